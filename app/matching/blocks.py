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


class Block:
    """Rows in order of day, whose days are told once: those of some days are found without a look at the others."""

    __slots__ = ("_days", "rows")

    def __init__(self, rows: Sequence[OpenRow]) -> None:
        self.rows = rows
        self._days = [row.day for row in rows]

    def between(self, first: int, last: int) -> Sequence[OpenRow]:
        """From one day to another."""
        return self.rows[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def count(self, first: int, last: int) -> int:
        """How many from one day to another."""
        return bisect_right(self._days, last) - bisect_left(self._days, first)

    def nearest(self, day: int, most: int) -> Sequence[OpenRow]:
        """So many before a day at most, and as many from it on."""
        here = bisect_left(self._days, day)
        return self.rows[max(0, here - most) : here + most]


NO_ROWS = Block(())


def by_amount(rows: Iterable[OpenRow]) -> dict[AmountKey, Block]:
    """Rows of equal signed amount; rows of nothing are left out."""
    blocks: dict[AmountKey, list[OpenRow]] = defaultdict(list)
    for row in rows:
        if row.micros:
            blocks[row.currency, row.micros].append(row)
    return {key: Block(some) for key, some in blocks.items()}


def in_window(left: OpenRow, right: Block, reach: Days) -> Sequence[OpenRow]:
    """The rows of a right block that stand in the window of a left row."""
    return right.between(reach.first(left.day), reach.last(left.day))


def pairs_in_window(left: Block, right: Block, reach: Days) -> Iterator[Pair]:
    """Every left row with the right rows of its window."""
    return ((row, other) for row in left.rows for other in in_window(row, right, reach))


def count_in_window(left: Block, right: Block, reach: Days) -> int:
    """How many pairs `pairs_in_window` would give, without making them."""
    return sum(right.count(reach.first(row.day), reach.last(row.day)) for row in left.rows)


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
    for key, rows in by_amount(pool.left).items():
        others = right.get(key)
        if others is None:
            continue
        if (count := count_in_window(rows, others, pool.days)) > pool.settings.pairs_per_block:
            skipped.append(f"{rows.rows[0].row.amount}: {count} pairs of equal amount")
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
