"""The panel of evidence: every row of the current line as it was told, every reason with its weight, and the way there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.reconcile_rows import Cell
from app.services.reconcile_view import GroupLine
from ui import figures, wording
from ui.reconcile.chips import reason_chip, verdict_of
from ui.reconcile.lines import Line, cells_of
from ui.widgets.buttons import icon_button, link
from ui.widgets.cards import Well, across, down
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.tiles import PlatformTile
from ui.words import plural, tr

WIDTH = 384
_MOST = 20


class EvidencePanel(QWidget):
    """Follows the current line; `leads_to` names a row by its key."""

    leads_to = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Evidence"))
        sheet = QWidget()
        self._parts = QVBoxLayout(sheet)
        self._parts.setContentsMargins(20, 0, 20, 20)
        self._parts.setSpacing(8)
        head = across(Label(tr("Evidence"), Style.HEADING), None, icon_button("x", tr("Close"), self.closed.emit, height=28))  # fmt: skip
        head.setContentsMargins(20, 12, 12, 8)
        column = down(head)
        column.addWidget(scrolling(sheet), 1)
        self.setLayout(column)

    def show_line(self, line: Line | None) -> None:
        """Show another line."""
        clear(self._parts)
        if line is None:
            self._parts.addWidget(Label(tr("Choose a line to see what proves it."), Style.NOTE, wrap=True))
        elif isinstance(line, GroupLine):
            self._show_group(line)
        if line is not None:
            self._show_cells(line)
        self._parts.addStretch(1)

    def _show_group(self, group: GroupLine) -> None:
        words, icon, tone = verdict_of(group)
        self._parts.addLayout(across(IconLabel(icon, tone=tone), Label(words, Style.STRONG, tone=tone), None))
        found = tr("Found by: {found_by}, {score} of 100", found_by=wording.word(group.found_by), score=f"{group.score * 100:.0f}")  # fmt: skip
        self._parts.addWidget(Label(found, Style.NOTE))
        for reason in group.reasons:
            chip = reason_chip(reason)
            points = Label(figures.number(reason.points) if reason.points else "", Style.NOTE, figures=True)
            self._parts.addLayout(across(Chip(chip.text, chip.tone, icon=chip.icon), None, points))
        for rival in group.rivals[:_MOST]:
            nearly = tr("Nearly chosen: {name}, {day}", name=rival.title or rival.source, day=rival.day.isoformat())
            self._parts.addWidget(Label(nearly, Style.NOTE, tone="amber", wrap=True))

    def _show_cells(self, line: Line) -> None:
        cells = cells_of(line)
        for cell in cells[:_MOST]:
            self._parts.addWidget(self._cell(cell))
        if len(cells) > _MOST:
            more = plural("{count} more row", "{count} more rows", count=len(cells) - _MOST)
            self._parts.addWidget(Label(more, Style.NOTE))

    def _cell(self, cell: Cell) -> QWidget:
        well = Well()
        mark: QWidget = IconLabel("landmark") if cell.platform is None else PlatformTile(cell.platform)
        amount = Label(figures.coded(cell.amount), Style.STRONG, figures=True)
        well.body.addLayout(across(mark, Elided(cell.source, Style.STRONG), None, amount))
        when = figures.iso_day(cell.day) if cell.at is None else f"{cell.at.astimezone():%Y-%m-%d %H:%M:%S}"
        for name, value in (
            (tr("Day"), when),
            (tr("Party"), cell.title if cell.title != cell.source else ""),
            (tr("Number"), cell.number),
            (tr("Text"), cell.text if cell.text != cell.title else ""),
        ):
            if value:
                label = Label(name, Style.NOTE, tone="ink-3")
                label.setFixedWidth(72)
                row = across(label, spacing=8)
                row.addWidget(Label(value, Style.NOTE, tone="ink", wrap=True, figures=True), 1)
                well.body.addLayout(row)
        words = tr("Show the row in its statement") if cell.platform is None else tr("Follow this money")
        well.body.addWidget(link(words, lambda: self.leads_to.emit(cell.key), icon="arrow-right"))
        return well
