"""A pace that many threads keep together, so that a platform's limit is never run into on purpose."""

from collections.abc import Callable
from threading import Lock


class Pace:
    """A token bucket a key: at once `burst` calls pass, after that `per_second` in every second.

    Each caller takes its turn under a lock and sleeps outside it, so the order of arrival is kept and a `sleep` that raises
    (a user who stops the work) ends that wait alone; its turn is lost, which only makes the pace slower.
    """

    def __init__(
        self, per_second: float, burst: int, *, sleep: Callable[[float], None], monotonic: Callable[[], float]
    ) -> None:
        if per_second <= 0 or burst < 1:
            raise ValueError("a pace lets something through")
        self._interval_s = 1 / per_second
        self._credit_s = (burst - 1) * self._interval_s
        self._sleep = sleep
        self._monotonic = monotonic
        self._lock = Lock()
        self._next_turn: dict[str, float] = {}

    def wait(self, key: str) -> None:
        """Return when a call under this key may be sent."""
        delay_s = self._take_turn(key)
        if delay_s > 0:
            self._sleep(delay_s)

    def hold(self, key: str, seconds: float) -> None:
        """Let nobody pass under this key for so long: the platform said that we are too fast."""
        with self._lock:
            now = self._monotonic()
            until = now + seconds + self._credit_s
            self._next_turn[key] = max(self._next_turn.get(key, now), until)

    def _take_turn(self, key: str) -> float:
        with self._lock:
            now = self._monotonic()
            turn = max(self._next_turn.get(key, now), now)
            self._next_turn[key] = turn + self._interval_s
        return turn - self._credit_s - now
