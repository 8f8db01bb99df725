"""What a sync read, taken into the vault: evidence first, then the book, each account whole in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.accounts import (
    AccountListing,
    AdAccount,
    Balance,
    BalanceReading,
    Connection,
    DebtReading,
    FundRow,
    Platform,
    PlatformInvoice,
    RawReply,
    SpendRow,
    Wallet,
)
from app.domain.evidence import Holder, StoredFundRow
from app.domain.ledger import Entry, EntryKind, FundClass, reversal_of
from app.domain.money import Money
from app.errors import DeskError
from app.services.bookkeeping import (
    fund_entry,
    opening_debt_entry,
    opening_entry,
    place,
    regrouping_entry,
    spend_entry,
)
from app.services.clock import Clock
from app.services.failures import note_of
from app.services.match_life import fund_key, undo_groups_of
from app.store.vault import Vault
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A connection's accounts."""

    connection: Connection
    listings: tuple[AccountListing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRead:
    """What one account did in the window."""

    connection: Connection
    listing: AccountListing
    fund_rows: tuple[FundRow, ...]
    spend: tuple[SpendRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancesRead:
    """What some accounts and their wallets hold."""

    connection: Connection
    listings: tuple[AccountListing, ...]
    readings: tuple[BalanceReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtsRead:
    """What some postpaid accounts owe."""

    connection: Connection
    listings: tuple[AccountListing, ...]
    readings: tuple[DebtReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletRead:
    """What moved in a shared wallet."""

    connection: Connection
    wallet: str
    """The platform's id."""
    currency: str
    fund_rows: tuple[FundRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicesRead:
    """What a connection's platform lists as invoices."""

    connection: Connection
    invoices: tuple[PlatformInvoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Some accounts, or a whole connection when there are none, could not be read."""

    connection: Connection
    listings: tuple[AccountListing, ...]
    error: DeskError


Outcome = Listed | HistoryRead | BalancesRead | WalletRead | DebtsRead | InvoicesRead | Failed


class Intake:
    """Takes outcomes of one sync in the order they come.

    A history waits here until the account's balance has told whose money it spends: its own or a shared wallet's. A
    balance is held against the book only when the whole history of its holder is in; until then the reading waits too.
    """

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._told: set[tuple[int | None, str]] = set()
        """Accounts, by connection and platform id, whose balance has come or will not come."""
        self._held: dict[tuple[int | None, str], HistoryRead] = {}
        self._waiting: dict[Holder, tuple[int, Balance | Money, date]] = {}
        """By holder: the reading's id, the balance, or for a postpaid account what it owes, and the business day."""
        self._unread: dict[Holder, set[int]] = defaultdict(set)
        """Accounts whose history a holder still waits for; 0 stands for a wallet's own rows."""
        self._expected_wallets: set[tuple[int | None, str]] = set()
        self.accounts = 0
        self.fund_rows_new = 0
        self.spend_days_changed = 0
        self.invoices_new = 0
        self.replies = 0

    def open_accounts(self, listed: Listed) -> frozenset[str]:
        """Make or renew the records of these accounts; returns the platform ids that were synced before."""
        connection = listed.connection
        with self._vault.work() as work:
            known = set()
            for listing in listed.listings:
                account = _account(work, connection, listing)
                if account.synced_at is not None:
                    known.add(listing.platform_id)
                self._await(account)
        self.accounts += len(listed.listings)
        return frozenset(known)

    def expect_no_balance(self, connection: Connection, listings: Iterable[AccountListing]) -> None:
        """Of these accounts no balance will come: nothing needs to wait for one."""
        self._told.update(_key(connection, listing) for listing in listings)

    def expect_wallet(self, connection: Connection, wallet: str) -> bool:
        """A shared wallet's own rows will come, so its balance waits for them; False when that was known already."""
        key = (connection.id, wallet)
        if key in self._expected_wallets:
            return False
        self._expected_wallets.add(key)
        return True

    def take(self, outcomes: Iterable[Outcome], replies: Sequence[RawReply]) -> None:
        """Write everything that has come in, in one transaction."""
        with self._vault.work() as work:
            for reply in replies:
                work.evidence.keep_reply(reply)
            for outcome in outcomes:
                match outcome:
                    case HistoryRead():
                        self._held[_key(outcome.connection, outcome.listing)] = outcome
                        self._release(work, outcome.connection, [outcome.listing])
                    case BalancesRead():
                        self._take_balances(work, outcome)
                        self._note_told(work, outcome.connection, outcome.listings)
                    case WalletRead():
                        self._take_wallet(work, outcome)
                    case DebtsRead():
                        self._take_debts(work, outcome)
                    case InvoicesRead():
                        self.invoices_new += work.evidence.add_platform_invoices(
                            outcome.connection.id or 0, outcome.invoices, self._clock()
                        )
                    case Failed():
                        self._take_failure(work, outcome)
                        self._note_told(work, outcome.connection, outcome.listings)
                    case Listed():
                        self._take_list(work, outcome)
        self.replies += len(replies)

    def _note_told(self, work: Work, connection: Connection, listings: Iterable[AccountListing]) -> None:
        listings = tuple(listings)
        self._told.update(_key(connection, listing) for listing in listings)
        self._release(work, connection, listings)

    def _release(self, work: Work, connection: Connection, listings: Iterable[AccountListing]) -> None:
        for listing in listings:
            key = _key(connection, listing)
            if key in self._told and (history := self._held.pop(key, None)):
                self._take_history(work, history)

    def _take_list(self, work: Work, listed: Listed) -> None:
        connection = work.connections.get(listed.connection.id or 0)
        connection.last_synced_at = self._clock()
        connection.last_error = ""

    def _take_failure(self, work: Work, failed: Failed) -> None:
        now, note = self._clock(), note_of(failed.error)
        if not failed.listings:
            work.connections.get(failed.connection.id or 0).last_error = note
        for listing in failed.listings:
            account = work.accounts.by_platform_id(failed.connection.id or 0, listing.platform_id)
            if account is not None:
                account.failed_at = now
                account.last_error = note

    def _take_history(self, work: Work, read: HistoryRead) -> None:
        account = _known(work, read.connection, read.listing.platform_id)
        at, platform = self._clock(), read.connection.platform
        account_holder = Holder("account", account.id or 0)
        rows = [(_holder(work, read.connection, row, account), row) for row in read.fund_rows]
        stored, entries = _fund_rows(work, rows, platform, at)
        payer = Holder("wallet", account.wallet_id) if account.wallet_id is not None else account_holder
        changes = work.evidence.add_spend([(account.id or 0, row) for row in read.spend], at)
        entries += [spend_entry(change, payer, account.funding) for change in changes]
        work.ledger.post([entry for entry in entries if entry is not None], at=at, actor=ACTOR)
        account.synced_at = at
        account.failed_at = None
        account.last_error = ""
        self.fund_rows_new += len(stored)
        self.spend_days_changed += len(changes)
        for holder in (account_holder, payer):
            self._unread[holder].discard(account.id or 0)
            self._settle(work, holder, at)

    def _take_balances(self, work: Work, read: BalancesRead) -> None:
        at = self._clock()
        for reading in read.readings:
            if reading.is_wallet:
                holder = Holder("wallet", _wallet(work, read.connection, reading).id or 0)
                if (read.connection.id, reading.holder) in self._expected_wallets:
                    self._unread[holder].add(_OWN_ROWS)
            else:
                account = _known(work, read.connection, reading.holder)
                holder = Holder("account", account.id or 0)
                if reading.wallet:
                    self._join_wallet(work, read.connection, account, reading)
            reading_id = work.evidence.add_balance(holder, reading.balance, at)
            zone = next((one.zone for one in read.listings if one.platform_id == reading.holder), read.listings[0].zone)
            self._waiting[holder] = (reading_id, reading.balance, at.astimezone(ZoneInfo(zone)).date())
            self._settle(work, holder, at)

    def _take_wallet(self, work: Work, read: WalletRead) -> None:
        at = self._clock()
        wallet = _open_wallet(work, read.connection, read.wallet, "", read.currency)
        holder = Holder("wallet", wallet.id or 0)
        rows = [(holder, row) for row in read.fund_rows]
        stored, entries = _fund_rows(work, rows, read.connection.platform, at)
        work.ledger.post([entry for entry in entries if entry is not None], at=at, actor=ACTOR)
        self.fund_rows_new += len(stored)
        self._unread[holder].discard(_OWN_ROWS)
        self._settle(work, holder, at)

    def _take_debts(self, work: Work, read: DebtsRead) -> None:
        at = self._clock()
        listings = {one.platform_id: one for one in read.listings}
        for reading in read.readings:
            account = _known(work, read.connection, reading.holder)
            holder = Holder("account", account.id or 0)
            reading_id = work.evidence.add_debt(holder.id, reading, account.currency, at)
            if reading.owed is not None:
                day = at.astimezone(ZoneInfo(listings[reading.holder].zone)).date()
                self._waiting[holder] = (reading_id, reading.owed, day)
                self._settle(work, holder, at)

    def _join_wallet(self, work: Work, connection: Connection, account: AdAccount, reading: BalanceReading) -> None:
        wallet = _open_wallet(work, connection, reading.wallet, "", reading.balance.currency)
        if account.wallet_id != wallet.id:
            account.wallet_id = wallet.id
            self._await(account)

    def _await(self, account: AdAccount) -> None:
        self._unread[Holder("account", account.id or 0)].add(account.id or 0)
        if account.wallet_id is not None:
            self._unread[Holder("wallet", account.wallet_id)].add(account.id or 0)

    def _settle(self, work: Work, holder: Holder, at: datetime) -> None:
        """Hold a balance against the book, once all that moved it has been read."""
        if holder not in self._waiting or self._unread[holder]:
            return
        reading_id, balance, day = self._waiting.pop(holder)
        held = work.ledger.balances(f"{holder.kind}:{holder.id}/")
        if isinstance(balance, Money):
            if not work.ledger.entries(place=place(holder, FundClass.CREDIT), kind=EntryKind.OPENING, limit=1):
                owed = opening_debt_entry(holder, balance, held, day=day, reading_id=reading_id)
                work.ledger.post([owed], at=at, actor=ACTOR)
            return
        is_new = not work.ledger.entries(place=place(holder, FundClass.CASH), kind=EntryKind.OPENING, limit=1)
        make = opening_entry if is_new else regrouping_entry
        entry = make(holder, balance, held, day=day, reading_id=reading_id)
        if entry is not None:
            work.ledger.post([entry], at=at, actor=ACTOR)


_OWN_ROWS = 0
"""No account has this number."""

ACTOR = "sync"
"""Who the chain names for what the program read by itself."""


def _key(connection: Connection, listing: AccountListing) -> tuple[int | None, str]:
    return connection.id, listing.platform_id


def _fund_rows(
    work: Work, rows: Sequence[tuple[Holder, FundRow]], platform: Platform, at: datetime
) -> tuple[Sequence[StoredFundRow], list[Entry | None]]:
    """Keep what is new and say what the book must do about it; a changed row first undoes what its old version did."""
    entries: list[Entry | None] = []
    stored = work.evidence.add_fund_rows(rows, at)
    for one in stored:
        if one.supersedes is not None:
            entries += countered(work, one.supersedes, at=at, actor=ACTOR)
        entries.append(fund_entry(one, platform))
    return stored, entries


def _account(work: Work, connection: Connection, listing: AccountListing) -> AdAccount:
    wallet = _open_wallet(work, connection, listing.wallet, "", listing.currency) if listing.wallet else None
    account = work.accounts.by_platform_id(connection.id or 0, listing.platform_id)
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
        work.accounts.add(account)
        return account
    account.name, account.company = listing.name, listing.company
    account.status, account.platform_status = listing.status, listing.platform_status
    account.manager, account.funding = listing.manager, listing.funding
    if wallet is not None:
        account.wallet_id = wallet.id
    return account


def _known(work: Work, connection: Connection, platform_id: str) -> AdAccount:
    account = work.accounts.by_platform_id(connection.id or 0, platform_id)
    assert account is not None, "accounts are opened before they are asked about"
    return account


def _wallet(work: Work, connection: Connection, reading: BalanceReading) -> Wallet:
    return _open_wallet(work, connection, reading.holder, reading.name, reading.balance.currency)


def _open_wallet(work: Work, connection: Connection, platform_id: str, name: str, currency: str) -> Wallet:
    wallet = work.wallets.by_platform_id(connection.id or 0, platform_id)
    if wallet is None:
        wallet = Wallet(
            connection_id=connection.id or 0,
            platform=Platform(connection.platform),
            platform_id=platform_id,
            name=name,
            currency=currency,
        )
        work.wallets.add(wallet)
    elif name:
        wallet.name = name
    return wallet


def _holder(work: Work, connection: Connection, row: FundRow, account: AdAccount) -> Holder:
    if not row.is_wallet:
        return Holder("account", account.id or 0)
    wallet = _open_wallet(work, connection, row.holder, "", row.amount.currency)
    return Holder("wallet", wallet.id or 0)


def countered(work: Work, fund_row_id: int, *, at: datetime, actor: str) -> list[Entry]:
    """A row was changed: undo the groups that relied on it; what counters the entries booked for the old version."""
    undo_groups_of(work, {fund_key(fund_row_id)}, at=at, actor=actor)
    booked = work.ledger.entries(evidence=f"fund_row:{fund_row_id}", kind=EntryKind.FUND_ROW, limit=None)
    return [reversal_of(stored.entry, stored.id, day=stored.entry.day) for stored in booked]
