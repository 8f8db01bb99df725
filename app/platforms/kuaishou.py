"""Kuaishou Magnetic Engine 快手磁力引擎: accounts of advertisers and agents, balances, daily flows, spend, money and openings."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from app.domain.accounts import AccountListing, BalanceReading, FundRow, Grant, Platform, SpendRow
from app.domain.moves import Move, MoveKind, MoveOutcome, Ticket
from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review
from app.errors import NotAuthorised, Refused, TooFast
from app.platforms import kuaishou_moves, kuaishou_opening
from app.platforms.client import PlatformClient
from app.platforms.envelope import Trouble
from app.platforms.ids import as_number
from app.platforms.kuaishou_rows import (
    bare_listing,
    read_balance,
    read_flow_spend,
    read_fund_rows,
    read_info_listing,
    read_listing,
    read_report_spend,
)
from app.platforms.paging import keyed_pages, numbered_pages, told_by_count
from app.platforms.payload import Payload
from app.platforms.windows import month_windows
from app.platforms.wire import Call, Param, Signature
from app.platforms.zones import BEIJING, day_in
from app.secret import Secret

log = logging.getLogger(__name__)

PREFIX = "/rest/openapi"
AUTHORISED = f"{PREFIX}/oauth2/authorize/approval/list"
FLOWS = f"{PREFIX}/v1/advertiser/fund/daily_flows"

APPROVALS_A_PAGE = 200
ACCOUNTS_A_PAGE = 1000
FLOWS_A_PAGE = 500
REPORT_ROWS_A_PAGE = 2000

SCOPES = ("report_service", "account_service", "ad_query")
"""Reports, accounts with their money, and the lists; what agents' calls need beside them is not told."""
AGENT = "agent"
"""How the consent page is asked for an agent's grant, and how such a grant's subject begins."""

TOKEN_DEAD = "402005"  # noqa: S105 - the number of a refusal; no other number is published


class Kuaishou(PlatformClient):
    """Money of advertisers counts in yuan; what agents move counts in thousandths of it (厘)."""

    platform = Platform.KUAISHOU
    default_base_url = "https://ad.e.kuaishou.com"
    consent_url = "https://developers.e.kuaishou.com/tools/authorize"
    code_parameter = "auth_code"
    # The documentation knows no limit on redirect addresses; where an app's registration does, the code can be pasted.
    redirects_to_loopback = True
    consent_roles = (AGENT,)
    # 1,000 a minute for each path in the lowest tier.
    pace_per_second = 16.0
    burst = 8

    keeps_keys = True

    def pace_key(self, path: str) -> str:
        """The platform counts each path apart."""
        return f"{self.platform} {self.app_id} {path}"

    def sign(self, call: Call, token: Secret) -> Signature:
        """The token in a header of its own; the list of what was authorised wants all secrets in its body too."""
        body: dict[str, Param] = {}
        if call.path == AUTHORISED:
            body = {"secret": self.app_secret.reveal(), "access_token": token.reveal()}
        return Signature(headers={"Access-Token": token.reveal()}, body=body)

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """What a code means: of all numbers one is known, and whatever a token call is refused for, a person must sign in."""
        if is_token_call:
            return Trouble.NOT_AUTHORISED
        return Trouble.EXPIRED if code == TOKEN_DEAD else Trouble.REFUSED

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query; scopes as a JSON list."""
        scopes = ",".join(f'"{scope}"' for scope in SCOPES)
        return {"app_id": self.app_id, "scope": f"[{scopes}]", "redirect_uri": redirect_uri, "state": state}

    def role_params(self, role: str) -> Mapping[str, str]:
        """An agent says so on the consent page."""
        return {"oauth_type": role}

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """The code works once."""
        return self._token_call("access_token", {"auth_code": code})

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call:
        """Gives both tokens anew; the old pair dies."""
        return self._token_call("refresh_token", {"refresh_token": refresh_token.reveal()})

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """Lifetimes are seconds from now; the answer tells no scopes."""
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
        )

    def accounts(self) -> Iterator[AccountListing]:
        """An agent's accounts from its own list; else every advertiser that was authorised, with its names."""
        subjects = self.grant.subjects if self.grant else ()
        agents = [identity for role, _, identity in (one.rpartition("/") for one in subjects) if role == AGENT]
        if not agents and subjects and self._is_agent(subjects[0]):
            agents = [subjects[0]]
        for agent in agents:
            for row in self._agent_accounts(agent):
                yield read_listing(row, agent)
        if not agents:
            for advertiser in self._authorised():
                yield self._listing_of(advertiser)

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """One request an account; each shared wallet once, at the end."""
        wallets: dict[str, BalanceReading] = {}
        for account in accounts:
            asked = {"advertiser_id": as_number(account.platform_id)}
            data = self._ask_with_body(f"{PREFIX}/v1/advertiser/fund/get", asked)
            for reading in read_balance(data, account):
                if reading.is_wallet:
                    wallets.setdefault(reading.holder, reading)
                else:
                    yield reading
        yield from wallets.values()

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """Daily flows of days that are over: a day's sums still grow while it lasts, and a row never changes.

        An agent's own ledger (`gw/agent/v1/finance/deposit/account`) has single payments, but how it is asked for one
        account (`account_search_type`) is not told.
        """
        yesterday = self._today() - timedelta(days=1)
        yield from read_fund_rows(self._flows(account, since, min(until, yesterday)), account)

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day: from the daily flows, which tell its parts, and for today from the report, which looks back a week only."""
        today = self._today()
        for flow in self._flows(account, since, min(until, today - timedelta(days=1))):
            yield read_flow_spend(flow, account)
        if since <= today <= until:
            for row in self._report_of(account, today):
                yield read_report_spend(row, account)

    def move_kinds(self) -> frozenset[MoveKind]:
        """What an agent can do."""
        return kuaishou_moves.KINDS

    def ticket(self, move: Move) -> Ticket:
        """A trade number, which is the key on this platform."""
        return kuaishou_moves.ticket(self, move)

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Send it under the trade number."""
        return kuaishou_moves.move(self, move, ticket)

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Look the trade number up."""
        return kuaishou_moves.outcome_of(self, move, ticket)

    def send_sms_code(self, request: OpeningRequest) -> bool:
        """Ask for the code that proves the Kuaishou account; whether one was sent and must stand in `sms_code` of the request."""
        return kuaishou_opening.send_sms_code(self, request)

    def upload(self, paper: Paper, request: OpeningRequest) -> str:
        """Send one picture; its file token."""
        return kuaishou_opening.upload(self, paper, request)

    def open_account(self, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
        """Create the account, then submit its papers."""
        return kuaishou_opening.open_account(self, request, uploaded)

    def review_of(self, reference: str, request: OpeningRequest) -> Review:
        """How far the papers are."""
        return kuaishou_opening.review_of(self, reference, request)

    def codes_of(self, accounts: Sequence[str]) -> Iterator[CarriedCode]:
        """The second-level industry and the Kuaishou id of each account: one request each."""
        for account in accounts:
            data = self._info_of(account)
            if data is not None:
                yield from kuaishou_opening.read_codes(data)

    def _today(self) -> date:
        return day_in(self.now(), BEIJING)

    def _token_call(self, grant_type: str, proof: Mapping[str, Param]) -> Call:
        body = {"app_id": as_number(self.app_id), "secret": self.app_secret.reveal(), **proof}
        return Call(method="POST", path=f"{PREFIX}/oauth2/authorize/{grant_type}", body=body)

    def _ask_with_body(self, path: str, body: Mapping[str, Param]) -> Payload:
        # Documented as GET with a JSON body.
        return self.read(Call(path=path, body=body))

    def _is_agent(self, subject: str) -> bool:
        """Whether the id is an agent's: an agent's id comes with the grant, but in which field is not told."""
        try:
            self._agent_page(subject, "0", batch_size=1)
        except (NotAuthorised, TooFast):
            raise
        except Refused as refused:
            log.info("%s: not an agent's grant: %s", self.platform, refused.code)
            return False
        return True

    def _agent_accounts(self, agent: str) -> Iterator[Payload]:
        def last_account(_: Payload, rows: Sequence[Payload]) -> str | None:
            return rows[-1].text("account_id") if len(rows) >= ACCOUNTS_A_PAGE else None

        return keyed_pages(
            lambda last: self._agent_page(agent, last or "0", batch_size=ACCOUNTS_A_PAGE),
            rows="details",
            next_key=last_account,
        )

    def _agent_page(self, agent: str, last: str, *, batch_size: int) -> Payload:
        asked: dict[str, Param] = {
            "agent_id": as_number(agent),
            "begin_account_id": as_number(last),
            "batch_size": batch_size,
            "create_time_begin": 0,  # in milliseconds
            "create_time_end": int(self.platform_now().timestamp()) * 1000,
        }
        return self.post(f"{PREFIX}/gw/agent/v1/fetch/account/list", asked)

    def _authorised(self) -> Iterator[str]:
        def fetch(page: int) -> Payload:
            asked: dict[str, Param] = {"app_id": as_number(self.app_id), "page_no": page, "page_size": APPROVALS_A_PAGE}
            return self.post(AUTHORISED, asked)

        # Its `isEnd` says that we went past the last page, which a page that is not full says one request sooner.
        rows = numbered_pages(fetch, rows="details", page_size=APPROVALS_A_PAGE, told_last_page=lambda _: None)
        return iter(dict.fromkeys(row.as_text() for row in rows))

    def _listing_of(self, advertiser: str) -> AccountListing:
        data = self._info_of(advertiser)
        # Its money may be read all the same.
        return bare_listing(advertiser) if data is None else read_info_listing(data, advertiser)

    def _info_of(self, advertiser: str) -> Payload | None:
        try:
            return self.post(f"{PREFIX}/v1/advertiser/info", {"advertiser_id": as_number(advertiser)})
        except (NotAuthorised, TooFast):
            raise
        except Refused as refused:
            log.info("%s: an advertiser is not described: %s", self.platform, refused.code)
            return None

    def _flows(self, account: AccountListing, since: date, until: date) -> Iterator[Payload]:
        """Month by month, because the longest span that a call allows is not published."""
        for first_day, last_day in month_windows(since, until):
            yield from numbered_pages(
                partial(self._flows_page, account, first_day, last_day),
                rows="details",
                page_size=FLOWS_A_PAGE,
                told_last_page=told_by_count("total_count", FLOWS_A_PAGE),
            )

    def _flows_page(self, account: AccountListing, first_day: date, last_day: date, page: int) -> Payload:
        asked: dict[str, Param] = {
            "advertiser_id": as_number(account.platform_id),
            "start_date": first_day.isoformat(),
            "end_date": last_day.isoformat(),
            "page": page,
            "page_size": FLOWS_A_PAGE,
        }
        return self._ask_with_body(FLOWS, asked)

    def _report_of(self, account: AccountListing, day: date) -> list[Payload]:
        asked: dict[str, Param] = {
            "advertiser_id": as_number(account.platform_id),
            "start_date": day.isoformat(),
            "end_date": day.isoformat(),
            "temporal_granularity": "DAILY",
            "page": 1,  # one day is one row
            "page_size": REPORT_ROWS_A_PAGE,
        }
        return self.post(f"{PREFIX}/v1/report/account_report", asked).parts("details")


def read_subjects(data: Payload) -> tuple[str, ...]:
    """Whom the grant is for: advertisers as plain ids, an agent with its role before the id where the answer names it."""
    if data.text("agent_id", "0") != "0":
        return (f"{AGENT}/{data.text('agent_id')}",)
    if data.has("advertiser_ids") and (several := data.parts("advertiser_ids")):
        return tuple(part.as_text() for part in several)
    return (data.text("advertiser_id"),) if data.has("advertiser_id") else ()
