"""What a platform can do, one small Protocol each; a service asks `isinstance` and offers steps by hand where one is missing."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol, runtime_checkable

from app.domain.accounts import (
    AccountListing,
    BalanceReading,
    DebtReading,
    FundRow,
    PlatformInvoice,
    SpendRow,
)
from app.domain.moves import Move, MoveKind, MoveOutcome, Ticket
from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review


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
class ReadsWalletRows(Protocol):
    """Lists the fund ledger of a shared wallet 共享钱包, whose money is in no account."""

    def wallet_rows(self, member: AccountListing, wallet: str, since: date, until: date) -> Iterator[FundRow]:
        """Rows of these business days, asked for by one of the accounts that spend from the wallet (the platform's id)."""


@runtime_checkable
class ReadsSpend(Protocol):
    """Tells the daily burn 消耗 of an account."""

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """One row for each business day that the platform tells of, both ends included; silent days are missing."""


@runtime_checkable
class ReadsDebts(Protocol):
    """Tells what postpaid accounts owe and may still spend 授信与欠款."""

    def debts(self, accounts: Sequence[AccountListing]) -> Iterator[DebtReading]:
        """A reading for each postpaid account of which the platform tells something."""


@runtime_checkable
class ListsInvoices(Protocol):
    """Lists the invoices that the platform wrote 发票."""

    def invoices(self, accounts: Sequence[AccountListing], since: date, until: date) -> Iterator[PlatformInvoice]:
        """Each invoice issued on these days once, whichever of the accounts it is for."""


@runtime_checkable
class TellsRights(Protocol):
    """Knows which rights came with the grant."""

    needed_rights: frozenset[str]
    """What AdTill uses, in the platform's own words."""
    harmless_rights: frozenset[str]
    """What comes with it and need not be named as surplus."""

    def rights(self) -> frozenset[str] | None:
        """What the grant may do; None where this grant did not tell."""


@runtime_checkable
class MovesMoney(Protocol):
    """Moves money between accounts and where their money comes from. Every call of `move` may move money."""

    keeps_keys: bool
    """Whether the platform knows a move by our key and does it at most once, however often it is asked."""

    def move_kinds(self) -> frozenset[MoveKind]:
        """What this platform can do by interface."""

    def ticket(self, move: Move) -> Ticket:
        """What must be known before the money moves; moves nothing and may be asked again. Kept before `move` is called."""

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Send it, once. Whatever happened is a result: an answer that did not come is UNKNOWN, a no is REFUSED."""

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Read back what became of a move that was sent; sends nothing. UNKNOWN while it cannot be told."""


@runtime_checkable
class OpensAccounts(Protocol):
    """Opens ad accounts by interface 开户."""

    def upload(self, paper: Paper, request: OpeningRequest) -> str:
        """Send one picture; the platform's id of it. May be repeated."""

    def open_account(self, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
        """Send the application, once; `uploaded` has an id for each paper, in order. OutcomeUnknown: look it up first."""

    def review_of(self, reference: str, request: OpeningRequest) -> Review:
        """How far the review is."""


@runtime_checkable
class TellsCodes(Protocol):
    """Tells the codes of its own lists (industries, zones) that accounts there carry; no platform is known to tell a whole list."""

    def codes_of(self, accounts: Sequence[str]) -> Iterator[CarriedCode]:
        """The codes of these accounts (the platform's numbers); an account of which nothing is told is left out."""
