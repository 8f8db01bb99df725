"""What the screens need of what is loaded later: the desk, the words of errors, the recovery sheet, the version."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from app.secret import Secret

SHORTEST_PASSWORD = 15
"""Characters; the desk holds the same rule, this one is for the line under the field."""


class Door(Protocol):
    """Ways into a vault; each may take a second, on purpose, and raises VaultError."""

    @property
    def create_vault(self) -> Callable[..., tuple[Any, Secret]]:
        """(path, *, company, person, password) gives the desk and the recovery key."""

    @property
    def open_vault(self) -> Callable[..., Any]:
        """(path, password) gives the desk."""

    @property
    def open_with_recovery(self) -> Callable[..., Any]:
        """(path, recovery key or two sheets, new_password, *, may_found_anew) gives the desk."""

    @property
    def recovery_of(self) -> Callable[[Path], Any]:
        """What opens a vault whose password is lost."""

    @property
    def restore_backup(self) -> Callable[..., Any]:
        """(backup, target, password) gives a RestoreReport."""


class Later(Protocol):
    """The module ui.later is one; it may be slow to come the first time."""

    @property
    def desk(self) -> Door:
        """Ways into a vault."""

    @property
    def told(self) -> Callable[[Exception], Any]:
        """Turns an error into words."""

    @property
    def WrongAnswer(self) -> type[Exception]:
        """What is raised for something typed that cannot be used."""

    @property
    def SigningKeyLost(self) -> type[Exception]:
        """What is raised for a recovery key that does not give the founder's signing key back."""

    @property
    def RecoverySheet(self) -> Callable[..., Any]:
        """(key, *, vault_name) gives the widget that shows the key."""

    @property
    def RecoverCard(self) -> Callable[[Path], Any]:
        """(vault) gives the card for a lost password."""

    @property
    def ask_folder(self) -> Callable[[QWidget, str, Path], Path | None]:
        """Asks for a folder; None when the person turned back."""

    @property
    def program_version(self) -> Callable[[], str]:
        """The version, read from what was installed."""


AskFolder = Callable[[QWidget, str, Path], Path | None]


def last_vault(file: Path) -> Path | None:
    """The vault that was opened last, if it is still there; read without the desk, which is not loaded yet."""
    try:
        path = Path(file.read_text(encoding="utf-8").strip())
    except OSError:
        return None
    return path if path.is_dir() else None
