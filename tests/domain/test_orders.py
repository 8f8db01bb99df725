"""Promises M1, M7, M9, M10: the life of an order, what its signatures hold on to, and what looks like a second one."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from hashlib import sha256

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from app.domain.approvals import Missing, Needed, NeededFor
from app.domain.moves import NEXT as MOVE_NEXT
from app.domain.moves import MoveKind, MoveState
from app.domain.orders import (
    AFTER_MOVE,
    EDITABLE,
    GONE,
    NEXT,
    OUTCOMES,
    Channel,
    Order,
    OrderState,
    Twin,
    at_stake,
    batch_of,
    batch_totals,
    case_of,
    twins,
)
from app.domain.standing_orders import StandingFault, StandingOrder, standing_faults
from app.domain.waits import APPROVAL_TARGET, Waiting, waiting
from app.errors import IllegalMove
from tests.domain.signers import (
    CLERK,
    HEAD,
    MAKER,
    MANAGER,
    NOW,
    OWNER,
    PERSONS,
    cny,
    content,
    draft,
    signature,
    submitted,
)

S = OrderState
MISSING = (Missing(needed=Needed.ANY_APPROVER, reasons=(NeededFor.AMOUNT,)),)
AFTER_THE_FIRST_BYTE = {S.SENT, S.UNKNOWN, S.OVERDUE, S.PARTIAL, S.CONFIRMED, S.DISPUTED}
BEFORE = {S.DRAFT, S.SUBMITTED, S.APPROVED, S.INTENT}

Deed = Callable[[Order], object]
DEEDS: dict[str, Deed] = {
    "edit": lambda order: order.edit(MAKER, amount=cny(6_000)),
    "send back": lambda order: order.send_back(),
    "submit": lambda order: order.submit(
        MAKER, NOW, intent="k" * 24, expires_at=NOW + timedelta(days=1), record_head=HEAD
    ),
    "approve": lambda order: order.approve((), NOW),
    "intent": lambda order: order.write_intent(CLERK, ()),
    "cancel": lambda order: order.cancel(),
    "dispute": lambda order: order.dispute(),
    "overdue": lambda order: order.mark_overdue(NOW + timedelta(days=9)),
    **{state.value: lambda order, state=state: order.follow(state, NOW) for state in MoveState},  # type: ignore[misc]
}


def approved() -> Order:
    order = submitted()
    order.take(signature(MANAGER, order.content.digest))
    order.approve((), NOW)
    return order


def sent() -> Order:
    order = approved()
    order.write_intent(CLERK, ())
    order.follow(MoveState.SENT, NOW)
    order.due_at = NOW + timedelta(hours=6)
    return order


def test_an_order_goes_from_draft_to_confirmed() -> None:
    order = sent()
    order.follow(MoveState.PENDING, NOW)
    order.follow(MoveState.DONE, NOW + timedelta(hours=1), arrived=cny(5_000))
    assert (order.state, order.sent_at, order.arrived) == (S.CONFIRMED, NOW, cny(5_000))
    assert order.settled_at == NOW + timedelta(hours=1)
    assert (order.hands.makers, order.hands.approvers, order.hands.payers) == (
        frozenset({MAKER}),
        frozenset({MANAGER}),
        frozenset({CLERK}),
    )


@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=25))
def test_whatever_happens_in_whatever_order_only_steps_of_the_table_are_taken(deeds: list[str]) -> None:
    order = draft()
    order.due_at = NOW
    first_bytes = 0
    for deed in deeds:
        before = order.state
        try:
            DEEDS[deed](order)
        except IllegalMove:
            assert order.state is before
            continue
        assert order.state is before or order.state in NEXT[before]
        first_bytes += order.state is S.SENT and before is S.INTENT
    assert first_bytes <= 1


def test_from_the_first_byte_on_nothing_leads_back_to_where_it_could_be_sent() -> None:
    for state in AFTER_THE_FIRST_BYTE:
        assert not NEXT[state] & BEFORE
    assert all(not NEXT[state] for state in GONE)
    assert set(NEXT) == set(S)


@pytest.mark.parametrize("state", MoveState)
def test_an_order_can_follow_its_move_wherever_that_goes(state: MoveState) -> None:
    assert set(AFTER_MOVE) == set(MoveState)
    for wanted in MOVE_NEXT[state]:
        here, there = AFTER_MOVE[state], AFTER_MOVE[wanted]
        assert here is there or there in NEXT[here]


@pytest.mark.parametrize("wanted", ["approve", "write_intent"])
def test_while_a_signature_is_missing_nothing_goes_on(wanted: str) -> None:
    order = submitted() if wanted == "approve" else approved()
    before = order.state
    with pytest.raises(IllegalMove):
        order.approve(MISSING, NOW) if wanted == "approve" else order.write_intent(CLERK, MISSING)
    assert order.state is before


@pytest.mark.parametrize("change", [
    {"amount": cny("5000.01")}, {"payee": "agent-8"}, {"account_id": 12}, {"channel": Channel.BANK}, {"invoice": "7"}, {},
])  # fmt: skip
def test_any_edit_voids_the_signatures_and_makes_the_editor_a_maker(change: dict[str, object]) -> None:
    order = approved()
    before = order.content.digest
    order.edit(OWNER, **change)
    assert (order.state, order.approvals, order.approved_at) == (S.DRAFT, (), None)
    assert order.content.intent == ""
    assert order.content.digest != before
    assert order.hands.makers == {MAKER, OWNER}
    assert order.hands.approvers == frozenset()


@pytest.mark.parametrize("state", [state for state in S if state not in EDITABLE])
def test_from_the_intent_on_nothing_is_edited(state: S) -> None:
    order = approved()
    order.state = state
    with pytest.raises(IllegalMove):
        order.edit(MAKER, amount=cny(1))
    assert order.content.amount == cny(5_000)


def test_an_order_sent_back_loses_its_signatures_and_keeps_its_makers() -> None:
    order = approved()
    order.send_back()
    assert (order.state, order.approvals, order.hands.makers) == (S.DRAFT, (), frozenset({MAKER}))


def test_no_move_takes_an_order_past_the_signatures() -> None:
    for order in (draft(), submitted(), approved()):
        for state in MoveState:
            before = order.state
            with pytest.raises(IllegalMove):
                order.follow(state, NOW)
            assert order.state is before


@pytest.mark.parametrize("outcome", [state for state in S if state not in OUTCOMES])
def test_only_an_end_settles_an_order(outcome: S) -> None:
    order = sent()
    with pytest.raises(IllegalMove):
        order.settle(outcome, NOW)
    assert order.state is S.SENT


def test_a_written_intent_is_given_up_with_its_move_only() -> None:
    order = approved()
    order.write_intent(CLERK, ())
    with pytest.raises(IllegalMove):
        order.cancel()
    order.follow(MoveState.REFUSED, NOW, arrived=cny(0))
    assert order.state is S.REFUSED


def test_a_submitted_order_has_a_key_a_head_and_an_end() -> None:
    good = {"intent": "k" * 24, "expires_at": NOW + timedelta(days=1), "record_head": HEAD}
    for bad in ({"intent": ""}, {"expires_at": NOW}, {"record_head": ""}):
        with pytest.raises(ValueError, match="expiry"):
            draft().submit(MAKER, NOW, **{**good, **bad})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not submitted"):
        case_of(draft(), amount=cny(1))


def test_the_digest_is_taken_over_the_rfc_8785_json_of_all_that_is_signed() -> None:
    one = submitted(5_000).content
    told = {
        "kind": "recharge", "channel": "api", "account": 11, "payee": "agent-7", "amount": "5000000000", "currency": "CNY",
        "fund_class": "cash", "invoice": "", "bank_row": "", "intent": "k" * 24, "expires": "2026-09-03T02:00:00+00:00", "head": HEAD,
    }  # fmt: skip
    assert one.digest == sha256(b"adtill:order:1\0" + rfc8785.dumps(json.loads(json.dumps(told)))).hexdigest()


def test_an_order_is_overdue_once_its_time_has_passed_and_may_still_arrive() -> None:
    order = sent()
    assert order.due_at is not None
    assert not order.mark_overdue(order.due_at)
    assert order.mark_overdue(order.due_at + timedelta(seconds=1))
    order.follow(MoveState.PENDING, NOW)
    assert order.state is S.OVERDUE
    order.follow(MoveState.PARTIAL, NOW, arrived=cny(4_000))
    order.dispute()
    order.follow(MoveState.DONE, NOW, arrived=cny(5_000))
    assert (order.state, order.arrived) == (S.CONFIRMED, cny(5_000))


def test_a_batch_is_one_draft_for_each_account_and_totals_by_currency() -> None:
    wishes = [
        content(100, account_id=1),
        content(250, account_id=2),
        replace(content(), amount=replace(cny(9), currency="USD")),
    ]
    orders = batch_of(wishes, batch="b7", person=MAKER, at=NOW)
    assert {order.batch for order in orders} == {"b7"}
    assert {order.state for order in orders} == {S.DRAFT}
    assert batch_totals(orders) == {"CNY": cny(350), "USD": replace(cny(9), currency="USD")}
    orders[0].cancel()
    assert batch_totals(orders)["CNY"] == cny(250)


def test_a_sum_cut_into_small_orders_takes_the_signatures_of_the_whole() -> None:
    orders = batch_of(
        [content(9_000, account_id=account) for account in range(1, 13)], batch="b7", person=MAKER, at=NOW
    )
    other = batch_of([content(9_000, payee="agent-8")], batch="b7", person=MAKER, at=NOW)[0]
    orders[1].cancel()
    assert at_stake(orders[0], [*orders, other]) == cny(99_000)
    assert at_stake(other, [*orders, other]) == cny(9_000)
    assert at_stake(draft(5), []) == cny(5)


def test_a_signed_time_reads_the_same_in_any_zone() -> None:
    one = submitted().content
    assert one.expires_at is not None
    shanghai = one.expires_at.astimezone(timezone(timedelta(hours=8)))
    assert replace(one, expires_at=shanghai).digest == one.digest


@pytest.mark.parametrize(("others", "hours", "expected"), [
    ({}, 0, [Twin.SAME_PAYMENT]),
    ({}, 72, [Twin.SAME_PAYMENT]),
    ({}, 73, []),
    ({"payee": "agent-8"}, 1, []),
    ({"account_id": 12}, 1, []),
    ({"amount": cny("5000.01")}, 1, []),
    ({"kind": MoveKind.REFUND}, 1, []),
    ({"channel": Channel.BANK}, 1, [Twin.SAME_PAYMENT]),
    ({"invoice": "INV-1"}, 900, [Twin.SAME_INVOICE]),
    ({"invoice": "INV-1", "account_id": 12}, 1, [Twin.SAME_INVOICE]),
    ({"invoice": "INV-2"}, 900, []),
    ({"bank_row_id": 5}, 900, [Twin.SAME_BANK_ROW]),
    ({"bank_row_id": 6}, 900, []),
    ({"invoice": "INV-1", "bank_row_id": 5}, 1, list(Twin)),
])  # fmt: skip
def test_what_may_be_paid_twice_is_warned_of(others: dict[str, object], hours: int, expected: list[Twin]) -> None:
    first = draft(invoice="INV-1", bank_row_id=5)
    first.id = 1
    second = draft()
    second.content = replace(second.content, **others)  # type: ignore[arg-type]
    second.id, second.drafted_at = 2, NOW + timedelta(hours=hours)
    assert [warning.twin for warning in twins(second, [first, second])] == expected
    assert {warning.order_id for warning in twins(second, [first])} <= {1}


@pytest.mark.parametrize("state", sorted(GONE))
def test_what_came_to_nothing_is_no_twin(state: S) -> None:
    first, second = draft(), draft()
    first.state = state
    assert twins(second, [first]) == []


@pytest.mark.parametrize(("minutes", "expected"), [
    (0, Waiting.IN_TIME), (191, Waiting.IN_TIME), (192, Waiting.ESCALATED), (240, Waiting.ESCALATED), (241, Waiting.LATE),
])  # fmt: skip
def test_an_order_waits_four_hours_and_is_escalated_at_80_percent(minutes: int, expected: Waiting) -> None:
    assert timedelta(hours=4) == APPROVAL_TARGET
    assert waiting(submitted(), NOW + timedelta(minutes=minutes)) is expected


def test_only_a_submitted_order_waits_for_signatures() -> None:
    assert waiting(draft(), NOW + timedelta(days=9)) is None
    assert waiting(approved(), NOW + timedelta(days=9)) is None


STANDING = StandingOrder(
    account_id=11, payee="agent-7", ceiling=cny(1_000), month_ceiling=cny(5_000), ends_on=NOW.date(), makers=frozenset({MAKER})
)  # fmt: skip


def signed(standing: StandingOrder, by: int) -> StandingOrder:
    return replace(standing, approvals=(signature(by, standing.digest),))


def faults(standing: StandingOrder, amount: int = 1_000, days: int = 0, so_far: int = 4_000) -> list[StandingFault]:
    day = NOW.date() + timedelta(days=days)
    return list(standing_faults(standing, cny(amount), day, sent_this_month=cny(so_far), persons=PERSONS))


def test_a_standing_order_is_off_and_unchecked_until_somebody_else_signs() -> None:
    assert faults(STANDING) == [StandingFault.OFF, StandingFault.UNCHECKED]
    assert faults(replace(signed(STANDING, MAKER), is_on=True)) == [StandingFault.UNCHECKED]
    assert faults(replace(signed(STANDING, CLERK), is_on=True)) == [StandingFault.UNCHECKED]
    assert faults(replace(signed(STANDING, MANAGER), is_on=True)) == []


def test_a_standing_order_has_ceilings_and_an_end() -> None:
    good = replace(signed(STANDING, MANAGER), is_on=True)
    assert faults(good, amount=1_001, so_far=0) == [StandingFault.ABOVE_CEILING]
    assert faults(good, so_far=4_001) == [StandingFault.ABOVE_MONTH]
    assert faults(good, days=1) == [StandingFault.ENDED]


@pytest.mark.parametrize("change", [
    {"ceiling": cny(2_000)}, {"month_ceiling": cny(6_000)}, {"ends_on": NOW.date() + timedelta(days=1)}, {"payee": "x"},
    {"account_id": 12}, {"makers": frozenset({CLERK})},
])  # fmt: skip
def test_changed_terms_of_a_standing_order_are_unchecked(change: dict[str, object]) -> None:
    good = replace(signed(STANDING, MANAGER), is_on=True)
    assert StandingFault.UNCHECKED in faults(replace(good, **change))  # type: ignore[arg-type]
