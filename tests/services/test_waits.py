"""Who waits for whose signature: by name, since when, and from when on it presses."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.approvals import Needed
from app.domain.waits import APPROVAL_TARGET, Waiting, presses_from
from app.store.vault import Vault
from tests.services.office import AUDITOR, EXECUTIVE, MANAGER, MARKETING, OWNER, Office, office_on


@pytest.fixture
def office(vault: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Office]:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    with office_on(vault) as here:
        yield here


def test_who_waits_for_whom_is_said_by_name_since_when_and_when_it_presses(office: Office) -> None:
    def waits(order_id: int) -> tuple[Waiting | None, dict[Needed, tuple[str, ...]]]:
        line = office.desks[AUDITOR].order_lines.detail(order_id).line
        return line.waiting, {one.needed: one.names for one in line.waits_for}

    order_id, submitted = office.submitted("150000.00"), office.now
    line = office.desks[AUDITOR].order_lines.detail(order_id).line
    assert (line.drafted_by, line.submitted_at) == (MARKETING, submitted)
    assert waits(order_id) == (
        Waiting.IN_TIME,
        {Needed.FINANCE_MANAGER: tuple(sorted((MANAGER, OWNER))), Needed.EXECUTIVE: (EXECUTIVE,)},
    )
    office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))
    office.now = presses_from(submitted)
    assert waits(order_id) == (Waiting.ESCALATED, {Needed.EXECUTIVE: (EXECUTIVE,)})
    office.now = submitted + APPROVAL_TARGET + timedelta(minutes=1)
    assert waits(order_id)[0] is Waiting.LATE
    office.desks[EXECUTIVE].orders.approve([order_id], office.code(EXECUTIVE))
    assert waits(order_id) == (None, {})


def test_whoever_made_an_order_is_not_waited_for(office: Office) -> None:
    desk = office.desks[OWNER]
    (order_id,) = desk.orders.draft([office.line("20000.00")])
    desk.orders.submit([order_id], knows_twins=True)
    (one,) = desk.order_lines.detail(order_id).line.waits_for
    assert (one.needed, one.names) == (Needed.FINANCE_MANAGER, (MANAGER,))
