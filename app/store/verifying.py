"""Checking the chain against itself and against the book: one walk over both, a stretch at a time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, select

from app.collector import collector_resting
from app.domain.chain import GENESIS, ChainReport, entry_body, record_hash
from app.progress import Progress
from app.store.bulk import read_many
from app.store.tables import chain_head, entries, entry_evidence, place_balances, postings, records

_STRETCH = 5_000

_Row = Sequence[Any]


@dataclass(slots=True)
class _Walk:
    """How far the walk has come, and the first thing that was wrong."""

    records: int = 0
    entries: int = 0
    parts: int = 0
    """Postings and marks of evidence that belong to entries seen."""
    head: str = GENESIS
    first_bad: int | None = None
    reason: str = ""
    sums: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def stop(self, seq: int, reason: str) -> None:
        """Remember the first bad record."""
        self.first_bad, self.reason = seq, reason


def verify_chain(connection: Connection, progress: Progress) -> ChainReport:
    """Every hash, every entry's body, the stored head, and the balances; stops at the first bad record."""
    total = _count(connection, records)
    walk = _Walk()
    seen = -1
    while walk.first_bad is None and (stretch := _stretch(connection, seen)):
        seen = stretch[-1][0]
        with collector_resting():
            links, reason = _whole_links(walk, stretch)
            _walk_book(connection, walk, [row for row in links if row[2] == "entry"])
        if walk.first_bad is None and reason:
            walk.stop(walk.records + 1, reason)
        progress.step(walk.records, total)
    if walk.first_bad is None:
        _check_ends(connection, walk)
    return ChainReport(
        records=walk.records, entries=walk.entries, head=walk.head, first_bad=walk.first_bad, reason=walk.reason
    )


def _stretch(connection: Connection, after: int) -> Sequence[_Row]:
    wanted = select(records).where(records.c.seq > after).order_by(records.c.seq).limit(_STRETCH)
    return read_many(connection, wanted)


def _whole_links(walk: _Walk, stretch: Sequence[_Row]) -> tuple[Sequence[_Row], str]:
    """The records up to the first whose link is bad, and what is bad about that one."""
    head, expected = walk.head, walk.records
    reason = ""
    for seq, at, kind, actor, body, previous, seal in stretch:
        expected += 1
        if seq != expected:
            reason = "missing"
        elif previous != head:
            reason = "previous"
        elif record_hash(seq=seq, at_micros=at, kind=kind, actor=actor, body=body, previous=previous) != seal:
            reason = "hash"
        if reason:
            break
        head = seal
    whole = stretch if not reason else stretch[: expected - walk.records - 1]
    walk.records, walk.head = walk.records + len(whole), head
    return whole, reason


def _walk_book(connection: Connection, walk: _Walk, links: Sequence[_Row]) -> None:
    """Hold each entry's record against what stands in the book."""
    if not links:
        return
    in_the_book = read_many(
        connection, select(entries).where(entries.c.id > walk.entries).order_by(entries.c.id).limit(len(links))
    )
    moves = _parts(connection, postings, in_the_book)
    marks = _parts(connection, entry_evidence, in_the_book)
    sums = walk.sums
    for position, (seq, _, _, _, body, _, _) in enumerate(links):
        if position == len(in_the_book) or in_the_book[position][1] != seq:
            walk.stop(seq, "entry_missing")
            return
        entry_id, _, kind, day, text, reverses = in_the_book[position]
        theirs, proof = moves.get(entry_id, ()), marks.get(entry_id, ())
        if body != entry_body(
            entry_id=entry_id,
            kind=kind,
            day=date.fromordinal(day).isoformat(),
            text=text,
            reverses=reverses,
            evidence=[mark for _, _, mark in proof],
            postings=[(place, micros, currency) for _, _, place, micros, currency in theirs],
        ):
            walk.stop(seq, "entry_differs")
            return
        for _, _, place, micros, currency in theirs:
            sums[place, currency] += micros
        walk.parts += len(theirs) + len(proof)
    # Entries are numbered without gaps, so the count is the newest number.
    walk.entries += len(links)


def _parts(connection: Connection, table: Table, of: Sequence[_Row]) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = defaultdict(list)
    if of:
        wanted = select(table).where(table.c.entry_id.between(of[0][0], of[-1][0])).order_by(*table.primary_key.columns)
        for row in read_many(connection, wanted):
            found[row[0]].append(row)
    return found


def _check_ends(connection: Connection, walk: _Walk) -> None:
    kept = connection.execute(select(chain_head.c.seq, chain_head.c.hash)).one_or_none()
    if (walk.records, walk.head) != (tuple(kept) if kept else (0, GENESIS)):
        walk.stop(walk.records + 1 if kept and kept.seq > walk.records else walk.records, "head")
        return
    strays = _count(connection, entries) - walk.entries, _total(connection, (postings, entry_evidence)) - walk.parts
    if any(strays):
        walk.stop(walk.records + 1, "stray_entry")
        return
    held = {(row.place, row.currency): row.amount for row in connection.execute(select(place_balances))}
    if held != walk.sums:
        walk.stop(walk.records, "balances")


def _total(connection: Connection, tables: Iterable[Table]) -> int:
    return sum(_count(connection, table) for table in tables)


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
