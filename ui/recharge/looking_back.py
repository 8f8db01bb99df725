"""Looking back 回看: had the advice been followed, as a chart with its figures; below it each advice and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desk import Desk
from app.progress import Progress
from app.services.advice_replay import Replay, ReplayAccount, Way
from app.services.kept_advice import AdviceRecord
from ui import figures
from ui.advice_words import WAYS
from ui.background import Task
from ui.recharge.empties import no_past
from ui.recharge.past_columns import WayLine, advice_columns, way_columns
from ui.recharge.said import right_words
from ui.widgets.buttons import secondary
from ui.widgets.cards import across, down
from ui.widgets.chart import Line, LineChart
from ui.widgets.combo import Combo
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET, SectionHeader
from ui.widgets.progress import WorkCard
from ui.widgets.table.table import Table
from ui.widgets.tiles import platform_name
from ui.words import plural, tr

_CHART_HEIGHT, _SHORT_HEIGHT = 200, 80
_TONES = {Way.ACTUAL: "control", Way.ADVISED: "accent", Way.LEAST: "green-bar"}
_FULL, _EMPTY = range(2)
_CHART, _WORK, _SHORT = range(3)


@dataclass(frozen=True, slots=True)
class _Past:
    accounts: Sequence[ReplayAccount]
    has_kept: bool


class LookingBack(QWidget):
    """Asks for what it shows once it is seen, and anew after a change."""

    def __init__(self, page: LivePage, desk: Desk, see_advice: Callable[[], object]) -> None:
        super().__init__()
        self.empty = no_past(see_advice)
        self._page, self._desk = page, desk
        self._past = _Past((), has_kept=False)
        self._is_stale = True
        self._task: Task | None = None
        self._asked = 0
        self.replay: Replay | None = None
        self.account = Combo(tr("Account"))
        self.account.setMinimumWidth(220)
        self.span = Elided("", Style.NOTE, figures=True)
        self.gain, self.spared = Label("", Style.STRONG, figures=True), Label("", Style.STRONG, figures=True)
        self.chart = LineChart(name=tr("Mean balance of each day"))
        self.chart.setFixedHeight(_CHART_HEIGHT)
        self.work = WorkCard(tr("Walking through the days again"), self.stop)
        self.short = Label("", Style.BODY, tone="ink-2", wrap=True)
        self.again = secondary(tr("Replay again"), self.run)
        self.ways = Table(way_columns(), name=tr("Three ways through the same days"), key="ways", has_totals=False)
        self.ways.setFixedHeight(32 + 3 * 36 + 4)
        self.told = Table(advice_columns(datetime.now(UTC)), name=tr("Advice and what came of it"), key="kept-advice", has_totals=False)  # fmt: skip
        self.kept = SectionHeader(tr("What was advised"))
        self._middle = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.account.currentIndexChanged.connect(lambda _at: self.run())

    def _lay_out(self) -> None:
        working = down(self.work, None)
        short = down(self.short, 12, across(self.again, None), None)
        told = across(self.gain, self.spared, None)
        for part in (told, working, short):
            part.setContentsMargins(INSET, 0, INSET, 0)
        drawn = across(self.chart)
        drawn.setContentsMargins(INSET, 0, INSET, 0)
        for layout in (down(told, 4, drawn, 8, self.ways), working, short):
            holder = QWidget()
            holder.setLayout(layout)
            self._middle.addWidget(holder)
        self._show_middle(_WORK)
        tools = across(self.account, spacing=12)
        tools.addWidget(self.span, 1)
        tools.setContentsMargins(INSET, 4, INSET, 0)
        column = down(tools, 12, self._middle, 12, self.kept)
        column.addWidget(self.told, 1)
        full = QWidget()
        full.setLayout(column)
        holder = QWidget()
        around = down(self.empty)
        around.setContentsMargins(INSET, 0, INSET, INSET)
        holder.setLayout(around)
        self._stack.addWidget(full)
        self._stack.addWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._stack.setCurrentIndex(_EMPTY)

    def forget(self) -> None:
        """Something changed: ask anew, at once when it is seen."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Ask for accounts and advice, when what is shown is stale."""
        if not self._is_stale:
            return
        self._is_stale = False
        desk = self._desk

        def past(progress: Progress) -> _Past:
            return _Past(desk.advice_replays.accounts(progress), not desk.kept_advice.is_empty())

        self._page.ask(past, self._show_past)

    def run(self) -> None:
        """Replay the chosen account; a replay under way gives way."""
        self.stop()
        chosen = self._chosen()
        if chosen is None:
            return
        key, asked = chosen.key, self._asked
        self._page.ask(
            lambda progress: self._desk.kept_advice.record(progress, key=key),
            lambda record: self._show_told(record, key),
        )
        self.span.set_text("")
        if not chosen.days:
            self._say_short(tr("Too little is known of this account: a replay needs a balance that was read and a month of spend."))  # fmt: skip
            self.again.hide()
            return
        self.work.step(0, 0, tr("Walking through the days again"))
        self._show_middle(_WORK)
        self._task = self._page.ask(
            lambda progress: self._desk.advice_replays.replay(key, progress),
            lambda found: self._show_replay(found, asked),
            watch=lambda done, total, _what: self.work.step(done, total, ""),
        )

    def stop(self) -> None:
        """Give up a replay under way."""
        if self._task is not None and not self._task.is_finished:
            self._task.cancel()
            self._say_short(tr("Stopped. Nothing was changed."))
            self.again.show()
        self._task = None
        self._asked += 1

    def _chosen(self) -> ReplayAccount | None:
        key = self.account.value()
        return next((one for one in self._past.accounts if one.key == key), None)

    def _show_past(self, past: _Past) -> None:
        before, self._past = self.account.value(), past
        self._stack.setCurrentIndex(_FULL if past.has_kept or any(one.days for one in past.accounts) else _EMPTY)
        self.account.blockSignals(True)
        self.account.set_choices((f"{one.name} · {platform_name(one.platform)}", one.key) for one in past.accounts)
        self.account.choose(before)
        self.account.blockSignals(False)
        self.run()

    def _show_replay(self, found: Replay | None, asked: int) -> None:
        if asked != self._asked or found is None:
            return  # stopped, or another account was chosen meanwhile
        self._task, self.replay = None, found
        ways, days = found.hindsight.ways, found.hindsight.days
        lines = [
            Line(tr(WAYS[way]), one.line, _TONES[way], [at for at, is_dry in enumerate(one.dry_days) if is_dry])
            for way, one in ways.items()
        ]
        self.chart.show_lines(days, lines)
        self.ways.set_rows([WayLine(way, one) for way, one in ways.items()])
        money, hours = _gain(found)
        self.gain.setText(money)
        self.spared.setText(hours)
        self.span.set_text(_span(found))
        self._show_middle(_CHART)

    def _show_told(self, record: AdviceRecord, key: str) -> None:
        if key != self.account.value():
            return  # another account was chosen meanwhile
        self.told.set_columns(advice_columns(datetime.now(UTC)))
        self.told.set_rows(record.lines)
        self.kept.count.setText(right_words(record))

    def _show_middle(self, at: int) -> None:
        """A replay under way keeps the room of its chart; a sentence takes only its own."""
        self._middle.setCurrentIndex(at)
        self._middle.setFixedHeight(_SHORT_HEIGHT if at == _SHORT else _CHART_HEIGHT + self.ways.height() + 40)

    def _say_short(self, words: str) -> None:
        self.short.setText(words)
        self._show_middle(_SHORT)


def _gain(found: Replay) -> tuple[str, str]:
    """What following would have changed: money, then hours without any."""
    actual, advised = (found.hindsight.ways[way] for way in (Way.ACTUAL, Way.ADVISED))
    less, hours = actual.mean_balance - advised.mean_balance, actual.dry_hours - advised.dry_hours
    amount = figures.money(abs(less), is_whole=True)
    money = tr("With the advice {amount} less would have lain there on average.", amount=amount)
    if less.amount < 0:
        money = tr("With the advice {amount} more would have lain there on average.", amount=amount)
    if hours < 0:
        return money, plural(
            "{count} hour more would have been dry.", "{count} hours more would have been dry.", count=-hours
        )
    return money, plural(
        "{count} dry hour would have been spared.", "{count} dry hours would have been spared.", count=hours
    ) if hours else ""


def _span(found: Replay) -> str:
    days = found.hindsight.days
    first, last = figures.day(days[0], days[-1]), figures.day(days[-1], days[-1])
    count = f"{len(days):,}"
    if found.read_days >= len(days):
        return tr("{first} to {last}, {count} days", first=first, last=last, count=count)
    if not found.read_days:
        return tr("{first} to {last}, {count} days · no balance was read on them: the line is worked out, and dry hours are not known", first=first, last=last, count=count)  # fmt: skip
    return tr(
        "{first} to {last}, {count} days · balances were read on {read} of them: between, the line is worked out, and dry hours are not known",
        first=first, last=last, count=count, read=found.read_days,
    )  # fmt: skip
