"""Checking the chain against itself and against the book: one walk over both, in step."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, select

from app.domain.chain import GENESIS, ChainReport, entry_body, record_hash
from app.progress import Progress
from app.store.tables import chain_head, entries, entry_evidence, place_balances, postings, records

_STEP = 5_000
_NOTHING_LEFT = (1 << 62,)


@dataclass(slots=True)
class _Walk:
    """How far the walk has come, and the first thing that was wrong."""

    records: int = 0
    entries: int = 0
    head: str = GENESIS
    first_bad: int | None = None
    reason: str = ""
    sums: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def is_bad(self, seq: int, reason: str) -> bool:
        """Remember the first bad record; always True."""
        self.first_bad, self.reason = seq, reason
        return True


def verify_chain(connection: Connection, progress: Progress) -> ChainReport:
    """Every hash, every entry's body, the stored head, and the balances; stops at the first bad record."""
    total = connection.scalar(select(func.max(records.c.seq))) or 0
    walk = _Walk()
    book = _Book(connection)
    for row in _in_order(connection, records):
        if _is_bad_link(walk, row) or (row[2] == "entry" and _is_bad_entry(walk, book, row)):
            break
        walk.records += 1
        walk.head = row[6]
        if not walk.records % _STEP:
            progress.step(walk.records, total)
    if walk.first_bad is None:
        _check_ends(connection, walk, book)
    return ChainReport(
        records=walk.records,
        entries=walk.entries,
        head=walk.head,
        first_bad=walk.first_bad,
        reason=walk.reason,
    )


class _Book:
    """The entries, postings and marks in their order, taken an entry at a time."""

    def __init__(self, connection: Connection) -> None:
        self._entries = _in_order(connection, entries)
        self._postings = _in_order(connection, postings)
        self._marks = _in_order(connection, entry_evidence)
        self._posting: tuple[Any, ...] = next(self._postings, _NOTHING_LEFT)
        self._mark: tuple[Any, ...] = next(self._marks, _NOTHING_LEFT)

    def next_entry(self) -> tuple[Any, ...] | None:
        """The next row of the entries."""
        return next(self._entries, None)

    def postings_of(self, entry_id: int) -> list[tuple[str, int, str]]:
        """The postings up to this entry: strays before it would show in its body."""
        found = []
        while self._posting[0] <= entry_id:
            found.append(self._posting[2:])
            self._posting = next(self._postings, _NOTHING_LEFT)
        return found

    def marks_of(self, entry_id: int) -> list[str]:
        """The evidence up to this entry."""
        found = []
        while self._mark[0] <= entry_id:
            found.append(self._mark[2])
            self._mark = next(self._marks, _NOTHING_LEFT)
        return found

    def has_strays(self) -> bool:
        """Whether something is left that belongs to no record."""
        return self.next_entry() is not None or self._posting is not _NOTHING_LEFT or self._mark is not _NOTHING_LEFT


def _in_order(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    # Straight from the driver's cursor: a walk over millions of rows has no use for named columns.
    statement = str(select(table).order_by(*table.primary_key.columns).compile(dialect=connection.dialect))
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    while some := cursor.fetchmany(_STEP):
        yield from some
    cursor.close()


def _is_bad_link(walk: _Walk, row: tuple[Any, ...]) -> bool:
    seq, at, kind, actor, body, previous, seal = row
    expected = walk.records + 1
    if seq != expected:
        return walk.is_bad(expected, "missing")
    if previous != walk.head:
        return walk.is_bad(seq, "previous")
    if record_hash(seq=seq, at_micros=at, kind=kind, actor=actor, body=body, previous=previous) != seal:
        return walk.is_bad(seq, "hash")
    return False


def _is_bad_entry(walk: _Walk, book: _Book, row: tuple[Any, ...]) -> bool:
    seq, body = row[0], row[4]
    entry = book.next_entry()
    if entry is None or entry[1] != seq:
        return walk.is_bad(seq, "entry_missing")
    entry_id, _, kind, day, text, reverses = entry
    moves = book.postings_of(entry_id)
    in_the_book = entry_body(
        entry_id=entry_id,
        kind=kind,
        day=date.fromordinal(day).isoformat(),
        text=text,
        reverses=reverses,
        evidence=book.marks_of(entry_id),
        postings=moves,
    )
    if in_the_book != body:
        return walk.is_bad(seq, "entry_differs")
    for place, amount, currency in moves:
        walk.sums[place, currency] += amount
    walk.entries += 1
    return False


def _check_ends(connection: Connection, walk: _Walk, book: _Book) -> None:
    kept = connection.execute(select(chain_head.c.seq, chain_head.c.hash)).one_or_none()
    if (walk.records, walk.head) != (tuple(kept) if kept else (0, GENESIS)):
        walk.is_bad(walk.records + 1 if kept and kept.seq > walk.records else walk.records, "head")
    elif book.has_strays():
        walk.is_bad(walk.records + 1, "stray_entry")
    else:
        held = {(row.place, row.currency): row.amount for row in connection.execute(select(place_balances))}
        if held != walk.sums:
            walk.is_bad(walk.records, "balances")
