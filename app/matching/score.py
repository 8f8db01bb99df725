"""The score of a pair in named parts: each a reason with its points and the fact behind it."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from app.domain.matches import Reason, ReasonCode
from app.domain.money import minor_digits
from app.matching.pool import OpenRow, Pool
from app.matching.settings import MatchSettings
from app.matching.text import name_similarity

HALF = Decimal("0.5")
"""An ambiguous group never scores more."""

SAME = 95
SIMILAR = 80
STRANGE = 60
"""Likeness of names: from SAME one name, from SIMILAR probably one, below STRANGE another."""

_UNIQUE_POINTS = {1: 5, 2: 10, 3: 20, 4: 30, 5: 40}
"""By figures that are not closing zeros: 10 000 proves little, 10 234.56 much."""

_similarity = lru_cache(maxsize=200_000)(name_similarity)


def similarity(one: str, other: str) -> int:
    """0 to 100 between two cores of names, remembered."""
    return _similarity(one, other) if one <= other else _similarity(other, one)


def score_of(reasons: Iterable[Reason]) -> Decimal:
    """The points as 0 to 1."""
    points = sum(reason.points for reason in reasons)
    return Decimal(max(0, min(100, points))) / 100


def likeness(left: OpenRow, right: OpenRow) -> int | None:
    """0 to 100; None when a side names nobody and its text does not name the other's party."""
    if left.name and right.name:
        return similarity(left.name, right.name)
    name = left.name or right.name
    heard = right.text if left.name else left.text
    return SIMILAR + 10 if len(name) > 1 and name in heard else None


def about_party(left: OpenRow, right: OpenRow) -> tuple[Reason, ...]:
    """What the names say; nothing when they say nothing."""
    likely = likeness(left, right)
    if likely is None:
        return ()
    if likely >= SAME:
        return (Reason(code=ReasonCode.SAME_PARTY, points=40, fact=str(likely)),)
    if likely >= SIMILAR:
        return (Reason(code=ReasonCode.PARTY_SIMILAR, points=30, fact=str(likely)),)
    if likely >= STRANGE:
        return (Reason(code=ReasonCode.PARTY_SIMILAR, points=10, fact=str(likely)),)
    return (Reason(code=ReasonCode.PARTY_DIFFERS, points=-10, fact=str(likely)),)


def about_days(left: OpenRow, right: OpenRow, pool: Pool) -> Reason:
    """15 points within a working day, fading to the edge of the window; none beyond. The fact counts calendar days."""
    lag = right.day - left.day
    span = pool.settings.late_days if lag >= 0 else pool.settings.early_days
    points = 0
    if pool.days.in_window(left.day, right.day):
        points = max(0, 15 - 15 * max(0, abs(pool.days.lag(left.day, right.day)) - 1) // (span + 1))
    return Reason(code=ReasonCode.DAYS_APART, points=points, fact=str(lag))


def amount_equal(row: OpenRow) -> Reason:
    """The amounts agree to the micro-unit."""
    return Reason(code=ReasonCode.AMOUNT_EQUAL, points=30, fact=str(row.row.amount))


def amount_unique(row: OpenRow) -> Reason:
    """Nothing else of this amount in the window: worth the more, the less round the amount is."""
    return unique(telling_figures(row))


def unique(figures: int, *, share: int = 1) -> Reason:
    """Nothing else fits; `share` divides what that is worth."""
    return Reason(code=ReasonCode.AMOUNT_UNIQUE, points=_UNIQUE_POINTS.get(figures, 45) // share, fact=str(figures))


def telling_figures(row: OpenRow) -> int:
    """Figures of the amount in minor units without closing zeros: 1 for 10 000.00, 6 for 1 234.56."""
    minor: int = abs(row.micros) * 10 ** minor_digits(row.currency)
    return len(str(minor).rstrip("0"))


def same_reference(number: str, settings: MatchSettings) -> Reason:
    """Both sides carry this number."""
    points = 60 if len(number) >= settings.long_reference else 45
    return Reason(code=ReasonCode.SAME_REFERENCE, points=points, fact=number)


def rivals(count: int) -> Reason:
    """Rows that would have fitted as well are left over."""
    return Reason(code=ReasonCode.RIVALS, points=-20, fact=str(count))


_LATE = (0, 10, 25, 37, 45, 52, 58, 64)
"""What a pair costs by the working days after its first side; each further day costs less than the one before."""

_EARLY = (18, 40, 58, 80)

_NAMELESS = 36
"""What it costs when a side names nobody."""


def cost(left: OpenRow, right: OpenRow, pool: Pool) -> int:
    """What a pair costs the assignment: its working days, a calendar day each, and how unlike its names are."""
    settings = pool.settings
    lag = right.day - left.day
    sense = 1 if settings.late_days >= settings.early_days else -1
    is_late = sense * lag >= 0
    table = _LATE if is_late else _EARLY
    working = min(abs(pool.days.lag(left.day, right.day)), len(table) + 8)
    days = table[working] if working < len(table) else table[-1] + 6 * (working - len(table) + 1)
    likely = likeness(left, right)
    return days + abs(lag) + (_NAMELESS if likely is None else 100 - likely)
