"""What a person does with orders: asks what is missing, runs the service, and says that something was done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.progress import Progress
from app.services.order_lines import OrderAct, OrderLine
from ui.ask_dialog import AskDialog, EnrolDialog
from ui.background import Background
from ui.recharge.dialogs import (
    AmountDialog,
    ApproveDialog,
    CallBackDialog,
    DecideDialog,
    ExceptDialog,
    RefuseDialog,
)
from ui.recharge.payments import GiveUpDialog, PaymentsDialog, SaveAgainDialog
from ui.widgets.live_page import LivePage


class Acts(QObject):
    """Opens the dialogue that an act needs; whoever has no authenticator sets one up first."""

    done = Signal(object)
    """What the service returned."""

    def __init__(self, page: LivePage, desk: Desk, background: Background) -> None:
        super().__init__(page)
        self._page: QWidget = page
        self._live, self._desk, self._background = page, desk, background
        self.dialog: AskDialog | None = None

    def act(self, act: OrderAct, line: OrderLine) -> None:
        """One act on one order."""
        deeds = {
            OrderAct.APPROVE: lambda: self.approve([line]),
            OrderAct.REFUSE: lambda: self.refuse([line]),
            OrderAct.SEND: lambda: self.send([line]),
            OrderAct.WRITE_FILE: lambda: self.write_payments([line]),
            OrderAct.SAVE_FILE_AGAIN: lambda: self._open(SaveAgainDialog(self._page, self._desk, self._background, line)),
            OrderAct.GIVE_UP: lambda: self._open(GiveUpDialog(self._page, self._desk, self._background, line)),
            OrderAct.CANCEL: lambda: self._run_cancel([line]),
            OrderAct.EDIT: lambda: self._open(AmountDialog(self._page, self._desk, self._background, line)),
            OrderAct.CALL_BACK: lambda: self._with_code(lambda: CallBackDialog(self._page, self._desk, self._background, line)),
            OrderAct.EXCEPT: lambda: self._with_code(lambda: ExceptDialog(self._page, self._desk, self._background, line)),
            OrderAct.DECIDE: lambda: self._with_code(lambda: DecideDialog(self._page, self._desk, self._background, line)),
        }  # fmt: skip
        if act in deeds:
            deeds[act]()

    def approve(self, lines: Sequence[OrderLine]) -> None:
        """Ask for the code and sign."""
        if lines:
            self._with_code(lambda: ApproveDialog(self._page, self._desk, self._background, lines))

    def refuse(self, lines: Sequence[OrderLine]) -> None:
        """Ask why and send back."""
        if lines:
            self._open(RefuseDialog(self._page, self._desk, self._background, lines))

    def write_payments(self, lines: Sequence[OrderLine]) -> None:
        """Ask for the payer's account and write the bank's file."""
        if lines:
            self._open(PaymentsDialog(self._page, self._desk, self._background, lines))

    def send(self, lines: Sequence[OrderLine]) -> None:
        """Send what is approved; the button said how much to how many."""
        ids = [line.id for line in lines]
        self._live.ask(lambda progress: self._desk.sending.send(ids, progress), self.done.emit)

    def _run_cancel(self, lines: Sequence[OrderLine]) -> None:
        ids = [line.id for line in lines]

        def cancel(_progress: Progress) -> object:
            return self._desk.orders.cancel(ids)

        self._live.ask(cancel, self.done.emit)

    def _with_code(self, make: Callable[[], AskDialog]) -> None:
        if self._desk.people.has_second_factor():
            self._open(make())
            return
        enrol = EnrolDialog(self._page, self._desk, self._background)
        enrol.accepted.connect(lambda: self._open(make()))
        self._open(enrol)

    def _open(self, dialog: AskDialog) -> None:
        self.dialog = dialog
        dialog.answered.connect(self.done)
        dialog.open()
