"""Syncing 同步: all accounts side by side, each on its own; what one platform refuses holds nobody else up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from queue import SimpleQueue
from threading import Event, Semaphore
from time import monotonic
from zoneinfo import ZoneInfo

from app.changes import Changes
from app.domain.accounts import AccountListing, Connection, Funding, Platform, RawReply
from app.errors import DeskError
from app.platforms.abilities import (
    BatchesBalances,
    ListsInvoices,
    ReadsAccounts,
    ReadsBalances,
    ReadsDebts,
    ReadsFundRows,
    ReadsSpend,
    ReadsWalletRows,
)
from app.platforms.client import PlatformClient
from app.progress import Cancelled, Progress, Silent
from app.services.clock import Clock
from app.services.connections import Connections
from app.services.intake import (
    BalancesRead,
    DebtsRead,
    Failed,
    HistoryRead,
    Intake,
    InvoicesRead,
    Listed,
    Outcome,
    WalletRead,
)
from app.store.readings import PackedReply, packed
from app.store.vault import Vault

FIRST_LOOK_BACK_DAYS = 90
LOOK_BACK_DAYS = 28
"""Platforms correct fund rows and spend late: each sync reads four weeks again."""
INVOICE_LOOK_BACK_DAYS = 100
"""Invoices come months after the spend, and their state changes when they are paid."""
DEBTS_A_JOB = 20
WORKERS = 8
"""Requests under way at once on one connection. Each has threads of its own: a platform that lets two calls a second
through must not keep the threads of the others waiting."""
MOST_GATHERED, GATHER_S = 48, 0.3
"""So many outcomes, or outcomes for so long, are written in one transaction."""
MOST_UNTAKEN = 144
"""Outcomes that are being read or wait to be written: reading faster than writing would fill the memory."""
HEARTBEAT_S = 0.1
"""How often the wish to stop is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An account (or a whole connection, when `account` is empty) that could not be read."""

    platform: Platform
    account: str
    error: DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What a sync brought."""

    accounts: int
    fund_rows_new: int
    spend_days_changed: int
    invoices_new: int
    replies: int
    failures: tuple[Failure, ...]
    changes: Changes = Changes.ACCOUNTS | Changes.BALANCES | Changes.CONNECTIONS | Changes.LEDGER


class Sync:
    """Reads accounts, balances, fund rows and spend of every connection into the vault."""

    def __init__(self, vault: Vault, connections: Connections, clock: Clock) -> None:
        self._vault = vault
        self._connections = connections
        self._clock = clock

    def run(self, progress: Progress | None = None, *, platforms: Collection[Platform] | None = None) -> SyncReport:
        """Sync everything, or these platforms only.

        Cancelled within a moment of the wish: what was read by then is kept whole, account by account.
        """
        with self._vault.look() as work:
            connections = [
                one
                for one in work.connections.all()
                if one.grant is not None and (platforms is None or one.platform in platforms)
            ]
        return _Run(self._vault, self._connections, self._clock, progress or Silent()).all(connections)


class _Run:
    """One sync from beginning to end; threads read, this thread alone writes."""

    def __init__(self, vault: Vault, connections: Connections, clock: Clock, progress: Progress) -> None:
        self._connections = connections
        self._clock = clock
        self._progress = progress
        self._stop = Event()
        self._replies: SimpleQueue[PackedReply] = SimpleQueue()
        self._room = Semaphore(MOST_UNTAKEN)
        self._intake = Intake(vault, clock)
        self._failures: list[Failure] = []
        self._pools: dict[int | None, ThreadPoolExecutor] = {}
        self._clients: dict[int | None, PlatformClient] = {}
        self._done = 0
        self._total = 0

    def all(self, connections: Sequence[Connection]) -> SyncReport:
        try:
            pending: set[Future[Outcome]] = set()
            for connection in connections:
                client = self._connections.client(connection, sleep=self._sleep, on_reply=self._keep)
                self._clients[connection.id] = client
                self._pools[connection.id] = ThreadPoolExecutor(
                    WORKERS, thread_name_prefix=f"sync {connection.platform}"
                )
                pending.add(self._submit(connection, (), partial(_listed, connection, client)))
            self._collect(pending)
        finally:
            self._stop.set()
            # Requests under way end by their own time limit and are thrown away; nobody waits for them.
            for pool in self._pools.values():
                pool.shutdown(wait=False, cancel_futures=True)
            for client in self._clients.values():
                client.close()
        return SyncReport(
            accounts=self._intake.accounts,
            fund_rows_new=self._intake.fund_rows_new,
            spend_days_changed=self._intake.spend_days_changed,
            invoices_new=self._intake.invoices_new,
            replies=self._intake.replies,
            failures=tuple(self._failures),
        )

    def _collect(self, pending: set[Future[Outcome]]) -> None:
        gathered: list[Outcome] = []
        taken_at = monotonic()
        while pending or gathered:
            finished, pending = wait(pending, timeout=HEARTBEAT_S, return_when=FIRST_COMPLETED)
            outcomes = [future.result() for future in finished]
            for outcome in outcomes:
                if isinstance(outcome, Listed):
                    pending |= set(self._ask_about(outcome))
                if isinstance(outcome, BalancesRead):
                    pending |= set(self._ask_about_wallets(outcome))
                if isinstance(outcome, Failed):
                    self._note(outcome)
            gathered += outcomes
            self._done += len(finished)
            is_stopped = self._progress.is_cancelled()
            # Much is written at once: a transaction for every answer would cost more than the answers.
            if is_stopped or len(gathered) >= MOST_GATHERED or monotonic() - taken_at >= GATHER_S or not pending:
                self._intake.take(gathered, _drained(self._replies))
                if gathered:
                    self._room.release(len(gathered))
                gathered, taken_at = [], monotonic()
            self._progress.step(self._done, self._total)

    def _ask_about(self, listed: Listed) -> Iterator[Future[Outcome]]:
        """The list of accounts is there: ask for everything about each of them."""
        connection, client = listed.connection, self._clients[listed.connection.id]
        known = self._intake.open_accounts(listed)
        prepaid = [one for one in listed.listings if one.funding is Funding.PREPAID]
        if isinstance(client, ReadsBalances) and prepaid:
            # A history waits for the balance that tells whose money it spends: so the balance is asked for just before.
            for batch in _batches(client, prepaid):
                yield self._submit(connection, batch, partial(_balances, connection, client, batch))
                yield from self._ask_for_histories(connection, client, batch, known)
        else:
            self._intake.expect_no_balance(connection, prepaid)
            yield from self._ask_for_histories(connection, client, prepaid, known)
        postpaid = [one for one in listed.listings if one.funding is not Funding.PREPAID]
        self._intake.expect_no_balance(connection, postpaid)
        yield from self._ask_for_histories(connection, client, postpaid, known)
        if isinstance(client, ReadsDebts):
            for some in _in_groups(postpaid):
                yield self._submit(connection, some, partial(_debts, connection, client, some))
        if isinstance(client, ListsInvoices) and listed.listings:
            today = self._clock().date()
            since = today - timedelta(days=INVOICE_LOOK_BACK_DAYS)
            yield self._submit(connection, (), partial(_invoices, connection, client, listed.listings, since, today))

    def _ask_for_histories(
        self, connection: Connection, client: PlatformClient, listings: Iterable[AccountListing], known: Collection[str]
    ) -> Iterator[Future[Outcome]]:
        for listing in listings:
            days = LOOK_BACK_DAYS if listing.platform_id in known else FIRST_LOOK_BACK_DAYS
            until = self._clock().astimezone(ZoneInfo(listing.zone)).date()
            since = until - timedelta(days=days - 1)
            job = partial(_history, connection, client, listing, since, until)
            yield self._submit(connection, (listing,), job)

    def _ask_about_wallets(self, read: BalancesRead) -> Iterator[Future[Outcome]]:
        """A balance told which wallets there are: ask what moved in each, once, by one of its members."""
        connection, client = read.connection, self._clients[read.connection.id]
        if not isinstance(client, ReadsWalletRows):
            return
        members = {reading.wallet: reading.holder for reading in read.readings if reading.wallet}
        listings = {listing.platform_id: listing for listing in read.listings}
        for wallet, member in members.items():
            if self._intake.expect_wallet(connection, wallet):
                job = partial(_wallet, connection, client, listings[member], wallet, self._clock)
                yield self._submit(connection, (listings[member],), job)

    def _submit(
        self, connection: Connection, listings: Sequence[AccountListing], job: Callable[[], Outcome]
    ) -> Future[Outcome]:
        def guarded() -> Outcome:
            self._wait_for_room()
            try:
                return job()
            except DeskError as error:
                return Failed(connection=connection, listings=tuple(listings), error=error)

        self._total += 1
        return self._pools[connection.id].submit(guarded)

    def _note(self, failed: Failed) -> None:
        platform = failed.connection.platform
        names = [listing.name for listing in failed.listings] or [""]
        self._failures += [Failure(platform=platform, account=name, error=failed.error) for name in names]

    def _keep(self, reply: RawReply) -> None:
        # On the reading thread: compressing lets the others go on.
        self._replies.put(packed(reply))

    def _wait_for_room(self) -> None:
        while not self._room.acquire(timeout=HEARTBEAT_S):
            if self._stop.is_set():
                raise Cancelled

    def _sleep(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Cancelled


def _listed(connection: Connection, client: PlatformClient) -> Outcome:
    listings = tuple(client.accounts()) if isinstance(client, ReadsAccounts) else ()
    return Listed(connection=connection, listings=listings)


def _balances(connection: Connection, client: ReadsBalances, listings: Sequence[AccountListing]) -> Outcome:
    return BalancesRead(connection=connection, listings=tuple(listings), readings=tuple(client.balances(listings)))


def _wallet(
    connection: Connection, client: ReadsWalletRows, member: AccountListing, wallet: str, clock: Clock
) -> Outcome:
    until = clock().astimezone(ZoneInfo(member.zone)).date()
    since = until - timedelta(days=FIRST_LOOK_BACK_DAYS - 1)
    rows = tuple(client.wallet_rows(member, wallet, since, until))
    return WalletRead(connection=connection, wallet=wallet, currency=member.currency, fund_rows=rows)


def _debts(connection: Connection, client: ReadsDebts, listings: Sequence[AccountListing]) -> Outcome:
    return DebtsRead(connection=connection, listings=tuple(listings), readings=tuple(client.debts(listings)))


def _invoices(
    connection: Connection, client: ListsInvoices, listings: Sequence[AccountListing], since: date, until: date
) -> Outcome:
    return InvoicesRead(connection=connection, invoices=tuple(client.invoices(listings, since, until)))


def _in_groups(listings: Sequence[AccountListing]) -> Iterator[Sequence[AccountListing]]:
    for start in range(0, len(listings), DEBTS_A_JOB):
        yield listings[start : start + DEBTS_A_JOB]


def _history(
    connection: Connection, client: PlatformClient, listing: AccountListing, since: date, until: date
) -> Outcome:
    return HistoryRead(
        connection=connection,
        listing=listing,
        fund_rows=tuple(client.fund_rows(listing, since, until)) if isinstance(client, ReadsFundRows) else (),
        spend=tuple(client.spend(listing, since, until)) if isinstance(client, ReadsSpend) else (),
    )


def _batches(client: PlatformClient, listings: Sequence[AccountListing]) -> list[Sequence[AccountListing]]:
    return client.balance_batches(listings) if isinstance(client, BatchesBalances) else [[one] for one in listings]


def _drained(queue: SimpleQueue[PackedReply]) -> list[PackedReply]:
    replies = []
    while not queue.empty():
        replies.append(queue.get())
    return replies
