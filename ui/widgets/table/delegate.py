"""Draws a cell: the value by its kind, the words of a group's head; the view has drawn the ground of the row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.widgets import fonts
from ui.widgets.paint import LEFT
from ui.widgets.table.header import INSET, Header, cell_rect
from ui.widgets.table.kinds import metrics_of
from ui.widgets.table.model import Group, TableModel
from ui.widgets.theme import token


class RowDelegate(QStyledItemDelegate):
    """Asks the model for the row itself, so that a value takes no way through Qt's variants."""

    def __init__(self, view: QTableView, model: TableModel[object], header: Header) -> None:
        super().__init__(view)
        self._view, self._table, self._header = view, model, header
        self.hovered = -1
        self.ends = (-1, -1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell; for a group's head the whole row, of which its first cell is the span."""
        at, column = index.row(), index.column()
        rect: QRect = option.rect
        painter.save()
        group = self._table.group_at(at)
        if group is not None:
            self._paint_group(painter, rect, group)
        else:
            declared = self._table.columns[column]
            value = declared.value(self._table.row_at(at))
            words = (declared.text or declared.kind.text)(value)
            inner = cell_rect(rect, is_first=column == self.ends[0], is_last=column == self.ends[1])
            declared.kind.paint(painter, inner, value, words)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        font = fonts.words(12, fonts.SEMIBOLD)
        painter.setFont(font)
        painter.setPen(token(group.tone))
        inner = rect.adjusted(INSET, 0, -INSET, 0)
        painter.drawText(inner, LEFT, group.title)
        painter.setFont(fonts.figures(12))
        painter.setPen(token("ink-3"))
        after = round(metrics_of(font).horizontalAdvance(group.title)) + 10
        painter.drawText(inner.adjusted(after, 0, 0, 0), LEFT, group.note)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """The section's own size; rows are fixed."""
        return QSize(0, 0)

    def displayText(self, value: object, locale: object) -> str:  # noqa: ARG002
        """Words as they are."""
        return str(value)
