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
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (  # fmt: skip
    QDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.progress import Progress
from app.services.search import Hit
from ui import figures
from ui.background import Background, Task
from ui.widgets import fonts
from ui.widgets.chips import paint_tile
from ui.widgets.icons import paint_icon
from ui.widgets.inputs import SearchBox
from ui.widgets.labels import Label, Style
from ui.widgets.paint import LEFT, RIGHT, elided, rounded
from ui.widgets.theme import token
from ui.widgets.tiles import platform_letter
from ui.words import tr

_ROW = 44
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


def goal_of(hit: Hit) -> Goal:
    """Where a hit leads."""
    page, icon = ("accounts", "wallet-cards") if hit.kind == "account" else ("statements", "landmark")
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


class Palette(QDialog):
    """Shows pages at once and hits as they are found; Enter goes to the marked one."""

    gone = Signal(str, object)

    def __init__(
        self, parent: QWidget, find: Callable[[str, Progress], list[Hit]], background: Background, pages: Sequence[Goal]
    ) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._find, self._background, self._pages = find, background, pages
        self._asked: Task | None = None
        self.setFixedWidth(640)
        self.setAccessibleName(tr("Search"))
        self.box = SearchBox(tr("Search accounts, rows, numbers"))
        self.box.setProperty("tall", True)
        self.goals = _Goals(self)
        self.list = QListView()
        self.list.setObjectName("hits")
        self.list.setModel(self.goals)
        self.list.setItemDelegate(_Painter(self.goals))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setFixedHeight(9 * _ROW + 8)
        self.list.setAccessibleName(tr("What was found"))
        self.list.clicked.connect(lambda index: self._go(index.row()))
        self.nothing = Label(tr("Nothing found"), Style.BODY, tone="ink-3")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.addWidget(self.box)
        column.addWidget(self.nothing)
        column.addWidget(self.list)
        self.box.textChanged.connect(self._typed)
        self.box.installEventFilter(self)
        self._show(list(pages))
        QTimer.singleShot(0, self.box, self.box.setFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move the mark while the text keeps the focus."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if move:
                self._mark(self.list.currentIndex().row() + move)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._go(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: object) -> None:  # noqa: ARG002 - the ground only
        """A raised ground with an outline."""
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 10, token("raised"), token("outline"))

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
        self._mark(0)

    def _mark(self, at: int) -> None:
        if self.goals.goals:
            self.list.setCurrentIndex(self.goals.index(at % len(self.goals.goals)))

    def _go(self, at: int) -> None:
        if 0 <= at < len(self.goals.goals):
            goal = self.goals.goals[at]
            self.accept()
            self.gone.emit(goal.page, goal.what)
