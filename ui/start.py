"""The window from its start: the application, the screen that unlocks, and after it the shell."""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QLocale, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from app.paths import settings_folder
from ui import words
from ui.autolock import AutoLock
from ui.background import Background
from ui.collector import Collector
from ui.vault.frame import paint_logo
from ui.vault.screen import VaultScreen
from ui.widgets import theme
from ui.words import Language

_LANGUAGE, _THEME, _GEOMETRY = "window/language", "window/theme", "window/geometry"
_LOAD_AFTER_MS = 100
_SMALLEST, _FIRST = QSize(1024, 640), QSize(1440, 900)


def machine_settings() -> QSettings:
    """The habits of this machine; nothing of the company's and no secret is ever written there."""
    return QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)


class MainWindow(QMainWindow):
    """One window for the program's life: locked it shows the vault screen, open it shows the shell."""

    def __init__(self, app: QApplication, settings: QSettings, vault: Path | None = None) -> None:
        super().__init__()
        self._app, self._settings, self._vault = app, settings, vault
        self.background = Background(self)
        self.desk: Any = None
        # The shell is loaded after the password fits, so its type cannot stand here.
        self.shell: Any = None
        self._catcher: Any = None
        self.auto_lock = AutoLock(app)
        self.auto_lock.due.connect(self._lock_by_itself)
        self.setWindowTitle("AdTill")
        self.setMinimumSize(_SMALLEST)
        kept = settings.value(_GEOMETRY)
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(_FIRST)
        self.ring: Any = None
        self.show_vault()

    @property
    def screen_of_vault(self) -> VaultScreen | None:
        """The screen that is shown while the vault is locked."""
        shown = self.centralWidget()
        return shown if isinstance(shown, VaultScreen) else None

    def show_vault(self) -> None:
        """Show the screen that opens a vault."""
        screen = VaultScreen(load_later, self.background, self._vault)
        screen.opened.connect(self.show_desk)
        screen.language_wanted.connect(lambda wanted: self._change_language(Language(wanted)))
        self._show(screen)

    def load(self) -> None:
        """Load, off this thread, what comes after the password."""
        self.background.start(lambda _progress: load_later(), then=lambda _later: self._loaded())

    def _loaded(self) -> None:
        self.ring = self.ring or load_later().FocusRing(self)
        screen = self.screen_of_vault
        if screen is not None:
            screen.show_version()

    def show_desk(self, desk: Any) -> None:
        """Show the pages of an opened vault."""
        later = load_later()
        self.ring = self.ring or later.FocusRing(self)
        if self._catcher is None:
            self._catcher = later.BugCatcher(self)
            self._catcher.install()
            self.background.broke.connect(self._catcher.caught)
        self.desk, self._vault = desk, desk.path
        self.shell = later.Shell(desk, self.background, self._settings)
        self.shell.lock_wanted.connect(self.lock)
        self.shell.language_wanted.connect(self.change_language)
        self.shell.theme_wanted.connect(self.change_theme)
        self.shell.refresh.changed.connect(self._wait_to_lock)
        self._wait_to_lock()
        self._show(self.shell)

    def lock(self) -> None:
        """Close the vault with everything that shows something of it, and ask for the password again."""
        if self.desk is None:
            return
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self._close_desk()
        self.show_vault()

    def change_language(self) -> None:
        """The other language, at once; pages are built anew in it."""
        self._change_language(Language.ENGLISH if words.is_chinese() else Language.CHINESE)

    def change_theme(self) -> None:
        """The other theme, at once."""
        theme.show(self._app, dark=not theme.is_dark())
        self._settings.setValue(_THEME, "dark" if theme.is_dark() else "light")
        if self.shell is not None:
            self.shell.top.show_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, close the vault, remember the place."""
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        self._close_desk()
        if self._catcher is not None:
            self._catcher.remove()
        super().closeEvent(event)

    def _change_language(self, wanted: Language) -> None:
        words.speak(wanted)
        self._settings.setValue(_LANGUAGE, wanted.value)
        if self.desk is not None:
            self.show_desk(self.desk)
        else:
            self.show_vault()

    def _lock_by_itself(self) -> None:
        if self.background.is_busy:
            # What is under way is finished first: a sync, an import, a backup.
            self._wait_to_lock()
        else:
            self.lock()

    def _wait_to_lock(self) -> None:
        if self.desk is not None:
            self.auto_lock.start(self.desk.settings.view().lock_minutes)

    def _close_desk(self) -> None:
        self.auto_lock.stop()
        self.background.close()
        screen = self.screen_of_vault
        if screen is not None:
            screen.close_unclaimed()
        if self.desk is not None:
            self.desk.close()
            self.desk = self.shell = None

    def _show(self, widget: QWidget) -> None:
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(widget)
        if self.ring is not None:
            self.ring.raise_()


def load_later() -> Any:
    """The module ui.later: the desk, the shell and the pages."""
    # They bring the database, charts and numbers, which take longer to load than the window takes to stand.
    from ui import later  # noqa: PLC0415

    return later


def dress(app: QApplication, settings: QSettings, *, has_base_style: bool = False) -> None:
    """Fonts, theme and language as they were left, or as the system has them; garbage stays on this thread."""
    Collector(app)
    theme.prepare(app, has_base_style=has_base_style)
    kept = str(settings.value(_THEME) or "")
    dark = kept == "dark" if kept else app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    theme.show(app, dark=dark)
    said = str(settings.value(_LANGUAGE) or "")
    words.speak(Language(said) if said in set(Language) else words.system_language())
    QLocale.setDefault(QLocale(words.language().value))
    app.setWindowIcon(_icon())


def _icon() -> QIcon:
    picture = QPixmap(128, 128)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint_logo(painter, picture.rect().toRectF())
    return QIcon(picture)


def run_window(vault: Path | None = None, desk: Any = None) -> int:
    """Show the window until it is closed; with a desk it opens at once, with a vault it asks for that one's password."""
    standing = QApplication.instance()
    # Changing the style later would load every class of styles into Python.
    app = standing if isinstance(standing, QApplication) else QApplication([*sys.argv[:1], "-style", theme.BASE_STYLE])
    app.setApplicationName("AdTill")
    app.setApplicationDisplayName("AdTill")
    settings = machine_settings()
    dress(app, settings, has_base_style=standing is None)
    window = MainWindow(app, settings, vault)
    if desk is None:
        # Not before the first picture: loading on another thread would still slow it down.
        QTimer.singleShot(_LOAD_AFTER_MS, window.load)
    else:
        window.show_desk(desk)
    window.show()
    return app.exec()
