"""The checkpoint dialogue: what to keep outside this vault, and what one that was kept says of it now."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.domain.checkpoints import Checkpoint, Verdict, kept_of
from app.domain.signing import fingerprint
from app.errors import DeskError, WrongAnswer
from app.progress import Progress
from ui import wording
from ui.background import Background
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.dialogs import Dialog
from ui.widgets.files import ask_file, ask_target
from ui.widgets.inputs import Field
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.still import Picture
from ui.words import tr

_MODULE, _QR_SIDE = 3, 267

_GOOD, _BAD = ("shield-check", "green"), ("circle-alert", "red")
_MARKS = {Verdict.SAME: _GOOD, Verdict.GROWN: _GOOD, Verdict.OLDER: _BAD, Verdict.FORKED: _BAD}


class CheckpointDialog(Dialog):
    """Opens at once; the figures come from the background."""

    def __init__(self, parent: QWidget | None, desk: Desk, background: Background) -> None:
        super().__init__(
            parent,
            tr("Checkpoint"),
            tr("Keep it where this vault is not: with the auditor, on paper, in the remark of a bank transfer. Later it shows whether the past was written anew."),
            width=620,
        )  # fmt: skip
        self._desk, self._background = desk, background
        self._checkpoint: Checkpoint | None = None
        self._picture = Picture(_QR_SIDE, name=tr("The checkpoint as a QR code"))
        self.size_told = Label("", Style.BODY, figures=True)
        self.root = Elided("", Style.MONO)
        self.code = Label("", Style.MONO)
        self.signer = Elided("", Style.BODY)
        self.key = Elided("", Style.MONO, tone="ink-2")
        self.copy = icon_button("copy", tr("Copy the short code"), self.copy_code)
        facts = down(
            Label(tr("Records"), Style.NOTE, tone="ink-3"), self.size_told, 10,
            Label(tr("Root"), Style.NOTE, tone="ink-3"), self.root, 10,
            Label(tr("Short code"), Style.NOTE, tone="ink-3"), across(self.code, self.copy, None), 10,
            Label(tr("Signed by"), Style.NOTE, tone="ink-3"), self.signer, self.key, None,
        )  # fmt: skip
        row = across(self._picture, spacing=20)
        row.addLayout(facts, 1)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(Line())
        self.kept = Field(tr("Compare with one that was kept"), hint=tr("its short code"))
        self.kept.submitted.connect(self.compare_code)
        self.body.addWidget(self.kept)
        self._mark = IconLabel("shield-check", tone="green", size=16)
        self.verdict = Label("", Style.BODY, wrap=True)
        self._told = QWidget()
        said = across(self._mark, spacing=8)
        said.addWidget(self.verdict, 1)
        said.setContentsMargins(0, 0, 0, 0)
        self._told.setLayout(said)
        self._told.hide()
        self.body.addLayout(across(secondary(tr("Compare"), self.compare_code), secondary(tr("Open its file…"), self.compare_file, icon="folder-open"), None))  # fmt: skip
        self.body.addWidget(self._told)
        self.cancel.setText(tr("Close"))
        self.save_button = self.add_deed(tr("Save as a file…"), self.save, icon="download")
        self.save_button.setEnabled(False)
        background.start(lambda _progress: desk.trace_export.checkpoint(), then=self._show, otherwise=self._failed)

    def copy_code(self) -> None:
        """The short code, for the remark of a transfer."""
        if self._checkpoint is not None:
            QGuiApplication.clipboard().setText(self._checkpoint.code)

    def save(self) -> None:
        """The checkpoint as a file, as the separate verifier reads it."""
        if self._checkpoint is None:
            return
        name = f"checkpoint-{self._checkpoint.size}.json"
        target = ask_target(self, tr("Save the checkpoint"), name, tr("Checkpoint (*.json)"))
        if target is not None:
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write it there."""
        if self._checkpoint is None:
            return
        try:
            self._desk.trace_export.save(self._checkpoint, target)
        except DeskError as error:
            self._failed(error)

    def compare_code(self) -> None:
        """What the typed code says of the book."""
        self._compare(self.kept.text())

    def compare_file(self) -> None:
        """What a file says of the book."""
        file = ask_file(self, tr("A checkpoint that was kept"), tr("Checkpoint (*.json)"))
        if file is not None:
            self._compare(file.read_text(encoding="utf-8", errors="replace"))

    def _compare(self, text: str) -> None:
        self.kept.set_error("")
        try:
            kept = kept_of(text)
        except WrongAnswer as error:
            self._told.hide()
            self.kept.set_error(wording.wrong(error.reason))
            return

        def work(_progress: Progress) -> Verdict:
            return self._desk.trace_export.compare(kept)

        self._background.start(work, then=self._say, otherwise=self._failed)

    def _show(self, checkpoint: Checkpoint) -> None:
        self._checkpoint = checkpoint
        self.size_told.setText(f"{checkpoint.size:,}")
        self.root.set_text(checkpoint.root)
        self.code.setText(checkpoint.code)
        self.signer.set_text(checkpoint.signer or tr("nobody: the vault was not opened with a person's password"))
        self.key.set_text(fingerprint(bytes.fromhex(checkpoint.key)) if checkpoint.key else "")
        self._picture.show_png(self._desk.trace_export.picture(checkpoint, scale=_MODULE))
        self.save_button.setEnabled(True)

    def _say(self, verdict: Verdict) -> None:
        self._mark.set_icon(*_MARKS[verdict])
        self.verdict.setText(wording.word(verdict))
        self._told.show()

    def _failed(self, error: Exception) -> None:
        self.kept.set_error(wording.told(error).title)
