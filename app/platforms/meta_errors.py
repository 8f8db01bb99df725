"""How Meta says no: numbered codes, and headers that tell how long to wait."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal

from app.errors import BadAnswer
from app.platforms.envelope import Refusal, Trouble, words_of
from app.platforms.payload import Payload, read_json

TROUBLES = {
    "190": Trouble.NOT_AUTHORISED,  # there is nothing to refresh with: a new token has to be pasted
    "102": Trouble.NOT_AUTHORISED,
    "1": Trouble.BUSY,
    "2": Trouble.BUSY,
    "104": Trouble.BUSY,
    "960": Trouble.BUSY,
    "4": Trouble.TOO_FAST,
    "17": Trouble.TOO_FAST,
    "32": Trouble.TOO_FAST,
    "341": Trouble.TOO_FAST,
    "613": Trouble.TOO_FAST,
    **{str(code): Trouble.TOO_FAST for code in range(80_000, 80_015)},
}
PASSING_SUBCODE = "99"

NO_PERMISSION = {"10", "294", *(str(code) for code in range(200, 300))}

NOT_DONE = "success_false"
"""Ours, for a write that is answered with no error and no success either."""

BUSINESS_USAGE = "X-Business-Use-Case-Usage"
ACCOUNT_USAGE = "X-Ad-Account-Usage"
MINUTE_S = 60
NEARLY_SPENT = Decimal(95)
"""Per cent of an account's calls; below that, the time until they are counted anew is of no interest."""


def open_graph(envelope: Payload) -> Payload | Refusal:
    """Success has no envelope; whatever the status, an `error` is a no, and so is a success of false."""
    if envelope.has("error"):
        error = envelope.part("error")
        passes = error.flag("is_transient", default=False) or words_of(error, "error_subcode") == PASSING_SUBCODE
        message = words_of(error, "error_user_msg", "message")
        return Refusal(error.text("code"), message, is_passing=passes)
    if not envelope.flag("success", default=True):
        return Refusal(NOT_DONE, "")
    return envelope


def regain_s(platform: str, headers: Mapping[str, str]) -> float | None:
    """Seconds until the platform listens again, by its own headers; None where they say nothing.

    One header counts in minutes, the other in seconds.
    """
    waits: list[float] = []
    for name, read in ((BUSINESS_USAGE, _business_waits), (ACCOUNT_USAGE, _account_waits)):
        with suppress(BadAnswer):
            waits += read(Payload(platform, read_json(platform, headers.get(name, "").encode()), name))
    return max((wait_s for wait_s in waits if wait_s > 0), default=None)


def _business_waits(usage: Payload) -> Iterator[float]:
    for holder in usage.names():
        for one in usage.parts(holder):
            yield float(one.number("estimated_time_to_regain_access", Decimal(0)) * MINUTE_S)


def _account_waits(usage: Payload) -> Iterator[float]:
    if usage.number("acc_id_util_pct", Decimal(0)) >= NEARLY_SPENT:
        yield float(usage.number("reset_time_duration", Decimal(0)))
