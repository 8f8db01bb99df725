"""Ocean Engine 巨量引擎: accounts, money, spend, moves and openings of advertisers, agents and organisations."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from app.domain.accounts import AccountListing, BalanceReading, FundRow, Grant, Platform, SpendRow
from app.domain.moves import Move, MoveKind, MoveOutcome, Ticket
from app.domain.openings import OpeningRequest, Paper, Review
from app.errors import NotAuthorised, Refused, TooFast
from app.platforms import ocean_engine_moves, ocean_engine_opening
from app.platforms.client import PlatformClient
from app.platforms.envelope import Trouble
from app.platforms.ids import as_number, as_numbers
from app.platforms.ocean_engine_rows import (
    AGENTS,
    ORGANISATIONS,
    TRANSACTION_TYPES,
    bare_listing,
    is_in_fen,
    read_account_fund,
    read_fund,
    read_fund_rows,
    read_listing,
    read_spend,
    read_wallet_row,
)
from app.platforms.paging import cursor_pages, numbered_pages
from app.platforms.payload import Payload
from app.platforms.windows import day_windows, each_once, in_groups, month_windows
from app.platforms.wire import Call, Param, Signature
from app.secret import Secret

log = logging.getLogger(__name__)

AUTHORISED = "/open_api/oauth2/advertiser/get/"

PAGE_SIZE = 100
LONGEST_NUMBERED_LIST = 10_000
"""From this many rows on an agent's list is read with cursors."""
ACCOUNTS_A_FUND_CALL = 20
ACCOUNTS_AN_INFO_CALL = 50
DAYS_A_REPORT = 30
ENOUGH_TO_COMPARE = 1000
"""In the batch call's unit: smaller balances could be burned away between two calls."""

TROUBLES = {
    "40100": Trouble.TOO_FAST,
    "40110": Trouble.TOO_FAST,
    "40104": Trouble.NOT_AUTHORISED,  # token empty
    "40105": Trouble.EXPIRED,  # token invalid, which is also how an old one is told
}
TOKEN_CALL_TROUBLES = {
    "40100": Trouble.TOO_FAST,
    "40110": Trouble.NOT_AUTHORISED,  # here the same number means that the code is too old
    "40115": Trouble.NOT_AUTHORISED,  # the code was used before
    "40105": Trouble.NOT_AUTHORISED,
}
SERVER_TROUBLES = range(50_000, 60_000)


class OceanEngine(PlatformClient):
    """Answers are about advertisers; agents and organisations are opened up to those below them."""

    platform = Platform.OCEAN_ENGINE
    default_base_url = "https://api.oceanengine.com"
    consent_url = "https://ad.oceanengine.com/openapi/audit/oauth.html"
    code_parameter = "auth_code"
    # The documentation knows no limit on redirect addresses; where an app's registration does, the code can be pasted.
    redirects_to_loopback = True
    # No quota is published: a pace well under what any reader of the platform is known to use.
    pace_per_second = 10.0
    burst = 5

    keeps_keys = True

    def sign(self, call: Call, token: Secret) -> Signature:
        """The token in a header of its own; the list of what was authorised wants it in the query too."""
        params = {"access_token": token.reveal()} if call.path == AUTHORISED else {}
        return Signature(headers={"Access-Token": token.reveal()}, params=params)

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """What a code means; one number means two things on token calls and elsewhere."""
        if int(code) in SERVER_TROUBLES:
            return Trouble.BUSY
        return (TOKEN_CALL_TROUBLES if is_token_call else TROUBLES).get(code, Trouble.REFUSED)

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query."""
        return {"app_id": self.app_id, "state": state, "redirect_uri": redirect_uri, "material_auth": "1"}

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """The code lives ten minutes and works once."""
        body = {**self._app(), "grant_type": "auth_code", "auth_code": code}
        return Call(method="POST", path="/open_api/oauth2/access_token/", body=body)

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call:
        """Gives both tokens anew; the old refresh token dies."""
        body = {**self._app(), "grant_type": "refresh_token", "refresh_token": refresh_token.reveal()}
        return Call(method="POST", path="/open_api/oauth2/refresh_token/", body=body)

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """Lifetimes are seconds from now."""
        refresh = data.text("refresh_token", "")
        lives_on = previous.refresh_expires_at if previous else None
        subjects = tuple(part.as_text() for part in data.parts("advertiser_ids")) if data.has("advertiser_ids") else ()
        return Grant(
            access_token=Secret(data.text("access_token")),
            refresh_token=Secret(refresh) if refresh else (previous.refresh_token if previous else None),
            access_expires_at=self.now() + timedelta(seconds=data.whole("expires_in")),
            refresh_expires_at=(
                self.now() + timedelta(seconds=data.whole("refresh_token_expires_in"))
                if data.has("refresh_token_expires_in")
                else lives_on
            ),
            subjects=subjects or (previous.subjects if previous else ()),
        )

    def accounts(self) -> Iterator[AccountListing]:
        """Every advertiser below what was authorised, once, with its names from one call for fifty."""
        managers: dict[str, str] = {}
        for advertiser, manager in self._advertisers():
            managers.setdefault(advertiser, manager)
        for ids in in_groups(list(managers), ACCOUNTS_AN_INFO_CALL):
            data = self.get(
                "/open_api/2/advertiser/info/",
                {"advertiser_ids": as_numbers(ids), "fields": ["id", "name", "company", "status"]},
            )
            found = {row.text("id"): row for row in data.items()}
            for advertiser in ids:
                manager = managers[advertiser]
                yield (
                    read_listing(found[advertiser], manager)
                    if advertiser in found
                    else bare_listing(advertiser, manager)
                )

    def move_kinds(self) -> frozenset[MoveKind]:
        """What agents can do; organisations can transfer, main wallets recharge and take back."""
        return ocean_engine_moves.KINDS

    def ticket(self, move: Move) -> Ticket:
        """Who the payer is."""
        return ocean_engine_moves.ticket(self, move, role=self._role_of(move.payer))

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Send it under our key."""
        return ocean_engine_moves.move(self, move, ticket)

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Look our key up."""
        return ocean_engine_moves.outcome_of(self, move, ticket)

    def upload(self, paper: Paper, request: OpeningRequest) -> str:
        """Send one picture; its attachment id."""
        return ocean_engine_opening.upload(self, paper, request)

    def open_account(self, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
        """Copy an account, or submit the papers of one."""
        is_organisation = "name" in request.fields and self._role_of(request.payer) in ORGANISATIONS
        return ocean_engine_opening.open_account(self, request, uploaded, is_organisation=is_organisation)

    def review_of(self, reference: str, request: OpeningRequest) -> Review:
        """How far the review of its papers is."""
        return ocean_engine_opening.review_of(self, reference)

    def _role_of(self, identity: str) -> str:
        """What kind of account was authorised under this id; nothing where it is not among them."""
        rows = self.get(AUTHORISED, {}).parts("list")
        return next((row.text("account_type", "") for row in rows if _authorised_id(row) == identity), "")

    def _app(self) -> dict[str, Param]:
        return {"app_id": as_number(self.app_id), "secret": self.app_secret.reveal()}

    def _advertisers(self) -> Iterator[tuple[str, str]]:
        """Advertiser ids with the agent or organisation that each was found under."""
        data = self.get(AUTHORISED, {})
        for row in data.parts("list"):
            authorised, kind = _authorised_id(row), row.text("account_type", "ADVERTISER")
            if not row.flag("is_valid", default=True):
                log.info("%s: an authorisation for a %s is not valid any more", self.platform, kind)
            elif kind in AGENTS:
                yield from self._below_agent(authorised, kind)
            elif kind in ORGANISATIONS:
                yield from self._below_organisation(authorised)
            elif kind == "ADVERTISER":
                yield authorised, ""
            else:
                log.info("%s: accounts of type %s have no advertisers to read", self.platform, kind)

    def _below_agent(self, agent: str, kind: str) -> Iterator[tuple[str, str]]:
        agents = [agent]
        if kind != "CHILD_AGENT":  # the second tier is the last
            path = "/open_api/2/agent/child_agent/select/"
            children = self.pages(path, {"advertiser_id": as_number(agent)}, rows="list", page_size=PAGE_SIZE)
            agents += [child.as_text() for child in children]
        for above in agents:
            for row in self._agent_advertisers(above):
                yield row.as_text(), above

    def _agent_advertisers(self, agent: str) -> Iterator[Payload]:
        path = "/open_api/2/agent/advertiser/select/"
        asked: dict[str, Param] = {"advertiser_id": as_number(agent)}

        def by_number(page: int) -> Payload:
            return first if page == 1 else self.get(path, {**asked, "page": page, "page_size": PAGE_SIZE})

        def by_cursor(cursor: str | None) -> Payload:
            return self.get(path, {**asked, "count": PAGE_SIZE, **({"cursor": cursor} if cursor else {})})

        first = self.get(path, {**asked, "page": 1, "page_size": PAGE_SIZE})
        if first.part("page_info").whole("total_number") < LONGEST_NUMBERED_LIST:
            return numbered_pages(by_number, rows="list", page_size=PAGE_SIZE)
        return cursor_pages(by_cursor, rows="list")

    def _below_organisation(self, organisation: str) -> Iterator[tuple[str, str]]:
        rows = self.pages(
            "/open_api/2/customer_center/advertiser/list/",
            {"cc_account_id": as_number(organisation), "account_source": "AD"},
            rows="list",
            page_size=PAGE_SIZE,
        )
        for row in rows:
            yield row.text("advertiser_id"), organisation

    def balance_batches(self, accounts: Sequence[AccountListing]) -> list[Sequence[AccountListing]]:
        """Twenty accounts share a request."""
        return list(in_groups(accounts, ACCOUNTS_A_FUND_CALL))

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """Each account's own money, then each shared wallet's once."""
        wallets: dict[str, BalanceReading] = {}
        for batch in self.balance_batches(accounts):
            for reading in self._batch_readings(batch):
                if reading.is_wallet:
                    wallets.setdefault(reading.holder, reading)
                else:
                    yield reading
        yield from wallets.values()

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """Recharges and transfers, month by month because the longest span that a call allows is not published."""
        for first_day, last_day in month_windows(since, until):
            for transaction_type in TRANSACTION_TYPES:
                rows = self.pages(
                    "/open_api/2/advertiser/fund/transaction/get/",
                    {
                        "advertiser_id": as_number(account.platform_id),
                        "start_date": first_day.isoformat(),
                        "end_date": last_day.isoformat(),
                        "transaction_type": transaction_type,
                    },
                    rows="list",
                    page_size=PAGE_SIZE,
                )
                yield from each_once(read_fund_rows(rows, account, transaction_type))

    def wallet_rows(self, member: AccountListing, wallet: str, since: date, until: date) -> Iterator[FundRow]:
        """What moved in a shared wallet; its members' burn is told by their own reports."""
        for first_day, last_day in month_windows(since, until):
            rows = self.pages(
                "/open_api/v3.0/shared_wallet/transaction_detail/get/",
                {
                    "account_id": as_number(member.platform_id),
                    "account_type": "AD",
                    "shared_wallet_id": as_number(wallet),
                    "start_date": first_day.isoformat(),
                    "end_date": last_day.isoformat(),
                },
                rows="results",
                page_size=PAGE_SIZE,
            )
            yield from each_once(read_wallet_row(row, wallet) for row in rows)

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day; the day before is final from about ten in the morning."""
        for first_day, last_day in day_windows(since, until, days=DAYS_A_REPORT):
            rows = self.pages(
                "/open_api/v3.0/report/custom/get/",
                {
                    "advertiser_id": as_number(account.platform_id),
                    "dimensions": ["stat_time_day"],
                    "metrics": ["stat_cost"],
                    "filters": [],
                    "start_time": first_day.isoformat(),
                    "end_time": last_day.isoformat(),
                    "order_by": [],
                    "data_topic": "BASIC_DATA",
                },
                rows="rows",
                page_size=PAGE_SIZE,
            )
            for row in rows:
                yield read_spend(row, account)

    def _batch_readings(self, batch: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """From the call for twenty where it answers and its unit is proved, else from the call for one."""
        try:
            data = self.get(
                "/open_api/v3.0/account/fund/get/",
                {"account_ids": as_numbers([account.platform_id for account in batch]), "account_type": "AD"},
            )
        except (NotAuthorised, TooFast):
            raise
        except Refused as refused:
            # One account of another kind is enough for this refusal: asked alone, each gets its own answer.
            log.info("%s: a batch of balances was refused with %s", self.platform, refused.code)
            rows: list[Payload] = []
        else:
            rows = data.parts("list")
        found = {row.text("account_id"): row for row in rows}
        is_proved = self._is_batch_in_fen(rows)
        for account in batch:
            if is_proved and account.platform_id in found:
                yield from read_account_fund(found[account.platform_id], account)
            else:
                yield from read_fund(self._fund(account.platform_id), account)

    def _is_batch_in_fen(self, rows: Sequence[Payload]) -> bool:
        """The unit of the batch is inferred, not published: hold one account of it against the call whose unit is published."""
        witness = next((row for row in rows if row.number("balance") >= ENOUGH_TO_COMPARE), None)
        return witness is None or is_in_fen(witness, self._fund(witness.text("account_id")))

    def _fund(self, account: str) -> Payload:
        return self.get(
            "/open_api/2/advertiser/fund/get/", {"advertiser_id": as_number(account), "grant_type_split": "OFF"}
        )


def _authorised_id(row: Payload) -> str:
    return row.text("account_id" if row.has("account_id") else "advertiser_id")
