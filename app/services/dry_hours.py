"""Hours in which an account stood without money, as its balance readings show them: such days needed more than was charged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.evidence import Holder

DryHours = Mapping[date, float]
"""Hours without money by finished or unfinished day, on the account's own clock."""

LOOK_BACK_DAYS = 56
"""Further back a dry day says little about what is needed now."""
GIVEN_UP_DAYS = 7
"""An account that has stood without money for longer was left so on purpose: from then on nothing is made of it."""


def dry_hours(
    stretches: Iterable[tuple[Holder, datetime, datetime]], zones: Mapping[Holder, str]
) -> dict[Holder, DryHours]:
    """By holder and day, each hour that is touched counted once."""
    hours = empty_hours(stretches)
    return {holder: _by_day(some, ZoneInfo(zones[holder])) for holder, some in hours.items() if holder in zones}


def empty_hours(stretches: Iterable[tuple[Holder, datetime, datetime]]) -> dict[Holder, set[datetime]]:
    """The begins of the hours in which each holder had nothing.

    A stretch lies between two readings that both found nothing, with none between them that found money; a reading alone
    is a stretch without length, and counts for the hour that it stands in.
    """
    hours: dict[Holder, set[datetime]] = defaultdict(set)
    begun: dict[Holder, tuple[datetime, datetime]] = {}
    for holder, since, until in stretches:
        first, last = begun.get(holder, (since, since))
        first = first if since <= last else since  # it goes on where the one before it ended
        begun[holder] = (first, until)
        at, end = since.replace(minute=0, second=0, microsecond=0), min(until, first + timedelta(days=GIVEN_UP_DAYS))
        while at <= end:
            hours[holder].add(at)
            at += timedelta(hours=1)
    return hours


def _by_day(hours: Iterable[datetime], zone: ZoneInfo) -> DryHours:
    days: dict[date, float] = defaultdict(float)
    for hour in hours:
        days[hour.astimezone(UTC).astimezone(zone).date()] += 1
    return {day: min(count, 24.0) for day, count in days.items()}
