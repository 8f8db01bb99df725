"""What an agent of Xiaohongshu 小红书代理商 reads of its sub-accounts: ids of delivery on one side, of wallets on the other."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.accounts import AccountListing, BalanceReading, FundRow, Platform
from app.errors import BadAnswer
from app.platforms.paging import numbered_pages, told_by_count
from app.platforms.payload import Payload
from app.platforms.windows import day_windows, each_once, in_groups
from app.platforms.wire import Param
from app.platforms.xiaohongshu_agent_rows import MOVED, SPENT, read_balance, read_listing, read_records, wallet_of
from app.platforms.xiaohongshu_rows import Subject

PREFIX = "/api/open"
ACCOUNTS_A_PAGE = 500
WALLETS_A_CALL = 100
RECORDS_A_PAGE = 100
"""No largest page is published."""
DAYS_A_LEDGER_CALL = 30
"""No longest span is published."""


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent's view. `post` asks the platform; `wallets` is filled with each account's wallet as they are listed."""

    subject: Subject
    post: Callable[[str, Mapping[str, Param]], Payload]
    wallets: MutableMapping[str, str]

    @property
    def user_id(self) -> str:
        """The agent's main account, named in every call."""
        return self.subject.identity

    @property
    def own_wallet(self) -> str:
        """The wallet that its sub-accounts are recharged from; empty where the token's answer did not tell it."""
        return self.subject.name

    def accounts(self) -> Iterator[AccountListing]:
        """Every sub-account once."""

        def page_of(page: int) -> Payload:
            asked: dict[str, Param] = {"user_id": self.user_id, "page": page, "page_size": ACCOUNTS_A_PAGE}
            return self.post(f"{PREFIX}/jg/account/sub/page", asked)

        counted = told_by_count("total", ACCOUNTS_A_PAGE)
        seen: set[str] = set()
        for row in numbered_pages(page_of, rows="sub_accounts", page_size=ACCOUNTS_A_PAGE, told_last_page=counted):
            listing = read_listing(row, self.own_wallet or self.user_id)
            if listing.platform_id not in seen:
                seen.add(listing.platform_id)
                self.wallets[listing.platform_id] = wallet_of(row)
                yield listing

    def wallet_of(self, account: str) -> str:
        """The wallet of an account or of the agent itself; an id that is neither is taken for a wallet's."""
        if account in ("", self.user_id):
            return self.own_wallet
        if account == self.own_wallet:
            return account
        if account not in self.wallets:
            list(self.accounts())  # fills the wallets
        return self.wallets.get(account, account)

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """A reading for each; BadAnswer at the end for those that were left out."""
        missing: list[str] = []
        for batch in in_groups(accounts, WALLETS_A_CALL):
            wallets = {account.platform_id: self.wallet_of(account.platform_id) for account in batch}
            asked: dict[str, Param] = {"user_id": self.user_id, "virtual_seller_id_list": list(wallets.values())}
            data = self.post(f"{PREFIX}/finance/balance/query", asked)
            found = {wallet_of(row): row for row in data.parts("wallet_balance_list")}
            for account in batch:
                row = found.get(wallets[account.platform_id])
                if row is None:
                    missing.append(account.platform_id)
                else:
                    yield read_balance(row, account)
        if missing:
            raise BadAnswer(Platform.XIAOHONGSHU, f"no balance for {', '.join(missing)}")

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """Rows of the account's wallet, by the day they were charged."""
        for first_day, last_day in day_windows(since, until, days=DAYS_A_LEDGER_CALL):
            for trade_types, is_spend in ((MOVED, False), (SPENT, True)):
                rows = self._records(account, trade_types, first_day, last_day)
                yield from each_once(read_records(rows, account, own_wallet=self.own_wallet, is_spend=is_spend))

    def _records(
        self, account: AccountListing, trade_types: Sequence[int], first_day: date, last_day: date
    ) -> Iterator[Payload]:
        def page_of(page: int) -> Payload:
            asked: dict[str, Param] = {
                "user_id": self.user_id,
                "virtual_seller_id": self.wallet_of(account.platform_id),
                "start_date": first_day.isoformat(),
                "end_date": last_day.isoformat(),
                "page_index": page,
                "page_size": RECORDS_A_PAGE,
                "date_key": 2,  # the day of the charge
                "trade_type_list": trade_types,
            }
            return self.post(f"{PREFIX}/finance/transaction/record/query", asked)

        counted = told_by_count("total", RECORDS_A_PAGE)
        return numbered_pages(page_of, rows="record_list", page_size=RECORDS_A_PAGE, told_last_page=counted)
