"""An approved order whose sender is killed and starts again: its money moves once at most, and no doubt vanishes (M2, M3)."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.moves import MoveKind
from app.domain.orders import OrderState
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.journeys.storm import Nursery, nursery
from tests.services.office import CLERK, MANAGER, MARKETING, Office, office_on

CLERKS_SEAT = {"name": CLERK, "letter": "c", "root": "a"}
KILLS = 9
"""Spread over all steps of the sending; the first order, which nothing ends, tells how many there are."""


@pytest.fixture
def office(vault: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Office]:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    with office_on(vault, accounts=24) as here:
        yield here


def live(programs: Nursery, office: Office, book: Path, order: int, *, dies_at: int = 0) -> list[dict[str, Any]]:
    task = {"do": "send_order", "order": order, "seat": CLERKS_SEAT}
    life = {"path": str(book), "url": office.sandbox.url, "now": office.now.isoformat(), "after_ms": 0}
    return programs.live({**life, "dies_at": dies_at, "tasks": [task]})


@pytest.mark.parametrize("kind", [MoveKind.RECHARGE, MoveKind.TRANSFER])
def test_killed_while_it_is_sent_an_order_moves_once_at_most_and_no_doubt_vanishes(
    office: Office, made_vault: MadeVault, tmp_path: Path, kind: MoveKind
) -> None:
    ask = office.between if kind is MoveKind.TRANSFER else office.line
    ids = office.desks[MARKETING].orders.draft([ask(f"{900 + at}.00") for at in range(KILLS + 1)])
    office.desks[MARKETING].orders.submit(ids, knows_twins=True)
    office.desks[MANAGER].orders.approve(ids, office.code(MANAGER))
    intents = {one: office.order(one).content.intent for one in ids}
    office.vault.close()
    # The children open a copy by its own key, one after the other.
    book = shutil.copytree(office.vault.path, tmp_path / "killed.adtill")
    with nursery(made_vault.key) as programs:
        steps = next(word["steps"] for word in live(programs, office, book, ids[0]) if "steps" in word)
        for at, order in enumerate(ids[1:]):
            told = live(programs, office, book, order, dies_at=1 + at * steps // KILLS)
            assert not any("steps" in word for word in told), "it was killed"
            live(programs, office, book, order)
    again = Vault.open_keyed(book, made_vault.key)
    try:
        with again.look() as work:
            states = {one.id: one.state for one in work.orders.all()}
        assert again.check().is_sound
    finally:
        again.close()
    moved = [one.key for one in office.sandbox.world.effects]
    confirmed = [intents[one] for one, state in states.items() if one and state is OrderState.CONFIRMED]
    # Killed between the note that it leaves and its first byte, nobody can say: it stays listed, and is not sent again.
    assert set(states.values()) <= {OrderState.CONFIRMED, OrderState.UNKNOWN}
    assert sorted(moved) == sorted(confirmed)
    assert len(states) == KILLS + 1
