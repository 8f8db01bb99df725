"""Finds words that do not fit into their widget: labels and buttons are never cut, only elided ones may be."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def clipped(root: QWidget) -> list[str]:
    """The texts of visible labels and buttons that are narrower than what they say."""
    # A count that just changed has asked for room; the window gives it before it paints again.
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    found = []
    for label in root.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and label.text():
            widest = max(QFontMetricsF(label.font()).horizontalAdvance(line) for line in label.text().split("\n"))
            if widest > label.width() + 1:
                found.append(label.text())
    return found + [
        button.text()
        for button in root.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.sizeHint().width() > button.width() + 1
    ]
