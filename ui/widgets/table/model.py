"""The one table model: declared columns over any sequence of rows, sorted and filtered in Python."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.widgets.table.columns import Column

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Group:
    """A row that heads others: on a sunk ground, across all columns."""

    title: str
    note: str = ""
    tone: str = "ink"


class TableModel(QAbstractTableModel, Generic[Row]):
    """Shows rows by position; nothing is made up front for a row, so that a million cost as little as ten."""

    arranged = Signal()
    """After rows, order or filter changed."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[Row] = ()
        self._group: Callable[[Row], Group] | None = None
        self._shown: Sequence[int | Group] = range(0)
        self._needle = ""
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Row], group: Callable[[Row], Group] | None = None) -> None:
        """Show other rows, keeping order and filter; `group` names the head under which a row stands."""
        self.beginResetModel()
        self._rows, self._group = rows, group
        self._arrange()
        self.endResetModel()
        self.arranged.emit()

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show the same rows through other columns, in the order in which they came."""
        self.beginResetModel()
        self.columns, self._sorted_by = tuple(columns), None
        self._arrange()
        self.endResetModel()
        self.arranged.emit()

    def filter(self, text: str) -> None:
        """Keep the rows in which some column's words hold every word of the text."""
        needle = text.strip().casefold()
        if needle != self._needle:
            self.beginResetModel()
            self._needle = needle
            self._arrange()
            self.endResetModel()
            self.arranged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column's values; -1 is the order in which the rows came."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        before = [self._shown[index.row()] for index in held]
        self._sorted_by = (column, order) if column >= 0 else None
        self._arrange()
        places = self._places_of(before)
        self.changePersistentIndexList(
            held, [self.index(places[row], index.column()) for index, row in zip(held, before, strict=True)]
        )
        self.layoutChanged.emit()
        self.arranged.emit()

    def _places_of(self, wanted: Sequence[int | Group]) -> dict[int | Group, int]:
        """Where these stand now: what is chosen stays chosen after a new order."""
        sought = set(wanted)
        return {shown: at for at, shown in enumerate(self._shown) if shown in sought} if sought else {}

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """Column and direction, or None for the order in which the rows came."""
        return self._sorted_by

    @property
    def is_filtered(self) -> bool:
        """Whether a filter hides rows."""
        return bool(self._needle)

    def row_total(self) -> int:
        """How many rows there are, filtered out or not."""
        return len(self._rows)

    def row_at(self, at: int) -> Row | None:
        """The row at a shown position; None for a group's head."""
        shown = self._shown[at]
        return None if isinstance(shown, Group) else self._rows[shown]

    def group_at(self, at: int) -> Group | None:
        """The group's head at a shown position; None for a row."""
        shown = self._shown[at]
        return shown if isinstance(shown, Group) else None

    def position_of(self, is_wanted: Callable[[Row], bool]) -> int | None:
        """The shown position of the first row that is wanted."""
        for at in range(len(self._shown)):
            row = self.row_at(at)
            if row is not None and is_wanted(row):
                return at
        return None

    def group_positions(self) -> list[int]:
        """Where the heads stand now."""
        return [] if self._group is None else [at for at, shown in enumerate(self._shown) if isinstance(shown, Group)]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Shown rows, heads among them."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Declared columns, hidden or not."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, for screen readers and copying; the delegate asks for rows and values itself."""
        if role not in _WORDED or not index.isValid():
            return None
        group = self.group_at(index.row())
        if group is not None:
            return f"{group.title} {group.note}".strip() if index.column() == 0 else None
        return self.columns[index.column()].words(self._rows[self._shown[index.row()]])  # type: ignore[index]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings of columns; rows have none."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return self.columns[section].tip or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_head = self._group is not None and self.group_at(index.row()) is not None
        return _HEAD_FLAGS if is_head else _ROW_FLAGS

    def _arrange(self) -> None:
        order: Sequence[int] = range(len(self._rows))
        if self._needle:
            wanted = self._needle.split()
            order = [at for at in order if self._holds(self._rows[at], wanted)]
        if self._sorted_by is not None:
            column, direction = self.columns[self._sorted_by[0]], self._sorted_by[1]
            order = self._ordered(order, column, is_down=direction is Qt.SortOrder.DescendingOrder)
        self._shown = order if self._group is None else self._grouped(order, self._group)

    def _holds(self, row: Row, wanted: list[str]) -> bool:
        text = "\n".join(column.words(row) for column in self.columns).casefold()
        return all(word in text for word in wanted)

    def _ordered(self, order: Sequence[int], column: Column[Row], *, is_down: bool) -> list[int]:
        keys = {at: column.order(self._rows[at]) for at in order}
        filled = sorted((at for at in order if not keys[at][0]), key=lambda at: keys[at][1], reverse=is_down)
        # Nothing stays last in both directions: it is not the smallest figure.
        return filled + [at for at in order if keys[at][0]]

    def _grouped(self, order: Sequence[int], group: Callable[[Row], Group]) -> list[int | Group]:
        heads: dict[Group, list[int]] = {}
        for row in self._rows:
            heads.setdefault(group(row), [])
        for at in order:
            heads[group(self._rows[at])].append(at)
        shown: list[int | Group] = []
        for head, members in heads.items():
            if members:
                shown += [head, *members]
        return shown


_WORDED = {
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
}
_HEAD_FLAGS = Qt.ItemFlag.ItemIsEnabled
_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
