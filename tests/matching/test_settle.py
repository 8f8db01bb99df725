"""The assignment against every reading written out."""

from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching.settle import Costs, settle

MARGIN = 20


def readings(costs: Costs) -> list[tuple[int, frozenset[tuple[int, int]]]]:
    """Every set of pairs that share no row, as large as can be, with its total."""
    lefts = sorted({left for left, _ in costs})
    rights = sorted({right for _, right in costs})
    for size in range(min(len(lefts), len(rights)), 0, -1):
        found = {
            frozenset(zip(some, order, strict=True))
            for some in combinations(lefts, size)
            for order in permutations(rights, size)
            if all(pair in costs for pair in zip(some, order, strict=True))
        }
        if found:
            return sorted(((sum(costs[pair] for pair in one), one) for one in found), key=lambda one: one[0])
    return []


@st.composite
def cost_tables(draw: st.DrawFn) -> dict[tuple[int, int], int]:
    """Few rows, many gaps, costs that often tie."""
    every = [(left, right) for left in range(draw(st.integers(1, 4))) for right in range(draw(st.integers(1, 4)))]
    return {pair: draw(st.sampled_from([0, 10, 10, 35, 60])) for pair in every if draw(st.booleans())}


@given(cost_tables())
@settings(deadline=None)
def test_a_clear_pair_stands_in_every_reading_that_is_nearly_the_best(costs: dict[tuple[int, int], int]) -> None:
    settlement = settle(costs, MARGIN)
    ways = readings(costs)
    near = [way for total, way in ways if total < ways[0][0] + MARGIN]
    in_all = frozenset.intersection(*near) if near else frozenset()
    assert set(settlement.clear) <= in_all


@given(cost_tables())
@settings(deadline=None)
def test_what_is_not_clear_is_tied_and_nothing_stands_twice(costs: dict[tuple[int, int], int]) -> None:
    settlement = settle(costs, MARGIN)
    ways = readings(costs)
    lefts = [left for left, _ in settlement.clear] + [left for lot in settlement.tied for left in lot[0]]
    rights = [right for _, right in settlement.clear] + [right for lot in settlement.tied for right in lot[1]]
    assert len(lefts) == len(set(lefts))
    assert len(rights) == len(set(rights))
    if ways:
        assert {left for left, _ in ways[0][1]} <= set(lefts) or {right for _, right in ways[0][1]} <= set(rights)
    if len([way for total, way in ways if total < ways[0][0] + MARGIN]) == 1:
        assert (frozenset(settlement.clear), settlement.tied) == (ways[0][1], ())


def test_a_large_block_is_settled_as_a_small_one_is() -> None:
    count = 600
    costs = {
        (left, right): 100 * abs(left - right) + (5 if left > right else 0)
        for left in range(count)
        for right in range(max(0, left - 2), min(count, left + 3))
    }
    assert settle(costs, MARGIN).clear == tuple((one, one) for one in range(count))


def test_a_large_tie_is_one_lot_and_leaves_the_rest_clear() -> None:
    costs = {(left, right): 0 for left in range(300) for right in range(300)}
    costs |= {(one, one): 0 for one in range(300, 600)} | {(300, 299): 90}
    settlement = settle(costs, MARGIN)
    assert settlement.tied == ((tuple(range(300)), tuple(range(300))),)
    assert settlement.clear == tuple((one, one) for one in range(300, 600))


def test_far_rows_stay_alone_when_lacking_a_partner_is_the_cheaper_reading() -> None:
    costs = {(0, 0): 70, (1, 0): 0, (1, 1): 70}
    assert settle(costs, MARGIN).clear == ((0, 0), (1, 1))
    assert settle(costs, MARGIN, lack=100).clear == ((1, 0),)
