"""Faults on demand: what a real platform does on a bad day, done once or several times when a test asks."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Any


class FaultKind(StrEnum):
    """What goes wrong."""

    HTTP_500 = "http_500"
    HTTP_429 = "http_429"  # with Retry-After
    RATE_LIMITED = "rate_limited"  # said in the envelope
    HTML = "html"  # a page where JSON should be
    CUT_BODY = "cut_body"  # the connection ends in the middle of the answer
    SLOW = "slow"  # it is done late, and so is the answer
    SLOW_AFTER = "slow_after"  # it is done at once, and only the answer is late
    DROP_BEFORE = "drop_before"  # the connection ends before anything is done
    DROP_AFTER = "drop_after"  # it is done, and the answer does not come
    EXPIRED_TOKEN = "expired_token"  # noqa: S105 - the name of a fault
    NO_RIGHT = "no_right"  # the token is good and may not do this
    DEAD_REFRESH_TOKEN = "dead_refresh_token"  # noqa: S105 - the name of a fault
    DUPLICATE_PAGE = "duplicate_page"  # a page brings the rows of the one before
    ERROR_AFTER = "error_after"  # it is done, and the answer is HTTP 500
    DUPLICATE = "duplicate"  # what is asked once is done twice, as when a gateway sends it again
    REORDER = "reorder"  # the ledger shows the rows of this call hours late, after younger ones
    PENDING = "pending"  # it is done, told for hours as being in progress, and only then in the ledger
    PARTIAL = "partial"  # half of the money moves
    FORGET_KEYS = "forget_keys"  # the platform has forgotten every client's key, as it does after a day


OF_EFFECTS = frozenset({
    FaultKind.DUPLICATE, FaultKind.REORDER, FaultKind.PENDING, FaultKind.PARTIAL, FaultKind.FORGET_KEYS,
})  # fmt: skip
"""What can happen only to a call that has an effect."""


@dataclass(slots=True)
class Fault:
    """One order: on calls whose path begins so, this often."""

    platform: str
    path: str
    kind: FaultKind
    times: int
    seconds: float
    """How slow, and what Retry-After says."""


class FaultBook:
    """The faults that are still to happen, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = Lock()

    def add(self, asked: dict[str, Any]) -> None:
        """Take an order such as {"platform": "tiktok", "path": "/open_api/v1.3/bc/", "kind": "slow", "times": 2, "seconds": 0.5}.

        ValueError for a kind that does not exist.
        """
        fault = Fault(
            platform=str(asked.get("platform", "")),
            path=str(asked.get("path", "")),
            kind=FaultKind(str(asked.get("kind", ""))),
            times=int(asked.get("times", 1)),
            seconds=float(asked.get("seconds", 1)),
        )
        with self._lock:
            self._faults.append(fault)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._faults.clear()

    def take(self, platform: str, path: str, applies: Callable[[FaultKind], bool]) -> Fault | None:
        """The first fault that is meant for this call, counted as done."""
        if not self._faults:
            return None
        with self._lock:
            for fault in self._faults:
                if fault.platform in ("", platform) and path.startswith(fault.path) and applies(fault.kind):
                    fault.times -= 1
                    if fault.times <= 0:
                        self._faults.remove(fault)
                    return fault
        return None
