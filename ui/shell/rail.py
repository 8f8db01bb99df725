"""The left rail: mark, pages, and at the foot the settings and that the vault is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.vault.frame import Logo
from ui.widgets import fonts
from ui.widgets.cards import Line, across
from ui.widgets.icons import paint_icon
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.paint import LEFT, RIGHT, hairline, rounded
from ui.widgets.theme import token
from ui.words import tr

WIDTH = 208


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One page in the rail."""

    name: str
    icon: str
    words: str
    is_below: bool = False


class RailItem(QPushButton):
    """A page: icon, words, and how many things wait there."""

    def __init__(self, entry: RailEntry, shortcut: str) -> None:
        super().__init__(entry.words)
        self._icon, self._badge = entry.icon, 0
        self.setCheckable(True)
        self.setFixedHeight(32)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(shortcut)

    def set_badge(self, count: int) -> None:
        """A bare figure at the right; none at zero."""
        self._badge = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """The rail's width less its margins."""
        return QSize(WIDTH - 16, 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small enough to be drawn whole
        """Ground, icon, words, badge."""
        with QPainter(self) as painter:
            if self.isChecked() or self.isDown():
                rounded(painter, self.rect(), 6, token("active"))
            elif self.underMouse():
                rounded(painter, self.rect(), 6, token("hover"))
            ink = token("ink" if self.isChecked() else "ink-2")
            paint_icon(painter, self._icon, QRectF(10, 8, 16, 16), ink)
            painter.setFont(fonts.words(13, fonts.SEMIBOLD if self.isChecked() else fonts.REGULAR))
            painter.setPen(ink)
            painter.drawText(QRectF(36, 0, self.width() - 60, self.height()), LEFT, self.text())
            if self._badge:
                painter.setFont(fonts.figures(12))
                painter.setPen(token("ink-2"))
                painter.drawText(QRectF(0, 0, self.width() - 10, self.height()), RIGHT, f"{self._badge:,}")


class Rail(QWidget):
    """Chooses a page; Alt with its number does the same."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Pages"))
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 9, 0)
        column.setSpacing(1)
        brand = QWidget()
        brand.setFixedHeight(47)
        name, chinese = Label("AdTill", Style.HEADING), Label("媒充通", Style.NOTE)
        row = across(Logo(24), name, chinese, None, spacing=10)
        row.setContentsMargins(10, 0, 0, 0)
        brand.setLayout(row)
        column.addWidget(brand)
        column.addSpacing(8)
        for at, entry in enumerate(entries, start=1):
            if not entry.is_below:
                column.addWidget(self._item(entry, page_keys(at)))
        column.addStretch(1)
        for at, entry in enumerate(entries, start=1):
            if entry.is_below:
                column.addWidget(self._item(entry, page_keys(at)))
        column.addSpacing(8)
        column.addWidget(_foot())

    def _item(self, entry: RailEntry, shortcut: str) -> RailItem:
        item = RailItem(entry, shortcut)
        item.clicked.connect(lambda: self.chosen.emit(entry.name))
        self._group.addButton(item)
        self._items[entry.name] = item
        return item

    def show_chosen(self, name: str) -> None:
        """Mark the page that is shown."""
        self._items[name].setChecked(True)

    def set_badge(self, name: str, count: int) -> None:
        """How many things wait on a page; pages that are not there are passed over."""
        if name in self._items:
            self._items[name].set_badge(count)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline at the right edge."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            x = self.width() - 1
            hairline(painter, QPointF(x, 0), QPointF(x, self.height()), token("hairline"))


def page_keys(at: int) -> str:
    """The keys of the page at this place, counted from 1: as the keyboard has them in a row, 1 to 9, 0, the dash and the equals sign."""
    return f"Alt+{'1234567890-='[at - 1]}"


def _foot() -> QFrame:
    foot = QFrame()
    foot.setFixedHeight(40)
    row = QHBoxLayout()
    row.setContentsMargins(10, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(IconLabel("lock-open", tone="ink-3"))
    row.addWidget(Label(tr("Vault open, encrypted"), Style.NOTE), 1)
    column = QVBoxLayout(foot)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Line())
    column.addLayout(row, 1)
    return foot
