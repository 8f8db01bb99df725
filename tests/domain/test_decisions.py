"""Promise M3: what no evidence tells is settled by two people with a reason, and never by sending again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.approvals import Approval
from app.domain.decisions import Decision, is_decided
from app.domain.moves import MoveState
from app.domain.orders import NEXT, OUTCOMES, Order, OrderState
from app.domain.people import Role
from app.domain.signing import Purpose
from tests.domain.signers import (
    CLERK,
    EXECUTIVE,
    MAKER,
    MANAGER,
    NOW,
    OWNER,
    PERSONS,
    SECOND_MANAGER,
    cny,
    person,
    signature,
    submitted,
)


def unknown() -> Order:
    order = submitted(5_000)
    order.approve((), NOW)
    order.write_intent(CLERK, ())
    order.follow(MoveState.SENT, NOW)
    order.follow(MoveState.UNKNOWN, NOW + timedelta(minutes=1))
    return order


ORDER = unknown()
DECISION = Decision(
    order=ORDER.content.digest, outcome=OrderState.REFUSED, arrived=cny(0), note="The platform wrote: no such transfer"
)  # fmt: skip


def signed(*people: int, decision: Decision = DECISION, purpose: Purpose = Purpose.DECISION) -> list[Approval]:
    return [signature(one, decision.digest, purpose=purpose) for one in people]


@pytest.mark.parametrize(("people", "is_enough"), [
    ([], False), ([MANAGER], False), ([MANAGER, MANAGER], False), ([MANAGER, MAKER], False), ([MANAGER, CLERK], False),
    ([MANAGER, EXECUTIVE], True), ([OWNER, SECOND_MANAGER], True), ([MAKER, CLERK], False),
])  # fmt: skip
def test_two_who_may_approve_decide_and_nobody_else(people: list[int], is_enough: bool) -> None:  # noqa: FBT001
    assert is_decided(DECISION, ORDER, signed(*people), PERSONS) is is_enough


def test_who_paid_has_no_say_and_one_key_is_one_human() -> None:
    payer = {**PERSONS, CLERK: person(CLERK, Role.FINANCE_MANAGER)}
    assert not is_decided(DECISION, ORDER, signed(MANAGER, CLERK), payer)
    twins = {**PERSONS, SECOND_MANAGER: person(SECOND_MANAGER, key=MANAGER)}
    one_key = [*signed(MANAGER), signature(SECOND_MANAGER, DECISION.digest, purpose=Purpose.DECISION, key=MANAGER)]
    assert not is_decided(DECISION, ORDER, one_key, twins)


def test_an_approval_of_the_order_is_no_decision_about_it() -> None:
    assert not is_decided(DECISION, ORDER, signed(MANAGER, EXECUTIVE, purpose=Purpose.APPROVAL), PERSONS)


@pytest.mark.parametrize("change", [
    {"note": " "}, {"order": "00" * 32}, {"arrived": cny(1)}, {"outcome": OrderState.CONFIRMED}, {"outcome": OrderState.SENT},
    {"outcome": OrderState.INTENT}, {"outcome": OrderState.PARTIAL, "arrived": cny(5_000)},
    {"arrived": replace(cny(0), currency="USD")},
])  # fmt: skip
def test_a_decision_that_makes_no_sense_settles_nothing(change: dict[str, object]) -> None:
    wrong = replace(DECISION, **change)  # type: ignore[arg-type]
    assert not is_decided(wrong, ORDER, signed(MANAGER, EXECUTIVE, decision=wrong), PERSONS)


@pytest.mark.parametrize(("outcome", "arrived"), [
    (OrderState.REFUSED, 0), (OrderState.PARTIAL, 1), (OrderState.CONFIRMED, 5_000), (OrderState.CONFIRMED, 5_300),
])  # fmt: skip
def test_every_end_can_be_decided(outcome: OrderState, arrived: int) -> None:
    made = replace(DECISION, outcome=outcome, arrived=cny(arrived))
    assert is_decided(made, ORDER, signed(MANAGER, EXECUTIVE, decision=made), PERSONS)
    order = unknown()
    order.settle(made.outcome, NOW, arrived=made.arrived)
    assert (order.state, order.arrived, order.settled_at) == (outcome, cny(arrived), NOW)


def test_only_what_waits_is_decided_and_no_outcome_sends_again() -> None:
    settled = unknown()
    settled.follow(MoveState.DONE, NOW, arrived=cny(5_000))
    assert not is_decided(DECISION, settled, signed(MANAGER, EXECUTIVE), PERSONS)
    for outcome in OUTCOMES:
        assert not NEXT[outcome] & {OrderState.INTENT, OrderState.SENT}
