"""What an answer says before it is read: success with its data, or a refusal whose code tells the next step."""

from dataclasses import dataclass
from enum import Enum, auto

from app.errors import BadAnswer, NotAuthorised, Refused, TooFast, Unreachable
from app.platforms.patience import Setback
from app.platforms.payload import Payload


class Trouble(Enum):
    """What a refusal's code means for us; a code that no table knows is REFUSED."""

    EXPIRED = auto()  # refresh the token once and ask again
    NOT_AUTHORISED = auto()  # only signing in again helps
    TOO_FAST = auto()  # wait, then ask again
    QUOTA_SPENT = auto()  # too fast, and waiting a minute does not help
    BUSY = auto()  # their fault, passing
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """The platform's no: its own code and words."""

    code: str
    message: str
    is_passing: bool = False
    """Whether the platform says itself that it will pass, whatever the code."""


class TokenExpired(Exception):
    """The platform no longer takes the access token; `refused` is what the user is told when refreshing does not help."""

    def __init__(self, refused: NotAuthorised) -> None:
        super().__init__(refused)
        self.refused = refused


def open_code_envelope(envelope: Payload) -> Payload | Refusal:
    """`{code, message, data}`, which most platforms share; code 0 is success."""
    code = envelope.whole("code")
    if code == 0:
        return envelope.inner("data")
    return Refusal(str(code), words_of(envelope, "message_cn", "message", "msg"))


def words_of(envelope: Payload, *names: str) -> str:
    """The first of these fields that is filled with text; nothing when none is."""
    for name in names:
        try:
            text = envelope.text(name, "")
        except BadAnswer:
            text = ""
        if text:
            return text
    return ""


def error_of(
    platform: str, trouble: Trouble, refusal: Refusal, asked_wait_s: float | None
) -> Refused | TokenExpired | Setback:
    """What to raise for a refusal."""
    code, message = refusal.code, refusal.message
    match trouble:
        case Trouble.EXPIRED:
            return TokenExpired(NotAuthorised(platform, code, message))
        case Trouble.NOT_AUTHORISED:
            return NotAuthorised(platform, code, message)
        case Trouble.TOO_FAST:
            return Setback(TooFast(platform, code, message), asked_wait_s, is_unsent=True)
        case Trouble.QUOTA_SPENT:
            return TooFast(platform, code, message)
        case Trouble.BUSY:
            return Setback(Unreachable(platform, f"{code} {message}".strip()), asked_wait_s)
        case Trouble.REFUSED:
            return Refused(platform, code, message)
