"""The practice clock: starts where it is told, runs as the real one does, and can be pushed ahead by hours."""

from datetime import UTC, datetime, timedelta
from time import monotonic, time


class Clock:
    """Practice time; `start` is the real time unless said otherwise, and a frozen clock moves only when pushed."""

    def __init__(self, start: datetime | None = None, *, is_frozen: bool = False) -> None:
        self._start = start or datetime.now(UTC)
        self._begun = monotonic()
        self._pushed = timedelta()
        self._is_frozen = is_frozen

    def now(self) -> datetime:
        """The practice time."""
        run = 0.0 if self._is_frozen else monotonic() - self._begun
        return self._start + self._pushed + timedelta(seconds=run)

    def machine(self) -> int:
        """The machine's own time in epoch seconds."""
        return int(time())

    def push(self, hours: float) -> datetime:
        """Go ahead by these hours; ValueError for going back, since what was told cannot be untold."""
        if hours < 0:
            raise ValueError("the practice clock does not go back")
        self._pushed += timedelta(hours=hours)
        return self.now()
