"""The side panel of one advice: what to send by when, what comes of not sending, the sum behind it, and the reasons."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import Money
from app.domain.orders import Channel
from app.services.idle_money import MoveIdea
from app.services.kept_advice import AdviceRecord
from app.services.orders import DraftLine
from app.services.payees import PayeeLine
from app.services.top_ups import TopUpLine
from ui import figures, wording
from ui.order_words import URGENCIES
from ui.recharge.fan import fan_of
from ui.recharge.said import latest_words, right_words, why_words
from ui.widgets.buttons import Button, icon_button, primary, secondary
from ui.widgets.cards import Line, Well, across, down
from ui.widgets.combo import Combo
from ui.widgets.headline import FigureLabel
from ui.widgets.inputs import Field
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import tr

WIDTH = 344
_PAD = 20
_SURE = 0.995
_LIKELY = 0.2
"""From this chance on it is said in red."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WhyPanel(QFrame):
    """Shows one TopUpLine; amount and way of this time can be changed here."""

    ticked = Signal(str)
    """The key of the line whose place in the batch changes."""
    move_wanted = Signal(object)
    """The MoveIdea to be ordered."""
    back_wanted = Signal(str)
    """The key of the line out of which money shall be taken."""

    def __init__(self, closed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._closed = closed
        self._choices: dict[str, DraftLine] = {}
        self.line: TopUpLine | None = None
        self.amount = Field(tr("Amount this time"))
        self.way = Combo(tr("Way"))
        self.payee = Combo(tr("Payee"))
        self.tick: Button = secondary("")
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._column.setSpacing(12)
        self._before = down()
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scrolling(self._sheet))

    def show_line(
        self,
        line: TopUpLine,
        payees: Sequence[PayeeLine],
        ideas: Sequence[MoveIdea],
        now: datetime,
        *,
        is_ticked: bool,
    ) -> None:
        """Everything about this advice; what could be moved first."""
        self.line = line
        clear(self._column)
        self._column.addLayout(self._head(line))
        for part in _sentences(line, now):
            self._column.addWidget(part)
        fan = fan_of(line, now)
        if fan is not None:
            self._column.addLayout(fan)
        for idea in ideas:
            self._column.addWidget(self._idea(idea, line))
        self._column.addLayout(_receipt(line))
        if line.balance is not None and line.balance.amount > 0:
            back = secondary(tr("Money out…"), lambda: self.back_wanted.emit(line.key), icon="undo-2", height=28)
            self._column.addLayout(across(back, None))
        if line.advice is not None:
            self._column.addWidget(Line())
            self._column.addLayout(self._asked(line, payees, is_ticked=is_ticked))
        self._column.addWidget(Line())
        for reason in line.reasons:
            self._column.addLayout(_noted("check", "green", why_words(reason.code.value, reason.fact)))
        self._before = down()
        self._column.addLayout(self._before)
        self._column.addStretch(1)

    def show_record(self, line: TopUpLine, record: AdviceRecord) -> None:
        """How right earlier advice on this account was; nothing once another line is shown, or while none is known."""
        if line is self.line and record.scores and not self._before.count():
            words = tr("Advice of the last 90 days: {words}", words=right_words(record))
            self._before.addLayout(_noted("history", "ink-2", words))

    def chosen(self, line: TopUpLine) -> DraftLine:
        """What is asked for this line: as a person changed it, or as advised, on the easiest way."""
        own = self._choices.get(line.key)
        if own is not None:
            return own
        return DraftLine(account_id=line.account_id, amount=line.amount, channel=line.channels[0])

    def choose(self, line: TopUpLine, amount: Money) -> None:
        """Ask for another amount than advised, on the way that stood there."""
        self._choices[line.key] = replace(self.chosen(line), amount=amount)

    def forget(self) -> None:
        """After a batch was made, the next one begins as advised."""
        self._choices = {}

    def _head(self, line: TopUpLine) -> QVBoxLayout:
        names = down(
            Elided(line.name, Style.HEADING),
            Elided(f"{platform_name(line.platform)} · {line.platform_id}", Style.NOTE, figures=True),
        )
        row = across(PlatformTile(line.platform, 24), spacing=10)
        row.addLayout(names, 1)
        row.addWidget(icon_button("x", tr("Close"), self._closed))
        return down(row)

    def _idea(self, idea: MoveIdea, line: TopUpLine) -> Well:
        amount, well = figures.money(idea.amount), Well()
        said = tr("{amount} of it can go to {account}, which needs it.", amount=amount, account=idea.receiver.name)
        if line.key == idea.receiver.key:
            said = tr(
                "{amount} lies idle in {account}: move it before new money is sent.",
                amount=amount,
                account=idea.giver.name,
            )
        well.body.addWidget(Label(said, Style.BODY, wrap=True))
        move = primary(
            tr("Move {amount}", amount=amount), lambda: self.move_wanted.emit(idea), icon="arrow-left-right", height=28
        )
        well.body.addSpacing(8)
        well.body.addLayout(across(move, None))
        return well

    def _asked(self, line: TopUpLine, payees: Sequence[PayeeLine], *, is_ticked: bool) -> QVBoxLayout:
        now = self.chosen(line)
        self.amount = Field(tr("Amount this time"), text=f"{now.amount.rounded().amount:f}")
        self.amount.input.setAlignment(_RIGHT)
        self.way = Combo(tr("Way"), [(wording.word(channel), channel) for channel in line.channels])
        self.way.choose(now.channel)
        known = [(f"{one.payee.name} ··{one.payee.account[-4:]}", one.payee.id) for one in payees]
        self.payee = Combo(tr("Payee"), known or [(tr("No payee yet: enter one under Settings"), None)])
        self.payee.choose(now.payee_id)
        self.tick = secondary(tr("Take out of the batch") if is_ticked else tr("Put into the batch"))
        self.tick.clicked.connect(lambda: self.ticked.emit(line.key))
        self.amount.changed.connect(self._keep)
        self.way.currentIndexChanged.connect(self._keep)
        self.payee.currentIndexChanged.connect(self._keep)
        self._show_payee()
        way = across(Label(tr("Way"), Style.NAME), None, self.way)
        return down(self.amount, way, self.payee, across(self.tick, None), spacing=10)

    def _show_payee(self) -> None:
        self.payee.setVisible(self._channel() is Channel.BANK)

    def _channel(self) -> Channel:
        # Qt gives a word back as plain text.
        return Channel(str(self.way.value()))

    def _keep(self, *_changed: object) -> None:
        self._show_payee()
        line, channel = self.line, self._channel()
        if line is None:
            return
        try:
            figure = Decimal(self.amount.text().replace(",", "").strip())
        except InvalidOperation:
            self.amount.set_error(tr("This is not a number."))
            return
        if not figure.is_finite() or figure <= 0:
            self.amount.set_error(tr("The number must be above zero."))
            return
        self.amount.set_error("")
        payee = self.payee.value() if channel is Channel.BANK else None
        self._choices[line.key] = DraftLine(
            account_id=line.account_id,
            amount=Money(figure, line.burn.currency),
            channel=channel,
            payee_id=payee if isinstance(payee, int) else None,
        )
        self.ticked.emit("")


def _noted(icon: str, tone: str, words: str) -> QHBoxLayout:
    row = across(IconLabel(icon, tone=tone, size=14), spacing=8)
    row.addWidget(Label(words, Style.NOTE, wrap=True), 1)
    return row


def _sentences(line: TopUpLine, now: datetime) -> list[QWidget]:
    advice = line.advice
    if advice is None or not line.amount:
        return [Label(tr(URGENCIES[line.urgency]), Style.BODY, wrap=True)]
    until = figures.moment(advice.interval_ends_at, now)
    amount, latest = figures.money(line.amount), latest_words(line, now)
    send = tr("Send {amount} by {latest}: it lasts until the next order lands, {until}.", amount=amount, latest=latest, until=until)  # fmt: skip
    if line.latest_safe_at is None or line.latest_safe_at <= now:
        send = tr("Send {amount} now: it lasts until the next order lands, {until}.", amount=amount, until=until)
    risk = tr(
        "Without it the account runs dry before then with a chance of {chance}.",
        chance=figures.percent(advice.chance_dry_without, 0),
    )
    return [
        Label(send, Style.BODY, wrap=True),
        Label(risk, Style.BODY, tone="red" if advice.chance_dry_without >= _LIKELY else "ink-2", wrap=True),
    ]


def _receipt(line: TopUpLine) -> QVBoxLayout:
    column = down(spacing=6)
    rows: list[tuple[str, Money | None]] = []
    if line.advice is not None:
        rows.append((tr("Need until then, 99.5 % sure"), line.advice.interval_quantiles[_SURE]))
    rows += [(tr("Cash"), line.balance), (tr("In transit"), line.under_way), (tr("Burn a day"), line.burn)]
    if line.advice is not None and line.amount:
        rows += [(tr("Left idle without it"), line.advice.idle_without), (tr("Left idle with it"), line.advice.idle)]
    for word, amount in rows:
        shown: QWidget = Label(figures.NOTHING, Style.BODY, tone="ink-3")
        if amount is not None:
            shown = FigureLabel(figures.money_parts(amount, with_symbol=True), Style.BODY)
        column.addLayout(across(Label(word, Style.BODY, tone="ink-2"), None, shown))
    if line.advice is not None and line.amount:
        without, with_it = (
            figures.percent(line.advice.chance_dry_without, 0),
            figures.percent(line.advice.chance_dry, 1),
        )
        risk = Label(f"{without} → {with_it}", Style.BODY, figures=True)
        column.addLayout(across(Label(tr("Dry risk, without and with it"), Style.BODY, tone="ink-2"), None, risk))
    advised = FigureLabel(figures.money_parts(line.amount, with_symbol=True), Style.STRONG)
    column.addWidget(Line())
    column.addLayout(across(Label(tr("Advised"), Style.STRONG), None, advised))
    return column
