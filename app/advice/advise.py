"""The adviser: what to send now, out of nothing but what may be known now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from app.advice.advice import LEVELS, Advice
from app.advice.amounts import exact, rounded_up, to_coins
from app.advice.announced import Announced, announced_of
from app.advice.demand import HORIZONS, Demand, demand_of, shaped_of
from app.advice.interval import Interval, interval_of
from app.advice.observation import Observation, Shared, number
from app.advice.panel import Panel, idle_days, panel_of
from app.advice.pattern import Pattern
from app.advice.pooling import pattern_of
from app.advice.quantity import Outlook, days_needed, outlook_of, stock_wanted
from app.advice.reasons import SILENT_DAYS, Facts, reasons_of
from app.advice.timing import dry_after, latest_safe
from app.domain.money import Money

Floats = NDArray[np.float64]


def advise(observation: Observation, shared: Shared | None = None) -> Advice:
    """What to send to one account now. Keeps nothing: the same observation always gives the same advice."""
    return advise_all([observation], shared)[0]


def advise_all(observations: Sequence[Observation], shared: Shared | None = None) -> list[Advice]:
    """The same for many accounts, in their order; those with little history learn from the others."""
    shared = shared or Shared()
    pattern = shared.pattern or pattern_of(observations, shared)
    together: dict[tuple[datetime, datetime], list[int]] = defaultdict(list)
    for position, one in enumerate(observations):
        together[one.now, one.next_review].append(position)
    found: dict[int, Advice] = {}
    for positions in together.values():
        group = _group([observations[position] for position in positions], shared, pattern)
        found |= dict(zip(positions, group, strict=True))
    return [found[position] for position in range(len(observations))]


@dataclass(frozen=True, slots=True)
class _Group:
    """Accounts that are looked at in the same hour."""

    panel: Panel
    announced: Announced
    interval: Interval
    demand: Demand
    outlook: Outlook
    wanted: Floats
    """Stock that should be there or on its way."""


def _group(observations: Sequence[Observation], shared: Shared, pattern: Pattern) -> list[Advice]:
    group = _forecast(observations, shared, pattern)
    amounts = [_amount(*each) for each in _each(observations, group)]
    stock = np.array([_stock(one) for one in observations])
    sent = stock + np.array([number(amount) for amount in amounts])
    one, demand, interval = observations[0], group.demand, group.interval
    until, later = group.outlook.interval, group.outlook.covered
    levels = np.array(LEVELS)
    needs = {days: group.outlook.ahead[24.0 * days].quantiles(levels) for days in HORIZONS}
    safe = latest_safe(one.now, dry_after(demand, one.now, stock), shared, group.announced.days)
    dry = [np.maximum(1 - until.share_within(money[:, None])[:, 0], 0.0) for money in (sent, stock)]
    left = [later.mean_left(money[:, None])[:, 0] for money in (sent, stock)]
    within = until.quantiles(levels)
    ends_at = one.now + timedelta(hours=interval.next.mean)
    silent = idle_days(group.panel)
    found = []
    for row, (each, amount) in enumerate(zip(observations, amounts, strict=True)):
        facts = Facts(amount, float(group.wanted[row]), float(stock[row]), interval, int(silent[row]))
        is_silent = facts.is_silent(each)
        found.append(
            Advice(
                account=each.account,
                amount=amount,
                latest_safe_at=None if is_silent else safe[row],
                interval_ends_at=ends_at,
                interval_quantiles=_by_level(within[row], each.currency),
                quantiles={days: _by_level(values[row], each.currency) for days, values in needs.items()},
                chance_dry=0.0 if is_silent else float(dry[0][row]),
                chance_dry_without=0.0 if is_silent else float(dry[1][row]),
                idle=rounded_up(float(left[0][row]), each.currency),
                idle_without=rounded_up(float(left[1][row]), each.currency),
                stranded=exact(each.balance, each.currency) if is_silent else Money.zero(each.currency),
                reasons=reasons_of(each, facts, group.panel, group.announced, row),
            )
        )
    return found


def _forecast(observations: Sequence[Observation], shared: Shared, pattern: Pattern) -> _Group:
    one = observations[0]
    interval = interval_of(one, shared)
    days = days_needed(one, interval)
    panel = panel_of(observations)
    announced = announced_of(observations, panel, shared.calendar, days)

    def foretold(*, believe_dry: bool) -> tuple[Demand, Outlook, Floats]:
        shaped = shaped_of(observations, panel, pattern, announced, believe_dry=believe_dry)
        demand = demand_of(observations, shaped, pattern, announced)
        outlook = outlook_of(demand, one, interval)
        return demand, outlook, stock_wanted(outlook, demand, shared, np.isfinite(announced.budget[:, 0]))

    demand, outlook, wanted = foretold(believe_dry=True)
    if panel.dry.any():
        # A day that ran dry may say that more is needed, never that less is.
        wanted = np.maximum(wanted, foretold(believe_dry=False)[2])
    return _Group(panel, announced, interval, demand, outlook, wanted)


def _each(observations: Sequence[Observation], group: _Group) -> list[tuple[Observation, float, int]]:
    return list(zip(observations, group.wanted.tolist(), idle_days(group.panel).tolist(), strict=True))


def _amount(one: Observation, wanted: float, idle: int) -> Money:
    """What lacks of the wanted stock, to the cent and never below the minimum; nothing for an account that stands still."""
    nothing = Money.zero(one.currency)
    if one.is_paused or (idle > SILENT_DAYS and not one.campaigns):
        return nothing
    there = exact(one.balance, one.currency) + exact(one.pipeline, one.currency)
    if one.grant_is_spent_first:
        there += exact(one.grant_balance, one.currency)
    lacking = rounded_up(wanted, one.currency) - there
    if lacking.amount <= 0:
        return nothing
    return to_coins(max(lacking, exact(one.minimum_top_up, one.currency)))


def _stock(one: Observation) -> float:
    grant = number(one.grant_balance) if one.grant_is_spent_first else 0.0
    return number(one.balance) + number(one.pipeline) + grant


def _by_level(values: Floats, currency: str) -> dict[float, Money]:
    return {level: rounded_up(value, currency) for level, value in zip(LEVELS, values.tolist(), strict=True)}
