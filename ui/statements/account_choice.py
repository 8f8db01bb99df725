"""Whose statement it is: one of the accounts, or a new one with what the file gives away filled in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.statements import Statement
from app.services.statements import BankAccountLine
from ui.statements.formats import bank_of
from ui.statements.suggesting import NewAccount, currency_of, short_name
from ui.widgets.cards import across, down
from ui.widgets.combo import Combo
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.words import tr


class AccountChoice(QWidget):
    """`changed` tells that another account was chosen; typing in the new one's fields is `edited`."""

    changed = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._accounts: dict[int, BankAccountLine] = {}
        self._is_filling = False
        self.combo = Combo(tr("Bank account"))
        self.name = Field(tr("Name of the new account"))
        self.bank = Field(tr("Bank"))
        self.number = Field(tr("Number"))
        self.currency = Field(tr("Currency"))
        self.currency.setFixedWidth(96)
        self._fields = QWidget()
        row = across(spacing=8)
        row.addWidget(self.number, 1)
        row.addWidget(self.currency)
        self._fields.setLayout(down(4, self.name, row, spacing=8))
        self.setLayout(down(Label(tr("Bank account"), Style.NAME), 6, self.combo, self._fields))
        self.combo.currentIndexChanged.connect(self._chosen)
        for field in (self.name, self.number, self.currency):
            field.changed.connect(lambda _text: self.edited.emit())

    def show_accounts(
        self, accounts: Sequence[BankAccountLine], statement: Statement | None, chosen: BankAccountLine | None
    ) -> None:
        """Offer these accounts and a new one; tells nothing, since nobody has chosen yet."""
        self._is_filling = True
        self._accounts = {account.id: account for account in accounts}
        choices: list[tuple[str, object]] = [(short_name(one.name, one.number), one.id) for one in accounts]
        self.combo.set_choices([*choices, (tr("New account…"), 0)])
        self.combo.choose(chosen.id if chosen is not None else 0)
        self.name.set_text(tr("Bank account"))
        self.currency.set_text("CNY")
        if statement is not None:
            self.show_statement(statement)
        self._fields.setVisible(self.account() is None)
        self._is_filling = False

    def show_statement(self, statement: Statement) -> None:
        """Fill in what the file gives away of a new account."""
        self.bank.set_text(bank_of(statement))
        self.name.set_text(bank_of(statement) or tr("Bank account"))
        self.number.set_text(statement.account)
        self.currency.set_text(currency_of(statement))

    def account(self) -> BankAccountLine | None:
        """The chosen account; None for a new one."""
        return self._accounts.get(int(str(self.combo.value() or 0)))

    def new_account(self) -> NewAccount:
        """What was said of the new one."""
        return NewAccount(
            name=self.name.text().strip(),
            bank=self.bank.text().strip(),
            number=self.number.text().strip(),
            currency=self.currency.text().strip().upper() or "CNY",
        )

    def words(self) -> str:
        """The account's name for a button."""
        account, new = self.account(), self.new_account()
        return short_name(account.name, account.number) if account is not None else short_name(new.name, new.number)

    def _chosen(self) -> None:
        self._fields.setVisible(self.account() is None)
        if not self._is_filling:
            self.changed.emit()
