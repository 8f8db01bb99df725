"""What this machine saw of a book last, kept beside the vault: an older copy that was put back, or another past, is noticed (promises K4, R3)."""

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.chain import RecordKind
from app.domain.checkpoints import Checkpoint, is_signed
from app.errors import AnotherPast, DeskError, OlderBook
from app.services.clock import Clock
from app.store.columns import from_micros
from app.store.folder import write_whole
from app.store.vault import Vault
from app.store.work import Work

_log = logging.getLogger(__name__)
_NAME = 24
"""Of the first record's hash: which book it is, wherever its folder stands."""


@dataclass(frozen=True, slots=True)
class _Seen:
    size: int
    head: str
    at: datetime


class Witness:
    """Keeps a signed checkpoint of each book that this machine opens, at every opening, approval and closing."""

    def __init__(self, vault: Vault, checkpoint: Callable[[], Checkpoint], clock: Clock, folder: Path) -> None:
        self._vault = vault
        self._checkpoint = checkpoint
        self._clock = clock
        self._folder = folder

    def look_back(self) -> OlderBook | AnotherPast | None:
        """Hold the book against what was seen of it last; a difference is told once, and recorded in the chain."""
        with self._vault.look() as work:
            first, size = _hash_at(work, 1), work.ledger.record_count()
            seen = self._seen(first)
            past = _hash_at(work, seen.size) if seen is not None else ""
        notice: OlderBook | AnotherPast | None = None
        if seen is not None and size < seen.size:
            notice = OlderBook(seen.at, seen.size - size)
        elif seen is not None and past != seen.head:
            notice = AnotherPast(seen.at)
        if seen is not None and notice is not None:
            body = {"seen": seen.size, "head": seen.head, "found": size, "found_head": past}
            with self._vault.work() as work:
                work.ledger.record(RecordKind.BOOK_DIFFERS, body, at=self._clock(), actor=self._vault.person)
        self.note()
        return notice

    def note(self) -> None:
        """Keep how the book stands now. What cannot be kept is said in the log and stops nobody."""
        try:
            with self._vault.look() as work:
                first = _hash_at(work, 1)
            if first:
                self._folder.mkdir(parents=True, exist_ok=True)
                write_whole(self._file(first), f"{self._checkpoint().line()}\n".encode())
        except (OSError, DeskError) as error:
            _log.warning("the checkpoint was not kept: %s", type(error).__name__)

    def _file(self, first: str) -> Path:
        return self._folder / f"{first[:_NAME]}.checkpoint"

    def _seen(self, first: str) -> _Seen | None:
        """What was kept; nothing where none was, or where the file is not what this program wrote."""
        if not first:
            return None
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(self._file(first).read_text(encoding="utf-8"))
            if "signature" not in told or is_signed(told):
                return _Seen(int(told["size"]), str(told["head"]), from_micros(int(told["at"])))
        return None


def _hash_at(work: Work, size: int) -> str:
    """The hash of the record that was the newest of so many; empty where the book has fewer."""
    found = work.ledger.records(before_seq=size + 1, limit=1)
    return found[0].hash if found and found[0].seq == size else ""
