"""Finds the practice platforms at an address on this machine: what they need of an app, and a code that works."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import requests

from app.domain.accounts import Platform
from app.errors import BadAnswer, Unreachable, WrongAnswer
from app.platforms.wire import is_loopback
from app.secret import Secret

_NAME = "sandbox"
_TIMEOUT_S = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePlatform:
    """One practice platform; its secrets open nothing."""

    platform: Platform
    base_url: str
    app_id: str
    app_secret: Secret
    code: str = field(repr=False)
    answers: Mapping[str, str]
    """What is typed beside the code on this platform."""


def practice_platforms(url: str) -> list[PracticePlatform]:
    """The practice platforms served at this address; WrongAnswer unless it is on this machine, Unreachable when silent."""
    if not is_loopback(url):
        raise WrongAnswer("sandbox", "not_on_this_machine")
    try:
        with requests.Session() as session:
            session.trust_env = False
            told = session.get(f"{url.rstrip('/')}/_sandbox/describe", timeout=_TIMEOUT_S).json()
        return [
            PracticePlatform(
                platform=Platform(name),
                base_url=one["base_url"],
                app_id=str(one["app_id"]),
                app_secret=Secret(one["app_secret"]),
                code=one["auth_code"],
                answers={name: str(value) for name, value in one.get("answers", {}).items()},
            )
            for name, one in told.items()
            # A platform on which the practice company has no account has nothing to connect to.
            if name in set(Platform) and one["account_ids"]
        ]
    except requests.JSONDecodeError as error:
        raise BadAnswer(_NAME, "not JSON") from error
    except requests.RequestException as error:
        raise Unreachable(_NAME, type(error).__name__) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise BadAnswer(_NAME, "not a practice server") from error
