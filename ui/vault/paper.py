"""What is printed for the day on which the password is lost: a heading, sentences, and lines large enough to type from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.secret import Secret
from ui.widgets import fonts
from ui.words import tr

_DOTS = 200
_PAGE = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    QMarginsF(20, 20, 20, 20),
    QPageLayout.Unit.Millimeter,
)
_WIDE = 1_338
"""Dots between the margins of A4."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One page, drawn the same on a printer and in a PDF."""

    heading: str
    sentences: Sequence[str]
    secret: Secret
    """The lines to type, in order."""

    def print(self, parent: QWidget) -> None:
        """Ask for a printer and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(_DOTS)
        printer.setPageLayout(_PAGE)
        if QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted:
            with QPainter(printer) as painter:
                self._draw(painter)

    def ask_where(self, parent: QWidget, name: str) -> None:
        """Ask for a place and write a PDF there."""
        chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save as PDF"), f"{name}.pdf", "PDF (*.pdf)")
        if chosen:
            self.save_pdf(Path(chosen))

    def save_pdf(self, file: Path) -> None:
        """Write it as a PDF."""
        writer = QPdfWriter(str(file))
        writer.setResolution(_DOTS)
        writer.setPageLayout(_PAGE)
        with QPainter(writer) as painter:
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        painter.setPen("black")
        y = _written(painter, self.heading, fonts.words(28), 0.0) + 40
        for sentence in self.sentences:
            y = _written(painter, sentence, fonts.words(12), y) + 20
        y += 60
        painter.setFont(_printed(fonts.mono(28)))
        for line in self.secret.reveal().splitlines():
            painter.drawText(QRectF(0, y, _WIDE, 120), Qt.AlignmentFlag.AlignVCenter, line)
            y += 130


def _written(painter: QPainter, text: str, font: QFont, y: float) -> float:
    """Write a text in as many lines as it takes; where it ends."""
    painter.setFont(_printed(font))
    wrapped = Qt.TextFlag.TextWordWrap.value
    box = painter.boundingRect(QRectF(0, y, _WIDE, 1_000), wrapped, text)
    painter.drawText(box, wrapped, text)
    return box.bottom()


def _printed(font: QFont) -> QFont:
    """The same size on paper: a pixel of the screen is 1/96 inch."""
    sized = QFont(font)
    sized.setPixelSize(round(font.pixelSize() * _DOTS / 96))
    return sized
