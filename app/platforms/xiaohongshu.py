"""Xiaohongshu Juguang 小红书聚光: accounts, balances, fund rows and daily spend of brands, service providers and agents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from app.domain.accounts import AccountListing, BalanceReading, FundRow, Grant, Platform, SpendRow
from app.domain.moves import Move, MoveKind, MoveOutcome, Ticket
from app.platforms.client import PlatformClient
from app.platforms.envelope import Refusal, Trouble, words_of
from app.platforms.paging import numbered_pages, told_by_count
from app.platforms.payload import Payload
from app.platforms.rights import rights_in
from app.platforms.windows import day_windows, in_groups
from app.platforms.wire import Call, Param, Signature, as_number
from app.platforms.xiaohongshu_agent import PREFIX, WALLETS_A_CALL, Agent
from app.platforms.xiaohongshu_moves import MOVE_KINDS, Transfers, ticket_for
from app.platforms.xiaohongshu_rows import (
    ACCOUNT_TYPES,
    Role,
    Subject,
    read_balance,
    read_listing,
    read_orders,
    read_spend,
    read_subject,
    read_subjects,
)
from app.platforms.zones import day_in
from app.secret import Secret

DAYS_A_LEDGER_CALL = 30
"""No longest span is published, neither here nor for reports."""
DAYS_A_REPORT = 30
ORDERS_A_PAGE = 100
"""No largest page is published."""
ROWS_A_REPORT_PAGE = 1000

SCOPES = ("report_service", "account_manage")
PROVIDER_TYPE = 2
"""`type`, without which a service provider's question about the ledger is not answered."""


class Xiaohongshu(PlatformClient):
    """A brand's accounts come with its token; an agent's are listed, and their money is asked of the agent's finance."""

    platform = Platform.XIAOHONGSHU
    default_base_url = "https://adapi.xiaohongshu.com"
    consent_url = "https://ad-market.xiaohongshu.com/auth"
    # Under which name the redirect brings the code is not published: it is pasted.
    code_parameter = "auth_code"
    redirects_to_loopback = False
    needed_rights = frozenset(SCOPES)
    keeps_keys = True
    harmless_rights = frozenset({"ad_query"})
    # No quota is published: a pace well under what any reader of the platform is known to use.
    pace_per_second = 10.0
    burst = 5

    def sign(self, call: Call, token: Secret) -> Signature:
        """The token in a header of its own; there is no signature."""
        return Signature(headers={"Access-Token": token.reveal()})

    def open_envelope(self, status: int, envelope: Payload, *, is_token_call: bool) -> Payload | Refusal:
        """`success` decides where it stands, then `code`; success with a code of failure is neither."""
        is_done = envelope.flag("success", default=False) if envelope.has("success") else envelope.whole("code") == 0
        code = envelope.text("code", "0")
        if not is_done:
            named = envelope.text("errorCode") if code == "0" and envelope.has("errorCode") else code
            return Refusal(named, words_of(envelope, "msg", "message", "errorMsg"))
        if code != "0":
            raise envelope.bad(f"success with code {code}")
        return envelope.inner("data")

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """The numbers of errors are not published; on a token call whatever is refused needs a person."""
        return Trouble.NOT_AUTHORISED if is_token_call else Trouble.REFUSED

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query."""
        scope = json.dumps(SCOPES, separators=(",", ":"))
        return {"appId": self.app_id, "scope": scope, "redirectUri": redirect_uri, "state": state}

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """The code lives ten minutes."""
        return self._token_call("access_token", {"auth_code": code})

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call:
        """Gives both tokens anew; the old access token works for about five minutes more."""
        return self._token_call("refresh_token", {"refresh_token": refresh_token.reveal()})

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """Lifetimes are seconds from now; the accounts of a brand are told here and nowhere else."""
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
            scopes=rights_in(data, "scope") or (previous.scopes if previous else ()),
        )

    def rights(self) -> frozenset[str] | None:
        """The scopes of the token's answer."""
        return frozenset(self.grant.scopes) if self.grant and self.grant.scopes else None

    def accounts(self) -> Iterator[AccountListing]:
        """An agent's sub-accounts, or the advertisers that approved the app."""
        if agent := self._agent():
            yield from agent.accounts()
            return
        for subject in self._subjects():
            yield read_listing(subject)

    def balance_batches(self, accounts: Sequence[AccountListing]) -> list[Sequence[AccountListing]]:
        """An agent asks for a hundred wallets at a time, an advertiser for itself."""
        return list(in_groups(accounts, WALLETS_A_CALL if self._agent() else 1))

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """Each account's own money."""
        if agent := self._agent():
            yield from agent.balances(accounts)
            return
        for account in accounts:
            asked = {"advertiser_id": as_number(account.platform_id)}
            yield read_balance(self.get(f"{PREFIX}/jg/account/balance/info", asked), account)

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """The wallet's records for an agent, the account's own ledger for an advertiser."""
        if agent := self._agent():
            yield from agent.fund_rows(account, since, until)
            return
        for first_day, last_day in day_windows(since, until, days=DAYS_A_LEDGER_CALL):
            yield from read_orders(self._orders(account, first_day, last_day), account)

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day; a sub-account that is known by its wallet alone delivers nothing.

        The report is made of days that are over: today's burn comes from the report of the moment.
        """
        if not account.platform_id.isdecimal():
            return
        today = day_in(self.now(), account.zone)
        for first_day, last_day in day_windows(since, min(until, today - timedelta(days=1)), days=DAYS_A_REPORT):
            for row in self._report(account, first_day, last_day):
                yield read_spend(row, account)
        if since <= today <= until:
            for row in self._today(account, today):
                yield read_spend(row, account)

    def move_kinds(self) -> frozenset[MoveKind]:
        """Agents move money between their wallet and their sub-accounts'; nobody else can by interface."""
        return MOVE_KINDS if self._agent() else frozenset()

    def ticket(self, move: Move) -> Ticket:
        """The two wallets; WrongAnswer for what only the platform's own page moves."""
        return ticket_for(move, self._agent())

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """From wallet to wallet, all of it or nothing."""
        return self._transfers().send(move, ticket)

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """By our request number."""
        return self._transfers().look_up(move, ticket)

    def _transfers(self) -> Transfers:
        agent = self._agent()
        return Transfers(agent.user_id if agent else "", once=self.once, read=self.read)

    def _token_call(self, name: str, proof: Mapping[str, Param]) -> Call:
        app: dict[str, Param] = {"app_id": as_number(self.app_id), "secret": self.app_secret.reveal()}
        return Call(method="POST", path=f"{PREFIX}/oauth2/{name}", body={**app, **proof})

    @cached_property
    def _wallets(self) -> dict[str, str]:
        """The wallet of each of an agent's accounts, once they were listed."""
        return {}

    def _subjects(self) -> list[Subject]:
        return [read_subject(text) for text in self.grant.subjects] if self.grant else []

    def _agent(self) -> Agent | None:
        agents = [subject for subject in self._subjects() if subject.role is Role.AGENT]
        return Agent(agents[0], self.post, self._wallets) if agents else None

    def _orders(self, account: AccountListing, first_day: date, last_day: date) -> Iterator[Payload]:
        providers = {subject.identity for subject in self._subjects() if subject.role is Role.PROVIDER}
        about: dict[str, Param] = {
            "advertiser_id": as_number(account.platform_id),
            "start_time": first_day.isoformat(),
            "end_time": last_day.isoformat(),
            "account_types": ACCOUNT_TYPES,
            **({"type": PROVIDER_TYPE} if account.platform_id in providers else {}),
        }

        def page_of(page: int) -> Payload:
            return self.post(f"{PREFIX}/jg/account/order/info", {**about, "page": page, "page_size": ORDERS_A_PAGE})

        counted = told_by_count("total_count", ORDERS_A_PAGE)
        return numbered_pages(page_of, rows="account_trade_detail", page_size=ORDERS_A_PAGE, told_last_page=counted)

    def _today(self, account: AccountListing, today: date) -> list[Payload]:
        asked: dict[str, Param] = {
            "advertiser_id": as_number(account.platform_id),
            "start_date": today.isoformat(),
            "end_date": today.isoformat(),
        }
        return self.post(f"{PREFIX}/jg/data/report/realtime/account", asked).parts("data_list")

    def _report(self, account: AccountListing, first_day: date, last_day: date) -> Iterator[Payload]:
        def page_of(page: int) -> Payload:
            asked: dict[str, Param] = {
                "advertiser_id": as_number(account.platform_id),
                "start_date": first_day.isoformat(),
                "end_date": last_day.isoformat(),
                "time_unit": "DAY",
                "page_num": page,
                "page_size": ROWS_A_REPORT_PAGE,
            }
            return self.post(f"{PREFIX}/jg/data/report/offline/account", asked)

        counted = told_by_count("total_count", ROWS_A_REPORT_PAGE)
        return numbered_pages(page_of, rows="data_list", page_size=ROWS_A_REPORT_PAGE, told_last_page=counted)
