"""The desk: an opened vault with every service on it; all that a door is given."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from app.domain.backoff import LONGEST_PASSWORD_WAIT
from app.domain.chain import RecordKind
from app.domain.passwords import password_fault
from app.domain.recovery_shares import RecoveryShare
from app.domain.vaults import Recovery, RestoreReport
from app.domain.vouching import Seat
from app.errors import (
    AnotherPast,
    ClockSetBack,
    DeskError,
    GuessedTooOften,
    NotOpened,
    OlderBook,
    VaultError,
    WrongAnswer,
)
from app.paths import last_vault_file, seen_folder
from app.secret import Secret
from app.services.accounts import Accounts
from app.services.advice_replay import AdviceReplays
from app.services.application_book import ApplicationBook
from app.services.applications import Applications
from app.services.backups import Backups
from app.services.cash_sharing import CashSharing
from app.services.catalogue import CatalogueService
from app.services.clock import Clock, system_clock
from app.services.closing import Closing
from app.services.connections import Connections
from app.services.consents import Consents
from app.services.documents import Documents
from app.services.erasing import Erasing
from app.services.expiry import Expiry
from app.services.invoices import Invoices
from app.services.kept_advice import KeptAdvices
from app.services.lessons import Lessons
from app.services.money_back import MoneyBack
from app.services.moves import Moves
from app.services.onboarding import Onboarding
from app.services.opening_board import OpeningBoard, uses_in
from app.services.opening_codes import OpeningCodes
from app.services.opening_post import OpeningPost
from app.services.order_book import OrderBook
from app.services.order_lines import OrderLines
from app.services.order_rules import OrderRules
from app.services.order_sending import Sending
from app.services.orders import Orders
from app.services.overview import Overview
from app.services.payees import Payees
from app.services.payment_files import PaymentFiles
from app.services.people import People
from app.services.platform_files import PlatformFiles
from app.services.practice_orders import PracticeColleagues
from app.services.practice_providers import PracticeProviders, enter_practice_providers
from app.services.providers import Providers
from app.services.reconcile import Reconcile
from app.services.recovery import RecoveryPapers
from app.services.search import Search
from app.services.settings import Settings
from app.services.statements import Statements
from app.services.sync import Sync
from app.services.top_ups import TopUps
from app.services.trace import Trace
from app.services.trace_export import TraceExport
from app.services.vouchers import Vouchers
from app.services.witness import Witness
from app.store.backup import restore
from app.store.keys import read_keys
from app.store.slots import recovery_of as recovery_among
from app.store.tries import keep_tries, read_tries
from app.store.vault import Vault

CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far the computer's clock may stand before the newest record."""


class Desk:
    """Every service on one vault."""

    book_notice: OlderBook | AnotherPast | None = None
    """Set when the book is not the one that this machine saw last; shown, and recorded in the chain."""
    _witness: Witness | None = None

    def __init__(self, vault: Vault, clock: Clock, seat: Seat | None = None, wire_clock: Clock | None = None) -> None:
        if seat is not None:
            vault = vault.seated(seat)
        self._vault = vault
        self._clock = clock
        self.settings = Settings(vault, clock)
        self.connections = Connections(vault, clock, wire_clock)
        self.sync = Sync(vault, self.connections, clock)
        catalogue = CatalogueService()
        self.expiry = Expiry(vault, catalogue, clock)
        self.overview = Overview(vault, clock, self.expiry.standing)
        self.accounts = Accounts(vault, clock)
        self.moves = Moves(vault, self.connections, clock, time.sleep)
        self.people = People(vault, clock, seat)
        self.recovery = RecoveryPapers(vault, self.people, clock)
        self.payees = Payees(vault, self.people, clock)
        self.providers = Providers(vault, self.people, clock)
        book = OrderBook(vault, self.people, clock)
        self.order_rules = OrderRules(vault, self.people, book.rules)
        self.orders = Orders(book, after_signing=self._note_checkpoint)
        self.order_lines = OrderLines(book)
        self.sending = Sending(book, self.moves)
        self.payment_files = PaymentFiles(book)
        self.top_ups = TopUps(vault, self.moves, clock)
        self.cash_sharing = CashSharing(vault, clock)
        self.money_back = MoneyBack(vault, self.moves, clock)
        self.kept_advice = KeptAdvices(vault, self.top_ups, clock)
        self.advice_replays = AdviceReplays(vault, clock)
        self.statements = Statements(vault, clock)
        self.platform_files = PlatformFiles(vault, self.connections, clock)
        self.documents = Documents(vault, clock, uses_in(vault))
        self.onboarding = Onboarding(vault, catalogue, clock)
        self.consents = Consents(vault, catalogue, clock)
        applications = ApplicationBook(vault, catalogue, clock)
        self.applications = Applications(applications)
        self.opening_post = OpeningPost(applications, self.connections, time.sleep)
        self.opening_codes = OpeningCodes(vault, self.connections, time.sleep)
        self.opening_board = OpeningBoard(vault, catalogue, clock)
        self.invoices = Invoices(vault, clock)
        self.reconcile = Reconcile(vault, clock)
        self.lessons = Lessons(vault, clock)
        self.closing = Closing(vault, clock)
        self.vouchers = Vouchers(vault, clock)
        self.trace = Trace(vault, clock)
        self.trace_export = TraceExport(vault, self.people.seat)
        self.backups = Backups(vault, self.settings, clock)
        self.erasing = Erasing(vault, self.people, self.backups, clock)
        self.search = Search(vault)
        self.founding_notice = self.people.founding_notice
        self.clock_notice = _clock_notice(vault, clock)
        """Set when the computer's clock stands before the newest record; shown, and recorded in the chain."""

    @property
    def company(self) -> str:
        """Whose book this is."""
        return self._vault.company

    @property
    def person(self) -> str:
        """Who opened it."""
        return self._vault.person

    @property
    def path(self) -> Path:
        """The vault's folder."""
        return self._vault.path

    def practice_colleagues(self) -> PracticeColleagues:
        """Two invented people who work on recharges, for the practice company."""
        return PracticeColleagues(self._vault, self._clock, self.people, self.moves)

    def practice_providers(self, colleagues: PracticeColleagues) -> PracticeProviders:
        """Two invented agencies, one of them late and capped, for the practice company."""
        return enter_practice_providers(self._vault, self.providers, colleagues, self._clock().date())

    def change_password(self, new: Secret) -> None:
        """Wrap the vault's key anew; the book itself is not touched. WrongAnswer when it is too short."""
        check_password(new, self._vault.person, self._vault.company)
        self._vault.change_password(new)
        with self._vault.work() as work:
            body = {"person": self._vault.person}
            work.ledger.record(RecordKind.PASSWORD_CHANGED, body, at=self._clock(), actor=self._vault.person)

    @property
    def notices(self) -> list[DeskError]:
        """What whoever opened the vault must know before anything else."""
        return [one for one in (self.clock_notice, self.book_notice, self.founding_notice) if one is not None]

    def witness(self, folder: Path) -> None:
        """Hold the book against what this machine saw last, and keep how it stands from now on."""
        self._witness = Witness(self._vault, self.trace_export.checkpoint, self._clock, folder)
        self.book_notice = self._witness.look_back()

    def _note_checkpoint(self) -> None:
        if self._witness is not None:
            self._witness.note()

    def close(self) -> None:
        """Close the vault; nothing of it is readable afterwards without the password."""
        self._note_checkpoint()
        self.documents.close()
        self.invoices.close()
        self._vault.close()


def known_vault() -> Path | None:
    """The vault that was opened last on this machine, if it is still there."""
    try:
        path = Path(last_vault_file().read_text(encoding="utf-8").strip())
    except OSError:
        return None
    return path if path.is_dir() else None


def create_vault(
    path: Path,
    *,
    company: str,
    person: str,
    password: Secret,
    clock: Clock = system_clock,
    wire_clock: Clock | None = None,
) -> tuple[Desk, Secret]:
    """Make a vault and open it; the recovery key is returned this once and kept nowhere.

    `wire_clock` is for practice companies whose past is made up: platforms hold signatures against the present.
    """
    if not company.strip():
        raise WrongAnswer("company", "empty")
    if not person.strip():
        raise WrongAnswer("person", "empty")
    check_password(password, person.strip(), company.strip())
    vault, recovery_key = Vault.create(
        path, company=company.strip(), person=person.strip(), password=password, now=clock()
    )
    _remember(vault.path)
    return Desk(vault, clock, wire_clock=wire_clock), recovery_key


def open_vault(path: Path, password: Secret, *, clock: Clock = system_clock) -> Desk:
    """Open a vault with a person's password; the errors of VaultError say what is wrong."""
    with _slow_guessing(path, clock):
        vault = Vault.open(path, password=password)
    _remember(vault.path)
    return _sit_down(vault, clock)


def recovery_of(path: Path) -> Recovery:
    """What opens a vault whose password is lost; NONE where nothing can be read."""
    try:
        return recovery_among(read_keys(path))
    except VaultError:
        return Recovery.NONE


def open_with_recovery(
    path: Path,
    typed: Secret | Sequence[RecoveryShare],
    new_password: Secret,
    *,
    may_found_anew: bool = False,
    clock: Clock = system_clock,
) -> Desk:
    """Open a vault with its printed recovery key, or with two of three sheets, and set a new password.

    SigningKeyLost, with nothing changed, where the key does not give the founder's signing key back: then the vault can only be
    founded anew, which takes a word of its own.
    """
    check_password(new_password)
    with _slow_guessing(path, clock):
        if isinstance(typed, Secret):
            vault = Vault.open_with_recovery(path, recovery_key=typed)
        else:
            vault = Vault.open_with_shares(path, shares=typed)
    try:
        if vault.has_lost_key and may_found_anew:
            vault.found_anew(new_password)
        else:
            vault.change_password(new_password)
        if isinstance(typed, Secret) and not vault.has_whole_recovery:
            vault.keep_recovery_key(typed)
        by = (
            {"by": "recovery"}
            if isinstance(typed, Secret)
            else {"by": "shares", "shares": [one.number for one in typed]}
        )
        with vault.work() as work:
            work.ledger.record(RecordKind.PASSWORD_CHANGED, by, at=clock(), actor=vault.person)
    except BaseException:
        vault.close()
        raise
    _remember(vault.path)
    return _sit_down(vault, clock)


def _sit_down(vault: Vault, clock: Clock) -> Desk:
    """The desk of a vault that was just opened; an erasure that was cut off is finished first."""
    desk = Desk(vault, clock)
    desk.erasing.finish()
    desk.witness(seen_folder())
    return desk


def restore_backup(backup: Path, target: Path, password: Secret, *, clock: Clock = system_clock) -> RestoreReport:
    """Put a backup in place of a vault; what stood there is kept aside."""
    report = restore(backup, target, password=password, now=clock())
    _remember(report.path)
    return report


def check_password(password: Secret, *own_words: str) -> None:
    """WrongAnswer when a password is too short, or among the first that others would try (promise K7)."""
    fault = password_fault(password, has_second_factor=False, own_words=frozenset(own_words))
    if fault is not None:
        raise WrongAnswer("password", fault)


@contextmanager
def _slow_guessing(path: Path, clock: Clock) -> Iterator[None]:
    """After some failures in a row the next try waits, longer each time, whatever is typed; GuessedTooOften says until when."""
    now, guesses = clock(), read_tries(path)
    until = guesses.opens_at(LONGEST_PASSWORD_WAIT)
    if until is not None and guesses.must_wait(now, LONGEST_PASSWORD_WAIT):
        raise GuessedTooOften(path, until)
    try:
        yield
    except NotOpened:
        keep_tries(path, guesses.failed(now))
        raise
    keep_tries(path, guesses.passed())


def _remember(path: Path) -> None:
    file = last_vault_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(str(path), encoding="utf-8")


def _clock_notice(vault: Vault, clock: Clock) -> ClockSetBack | None:
    now = clock()
    with vault.look() as work:
        head = work.ledger.head()
    if head is None or head.at - now <= CLOCK_TOLERANCE:
        return None
    with vault.work() as work:
        work.ledger.record(RecordKind.CLOCK_SET_BACK, {"last_seen": head.at.isoformat()}, at=now, actor=vault.person)
    return ClockSetBack(head.at, now)
