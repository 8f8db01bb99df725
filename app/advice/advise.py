"""The adviser: what to send now, from nothing but what may be known now."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from app.advice.announced import announced_of
from app.advice.demand import demand_of
from app.advice.interval import interval_of
from app.advice.observation import Observation, Shared, number
from app.advice.panel import panel_of
from app.advice.pattern import neutral_pattern
from app.advice import quantity


def raw(observations: Sequence[Observation], shared: Shared):
    groups = defaultdict(list)
    for i, one in enumerate(observations):
        groups[one.now, one.next_review].append(i)
    out = [None] * len(observations)
    for idx in groups.values():
        obs = [observations[i] for i in idx]
        for i, v in zip(idx, _group(obs, shared)):
            out[i] = v
    return out


def _group(obs, shared):
    first = obs[0]
    interval = interval_of(first, shared)
    days = quantity.days_needed(first, interval)
    ann = announced_of(obs, days)
    panel = panel_of(obs)
    demand = demand_of(obs, panel, shared.pattern or neutral_pattern(), ann)
    want = quantity.stock_wanted(demand, first, interval, shared)
    if panel.dry.any():
        other = demand_of(obs, panel, shared.pattern or neutral_pattern(), ann, believe_dry=False)
        want = np.maximum(want, quantity.stock_wanted(other, first, interval, shared))
    qs = {}
    for k in (1, 3, 7):
        qs[k] = quantity.need_over(demand, first, (24.0 * k,), (1.0,)).quantiles(np.array([.005, .025, .165, .25, .5, .75, .835, .975, .995]))
    res = []
    for r, one in enumerate(obs):
        short = want[r] - number(one.balance) - number(one.pipeline)
        q = 0.0 if short <= 1e-9 else max(short, number(one.minimum_top_up))
        res.append((q, {k: v[r] for k, v in qs.items()}))
    return res
