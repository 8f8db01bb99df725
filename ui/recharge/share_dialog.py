"""Sharing out cash 资金分配: the sum that is there, and which currency; the shares go into the batch, where each can still be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.services.top_ups import TopUpsView
from ui import figures
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.recharge.dialogs import typed_amount
from ui.widgets.cards import Well, across
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.segmented import Segmented
from ui.words import tr


class ShareDialog(AskDialog):
    """One figure, Enter."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, view: TopUpsView) -> None:
        super().__init__(
            parent,
            background,
            tr("Share out the cash that is there"),
            tr("Where it does not do for all: what saves the most spend first, within the caps of agencies; what is left over goes where a prepaid rebate step is worth it. Nothing is ordered before you submit the batch."),
        )  # fmt: skip
        self._desk, self._view = desk, view
        self._advised = {one.currency: one for one in view.advised}
        self.currency = Segmented(sorted(self._advised), name=tr("Currency"))
        self.currency.setVisible(len(self._advised) > 1)
        self.amount = Field(tr("Cash that is there"))
        self.amount.input.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.advised = Label("", Style.BODY, figures=True)
        well = Well()
        well.body.addLayout(across(Label(tr("Advised in all"), Style.BODY), None, self.advised))
        self.body.addLayout(across(self.currency, None))
        self.body.addWidget(well)
        self.body.addWidget(self.amount)
        self.add_deed(tr("Share it out"), self.share, icon="split")
        self.currency.chosen.connect(lambda _at: self._show_advised())
        self.amount.submitted.connect(self.share)
        self._show_advised()
        self.amount.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def share(self) -> None:
        """Ask for the shares; what is wrong is said at the field."""
        cash = typed_amount(self.amount, self._currency())
        if cash is not None:
            self.run(lambda: self._desk.cash_sharing.share(self._view, cash), self.amount)

    def _currency(self) -> str:
        return sorted(self._advised)[max(self.currency.at, 0)]

    def _show_advised(self) -> None:
        self.advised.setText(figures.coded(self._advised[self._currency()]))
