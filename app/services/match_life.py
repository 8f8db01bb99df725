"""What confirming, rejecting and undoing a match group does to the group, the book and the chain."""

from collections.abc import Collection
from datetime import datetime

from app.domain.chain import RecordKind
from app.domain.ledger import reversal_of
from app.domain.matches import NEXT, MatchGroup, MatchState
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
    """Write the ledger entry of a group that is in force, once."""
    if group.entry_id is not None:
        return
    bank_rows = work.statements.rows(ids=[row_id_of(key) for key in group.proposal.left])
    fund_rows = work.evidence.fund_rows(ids=[row_id_of(key) for key in group.proposal.right])
    entry = match_entry(bank_rows, fund_rows)
    if entry is not None:
        (group.entry_id,) = work.ledger.post([entry], at=at, actor=actor)


def move(work: Work, group: MatchGroup, state: MatchState, *, at: datetime, actor: str) -> None:
    """Take a group one step along its life, book or counter it, and record who did it; IllegalMove otherwise."""
    if state not in NEXT[group.state]:
        raise IllegalMove(group.state, state)
    if state in IN_FORCE:
        _check_free(work, group)
        book(work, group, at=at, actor=actor)
    elif group.entry_id is not None:
        entry = work.ledger.entry(group.entry_id)
        work.ledger.post([reversal_of(entry.entry, entry.id, day=entry.entry.day)], at=at, actor=actor)
        group.entry_id = None
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


def _check_free(work: Work, group: MatchGroup) -> None:
    """WrongAnswer when a row is in another group in force: no row is ever booked twice."""
    mine = {*group.proposal.left, *group.proposal.right}
    for other in work.matches.all(IN_FORCE):
        if other.id != group.id and not mine.isdisjoint((*other.proposal.left, *other.proposal.right)):
            raise WrongAnswer("rows", "already_matched")


def undo_groups_of(work: Work, keys: Collection[str], *, at: datetime, actor: str) -> int:
    """Undo every group that uses one of these rows; returns how many there were."""
    standing = [
        group
        for group in work.matches.all({*IN_FORCE, MatchState.PROPOSED, MatchState.AMBIGUOUS})
        if not {*group.proposal.left, *group.proposal.right}.isdisjoint(keys)
    ]
    for group in standing:
        move(work, group, MatchState.UNDONE, at=at, actor=actor)
    return len(standing)
