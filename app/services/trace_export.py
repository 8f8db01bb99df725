"""Taking the chain out of the house: a full export, a checkpoint, and the proof of one record, for a program not ours."""

import json
from collections.abc import Iterator
from typing import Any

from app.domain.chain import GENESIS, Record, canonical
from app.domain.merkle import inclusion_path, leaf, root
from app.errors import NotFound
from app.store.columns import to_micros
from app.store.vault import Vault

VERSION = 1
_PAGE = 10_000


class TraceExport:
    """Writes what `resources/verifier/adtill_verify.py` reads; the same chain always gives the same text."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def lines(self) -> Iterator[str]:
        """Header, every record oldest first, and the head with the root; JSON lines without line ends."""
        chain = self._chain()
        yield canonical({"adtill": "trace", "version": VERSION, **_seal(chain)})
        for record in chain:
            yield record_line(record)
        yield canonical({"end": True, **_seal(chain)})

    def checkpoint(self) -> str:
        """Size, root, head and the time of the newest record: enough to notice a past that was written anew."""
        return canonical({"adtill": "checkpoint", "version": VERSION, **_seal(self._chain())})

    def proof(self, seq: int) -> str:
        """One record and its way up to the root of today's checkpoint. NotFound when there is no such record."""
        chain = self._chain()
        if not 1 <= seq <= len(chain):
            raise NotFound("record", seq)
        path = inclusion_path([leaf(one.hash) for one in chain], seq - 1)
        return canonical(
            {
                "adtill": "proof",
                "version": VERSION,
                **_seal(chain),
                "path": [one.hex() for one in path],
                "record": json.loads(record_line(chain[seq - 1])),
            }
        )

    def _chain(self) -> list[Record]:
        found: list[Record] = []
        with self._vault.look() as work:
            page = work.ledger.records(limit=_PAGE)
            while page:
                found += page
                page = work.ledger.records(before_seq=page[-1].seq, limit=_PAGE)
        return found[::-1]


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


def _seal(chain: list[Record]) -> dict[str, Any]:
    return {
        "size": len(chain),
        "root": root([leaf(one.hash) for one in chain]).hex(),
        "head": chain[-1].hash if chain else GENESIS,
        "at": str(to_micros(chain[-1].at)) if chain else "0",
    }
