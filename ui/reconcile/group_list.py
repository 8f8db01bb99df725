"""The list of groups: painted, not built of widgets, so that ten thousand open rows cost as little as ten."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.matches import MatchState
from app.services.reconcile_rows import Cell
from app.services.reconcile_view import TO_REVIEW, GroupLine
from ui.reconcile import painting
from ui.reconcile.geometry import INSET, height_of, lanes
from ui.reconcile.lines import Line, OpenLine, key_of
from ui.reconcile.said import line_words
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import across
from ui.words import tr

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineModel(QAbstractListModel):
    """The lines by position, with words for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line in words; painting asks for the line itself."""
        if role in _WORDED and index.isValid():
            return line_words(self.lines[index.row()])
        return None


class _LineDelegate(QStyledItemDelegate):
    """Paints a line by its kind."""

    def __init__(self, view: "GroupList") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRectF(option.rect)
        # As wide as the heads above: the scroll bar lies inside the page's inset.
        rect.setWidth(self._view.width())
        line = self._view.line_at(index.row())
        look = self._view.look_of(index.row())
        painter.save()
        painting.paint_ground(painter, rect, look)
        if isinstance(line, OpenLine):
            painting.paint_open(painter, rect, line, look)
        elif line is not None:
            painting.paint_group(painter, rect, line, look)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - the width is the view's
        line = self._view.line_at(index.row())
        return QSize(0, height_of(line) if line is not None else 0)


class GroupList(QListView):
    """Keyboard first: J and K move, the page hears what else was pressed on which line."""

    confirmed = Signal(object)
    rejected = Signal(object)
    undone = Signal(object)
    moved = Signal()
    """Another line is current."""
    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Groups of bank and platform rows"))
        self._lines = LineModel(self)
        self.ticked: dict[str, Cell] = {}
        self.ticked_groups: dict[int, GroupLine] = {}
        """Groups that are chosen to become one."""
        self.side = 0
        self.look = painting.Look()
        self._hovered = -1
        self._buttons = self._make_buttons()
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalScrollBar().setSingleStep(42)
        self.verticalScrollBar().valueChanged.connect(self._place_buttons)

    def _make_buttons(self) -> QWidget:
        holder = QWidget(self.viewport())
        self.reject_button = Button(tr("Reject"), ButtonKind.SECONDARY, key="X", height=28)
        self.confirm_button = Button(tr("Confirm"), ButtonKind.PRIMARY, key="Enter", height=28)
        self.reject_button.clicked.connect(lambda: self.rejected.emit(self.current()))
        self.confirm_button.clicked.connect(lambda: self.confirmed.emit(self.current()))
        for button in (self.reject_button, self.confirm_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setLayout(across(self.reject_button, self.confirm_button))
        holder.hide()
        return holder

    def set_lines(self, lines: Sequence[Line], *, at: int = 0) -> None:
        """Show other lines and stand on this position, or on the last one."""
        offset = self.verticalScrollBar().value()
        self._hovered = -1
        # Open rows are all equally high: the view need not ask ten thousand times.
        self.setUniformItemSizes(all(isinstance(line, OpenLine) for line in lines))
        self._lines.set_lines(lines)
        present = {cell.key for line in lines if isinstance(line, OpenLine) for cell in (*line.left, *line.right)}
        self.ticked = {key: cell for key, cell in self.ticked.items() if key in present}
        groups = {line.id for line in lines if isinstance(line, GroupLine)}
        self.ticked_groups = {key: group for key, group in self.ticked_groups.items() if key in groups}
        if lines:
            self.verticalScrollBar().setValue(offset)
            self.go_to(min(max(at, 0), len(lines) - 1))
        self._place_buttons()
        self.moved.emit()
        self.ticks_changed.emit()

    def lines(self) -> Sequence[Line]:
        """What is listed now."""
        return self._lines.lines

    def line_at(self, at: int) -> Line | None:
        """The line at a position."""
        return self._lines.lines[at] if 0 <= at < len(self._lines.lines) else None

    def current(self) -> Line | None:
        """The line where the keyboard stands."""
        return self.line_at(self.currentIndex().row())

    def position_of(self, key: str) -> int | None:
        """Where a line stands now, by `key_of`."""
        return next((at for at, line in enumerate(self._lines.lines) if key_of(line) == key), None)

    def go_to(self, at: int) -> None:
        """Stand on a line and bring it into sight."""
        index = self._lines.index(at)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def look_of(self, at: int) -> painting.Look:
        """How a line is painted now."""
        is_current = at == self.currentIndex().row()
        return painting.Look(
            is_current=is_current,
            is_hovered=at == self._hovered,
            has_focus=self.hasFocus(),
            currency=self.look.currency,
            newest=self.look.newest,
            ticked=self.ticked,
            side=self.side,
            sides=self.look.sides,
            causes=self.look.causes,
            is_ticked=isinstance(line := self.line_at(at), GroupLine) and line.id in self.ticked_groups,
            has_buttons=is_current and self._can_decide(self.line_at(at)),
        )

    def untick(self) -> None:
        """Take all marks away."""
        self.ticked, self.ticked_groups = {}, {}
        self.viewport().update()
        self.ticks_changed.emit()

    def tick_group(self, group: GroupLine) -> None:
        """Choose a group to be merged with others, or let it go."""
        if self.ticked_groups.pop(group.id, None) is None and group.state is not MatchState.REJECTED:
            self.ticked_groups[group.id] = group
        self.viewport().update()
        self.ticks_changed.emit()

    def tick(self, cell: Cell) -> None:
        """Choose an open row for a match by hand, or let it go."""
        if self.ticked.pop(cell.key, None) is None:
            self.ticked[cell.key] = cell
        self.viewport().update()
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K, sides, boxes and answers; letters never search, the page has a box for that."""
        line, key = self.current(), event.key()
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        if step is not None:
            self.go_to(min(max(self.currentIndex().row() + step, 0), len(self._lines.lines) - 1))
        elif isinstance(line, OpenLine) and key in _OPEN_KEYS:
            self._open_key(line, Qt.Key(key))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._can_decide(line):
            self.confirmed.emit(line)
        elif key == Qt.Key.Key_Space and isinstance(line, GroupLine):
            self.tick_group(line)
        elif key == Qt.Key.Key_X and isinstance(line, GroupLine):
            self.rejected.emit(line)
        elif key in _SCROLL_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _open_key(self, line: OpenLine, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Left:
            self.side = 0
        elif key == Qt.Key.Key_Right:
            self.side = 1
        else:
            cells = (line.left, line.right)[self.side] or line.left or line.right
            self.tick(cells[0])
        self.viewport().update()
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click stands on the line; on an open row it also chooses the row."""
        super().mousePressEvent(event)
        line = self.current() if self.indexAt(event.position().toPoint()).isValid() else None
        if not isinstance(line, OpenLine) or event.button() != Qt.MouseButton.LeftButton:
            return
        for side, (lane, cells) in enumerate(
            zip(lanes(self.width(), self.look.sides)[:2], (line.left, line.right), strict=True)
        ):
            if lane.x <= event.position().x() <= lane.right and cells:
                self.side = side
                self.tick(cells[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer by lines."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer went away."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard stands."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """The buttons follow."""
        super().currentChanged(current, previous)
        self._place_buttons()
        self.viewport().update()
        self.moved.emit()

    def updateGeometries(self) -> None:
        """After a change of size the buttons follow too."""
        super().updateGeometries()
        self._place_buttons()

    def _can_decide(self, line: Line | None) -> bool:
        return isinstance(line, GroupLine) and line.state in TO_REVIEW

    def _place_buttons(self) -> None:
        if not self._can_decide(self.current()):
            self._buttons.hide()
            return
        rect: QRect = self.visualRect(self.currentIndex())
        size = self._buttons.sizeHint()
        self._buttons.resize(size)
        self._buttons.move(self.width() - INSET - size.width(), rect.bottom() - size.height() - 7)
        self._buttons.show()

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            self._hovered = at
            self.viewport().update()


_WORDED = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}
_OPEN_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space}
_SCROLL_KEYS = {
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
}
