"""The columns of the list of applications and of the calendar of documents that run out."""

from datetime import timedelta

from app.domain.catalogue import Catalogue
from app.domain.expiry import CalendarRow
from app.domain.stage_clock import Light
from app.services.opening_board import ApplicationLine
from ui import figures, wording
from ui.expiring import held_words
from ui.onboarding.said import kind_name, length, of_target, state_tone, state_words
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import CHIPS, NAME_TILE, NUMBER, STRONG_TEXT, ChipText, Figures, Named
from ui.widgets.tiles import platform_letter, platform_name
from ui.words import tr

_LEFT = Figures(is_left=True)


def application_columns() -> list[Column[ApplicationLine]]:
    """Platform, company, state, the running stage, the time so far, numbers."""
    return [
        Column(tr("Platform"), _platform, kind=NAME_TILE, width=170, key="platform"),
        Column(tr("Company"), lambda one: one.company, kind=STRONG_TEXT, width=150, stretch=True, key="company"),
        Column(tr("State"), lambda one: [ChipText(state_words(one), state_tone(one))], kind=CHIPS, width=160, key="state"),
        Column(tr("Stage"), _stage, kind=CHIPS, width=250, key="stage"),
        Column(tr("Time so far"), lambda one: one.opening, text=_length, kind=NUMBER, numeric=True, width=90, key="time"),
        Column(tr("Account"), lambda one: one.application.account or None, kind=_LEFT, width=150, key="account"),
        Column(tr("Way"), lambda one: wording.word(one.application.way), width=130, hidden=True, key="way"),
        Column(tr("Application number"), lambda one: one.application.reference or None, kind=_LEFT, width=180, hidden=True, key="reference"),
    ]  # fmt: skip


def calendar_columns(catalogue: Catalogue) -> list[Column[CalendarRow]]:
    """Day, what is due, which document, whose, what hangs on it."""
    return [
        Column(tr("Day"), lambda row: row.day, text=figures.iso_day, kind=_LEFT, width=130, key="day"),
        Column(tr("What"), lambda row: wording.word(row.kind), kind=STRONG_TEXT, width=200, key="what"),
        Column(tr("Document"), lambda row: kind_name(row.paper.kind, catalogue), width=220, stretch=True, key="document"),
        Column(tr("Holder"), lambda row: row.paper.holder, width=220, stretch=True, key="holder"),
        Column(tr("Held up by it"), lambda row: held_words(row.held_up) or figures.NOTHING, width=280, stretch=True, key="held"),
    ]  # fmt: skip


def _platform(line: ApplicationLine) -> Named:
    return Named(platform_name(line.platform), line.platform, platform_letter(line.platform))


def _stage(line: ApplicationLine) -> list[ChipText]:
    running = line.running
    if running is None:
        return []
    tone = {Light.FINE: "neutral", Light.WARNING: "amber", Light.OVER: "red"}[running.light]
    icon = "" if running.light is Light.FINE else "clock-3"
    return [ChipText(f"{wording.word(running.stage)} {of_target(running)}", tone, icon)]


def _length(span: timedelta | None) -> str:
    return length(span) if span is not None else figures.NOTHING
