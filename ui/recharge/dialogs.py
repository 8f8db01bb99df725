"""Questions of the recharge page: the code of a signature, why an order goes back, a new amount, the bank's file, an outcome."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.domain.money import Money
from app.domain.orders import OrderState
from app.services.order_lines import OrderLine
from ui import wording
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.recharge.deed_words import orders_sum
from ui.recharge.said import order_title
from ui.widgets.cards import Well, across
from ui.widgets.combo import Combo
from ui.widgets.inputs import Field
from ui.widgets.labels import Elided, Label, Style
from ui.words import plural, tr

_SHOWN = 4


def listed(lines: Sequence[OrderLine]) -> Well:
    """The orders that are meant, the first few by name."""
    well = Well()
    for line in lines[:_SHOWN]:
        row, arrow = across(spacing=8), f" → {line.receiver}" if line.receiver else ""
        row.addWidget(Elided(f"{line.account}{arrow} · {wording.word(line.channel)}", Style.BODY), 1)
        row.addWidget(Label(order_title(line), Style.NAME, figures=True))
        well.body.addLayout(row)
    if len(lines) > _SHOWN:
        more = len(lines) - _SHOWN
        well.body.addWidget(Label(plural("and {count} more", "and {count} more", count=more), Style.NOTE))
    return well


class ApproveDialog(AskDialog):
    """One code signs all that is listed."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, lines: Sequence[OrderLine]) -> None:
        super().__init__(
            parent,
            background,
            tr("Approve {amount}", amount=orders_sum(lines)),
            tr("Your key signs the exact content of each order; any change afterwards voids the signature."),
        )
        self._desk, self._ids = desk, [line.id for line in lines]
        self.code = Field(tr("Six digits of your authenticator"), is_tall=True)
        self.body.addWidget(listed(lines))
        self.body.addWidget(self.code)
        self.code.submitted.connect(self.approve)
        words = plural("Approve {count} order", "Approve {count} orders", count=len(lines))
        self.deed = self.add_deed(words, self.approve, icon="badge-check")
        self.code.input.setFocus()

    def approve(self) -> None:
        """Sign."""
        code = self.code.text()
        self.run(lambda: self._desk.orders.approve(self._ids, code), self.code)


class CallBackDialog(AskDialog):
    """The largest sums need a call to a number that was known before."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, line: OrderLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Note the call back"),
            tr("Call the payee on a number that was known before, never on one that came with the request."),
        )
        self._desk, self._id = desk, line.id
        self.number = Field(tr("Number called, and who answered"))
        self.code = Field(tr("Six digits of your authenticator"))
        self.body.addWidget(listed([line]))
        self.body.addWidget(self.number)
        self.body.addWidget(self.code)
        self.code.submitted.connect(self.sign)
        self.add_deed(tr("Sign the call back"), self.sign)

    def sign(self) -> None:
        """Sign that the call was made."""
        number, code = self.number.text(), self.code.text()
        self.run(lambda: self._desk.orders.call_back(self._id, number, code), self.code)


class ExceptDialog(AskDialog):
    """What goes through a provider rated D or E takes somebody's word that it is right all the same."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, line: OrderLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Grant an exception"),
            tr("{provider} is rated D or E: nothing goes through it without a reason and your signature.", provider=line.provider),
        )  # fmt: skip
        self._desk, self._id = desk, line.id
        self.reason = Field(tr("Why it is right all the same"), is_tall=True)
        self.code = Field(tr("Six digits of your authenticator"))
        self.body.addWidget(listed([line]))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.code)
        self.code.submitted.connect(self.sign)
        self.add_deed(tr("Sign the exception"), self.sign)

    def sign(self) -> None:
        """Sign it with the reason."""
        reason, code = self.reason.text(), self.code.text()
        self.run(lambda: self._desk.orders.grant_exception(self._id, reason, code), self.code)


class RefuseDialog(AskDialog):
    """Orders go back to their makers, with a reason."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, lines: Sequence[OrderLine]) -> None:
        super().__init__(
            parent,
            background,
            tr("Send back {amount}", amount=orders_sum(lines)),
            tr("They are drafts again; what was signed is void."),
        )
        self._desk, self._ids = desk, [line.id for line in lines]
        self.reason = Field(tr("Why"), is_tall=True)
        self.body.addWidget(listed(lines))
        self.body.addWidget(self.reason)
        self.reason.submitted.connect(self.refuse)
        words = plural("Send {count} order back", "Send {count} orders back", count=len(lines))
        self.add_deed(words, self.refuse, icon="undo-2")
        self.reason.input.setFocus()

    def refuse(self) -> None:
        """Send them back."""
        reason = self.reason.text()
        self.run(lambda: self._desk.orders.refuse(self._ids, reason), self.reason)


class AmountDialog(AskDialog):
    """Another amount voids every signature."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, line: OrderLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Change the amount"),
            tr("It is a draft again, every signature is void, and you are one of its makers."),
        )
        self._desk, self._line = desk, line
        self.amount = Field(tr("Amount in {currency}", currency=line.amount.currency), text=f"{line.amount.amount:f}")
        self.body.addWidget(self.amount)
        self.amount.submitted.connect(self.change)
        self.add_deed(tr("Change it"), self.change)

    def change(self) -> None:
        """Keep the new amount."""
        figure = typed_amount(self.amount, self._line.amount.currency)
        if figure is not None:
            self.run(lambda: self._desk.orders.edit(self._line.id, amount=figure), self.amount)


class DecideDialog(AskDialog):
    """Two people say how an order ended that no evidence tells of."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, line: OrderLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Decide the outcome"),
            tr("Only where the platform's ledger and the bank cannot tell. It takes two people who say the same; nothing is ever sent again."),
        )  # fmt: skip
        self._desk, self._line = desk, line
        outcomes = (OrderState.CONFIRMED, OrderState.PARTIAL, OrderState.REFUSED)
        self.outcome = Combo(tr("What became of it"), [(wording.word(one), one) for one in outcomes])
        self.arrived = Field(tr("What arrived"), text=f"{line.amount.amount:f}")
        self.note = Field(tr("How it is known"))
        self.code = Field(tr("Six digits of your authenticator"))
        self.body.addWidget(listed([line]))
        self.body.addWidget(self.outcome)
        for field in (self.arrived, self.note, self.code):
            self.body.addWidget(field)
        self.code.submitted.connect(self.decide)
        self.outcome.currentIndexChanged.connect(self._suggest)
        self.add_deed(tr("Sign this outcome"), self.decide)

    def decide(self) -> None:
        """Sign it."""
        outcome = self._outcome()
        amount = typed_amount(self.arrived, self._line.amount.currency, may_be_zero=True)
        if not self.note.text().strip():
            self.note.set_error(wording.wrong("empty"))
            return
        if amount is None:
            return
        note, code = self.note.text(), self.code.text()
        self.run(lambda: self._desk.sending.decide(self._line.id, outcome, amount, note=note, code=code), self.code)

    def _outcome(self) -> OrderState:
        # Qt gives a word back as plain text.
        return OrderState(str(self.outcome.value()))

    def _suggest(self, *_changed: object) -> None:
        is_refused = self._outcome() is OrderState.REFUSED
        self.arrived.set_text("0" if is_refused else f"{self._line.amount.amount:f}")


def typed_amount(field: Field, currency: str, *, may_be_zero: bool = False) -> Money | None:
    """The amount in a field; None, with the reason said below it, when it cannot be one."""
    try:
        figure = Decimal(field.text().replace(",", "").strip())
    except InvalidOperation:
        field.set_error(wording.wrong("not_a_number"))
        return None
    if not figure.is_finite() or figure < 0 or not (figure or may_be_zero):
        field.set_error(wording.wrong("not_positive"))
        return None
    return Money(figure, currency)
