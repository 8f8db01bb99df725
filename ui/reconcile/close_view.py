"""The close of a period as a step 关账: the statement as it would be confirmed, one button, and the closes so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.closing import WAITING, CloseStatement, Period, PeriodClose
from app.services.closing import ClosingView
from ui import figures
from ui.reconcile.close_tables import finding_columns, item_columns, place_columns, side_words
from ui.widgets.buttons import link, primary
from ui.widgets.cards import Line, Well, across, down
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.words import plural, tr

PANEL = 368


class Part(IntEnum):
    """The parts of a statement, in the order of the control above them."""

    OPEN = 0
    PLACES = 1
    FINDINGS = 2


@dataclass(frozen=True, slots=True)
class CloseShown:
    """What the step shows: the closes, the statement of the next period where it may be closed, else that of the last close."""

    closing: ClosingView
    statement: CloseStatement | None
    is_closed: bool = False
    """The statement was confirmed already."""


class CloseView(QWidget):
    """Closing, reopening and exporting are signals."""

    close_wanted = Signal(object)
    reopen_wanted = Signal(int)
    export_wanted = Signal(int, str)
    """A close, and the ending of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.statement: CloseStatement | None = None
        self.title = Elided("", Style.HEADING)
        self.parts = Segmented([tr("Unmatched"), tr("Places"), tr("Findings")], name=tr("Part of the statement"))
        self.items = Table(item_columns(), name=tr("Unmatched"), key="close-items")
        self.places = Table(place_columns(), name=tr("Places"), key="close-places", has_totals=False)
        self.findings = Table(finding_columns(), name=tr("Findings"), key="close-findings", has_totals=False)
        self.button = primary("", self._close, icon="lock")
        self._tables = QStackedWidget()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(6)
        self._history = QVBoxLayout()
        self._history.setSpacing(8)
        self._lay_out()
        self.parts.chosen.connect(self._tables.setCurrentIndex)

    def _lay_out(self) -> None:
        for table in (self.items, self.places, self.findings):
            self._tables.addWidget(table)
        head = across(self.title, None, self.parts, self.items.filter_box, spacing=12)
        head.setContentsMargins(24, 0, 24, 12)
        left = down(head)
        left.addWidget(self._tables, 1)
        sheet = QWidget()
        column = down(self._facts, 8, self.button, 20, self._history, None)
        column.setContentsMargins(20, 0, 20, 16)
        sheet.setLayout(column)
        panel = scrolling(sheet)
        panel.setFixedWidth(PANEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Line(is_vertical=True))
        row.addWidget(panel)

    def show_closing(self, shown: CloseShown) -> None:
        """Fill it in."""
        self.statement = None if shown.is_closed else shown.statement
        clear(self._facts)
        self._show_statement(shown)
        clear(self._history)
        if shown.closing.closes:
            self._history.addWidget(Line())
            self._history.addWidget(Label(tr("Closed so far"), Style.STRONG))
        newest = next((one for one in shown.closing.closes if one.stands), None)
        for close in shown.closing.closes:
            self._history.addWidget(self._close_card(close, may_reopen=close is newest))

    def _show_statement(self, shown: CloseShown) -> None:
        statement = shown.statement
        self.button.setVisible(self.statement is not None)
        self.items.set_rows([] if statement is None else statement.open_items)
        self.places.set_rows([] if statement is None else statement.places)
        self.findings.set_rows([] if statement is None else statement.findings)
        if self.statement is None:
            self._note("circle-check", "green", tr("The next period is not over yet; it is closed when its last day has passed."))  # fmt: skip
        if statement is None:
            self.title.set_text("")
            return
        words = period_words(statement.period)
        self.title.set_text(tr("Statement of {period}", period=words))
        self.button.setText(tr("Close {period}", period=words))
        for part, count in ((Part.OPEN, len(statement.open_items)), (Part.FINDINGS, len(statement.findings))):
            self.parts.set_count(part, count)
        self._totals(statement)
        self._notes(statement)

    def _totals(self, statement: CloseStatement) -> None:
        for one in statement.totals:
            well = Well()
            head = plural("{count} row", "{count} rows", count=one.rows)
            well.body.addLayout(across(Label(side_words(one.side), Style.STRONG), None, Label(head, Style.NOTE)))
            well.body.addLayout(_figure(tr("Before"), figures.coded(one.before)))
            well.body.addLayout(_figure(tr("Open at the end"), figures.coded(one.after)))
            self._facts.addWidget(well)

    def _notes(self, statement: CloseStatement) -> None:
        confirmed = sum(statement.confirmed.values())
        self._note("circle-check", "green", plural("{count} match proved by rule", "{count} matches proved by rule", count=statement.proved))  # fmt: skip
        if confirmed:
            who = ", ".join(sorted(statement.confirmed))
            words = plural("{count} match confirmed by {who}", "{count} matches confirmed by {who}", count=confirmed, who=who)  # fmt: skip
            self._note("check-check", "green", words)
        waiting = sum(one.cause == WAITING for one in statement.open_items)
        if waiting:
            words = plural("{count} row still waits for an answer", "{count} rows still wait for an answer", count=waiting)  # fmt: skip
            self._note("circle-dashed", "amber", words)
        invoiced = " + ".join(figures.coded(one) for one in statement.invoiced)
        words = plural("{count} invoice of the period", "{count} invoices of the period", count=statement.invoices)
        self._note("receipt-text", "ink-3", f"{words}  {invoiced}".strip())
        if self.statement is None:
            return
        told = tr("Afterwards nothing dated in it is confirmed, undone or imported until it is reopened. What a platform corrects later is booked on the first open day.")  # fmt: skip
        self._facts.addWidget(Label(told, Style.NOTE, tone="ink-3", wrap=True))

    def _note(self, icon: str, tone: str, words: str) -> None:
        row = across(IconLabel(icon, tone=tone), spacing=8)
        row.addWidget(Label(words, Style.BODY, wrap=True, figures=True), 1)
        self._facts.addLayout(row)

    def _close_card(self, close: PeriodClose, *, may_reopen: bool) -> Well:
        well, close_id = Well(), close.id or 0
        state = ("lock", "green") if close.stands else ("lock-open", "ink-3")
        well.body.addLayout(across(IconLabel(state[0], tone=state[1]), Label(period_words(close.period), Style.STRONG), None))  # fmt: skip
        said = tr("Closed by {person}, {day}", person=close.closed_by, day=f"{close.closed_at.astimezone():%Y-%m-%d %H:%M}")  # fmt: skip
        well.body.addWidget(Label(said, Style.NOTE))
        digest = Elided(close.digest, Style.MONO)
        digest.setToolTip(tr("The digest of the statement, as it stands in the record"))
        well.body.addWidget(digest)
        if not close.stands:
            again = tr("Reopened by {person}: {reason}", person=close.reopened_by, reason=close.reopen_reason)
            well.body.addWidget(Label(again, Style.NOTE, tone="amber", wrap=True))
        deeds: Sequence[tuple[str, str, Callable[[], object]]] = (
            (tr("PDF to sign…"), "printer", partial(self.export_wanted.emit, close_id, "pdf")),
            (tr("Workbook…"), "sheet", partial(self.export_wanted.emit, close_id, "xlsx")),
        )
        row = across(spacing=12)
        for words, icon, deed in deeds:
            row.addWidget(link(words, deed, icon=icon))
        if may_reopen:
            row.addWidget(link(tr("Reopen…"), partial(self.reopen_wanted.emit, close_id), icon="lock-open"))
        row.addStretch(1)
        well.body.addLayout(row)
        return well

    def _close(self) -> None:
        if self.statement is not None:
            self.close_wanted.emit(self.statement.period)


def period_words(period: Period) -> str:
    """2026-10 for a whole month, else both days."""
    first, last = period.first_day, period.last_day
    is_month = first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28
    return f"{first:%Y-%m}" if is_month else f"{first} – {last}"


def _figure(name: str, value: str) -> QHBoxLayout:
    return across(Label(name, Style.NOTE), None, Label(value, Style.NAME, figures=True))
