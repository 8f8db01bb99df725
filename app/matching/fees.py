"""Fees that repeat: a share or an amount kept back of many payments, found before the first pass and told from chance."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.domain.money import Money
from app.matching import score
from app.matching.blocks import NO_ROWS, Pair, by_amount, carriers, in_window
from app.matching.explain import LEAST_FEE, MOST_FEE, unit_of
from app.matching.knowledge import FeeModel
from app.matching.pool import OpenRow, Pool
from app.matching.text import party_name

_STEPS = 10_000
"""A rate that people agree on has at most two decimals in percent."""

_REPEATS = 3
"""Different payments that must show a fee before it counts as one."""

_TELLING = 5
"""Figures that an amount needs for a fixed difference to say anything."""

_PAIRS = 2_000_000
"""More pairs than this are not looked at: a fee that repeats has shown itself by then."""

_LONG = 8


@dataclass(kw_only=True)
class _Tally:
    """What the pairs of one party say."""

    pairs: int = 0
    by_chance: Decimal = Decimal(0)
    """How many pairs are expected to fit any one rate."""
    rates: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Payments by the rate that fits them."""
    fixed: dict[tuple[str, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    names: set[str] = field(default_factory=set)


def with_fees(pool: Pool) -> Pool:
    """The pool with the fees that are known and those that repeat."""
    fees: dict[str, list[FeeModel]] = defaultdict(list)
    for known in pool.knowledge.fees:
        fees[party_name(known.party)].append(known)
    tallies: dict[int, _Tally] = defaultdict(_Tally)
    kin = pool.kin
    for left, right in _pairs(pool, kin):
        tally = tallies[kin.get(left.name or right.name, -1)]
        _count(tally, left, right)
        tally.names.update(filter(None, (left.name, right.name)))
    for tally in tallies.values():
        for fee in _repeated(tally):
            for name in tally.names or {""}:
                if not any(_is_same(fee, one) for one in (*fees[name], *fees[""])):
                    fees[name].append(fee)
    return replace(pool, fees={name: tuple(sorted(some, key=_order)) for name, some in fees.items()})


def _is_same(fee: FeeModel, other: FeeModel) -> bool:
    return (fee.rate, fee.fixed) == (other.rate, other.fixed)


def _order(fee: FeeModel) -> tuple[Decimal, int, str]:
    return fee.rate, fee.fixed.micros if fee.fixed else 0, fee.name


def _pairs(pool: Pool, kin: Mapping[str, int]) -> Iterator[Pair]:
    """Pairs that may differ by a fee: those with one long number, then those of one party with no equal amount about."""
    left, right = without_equal(pool)
    right_of = carriers(right, pool)
    linked: set[Pair] = set()
    for number, rows in carriers(left, pool).items():
        others = right_of.get(number, [])
        if len(number) >= _LONG and len(rows) == len(others) == 1 and _may_differ(rows[0], others[0]):
            linked.add((rows[0], others[0]))
    yield from sorted(linked, key=lambda pair: (pair[0].id, pair[1].id))
    known = {row for pair in linked for row in pair}
    blocks: dict[tuple[str, int], list[OpenRow]] = defaultdict(list)
    for row in right:
        if row.name and row not in known:
            blocks[row.currency, kin[row.name]].append(row)
    for rows in blocks.values():
        rows.sort(key=lambda row: (abs(row.micros), row.day, row.id))
    sizes = {key: [abs(row.micros) for row in rows] for key, rows in blocks.items()}
    room = _PAIRS
    for row in left:
        key = (row.currency, kin.get(row.name, -1))
        if row in known or key not in blocks or room < 0:
            continue
        size = abs(row.micros)
        first = bisect_left(sizes[key], size - size * MOST_FEE // _STEPS)
        last = bisect_left(sizes[key], size)
        room -= last - first
        for other in blocks[key][first:last]:
            if pool.days.in_window(row.day, other.day) and row.micros * other.micros > 0:
                yield row, other


def _may_differ(left: OpenRow, right: OpenRow) -> bool:
    paid, landed = abs(left.micros), abs(right.micros)
    is_alike = left.currency == right.currency and left.micros * right.micros > 0
    return is_alike and 0 < paid - landed <= paid * MOST_FEE // _STEPS


def without_equal(pool: Pool) -> tuple[list[OpenRow], list[OpenRow]]:
    """Rows for which the other side has no equal amount inside the window."""
    right = by_amount(pool.right)
    answered: set[OpenRow] = set()
    for key, rows in by_amount(pool.left).items():
        others = right.get(key, NO_ROWS)
        for row in rows.rows:
            if near := in_window(row, others, pool.days):
                answered.add(row)
                answered.update(near)
    left_open, right_open = (
        [row for row in side if row.micros and row not in answered] for side in (pool.left, pool.right)
    )
    return left_open, right_open


def _count(tally: _Tally, left: OpenRow, right: OpenRow) -> None:
    paid, landed, unit = abs(left.micros), abs(right.micros), unit_of(left.currency)
    tally.pairs += 1
    step = max(1, paid // _STEPS)
    rate = (paid - landed + step // 2) // step
    tally.by_chance += min(Decimal(1), Decimal(3 * unit) / step) / (MOST_FEE - LEAST_FEE)
    if rate >= 1 and abs(paid * rate // _STEPS - (paid - landed)) <= unit and step > 8 * unit:
        tally.rates[rate].add(paid)
    if score.telling_figures(left) >= _TELLING:
        tally.fixed[left.currency, paid - landed].add(paid)


def _repeated(tally: _Tally) -> Iterator[FeeModel]:
    for rate, payments in sorted(tally.rates.items()):
        if len(payments) >= _REPEATS + 5 * tally.by_chance:
            yield FeeModel(rate=Decimal(rate) / _STEPS, name=f"repeats in {len(payments)} payments")
    for (currency, micros), payments in sorted(tally.fixed.items()):
        if len(payments) >= _REPEATS and not any(payments <= others for others in tally.rates.values()):
            fixed = Money.from_micros(micros, currency)
            yield FeeModel(fixed=fixed, name=f"repeats in {len(payments)} payments")
