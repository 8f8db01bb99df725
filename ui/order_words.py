"""The words of top-ups and of what can be done with an order; they are codes of services, so the domain's test does not ask for them."""

from collections.abc import Mapping

from app.services.order_lines import OrderAct
from app.services.top_ups import Urgency
from ui.words import mark

URGENCIES: Mapping[Urgency, str] = {
    Urgency.NOW: mark("Cannot wait for the next review"),
    Urgency.SOON: mark("Can wait until the next review"),
    Urgency.ENOUGH: mark("Enough for now"),
    Urgency.STANDING_STILL: mark("Standing still"),
    Urgency.TOO_OLD: mark("Figures older than a day: sync first"),
    Urgency.NO_FIGURES: mark("No balance read yet"),
}

WHY: Mapping[str, str] = {
    "need_until_next_arrival": mark("Until the next order lands it should hold {fact}"),
    "long_interval": mark("The next order lands in {fact} days: closed days or slow signatures lie between"),
    "enough": mark("Balance and what is under way come to {fact}"),
    "raised_to_minimum": mark("Raised to half a day's spend, {fact}: smaller sums are not worth an order"),
    "dry_days_corrected": mark("{fact} days ran dry and needed more than was charged"),
    "short_history": mark("Only {fact} days of history: the pattern of all accounts fills in"),
    "paused": mark("Somebody stopped the account"),
    "no_spend": mark("No spend for {fact} days"),
    "stranded": mark("{fact} lies here and no need is in sight"),
    "budgets": mark("Announced budgets bound {fact} days"),
    "campaigns": mark("{fact} announced starts or stops are counted in"),
    "marketing_node": mark("A sale lies ahead: {fact} times a normal day"),
    "grant_first": mark("The grant of {fact} is spent before cash"),
}
"""Reasons of an advice; what stands for a fact is an amount, a count or a plain number."""

ACTS: Mapping[OrderAct, str] = {
    OrderAct.SUBMIT: mark("Submit"),
    OrderAct.EDIT: mark("Change the amount…"),
    OrderAct.CANCEL: mark("Cancel the order"),
    OrderAct.APPROVE: mark("Approve…"),
    OrderAct.REFUSE: mark("Send back…"),
    OrderAct.CALL_BACK: mark("Note the call back…"),
    OrderAct.EXCEPT: mark("Grant an exception…"),
    OrderAct.SEND: mark("Send"),
    OrderAct.WRITE_FILE: mark("Payment file…"),
    OrderAct.SAVE_FILE_AGAIN: mark("Save the payment file again…"),
    OrderAct.GIVE_UP: mark("It never left: give it up…"),
    OrderAct.DECIDE: mark("Decide the outcome…"),
}
