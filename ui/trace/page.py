"""The Trace page 追溯: recharges at the left, one of them as a picture, the records of the chain below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.chain import ChainReport, Record
from app.progress import Progress
from app.services.trace import Path, RechargeLine
from ui import figures
from ui.background import Background, Task
from ui.refresh import Refresh
from ui.trace.chain_panel import ChainPanel
from ui.trace.checkpoint import CheckpointDialog
from ui.trace.path_view import PathView
from ui.trace.recharges import recharge_columns
from ui.trace.records import line_of, record_columns
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.chips import Chip
from ui.widgets.empty import EmptyPage
from ui.widgets.labels import Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader, scrolling
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.words import tr

LIST_WIDTH = 352
PANEL_WIDTH = 312
PAGE = 200
_SHOWS = Changes.LEDGER | Changes.MATCHES | Changes.STATEMENTS | Changes.BALANCES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    recharges: Sequence[RechargeLine]
    newest: Sequence[Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Followed:
    path: Path
    records: Sequence[Record]


class TracePage(LivePage):
    """Paths above, chain below."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, _SHOWS)
        self._desk = desk
        self._sought: int | None = None
        self._verifying: Task | None = None
        self._own: Sequence[Record] = ()
        self._last: int | None = None
        self._before: list[int | None] = [None]
        self.proof = Chip("", "green")
        self.previous = secondary(tr("Previous recharge"), lambda: self._step(-1), icon="chevron-up")
        self.following = secondary(tr("Next recharge"), lambda: self._step(1), icon="chevron-down")
        self.header = PageHeader(tr("Trace"), "", [self.proof, self.previous, self.following])
        self.recharges = Table(recharge_columns(None), name=tr("Recharges"), two_lines=True, has_totals=False)
        self.path_view = PathView()
        self.filter = Segmented([tr("This recharge"), tr("All records")], name=tr("Which records"))
        self.records = Table(record_columns(), name=tr("Records of the chain"), key="records", has_totals=False)
        self.newer = secondary(tr("Newer"), lambda: self._turn(-1), icon="chevron-left", height=28)
        self.older = secondary(tr("Older"), lambda: self._turn(1), icon="chevron-right", height=28)
        self.chain = ChainPanel()
        self._tops = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        empty = QWidget()
        step = EmptyPage(
            ("landmark", "waypoints", "flame"),
            tr("No recharge to follow yet"),
            tr("Connect a platform and sync: every sum that arrives there is followed from the bank to its burn."),
            [primary(tr("Connect a platform"), lambda: self.wanted.emit("settings", None), icon="plug")],
        )
        inner = down(step)
        inner.setContentsMargins(24, 0, 24, 16)
        empty.setLayout(inner)
        full = QWidget()
        self.recharges.setFixedWidth(LIST_WIDTH)
        row = across(self.recharges, Line(is_vertical=True), spacing=0)
        row.addWidget(scrolling(self.path_view), 1)
        full.setLayout(row)
        for widget in (QWidget(), empty, full):
            self._tops.addWidget(widget)
        self._tops.setFixedHeight(340)
        self.chain.setFixedWidth(PANEL_WIDTH)
        self.records.columns_button.setFixedHeight(32)
        head = across(Label(tr("Records"), Style.HEADING), 8, self.filter, None, self.newer, self.older)
        head.setContentsMargins(24, 12, 24, 4)
        left = down(head)
        left.addWidget(self.records, 1)
        below = across(spacing=0)
        below.addLayout(left, 1)
        below.addWidget(Line(is_vertical=True))
        below.addWidget(self.chain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._tops)
        column.addWidget(Line())
        column.addLayout(below, 1)
        self.proof.hide()

    def _connect(self) -> None:
        self.recharges.chosen.connect(self._follow)
        self.path_view.match_wanted.connect(lambda: self.wanted.emit("reconcile", None))
        self.path_view.row_wanted.connect(lambda row: self.wanted.emit("statements", row))
        self.filter.chosen.connect(lambda _at: self._show_records())
        self.chain.verify_wanted.connect(self.verify)
        self.chain.checkpoint_wanted.connect(self.open_checkpoint)
        self.chain.stop_wanted.connect(self._stop)

    def reload(self) -> None:
        """Ask for the recharges and the newest records."""
        trace = self._desk.trace

        def ask(_progress: Progress) -> _Shown:
            return _Shown(recharges=trace.recharges(), newest=trace.records(limit=PAGE))

        self.ask(ask, self._show)

    def lead_to(self, what: object) -> None:
        """Follow one recharge, named by the id of its fund row or a mark such as `fund_row:17`."""
        digits = str(what).rpartition(":")[2]
        if digits.isdecimal():
            self._sought = int(digits)
            self.reload()

    def open_checkpoint(self) -> CheckpointDialog:
        """Open the dialogue about what to keep outside, and what was kept."""
        dialog = CheckpointDialog(self, self._desk, self._background)
        dialog.open()
        return dialog

    def verify(self) -> None:
        """Compute every hash anew; progress and stop stand in the panel."""
        if self._verifying is not None:
            return
        self.chain.work.step(0, 0, tr("Recomputing"))
        self.chain.show_running(on=True)
        self._verifying = self.ask(self._desk.trace.verify, self._verified, watch=self.chain.work.step)
        self._verifying.finished.connect(self._verify_ended)

    def _show(self, shown: _Shown) -> None:
        chosen = next(self.recharges.selected_rows(), None)
        wanted = self._sought if self._sought is not None else chosen.fund_row_id if chosen is not None else None
        self._sought = None
        newest = max((line.day for line in shown.recharges), default=None)
        self.recharges.set_columns(recharge_columns(newest))
        self.recharges.set_rows(shown.recharges)
        has_any = bool(shown.recharges)
        self._tops.setCurrentIndex(2 if has_any else 1)
        for widget in (self.previous, self.following, self.proof):
            widget.setVisible(has_any)
        self.chain.show_records(shown.newest)
        self._before = [None]
        self._own = []
        if has_any:
            wanted = wanted if any(line.fund_row_id == wanted for line in shown.recharges) else None
            self.recharges.select(lambda line: wanted is None or line.fund_row_id == wanted)
        else:
            self.header.note.set_text("")
            self.filter.choose(1)
        self._show_records()

    def _follow(self) -> None:
        line = next(self.recharges.selected_rows(), None)
        if line is None:
            return
        trace, number = self._desk.trace, line.fund_row_id

        def ask(_progress: Progress) -> _Followed:
            path = trace.path(number)
            records = [record for entry in path.entries for record in trace.records(before_seq=entry.seq + 1, limit=1)]
            return _Followed(path=path, records=records)

        self.ask(ask, self._show_path)

    def _show_path(self, followed: _Followed) -> None:
        line = followed.path.recharge
        chosen = next(self.recharges.selected_rows(), None)
        if chosen is None or chosen.fund_row_id != line.fund_row_id:
            return
        self.path_view.show_path(followed.path)
        note = [line.holder, figures.iso_day(line.day), line.reference]
        self.header.note.set_text("  ·  ".join(part for part in note if part))
        holds = all(equation.holds for equation in self.path_view.equations)
        if not line.is_proved:
            self.proof.set_chip(tr("Not proved"), "amber", "circle-dashed")
        elif holds:
            self.proof.set_chip(tr("Bank and platform agree"), "green", "circle-check")
        else:
            self.proof.set_chip(tr("A sum does not hold"), "red", "circle-alert")
        self._own = followed.records
        self.filter.set_count(0, len(self._own))
        self._show_records()

    def _show_records(self) -> None:
        is_all = self.filter.at == 1
        self.newer.setVisible(is_all)
        self.older.setVisible(is_all)
        if not is_all:
            self.records.set_rows([line_of(record) for record in self._own])
            return
        before = self._before[-1]
        self.ask(lambda _progress: self._desk.trace.records(before_seq=before, limit=PAGE), self._show_page)

    def _show_page(self, records: Sequence[Record]) -> None:
        if self.filter.at == 1:
            self.records.set_rows([line_of(record) for record in records])
            self.newer.setEnabled(len(self._before) > 1)
            self.older.setEnabled(bool(records) and records[-1].seq > 1)
            self._last = records[-1].seq if records else None

    def _turn(self, way: int) -> None:
        if way > 0:
            self._before.append(self._last)
        elif len(self._before) > 1:
            self._before.pop()
        self._show_records()

    def _step(self, way: int) -> None:
        view = self.recharges.view
        at = min(max(view.currentIndex().row() + way, 0), self.recharges.model.rowCount() - 1)
        self.recharges.select_at(at)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _verified(self, report: ChainReport) -> None:
        self.chain.show_report(report)

    def _verify_ended(self) -> None:
        self._verifying = None
        self.chain.show_running(on=False)

    def _stop(self) -> None:
        if self._verifying is not None:
            self._verifying.cancel()
