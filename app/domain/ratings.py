"""Ratings of providers 服务商评级: A to E from what the company itself has lived through with them, with the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

WINDOW_DAYS = 180
FEWEST_ORDERS = 5
SILENCE = timedelta(hours=72)
_BAN_MONTHS = 24

# Few cases say little: every measure starts as if it had seen this many of this quality, the lower end of a C.
_PRIOR_CASES = Decimal(5)
_PRIOR_SHARE = Decimal("0.7")


class Grade(StrEnum):
    """From the best to the one that is blocked."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"

    @property
    def is_weak(self) -> bool:
        """C or worse: a first payment takes two people."""
        return self >= Grade.C

    @property
    def is_blocked(self) -> bool:
        """D or E: nothing is paid without an exception."""
        return self >= Grade.D


class Dimension(StrEnum):
    """What is judged."""

    FUND_SAFETY = "fund_safety"
    OPENING_SUCCESS = "opening_success"
    PUNCTUALITY = "punctuality"
    COMPLAINTS = "complaints"
    SPEED = "speed"
    TRANSPARENCY = "transparency"


WEIGHTS: Mapping[Dimension, int] = {
    Dimension.FUND_SAFETY: 30,
    Dimension.OPENING_SUCCESS: 20,
    Dimension.PUNCTUALITY: 15,
    Dimension.COMPLAINTS: 15,
    Dimension.SPEED: 10,
    Dimension.TRANSPARENCY: 10,
}

_FLOORS = ((90, Grade.A), (80, Grade.B), (70, Grade.C), (60, Grade.D))


class Cap(StrEnum):
    """What holds a grade down whatever the score."""

    MISAPPROPRIATION = "misappropriation"  # proven: E for 24 months
    FORGED_DOCUMENT = "forged_document"  # proven: E for 24 months
    LOST_CONTACT = "lost_contact"  # over 72 hours, with money outstanding: E at once
    NO_AUTHORISATION = "no_authorisation"  # none of the platform on file: D at most
    FEW_ORDERS = "few_orders"  # not rated, treated as C


@dataclass(frozen=True, slots=True)
class Count:
    """How often something went well, of how many times it could have."""

    good: int = 0
    of: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.good <= self.of:
            raise ValueError(f"{self.good} of {self.of}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderHistory:
    """What happened with one provider in the last 180 days, counted; the last five fields look at all time."""

    orders: int
    without_incident: Count = Count()
    without_difference: Count = Count()
    """Reconciled orders, of which these left nothing unexplained."""
    refunds_on_time: Count = Count()
    openings_approved: Count = Count()
    openings_at_first_pass: Count = Count()
    credited_on_time: Count = Count()
    without_complaint: Count = Count()
    complaints_closed_for_good: Count = Count()
    answered_on_time: Count = Count()
    solved_on_time: Count = Count()
    without_hidden_fee: Count = Count()
    rebates_as_promised: Count = Count()
    misappropriation_proven: date | None = None
    forgery_proven: date | None = None
    silent_since: datetime | None = None
    """The first of our questions that was never answered."""
    has_money_outstanding: bool = False
    is_authorised: bool = False
    """Whether every platform it works on for us has an authorisation on file that is valid today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """One dimension's points with what they rest on: the reason that is shown beside the grade."""

    dimension: Dimension
    points: Decimal
    most: int
    good: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A grade and why."""

    grade: Grade
    """What rules go by; C for one that is not rated yet, unless a cap says worse."""
    is_rated: bool
    score: Decimal
    scores: tuple[DimensionScore, ...]
    caps: tuple[Cap, ...]


def rate(history: ProviderHistory, at: datetime) -> Rating:
    """The rating at this moment; everything it rests on is in the result."""
    scores = tuple(_scored(dimension, counts) for dimension, counts in _counts(history).items())
    score = sum((one.points for one in scores), Decimal(0))
    caps = _caps(history, at)
    is_rated = Cap.FEW_ORDERS not in caps
    by_score = next((grade for floor, grade in _FLOORS if score >= floor), Grade.E) if is_rated else Grade.C
    return Rating(
        grade=max([by_score, *(_WORST[cap] for cap in caps)]),
        is_rated=is_rated,
        score=score.quantize(Decimal("0.1")),
        scores=scores,
        caps=caps,
    )


_WORST: Mapping[Cap, Grade] = {
    Cap.MISAPPROPRIATION: Grade.E,
    Cap.FORGED_DOCUMENT: Grade.E,
    Cap.LOST_CONTACT: Grade.E,
    Cap.NO_AUTHORISATION: Grade.D,
    Cap.FEW_ORDERS: Grade.C,
}
"""No better than this while the cap holds."""


def _counts(history: ProviderHistory) -> Mapping[Dimension, tuple[Count, ...]]:
    return {
        Dimension.FUND_SAFETY: (history.without_incident, history.without_difference, history.refunds_on_time),
        Dimension.OPENING_SUCCESS: (history.openings_approved, history.openings_at_first_pass),
        Dimension.PUNCTUALITY: (history.credited_on_time,),
        Dimension.COMPLAINTS: (history.without_complaint, history.complaints_closed_for_good),
        Dimension.SPEED: (history.answered_on_time, history.solved_on_time),
        Dimension.TRANSPARENCY: (history.without_hidden_fee, history.rebates_as_promised),
    }


def _scored(dimension: Dimension, counts: tuple[Count, ...]) -> DimensionScore:
    """The mean of a dimension's measures that have cases; without any case it stands at the prior."""
    seen = [count for count in counts if count.of] or [Count()]
    shares = [(count.good + _PRIOR_CASES * _PRIOR_SHARE) / (count.of + _PRIOR_CASES) for count in seen]
    return DimensionScore(
        dimension=dimension,
        points=sum(shares, Decimal(0)) / len(shares) * WEIGHTS[dimension],
        most=WEIGHTS[dimension],
        good=sum(count.good for count in seen),
        of=sum(count.of for count in seen),
    )


def _caps(history: ProviderHistory, at: datetime) -> tuple[Cap, ...]:
    is_silent = history.silent_since is not None and at - history.silent_since > SILENCE
    holds = {
        Cap.MISAPPROPRIATION: _is_banned(history.misappropriation_proven, at.date()),
        Cap.FORGED_DOCUMENT: _is_banned(history.forgery_proven, at.date()),
        Cap.LOST_CONTACT: is_silent and history.has_money_outstanding,
        Cap.NO_AUTHORISATION: not history.is_authorised,
        Cap.FEW_ORDERS: history.orders < FEWEST_ORDERS,
    }
    return tuple(cap for cap, is_held in holds.items() if is_held)


def _is_banned(proven: date | None, today: date) -> bool:
    """Whether fewer than 24 months have passed; a 29th of February counts as the 28th."""
    if proven is None:
        return False
    day = min(proven.day, 28) if proven.month == 2 else proven.day
    return today < date(proven.year + _BAN_MONTHS // 12, proven.month, day)
