"""Waiting until the window has shown all that it asked for."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.background import Background

_ROUNDS = 3
"""An answer may ask the next question."""


def settle(qtbot: QtBot, background: Background) -> None:
    for _ in range(_ROUNDS):
        qtbot.waitUntil(lambda: not background.is_busy, timeout=60_000)
        QApplication.processEvents()
