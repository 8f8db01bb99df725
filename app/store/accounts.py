"""Ad accounts and shared wallets, as the vault keeps them."""

from collections.abc import Collection, Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.accounts import AdAccount, Wallet
from app.errors import NotFound
from app.store.bulk import slices
from app.store.tables import accounts, connections, wallets


class Accounts:
    """Ad accounts; those of a removed connection are found by their id alone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, account: AdAccount) -> int:
        """Keep a new account; its id."""
        self._session.add(account)
        self._session.flush()
        assert account.id is not None
        return account.id

    def add_all(self, accounts: Iterable[AdAccount]) -> None:
        """Keep many new accounts at once; each has its id then."""
        self._session.add_all(accounts)
        self._session.flush()

    def get(self, account_id: int) -> AdAccount:
        """NotFound when there is none."""
        found = self._session.get(AdAccount, account_id)
        if found is None:
            raise NotFound("account", account_id)
        return found

    def all(self, connection_id: int | None = None) -> list[AdAccount]:
        """In the order in which they were first seen."""
        wanted: Select[AdAccount] = (
            select(AdAccount)
            .join(connections, connections.c.id == accounts.c.connection_id)
            .where(~connections.c.is_removed)
            .order_by(accounts.c.id)
        )
        if connection_id is not None:
            wanted = wanted.where(accounts.c.connection_id == connection_id)
        return list(self._session.scalars(wanted))

    def by_platform_ids(self, connection_id: int, platform_ids: Collection[str]) -> list[AdAccount]:
        """Those of a connection that the platform calls so, in no order."""
        found: list[AdAccount] = []
        for some in slices(list(platform_ids), 2_000):
            wanted = select(AdAccount).where(
                accounts.c.connection_id == connection_id, accounts.c.platform_id.in_(some)
            )
            found += self._session.scalars(wanted)
        return found

    def by_platform_id(self, connection_id: int, platform_id: str) -> AdAccount | None:
        """The account that the platform calls so."""
        wanted = select(AdAccount).where(
            accounts.c.connection_id == connection_id, accounts.c.platform_id == platform_id
        )
        return self._session.scalars(wanted).one_or_none()


class Wallets:
    """Shared wallets; those of a removed connection are found by their id alone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, wallet: Wallet) -> int:
        """Keep a new wallet; its id."""
        self._session.add(wallet)
        self._session.flush()
        assert wallet.id is not None
        return wallet.id

    def get(self, wallet_id: int) -> Wallet:
        """NotFound when there is none."""
        found = self._session.get(Wallet, wallet_id)
        if found is None:
            raise NotFound("wallet", wallet_id)
        return found

    def all(self, connection_id: int | None = None) -> list[Wallet]:
        """In the order in which they were first seen."""
        wanted: Select[Wallet] = (
            select(Wallet)
            .join(connections, connections.c.id == wallets.c.connection_id)
            .where(~connections.c.is_removed)
            .order_by(wallets.c.id)
        )
        if connection_id is not None:
            wanted = wanted.where(wallets.c.connection_id == connection_id)
        return list(self._session.scalars(wanted))

    def by_platform_id(self, connection_id: int, platform_id: str) -> Wallet | None:
        """The wallet that the platform calls so."""
        wanted = select(Wallet).where(wallets.c.connection_id == connection_id, wallets.c.platform_id == platform_id)
        return self._session.scalars(wanted).one_or_none()
