"""Where things lie: the one module that knows whether the program is frozen."""

import os
import sys
from pathlib import Path

_HOME = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def resources() -> Path:
    """The folder of icons, fonts, style, words and catalogues."""
    return _HOME / "resources"


def migrations() -> Path:
    """The folder of Alembic revisions."""
    return _HOME / "migrations"


def is_frozen() -> bool:
    """Whether this is the packaged program."""
    return hasattr(sys, "_MEIPASS")


def own_command() -> list[str]:
    """How this program starts itself once more."""
    return [sys.executable] if is_frozen() else [sys.executable, str(_HOME / "main.py")]


def settings_folder() -> Path:
    """The machine's own habits of this user (last vault, logs); never anything of the company's."""
    if override := os.environ.get("ADTILL_HOME"):
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "AdTill"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "AdTill"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "adtill"


def seen_folder() -> Path:
    """What this machine saw of each book last: how long its chain was, and a hash; nothing of what stands in it."""
    return settings_folder() / "seen"


def last_vault_file() -> Path:
    """A text file with the path of the vault that was opened last."""
    return settings_folder() / "last-vault"
