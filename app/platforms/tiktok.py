"""TikTok for Business: accounts, money, spend, moves and openings of advertisers and Business Centers."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from app.domain.accounts import AccountListing, BalanceReading, FundRow, Grant, Platform, SpendRow
from app.domain.moves import Move, MoveKind, MoveOutcome, Ticket
from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review
from app.errors import BadAnswer, Refused
from app.platforms import tiktok_moves, tiktok_opening
from app.platforms.client import PlatformClient
from app.platforms.envelope import Trouble
from app.platforms.payload import Payload
from app.platforms.tiktok_rows import (
    is_shared,
    portfolio_of,
    read_balance,
    read_bc_listing,
    read_fund_rows,
    read_info_balance,
    read_info_listing,
    read_spend,
)
from app.platforms.windows import day_windows, each_once, in_groups
from app.platforms.wire import Call, Param, Signature
from app.secret import Secret

log = logging.getLogger(__name__)

PREFIX = "/open_api/v1.3"
PAGE_SIZE = 50
REPORT_PAGE_SIZE = 1000
ACCOUNTS_AN_INFO_CALL = 100
DAYS_A_LEDGER_CALL = 365
DAYS_A_REPORT = 30

INFO_FIELDS = ["advertiser_id", "name", "company", "status", "currency", "timezone", "display_timezone"]

REPORT_TOO_LARGE = "40067"
OUT_OF_REACH = {"40001", "40130"}
"""No permission, or a scope that was not granted: a plain advertiser has no Business Center to show."""

TROUBLES = {
    "40016": Trouble.TOO_FAST,  # "flow control"
    "40100": Trouble.TOO_FAST,
    "40132": Trouble.TOO_FAST,
    "40102": Trouble.NOT_AUTHORISED,  # there is nothing to refresh with: an expired token needs a person
    "40104": Trouble.NOT_AUTHORISED,
    "40105": Trouble.NOT_AUTHORISED,
    "40110": Trouble.NOT_AUTHORISED,  # the code is used, wrong or old
    "40130": Trouble.NOT_AUTHORISED,
    "40202": Trouble.BUSY,
    "50000": Trouble.BUSY,
    "50002": Trouble.BUSY,
    "51016": Trouble.BUSY,
    "51018": Trouble.BUSY,
    "51040": Trouble.BUSY,
}


class TikTok(PlatformClient):
    """Accounts under a Business Center are read through it; the others are known by their balance and spend alone."""

    platform = Platform.TIKTOK
    default_base_url = "https://business-api.tiktok.com"
    consent_url = "https://business-api.tiktok.com/portal/auth"
    code_parameter = "auth_code"
    # The documentation knows no limit on redirect addresses; where an app's registration does, the code can be pasted.
    redirects_to_loopback = True
    # 20 a second is the one tier that is known, and the limit is the app's, whatever the path.
    pace_per_second = 18.0
    burst = 5

    # The grant tells its rights as numbers whose meanings are not published: none can be asked for or passed over by name.
    needed_rights: frozenset[str] = frozenset()
    harmless_rights: frozenset[str] = frozenset()
    keeps_keys = False

    def sign(self, call: Call, token: Secret) -> Signature:
        """The token in a header of its own; there is no signature."""
        return Signature(headers={"Access-Token": token.reveal()})

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """What a code means."""
        return TROUBLES.get(code, Trouble.REFUSED)

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query."""
        return {"app_id": self.app_id, "redirect_uri": redirect_uri, "state": state}

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """The code lives for minutes and works once."""
        body = {"app_id": self.app_id, "secret": self.app_secret.reveal(), "auth_code": code}
        return Call(method="POST", path=f"{PREFIX}/oauth2/access_token/", body=body)

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """The token lives until it is revoked; no lifetime is stated."""
        return Grant(
            access_token=Secret(data.text("access_token")),
            subjects=tuple(part.as_text() for part in data.parts("advertiser_ids"))
            if data.has("advertiser_ids")
            else (),
            scopes=tuple(part.as_text() for part in data.parts("scope")) if data.has("scope") else (),
        )

    def rights(self) -> frozenset[str] | None:
        """The numbers of the scopes, as the grant told them."""
        return frozenset(self.grant.scopes) or None if self.grant else None

    def accounts(self) -> Iterator[AccountListing]:
        """The accounts of every Business Center, then the authorised ones that are in none."""
        seen: set[str] = set()
        for bc_id in self._centers():
            try:
                wallet = self._wallet_of(bc_id)
            except Refused as refused:
                if refused.code not in OUT_OF_REACH:
                    raise
                # Its money is not for this person's eyes: its accounts are read as if they stood alone.
                log.info("%s: a Business Center is out of reach: %s", self.platform, refused.code)
                continue
            for row in self._center_accounts(bc_id):
                listing = read_bc_listing(row, bc_id, wallet=wallet)
                if listing.platform_id not in seen:
                    seen.add(listing.platform_id)
                    yield listing
        alone = [advertiser for advertiser in self._authorised() if advertiser not in seen]
        for row in self._infos(list(dict.fromkeys(alone)), INFO_FIELDS):
            yield read_info_listing(row)

    def balance_batches(self, accounts: Sequence[AccountListing]) -> list[Sequence[AccountListing]]:
        """A Business Center lists fifty accounts a request; the others are asked for a hundred at a time."""
        centers: dict[str, list[AccountListing]] = {}
        for account in accounts:
            centers.setdefault(account.manager, []).append(account)
        alone = centers.pop("", [])
        return [*centers.values(), *in_groups(alone, ACCOUNTS_AN_INFO_CALL)]

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """Each account's own money, then each payment portfolio's once."""
        wallets: dict[str, BalanceReading] = {}
        missing: list[str] = []
        for batch in self.balance_batches(accounts):
            wanted = {account.platform_id: account for account in batch}
            for row in self._balance_rows(batch):
                account = wanted.pop(row.text("advertiser_id"), None)
                for reading in self._read_balance(row, account) if account else ():
                    if reading.is_wallet:
                        wallets.setdefault(reading.holder, reading)
                    else:
                        yield reading
                if not wanted:
                    break  # the rest of the list is of no interest
            missing += wanted
        yield from wallets.values()
        if missing:
            raise BadAnswer(self.platform, f"no balance for {', '.join(missing)}")

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """Rows of the Business Center's ledger about the account; an account in no Business Center has none to show."""
        if not account.manager:
            return
        for first_day, last_day in day_windows(since, until, days=DAYS_A_LEDGER_CALL):
            asked: dict[str, Param] = {
                "bc_id": account.manager,
                "transaction_level": "ADVERTISER",
                "filtering": {
                    "account_ids": [account.platform_id],
                    "start_time": f"{first_day.isoformat()} 00:00:00",
                    "end_time": f"{last_day.isoformat()} 23:59:59",
                },
            }
            path = f"{PREFIX}/bc/account/transaction/get/"
            rows = self.pages(path, asked, rows="transaction_list", page_size=PAGE_SIZE)
            yield from each_once(read_fund_rows(rows, account))

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day; the parts come a day or two later than the sum."""
        for first_day, last_day in day_windows(since, until, days=DAYS_A_REPORT):
            yield from self._spend_window(account, first_day, last_day)

    def move_kinds(self) -> frozenset[MoveKind]:
        """What a Business Center can do."""
        return frozenset(tiktok_moves.KINDS)

    def ticket(self, move: Move) -> Ticket:
        """What stands in the ledger before."""
        return tiktok_moves.ticket(self, move)

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Send it, without a key."""
        return tiktok_moves.move(self, move)

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Look for one more equal row in the ledger."""
        return tiktok_moves.outcome_of(self, move, ticket)

    def upload(self, paper: Paper, request: OpeningRequest) -> str:
        """Send one picture; its image id."""
        return tiktok_opening.upload(self, paper, request)

    def open_account(self, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
        """Send the application."""
        return tiktok_opening.open_account(self, request, uploaded)

    def review_of(self, reference: str, request: OpeningRequest) -> Review:
        """How far the review of the new account is."""
        return tiktok_opening.review_of(self, reference)

    def _spend_window(self, account: AccountListing, first_day: date, last_day: date) -> list[SpendRow]:
        try:
            return self._report(account, first_day, last_day)
        except Refused as refused:
            if refused.code != REPORT_TOO_LARGE or first_day == last_day:
                raise
        middle = first_day + (last_day - first_day) // 2
        return [
            *self._spend_window(account, first_day, middle),
            *self._spend_window(account, middle + timedelta(days=1), last_day),
        ]

    def _report(self, account: AccountListing, first_day: date, last_day: date) -> list[SpendRow]:
        # One account a call: with several, the platform is said to drop the decimals of money.
        rows = self.pages(
            f"{PREFIX}/report/integrated/get/",
            {
                "report_type": "BASIC",
                "data_level": "AUCTION_ADVERTISER",
                "advertiser_id": account.platform_id,
                "dimensions": ["advertiser_id", "stat_time_day"],
                "metrics": ["spend", "cash_spend", "voucher_spend", "currency"],
                "start_date": first_day.isoformat(),
                "end_date": last_day.isoformat(),
            },
            rows="list",
            page_size=REPORT_PAGE_SIZE,
        )
        return [spend for row in rows for spend in read_spend(row, account)]

    def _centers(self) -> list[str]:
        try:
            rows = list(self.pages(f"{PREFIX}/bc/get/", {}, rows="list", page_size=PAGE_SIZE))
        except Refused as refused:
            if refused.code in OUT_OF_REACH:
                return []
            raise
        return [row.part("bc_info").text("bc_id") for row in rows]

    def _center_accounts(self, bc_id: str) -> Iterator[Payload]:
        path = f"{PREFIX}/advertiser/balance/get/"
        return self.pages(path, {"bc_id": bc_id}, rows="advertiser_account_list", page_size=PAGE_SIZE)

    def _wallet_of(self, bc_id: str) -> str:
        return portfolio_of(bc_id) if is_shared(self.get(f"{PREFIX}/bc/balance/get/", {"bc_id": bc_id})) else ""

    def codes_of(self, accounts: Sequence[str]) -> Iterator[CarriedCode]:
        """The industry of each account, a hundred to a request; a number without a name."""
        for row in self._infos(accounts, tiktok_opening.CODE_FIELDS):
            yield from tiktok_opening.read_codes(row)

    def _authorised(self) -> list[str]:
        path = f"{PREFIX}/oauth2/advertiser/get/"
        data = self.get(path, {"app_id": self.app_id}, secret_params={"secret": self.app_secret.reveal()})
        return [row.text("advertiser_id") for row in data.parts("list")]

    def _infos(self, advertisers: Sequence[str], fields: Sequence[str]) -> Iterator[Payload]:
        for ids in in_groups(advertisers, ACCOUNTS_AN_INFO_CALL):
            asked: dict[str, Param] = {"advertiser_ids": ids, "fields": fields}
            yield from self.get(f"{PREFIX}/advertiser/info/", asked).parts("list")

    def _balance_rows(self, batch: Sequence[AccountListing]) -> Iterator[Payload]:
        if batch[0].manager:
            return self._center_accounts(batch[0].manager)
        return self._infos([account.platform_id for account in batch], ["advertiser_id", "balance", "currency"])

    def _read_balance(self, row: Payload, account: AccountListing) -> Iterator[BalanceReading]:
        return read_balance(row, account) if account.manager else read_info_balance(row, account)
