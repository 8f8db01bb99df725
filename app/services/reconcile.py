"""Reconciling 对账: bank rows, platform fund rows and invoices, with reasons; answered and undone by a person."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.findings import Finding, LeftClass
from app.domain.matches import (
    DifferenceKind,
    MatchGroup,
    MatchPass,
    MatchResult,
    MatchState,
    Proposal,
    Reason,
    ReasonCode,
    combination,
)
from app.domain.people import Action
from app.errors import NotFound, WrongAnswer
from app.matching.match import match
from app.progress import Progress, Silent
from app.services.calendar import shipped_calendar
from app.services.clock import Clock
from app.services.contract_findings import agreed_fees, contract_findings
from app.services.invoices import standing_of
from app.services.lessons import lessons_for
from app.services.match_life import IN_FORCE, book, is_closed, move
from app.services.match_rows import bank_side, platform_side
from app.services.open_rows import accept, keep_findings, settled_rows, take_back
from app.services.reconcile_rows import cells_of_vault, invoice_side
from app.services.reconcile_view import TO_REVIEW, ReconcileView, left_over, reconcile_view
from app.store.vault import Vault
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run found."""

    auto: int
    proposed: int
    ambiguous: int
    unmatched_left: int
    unmatched_right: int
    findings: int = 0
    changes: Changes = Changes.MATCHES | Changes.LEDGER | Changes.INVOICES


class Reconcile:
    """Runs matching over the vault's rows and keeps what people decide."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def run(self, progress: Progress | None = None) -> RunReport:
        """Match all rows that are in no group in force; earlier proposals give way to new ones, decisions stay.

        What would be proved wholly inside a closed period is only proposed: a person reopens the period first.
        """
        progress = progress or Silent()
        with self._vault.look() as work:
            left, right = bank_side(work), platform_side(work)
            invoices = invoice_side(standing_of(work))
            standing = work.matches.all(IN_FORCE)
            refused = work.matches.all({MatchState.REJECTED})
            settled, taught = settled_rows(work), lessons_for(work, left, right)
            agreed = agreed_fees(work, self._clock().date())
            by_contract = contract_findings(work, self._clock().date())
        frozen = {
            mark for group in standing for mark in combination(group.proposal.left, group.proposal.right)
        } | {f"{side}:{key}" for side in "LR" for key in settled}  # fmt: skip
        rejected = [combination(group.proposal.left, group.proposal.right) for group in refused]
        # Rows that cancel each other are no payments: an invoice is not laid against them.
        cancelled = {
            key for group in standing if group.proposal.found_by is MatchPass.CLEAN for key in group.proposal.left
        }
        result = match(
            [row for row in left if row.id not in cancelled],
            right,
            rejected=rejected,
            frozen=frozen,
            progress=progress,
            invoices=invoices,
            knowledge=replace(taught, fees=(*agreed.fees, *taught.fees)),
            is_working_day=shipped_calendar().is_working_day,
        )
        states = self._keep(result, by_contract)
        return RunReport(
            auto=states[MatchState.AUTO],
            proposed=states[MatchState.PROPOSED],
            ambiguous=states[MatchState.AMBIGUOUS],
            unmatched_left=len(result.unmatched_left),
            unmatched_right=len(result.unmatched_right),
            findings=len(result.findings) + len(by_contract),
        )

    def _keep(self, result: MatchResult, by_contract: Sequence[Finding]) -> Counter[MatchState]:
        """Write down what a run found, in one transaction; how many groups stand in each state."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            for group in work.matches.all(TO_REVIEW):
                group.state = MatchState.UNDONE
                work.matches.save(group)
            run_id = work.matches.new_run(at=at, by=actor)
            states: Counter[MatchState] = Counter()
            for found in result.groups:
                is_late = found.state in IN_FORCE and is_closed(work, found)
                proposal = replace(found, state=MatchState.PROPOSED) if is_late else found
                states[proposal.state] += 1
                group = MatchGroup(run_id=run_id, proposal=proposal, state=proposal.state, made_at=at)
                work.matches.add(group)
                if proposal.state in IN_FORCE:
                    book(work, group, at=at, actor=actor)
                    work.matches.save(group)
            keep_findings(work, run_id, result, by_contract)
            work.ledger.record(
                RecordKind.MATCH_RUN,
                {"run": run_id, "groups": len(result.groups), "auto": states[MatchState.AUTO]},
                at=at,
                actor=actor,
            )
        return states

    def confirm(self, group_id: int, difference: DifferenceKind | None = None) -> Changes:
        """A person says that these rows belong together; frozen from now on.

        With `difference` the person also names what is left over: it is booked to the account of that name.
        """
        if difference is None:
            return self._decide(group_id, MatchState.CONFIRMED)
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            group = work.matches.get(group_id)
            move(work, group, MatchState.UNDONE, at=at, actor=actor)
            self._put_together(work, group.proposal.left, group.proposal.right, difference)
        return Changes.MATCHES | Changes.LEDGER

    def reject(self, group_id: int) -> Changes:
        """A person says that they do not; this combination is not proposed again."""
        return self._decide(group_id, MatchState.REJECTED)

    def undo(self, group_id: int) -> Changes:
        """Take a decision or a group back; the book is countered and the rows are open again."""
        return self._decide(group_id, MatchState.UNDONE)

    def match_by_hand(
        self, left: Sequence[str], right: Sequence[str], difference: DifferenceKind | None = None
    ) -> Changes:
        """Put rows together that the passes did not; an amount that stays over is a difference, unexplained or so named."""
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            self._put_together(work, left, right, difference)
        return Changes.MATCHES | Changes.LEDGER

    def merge(self, group_ids: Sequence[int], left: Sequence[str] = (), right: Sequence[str] = ()) -> Changes:
        """Make one confirmed group of several, and of open rows beside them."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            groups = [work.matches.get(group_id) for group_id in dict.fromkeys(group_ids)]
            if len(groups) + bool(left or right) < 2:
                raise WrongAnswer("rows", "empty")
            for group in groups:
                move(work, group, MatchState.UNDONE, at=at, actor=actor)
            self._put_together(
                work,
                [*(key for group in groups for key in group.proposal.left), *left],
                [*(key for group in groups for key in group.proposal.right), *right],
            )
        return Changes.MATCHES | Changes.LEDGER

    def split(self, group_id: int, out: Collection[str]) -> Changes:
        """Take rows out of a group; they are open again, and what stays is a confirmed group of its own.

        Where all rows of a side go, or none, nothing is left that belongs together: WrongAnswer.
        """
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            group = work.matches.get(group_id)
            left = [key for key in group.proposal.left if key not in out]
            right = [key for key in group.proposal.right if key not in out]
            if not left or not right or len(left) + len(right) == len(group.proposal.left) + len(group.proposal.right):
                raise WrongAnswer("rows", "nothing_would_stay")
            move(work, group, MatchState.UNDONE, at=at, actor=actor)
            self._put_together(work, left, right)
        return Changes.MATCHES | Changes.LEDGER

    def accept_reason(self, rows: Sequence[str], left_class: LeftClass) -> Changes:
        """A person accepts one reason for open rows, as many as were chosen: all of them or none.

        A fee, interest, a grant or an own transfer is booked to its place and settles the row; any other reason is noted
        and the row stays open. WrongAnswer when a row is in a group in force or has a reason already.
        """
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            accept(work, rows, left_class, at=at, actor=actor)
        return Changes.MATCHES | Changes.LEDGER

    def take_reason_back(self, rows: Sequence[str]) -> Changes:
        """These reasons no longer stand; what was booked for them is countered."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            take_back(work, rows, at=at, actor=actor)
        return Changes.MATCHES | Changes.LEDGER

    def view(self) -> ReconcileView:
        """The whole page."""
        with self._vault.look(Action.SEE_BANK_IN_FULL) as work:
            return reconcile_view(work)

    def _decide(self, group_id: int, state: MatchState) -> Changes:
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            move(work, work.matches.get(group_id), state, at=self._clock(), actor=self._vault.person)
        return Changes.MATCHES | Changes.LEDGER

    def _put_together(
        self, work: Work, left: Sequence[str], right: Sequence[str], difference: DifferenceKind | None = None
    ) -> None:
        cells = cells_of_vault(work)
        missing = [key for key in (*left, *right) if key not in cells]
        if missing:
            raise NotFound("row", missing[0])
        if not left and not right:
            raise WrongAnswer("rows", "empty")
        chosen = {*left, *right}
        if not settled_rows(work).isdisjoint(chosen) or any(True for _ in _sharing(work, chosen, IN_FORCE)):
            raise WrongAnswer("rows", "already_matched")
        at, actor = self._clock(), self._vault.person
        for proposed in _sharing(work, chosen, TO_REVIEW):
            move(work, proposed, MatchState.UNDONE, at=at, actor=actor)
        kind = difference or DifferenceKind.UNEXPLAINED
        group = MatchGroup(
            run_id=work.matches.new_run(at=at, by=actor),
            proposal=Proposal(
                left=tuple(sorted(left)),
                right=tuple(sorted(right)),
                found_by=MatchPass.BY_HAND,
                score=Decimal(1),
                state=MatchState.PROPOSED,
                reasons=(Reason(code=ReasonCode.CHOSEN_BY_HAND, points=0),),
                differences=left_over([cells[key] for key in left], [cells[key] for key in right], kind),
            ),
            state=MatchState.PROPOSED,
            made_at=at,
        )
        work.matches.add(group)
        move(work, group, MatchState.CONFIRMED, at=at, actor=actor)


def _sharing(work: Work, rows: Collection[str], states: Collection[MatchState]) -> list[MatchGroup]:
    return [
        group
        for group in work.matches.all(states)
        if not set(rows).isdisjoint((*group.proposal.left, *group.proposal.right))
    ]
