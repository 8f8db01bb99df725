"""Dialogues that run one service call with what was typed, and the one that sets up an authenticator."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.progress import Progress
from ui import wording
from ui.background import Background
from ui.vault.secrets_on_clipboard import ConcealedCopy
from ui.widgets.buttons import secondary
from ui.widgets.cards import Well, across, down
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.still import Picture
from ui.words import tr

_MODULE, _QR_SIDE = 3, 183


class AskDialog(Dialog):
    """Runs one service call with what was typed; what it refuses is said below the last field."""

    answered = Signal(object)
    """What the call returned."""

    def __init__(self, parent: QWidget, background: Background, title: str, sentence: str = "") -> None:
        super().__init__(parent, title, sentence)
        self._background = background
        self._is_running = False

    def run(self, work: Callable[[], object], field: Field | Label) -> None:
        """Off the window's thread; one at a time; what is refused is said at the field, or in the label where there is none."""
        if self._is_running:
            return
        self._is_running = True

        def asked(_progress: Progress) -> object:
            return work()

        def refused(error: Exception) -> None:
            self._is_running = False
            said = wording.told(error)
            if isinstance(field, Label):
                field.setText(f"{said.title} {said.what_next}")
                return
            field.set_error(f"{said.title} {said.what_next}")
            field.input.selectAll()
            field.input.setFocus()

        self._background.start(asked, then=self._finish, otherwise=refused)

    def _finish(self, outcome: object) -> None:
        self._is_running = False
        self.answered.emit(outcome)
        self.accept()


class EnrolDialog(AskDialog):
    """Sets up an authenticator: the key is shown this once, and counts with the first right code."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background) -> None:
        super().__init__(
            parent,
            background,
            tr("Set up your authenticator"),
            tr("Every signature asks for a code. Scan this with an authenticator app, or type the key into it (time-based, six digits); then type the first code it shows."),
        )  # fmt: skip
        self._desk = desk
        enrolment = desk.people.begin_second_factor()
        seed = enrolment.seed.reveal()
        well = Well(padding=16)
        key = Label(" ".join(seed[at : at + 4] for at in range(0, len(seed), 4)), Style.MONO, wrap=True)
        key.setAccessibleName(tr("Key for the authenticator"))
        self.picture = Picture(_QR_SIDE, name=tr("The key as a QR code"))
        self.picture.show_png(enrolment.picture(scale=_MODULE))
        # The page outlives the dialogue, and so does the clock that takes the key away again.
        clipboard = ConcealedCopy(parent)
        copy = secondary(tr("Copy the key"), lambda: clipboard.copy(enrolment.seed), icon="copy", height=28)
        beside = across(self.picture, spacing=16)
        beside.addLayout(down(key, 12, across(copy, None), None), 1)
        well.body.addLayout(beside)
        self.code = Field(tr("First code"), is_tall=True)
        self.body.addWidget(well)
        self.body.addWidget(self.code)
        self.code.submitted.connect(self.confirm)
        self.add_deed(tr("Set it up"), self.confirm, icon="shield-check")

    def confirm(self) -> None:
        """The first code shows that the key has arrived."""
        code = self.code.text()
        self.run(lambda: self._desk.people.confirm_second_factor(code), self.code)
