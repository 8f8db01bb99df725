"""Top-ups 充值建议: what each account needs now, how urgent that is and why, from the vault's own figures; it sends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.advice import Advice, DayCharge, Observation, Reason, Shared, advise_all
from app.domain.accounts import AccountStatus, Platform
from app.domain.burn import WINDOW_DAYS
from app.domain.evidence import Holder
from app.domain.money import Money, total
from app.domain.moves import MoveKind
from app.domain.orders import Channel, Order
from app.domain.waits import APPROVAL_TARGET
from app.progress import Progress, Silent
from app.services.account_lines import Balances, is_stale
from app.services.calendar import shipped_calendar
from app.services.clock import Clock
from app.services.dry_hours import LOOK_BACK_DAYS, DryHours, dry_hours
from app.services.money_under_way import total_of, under_way, ways_of
from app.services.moves import Moves
from app.services.order_rules import ZONE
from app.services.prepaid import Source, days_of, sources_of
from app.store.vault import Vault

HISTORY_DAYS = 400
TOO_OLD = timedelta(hours=24)
"""Older figures give no advice at all (promise D7)."""
REVIEW_AT = time(10)
"""When somebody looks again, on the next working day."""

_TIMED_ORDERS = 20
_FEWEST_TIMED = 3


class Urgency(StrEnum):
    """How soon somebody has to act."""

    NOW = "now"  # waiting for the next review is too late
    SOON = "soon"
    ENOUGH = "enough"
    STANDING_STILL = "standing_still"  # paused or silent: nothing is advised, its money is stranded
    TOO_OLD = "too_old"  # the figures are older than a day
    NO_FIGURES = "no_figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUpLine:
    """One account, or one shared wallet: a wallet counts once, and its money comes through one of its accounts."""

    key: str
    """`account:7` or `wallet:3`."""
    holder: Holder
    account_id: int
    """For which an order is drafted."""
    name: str
    platform: Platform
    platform_id: str
    balance: Money | None
    under_way: Money
    """Submitted, approved or sent, and not there yet; below zero where more goes back than comes."""
    burn: Money
    """Mean of the last seven days."""
    urgency: Urgency
    advice: Advice | None
    observation: Observation | None = field(repr=False)
    """What the adviser was shown; None where it was not asked."""
    read_at: datetime | None
    is_stale: bool
    channels: tuple[Channel, ...]

    @property
    def amount(self) -> Money:
        """What to send; zero when nothing is advised."""
        return self.advice.amount if self.advice is not None else Money.zero(self.burn.currency)

    @property
    def latest_safe_at(self) -> datetime | None:
        """Until when it can wait; None when no end is in sight."""
        return self.advice.latest_safe_at if self.advice is not None else None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, weightiest first."""
        return self.advice.reasons if self.advice is not None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUpsView:
    """What the page of recharges shows first."""

    at: datetime
    next_review: datetime
    lines: tuple[TopUpLine, ...]
    """Most urgent first."""
    approval_hours: float
    """The firm's own time from the request to the last signature, as it was of late."""

    @property
    def advised(self) -> tuple[Money, ...]:
        """What all of it comes to, by currency."""
        amounts = [line.amount for line in self.lines if line.amount]
        return tuple(
            total([one for one in amounts if one.currency == currency], currency)
            for currency in sorted({one.currency for one in amounts})
        )


class TopUps:
    """Asks the adviser about every holder of prepaid money at once."""

    def __init__(self, vault: Vault, moves: Moves, clock: Clock) -> None:
        self._vault = vault
        self._moves = moves
        self._clock = clock

    def view(self, progress: Progress | None = None) -> TopUpsView:
        """The whole list; for a thousand accounts it takes a second or two."""
        now, shown = self._clock(), progress or Silent()
        shown.step(0, 0)
        with self._vault.look() as work:
            sources = sources_of(work)
            balances = work.evidence.latest_balances()
            spend = work.evidence.daily_spend(now.date() - timedelta(days=HISTORY_DAYS))
            orders, accounts = work.orders.all(), work.accounts.all()
            stretches = work.evidence.empty_stretches(now - timedelta(days=LOOK_BACK_DAYS))
        days = {one.key: days_of(one, spend) for one in sources}
        dry = dry_hours(stretches, {one.holder: one.account.zone for one in sources})
        figures = _Figures(now, next_review(now), balances, days, dry, under_way(orders, accounts))
        fresh = [one for one in sources if figures.age(one) <= TOO_OLD]
        shown.step(0, 0)
        hours = approval_hours(orders)
        shared = Shared(approval_hours=hours, calendar=shipped_calendar())
        seen = [figures.observation(one) for one in fresh]
        advised = advise_all(seen, shared) if seen else []
        told = {one.key: pair for one, pair in zip(fresh, zip(seen, advised, strict=True), strict=True)}
        kinds = self._moves.kinds_of(one.account for one in sources)
        lines = [
            figures.line(one, told.get(one.key), ways_of(MoveKind.RECHARGE, one.account, kinds[one.account.id or 0]))
            for one in sources
        ]
        return TopUpsView(
            at=now, next_review=figures.review, lines=tuple(sorted(lines, key=_rank)), approval_hours=hours
        )


def next_review(now: datetime) -> datetime:
    """Ten in the morning of the next working day, where the company sits."""
    day = shipped_calendar().next_working_day(now.astimezone(ZONE).date())
    return datetime.combine(day, REVIEW_AT, tzinfo=ZONE)


def approval_hours(orders: Sequence[Order]) -> float:
    """How long signatures took of late; the target while there are too few orders to tell."""
    timed = [
        (one.approved_at - one.submitted_at) / timedelta(hours=1)
        for one in orders
        if one.approved_at is not None and one.submitted_at is not None
    ][:_TIMED_ORDERS]
    if len(timed) < _FEWEST_TIMED:
        return APPROVAL_TARGET / timedelta(hours=1)
    return sum(timed) / len(timed)


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the vault holds at one moment."""

    now: datetime
    review: datetime
    balances: Balances
    days: Mapping[str, Mapping[date, int]]
    """Micro-units by source and business day."""
    dry: Mapping[Holder, DryHours]
    under_way: Mapping[int, Money]

    def age(self, one: Source) -> timedelta:
        """How old its balance is; without end when none was read."""
        read = self.balances.get(one.holder)
        return timedelta.max if read is None else self.now - read[1]

    def observation(self, one: Source) -> Observation:
        """What the adviser may know of it."""
        here, days = self.now.astimezone(ZoneInfo(one.account.zone)), self.days[one.key]
        today, balance = here.date(), self.balances[one.holder][0]
        dry = self.dry.get(one.holder, {})
        history = [
            DayCharge(day, Decimal(days.get(day, 0)).scaleb(-6), dry.get(day, 0.0))
            for day in sorted({*days, *dry})
            if day < today
        ]
        return Observation(
            now=here,
            next_review=self.review.astimezone(here.tzinfo),
            balance=balance.cash,
            history=history,
            charged_today=Decimal(days.get(today, 0)).scaleb(-6),
            pipeline=self._pipeline(one),
            # What is taken at least differs by platform and agency and is mostly not published: half a day's spend.
            minimum_top_up=self._burn(one).times(Decimal("0.5")).rounded(),
            account=one.key,
            currency=one.account.currency,
            platform=one.account.platform,
            grant_balance=balance.grant,
            is_paused=all(each.status is AccountStatus.STOPPED for each in one.members),
        )

    def line(self, one: Source, told: tuple[Observation, Advice] | None, channels: tuple[Channel, ...]) -> TopUpLine:
        """It with its advice."""
        observation, advice = told if told is not None else (None, None)
        read = self.balances.get(one.holder)
        read_at = read[1] if read is not None else None
        return TopUpLine(
            key=one.key,
            holder=one.holder,
            account_id=one.account.id or 0,
            name=one.name,
            platform=one.account.platform,
            platform_id=one.platform_id,
            balance=read[0].cash if read is not None else None,
            under_way=self._pipeline(one),
            burn=self._burn(one),
            urgency=_urgency(advice, self.review, is_known=read is not None),
            advice=advice,
            observation=observation,
            read_at=read_at,
            is_stale=is_stale(read_at, self.now),
            channels=channels,
        )

    def _pipeline(self, one: Source) -> Money:
        return total_of(one, self.under_way)

    def _burn(self, one: Source) -> Money:
        days, today = self.days[one.key], self.now.astimezone(ZoneInfo(one.account.zone)).date()
        micros = sum(days.get(today - timedelta(days=back), 0) for back in range(1, WINDOW_DAYS + 1))
        return Money.from_micros(micros // WINDOW_DAYS, one.account.currency)


def _urgency(advice: Advice | None, review: datetime, *, is_known: bool) -> Urgency:
    if advice is None:
        return Urgency.TOO_OLD if is_known else Urgency.NO_FIGURES
    if advice.stranded or (not advice.amount and not advice.interval_quantiles[0.995]):
        return Urgency.STANDING_STILL
    if not advice.amount:
        return Urgency.ENOUGH
    is_urgent = advice.latest_safe_at is not None and advice.latest_safe_at <= review
    return Urgency.NOW if is_urgent else Urgency.SOON


def _rank(line: TopUpLine) -> tuple[int, datetime, str]:
    """Most urgent first, then by the moment until which it can wait."""
    never = datetime.max.replace(tzinfo=ZONE)
    return list(Urgency).index(line.urgency), line.latest_safe_at or never, line.key
