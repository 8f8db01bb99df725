"""The picture of a paper with the boxes of its fields: fit or full size, turned, the chosen box in sight."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from app.domain.documents import Box, ShownPage
from ui.widgets import fonts
from ui.widgets.paint import CENTRE, Painted, rounded
from ui.widgets.theme import on_paper, token
from ui.words import tr

_AROUND = 12
_BADGE = 18
_SMALLEST, _LARGEST = 0.1, 4.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A field's box with the number that stands beside the field."""

    number: int
    field: str
    box: Box
    is_doubtful: bool


class Canvas(Painted):
    """One page at the present scale; `pointed` tells the field of a box that was clicked."""

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pixmap = QPixmap()
        self._size = QSize()
        self._marks: Sequence[Marked] = ()
        self._chosen = ""
        self.scale = 1.0
        self.turns = 0
        self.setAccessibleName(tr("Picture of the document"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_page(self, page: ShownPage | None, marks: Sequence[Marked]) -> None:
        """Another page with its boxes."""
        self.pixmap = QPixmap()
        if page is not None:
            self.pixmap.loadFromData(page.jpeg)
        self._size = QSize(page.width, page.height) if page is not None else QSize()
        self._marks = marks
        self._fit()

    def set_marks(self, marks: Sequence[Marked], chosen: str) -> None:
        """Other boxes on the same page, one of them chosen."""
        self._marks, self._chosen = marks, chosen
        self.update()

    def set_view(self, scale: float, turns: int) -> None:
        """Pixels on the screen for one of the page; quarter turns clockwise."""
        self.scale, self.turns = scale, turns % 4
        self._fit()

    def natural(self) -> QSize:
        """The page's size as it is turned."""
        return self._size.transposed() if self.turns % 2 else self._size

    def place(self, field: str) -> QRectF | None:
        """Where the box of a field is drawn."""
        return next((self._drawn(mark.box) for mark in self._marks if mark.field == field), None)

    def _fit(self) -> None:
        self.setFixedSize(self.natural() * self.scale if self.natural().isValid() else QSize(0, 0))
        self.update()

    def _transform(self) -> QTransform:
        way = QTransform().scale(self.scale, self.scale)
        width, height = self._size.width(), self._size.height()
        away = {0: (0, 0), 1: (height, 0), 2: (width, height), 3: (0, width)}[self.turns]
        return way.translate(*away).rotate(90 * self.turns)

    def _drawn(self, box: Box) -> QRectF:
        inside = QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom)).adjusted(-3, -3, 3, 3)
        return self._transform().mapRect(inside)

    def paint(self, painter: QPainter) -> None:
        """The page, then every box, the chosen one last."""
        if self.pixmap.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.setTransform(self._transform(), combine=True)
        painter.drawPixmap(QRectF(0, 0, self._size.width(), self._size.height()), self.pixmap, QRectF(self.pixmap.rect()))  # fmt: skip
        painter.restore()
        stacked: Counter[Box] = Counter()
        for mark in sorted(self._marks, key=lambda one: one.field == self._chosen):
            self._paint_mark(painter, mark, stacked[mark.box])
            stacked[mark.box] += 1

    def _paint_mark(self, painter: QPainter, mark: Marked, before: int) -> None:
        is_chosen = mark.field == self._chosen
        # The picture is the same in both themes, so its marks are those of paper: the light ones.
        edge = on_paper("amber" if mark.is_doubtful else "accent")
        ground = QColor(edge)
        ground.setAlpha(56 if is_chosen else 22)
        where = self._drawn(mark.box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 2.5 if is_chosen else 1.2))
        painter.setBrush(ground)
        painter.drawRoundedRect(where, 3, 3)
        badge = QRectF(where.right() - 5 + before * (_BADGE + 1), where.top() - _BADGE / 2, _BADGE, _BADGE)
        painter.setPen(QPen(on_paper("on-fill"), 1))
        painter.setBrush(edge)
        painter.drawEllipse(badge)
        painter.setFont(fonts.figures(11, fonts.SEMIBOLD))
        painter.setPen(on_paper("on-fill"))
        painter.drawText(badge, CENTRE, str(mark.number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the box under the pointer."""
        found = self._under(event.position())
        if found:
            self.pointed.emit(found)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press was ours."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be chosen."""
        shape = Qt.CursorShape.PointingHandCursor if self._under(event.position()) else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        super().mouseMoveEvent(event)

    def _under(self, at: QPointF) -> str:
        return next((mark.field for mark in self._marks if self._drawn(mark.box).contains(at)), "")


class PictureView(QScrollArea):
    """Holds the canvas: fits it to its own size until a scale is chosen; Ctrl and the wheel zoom."""

    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.canvas = Canvas()
        self.is_fitted = True
        self.setWidget(self.canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setObjectName("picture")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(320)

    def fit(self) -> None:
        """The whole page in sight, and again whenever the room changes."""
        self.is_fitted = True
        self._scale_to_room()

    def full_size(self) -> None:
        """One pixel of the picture on one of the screen."""
        self.is_fitted = False
        self.canvas.set_view(1.0 / self.devicePixelRatioF(), self.canvas.turns)

    def turn(self) -> None:
        """A quarter clockwise."""
        self.canvas.set_view(self.canvas.scale, self.canvas.turns + 1)
        if self.is_fitted:
            self._scale_to_room()

    def bring(self, field: str) -> None:
        """Scroll so that the box of this field is in sight."""
        where = self.canvas.place(field)
        if where is not None and not self.is_fitted:
            middle: QPoint = where.center().toPoint()
            self.ensureVisible(middle.x(), middle.y(), round(where.width() / 2) + 40, round(where.height() / 2) + 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        if self.is_fitted:
            self._scale_to_room()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; the wheel alone scrolls."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self.is_fitted = False
        factor = 1.15 if event.angleDelta().y() > 0 else 1 / 1.15
        self.canvas.set_view(min(max(self.canvas.scale * factor, _SMALLEST), _LARGEST), self.canvas.turns)
        self.zoomed.emit()
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """The ground behind the page is the theme's."""
        if event.type() is QEvent.Type.Paint:
            with QPainter(self.viewport()) as painter:
                rounded(painter, self.viewport().rect(), 8, token("track"))
        return super().viewportEvent(event)

    def _scale_to_room(self) -> None:
        size = self.canvas.natural()
        if size.isEmpty():
            return
        room = self.maximumViewportSize()
        across = (room.width() - 2 * _AROUND) / size.width()
        down = (room.height() - 2 * _AROUND) / size.height()
        self.canvas.set_view(max(min(across, down, 1.0), _SMALLEST), self.canvas.turns)
