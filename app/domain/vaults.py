"""What the vault reports of itself: checks, backups and restores."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.chain import ChainReport


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultCheck:
    """What a whole check found; damaged pages are raised as Damaged instead, since nothing can be counted then."""

    path: Path
    chain: ChainReport
    counts: Mapping[str, int]
    """How many of every kind of record there are, by the name of the kind."""
    problems: tuple[str, ...] = ()
    """What the database says of its own tables (an index that disagrees, a reference to nothing), in its words."""

    @property
    def is_sound(self) -> bool:
        """Whether everything verifies."""
        return not self.problems and self.chain.is_whole


class Recovery(StrEnum):
    """What opens a vault whose password is lost."""

    KEY = "key"  # one printed key
    SHARES = "shares"  # any two of three printed sheets
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """A backup that was opened and found equal to the vault."""

    path: Path
    bytes: int
    counts: Mapping[str, int]
    head: str
    """The hash of the newest record, or the genesis hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreReport:
    """A vault that was put back; `kept_old` is where the one that stood there is now."""

    path: Path
    kept_old: Path | None
