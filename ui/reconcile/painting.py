"""Draws a line of the list: rows of both sides, the links between them, reasons below, the verdict at the right."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.domain.kept_invoices import InvoiceStanding
from app.domain.matches import MatchState
from app.services.reconcile_rows import Cell
from app.services.reconcile_view import GroupLine
from ui import figures
from ui.reconcile.chips import chips_of, rivals_text, verdict_of
from ui.reconcile.geometry import (
    LINK,
    MOST_ROWS,
    ROW,
    Lane,
    cell_box,
    foot_box,
    has_rivals,
    lanes,
    open_box,
    rivals_box,
)
from ui.reconcile.lines import OpenLine
from ui.widgets import fonts
from ui.widgets.chips import chip_width, paint_chip, paint_dot, paint_tile
from ui.widgets.icons import paint_icon
from ui.widgets.paint import RIGHT, rounded
from ui.widgets.table.kinds import draw_figure, draw_text, metrics_of
from ui.widgets.theme import token
from ui.widgets.tiles import platform_letter
from ui.words import plural, tr

_TILE = 20
_BOX = 16
_BUTTONS = 224


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the painting of a line needs beside the line."""

    is_current: bool = False
    is_hovered: bool = False
    has_focus: bool = False
    currency: str = "CNY"
    """Its code is not written out."""
    newest: date | None = None
    ticked: Collection[str] = ()
    """Keys of the open rows that are chosen for a match by hand."""
    side: int = 0
    """On which side of an open line the keyboard stands."""
    sides: int = 2
    """Three where invoices stand beside bank and platforms."""
    is_ticked: bool = False
    """Whether the group is chosen to be merged."""
    causes: Mapping[str, str] = field(default_factory=dict)
    """Why open rows are open, in words, by key."""
    has_buttons: bool = False
    """The verdict gives way to the buttons of the current group."""


def paint_ground(painter: QPainter, rect: QRectF, look: Look) -> None:
    """The ground of a line, its hairline, the keyboard's mark."""
    ground = "selected" if look.is_current else "hover" if look.is_hovered else ""
    if ground:
        painter.fillRect(rect, token(ground))
    painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), token("hairline"))
    if look.is_ticked or (look.is_current and look.has_focus):
        painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height() - 1), token("accent"))
    if look.is_ticked:
        paint_icon(painter, "check", QRectF(rect.x() + 5, rect.y() + 12, 14, 14), token("accent"))


def paint_group(painter: QPainter, rect: QRectF, group: GroupLine, look: Look) -> None:
    """A group with its rows, links, reasons and verdict."""
    sides = lanes(rect.width(), look.sides)
    if look.sides > 2:
        _paint_invoices(painter, rect, sides[2], group, look)
    for lane, cells in zip(sides[:2], (group.left, group.right), strict=True):
        for at, cell in enumerate(cells[:MOST_ROWS]):
            is_last_of_many = at == MOST_ROWS - 1 and len(cells) > MOST_ROWS
            box = cell_box(rect, lane, at)
            if is_last_of_many:
                more = len(cells) - MOST_ROWS + 1
                draw_text(painter, box, plural("{count} more row", "{count} more rows", count=more), fonts.words(12), "ink-3")  # fmt: skip
            else:
                paint_cell(painter, box, cell, look)
        if not cells:
            _paint_nothing(painter, cell_box(rect, lane, 0))
    _paint_links(painter, rect, sides, group, look)
    _paint_foot(painter, foot_box(rect, group), group, look)
    if has_rivals(group):
        box = rivals_box(rect, group).adjusted(0, 0, -_BUTTONS if look.has_buttons else 0, 0)
        draw_text(painter, box, rivals_text(group, look.newest), fonts.words(12), "amber")


def paint_open(painter: QPainter, rect: QRectF, line: OpenLine, look: Look) -> None:
    """Open rows of both sides, each with its box."""
    for side, (lane, cells) in enumerate(
        zip(lanes(rect.width(), look.sides)[:2], (line.left, line.right), strict=True)
    ):
        for cell in cells:
            box = open_box(rect, lane)
            is_here = look.is_current and look.has_focus and look.side == side
            _paint_box(painter, box, is_on=cell.key in look.ticked, is_here=is_here)
            paint_cell(painter, box.adjusted(_BOX + 12, 0, 0, 0), cell, look)
            _paint_cause(painter, box, cell, look)


def _paint_invoices(painter: QPainter, rect: QRectF, lane: Lane, group: GroupLine, look: Look) -> None:
    for at, one in enumerate(group.invoices[:MOST_ROWS]):
        box = cell_box(rect, lane, at)
        paint_icon(painter, "receipt-text", QRectF(box.x(), box.y() + 11, 16, 16), token(_INKS[one.standing]))
        text = box.adjusted(26, 0, 0, 0)
        room = 0.0
        if one.total is not None:
            parts = figures.money_parts(one.total)
            room = metrics_of(fonts.figures(13, fonts.MEDIUM)).horizontalAdvance(str(parts)) + 16
            draw_figure(painter, QRectF(box.x(), box.y() + 1, box.width(), 20), parts)
        names = text.adjusted(0, 0, -room, 0)
        draw_text(painter, QRectF(names.x(), box.y() + 1, names.width(), 20), one.seller, fonts.words(13, fonts.MEDIUM), "ink")  # fmt: skip
        day = "" if one.day is None else figures.day(one.day, look.newest)
        note = "  ·  ".join(part for part in (day, one.number) if part)
        draw_text(painter, QRectF(text.x(), box.y() + 20, text.width() - 4, 18), note, fonts.figures(12), "ink-2")
    if not group.invoices and group.left:
        box = cell_box(rect, lane, 0)
        draw_text(painter, box, tr("No invoice yet"), fonts.words(12), "ink-3")


_INKS = {InvoiceStanding.SOUND: "ink-2", InvoiceStanding.LOOK: "amber", InvoiceStanding.PROBLEM: "red"}


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, look: Look) -> None:
    """One row: who, when and which number left, the amount right."""
    text = QRectF(box)
    if cell.platform is not None:
        tile = QRectF(box.x(), box.y() + 9, _TILE, _TILE)
        paint_tile(painter, tile, cell.platform, platform_letter(cell.platform))
        text.setLeft(box.x() + _TILE + 8)
    shown = -cell.amount
    parts = figures.money_parts(shown) if shown.amount > 0 else figures.money_parts(cell.amount, plus=True)
    room = metrics_of(fonts.figures(13, fonts.MEDIUM)).horizontalAdvance(str(parts)) + 16
    names = text.adjusted(0, 0, -room, 0)
    draw_text(painter, QRectF(names.x(), box.y() + 1, names.width(), 20), cell.title or cell.source, fonts.words(13, fonts.MEDIUM), "ink")  # fmt: skip
    draw_text(painter, QRectF(names.x(), box.y() + 20, text.width() - (136 if cell.key in look.causes else 4), 18), _note(cell, look.newest), fonts.figures(12), "ink-2")  # fmt: skip
    draw_figure(painter, QRectF(box.x(), box.y() + 1, box.width(), 20), parts)
    if cell.amount.currency != look.currency:
        draw_text(painter, QRectF(box.right() - 60, box.y() + 20, 60, 18), cell.amount.currency, fonts.words(12), "ink-3", align=RIGHT)  # fmt: skip


def _note(cell: Cell, newest: date | None) -> str:
    parts = [figures.day(cell.day, newest), cell.number]
    if cell.platform is None:
        parts.append(cell.text if cell.text != cell.title else "")
    return "  ·  ".join(part for part in parts if part)


def _paint_nothing(painter: QPainter, box: QRectF) -> None:
    inner = box.adjusted(0, 4, 0, -6)
    pen = QPen(token("outline"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    words = tr("Nothing on this side: the rows cancel each other")
    draw_text(painter, inner.adjusted(12, 0, -12, 0), words, fonts.words(12), "ink-2")


def _paint_links(painter: QPainter, rect: QRectF, sides: Sequence[Lane], group: GroupLine, look: Look) -> None:
    """Every row of the longer side to the first of the shorter one; dashed where several readings fit."""
    left = min(len(group.left), MOST_ROWS)
    right = min(len(group.right), MOST_ROWS)
    if not left or not right:
        return
    pairs = {(0, at) for at in range(right)} | {(at, 0) for at in range(left)}
    if left == right:
        pairs = {(at, at) for at in range(left)}
    colour = token("accent" if look.is_current else "control")
    pen = QPen(colour, 1.5)
    if group.state is MatchState.AMBIGUOUS:
        pen.setDashPattern([2.5, 2])
    start_x, end_x = rect.x() + sides[0].right + 12, rect.x() + sides[0].right + LINK - 12
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one, other in sorted(pairs):
        start = QPointF(start_x, cell_box(rect, sides[0], one).y() + ROW / 2 - 1)
        end = QPointF(end_x, cell_box(rect, sides[1], other).y() + ROW / 2 - 1)
        path = QPainterPath(start)
        middle = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        paint_dot(painter, start, colour, 5)
        paint_dot(painter, end, colour, 5)


def _paint_foot(painter: QPainter, box: QRectF, group: GroupLine, look: Look) -> None:
    words, icon, tone = verdict_of(group)
    font = fonts.words(12, fonts.SEMIBOLD)
    room = 0.0 if look.has_buttons else metrics_of(font).horizontalAdvance(words) + 24
    x = box.x()
    end = box.right() - (_BUTTONS if look.has_buttons else room + 16)
    for chip in chips_of(group):
        width = chip_width(chip.text, chip.icon)
        if x + width > end:
            break
        paint_chip(painter, QRectF(x, box.y() + 2, width, 20), chip.text, chip.tone, icon=chip.icon, is_raised=look.is_current)  # fmt: skip
        x += width + 6
    if not look.has_buttons:
        paint_icon(painter, icon, QRectF(box.right() - room, box.y() + 4, 16, 16), token(tone))
        draw_text(painter, QRectF(box.right() - room + 22, box.y(), room, 24), words, font, tone)


def _paint_cause(painter: QPainter, box: QRectF, cell: Cell, look: Look) -> None:
    """The likely cause below the amount, where its code would stand."""
    words = look.causes.get(cell.key, "")
    if words and cell.amount.currency == look.currency:
        draw_text(painter, QRectF(box.right() - 132, box.y() + 20, 132, 18), words, fonts.words(12), "ink-3", align=RIGHT)  # fmt: skip


def _paint_box(painter: QPainter, box: QRectF, *, is_on: bool, is_here: bool) -> None:
    square = QRectF(box.x(), box.y() + 11, _BOX, _BOX)
    if is_here:
        rounded(painter, square.adjusted(-3, -3, 3, 3), 6, None, token("accent"))
    rounded(painter, square, 4, token("fill" if is_on else "ground"), token("fill" if is_on else "control"))
    if is_on:
        paint_icon(painter, "check", square.adjusted(2, 2, -2, -2), token("on-fill"))
