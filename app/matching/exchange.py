"""Pass 4, other currencies: an amount times a dated rate, or times the rate that many pairs of these rows agree on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from app.domain.matches import Difference, DifferenceKind, MatchPass, MatchState, Proposal, Reason, ReasonCode
from app.domain.money import Money
from app.matching import score
from app.matching.blocks import Pair, carriers, connected
from app.matching.knowledge import Rate
from app.matching.pool import Findings, OpenRow, Pool
from app.matching.verdict import verdicts

_TOLERANCE = Fraction(1, 200)
"""Banks, cards and intermediaries take up to this share of the rate."""

_SPREAD = Fraction(3, 200)
"""How far rates of one season lie around their middle when only the rows themselves tell it."""

_RATE_DAYS = 3
"""Rates of the trade day and of the days of settlement after it."""

_GRAIN = 10**9
"""Rates are compared as whole numbers of so many parts."""

_AGREE = 4
"""Pairs that must agree on a rate before it counts."""

_PAIRS = 400_000

_LONG = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Priced:
    """A pair with the rate that it was held against: units of the left currency for one of the right."""

    rate: Fraction
    off: Fraction
    """What is missing of the left amount, as a share of it."""
    source: str
    has_number: bool


def find(pool: Pool) -> Findings:
    """Groups of one and one across two currencies."""
    pairs, is_cut = _pairs(pool)
    priced: dict[Pair, _Priced] = {}
    for currencies, some in sorted(pairs.items()):
        priced |= dict(_held_against(some, currencies, pool))
    groups: list[Proposal] = []
    for lot in connected(sorted(priced, key=_order)):
        groups += _settled(lot, priced, pool)
    return Findings(groups=tuple(groups), skipped=("pairs of two currencies: too many",) if is_cut else ())


def _order(pair: Pair) -> tuple[int, str, int, str]:
    return pair[0].day, pair[0].id, pair[1].day, pair[1].id


def _pairs(pool: Pool) -> tuple[Mapping[tuple[str, str], list[tuple[Pair, bool]]], bool]:
    """Pairs in the window of two currencies and one sign, that a number or a name brings together."""
    numbers = _numbered(pool)
    found: dict[tuple[str, str], list[tuple[Pair, bool]]] = defaultdict(list)
    for pair in numbers:
        found[pair[0].currency, pair[1].currency].append((pair, True))
    currencies = {row.currency for row in pool.right}
    rights = {one: [row for row in pool.right if row.currency == one and row.micros] for one in sorted(currencies)}
    days = {one: [row.day for row in rows] for one, rows in rights.items()}
    few = {one: len(rows) for one, rows in rights.items()}
    lefts = defaultdict(list)
    for row in pool.left:
        lefts[row.currency].append(row)
    room = _PAIRS
    for own, rows in sorted(lefts.items()):
        for other in sorted(few):
            if other == own:
                continue
            for row in rows:
                near = rights[other][
                    bisect_left(days[other], pool.days.first(row.day)) : bisect_right(
                        days[other], pool.days.last(row.day)
                    )
                ]
                room -= len(near)
                if room < 0:
                    return found, True
                found[own, other] += [((row, one), False) for one in near if _may_be(row, one, numbers, pool)]
    return found, False


def _may_be(row: OpenRow, other: OpenRow, numbers: Mapping[Pair, None], pool: Pool) -> bool:
    likely = score.likeness(row, other)
    return (
        row.micros * other.micros > 0
        and (likely is None or likely >= score.SIMILAR)
        and (row, other) not in numbers
        and pool.may_pair(row, other)
    )


def _numbered(pool: Pool) -> dict[Pair, None]:
    """Pairs of two currencies with one long number that nobody else has."""
    right = carriers(pool.right, pool)
    found: dict[Pair, None] = {}
    for number, rows in carriers(pool.left, pool).items():
        others = right.get(number, ())
        if len(number) >= _LONG and len(rows) == len(others) == 1:
            row, other = rows[0], others[0]
            is_near = abs(row.day - other.day) <= pool.settings.long_reference_days
            is_pair = row.currency != other.currency and row.micros * other.micros > 0
            if is_near and is_pair and not pool.is_rejected((row, other)):
                found[row, other] = None
    return found


def _held_against(
    pairs: Sequence[tuple[Pair, bool]], currencies: tuple[str, str], pool: Pool
) -> Iterator[tuple[Pair, _Priced]]:
    rates = _rates(currencies, pool.knowledge.rates)
    if rates:
        for pair, has_number in pairs:
            own = _own_rate(pair)
            near = [
                (abs(1 - rate / own), rate, source)
                for after in range(_RATE_DAYS + 1)
                for rate, source in rates.get(pair[0].day + after, ())
            ]
            if near and min(near)[0] <= (2 * _TOLERANCE if has_number else _TOLERANCE):
                off, rate, source = min(near)
                yield pair, _Priced(rate=rate, off=off, source=source, has_number=has_number)
        return
    agreed = _agreed(pairs)
    for pair, has_number in pairs:
        own = _own_rate(pair)
        if agreed and abs(1 - agreed / own) <= _SPREAD:
            yield pair, _Priced(rate=agreed, off=abs(1 - agreed / own), source="these rows", has_number=has_number)
        elif has_number and not agreed and abs(own - 1) > _SPREAD:
            yield pair, _Priced(rate=own, off=Fraction(0), source="this pair", has_number=True)


def _rates(currencies: tuple[str, str], rates: Sequence[Rate]) -> Mapping[int, list[tuple[Fraction, str]]]:
    """Units of the first currency for one of the second, by day."""
    found: dict[int, list[tuple[Fraction, str]]] = defaultdict(list)
    for one in rates:
        if (one.quote, one.base) == currencies:
            found[one.day.toordinal()].append((Fraction(one.rate), f"{one.source} {one.day}"))
        elif (one.base, one.quote) == currencies:
            found[one.day.toordinal()].append((1 / Fraction(one.rate), f"{one.source} {one.day}"))
    return found


def _own_rate(pair: Pair) -> Fraction:
    return Fraction(pair[0].micros, pair[1].micros)


def _agreed(pairs: Sequence[tuple[Pair, bool]]) -> Fraction | None:
    """The middle of the narrowest crowd of rates, when it is far denser than chance would make it.

    Each row counts once in a crowd, and a pair with a number counts three times.
    """
    rates = sorted(
        (pair[0].micros * _GRAIN // pair[1].micros, 3 if has_number else 1, pair[0].key, pair[1].key)
        for pair, has_number in pairs
    )
    best, place, start, weight = 0, (0, 0), 0, 0
    for end, (rate, heavy, _, _) in enumerate(rates):
        weight += heavy
        while rates[start][0] * (_SPREAD.denominator + _SPREAD.numerator) < rate * _SPREAD.denominator:
            weight -= rates[start][1]
            start += 1
        if weight > best:
            best, place = weight, (start, end + 1)
    crowd = rates[place[0] : place[1]]
    rows = min(len({left for _, _, left, _ in crowd}), len({right for _, _, _, right in crowd}))
    has_number = any(heavy > 1 for _, heavy, _, _ in crowd)
    # Ratios of unrelated amounts spread over decades: one narrow band holds a small share of them.
    if (rows < _AGREE and not (has_number and rows >= 2)) or 20 * best < len(rates):
        return None
    return Fraction(crowd[len(crowd) // 2][0], _GRAIN)


def _settled(lot: list[Pair], priced: Mapping[Pair, _Priced], pool: Pool) -> Iterator[Proposal]:
    costs = {
        pair: 0 if priced[pair].has_number else score.cost(*pair, pool) + int(priced[pair].off * 4000) + 30
        for pair in lot
    }
    chances: dict[OpenRow, int] = defaultdict(int)
    for pair in lot:
        for row in pair:
            chances[row] += 1

    def judge(left: OpenRow, right: OpenRow) -> tuple[Reason, ...]:
        found = priced[left, right]
        rate = f"{Decimal(found.rate.numerator) / Decimal(found.rate.denominator):.4f} ({found.source})"
        reasons = (
            Reason(code=ReasonCode.RATE, points=20, fact=rate),
            score.about_days(left, right, pool),
            *score.about_party(left, right),
        )
        if found.has_number:
            shared = left.numbers & right.numbers
            number = max(shared, key=lambda one: (len(one), one))
            reasons += (score.same_reference(number, pool.settings),)
        elif chances[left] == chances[right] == 1:
            reasons += (score.unique(max(score.telling_figures(left), score.telling_figures(right)), share=2),)
        return reasons

    pair_of = {(left.id, right.id): (left, right) for left, right in lot}
    for group in verdicts(pool, lot, costs, judge=judge, found_by=MatchPass.NEAR_AMOUNT):
        if group.state is MatchState.AMBIGUOUS:
            yield group
            continue
        pair = pair_of[group.left[0], group.right[0]]
        yield _named(group, pair, priced[pair])


def _named(group: Proposal, pair: Pair, priced: _Priced) -> Proposal:
    """With the difference in the left currency; proved only by a published rate: rows cannot vouch for their own."""
    left, right = pair
    worth = Fraction(right.micros) * priced.rate
    off = left.micros - round(worth)
    is_published = priced.source not in {"this pair", "these rows"}
    return replace(
        group,
        state=group.state if is_published else MatchState.PROPOSED,
        differences=(Difference(kind=DifferenceKind.FX, amount=Money.from_micros(off, left.currency)),) if off else (),
    )
