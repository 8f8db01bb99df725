"""The top bar: company, how fresh the figures are, sync with its progress, search, language, theme, lock, person."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QWidget

from app.services.overview import Freshness
from ui import figures
from ui.widgets import fonts
from ui.widgets.buttons import icon_button, plain
from ui.widgets.cards import across
from ui.widgets.chips import Dot
from ui.widgets.icons import paint_icon
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.paint import CENTRE, LEFT, Painted, hairline, rounded, text_width
from ui.widgets.progress import Bar
from ui.widgets.theme import is_dark, token
from ui.widgets.tiles import platform_name
from ui.words import is_chinese, plural, tr

HEIGHT = 48


def freshness_words(platforms: Sequence[Freshness], now: datetime) -> tuple[str, str]:
    """A dot's token and one line: how many are fresh, and which is the one that is not."""
    if not platforms:
        return "control", tr("Nothing synced yet")
    late = [one for one in platforms if one.is_stale or one.failed_accounts]
    failed = any(one.failed_accounts for one in late)
    fresh = [one for one in platforms if one not in late]
    said = []
    if fresh:
        newest = max(one.synced_at for one in fresh if one.synced_at is not None)
        age = figures.age(newest, now)
        said.append(plural("{count} platform {age}", "{count} platforms {age}", count=len(fresh), age=age))
    said += [_late_words(one, now) for one in late[:2]]
    return "red-bar" if failed else "amber-bar" if late else "green-bar", " · ".join(said)


def _late_words(one: Freshness, now: datetime) -> str:
    name = platform_name(one.platform)
    if one.failed_accounts:
        return plural("{platform}: {count} account failed", "{platform}: {count} accounts failed", count=one.failed_accounts, platform=name)  # fmt: skip
    age = figures.age(one.synced_at, now) if one.synced_at else tr("never")
    return tr("{platform} {age}", platform=name, age=age)


class SearchButton(QPushButton):
    """Looks like the input that it opens."""

    def __init__(self) -> None:
        super().__init__(tr("Search accounts, rows, numbers"))
        self.setFixedSize(272, 32)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setToolTip("Ctrl+K")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small enough to be drawn whole
        """Icon, hint, key."""
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, token("hover" if self.underMouse() else "sunk"), token("hairline"))
            paint_icon(painter, "search", QRectF(11, 9, 14, 14), token("ink-2"))
            painter.setFont(fonts.words())
            painter.setPen(token("ink-3"))
            cap = round(text_width("Ctrl K", fonts.words(11, fonts.MEDIUM))) + 16
            painter.drawText(QRectF(32, 0, self.width() - cap - 44, self.height()), LEFT, self.text())
            box = QRectF(self.width() - cap - 6, 6, cap, 20)
            rounded(painter, box, 4, token("ground"), token("outline"))
            painter.setFont(fonts.words(11, fonts.MEDIUM))
            painter.setPen(token("ink-2"))
            painter.drawText(box, CENTRE, "Ctrl K")


class Avatar(Painted):
    """The person's first character on a round ground."""

    def __init__(self, person: str) -> None:
        super().__init__()
        words = person.split()
        self._letters = "".join(word[0] for word in words[:2]).upper() if person.isascii() else person[:1]
        self.setFixedSize(28, 28)
        self.setToolTip(person)
        self.setAccessibleName(tr("Signed in: {person}", person=person))

    def paint(self, painter: QPainter) -> None:
        """Circle and letters."""
        rounded(painter, self.rect(), 14, token("active"))
        painter.setFont(fonts.words(11, fonts.SEMIBOLD))
        painter.setPen(token("ink-2"))
        painter.drawText(self.rect(), CENTRE, self._letters)


class SyncStrip(QWidget):
    """How fresh, or, while it works, how far and stop."""

    sync_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.dot = Dot("control", "")
        self.words = Elided("", Style.NOTE, tone="ink-2", figures=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button = icon_button("refresh-cw", tr("Sync now (F5)"), self.sync_wanted.emit)
        rest, work = QWidget(), QWidget()
        rest.setLayout(_right(self.dot, self.words, self.button))
        self._what = Label("", Style.NOTE, tone="ink-2", figures=True)
        self._bar = Bar(name=tr("Syncing"))
        self._bar.setFixedWidth(120)
        self.stop = icon_button("circle-stop", tr("Stop the sync"), self.stop_wanted.emit)
        work.setLayout(_right(self._what, self._bar, self.stop))
        self._stack = QStackedWidget()
        self._stack.addWidget(rest)
        self._stack.addWidget(work)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._stack)

    @property
    def is_working(self) -> bool:
        """Whether progress is shown."""
        return self._stack.currentIndex() == 1

    def show_freshness(self, tone: str, said: str) -> None:
        """Dot and words."""
        self.dot.set_dot(tone, said)
        self.words.set_text(said)

    def show_work(self, *, on: bool) -> None:
        """Change between freshness and progress."""
        self._what.setText(tr("Syncing…"))
        self._bar.set_share(0)
        self._stack.setCurrentIndex(1 if on else 0)

    def step(self, done: int, total: int, what: str) -> None:
        """How far."""
        far = tr("Syncing {done} of {total}", done=f"{done:,}", total=f"{total:,}")
        self._what.setText(f"{what} · {far}" if what else far)
        self._bar.set_share(done / total if total else 0)


def _right(*parts: QWidget) -> QHBoxLayout:
    return across(None, *parts, spacing=8)


class TopBar(QWidget):
    """Signals only; the shell does the deeds."""

    search_wanted = Signal()
    language_wanted = Signal()
    theme_wanted = Signal()
    lock_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, company: str, person: str) -> None:
        super().__init__()
        self.setObjectName("top-bar")
        self.setFixedHeight(HEIGHT)
        self.sync = SyncStrip()
        self.search = SearchButton()
        self.search.clicked.connect(lambda _checked: self.search_wanted.emit())
        language = plain("EN" if is_chinese() else "中", self.language_wanted.emit)
        language.setAccessibleName(tr("Speak Chinese"))
        if is_chinese():
            language.setAccessibleName(tr("Speak English"))
        language.setToolTip(language.accessibleName())
        self.language = language
        self.theme = icon_button(_theme_icon(), tr("Change between light and dark"), self.theme_wanted.emit)
        self.help = icon_button("circle-question-mark", tr("Keys (F1)"), self.help_wanted.emit)
        self.lock = icon_button("lock", tr("Lock the vault (Ctrl+L)"), self.lock_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 1)
        row.setSpacing(2)
        row.addWidget(Elided(company, Style.STRONG))
        row.addStretch(1)
        row.addWidget(self.sync)
        row.addSpacing(14)
        row.addWidget(self.search)
        row.addSpacing(10)
        for button in (language, self.theme, self.help, self.lock):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(Avatar(person))

    def show_theme(self) -> None:
        """The icon of the other theme."""
        self.theme.icon_name = _theme_icon()
        self.theme.update()

    def sizeHint(self) -> QSize:
        """48 high."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline below."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            y = self.height() - 1
            hairline(painter, QPointF(0, y), QPointF(self.width(), y), token("hairline"))


def _theme_icon() -> str:
    return "sun" if is_dark() else "moon"
