"""Differences between the book and the platforms: shown, never absorbed; those of the unfinished day are quiet."""

from collections.abc import Sequence

from app.services.breaks import BreakLine
from ui import wording
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import CHIPS, NAME_TILE, QUIET_MONEY, Amounts, ChipText, Named
from ui.widgets.tiles import platform_letter, platform_name
from ui.words import tr

_DIFFERENCE = Amounts(signed=True)


def break_columns() -> list[Column[BreakLine]]:
    """Holder, kind of money, both figures, what is between them."""
    return [
        Column(tr("Account"), _named, kind=NAME_TILE, width=200, stretch=True, key="account"),
        Column(tr("Platform"), lambda one: platform_name(one.platform), width=110, key="platform"),
        Column(tr("Money"), lambda one: wording.word(one.fund_class), width=80, key="kind"),
        Column(tr("Currency"), lambda one: one.book.currency, width=72, key="currency"),
        Column(tr("Book says"), lambda one: one.book, kind=QUIET_MONEY, numeric=True, width=124, key="book"),
        Column(tr("Platform says"), lambda one: one.told, kind=QUIET_MONEY, numeric=True, width=124, key="told"),
        Column(tr("Difference"), lambda one: one.difference, kind=_DIFFERENCE, numeric=True, width=124, key="difference"),
        Column(tr("Reading"), _reading, kind=CHIPS, width=190, key="reading"),
    ]  # fmt: skip


def urgent(breaks: Sequence[BreakLine]) -> list[BreakLine]:
    """Those that the unfinished day does not explain."""
    return [one for one in breaks if not one.is_timing]


def _named(one: BreakLine) -> Named:
    return Named(one.name, one.platform, platform_letter(one.platform))


def _reading(one: BreakLine) -> ChipText:
    if one.is_timing:
        return ChipText(tr("Within a day's burn"), "neutral", "clock-3")
    return ChipText(tr("To be explained"), "red", "circle-alert")
