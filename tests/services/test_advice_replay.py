"""Had the advice been followed: replayed on the vault's own evidence, an account at a time."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.desk import Desk
from app.domain.accounts import Balance, FundRowKind
from app.domain.evidence import Holder
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import NotFound
from app.progress import Cancelled
from app.services.advice_replay import Replay, Way
from app.store.vault import Vault
from app.store.work import Work
from tests.store import factory
from tests.store.factory import NOW, TODAY

SPENT = Decimal(800)
WEEKLY = Decimal(5700)
DAYS = 120


def hold(work: Work, holder: Holder, cash: Decimal, at: datetime = NOW) -> None:
    zero = Money.zero("CNY")
    work.evidence.add_balance(holder, Balance(cash=Money(cash, "CNY"), grant=zero, credit=zero, frozen=zero), at)


def with_past(
    work: Work, name: str = "洗护-通投-01", *, days: int = DAYS, now: datetime = NOW, **changed: object
) -> int:
    """An account that spends 800 a day, filled up with 5,700 every Monday at noon."""
    account = factory.with_account(work, name=name, platform_id=name, synced_at=now, **changed)
    past = [now.date() - timedelta(days=back) for back in range(1, days)]
    work.evidence.add_spend([(account, factory.spend_row(day, str(SPENT), holder=name)) for day in past], now)
    zone = ZoneInfo("Asia/Shanghai")
    rows = [
        factory.fund_row(
            f"{name}-{day}", str(WEEKLY), holder=name, at=datetime.combine(day, time(12), tzinfo=zone), day=day
        )
        for day in past
        if day.weekday() == 0
    ]
    work.evidence.add_fund_rows([(Holder("account", account), row) for row in rows], now)
    return account


def replayed(vault: Vault, key: str = "account:1") -> Replay:
    found = Desk(vault, lambda: NOW, factory.seat()).advice_replays.replay(key)
    assert found is not None
    return found


def test_three_ways_through_the_last_ninety_days(vault: Vault) -> None:
    with vault.work() as work:
        hold(work, Holder("account", with_past(work)), Decimal(20_000))
    found = replayed(vault)
    actual, advised, least = (found.hindsight.ways[way] for way in Way)
    assert (found.hindsight.days[0], found.hindsight.days[-1]) == (
        TODAY - timedelta(days=90),
        TODAY - timedelta(days=1),
    )
    assert (actual.top_ups, actual.topped_up) == (13, Money(WEEKLY * 13, "CNY"))
    assert least.mean_balance < advised.mean_balance < actual.mean_balance
    assert (actual.dry_hours, advised.dry_hours, least.dry_hours) == (0, 0, 0)
    assert advised.idle < actual.idle


def test_the_actual_line_leads_back_from_the_one_balance_that_was_read(vault: Vault) -> None:
    with vault.work() as work:
        hold(work, Holder("account", with_past(work)), Decimal(20_000))
    found = replayed(vault)
    assert found.read_days == 0
    # Yesterday noon, on average: half a day of spend above what it ended with.
    assert found.hindsight.ways[Way.ACTUAL].line[-1] == pytest.approx(20_000 + 400, abs=20)


def test_the_actual_line_goes_through_every_balance_that_was_read(vault: Vault) -> None:
    with vault.work() as work:
        holder = Holder("account", with_past(work))
        noon = datetime.combine(TODAY - timedelta(days=9), time(0), tzinfo=ZoneInfo("Asia/Shanghai"))
        hold(work, holder, Decimal(3_000), noon - timedelta(minutes=30))
        hold(work, holder, Decimal(20_000))
    found = replayed(vault)
    assert found.read_days == 1
    assert found.hindsight.ways[Way.ACTUAL].line[-9] == pytest.approx(3_000 - 383, abs=5)


def test_hours_that_were_read_without_money_stand_in_the_actual_way(vault: Vault) -> None:
    with vault.work() as work:
        holder = Holder("account", with_past(work))
        night = datetime.combine(TODAY - timedelta(days=20), time(2), tzinfo=ZoneInfo("Asia/Shanghai"))
        for hour in range(6):
            hold(work, holder, Decimal(0), night + timedelta(hours=hour))
        hold(work, holder, Decimal(5_000), night + timedelta(hours=6))
        hold(work, holder, Decimal(20_000))
    actual = replayed(vault).hindsight.ways[Way.ACTUAL]
    assert actual.dry_hours == 6
    assert [at for at, is_dry in enumerate(actual.dry_days) if is_dry] == [70]
    # Eighteen hours cost 800: the six others would have cost 267.
    assert actual.lost == Money(Decimal("266.67"), "CNY")


def test_money_that_is_not_cash_and_rows_of_the_burn_itself_move_no_cash(vault: Vault) -> None:
    with vault.work() as work:
        account = with_past(work)
        at = NOW - timedelta(days=10)
        grant = factory.fund_row("G-1", "700", fund_class=FundClass.GRANT, at=at, day=at.date())
        burn = factory.fund_row("B-1", "-800", kind=FundRowKind.SPEND, at=at, day=at.date())
        hold(work, Holder("account", account), Decimal(20_000))
    before = replayed(vault)
    with vault.work() as work:
        work.evidence.add_fund_rows([(Holder("account", account), row) for row in (grant, burn)], NOW)
    assert replayed(vault).hindsight.ways == before.hindsight.ways


def test_a_shared_wallet_is_replayed_once_for_all_that_spend_from_it(vault: Vault) -> None:
    with vault.work() as work:
        factory.with_account(work)
        wallet = work.wallets.add(factory.wallet(work.connections.all()[0].id or 0))
        for name in ("甲", "乙"):
            with_past(work, name, wallet_id=wallet)
        hold(work, Holder("wallet", wallet), Decimal(20_000))
    desk = Desk(vault, lambda: NOW, factory.seat())
    listed = [(one.key, one.days) for one in desk.advice_replays.accounts()]
    assert listed == [(f"wallet:{wallet}", 90), ("account:1", 0)]
    found = replayed(vault, f"wallet:{wallet}")
    assert found.account.spent == Money(2 * SPENT * 90, "CNY")


@pytest.mark.parametrize(("days", "known"), [(120, 90), (60, 43), (31, 14), (30, 0), (1, 0)])
def test_as_many_days_are_replayed_as_the_book_knows(vault: Vault, days: int, known: int) -> None:
    with vault.work() as work:
        hold(work, Holder("account", with_past(work, days=days)), Decimal(20_000))
    replays = Desk(vault, lambda: NOW, factory.seat()).advice_replays
    assert [one.days for one in replays.accounts()] == [known]
    found = replays.replay("account:1")
    assert (len(found.hindsight.days) if found is not None else 0) == known


def test_an_account_whose_balance_was_never_read_is_not_replayed_and_one_that_is_not_there_is_named(
    vault: Vault,
) -> None:
    with vault.work() as work:
        with_past(work)
    replays = Desk(vault, lambda: NOW, factory.seat()).advice_replays
    assert replays.replay("account:1") is None
    with pytest.raises(NotFound):
        replays.replay("account:7")


def test_a_replay_stops_when_told_to(vault: Vault) -> None:
    class Stop:
        seen = 0

        def step(self, done: int, total: int, what: str = "") -> None:
            assert 0 <= done < total
            assert what == "洗护-通投-01"
            self.seen += 1
            if self.seen == 3:
                raise Cancelled

        def is_cancelled(self) -> bool:
            return self.seen >= 3

    with vault.work() as work:
        hold(work, Holder("account", with_past(work)), Decimal(20_000))
    stop = Stop()
    with pytest.raises(Cancelled):
        Desk(vault, lambda: NOW, factory.seat()).advice_replays.replay("account:1", stop)
    assert stop.seen == 3
