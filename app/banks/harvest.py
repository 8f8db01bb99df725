"""The lines of a sheet to rows: every line becomes a row, a problem, or is known not to be a transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from app.banks.days import instant, read_time
from app.banks.headings import normal, normal_row
from app.banks.layout import Layout
from app.banks.table import BLANKS, Cell, as_text
from app.banks.words import currency_of
from app.domain.money import Money
from app.domain.statements import (
    Column,
    Direction,
    ProblemReason,
    RowProblem,
    StatementRow,
    StatementWarning,
    WarningCode,
)

MOST_NOTES = 20
"""Warnings of one kind that are listed line by line; a flood says nothing more than its count."""

_NOT_TRANSACTIONS = (
    "合计", "小计", "总计", "累计", "总额", "总笔数", "总交易", "期初", "期末", "承前页", "以下空白", "打印时间", "导出时间",
    "total", "balance", "opening", "closing", "subtotal",
)  # fmt: skip
_NO_VALUES = frozenset({"", "/", "-", "--", "0"})


class _Refused(Exception):
    """The line is a transaction and cannot be read, for this reason."""

    def __init__(self, reason: ProblemReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass
class Harvest:
    """What came out of a sheet, and the lines that are not transactions, for the answer key."""

    rows: list[StatementRow] = field(default_factory=list)
    fees: dict[int, Decimal] = field(default_factory=dict)
    """By index of the row, where a column says that a fee left the account besides the amount."""
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[StatementWarning] = field(default_factory=list)
    others: list[tuple[int, Sequence[Cell]]] = field(default_factory=list)
    """Index and cells of lines around and between the rows."""


class Harvester:
    """Reads the lines of one laid-out table."""

    def __init__(self, layout: Layout, currency: str) -> None:
        self._layout = layout
        self._line = 0
        self._read_amount = layout.read_amount
        self._offset = layout.manner.offset
        self._counts: dict[WarningCode, int] = {}
        self._currency = currency
        self._currencies: dict[Cell, str] = {"": currency}
        self.harvest = Harvest()
        at = layout.at
        self._day, self._time, self._value_day = at(Column.DAY), at(Column.TIME), at(Column.VALUE_DAY)
        if self._time == self._day:
            self._time = None
        self._amount, self._in, self._out = at(Column.AMOUNT), at(Column.IN), at(Column.OUT)
        self._direction, self._money, self._fee = at(Column.DIRECTION), at(Column.CURRENCY), at(Column.FEE)
        self._balance = at(Column.BALANCE)
        # Every line is read with an empty cell at its end, which stands in for the columns that the sheet does not have.
        places = [layout.columns.get(column, (-1,)) for column in _TEXT_COLUMNS]
        self._texts_at = [(slot, several[0]) for slot, several in enumerate(places) if several != (-1,)]
        self._joined = [(slot, several) for slot, several in enumerate(places) if len(several) > 1]
        self._times: dict[Cell, time | None] = {}
        needed = (self._day, self._amount, self._in, self._out, self._direction)
        self._needs = max(place for place in needed if place is not None) + 1

    def run(self) -> Harvest:
        """Read the whole table."""
        table, harvest, width = self._layout.table, self.harvest, self._layout.width
        rows, broken, first = table.rows, table.broken, self._layout.header + 1
        harvest.others.extend(enumerate(rows[: first - 1]))
        headings = normal_row(rows[first - 1])
        day, read_day = self._day, self._layout.days.read
        only_dated = self._layout.manner.only_dated
        assert day is not None
        for index in range(first, len(rows)):
            cells = rows[index]
            moment = read_day(cells[day]) if day < len(cells) and not (only_dated and _is_bare(cells[day])) else None
            if moment is None or index in broken:
                self._other_line(index, cells, headings)
                continue
            try:
                harvest.rows.append(self._row(table.numbers[index], self._whole(cells, width), *moment))
            except _Refused as refused:
                self._problem(index, refused.reason, refused.detail)
                continue
            if len(cells) < width:
                self._warn(WarningCode.ROW_BROKEN, table.numbers[index], f"{len(cells)}/{width}")
        self._finish()
        return harvest

    def _whole(self, cells: Sequence[Cell], width: int) -> tuple[Cell, ...]:
        """The line at full width with an empty cell behind it; refused when it ends before its money."""
        if len(cells) >= width:
            return (*cells, "")
        if len(cells) < self._needs:
            raise _Refused(ProblemReason.TOO_FEW_CELLS, f"{len(cells)}/{self._needs}")
        return (*cells, *[""] * (width - len(cells) + 1))

    def _row(self, line: int, cells: tuple[Cell, ...], day: date, at: time | None) -> StatementRow:
        self._line = line
        currency = self._currency if self._money is None else self._currency_in(cells[self._money])
        amount, direction = self._signed(line, cells)
        if self._time is not None:
            at = self._time_in(cells[self._time]) or at
        if self._fee is not None:
            self._note_fee(cells[self._fee])
        party, party_account, serial, reference, text, status = self._texts(cells)
        return StatementRow(
            line=line,
            day=day,
            amount=Money(amount, currency),
            direction=direction,
            at=None if at is None or self._offset is None else instant(day, at, self._offset),
            value_day=None if self._value_day is None else self._other_day(cells[self._value_day]),
            balance=None if self._balance is None else self._read_balance(cells[self._balance], currency),
            party=party,
            party_account=party_account,
            serial=serial if serial.strip("0") else "",  # a number of noughts is no number
            reference=reference if reference.strip("0 ") else "",
            text=text,
            status=status,
        )

    def _time_in(self, cell: Cell) -> time | None:
        at = self._times.get(cell)
        if at is None:
            at = self._times[cell] = read_time(cell)
        return at

    def _currency_in(self, cell: Cell) -> str:
        currency = self._currencies.get(cell)
        if currency is None:
            currency = self._currencies[cell] = currency_of(as_text(cell)) or self._currency
        return currency

    def _signed(self, line: int, cells: Sequence[Cell]) -> tuple[Decimal, Direction]:
        if self._in is not None and self._out is not None:
            return self._from_pair(line, cells, self._in, self._out)
        assert self._amount is not None
        amount = self._money_in(cells[self._amount])
        if amount is None:
            raise _Refused(ProblemReason.NO_AMOUNT)
        if self._direction is not None:
            return self._by_word(line, amount, as_text(cells[self._direction]))
        if self._layout.manner.spend_is_positive:
            amount = -amount
        return amount, Direction.OUT if amount < 0 else Direction.IN

    def _from_pair(self, line: int, cells: Sequence[Cell], come: int, gone: int) -> tuple[Decimal, Direction]:
        inward, outward = self._money_in(cells[come]), self._money_in(cells[gone])
        if inward is None and outward is None:
            raise _Refused(ProblemReason.NO_AMOUNT)
        if outward and (not inward or self._layout.manner.out_wins):
            outward = -outward if self._layout.out_is_negative else outward
            if outward < 0:
                self._warn(WarningCode.SIGN_AGAINST_FLAG, line, as_text(cells[gone]))
            return -outward, Direction.OUT
        if outward:
            raise _Refused(ProblemReason.BOTH_DIRECTIONS, f"{inward} {outward}")
        if inward and inward < 0:
            self._warn(WarningCode.SIGN_AGAINST_FLAG, line, as_text(cells[come]))
        # A zero stands in one column and means nothing in the other: the column that has it alone says which way.
        return inward or Decimal(0), Direction.OUT if inward is None else Direction.IN

    def _by_word(self, line: int, amount: Decimal, word: str) -> tuple[Decimal, Direction]:
        direction = self._layout.manner.words.get(normal(word), Direction.UNKNOWN)
        if direction is Direction.UNKNOWN:
            self._warn(WarningCode.UNKNOWN_DIRECTION, line, word)
        if direction is Direction.OUT:
            return -abs(amount), direction
        if direction is Direction.IN and amount < 0:
            self._warn(WarningCode.SIGN_AGAINST_FLAG, line, word)
        return amount, direction

    def _money_in(self, cell: Cell) -> Decimal | None:
        if cell == "":
            return None
        try:
            return self._read_amount(cell)
        except ValueError as error:
            raise _Refused(ProblemReason.BAD_AMOUNT, as_text(cell)[:80]) from error

    def _read_balance(self, cell: Cell, currency: str) -> Money | None:
        try:
            amount = self._read_amount(cell)
        except ValueError:
            return None  # banks mask balances; the row is whole without
        return None if amount is None else Money(amount, currency)

    def _note_fee(self, cell: Cell) -> None:
        try:
            fee = self._layout.read_amount(cell)
        except ValueError:
            return
        if fee:
            self.harvest.fees[len(self.harvest.rows)] = fee

    def _other_day(self, cell: Cell) -> date | None:
        moment = self._layout.days.read(cell)
        return moment[0] if moment else None

    def _texts(self, cells: tuple[Cell, ...]) -> list[str]:
        """The six text columns in the order of `_TEXT_COLUMNS`."""
        texts = [""] * len(_TEXT_COLUMNS)
        for slot, place in self._texts_at:
            cell = cells[place]
            if cell != "":
                texts[slot] = self._text(cell)
        for slot, places in self._joined:
            texts[slot] = " ".join(dict.fromkeys(filter(None, [self._text(cells[place]) for place in places])))
        return texts

    def _text(self, cell: Cell) -> str:
        if isinstance(cell, str):
            return "" if (text := cell.strip(BLANKS)) in _NO_VALUES else text
        if isinstance(cell, float) and abs(cell) >= 1e15:
            self._warn(WarningCode.DIGITS_LOST, self._line, as_text(cell))
        return as_text(cell)

    def _other_line(self, index: int, cells: Sequence[Cell], headings: tuple[str, ...]) -> None:
        """A line without a date: cut off, a transaction that lost its date, or not a transaction at all."""
        table = self._layout.table
        if index in table.broken:
            self._problem(index, table.broken[index])
            return
        filled = [as_text(cell) for cell in cells if cell != "" and as_text(cell)]
        if not filled or normal_row(cells) == headings:
            return
        label = normal(filled[0])
        if self._layout.manner.only_dated:
            self.harvest.others.append((index, cells))
            return
        if self._has_amount(cells) and not any(word in label for word in _NOT_TRANSACTIONS):
            self._problem(index, ProblemReason.NO_DATE, " ".join(filled)[:80])
            return
        self.harvest.others.append((index, cells))

    def _has_amount(self, cells: Sequence[Cell]) -> bool:
        for place in (self._amount, self._in, self._out):
            if place is not None and place < len(cells):
                try:
                    if self._layout.read_amount(cells[place]) is not None:
                        return True
                except ValueError:
                    continue
        return False

    def _problem(self, index: int, reason: ProblemReason, detail: str = "") -> None:
        self.harvest.problems.append(RowProblem(line=self._layout.table.numbers[index], reason=reason, detail=detail))

    def _warn(self, code: WarningCode, line: int | None, detail: str) -> None:
        self._counts[code] = self._counts.get(code, 0) + 1
        if self._counts[code] <= MOST_NOTES:
            self.harvest.warnings.append(StatementWarning(code=code, line=line, detail=detail))

    def _finish(self) -> None:
        for code, count in self._counts.items():
            if count > MOST_NOTES:
                self.harvest.warnings.append(StatementWarning(code=code, detail=str(count)))


def _is_bare(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and cell.strip(BLANKS).replace(".", "").isdigit())


_TEXT_COLUMNS = (
    Column.PARTY,
    Column.PARTY_ACCOUNT,
    Column.SERIAL,
    Column.REFERENCE,
    Column.TEXT,
    Column.STATUS,
)
