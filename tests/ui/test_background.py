"""Work off the window's thread: its outcome comes back to it, stopping shows nothing, a failure is told."""

import threading
from functools import partial

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.errors import DeskError, Unreachable
from app.progress import Cancelled, Progress
from ui.background import Background
from ui.refresh import Refresh


def test_work_runs_elsewhere_and_its_outcome_arrives_on_the_windows_thread(
    qtbot: QtBot, background: Background
) -> None:
    here = QThread.currentThread()
    worked: list[bool] = []
    arrived: list[tuple[int, bool]] = []

    def work(_progress: Progress) -> int:
        worked.append(QThread.currentThread() is here)
        return 7

    background.start(work, then=lambda outcome: arrived.append((outcome, QThread.currentThread() is here)))
    qtbot.waitUntil(lambda: not background.is_busy, timeout=60_000)
    assert worked == [False]
    assert arrived == [(7, True)]


def test_many_tasks_that_end_at_once_are_all_heard(qtbot: QtBot, background: Background) -> None:
    heard: list[int] = []

    def answer(number: int, _progress: Progress) -> int:
        return number

    for number in range(200):
        background.start(partial(answer, number), then=heard.append)
    qtbot.waitUntil(lambda: not background.is_busy, timeout=60_000)
    assert sorted(heard) == list(range(200))


def test_progress_is_watched_and_a_stop_ends_the_work_as_nothing(qtbot: QtBot, background: Background) -> None:
    seen: list[tuple[int, int, str]] = []
    ended: list[object] = []
    asked = threading.Event()

    def work(progress: Progress) -> str:
        progress.step(1, 3, "first")
        asked.wait(5)
        progress.step(2, 3, "second")
        return "finished"

    task = background.start(
        work, then=ended.append, otherwise=ended.append, watch=lambda *step: seen.append((step[0], step[1], step[2]))
    )
    qtbot.waitUntil(lambda: bool(seen))
    task.cancel()
    asked.set()
    qtbot.waitUntil(lambda: task.is_finished)
    assert seen == [(1, 3, "first")]
    assert ended == []


def test_a_failure_goes_to_who_asked_and_else_is_our_own(qtbot: QtBot, background: Background) -> None:
    told: list[Exception] = []
    ours: list[Exception] = []
    background.broke.connect(ours.append)

    def unreachable(_progress: Progress) -> None:
        raise Unreachable("tiktok")

    def mistaken(_progress: Progress) -> None:
        raise KeyError("ours")

    background.start(unreachable, otherwise=told.append)
    background.start(mistaken)
    qtbot.waitUntil(lambda: not background.is_busy, timeout=60_000)
    assert [type(error) for error in told] == [Unreachable]
    assert [type(error) for error in ours] == [KeyError]


def test_closing_stops_what_runs_and_no_outcome_reaches_a_window_that_is_gone(qtbot: QtBot) -> None:
    background = Background()
    arrived: list[object] = []

    def work(progress: Progress) -> str:
        while not progress.is_cancelled():
            QThread.yieldCurrentThread()
        raise Cancelled

    background.start(work, then=arrived.append, otherwise=arrived.append)
    background.close()
    qtbot.waitUntil(lambda: not background.is_busy, timeout=60_000)
    assert arrived == []


def test_pages_hear_only_of_real_changes(refresh: Refresh) -> None:
    heard: list[Changes] = []
    refresh.changed.connect(heard.append)
    refresh.tell(Changes.ACCOUNTS | Changes.LEDGER)
    refresh.tell(Changes.NONE)
    refresh.tell("a report without changes")
    refresh.tell(DeskError())
    assert heard == [Changes.ACCOUNTS | Changes.LEDGER]
