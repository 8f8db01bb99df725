"""A sync of every practice platform ends with the practice world's own totals, to the micro-unit."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.domain.accounts import Funding, Platform
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.practice import connect_practice
from app.store.vault import Vault
from tests.services.conftest import NOW, TODAY
from tests.services.totals import differences

ACCOUNTS, DAYS = 40, 30
FIRST = NOW - timedelta(days=DAYS + 5)


class Hours:
    """A clock that the test pushes."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Any:
        return self.now


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def everywhere() -> Iterator[Sandbox]:
    with Sandbox(World(accounts=ACCOUNTS, days=DAYS, today=TODAY), now=NOW, is_frozen=True) as serving:
        yield serving
        assert serving.failures == []


@pytest.fixture
def desk(vault: Vault, hours: Hours, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    return Desk(vault, hours)


def test_a_sync_of_every_platform_ends_with_the_worlds_own_totals(
    desk: Desk, vault: Vault, everywhere: Sandbox
) -> None:
    connected = connect_practice(desk.connections, everywhere.url)
    assert {str(platform) for platform in connected} == set(everywhere.stages)
    report = desk.sync.run()
    assert report.failures == ()
    assert report.accounts == ACCOUNTS
    assert differences(vault, everywhere.url, since=FIRST) == []
    fundings = {line.funding for line in desk.accounts.lines()}
    assert Funding.PREPAID in fundings


def test_two_days_later_the_book_and_every_platform_that_lists_its_rows_still_agree(
    desk: Desk, vault: Vault, everywhere: Sandbox, hours: Hours
) -> None:
    connect_practice(desk.connections, everywhere.url)
    desk.sync.run()
    everywhere.clock.push(50)
    hours.now += timedelta(hours=50)
    assert desk.sync.run().failures == ()
    assert differences(vault, everywhere.url, since=FIRST) == []
    standing = [
        one for one in desk.overview.view().breaks if not one.is_timing and one.platform is not Platform.BILIBILI
    ]
    assert standing == [], "Bilibili lists no rows, so what was paid in there is a break until a file tells it"


def test_a_postpaid_account_never_adds_to_money(desk: Desk, everywhere: Sandbox) -> None:
    connect_practice(desk.connections, everywhere.url)
    desk.sync.run()
    view = desk.overview.view()
    prepaid = [line for line in view.lines if line.funding is Funding.PREPAID]
    for cash in view.cash:
        known = [line.figures.cash for line in prepaid if line.figures.cash is not None]
        assert cash.micros == sum(one.micros for one in known if one.currency == cash.currency)
    for line in view.lines:
        if line.funding is not Funding.PREPAID:
            assert line.figures.cash is None
            assert line.figures.grant is None
