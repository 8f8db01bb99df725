"""What a sync read, taken into the vault: evidence first, then the book, each account whole in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.accounts import (
    AccountListing,
    AdAccount,
    Balance,
    BalanceReading,
    Connection,
    DebtReading,
    Funding,
    FundRow,
    Platform,
    PlatformInvoice,
    SpendRow,
)
from app.domain.closing import open_day
from app.domain.evidence import Holder
from app.domain.ledger import Entry, EntryKind, FundClass, reversal_of
from app.domain.money import Money
from app.errors import DeskError
from app.services.account_records import Records
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
from app.services.open_rows import drop_reasons_of
from app.store.readings import PackedReply
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
            accounts = Records(work).opened(connection, listed.listings)
            known = {account.platform_id for account in accounts if account.synced_at is not None}
            for account in accounts:
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

    def take(self, outcomes: Collection[Outcome], replies: Sequence[PackedReply]) -> None:
        """Write everything that has come in, in one transaction: evidence, then the book, then what is held against it."""
        with self._vault.work() as work:
            work.evidence.keep_replies(replies)
            batch = _Batch(work, self._clock())
            for connection, platform_ids in _named(outcomes):
                batch.records.look_up(connection, platform_ids)
            for outcome in outcomes:
                self._take(batch, outcome)
            self._book(batch)
            self._settle(batch)
        self.replies += len(replies)

    def _take(self, batch: "_Batch", outcome: Outcome) -> None:
        match outcome:
            case HistoryRead():
                self._held[_key(outcome.connection, outcome.listing)] = outcome
                self._release(batch, outcome.connection, [outcome.listing])
            case BalancesRead():
                self._take_balances(batch, outcome)
                self._note_told(batch, outcome.connection, outcome.listings)
            case WalletRead():
                self._take_wallet(batch, outcome)
            case DebtsRead():
                self._take_debts(batch, outcome)
            case InvoicesRead():
                evidence = batch.work.evidence
                self.invoices_new += evidence.add_platform_invoices(
                    outcome.connection.id or 0, outcome.invoices, batch.at
                )
            case Failed():
                self._take_failure(batch, outcome)
                self._note_told(batch, outcome.connection, outcome.listings)
            case Listed():
                connection = batch.work.connections.get(outcome.connection.id or 0)
                connection.last_synced_at, connection.last_error = batch.at, ""

    def _note_told(self, batch: "_Batch", connection: Connection, listings: Iterable[AccountListing]) -> None:
        listings = tuple(listings)
        self._told.update(_key(connection, listing) for listing in listings)
        self._release(batch, connection, listings)

    def _release(self, batch: "_Batch", connection: Connection, listings: Iterable[AccountListing]) -> None:
        for listing in listings:
            key = _key(connection, listing)
            if key in self._told and (history := self._held.pop(key, None)):
                batch.histories.append(history)

    def _take_failure(self, batch: "_Batch", failed: Failed) -> None:
        note = note_of(failed.error)
        if not failed.listings:
            batch.work.connections.get(failed.connection.id or 0).last_error = note
        for listing in failed.listings:
            account = batch.records.find(failed.connection, listing.platform_id)
            if account is not None:
                account.failed_at, account.last_error = batch.at, note

    def _take_balances(self, batch: "_Batch", read: BalancesRead) -> None:
        zones = {listing.platform_id: listing.zone for listing in read.listings}
        for reading in read.readings:
            if reading.is_wallet:
                wallet = batch.records.wallet(read.connection, reading.holder, reading.name, reading.balance.currency)
                holder = Holder("wallet", wallet.id or 0)
                if (read.connection.id, reading.holder) in self._expected_wallets:
                    self._unread[holder].add(_OWN_ROWS)
            else:
                account = batch.records.known(read.connection, reading.holder)
                holder = Holder("account", account.id or 0)
                if reading.wallet:
                    self._join_wallet(batch, read.connection, account, reading)
            reading_id = batch.work.evidence.add_balance(holder, reading.balance, batch.at)
            zone = zones.get(reading.holder, read.listings[0].zone)
            self._waiting[holder] = (reading_id, reading.balance, batch.at.astimezone(ZoneInfo(zone)).date())
            batch.touched.add(holder)

    def _take_wallet(self, batch: "_Batch", read: WalletRead) -> None:
        wallet = batch.records.wallet(read.connection, read.wallet, "", read.currency)
        holder = Holder("wallet", wallet.id or 0)
        batch.rows += [(holder, row) for row in read.fund_rows]
        batch.platforms[holder] = read.connection.platform
        self._unread[holder].discard(_OWN_ROWS)
        batch.touched.add(holder)

    def _take_debts(self, batch: "_Batch", read: DebtsRead) -> None:
        zones = {listing.platform_id: listing.zone for listing in read.listings}
        for reading in read.readings:
            account = batch.records.known(read.connection, reading.holder)
            holder = Holder("account", account.id or 0)
            reading_id = batch.work.evidence.add_debt(holder.id, reading, account.currency, batch.at)
            if reading.owed is not None:
                day = batch.at.astimezone(ZoneInfo(zones[reading.holder])).date()
                self._waiting[holder] = (reading_id, reading.owed, day)
                batch.touched.add(holder)

    def _book(self, batch: "_Batch") -> None:
        """All rows and all burn of the batch: what is new becomes evidence, and evidence becomes entries."""
        payers: dict[int, tuple[Holder, Funding]] = {}
        spend: list[tuple[int, SpendRow]] = []
        for read in batch.histories:
            account = batch.records.known(read.connection, read.listing.platform_id)
            own = Holder("account", account.id or 0)
            payer = Holder("wallet", account.wallet_id) if account.wallet_id is not None else own
            for row in read.fund_rows:
                holder = batch.records.holder(read.connection, row, account)
                batch.rows.append((holder, row))
                batch.platforms[holder] = read.connection.platform
            spend += [(own.id, row) for row in read.spend]
            payers[own.id] = (payer, account.funding)
            account.synced_at, account.failed_at, account.last_error = batch.at, None, ""
            for holder in (own, payer):
                self._unread[holder].discard(own.id)
                batch.touched.add(holder)
        entries: list[Entry | None] = []
        stored = batch.work.evidence.add_fund_rows(batch.rows, batch.at)
        for one in stored:
            if one.supersedes is not None:
                entries += countered(batch.work, one.supersedes, at=batch.at, actor=ACTOR)
            entries.append(fund_entry(one, batch.platforms[one.holder]))
        changes = batch.work.evidence.add_spend(spend, batch.at)
        entries += [spend_entry(change, *payers[change.account_id]) for change in changes]
        batch.post(entries)
        self.fund_rows_new += len(stored)
        self.spend_days_changed += len(changes)

    def _settle(self, batch: "_Batch") -> None:
        """Hold balances against the book, once all that moved them has been read."""
        due = [one for one in batch.touched if one in self._waiting and not self._unread[one]]
        if not due:
            return
        due.sort(key=lambda one: (one.kind, one.id))
        ledger = batch.work.ledger
        held = ledger.balances_of([place(one, kind) for one in due for kind in FundClass])
        begun = ledger.places_begun([place(one, kind) for one in due for kind in (FundClass.CASH, FundClass.CREDIT)])
        entries: list[Entry | None] = []
        for holder in due:
            reading_id, balance, day = self._waiting.pop(holder)
            if isinstance(balance, Money):
                if place(holder, FundClass.CREDIT) not in begun:
                    entries.append(opening_debt_entry(holder, balance, held, day=day, reading_id=reading_id))
                continue
            make = regrouping_entry if place(holder, FundClass.CASH) in begun else opening_entry
            entries.append(make(holder, balance, held, day=day, reading_id=reading_id))
        batch.post(entries)

    def _join_wallet(
        self, batch: "_Batch", connection: Connection, account: AdAccount, reading: BalanceReading
    ) -> None:
        wallet = batch.records.wallet(connection, reading.wallet, "", reading.balance.currency)
        if account.wallet_id != wallet.id:
            account.wallet_id = wallet.id
            self._await(account)

    def _await(self, account: AdAccount) -> None:
        self._unread[Holder("account", account.id or 0)].add(account.id or 0)
        if account.wallet_id is not None:
            self._unread[Holder("wallet", account.wallet_id)].add(account.id or 0)


class _Batch:
    """What one transaction of a sync writes, gathered so that each kind is written at once."""

    def __init__(self, work: Work, at: datetime) -> None:
        self.work, self.at = work, at
        self.records = Records(work)
        self.histories: list[HistoryRead] = []
        self.rows: list[tuple[Holder, FundRow]] = []
        self.platforms: dict[Holder, Platform] = {}
        self.touched: set[Holder] = set()

    def post(self, entries: Iterable[Entry | None]) -> None:
        """Into the book: what a platform tells late of a closed period is booked on the first open day."""
        until = self.work.closes.until()
        booked = [_on(open_day(until, entry.day), entry) for entry in entries if entry is not None]
        self.work.ledger.post(booked, at=self.at, actor=ACTOR)


def _on(day: date, entry: Entry) -> Entry:
    return entry if entry.day == day else replace(entry, day=day)


_OWN_ROWS = 0
"""No account has this number."""

ACTOR = "sync"
"""Who the chain names for what the program read by itself."""


def _key(connection: Connection, listing: AccountListing) -> tuple[int | None, str]:
    return connection.id, listing.platform_id


def _named(outcomes: Iterable[Outcome]) -> list[tuple[Connection, list[str]]]:
    """The accounts that outcomes are about, by connection."""
    by_id: dict[int | None, Connection] = {}
    found: dict[int | None, list[str]] = defaultdict(list)
    for outcome in outcomes:
        by_id[outcome.connection.id] = outcome.connection
        if isinstance(outcome, HistoryRead):
            found[outcome.connection.id].append(outcome.listing.platform_id)
        elif isinstance(outcome, BalancesRead | DebtsRead | Failed):
            found[outcome.connection.id] += [listing.platform_id for listing in outcome.listings]
    return [(by_id[number], platform_ids) for number, platform_ids in found.items()]


def countered(work: Work, fund_row_id: int, *, at: datetime, actor: str) -> list[Entry]:
    """A row was changed: undo the groups that relied on it; what counters the entries booked for the old version."""
    undo_groups_of(work, {fund_key(fund_row_id)}, at=at, actor=actor, is_correction=True)
    drop_reasons_of(work, {fund_key(fund_row_id)}, at=at, actor=actor)
    booked = work.ledger.entries(evidence=f"fund_row:{fund_row_id}", kind=EntryKind.FUND_ROW, limit=None)
    return [reversal_of(stored.entry, stored.id, day=stored.entry.day) for stored in booked]
