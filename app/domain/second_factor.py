"""The second factor 动态口令: six digits from an authenticator app (TOTP, RFC 6238), each good for one approval."""

import base64
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from app.domain.backoff import LONGEST_CODE_WAIT, Guesses
from app.secret import Secret

DIGITS = 6
STEP_S = 30
STEPS_ASIDE = 1
"""Steps before and after the present one that still count: clocks of telephones are a little off."""

_SEED_BYTES = 20
_BLANKS = " \u00a0\u3000-"


class CodeAnswer(StrEnum):
    """What became of a code."""

    RIGHT = "right"
    WRONG = "wrong"
    USED = "used"  # the right digits, but they or later ones were accepted before
    WAIT = "wait"  # too many failures: not even looked at
    NONE = "none"  # no authenticator is set up yet


def new_seed() -> Secret:
    """A fresh seed of 160 bits as base 32, the way authenticator apps take it."""
    return Secret(base64.b32encode(secrets.token_bytes(_SEED_BYTES)).decode())


def enrolment_address(seed: Secret, person: str, company: str) -> Secret:
    """The otpauth address for the QR code that an app scans; it holds the seed, so it is a secret as well."""
    asked = urlencode({"secret": seed.reveal(), "issuer": company, "digits": DIGITS, "period": STEP_S}, quote_via=quote)
    return Secret(f"otpauth://totp/{quote(company, safe='')}:{quote(person, safe='')}?{asked}")


def code_at(seed: Secret, step: int) -> str:
    """The digits of one step of 30 seconds, counted from 1970."""
    # SHA-1 is what the authenticator apps speak; RFC 6238 needs no resistance to collisions from it.
    totp = TOTP(base64.b32decode(seed.reveal()), DIGITS, SHA1(), STEP_S)  # noqa: S303
    return totp.generate(step * STEP_S).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFactor:
    """A person's seed with what was used of it; kept on disk after every answer, also after a wrong one."""

    seed: Secret
    last_step: int = -1
    """The newest step of which a code was accepted; neither it nor an older one is accepted again."""
    guesses: Guesses = field(default_factory=Guesses)

    def check(self, code: str, at: datetime) -> "tuple[CodeAnswer, SecondFactor]":
        """What a typed code is worth at this moment, and the state to keep from now on (promise M8)."""
        if self.guesses.must_wait(at, LONGEST_CODE_WAIT):
            return CodeAnswer.WAIT, self
        now = int(at.timestamp()) // STEP_S
        typed = _plain(code)
        fitting = [step for step in _around(now) if hmac.compare_digest(code_at(self.seed, step).encode(), typed)]
        fresh = [step for step in fitting if step > self.last_step]
        if fresh:
            return CodeAnswer.RIGHT, replace(self, last_step=fresh[0], guesses=self.guesses.passed())
        answer = CodeAnswer.USED if fitting else CodeAnswer.WRONG
        return answer, replace(self, guesses=self.guesses.failed(at))


def _around(step: int) -> list[int]:
    return [one for one in range(step - STEPS_ASIDE, step + STEPS_ASIDE + 1) if one >= 0]


def _plain(code: str) -> bytes:
    """Digits as typed: full-width ones and blanks between are fine."""
    return unicodedata.normalize("NFKC", code).translate(dict.fromkeys(map(ord, _BLANKS))).encode()
