"""Stops asking a platform that is down: after some calls given up in a row, none is sent for a while (promise D6)."""

from collections.abc import Callable
from threading import Lock

from app.errors import Unreachable

GIVEN_UP_IN_A_ROW = 6
"""Calls, each tried to its end, without one that was answered in between."""
REST_S = 60.0
OPEN = "circuit open"


class Breaker:
    """Counts calls that were given up; many threads share it."""

    def __init__(self, platform: str, *, monotonic: Callable[[], float]) -> None:
        self._platform = platform
        self._monotonic = monotonic
        self._lock = Lock()
        self._given_up = 0
        self._rests_until = 0.0

    def check(self) -> None:
        """Unreachable while the platform rests; after that one call at a time tries whether it is back."""
        with self._lock:
            if self._given_up < GIVEN_UP_IN_A_ROW:
                return
            now = self._monotonic()
            if now < self._rests_until:
                raise Unreachable(self._platform, OPEN)
            # This call tries it; the others rest on until it has an answer.
            self._rests_until = now + REST_S

    def note_answer(self) -> None:
        """The platform answered, whatever it said."""
        if self._given_up:
            with self._lock:
                self._given_up = 0

    def note_given_up(self) -> None:
        """A call was tried to its end and nothing came."""
        with self._lock:
            self._given_up += 1
            self._rests_until = self._monotonic() + REST_S
