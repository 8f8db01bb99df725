"""Reconciliation: run the passes, strongest first, each over all rows that the ones before left open."""

from collections.abc import Collection, Sequence

from app.collector import collector_resting
from app.domain.matches import InvoiceRow, MatchPass, MatchResult, MatchRow, Proposal
from app.matching import assignment, clean, exchange, near_amount, reference, settlement, sums, unique_amount
from app.matching import invoices as invoice_side
from app.matching.blocks import with_references
from app.matching.days import Days, WorkingDays, weekdays
from app.matching.doubles import as_booking, doubles, with_twins
from app.matching.fees import with_fees
from app.matching.irregular import findings
from app.matching.knowledge import NOTHING, Knowledge
from app.matching.left_over import classes
from app.matching.parties import with_kin, with_spoken_names
from app.matching.pool import Pass, Pool, Side, guesses_of, opened, proofs_of
from app.matching.settings import DEFAULT, MatchSettings
from app.progress import Progress, Silent

PASSES: tuple[tuple[MatchPass, Pass], ...] = (
    (MatchPass.CLEAN, clean.find),
    (MatchPass.REFERENCE, reference.find),
    (MatchPass.UNIQUE_AMOUNT, proofs_of(unique_amount.find)),
    (MatchPass.ASSIGNMENT, proofs_of(assignment.find)),
    (MatchPass.NEAR_AMOUNT, proofs_of(near_amount.find)),
    (MatchPass.NEAR_AMOUNT, proofs_of(exchange.find)),
    (MatchPass.SUMS, sums.find),
    (MatchPass.UNIQUE_AMOUNT, unique_amount.find),
    (MatchPass.ASSIGNMENT, assignment.likeliest),
    (MatchPass.NEAR_AMOUNT, near_amount.find),
    (MatchPass.NEAR_AMOUNT, exchange.find),
    # Once more: what is open by now lies thin, and a sum of it is seldom chance.
    (MatchPass.SUMS, guesses_of(sums.find)),
    (MatchPass.SETTLEMENT, settlement.find),
)
"""All that can be proved comes before anything that is only proposed, so that a guess takes no row from a proof.

A later pass is one file and one line here.
"""

_SILENT = Silent()


def match(
    left: Sequence[MatchRow],
    right: Sequence[MatchRow],
    *,
    settings: MatchSettings = DEFAULT,
    rejected: Collection[frozenset[str]] = (),
    frozen: Collection[str] = (),
    progress: Progress = _SILENT,
    knowledge: Knowledge = NOTHING,
    is_working_day: WorkingDays = weekdays,
    invoices: Sequence[InvoiceRow] = (),
) -> MatchResult:
    """Groups of bank rows (left) and platform rows (right); the same rows in any order give an equal result.

    `rejected` holds marks as `combination` makes them: such a group is not proposed again. `frozen` holds ids marked
    `L:` or `R:`: these rows take no part and appear nowhere in the result. Every other row is in one group or unmatched.
    Raises ValueError when an id occurs twice on one side, Cancelled between two passes.
    """
    # Rows and groups hold no cycles; walking all of them again and again would be a quarter of a long run.
    with collector_resting():
        return _matched(
            left,
            right,
            settings=settings,
            rejected=rejected,
            frozen=frozen,
            progress=progress,
            knowledge=knowledge,
            is_working_day=is_working_day,
            invoices=invoices,
        )


def _matched(
    left: Sequence[MatchRow],
    right: Sequence[MatchRow],
    *,
    settings: MatchSettings,
    rejected: Collection[frozenset[str]],
    frozen: Collection[str],
    progress: Progress,
    knowledge: Knowledge,
    is_working_day: WorkingDays,
    invoices: Sequence[InvoiceRow],
) -> MatchResult:
    lefts = opened(left, Side.LEFT, frozen, knowledge.aliases)
    rights = opened(right, Side.RIGHT, frozen, knowledge.aliases)
    pool = Pool(
        left=lefts,
        right=rights,
        settings=settings,
        days=Days((row.day for row in (*lefts, *rights)), settings, is_working_day),
        rejected=frozenset(rejected),
        knowledge=knowledge,
    )
    whole = pool = with_twins(with_fees(with_kin(with_spoken_names(with_references(pool)))))
    groups: list[Proposal] = []
    skipped: list[str] = []
    for done, (name, find) in enumerate(PASSES):
        progress.step(done, len(PASSES), name)
        found = find(pool)
        pool = pool.with_guesses(found.groups).without(found.groups)
        groups += found.groups
        skipped += found.skipped
    progress.step(len(PASSES), len(PASSES))
    certain, possible = doubles(whole, groups)
    links, asked = invoice_side.link(invoices, left, right, groups)
    return MatchResult(
        groups=tuple(sorted(groups, key=lambda group: (group.found_by, group.left, group.right))),
        unmatched_left=tuple(row.id for row in pool.left),
        unmatched_right=tuple(row.id for row in pool.right),
        skipped=tuple(skipped),
        double_bookings=tuple(as_booking(twins) for twins in certain),
        findings=(*findings(whole, groups, certain, possible), *asked),
        left_over=classes(pool, whole, {key for twins in certain for key in (twins.first.key, twins.second.key)}),
        invoice_links=links,
    )
