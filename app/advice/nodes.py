"""Marketing nodes 营销节点 (618, Double 11 and the rest): how much more an account spends in them."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from app.domain.calendar import Calendar, CalendarEntry

Floats = NDArray[np.float64]

ENOUGH_DAYS = 5
"""So many days of an earlier node of the same name replace the neutral weight by the account's own."""
BESIDE_DAYS = 28
"""Days before a node that it is compared with."""


def node_weights(
    calendar: Calendar, first: date, days: int, *, platform: str, spent: Floats, spent_first: date
) -> Floats:
    """Spend of consecutive days against a normal day; days outside every node weigh 1.

    `spent` is the account's own history from `spent_first` on: where it holds a node of the same name, what was spent in
    it counts, and the neutral starting weight of the calendar no more. Of nodes that overlap the heaviest counts.
    """
    found = np.ones(days)
    last = first + timedelta(days=days - 1)
    for node in calendar.marketing_nodes(first, last, platform=platform or None):
        weight = _own_weight(calendar, node, spent, spent_first) or float(node.weight or 1)
        begin, end = max(0, (node.start - first).days), min(days, (node.end - first).days + 1)
        part = found[begin:end]
        found[begin:end] = np.where(part == 1.0, weight, np.maximum(part, weight))
    return found


def _own_weight(calendar: Calendar, node: CalendarEntry, spent: Floats, first: date) -> float | None:
    """What this account spent in earlier nodes of the same name, against the weeks before them; None for too few days."""
    inside, beside = [], []
    for entry in calendar.entries:
        if entry.name_zh == node.name_zh and entry.end < node.start:
            begin, end = (entry.start - first).days, (entry.end - first).days + 1
            inside.append(spent[max(0, begin) : max(0, end)])
            beside.append(spent[max(0, begin - BESIDE_DAYS) : max(0, begin)])
    days = np.concatenate(inside) if inside else np.zeros(0)
    normal = float(np.concatenate(beside).mean()) if beside and sum(map(len, beside)) >= ENOUGH_DAYS else 0.0
    if len(days) < ENOUGH_DAYS or normal <= 0:
        return None
    return float(np.clip(days.mean() / normal, 0.3, 5.0))
