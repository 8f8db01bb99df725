"""Advice replay 如果照建议做: the last 90 days of one account as they were, as advised, and with the least that would have sufficed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from app.advice import Shared
from app.advice.backtest.actual import balance_line, by_hour
from app.advice.backtest.hindsight import KNOWN_DAYS, LEAST_DAYS, Figures, Hindsight, Past, Way, look_back
from app.domain.accounts import FundRow, FundRowKind, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import NotFound
from app.progress import Progress, Silent
from app.services.calendar import shipped_calendar
from app.services.clock import Clock
from app.services.dry_hours import empty_hours
from app.services.kept_advice import TOP_UPS
from app.services.prepaid import Source, days_of, sources_of
from app.services.top_ups import HISTORY_DAYS, approval_hours
from app.store.spend import DailySpend
from app.store.vault import Vault
from app.store.work import Work

__all__ = ["AdviceReplays", "Figures", "Hindsight", "Replay", "ReplayAccount", "Way"]

REPLAYED_DAYS = 90
_HOUR = timedelta(hours=1)
_BURN = frozenset({FundRowKind.SPEND, FundRowKind.CHARGE})
"""Rows that repeat what the daily spend says."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayAccount:
    """One holder of prepaid money that may be replayed."""

    key: str
    name: str
    platform: Platform
    platform_id: str
    currency: str
    days: int
    """How many can be replayed; 0 where too little is known."""
    spent: Money
    """On these days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What was found for one account."""

    account: ReplayAccount
    hindsight: Hindsight
    read_days: int
    """Days of these on which a balance was read; between readings the actual line is worked out, and dry hours are not known."""
    approval_hours: float


class AdviceReplays:
    """Walks through the past once more; writes nothing."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def accounts(self, progress: Progress | None = None) -> list[ReplayAccount]:
        """Those that can be replayed first, by how many days and by name."""
        shown, now = progress or Silent(), self._clock()
        shown.step(0, 0)
        with self._vault.look() as work:
            spend = work.evidence.daily_spend(now.date() - timedelta(days=HISTORY_DAYS))
            read = work.evidence.latest_balances()
            found = [_account(one, spend, now, is_read=one.holder in read) for one in sources_of(work)]
        return sorted(found, key=lambda one: (-one.days, one.name, one.key))

    def replay(self, key: str, progress: Progress | None = None) -> Replay | None:
        """The three ways of one account; None when too little is known of it, NotFound when there is none."""
        shown, now = progress or Silent(), self._clock()
        with self._vault.look() as work:
            source = next((one for one in sources_of(work) if one.key == key), None)
            if source is None:
                raise NotFound("account", key)
            spend = work.evidence.daily_spend(now.date() - timedelta(days=HISTORY_DAYS))
            is_read = source.holder in work.evidence.latest_balances()
            account = _account(source, spend, now, is_read=is_read)
            if not account.days:
                return None
            past, read_days = _past(work, source, _span(source, days_of(source, spend), now), now)
            hours = approval_hours(work.orders.all())
        shared = Shared(approval_hours=hours, calendar=shipped_calendar())
        hindsight = look_back(past, shared, shown.step)
        return Replay(account=account, hindsight=hindsight, read_days=read_days, approval_hours=hours)


@dataclass(frozen=True, slots=True)
class _Span:
    """Days that are known, and those that are replayed."""

    first: date
    start: date
    last: date

    @property
    def days(self) -> int:
        days = (self.last - self.start).days + 1
        return days if days >= LEAST_DAYS else 0


def _span(one: Source, days: Mapping[date, int], now: datetime) -> _Span:
    """Up to the last day that was over when everybody was read."""
    here = now.astimezone(ZoneInfo(one.account.zone)).date()
    read = [each.synced_at.astimezone(ZoneInfo(each.zone)).date() for each in one.members if each.synced_at is not None]
    last = min([here, *read]) - timedelta(days=1) if len(read) == len(one.members) else date.min
    first = min((day for day, micros in days.items() if micros), default=here)
    start = max(first + timedelta(days=KNOWN_DAYS), last - timedelta(days=REPLAYED_DAYS - 1)) if days else here
    return _Span(first, start, last)


def _account(one: Source, spend: DailySpend, now: datetime, *, is_read: bool) -> ReplayAccount:
    days = days_of(one, spend)
    span = _span(one, days, now)
    spent = sum(micros for day, micros in days.items() if span.start <= day <= span.last)
    return ReplayAccount(
        key=one.key,
        name=one.name,
        platform=one.account.platform,
        platform_id=one.platform_id,
        currency=one.account.currency,
        days=span.days if is_read and spent else 0,
        spent=Money.from_micros(spent, one.account.currency),
    )


def _past(work: Work, one: Source, span: _Span, now: datetime) -> tuple[Past, int]:
    zone = ZoneInfo(one.account.zone)
    midnight = datetime.combine(span.start, time(), tzinfo=zone)
    today = now.astimezone(zone).date()
    charged = _cash_by_day(work, one, span.first)
    clock = _Hours(midnight, (today - span.start).days + 1)
    stretches = [each for each in work.evidence.empty_stretches(midnight) if each[0] == one.holder]
    empty = clock.flags(empty_hours(stretches).get(one.holder, ()))
    rows = _cash_rows(work, one, span.start)
    # Hours of today that are still to come hold none of its charge.
    ahead = np.arange(clock.count) > clock.at(now)
    spent = by_hour(_amounts(charged, span.start, clock.days), empty | ahead)
    readings = {clock.at(at) + 1: cash.amount for at, cash in work.evidence.cash_readings(one.holder, midnight)}
    line = balance_line(readings, clock.sums(rows) - spent)
    whole = 24 * span.days
    first = max(span.first, span.start - timedelta(days=HISTORY_DAYS))
    known, before = (span.last - first).days + 1, (span.start - first).days
    dry = np.concatenate([np.zeros(before), empty[:whole].reshape(-1, 24).sum(axis=1)])
    past = Past(
        name=one.name,
        currency=one.account.currency,
        first=first,
        charged=_amounts(charged, first, known),
        dry=dry,
        start=before,
        balance=line[:whole],
        empty=empty[:whole],
        arrived=[row.amount for row in rows if row.kind in TOP_UPS and row.amount.amount > 0 and row.day <= span.last],
    )
    return past, len({hour // 24 for hour in readings if hour < whole})


@dataclass(frozen=True, slots=True)
class _Hours:
    """Hours since a midnight, on the account's own clock."""

    midnight: datetime
    days: int

    @property
    def count(self) -> int:
        return 24 * self.days

    def at(self, moment: datetime) -> int:
        """The hour in which it lies."""
        here = moment.astimezone(self.midnight.tzinfo).replace(tzinfo=None)
        return (here - self.midnight.replace(tzinfo=None)) // _HOUR

    def flags(self, hours: Iterable[datetime]) -> NDArray[np.bool_]:
        found = np.zeros(self.count, dtype=bool)
        for at in map(self.at, hours):
            if 0 <= at < self.count:
                found[at] = True
        return found

    def sums(self, rows: Iterable[FundRow]) -> Floats:
        """What came less what went in each hour."""
        found: dict[int, Decimal] = defaultdict(Decimal)
        for row in rows:
            found[self.at(row.at)] += row.amount.amount
        return np.array([found.get(hour, Decimal(0)) for hour in range(self.count)], dtype=np.float64)


def _cash_rows(work: Work, one: Source, since: date) -> list[FundRow]:
    """Everything that came into the cash or left it, but for the burn."""
    account, wallet = (one.holder.id, None) if one.holder.kind == "account" else (None, one.holder.id)
    stored = work.evidence.fund_rows(account_id=account, wallet_id=wallet, since=since, newest_first=False)
    return [each.row for each in stored if each.row.fund_class is FundClass.CASH and each.row.kind not in _BURN]


def _cash_by_day(work: Work, one: Source, since: date) -> Mapping[date, Decimal]:
    """What was charged to cash; where a platform tells only the sum, that."""
    found: dict[date, Decimal] = defaultdict(Decimal)
    for member in one.members:
        for _, row in work.evidence.spend(since=since, account_id=member.id):
            found[row.day] += (row.cash if row.cash is not None else row.spend).amount
    return found


def _amounts(by_day: Mapping[date, Decimal], first: date, days: int) -> Floats:
    return np.array([by_day.get(first + timedelta(days=step), Decimal(0)) for step in range(days)], dtype=np.float64)
