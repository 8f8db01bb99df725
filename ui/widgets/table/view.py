"""The view: fixed rows edge to edge, hovered rows, group heads, the row's main action at the right edge."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.widgets.buttons import Button, secondary
from ui.widgets.paint import hairline
from ui.widgets.table.delegate import RowDelegate
from ui.widgets.table.header import INSET, Header
from ui.widgets.table.model import TableModel
from ui.widgets.theme import token

ONE_LINE, TWO_LINES = 32, 48
_Index = QModelIndex | QPersistentModelIndex
_TYPING = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}


class RowView(QTableView):
    """Selects whole rows; `opened` tells the row of a double click or of Enter."""

    opened = Signal(object)
    copy_wanted = Signal()
    chosen = Signal()

    def __init__(self, model: TableModel[Any], *, row_height: int = ONE_LINE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self._action: tuple[Callable[[Any], str], Callable[[Any], object]] | None = None
        self._button: Button | None = None
        self.header = Header(model, self)
        self.setHorizontalHeader(self.header)
        self.delegate = RowDelegate(self, model, self.header)
        self.setItemDelegate(self.delegate)
        self.setModel(model)
        self._set_up(row_height)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        model.arranged.connect(self._arranged)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.verticalScrollBar().valueChanged.connect(lambda: self._hover(-1))
        self._arranged()

    def _set_up(self, row_height: int) -> None:
        rows = self.verticalHeader()
        rows.hide()
        # The minimum wins over a smaller default, so it comes first.
        rows.setMinimumSectionSize(row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Nothing shines through, so that a scroll moves the picture and paints only what it uncovers.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(row_height)
        self.fit_columns()

    def set_action(self, words: Callable[[Any], str], run: Callable[[Any], object]) -> None:
        """Offer a deed on the row under the pointer; empty words offer none on that row."""
        self._action = (words, run)
        self._button = secondary("", self._act, height=28)
        self._button.setParent(self.viewport())
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.hide()

    def fit_columns(self) -> None:
        """Give the declared widths; what is left goes to the stretching columns, else to the last."""
        header, columns = self.header, self._table.columns
        first, last = header.ends()
        self.delegate.ends = (first, last)
        shown = [at for at in range(len(columns)) if not header.isSectionHidden(at)]
        edges = {first: INSET - 8, last: INSET - 8}
        widths = {at: columns[at].width + edges.get(at, 0) for at in shown}
        spare = self.viewport().width() - sum(widths.values())
        elastic = [at for at in shown if columns[at].stretch] or [last]
        if spare > 0 and shown:
            for at in elastic:
                widths[at] += spare // len(elastic)
            widths[elastic[0]] += spare % len(elastic)
        for at, width in widths.items():
            header.resizeSection(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stretching columns follow."""
        super().resizeEvent(event)
        self.fit_columns()

    def selected_positions(self) -> list[range]:
        """Ranges of chosen positions, in order; never a list of a million."""
        selection = self.selectionModel().selection()
        ranges = {(one.top(), one.bottom()) for one in (selection.at(at) for at in range(selection.size()))}
        return [range(top, bottom + 1) for top, bottom in sorted(ranges)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer by rows."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer went away, unless it went onto the row's button."""
        if event.type() == QEvent.Type.Leave and not (self._button is not None and self._button.underMouse()):
            self._hover(-1)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, letters go up to the filter; all else is the view's own."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
        elif event.text().strip() and event.text().isprintable() and event.modifiers() in _TYPING:
            event.ignore()  # typing filters, which is the table's
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Both rows show or lose the keyboard's mark."""
        super().currentChanged(current, previous)
        self._repaint_row(previous.row())
        self._repaint_row(current.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grounds of the rows, then the cells: a row is one surface, not eight."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), token("ground"))
            top = max(self.rowAt(event.rect().top()), 0)
            for at in range(top, self._table.rowCount()):
                y = self.rowViewportPosition(at)
                if y > event.rect().bottom():
                    break
                self._paint_ground(painter, at, QRect(0, y, self.viewport().width(), self.rowHeight(at)))
        super().paintEvent(event)

    def _paint_ground(self, painter: QPainter, at: int, row: QRect) -> None:
        if self._table.group_at(at) is not None:
            painter.fillRect(row, token("sunk"))
        elif self.selectionModel().isRowSelected(at):
            painter.fillRect(row, token("selected"))
        elif at == self.delegate.hovered:
            painter.fillRect(row, token("hover"))
        hairline(painter, QPointF(0, row.bottom()), QPointF(row.right(), row.bottom()), token("hairline"))
        if at == self.currentIndex().row() and self.hasFocus():
            painter.fillRect(QRect(0, row.top(), 2, row.height()), token("accent"))

    def _open(self, at: int) -> None:
        row = self._table.row_at(at) if 0 <= at < self._table.rowCount() else None
        if row is not None:
            self.opened.emit(row)

    def _hover(self, at: int) -> None:
        before = self.delegate.hovered
        if at == before:
            return
        self.delegate.hovered = at
        self._repaint_row(before)
        self._repaint_row(at)
        self._place_button(at)

    def _place_button(self, at: int) -> None:
        if self._button is None or self._action is None:
            return
        row = self._table.row_at(at) if 0 <= at < self._table.rowCount() else None
        words = self._action[0](row) if row is not None else ""
        if not words:
            self._button.hide()
            return
        self._button.setText(words)
        self._button.resize(self._button.sizeHint())
        top = self.rowViewportPosition(at) + (self.rowHeight(at) - self._button.height()) // 2
        self._button.move(self.viewport().width() - self._button.width() - INSET, top)
        self._button.show()

    def _act(self) -> None:
        at = self.delegate.hovered
        row = self._table.row_at(at) if 0 <= at < self._table.rowCount() else None
        if row is not None and self._action is not None:
            self._action[1](row)

    def _repaint_row(self, at: int) -> None:
        if at >= 0:
            self.viewport().update(0, self.rowViewportPosition(at), self.viewport().width(), self.rowHeight(at))

    def _selection_changed(self, chosen: QItemSelection, dropped: QItemSelection) -> None:  # noqa: ARG002
        self.chosen.emit()

    def _arranged(self) -> None:
        self._hover(-1)
        self.clearSpans()
        width = self._table.columnCount()
        for at in self._table.group_positions():
            if width > 1:
                self.setSpan(at, 0, 1, width)
