"""Creating a vault: company and place, password, recovery key shown once and checked back, done."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.secret import Secret
from ui.vault.door import AskFolder
from ui.vault.frame import VaultCard
from ui.vault.new_password import NewPassword
from ui.vault.steps import Steps
from ui.vault.strength import strength_word
from ui.widgets.buttons import link, primary, secondary
from ui.widgets.cards import across, down
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.words import tr

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def folder_name(company: str) -> str:
    """A folder's name made of the company's: what no system forbids."""
    return f"{_UNFIT.sub(' ', company).strip(' .') or 'company'}.adtill"


class CreateCard(VaultCard):
    """A form of four steps; asks the screen to create, then shows the key."""

    create_wanted = Signal(object, str, str, object)
    """Path, company, person, password."""
    finished = Signal(object)
    """The desk, once the key was checked back."""
    left = Signal()

    def __init__(self, ask_folder: AskFolder, home: Path | None = None) -> None:
        super().__init__(880, 560)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._home = home or Path(documents)
        self._ask_folder = ask_folder
        self._desk: Any = None
        # The sheet brings printing, which the first picture does not need.
        self.sheet: Any = None
        words = [tr("Company and place"), tr("Your password"), tr("Recovery key"), tr("Done")]
        self._steps = Steps(tr("New vault"), words)
        self.company = Field(tr("Company"), hint=tr("As on the business licence"), is_tall=True)
        self.person = Field(tr("Your name"), is_tall=True)
        self.place = Field(tr("Place"), text=str(self._home / folder_name("")), is_tall=True)
        self.password = NewPassword()
        self.title = Label("", Style.TITLE)
        self.sentence = Label("", Style.BODY, tone="ink-2", wrap=True)
        self._pages = QStackedWidget()
        self.back = link(tr("Back"), self._go_back, height=32)
        self.next = primary("", self._go_on)
        self._lay_out()
        self.company.changed.connect(self._company_typed)
        for field in (self.company, self.person, self.place):
            field.changed.connect(self._update)
            field.submitted.connect(self._go_on)
        self.password.changed.connect(self._update)
        self.password.submitted.connect(self._go_on)
        self._stand(0)
        self.setFocusProxy(self.company.input)

    def _lay_out(self) -> None:
        self.outer.addWidget(self._steps)
        self.place.put_beside(secondary(tr("Choose…"), self._choose_place, icon="folder-open", height=40))
        first = QWidget()
        first.setLayout(down(self.company, self.person, self.place, None, spacing=16))
        for page in (first, self.password):
            holder = QWidget()
            holder.setLayout(down(page, None))
            self._pages.addWidget(holder)
        body = QVBoxLayout()
        body.setContentsMargins(48, 32, 48, 32)
        body.setSpacing(0)
        body.addWidget(self.title)
        body.addSpacing(4)
        body.addWidget(self.sentence)
        body.addSpacing(22)
        body.addWidget(self._pages, 1)
        body.addSpacing(16)
        body.addLayout(across(self.back, None, self.next))
        self.outer.addLayout(body, 1)

    @property
    def at(self) -> int:
        """The step that is shown, from 0."""
        return self._pages.currentIndex()

    @property
    def path(self) -> Path:
        """Where the vault will be."""
        return Path(self.place.text().strip()).expanduser()

    def set_busy(self, *, on: bool) -> None:
        """Show that the vault is being made."""
        self.next.setText(tr("Creating…") if on else self._deed())
        self.next.setEnabled(not on)
        self.back.setEnabled(not on)

    def refuse(self, reason: str, *, about_place: bool) -> None:
        """Say why it was not made, beside what must change."""
        self.set_busy(on=False)
        if about_place:
            self._stand(0)
            self.place.set_error(reason)
            self.place.input.setFocus()
        else:
            self.password.first.set_error(reason)

    def show_key(self, desk: Any, key: Secret, make_sheet: Callable[..., Any]) -> None:
        """The vault is there: show its key, this once."""
        self._desk = desk
        self.password.forget()
        self.sheet = make_sheet(key, vault_name=self.path.stem)
        self.sheet.changed.connect(self._update)
        self._pages.addWidget(self.sheet)
        done = QWidget()
        done.setLayout(down(Label(tr("Next: connect the first platform under Settings."), wrap=True), None))
        self._pages.addWidget(done)
        self._stand(2)

    def _company_typed(self, company: str) -> None:
        if self.path.parent == self._home and not self.place.input.isModified():
            self.place.set_text(str(self._home / folder_name(company)))

    def _choose_place(self) -> None:
        folder = self._ask_folder(self, tr("Where to keep the vault"), self.path.parent)
        if folder is not None:
            self._home = folder
            self.place.set_text(str(self._home / folder_name(self.company.text())))

    def _is_ready(self) -> bool:
        if self.at == 0:
            return bool(self.company.text().strip() and self.person.text().strip() and self.place.text().strip())
        if self.at == 1:
            return self.password.is_ready
        return self.at == 3 or (self.sheet is not None and bool(self.sheet.is_done))

    def _update(self) -> None:
        self.next.setEnabled(self._is_ready())

    def _go_on(self) -> None:
        if not self._is_ready() or not self.next.isEnabled():
            return
        if self.at == 1:
            secret = self.password.secret()
            self.create_wanted.emit(self.path, self.company.text().strip(), self.person.text().strip(), secret)
        elif self.at == 3:
            self.finished.emit(self._desk)
        else:
            self._stand(self.at + 1)

    def _go_back(self) -> None:
        if self.at == 0:
            self.left.emit()
        else:
            self._stand(self.at - 1)

    def _deed(self) -> str:
        return (tr("Next"), tr("Create the vault"), tr("Next"), tr("Open the vault"))[self.at]

    def _stand(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        titles = (tr("Company and place"), tr("Your password"), tr("Recovery key"), tr("The vault is ready"))
        sentences = (
            tr("The vault is a folder on this computer. Everything in it is encrypted."),
            tr("It opens the vault. Blanks, every script and pasting are fine; nobody can look it up for you."),
            tr(
                "When the password is forgotten or the person leaves, only this opens the vault. Print two, give one to the owner."
            ),
            tr("{vault} is encrypted and open.", vault=self.path.name),
        )
        self.title.setText(titles[at])
        self.sentence.setText(sentences[at])
        self.next.setText(self._deed())
        self.back.setVisible(at < 2)  # a vault that was made is not unmade by going back
        notes = [
            self.path.name if at > 0 else "",
            tr("Strength: {word}", word=strength_word(self.password.strength))
            if at == 1 and self.password.first.text()
            else "",
            tr("Print it or write it down") if at == 2 else "",
            "",
        ]
        self._steps.move_to(at, notes)
        self._update()
        focus = (self.company.input, self.password.first.input)[at] if at < 2 else self.next
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
