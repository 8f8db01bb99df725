"""The payment file: from which account, in which form, and where it is written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk import Desk
from app.services.order_lines import OrderLine
from app.services.order_sending import Payer
from ui import wording
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.recharge.dialogs import listed
from ui.recharge.said import sums
from ui.widgets.cards import across
from ui.widgets.combo import Combo
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.words import plural, tr

_ENDINGS = {"sheet": ".xlsx", "iso20022": ".xml"}


class PaymentsDialog(AskDialog):
    """Writes one file for the bank; the orders in it count as sent from then on."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, lines: Sequence[OrderLine]) -> None:
        super().__init__(
            parent,
            background,
            tr("Payment file for {amount}", amount=sums(line.amount for line in lines)),
            tr("Each payment carries its remittance code. Give the file to the bank once: the recharges in it count as sent."),
        )  # fmt: skip
        self._desk, self._ids = desk, [line.id for line in lines]
        self.name = Field(tr("Account holder"), text=desk.company)
        self.account = Field(tr("Account number"))
        self.bank = Field(tr("Bank"))
        self.form = Combo(tr("Form"), [(tr("Excel sheet"), "sheet"), ("ISO 20022 pain.001", "iso20022")])
        self.body.addWidget(listed(lines))
        for field in (self.name, self.account, self.bank):
            self.body.addWidget(field)
            field.submitted.connect(self.choose_place)
        self.body.addLayout(across(Label(tr("Form"), Style.NAME), None, self.form))
        words = plural("Write {count} payment…", "Write {count} payments…", count=len(lines))
        self.add_deed(words, self.choose_place, icon="file-down")
        self.account.input.setFocus()

    def choose_place(self) -> None:
        """Ask where the file goes, once the payer is complete."""
        missing = [field for field in (self.name, self.account, self.bank) if not field.text().strip()]
        if missing:
            missing[0].set_error(wording.wrong("empty"))
            return
        ending = _ENDINGS[str(self.form.value())]
        start = str(Path.home() / f"AdTill{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Where the payment file goes"), start, f"*{ending}")
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write it."""
        payer = Payer(name=self.name.text(), account=self.account.text(), bank=self.bank.text())
        is_sheet = self.form.value() == "sheet"
        self.run(
            lambda: self._desk.sending.write_payments(
                self._ids, path, payer=payer, form="sheet" if is_sheet else "iso20022"
            ),
            self.account,
        )
