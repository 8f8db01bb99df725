"""Promises M6 and M7: the approval matrix, and that only genuine signatures of others over this very content count."""

from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.approvals import (
    Approval,
    ApprovalRules,
    Band,
    Case,
    DaySums,
    LimitKind,
    Limits,
    Missing,
    Needed,
    NeededFor,
    limits_reached,
    missing_approvals,
    two_person_reasons,
)
from app.domain.money import Money
from app.domain.orders import Order, OrderContent, case_of
from app.domain.payees import PayeeState
from app.domain.people import Action, Hands, Role, may
from app.domain.ratings import Grade
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

ANY, FINANCE, HEAD_OF_ALL = Needed.ANY_APPROVER, Needed.FINANCE_MANAGER, Needed.EXECUTIVE


def case(amount: int | str, **others: object) -> Case:
    order = submitted(amount)
    return replace(case_of(order, amount=order.content.amount), **others)  # type: ignore[arg-type]


def needs(missing: tuple[Missing, ...]) -> list[Needed]:
    return [one.needed for one in missing]


def signed_by(one: Case, *signers: int) -> list[Approval]:
    return [signature(signer, one.digest) for signer in signers]


@pytest.mark.parametrize(("amount", "needed"), [
    ("0.01", [ANY]), ("10000", [ANY]), ("10000.01", [FINANCE]), ("100000", [FINANCE]),
    ("100000.01", [FINANCE, HEAD_OF_ALL]), ("500000", [FINANCE, HEAD_OF_ALL]),
    ("500000.01", [FINANCE, HEAD_OF_ALL, Needed.CALL_BACK]),
])  # fmt: skip
def test_the_amount_decides_who_signs(amount: str, needed: list[Needed]) -> None:
    missing = missing_approvals(case(amount), [], PERSONS, NOW)
    assert needs(missing) == needed
    assert {one.reasons for one in missing} == {(NeededFor.AMOUNT,)}


def test_an_amount_that_nobody_could_convert_takes_the_strictest_band() -> None:
    missing = missing_approvals(replace(case(1), amount=None), [], PERSONS, NOW)
    assert needs(missing) == [FINANCE, HEAD_OF_ALL, Needed.CALL_BACK]
    assert missing[0].reasons == (NeededFor.AMOUNT_UNKNOWN,)


@pytest.mark.parametrize(("facts", "reason"), [
    ({"payee": PayeeState.NEW}, NeededFor.NEW_PAYEE),
    ({"payee": PayeeState.CHANGED}, NeededFor.CHANGED_PAYEE),
    ({"grade": Grade.C, "is_first_payment": True}, NeededFor.WEAK_PROVIDER),
    ({"planned": cny(4_166)}, NeededFor.OUTSIDE_PLAN),
    ({"planned": cny(0)}, NeededFor.OUTSIDE_PLAN),
])  # fmt: skip
def test_what_is_unusual_takes_two_people_at_any_amount(facts: dict[str, object], reason: NeededFor) -> None:
    small, middle = case(5_000, **facts), case(50_000, **facts)
    assert two_person_reasons(small) == (reason,)
    assert needs(missing_approvals(small, [], PERSONS, NOW)) == [ANY, ANY]
    assert needs(missing_approvals(middle, [], PERSONS, NOW)) == [FINANCE, ANY]
    (second,) = missing_approvals(small, signed_by(small, MANAGER), PERSONS, NOW)
    assert missing_approvals(small, signed_by(small, MANAGER, OWNER), PERSONS, NOW) == ()
    assert second.needed is ANY


@pytest.mark.parametrize("facts", [
    {"payee": PayeeState.KNOWN}, {"grade": Grade.C}, {"grade": Grade.B, "is_first_payment": True},
    {"planned": cny("4166.67")}, {"planned": None},
])  # fmt: skip
def test_what_is_usual_takes_one(facts: dict[str, object]) -> None:
    assert two_person_reasons(case(5_000, **facts)) == ()


@pytest.mark.parametrize("grade", [Grade.D, Grade.E])
def test_a_blocked_provider_takes_two_people_and_an_exception_with_a_reason(grade: Grade) -> None:
    one = case(5_000, grade=grade)
    signed = signed_by(one, MANAGER, OWNER)
    (missing,) = missing_approvals(one, signed, PERSONS, NOW)
    assert (missing.needed, missing.reasons) == (Needed.EXCEPTION, (NeededFor.BLOCKED_PROVIDER,))
    for signer, note, lifted in ((EXECUTIVE, " ", False), (MANAGER, "old debt", False), (EXECUTIVE, "old debt", True)):
        lift = signature(signer, one.digest, purpose=Purpose.EXCEPTION, note=note)
        assert (missing_approvals(one, [*signed, lift], PERSONS, NOW) == ()) is lifted


def test_the_largest_need_a_call_back_that_names_the_number() -> None:
    one = case(600_000)
    signed = signed_by(one, MANAGER, EXECUTIVE)
    assert needs(missing_approvals(one, signed, PERSONS, NOW)) == [Needed.CALL_BACK]
    silent = signature(MANAGER, one.digest, purpose=Purpose.CALL_BACK)
    called = signature(MANAGER, one.digest, purpose=Purpose.CALL_BACK, note="010-5550 0123")
    assert needs(missing_approvals(one, [*signed, silent], PERSONS, NOW)) == [Needed.CALL_BACK]
    assert missing_approvals(one, [*signed, called], PERSONS, NOW) == ()


@pytest.mark.parametrize("role", Role)
def test_every_role_signs_a_small_order_only_if_it_may_approve(role: Role) -> None:
    one, signer = case(5_000), person(EXECUTIVE, role)
    missing = missing_approvals(one, signed_by(one, EXECUTIVE), {EXECUTIVE: signer}, NOW)
    assert (missing == ()) is may(signer, Action.APPROVE)


@pytest.mark.parametrize("signer", [OWNER, CLERK, EXECUTIVE, MAKER])
def test_nobody_but_a_finance_manager_signs_for_one(signer: int) -> None:
    one = case(50_000)
    assert needs(missing_approvals(one, signed_by(one, signer), PERSONS, NOW)) == [FINANCE]


def test_one_person_with_two_roles_is_still_one() -> None:
    one = case(200_000)
    both = {MANAGER: person(MANAGER, Role.FINANCE_MANAGER, Role.OWNER), EXECUTIVE: PERSONS[EXECUTIVE]}
    assert len(missing_approvals(one, signed_by(one, MANAGER, MANAGER), both, NOW)) == 1
    assert missing_approvals(one, signed_by(one, MANAGER, EXECUTIVE), both, NOW) == ()


def test_two_slots_with_one_key_are_one_human() -> None:
    one = case(5_000, payee=PayeeState.NEW)
    persons = {MANAGER: PERSONS[MANAGER], SECOND_MANAGER: person(SECOND_MANAGER, key=MANAGER)}
    signed = [signature(MANAGER, one.digest), signature(SECOND_MANAGER, one.digest, key=MANAGER)]
    assert needs(missing_approvals(one, signed, persons, NOW)) == [ANY]


@given(st.permutations([MANAGER, SECOND_MANAGER, EXECUTIVE, OWNER]))
def test_the_order_of_signatures_never_matters(signers: list[int]) -> None:
    one = case(50_000, payee=PayeeState.NEW)
    assert missing_approvals(one, signed_by(one, *signers), PERSONS, NOW) == ()
    # An executive alone takes the place that anybody may fill, never the finance manager's.
    assert needs(missing_approvals(one, signed_by(one, EXECUTIVE, OWNER), PERSONS, NOW)) == [FINANCE]


@given(
    st.frozensets(st.sampled_from(list(PERSONS))),
    st.sampled_from([5_000, 50_000, 200_000]),
    st.frozensets(st.sampled_from(list(PERSONS))),
)
def test_no_set_of_signers_without_others_than_the_makers_is_enough(
    signers: frozenset[int], amount: int, makers: frozenset[int]
) -> None:
    one = case(amount, hands=Hands(makers=makers))
    if missing_approvals(one, signed_by(one, *signers), PERSONS, NOW) == ():
        assert signers - makers


@pytest.mark.parametrize("roles", list(permutations(Role, 2)))
def test_the_maker_never_signs_their_own_whatever_roles_they_are_given(roles: tuple[Role, Role]) -> None:
    one = case(5_000)
    again = person(MAKER, *roles)
    assert needs(missing_approvals(one, signed_by(one, MAKER), {MAKER: again}, NOW)) == [ANY]


def test_who_paid_cannot_sign_afterwards_and_who_left_no_longer_counts() -> None:
    one = case(5_000)
    signed = signed_by(one, MANAGER)
    paid = replace(one, hands=Hands(payers=frozenset({MANAGER})))
    gone = {MANAGER: replace(PERSONS[MANAGER], is_active=False)}
    demoted = {MANAGER: person(MANAGER, Role.MARKETING)}
    assert missing_approvals(one, signed, PERSONS, NOW) == ()
    assert missing_approvals(paid, signed, PERSONS, NOW)
    assert missing_approvals(one, signed, gone, NOW)
    assert missing_approvals(one, signed, demoted, NOW)
    assert missing_approvals(one, signed, {}, NOW)


def test_signatures_die_with_the_expiry() -> None:
    one = case(5_000)
    signed = signed_by(one, MANAGER)
    assert missing_approvals(one, signed, PERSONS, one.expires_at - timedelta(microseconds=1)) == ()
    assert missing_approvals(one, signed, PERSONS, one.expires_at)


@pytest.mark.parametrize("field", [field.name for field in fields(OrderContent)])
def test_touching_any_field_of_a_signed_order_voids_the_signature(field: str) -> None:
    order = submitted(5_000)
    order.take(signature(MANAGER, order.content.digest))
    assert _missing(order) == ()
    order.content = replace(order.content, **_touched(order.content, field))
    assert needs(_missing(order)) == [ANY]


def _missing(order: Order) -> tuple[Missing, ...]:
    return missing_approvals(case_of(order, amount=cny(5_000)), order.approvals, PERSONS, NOW)


def _touched(content: OrderContent, field: str) -> dict[str, Any]:
    return {field: _another(content, field)}


def _another(content: OrderContent, field: str) -> object:
    old = getattr(content, field)
    if isinstance(old, Money):
        return old + cny("0.000001")
    if field == "bank_row_id":
        return 4
    if field == "expires_at":
        return old + timedelta(days=1)
    if isinstance(old, int):
        return old + 1
    kinds = {"kind": "refund", "channel": "bank", "fund_class": "grant"}
    return type(old)(kinds[field]) if field in kinds else f"{old}x"


@pytest.mark.parametrize("field", ["purpose", "person", "content", "at", "note", "signature"])
def test_a_forged_or_altered_approval_row_counts_for_nothing(field: str) -> None:
    one = case(5_000)
    genuine = signature(MANAGER, one.digest)
    altered = {
        "purpose": Purpose.CALL_BACK,
        "person": OWNER,
        "content": "00" * 32,
        "at": NOW + timedelta(seconds=1),
        "note": "x",
        "signature": bytes(64),
    }
    forged = replace(genuine, **{field: altered[field]})  # type: ignore[arg-type]
    assert needs(missing_approvals(one, [forged], PERSONS, NOW)) == [ANY]


def test_an_old_approval_is_no_use_for_the_same_order_written_again() -> None:
    first = submitted(5_000)
    old = signature(MANAGER, first.content.digest)
    second = submitted(5_000)
    second.content = replace(second.content, intent="m" * 24)
    assert needs(missing_approvals(case_of(second, amount=cny(5_000)), [old], PERSONS, NOW)) == [ANY]


def test_a_key_of_somebody_else_signs_for_nobody() -> None:
    one = case(5_000)
    assert missing_approvals(one, [signature(MANAGER, one.digest, key=MAKER)], PERSONS, NOW)


def test_a_company_may_set_its_own_bands_but_none_unsigned() -> None:
    rules = ApprovalRules(bands=(Band(None, (HEAD_OF_ALL,)),))
    assert needs(missing_approvals(case(1), [], PERSONS, NOW, rules)) == [HEAD_OF_ALL]
    for bands in ((), (Band(cny(5), (ANY,)),), (Band(None, ()),), (Band(None, (ANY,)), Band(None, (ANY,)))):
        with pytest.raises(ValueError, match="band"):
            ApprovalRules(bands=bands)


NONE_YET = DaySums(person=cny(0), account=cny(0), day=cny(0))
LIMITS = Limits(day=cny(1_000), person=cny(500), account=cny(300), persons={MANAGER: cny(900)}, accounts={12: cny(50)})


@pytest.mark.parametrize(("amount", "signer", "account", "warned", "over"), [
    ("239.99", MAKER, 11, set(), set()),
    ("240", MAKER, 11, {LimitKind.ACCOUNT}, set()),
    ("300", MAKER, 11, {LimitKind.ACCOUNT}, set()),
    ("300.01", MAKER, 11, {LimitKind.ACCOUNT}, {LimitKind.ACCOUNT}),
    ("501", MAKER, 11, {LimitKind.ACCOUNT, LimitKind.PERSON}, {LimitKind.ACCOUNT, LimitKind.PERSON}),
    ("501", MANAGER, 11, {LimitKind.ACCOUNT}, {LimitKind.ACCOUNT}),
    ("51", MAKER, 12, {LimitKind.ACCOUNT}, {LimitKind.ACCOUNT}),
    ("1001", MAKER, 11, set(LimitKind), set(LimitKind)),
])  # fmt: skip
def test_limits_warn_at_80_percent_and_stop_beyond(
    amount: str, signer: int, account: int, warned: set[LimitKind], over: set[LimitKind]
) -> None:
    reached = limits_reached(LIMITS, cny(amount), person=signer, account=account, so_far=NONE_YET)
    assert {one.kind for one in reached} == warned
    assert {one.kind for one in reached if one.is_over} == over


def test_what_was_sent_today_counts_towards_every_limit() -> None:
    so_far = DaySums(person=cny(500), account=cny(300), day=cny(1_000))
    reached = limits_reached(LIMITS, cny("0.01"), person=MAKER, account=11, so_far=so_far)
    assert [one.is_over for one in reached] == [True, True, True]
    assert limits_reached(Limits(), Money(Decimal(10) ** 9, "CNY"), person=1, account=1, so_far=so_far) == ()
