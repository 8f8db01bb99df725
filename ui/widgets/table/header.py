"""The header: our own sections, text then arrow, with the padding of the cells."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.widgets import fonts
from ui.widgets.icons import paint_icon
from ui.widgets.paint import LEFT, hairline
from ui.widgets.table.kinds import metrics_of
from ui.widgets.table.model import TableModel
from ui.widgets.theme import token

HEIGHT = 32
PADDING = 8
INSET = 24
_ARROW = 12


def cell_rect(rect: QRect, *, is_first: bool, is_last: bool) -> QRect:
    """A section without its padding; the first starts and the last ends on the page's inset."""
    return rect.adjusted(INSET if is_first else PADDING, 0, -(INSET if is_last else PADDING), 0)


class Header(QHeaderView):
    """Sorts at a click: up, down, and back to the order in which the rows came."""

    def __init__(self, model: TableModel[object], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = model
        self.setFixedHeight(HEIGHT)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(40)
        self.setStretchLastSection(False)
        self.sectionClicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        """32 high."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def ends(self) -> tuple[int, int]:
        """The first and the last section that are shown."""
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        return (shown[0], shown[-1]) if shown else (-1, -1)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt names it
        """Words, arrow, hairline below."""
        first, last = self.ends()
        column = self._table.columns[logicalIndex]
        sorted_by = self._table.sorted_by
        is_sorted = sorted_by is not None and sorted_by[0] == logicalIndex
        painter.save()
        painter.fillRect(rect, token("ground"))
        font = fonts.words(12, fonts.SEMIBOLD if is_sorted else fonts.MEDIUM)
        inner = QRectF(cell_rect(rect, is_first=logicalIndex == first, is_last=logicalIndex == last))
        metrics = metrics_of(font)
        room = inner.width() - (_ARROW + 4 if is_sorted else 0)
        shown = metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        x = inner.right() - width - (_ARROW + 4 if is_sorted else 0) if column.numeric else inner.x()
        painter.setFont(font)
        painter.setPen(token("ink" if is_sorted else "ink-3"))
        painter.drawText(QRectF(x, inner.y(), width + 4, inner.height()), LEFT, shown)
        if is_sorted and sorted_by is not None:
            arrow = "arrow-up" if sorted_by[1] is Qt.SortOrder.AscendingOrder else "arrow-down"
            spot = QRectF(x + width + 4, inner.center().y() - _ARROW / 2, _ARROW, _ARROW)
            paint_icon(painter, arrow, spot, token("ink"))
        bottom = rect.bottom()
        hairline(painter, QPointF(rect.left(), bottom), QPointF(rect.right(), bottom), token("hairline"))
        painter.restore()

    def _clicked(self, column: int) -> None:
        now = self._table.sorted_by
        if now is None or now[0] != column:
            self._table.sort(column, Qt.SortOrder.AscendingOrder)
        elif now[1] is Qt.SortOrder.AscendingOrder:
            self._table.sort(column, Qt.SortOrder.DescendingOrder)
        else:
            self._table.sort(-1)
        self.viewport().update()
