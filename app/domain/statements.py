"""Bank statements 流水: rows as printed, problems beside them, and the fingerprint that makes importing twice add nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b

from app.domain.money import Money


class Direction(StrEnum):
    """Which way the money went, seen from the account's holder."""

    IN = "in"
    OUT = "out"
    NEUTRAL = "neutral"  # 不计收支: shown in the file, no money in or out of this account
    UNKNOWN = "unknown"  # the file's own word for the direction is not one we know


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One line of a statement; `amount` is signed (in is positive) and unsigned for neutral and unknown directions."""

    line: int
    """1-based line, sheet row, or ordinal of the entry in formats without lines."""
    day: date
    amount: Money
    direction: Direction
    at: datetime | None = None
    """The instant in UTC where the file prints a time."""
    value_day: date | None = None
    balance: Money | None = None
    party: str = ""
    party_account: str = ""
    serial: str = ""
    """The bank's own number of the row."""
    reference: str = ""
    """Order, merchant or bill numbers that may stand on the other side too."""
    text: str = ""
    status: str = ""
    account: str = ""
    """Which account the row is about, in files that hold several."""


class ProblemReason(StrEnum):
    """Why a line could not become a row."""

    NO_DATE = "no_date"
    BAD_AMOUNT = "bad_amount"
    NO_AMOUNT = "no_amount"
    TOO_FEW_CELLS = "too_few_cells"
    BOTH_DIRECTIONS = "both_directions"
    UNREADABLE = "unreadable"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """A line that looks like a transaction and could not be read."""

    line: int
    reason: ProblemReason
    detail: str = ""


class WarningCode(StrEnum):
    """What a reader should know of a file that was read all the same."""

    TOTALS_DIFFER = "totals_differ"  # the file declares counts or sums that its rows do not give
    BALANCE_BREAKS = "balance_breaks"  # a running balance does not follow from the one before
    CLOSING_DIFFERS = "closing_differs"  # opening plus rows is not the closing balance
    DIGITS_LOST = "digits_lost"  # a spreadsheet stored a long number as a float
    SIGN_AGAINST_FLAG = "sign_against_flag"  # the amount's sign and the direction word disagree
    UNKNOWN_DIRECTION = "unknown_direction"
    DATE_AMBIGUOUS = "date_ambiguous"  # day and month cannot be told apart inside the file
    DATE_REPAIRED = "date_repaired"  # 30 February: the value day or the last day of the month is used
    CURRENCY_ASSUMED = "currency_assumed"
    FEE_IN_TEXT = "fee_in_text"
    ROW_BROKEN = "row_broken"  # a row was split over lines and could be put together, or has a cell too few
    NUMBER_REPEATED = "number_repeated"  # the bank's own number occurs twice or is empty
    ENCODING_UNSURE = "encoding_unsure"
    NOT_BOOKED = "not_booked"  # intraday or pending rows
    READ_OFF_PAGE = "read_off_page"  # words of a PDF put under headings by their places: a proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementWarning:
    """One named doubt, with the line where it shows (None for the whole file)."""

    code: WarningCode
    line: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One of the file's own figures held against its rows: the answer key."""

    name: str
    """What was compared: `rows_in`, `sum_in`, `rows_out`, `sum_out`, `running_balance`, `closing_balance`, ..."""
    declared: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether the file proves itself."""
        return self.declared == self.found


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement file as read: every line became a row, a problem, or is known not to be a transaction."""

    format: str
    encoding: str
    header_line: int | None
    rows: tuple[StatementRow, ...]
    problems: tuple[RowProblem, ...] = ()
    warnings: tuple[StatementWarning, ...] = ()
    checks: tuple[Check, ...] = ()
    opening: Money | None = None
    closing: Money | None = None
    account: str = ""
    """The account number that the file states, as printed (often masked)."""

    @property
    def days(self) -> frozenset[date]:
        """The days that its rows are dated."""
        return frozenset(row.day for row in self.rows)

    def credits(self) -> dict[str, Decimal]:
        """Money in, by currency."""
        return self._sums(Direction.IN)

    def debits(self) -> dict[str, Decimal]:
        """Money out as positive figures, by currency."""
        return self._sums(Direction.OUT)

    def _sums(self, direction: Direction) -> dict[str, Decimal]:
        sums: dict[str, Decimal] = {}
        for row in self.rows:
            # A flag and a sign that fight leave the sum as the file prints it; the row carries a warning.
            currency = row.amount.currency
            signed = row.amount.amount if direction is Direction.IN else -row.amount.amount
            if row.direction is direction:
                sums[currency] = sums.get(currency, Decimal(0)) + signed
        return sums


def fingerprints(rows: Iterable[StatementRow]) -> list[str]:
    """One mark a row, made of what the bank printed; equal rows of a day are told apart by a running count.

    The same file again, or one that overlaps it, gives the same marks; two equal real payments keep two.
    """
    seen: dict[str, int] = {}
    days: dict[date, str] = {}
    marks = []
    for row in rows:
        if row.serial:
            own = f"serial\x1f{row.serial}"
        elif row.balance is not None:
            own = f"balance\x1f{row.balance.micros}"
        else:
            own = f"text\x1f{row.party}\x1f{row.text}\x1f{row.reference}"
        day = days.get(row.day) or days.setdefault(row.day, row.day.isoformat())
        amount = row.amount
        key = f"{row.account}\x1f{day}\x1f{amount.micros}\x1f{amount.currency}\x1f{row.direction._value_}\x1f{own}"
        count = seen[key] = seen.get(key, 0) + 1
        marks.append(blake2b(f"{key}\x1f{count}".encode(), digest_size=16).hexdigest())
    return marks


class Column(StrEnum):
    """What a column of a sheet can mean."""

    DAY = "day"
    TIME = "time"
    VALUE_DAY = "value_day"
    AMOUNT = "amount"  # one signed column, or unsigned beside DIRECTION
    IN = "in"
    OUT = "out"
    DIRECTION = "direction"
    CURRENCY = "currency"
    BALANCE = "balance"
    PARTY = "party"
    PARTY_ACCOUNT = "party_account"
    SERIAL = "serial"
    REFERENCE = "reference"
    TEXT = "text"
    STATUS = "status"
    FEE = "fee"


class DateOrder(StrEnum):
    """How a sheet writes dates where that cannot be seen from the dates themselves."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """A person's answer to what the columns of an unknown sheet mean; remembered per bank account."""

    headings: tuple[str, ...]
    """The sheet's headings as they stood when the answer was given: the answer holds for the same headings only."""
    columns: Mapping[Column, str]
    """Which heading carries what."""
    date_order: DateOrder = DateOrder.YEAR_FIRST
    decimal_comma: bool = False
    currency: str = "CNY"
    spend_is_positive: bool = False
    """Credit-card files count spending as positive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSample:
    """What the mapping dialogue shows of an unknown sheet: its headings, first rows, and a first guess."""

    headings: tuple[str, ...]
    header_line: int
    rows: tuple[tuple[str, ...], ...]
    guess: ColumnMapping


@dataclass(kw_only=True)
class BankAccount:
    """A bank account or payment wallet of the company's whose statements are imported 银行账户."""

    id: int | None = None
    name: str
    bank: str = ""
    number: str = ""
    currency: str = "CNY"
    created_at: datetime


class ImportState(StrEnum):
    """An import counts until it is undone; undoing is an event, the rows stay as evidence and no longer count."""

    ACTIVE = "active"
    UNDONE = "undone"


@dataclass(kw_only=True)
class StatementImport:
    """One file that was imported, all or nothing."""

    id: int | None = None
    bank_account_id: int
    file_name: str
    file_sha256: str
    format: str
    encoding: str
    imported_at: datetime
    imported_by: str
    rows_new: int
    rows_known: int
    first_day: date | None
    last_day: date | None
    opening: Money | None = None
    closing: Money | None = None
    notes: str = ""
    """Warnings and checks as canonical JSON, as they were shown before the import."""
    state: ImportState = ImportState.ACTIVE
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankRow:
    """A stored statement row."""

    id: int
    bank_account_id: int
    import_id: int
    fingerprint: str
    row: StatementRow = field(repr=False)

    @property
    def mark(self) -> str:
        """How a ledger entry names this row as its evidence."""
        return f"bank_row:{self.id}"
