"""What a platform can do, one small Protocol each; a service asks `isinstance` and offers steps by hand where one is missing."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol, runtime_checkable

from app.domain.accounts import AccountListing, BalanceReading, FundRow, SpendRow


@runtime_checkable
class ReadsAccounts(Protocol):
    """Lists the ad accounts that a connection speaks for."""

    def accounts(self) -> Iterator[AccountListing]:
        """Every account once, to the last page; management accounts are opened up."""


@runtime_checkable
class ReadsBalances(Protocol):
    """Tells what accounts and shared wallets hold."""

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """A reading for each account, and one for each shared wallet among them; money in a wallet is in the wallet's reading only.

        When the platform leaves an account out, the other readings come first and BadAnswer after them.
        """


@runtime_checkable
class BatchesBalances(Protocol):
    """Answers for many accounts in one request."""

    def balance_batches(self, accounts: Sequence[AccountListing]) -> list[Sequence[AccountListing]]:
        """The accounts in groups that cost fewest requests when `balances` is called with each group."""


@runtime_checkable
class ReadsFundRows(Protocol):
    """Lists the fund ledger 资金流水 of an account."""

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """Rows of these business days, both ends included; nothing where the platform keeps no ledger of the account for us."""


@runtime_checkable
class ReadsSpend(Protocol):
    """Tells the daily burn 消耗 of an account."""

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """One row for each business day that the platform tells of, both ends included; silent days are missing."""
