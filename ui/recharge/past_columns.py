"""The columns of looking back: the three ways through the same days, and each advice with what came of it."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.kept_advice import AdviceOutcome
from app.domain.money import Money
from app.services.advice_replay import Figures, Way
from app.services.kept_advice import AdviceLine
from ui import figures, wording
from ui.advice_words import WAYS
from ui.widgets import fonts
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import CHIPS, NUMBER, STRONG_TEXT, Amounts, ChipText
from ui.words import tr

_QUIET = Amounts(with_symbol=True, weight=fonts.REGULAR, zero_is_nothing=True)
_STRONG = Amounts(with_symbol=True, weight=fonts.MEDIUM)
_SURE = "0.995"
_CHIPS = {
    AdviceOutcome.RIGHT: ("green", "circle-check"),
    AdviceOutcome.RAN_DRY: ("red", "circle-alert"),
    AdviceOutcome.LEFT_IDLE: ("amber", "hourglass"),
    AdviceOutcome.HAD_TOO_MUCH: ("neutral", ""),
}


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way with its figures."""

    way: Way
    figures: Figures


def way_columns() -> list[Column[WayLine]]:
    """Dry hours, what was held and idle, how often it was topped up, what all of it cost."""
    return [
        Column("", lambda one: tr(WAYS[one.way]), kind=STRONG_TEXT, width=152, stretch=True, key="way"),
        Column(tr("Hours dry"), lambda one: one.figures.dry_hours, kind=NUMBER, text=figures.number, numeric=True, width=80, key="dry"),
        Column(tr("Held on average"), lambda one: one.figures.mean_balance, kind=_STRONG, numeric=True, width=128, key="held"),
        Column(tr("In days"), lambda one: one.figures.cover_days, kind=NUMBER, text=figures.days, numeric=True, width=72, tip=tr("The mean balance in days of mean spend"), key="days"),
        Column(tr("Idle on average"), lambda one: one.figures.idle, kind=_STRONG, numeric=True, width=128, tip=tr("What was not needed within the next three days"), key="idle"),
        Column(tr("Times topped up"), lambda one: one.figures.top_ups, kind=NUMBER, text=figures.number, numeric=True, width=132, key="top-ups"),
        Column(tr("Lost spend"), lambda one: one.figures.lost, kind=_QUIET, numeric=True, width=104, tip=tr("Spend that could not happen for want of money"), key="lost"),
        Column(tr("Cost"), lambda one: one.figures.cost, kind=_STRONG, numeric=True, width=112, tip=tr("Interest of 10% a year on what lay there, and 26% of the lost spend"), key="cost"),
    ]  # fmt: skip


def advice_columns(now: datetime) -> list[Column[AdviceLine]]:
    """Told, and what came."""
    return [
        Column(tr("Told"), lambda one: one.kept.told_at, text=lambda value: figures.stamp(value, now), width=136, key="told"),
        Column(tr("Advised"), lambda one: one.kept.amount, kind=_QUIET, numeric=True, width=112, key="advised"),
        Column(tr("Arrived"), lambda one: _of(one, "arrived"), kind=_QUIET, numeric=True, width=112, tip=tr("Topped up in truth until the advice ended"), key="arrived"),
        Column(tr("Need at most"), _most, kind=_QUIET, numeric=True, width=116, tip=tr("Told with 99.5% certainty, until the next order would have landed"), key="most"),
        Column(tr("Need that came"), lambda one: _of(one, "need"), kind=_STRONG, numeric=True, width=124, key="need"),
        Column(tr("Left idle"), lambda one: _of(one, "idle"), kind=_QUIET, numeric=True, width=104, tip=tr("With the advice, and not used within three days"), key="idle"),
        Column(tr("What became of it"), lambda one: _chips(one, now), kind=CHIPS, width=200, stretch=True, key="became"),
    ]  # fmt: skip


def _of(one: AdviceLine, what: str) -> Money | None:
    amounts = (
        {} if one.score is None else {"arrived": one.score.arrived, "need": one.score.need, "idle": one.score.idle}
    )
    return amounts.get(what)


def _most(one: AdviceLine) -> Money | None:
    return next((need for level, need in one.kept.interval if f"{level:f}" == _SURE), None)


def _chips(one: AdviceLine, now: datetime) -> list[ChipText]:
    score = one.score
    if score is None:
        settled = one.kept.settled_at
        words = tr("Known on {day}", day=figures.day(settled.astimezone().date(), now.astimezone().date()))
        return [ChipText(words if settled > now else tr("Waits for a sync"), "neutral", "clock-3")]
    chips = [ChipText(wording.word(score.outcome), *_CHIPS[score.outcome])]
    if score.dry_hours:
        chips.append(ChipText(tr("dry for {hours} h", hours=score.dry_hours), "red"))
    return chips
