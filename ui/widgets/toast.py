"""Toasts: what happened, what was not lost, what to do; errors stay until closed, successes leave and stay in the log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import across, down
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.paint import Painted, rounded, shadow
from ui.widgets.theme import token
from ui.words import tr

_WIDTH, _MARGIN, _BLUR = 416, 24, 12
SUCCESS_MS = 6_000


class Tone(StrEnum):
    """What a toast means."""

    SUCCESS = "success"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_ICONS = {
    Tone.SUCCESS: ("circle-check", "green"),
    Tone.INFO: ("info", "accent"),
    Tone.WARNING: ("triangle-alert", "amber"),
    Tone.ERROR: ("circle-alert", "red"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a toast says; `kept` is what was not lost; actions are (words, deed), at most two."""

    tone: Tone
    title: str
    text: str = ""
    kept: str = ""
    actions: Sequence[tuple[str, Callable[[], object]]] = ()


class Toast(Painted):
    """One message, with room around it for its shadow."""

    def __init__(self, message: Message, close: Callable[["Toast"], object]) -> None:
        super().__init__()
        self.message = message
        self._close = close
        self.setFixedWidth(_WIDTH + 2 * _BLUR)
        self.setAccessibleName(f"{message.title}. {message.text} {message.kept}".strip())
        icon, tone = _ICONS[message.tone]
        text = down(Label(message.title, Style.STRONG, wrap=True), spacing=4)
        if message.text:
            text.addWidget(Label(message.text, Style.BODY, tone="ink-2", wrap=True))
        if message.kept:
            shield = IconLabel("shield-check", tone="green", size=14)
            row = across(down(2, shield, None), spacing=6)
            row.addWidget(Label(message.kept, Style.NOTE, tone="ink-2", wrap=True), 1)
            text.addLayout(row)
        if message.actions:
            text.addSpacing(6)
            text.addLayout(across(*(self._action(words, deed) for words, deed in message.actions[:2]), None))
        body = QVBoxLayout(self)
        body.setContentsMargins(16 + _BLUR, 14 + _BLUR, 10 + _BLUR, 14 + _BLUR)
        row = across(down(1, IconLabel(icon, tone=tone, size=18), None), spacing=12)
        row.addLayout(text, 1)
        self.closer = icon_button("x", tr("Close"), self.dismiss, height=28)
        row.addLayout(down(self.closer, None))
        body.addLayout(row)

    def _action(self, words: str, deed: Callable[[], object]) -> QWidget:
        def act() -> None:
            self.dismiss()
            deed()

        return secondary(words, act, height=28)

    def dismiss(self) -> None:
        """Take it away."""
        self._close(self)

    def paint(self, painter: QPainter) -> None:
        """A raised ground with an outline and a soft shadow."""
        box = QRectF(self.rect()).adjusted(_BLUR, _BLUR, -_BLUR, -_BLUR)
        shadow(painter, box, 10, depth=_BLUR, drop=4)
        rounded(painter, box, 10, token("raised"), token("outline"))


class Toasts(QObject):
    """The stack at the bottom right of a window, newest lowest, above the sticky bar."""

    def __init__(self, window: QWidget, *, success_ms: int = SUCCESS_MS, above: int = 40) -> None:
        super().__init__(window)
        self._window, self._success_ms, self._above = window, success_ms, above
        self.standing: list[Toast] = []
        self.log: list[Message] = []
        window.installEventFilter(self)

    def show(self, message: Message) -> Toast:
        """Put a message on the stack; only successes and news leave by themselves."""
        self.log.append(message)
        toast = Toast(message, self._remove)
        toast.setParent(self._window)
        self.standing.append(toast)
        toast.show()
        self._place()
        if message.tone in {Tone.SUCCESS, Tone.INFO}:
            timer = QTimer(toast)
            timer.setSingleShot(True)
            timer.timeout.connect(toast.dismiss)
            timer.start(self._success_ms)
        return toast

    def clear(self) -> None:
        """Take all away."""
        for toast in tuple(self.standing):
            self._remove(toast)

    def _remove(self, toast: Toast) -> None:
        if toast in self.standing:
            self.standing.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        bottom = self._window.height() - self._above - _MARGIN + _BLUR
        for toast in reversed(self.standing):
            height = toast.heightForWidth(toast.width())
            toast.resize(toast.width(), height if height > 0 else toast.sizeHint().height())
            bottom -= toast.height()
            toast.move(self._window.width() - toast.width() - _MARGIN + _BLUR, bottom)
            toast.raise_()
            bottom += 2 * _BLUR - 12
