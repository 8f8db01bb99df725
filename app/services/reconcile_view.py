"""What the page Reconcile shows: groups with their rows, reasons and invoices, open rows with their causes, sums before and after."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from app.domain.explanations import BOOKED_TO, Explanation
from app.domain.findings import Finding, LeftClass
from app.domain.kept_invoices import invoice_key
from app.domain.matches import Difference, DifferenceKind, MatchGroup, MatchPass, MatchState, Reason
from app.domain.money import Money
from app.services.invoices import standing_of
from app.services.match_life import IN_FORCE
from app.services.reconcile_rows import Cell, InvoiceCell, cells_of_vault, invoice_cell
from app.store.work import Work

TO_REVIEW = frozenset({MatchState.PROPOSED, MatchState.AMBIGUOUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group with its rows and reasons."""

    id: int
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    found_by: MatchPass
    score: Decimal
    state: MatchState
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]
    rivals: tuple[Cell, ...]
    decided_by: str
    decided_at: datetime | None
    invoices: tuple[InvoiceCell, ...] = ()
    """What bills these rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileView:
    """Everything the page shows; sums are over absolute amounts, by currency."""

    groups: tuple[GroupLine, ...]
    """Those to look at first, then the proved ones, newest first."""
    unmatched_left: tuple[Cell, ...]
    unmatched_right: tuple[Cell, ...]
    rows_left: int
    rows_right: int
    total_left: tuple[Money, ...]
    total_right: tuple[Money, ...]
    open_left: tuple[Money, ...]
    """Bank money that no group in force explains."""
    by_pass: Mapping[MatchPass, int]
    """Groups in force by the pass that found them."""
    last_run_at: datetime | None
    open_right: tuple[Money, ...] = ()
    causes: Mapping[str, LeftClass] = field(default_factory=dict)
    """Why each open row may have stayed open, as the newest run says."""
    accepted: Mapping[str, Explanation] = field(default_factory=dict)
    """The reasons that a person accepted, by row; those that settle a row take it off the open ones."""
    settled: tuple[Cell, ...] = ()
    """Rows that an accepted reason settles."""
    findings: tuple[Finding, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """Names of the rows that findings speak of."""
    invoices: int = 0
    closed_until: date | None = None


def reconcile_view(work: Work) -> ReconcileView:
    """Everything at once."""
    cells = cells_of_vault(work)
    groups = work.matches.all({*IN_FORCE, *TO_REVIEW, MatchState.REJECTED})
    billing = _invoices_by_row(work)
    accepted = work.findings.explanations()
    lines = [group_line(group, cells, _billing(group, billing)) for group in groups]
    in_force = [line for line in lines if line.state in IN_FORCE]
    settled = {key for key, one in accepted.items() if one.left_class in BOOKED_TO}
    explained = settled | {cell.key for line in in_force for cell in (*line.left, *line.right)}
    waiting = {cell.key for line in lines if line.state in TO_REVIEW for cell in (*line.left, *line.right)}
    left = [cell for cell in cells.values() if cell.platform is None]
    right = [cell for cell in cells.values() if cell.platform is not None]
    taken = explained | waiting
    findings = work.findings.all()
    named = {key for one in findings for key in (*one.left, *one.right)}
    return ReconcileView(
        groups=tuple(sorted(lines, key=urgency)),
        unmatched_left=tuple(cell for cell in left if cell.key not in taken),
        unmatched_right=tuple(cell for cell in right if cell.key not in taken),
        rows_left=len(left),
        rows_right=len(right),
        total_left=sums_of(left),
        total_right=sums_of(right),
        open_left=sums_of(cell for cell in left if cell.key not in explained),
        open_right=sums_of(cell for cell in right if cell.key not in explained),
        causes=work.findings.classes(),
        accepted=accepted,
        settled=tuple(cells[key] for key in settled if key in cells),
        findings=tuple(findings),
        titles={key: cells[key].title for key in named if key in cells},
        invoices=work.invoices.count(),
        closed_until=work.closes.until(),
        by_pass=Counter(line.found_by for line in in_force),
        last_run_at=work.matches.last_run_at(),
    )


def _invoices_by_row(work: Work) -> dict[str, list[InvoiceCell]]:
    standing = {invoice_key(one.kept.id): one for one in standing_of(work)}
    found: dict[str, list[InvoiceCell]] = defaultdict(list)
    for link in work.findings.links():
        cells = [invoice_cell(standing[key], is_sure=link.is_sure) for key in link.invoices if key in standing]
        for row in link.left:
            found[row] += cells
    return found


def _billing(group: MatchGroup, billing: Mapping[str, Sequence[InvoiceCell]]) -> list[InvoiceCell]:
    return list({one.id: one for key in group.proposal.left for one in billing.get(key, ())}.values())


def group_line(group: MatchGroup, cells: Mapping[str, Cell], invoices: Sequence[InvoiceCell] = ()) -> GroupLine:
    """A group with the rows behind its keys; rows that are gone are left out."""
    proposal = group.proposal
    return GroupLine(
        id=group.id or 0,
        left=tuple(cells[key] for key in proposal.left if key in cells),
        right=tuple(cells[key] for key in proposal.right if key in cells),
        found_by=proposal.found_by,
        score=proposal.score,
        state=group.state,
        reasons=proposal.reasons,
        differences=proposal.differences,
        rivals=tuple(cells[key] for key in proposal.rivals if key in cells),
        decided_by=group.decided_by,
        decided_at=group.decided_at,
        invoices=tuple(invoices),
    )


def urgency(line: GroupLine) -> tuple[bool, bool, int]:
    """Those to look at first, then the proved ones, newest first; rejected ones last."""
    days = [cell.day.toordinal() for cell in (*line.left, *line.right)]
    return line.state is MatchState.REJECTED, line.state not in TO_REVIEW, -max(days, default=0)


def left_over(left: Iterable[Cell], right: Iterable[Cell], kind: DifferenceKind) -> tuple[Difference, ...]:
    """What rows put together by hand leave, by currency."""
    sums: Counter[str] = Counter()
    for cell in left:
        sums[cell.amount.currency] += cell.amount.micros
    for cell in right:
        sums[cell.amount.currency] -= cell.amount.micros
    return tuple(
        Difference(kind=kind, amount=Money.from_micros(micros, currency))
        for currency, micros in sorted(sums.items())
        if micros
    )


def sums_of(cells: Iterable[Cell]) -> tuple[Money, ...]:
    """Absolute amounts added up, by currency."""
    sums: Counter[str] = Counter()
    for cell in cells:
        sums[cell.amount.currency] += abs(cell.amount.micros)
    return tuple(Money.from_micros(micros, currency) for currency, micros in sorted(sums.items()))
