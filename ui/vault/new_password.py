"""Choosing a password: typed twice, its strength in a word, blanks and every script allowed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.secret import Secret
from ui.vault.strength import TONES, Strength, strength_of, strength_word
from ui.widgets.inputs import Field
from ui.words import tr


class NewPassword(QWidget):
    """Two fields; `is_ready` once both agree and are long enough."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, *, is_beside: bool = False) -> None:
        """`is_beside` puts the second field at the right of the first."""
        super().__init__()
        self.first = Field(
            tr("Password"),
            note=tr("At least 15 characters; a sentence of your own is easy to remember."),
            is_secret=True,
            is_tall=True,
        )
        self.again = Field(tr("The same again"), is_secret=True, is_tall=True)
        fields = QBoxLayout(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom, self)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(16)
        fields.addWidget(self.first, 1)
        fields.addWidget(self.again, 1)
        self.first.changed.connect(self._typed)
        self.again.changed.connect(self._typed)
        self.first.submitted.connect(self.again.input.setFocus)
        self.again.submitted.connect(self.submitted)

    @property
    def strength(self) -> Strength:
        """Of the first field."""
        return strength_of(self.first.text())

    @property
    def is_ready(self) -> bool:
        """Whether it can be used."""
        return self.strength > Strength.TOO_SHORT and self.first.text() == self.again.text()

    def secret(self) -> Secret:
        """The password."""
        return Secret(self.first.text())

    def forget(self) -> None:
        """Empty both fields."""
        self.first.set_text("")
        self.again.set_text("")

    def _typed(self) -> None:
        text, again = self.first.text(), self.again.text()
        self.first.aside.setText(strength_word(self.strength) if text else "")
        self.first.aside.set_tone(TONES[self.strength])
        differs = bool(again) and not text.startswith(again)
        self.again.set_error(tr("The two are not the same.") if differs else "")
        self.changed.emit()
