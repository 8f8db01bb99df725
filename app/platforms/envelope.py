"""The envelope `{code, message, data}` that the platforms share, and what their codes mean for the next step."""

from collections.abc import Callable
from enum import Enum, auto

from app.errors import BadAnswer, NotAuthorised, Refused, TooFast, Unreachable
from app.platforms.patience import Setback
from app.platforms.payload import Payload


class Trouble(Enum):
    """What a code other than success means for us; a code that no table knows is REFUSED."""

    EXPIRED = auto()  # refresh the token once and ask again
    NOT_AUTHORISED = auto()  # only signing in again helps
    TOO_FAST = auto()  # wait, then ask again
    QUOTA_SPENT = auto()  # too fast, and waiting a minute does not help
    BUSY = auto()  # their fault, passing
    REFUSED = auto()


class TokenExpired(Exception):
    """The platform no longer takes the access token; `refused` is what the user is told when refreshing does not help."""

    def __init__(self, refused: NotAuthorised) -> None:
        super().__init__(refused)
        self.refused = refused


def open_envelope(
    platform: str, answer: object, judge: Callable[[int], Trouble], clean: Callable[[str], str]
) -> Payload:
    """The envelope's data; else the error that its code stands for. `clean` takes our secrets out of their message."""
    envelope = Payload(platform, answer, "answer")
    code = envelope.whole("code")
    if code == 0:
        return Payload(platform, answer["data"] if isinstance(answer, dict) and "data" in answer else {})
    message = clean(_message(envelope))
    raise _error_of(platform, judge(code), str(code), message)


def _message(envelope: Payload) -> str:
    try:
        return envelope.text("message_cn", "") or envelope.text("message", "")
    except BadAnswer:
        return ""


def _error_of(platform: str, trouble: Trouble, code: str, message: str) -> Exception:
    match trouble:
        case Trouble.EXPIRED:
            return TokenExpired(NotAuthorised(platform, code, message))
        case Trouble.NOT_AUTHORISED:
            return NotAuthorised(platform, code, message)
        case Trouble.TOO_FAST:
            return Setback(TooFast(platform, code, message))
        case Trouble.QUOTA_SPENT:
            return TooFast(platform, code, message)
        case Trouble.BUSY:
            return Setback(Unreachable(platform, f"{code} {message}".strip()))
        case Trouble.REFUSED:
            return Refused(platform, code, message)
