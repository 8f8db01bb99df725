"""How long a call is tried again: exponential waits with jitter, a bounded number of tries, a bounded sum of waits."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom

from app.errors import DeskError, Unreachable

TRIES = 5
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 16.0
BUDGET_S = 60.0
"""All waits of one call together; a platform that asks for more is told to the user instead."""

_DICE = SystemRandom()


class Setback(Exception):
    """A try that may be repeated; `final` is what the user is told when it does not get better.

    `is_unsent` says that the call surely did nothing: it never left, or the platform refused it for its pace.
    """

    def __init__(self, final: DeskError, asked_wait_s: float | None = None, *, is_unsent: bool = False) -> None:
        super().__init__(final)
        self.final = final
        self.asked_wait_s = asked_wait_s
        self.is_unsent = is_unsent


class Patience:
    """The waits of one call."""

    def __init__(
        self, *, tries: int, sleep: Callable[[float], None], given_up: Callable[[], None] = lambda: None
    ) -> None:
        """`given_up` is told when the platform was silent or in trouble to the end."""
        self._given_up = given_up
        self._left = tries
        self._made = 0
        self._budget_s = BUDGET_S
        self._sleep = sleep

    def wait_or_give_up(self, setback: Setback) -> None:
        """Sleep before the next try, as long as the platform asked or longer each time; raise `final` when it is enough."""
        self._left -= 1
        wait_s = setback.asked_wait_s if setback.asked_wait_s is not None else self._own_wait_s()
        if self._left <= 0 or wait_s > self._budget_s:
            if isinstance(setback.final, Unreachable):
                self._given_up()
            raise setback.final from None
        self._made += 1
        self._budget_s -= wait_s
        self._sleep(wait_s)

    def _own_wait_s(self) -> float:
        # Half fixed, half chance: threads that were refused together do not come back together.
        longest = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0**self._made)
        return _DICE.uniform(longest / 2, longest)


def read_retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (a number or a date); None when there is none or it says nothing."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header.strip())
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
