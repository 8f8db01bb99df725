"""Everything that the first picture does not need: loaded in the first idle moment, while the person reads or types."""

from app import desk
from app.errors import SigningKeyLost, WrongAnswer
from ui.shell.our_bug import BugCatcher
from ui.shell.shell import Shell
from ui.vault.recover import RecoverCard
from ui.vault.recovery_sheet import RecoverySheet
from ui.version import program_version
from ui.widgets.files import ask_folder
from ui.widgets.focus import FocusRing
from ui.wording import told

__all__ = [
    "BugCatcher",
    "FocusRing",
    "RecoverCard",
    "RecoverySheet",
    "Shell",
    "SigningKeyLost",
    "WrongAnswer",
    "ask_folder",
    "desk",
    "program_version",
    "told",
]
