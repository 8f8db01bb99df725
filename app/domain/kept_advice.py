"""Kept advice 充值建议存档: what was told about an account, as it was told, and how right it turned out to be."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.evidence import Holder
from app.domain.money import Money

USED_WITHIN = timedelta(days=3)
"""Money that is used within three days of the next arrival was working, not idle."""
SHORT_MONEY_CAP = 3
"""A day that ran dry is never thought to have needed more than this many times what it was charged."""
_TIGHT_SHARE = Decimal("0.25")
_HOURS = Decimal(24)

Quantiles = tuple[tuple[Decimal, Money], ...]
"""Need not exceeded with each probability, lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAdvice:
    """One advice as it was given. Nothing of it is ever changed; what came of it is worked out from the evidence."""

    id: int | None = None
    holder: Holder
    review_day: date
    """Where the company sits; the first advice of a day is the one that is kept."""
    told_at: datetime
    next_review: datetime
    ends_at: datetime
    """When the next review's order was expected to have landed: until then the advice speaks."""
    latest_safe_at: datetime | None
    balance: Money
    under_way: Money
    minimum: Money
    burn: Money
    """Mean of the seven days before."""
    amount: Money
    chance_dry: Decimal
    """With the advice; to a millionth."""
    chance_dry_without: Decimal
    idle: Money
    idle_without: Money
    interval: Quantiles
    """Need until `ends_at`."""
    ahead: Mapping[int, Quantiles]
    """Need of the next 1, 3 and 7 times 24 hours."""
    reasons: tuple[tuple[str, str], ...]
    """Codes with their facts, weightiest first."""
    inputs_sha256: str
    """Over all that the adviser was shown."""

    @property
    def settled_at(self) -> datetime:
        """From then on it can be told how right it was."""
        return self.ends_at + USED_WITHIN

    @property
    def stock(self) -> Money:
        """What there would be with it."""
        return self.balance + self.under_way + self.amount


class AdviceOutcome(StrEnum):
    """What became of an advice, as if it had been followed."""

    RIGHT = "right"  # no hour without money, and what was left was used within three days
    RAN_DRY = "ran_dry"
    LEFT_IDLE = "left_idle"
    HAD_TOO_MUCH = "had_too_much"  # nothing was advised, and more lay there already than got used


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceScore:
    """How right one advice was."""

    outcome: AdviceOutcome
    need: Money
    """Until the advice ended."""
    is_least: bool
    """Hours without money fell into it: the need was at least so much."""
    level: Decimal | None
    """The lowest probability told whose need was enough; None when the need was above all of them."""
    dry_hours: int
    """In which the account really stood without money."""
    arrived: Money
    """Topped up in truth until then."""
    left: Money
    """With the advice, at its end."""
    idle: Money
    """What of that was not used within three days."""
    is_tight: bool
    """The amount was no more above the least than a quarter of the need or half a day."""

    @property
    def is_right(self) -> bool:
        """As `AdviceOutcome.RIGHT`."""
        return self.outcome is AdviceOutcome.RIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatCame:
    """The evidence of one holder after an advice, in its currency."""

    zone: ZoneInfo
    charged: Mapping[date, Decimal]
    """By business day."""
    empty_hours: Collection[datetime]
    """Begins of the hours that were seen without money."""
    arrivals: Mapping[datetime, Decimal]
    """Top-ups in cash by their moment."""


def score(kept: KeptAdvice, came: WhatCame) -> AdviceScore:
    """By the scores of the back-test, on what the platform charged; asked once `settled_at` has passed.

    Whether somebody followed the advice makes no difference to its need, only to whether the account really stood dry.
    """
    currency = kept.amount.currency
    needs = _Needs(came)
    need = _money(needs.between(kept.told_at, kept.ends_at), currency)
    after = _money(needs.between(kept.ends_at, kept.settled_at), currency)
    dry = sum(1 for hour in came.empty_hours if kept.told_at <= hour < kept.ends_at)
    arrived = _money(
        sum((money for at, money in came.arrivals.items() if kept.told_at <= at < kept.ends_at), Decimal(0)), currency
    )
    left = max(kept.stock - need, Money.zero(currency))
    idle = max(left - after, Money.zero(currency))
    return AdviceScore(
        outcome=_outcome(kept, need, idle, is_dry=bool(dry) and arrived >= kept.amount),
        need=need,
        is_least=needs.is_least(kept.told_at, kept.ends_at),
        level=next((level for level, told in kept.interval if need <= told), None),
        dry_hours=dry,
        arrived=arrived,
        left=left,
        idle=idle,
        is_tight=_is_tight(kept, need),
    )


def _outcome(kept: KeptAdvice, need: Money, idle: Money, *, is_dry: bool) -> AdviceOutcome:
    """An account that stood dry though all that was advised had come tells against the advice, whatever the days say."""
    if need > kept.stock or is_dry:
        return AdviceOutcome.RAN_DRY
    if not idle:
        return AdviceOutcome.RIGHT
    return AdviceOutcome.LEFT_IDLE if kept.amount else AdviceOutcome.HAD_TOO_MUCH


def _is_tight(kept: KeptAdvice, need: Money) -> bool:
    least = max(need - kept.balance - kept.under_way, Money.zero(need.currency))
    room = max(need.times(_TIGHT_SHARE), kept.burn.times(Decimal("0.5")))
    most = (max(least, kept.minimum) if least else least) + room
    return least <= kept.amount <= most


@dataclass(frozen=True, slots=True)
class _Needs:
    """Need a day, spread evenly over its hours; a day with hours without money needed more than it was charged."""

    came: WhatCame

    def between(self, start: datetime, end: datetime) -> Decimal:
        found = Decimal(0)
        for day, share in self._days(start, end):
            dry = min(self._dry_hours(day), 24)
            charged = self.came.charged.get(day, Decimal(0))
            found += share * min(charged * _HOURS / max(24 - dry, 1), charged * SHORT_MONEY_CAP)
        return found

    def is_least(self, start: datetime, end: datetime) -> bool:
        return any(self._dry_hours(day) for day, _ in self._days(start, end))

    def _dry_hours(self, day: date) -> int:
        return sum(1 for hour in self.came.empty_hours if hour.astimezone(self.came.zone).date() == day)

    def _days(self, start: datetime, end: datetime) -> Iterator[tuple[date, Decimal]]:
        """Days that are touched, with the share of each that lies between."""
        at, last = start.astimezone(self.came.zone), end.astimezone(self.came.zone)
        while at < last:
            midnight = datetime.combine(at.date() + timedelta(days=1), time(), tzinfo=self.came.zone)
            until = min(midnight, last)
            yield at.date(), Decimal((until - at) // timedelta(seconds=1)) / 86_400
            at = until


def _money(amount: Decimal, currency: str) -> Money:
    return Money(amount.quantize(Decimal("0.000001")), currency).rounded()
