"""Pictures of every page in both languages and both themes, for the demo and for a look at what was built."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QSize
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from ui import words
from ui.background import Background
from ui.shell.pages import PAGES
from ui.shell.shell import Shell
from ui.widgets import theme
from ui.words import Language

SIZE = QSize(1440, 900)
_SHORT_NAMES = {Language.CHINESE: "zh", Language.ENGLISH: "en"}


def write_pictures(app: QApplication, desk: Desk, folder: Path, *, size: QSize = SIZE) -> Iterator[Path]:
    """Write `PAGE-THEME-LANGUAGE.png` for each page, one by one; language and theme are left as they were."""
    folder.mkdir(parents=True, exist_ok=True)
    spoken, was_dark = words.language(), theme.is_dark()
    background = Background(app)
    try:
        for language in Language:
            for dark in (False, True):
                words.speak(language)
                theme.show(app, dark=dark)
                yield from _pages(
                    desk, background, folder, size, f"{'dark' if dark else 'light'}-{_SHORT_NAMES[language]}"
                )
    finally:
        background.close()
        words.speak(spoken)
        theme.show(app, dark=was_dark)


def _pages(desk: Desk, background: Background, folder: Path, size: QSize, suffix: str) -> Iterator[Path]:
    # Habits that end with this run: the person's own window stays as it was left.
    settings = QSettings(str(folder / ".pictures.ini"), QSettings.Format.IniFormat)
    shell = Shell(desk, background, settings)
    shell.resize(size)
    shell.show()
    try:
        for entry in PAGES:
            shell.go(entry.name)
            settle(background)
            file = folder / f"{entry.name}-{suffix}.png"
            shell.grab().save(str(file))
            yield file
    finally:
        shell.hide()
        shell.deleteLater()
        settle(background)
        settings.clear()
        Path(settings.fileName()).unlink(missing_ok=True)


def settle(background: Background) -> None:
    """Let everything that was asked arrive and be drawn."""
    quiet = 0
    while quiet < _QUIET_ROUNDS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        quiet = 0 if background.is_busy else quiet + 1


_QUIET_ROUNDS = 5
"""Rounds without work in a row: an answer may ask the next question, and layouts settle over several."""
