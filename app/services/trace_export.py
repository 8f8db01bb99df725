"""Taking the chain out of the house: a full export, checkpoints, and proofs of single records, for a program not ours."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from app.domain.chain import GENESIS, Record, canonical
from app.domain.checkpoints import VERSION, Checkpoint, Kept, Verdict
from app.domain.merkle import Tree, consistency_path, inclusion_path, leaf
from app.domain.people import Action
from app.domain.vouching import Seat
from app.errors import NotFound
from app.exports.qr import qr_png
from app.services.handing_out import handed_out
from app.store.columns import to_micros
from app.store.vault import Vault
from app.store.work import Work


class TraceExport:
    """Writes what `resources/verifier/adtill_verify.py` reads; the same chain always gives the same text."""

    def __init__(self, vault: Vault, seat: Seat | None = None) -> None:
        self._vault = vault
        self._seat = seat or vault.seat

    def lines(self) -> Iterator[str]:
        """Header, every record oldest first, and the head with the root; JSON lines without line ends."""
        with self._vault.look(Action.EXPORT) as work:
            seal = _checkpoint(work).seal()
            yield canonical({"adtill": "trace", "version": VERSION, **seal})
            yield from map(record_line, islice(work.ledger.chain(), seal["size"]))
            yield canonical({"end": True, **seal})

    def checkpoint(self) -> Checkpoint:
        """Size, root, head and the time of the newest record, signed by whoever is at the desk.

        Enough to notice a past that was written anew, even by somebody who holds the vault's key (promises R2, R3).
        """
        with self._vault.look() as work:
            return _checkpoint(work).signed_by(self._seat)

    def save(self, checkpoint: Checkpoint, file: Path) -> None:
        """The checkpoint as a file; NotWritten when it cannot be written."""
        with handed_out(file) as out:
            out.write(f"{checkpoint.line()}\n".encode())

    def save_picture(self, checkpoint: Checkpoint, file: Path) -> None:
        """The same as a QR code, a PNG; NotWritten likewise."""
        with handed_out(file) as out:
            out.write(self.picture(checkpoint))

    def picture(self, checkpoint: Checkpoint, *, scale: int = 6) -> bytes:
        """The checkpoint's file as a QR code: a PNG, each module `scale` pixels wide."""
        return qr_png(checkpoint.line(), scale=scale)

    def compare(self, kept: Kept) -> Verdict:
        """What a checkpoint that was kept elsewhere says of this book."""
        with self._vault.look() as work:
            tree = Tree()
            for one in islice(work.ledger.record_hashes(), kept.size):
                tree.append(leaf(one))
            if tree.size < kept.size:
                return Verdict.OLDER
            if not kept.fits(tree.root().hex()):
                return Verdict.FORKED
            return Verdict.SAME if work.ledger.record_count() == kept.size else Verdict.GROWN

    def proof(self, numbers: Sequence[int]) -> str:
        """These records and their ways up to the root of today's checkpoint. NotFound when there is no such record."""
        with self._vault.look(Action.EXPORT) as work:
            leaves = _leaves(work)
            missing = [number for number in numbers if not 1 <= number <= len(leaves)]
            if missing:
                raise NotFound("record", missing[0])
            shown = [
                {
                    "path": [one.hex() for one in inclusion_path(leaves, record.seq - 1)],
                    "record": json.loads(record_line(record)),
                }
                for record in _records(work, numbers)
            ]
            return canonical(
                {"adtill": "proof", "version": VERSION, **_checkpoint(work).seal(), "records": shown},
            )

    def consistency(self, size: int) -> str:
        """That today's chain begins with what it was at `size` records, shown without a record. NotFound beyond the end."""
        with self._vault.look(Action.EXPORT) as work:
            leaves = _leaves(work)
            if not 0 < size <= len(leaves):
                raise NotFound("record", size)
            tree = Tree()
            for one in leaves[:size]:
                tree.append(one)
            return canonical(
                {
                    "adtill": "consistency",
                    "version": VERSION,
                    **_checkpoint(work).seal(),
                    "old_size": size,
                    "old_root": tree.root().hex(),
                    "path": [one.hex() for one in consistency_path(leaves, size)],
                }
            )


def record_line(record: Record) -> str:
    """A record with its hash; the body stands in it as it was hashed."""
    return canonical(
        {
            "actor": record.actor,
            "at": str(to_micros(record.at)),
            "body": json.loads(record.body),
            "hash": record.hash,
            "kind": record.kind,
            "previous": record.previous,
            "seq": record.seq,
        }
    )


def _checkpoint(work: Work) -> Checkpoint:
    tree = Tree()
    for one in work.ledger.record_hashes():
        tree.append(leaf(one))
    newest = work.ledger.head()
    return Checkpoint(
        size=tree.size,
        root=tree.root().hex(),
        head=newest.hash if newest else GENESIS,
        at=str(to_micros(newest.at)) if newest else "0",
    )


def _leaves(work: Work) -> list[bytes]:
    return [leaf(one) for one in work.ledger.record_hashes()]


def _records(work: Work, numbers: Iterable[int]) -> Iterator[Record]:
    for number in sorted(set(numbers)):
        yield from work.ledger.records(before_seq=number + 1, limit=1)
