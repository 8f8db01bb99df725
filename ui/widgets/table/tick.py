"""Ticks: a column of boxes, toggled by a click or by Space, that remembers what is ticked by its key."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from ui.widgets.icons import paint_icon
from ui.widgets.paint import rounded
from ui.widgets.table.columns import Column
from ui.widgets.table.table import Table
from ui.widgets.theme import token
from ui.words import tr

_BOX = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A box that is ticked or not; the value None is a row without one."""

    def paint(self, painter: QPainter, rect: QRect, value: bool | None, text: str) -> None:  # noqa: ARG002, FBT001
        """An edge, or a filled ground with the tick."""
        if value is None:
            return
        box = QRectF(rect.x() + 0.5, rect.center().y() - _BOX / 2 + 1, _BOX, _BOX)
        if not value:
            rounded(painter, box, 4, token("raised"), token("control"))
            return
        rounded(painter, box, 4, token("fill"))
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), token("on-fill"))

    def text(self, value: bool | None) -> str:  # noqa: FBT001 - a column's value
        """For screen readers and copying."""
        return "" if value is None else tr("ticked") if value else tr("not ticked")

    def sort_key(self, value: bool) -> Any:  # noqa: FBT001
        """Ticked first."""
        return not value


class Ticks(QObject):
    """What is ticked in one table; rows whose key is None cannot be."""

    changed = Signal()

    def __init__(self, key_of: Callable[[Any], Hashable | None]) -> None:
        super().__init__()
        self._key_of = key_of
        self._ticked: set[Hashable] = set()
        self._table: Table | None = None

    def column(self) -> Column[Any]:
        """The first column of the table."""
        return Column("", self._is_ticked, kind=Box(), width=36, tip=tr("Click or press Space to tick"), key="tick")

    def watch(self, table: Table) -> None:
        """Toggle by clicks into the first column and by Space on the chosen rows."""
        self._table = table
        table.view.clicked.connect(self._clicked)
        table.view.installEventFilter(self)

    def rows(self) -> list[Any]:
        """What is ticked, in the order shown."""
        if self._table is None:
            return []
        return [row for row in self._table.shown_rows() if self._key_of(row) in self._ticked]

    def tick(self, keys: Iterable[Hashable]) -> None:
        """Tick these and nothing else."""
        self._ticked = set(keys)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space toggles the chosen rows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            for row in list(self._table.selected_rows()) if self._table is not None else []:
                self._toggle(row)
            self._tell()
            return True
        return super().eventFilter(watched, event)

    def _is_ticked(self, row: Any) -> bool | None:
        key = self._key_of(row)
        return None if key is None else key in self._ticked

    def _clicked(self, index: QModelIndex) -> None:
        row = self._table.model.row_at(index.row()) if self._table is not None else None
        if row is not None and index.column() == 0:
            self._toggle(row)
            self._tell()

    def _toggle(self, row: Any) -> None:
        key = self._key_of(row)
        if key is not None:
            self._ticked ^= {key}

    def _tell(self) -> None:
        if self._table is not None:
            self._table.view.viewport().update()
        self.changed.emit()
