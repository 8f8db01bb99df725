"""Match groups 对账组 with their reasons, and which rows are settled."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from app.domain.matches import (
    Difference,
    DifferenceKind,
    MatchGroup,
    MatchPass,
    MatchState,
    Proposal,
    Reason,
    ReasonCode,
)
from app.domain.money import Money
from app.errors import NotFound
from app.store.bulk import insert_many, slices
from app.store.columns import from_micros, to_micros
from app.store.tables import match_groups, match_rows, match_runs

_LEFT, _RIGHT = "left", "right"


class Matches:
    """Groups and the runs that found them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def new_run(self, at: datetime, by: str) -> int:
        """The id of a run that begins now."""
        return _only_id(self._connection.execute(insert(match_runs).values(at=at, started_by=by)).inserted_primary_key)

    def add(self, group: MatchGroup) -> int:
        """Keep a new group; its id."""
        proposal = group.proposal
        made = self._connection.execute(
            insert(match_groups).values(
                run_id=group.run_id,
                found_by=str(proposal.found_by),
                found_state=str(proposal.state),
                score=str(proposal.score),
                why=_write_why(proposal),
                made_at=to_micros(group.made_at),
                **_life(group),
            )
        )
        group.id = _only_id(made.inserted_primary_key)
        sides = ((_LEFT, proposal.left), (_RIGHT, proposal.right))
        rows = [(group.id, side, position, row) for side, ids in sides for position, row in enumerate(ids)]
        insert_many(self._connection, match_rows, rows)
        return group.id

    def get(self, group_id: int) -> MatchGroup:
        """NotFound when there is none."""
        found = self._read([group_id])
        if not found:
            raise NotFound("match", group_id)
        return found[0]

    def all(self, states: Collection[MatchState] | None = None) -> list[MatchGroup]:
        """In the order in which they were found."""
        wanted = select(match_groups.c.id).order_by(match_groups.c.id)
        if states is not None:
            wanted = wanted.where(match_groups.c.state.in_([str(state) for state in states]))
        return self._read(self._connection.scalars(wanted).all())

    def count(self, states: Collection[MatchState]) -> int:
        """How many groups are in one of these states."""
        wanted = select(func.count()).where(match_groups.c.state.in_([str(state) for state in states]))
        return self._connection.scalar(wanted) or 0

    def last_run_at(self) -> datetime | None:
        """When the newest run began; None before the first."""
        newest: datetime | None = self._connection.scalar(select(func.max(match_runs.c.at)))
        return newest

    def save(self, group: MatchGroup) -> None:
        """Keep the group's life as it is now; what was found never changes. NotFound for a group that was not added."""
        changed = self._connection.execute(
            update(match_groups).where(match_groups.c.id == group.id).values(**_life(group))
        )
        if not changed.rowcount:
            raise NotFound("match", group.id)

    def rejected(self) -> set[frozenset[str]]:
        """Sets of rows that a person said do not belong together."""
        together: dict[int, set[str]] = defaultdict(set)
        for group_id, row in self._rows_of(MatchState.REJECTED):
            together[group_id].add(row)
        return {frozenset(rows) for rows in together.values()}

    def _rows_of(self, state: MatchState) -> Iterable[tuple[int, str]]:
        wanted = (
            select(match_rows.c.group_id, match_rows.c.row)
            .join(match_groups, match_groups.c.id == match_rows.c.group_id)
            .where(match_groups.c.state == str(state))
        )
        return self._connection.execute(wanted).tuples()

    def _read(self, ids: Sequence[int]) -> list[MatchGroup]:
        found: list[MatchGroup] = []
        for some in slices(ids, 2_000):
            sides: dict[tuple[int, str], list[str]] = defaultdict(list)
            rows = select(match_rows).where(match_rows.c.group_id.in_(some)).order_by(match_rows.c.position)
            for row in self._connection.execute(rows):
                sides[row.group_id, row.side].append(row.row)
            groups = select(match_groups).where(match_groups.c.id.in_(some)).order_by(match_groups.c.id)
            found += [
                _group(kept, left=sides[kept.id, _LEFT], right=sides[kept.id, _RIGHT])
                for kept in self._connection.execute(groups)
            ]
        return found


def _only_id(key: Any) -> int:
    return int(key[0])


def _life(group: MatchGroup) -> dict[str, Any]:
    return {
        "state": str(group.state),
        "decided_at": None if group.decided_at is None else to_micros(group.decided_at),
        "decided_by": group.decided_by,
        "entry_id": group.entry_id,
    }


def _write_why(proposal: Proposal) -> str:
    why = {
        "reasons": [[str(reason.code), reason.points, reason.fact] for reason in proposal.reasons],
        "differences": [
            [str(part.kind), str(part.amount.micros), part.amount.currency] for part in proposal.differences
        ],
        "rivals": proposal.rivals,
    }
    return json.dumps(why, ensure_ascii=False)


def _group(kept: Row[Any], *, left: Iterable[str], right: Iterable[str]) -> MatchGroup:
    why: dict[str, Any] = json.loads(kept.why)
    return MatchGroup(
        id=kept.id,
        run_id=kept.run_id,
        proposal=Proposal(
            left=tuple(left),
            right=tuple(right),
            found_by=MatchPass(kept.found_by),
            score=Decimal(kept.score),
            state=MatchState(kept.found_state),
            reasons=tuple(
                Reason(code=ReasonCode(code), points=points, fact=fact) for code, points, fact in why["reasons"]
            ),
            differences=tuple(
                Difference(kind=DifferenceKind(kind), amount=Money.from_micros(int(micros), currency))
                for kind, micros, currency in why["differences"]
            ),
            rivals=tuple(why["rivals"]),
        ),
        state=MatchState(kept.state),
        made_at=from_micros(kept.made_at),
        decided_at=None if kept.decided_at is None else from_micros(kept.decided_at),
        decided_by=kept.decided_by,
        entry_id=kept.entry_id,
    )
