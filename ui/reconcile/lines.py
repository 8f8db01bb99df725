"""What the list of the page holds: groups and open rows, sorted into the five views, and their counts and sums."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache

from app.domain.findings import LeftClass
from app.domain.matches import MatchPass, MatchState
from app.domain.money import Money
from app.services.reconcile_rows import Cell
from app.services.reconcile_view import TO_REVIEW, GroupLine, ReconcileView
from ui import figures

PROVED = frozenset({MatchState.AUTO, MatchState.CONFIRMED})

_ORDER = (
    MatchPass.REFERENCE,
    MatchPass.UNIQUE_AMOUNT,
    MatchPass.ASSIGNMENT,
    MatchPass.NEAR_AMOUNT,
    MatchPass.SUMS,
    MatchPass.SETTLEMENT,
    MatchPass.BY_HAND,
    MatchPass.CLEAN,
)


class View(IntEnum):
    """The five ways to look at the page, in the order of the control above the list."""

    TO_REVIEW = 0
    PROVED = 1
    REJECTED = 2
    OPEN = 3
    ALL = 4


class Order(IntEnum):
    """How the list is sorted."""

    AS_FOUND = 0
    LARGEST_FIRST = 1


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Open rows of one day beside each other; that they stand on one line says nothing about them."""

    left: tuple[Cell, ...]
    right: tuple[Cell, ...]


Line = GroupLine | OpenLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of the progress bar: rows of both sides, explained by a pass, waiting for a person, or open."""

    found_by: MatchPass | None
    state: MatchState | None
    """PROPOSED for what waits; None together with no pass for what is open."""
    rows: int


def group_view(group: GroupLine) -> View:
    """Under which view a group is listed."""
    if group.state in TO_REVIEW:
        return View.TO_REVIEW
    return View.PROVED if group.state in PROVED else View.REJECTED


def open_lines(left: Iterable[Cell], right: Iterable[Cell]) -> list[OpenLine]:
    """Open rows by day, newest first: a day's bank rows left, its platform rows right."""
    days: dict[date, tuple[list[Cell], list[Cell]]] = {}
    for side, cells in enumerate((left, right)):
        for cell in cells:
            days.setdefault(cell.day, ([], []))[side].append(cell)
    lines = []
    for day in sorted(days, reverse=True):
        banks, platforms = days[day]
        lines += [
            OpenLine(tuple(banks[at : at + 1]), tuple(platforms[at : at + 1]))
            for at in range(max(len(banks), len(platforms)))
        ]
    return lines


def counts(view: ReconcileView) -> dict[View, int]:
    """What stands after each word of the control: groups, and rows for the open ones."""
    found = Counter(group_view(group) for group in view.groups)
    found[View.OPEN] = len(view.unmatched_left) + len(view.unmatched_right)
    found[View.ALL] = len(view.groups) + found[View.OPEN]
    return {one: found[one] for one in View}


def lines_of(
    view: ReconcileView,
    wanted: View,
    *,
    order: Order = Order.AS_FOUND,
    text: str = "",
    cause: LeftClass | None = None,
) -> Sequence[Line]:
    """The lines of one view, those that hold every word of `text`, in this order; open rows of one cause where it is given."""
    words = text.casefold().split()
    groups = [group for group in view.groups if wanted is View.ALL or group_view(group) is wanted]
    if words:
        groups = [group for group in groups if _holds((*group.left, *group.right), words)]
    opened: list[OpenLine] = []
    if wanted in {View.OPEN, View.ALL}:
        left, right = (
            [
                cell
                for cell in side
                if (cause is None or cause_of(view, cell) is cause) and (not words or _holds((cell,), words))
            ]
            for side in (view.unmatched_left, view.unmatched_right)
        )
        opened = open_lines(left, right)
    found: list[Line] = [*groups, *opened]
    if order is Order.LARGEST_FIRST:
        found.sort(key=_size, reverse=True)
    return found


def cause_of(view: ReconcileView, cell: Cell) -> LeftClass | None:
    """Why a row is open: what a person accepted, else what the run says; None before a run has seen it."""
    accepted = view.accepted.get(cell.key)
    return accepted.left_class if accepted is not None else view.causes.get(cell.key)


def causes(view: ReconcileView) -> list[tuple[LeftClass, int]]:
    """Which causes open rows have, the most frequent first."""
    found = Counter(cause_of(view, cell) for cell in (*view.unmatched_left, *view.unmatched_right))
    return [(one, count) for one, count in found.most_common() if one is not None]


def cells_of(line: Line) -> tuple[Cell, ...]:
    """All rows of a line."""
    return (*line.left, *line.right)


def key_of(line: Line) -> str:
    """By what a line is found again after a reload."""
    return f"group:{line.id}" if isinstance(line, GroupLine) else "".join(cell.key for cell in cells_of(line)[:1])


def sums(cells: Iterable[Cell]) -> dict[str, Decimal]:
    """What cells come to, by currency, signed from the company's side."""
    found: dict[str, Decimal] = {}
    for cell in cells:
        found[cell.amount.currency] = found.get(cell.amount.currency, Decimal(0)) + cell.amount.amount
    return found


def sums_text(found: Mapping[str, Decimal]) -> str:
    """Sums in words: bare for one currency, with codes for several; paid out is written without its minus."""
    amounts = [Money(-amount, currency) for currency, amount in sorted(found.items())]
    if len(amounts) == 1:
        return figures.amount(amounts[0])
    return " + ".join(figures.coded(one) for one in amounts) or figures.amount(Money(Decimal(0), "CNY"))


def differences(left: Mapping[str, Decimal], right: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Left less right by currency."""
    currencies = {*left, *right}
    return {one: left.get(one, Decimal(0)) - right.get(one, Decimal(0)) for one in currencies}


def shares(view: ReconcileView) -> list[Share]:
    """The parts of the progress bar, strongest pass first, what is open last; they sum to all rows."""
    by_pass: Counter[MatchPass] = Counter()
    waiting = 0
    for group in view.groups:
        rows = len(group.left) + len(group.right)
        if group.state in PROVED:
            by_pass[group.found_by] += rows
        elif group.state in TO_REVIEW:
            waiting += rows
    found = [Share(found_by=one, state=None, rows=by_pass[one]) for one in _ORDER if by_pass[one]]
    if waiting:
        found.append(Share(found_by=None, state=MatchState.PROPOSED, rows=waiting))
    left_over = len(view.unmatched_left) + len(view.unmatched_right)
    if left_over:
        found.append(Share(found_by=None, state=None, rows=left_over))
    return found


def explained_rows(view: ReconcileView) -> int:
    """Rows of both sides in groups in force."""
    return sum(share.rows for share in shares(view) if share.found_by is not None)


def main_currency(view: ReconcileView) -> str:
    """The currency of most rows: its code is not repeated on every line."""
    found = Counter(cell.amount.currency for cell in _all_cells(view))
    return min(found, key=lambda currency: (-found[currency], currency), default="CNY")


def newest_day(view: ReconcileView) -> date | None:
    """The newest day among all rows: other days of its year are written without the year."""
    return max((cell.day for cell in _all_cells(view)), default=None)


def _all_cells(view: ReconcileView) -> Iterable[Cell]:
    for group in view.groups:
        yield from group.left
        yield from group.right
    yield from view.unmatched_left
    yield from view.unmatched_right


def _holds(cells: Iterable[Cell], words: Sequence[str]) -> bool:
    text = "\n".join(_searched(cell) for cell in cells)
    return all(word in text for word in words)


def _size(line: Line) -> Decimal:
    return max((abs(cell.amount.amount) for cell in cells_of(line)), default=Decimal(0))


@lru_cache(maxsize=50_000)
def _searched(cell: Cell) -> str:
    amount = f"{abs(cell.amount.amount):f} {figures.amount(abs(cell.amount))}"
    return f"{cell.title} {cell.number} {cell.text} {cell.source} {amount} {cell.day}".casefold()
