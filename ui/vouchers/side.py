"""The panel beside the tables of vouchers: what the month comes to, or the form of the account or rate that is chosen."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.money import total
from app.domain.vouchers import NEEDLESS, NotBookedReason
from app.services.vouchers import AccountLine, VoucherReport
from ui import figures, wording
from ui.vouchers.columns import RateRow, account_words
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Well, across, down
from ui.widgets.inputs import Field
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.words import plural, tr

WIDTH = 320
_PAD = 20


class MonthFacts(QWidget):
    """How many vouchers, what they come to, and what was left out by reason."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_PAD, 4, _PAD, _PAD)
        self._column.setSpacing(8)

    def show_report(self, report: VoucherReport) -> None:
        """Fill it in."""
        clear(self._column)
        well = Well()
        debits = total([entry.debit for one in report.vouchers for entry in one.entries], report.home)
        count = len(report.vouchers)
        well.body.addWidget(Label(plural("{count} voucher", "{count} vouchers", count=count), Style.STRONG))
        well.body.addLayout(across(Label(tr("Debit = credit"), Style.NOTE), None, Label(figures.coded(debits), Style.NAME, figures=True)))  # fmt: skip
        self._column.addWidget(well)
        reasons = Counter(one.reason for one in report.not_booked)
        for reason in NotBookedReason:
            if reasons[reason]:
                icon, tone = ("circle-check", "ink-3") if reason in NEEDLESS else ("circle-alert", "amber")
                row = across(IconLabel(icon, tone=tone), spacing=8)
                row.addWidget(Label(wording.word(reason), Style.BODY), 1)
                row.addWidget(Label(str(reasons[reason]), Style.NAME, figures=True))
                self._column.addLayout(row)
        told = tr("Only what is proved becomes a voucher. What still waits gets one when it is answered.")
        self._column.addWidget(Label(told, Style.NOTE, tone="ink-3", wrap=True))
        self._column.addStretch(1)


class AccountForm(QWidget):
    """Number and name of one account of the company's books."""

    wanted = Signal(object, str, str)
    """An AccountLine, the number and the name."""
    forget_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.line: AccountLine | None = None
        self.title = Label("", Style.HEADING, wrap=True)
        self.code = Field(tr("Ledger number"), hint="1123.01")
        self.name = Field(tr("Ledger name"), hint=tr("as your books call it"))
        self.save = primary(tr("Save"), self._save, icon="check")
        self.forget = secondary(tr("Clear"), self._forget)
        self.told = Label("", Style.NOTE, tone="ink-3", wrap=True)
        column = down(
            self.title, 12, self.code, 12, self.name, 16, across(self.save, self.forget, None), 16, self.told, None
        )
        column.setContentsMargins(_PAD, 4, _PAD, _PAD)
        self.setLayout(column)
        for field in (self.code, self.name):
            field.submitted.connect(self._save)
        self.show_line(None)

    def show_line(self, line: AccountLine | None) -> None:
        """Edit this one; None asks to choose one."""
        self.line = line
        for widget in (self.code, self.name, self.save, self.forget):
            widget.setVisible(line is not None)
        if line is None:
            self.title.setText(tr("Choose a line"))
            self.told.setText(tr("Each is said once and holds for every month. The lowest level of your books, as your accounting program numbers it."))  # fmt: skip
            return
        self.title.setText(account_words(line.which, line.detail, line.name))
        self.code.set_text(line.account.code if line.account else "")
        self.name.set_text(line.account.name if line.account else "")
        self.forget.setEnabled(line.account is not None)
        self.told.setText(tr("Left empty, the general account above holds.") if line.detail else "")

    def _save(self) -> None:
        if self.line is None:
            return
        if not self.code.text().strip():
            self.code.set_error(wording.wrong("empty"))
            return
        self.wanted.emit(self.line, self.code.text(), self.name.text())

    def _forget(self) -> None:
        if self.line is not None and self.line.account is not None:
            self.forget_wanted.emit(self.line)


class RateForm(QWidget):
    """What one unit of a currency is worth in the month."""

    wanted = Signal(str, str, str)
    """Currency, rate, source."""

    def __init__(self) -> None:
        super().__init__()
        self.currency = ""
        self.title = Label("", Style.HEADING, wrap=True)
        self.rate = Field(tr("Exchange rate"), hint="7.1234")
        self.source = Field(tr("Source"), hint=tr("central parity of the month's first day, …"))
        self.save = primary(tr("Save"), self._save, icon="check")
        self.told = Label("", Style.NOTE, tone="ink-3", wrap=True)
        column = down(self.title, 12, self.rate, 12, self.source, 16, across(self.save, None), 16, self.told, None)
        column.setContentsMargins(_PAD, 4, _PAD, _PAD)
        self.setLayout(column)
        for field in (self.rate, self.source):
            field.submitted.connect(self._save)
        self.show_row(None, "CNY")

    def show_row(self, row: RateRow | None, home: str) -> None:
        """Edit this one; None says that there is none to say."""
        self.currency = row.currency if row is not None else ""
        for widget in (self.rate, self.source, self.save):
            widget.setVisible(row is not None)
        if row is None:
            self.title.setText(tr("No foreign money"))
            self.told.setText(tr("Where a month holds another currency than {home}, its rate is said here.", home=home))
            return
        self.title.setText(f"1 {row.currency} = ? {home}")
        self.rate.set_text(f"{row.rate.rate:f}" if row.rate else "")
        self.source.set_text(row.rate.source if row.rate else "")
        self.told.setText(tr("It holds for this month only."))

    def _save(self) -> None:
        if self.currency:
            self.wanted.emit(self.currency, self.rate.text().strip(), self.source.text())


class Side(QStackedWidget):
    """One of the three."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.facts, self.account, self.rate = MonthFacts(), AccountForm(), RateForm()
        for widget in (self.facts, self.account, self.rate):
            self.addWidget(scrolling(widget))
