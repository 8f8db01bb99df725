"""What confirming, rejecting and undoing a match group does to the group, the book and the chain."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain.chain import RecordKind
from app.domain.closing import check_open, open_day
from app.domain.evidence import StoredFundRow
from app.domain.ledger import EntryKind, reversal_of
from app.domain.matches import NEXT, MatchGroup, MatchState, Proposal
from app.domain.statements import BankRow
from app.errors import IllegalMove, WrongAnswer
from app.services.bookkeeping import match_entry
from app.store.work import Work

IN_FORCE = frozenset({MatchState.AUTO, MatchState.CONFIRMED})
"""States whose groups are booked."""


def bank_key(row_id: int) -> str:
    """How matching names a stored bank row."""
    return f"bank:{row_id}"


def fund_key(row_id: int) -> str:
    """How matching names a stored fund row."""
    return f"fund:{row_id}"


def row_id_of(key: str) -> int:
    """The stored row behind a matching key."""
    return int(key.partition(":")[2])


def book(work: Work, group: MatchGroup, *, at: datetime, actor: str) -> None:
    """Write the ledger entry of a group that is in force, once; PeriodClosed when its day lies in a closed period."""
    if group.entry_id is not None:
        return
    rows = _rows_of(work, group.proposal)
    day = _booking_day(work, *rows)
    check_open(work.closes.until(), [] if day is None else [day])
    entry = match_entry(*rows, group.proposal.differences)
    if entry is not None and day is not None:
        (group.entry_id,) = work.ledger.post([replace(entry, day=day)], at=at, actor=actor)


def is_closed(work: Work, proposal: Proposal) -> bool:
    """Whether a group would have to be booked inside a closed period."""
    until = work.closes.until()
    if until is None:
        return False
    day = _booking_day(work, *_rows_of(work, proposal))
    return day is not None and day <= until


def _booking_day(work: Work, bank_rows: Sequence[BankRow], fund_rows: Sequence[StoredFundRow]) -> date | None:
    """The day of a group: that of its latest row. So a payment that was under way at a close is matched in the next period.

    A fund row that the platform told only after the close was booked on a later day; that one counts. None without rows.
    """
    day = max([row.row.day for row in bank_rows] + [row.row.day for row in fund_rows], default=None)
    until = work.closes.until()
    if day is None or until is None or day > until:
        return day
    booked = [
        stored.entry.day
        for row in fund_rows
        for stored in work.ledger.entries(evidence=row.mark, kind=EntryKind.FUND_ROW, limit=None)
    ]
    return max([day, *booked])


def _rows_of(work: Work, proposal: Proposal) -> tuple[list[BankRow], list[StoredFundRow]]:
    bank_rows = work.statements.rows(ids=[row_id_of(key) for key in proposal.left])
    return bank_rows, work.evidence.fund_rows(ids=[row_id_of(key) for key in proposal.right])


def move(
    work: Work, group: MatchGroup, state: MatchState, *, at: datetime, actor: str, is_correction: bool = False
) -> None:
    """Take a group one step along its life, book or counter it, and record who did it; IllegalMove otherwise.

    PeriodClosed when that would change a closed period. `is_correction` is for what a platform takes back later: the
    group falls apart whatever its day, and what counters it is booked on the first open day.
    """
    if state not in NEXT[group.state]:
        raise IllegalMove(group.state, state)
    if state in IN_FORCE:
        _check_free(work, group)
        book(work, group, at=at, actor=actor)
    elif group.state in IN_FORCE:
        _counter(work, group, at=at, actor=actor, is_correction=is_correction)
    group.state = state
    group.decided_at = at
    group.decided_by = actor
    work.matches.save(group)
    kind = {
        MatchState.CONFIRMED: RecordKind.MATCH_CONFIRMED,
        MatchState.REJECTED: RecordKind.MATCH_REJECTED,
        MatchState.UNDONE: RecordKind.MATCH_UNDONE,
    }[state]
    body = {"group": group.id, "left": list(group.proposal.left), "right": list(group.proposal.right)}
    work.ledger.record(kind, body, at=at, actor=actor)


def _counter(work: Work, group: MatchGroup, *, at: datetime, actor: str, is_correction: bool) -> None:
    until = work.closes.until()
    stored = None if group.entry_id is None else work.ledger.entry(group.entry_id)
    day = _booking_day(work, *_rows_of(work, group.proposal)) if stored is None else stored.entry.day
    if not is_correction:
        check_open(until, [] if day is None else [day])
    if stored is not None:
        reversal = reversal_of(stored.entry, stored.id, day=open_day(until, stored.entry.day))
        work.ledger.post([reversal], at=at, actor=actor)
        group.entry_id = None


def _check_free(work: Work, group: MatchGroup) -> None:
    """WrongAnswer when a row is in another group in force: no row is ever booked twice."""
    mine = {*group.proposal.left, *group.proposal.right}
    for other in work.matches.all(IN_FORCE):
        if other.id != group.id and not mine.isdisjoint((*other.proposal.left, *other.proposal.right)):
            raise WrongAnswer("rows", "already_matched")


def undo_groups_of(work: Work, keys: Collection[str], *, at: datetime, actor: str, is_correction: bool = False) -> int:
    """Undo every group that uses one of these rows; returns how many there were."""
    standing = [
        group
        for group in work.matches.all({*IN_FORCE, MatchState.PROPOSED, MatchState.AMBIGUOUS})
        if not {*group.proposal.left, *group.proposal.right}.isdisjoint(keys)
    ]
    for group in standing:
        move(work, group, MatchState.UNDONE, at=at, actor=actor, is_correction=is_correction)
    return len(standing)
