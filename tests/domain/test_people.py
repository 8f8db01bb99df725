"""Promise M6: who may do what, for every role and action, and nobody checks what they made."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import LOOKING, MATRIX, Action, Denial, Hands, Person, Role, may, why_not, why_not_roles

# The published matrix, written down a second time: what each role can do, everything else is no.
CAN = {
    Role.OWNER: "manage_persons set_rules manage_keys draft_opening draft_order approve keep_providers keep_documents "
    "erase_documents "
    "see_burn see_bank_in_full verify_chain export",
    Role.MARKETING: "draft_opening draft_order see_burn",
    Role.COMPLIANCE: "keep_documents erase_documents keep_catalogue block_account see_burn",
    Role.FINANCE_CLERK: "pay import_statements see_burn see_bank_in_full export",
    Role.FINANCE_MANAGER: "approve change_payees keep_providers close_reconciliation import_statements pay "
    "see_burn see_bank_in_full verify_chain export",
    Role.EXECUTIVE: "approve grant_exception see_burn see_bank_in_full verify_chain export",
    Role.AUDITOR: "see_burn see_bank_in_full verify_chain export",
}
FORBIDDEN = {
    Role.MARKETING: "see_bank_in_full approve",
    Role.COMPLIANCE: "pay",
    Role.FINANCE_CLERK: "approve change_payees keep_providers",
    Role.EXECUTIVE: "draft_opening draft_order keep_documents keep_catalogue import_statements change_payees close_reconciliation "
    "keep_providers erase_documents",
}

roles = st.frozensets(st.sampled_from(Role))
actions = st.sampled_from(Action)
ids = st.integers(1, 4)
hands = st.builds(Hands, makers=st.frozensets(ids), approvers=st.frozensets(ids), payers=st.frozensets(ids))


def person(*roles: Role, number: int = 1, is_active: bool = True) -> Person:
    return Person(id=number, name="Lin", roles=frozenset(roles), is_active=is_active)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_every_role_may_do_exactly_what_the_matrix_says(role: Role, action: Action) -> None:
    assert may(person(role), action) is (action.value in CAN[role].split())


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_rule_that_does_not_contradict_itself(role: Role) -> None:
    assert not MATRIX[role].can & MATRIX[role].cannot


@pytest.mark.parametrize(("role", "names"), FORBIDDEN.items())
@pytest.mark.parametrize("other", Role)
def test_what_a_role_must_never_have_no_second_role_brings(role: Role, names: str, other: Role) -> None:
    for name in names.split():
        assert why_not(person(role, other), Action(name)) is Denial.FORBIDDEN_TO_ROLE


@given(roles, actions)
def test_an_auditor_changes_nothing_whatever_else_they_are(others: frozenset[Role], action: Action) -> None:
    if action not in LOOKING:
        assert why_not(person(Role.AUDITOR, *others), action) is Denial.FORBIDDEN_TO_ROLE


@given(roles, actions, hands)
def test_who_has_left_may_do_nothing(all_roles: frozenset[Role], action: Action, touched: Hands) -> None:
    assert why_not(person(*all_roles, is_active=False), action, touched) is Denial.NOT_ACTIVE


@given(roles, hands)
def test_nobody_approves_or_excepts_what_they_made_in_any_role(all_roles: frozenset[Role], touched: Hands) -> None:
    for maker in touched.makers:
        assert not may(person(*all_roles, number=maker), Action.APPROVE, touched)
        assert not may(person(*all_roles, number=maker), Action.GRANT_EXCEPTION, touched)


@given(roles, hands)
def test_nobody_pays_what_they_approved_in_any_role(all_roles: frozenset[Role], touched: Hands) -> None:
    for approver in touched.approvers:
        assert not may(person(*all_roles, number=approver), Action.PAY, touched)


@given(st.lists(roles, min_size=1, max_size=6))
def test_a_maker_stays_a_maker_through_role_changes_and_new_sessions(lives: list[frozenset[Role]]) -> None:
    # Each life is the same person signed in again, with other roles and under another name.
    made = Hands(makers=frozenset({7}))
    for place, life in enumerate(lives):
        again = Person(id=7, name=f"session {place}", roles=life)
        assert not may(again, Action.APPROVE, made)


def test_the_reason_names_who_made_it() -> None:
    assert why_not(person(Role.FINANCE_MANAGER), Action.APPROVE, Hands(makers=frozenset({1}))) is Denial.OWN_ORDER
    assert why_not(person(Role.OWNER), Action.APPROVE, Hands(makers=frozenset({1}))) is Denial.OWN_ORDER
    assert why_not(person(Role.FINANCE_MANAGER), Action.PAY, Hands(approvers=frozenset({1}))) is Denial.APPROVED_IT
    assert why_not(person(Role.FINANCE_MANAGER), Action.APPROVE, Hands(payers=frozenset({1}))) is Denial.PAID_IT
    assert why_not(person(Role.MARKETING), Action.PAY) is Denial.NOT_IN_ROLE


@given(roles, actions)
def test_more_roles_never_take_a_right_away_but_by_a_prohibition(all_roles: frozenset[Role], action: Action) -> None:
    allowed = may(person(*all_roles), action)
    some = any(may(person(role), action) for role in all_roles)
    forbidden = any(action in MATRIX[role].cannot for role in all_roles)
    assert allowed is (some and not forbidden)


def test_nobody_changes_their_own_roles() -> None:
    owner, other = person(Role.OWNER), person(Role.OWNER, number=2)
    persons = {one.id: one for one in (owner, other)}
    assert why_not_roles(owner, owner, {Role.OWNER, Role.FINANCE_MANAGER}, persons=persons) is Denial.OWN_RIGHTS
    assert why_not_roles(owner, other, {Role.AUDITOR}, persons=persons) is None


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_only_an_owner_gives_roles(role: Role) -> None:
    one, other = person(role), person(Role.MARKETING, number=2)
    assert why_not_roles(one, other, {Role.OWNER}, persons={1: one, 2: other}) in {
        Denial.NOT_IN_ROLE,
        Denial.FORBIDDEN_TO_ROLE,
    }


@pytest.mark.parametrize(("one", "other"), list(combinations(Role, 2)))
def test_a_person_of_two_roles_never_both_approves_and_pays_one_order(one: Role, other: Role) -> None:
    both = person(one, other)
    if may(both, Action.APPROVE):
        assert not may(both, Action.PAY, Hands(approvers=frozenset({both.id})))
    if may(both, Action.PAY):
        assert not may(both, Action.APPROVE, Hands(payers=frozenset({both.id})))
