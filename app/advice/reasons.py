"""Why an advice is as it is: codes with one fact each, for the window to put into words."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.advice.advice import Reason, ReasonCode
from app.advice.amounts import exact, rounded_up, to_coins
from app.advice.announced import Announced
from app.advice.interval import Interval
from app.advice.observation import Observation
from app.advice.panel import PAUSE_DAYS, Panel
from app.domain.money import Money

SILENT_DAYS = PAUSE_DAYS
"""Longer without any spend, and nothing is advised unless a campaign is announced."""
SHORT_HISTORY_DAYS = 14
LONG_INTERVAL_DAYS = 2.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What was worked out for one account."""

    amount: Money
    wanted: float
    stock: float
    interval: Interval
    silent_days: int

    def is_silent(self, one: Observation) -> bool:
        """Whether the account stands still: stopped by somebody, or without spend for weeks and nothing announced."""
        return one.is_paused or (self.silent_days > SILENT_DAYS and not one.campaigns)


def reasons_of(one: Observation, facts: Facts, panel: Panel, announced: Announced, row: int) -> tuple[Reason, ...]:
    """The reasons, weightiest first."""
    if facts.is_silent(one):
        return tuple(_standing_still(one, facts))
    return (*_about_amount(one, facts), *_about_history(panel, row), *_about_future(one, announced, row))


def _standing_still(one: Observation, facts: Facts) -> Iterator[Reason]:
    if one.is_paused:
        yield Reason(ReasonCode.PAUSED)
    else:
        yield Reason(ReasonCode.NO_SPEND, str(facts.silent_days))
    stranded = exact(one.balance, one.currency)
    if stranded:
        yield Reason(ReasonCode.STRANDED, str(stranded))


def _about_amount(one: Observation, facts: Facts) -> Iterator[Reason]:
    yield Reason(ReasonCode.NEED_UNTIL_NEXT_ARRIVAL, str(rounded_up(facts.wanted, one.currency)))
    if not facts.amount:
        yield Reason(ReasonCode.ENOUGH, str(rounded_up(facts.stock, one.currency)))
    elif facts.amount == to_coins(exact(one.minimum_top_up, one.currency)):
        yield Reason(ReasonCode.RAISED_TO_MINIMUM, str(facts.amount))
    days = facts.interval.next.mean / 24
    if days > LONG_INTERVAL_DAYS:
        yield Reason(ReasonCode.LONG_INTERVAL, f"{days:.1f}")
    if one.grant_is_spent_first and exact(one.grant_balance, one.currency):
        yield Reason(ReasonCode.GRANT_FIRST, str(exact(one.grant_balance, one.currency)))


def _about_history(panel: Panel, row: int) -> Iterator[Reason]:
    dry = int((panel.dry[row] > 0).sum())
    if dry:
        yield Reason(ReasonCode.DRY_DAYS_CORRECTED, str(dry))
    days = int(panel.days[row])
    if days < SHORT_HISTORY_DAYS:
        yield Reason(ReasonCode.SHORT_HISTORY, str(days))


def _about_future(one: Observation, announced: Announced, row: int) -> Iterator[Reason]:
    bounded = int(np.isfinite(announced.budget[row]).sum())
    if bounded:
        yield Reason(ReasonCode.BUDGETS, str(bounded))
    if one.campaigns:
        yield Reason(ReasonCode.CAMPAIGNS, str(len(one.campaigns)))
    weight = float(announced.nodes[row].max())
    if weight != 1.0:
        yield Reason(ReasonCode.MARKETING_NODE, f"{weight:.2f}")
