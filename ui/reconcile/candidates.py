"""Candidates for one open row: the other side's open rows, the likeliest first, every amount and number in sight."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.matches import DifferenceKind
from app.domain.money import Money
from app.services.reconcile_rows import Cell
from ui import figures, wording
from ui.widgets.cards import Well, across
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import MONEY, SIGNED_MONEY, STRONG_TEXT, Figures
from ui.widgets.table.table import Table
from ui.words import plural, tr

NAMED = (
    DifferenceKind.FEE,
    DifferenceKind.FX,
    DifferenceKind.ROUNDING,
    DifferenceKind.TAX,
    DifferenceKind.REBATE,
    DifferenceKind.PARTIAL,
)
"""What a person may name a difference; the last one stays in transit."""

_MOST = 2_000
_LEFT = Figures(is_left=True)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the other side with how far it is from the one in hand."""

    cell: Cell
    difference: Money | None
    """Left less right; None in another currency."""
    days: int


def candidates(cell: Cell, others: Iterable[Cell]) -> list[Candidate]:
    """Rows of the other side that move money the same way, nearest amount first, then nearest day."""
    found = []
    for other in others:
        is_alike = other.amount.currency == cell.amount.currency
        if (other.amount.amount < 0) != (cell.amount.amount < 0):
            continue
        difference = (cell.amount - other.amount if cell.platform is None else other.amount - cell.amount) if is_alike else None  # fmt: skip
        found.append(Candidate(other, difference, abs((other.day - cell.day).days)))
    found.sort(key=_nearness)
    return found[:_MOST]


def _nearness(one: Candidate) -> tuple[bool, Decimal, int, str]:
    off = Decimal(0) if one.difference is None else abs(one.difference.amount)
    return one.difference is None, off, one.days, one.cell.key


def _columns() -> list[Column[Candidate]]:
    return [
        Column(tr("Party"), lambda one: one.cell.title or one.cell.source, kind=STRONG_TEXT, width=150, stretch=True),
        Column(tr("Day"), lambda one: one.cell.day, text=figures.iso_day, kind=_LEFT, width=104),
        Column(tr("Number"), lambda one: one.cell.number or None, kind=_LEFT, width=150, stretch=True),
        Column(tr("Amount"), lambda one: one.cell.amount, kind=MONEY, numeric=True, width=120, sort_key=_size),
        Column(tr("Difference"), lambda one: one.difference, kind=SIGNED_MONEY, numeric=True, width=116, sort_key=_size),
        Column(tr("Days"), lambda one: one.days, kind=Figures(), numeric=True, width=64),
    ]  # fmt: skip


def _size(money: Money) -> tuple[str, Decimal]:
    return money.currency, money.amount


class CandidatesDialog(Dialog):
    """Type to search, arrows to choose one or several, Enter to match; a difference may be named."""

    matched = Signal(object, object)
    """The chosen cells and the name of the difference, None for none."""

    def __init__(self, parent: QWidget, cell: Cell, found: list[Candidate]) -> None:
        super().__init__(parent, tr("Which row belongs to this one?"), width=860)
        self.cell = cell
        self.table = Table(_columns(), name=tr("Candidates"), has_totals=False)
        self.table.setMinimumHeight(320)
        self.table.set_rows(found)
        self.difference = Combo(tr("Name of the difference"), [(tr("Difference left open"), None), *((wording.word(one), one) for one in NAMED)])  # fmt: skip
        self.difference.setFixedWidth(188)
        self.told = Label("", Style.NOTE, figures=True)
        well = Well()
        well.body.addLayout(across(Label(cell.title or cell.source, Style.STRONG), None, Label(figures.coded(cell.amount), Style.STRONG, figures=True)))  # fmt: skip
        well.body.addWidget(Elided("  ·  ".join(filter(None, (cell.day.isoformat(), cell.number, cell.text))), Style.NOTE, figures=True))  # fmt: skip
        self.body.addWidget(well)
        self.body.addLayout(across(self.table.filter_box, None, self.told, self.difference))
        self.body.addWidget(self.table, 1)
        self.deed = self.add_deed(tr("Match"), self.match, icon="check")
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(lambda _row: self.match())
        if found:
            self.table.select_at(0)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def chosen(self) -> list[Cell]:
        """The rows that are chosen."""
        return [one.cell for one in self.table.selected_rows()]

    def match(self) -> None:
        """Put them together."""
        chosen = self.chosen()
        if chosen:
            # Qt gives back the bare text of a code.
            named = self.difference.currentData()
            self.matched.emit(chosen, DifferenceKind(named) if named else None)
            self.accept()

    def _tell(self) -> None:
        chosen = self.chosen()
        self.deed.setEnabled(bool(chosen))
        self.deed.setText(plural("Match with {count} row", "Match with {count} rows", count=len(chosen)))
        if not chosen or any(one.amount.currency != self.cell.amount.currency for one in chosen):
            self.told.setText("")
            return
        sums = sum((one.amount.amount for one in chosen), Decimal(0))
        off = self.cell.amount.amount - sums if self.cell.platform is None else sums - self.cell.amount.amount
        money = Money(off, self.cell.amount.currency)
        self.told.setText(tr("Difference {amount}", amount=figures.amount(money, plus=True)))
        self.difference.setEnabled(bool(off))
