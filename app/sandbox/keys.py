"""Exactly once a key: what a platform answered to a client's key is answered again, until the key is a day old."""

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar

from app.sandbox.holders import DAY

Answer = TypeVar("Answer")


class KeyStore:
    """The clients' keys of every platform; instants are epoch seconds of practice time."""

    def __init__(self, kept_for: int = DAY) -> None:
        self._kept_for = kept_for
        self._answers: dict[tuple[str, str, str], tuple[int, Any]] = {}
        self._lock = RLock()

    def once(self, platform: str, scope: str, key: str, now: int, do: Callable[[], Answer]) -> tuple[Answer, bool]:
        """The answer to this key and whether it is a repeated one; what raises is not kept, and no key is never kept.

        `scope` keeps apart keys that may be equal: of other calls, or of other accounts.
        """
        if not key:
            return do(), False
        place = (platform, scope, key)
        with self._lock:
            kept = self._answers.get(place)
            if kept is not None and now < kept[0] + self._kept_for:
                return kept[1], True
            answer = do()
            self._answers[place] = (now, answer)
            return answer, False

    def forget(self, platform: str) -> None:
        """Forget every key of a platform, as a day would."""
        with self._lock:
            self._answers = {place: kept for place, kept in self._answers.items() if place[0] != platform}
