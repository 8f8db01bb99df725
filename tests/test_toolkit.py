"""Faults of the parts we stand on that once bit, so that a newer part which brings them back is noticed."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_switching_widgets_on_and_off_all_day_does_not_wear_out_the_program(qtbot: QtBot) -> None:
    """PySide6 6.12 on Python 3.11 lost a reference of None at each call, and the process died after some thousands."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for turn in range(20_000):
        widget.setEnabled(bool(turn % 2))
    assert sys.getrefcount(None) > before - 1_000
