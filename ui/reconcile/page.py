"""The Reconcile page 对账: run the passes, look at what they found, answer by keyboard."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.findings import LeftClass
from app.services.reconcile import RunReport
from app.services.reconcile_view import GroupLine, ReconcileView
from ui import wording
from ui.background import Background, Task
from ui.reconcile import lines, painting
from ui.reconcile.by_hand import ByHand
from ui.reconcile.close_view import CloseView
from ui.reconcile.closing_step import ClosingStep
from ui.reconcile.evidence import EvidencePanel
from ui.reconcile.footer import Footer
from ui.reconcile.group_list import GroupList
from ui.reconcile.headline import Head, LaneHeads
from ui.reconcile.lessons import LessonsDialog
from ui.reconcile.lines import OpenLine, Order, View, cells_of, key_of
from ui.reconcile.said import cause_texts
from ui.reconcile.starting import Starting
from ui.refresh import Refresh
from ui.widgets.buttons import secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.combo import Combo
from ui.widgets.inputs import SearchBox
from ui.widgets.labels import Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader
from ui.widgets.progress import WorkCard
from ui.widgets.segmented import Segmented
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr

_SHOWS = Changes.MATCHES | Changes.STATEMENTS | Changes.BALANCES | Changes.ACCOUNTS | Changes.INVOICES | Changes.CLOSES


class ReconcilePage(LivePage):
    """Groups with their reasons, open rows, and the person's answers."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, _SHOWS)
        self._desk = desk
        self._view: ReconcileView | None = None
        self._running: Task | None = None
        self._decided: list[int] = []
        self._pending: set[int] = set()
        self.rules: LessonsDialog | None = None
        self.run_button = secondary(tr("Run"), self.run, icon="zap")
        self.close_button = secondary(tr("Close a period…"), self.toggle_close, icon="lock")
        self.rules_button = secondary(tr("Learned rules…"), self.show_rules, icon="list-filter")
        self.back_button = secondary(tr("Back to the review"), self.toggle_close, icon="chevron-left")
        self.header = PageHeader(
            tr("Reconcile"),
            tr("Bank, platforms, invoices"),
            [self.back_button, self.rules_button, self.close_button, self.run_button],
        )
        self.head = Head()
        self.filter = Segmented(
            [tr("To review"), tr("Proved"), tr("Rejected"), tr("Open rows"), tr("All")], name=tr("What is listed")
        )
        self.search = SearchBox(tr("Name, number or amount"))
        self.order = Combo(tr("Order"), [(tr("As found"), Order.AS_FOUND), (tr("Largest first"), Order.LARGEST_FIRST)])
        self.cause = Combo(tr("Cause"), [(tr("Every cause"), None)])
        self.lane_heads = LaneHeads()
        self.list = GroupList()
        self.by_hand = ByHand(self, desk, refresh, self.list)
        self.nothing = Label("", Style.BODY, tone="ink-2")
        self.evidence = EvidencePanel()
        self.footer = Footer()
        self.work = WorkCard(tr("Reconciling"), self._stop)
        self.starting = Starting()
        self.close_view = CloseView()
        self.closing = ClosingStep(self, desk, refresh, self.close_view)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setFixedWidth(216)
        self.order.setFixedWidth(132)
        self.cause.setFixedWidth(188)
        self.cause.hide()
        tools = across(self.filter, None, self.search, self.cause, self.order)
        tools.setContentsMargins(24, 0, 24, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.evidence.hide()
        self._edge = Line(is_vertical=True)
        self._edge.hide()
        lists = QVBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self.lane_heads)
        lists.addWidget(self.list, 1)
        lists.addWidget(self.nothing, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(lists, 1)
        body.addWidget(self._edge)
        body.addWidget(self.evidence)
        full = QWidget()
        column = down(self.head, tools)
        column.addLayout(body, 1)
        column.addWidget(self.footer)
        full.setLayout(column)
        self._stack.addWidget(QWidget())
        self._stack.addWidget(full)
        self._stack.addWidget(self.starting)
        self._stack.addWidget(self.close_view)
        self.back_button.hide()
        self._work_row = QWidget()
        row = across(self.work)
        row.setContentsMargins(24, 0, 24, 16)
        self._work_row.setLayout(row)
        self._work_row.hide()
        column = down(self.header, self._work_row)
        column.addWidget(self._stack, 1)
        self.setLayout(column)

    def _connect(self) -> None:
        self.filter.chosen.connect(lambda _at: self._list_lines())
        self.search.textChanged.connect(lambda _text: self._list_lines())
        self.cause.currentIndexChanged.connect(lambda _at: self._list_lines())
        self.order.currentIndexChanged.connect(lambda _at: self._list_lines())
        self.list.confirmed.connect(self.confirm)
        self.list.rejected.connect(self.reject)
        self.list.moved.connect(self._show_current)
        self.list.ticks_changed.connect(self._show_current)
        self.footer.match.clicked.connect(lambda _checked: self.match_by_hand())
        self.evidence.closed.connect(self.toggle_evidence)
        self.evidence.leads_to.connect(self._lead)
        self.starting.run_wanted.connect(self.run)
        self.starting.wanted.connect(self.wanted)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_last)

    def reload(self) -> None:
        """Ask for everything anew; the keyboard stays where it stands."""
        self.ask(lambda _progress: self._desk.reconcile.view(), self._show)
        if self._stack.currentWidget() is self.close_view:
            self.closing.reload()

    def toggle_close(self) -> None:
        """Lead to the close of the next period, or back to the review."""
        is_closing = self._stack.currentWidget() is not self.close_view
        if is_closing:
            self._stack.setCurrentWidget(self.close_view)
            self.closing.reload()
            self.close_view.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back_button.setVisible(is_closing)
        self.close_button.setVisible(not is_closing)
        if not is_closing and self._view is not None:
            self._stack.setCurrentWidget(self.starting)
            self._show(self._view)

    def show_rules(self) -> None:
        """What matching learned from confirmed matches."""
        self.rules = LessonsDialog(self, self._desk, self._background, self._refresh)
        self.rules.open()

    def run(self) -> None:
        """Run the passes; progress and stop stand above the list."""
        if self._running is not None:
            return
        self.run_button.setEnabled(False)
        self.work.step(0, 0, tr("Reconciling"))
        self._work_row.show()
        self._running = self.ask(self._desk.reconcile.run, self._ran, watch=self.work.step)
        self._running.finished.connect(self._run_ended)

    def confirm(self, group: GroupLine) -> None:
        """These rows belong together."""
        self._decide(group, self._desk.reconcile.confirm, tr("Confirmed: the rows belong together."))

    def reject(self, group: GroupLine) -> None:
        """They do not; the same combination is not proposed again."""
        if lines.group_view(group) is not View.REJECTED:
            self._decide(group, self._desk.reconcile.reject, tr("Rejected: the same rows will not be proposed again."))

    def undo_current(self) -> None:
        """Take the current group apart when it is decided, else the last answer of this sitting back."""
        line = self.list.current()
        if isinstance(line, GroupLine) and lines.group_view(line) is not View.TO_REVIEW:
            self._undo(line.id)
        else:
            self.undo_last()

    def undo_last(self) -> None:
        """Take the last answer of this sitting back."""
        if self._decided:
            self._undo(self._decided.pop())

    def match_by_hand(self) -> None:
        """Put the chosen open rows together; lead to the open rows when none is chosen."""
        if not self.by_hand.match_ticked():
            self.filter.choose(View.OPEN)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def accept_reason(self) -> None:
        """One reason for the chosen open rows, for all of one cause, or for the current row."""
        listed = [cell for line in self.list.lines() if isinstance(line, OpenLine) for cell in cells_of(line)]
        rows = self.by_hand.rows_for_reason(listed, is_filtered=self._cause() is not None)
        self.by_hand.show_reasons(rows, self.footer.mapToGlobal(self.footer.rect().topLeft()))

    def toggle_evidence(self) -> None:
        """Show or hide the panel of evidence."""
        is_shown = self.evidence.isHidden()
        self.evidence.setVisible(is_shown)
        self._edge.setVisible(is_shown)
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters that the list does not take itself."""
        deeds: dict[int, Callable[[], None]] = {
            Qt.Key.Key_M: self.match_by_hand,
            Qt.Key.Key_A: self.accept_reason,
            Qt.Key.Key_C: self.by_hand.search_candidates,
            Qt.Key.Key_S: self.by_hand.split,
            Qt.Key.Key_E: self.toggle_evidence,
            Qt.Key.Key_U: self.undo_current,
            Qt.Key.Key_L: self.show_rules,
            Qt.Key.Key_Slash: self.search.setFocus,
        }
        deed = deeds.get(event.key()) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if deed is None or self._view is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _show(self, view: ReconcileView) -> None:
        is_first = self._view is None
        self._view = self.by_hand.view = view
        self._pending.clear()
        if self._stack.currentWidget() is self.close_view:
            return
        self.close_button.setVisible(not self.starting.suits(view))
        if self.starting.suits(view):
            self.starting.show_view(view)
            self._stack.setCurrentWidget(self.starting)
            self.run_button.hide()
            return
        self.run_button.show()
        self._stack.setCurrentIndex(1)
        self.head.show_view(view)
        for at, count in lines.counts(view).items():
            self.filter.set_count(at, count)
        self._show_causes(view)
        self.list.look = painting.Look(
            currency=lines.main_currency(view),
            newest=lines.newest_day(view),
            causes=cause_texts(view),
        )
        if is_first and not lines.counts(view)[View.TO_REVIEW]:
            self.filter.choose(View.ALL)
        self._list_lines()
        if is_first and self.focusWidget() is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_lines(self) -> None:
        if self._view is None:
            return
        order = Order(self.order.currentIndex())
        is_open = View(self.filter.at) is View.OPEN
        has_invoices = bool(self._view.invoices) and not is_open
        self.lane_heads.show_view(self._view, has_invoices=has_invoices)
        self.list.look = replace(self.list.look, sides=3 if has_invoices else 2)
        self.cause.setVisible(is_open)
        self.order.setVisible(not is_open)
        found = lines.lines_of(
            self._view, View(self.filter.at), order=order, text=self.search.text(), cause=self._cause()
        )
        current = self.list.current()
        kept = None
        if current is not None:
            kept = next((at for at, line in enumerate(found) if key_of(line) == key_of(current)), None)
        self.list.set_lines(found, at=kept if kept is not None else max(self.list.currentIndex().row(), 0))
        self.nothing.setText(self._nothing_words())
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))

    def _cause(self) -> LeftClass | None:
        """By which cause open rows are filtered."""
        chosen = self.cause.currentData() if View(self.filter.at) is View.OPEN else None
        # Qt gives back the bare text of a code.
        return LeftClass(chosen) if chosen else None

    def _show_causes(self, view: ReconcileView) -> None:
        """The causes that open rows have, with their counts; the chosen one stays chosen while it is there."""
        chosen = self.cause.currentData()
        self.cause.blockSignals(True)
        self.cause.clear()
        self.cause.addItem(tr("Every cause"), None)
        for one, count in lines.causes(view):
            self.cause.addItem(f"{wording.word(one)}  {count:,}", one)
        self.cause.setCurrentIndex(max(self.cause.findData(chosen), 0))
        self.cause.blockSignals(False)

    def _nothing_words(self) -> str:
        if self.search.text():
            return tr("Nothing here holds these words.")
        return {
            View.TO_REVIEW: tr("Nothing to review: all that could be proved is proved."),
            View.PROVED: tr("Nothing is proved yet."),
            View.REJECTED: tr("Nothing was rejected."),
            View.OPEN: tr("No open rows: every row belongs to a group."),
            View.ALL: tr("Nothing here."),
        }[View(self.filter.at)]

    def _show_current(self) -> None:
        if self.list.ticked_groups:
            self.footer.show_groups(self.list.ticked_groups.values())
        elif self.list.ticked:
            self.footer.show_ticked(self.list.ticked.values())
        else:
            self.footer.show_line(self.list.current())
        if not self.evidence.isHidden():
            self.evidence.show_line(self.list.current())

    def _decide(self, group: GroupLine, deed: Callable[[int], Changes], words: str) -> None:
        if group.id in self._pending:
            return
        self._pending.add(group.id)

        def decided(changes: Changes) -> None:
            self._decided.append(group.id)
            self._refresh.tell(changes)
            self.say(Message(tone=Tone.SUCCESS, title=words, actions=[(tr("Undo"), self.undo_last)]))

        self.ask(lambda _progress: deed(group.id), decided, otherwise=self._refused)

    def _undo(self, group_id: int) -> None:
        def undone(changes: Changes) -> None:
            self._decided = [one for one in self._decided if one != group_id]
            self._refresh.tell(changes)
            title = tr("Undone: the rows are open again")
            text = tr("The next run proposes them anew.")
            self.say(Message(tone=Tone.SUCCESS, title=title, text=text, actions=[(tr("Run"), self.run)]))

        self.ask(lambda _progress: self._desk.reconcile.undo(group_id), undone, otherwise=self._refused)

    def _refused(self, error: Exception) -> None:
        self._pending.clear()
        self.failed.emit(error)
        self.reload()

    def _ran(self, report: RunReport) -> None:
        self._refresh.tell(report)
        review = report.proposed + report.ambiguous
        parts = [
            plural("{count} group to review", "{count} groups to review", count=review),
            plural("{count} row open", "{count} rows open", count=report.unmatched_left + report.unmatched_right),
        ]
        title = plural("{count} group newly proved", "{count} groups newly proved", count=report.auto)
        kept = tr("What you had confirmed or rejected was not touched.")
        self.say(Message(tone=Tone.SUCCESS, title=title, text="  ·  ".join(parts), kept=kept))

    def _run_ended(self) -> None:
        self._running = None
        self._work_row.hide()
        self.run_button.setEnabled(True)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _lead(self, key: str) -> None:
        side, _, number = key.partition(":")
        self.wanted.emit("statements" if side == "bank" else "trace", int(number))
