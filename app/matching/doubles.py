"""Pass 7: one payment with two records, and payments made twice, looked for after matching so that no pass hides them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from app.domain.findings import DoubleBooking
from app.domain.matches import MatchState, Proposal
from app.domain.money import Money
from app.matching import score
from app.matching.blocks import AmountKey, Block, by_amount
from app.matching.pool import OpenRow, Pool, Side

_TELLING = 4
"""Figures from which an amount seldom comes twice by chance in a small ledger."""

_SELDOM = 100
"""Amounts of so many figures must be this many times as many as the rows near by."""

_DAYS = 10
"""A second record or payment stands this near to the first."""

_AGAIN_DAYS = 3
"""A payment is made twice within a few days; later it is the next one."""

_EXPECTED = 8
"""With more than one in so many windows holding a further row of the amount, nearness proves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two rows of one side that stand for one movement, and the rows of the other side that it answers."""

    first: OpenRow
    second: OpenRow
    answered_by: tuple[OpenRow, ...]
    is_certain: bool
    reason: str


class _Block(Block):
    """All rows of one side and amount."""

    def is_rare(self, reach: int) -> bool:
        """Whether the amount, without two that are in question, stands so seldom that nearness says something."""
        crowd = (len(self.rows) - 2) * (2 * reach + 1) * _EXPECTED
        return crowd <= max(1, self.rows[-1].day - self.rows[0].day)

    def around(self, row: OpenRow, everyone: Pool) -> Sequence[OpenRow]:
        """Those near its day, and those of its numbers."""
        reach = _AGAIN_DAYS if row.side is Side.LEFT else _DAYS
        near = self.between(row.day - reach, row.day + reach)
        return list(dict.fromkeys((*near, *self.of_one_number(row, everyone))))

    def of_one_number(self, row: OpenRow, everyone: Pool) -> Sequence[OpenRow]:
        """Those that share a number with it, near its day."""
        found = {one: None for number in sorted(row.numbers) for one in self._numbered.get(number, ())}
        return [one for one in found if abs(one.day - row.day) <= _DAYS and _is_same_number(row, one, everyone)]

    @cached_property
    def _numbered(self) -> Mapping[str, Sequence[OpenRow]]:
        found: dict[str, list[OpenRow]] = defaultdict(list)
        for row in self.rows:
            for number in row.numbers:
                found[number].append(row)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where every row ended up."""

    groups: Mapping[OpenRow, Proposal]
    partners: Mapping[OpenRow, tuple[OpenRow, ...]]
    """Rows of the other side in the same group."""
    blocks: Mapping[Side, Mapping[AmountKey, _Block]]
    telling: int
    """Figures from which an amount seldom comes twice by chance in this ledger."""

    def is_loose(self, row: OpenRow) -> bool:
        """Whether nothing proved holds the row."""
        group = self.groups.get(row)
        return group is None or group.state is not MatchState.AUTO

    def is_answered(self, row: OpenRow) -> bool:
        """Whether rows of its own amount stand beside it."""
        return any(other.micros == row.micros for other in self.partners.get(row, ()))

    def is_undone(self, row: OpenRow) -> bool:
        """Whether the same amount came back on its own side: then the second payment is the one that counts."""
        back = self.blocks[row.side].get((row.currency, -row.micros))
        return back is not None and back.count(row.day - 2 * _DAYS, row.day + 2 * _DAYS) > 0


def doubles(everyone: Pool, groups: Sequence[Proposal]) -> tuple[list[Twins], list[Twins]]:
    """Records of one payment, and payments for one record; the certain ones and those that only may be.

    `everyone` holds all rows before the first pass.
    """
    places = _places(everyone, groups)
    found: dict[frozenset[str], Twins] = {}
    for side in (everyone.right, everyone.left):
        for row in side:
            if row.micros and places.is_loose(row):
                for twins in _twins(row, places, everyone):
                    found.setdefault(frozenset({twins.first.key, twins.second.key}), twins)
    best = _one_each(found.values())
    certain = [twins for twins in best if twins.is_certain]
    return certain, [twins for twins in best if not twins.is_certain]


def as_booking(twins: Twins) -> DoubleBooking:
    """What is said about them."""
    rows = sorted((twins.first, twins.second), key=lambda row: (row.day, row.id))
    other = tuple(row.id for row in twins.answered_by)
    own = tuple(row.id for row in rows)
    is_left = rows[0].side is Side.LEFT
    amount = Money.from_micros(abs(rows[0].micros), rows[0].currency)
    return DoubleBooking(
        left=own if is_left else other, right=other if is_left else own, amount=amount, reason=twins.reason
    )


def _places(everyone: Pool, groups: Sequence[Proposal]) -> _Places:
    left = {row.id: row for row in everyone.left}
    right = {row.id: row for row in everyone.right}
    held: dict[OpenRow, Proposal] = {}
    partners: dict[OpenRow, tuple[OpenRow, ...]] = {}
    for group in groups:
        lefts, rights = [left[one] for one in group.left], [right[one] for one in group.right]
        held |= dict.fromkeys((*lefts, *rights), group)
        partners |= {row: tuple(rights) for row in lefts}
        partners |= {row: tuple(lefts) for row in rights}
    blocks = {
        side: {key: _Block(block.rows) for key, block in by_amount(some).items()}
        for side, some in ((Side.LEFT, everyone.left), (Side.RIGHT, everyone.right))
    }
    return _Places(groups=held, partners=partners, blocks=blocks, telling=_telling(everyone))


def _telling(everyone: Pool) -> int:
    days = [row.day for row in everyone.right] or [0]
    crowd = len(days) * (2 * _DAYS + 1) // (max(days) - min(days) + 2 * _DAYS + 1)
    return max(_TELLING, len(str(_SELDOM * crowd)))


def with_twins(pool: Pool) -> Pool:
    """The pool with the rows that say much and stand twice on their side: one of them may be a double."""
    twins = frozenset(
        row.key
        for side in (pool.left, pool.right)
        for block in by_amount(side).values()
        if len(block.rows) > 1 and score.telling_figures(block.rows[0]) >= _TELLING
        for one, other in pairwise(block.rows)
        if other.day - one.day <= _DAYS
        for row in (one, other)
    )
    return replace(pool, twins=twins)


def _twins(row: OpenRow, places: _Places, everyone: Pool) -> Iterator[Twins]:
    """Rows of the same side and amount that are answered once, with this row as the one too many."""
    block = places.blocks[row.side].get((row.currency, row.micros))
    if block is None or len(block.rows) < 2 or places.is_undone(row):
        return
    is_rare = block.is_rare(_AGAIN_DAYS if row.side is Side.LEFT else _DAYS)
    group = places.groups.get(row)
    for other in block.around(row, everyone) if is_rare else block.of_one_number(row, everyone):
        if other is row or not places.is_answered(other) or not _is_surplus(row, other, places):
            continue
        answer = next(one for one in places.partners[other] if one.micros == row.micros)
        is_one_story = _is_same_number(row, other, everyone)
        if not is_one_story and not _may_be_again(row, other, answer, everyone):
            continue
        is_telling = score.telling_figures(row) >= places.telling
        is_near = is_telling or abs(row.day - other.day) <= _AGAIN_DAYS
        if is_one_story or (is_near and (group is None or group is places.groups[other])):
            yield Twins(
                first=other,
                second=row,
                answered_by=(answer,),
                is_certain=(is_one_story and not _is_told_in_pieces(row, other, places, everyone)) or is_telling,
                reason=_reason(row, other) + ("; same number" if is_one_story else ""),
            )


def _is_told_in_pieces(row: OpenRow, other: OpenRow, places: _Places, everyone: Pool) -> bool:
    """Whether both together make a movement of the other side that nothing proved holds: two halves of one order."""
    across = Side.RIGHT if row.side is Side.LEFT else Side.LEFT
    block = places.blocks[across].get((row.currency, row.micros + other.micros))
    return block is not None and any(
        places.is_loose(one) and everyone.days.in_window(*sorted((one.day, row.day))) for one in block.rows
    )


def _may_be_again(row: OpenRow, other: OpenRow, answer: OpenRow, everyone: Pool) -> bool:
    """Whether the row, without a number that says so, may be the other once more: paid to the same, or booked in time."""
    if row.side is Side.LEFT:
        return not everyone.contradict(row, other) and _is_same_payee(row, other)
    return everyone.days.in_window(answer.day, row.day) or abs(row.day - other.day) <= _AGAIN_DAYS


def _is_surplus(row: OpenRow, other: OpenRow, places: _Places) -> bool:
    """Whether the other side has too few rows for both: they share a group that is larger on their side, or this is open."""
    group = places.groups.get(row)
    if group is None or group is not places.groups.get(other):
        return group is None or not places.is_answered(row)
    own, others = (group.left, group.right) if row.side is Side.LEFT else (group.right, group.left)
    return len(own) > len(others)


def _is_same_number(row: OpenRow, other: OpenRow, everyone: Pool) -> bool:
    shared = row.numbers & other.numbers
    if row.reference and row.reference == other.reference and row.reference not in everyone.usual:
        return True
    return any(len(number) >= everyone.settings.long_reference for number in shared - everyone.usual)


def _is_same_payee(row: OpenRow, other: OpenRow) -> bool:
    if not row.name or not other.name:
        return row.name == other.name
    return score.similarity(row.name, other.name) >= score.SIMILAR


def _reason(row: OpenRow, other: OpenRow) -> str:
    days = abs(row.day - other.day)
    if row.side is Side.LEFT:
        return f"paid twice, {days} days apart, for one record"
    return f"one payment, two records, {days} days apart"


def _one_each(found: Iterable[Twins]) -> list[Twins]:
    """Every row in one pair of twins at most: the certain before the possible, the nearer before the farther."""
    order = sorted(
        found,
        key=lambda twins: (
            not twins.is_certain,
            "same number" not in twins.reason,
            abs(twins.first.day - twins.second.day),
            twins.first.key,
            twins.second.key,
        ),
    )
    taken: set[OpenRow] = set()
    kept = []
    for twins in order:
        if twins.first not in taken and twins.second not in taken:
            taken.update((twins.first, twins.second))
            kept.append(twins)
    return sorted(kept, key=lambda twins: (twins.second.day, twins.second.key))
