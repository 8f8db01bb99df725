"""How Google Ads says no: named codes inside an error's details, and how long to wait."""

import re

from app.platforms.envelope import Refusal, Trouble, words_of
from app.platforms.payload import Payload

TROUBLES = {
    "authenticationError.OAUTH_TOKEN_INVALID": Trouble.EXPIRED,
    "authenticationError.OAUTH_TOKEN_EXPIRED": Trouble.EXPIRED,
    "authenticationError.OAUTH_TOKEN_REVOKED": Trouble.EXPIRED,
    "authenticationError.NOT_ADS_USER": Trouble.NOT_AUTHORISED,
    "authenticationError.TWO_STEP_VERIFICATION_NOT_ENROLLED": Trouble.NOT_AUTHORISED,
    "quotaError.RESOURCE_EXHAUSTED": Trouble.QUOTA_SPENT,  # a day's limit
    "quotaError.RESOURCE_TEMPORARILY_EXHAUSTED": Trouble.TOO_FAST,
    "quotaError.EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION": Trouble.TOO_FAST,
    "quotaError.EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION": Trouble.QUOTA_SPENT,
    "internalError.INTERNAL_ERROR": Trouble.BUSY,
    "internalError.TRANSIENT_ERROR": Trouble.BUSY,
    "databaseError.CONCURRENT_MODIFICATION": Trouble.BUSY,
    # Without a failure of the Ads service in it, an error has nothing but its status.
    "UNAUTHENTICATED": Trouble.EXPIRED,
    "RESOURCE_EXHAUSTED": Trouble.TOO_FAST,
    "INTERNAL": Trouble.BUSY,
    "UNAVAILABLE": Trouble.BUSY,
}
TOKEN_CALL_TROUBLES = {"invalid_grant": Trouble.NOT_AUTHORISED}

_RETRY_DELAY = re.compile(rb'"retryDelay"\s*:\s*"(\d{1,9}(?:\.\d{1,9})?)s"')


def first_error(error: Payload) -> Refusal:
    """The first error that the Ads service names, as `kind.NAME`; else the status of the answer."""
    for detail in error.parts("details") if error.has("details") else ():
        for one in detail.parts("errors") if detail.has("errors") else ():
            code = one.inner("errorCode")
            for kind in code.names():
                return Refusal(f"{kind}.{code.text(kind)}", words_of(one, "message") or words_of(error, "message"))
    return Refusal(error.text("status", error.text("code", "")), words_of(error, "message"))


def retry_delay_s(body: bytes) -> float | None:
    """Seconds that `quotaErrorDetails.retryDelay` asks for; None where there is no such hint."""
    hint = _RETRY_DELAY.search(body)
    return float(hint[1]) if hint else None
