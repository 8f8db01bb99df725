"""Pass 1: a number that both sides carry; proved when the amounts agree too, else proposed with the difference."""

from collections.abc import Iterator, Sequence
from itertools import product

from app.domain.matches import (
    Difference,
    DifferenceKind,
    MatchPass,
    MatchState,
    Proposal,
    Reason,
    ReasonCode,
    combination,
)
from app.domain.money import Money
from app.matching import score
from app.matching.blocks import NO_ROWS, Pair, by_amount, carriers, connected
from app.matching.explain import cause_of
from app.matching.pool import Findings, OpenRow, Pool, Side
from app.matching.text import family
from app.matching.verdict import verdicts

_WEAKER = 1000
"""A pair with the longer number goes before any with a shorter one, whatever the days say."""

_SHORTEST_ALONE = 5
"""Characters that a number needs to bring together amounts that differ."""

_LEAST_SHARE = 2
"""Amounts that differ by more than this factor have another story than a fee."""

Link = tuple[OpenRow, OpenRow, str]


def find(pool: Pool) -> Findings:
    """Equal amounts first, over all numbers; then sums, then amounts that differ."""
    links = _links(pool)
    groups = _equal(links, pool)
    for step in (_sums, _with_rest, _differing):
        taken = combination(
            (one for group in groups for one in group.left), (one for group in groups for one in group.right)
        )
        free = [link for link in links if link[0].key not in taken and link[1].key not in taken]
        groups += step(free, pool.without(groups))
    return Findings(groups=tuple(groups))


def shared_number(left: OpenRow, right: OpenRow, pool: Pool) -> str:
    """The strongest number that both carry and that proves something at their distance; empty when there is none."""
    common = left.numbers & right.numbers
    proofs = [number for number in common - pool.usual if _proves(number, left, right, pool)]
    return max(proofs, key=lambda number: (len(number), number), default="")


def _proves(number: str, left: OpenRow, right: OpenRow, pool: Pool) -> bool:
    is_long = len(number) >= pool.settings.long_reference
    days = pool.settings.long_reference_days if is_long else pool.settings.short_reference_days
    is_stated = number in left.references or number in right.references
    return abs(right.day - left.day) <= days and (is_stated or is_long)


def _links(pool: Pool) -> list[Link]:
    """Every pair of one sign and currency with a number that proves something."""
    right = carriers(pool.right, pool)
    met: dict[Pair, None] = {}
    for number, rows in carriers(pool.left, pool).items():
        met.update(dict.fromkeys(product(rows, right.get(number, ()))))
    links = (
        (one, other, shared_number(one, other, pool))
        for one, other in met
        if one.currency == other.currency and one.micros * other.micros > 0 and not pool.is_rejected((one, other))
    )
    return sorted(
        (link for link in links if link[2]), key=lambda link: (link[0].day, link[0].id, link[1].day, link[1].id)
    )


def _equal(found: Sequence[Link], pool: Pool) -> list[Proposal]:
    links = {(left, right): number for left, right, number in found if left.micros == right.micros}
    costs = {pair: score.cost(*pair, pool) + _WEAKER * (20 - min(len(number), 20)) for pair, number in links.items()}

    def judge(left: OpenRow, right: OpenRow) -> tuple[Reason, ...]:
        return (*_reasons(left, right, links[left, right], pool), score.amount_equal(left))

    groups: list[Proposal] = []
    for lot in connected(links):
        part = {pair: costs[pair] for pair in lot}
        groups += verdicts(pool, lot, part, judge=judge, found_by=MatchPass.REFERENCE)
    return groups


def _sums(links: Sequence[Link], pool: Pool) -> list[Proposal]:
    """One row against several of the same stated number with the same sum."""
    groups: list[Proposal] = []
    for number, lefts, rights in _families(links, pool):
        many = max(len(lefts), len(rights))
        if min(len(lefts), len(rights)) != 1 or many == 1 or _sum(lefts) != _sum(rights):
            continue
        reasons = (*_reasons(lefts[0], rights[0], number, pool), score.amount_equal(min(lefts, rights, key=len)[0]))
        # The whole family of a long number adds up to the micro-unit: there is no second way to read it.
        is_proved = len(number) >= pool.settings.long_reference
        state = MatchState.AUTO if is_proved else MatchState.PROPOSED
        groups.append(_group(lefts, rights, reasons, state))
    return groups


def _with_rest(links: Sequence[Link], pool: Pool) -> list[Proposal]:
    """Two rows of one number that differ, and the one row of their party, without a number, that makes up for it."""
    blocks = {
        side: by_amount(row for row in some if not row.references)
        for side, some in ((Side.LEFT, pool.left), (Side.RIGHT, pool.right))
    }
    groups: list[Proposal] = []
    given: set[OpenRow] = set()
    for number, lefts, rights in _families(links, pool):
        if len(lefts) != 1 or len(rights) != 1 or lefts[0].micros == rights[0].micros:
            continue
        part, whole = sorted((lefts[0], rights[0]), key=lambda row: abs(row.micros))
        block = blocks[part.side].get((part.currency, whole.micros - part.micros), NO_ROWS)
        rests = [one for one in block.between(part.day - 1, part.day + 1) if _is_rest(one, part, pool)]
        if len(rests) != 1 or rests[0] in given or pool.is_rejected((whole, part, *rests)):
            continue
        given.update(rests)
        parts = _in_order({part, *rests})
        reasons = (
            *_reasons(lefts[0], rights[0], number, pool),
            Reason(code=ReasonCode.ADDS_UP, points=20, fact=str(len(parts))),
        )
        sides = (parts, [whole]) if part.side is Side.LEFT else ([whole], parts)
        groups.append(_group(*sides, reasons, MatchState.PROPOSED))
    return groups


def _is_rest(one: OpenRow, part: OpenRow, pool: Pool) -> bool:
    is_of_party = not one.name or not part.name or pool.kin.get(one.name) == pool.kin.get(part.name)
    return one is not part and is_of_party


def _differing(links: Sequence[Link], pool: Pool) -> list[Proposal]:
    """One row against one or several whose amounts do not agree: proved by a known fee, else a person should say why."""
    groups: list[Proposal] = []
    for number, lefts, rights in _families(links, pool):
        one, other = abs(_sum(lefts)), abs(_sum(rights))
        is_hearsay = family(number) in pool.hearsay and len(number) < pool.settings.long_reference
        if min(len(lefts), len(rights)) != 1 or max(one, other) > _LEAST_SHARE * min(one, other) or is_hearsay:
            continue
        difference = Money.from_micros(_sum(lefts) - _sum(rights), lefts[0].currency)
        cause = cause_of(lefts[0], one, other, pool)
        is_named = cause is not None and cause.kind is not DifferenceKind.UNEXPLAINED
        differs = (
            cause.reason
            if cause and is_named
            else Reason(code=ReasonCode.AMOUNT_DIFFERS, points=0, fact=str(difference))
        )
        reasons = (*_reasons(lefts[0], rights[0], number, pool), differs)
        is_fee = cause is not None and cause.is_known and cause.kind is DifferenceKind.FEE
        is_proved = is_fee and len(number) >= pool.settings.long_reference
        state = MatchState.AUTO if is_proved else MatchState.PROPOSED
        kind = cause.kind if cause and is_named else _unnamed(one, other)
        groups.append(_group(lefts, rights, reasons, state, Difference(kind=kind, amount=difference)))
    return groups


def _unnamed(paid: int, landed: int) -> DifferenceKind:
    """Money that did not arrive lies somewhere; more than was paid has a story of its own."""
    return DifferenceKind.PARTIAL if landed < paid else DifferenceKind.UNEXPLAINED


def _families(links: Sequence[Link], pool: Pool) -> Iterator[tuple[str, list[OpenRow], list[OpenRow]]]:
    """Rows that state or mention one number and nothing but each other, each row in one family only."""
    numbers = {(left, right): number for left, right, number in links if _is_strong((left, right, number))}
    for lot in connected(numbers):
        names = {numbers[pair] for pair in lot}
        lefts = _in_order({left for left, _ in lot})
        rights = _in_order({right for _, right in lot})
        if len(names) == 1 and len(lot) == len(lefts) * len(rights) and not pool.is_rejected((*lefts, *rights)):
            yield names.pop(), lefts, rights


def _is_strong(link: Link) -> bool:
    left, right, number = link
    is_whole = number in {left.reference, right.reference}
    return is_whole and len(number) >= _SHORTEST_ALONE


def _reasons(left: OpenRow, right: OpenRow, number: str, pool: Pool) -> tuple[Reason, ...]:
    days = score.about_days(left, right, pool)
    return (score.same_reference(number, pool.settings), days, *score.about_party(left, right))


def _group(
    lefts: Sequence[OpenRow],
    rights: Sequence[OpenRow],
    reasons: tuple[Reason, ...],
    state: MatchState,
    difference: Difference | None = None,
) -> Proposal:
    return Proposal(
        left=tuple(row.id for row in lefts),
        right=tuple(row.id for row in rights),
        found_by=MatchPass.REFERENCE,
        score=score.score_of(reasons),
        state=state,
        reasons=reasons,
        differences=(difference,) if difference else (),
    )


def _sum(rows: Sequence[OpenRow]) -> int:
    return sum(row.micros for row in rows)


def _in_order(rows: set[OpenRow]) -> list[OpenRow]:
    return sorted(rows, key=lambda row: (row.day, row.id))
