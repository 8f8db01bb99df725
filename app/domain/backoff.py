"""Slow guessing 防猜测: how long the next try at a password or a code has to wait after those that failed."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FREE_FAILURES = 5
"""Tries that cost no waiting (promise K6)."""

FIRST_WAIT = timedelta(seconds=30)
LONGEST_PASSWORD_WAIT = timedelta(hours=1)
LONGEST_CODE_WAIT = timedelta(hours=24)
"""Longer than for passwords: a code has six digits only, so a year must not hold enough tries to hit one."""

_DOUBLINGS = 30
"""More would only count beyond every longest wait."""


def wait_after(failures: int, longest: timedelta) -> timedelta:
    """The wait that failures in a row bring: none for the first four, 30 s after the fifth, doubling up to the longest."""
    if failures < FREE_FAILURES:
        return timedelta(0)
    doublings: int = 1 << min(failures - FREE_FAILURES, _DOUBLINGS)
    return min(FIRST_WAIT * doublings, longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """Failures in a row; kept on disk, so that a restart forgives nothing. Names that do not exist are counted alike."""

    failures: int = 0
    last_at: datetime | None = None

    def opens_at(self, longest: timedelta) -> datetime | None:
        """When the next try is taken; None when at once."""
        wait = wait_after(self.failures, longest)
        return self.last_at + wait if self.last_at is not None and wait else None

    def must_wait(self, at: datetime, longest: timedelta) -> bool:
        """Whether a try at this moment is not even looked at; a clock that was set back shortens nothing."""
        opens = self.opens_at(longest)
        return opens is not None and at < opens

    def failed(self, at: datetime) -> "Guesses":
        """One failure more; its time never lies before that of the last one."""
        last = at if self.last_at is None else max(at, self.last_at)
        return replace(self, failures=self.failures + 1, last_at=last)

    def passed(self) -> "Guesses":
        """After the right answer nothing is held against anybody."""
        return Guesses()
