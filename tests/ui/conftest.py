"""One application for all tests of the window, in our look, speaking English and light unless a test says otherwise."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui import words
from ui.background import Background
from ui.collector import Collector
from ui.refresh import Refresh
from ui.widgets import theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    theme.prepare(qapp)
    theme.show(qapp, dark=False)
    return qapp


@pytest.fixture(scope="module", autouse=True)
def collected_here(qapp: QApplication) -> Iterator[None]:
    """As in the program: widgets are never destroyed by the collector of a worker's thread."""
    collector = Collector(qapp)
    yield
    gc.collect()
    collector.stop()
    collector.deleteLater()


@pytest.fixture(autouse=True)
def plain_start(dressed: QApplication) -> Iterator[None]:
    """Each test begins in English and light, and leaves no colour or language behind."""
    yield
    if words.language() is not words.Language.ENGLISH:
        words.speak(words.Language.ENGLISH)
    if theme.is_dark():
        theme.show(dressed, dark=False)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


@pytest.fixture
def refresh() -> Refresh:
    return Refresh()
