"""The sticky totals at the bottom: of what is selected, else of all that is shown; counted in slices, so that a million rows wait for nothing."""

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.widgets import fonts
from ui.widgets.paint import RIGHT, Painted, hairline
from ui.widgets.table.columns import Total
from ui.widgets.table.header import INSET, PADDING, Header
from ui.widgets.table.kinds import draw_text
from ui.widgets.table.model import TableModel
from ui.widgets.theme import token
from ui.words import plural, tr

HEIGHT = 40
_SLICE_ROWS, _SLICE_S = 200, 0.004
"""How many rows are added between two looks at the clock, and how long a slice lasts: a frame is 16 ms."""


class TotalsBar(Painted):
    """Reads the columns' places from the header, and the sums from the declared totals."""

    def __init__(self, model: TableModel[object], header: Header, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._header = model, header
        self._count = ""
        self._lines: dict[int, list[str]] = {}
        self._work: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)
        self.aside = ""
        self.setFixedHeight(HEIGHT)
        header.sectionResized.connect(self.update)
        header.geometriesChanged.connect(self.update)

    @property
    def is_counting(self) -> bool:
        """Whether sums are still being counted."""
        return self._timer.isActive()

    def lines(self, column: int) -> list[str]:
        """The sum shown under a column."""
        return self._lines.get(column, [])

    def count_text(self) -> str:
        """How many rows the sums are of, in words."""
        return self._count

    def count(self, positions: Sequence[int], *, are_selected: bool) -> None:
        """Begin to count these shown positions."""
        self._lines = {}
        self._count = _count_words(len(positions), are_selected=are_selected)
        self._work = self._add_up(positions)
        self._timer.start(0)
        self._slice()
        self.update()

    def _add_up(self, positions: Sequence[int]) -> Iterator[None]:
        declared = [
            (at, column, column.total()) for at, column in enumerate(self._table.columns) if column.total is not None
        ]
        if declared:
            for done, position in enumerate(positions, start=1):
                row = self._table.row_at(position)
                if row is not None:
                    for _, column, total in declared:
                        total.add(column.value(row))
                if done % _SLICE_ROWS == 0:
                    yield
        self._show([(at, total) for at, _, total in declared])

    def _show(self, totals: Sequence[tuple[int, Total]]) -> None:
        self._lines = {at: total.lines() for at, total in totals}
        said = "; ".join(
            f"{self._table.columns[at].heading} {', '.join(lines)}" for at, lines in self._lines.items() if lines
        )
        self.setAccessibleName(f"{self._count}. {said}")
        self.setToolTip("\n".join(said.split("; ")) if any(len(lines) > 2 for lines in self._lines.values()) else "")

    def _slice(self) -> None:
        until = time.monotonic() + _SLICE_S
        while time.monotonic() < until:
            if next(self._work, _DONE) is _DONE:
                self._timer.stop()
                self.update()
                return

    def paint(self, painter: QPainter) -> None:
        """The count left, sums under their columns."""
        painter.fillRect(self.rect(), token("raised"))
        hairline(painter, QPointF(0, 0), QPointF(self.width(), 0), token("hairline"))
        first, last = self._header.ends()
        left = float(self.width())
        for at in range(self._header.count()):
            lines = self._lines.get(at)
            if not lines or self._header.isSectionHidden(at):
                continue
            x, width = self._header.sectionViewportPosition(at), self._header.sectionSize(at)
            inner = QRectF(x + PADDING, 0, width - PADDING - (INSET if at == last else PADDING), HEIGHT)
            if at != first:
                left = min(left, x)
            self._paint_sum(painter, inner, lines)
        draw_text(painter, QRectF(INSET, 0, left - INSET, HEIGHT), self._count, fonts.words(13, fonts.SEMIBOLD), "ink")
        if self.aside and last not in self._lines:
            room = QRectF(left, 0, self.width() - left - INSET, HEIGHT)
            draw_text(painter, room, self.aside, fonts.figures(12), "ink-3", align=RIGHT)

    def _paint_sum(self, painter: QPainter, inner: QRectF, lines: list[str]) -> None:
        if len(lines) == 1:
            draw_text(painter, inner, lines[0], fonts.figures(13, fonts.SEMIBOLD), "ink", align=RIGHT)
            return
        # Columns are narrow: sums of several currencies stand on two lines and may reach to the left.
        wide = inner.adjusted(-40, 0, 0, 0)
        more = tr("and {count} more", count=len(lines) - 1) if len(lines) > 2 else lines[1]
        draw_text(painter, QRectF(wide.x(), 3, wide.width(), 17), lines[0], fonts.figures(12, fonts.SEMIBOLD), "ink", align=RIGHT)  # fmt: skip
        draw_text(painter, QRectF(wide.x(), 20, wide.width(), 17), more, fonts.figures(12, fonts.SEMIBOLD), "ink", align=RIGHT)  # fmt: skip


_DONE = object()


def _count_words(count: int, *, are_selected: bool) -> str:
    if are_selected:
        return plural("{count} row selected", "{count} rows selected", count=count)
    return plural("{count} row in total", "{count} rows in total", count=count)
