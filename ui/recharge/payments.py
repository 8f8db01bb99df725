"""The payment file: from which account, in which form, where it is written, and what became of one that is missing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk import Desk
from app.services.order_lines import OrderLine
from app.services.payment_files import Payer
from ui import figures, wording
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
            lambda: self._desk.payment_files.write(
                self._ids, path, payer=payer, form="sheet" if is_sheet else "iso20022"
            ),
            self.account,
        )


class SaveAgainDialog(AskDialog):
    """Gives out the very file again, after the one word of care that a bank's file needs."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, line: OrderLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Save the payment file again"),
            tr("It is the same file to the last byte, with all payments that were in it. Ask the bank first whether it has the file already: it may be handed in once only."),
        )  # fmt: skip
        self._desk, self._id = desk, line.id
        self._name = desk.payment_files.name_of(line.id)
        self.place = Label("", Style.NOTE, wrap=True)
        self.body.addWidget(Label(self._name, Style.MONO, wrap=True))
        self.body.addWidget(self.place)
        self.add_deed(tr("Save it again…"), self.choose_place, icon="file-down")

    def choose_place(self) -> None:
        """Ask where it goes."""
        ending = Path(self._name).suffix
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Where the payment file goes"), str(Path.home() / self._name), f"*{ending}"
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write it."""
        self.run(lambda: self._desk.payment_files.save_again(self._id, path), self.place)


class GiveUpDialog(AskDialog):
    """Drops an order that was begun by an older program and is in no file that anybody knows."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, line: OrderLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Give up {amount}", amount=figures.money(line.amount)),
            tr("A payment file was begun for it and never noted as written. Look where payment files are kept, and ask the bank. Give it up only if no file with it was handed in."),
        )  # fmt: skip
        self._desk, self._id = desk, line.id
        self.told = Label("", Style.NOTE, wrap=True)
        self.body.addWidget(self.told)
        self.add_deed(tr("It never left: give it up"), self.give_up, icon="x")

    def give_up(self) -> None:
        """It counts as refused from now on: no money has moved."""
        self.run(lambda: self._desk.sending.give_up(self._id), self.told)
