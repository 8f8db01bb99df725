"""The book and its chain: entries are posted, never changed, and each is a link that carries the hash of the last."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select, update

from app.domain.chain import GENESIS, ChainReport, Record, RecordKind, canonical, entry_body, record_hash
from app.domain.closing import PlaceMovement
from app.domain.ledger import Entry, EntryKind, Posting, StoredEntry, check_balanced
from app.domain.money import Money
from app.errors import NotFound
from app.progress import Progress, Silent
from app.store.bulk import insert_many, next_id, slices
from app.store.closes import movements
from app.store.columns import from_micros, to_micros
from app.store.tables import chain_head, entries, entry_evidence, place_balances, postings, records
from app.store.verifying import verify_chain

_SILENT = Silent()
_PAGE = 10_000
"""Records that are read at once where all are wanted."""

_MOVE_BALANCE = (
    update(place_balances)
    .where(place_balances.c.place == bindparam("at_place"), place_balances.c.currency == bindparam("of"))
    .values(amount=bindparam("now"))
)


class Ledger:
    """The book 账本, and the records of everything else that must be provable later."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def post(self, wanted: Sequence[Entry], *, at: datetime, actor: str) -> list[int]:
        """Write entries in their order; their ids. Raises Unbalanced, whatever the domain let through."""
        ids: list[int] = []
        for some in slices(wanted):
            ids += self._post_slice(some, at, actor)
        return ids

    def record(self, kind: RecordKind, body: Mapping[str, Any], *, at: datetime, actor: str) -> Record:
        """Add a link about something else than money; the body is text, whole numbers, booleans, lists and maps."""
        seq, previous = self._head()
        micros, text = to_micros(at), canonical(dict(body))
        seal = record_hash(seq=seq + 1, at_micros=micros, kind=kind, actor=actor, body=text, previous=previous)
        self._append([(seq + 1, micros, str(kind), actor, text, previous, seal)])
        return Record(seq=seq + 1, at=at, kind=str(kind), actor=actor, body=text, previous=previous, hash=seal)

    def balance(self, place: str) -> dict[str, Money]:
        """What a place holds, by currency; empty when nothing ever moved there."""
        wanted = select(place_balances.c.currency, place_balances.c.amount).where(place_balances.c.place == place)
        return {currency: Money.from_micros(amount, currency) for currency, amount in self._connection.execute(wanted)}

    def balances(self, prefix: str = "") -> dict[str, dict[str, Money]]:
        """What every place holds whose name begins so, by place and currency."""
        wanted = select(place_balances)
        if prefix:
            # A range instead of LIKE: it uses the key, and no letter of the prefix means anything else.
            wanted = wanted.where(
                place_balances.c.place >= prefix, place_balances.c.place < prefix[:-1] + chr(ord(prefix[-1]) + 1)
            )
        found: dict[str, dict[str, Money]] = {}
        for place, currency, amount in self._connection.execute(wanted.order_by(place_balances.c.place)):
            found.setdefault(place, {})[currency] = Money.from_micros(amount, currency)
        return found

    def balances_of(self, places: Collection[str]) -> dict[str, dict[str, Money]]:
        """The same for these places."""
        found: dict[str, dict[str, Money]] = {}
        for some in slices(list(places), 2_000):
            wanted = select(place_balances).where(place_balances.c.place.in_(some))
            for place, currency, amount in self._connection.execute(wanted):
                found.setdefault(place, {})[currency] = Money.from_micros(amount, currency)
        return found

    def movements(self, first: date, last: date) -> list[PlaceMovement]:
        """What every place held before these days, what came and what went within them; places without any are left out."""
        return movements(self._connection, first, last)

    def places_begun(self, places: Collection[str]) -> set[str]:
        """Which of these places have an opening entry."""
        found: set[str] = set()
        for some in slices(list(places), 2_000):
            wanted = (
                select(postings.c.place)
                .join(entries, entries.c.id == postings.c.entry_id)
                .where(postings.c.place.in_(some), entries.c.kind == str(EntryKind.OPENING))
            )
            found.update(self._connection.scalars(wanted))
        return found

    def entries(
        self,
        *,
        place: str | None = None,
        evidence: str | None = None,
        kind: EntryKind | None = None,
        before_id: int | None = None,
        limit: int | None = 100,
    ) -> list[StoredEntry]:
        """The newest entries first, under all filters given; `before_id` is the last one of the page before."""
        wanted = select(entries.c.id).order_by(entries.c.id.desc()).limit(limit)
        if place is not None:
            there = select(postings.c.entry_id).where(postings.c.place == place)
            wanted = wanted.where(entries.c.id.in_(there))
        if evidence is not None:
            proved = select(entry_evidence.c.entry_id).where(entry_evidence.c.mark == evidence)
            wanted = wanted.where(entries.c.id.in_(proved))
        if kind is not None:
            wanted = wanted.where(entries.c.kind == str(kind))
        if before_id is not None:
            wanted = wanted.where(entries.c.id < before_id)
        return self.entries_by_ids(self._connection.scalars(wanted).all())

    def entry(self, entry_id: int) -> StoredEntry:
        """NotFound when there is none."""
        found = self.entries_by_ids([entry_id])
        if not found:
            raise NotFound("entry", entry_id)
        return found[0]

    def entries_by_ids(self, ids: Iterable[int]) -> list[StoredEntry]:
        """The entries in the order of the ids; those that do not exist are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[int, StoredEntry] = {}
        for some in slices(wanted, 2_000):
            found.update(_read_entries(self._connection, some))
        return [found[entry_id] for entry_id in wanted if entry_id in found]

    def head(self) -> Record | None:
        """The newest record."""
        newest = self.records(limit=1)
        return newest[0] if newest else None

    def records(self, *, before_seq: int | None = None, limit: int = 100) -> list[Record]:
        """The newest records first; `before_seq` is the last one of the page before."""
        wanted: Select[Any] = select(records).order_by(records.c.seq.desc()).limit(limit)
        if before_seq is not None:
            wanted = wanted.where(records.c.seq < before_seq)
        return [record_of(row) for row in self._connection.execute(wanted)]

    def places_of(self, kind: RecordKind, *, after: int) -> list[int]:
        """Where in the chain, after this place, the records of a kind stand; oldest first."""
        wanted = select(records.c.seq).where(records.c.seq > after, records.c.kind == str(kind))
        return list(self._connection.scalars(wanted.order_by(records.c.seq)))

    def at(self, seq: int) -> Record:
        """The record at this place of the chain; NotFound when there is none."""
        row = self._connection.execute(select(records).where(records.c.seq == seq)).first()
        if row is None:
            raise NotFound("record", seq)
        return record_of(row)

    def chain(self) -> Iterator[Record]:
        """Every record, oldest first, read as it is asked for."""
        wanted = select(records).order_by(records.c.seq).execution_options(yield_per=_PAGE)
        yield from map(record_of, self._connection.execute(wanted))

    def record_hashes(self) -> Iterator[str]:
        """The hash of every record, oldest first, read as it is asked for."""
        wanted = select(records.c.hash).order_by(records.c.seq).execution_options(yield_per=_PAGE)
        yield from self._connection.scalars(wanted)

    def record_count(self) -> int:
        """How many links the chain has."""
        return self._head()[0]

    def verify(self, progress: Progress = _SILENT) -> ChainReport:
        """Compute every hash anew, hold the bodies against the book and the balances against their postings."""
        return verify_chain(self._connection, progress)

    def _post_slice(self, some: Sequence[Entry], at: datetime, actor: str) -> list[int]:
        micros = to_micros(at)
        seq, previous = self._head()
        first_id = next_id(self._connection, entries)
        links: list[tuple[Any, ...]] = []
        heads: list[tuple[Any, ...]] = []
        moves: list[tuple[Any, ...]] = []
        marks: list[tuple[Any, ...]] = []
        for entry_id, entry in enumerate(some, start=first_id):
            parts = [(part.place, part.amount.micros, part.amount.currency) for part in entry.postings]
            _check(entry, parts)
            body = entry_body(
                entry_id=entry_id,
                kind=entry.kind._value_,
                day=entry.day.isoformat(),
                text=entry.text,
                reverses=entry.reverses,
                evidence=entry.evidence,
                postings=parts,
            )
            seq += 1
            seal = record_hash(seq=seq, at_micros=micros, kind="entry", actor=actor, body=body, previous=previous)
            links.append((seq, micros, "entry", actor, body, previous, seal))
            previous = seal
            heads.append((entry_id, seq, entry.kind._value_, entry.day.toordinal(), entry.text, entry.reverses))
            moves += [(entry_id, position, *part) for position, part in enumerate(parts)]
            marks += [(entry_id, position, mark) for position, mark in enumerate(entry.evidence)]
        self._append(links)
        insert_many(self._connection, entries, heads)
        insert_many(self._connection, postings, moves)
        insert_many(self._connection, entry_evidence, marks)
        self._add_to_places(moves)
        return list(range(first_id, first_id + len(some)))

    def _add_to_places(self, moves: Iterable[tuple[Any, ...]]) -> None:
        sums: dict[tuple[str, str], int] = defaultdict(int)
        for _, _, place, amount, currency in moves:
            sums[place, currency] += amount
        held: dict[tuple[str, str], int] = {}
        for some in slices(sorted({place for place, _ in sums}), 2_000):
            wanted = select(place_balances).where(place_balances.c.place.in_(some))
            held.update(((row.place, row.currency), row.amount) for row in self._connection.execute(wanted))
        fresh = [(*key, amount) for key, amount in sums.items() if key not in held]
        insert_many(self._connection, place_balances, fresh)
        moved = [
            {"at_place": place, "of": currency, "now": held[place, currency] + amount}
            for (place, currency), amount in sums.items()
            if (place, currency) in held
        ]
        if moved:
            self._connection.execute(_MOVE_BALANCE, moved)

    def _head(self) -> tuple[int, str]:
        row = self._connection.execute(select(chain_head.c.seq, chain_head.c.hash)).one_or_none()
        return (0, GENESIS) if row is None else (row.seq, row.hash)

    def _append(self, links: Sequence[tuple[Any, ...]]) -> None:
        insert_many(self._connection, records, links)
        newest = {"seq": links[-1][0], "hash": links[-1][-1]}
        if not self._connection.execute(update(chain_head).values(newest)).rowcount:
            self._connection.execute(insert(chain_head).values(id=1, **newest))


def record_of(row: Row[Any]) -> Record:
    """A row of the chain's table as the record that it is."""
    return Record(
        seq=row.seq,
        at=from_micros(row.at),
        kind=row.kind,
        actor=row.actor,
        body=row.body,
        previous=row.previous,
        hash=row.hash,
    )


def _check(entry: Entry, parts: Iterable[tuple[str, int, str]]) -> None:
    sums: dict[str, int] = {}
    for _, micros, currency in parts:
        sums[currency] = sums.get(currency, 0) + micros
    if any(sums.values()):
        check_balanced(entry.postings)


def _read_entries(connection: Connection, ids: Sequence[int]) -> dict[int, StoredEntry]:
    moves: dict[int, list[Posting]] = defaultdict(list)
    for row in connection.execute(
        select(postings).where(postings.c.entry_id.in_(ids)).order_by(postings.c.entry_id, postings.c.position)
    ):
        moves[row.entry_id].append(Posting(row.place, Money.from_micros(row.amount, row.currency)))
    marks: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(entry_evidence)
        .where(entry_evidence.c.entry_id.in_(ids))
        .order_by(entry_evidence.c.entry_id, entry_evidence.c.position)
    ):
        marks[row.entry_id].append(row.mark)
    wanted = select(entries, records.c.at, records.c.actor).join(records, records.c.seq == entries.c.seq)
    return {
        row.id: _stored(row, moves[row.id], marks[row.id])
        for row in connection.execute(wanted.where(entries.c.id.in_(ids)))
    }


def _stored(kept: Row[Any], moves: Iterable[Posting], marks: Iterable[str]) -> StoredEntry:
    entry = Entry(
        kind=EntryKind(kept.kind),
        day=date.fromordinal(kept.day),
        postings=tuple(moves),
        evidence=tuple(marks),
        text=kept.text,
        reverses=kept.reverses,
    )
    return StoredEntry(id=kept.id, seq=kept.seq, at=from_micros(kept.at), actor=kept.actor, entry=entry)
