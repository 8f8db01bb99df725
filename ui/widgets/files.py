"""Asking for files and folders with the system's own dialogues."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """A folder that is there; None when the person turned back."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there, of these kinds (`Words (*.csv *.xlsx)`); None when the person turned back."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def ask_target(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where a new file goes, with this name offered; None when the person turned back."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    return Path(chosen) if chosen else None
