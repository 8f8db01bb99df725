"""Where the columns of one sheet are, and in which manner it writes dates and amounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.banks.amounts import ReadAmount, has_decimal_comma, read_amount, read_comma_amount
from app.banks.days import DayReader, find_order
from app.banks.headings import JOINED
from app.banks.table import Cell, Table
from app.domain.statements import Column, DateOrder, Direction

_SAMPLE = 2_000
"""Lines that are looked at to learn how a sheet writes its dates and decimals."""


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What a format knows beyond its headings; None where the sheet itself is asked."""

    date_order: DateOrder | None = None
    decimal_comma: bool | None = None
    offset: timedelta | None = None
    """How far printed times are ahead of UTC; without it a time gives no instant."""
    words: Mapping[str, Direction]
    spend_is_positive: bool = False
    only_dated: bool = False
    """Totals under the columns begin with a bare number, which is neither a date nor a transaction that lost its own."""
    out_wins: bool = False
    """A refund's line repeats the payment's amount beside its own: the amount out is what the line is about."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A header found in a table: the index of every column and the readers for its cells."""

    table: Table
    header: int
    columns: Mapping[Column, tuple[int, ...]]
    manner: Manner
    days: DayReader
    read_amount: ReadAmount
    order_known: bool
    """False when day and month could not be told apart and a choice was made."""
    out_is_negative: bool
    """The sheet writes money out as negative numbers in its own column."""

    def at(self, column: Column) -> int | None:
        """The index of the best heading for this meaning."""
        places = self.columns.get(column)
        return places[0] if places else None

    @property
    def width(self) -> int:
        """How many headings the header has, trailing empty ones left out."""
        cells = self.table.rows[self.header]
        return max((index + 1 for index, cell in enumerate(cells) if cell not in {"", " "}), default=0)


def lay_out(table: Table, header: int, columns: Mapping[Column, tuple[int, ...]], manner: Manner) -> Layout:
    """Learn the sheet's manner from its first lines."""
    sample = table.rows[header + 1 : header + 1 + _SAMPLE]
    money = [place for column in (Column.AMOUNT, Column.IN, Column.OUT) for place in columns.get(column, ())]
    comma = manner.decimal_comma
    if comma is None:
        comma = has_decimal_comma(cell for place in money for cell in _cells(sample, place))
    reader = read_comma_amount if comma else read_amount
    order, known = _date_order(sample, columns, manner, comma=comma)
    return Layout(
        table=table,
        header=header,
        columns=columns,
        manner=manner,
        days=DayReader(order),
        read_amount=reader,
        order_known=known,
        out_is_negative=_mostly_negative(_cells(sample, columns[Column.OUT][0]), reader)
        if Column.OUT in columns
        else False,
    )


def find_columns(headings: Sequence[str], names: Mapping[Column, tuple[str, ...]]) -> dict[Column, tuple[int, ...]]:
    """Index by meaning: the first name that is there, or all that are there for columns that are read together."""
    places: dict[str, int] = {}
    for index, heading in enumerate(headings):
        if heading:
            places.setdefault(heading, index)  # of two equal headings the first counts
    found: dict[Column, tuple[int, ...]] = {}
    for column, wanted in names.items():
        there = tuple(dict.fromkeys(places[name] for name in wanted if name in places))
        if there:
            found[column] = there if column in JOINED else there[:1]
    return found


def _date_order(sample: Sequence[Sequence[Cell]], columns: Mapping[Column, tuple[int, ...]], manner: Manner, *,
                comma: bool) -> tuple[DateOrder, bool]:  # fmt: skip
    if manner.date_order is not None:
        return manner.date_order, True
    found = find_order(_cells(sample, columns[Column.DAY][0]))
    if found is not None:
        return found, True
    # Countries that write a decimal comma write the day first; elsewhere the month first is as likely as not.
    return (DateOrder.DAY_FIRST if comma else DateOrder.MONTH_FIRST), False


def _cells(rows: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    return [row[place] for row in rows if place < len(row)]


def _mostly_negative(cells: Sequence[Cell], reader: ReadAmount) -> bool:
    balance = 0
    for cell in cells:
        try:
            amount = reader(cell)
        except ValueError:
            continue
        if amount:
            balance += 1 if amount < 0 else -1
    return balance > 0
