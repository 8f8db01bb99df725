"""Raising what a Google Ads account may spend: a proposal of a new budget total, reviewed by the platform within about an hour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import Money
from app.domain.moves import Move, MoveOutcome, MoveState, Ticket
from app.errors import WrongAnswer
from app.platforms.google_ads_rows import MICRO, Budget
from app.platforms.limits import in_force
from app.platforms.payload import Payload
from app.platforms.wire import Param

PROPOSALS = (
    "SELECT account_budget_proposal.id, account_budget_proposal.status, account_budget_proposal.account_budget, "
    "account_budget_proposal.proposed_spending_limit_micros FROM account_budget_proposal"
)

NO_CHANGE = "accountBudgetProposalError.UPDATE_IS_NO_OP"
"""The budget has this total already: what repeating an absolute figure comes to."""

APPROVED = "APPROVED"
TURNED_DOWN = {"CANCELLED", "REJECTED"}
"""Every other status waits for the review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One wish for another total of a budget."""

    name: str
    budget: str
    status: str
    micros: Decimal | None
    """None where the wish was for something else than an amount."""


def read_proposal(row: Payload) -> Proposal:
    """A row of `account_budget_proposal`."""
    told = row.part("accountBudgetProposal")
    field = "proposedSpendingLimitMicros"
    return Proposal(
        name=told.text("resourceName", told.text("id", "")),
        budget=told.text("accountBudget", ""),
        status=told.text("status", ""),
        micros=told.number(field) if told.has(field) else None,
    )


def like(move: Move, proposals: Iterable[Proposal], budget: str) -> list[Proposal]:
    """The proposals of this budget for the move's own total."""
    return [one for one in proposals if one.budget == budget and one.micros == move.amount.micros]


def ticket_of(move: Move, budget: Budget | None, proposals: Iterable[Proposal]) -> Ticket:
    """Budget, billing setup and the equal proposals that were there before: any further one is ours.

    WrongAnswer when there is nothing to raise, or in another currency.
    """
    if budget is None:
        raise WrongAnswer("account", "no_budget")
    if budget.served.currency != move.amount.currency:
        raise WrongAnswer("amount", "another_currency")
    if move.amount.amount % MICRO:
        raise WrongAnswer("amount", "too_fine")
    known = ",".join(one.name for one in like(move, proposals, budget.name))
    return Ticket(number=f"{budget.name} {budget.billing_setup} {known}", before=budget.approved)


def proposal(move: Move, ticket: Ticket) -> dict[str, Param]:
    """The body of the proposal: an absolute total, so that twice is as good as once."""
    budget, billing_setup, _ = parts_of(ticket)
    return {
        "operation": {
            "create": {
                "proposalType": "UPDATE",
                "billingSetup": billing_setup,
                "accountBudget": budget,
                "proposedSpendingLimitMicros": str(move.amount.micros),
            },
            # Which of two spellings the mask wants was not found; this is the one of the documented example.
            "updateMask": "proposedSpendingLimit",
        }
    }


def outcome_now(move: Move, ticket: Ticket, budgets: Iterable[Budget], proposals: Sequence[Proposal]) -> MoveOutcome:
    """What became of the proposal: it is in force, or waits, or was turned down; UNKNOWN while it does not show at all."""
    nothing = Money.zero(move.amount.currency)
    name, _, known = parts_of(ticket)
    if any(budget.name == name and budget.approved == move.amount for budget in budgets):
        return in_force(move)
    ours = next((one for one in like(move, proposals, name) if one.name not in known), None)
    if ours is None:
        return MoveOutcome(state=MoveState.UNKNOWN, moved=nothing)
    if ours.status == APPROVED:
        return in_force(move, ours.name)  # and changed again since
    state = MoveState.REFUSED if ours.status in TURNED_DOWN else MoveState.PENDING
    return MoveOutcome(state=state, moved=nothing, reference=ours.name, code=ours.status)


def parts_of(ticket: Ticket) -> tuple[str, str, frozenset[str]]:
    """Budget, billing setup and the proposals that a ticket was drawn with."""
    budget, billing_setup, known = ticket.number.split(" ")
    return budget, billing_setup, frozenset(known.split(","))
