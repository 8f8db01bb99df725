"""Exports of a platform's own pages, imported by file 按文件导入: spend or fund rows, with a column mapping that is remembered."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b

from app.domain.accounts import FundRowKind
from app.domain.ledger import FundClass
from app.domain.statements import ImportState, RowProblem


class FileKind(StrEnum):
    """What an export holds."""

    SPEND = "spend"  # 消耗: one line a day (or more, which are added up)
    FUNDS = "funds"  # 资金流水: one line a movement


class FileColumn(StrEnum):
    """What a column of an export can be."""

    DAY = "day"
    ACCOUNT = "account"
    CURRENCY = "currency"
    AMOUNT = "amount"
    CASH = "cash"
    GRANT = "grant"
    KIND = "kind"
    PARTY = "party"
    REFERENCE = "reference"
    SERIAL = "serial"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMapping:
    """Which heading holds what, as a person said once for one platform, kind and set of headings."""

    kind: FileKind
    columns: Mapping[FileColumn, str]

    @property
    def missing(self) -> tuple[FileColumn, ...]:
        """What no export can be read without, and is not named yet."""
        return tuple(one for one in (FileColumn.DAY, FileColumn.AMOUNT) if not self.columns.get(one))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSample:
    """What a person sees of an export before it is read: headings, first lines, and a guess."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: FileMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLine:
    """One line of an export; amounts have no currency of their own unless the line names one."""

    line: int
    day: date
    account: str
    currency: str
    amount: Decimal
    cash: Decimal | None
    grant: Decimal | None
    kind: str
    party: str
    reference: str
    serial: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A whole export: lines, and what could not be read."""

    headings: tuple[str, ...]
    lines: tuple[ExportLine, ...]
    problems: tuple[RowProblem, ...]


_KIND_WORDS: tuple[tuple[FundRowKind, tuple[str, ...]], ...] = (
    (FundRowKind.EXPIRE, ("过期", "失效", "expire")),
    (FundRowKind.REFUND, ("退款", "减款", "退回", "清零", "refund", "withdraw")),
    (FundRowKind.TRANSFER_OUT, ("转出", "transfer out")),
    (FundRowKind.TRANSFER_IN, ("转入", "transfer in")),
    (FundRowKind.SPEND, ("消耗", "消费", "花费", "扣费", "spend", "cost")),
    (FundRowKind.CHARGE, ("扣款", "charge")),
    (FundRowKind.RECHARGE, ("充值", "加款", "入账", "返货", "赠", "recharge", "top-up", "top up", "payment", "funds added")),
)  # fmt: skip
_GRANT_WORDS = ("赠", "返货", "返点", "激励", "框返", "grant", "voucher", "coupon", "bonus")
_OUTWARD = frozenset({FundRowKind.REFUND, FundRowKind.TRANSFER_OUT, FundRowKind.SPEND, FundRowKind.EXPIRE})


def kind_of(line: ExportLine) -> FundRowKind:
    """What a movement's own word says it was; by the sign where the word says nothing."""
    word = line.kind.casefold()
    for kind, words in _KIND_WORDS:
        if any(one in word for one in words):
            return kind
    if not word:
        return FundRowKind.RECHARGE if line.amount >= 0 else FundRowKind.REFUND
    return FundRowKind.OTHER


def fund_class_of(line: ExportLine) -> FundClass:
    """Which kind of money a movement's own word names; cash where it names none."""
    word = line.kind.casefold()
    return FundClass.GRANT if any(one in word for one in _GRANT_WORDS) else FundClass.CASH


def signed(line: ExportLine) -> Decimal:
    """The amount from the account's side: exports often print a refund without a minus."""
    return -abs(line.amount) if kind_of(line) in _OUTWARD else line.amount


def serials(lines: Iterable[ExportLine]) -> list[str]:
    """A number for each movement: the platform's own, or one made of what the line says and a count of equal lines."""
    counts: Counter[str] = Counter()
    made = []
    for line in lines:
        if line.serial:
            made.append(f"file:{line.serial}:{line.kind}")
            continue
        said = (line.day.isoformat(), f"{line.amount:f}", line.kind, line.party, line.reference, line.text)
        key = "\x1f".join(said)
        counts[key] += 1
        made.append(f"file:~{blake2b(key.encode(), digest_size=10).hexdigest()}-{counts[key]}")
    return made


@dataclass(kw_only=True)
class PlatformFile:
    """One import of an export; its rows are evidence, and an import that is undone says so."""

    id: int | None = None
    account_id: int
    kind: FileKind
    file_name: str
    file_sha256: str
    imported_at: datetime
    imported_by: str
    rows_new: int
    rows_known: int
    first_day: date | None = None
    last_day: date | None = None
    before: str = "[]"
    """What stood there before, as canonical JSON: what undoing puts back."""
    state: ImportState = ImportState.ACTIVE
    undone_at: datetime | None = None
