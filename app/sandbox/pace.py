"""How many calls a second a practice platform takes from an app."""

from collections import deque
from threading import Lock
from time import monotonic


class Pace:
    """At most `per_second` calls in any second; None lets every call pass."""

    def __init__(self, per_second: int | None) -> None:
        self._per_second = per_second
        self._recent: deque[float] = deque()
        self._lock = Lock()

    def allows(self) -> bool:
        """Whether one more call may pass now; counts it when it may."""
        if self._per_second is None:
            return True
        now = monotonic()
        with self._lock:
            while self._recent and self._recent[0] <= now - 1:
                self._recent.popleft()
            if len(self._recent) >= self._per_second:
                return False
            self._recent.append(now)
            return True
