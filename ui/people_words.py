"""The words of persons, approvals, orders and providers, for `ui/wording.py`."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.approvals import LimitKind, Needed, NeededFor
from app.domain.orders import Channel, OrderState, Twin
from app.domain.passwords import PasswordFault
from app.domain.payees import PayeeHold, PayeeState
from app.domain.people import Action, Denial, Role
from app.domain.providers import Exposure, FeeFault, FeeKind, Tier
from app.domain.ratings import Cap, Dimension, Grade
from app.domain.rebates import RebateForm, RebateTime, RebateUse, StepScope
from app.domain.rule_sets import RulesFault
from app.domain.second_factor import CodeAnswer
from app.domain.signing import Purpose
from app.domain.standing_orders import StandingFault
from app.domain.transfers import NoTransfer
from app.domain.waits import Waiting
from ui.reasons import WRONG
from ui.words import mark, tr

ORDER_RECORDS: Mapping[str, str] = {
    "person_added": mark("Person added"), "person_changed": mark("Roles changed"), "person_left": mark("Person left"),
    "person_admitted_again": mark("Person let in again"), "founded_anew": mark("Vault founded anew"), "recovery_replaced": mark("Recovery replaced"),
    "second_factor_set": mark("Authenticator set up"), "payee_kept": mark("Payee entered"), "payee_checked": mark("Payee checked"),
    "rules_signed": mark("Approval rules signed"),
    "order_drafted": mark("Order drafted"), "order_edited": mark("Order changed"), "order_submitted": mark("Order submitted"),
    "order_signed": mark("Order signed"), "order_approved": mark("Order approved"), "order_sent_back": mark("Order sent back"),
    "order_cancelled": mark("Order cancelled"), "order_intent": mark("Sending begun"), "order_outcome": mark("Order: new state"),
    "order_decided": mark("Outcome decided"),
}  # fmt: skip
"""Kinds of record about persons and orders."""

PEOPLE_CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    NoTransfer: {reason.value: WRONG[reason.value] for reason in NoTransfer},
    Role: {
        "owner": mark("Owner"), "marketing": mark("Marketing"), "compliance": mark("Compliance"),
        "finance_clerk": mark("Finance clerk"), "finance_manager": mark("Finance manager"), "executive": mark("Executive"),
        "auditor": mark("Auditor"),
    },
    Action: {
        "manage_persons": mark("Manage persons and roles"), "set_rules": mark("Set the rules"), "manage_keys": mark("Manage keys"),
        "draft_opening": mark("Draft account openings"), "draft_order": mark("Draft recharges"), "see_burn": mark("See spend"),
        "see_bank_in_full": mark("See bank accounts in full"), "keep_documents": mark("Keep documents"),
        "keep_catalogue": mark("Keep the catalogue of requirements"), "block_account": mark("Block an account"),
        "pay": mark("Pay approved orders"), "import_statements": mark("Import statements"), "approve": mark("Approve orders"),
        "grant_exception": mark("Grant exceptions"), "change_payees": mark("Change payees"),
        "keep_providers": mark("Keep providers"), "erase_documents": mark("Erase documents"),
        "close_reconciliation": mark("Close the reconciliation"), "verify_chain": mark("Verify the chain"), "export": mark("Export files"),
    },
    Denial: {
        "not_active": mark("This person has left."), "not_in_role": mark("No role of this person includes it."),
        "forbidden_to_role": mark("A role of this person rules it out."),
        "own_order": mark("Who drafted or changed an order cannot approve it."),
        "approved_it": mark("Who approved an order cannot pay it."), "paid_it": mark("Who paid an order cannot approve it."),
        "own_rights": mark("Nobody changes their own roles."), "last_owner": mark("Somebody has to stay owner."),
        "no_key": mark("Nobody vouches for the signing key of this session."),
    },
    Needed: {
        "any_approver": mark("Signature of an approver"), "finance_manager": mark("Signature of a finance manager"),
        "executive": mark("Signature of an executive"), "call_back": mark("Call to a known number"),
        "exception": mark("Exception with a reason"), "owner": mark("Signature of an owner"), "rules": mark("Approval rules that hold"),
    },
    NeededFor: {
        "amount": mark("The amount asks for it"), "amount_unknown": mark("There is no rate for this currency"),
        "new_payee": mark("The payee is new"), "changed_payee": mark("The payee's details were changed"),
        "weak_provider": mark("First payment to a provider rated C or worse"),
        "outside_plan": mark("Well above the plan"), "blocked_provider": mark("The provider is rated D or E"),
        "rules_refused": mark("The approval rules do not verify: an owner signs them anew under Settings"),
    },
    RulesFault: {
        "rules_unreadable": mark("What is kept as rules cannot be read."),
        "rules_not_genuine": mark("Their signature does not hold: they were changed after it, or the key that signed them counts no more."),
        "rules_not_owner": mark("Whoever signed them is no owner, or not any more."),
        "rules_not_newest": mark("They are not the newest: the record has others."),
        "rules_gone": mark("The record has signed rules, and they are not there any more."),
    },
    LimitKind: {
        "person": mark("Limit of the person for a day"), "account": mark("Limit of the account for a day"),
        "day": mark("Limit of the company for a day"),
    },
    Purpose: {
        "approval": mark("Approval"), "call_back": mark("Call back"), "exception": mark("Exception"), "checkpoint": mark("Checkpoint"),
        "payee": mark("Payee checked"), "decision": mark("Decision"), "person": mark("Person vouched for"), "rules": mark("Approval rules"),
        "founding": mark("Founding"),
    },
    PayeeState: {"new": mark("New payee"), "changed": mark("Details changed"), "known": mark("Known payee")},
    PayeeHold: {
        "unchecked": mark("A second person has to check the payee."), "cooling": mark("The payee is new or changed and rests first."),
        "not_on_list": mark("The provider's list does not have this payee."),
        "other_name": mark("The payee's name is not that of the contract."),
    },
    Channel: {"api": mark("By interface"), "bank": mark("Bank transfer"), "by_hand": mark("By hand")},
    OrderState: {
        "draft": mark("Draft"), "submitted": mark("Submitted"), "approved": mark("Approved"), "intent": mark("Written down"),
        "sent": mark("Sent"), "confirmed": mark("Confirmed"), "partial": mark("Done in part"), "refused": mark("Refused"),
        "unknown": mark("Outcome unknown"), "overdue": mark("Overdue"), "cancelled": mark("Cancelled"), "disputed": mark("Disputed"),
    },
    Twin: {
        "same_payment": mark("Same payee, account and amount within 72 hours"), "same_invoice": mark("Same invoice"),
        "same_bank_row": mark("Same bank row"),
    },
    Waiting: {"in_time": mark("In time"), "escalated": mark("Waits long"), "late": mark("Waits too long")},
    StandingFault: {
        "off": mark("The standing order is off."), "unchecked": mark("Nobody else has signed the standing order."),
        "ended": mark("The standing order has ended."), "above_ceiling": mark("Above the most for one order."),
        "above_month": mark("Above the most for a month."),
    },
    CodeAnswer: {
        "right": mark("The code is right."), "wrong": mark("The code is not right."),
        "used": mark("This code was used already; wait for the next one."), "wait": mark("Too many wrong codes; wait before the next try."),
        "none": mark("No authenticator is set up yet."),
    },
    PasswordFault: {
        "too_short": mark("At least 15 characters, or 8 together with a code."),
        "common": mark("This is among the first that others would try."),
    },
    Tier: {"direct": mark("Direct"), "first": mark("First-tier agency"), "second": mark("Second-tier agency")},
    FeeKind: {
        "opening": mark("Opening fee"), "service": mark("Agency service fee"), "rush": mark("Rush fee"), "favour": mark("Favour fee"),
    },
    FeeFault: {
        "hidden": mark("Hidden fee"), "no_contract": mark("Fee without a contract"), "above_contract": mark("Fee above the contract"),
    },
    Exposure: {"in_transit": mark("Money in transit"), "concentration": mark("Share of all recharges")},
    Grade: {"a": mark("A"), "b": mark("B"), "c": mark("C"), "d": mark("D"), "e": mark("E")},
    Dimension: {
        "fund_safety": mark("Fund safety"), "opening_success": mark("Opening success"), "punctuality": mark("Posting punctuality"),
        "complaints": mark("Complaints"), "speed": mark("Service speed"), "transparency": mark("Price transparency"),
    },
    Cap: {
        "misappropriation": mark("Misappropriation proven: E for 24 months"), "forged_document": mark("Forged document proven: E for 24 months"),
        "lost_contact": mark("Silent for over 72 hours with money outstanding: E"),
        "no_authorisation": mark("No authorisation of the platform on file: D at most"),
        "few_orders": mark("Not rated: fewer than 5 orders, treated as C"),
    },
    RebateForm: {"markup": mark("On top of what is paid"), "deduction": mark("Taken off what is paid")},
    RebateTime: {"prepaid": mark("With the recharge"), "postpaid": mark("Settled afterwards")},
    StepScope: {"whole": mark("On all of the volume"), "above": mark("On what lies above the step")},
    RebateUse: {
        "cash": mark("Cash"), "recharge": mark("Recharge"), "offset": mark("Set off"), "nothing_due": mark("Nothing due"),
        "reversal": mark("Reversal"),
    },
}  # fmt: skip
"""Every code of these areas in words."""


def after_founding(strangers: tuple[str, ...]) -> str:
    """What is to do once a vault was founded anew."""
    renewed = tr("What was approved with the lost key has to be approved again.")
    if not strangers:
        return renewed
    names = ", ".join(strangers)
    return tr("Let {names} in again under Settings, each by name. {approvals}", names=names, approvals=renewed)
