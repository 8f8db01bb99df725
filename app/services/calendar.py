"""The calendar that ships with the program, read once: bank days, holidays, make-up workdays, marketing nodes."""

from functools import lru_cache

from app import paths
from app.domain.calendar import Calendar, read_calendar


@lru_cache(maxsize=1)
def shipped_calendar() -> Calendar:
    """The days of `resources/calendar`; what is not announced yet says so itself."""
    return read_calendar((paths.resources() / "calendar" / "calendar.csv").read_text(encoding="utf-8-sig"))
