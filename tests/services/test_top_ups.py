"""Advice from the vault's own figures: what runs dry first stands first, a wallet once, old figures give none."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from app.advice import ReasonCode
from app.desk import Desk
from app.domain.accounts import Balance, Funding
from app.domain.evidence import Holder
from app.domain.money import Money
from app.domain.orders import Channel
from app.domain.people import Role
from app.services.orders import DraftLine
from app.services.top_ups import Urgency
from app.store.vault import Vault
from app.store.work import Work
from tests.store import factory
from tests.store.factory import NOW

MARKETING = factory.seat("苏晴", "b", "a")


def with_history(work: Work, name: str, cash: str = "", **changed: object) -> int:
    """An account that spends 800 a day; without cash its money lies elsewhere."""
    account = factory.with_account(work, name=name, platform_id=name, synced_at=NOW, **changed)
    days = [NOW.date() - timedelta(days=back) for back in range(1, 40)]
    work.evidence.add_spend([(account, factory.spend_row(day, "800.00", holder=name)) for day in days], NOW)
    if cash:
        hold(work, Holder("account", account), cash)
    return account


def hold(work: Work, holder: Holder, cash: str) -> None:
    hold_at(work, holder, cash, NOW)


def hold_at(work: Work, holder: Holder, cash: str, at: datetime) -> None:
    zero = Money.zero("CNY")
    work.evidence.add_balance(
        holder, Balance(cash=Money(Decimal(cash), "CNY"), grant=zero, credit=zero, frozen=zero), at
    )


@pytest.fixture
def desk(vault: Vault) -> Desk:
    Desk(vault, lambda: NOW, factory.seat()).people.enter(MARKETING, frozenset({Role.MARKETING}))
    with vault.work() as work:
        with_history(work, "plenty", "90000")
        with_history(work, "dry", "900", manager="agent-7")
        connection = work.connections.all()[0].id or 0
        wallet = work.wallets.add(factory.wallet(connection))
        for name in ("shares-1", "shares-2"):
            with_history(work, name, wallet_id=wallet)
        hold(work, Holder("wallet", wallet), "1000")
        with_history(work, "pays-later", funding=Funding.POSTPAID)
        with_history(work, "unread")
    return Desk(vault, lambda: NOW, MARKETING)


def test_what_cannot_wait_stands_first_with_its_reason_and_a_shared_wallet_counts_once(desk: Desk) -> None:
    view = desk.top_ups.view()
    told = {line.name: line for line in view.lines}
    assert set(told) == {"plenty", "dry", "共享钱包", "unread"}
    assert {line.urgency for line in view.lines[:2]} == {Urgency.NOW}
    assert (told["plenty"].urgency, told["unread"].urgency) == (Urgency.ENOUGH, Urgency.NO_FIGURES)
    assert told["共享钱包"].burn == Money(Decimal(1600), "CNY")
    assert told["dry"].reasons
    assert told["dry"].channels[0] is Channel.API
    assert Channel.API not in told["共享钱包"].channels
    assert view.advised == (told["dry"].amount + told["共享钱包"].amount,)
    assert view.next_review > NOW


def test_what_is_under_way_is_not_advised_a_second_time_and_figures_of_yesterday_give_no_advice(
    desk: Desk, vault: Vault
) -> None:
    line = next(one for one in desk.top_ups.view().lines if one.name == "dry")
    drafts = [DraftLine(account_id=line.account_id, amount=line.amount, channel=Channel.BY_HAND)]
    ids = desk.orders.draft(drafts)
    desk.orders.submit(ids)
    after = next(one for one in desk.top_ups.view().lines if one.name == "dry")
    assert (after.under_way, after.amount) == (line.amount, Money.zero("CNY"))
    later = Desk(vault, lambda: NOW + timedelta(hours=25), MARKETING)
    assert {one.urgency for one in later.top_ups.view().lines} == {Urgency.TOO_OLD, Urgency.NO_FIGURES}


def test_a_day_that_ran_dry_is_known_from_its_balances_and_advises_more(vault: Vault) -> None:
    ten = NOW.replace(hour=2, minute=0)  # ten in the morning in Shanghai
    with vault.work() as work:
        for name in ("ran-dry", "had-money"):
            account = factory.with_account(work, name=name, platform_id=name, synced_at=NOW)
            spent = [(back, "400.00" if back == 1 else "800.00") for back in range(1, 40)]
            rows = [factory.spend_row(NOW.date() - timedelta(days=back), much, holder=name) for back, much in spent]
            work.evidence.add_spend([(account, row) for row in rows], NOW)
            left = {"ran-dry": ("500", "0", "0", "300"), "had-money": ("500", "100", "80", "300")}[name]
            for cash, hour in zip(left, (1, 4, 10, 13), strict=True):
                hold_at(work, Holder("account", account), cash, ten - timedelta(days=1) + timedelta(hours=hour))
            hold(work, Holder("account", account), "900")
    lines = {line.name: line for line in Desk(vault, lambda: NOW, factory.seat()).top_ups.view().lines}
    told = {reason.code for reason in lines["ran-dry"].reasons}
    assert ReasonCode.DRY_DAYS_CORRECTED in told
    assert ReasonCode.DRY_DAYS_CORRECTED not in {reason.code for reason in lines["had-money"].reasons}
    assert lines["ran-dry"].amount > lines["had-money"].amount
