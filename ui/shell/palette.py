"""Ctrl+K: type, see accounts, rows and pages, go there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (  # fmt: skip
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (  # fmt: skip
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.progress import Progress
from app.services.search import Hit
from ui import figures
from ui.background import Background, Task
from ui.widgets import fonts
from ui.widgets.chips import paint_tile
from ui.widgets.icons import paint_icon
from ui.widgets.inputs import SearchBox
from ui.widgets.labels import Label, Style
from ui.widgets.paint import LEFT, RIGHT, Painted, elided, rounded, shadow
from ui.widgets.theme import token
from ui.widgets.tiles import platform_letter
from ui.words import tr

_ROW, _MOST_ROWS = 44, 9
_WIDTH, _BLUR = 640, 18
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing that can be gone to: a page, or a hit on one."""

    page: str
    what: object
    title: str
    detail: str
    icon: str
    hit: Hit | None = None


_PLACES = {
    "account": ("accounts", "wallet-cards"),
    "bank_row": ("statements", "landmark"),
    "application": ("onboarding", "user-plus"),
    "order": ("recharge", "circle-plus"),
    "provider": ("providers", "building-2"),
    "invoice": ("invoices", "receipt-text"),
}
"""Page and icon of each kind of hit."""


def goal_of(hit: Hit) -> Goal:
    """Where a hit leads."""
    page, icon = _PLACES[hit.kind]
    return Goal(page, hit.key, hit.title, hit.detail, icon, hit)


class _Goals(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.goals: Sequence[Goal] = ()

    def show(self, goals: Sequence[Goal]) -> None:
        self.beginResetModel()
        self.goals = goals
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.goals)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        goal = self.goals[index.row()]
        return f"{goal.title} {goal.detail}".strip() if role == Qt.ItemDataRole.DisplayRole else None


class _Painter(QStyledItemDelegate):
    def __init__(self, goals: _Goals) -> None:
        super().__init__(goals)
        self._goals = goals

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - rows are fixed
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        goal = self._goals.goals[index.row()]
        box = QRectF(option.rect)
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            rounded(painter, box, 6, token("hover"))
        middle = box.center().y()
        if goal.hit is not None and goal.hit.platform is not None:
            tile = QRectF(box.x() + 10, middle - 10, 20, 20)
            paint_tile(painter, tile, goal.hit.platform, platform_letter(goal.hit.platform))
        else:
            paint_icon(painter, goal.icon, QRectF(box.x() + 12, middle - 8, 16, 16), token("ink-2"))
        right = _right_words(goal)
        painter.setFont(fonts.figures(13))
        painter.setPen(token("ink-2"))
        painter.drawText(box.adjusted(0, 0, -12, 0), RIGHT, right)
        width = box.width() - 220
        painter.setFont(fonts.words(13, fonts.MEDIUM))
        painter.setPen(token("ink"))
        has_detail = bool(goal.detail)
        top = box.y() + (3 if has_detail else 12)
        painter.drawText(
            QRectF(box.x() + 42, top, width, 20), LEFT, elided(goal.title, fonts.words(13, fonts.MEDIUM), width)
        )
        painter.setFont(fonts.figures(12))
        painter.setPen(token("ink-3"))
        painter.drawText(
            QRectF(box.x() + 42, box.y() + 22, width, 18), LEFT, elided(goal.detail, fonts.figures(12), width)
        )
        painter.restore()


def _right_words(goal: Goal) -> str:
    if goal.hit is None or goal.hit.amount is None:
        return ""
    day = figures.iso_day(goal.hit.day) if goal.hit.day else ""
    return f"{day}   {figures.money(goal.hit.amount)}".strip()


class Palette(Painted):
    """Floats over the page: shows pages at once and hits as they are found; Enter goes to the marked one."""

    gone = Signal(str, object)
    """The page, and what to show there."""
    closed = Signal()

    def __init__(
        self, parent: QWidget, find: Callable[[str, Progress], list[Hit]], background: Background, pages: Sequence[Goal]
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self._find, self._background, self._pages = find, background, pages
        self._asked: Task | None = None
        self._came_from = QApplication.focusWidget()
        self.setFixedWidth(_WIDTH + 2 * _BLUR)
        self.setAccessibleName(tr("Search"))
        self.box = SearchBox(tr("Search accounts, rows, numbers"))
        self.goals = _Goals(self)
        self.list = self._made_list()
        self.nothing = Label(tr("Nothing found"), Style.BODY, tone="ink-3")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMinimumHeight(_ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(12 + _BLUR, 12 + _BLUR, 12 + _BLUR, 8 + _BLUR)
        column.addWidget(self.box)
        column.addWidget(self.nothing)
        column.addWidget(self.list)
        self.box.textChanged.connect(self._typed)
        self.box.installEventFilter(self)
        self._show(list(pages))

    def _made_list(self) -> QListView:
        made = QListView()
        made.setObjectName("hits")
        made.setModel(self.goals)
        made.setItemDelegate(_Painter(self.goals))
        made.setFrameShape(QListView.Shape.NoFrame)
        made.setMouseTracking(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(tr("What was found"))
        made.clicked.connect(lambda index: self._go(index.row()))
        return made

    def open(self) -> None:
        """Show it over its parent, ready to be typed in."""
        self._fit()
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it and give the focus back."""
        if self.isHidden():
            return
        if self._asked is not None:
            self._asked.cancel()
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move the mark while the text keeps the focus; without the focus it closes."""
        if watched is self.box and event.type() == QEvent.Type.FocusOut:
            self.leave()
        elif watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if move:
            self._mark(self.list.currentIndex().row() + move)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(self.list.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def paint(self, painter: QPainter) -> None:
        """A raised ground with an outline and a soft shadow."""
        box = QRectF(self.rect()).adjusted(_BLUR, _BLUR, -_BLUR, -_BLUR)
        shadow(painter, box, 10, depth=_BLUR, drop=6)
        rounded(painter, box, 10, token("raised"), token("outline"))

    def _fit(self) -> None:
        rows = min(max(len(self.goals.goals), 1), _MOST_ROWS)
        self.list.setFixedHeight(rows * _ROW + 8)
        self.resize(self.width(), self.sizeHint().height())
        self.move((self._over.width() - self.width()) // 2, 96 - _BLUR)

    def _typed(self, text: str) -> None:
        if self._asked is not None:
            self._asked.cancel()
        wanted = text.strip().casefold()
        pages = [page for page in self._pages if wanted in page.title.casefold()]
        if not wanted:
            self._show(list(self._pages))
            return
        self._asked = self._background.start(
            lambda progress: self._find(text, progress),
            then=lambda hits: self._found(text, [*pages, *map(goal_of, hits)]),
        )

    def _found(self, text: str, goals: list[Goal]) -> None:
        if text == self.box.text():
            self._show(goals)

    def _show(self, goals: list[Goal]) -> None:
        self.goals.show(goals)
        self.nothing.setVisible(not goals)
        self.list.setVisible(bool(goals))
        self._fit()
        self._mark(0)

    def _mark(self, at: int) -> None:
        if self.goals.goals:
            self.list.setCurrentIndex(self.goals.index(at % len(self.goals.goals)))

    def _go(self, at: int) -> None:
        if 0 <= at < len(self.goals.goals):
            goal = self.goals.goals[at]
            self.leave()
            self.gone.emit(goal.page, goal.what)
