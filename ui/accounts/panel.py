"""The side panel of one account: money by kind, ninety days of burn, fund rows, differences, the last error."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from app.domain.accounts import Funding
from app.domain.evidence import StoredFundRow
from app.domain.money import Money
from app.services.account_lines import AccountLine, still_to_spend
from app.services.accounts import SHOWN_DAYS, AccountDetail
from ui import figures, wording
from ui.overview.columns import line_name
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import Line as Hairline
from ui.widgets.cards import Well, across, down
from ui.widgets.chart import Line, LineChart
from ui.widgets.headline import FigureLabel
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import Amounts, Figures
from ui.widgets.table.table import Table
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import tr

WIDTH = 384
_PAD = 20
_CHART_HEIGHT = 160
_TABLE_HEIGHT = 320


class AccountPanel(QFrame):
    """Shows one AccountDetail; `closed` is called by its cross and by Escape."""

    back_wanted = Signal(str)
    """The key of the account or wallet out of which money shall be taken."""

    def __init__(self, closed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._closed = closed
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._column.setSpacing(16)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scrolling(self._sheet))

    def show_detail(self, detail: AccountDetail, now: datetime) -> None:
        """Everything of this account."""
        clear(self._column)
        self._column.addWidget(_held(self._head(detail)))
        if detail.line.error is not None:
            self._column.addWidget(_error(detail))
        self._column.addWidget(_held(_money(detail)))
        cash = detail.line.figures.cash
        if cash is not None and cash.amount > 0:
            back = secondary(tr("Money out…"), lambda: self.back_wanted.emit(detail.line.key), icon="undo-2", height=28)
            self._column.addLayout(across(back, None))
        for part in _breaks(detail):
            self._column.addWidget(part)
        if detail.spend:
            self._column.addWidget(Label(tr("Burn of the last {days} days", days=SHOWN_DAYS), Style.HEADING))
            self._column.addWidget(_chart(detail, now))
        self._column.addWidget(Label(tr("Fund rows"), Style.HEADING))
        self._column.addWidget(_fund_table(detail))
        self._column.addStretch(1)

    def _head(self, detail: AccountDetail) -> QVBoxLayout:
        line = detail.line
        copy = icon_button("copy", tr("Copy the number"), lambda: QApplication.clipboard().setText(line.platform_id))
        close = icon_button("x", tr("Close"), self._closed)
        names = down(
            Elided(line_name(line), Style.HEADING),
            Elided(f"{platform_name(line.platform)} · {line.platform_id}", Style.NOTE, figures=True),
        )
        row = across(PlatformTile(line.platform, 24), spacing=10)
        row.addLayout(names, 1)
        row.addWidget(copy)
        row.addWidget(close)
        status = wording.word(line.status)
        if line.platform_status:
            status = f"{status} ({line.platform_status})"
        return down(row, 8, Elided(status, Style.NOTE, tone="ink-3"), spacing=0)


def _held(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _error(detail: AccountDetail) -> Well:
    assert detail.line.error is not None
    told = wording.told(detail.line.error)
    well = Well()
    well.body.addWidget(Label(told.title, Style.STRONG, tone="red", wrap=True))
    well.body.addWidget(Label(f"{told.kept} {told.what_next}", Style.NOTE, wrap=True))
    return well


def _money(detail: AccountDetail) -> QVBoxLayout:
    own = detail.line.figures
    column = down(spacing=6)
    for word, amount in _amounts(detail.line):
        shown: QWidget = Label(figures.NOTHING, Style.BODY, tone="ink-3")
        if amount is not None:
            shown = FigureLabel(figures.money_parts(amount, with_symbol=True), Style.BODY)
        column.addLayout(across(Label(word, Style.BODY, tone="ink-2"), None, shown))
        column.addWidget(Hairline())
    left = figures.days_with_unit(own.days_left)
    column.addLayout(
        across(Label(tr("Days left"), Style.BODY, tone="ink-2"), None, Label(left, Style.STRONG, figures=True))
    )
    if honesty := _honesty(detail.line):
        column.addWidget(Label(honesty, Style.NOTE, tone="ink-3", wrap=True))
    return column


def _amounts(line: AccountLine) -> list[tuple[str, Money | None]]:
    own = line.figures
    burn = (tr("Burn a day"), own.burn)
    if line.is_by_file:
        return [burn]
    match line.funding:
        case Funding.POSTPAID:
            room = still_to_spend(line.figures)
            return [(tr("Owed"), own.owed), (tr("Counts against the limit"), own.used), (tr("Limit"), own.limit), (tr("Can still spend"), room), burn]  # fmt: skip
        case Funding.UNTOLD:
            return [(tr("Counts against the limit"), own.used), (tr("Limit"), own.limit), burn]
    return [
        (tr("Cash"), own.cash),
        (tr("Grant"), own.grant),
        (tr("Credit"), own.credit),
        (tr("Frozen"), own.frozen),
        burn,
    ]


def _honesty(line: AccountLine) -> str:
    """What the amounts above do not say by themselves."""
    if line.is_by_file:
        return tr("Kept from files: the platform tells no balance, and the figures are as new as the last file.")
    if line.wallet_name:
        return tr("Its money is in a shared wallet and counted there.")
    match line.funding:
        case Funding.POSTPAID:
            return tr("It spends first and pays later. What is owed or may still be spent is never counted as money.")
        case Funding.UNTOLD:
            return tr(
                "Its platform tells no balance of accounts paid by card or in advance; look on the platform's own page."
            )
    return ""


def _breaks(detail: AccountDetail) -> list[QWidget]:
    parts: list[QWidget] = []
    for one in detail.breaks:
        well = Well()
        tone = "ink-2" if one.is_timing else "red"
        well.body.addWidget(
            Label(
                tr("{kind}: the platform has {difference} against the book", kind=wording.word(one.fund_class), difference=figures.money(one.difference, plus=True)),
                Style.STRONG, tone=tone, wrap=True,
            )
        )  # fmt: skip
        figures_of_both = tr(
            "Book {book}, platform {told}", book=figures.amount(one.book), told=figures.amount(one.told)
        )
        well.body.addWidget(Label(figures_of_both, Style.NOTE, figures=True))
        if one.is_timing:
            well.body.addWidget(Label(tr("No larger than a day's burn: spend is told late."), Style.NOTE, wrap=True))
        parts.append(well)
    return parts


def _chart(detail: AccountDetail, now: datetime) -> LineChart:
    chart = LineChart(name=tr("Burn a day"), unit=figures.symbol(detail.line.currency))
    chart.setFixedHeight(_CHART_HEIGHT)
    # Drawing wants floats; the figures themselves stay exact in the table of fund rows and in the vault.
    spent = {row.day: float(row.spend.amount) for row in detail.spend}
    last = now.date() - timedelta(days=1)
    days = [last - timedelta(days=back) for back in range(SHOWN_DAYS - 1, -1, -1)]
    chart.show_lines(days, [Line(name="", values=tuple(spent.get(day, 0.0) for day in days), tone="accent")])
    return chart


def _fund_table(detail: AccountDetail) -> Table:
    columns: list[Column[StoredFundRow]] = [
        Column(tr("Date"), lambda one: one.row.day, kind=Figures(is_left=True), width=108, key="day"),
        Column(tr("What"), _what, width=110, stretch=True, key="what"),
        Column(tr("Amount"), lambda one: one.row.amount, kind=Amounts(signed=True), numeric=True, width=116, total=MoneyTotal, key="amount"),
    ]  # fmt: skip
    table = Table(columns, name=tr("Fund rows"), has_totals=False)
    table.set_rows(detail.fund_rows)
    table.setMinimumHeight(_TABLE_HEIGHT)
    return table


def _what(one: StoredFundRow) -> str:
    return f"{wording.word(one.row.kind)} · {wording.word(one.row.fund_class)}"
