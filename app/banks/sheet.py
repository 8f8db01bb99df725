"""One machinery for all sheets: a bank's format is a name and its columns, found by their headings wherever they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from re import Pattern

from app.banks.checks import Declared, Findings, check_closing, check_numbers, check_running, check_totals
from app.banks.content import Content
from app.banks.declared import declared_figures, stated_account, stated_currency
from app.banks.harvest import MOST_NOTES, Harvest, Harvester
from app.banks.headings import normal
from app.banks.layout import Layout, Manner, find_columns, lay_out
from app.banks.row_rules import RowRules, refined, single_account
from app.banks.table import Table
from app.banks.words import BANK_WORDS
from app.domain.money import Money
from app.domain.statements import (
    Column,
    DateOrder,
    Direction,
    RowProblem,
    Statement,
    StatementRow,
    StatementWarning,
    WarningCode,
)
from app.errors import UnknownFormat

CHINA = timedelta(hours=8)
"""China, Hong Kong and Taiwan have known no summer time since before their banks had downloads."""
FALLBACK_CURRENCY = "CNY"
"""Assumed, with a warning, where neither the file nor the caller names a currency."""


@dataclass(frozen=True, kw_only=True)
class SheetFormat:
    """A bank's sheet. `marks` are headings that tell it from others; columns name headings, best first."""

    name: str
    columns: Mapping[Column, tuple[str, ...]]
    marks: tuple[str, ...] = ()
    not_marks: tuple[str, ...] = ()
    currency: str = ""
    """The bank's usual currency, for files that state none."""
    offset: timedelta | None = None
    """How far printed times are ahead of UTC, where that is known."""
    date_order: DateOrder | None = None
    decimal_comma: bool | None = None
    words: Mapping[str, Direction] = field(default_factory=lambda: BANK_WORDS)
    spend_is_positive: bool = False
    out_wins: bool = False
    only_dated: bool = False
    """A line whose first cell is no date in words is a total, whatever else stands in it."""
    rules: RowRules = field(default_factory=RowRules)
    fee_in_text: Pattern[str] | None = None
    """What a fee looks like where the bank prints it in the remark only."""

    def recognises(self, content: Content) -> bool:
        """Whether a sheet of the file has this format's headings in one line."""
        return any(self._header(table) is not None for table in content.tables)

    def read(self, content: Content) -> Statement:
        """Every sheet that has the headings, one after the other."""
        found = [(table, header) for table in content.tables if (header := self._header(table)) is not None]
        if not found:
            raise UnknownFormat(content.name, is_sheet=bool(content.tables))
        table, header = found[0]
        known = stated_currency(enumerate(table.rows[:header])) or content.currency or self.currency
        currency = known or FALLBACK_CURRENCY
        layouts = [self._lay_out(table, header) for table, header in found]
        parts = [(layout, Harvester(layout, currency).run()) for layout in layouts]
        for layout, harvest in parts:
            harvest.rows = refined(harvest.rows, layout, self.rules)
        return self._statement(parts, currency, is_assumed=not known)

    def _header(self, table: Table) -> int | None:
        marks, not_marks = {normal(mark) for mark in self.marks}, {normal(mark) for mark in self.not_marks}
        for index, headings in enumerate(table.top):
            there = set(headings)
            if marks <= there and not (not_marks & there) and _is_complete(self._find(headings), self.columns):
                return index
        return None

    def _find(self, headings: Sequence[str]) -> dict[Column, tuple[int, ...]]:
        return find_columns(headings, {column: tuple(map(normal, names)) for column, names in self.columns.items()})

    def _lay_out(self, table: Table, header: int) -> Layout:
        manner = Manner(
            date_order=self.date_order,
            decimal_comma=self.decimal_comma,
            offset=self.offset,
            words=self.words,
            spend_is_positive=self.spend_is_positive,
            out_wins=self.out_wins,
            only_dated=self.only_dated,
        )
        return lay_out(table, header, self._find(table.top[header]), manner)

    def _statement(self, parts: Sequence[tuple[Layout, Harvest]], currency: str, *, is_assumed: bool) -> Statement:
        rows = [row for _, harvest in parts for row in harvest.rows]
        problems = [problem for _, harvest in parts for problem in harvest.problems]
        warnings = [warning for _, harvest in parts for warning in harvest.warnings]
        first = parts[0][0]
        figures = [figure for layout, harvest in parts for figure in declared_figures(harvest.others, layout)]
        own_currency = rows[0].amount.currency if rows else currency
        rows, account = single_account(rows)
        opening, closing = _stated(figures, "opening", own_currency), _stated(figures, "closing", own_currency)
        findings = [check_totals(figures, rows), check_closing(opening, closing, rows), check_numbers(rows)]
        running = [check_running(harvest.rows, harvest.fees) for _, harvest in parts]
        if opening is None and closing is None and len(parts) == 1:
            opening, closing = _from_balances(rows, running[0], parts[0][1].fees)
        warnings += self._doubts(first, rows, is_assumed=is_assumed)
        return Statement(
            format=self.name,
            encoding=first.table.encoding,
            header_line=first.table.numbers[first.header],
            rows=tuple(rows),
            problems=tuple(sorted(problems, key=_line_of)),
            warnings=tuple(warnings) + tuple(note for found in (*findings, *running) for note in found.warnings),
            checks=tuple(check for found in (*findings, *running) for check in found.checks),
            opening=opening,
            closing=closing,
            account=account or stated_account(parts[0][1].others),
        )

    def _doubts(self, layout: Layout, rows: Sequence[StatementRow], *, is_assumed: bool) -> list[StatementWarning]:
        doubts = []
        if not layout.order_known:
            doubts.append(StatementWarning(code=WarningCode.DATE_AMBIGUOUS))
        if is_assumed and Column.CURRENCY not in layout.columns:
            doubts.append(StatementWarning(code=WarningCode.CURRENCY_ASSUMED, detail=FALLBACK_CURRENCY))
        if layout.table.unsure:
            doubts.append(StatementWarning(code=WarningCode.ENCODING_UNSURE, detail=layout.table.encoding))
        if self.fee_in_text is not None:
            fees = [(row.line, found[0]) for row in rows if (found := self.fee_in_text.search(row.text))]
            doubts += [
                StatementWarning(code=WarningCode.FEE_IN_TEXT, line=line, detail=fee) for line, fee in fees[:MOST_NOTES]
            ]
        return doubts


def _is_complete(found: Mapping[Column, tuple[int, ...]], declared: Mapping[Column, tuple[str, ...]]) -> bool:
    """A date and money are the least; a format that tells the direction by a word cannot do without it."""
    if Column.DAY not in found or (Column.DIRECTION in declared and Column.DIRECTION not in found):
        return False
    return Column.AMOUNT in found or (Column.IN in found and Column.OUT in found)


def _stated(figures: Sequence[Declared], name: str, currency: str) -> Money | None:
    return next((Money(figure.value, currency) for figure in figures if figure.name == name), None)


def _from_balances(
    rows: Sequence[StatementRow], running: Findings, fees: Mapping[int, Decimal]
) -> tuple[Money | None, Money | None]:
    """Opening and closing of a file whose printed balances all follow from each other."""
    whole = len(running.checks) == 1 and running.checks[0].holds and all(row.balance is not None for row in rows)
    is_one = len({(row.account, row.amount.currency) for row in rows}) == 1
    if not whole or not is_one:
        return None, None
    oldest, newest = (len(rows) - 1, 0) if running.newest_first else (0, len(rows) - 1)
    before, after = rows[oldest].balance, rows[newest].balance
    if before is None or after is None:
        return None, None
    moved = rows[oldest].amount.amount - fees.get(oldest, Decimal(0))
    return Money(before.amount - moved, before.currency), after


def _line_of(problem: RowProblem) -> int:
    return problem.line
