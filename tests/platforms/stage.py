"""What a test needs to put a client before a canned server: a clock, sleeps that are only written down, and each platform's words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from app.domain.accounts import Grant, Platform, RawReply, SpendRow
from app.platforms.abilities import ReadsSpend
from app.platforms.client import PlatformClient
from app.platforms.pace import Pace
from app.platforms.registry import PLATFORMS
from app.secret import Secret
from tests.platforms.canned import Canned, Script, canned
from tests.platforms.words.table import WORDS
from tests.platforms.words.words import ACCESS, APP_SECRET, REFRESH, SUBJECT, Words

NOW = datetime(2026, 1, 15, 4, 0, tzinfo=UTC)


@dataclass
class Stage:
    """A client before its server, and everything that either of them did."""

    client: PlatformClient
    server: Canned
    slept: list[float] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    replies: list[RawReply] = field(default_factory=list)

    def read(self) -> list[SpendRow]:
        """One small read that every platform has."""
        assert isinstance(self.client, ReadsSpend)
        words = WORDS[self.client.platform]
        return list(self.client.spend(words.account, date(2026, 1, 1), words.last_day))


def grant_living(left: timedelta | None = timedelta(hours=5)) -> Grant:
    return Grant(
        access_token=Secret(ACCESS),
        refresh_token=Secret(REFRESH),
        access_expires_at=NOW + left if left is not None else None,
        subjects=(SUBJECT,),
    )


def grant_to_refresh(words: Words) -> Grant:
    """A grant whose token is refreshed: for the platform's code or, where none is published, because it is about to end."""
    return grant_living() if words.expired else grant_living(timedelta(minutes=4))


@contextmanager
def stage(
    platform: Platform,
    script: Script,
    *,
    grant: Grant | None = None,
    has_grant: bool = True,
    on_grant: Callable[[Grant], None] | None = None,
) -> Iterator[Stage]:
    """The platform's client, authorised unless told otherwise, before a server with this script."""
    slept: list[float] = []
    grants: list[Grant] = []
    replies: list[RawReply] = []
    with (
        canned(script) as server,
        PLATFORMS[platform](
            app_id="1700000000000001",
            app_secret=Secret(APP_SECRET),
            grant=(grant or grant_living()) if has_grant else None,
            base_url=server.url,
            on_grant=on_grant or grants.append,
            on_reply=replies.append,
            pace=Pace(1_000_000, 1000, sleep=_never, monotonic=lambda: 0.0),
            sleep=slept.append,
            now=lambda: NOW,
        ) as client,
    ):
        yield Stage(client, server, slept, grants, replies)


def _never(seconds: float) -> None:
    """The stage's pace is wide enough for every test."""
