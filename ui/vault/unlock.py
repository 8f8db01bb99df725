"""Unlocking: the vault, the password, one button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.secret import Secret
from ui.vault.frame import Logo, VaultCard
from ui.widgets.buttons import icon_button, link, primary
from ui.widgets.cards import across, down
from ui.widgets.inputs import CapsLockWatch, Field
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.words import tr


class VaultBox(QFrame):
    """Which vault it is; a click chooses another."""

    clicked = Signal()

    def __init__(self, vault: Path) -> None:
        super().__init__()
        self.setObjectName("key-well")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(str(vault))
        row = across(IconLabel("vault", size=20), spacing=14)
        row.setContentsMargins(16, 8, 8, 8)
        text = down(Elided(vault.stem, Style.STRONG), Elided(str(vault.parent), Style.NOTE, tone="ink-3"), spacing=0)
        row.addLayout(text, 1)
        self.button = icon_button("chevrons-up-down", tr("Choose another vault"), self.clicked.emit)
        row.addWidget(self.button)
        self.setLayout(row)
        self.setFixedHeight(56)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole box is the button."""
        super().mouseReleaseEvent(event)
        self.clicked.emit()


class UnlockCard(VaultCard):
    """Asks for the password of one vault."""

    unlocked = Signal(object, object)
    """Vault and password, to be tried."""
    recovery_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, vault: Path) -> None:
        super().__init__(416)
        self._vault = vault
        title = Label(tr("Open the vault"), Style.TITLE)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box = VaultBox(vault)
        self.box.clicked.connect(self.another_wanted)
        self.password = Field(tr("Password"), is_secret=True, is_tall=True)
        self.password.aside.hide()
        caps = CapsLockWatch(tr("Caps Lock is on"), self.password.input)
        self.button = primary(tr("Unlock"), self._submit, icon="lock-open", height=40)
        self.button.setSizePolicy(self.button.sizePolicy().Policy.Expanding, self.button.sizePolicy().Policy.Fixed)
        self.button.setEnabled(False)
        recovery = link(tr("I forgot the password"), self.recovery_wanted.emit, height=24)
        another = link(tr("New or another vault"), self.another_wanted.emit, height=24)
        body = QVBoxLayout()
        body.setContentsMargins(40, 40, 40, 28)
        body.setSpacing(0)
        body.addLayout(across(None, Logo(), None))
        body.addSpacing(16)
        body.addWidget(title)
        body.addSpacing(22)
        body.addWidget(self.box)
        body.addSpacing(16)
        body.addLayout(across(self.password.label, None, caps))
        body.addSpacing(6)
        body.addWidget(self.password)
        body.addSpacing(16)
        body.addWidget(self.button)
        body.addSpacing(20)
        body.addLayout(across(recovery, None, another))
        self.outer.addLayout(body)
        self.password.changed.connect(lambda text: self.button.setEnabled(bool(text)))
        self.password.submitted.connect(self._submit)
        self.setFocusProxy(self.password.input)

    def set_busy(self, *, on: bool) -> None:
        """Show that the key is being derived, which takes a moment on purpose."""
        self.button.setText(tr("Opening…") if on else tr("Unlock"))
        self.button.setEnabled(not on and bool(self.password.text()))
        self.password.input.setReadOnly(on)

    def refuse(self, reason: str) -> None:
        """Say why it did not open; what was typed is chosen, ready to be typed over."""
        self.set_busy(on=False)
        self.password.set_error(reason)
        self.password.input.selectAll()
        self.password.input.setFocus()

    def _submit(self) -> None:
        if self.password.text() and not self.password.input.isReadOnly():
            self.unlocked.emit(self._vault, Secret(self.password.text()))
