"""A small form for an account that is kept from files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.domain.accounts import Platform
from app.errors import WrongAnswer
from ui import wording
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.widgets.tiles import platform_name
from ui.words import tr


class NewAccountDialog(Dialog):
    """Number, name and currency; `made` tells the account's id."""

    made = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, platform: Platform) -> None:
        title = tr("New account on {platform}", platform=platform_name(platform))
        super().__init__(parent, title, tr("Its rows come from the files that the platform's page exports."))
        self._desk, self._platform = desk, platform
        self.number = Field(tr("Account number"), note=tr("As the platform writes it, so that files are recognised."))
        self.name = Field(tr("Name"), hint=tr("The number, if left empty"))
        self.currency = Field(tr("Currency"), text="CNY")
        for field in (self.number, self.name, self.currency):
            self.body.addWidget(field)
            field.submitted.connect(self.make)
        self.add_deed(tr("Add the account"), self.make, icon="plus")

    def make(self) -> None:
        """Keep it."""
        try:
            account = self._desk.platform_files.add_account(
                self._platform,
                platform_id=self.number.text(),
                name=self.name.text(),
                currency=self.currency.text().strip().upper() or "CNY",
            )
        except WrongAnswer as error:
            self.number.set_error(wording.wrong(error.reason))
            return
        self.accept()
        self.made.emit(account)
