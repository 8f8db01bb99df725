"""Lines of the list as one sentence each, for screen readers and copying."""

from collections.abc import Sequence

from app.services.reconcile_rows import Cell
from app.services.reconcile_view import ReconcileView
from ui import figures, wording
from ui.reconcile.chips import chips_of, verdict_of
from ui.reconcile.lines import Line, OpenLine, cause_of
from ui.words import tr


def line_words(line: Line) -> str:
    """Bank rows, platform rows, reasons and verdict."""
    left, right = _cells(line.left), _cells(line.right)
    if isinstance(line, OpenLine):
        return tr("Open. Bank: {left}. Platform: {right}.", left=left, right=right)
    reasons = ", ".join(chip.text for chip in chips_of(line))
    return tr(
        "{verdict}. Bank: {left}. Platform: {right}. {reasons}",
        verdict=verdict_of(line)[0],
        left=left,
        right=right,
        reasons=reasons,
    )


def _cells(cells: Sequence[Cell]) -> str:
    said = "; ".join(f"{cell.title or cell.source} {cell.day} {figures.coded(cell.amount)}" for cell in cells)
    return said or figures.NOTHING


def cause_texts(view: ReconcileView) -> dict[str, str]:
    """Why each open row is open, in words; with a tick where a person accepted it."""
    found = {}
    for cell in (*view.unmatched_left, *view.unmatched_right):
        cause = cause_of(view, cell)
        if cause is not None:
            found[cell.key] = f"✓ {wording.word(cause)}" if cell.key in view.accepted else wording.word(cause)
    return found
