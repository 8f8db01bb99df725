"""The Recharge page 充值: what needs money, a batch made by ticking, approvals in two clicks and a code, every order's way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.people import Action, Denial
from app.progress import Progress
from app.services.cash_sharing import SharedCash
from app.services.idle_money import MoveIdea, move_ideas
from app.services.order_lines import OrderAct, OrderDetail, OrderLine
from app.services.order_sending import Sent
from app.services.orders import DraftLine
from app.services.payees import PayeeLine
from app.services.top_ups import TopUpLine, TopUpsView, Urgency
from ui import figures, wording
from ui.background import Background
from ui.recharge.acts import Acts
from ui.recharge.back_dialog import TakeBack
from ui.recharge.bar import BatchBar
from ui.recharge.columns import grouping, order_columns, top_up_columns
from ui.recharge.deed_words import approve_words, orders_sum, send_words, submit_words
from ui.recharge.empties import no_accounts, no_approvals, no_orders
from ui.recharge.looking_back import LookingBack
from ui.recharge.order_panel import OrderPanel
from ui.recharge.said import sent_words, shared_words, sums
from ui.recharge.submitting import Submitting
from ui.recharge.why import WhyPanel
from ui.refresh import Refresh
from ui.widgets.buttons import secondary
from ui.widgets.cards import across, down
from ui.widgets.labels import Elided, Style
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET, PageHeader
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.widgets.table.tick import Ticks
from ui.words import plural, tr

ADVICE, APPROVALS, ORDERS, BACK = range(4)
_FOLDED = frozenset({"in-transit", "dry", "way", "by", "at"})
"""Columns that give way to an open panel."""
_SHOWS = Changes.ORDERS | Changes.BALANCES | Changes.ACCOUNTS | Changes.PERSONS | Changes.SETTINGS


@dataclass(frozen=True, slots=True)
class _Orders:
    lines: Sequence[OrderLine]
    waiting: Sequence[OrderLine]
    payees: Sequence[PayeeLine]
    may_draft: Denial | None
    persons: int


class RechargePage(LivePage):
    """Three lists and a look back, one panel, one bar."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, _SHOWS)
        self._desk = desk
        self._view: TopUpsView | None = None
        self._ideas: tuple[MoveIdea, ...] = ()
        self._orders = _Orders((), (), (), None, 1)
        self._open_id: int | None = None
        self.submitting = Submitting(self, desk, background, refresh)
        now = datetime.now(UTC)
        self.advice_ticks = Ticks(lambda one: one.key if one.advice is not None else None)
        self.approval_ticks = Ticks(lambda one: one.id if OrderAct.APPROVE in one.acts or OrderAct.REFUSE in one.acts else None)  # fmt: skip
        self.order_ticks = Ticks(lambda one: one.id if one.acts else None)
        self.advice = Table(top_up_columns(self.advice_ticks.column(), now), name=tr("Top-ups"), key="top-ups", two_lines=True, has_totals=False)  # fmt: skip
        self.approvals = Table(order_columns(self.approval_ticks.column(), now), name=tr("Approvals"), key="approvals", two_lines=True, has_totals=False)  # fmt: skip
        self.orders = Table(order_columns(self.order_ticks.column(), now), name=tr("All orders"), key="orders", two_lines=True, has_totals=False)  # fmt: skip
        self.views = Segmented(
            [tr("To top up"), tr("Approvals"), tr("All orders"), tr("Looking back")], name=tr("What is listed")
        )
        self.read_button = secondary(tr("Read outcomes back"), self.read_back, icon="rotate-cw")
        self.urgent_button = secondary(tr("Tick what cannot wait"), self.tick_urgent, icon="copy-check")
        self.share_button = secondary(tr("Share out cash…"), self.share_cash, icon="split")
        self.back_button = secondary(tr("Money out…"), lambda: self.submitting.ask_back(""), icon="undo-2")
        self.header = PageHeader(
            tr("Recharge"), "", [self.read_button, self.back_button, self.share_button, self.urgent_button]
        )
        self.review = Elided("", Style.NOTE, figures=True)
        self.why = WhyPanel(self.close_panel)
        self.panel = OrderPanel(self.close_panel)
        self.back = LookingBack(self, desk, lambda: self.views.choose(ADVICE))
        self.bar = BatchBar(self.do_deed, self.do_second)
        self.acts = Acts(self, desk, background)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.no_accounts = no_accounts(lambda: self.wanted.emit("settings", "connect"))
        self.no_approvals = no_approvals(lambda: self.views.choose(ADVICE))
        self.no_orders = no_orders(lambda: self.views.choose(ADVICE))
        for widget in (self.advice, self.approvals, self.orders):
            self._stack.addWidget(widget)
        for empty in (self.no_accounts, self.no_approvals, self.no_orders):
            holder = QWidget()
            column = down(empty)
            column.setContentsMargins(INSET, 0, INSET, INSET)
            holder.setLayout(column)
            self._stack.addWidget(holder)
        self._stack.addWidget(self.back)
        tools = across(self.views, spacing=16)
        tools.addWidget(self.review, 1)
        tools.setContentsMargins(INSET, 0, INSET, 8)
        left = down(self.header, tools)
        left.addWidget(self._stack, 1)
        row = across(spacing=0)
        row.addLayout(left, 1)
        row.addWidget(self.why)
        row.addWidget(self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row, 1)
        outer.addWidget(self.bar)
        self.close_panel()

    def _connect(self) -> None:
        pairs = (
            (self.advice_ticks, self.advice),
            (self.approval_ticks, self.approvals),
            (self.order_ticks, self.orders),
        )
        for ticks, table in pairs:
            ticks.watch(table)
            ticks.changed.connect(self._show_bar)
        self.advice.set_action(tr("Why"), self.open_line)
        self.advice.opened.connect(self.open_line)
        self.advice.chosen.connect(self._follow_choice)
        for table in (self.approvals, self.orders):
            table.set_action(tr("Open"), lambda line: self.open_order(line.id))
            table.opened.connect(lambda line: self.open_order(line.id))
        self.views.chosen.connect(lambda _at: self._show_content())
        self.why.ticked.connect(self._tick_line)
        self.why.move_wanted.connect(lambda idea: self.submitting.draft(idea.drafts))
        self.why.back_wanted.connect(self.submitting.ask_back)
        self.panel.wanted.connect(self._act)
        self.acts.done.connect(self._acted)
        self.submitting.drafted.connect(self._drafted)
        self.submitting.shared.connect(self._take_shares)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_panel)

    def reload(self) -> None:
        """Ask for the orders, and for the advice, which takes longer where there are many accounts."""
        desk = self._desk

        def orders(_progress: Progress) -> _Orders:
            desk.sending.settle_from_rows()
            lines = desk.order_lines.all()
            waiting = desk.order_lines.waiting_first(lines)
            active = sum(1 for one in desk.people.lines() if one.is_active)
            return _Orders(lines, waiting, desk.payees.lines(), desk.people.may(Action.DRAFT_ORDER), active)

        self.ask(orders, self._show_orders)
        self.ask(self._advised, lambda found: self._show_advice(*found))
        self.back.forget()
        if self._open_id is not None:
            self.open_order(self._open_id)

    def _advised(self, progress: Progress) -> tuple[TopUpsView, tuple[MoveIdea, ...]]:
        view = self._desk.kept_advice.told(progress)
        return view, move_ideas(view, self._desk.money_back.lines())

    def lead_to(self, what: object) -> None:
        """Open an order by its number, the list of approvals, or the question how much of an account's money comes back."""
        if str(what).isdecimal():
            self.views.choose(ORDERS)
            self.open_order(int(str(what)))
        elif isinstance(what, TakeBack):
            self.submitting.ask_back(what.key)
        elif what == "approvals":
            self.views.choose(APPROVALS)

    def tick_urgent(self) -> None:
        """Put everything that cannot wait into the batch."""
        if self._view is not None:
            self.advice_ticks.tick(line.key for line in self._view.lines if line.urgency is Urgency.NOW)

    def share_cash(self) -> None:
        """Share out the cash that is there over what is advised."""
        self.submitting.share_cash(self._view)

    def open_line(self, line: TopUpLine) -> None:
        """Show why."""
        self._open_id = None
        self.panel.hide()
        is_ticked = line.key in {one.key for one in self.advice_ticks.rows()}
        ideas = [one for one in self._ideas if line.key in {one.giver.key, one.receiver.key}]
        self.why.show_line(line, self._orders.payees, ideas, datetime.now(UTC), is_ticked=is_ticked)
        self.ask(
            lambda progress: self._desk.kept_advice.record(progress, key=line.key),
            lambda record: self.why.show_record(line, record),
        )
        self.why.show()
        self._fold(on=True)

    def open_order(self, order_id: int) -> None:
        """Show one order."""
        self._open_id = order_id
        self.ask(lambda _progress: self._desk.order_lines.detail(order_id), self._show_detail)

    def close_panel(self) -> None:
        """Back to the whole list."""
        self._open_id = None
        self.why.hide()
        self.panel.hide()
        self._fold(on=False)

    def _fold(self, *, on: bool) -> None:
        """Beside an open panel the tables keep what says most; the panel has the rest."""
        for table in (self.advice, self.approvals, self.orders):
            table.fold(_FOLDED if on else ())

    def read_back(self) -> None:
        """Ask the platforms what became of everything that was sent."""
        self.ask(self._desk.sending.read_back, self._refresh.tell)

    def do_deed(self) -> None:
        """The filled button of the bar."""
        if self.views.at == ADVICE:
            self.submitting.draft(self._drafts())
        elif self.views.at == APPROVALS:
            self.acts.approve(self._ticked(self.approval_ticks, OrderAct.APPROVE))
        else:
            lines = self._ticked(self.order_ticks, OrderAct.SEND)
            if lines:
                self.acts.send(lines)
            else:
                self._submit_drafts(self._ticked(self.order_ticks, OrderAct.SUBMIT))

    def do_second(self) -> None:
        """The outlined button of the bar."""
        if self.views.at == APPROVALS:
            self.acts.refuse(self._ticked(self.approval_ticks, OrderAct.REFUSE))
        elif self.views.at == ORDERS:
            self.acts.write_payments(self._ticked(self.order_ticks, OrderAct.WRITE_FILE))

    def _drafts(self) -> list[DraftLine]:
        return [self.why.chosen(line) for line in self.advice_ticks.rows() if self.why.chosen(line).amount]

    def _ticked(self, ticks: Ticks, act: OrderAct) -> list[OrderLine]:
        return [line for line in ticks.rows() if act in line.acts]

    def _submit_drafts(self, lines: Sequence[OrderLine]) -> None:
        if lines:
            self.submitting.submit([line.id for line in lines])

    def _take_shares(self, found: SharedCash) -> None:
        given = [one for one in found.shares if one.amount]
        for one in given:
            self.why.choose(one.line, one.amount)
        self.advice_ticks.tick(one.line.key for one in given)
        self.say(shared_words(found))

    def _drafted(self) -> None:
        self.advice_ticks.tick(())
        self.why.forget()

    def _act(self, act: object) -> None:
        detail = self.panel.detail
        if detail is not None and isinstance(act, OrderAct):
            if act is OrderAct.SUBMIT:
                self.submitting.submit([detail.line.id])
            else:
                self.acts.act(act, detail.line)

    def _acted(self, outcome: object) -> None:
        self._refresh.tell(Changes.ORDERS | Changes.LEDGER | Changes.BALANCES | Changes.PERSONS)
        sent = [one for one in outcome if isinstance(one, Sent)] if isinstance(outcome, list) else []
        for one in sent:
            if one.error is not None:
                self.failed.emit(one.error)
        arrived = [one for one in sent if one.error is None]
        if arrived:
            self.say(sent_words(arrived))

    def _tick_line(self, key: str) -> None:
        if key:
            ticked = {one.key for one in self.advice_ticks.rows()}
            self.advice_ticks.tick(ticked ^ {key})
            if self.why.line is not None:
                self.open_line(self.why.line)
        self._show_bar()

    def _follow_choice(self) -> None:
        """While the panel is open it follows the row that is chosen."""
        chosen = next(self.advice.selected_rows(), None)
        if chosen is not None and self.why.isVisible() and chosen is not self.why.line:
            self.open_line(chosen)

    def _show_advice(self, view: TopUpsView, ideas: tuple[MoveIdea, ...]) -> None:
        self._view, self._ideas = view, ideas
        heads = grouping(view.lines)
        self.advice.set_columns(top_up_columns(self.advice_ticks.column(), view.at, ideas))
        self.advice.set_rows(view.lines, lambda line: heads[line.urgency])
        now = sum(1 for line in view.lines if line.amount)
        self.views.set_count(ADVICE, now)
        self._show_content()

    def _show_orders(self, shown: _Orders) -> None:
        self._orders = shown
        now = datetime.now(UTC)
        for table, ticks, lines in (
            (self.approvals, self.approval_ticks, shown.waiting),
            (self.orders, self.order_ticks, shown.lines),
        ):
            table.set_columns(order_columns(ticks.column(), now))
            table.set_rows(lines)
        self.views.set_count(APPROVALS, len(shown.waiting))
        self.views.set_count(ORDERS, len(shown.lines))
        self._show_content()

    def _show_detail(self, detail: OrderDetail) -> None:
        if detail.line.id == self._open_id:
            self.why.hide()
            self.panel.show_detail(detail, datetime.now(UTC))
            self.panel.show()
            self._fold(on=True)

    def _show_content(self) -> None:
        at = self.views.at
        if at == BACK:
            self._show_back()
            return
        has_any = (bool(self._view and self._view.lines), bool(self._orders.waiting), bool(self._orders.lines))[at]
        self._stack.setCurrentIndex(at if has_any else at + 3)
        self.urgent_button.setVisible(at == ADVICE and has_any)
        self.share_button.setVisible(at == ADVICE and bool(self._view and self._view.advised))
        self.read_button.setVisible(at == ORDERS and has_any)
        self.back_button.setVisible(self._orders.may_draft is None and bool(self._view and self._view.lines))
        self.bar.setVisible(has_any)
        if at != ADVICE:
            self.why.hide()
        self._fold(on=self.why.isVisible() or self.panel.isVisible())
        self.review.set_text(self._review_words() if at == ADVICE and has_any else "")
        self.header.note.set_text(self._note_words())
        self._show_bar()

    def _show_back(self) -> None:
        self._stack.setCurrentWidget(self.back)
        for gone in (self.urgent_button, self.share_button, self.read_button, self.bar, self.why, self.panel):
            gone.hide()
        self.review.set_text("")
        self.back.refresh()

    def _review_words(self) -> str:
        if self._view is None:
            return ""
        review = figures.moment(self._view.next_review, self._view.at)
        if self._view.approval_hours < 1:
            return tr("Next review {review} · signatures take less than an hour", review=review)
        hours = figures.number(self._view.approval_hours, 0)
        return tr("Next review {review} · signatures take about {hours} h", review=review, hours=hours)

    def _note_words(self) -> str:
        if self._view is None or not self._view.advised:
            return ""
        return tr("{amount} advised", amount=sums(self._view.advised))

    def _show_bar(self) -> None:
        if self.views.at == ADVICE:
            drafts = self._drafts()
            amounts = sums(one.amount for one in drafts)
            deed = plural("Submit {amount} for {count} account", "Submit {amount} for {count} accounts", count=len(drafts), amount=amounts) if drafts else ""  # fmt: skip
            note = self._denial_words() if drafts else tr("Tick accounts to make a batch; Space ticks the chosen rows")
            self.bar.show_batch(len(drafts), amounts, "" if drafts and self._orders.may_draft else deed, "", note=note)
            return
        if self.views.at == APPROVALS:
            ours = self._ticked(self.approval_ticks, OrderAct.APPROVE)
            back = self._ticked(self.approval_ticks, OrderAct.REFUSE)
            deed = approve_words(ours) if ours else ""
            self.bar.show_batch(len(back), orders_sum(back), deed, tr("Send back…") if back else "", note="" if back else self._hint())  # fmt: skip
            return
        self._show_orders_bar()

    def _show_orders_bar(self) -> None:
        sendable = self._ticked(self.order_ticks, OrderAct.SEND)
        drafts = self._ticked(self.order_ticks, OrderAct.SUBMIT)
        by_bank = self._ticked(self.order_ticks, OrderAct.WRITE_FILE)
        deed = send_words(sendable) if sendable else submit_words(drafts) if drafts else ""
        second = plural("Payment file for {count}…", "Payment file for {count}…", count=len(by_bank)) if by_bank else ""
        ticked = list(self.order_ticks.rows())
        self.bar.show_batch(len(ticked), orders_sum(ticked), deed, second)

    def _denial_words(self) -> str:
        return wording.word(self._orders.may_draft) if self._orders.may_draft is not None else ""

    def _hint(self) -> str:
        if self._orders.persons < 2:
            return tr("You are the only person here: whoever drafts cannot approve. Add a second one under Settings.")
        return tr("Tick what you have looked at; Enter opens it")
