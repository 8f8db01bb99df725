"""Splitting a match: which of its rows go, and what stays together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.reconcile_view import GroupLine
from ui import figures
from ui.widgets.cards import across, down
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Check
from ui.widgets.labels import Elided, Label, Style
from ui.words import plural, tr


class SplitDialog(Dialog):
    """A box for each row; what is ticked is open again."""

    split = Signal(object)
    """The keys of the rows that go."""

    def __init__(self, parent: QWidget, group: GroupLine) -> None:
        super().__init__(
            parent,
            tr("Split this match"),
            tr("The ticked rows are open again; the others stay together, confirmed by you."),
            width=560,
        )
        self._group = group
        self.boxes: dict[str, Check] = {}
        for cell in (*group.left, *group.right):
            side = tr("Bank") if cell.platform is None else tr("Platform")
            box = Check(f"{side}  ·  {cell.title or cell.source}  ·  {cell.day.isoformat()}")
            box.setToolTip(cell.number)
            box.toggled.connect(lambda _on: self._tell())
            self.boxes[cell.key] = box
            amount = Label(figures.coded(cell.amount), Style.NAME, figures=True)
            number = Elided(cell.number, Style.NOTE, tone="ink-3", figures=True)
            self.body.addLayout(down(across(box, None, amount), across(24, number, spacing=0)))
        self.deed = self.add_deed(tr("Split"), self._split, icon="split")
        self._tell()

    def _out(self) -> list[str]:
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _tell(self) -> None:
        out = set(self._out())
        stays = all(any(cell.key not in out for cell in side) for side in (self._group.left, self._group.right))
        self.deed.setEnabled(bool(out) and stays)
        self.deed.setText(plural("Take {count} row out", "Take {count} rows out", count=len(out)))

    def _split(self) -> None:
        self.split.emit(self._out())
        self.accept()
