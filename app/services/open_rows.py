"""Open rows: what a run says of them, what still holds of earlier runs, and the reasons that persons accept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from app.domain.chain import RecordKind
from app.domain.closing import check_open, open_day
from app.domain.explanations import BOOKED_TO
from app.domain.findings import Finding, FindingKind, LeftClass
from app.domain.ledger import IN_TRANSIT, UNEXPLAINED, Entry, EntryKind, Posting, reversal_of
from app.domain.matches import MatchResult
from app.errors import NotFound, WrongAnswer
from app.services.match_life import IN_FORCE
from app.services.reconcile_rows import Cell, cells_of_vault
from app.store.work import Work

_BY_INVOICES = frozenset(
    {FindingKind.INVOICE_ABOVE_CASH, FindingKind.INVOICE_REPEATED, FindingKind.REFUND_WITHOUT_RED_INVOICE}
)
"""Every run lays all invoices against all payments anew; what it no longer says no longer holds."""

_DOUBLES = frozenset({FindingKind.DOUBLE_BOOKING, FindingKind.DUPLICATE_PAYMENT})


def settled_rows(work: Work) -> set[str]:
    """Rows that an accepted reason settles; they take no part in matching."""
    return {row for row, one in work.findings.explanations().items() if one.left_class in BOOKED_TO}


def keep_findings(work: Work, run_id: int, result: MatchResult, by_contract: Sequence[Finding] = ()) -> None:
    """Put what a run left in place of what the one before left.

    A run sees only rows that no group in force holds. So a finding about rows that were proved since, such as the second
    record of a payment that was matched in an earlier run, is kept while it still holds. `by_contract` are those that no
    row shows: every run says all of them anew.
    """
    matched = {
        key for group in work.matches.all(IN_FORCE) for key in (*group.proposal.left, *group.proposal.right)
    } | settled_rows(work)  # fmt: skip
    there = cells_of_vault(work)
    fresh = {_mark(one) for one in result.findings}
    kept = [one for one in work.findings.all() if _mark(one) not in fresh and _still_holds(one, there, matched)]
    findings = [*result.findings, *by_contract, *kept]
    doubled = {
        key for one in findings if one.kind in _DOUBLES for key in (*one.left, *one.right) if key not in matched
    }  # fmt: skip
    classes: dict[str, LeftClass] = {}
    for one in result.left_over:
        key = one.key.partition(":")[2]
        classes[key] = LeftClass.DOUBLE if key in doubled else one.left_class
    work.findings.replace(run_id, findings, list(classes.items()), result.invoice_links)


def _mark(one: Finding) -> tuple[object, ...]:
    return one.kind, one.left, one.right, one.invoices


def _still_holds(one: Finding, there: Mapping[str, Cell], matched: Collection[str]) -> bool:
    rows = (*one.left, *one.right)
    if one.kind in _BY_INVOICES or not rows or not all(key in there for key in rows):
        return False
    is_open = any(key not in matched for key in rows)
    # A double has one row too many; once every row is in a match of its own there is none.
    return is_open if one.kind in _DOUBLES else True


def accept(work: Work, rows: Sequence[str], left_class: LeftClass, *, at: datetime, actor: str) -> None:
    """Keep one reason for these rows, book what it settles, record it once."""
    if not rows:
        raise WrongAnswer("rows", "empty")
    cells = cells_of_vault(work)
    missing = [key for key in rows if key not in cells]
    if missing:
        raise NotFound("row", missing[0])
    matched = {key for group in work.matches.all(IN_FORCE) for key in (*group.proposal.left, *group.proposal.right)}
    if not (matched | set(work.findings.explanations())).isdisjoint(rows):
        raise WrongAnswer("rows", "not_open")
    check_open(work.closes.until(), [cells[key].day for key in rows])
    entries = list(_entries([cells[key] for key in rows], left_class))
    ids = work.ledger.post(entries, at=at, actor=actor) if entries else [None] * len(rows)
    for row, entry_id in zip(rows, ids, strict=True):
        work.findings.explain(row, left_class, at=at, by=actor, entry_id=entry_id)
    body = {"rows": list(rows), "reason": str(left_class)}
    work.ledger.record(RecordKind.REASON_ACCEPTED, body, at=at, actor=actor)


def _entries(cells: Sequence[Cell], left_class: LeftClass) -> Iterator[Entry]:
    place = BOOKED_TO.get(left_class)
    if place is None:
        return
    for cell in cells:
        is_bank = cell.platform is None
        # What a bank row moved stands at unexplained, what a fund row moved stands in transit, with the platform's sign.
        source, mark = (UNEXPLAINED, "bank_row") if is_bank else (IN_TRANSIT, "fund_row")
        amount = cell.amount if is_bank else -cell.amount
        yield Entry(
            kind=EntryKind.EXPLANATION,
            day=cell.day,
            postings=(Posting(source, amount), Posting(place, -amount)),
            evidence=(f"{mark}:{cell.key.partition(':')[2]}",),
            text=str(left_class),
        )


def take_back(work: Work, rows: Sequence[str], *, at: datetime, actor: str) -> None:
    """Reasons that no longer stand; NotFound where none stands, PeriodClosed for a row of a closed period."""
    cells, until = cells_of_vault(work), work.closes.until()
    check_open(until, [cells[key].day for key in rows if key in cells])
    drop(work, rows, at=at, actor=actor)


def drop(work: Work, rows: Sequence[str], *, at: datetime, actor: str) -> None:
    """The same without asking whether the period is open: a row that the platform took away has no reason any more."""
    until = work.closes.until()
    ids = []
    for row in rows:
        standing = work.findings.explanation(row)
        if standing.entry_id is not None:
            stored = work.ledger.entry(standing.entry_id)
            reversal = reversal_of(stored.entry, stored.id, day=open_day(until, stored.entry.day))
            work.ledger.post([reversal], at=at, actor=actor)
        ids.append(standing.id or 0)
    work.findings.take_back(ids, at=at, by=actor)
    work.ledger.record(RecordKind.REASON_UNDONE, {"rows": list(rows)}, at=at, actor=actor)


def drop_reasons_of(work: Work, rows: Collection[str], *, at: datetime, actor: str) -> None:
    """Take back every reason of rows that are gone."""
    if standing := sorted(work.findings.explanations().keys() & set(rows)):
        drop(work, standing, at=at, actor=actor)
