"""Locking by itself: after a while without anybody, and as soon as a machine wakes up."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.autolock import ASLEEP_S, AutoLock


class Wall:
    """The clock on the wall, put on by hand."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def lock(dressed: QApplication, wall: Wall) -> Iterator[tuple[AutoLock, list[bool]]]:
    made = AutoLock(dressed, wall)
    told: list[bool] = []
    made.due.connect(lambda: told.append(True))
    yield made, told
    made.stop()
    made.deleteLater()


def test_a_machine_that_wakes_up_finds_its_vault_locked(lock: tuple[AutoLock, list[bool]], wall: Wall) -> None:
    auto_lock, told = lock
    auto_lock.start(30)
    wall.at += 2
    auto_lock.beat()
    assert told == []
    wall.at += 8 * 3_600
    auto_lock.beat()
    assert told == [True]


def test_a_slow_beat_is_no_sleep_and_neither_is_a_clock_that_is_set_back(
    lock: tuple[AutoLock, list[bool]], wall: Wall
) -> None:
    auto_lock, told = lock
    auto_lock.start(30)
    for step in (ASLEEP_S, -3_600, 2):
        wall.at += step
        auto_lock.beat()
    assert told == []


def test_before_a_vault_is_open_nothing_is_locked(lock: tuple[AutoLock, list[bool]], wall: Wall) -> None:
    auto_lock, told = lock
    wall.at += 3_600
    auto_lock.beat()
    auto_lock.start(5)
    auto_lock.stop()
    wall.at += 3_600
    auto_lock.beat()
    assert told == []
