"""Which kind a document is of: the two likeliest as buttons, all others in one searchable list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout

from app.domain.documents import TypeGuess
from ui.documents.said import kind_name
from ui.widgets.buttons import Button, secondary
from ui.widgets.cards import across, down
from ui.widgets.combo import Combo
from ui.widgets.labels import Label, Style
from ui.widgets.page import clear
from ui.widgets.paint import Painted, rounded
from ui.widgets.theme import token
from ui.words import tr


class KindChoice(Painted):
    """Asks while the kind is in doubt; else it is not there until it is opened."""

    chosen = Signal(str)
    shown = Signal(bool)
    """Whether the kinds are offered now."""

    def __init__(self) -> None:
        super().__init__()
        self._is_doubtful = False
        self._code = ""
        self.question = Label("", Style.STRONG, tone="amber", wrap=True)
        self.buttons: list[Button] = []
        self.combo = Combo(tr("All kinds"))
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (completer := self.combo.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        if (line := self.combo.lineEdit()) is not None:
            line.setPlaceholderText(tr("Another kind: type a part of its name"))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(24)
        self._candidates = QVBoxLayout()
        self._candidates.setSpacing(6)
        column = down(self.question, self._candidates, self.combo, spacing=8)
        column.setContentsMargins(8, 8, 8, 8)
        self.setLayout(column)
        self.combo.activated.connect(lambda _at: self._choose(str(self.combo.value())))

    def show_kinds(
        self, code: str, candidates: Sequence[TypeGuess], types: Sequence[TypeGuess], *, is_doubtful: bool
    ) -> None:
        """The document's kind, the two likeliest, and all there are."""
        self._is_doubtful, self._code = is_doubtful, code
        clear(self._candidates)
        self.buttons = []
        for at, guess in enumerate(candidates[:2], start=1):
            words = kind_name(guess.name_zh, guess.name_en)
            share = f"{min(int(guess.confidence * 100), 99)}%"
            key = f"Ctrl+{at}"
            button = secondary(f"{words} · {share}", partial(self._choose, guess.code), key=key, height=28)
            button.setShortcut(key)
            self.buttons.append(button)
            self._candidates.addLayout(across(button, None))
        if self.combo.count() != len(types):
            self.combo.set_choices([(kind_name(one.name_zh, one.name_en), one.code) for one in types])
        self.combo.setCurrentIndex(-1)
        self._show(is_open=is_doubtful)

    def open_choice(self) -> None:
        """Offer the kinds although nothing is in doubt."""
        self._show(is_open=True)
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, is_open: bool) -> None:
        self.question.setText(tr("Which kind of document is this?") if self._code == "" or self._is_doubtful else tr("Choose another kind; its fields are read anew."))  # fmt: skip
        self.question.set_tone("amber" if self._is_doubtful else "ink-2")
        self.setVisible(is_open)
        self.shown.emit(is_open)
        self.update()

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)

    def paint(self, painter: QPainter) -> None:
        """An amber ground while it is in doubt."""
        if self._is_doubtful:
            rounded(painter, self.rect(), 6, token("amber-ground"))
