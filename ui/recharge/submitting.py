"""From the ticks, or the question for money back, to the request for signatures: drafts, submits, and asks where a payment may be there already."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.changes import Changes
from app.desk import Desk
from app.domain.orders import Twin
from app.errors import Held
from app.progress import Progress
from app.services.money_back import BackLine
from app.services.orders import DraftLine
from app.services.top_ups import TopUpsView
from ui import wording
from ui.background import Background
from ui.recharge.back_dialog import BackDialog
from ui.recharge.share_dialog import ShareDialog
from ui.refresh import Refresh
from ui.widgets.dialogs import confirm
from ui.widgets.live_page import LivePage
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr


class Submitting(QObject):
    """One press makes a batch and submits it; taking it back is as near."""

    drafted = Signal()
    shared = Signal(object)
    """A SharedCash, to be put into the batch."""

    def __init__(self, page: LivePage, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(page)
        self._page, self._desk, self._background, self._refresh = page, desk, background, refresh
        self.dialog: BackDialog | None = None
        self.sharing: ShareDialog | None = None

    def ask_back(self, key: str = "") -> None:
        """Ask how much shall come back, out of this account or wallet unless another is chosen."""

        def lines(_progress: Progress) -> list[BackLine]:
            return self._desk.money_back.lines()

        self._page.ask(lines, lambda found: self._open_back(found, key))

    def share_cash(self, view: TopUpsView | None) -> None:
        """Ask for the sum that is there, and share it out over what is advised."""
        if view is None or not view.advised:
            return
        self.sharing = ShareDialog(self._page, self._desk, self._background, view)
        self.sharing.answered.connect(self.shared)
        self.sharing.open()

    def draft(self, drafts: Sequence[DraftLine]) -> None:
        """Draft all of these as one batch and submit it."""
        if drafts:
            self._page.ask(lambda _progress: self._desk.orders.draft(drafts), self._drafted)

    def submit(self, order_ids: list[int], *, knows_twins: bool = False) -> None:
        """Ask for signatures."""

        def submit(_progress: Progress) -> Changes:
            return self._desk.orders.submit(order_ids, knows_twins=knows_twins)

        self._page.ask(
            submit,
            lambda changes: self._submitted(changes, order_ids),
            otherwise=lambda error: self._refused(error, order_ids),
        )

    def _open_back(self, lines: Sequence[BackLine], key: str) -> None:
        self.dialog = BackDialog(self._page, self._desk, self._background, lines, key=key)
        self.dialog.answered.connect(self.submit)
        self.dialog.open()

    def _drafted(self, order_ids: list[int]) -> None:
        self.drafted.emit()
        self.submit(order_ids)

    def _submitted(self, changes: Changes, order_ids: list[int]) -> None:
        self._refresh.tell(changes)
        title = plural("{count} order submitted", "{count} orders submitted", count=len(order_ids))
        text = tr("It waits for its signatures under Approvals.")
        undo = (tr("Undo"), lambda: self._refresh.tell(self._desk.orders.cancel(order_ids)))
        self._page.say(Message(tone=Tone.SUCCESS, title=title, text=text, actions=[undo]))

    def _refused(self, error: Exception, order_ids: list[int]) -> None:
        """The drafts are there; where one may be a second payment, a person looks before it goes on."""
        self._refresh.tell(Changes.ORDERS | Changes.LEDGER)
        if not isinstance(error, Held) or not all(isinstance(one, Twin) for one in error.reasons):
            self._page.failed.emit(error)
            return
        reasons = " · ".join(wording.word(one) for one in error.reasons)
        kept = tr("Nothing is sent before others have signed.")
        if confirm(self._page, tr("Perhaps there already"), reasons, tr("Submit it all the same"), kept):
            self.submit(order_ids, knows_twins=True)
