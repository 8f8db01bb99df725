"""Practice Google Ads: account budgets, which are the spending limits of invoiced accounts, and proposals to change them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.sandbox.google_ads_plan import GOOGLE_ADS
from app.sandbox.google_query import Row
from app.sandbox.google_setups import REVIEWED_AFTER, operation_of, setup_of
from app.sandbox.google_words import MICROS, check_may_change, client_of, micros, missing, place_of, refusal, time_text
from app.sandbox.holders import Account
from app.sandbox.reviews import Application, State
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, Refusal

SUBJECT = "account_budget_proposal"
FIRST_BUDGET, FIRST_PROPOSAL = 60_000_000, 80_000_000
_KEPT = "google_proposals"
_TYPES = ("CREATE", "UPDATE", "END", "REMOVE")
_STATES = {State.APPROVED: "APPROVED", State.DENIED: "REJECTED"}
_LIMIT_NAMES = {"proposedSpendingLimit", "proposedSpendingLimitMicros", "proposedSpendingLimitType"}
"""How a mask may name the limit; the page does not say which spelling is right."""


@dataclass(kw_only=True, eq=False)
class Proposal:
    """One wish to create, change or end the budget of an account."""

    number: int
    kind: str
    cents: int | None
    """The whole limit that is wished for; None for INFINITE."""
    created: int
    is_cancelled: bool = False
    is_applied: bool = False
    decided: int = 0
    words: dict[str, str] = field(default_factory=dict)
    """Name, notes and purchase order number, by their name in the query."""


def proposals_of(call: Call, account: Account) -> list[Proposal]:
    """Every proposal of an account, those that were approved since applied."""
    kept: list[Proposal] = account.kept.setdefault(_KEPT, [])
    for one in kept:
        asked = call.world.reviews.get(GOOGLE_ADS, SUBJECT, one.number)
        if one.is_applied or one.is_cancelled or asked is None or asked.state is not State.APPROVED:
            continue
        one.is_applied = True
        one.decided = min(asked.verdict_at, call.now)
        cents = account.counted(call.at) if one.kind == "END" else one.cents
        call.world.limit(account, cents, one.decided)
    return kept


def _status(call: Call, one: Proposal) -> str:
    asked = call.world.reviews.get(GOOGLE_ADS, SUBJECT, one.number)
    return "CANCELLED" if one.is_cancelled or asked is None else _STATES.get(asked.state, "PENDING")


def _pending(call: Call, account: Account) -> Proposal | None:
    return next((one for one in proposals_of(call, account) if _status(call, one) == "PENDING"), None)


def _limit(prefix: str, cents: int | None) -> Row:
    if cents is None:
        return {f"{prefix}spending_limit_type": "INFINITE"}
    return {f"{prefix}spending_limit_micros": micros(cents)}


def budget_rows(call: Call, account: Account) -> Iterator[Row]:
    """The rows of account_budget: one that is in force, or none before the first was approved."""
    proposals = proposals_of(call, account)
    setup = setup_of(call, account)
    if not account.limits or setup is None:
        return
    cents = account.limit(call.at).cents
    created = next((one for one in proposals if one.kind == "CREATE" and one.is_applied), None)
    ended = next((one for one in proposals if one.kind == "END" and one.is_applied), None)
    start = time_text(account, created.decided if created else account.starts_at(account.first_day))
    end = {"end_date_time": time_text(account, ended.decided)} if ended else {"end_time_type": "FOREVER"}
    told: Row = {
        "resource_name": place_of(account, "accountBudgets", FIRST_BUDGET + account.index),
        "id": str(FIRST_BUDGET + account.index),
        "name": f"预算-{account.name}",
        "billing_setup": place_of(account, "billingSetups", setup.number),
        "status": "APPROVED",
        "total_adjustments_micros": "0",
        "amount_served_micros": micros(account.counted(call.at)),
        **{
            name: value
            for state in ("proposed_", "approved_", "adjusted_")
            for name, value in _limit(state, cents).items()
        },
    }
    for state in ("proposed", "approved"):
        told |= {f"{state}_start_date_time": start, **{f"{state}_{name}": value for name, value in end.items()}}
    for one in proposals:
        if one.is_applied:
            told |= one.words
    told |= _waiting(call, account)
    yield {f"account_budget.{name}": value for name, value in told.items()}


def _waiting(call: Call, account: Account) -> Row:
    one = _pending(call, account)
    if one is None:
        return {}
    limit = _limit("pending_proposal.", one.cents) if one.kind in ("CREATE", "UPDATE") else {}
    name = place_of(account, "accountBudgetProposals", one.number)
    return {
        "pending_proposal.account_budget_proposal": name,
        "pending_proposal.proposal_type": one.kind,
        **limit,
    }


def proposal_rows(call: Call, account: Account) -> Iterator[Row]:
    """The rows of account_budget_proposal, oldest first."""
    setup = setup_of(call, account)
    for one in proposals_of(call, account):
        status = _status(call, one)
        told: Row = {
            "resource_name": place_of(account, "accountBudgetProposals", one.number),
            "id": str(one.number),
            "proposal_type": one.kind,
            "status": status,
            "creation_date_time": time_text(account, one.created),
            **{f"proposed_{name}": value for name, value in one.words.items()},
        }
        if setup is not None:
            told["billing_setup"] = place_of(account, "billingSetups", setup.number)
        if one.kind != "CREATE" or one.is_applied:
            told["account_budget"] = place_of(account, "accountBudgets", FIRST_BUDGET + account.index)
        if one.kind in ("CREATE", "UPDATE"):
            told |= _limit("proposed_", one.cents)
        if status == "APPROVED":
            told["approval_date_time"] = time_text(account, one.decided)
            if one.kind in ("CREATE", "UPDATE"):
                told |= _limit("approved_", one.cents)
        yield {f"account_budget_proposal.{name}": value for name, value in told.items()}


def _mutate(call: Call) -> Any:
    """No key keeps it from happening twice: a repeated UPDATE meets the first one, which is pending or a NO_OP."""
    account = client_of(call)
    operation = operation_of(call)
    check_may_change(account)
    if operation.has("remove"):
        return _cancelled(call, account, operation.text("remove"))
    sent = operation.group("create")
    kind = sent.text("proposalType", "")
    if kind not in _TYPES:
        raise missing("proposal_type")
    _check_mask(kind, operation)
    _check_setup(call, account, sent)
    cents = _wished(sent) if kind in ("CREATE", "UPDATE") else None
    if kind == "CREATE":
        _check_new(call, account, sent)
    else:
        _check_change(call, account, sent, kind, cents)
    if call.params.text("validateOnly", "").lower() == "true":
        return {}
    kept = proposals_of(call, account)
    number = FIRST_PROPOSAL + account.index * 1_000 + len(kept)
    words = {
        "name": sent.text("proposedName", ""),
        "notes": sent.text("proposedNotes", ""),
        "purchase_order_number": sent.text("proposedPurchaseOrderNumber", ""),
    }
    told = {name: text for name, text in words.items() if text}
    asked = Application(platform=GOOGLE_ADS, subject=SUBJECT, number=number, documents={}, sent_at=call.now)
    call.world.reviews.submit(asked).verdict_at = call.now + REVIEWED_AFTER
    kept.append(Proposal(number=number, kind=kind, cents=cents, created=call.now, words=told))
    return {"result": {"resourceName": place_of(account, "accountBudgetProposals", number)}}


def _no(name: str, message: str, field_name: str = "") -> Refusal:
    return refusal("accountBudgetProposalError", name, message, field=field_name)


def _check_mask(kind: str, operation: Params) -> None:
    """A mask for UPDATE and for nothing else, in either spelling of its names."""
    mask = [_camel(name) for name in operation.text("updateMask", "").split(",") if name]
    if kind != "UPDATE" and mask:
        raise _no("FIELD_MASK_NOT_ALLOWED", "The field mask is not allowed.", "update_mask")
    if kind == "UPDATE" and not mask:
        raise refusal("fieldMaskError", "FIELD_MASK_MISSING", "The field mask is missing.", field="update_mask")
    for name in mask:
        if name not in _LIMIT_NAMES | {"proposedNotes", "proposedName", "proposedPurchaseOrderNumber"}:
            raise refusal("fieldMaskError", "FIELD_NOT_FOUND", f"Field not found: {name}.", field="update_mask")


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name.strip())


def _check_setup(call: Call, account: Account, sent: Params) -> None:
    setup = setup_of(call, account)
    asked = sent.text("billingSetup", "")
    if setup is None or asked not in ("", place_of(account, "billingSetups", setup.number)):
        raise _no("INVALID_BILLING_SETUP", "The billing setup is not valid.", "billing_setup")
    if setup.status == "CANCELLED":
        raise _no("CANCELED_BILLING_SETUP", "The billing setup is cancelled.", "billing_setup")


def _wished(sent: Params) -> int | None:
    if sent.text("proposedSpendingLimitType", "") == "INFINITE":
        return None
    text = sent.text("proposedSpendingLimitMicros", "")
    if not text:
        raise _no("REQUIRED_FIELD_MISSING", "A required field is missing.", "proposed_spending_limit")
    amount = int(text) if text.isascii() and text.isdigit() else 0
    if amount <= 0 or amount % MICROS:
        raise refusal("fieldError", "INVALID_VALUE", "The value is not valid.", field="proposed_spending_limit_micros")
    return amount // MICROS


def _check_new(call: Call, account: Account, sent: Params) -> None:
    if account.limits:
        raise _no("OVERLAPS_EXISTING_BUDGET", "The dates overlap with a budget that exists.")
    if _pending(call, account):
        trouble = "Only one budget for a billing setup that is not approved."
        raise _no("MULTIPLE_BUDGETS_NOT_ALLOWED_FOR_UNAPPROVED_BILLING_SETUP", trouble)
    if not sent.has("proposedName"):
        raise _no("BUDGET_NAME_REQUIRED", "A budget wants a name.", "proposed_name")
    for start, other in (
        ("proposedStartTimeType", "proposedStartDateTime"),
        ("proposedEndTimeType", "proposedEndDateTime"),
    ):
        if not sent.has(start) and not sent.has(other):
            raise _no("REQUIRED_FIELD_MISSING", "A required field is missing.", start)


def _check_change(call: Call, account: Account, sent: Params, kind: str, cents: int | None) -> None:
    own = place_of(account, "accountBudgets", FIRST_BUDGET + account.index)
    if not account.limits or sent.text("accountBudget", "") != own:
        raise refusal("requestError", "RESOURCE_NOT_FOUND", "The account budget is not found.", field="account_budget")
    if kind == "REMOVE":
        raise _no("CANNOT_REMOVE_RUNNING_BUDGET", "A budget that has started cannot be removed.")
    if _pending(call, account):
        raise _no("PENDING_UPDATE_PROPOSAL_EXISTS", "A proposal for this budget is pending already.")
    if kind == "UPDATE" and cents == account.limit(call.at).cents:
        raise _no("UPDATE_IS_NO_OP", "The proposal changes nothing.")
    if kind == "UPDATE" and cents is not None and cents < account.counted(call.at):
        trouble = "The limit is lower than the cost that has accrued."
        raise _no("SPENDING_LIMIT_LOWER_THAN_ACCRUED_COST_NOT_ALLOWED", trouble, "proposed_spending_limit_micros")


def _cancelled(call: Call, account: Account, name: str) -> Any:
    found = [
        one for one in proposals_of(call, account) if name == place_of(account, "accountBudgetProposals", one.number)
    ]
    if not found:
        raise refusal("requestError", "RESOURCE_NOT_FOUND", "The proposal is not found.", field="remove")
    if _status(call, found[0]) != "PENDING":
        raise _no("CANNOT_CANCEL_APPROVED_PROPOSAL", "A proposal that is decided cannot be cancelled.", "remove")
    found[0].is_cancelled = True
    return {"result": {"resourceName": name}}


BUDGET_EFFECTS: Routes = {("POST", "/v26/customers/{id}/accountBudgetProposals:mutate"): _mutate}
