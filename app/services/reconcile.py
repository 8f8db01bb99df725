"""Reconciling 对账: bank rows against platform fund rows, with reasons; confirmed, rejected and undone by a person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.changes import Changes
from app.domain.accounts import FundRowKind, Platform
from app.domain.chain import RecordKind
from app.domain.evidence import Holder, StoredFundRow
from app.domain.ledger import FundClass
from app.domain.matches import (
    Difference,
    DifferenceKind,
    MatchGroup,
    MatchPass,
    MatchRow,
    MatchState,
    Proposal,
    Reason,
    ReasonCode,
    combination,
)
from app.domain.money import Money
from app.domain.statements import BankRow, Direction
from app.errors import NotFound, WrongAnswer
from app.matching.match import match
from app.progress import Progress, Silent
from app.services.clock import Clock
from app.services.match_life import IN_FORCE, bank_key, book, fund_key, move
from app.store.vault import Vault
from app.store.work import Work

TO_REVIEW = frozenset({MatchState.PROPOSED, MatchState.AMBIGUOUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One row of either side as the page shows it; `amount` is signed from the company's side (out is negative)."""

    key: str
    title: str
    day: date
    at: datetime | None
    number: str
    """The bank's or the platform's own number, or the reference."""
    text: str
    amount: Money
    platform: Platform | None
    source: str
    """Which bank account or ad account."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run found."""

    auto: int
    proposed: int
    ambiguous: int
    unmatched_left: int
    unmatched_right: int
    changes: Changes = Changes.MATCHES | Changes.LEDGER


class Reconcile:
    """Runs matching over the vault's rows and keeps what people decide."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def run(self, progress: Progress | None = None) -> RunReport:
        """Match all rows that are in no group in force; earlier proposals give way to new ones, decisions stay."""
        progress = progress or Silent()
        with self._vault.look() as work:
            left, right = bank_side(work), platform_side(work)
            standing = work.matches.all(IN_FORCE)
            refused = work.matches.all({MatchState.REJECTED})
        frozen = {
            mark for group in standing for mark in combination(group.proposal.left, group.proposal.right)
        }  # fmt: skip
        rejected = [combination(group.proposal.left, group.proposal.right) for group in refused]
        result = match(left, right, rejected=rejected, frozen=frozen, progress=progress)
        at, actor = self._clock(), self._vault.person
        with self._vault.work() as work:
            for group in work.matches.all(TO_REVIEW):
                group.state = MatchState.UNDONE
                work.matches.save(group)
            run_id = work.matches.new_run(at=at, by=actor)
            states: Counter[MatchState] = Counter()
            for proposal in result.groups:
                states[proposal.state] += 1
                group = MatchGroup(run_id=run_id, proposal=proposal, state=proposal.state, made_at=at)
                work.matches.add(group)
                if proposal.state in IN_FORCE:
                    book(work, group, at=at, actor=actor)
                    work.matches.save(group)
            work.ledger.record(
                RecordKind.MATCH_RUN,
                {"run": run_id, "groups": len(result.groups), "auto": states[MatchState.AUTO]},
                at=at,
                actor=actor,
            )
        return RunReport(
            auto=states[MatchState.AUTO],
            proposed=states[MatchState.PROPOSED],
            ambiguous=states[MatchState.AMBIGUOUS],
            unmatched_left=len(result.unmatched_left),
            unmatched_right=len(result.unmatched_right),
        )

    def confirm(self, group_id: int) -> Changes:
        """A person says that these rows belong together; frozen from now on."""
        return self._decide(group_id, MatchState.CONFIRMED)

    def reject(self, group_id: int) -> Changes:
        """A person says that they do not; this combination is not proposed again."""
        return self._decide(group_id, MatchState.REJECTED)

    def undo(self, group_id: int) -> Changes:
        """Take a decision or a group back; the book is countered and the rows are open again."""
        return self._decide(group_id, MatchState.UNDONE)

    def match_by_hand(self, left: Sequence[str], right: Sequence[str]) -> Changes:
        """Put rows together that the passes did not; an amount that stays over is a named difference."""
        with self._vault.work() as work:
            cells = _cells(work)
            missing = [key for key in (*left, *right) if key not in cells]
            if missing:
                raise NotFound("row", missing[0])
            if not left and not right:
                raise WrongAnswer("rows", "empty")
            in_force = {
                key for group in work.matches.all(IN_FORCE) for key in (*group.proposal.left, *group.proposal.right)
            }
            if not in_force.isdisjoint((*left, *right)):
                raise WrongAnswer("rows", "already_matched")
            at, actor = self._clock(), self._vault.person
            group = MatchGroup(
                run_id=work.matches.new_run(at=at, by=actor),
                proposal=Proposal(
                    left=tuple(sorted(left)),
                    right=tuple(sorted(right)),
                    found_by=MatchPass.BY_HAND,
                    score=Decimal(1),
                    state=MatchState.PROPOSED,
                    reasons=(Reason(code=ReasonCode.CHOSEN_BY_HAND, points=0),),
                    differences=_left_over([cells[key] for key in left], [cells[key] for key in right]),
                ),
                state=MatchState.PROPOSED,
                made_at=at,
            )
            work.matches.add(group)
            move(work, group, MatchState.CONFIRMED, at=at, actor=actor)
        return Changes.MATCHES | Changes.LEDGER

    def view(self) -> ReconcileView:
        """The whole page."""
        with self._vault.look() as work:
            cells = _cells(work)
            groups = work.matches.all({*IN_FORCE, *TO_REVIEW, MatchState.REJECTED})
            last_run = work.matches.last_run_at()
        lines = [_group_line(group, cells) for group in groups]
        in_force = [line for line in lines if line.state in IN_FORCE]
        explained = {cell.key for line in in_force for cell in (*line.left, *line.right)}
        taken = explained | {
            cell.key for line in lines if line.state in TO_REVIEW for cell in (*line.left, *line.right)
        }
        left = [cell for cell in cells.values() if cell.platform is None]
        right = [cell for cell in cells.values() if cell.platform is not None]
        return ReconcileView(
            groups=tuple(sorted(lines, key=_urgency)),
            unmatched_left=tuple(cell for cell in left if cell.key not in taken),
            unmatched_right=tuple(cell for cell in right if cell.key not in taken),
            rows_left=len(left),
            rows_right=len(right),
            total_left=_sums(left),
            total_right=_sums(right),
            open_left=_sums(cell for cell in left if cell.key not in explained),
            by_pass=Counter(line.found_by for line in in_force),
            last_run_at=last_run,
        )

    def _decide(self, group_id: int, state: MatchState) -> Changes:
        with self._vault.work() as work:
            move(work, work.matches.get(group_id), state, at=self._clock(), actor=self._vault.person)
        return Changes.MATCHES | Changes.LEDGER


def bank_side(work: Work) -> list[MatchRow]:
    """Bank rows that moved money, as matching sees them."""
    return [
        MatchRow(
            id=bank_key(bank_row.id),
            day=bank_row.row.day,
            amount=bank_row.row.amount,
            party=bank_row.row.party,
            reference=" ".join(filter(None, (bank_row.row.reference, bank_row.row.serial))),
            text=bank_row.row.text,
            source=f"bank:{bank_row.bank_account_id}",
        )
        for bank_row in work.statements.rows()
        if bank_row.row.direction in {Direction.IN, Direction.OUT} and bank_row.row.amount
    ]


def platform_side(work: Work) -> list[MatchRow]:
    """Fund rows of cash that came from or went back to a bank, signed from the company's side."""
    return [
        MatchRow(
            id=fund_key(stored.id),
            day=stored.row.day,
            amount=-stored.row.amount,
            party=stored.row.party,
            reference=" ".join(filter(None, (stored.row.reference, stored.row.serial))),
            text=stored.row.text,
            source=f"{stored.holder.kind}:{stored.holder.id}",
        )
        for stored in _bank_bound(work)
    ]


def _bank_bound(work: Work) -> Iterable[StoredFundRow]:
    kinds = {FundRowKind.RECHARGE, FundRowKind.REFUND, FundRowKind.TRANSFER_IN, FundRowKind.TRANSFER_OUT}
    for stored in work.evidence.fund_rows():
        is_paid = stored.row.fund_class is FundClass.CASH and stored.row.kind in kinds
        # What a postpaid platform took for its bill came out of the bank as well.
        if (is_paid or stored.row.kind is FundRowKind.CHARGE) and stored.row.amount:
            yield stored


def _cells(work: Work) -> dict[str, Cell]:
    banks = {account.id: account.name for account in work.statements.accounts.all()}
    names: dict[Holder, tuple[str, Platform]] = {
        Holder("account", account.id or 0): (account.name, account.platform) for account in work.accounts.all()
    }
    names |= {
        Holder("wallet", wallet.id or 0): (wallet.name or wallet.platform_id, wallet.platform)
        for wallet in work.wallets.all()
    }
    cells = [
        _bank_cell(row, banks[row.bank_account_id])
        for row in work.statements.rows()
        if row.row.direction in {Direction.IN, Direction.OUT} and row.row.amount
    ]
    cells += [_fund_cell(stored, *names[stored.holder]) for stored in _bank_bound(work)]
    return {cell.key: cell for cell in cells}


def _bank_cell(bank_row: BankRow, source: str) -> Cell:
    row = bank_row.row
    return Cell(
        key=bank_key(bank_row.id),
        title=row.party or row.text,
        day=row.day,
        at=row.at,
        number=row.serial or row.reference,
        text=row.text,
        amount=row.amount,
        platform=None,
        source=source,
    )


def _fund_cell(stored: StoredFundRow, name: str, platform: Platform) -> Cell:
    row = stored.row
    return Cell(
        key=fund_key(stored.id),
        title=name,
        day=row.day,
        at=row.at,
        number=row.reference or row.serial,
        text=row.text or row.party,
        amount=-row.amount,
        platform=platform,
        source=name,
    )


def _group_line(group: MatchGroup, cells: Mapping[str, Cell]) -> GroupLine:
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
    )


def _urgency(line: GroupLine) -> tuple[bool, bool, int]:
    days = [cell.day.toordinal() for cell in (*line.left, *line.right)]
    return line.state is MatchState.REJECTED, line.state not in TO_REVIEW, -max(days, default=0)


def _left_over(left: Iterable[Cell], right: Iterable[Cell]) -> tuple[Difference, ...]:
    sums: Counter[str] = Counter()
    for cell in left:
        sums[cell.amount.currency] += cell.amount.micros
    for cell in right:
        sums[cell.amount.currency] -= cell.amount.micros
    return tuple(
        Difference(kind=DifferenceKind.UNEXPLAINED, amount=Money.from_micros(micros, currency))
        for currency, micros in sorted(sums.items())
        if micros
    )


def _sums(cells: Iterable[Cell]) -> tuple[Money, ...]:
    sums: Counter[str] = Counter()
    for cell in cells:
        sums[cell.amount.currency] += abs(cell.amount.micros)
    return tuple(Money.from_micros(micros, currency) for currency, micros in sorted(sums.items()))
