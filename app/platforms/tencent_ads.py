"""Tencent Ads 腾讯广告: accounts, money, spend, moves and openings of advertisers, agencies and organisations."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from app.domain.accounts import AccountListing, BalanceReading, FundRow, Grant, Platform, SpendRow
from app.domain.moves import Move, MoveKind, MoveOutcome, Ticket
from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review
from app.platforms import tencent_ads_moves, tencent_ads_opening
from app.platforms.client import PlatformClient
from app.platforms.envelope import Trouble
from app.platforms.ids import as_number
from app.platforms.payload import Payload
from app.platforms.tencent_ads_rows import (
    fund_types,
    read_balances,
    read_fund_rows,
    read_listing,
    read_related_listing,
    read_spend,
)
from app.platforms.windows import day_windows
from app.platforms.wire import Call, Param, Signature
from app.secret import Secret

PAGE_SIZE = 100
DAYS_A_STATEMENT = 30
"""No span is published for the detailed statements; their elder brother allows ten days, a month is kept two years."""
DAYS_A_REPORT = 90

SCOPE = "account_management"
"""All that has to do with money needs it; it reads the reports too."""

ADVERTISER_FIELDS = ["account_id", "corporation_name", "business_alias", "system_status", "agency_account_id"]

ADVERTISER_ROLE = "ACCOUNT_ROLE_TYPE_ADVERTISER"
AGENCY_ROLES = {"ACCOUNT_ROLE_TYPE_AGENCY", "ACCOUNT_ROLE_TYPE_T1"}

TROUBLES = {
    "10000": Trouble.BUSY,
    "10001": Trouble.BUSY,  # maintenance
    "11000": Trouble.EXPIRED,
    # Invalid is what a token becomes when another one was given for it, so a fresh one may help as well.
    "11002": Trouble.EXPIRED,
    "11004": Trouble.NOT_AUTHORISED,  # token malformed
    "11005": Trouble.NOT_AUTHORISED,  # token empty
    "11008": Trouble.TOO_FAST,
    "11009": Trouble.NOT_AUTHORISED,  # code expired
    "11010": Trouble.NOT_AUTHORISED,  # refresh token malformed
    "11011": Trouble.NOT_AUTHORISED,  # code malformed
    "11012": Trouble.NOT_AUTHORISED,  # refresh token expired
    "11013": Trouble.NOT_AUTHORISED,  # code used before
    "11014": Trouble.NOT_AUTHORISED,  # outside what was granted: sign in with more
    "11016": Trouble.TOO_FAST,  # a second's limit
    "11017": Trouble.TOO_FAST,  # a minute's limit
    "11018": Trouble.QUOTA_SPENT,  # a day's limit
    "11019": Trouble.TOO_FAST,
}


class TencentAds(PlatformClient):
    """The token travels in the address on this platform, so addresses are never logged."""

    platform = Platform.TENCENT_ADS
    default_base_url = "https://api.e.qq.com"
    consent_url = "https://developers.e.qq.com/oauth/authorize"
    code_parameter = "authorization_code"
    # A redirect address may not name a port, and port 80 of a person's machine is not ours to take.
    redirects_to_loopback = False
    # 1,000 a minute for each path.
    pace_per_second = 16.0
    burst = 8

    needed_rights = frozenset({SCOPE})
    harmless_rights = frozenset({"ads_insights"})
    """Reports, which are read and change nothing."""
    keeps_keys = True

    def pace_key(self, path: str) -> str:
        """The platform counts each path apart."""
        return f"{self.platform} {self.app_id} {path}"

    def sign(self, call: Call, token: Secret) -> Signature:
        """Token, time and a number used once, all in the query."""
        return Signature(
            params={
                "access_token": token.reveal(),
                "timestamp": str(int(self.platform_now().timestamp())),
                "nonce": uuid.uuid4().hex,
            }
        )

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """What a code means; on a token call no fresher token can help."""
        trouble = TROUBLES.get(code, Trouble.REFUSED)
        return Trouble.NOT_AUTHORISED if is_token_call and trouble is Trouble.EXPIRED else trouble

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query."""
        return {"client_id": self.app_id, "redirect_uri": redirect_uri, "state": state, "scope": SCOPE}

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """The code works once."""
        return self._token_call("authorization_code", {"authorization_code": code, "redirect_uri": redirect_uri})

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call:
        """Gives a new access token; a new refresh token may come with it or not."""
        return self._token_call("refresh_token", {"refresh_token": refresh_token.reveal()})

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """Lifetimes are seconds from now; a refresh leaves out whom the grant is for."""
        refresh = data.text("refresh_token", "")
        lives_on = previous.refresh_expires_at if previous else None
        return Grant(
            access_token=Secret(data.text("access_token")),
            refresh_token=Secret(refresh) if refresh else (previous.refresh_token if previous else None),
            access_expires_at=self.now() + timedelta(seconds=data.whole("access_token_expires_in")),
            refresh_expires_at=(
                self.now() + timedelta(seconds=data.whole("refresh_token_expires_in"))
                if data.has("refresh_token_expires_in")
                else lives_on
            ),
            subjects=read_subjects(data) or (previous.subjects if previous else ()),
            scopes=read_scopes(data) or (previous.scopes if previous else ()),
        )

    def rights(self) -> frozenset[str] | None:
        """The scopes that came with the first grant; a refresh leaves them out."""
        return frozenset(self.grant.scopes) or None if self.grant else None

    def accounts(self) -> Iterator[AccountListing]:
        """Every advertiser below what was authorised, once."""
        seen: set[str] = set()
        for subject in self.grant.subjects if self.grant else ():
            for listing in self._below(subject):
                if listing.platform_id not in seen:
                    seen.add(listing.platform_id)
                    yield listing

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """One request an account, one row in it for each kind of fund."""
        wallets: dict[str, BalanceReading] = {}
        for account in accounts:
            for reading in read_balances(self._funds(account), account):
                if reading.is_wallet:
                    wallets.setdefault(reading.holder, reading)
                else:
                    yield reading
        yield from wallets.values()

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """The statements of each kind of fund that the account has; a shared wallet's rows are not the account's."""
        for fund_type in fund_types(self._funds(account)):
            for first_day, last_day in day_windows(since, until, days=DAYS_A_STATEMENT):
                asked = {**self._about(account), "fund_type": fund_type, "date_range": as_range(first_day, last_day)}
                rows = self.pages("/v3.0/fund_statements_detailed/get", asked, rows="list", page_size=PAGE_SIZE)
                yield from read_fund_rows(rows, account, fund_type)

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day; the day before is complete from about eight in the morning."""
        for first_day, last_day in day_windows(since, until, days=DAYS_A_REPORT):
            asked: dict[str, Param] = {
                **self._about(account),
                "level": "REPORT_LEVEL_ADVERTISER",
                "date_range": as_range(first_day, last_day),
                "group_by": ["date"],
                "fields": ["date", "cost"],
            }
            for row in self.pages("/v3.0/daily_reports/get", asked, rows="list", page_size=PAGE_SIZE):
                yield read_spend(row, account)

    def move_kinds(self) -> frozenset[MoveKind]:
        """What an agency can do, and between accounts a business manager 商务管家."""
        return tencent_ads_moves.KINDS

    def ticket(self, move: Move) -> Ticket:
        """Where to begin when reading back."""
        return tencent_ads_moves.ticket(self)

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Send it under our key."""
        return tencent_ads_moves.move(self, move)

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Look for our key in the account's statements."""
        return tencent_ads_moves.outcome_of(self, move, ticket)

    def upload(self, paper: Paper, request: OpeningRequest) -> str:
        """Send one picture; its image id."""
        return tencent_ads_opening.upload(self, paper, request)

    def open_account(self, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
        """Send the application."""
        return tencent_ads_opening.open_account(self, request, uploaded)

    def review_of(self, reference: str, request: OpeningRequest) -> Review:
        """How far the review of the new account is."""
        return tencent_ads_opening.review_of(self, reference, request)

    def codes_of(self, accounts: Sequence[str]) -> Iterator[CarriedCode]:
        """The industry of every advertiser below what was authorised that is one of these; a number without a name."""
        wanted = set(accounts)
        for subject in self.grant.subjects if self.grant else ():
            role, _, identity = subject.rpartition("/")
            if role and role not in AGENCY_ROLES:
                continue
            for row in self._advertisers(role, identity, tencent_ads_opening.CODE_FIELDS):
                if row.text("account_id") in wanted:
                    yield from tencent_ads_opening.read_codes(row)

    def _below(self, subject: str) -> Iterator[AccountListing]:
        role, _, identity = subject.rpartition("/")
        if role and role not in AGENCY_ROLES:
            yield from self._below_organisation(identity)
            return
        for row in self._advertisers(role, identity, ADVERTISER_FIELDS):
            yield read_listing(row, identity if role else "")

    def _advertisers(self, role: str, identity: str, fields: Sequence[str]) -> Iterator[Payload]:
        asked: dict[str, Param] = {"fields": list(fields), "pagination_mode": "PAGINATION_MODE_NORMAL"}
        if not role:
            asked["account_id"] = as_number(identity)  # an agency leaves it out and gets all its clients
        return self.pages("/v3.0/advertiser/get", asked, rows="list", page_size=PAGE_SIZE)

    def _below_organisation(self, organisation: str) -> Iterator[AccountListing]:
        asked: dict[str, Param] = {
            "account_id": as_number(organisation),
            "pagination_mode": "PAGINATION_MODE_NORMAL",
        }
        for row in self.pages("/v3.0/organization_account_relation/get", asked, rows="list", page_size=PAGE_SIZE):
            yield read_related_listing(row, organisation)

    def _funds(self, account: AccountListing) -> Payload:
        return self.get("/v3.0/funds/get", self._about(account))

    def _about(self, account: AccountListing) -> dict[str, Param]:
        return {"account_id": as_number(account.platform_id)}

    def _token_call(self, grant_type: str, proof: Mapping[str, Param]) -> Call:
        return Call(
            path="/oauth/token",
            secret_params={
                "client_id": self.app_id,
                "client_secret": self.app_secret.reveal(),
                "grant_type": grant_type,
                **proof,
            },
        )


def read_subjects(data: Payload) -> tuple[str, ...]:
    """Whom the grant is for: a plain id is an advertiser, any other role stands before the id with a slash.

    The role comes with the first grant only, and decides how the accounts below are listed ever after.
    """
    if not data.has("authorizer_info"):
        return ()
    info = data.part("authorizer_info")
    role, identity = info.text("account_role_type", ADVERTISER_ROLE), info.text("account_id")
    return (identity if role == ADVERTISER_ROLE else f"{role}/{identity}",)


def read_scopes(data: Payload) -> tuple[str, ...]:
    """What the grant may do, in the platform's own words."""
    info = data.inner("authorizer_info")
    return tuple(part.as_text() for part in info.parts("scope_list")) if info.has("scope_list") else ()


def as_range(first_day: date, last_day: date) -> dict[str, Param]:
    """Both ends included."""
    return {"start_date": first_day.isoformat(), "end_date": last_day.isoformat()}
