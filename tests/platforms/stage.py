"""What a test needs to put a client before a canned server: a clock, sleeps that are only written down, and each platform's words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from app.domain.accounts import AccountListing, AccountStatus, Grant, Platform, RawReply, SpendRow
from app.platforms.abilities import ReadsSpend
from app.platforms.client import PlatformClient
from app.platforms.pace import Pace
from app.platforms.registry import PLATFORMS
from app.secret import Secret
from tests.platforms.canned import Canned, Reply, Script, canned, ok

NOW = datetime(2026, 1, 15, 4, 0, tzinfo=UTC)

APP_SECRET = "canary-app-secret-1f3a"
ACCESS = "canary-access-token-77b2"
REFRESH = "canary-refresh-token-9c01"
FRESH_ACCESS = "canary-fresh-access-41dd"
FRESH_REFRESH = "canary-fresh-refresh-0e5e"
CODE = "canary-auth-code-52aa"
CANARIES = (APP_SECRET, ACCESS, REFRESH, FRESH_ACCESS, FRESH_REFRESH, CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How one platform says what all of them say."""

    read_path: str
    rows: str
    """Name of the list in the answer that `read` is about."""
    row: object
    refused: int
    too_fast: int
    busy: int
    expired: int
    token_path: str
    grant_data: dict[str, object]
    """The token endpoint's answer to a code and to a refresh token alike."""


WORDS = {
    Platform.OCEAN_ENGINE: Words(
        read_path="/open_api/v3.0/report/custom/get/",
        rows="rows",
        row={"dimensions": {"stat_time_day": "2026-01-01"}, "metrics": {"stat_cost": "12.34"}},
        refused=40002,
        too_fast=40100,
        busy=50000,
        expired=40105,
        token_path="/open_api/oauth2/refresh_token/",
        grant_data={
            "access_token": FRESH_ACCESS,
            "refresh_token": FRESH_REFRESH,
            "expires_in": 86399,
            "refresh_token_expires_in": 2591999,
            "advertiser_ids": [1790000000000011],
        },
    ),
    Platform.TENCENT_ADS: Words(
        read_path="/v3.0/daily_reports/get",
        rows="list",
        row={"date": "2026-01-01", "cost": 1234},
        refused=31033,
        too_fast=11017,
        busy=10000,
        expired=11000,
        token_path="/oauth/token",
        grant_data={
            "access_token": FRESH_ACCESS,
            "refresh_token": FRESH_REFRESH,
            "access_token_expires_in": 86400,
            "refresh_token_expires_in": 2592000,
            "authorizer_info": {"account_id": 20001, "account_role_type": "ACCOUNT_ROLE_TYPE_AGENCY"},
        },
    ),
    Platform.TIKTOK: Words(
        read_path="/open_api/v1.3/report/integrated/get/",
        rows="list",
        row={"dimensions": {"stat_time_day": "2026-01-01 00:00:00"}, "metrics": {"spend": "12.34", "currency": "CNY"}},
        refused=40001,
        too_fast=40100,
        busy=50002,
        expired=40102,
        token_path="/open_api/v1.3/oauth2/access_token/",
        grant_data={"access_token": FRESH_ACCESS, "advertiser_ids": ["7100000000000000001"], "scope": [1, 2]},
    ),
}

ACCOUNT = AccountListing(
    platform_id="1790000000000011", name="A店", currency="CNY", zone="Asia/Shanghai", status=AccountStatus.ACTIVE
)


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
        return list(self.client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 2)))


def grant_living(left: timedelta | None = timedelta(hours=5)) -> Grant:
    return Grant(
        access_token=Secret(ACCESS),
        refresh_token=Secret(REFRESH),
        access_expires_at=NOW + left if left is not None else None,
        subjects=("1790000000000011",),
    )


def spend_answer(platform: Platform) -> Reply:
    words = WORDS[platform]
    return ok({words.rows: [words.row], "page_info": {"page": 1, "page_size": 100, "total_number": 1, "total_page": 1}})


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
