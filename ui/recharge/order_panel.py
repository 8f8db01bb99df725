"""The side panel of one order: where it stands, what it still needs, what can be done with it, and its timeline."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.chain import RecordKind
from app.domain.orders import Channel
from app.domain.waits import Waiting
from app.services.order_lines import OrderAct, OrderDetail, OrderStep
from ui import figures, wording
from ui.order_words import ACTS
from ui.recharge.said import WAITS, listed_names, order_title, state_chips, waited_words
from ui.widgets.buttons import danger, icon_button, primary, secondary
from ui.widgets.cards import Line, Well, across, down
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import tr

WIDTH = 344
_PAD = 20
_FIRST = (OrderAct.APPROVE, OrderAct.SEND, OrderAct.WRITE_FILE, OrderAct.SUBMIT, OrderAct.DECIDE)
_QUIET = (
    OrderAct.SAVE_FILE_AGAIN,
    OrderAct.GIVE_UP,
    OrderAct.EXCEPT,
    OrderAct.CALL_BACK,
    OrderAct.EDIT,
    OrderAct.REFUSE,
)


class OrderPanel(QFrame):
    """Shows one OrderDetail; a press of a button asks for one act."""

    wanted = Signal(object)
    """An OrderAct for the order shown."""

    def __init__(self, closed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._closed = closed
        self.detail: OrderDetail | None = None
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._column.setSpacing(12)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scrolling(self._sheet))

    def show_detail(self, detail: OrderDetail, now: datetime) -> None:
        """Everything about this order."""
        self.detail = detail
        clear(self._column)
        self._column.addLayout(self._head(detail))
        self._column.addLayout(across(*(Chip(one.text, one.tone, icon=one.icon) for one in state_chips(detail.line)), None, spacing=6))  # fmt: skip
        self._column.addLayout(_facts(detail, now))
        for part in _needs(detail):
            self._column.addWidget(part)
        if detail.line.acts:
            self._column.addLayout(self._deeds(detail))
        self._column.addWidget(Line())
        self._column.addWidget(Label(tr("Timeline"), Style.HEADING))
        for step in detail.steps:
            self._column.addWidget(_step(step, now))
        self._column.addStretch(1)

    def _head(self, detail: OrderDetail) -> QVBoxLayout:
        line = detail.line
        names = down(
            Elided(order_title(line), Style.HEADING, figures=True),
            Elided(f"{line.account} · {platform_name(line.platform)}", Style.NOTE),
        )
        row = across(PlatformTile(line.platform, 24), spacing=10)
        row.addLayout(names, 1)
        row.addWidget(icon_button("x", tr("Close"), self._closed))
        return down(row)

    def _deeds(self, detail: OrderDetail) -> QVBoxLayout:
        acts = detail.line.acts
        column = down(spacing=8)
        for act in _FIRST:
            if act in acts:
                column.addWidget(primary(tr(ACTS[act]), partial(self.wanted.emit, act)))
                break
        row = across(spacing=8)
        for act in _QUIET:
            if act in acts:
                row.addWidget(secondary(tr(ACTS[act]), partial(self.wanted.emit, act), height=28))
        row.addStretch(1)
        column.addLayout(row)
        if OrderAct.CANCEL in acts:
            cancel = danger(tr(ACTS[OrderAct.CANCEL]), lambda: self.wanted.emit(OrderAct.CANCEL), height=28)
            column.addLayout(across(cancel, None))
        return column


def _facts(detail: OrderDetail, now: datetime) -> QVBoxLayout:
    line = detail.line
    rows = [(tr("Way"), wording.word(line.channel)), (tr("Drafted by"), line.drafted_by)]
    if line.receiver:
        rows.append((tr("To"), line.receiver))
    if line.channel is Channel.BANK:
        rows += [(tr("Payee"), line.payee), (tr("Remittance code"), detail.code or figures.NOTHING)]
    if line.provider:
        rows.append((tr("Through"), line.provider))
    if detail.arrived is None and line.arrives != line.amount:
        rows += [
            (tr("Fee by contract"), figures.money(line.amount - line.arrives)),
            (tr("Should arrive"), figures.money(line.arrives)),
        ]
    if line.waiting is not None and line.submitted_at is not None:
        rows.append((tr("Waits since"), waited_words(line.submitted_at, now)))
    if detail.expires_at is not None and line.missing:
        rows.append((tr("Signatures count until"), figures.moment(detail.expires_at, now)))
    if detail.due_at is not None and detail.arrived is None:
        rows.append((tr("Should arrive by"), figures.moment(detail.due_at, now)))
    if detail.arrived is not None:
        rows.append((tr("Arrived"), figures.money(detail.arrived)))
    column = down(spacing=6)
    for word, value in rows:
        label = Label(word, Style.NOTE)
        label.setFixedWidth(124)
        row = across(label, spacing=8)
        row.addWidget(Elided(value, Style.BODY, figures=True), 1)
        column.addLayout(row)
    return column


def _needs(detail: OrderDetail) -> list[QWidget]:
    parts: list[QWidget] = []
    for missing in detail.line.missing:
        well = Well()
        well.body.addWidget(Label(wording.word(missing.needed), Style.STRONG, wrap=True))
        well.body.addWidget(Label(" · ".join(wording.word(one) for one in missing.reasons), Style.NOTE, wrap=True))
        names = next((one.names for one in detail.line.waits_for if one.needed is missing.needed), None)
        if names is not None:
            well.body.addWidget(_waits_for(names, detail.line.waiting))
        parts.append(well)
    for hold in detail.line.holds:
        well = Well()
        well.body.addWidget(Label(wording.word(hold), Style.BODY, tone="amber", wrap=True))
        parts.append(well)
    for twin in detail.twins:
        row = tr("Perhaps there already: order {number}", number=twin.order_id)
        well = Well()
        well.body.addWidget(Label(row, Style.STRONG, tone="amber", wrap=True))
        well.body.addWidget(Label(wording.word(twin.twin), Style.NOTE, wrap=True))
        parts.append(well)
    for one in detail.signatures:
        icon, tone = ("badge-check", "green") if one.is_genuine else ("octagon-alert", "red")
        words = tr("{purpose}: {name}", purpose=wording.word(one.purpose), name=one.name)
        holder = QWidget()
        row_of = across(IconLabel(icon, tone=tone, size=14), spacing=8)
        row_of.addWidget(Elided(f"{words} {one.note}".strip(), Style.BODY), 1)
        holder.setLayout(row_of)
        parts.append(holder)
    return parts


def _waits_for(names: tuple[str, ...], how: Waiting | None) -> Label:
    """By name; in colour once four fifths of the time are gone."""
    tone = WAITS[how] if how is not None else ""
    if not names:
        return Label(
            tr("Nobody here can give it: add a person or a role under Settings."), Style.NOTE, tone="red", wrap=True
        )
    return Label(tr("Waits for {names}", names=listed_names(names)), Style.NOTE, tone=tone, wrap=True)


def _step(step: OrderStep, now: datetime) -> QWidget:
    holder = QWidget()
    word = wording.word(RecordKind(step.kind)) if step.kind in set(RecordKind) else step.kind
    if step.kind == RecordKind.ORDER_OUTCOME:
        word = wording.word(step.state)
    head = across(IconLabel("link-2", tone="green", size=13), spacing=8)
    head.addWidget(Elided(word, Style.NAME), 1)
    head.addWidget(Label(figures.stamp(step.at, now), Style.NOTE, figures=True))
    told = " · ".join(part for part in (step.actor, step.note, figures.short_hash(step.hash)) if part)
    under = across(21, spacing=0)
    under.addWidget(Elided(told, Style.NOTE, tone="ink-3", figures=True), 1)
    holder.setLayout(down(head, under, spacing=2))
    return holder
