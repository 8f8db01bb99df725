"""Who belongs to whom when several fit: the cheapest assignment, and which of its pairs have no near rival."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, min_weight_full_bipartite_matching

from app.matching.blocks import connected

Costs = Mapping[tuple[int, int], int]
"""Cost of each allowed pair of a left and a right number; not negative."""

Matrix = NDArray[np.int64]

_FAR = np.iinfo(np.int64).max // 4
_DENSE = 250_000
_EXACT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Pairs that stand clear, and lots of lefts and rights between which the costs do not decide."""

    clear: tuple[tuple[int, int], ...]
    tied: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


class _Arc(NamedTuple):
    """A step of a change of partners: the holder `start` takes the right number that `end` holds."""

    start: int
    end: int
    weight: int
    pair: tuple[int, int] | None
    """The pair that the step would make; None when somebody is left without."""


def settle(costs: Costs, margin: int, lack: int | None = None) -> Settlement:
    """The reading of least total; a pair is clear when every reading without it costs at least `margin` more.

    A left and a right that both stay alone cost `lack`; without it, as many pairs as can be made are made.
    """
    clear: list[tuple[int, int]] = []
    tied: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for lot in _lots(pair for pair, cost in costs.items() if lack is None or cost < lack):
        part = {pair: costs[pair] for pair in lot}
        dear = (max(part.values()) + margin) * (len(part) + 1) if lack is None else lack
        chosen = _cheapest(part, dear)
        doubtful = _near_rivals(part, chosen, margin, dear)
        lefts = {left for left, _ in doubtful}
        rights = {right for _, right in doubtful}
        shaken = {(left, right) for left, right in chosen.items() if left in lefts or right in rights}
        clear += chosen.items() - shaken
        tied += [_members(group) for group in _lots(sorted(doubtful | shaken))]
    return Settlement(clear=tuple(sorted(clear)), tied=tuple(sorted(tied)))


def _lots(pairs: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    # A right number is inverted, so that it is never taken for the left of the same number.
    return [[(left, ~right) for left, right in lot] for lot in connected((left, ~right) for left, right in pairs)]


def _members(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    lefts, rights = zip(*pairs, strict=True)
    return tuple(sorted(set(lefts))), tuple(sorted(set(rights)))


def _cheapest(costs: Costs, dear: int) -> dict[int, int]:
    """The assignment of least total, where each pair that could not be made costs `dear`."""
    lefts = sorted({left for left, _ in costs})
    rights = sorted({right for _, right in costs})
    if len(costs) == 1:
        return {lefts[0]: rights[0]}
    solve = _dense if len(lefts) * len(rights) <= _DENSE else _sparse
    return {left: right for left, right in solve(costs, lefts, rights, dear) if (left, right) in costs}


def _dense(costs: Costs, lefts: Sequence[int], rights: Sequence[int], dear: int) -> list[tuple[int, int]]:
    row = {left: place for place, left in enumerate(lefts)}
    column = {right: place for place, right in enumerate(rights)}
    matrix = np.full((len(lefts), len(rights)), dear, dtype=np.int64)
    for (left, right), cost in costs.items():
        matrix[row[left], column[right]] = cost
    rows, columns = linear_sum_assignment(matrix)
    return [(lefts[i], rights[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)]


def _sparse(costs: Costs, lefts: Sequence[int], rights: Sequence[int], dear: int) -> list[tuple[int, int]]:
    # Every left gets a stand-in of its own, so that a full matching always exists; 1 is added since 0 means no edge.
    row = {left: place for place, left in enumerate(lefts)}
    column = {right: place for place, right in enumerate(rights)}
    places = [(row[left], column[right], cost + 1) for (left, right), cost in costs.items()]
    places += [(place, len(rights) + place, dear + 1) for place in range(len(lefts))]
    i, j, weights = (np.array(part) for part in zip(*places, strict=True))
    graph = csr_array((weights.astype(np.float64), (i, j)), shape=(len(lefts), len(rights) + len(lefts)))
    rows, columns = min_weight_full_bipartite_matching(graph)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(lefts[i], rights[j]) for i, j in chosen if j < len(rights)]


def _near_rivals(costs: Costs, chosen: Mapping[int, int], margin: int, dear: int) -> set[tuple[int, int]]:
    """Pairs that make another reading less than `margin` dearer: by standing in it, or by being given up for nothing."""
    found = {pair for pair in chosen.items() if dear - costs[pair] < margin}
    if len(costs) == 1:
        return found
    for part in _searchable(_changes(costs, chosen, dear), margin):
        places = {
            node: place for place, node in enumerate(sorted({node for arc in part for node in (arc.start, arc.end)}))
        }
        if len(places) > _EXACT:
            # Too large to search whole: what may be tied counts as tied.
            found |= {arc.pair for arc in part if arc.pair is not None}
            continue
        shortest = _shortest(places, part)
        for arc in part:
            back = int(shortest[places[arc.end], places[arc.start]])
            if arc.pair is not None and arc.weight + back < margin:
                found.add(arc.pair)
    return found


def _changes(costs: Costs, chosen: Mapping[int, int], dear: int) -> list[_Arc]:
    """The graph whose cycles are the other readings: its nodes are the chosen pairs, the rows left over, and two hubs.

    Over `given_up` a chosen left changes places with one left over, over `set_free` a chosen right does; the way
    between the two gives up a pair or makes one more.
    """
    lefts = list(chosen)
    lefts += sorted({left for left, _ in costs} - chosen.keys())
    held = set(chosen.values())
    free_rights = sorted({right for _, right in costs} - held)
    node_of_left = {left: node for node, left in enumerate(lefts)}
    node_of_right = {right: node for node, right in enumerate(chosen.values())}
    node_of_right |= {right: len(lefts) + place for place, right in enumerate(free_rights)}
    given_up, set_free = len(lefts) + len(free_rights), len(lefts) + len(free_rights) + 1
    price = {left: costs[left, right] for left, right in chosen.items()}
    arcs = [
        _Arc(node_of_left[left], node_of_right[right], cost - price.get(left, 0), (left, right))
        for (left, right), cost in costs.items()
        if chosen.get(left) != right
    ]
    arcs += [_Arc(node_of_left[left], given_up, -price[left], None) for left in chosen]
    arcs += [_Arc(given_up, node, 0, None) for node in range(len(chosen), len(lefts))]
    arcs += [_Arc(node_of_right[right], set_free, 0, None) for right in free_rights]
    arcs += [_Arc(set_free, node, 0, None) for node in range(len(chosen))]
    return [*arcs, _Arc(given_up, set_free, dear, None), _Arc(set_free, given_up, -dear, None)]


def _searchable(arcs: list[_Arc], margin: int) -> list[list[_Arc]]:
    """The arcs in lots small enough to search, if that can be had without losing a cycle shorter than `margin`.

    With potentials no arc is negative, so a short cycle has short arcs only and stays within one strongly connected part.
    """
    size = 1 + max(max(arc.start, arc.end) for arc in arcs)
    if size <= _EXACT:
        return [arcs]
    start, end, weight = (
        np.array(part, dtype=np.int64) for part in zip(*((a.start, a.end, a.weight) for a in arcs), strict=True)
    )
    potential = np.zeros(size, dtype=np.int64)
    while True:
        lower = potential.copy()
        np.minimum.at(lower, end, potential[start] + weight)
        if np.array_equal(lower, potential):
            break
        potential = lower
    short = weight + potential[start] - potential[end] < margin
    graph = csr_array((np.ones(int(short.sum())), (start[short], end[short])), shape=(size, size))
    _, label = connected_components(graph, directed=True, connection="strong")
    lots: dict[int, list[_Arc]] = {}
    for arc, is_short in zip(arcs, short.tolist(), strict=True):
        if is_short and label[arc.start] == label[arc.end]:
            lots.setdefault(int(label[arc.start]), []).append(arc)
    return list(lots.values())


def _shortest(places: Mapping[int, int], arcs: Iterable[_Arc]) -> Matrix:
    """Lengths of the shortest ways between all nodes (Floyd and Warshall), in exact integers."""
    matrix = np.full((len(places), len(places)), _FAR, dtype=np.int64)
    np.fill_diagonal(matrix, 0)
    for arc in arcs:
        start, end = places[arc.start], places[arc.end]
        matrix[start, end] = min(int(matrix[start, end]), arc.weight)
    for node in range(len(places)):
        np.minimum(matrix, matrix[:, node, None] + matrix[None, node, :], out=matrix)
    return matrix
