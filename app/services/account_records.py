"""The records of accounts and wallets that a sync reads about: found many at a time, made where the platform names new ones."""

from collections.abc import Collection, Iterable

from app.domain.accounts import AccountListing, AdAccount, Connection, FundRow, Platform, Wallet
from app.domain.evidence import Holder
from app.store.work import Work


class Records:
    """Accounts and wallets within one transaction, each asked for once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._accounts: dict[tuple[int, str], AdAccount] = {}
        self._wallets: dict[tuple[int, str], Wallet] = {}

    def look_up(self, connection: Connection, platform_ids: Collection[str]) -> None:
        """Find these accounts in one question."""
        number = connection.id or 0
        wanted = [one for one in platform_ids if (number, one) not in self._accounts]
        if wanted:
            for account in self._work.accounts.by_platform_ids(number, wanted):
                self._accounts[number, account.platform_id] = account

    def find(self, connection: Connection, platform_id: str) -> AdAccount | None:
        """The account that the platform calls so."""
        self.look_up(connection, [platform_id])
        return self._accounts.get((connection.id or 0, platform_id))

    def known(self, connection: Connection, platform_id: str) -> AdAccount:
        """The same for one that was opened before."""
        account = self.find(connection, platform_id)
        assert account is not None, "accounts are opened before they are asked about"
        return account

    def opened(self, connection: Connection, listings: Iterable[AccountListing]) -> list[AdAccount]:
        """The records of these, made or renewed from what the platform lists."""
        listings = list(listings)
        self.look_up(connection, [one.platform_id for one in listings])
        accounts = [self._opened(connection, listing) for listing in listings]
        self._work.accounts.add_all(accounts)
        return accounts

    def wallet(self, connection: Connection, platform_id: str, name: str, currency: str) -> Wallet:
        """The record of a shared wallet, made where there is none; a name that is told replaces the old one."""
        key = (connection.id or 0, platform_id)
        wallet = self._wallets.get(key) or self._work.wallets.by_platform_id(*key)
        if wallet is None:
            wallet = Wallet(
                connection_id=key[0],
                platform=Platform(connection.platform),
                platform_id=platform_id,
                name=name,
                currency=currency,
            )
            self._work.wallets.add(wallet)
        elif name:
            wallet.name = name
        self._wallets[key] = wallet
        return wallet

    def holder(self, connection: Connection, row: FundRow, account: AdAccount) -> Holder:
        """Whose money a row moved."""
        if not row.is_wallet:
            return Holder("account", account.id or 0)
        return Holder("wallet", self.wallet(connection, row.holder, "", row.amount.currency).id or 0)

    def _opened(self, connection: Connection, listing: AccountListing) -> AdAccount:
        wallet = self.wallet(connection, listing.wallet, "", listing.currency) if listing.wallet else None
        account = self._accounts.get((connection.id or 0, listing.platform_id))
        if account is None:
            account = AdAccount(
                connection_id=connection.id or 0,
                platform=connection.platform,
                platform_id=listing.platform_id,
                name=listing.name,
                company=listing.company,
                currency=listing.currency,
                zone=listing.zone,
                status=listing.status,
                platform_status=listing.platform_status,
                wallet_id=wallet.id if wallet else None,
                manager=listing.manager,
                funding=listing.funding,
            )
            self._accounts[account.connection_id, account.platform_id] = account
            return account
        account.name, account.company = listing.name, listing.company
        account.status, account.platform_status = listing.status, listing.platform_status
        account.manager, account.funding = listing.manager, listing.funding
        if wallet is not None:
            account.wallet_id = wallet.id
        return account
