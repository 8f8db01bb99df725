"""The columns of the recharge page: advice by account, and orders."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.services.idle_money import MoveIdea
from app.services.order_lines import OrderLine
from app.services.top_ups import TopUpLine, Urgency
from ui import figures, wording
from ui.order_words import URGENCIES
from ui.recharge.said import days_left, latest_words, needs_words, order_note, signed, state_chips, sums
from ui.widgets import fonts
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import CHIPS, DAYS_LEFT, NAME_TILE, NUMBER, Amounts, Named
from ui.widgets.table.model import Group
from ui.widgets.tiles import platform_letter, platform_name
from ui.words import tr

_ADVISED = Amounts(with_symbol=True, weight=fonts.SEMIBOLD, zero_is_nothing=True)
_QUIET = Amounts(with_symbol=True, weight=fonts.REGULAR, zero_is_nothing=True)
_TONES = {Urgency.NOW: "red", Urgency.SOON: "amber"}


def top_up_columns(tick: Column[Any], now: datetime, ideas: Sequence[MoveIdea] = ()) -> list[Column[TopUpLine]]:
    """Tick, account, what it has, what it needs, until when it can wait, what comes of waiting; tagged where money could move first."""
    givers, takers = {one.giver.key for one in ideas}, {one.receiver.key for one in ideas}

    def named(one: TopUpLine) -> Named:
        plain = _named(one)
        if plain.tag or one.key not in givers | takers:
            return plain
        return replace(plain, tag=tr("can give") if one.key in givers else tr("can be moved in"))

    return [
        tick,
        Column(tr("Account"), named, kind=NAME_TILE, width=172, stretch=True, key="account"),
        Column(tr("Cash"), lambda one: one.balance, kind=_QUIET, numeric=True, width=116, key="cash"),
        Column(tr("Days left"), days_left, kind=DAYS_LEFT, width=112, key="days"),
        Column(tr("In transit"), lambda one: one.under_way, kind=_QUIET, numeric=True, width=104, key="in-transit"),
        Column(tr("Advised"), lambda one: one.amount, kind=_ADVISED, numeric=True, width=116, total=MoneyTotal, key="advised"),
        Column(
            tr("Latest safe time"), lambda one: _latest(one, now), text=lambda value: value[1] if value else figures.NOTHING,
            kind=NUMBER, numeric=True, width=132, sort_key=lambda value: value[0], key="latest",
        ),
        Column(
            tr("Dry risk"), _chance, text=lambda value: figures.NOTHING if value is None else figures.percent(value, 0),
            kind=NUMBER, numeric=True, width=84, tip=tr("Chance to run dry before the next order lands, if nothing is sent now"), key="dry",
        ),
    ]  # fmt: skip


def order_columns(tick: Column[Any], now: datetime) -> list[Column[OrderLine]]:
    """Tick, account, amount, way, state, what it needs, who drafted it and when."""
    return [
        tick,
        Column(tr("Account"), lambda one: Named(one.account, one.platform, platform_letter(one.platform), note=order_note(one)), kind=NAME_TILE, width=176, stretch=True, key="account"),
        Column(tr("Amount"), signed, kind=_ADVISED, numeric=True, width=116, total=MoneyTotal, key="amount"),
        Column(tr("Way"), lambda one: wording.word(one.channel), width=104, key="way"),
        Column(tr("State"), state_chips, kind=CHIPS, width=168, key="state"),
        Column(tr("Still needs"), lambda one: needs_words(one) or None, width=188, stretch=True, key="needs"),
        Column(tr("Drafted by"), lambda one: one.drafted_by, width=92, key="by"),
        Column(tr("Drafted"), lambda one: one.drafted_at, text=lambda at: figures.stamp(at, now), kind=NUMBER, numeric=True, width=108, key="at"),
        Column(tr("No."), lambda one: one.id, kind=NUMBER, numeric=True, width=56, hidden=True, key="id"),
    ]  # fmt: skip


def grouping(lines: Sequence[TopUpLine]) -> dict[Urgency, Group]:
    """A head for each urgency, with how many and what they come to."""
    heads = {}
    for urgency in Urgency:
        theirs = [line for line in lines if line.urgency is urgency]
        amounts = sums(line.amount for line in theirs if line.amount)
        heads[urgency] = Group(
            tr(URGENCIES[urgency]), f"{len(theirs)}  {amounts}".rstrip(), tone=_TONES.get(urgency, "ink")
        )
    return heads


def _named(one: TopUpLine) -> Named:
    note = platform_name(one.platform)
    tag = tr("Shared wallet") if one.key.startswith("wallet:") else tr("stale") if one.is_stale else ""
    return Named(one.name, one.platform, platform_letter(one.platform), tag=tag, note=note)


def _latest(one: TopUpLine, now: datetime) -> tuple[datetime, str] | None:
    at = one.latest_safe_at
    return None if at is None or not one.amount else (at, latest_words(one, now))


def _chance(one: TopUpLine) -> float | None:
    return (
        one.advice.chance_dry_without if one.advice is not None and one.urgency is not Urgency.STANDING_STILL else None
    )
