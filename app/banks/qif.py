"""QIF: one field a line, records ended by ^; no currency, no account, and dates that cannot tell day from month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.banks.amounts import has_decimal_comma, read_amount, read_comma_amount
from app.banks.content import Content
from app.banks.days import DayReader, find_order
from app.domain.money import Money
from app.domain.statements import (
    DateOrder,
    Direction,
    ProblemReason,
    RowProblem,
    Statement,
    StatementRow,
    StatementWarning,
    WarningCode,
)

_START = re.compile(r"\s*!(?:type:|account|option:)", re.IGNORECASE).match
_TRANSACTIONS = frozenset({"!type:bank", "!type:cash", "!type:ccard", "!type:oth a", "!type:oth l"})


@dataclass
class _Record:
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    is_closed: bool = False


class Qif:
    """Quicken's interchange format."""

    name = "qif"

    def recognises(self, content: Content) -> bool:
        """Whether the file begins with one of the format's headings."""
        return bool(_START(content.head))

    def read(self, content: Content) -> Statement:
        """Every record with an amount; the order of day and month is taken from the dates that show it."""
        records = list(_records(content.text))
        order = find_order(_date(record) for record in records)
        warnings = []
        if order is None:
            warnings.append(StatementWarning(code=WarningCode.DATE_AMBIGUOUS))
        if content.currency is None:
            warnings.append(StatementWarning(code=WarningCode.CURRENCY_ASSUMED, detail="CNY"))
        days = DayReader(order or DateOrder.MONTH_FIRST)
        reader = read_comma_amount if has_decimal_comma(r.fields.get("T", "") for r in records) else read_amount
        rows, problems = [], []
        for record in records:
            moment = days.read(_date(record))
            try:
                amount = reader(record.fields.get("T", record.fields.get("U", "")))
            except ValueError:
                problems.append(RowProblem(line=record.line, reason=ProblemReason.BAD_AMOUNT))
                continue
            if moment is None or amount is None or not record.is_closed:
                problems.append(RowProblem(line=record.line, reason=_missing(record, has_day=moment is not None)))
                continue
            rows.append(_row(record, Money(amount, content.currency or "CNY"), moment[0]))
        encoding = "ASCII" if content.data.isascii() else content.decoded.encoding if content.decoded else ""
        return Statement(
            format=self.name,
            encoding=encoding,
            header_line=None,
            rows=tuple(rows),
            problems=tuple(problems),
            warnings=tuple(warnings),
        )


def _records(text: str) -> Iterator[_Record]:
    """Records of transaction lists; a last one without its ^ was cut off and says so."""
    record: _Record | None = None
    is_listing = True
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("!"):
            is_listing = line.strip().casefold() in _TRANSACTIONS
        elif line.startswith("^"):
            if record is not None and is_listing:
                record.is_closed = True
                yield record
            record = None
        elif line.strip() and is_listing:
            record = record or _Record(number)
            record.fields.setdefault(line[0].upper(), line[1:].strip())
    if record is not None and is_listing:
        yield record


def _date(record: _Record) -> str:
    return record.fields.get("D", "").replace(" ", "")


def _missing(record: _Record, *, has_day: bool) -> ProblemReason:
    if not record.is_closed:
        return ProblemReason.CUT_OFF
    return ProblemReason.NO_AMOUNT if has_day else ProblemReason.NO_DATE


def _row(record: _Record, amount: Money, day: date) -> StatementRow:
    fields = record.fields
    return StatementRow(
        line=record.line,
        day=day,
        amount=amount,
        direction=Direction.OUT if amount.amount < 0 else Direction.IN,
        party=fields.get("P", ""),
        reference=fields.get("N", ""),
        text=" ".join(filter(None, (fields.get("M", ""), fields.get("L", "")))),
        status=fields.get("C", ""),
    )
