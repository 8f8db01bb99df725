"""What a file says of itself and what is odd in it: figures, the answer key, warnings and problems with their lines."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.statements import Check, Statement
from app.services.statements import ImportPreview
from ui import figures, wording
from ui.statements.formats import format_words
from ui.widgets.cards import Line, across, down
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.page import clear
from ui.words import plural, tr

_MOST_LINES = 6


class Findings(QWidget):
    """A column of facts, quiet ones first, then what a person should know."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_statement(self, statement: Statement, preview: ImportPreview | None) -> None:
        """Fill it for one file; without a preview every row is new."""
        clear(self._column)
        for name, value in _facts(statement, preview):
            self._column.addLayout(_fact(name, value))
        self._section(tr("The file against itself"), [_check(check) for check in statement.checks])
        if not statement.checks:
            self._column.addWidget(_noted("info", "ink-3", tr("The file states no sums that its rows could be held against."), ""))  # fmt: skip
        warnings = [_noted("triangle-alert", "amber", words, lines) for words, lines in warning_words(statement)]
        self._section(plural("{count} note", "{count} notes", count=len(statement.warnings)), warnings)
        problems = [_noted("circle-alert", "red", words, lines) for words, lines in problem_words(statement)]
        self._section(
            plural("{count} line could not be read", "{count} lines could not be read", count=len(statement.problems)),
            problems,
        )

    def _section(self, title: str, parts: Sequence[QWidget]) -> None:
        if not parts:
            return
        self._column.addSpacing(6)
        self._column.addWidget(Line())
        self._column.addSpacing(6)
        self._column.addWidget(Label(title, Style.STRONG))
        for part in parts:
            self._column.addWidget(part)


def warning_words(statement: Statement) -> list[tuple[str, str]]:
    """Each kind of warning once, with its lines."""
    kinds: dict[str, list[int]] = {}
    details: dict[str, str] = {}
    for warning in statement.warnings:
        words = wording.word(warning.code)
        kinds.setdefault(words, []).extend([warning.line] if warning.line is not None else [])
        details.setdefault(words, warning.detail)
    return [(words, _lines(lines) or details[words]) for words, lines in kinds.items()]


def problem_words(statement: Statement) -> list[tuple[str, str]]:
    """Each reason once, with its lines."""
    reasons: dict[str, list[int]] = {}
    for problem in statement.problems:
        reasons.setdefault(wording.word(problem.reason), []).append(problem.line)
    return [(words, _lines(lines)) for words, lines in reasons.items()]


def _lines(lines: Sequence[int]) -> str:
    if not lines:
        return ""
    shown = ", ".join(f"{line:,}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        return tr("lines {lines} and {count} more", lines=shown, count=len(lines) - _MOST_LINES)
    return tr("line {lines}", lines=shown) if len(lines) == 1 else tr("lines {lines}", lines=shown)


def _facts(statement: Statement, preview: ImportPreview | None) -> Iterable[tuple[str, str]]:
    yield tr("Format"), format_words(statement.format)
    if statement.encoding:
        yield tr("Encoding"), statement.encoding
    if statement.account:
        yield tr("Account in the file"), statement.account
    days = [row.day for row in statement.rows]
    if days:
        yield tr("Period"), f"{figures.iso_day(min(days))} – {figures.iso_day(max(days))}"
    new = preview.rows_new if preview is not None else len(statement.rows)
    yield tr("New rows"), figures.number(new)
    yield tr("Known rows"), figures.number(len(statement.rows) - new)
    for currency, amount in sorted(statement.credits().items()):
        yield tr("Money in, {currency}", currency=currency), str(figures.parts(amount))
    for currency, amount in sorted(statement.debits().items()):
        yield tr("Money out, {currency}", currency=currency), str(figures.parts(amount))
    if statement.opening is not None:
        yield tr("Opening balance"), figures.amount(statement.opening)
    if statement.closing is not None:
        yield tr("Closing balance"), figures.amount(statement.closing)


def _fact(name: str, value: str) -> QVBoxLayout:
    return down(across(Label(name, Style.NOTE), None, Label(value, Style.NAME, figures=True)))


def _check(check: Check) -> QWidget:
    words = wording.check_word(check.name)
    if check.name.startswith("running_balance"):
        said = tr(
            "{found} of {declared} balances follow from the one before", found=check.found, declared=check.declared
        )
        return _noted("circle-check" if check.holds else "circle-x", "green" if check.holds else "red", words, said)
    if check.holds:
        return _noted("circle-check", "green", words, check.found)
    said = tr("the file says {declared}, its rows give {found}", declared=check.declared, found=check.found)
    return _noted("circle-x", "red", words, said)


def _noted(icon: str, tone: str, words: str, aside: str) -> QWidget:
    holder = QWidget()
    row = across(down(2, IconLabel(icon, tone=tone, size=14), None), spacing=8)
    text = down(Label(words, Style.NOTE, tone="ink", wrap=True))
    if aside:
        text.addWidget(Label(aside, Style.NOTE, tone="ink-3", wrap=True, figures=True))
    row.addLayout(text, 1)
    holder.setLayout(row)
    return holder
