"""Pass 8: why a row may have stayed open."""

import re
from collections.abc import Collection

from app.domain.findings import LeftClass, LeftOver
from app.matching import text
from app.matching.knowledge import Lag
from app.matching.pool import OpenRow, Pool, Side

_FEE = re.compile(r"手续费|服务费|管理费|工本费|年费|电汇费|\bFEES?\b|\bCHARGES?\b|\bCOMMISSION\b")
_INTEREST = re.compile(r"结息|利息|付息|\bINTEREST\b")
_GRANT = re.compile(r"赠款|赠送|返点|返现|奖励|补贴|红包|\bGRANT|\bBONUS|\bREBATE|\bCOUPON|\bCREDIT NOTE")
_SMALL = 2_000 * 1_000_000
"""A bank's own fees and a quarter's interest are small; a larger sum with such a word is somebody's service."""


def classes(pool: Pool, everyone: Pool, doubled: Collection[str]) -> tuple[LeftOver, ...]:
    """Every open row with its class; `doubled` holds the keys of rows that a double booking explains.

    A row is in transit when the other side, with all its rows, ends before the day on which the row was due there.
    """
    ends = (
        max((row.day for row in everyone.left), default=None),
        max((row.day for row in everyone.right), default=None),
    )
    return tuple(
        LeftOver(key=row.key, left_class=LeftClass.DOUBLE if row.key in doubled else _class(row, ends, pool))
        for row in (*pool.left, *pool.right)
    )


def _class(row: OpenRow, ends: tuple[int | None, int | None], pool: Pool) -> LeftClass:
    """What its own words say first, then what the days say, then only which side it stands on."""
    said = _by_words(row)
    if said is not None:
        return said
    if _is_in_transit(row, ends, pool):
        return LeftClass.IN_TRANSIT
    if row.side is Side.RIGHT:
        return LeftClass.MISSING_PAYMENT
    return LeftClass.UNKNOWN_RECEIPT if row.micros > 0 else LeftClass.MISSING_RECORD


def _by_words(row: OpenRow) -> LeftClass | None:
    is_small = abs(row.micros) < _SMALL
    if is_small and _INTEREST.search(row.text):
        return LeftClass.INTEREST
    if is_small and _FEE.search(row.text):
        return LeftClass.FEE
    if row.side is Side.RIGHT and _GRANT.search(row.text):
        return LeftClass.GRANT
    is_own = text.says_own_transfer(row.text) and (row.side is Side.RIGHT or not row.name)
    return LeftClass.OWN_TRANSFER if is_own else None


def _is_in_transit(row: OpenRow, ends: tuple[int | None, int | None], pool: Pool) -> bool:
    """Whether the other side's rows end before this one was due there."""
    end = ends[1] if row.side is Side.LEFT else ends[0]
    if end is None:
        return False
    if row.side is Side.LEFT:
        return end < due_day(row, pool)
    return row.day + pool.settings.early_days > end


def due_day(row: OpenRow, pool: Pool) -> int:
    """The day by which the platform should show a payment: as late as nine in ten were, else the end of the window."""
    latest = _usual_lag(row, pool)
    if latest is None:
        return pool.days.last(row.day)
    day = row.day
    while day < pool.days.last(row.day) and pool.days.lag(row.day, day) < latest.p90:
        day += 1
    return day


def _usual_lag(row: OpenRow, pool: Pool) -> Lag | None:
    """How late records of the row's party are, where that was learned."""
    kin = pool.kin.get(row.name)
    if kin is None:
        return None
    of_party = (lag for name, lag in pool.knowledge.lags.items() if pool.kin.get(text.party_name(name)) == kin)
    return max(of_party, key=lambda lag: lag.p90, default=None)
