"""A picture shown pixel by pixel: a code that a camera is to read must not be scaled."""

from PySide6.QtGui import QPainter, QPixmap

from ui.widgets.paint import Painted


class Picture(Painted):
    """Keeps `side` pixels free in both directions until the picture is there, so that nothing jumps."""

    def __init__(self, side: int, *, name: str) -> None:
        super().__init__()
        self._pixels = QPixmap()
        self.setFixedSize(side, side)
        self.setAccessibleName(name)

    def show_png(self, content: bytes) -> None:
        """Show this picture at its own size."""
        self._pixels.loadFromData(content)
        self.setFixedSize(self._pixels.size())
        self.update()

    def paint(self, painter: QPainter) -> None:
        """The picture as it is."""
        painter.drawPixmap(0, 0, self._pixels)
