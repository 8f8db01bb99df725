"""The side panel of one provider: why it is rated so, what its rebates are, whom it funds, who may be paid, what happened."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.chain import RecordKind
from app.services.providers import ProviderDetail
from ui import figures, wording
from ui.providers.columns import rebate_columns
from ui.providers.said import cap_words, due_words, grade_chip, is_near_cap, percent, rule_words, score_words
from ui.widgets.buttons import icon_button, primary, secondary
from ui.widgets.cards import Line, Well, across, down
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.table.table import Table
from ui.widgets.tiles import PlatformTile
from ui.words import tr

WIDTH = 400
_PAD = 20
_LABEL = 132
_ROW = 32
_SHOWN_RECORDS = 12
_DEEDS_A_ROW = 3

Deeds = tuple[tuple[str, Callable[[], object]], ...]


class ProviderPanel(QFrame):
    """Shows one ProviderDetail; `closed` is called by its cross and by Escape."""

    def __init__(self, closed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._closed = closed
        self.detail: ProviderDetail | None = None
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._column.setSpacing(12)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scrolling(self._sheet))

    def show_detail(self, detail: ProviderDetail, now: datetime, deeds: Deeds) -> None:
        """Everything of this provider; the first deed is the main one."""
        self.detail = detail
        clear(self._column)
        self._column.addLayout(self._head(detail))
        for part in _late(detail, now.date()):
            self._column.addWidget(part)
        self._column.addLayout(_deeds(deeds))
        sections = (
            (tr("Terms"), _pairs(_terms(detail))),
            (tr("Rating"), _rating(detail)),
            (tr("Rebates"), _rebates(detail)),
            (tr("Accounts"), _accounts(detail)),
            (tr("Payees"), _lines([(one.name, f"{one.account} · {one.bank}") for one in detail.payees], tr("None: no bank transfer may go to it."))),
            (tr("History"), _history(detail, now)),
        )  # fmt: skip
        for title, body in sections:
            self._column.addWidget(Line())
            self._column.addWidget(Label(title, Style.HEADING))
            self._column.addLayout(body)
        self._column.addStretch(1)

    def _head(self, detail: ProviderDetail) -> QVBoxLayout:
        provider = detail.line.provider
        row = across(spacing=10)
        row.addLayout(
            down(Elided(provider.name, Style.HEADING), Elided(wording.word(provider.tier), Style.NOTE)), 1
        )  # fmt: skip
        row.addWidget(icon_button("x", tr("Close"), self._closed))
        chips = [Chip(one.text, one.tone, icon=one.icon) for one in grade_chip(detail.line.rating)]
        if is_near_cap(detail.line):
            chips.append(Chip(tr("Near the cap"), "amber", icon="triangle-alert"))
        return down(row, across(*chips, None, spacing=6), spacing=10)


def _deeds(deeds: Deeds) -> QVBoxLayout:
    column = down(spacing=8)
    main, *quiet = [(words, deed) for words, deed in deeds]
    column.addWidget(primary(*main))
    for start in range(0, len(quiet), _DEEDS_A_ROW):
        row = across(spacing=8)
        for words, deed in quiet[start : start + _DEEDS_A_ROW]:
            row.addWidget(secondary(words, deed, height=28))
        row.addStretch(1)
        column.addLayout(row)
    return column


def _late(detail: ProviderDetail, today: date) -> list[QWidget]:
    parts: list[QWidget] = []
    for line in detail.late:
        well = Well()
        title = tr("A rebate of {amount} has not come", amount=figures.money(line.rebate.owed))
        well.body.addWidget(Label(title, Style.STRONG, tone="red", wrap=True))
        well.body.addWidget(Label(due_words(line, today), Style.NOTE, wrap=True))
        parts.append(well)
    return parts


def _terms(detail: ProviderDetail) -> list[tuple[str, str]]:
    contract = detail.line.contract
    rows = [(tr("In transit / cap"), cap_words(detail.line))]
    if contract is None:
        return [*rows, (tr("Contract"), tr("None in force today"))]
    rows += [
        (tr("Contract"), contract.number or figures.NOTHING),
        (tr("Party"), contract.party),
        (tr("In force"), f"{figures.iso_day(contract.start)} – {figures.iso_day(contract.end)}"),
        (tr("Agency service fee"), percent(contract.fee_rate)),
        (tr("Credited within"), tr("{count} h", count=contract.credited_within_h) if contract.credited_within_h is not None else tr("Nothing promised")),
    ]  # fmt: skip
    rows += [(tr("Rebate"), rule_words(rule)) for rule in contract.rebate_rules]
    return rows


def _pairs(rows: list[tuple[str, str]]) -> QVBoxLayout:
    column = down(spacing=6)
    for word, value in rows:
        label = Label(word, Style.NOTE)
        label.setFixedWidth(_LABEL)
        row = across(label, spacing=8)
        row.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        shown = Label(value, Style.BODY, wrap=True, figures=True)
        row.addWidget(shown, 1)
        column.addLayout(row)
    return column


def _rating(detail: ProviderDetail) -> QVBoxLayout:
    rating = detail.line.rating
    column = _pairs([(wording.word(one.dimension), score_words(one)) for one in rating.scores])
    for cap in rating.caps:
        column.addWidget(Label(wording.word(cap), Style.NOTE, tone="amber", wrap=True))
    # Who opened an account is not kept, so nobody is judged by it.
    told = tr("The last 180 days of your own orders and notes. Few cases count little: each measure starts at 70 %.")
    column.addWidget(Label(told, Style.NOTE, tone="ink-3", wrap=True))
    return column


def _rebates(detail: ProviderDetail) -> QVBoxLayout:
    column = down(spacing=6)
    if not detail.rebates:
        column.addWidget(Label(tr("Nothing earned so far, or no rule in the contract."), Style.NOTE, wrap=True))
        return column
    table = Table(rebate_columns(), name=tr("Rebates"), has_totals=False)
    table.set_rows(detail.rebates)
    table.setFixedHeight(_ROW * (min(len(detail.rebates), 6) + 1) + 8)
    column.addWidget(table)
    return column


def _accounts(detail: ProviderDetail) -> QVBoxLayout:
    column = down(spacing=6)
    if not detail.line.accounts:
        column.addWidget(Label(tr("No account is funded through it yet."), Style.NOTE, wrap=True))
    for one in detail.line.accounts:
        row = across(PlatformTile(one.platform, 20), spacing=10)
        row.addWidget(Elided(one.name, Style.BODY), 1)
        row.addWidget(Label(figures.iso_day(one.since), Style.NOTE, figures=True))
        column.addLayout(row)
    return column


def _lines(rows: list[tuple[str, str]], nothing: str) -> QVBoxLayout:
    column = down(spacing=6)
    if not rows:
        column.addWidget(Label(nothing, Style.NOTE, wrap=True))
    for title, note in rows:
        column.addLayout(
            down(Elided(title, Style.BODY), Elided(note, Style.NOTE, tone="ink-3", figures=True), spacing=2)
        )  # fmt: skip
    return column


def _history(detail: ProviderDetail, now: datetime) -> QVBoxLayout:
    told = [
        (f"{wording.word(one.kind)}: {one.note}", f"{figures.stamp(one.at, now)} · {one.by}") for one in detail.events
    ]
    kept = [
        (wording.word(RecordKind(one.kind)), f"{figures.stamp(one.at, now)} · {one.actor} · {figures.short_hash(one.hash)}")
        for one in detail.records[:_SHOWN_RECORDS]
    ]  # fmt: skip
    return _lines([*told, *kept], "")
