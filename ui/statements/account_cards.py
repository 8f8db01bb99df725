"""The bank accounts as cards: balance, newest day, rows; a click shows its rows alone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.services.statements import BankAccountLine
from ui import figures
from ui.statements.suggesting import last_digits
from ui.widgets.cards import Card, across, down
from ui.widgets.headline import FigureLabel
from ui.widgets.inputs import restyle
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.words import plural, tr

_WIDTH, _HEIGHT = 232, 108


class AccountCards(QScrollArea):
    """`chosen` tells the id of the account whose rows are wanted, 0 for all."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedHeight(_HEIGHT + 12)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.at = 0
        self.cards: dict[int, Card] = {}

    def show_accounts(self, accounts: Sequence[BankAccountLine]) -> None:
        """Show these; the choice stays where it is if that account is still there."""
        self.cards = {account.id: self._card(account) for account in accounts}
        if self.at not in self.cards:
            self.at = 0
        holder = QWidget()
        holder.setObjectName("paper")
        row = across(*self.cards.values(), None, spacing=12)
        row.setContentsMargins(24, 0, 24, 12)
        holder.setLayout(row)
        self.setWidget(holder)
        self._mark()

    def choose(self, account_id: int) -> None:
        """Show one account's rows, or all again when it was chosen already."""
        self.at = 0 if account_id == self.at else account_id
        self._mark()
        self.chosen.emit(self.at)

    def _mark(self) -> None:
        for number, card in self.cards.items():
            restyle(card, "chosen", on=number == self.at)

    def _card(self, account: BankAccountLine) -> Card:
        digits = last_digits(account.number)
        card = Card(padding=14, is_clickable=True)
        card.setFixedSize(_WIDTH, _HEIGHT)
        name = Elided(account.name, Style.STRONG)
        head = across(IconLabel("landmark"), name, spacing=8)
        head.setStretch(1, 1)
        if digits and digits not in account.name:
            head.addWidget(Label(f"··{digits}", Style.NOTE, figures=True))
        card.body.addLayout(head)
        if account.closing is not None:
            balance: QWidget = FigureLabel(figures.money_parts(account.closing, with_symbol=True), Style.HEADING)
        else:
            balance = Label(tr("no balance stated"), Style.BODY, tone="ink-3")
        card.body.addLayout(across(balance, None))
        card.body.addStretch(1)
        parts = [plural("{count} row", "{count} rows", count=account.rows)]
        if account.last_day is not None:
            parts.append(tr("up to {day}", day=figures.iso_day(account.last_day)))
        card.body.addLayout(down(Elided("  ·  ".join(parts), Style.NOTE, figures=True)))
        card.setAccessibleName(f"{account.name} {' '.join(parts)}")
        card.clicked.connect(lambda: self.choose(account.id))
        return card
