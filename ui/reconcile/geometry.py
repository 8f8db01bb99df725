"""Where the parts of a line stand: heights, and the lanes of the sides; a third side would be one more lane."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.domain.matches import MatchState
from app.services.reconcile_view import GroupLine
from ui.reconcile.lines import Line, OpenLine

INSET = 24
LINK = 48
"""The gap between two lanes, in which the links are drawn."""
ROW = 40
TOP = 7
FOOT = 37
"""The line of chips and the verdict below the rows."""
RIVALS = 22
OPEN_HEIGHT = 52
MOST_ROWS = 8
"""Rows of a side that are drawn; the rest is counted in words."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The place of one side: from where, how wide."""

    x: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


def lanes(width: float, sides: int = 2) -> tuple[Lane, ...]:
    """The sides share what the page's insets and the links leave."""
    each = (width - 2 * INSET - (sides - 1) * LINK) / sides
    return tuple(Lane(INSET + at * (each + LINK), each) for at in range(sides))


def rows_shown(line: Line) -> int:
    """How many rows the taller side takes."""
    billing = len(line.invoices) if isinstance(line, GroupLine) else 0
    return max(min(max(len(line.left), len(line.right), billing), MOST_ROWS), 1)


def height_of(line: Line) -> int:
    """The height of a line; it does not depend on the width."""
    if isinstance(line, OpenLine):
        return OPEN_HEIGHT
    return TOP + ROW * rows_shown(line) + FOOT + (RIVALS if has_rivals(line) else 0)


def has_rivals(group: GroupLine) -> bool:
    """Whether a line below names what was nearly chosen instead."""
    return bool(group.rivals) and group.state in {MatchState.PROPOSED, MatchState.AMBIGUOUS}


def cell_box(rect: QRectF, lane: Lane, at: int) -> QRectF:
    """The place of a side's row inside a group."""
    return QRectF(rect.x() + lane.x, rect.y() + TOP + at * ROW, lane.width, ROW)


def open_box(rect: QRectF, lane: Lane) -> QRectF:
    """The place of an open row inside its line."""
    return QRectF(rect.x() + lane.x, rect.y() + (OPEN_HEIGHT - ROW) / 2, lane.width, ROW)


def foot_box(rect: QRectF, group: GroupLine) -> QRectF:
    """The line of chips and the verdict."""
    top = rect.y() + TOP + ROW * rows_shown(group)
    return QRectF(rect.x() + INSET, top + 3, rect.width() - 2 * INSET, 24)


def rivals_box(rect: QRectF, group: GroupLine) -> QRectF:
    """The line of what was nearly chosen instead."""
    return foot_box(rect, group).translated(0, 26)
