"""Blocking: which rows are worth comparing at all, by amount and date or by a number that both carry."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.matching.days import Days
from app.matching.pool import OpenRow, Pool
from app.matching.settings import MatchSettings
from app.matching.text import family

AmountKey = tuple[str, int]
"""Currency and signed micro-units."""

Pair = tuple[OpenRow, OpenRow]

T = TypeVar("T", bound=Hashable)


def by_amount(rows: Iterable[OpenRow]) -> dict[AmountKey, list[OpenRow]]:
    """Rows of equal signed amount, in order of day; rows of nothing are left out."""
    blocks: dict[AmountKey, list[OpenRow]] = defaultdict(list)
    for row in rows:
        if row.micros:
            blocks[row.currency, row.micros].append(row)
    return blocks


def pairs_in_window(left: Sequence[OpenRow], right: Sequence[OpenRow], reach: Days) -> Iterator[Pair]:
    """Every left row with the right rows of its window; both sides in order of day."""
    days = [row.day for row in right]
    for row in left:
        first = bisect_left(days, reach.first(row.day))
        last = bisect_right(days, reach.last(row.day))
        for other in right[first:last]:
            yield row, other


def count_in_window(left: Sequence[OpenRow], right: Sequence[OpenRow], reach: Days) -> int:
    """How many pairs `pairs_in_window` would give, without making them."""
    days = [row.day for row in right]
    return sum(bisect_right(days, reach.last(row.day)) - bisect_left(days, reach.first(row.day)) for row in left)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountBlocks:
    """The pairs of equal amount inside the window, block by block, and the blocks that were too large to search."""

    blocks: tuple[tuple[Pair, ...], ...]
    skipped: tuple[str, ...]


def equal_amounts(pool: Pool) -> AmountBlocks:
    """Pairs that nothing forbids, one block for each amount that occurs on both sides."""
    right = by_amount(pool.right)
    blocks: list[tuple[Pair, ...]] = []
    skipped: list[str] = []
    for (currency, micros), rows in by_amount(pool.left).items():
        others = right.get((currency, micros), [])
        if (count := count_in_window(rows, others, pool.days)) > pool.settings.pairs_per_block:
            skipped.append(f"{rows[0].row.amount}: {count} pairs of equal amount")
        elif pairs := tuple(pair for pair in pairs_in_window(rows, others, pool.days) if pool.may_pair(*pair)):
            blocks.append(pairs)
    return AmountBlocks(blocks=tuple(blocks), skipped=tuple(sorted(skipped)))


def connected(pairs: Iterable[tuple[T, T]]) -> list[list[tuple[T, T]]]:
    """The pairs in lots that share no member, each lot and all lots in order of first appearance."""
    kept = list(pairs)
    near: dict[T, list[T]] = defaultdict(list)
    for one, other in kept:
        near[one].append(other)
        near[other].append(one)
    lot_of: dict[T, int] = {}
    count = 0
    for member in near:
        if member not in lot_of:
            lot_of[member] = count
            waiting = [member]
            while waiting:
                fresh = [one for one in near[waiting.pop()] if one not in lot_of]
                lot_of.update(dict.fromkeys(fresh, count))
                waiting += fresh
            count += 1
    lots: list[list[tuple[T, T]]] = [[] for _ in range(count)]
    for pair in kept:
        lots[lot_of[pair[0]]].append(pair)
    return lots


def with_references(pool: Pool) -> Pool:
    """The pool with what all rows together say of their numbers: the usual ones, and the families both sides speak."""
    usual = _usual(pool.left, pool.settings) | _usual(pool.right, pool.settings)
    known = replace(pool, usual=usual)
    agree: Counter[tuple[str, int]] = Counter()
    differ: Counter[tuple[str, int]] = Counter()
    right = carriers(pool.right, known)
    for number, rows in carriers(pool.left, known).items():
        if number not in right:
            continue
        amounts = {(row.currency, row.micros) for row in right[number]}
        meets = any((row.currency, row.micros) in amounts for row in rows)
        (agree if meets else differ)[family(number)] += 1
    return replace(
        known,
        families=frozenset(one for one, count in agree.items() if count >= differ[one]),
        hearsay=frozenset(one for one, count in differ.items() if count >= 3 and count > agree[one]),
    )


def carriers(rows: Iterable[OpenRow], pool: Pool) -> dict[str, list[OpenRow]]:
    """Which rows carry a number, in the reference field or in the text; usual numbers are left out."""
    index: dict[str, list[OpenRow]] = defaultdict(list)
    for row in rows:
        for number in row.numbers:
            if number not in pool.usual:
                index[number].append(row)
    return index


def _usual(rows: Iterable[OpenRow], settings: MatchSettings) -> frozenset[str]:
    counts = Counter(number for row in rows for number in row.numbers)
    return frozenset(number for number, count in counts.items() if count > settings.reference_rows)
