"""The dialogue that asks once what the columns of an unknown sheet mean, and shows at once what would be read."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.statements import Column as Meaning
from app.domain.statements import ColumnMapping, DateOrder, SheetSample, Statement
from app.errors import EmptyStatement
from app.services.statements import inspect_statement
from ui import figures, wording
from ui.background import Background
from ui.statements.tables import PreviewRow, preview_columns
from ui.widgets.cards import across, down
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Check, Field
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.table.columns import Column
from ui.widgets.table.table import Table
from ui.words import plural, tr

_ACROSS = 4
_READ_ROWS = 50


class MappingDialog(Dialog):
    """Emits `answered` with the ColumnMapping; its button waits until a row can be read."""

    answered = Signal(object)

    def __init__(
        self, parent: QWidget | None, file: Path, sample: SheetSample, background: Background, *, currency: str
    ) -> None:
        super().__init__(
            parent,
            tr("What do the columns of {file} mean?", file=file.name),
            tr("Asked once: the answer is remembered for this bank account and these headings."),
            width=980,
        )
        self._file, self._sample, self._background = file, sample, background
        self._asked = 0
        self.combos: dict[Meaning, Combo] = {}
        self.date_order = Combo(tr("Order of dates"), [(wording.word(one), one) for one in DateOrder])
        self.date_order.choose(sample.guess.date_order)
        self.comma = Check(tr("Decimal comma: 1.234,50"), on=sample.guess.decimal_comma)
        self.spending = Check(tr("Money spent is written without a minus"), on=sample.guess.spend_is_positive)
        self.currency = Field(tr("Currency of the sheet"), text=currency or sample.guess.currency)
        self.found = Elided("", Style.NOTE, figures=True)
        self.preview = Table(preview_columns()[:-1], name=tr("What would be read"), has_totals=False)
        self._lay_out()
        self.deed = self.add_deed(tr("Read the sheet this way"), self._answer)
        self._connect()
        self._look()

    def _lay_out(self) -> None:
        self.resize(1040, 720)
        sheet = Table(_sample_columns(self._sample.headings), name=tr("First rows of the sheet"), has_totals=False)
        sheet.set_rows(self._sample.rows)
        sheet.setFixedHeight(32 + 32 * 3 + 12)
        self.preview.setMinimumHeight(32 + 32 * 3)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, meaning in enumerate(Meaning):
            combo = Combo(wording.word(meaning), self._choices())
            combo.choose(self._sample.guess.columns.get(meaning, ""))
            self.combos[meaning] = combo
            grid.addLayout(
                down(Label(wording.word(meaning), Style.NOTE), combo, spacing=2), at // _ACROSS, at % _ACROSS
            )
        for at in range(_ACROSS):
            grid.setColumnStretch(at, 1)
        self.currency.setFixedWidth(150)
        options = across(self.currency, down(Label(tr("Order of dates"), Style.NAME), self.date_order, spacing=6), 8, down(24, self.comma, None), 8, down(24, self.spending, None), None, spacing=12)  # fmt: skip
        line = tr("First rows, headings from line {line}", line=self._sample.header_line)
        self.body.addWidget(Label(line, Style.NOTE))
        self.body.addWidget(sheet)
        self.body.addLayout(grid)
        self.body.addLayout(options)
        self.body.addLayout(across(Label(tr("What would be read"), Style.STRONG), 8, self.found, None))
        self.body.addWidget(self.preview, 1)

    def _connect(self) -> None:
        for combo in (*self.combos.values(), self.date_order):
            combo.currentIndexChanged.connect(lambda _at: self._look())
        for check in (self.comma, self.spending):
            check.toggled.connect(lambda _on: self._look())
        self.currency.changed.connect(lambda _text: self._look())

    def mapping(self) -> ColumnMapping:
        """The answer as it stands."""
        chosen = {meaning: str(combo.value() or "") for meaning, combo in self.combos.items()}
        return ColumnMapping(
            headings=self._sample.headings,
            columns={meaning: heading for meaning, heading in chosen.items() if heading},
            date_order=list(DateOrder)[self.date_order.currentIndex()],
            decimal_comma=self.comma.isChecked(),
            currency=self.currency.text().strip().upper() or "CNY",
            spend_is_positive=self.spending.isChecked(),
        )

    def _choices(self) -> list[tuple[str, object]]:
        headings = [(heading, heading) for heading in dict.fromkeys(self._sample.headings) if heading]
        return [(figures.NOTHING, ""), *headings]

    def _look(self) -> None:
        mapping = self.mapping()
        missing = missing_words(mapping)
        self._asked += 1
        if missing:
            self._show_nothing(missing)
            return
        asked = self._asked
        file = self._file

        def latest(show: Callable[[Statement], None]) -> Callable[[Statement], None]:
            return lambda statement: show(statement) if asked == self._asked else None

        self._background.start(
            lambda _progress: inspect_statement(file, mapping=mapping),
            then=latest(self._show_read),
            otherwise=lambda error: self._show_error(error) if asked == self._asked else None,
        )

    def _show_read(self, statement: Statement) -> None:
        self.preview.set_rows([PreviewRow(row=row, is_known=False) for row in statement.rows[:_READ_ROWS]])
        parts = [plural("{count} row", "{count} rows", count=len(statement.rows))]
        parts += [tr("in {amount}", amount=f"{currency} {figures.parts(sum_)}") for currency, sum_ in statement.credits().items()]  # fmt: skip
        parts += [tr("out {amount}", amount=f"{currency} {figures.parts(sum_)}") for currency, sum_ in statement.debits().items()]  # fmt: skip
        if statement.problems:
            parts.append(plural("{count} line cannot be read", "{count} lines cannot be read", count=len(statement.problems)))  # fmt: skip
        self.found.set_text("  ·  ".join(parts))
        self.deed.setEnabled(bool(statement.rows))

    def _show_error(self, error: Exception) -> None:
        words = tr("No row can be read this way.") if isinstance(error, EmptyStatement) else wording.told(error).title
        self._show_nothing(words)

    def _show_nothing(self, words: str) -> None:
        self.preview.set_rows([])
        self.found.set_text(words)
        self.deed.setEnabled(False)

    def _answer(self) -> None:
        mapping = self.mapping()
        self.accept()
        self.answered.emit(mapping)


def missing_words(mapping: ColumnMapping) -> str:
    """What an answer still lacks before anything can be read; empty when it lacks nothing."""
    columns = mapping.columns
    if Meaning.DAY not in columns:
        return tr("Choose the column of the date.")
    if Meaning.AMOUNT not in columns and not {Meaning.IN, Meaning.OUT} <= set(columns):
        return tr("Choose the column of the amount, or those of money in and money out.")
    return ""


def _sample_columns(headings: Sequence[str]) -> list[Column[Sequence[str]]]:
    return [
        Column(heading or figures.NOTHING, _cell(at), width=110, stretch=True, key=str(at))
        for at, heading in enumerate(headings)
    ]


def _cell(at: int) -> Callable[[Sequence[str]], str]:
    return lambda row: row[at] if at < len(row) else ""
