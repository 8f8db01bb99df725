"""Closing a period 关账: the statement a person confirms, its digest in the chain, and the way back with a reason."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.closing import (
    CloseStatement,
    Period,
    PeriodClose,
    check_next,
    closed_until,
    month_of,
    read_statement_text,
    statement_digest,
    statement_text,
)
from app.domain.people import Action
from app.errors import NotFound, WrongAnswer
from app.exports.close_pdf import write_pdf
from app.exports.close_workbook import write_workbook
from app.services.clock import Clock
from app.services.close_statement import close_statement
from app.services.handing_out import handed_out
from app.store.vault import Vault

COMPANY_ZONE = ZoneInfo("Asia/Shanghai")
"""Whose days a period counts; bank and platform rows carry the business day of their own zone."""

_PDF = ".pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseReport:
    """A period that was closed."""

    close_id: int
    digest: str
    changes: Changes = Changes.CLOSES | Changes.LEDGER


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView:
    """What the step shows: all closes, the last closed day, and the period that comes next."""

    closes: tuple[PeriodClose, ...]
    """Newest first, those that were reopened too."""
    until: date | None
    following: Period | None
    """None while that period is not over."""


class Closing:
    """Closes and reopens periods, and hands out the statements."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def view(self) -> ClosingView:
        """All that was closed, and what may be closed next."""
        with self._vault.look() as work:
            closes = work.closes.all()
        until = closed_until(closes)
        following = self._following(until)
        return ClosingView(closes=tuple(closes), until=until, following=following)

    def preview(self, period: Period) -> CloseStatement:
        """The statement as it would be confirmed now; WrongAnswer unless the period is over and the next in line."""
        with self._vault.look() as work:
            check_next(period, work.closes.all(), self._today())
            return close_statement(work, period, at=self._clock(), by=self._vault.person)

    def close(self, period: Period) -> CloseReport:
        """Close a period: from now on nothing dated in it is confirmed, undone or imported until it is reopened."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.CLOSE_RECONCILIATION) as work:
            check_next(period, work.closes.all(), self._today())
            statement = close_statement(work, period, at=at, by=actor)
            text = statement_text(statement)
            digest = statement_digest(text)
            close_id = work.closes.add(
                PeriodClose(
                    first_day=period.first_day, last_day=period.last_day, closed_at=at, closed_by=actor, digest=digest
                ),
                text,
            )
            body = {
                "close": close_id,
                "first_day": period.first_day.isoformat(),
                "last_day": period.last_day.isoformat(),
                "statement": digest,
                "open_items": len(statement.open_items),
            }
            work.ledger.record(RecordKind.PERIOD_CLOSED, body, at=at, actor=actor)
        return CloseReport(close_id=close_id, digest=digest)

    def reopen(self, reason: str, close_id: int | None = None) -> Changes:
        """Reopen the newest closed period; WrongAnswer without a reason, or for one that is not the newest."""
        if not reason.strip():
            raise WrongAnswer("reason", "no_reason")
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.CLOSE_RECONCILIATION) as work:
            standing = [one for one in work.closes.all() if one.stands]
            if not standing:
                raise NotFound("close", close_id or "-")
            newest = max(standing, key=lambda one: one.last_day)
            if close_id not in {None, newest.id}:
                raise WrongAnswer("period", "not_the_newest")
            work.closes.reopen(newest.id or 0, at=at, by=actor, reason=reason.strip())
            body = {"close": newest.id, "statement": newest.digest, "reason": reason.strip()}
            work.ledger.record(RecordKind.PERIOD_REOPENED, body, at=at, actor=actor)
        return Changes.CLOSES | Changes.LEDGER

    def statement(self, close_id: int) -> CloseStatement:
        """A statement as it was confirmed."""
        return read_statement_text(json.loads(self._text(close_id)))

    def agrees(self, close_id: int) -> bool:
        """Whether the kept statement is still the one whose digest stands in the chain."""
        with self._vault.look() as work:
            close = work.closes.get(close_id)
            before: int | None = None
            while records := work.ledger.records(before_seq=before, limit=1_000):
                for record in records:
                    if record.kind == RecordKind.PERIOD_CLOSED:
                        body: Mapping[str, object] = json.loads(record.body)
                        if body["close"] == close_id:
                            found = statement_digest(work.closes.statement(close_id))
                            return found == body["statement"] == close.digest
                before = records[-1].seq
        return False

    def export(self, close_id: int, file: Path) -> None:
        """Write a statement as a workbook, or as a PDF that a person can sign, by the name of the file.

        NotWritten when it cannot be written.
        """
        with self._vault.look(Action.EXPORT) as work:
            close = work.closes.get(close_id)
        write = write_pdf if file.suffix.lower() == _PDF else write_workbook
        with handed_out(file) as out:
            write(out, self.statement(close_id), digest=close.digest)

    def _text(self, close_id: int) -> str:
        with self._vault.look() as work:
            return work.closes.statement(close_id)

    def _today(self) -> date:
        return self._clock().astimezone(COMPANY_ZONE).date()

    def _following(self, until: date | None) -> Period | None:
        today = self._today()
        period = month_of(today.replace(day=1) - timedelta(days=1) if until is None else until + timedelta(days=1))
        return period if period.last_day < today else None
