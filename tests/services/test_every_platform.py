"""A sync of every practice platform ends with the practice world's own totals, to the micro-unit."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from app.desk import Desk
from app.domain.accounts import Funding, Platform
from app.domain.evidence import Holder
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.practice import connect_practice
from app.store.vault import Vault
from tests.services.conftest import NOW, TODAY

ACCOUNTS, DAYS = 40, 30


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


def told(sandbox: Sandbox, what: str) -> Any:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(f"{sandbox.url}/_sandbox/{what}", timeout=60).json()


def ours(vault: Vault) -> dict[tuple[str, str], dict[str, Any]]:
    """What the vault holds of each account and wallet, by platform and the platform's id."""
    with vault.look() as work:
        balances, debts = work.evidence.latest_balances(), work.evidence.latest_debts()
        spend = work.evidence.spend(since=TODAY - timedelta(days=DAYS + 5))
        accounts, wallets = work.accounts.all(), work.wallets.all()
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for account in accounts:
        held = balances.get(Holder("account", account.id or 0))
        debt = debts.get(account.id or 0)
        found[account.platform, account.platform_id] = {
            "balance": held[0] if held else None,
            "debt": debt[0] if debt else None,
            "funding": account.funding,
            "in_wallet": account.wallet_id is not None,
            "spend": {row.day.isoformat(): row.spend.micros for one, row in spend if one == account.id and row.spend},
        }
    for wallet in wallets:
        held = balances.get(Holder("wallet", wallet.id or 0))
        found[wallet.platform, wallet.platform_id] = {"balance": held[0] if held else None}
    return found


def differences(vault: Vault, sandbox: Sandbox) -> list[str]:
    """Where the vault and the practice world do not say the same."""
    held = ours(vault)
    wrong = []
    for platform, totals in told(sandbox, "totals").items():
        for kind in ("accounts", "wallets"):
            for one in totals[kind]:
                mine = held.get((platform, one["number"]))
                if mine is None:
                    wrong += [f"{platform} {one['number']}: not there"] if kind == "accounts" else []
                    continue
                wrong += [f"{platform} {one['number']}: {what}" for what in _differs(mine, one)]
    return wrong


def _differs(mine: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    closing = theirs["closing_micros"]
    balance = mine["balance"]
    if balance is not None and not mine.get("in_wallet"):
        cash = (balance.cash + balance.frozen).micros
        if cash != closing.get("cash", 0):
            yield f"cash {cash} against {closing.get('cash', 0)}"
        granted = closing.get("grant", 0) + closing.get("rebate", 0)
        if balance.grant.micros != granted:
            yield f"grant {balance.grant.micros} against {granted}"
        if balance.credit.micros != closing.get("credit", 0):
            yield f"credit {balance.credit.micros} against {closing.get('credit', 0)}"
    if mine.get("spend") is not None and mine["spend"] != theirs["spend_micros"]:
        days = sorted(set(mine["spend"].items()) ^ set(theirs["spend_micros"].items()))
        yield f"spend {days[:4]}"
    debt = mine.get("debt")
    if debt is not None:
        if debt.owed is not None and debt.owed.micros != theirs["owed_micros"]:
            yield f"owed {debt.owed.micros} against {theirs['owed_micros']}"
        if debt.limit is not None and debt.limit.micros != theirs["limit_micros"]:
            yield f"limit {debt.limit.micros} against {theirs['limit_micros']}"
        if debt.used is not None and debt.used.micros != theirs["counted_micros"]:
            yield f"used {debt.used.micros} against {theirs['counted_micros']}"


def test_a_sync_of_every_platform_ends_with_the_worlds_own_totals(
    desk: Desk, vault: Vault, everywhere: Sandbox
) -> None:
    connected = connect_practice(desk.connections, everywhere.url)
    assert {str(platform) for platform in connected} == set(everywhere.stages)
    report = desk.sync.run()
    assert report.failures == ()
    assert report.accounts == ACCOUNTS
    assert differences(vault, everywhere) == []
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
    assert differences(vault, everywhere) == []
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
