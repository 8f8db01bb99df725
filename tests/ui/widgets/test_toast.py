"""Toasts: successes leave and stay in the log, errors stay, and each says what was not lost."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.toast import Message, Toasts, Tone


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_a_success_leaves_by_itself_and_stays_in_the_log(qtbot: QtBot, window: QWidget) -> None:
    toasts = Toasts(window, success_ms=1)
    toasts.show(Message(tone=Tone.SUCCESS, title="Imported"))
    qtbot.waitUntil(lambda: not toasts.standing)
    assert [message.title for message in toasts.log] == ["Imported"]


def test_an_error_stays_until_it_is_closed_and_says_what_was_kept(qtbot: QtBot, window: QWidget) -> None:
    toasts = Toasts(window, success_ms=1)
    error = toasts.show(Message(tone=Tone.ERROR, title="No answer", text="Sync again.", kept="Nothing was changed."))
    toasts.show(Message(tone=Tone.SUCCESS, title="Imported"))
    qtbot.waitUntil(lambda: len(toasts.standing) == 1)
    assert toasts.standing == [error]
    assert [label.text() for label in error.findChildren(Label)] == ["No answer", "Sync again.", "Nothing was changed."]
    assert error.accessibleName() == "No answer. Sync again. Nothing was changed."
    error.closer.click()
    assert toasts.standing == []


def test_toasts_stand_in_the_corner_newest_lowest_and_follow_the_window(window: QWidget) -> None:
    toasts = Toasts(window)
    older, newer = (toasts.show(Message(tone=Tone.ERROR, title=title)) for title in ("First", "Second"))
    assert older.geometry().bottom() <= newer.geometry().bottom() - 40
    before = newer.x()
    window.resize(1440, 900)
    assert newer.x() == before + 160
    assert newer.geometry().bottom() <= 900 - 40


def test_at_most_two_deeds_are_offered_and_one_closes_the_toast(window: QWidget) -> None:
    done: list[str] = []
    toasts = Toasts(window)
    deeds = [(name, lambda name=name: done.append(name)) for name in ("Look", "Copy", "More")]
    toast = toasts.show(Message(tone=Tone.WARNING, title="Three failed", actions=deeds))
    offered = [button for button in toast.findChildren(QPushButton) if isinstance(button, Button) and button.text()]
    assert [button.text() for button in offered] == ["Look", "Copy"]
    offered[0].click()
    assert (done, toasts.standing) == (["Look"], [])
