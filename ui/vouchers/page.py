"""The Vouchers page 凭证: the month as entries, what has none and why, accounts and rates said once, the file for the books."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.closing import Period, month_of
from app.domain.vouchers import NotBooked, NotBookedReason
from app.progress import Progress
from app.services.vouchers import AccountLine, Program, VoucherReport
from ui.background import Background
from ui.reconcile.close_view import period_words
from ui.refresh import Refresh
from ui.vouchers.columns import (
    account_columns,
    entry_columns,
    entry_rows,
    left_columns,
    rate_columns,
    rate_rows,
)
from ui.vouchers.export_dialog import ExportDialog
from ui.vouchers.side import Side
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyPage
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader, clear
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr

_SHOWS = Changes.MATCHES | Changes.STATEMENTS | Changes.INVOICES | Changes.CLOSES | Changes.SETTINGS | Changes.ACCOUNTS
_MONTHS = 24
"""How far back a month can be chosen; older ones by `adtill vouchers`."""


class Part(IntEnum):
    """What is listed, in the order of the control above the list."""

    VOUCHERS = 0
    LEFT = 1
    ACCOUNTS = 2
    RATES = 3


@dataclass(frozen=True, slots=True)
class _Shown:
    report: VoucherReport
    accounts: list[AccountLine]


class VouchersPage(LivePage):
    """Looks at one month; accounts are said beside the list, and the file is written from the header."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, _SHOWS)
        self._desk = desk
        self.report: VoucherReport | None = None
        self.dialog: ExportDialog | None = None
        self.month = Combo(tr("Month"), [(period_words(one), one) for one in _months(desk.vouchers.this_month())])
        self.month.choose(self.month.itemData(1))  # the last whole month is what a bookkeeper comes for
        self.export_button = primary(tr("Export…"), self.ask_export, icon="file-down")
        self.header = PageHeader(
            tr("Vouchers"), tr("What is proved, as entries for your books"), [self.month, self.export_button]
        )
        self.parts = Segmented(
            [tr("Vouchers"), tr("Without a voucher"), tr("Ledger accounts"), tr("Exchange rates")],
            name=tr("What is listed"),
        )
        self.entries = Table(entry_columns(), name=tr("Vouchers"), key="vouchers")
        self.left = Table(left_columns(), name=tr("Without a voucher"), key="vouchers-left")
        self.accounts = Table(account_columns(), name=tr("Ledger accounts"), key="voucher-accounts", has_totals=False)
        self.rates = Table(rate_columns(), name=tr("Exchange rates"), key="voucher-rates", has_totals=False)
        self.side = Side()
        self.nothing = QWidget()
        self._nothing = QVBoxLayout(self.nothing)
        self._tables = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.month.setFixedWidth(112)
        self._filters = QStackedWidget()
        for table in self._in_order():
            self._tables.addWidget(table)
            self._filters.addWidget(table.filter_box)
        self._tables.addWidget(self.nothing)
        self._nothing.setContentsMargins(24, 0, 24, 24)
        self._filters.setFixedSize(168, 32)
        tools = across(self.parts, None, self._filters)
        tools.setContentsMargins(24, 0, 24, 12)
        left = down(tools)
        left.addWidget(self._tables, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Line(is_vertical=True))
        row.addWidget(self.side)
        column = down(self.header)
        column.addLayout(row, 1)
        self.setLayout(column)

    def _in_order(self) -> tuple[Table, ...]:
        return self.entries, self.left, self.accounts, self.rates

    def _connect(self) -> None:
        self.month.currentIndexChanged.connect(lambda _at: self.reload())
        self.parts.chosen.connect(lambda _at: self._show_part())
        self.accounts.chosen.connect(self._show_account)
        self.accounts.opened.connect(lambda _line: self.side.account.code.input.setFocus())
        self.rates.chosen.connect(self._show_rate)
        self.rates.opened.connect(lambda _row: self.side.rate.rate.input.setFocus())
        self.left.opened.connect(self.open_left)
        self.left.set_action(_left_words, self.open_left)
        self.side.account.wanted.connect(self.set_account)
        self.side.account.forget_wanted.connect(self.forget_account)
        self.side.rate.wanted.connect(self.set_rate)

    @property
    def period(self) -> Period:
        """The month that is shown."""
        value = self.month.value()
        assert isinstance(value, Period)
        return value

    def reload(self) -> None:
        """Ask for the month anew."""
        period, vouchers = self.period, self._desk.vouchers
        self.ask(lambda _progress: _Shown(vouchers.of_period(period), vouchers.account_lines()), self._show)

    def _show(self, shown: _Shown) -> None:
        if shown.report.period != self.period:
            return  # another month was chosen while this one was asked for
        self.report = shown.report
        chosen = self.side.account.line
        self.entries.set_rows(list(entry_rows(shown.report)))
        self.left.set_rows(shown.report.not_booked)
        self.accounts.set_rows(shown.accounts)
        self.rates.set_rows(rate_rows(shown.report))
        self.side.facts.show_report(shown.report)
        self.parts.set_count(Part.VOUCHERS, len(shown.report.vouchers))
        self.parts.set_count(Part.LEFT, shown.report.left_out)
        self.export_button.setEnabled(bool(shown.report.vouchers))
        if chosen is not None:
            self.accounts.select(lambda line: (line.which, line.detail) == (chosen.which, chosen.detail))
        self._show_account()
        self.rates.select(lambda _row: True)
        self._show_rate()
        self._show_part()

    def _show_part(self) -> None:
        part = Part(self.parts.at)
        empty = self._empty_of(part)
        if empty is not None:
            clear(self._nothing)
            self._nothing.addWidget(empty)
        self._tables.setCurrentIndex(len(Part) if empty is not None else part)
        self._filters.setCurrentIndex(part)
        self._filters.setVisible(empty is None)
        self.side.setCurrentIndex({Part.ACCOUNTS: 1, Part.RATES: 2}.get(part, 0))

    def _empty_of(self, part: Part) -> EmptyPage | None:
        report = self.report
        if report is None or part is Part.ACCOUNTS or any(self._in_order()[part].shown_rows()):
            return None
        if part is Part.LEFT:
            words = (tr("Nothing is left out"), tr("Everything of the month has its voucher, or needs none."))
            return EmptyPage(("receipt-text", "circle-check", "landmark"), *words)
        if part is Part.RATES:
            words = (
                tr("No foreign money this month"),
                tr("A currency shows here as soon as something of the month is in it."),
            )
            return EmptyPage(("equal", "percent", "landmark"), *words)
        if any(one.reason is NotBookedReason.NO_ACCOUNT for one in report.not_booked):
            deed = primary(tr("Set the accounts"), lambda: self._choose(Part.ACCOUNTS), icon="pencil")
            words = (
                tr("Say once which accounts you use"),
                tr("Then everything that is proved becomes a voucher, this month and every month."),
            )
        else:
            deed = secondary(
                tr("To the reconciliation"), lambda: self.wanted.emit("reconcile", None), icon="git-compare-arrows"
            )
            words = (
                tr("Nothing of {period} is proved yet", period=period_words(report.period)),
                tr("Vouchers are made of matches, fees and invoices that hold."),
            )
        return EmptyPage(("landmark", "receipt-text", "sheet"), *words, [deed])

    def _choose(self, part: Part) -> None:
        self.parts.choose(part)
        self._show_part()
        self._in_order()[part].view.setFocus()

    def _show_account(self) -> None:
        self.side.account.show_line(next(self.accounts.selected_rows(), None))

    def _show_rate(self) -> None:
        home = self.report.home if self.report is not None else "CNY"
        self.side.rate.show_row(next(self.rates.selected_rows(), None), home)

    def open_left(self, one: NotBooked) -> None:
        """Go where it can be mended: the account, the rate, the invoice, or the reconciliation."""
        if one.reason is NotBookedReason.NO_ACCOUNT:
            self._choose(Part.ACCOUNTS)
            self.accounts.select(lambda line: one.fact in {str(line.which), f"{line.which}:{line.detail}"})
            self.side.account.code.input.setFocus()
        elif one.reason is NotBookedReason.NO_RATE:
            self._choose(Part.RATES)
            self.rates.select(lambda row: row.currency == one.fact)
            self.side.rate.rate.input.setFocus()
        elif one.key.startswith("invoice:"):
            self.wanted.emit("invoices", one.key.partition(":")[2])
        else:
            self.wanted.emit("reconcile", None)

    def set_account(self, line: AccountLine, code: str, name: str) -> None:
        """Say which account it is, from now on."""
        auxiliaries = line.account.auxiliaries if line.account is not None else ()
        self._change(
            lambda _progress: self._desk.vouchers.set_account(
                line.which, code, name, detail=line.detail, auxiliaries=auxiliaries
            )
        )

    def forget_account(self, line: AccountLine) -> None:
        """Take the answer back; it can be given again with one press."""
        known = line.account
        if known is None:
            return

        def forgotten(changes: Changes) -> None:
            self._refresh.tell(changes)
            undo = (tr("Undo"), lambda: self.set_account(line, known.code, known.name))
            self.say(
                Message(tone=Tone.SUCCESS, title=tr("The account {code} is forgotten", code=known.code), actions=[undo])
            )

        self.ask(lambda _progress: self._desk.vouchers.forget_account(line.which, line.detail), forgotten)

    def set_rate(self, currency: str, rate: str, source: str) -> None:
        """Say what a currency was worth in this month."""
        period = self.period
        self._change(lambda _progress: self._desk.vouchers.set_rate(period, currency, rate, source))

    def _change(self, work: Callable[[Progress], Changes]) -> None:
        self.ask(work, self._refresh.tell)

    def ask_export(self) -> None:
        """Ask for the program and the place."""
        if self.report is None or not self.report.vouchers:
            return
        count = plural("{count} voucher", "{count} vouchers", count=len(self.report.vouchers))
        self.dialog = ExportDialog(self, f"{tr('Vouchers')}-{period_words(self.period)}", count)
        self.dialog.chosen.connect(self.export)
        self.dialog.open()

    def export(self, program: Program, file: Path, template: Path | None) -> None:
        """Write the file, and say what a person still has to fill."""
        period = self.period
        self.export_button.setEnabled(False)
        task = self.ask(
            lambda _progress: self._desk.vouchers.export(period, program, file, template=template),
            lambda report: self._exported(report, file),
        )
        task.finished.connect(lambda: self.export_button.setEnabled(True))

    def _exported(self, report: VoucherReport, file: Path) -> None:
        self._refresh.tell(report)
        title = plural("{count} voucher written", "{count} vouchers written", count=len(report.vouchers))
        left = tr("{count} of the month have none", count=report.left_out) if report.left_out else ""
        empty = tr("To be filled by hand: {names}", names="、".join(report.left_empty)) if report.left_empty else ""
        self.say(Message(tone=Tone.SUCCESS, title=title, text=" · ".join(filter(None, (left, empty))), kept=file.name))


def _left_words(one: NotBooked) -> str:
    if one.reason is NotBookedReason.NO_ACCOUNT:
        return tr("Set the account")
    return tr("Set the rate") if one.reason is NotBookedReason.NO_RATE else tr("Open")


def _months(newest: Period) -> list[Period]:
    """This month and those before it, the newest first."""
    months = [newest]
    while len(months) < _MONTHS:
        months.append(month_of(months[-1].first_day - timedelta(days=1)))
    return months
