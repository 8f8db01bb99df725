"""Approval rules: an owner's key signs the whole set with its number; what does not verify, or is not the newest, lets nothing go."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.approvals import ApprovalRules, Band, Limits, Needed, NeededFor
from app.domain.chain import RecordKind, canonical
from app.domain.money import Money
from app.domain.orders import OrderState
from app.domain.people import Role
from app.domain.rule_sets import RuleSet, RulesFault
from app.domain.signing import Purpose, sign
from app.errors import CodeRefused, Denied, Held, WrongAnswer
from app.services.rule_book import KEY, signed_in, told
from app.store.vault import Vault
from tests.services.office import CLERK, EXECUTIVE, MANAGER, OWNER, Office, office_on


def yuan(amount: int) -> Money:
    return Money(Decimal(amount), "CNY")


STRICT = RuleSet(
    ApprovalRules(
        bands=(
            Band(yuan(500), (Needed.ANY_APPROVER,)),
            Band(yuan(5_000), (Needed.ANY_APPROVER, Needed.ANY_APPROVER)),
            Band(None, (Needed.OWNER, Needed.EXECUTIVE), with_call_back=True),
        )
    )
)
LAX = RuleSet(ApprovalRules(bands=(Band(None, (Needed.ANY_APPROVER,)),)))


@pytest.fixture
def office(vault: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Office]:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    with office_on(vault) as here:
        yield here
    assert vault.check().is_sound


def put_in_force(office: Office, rules: RuleSet) -> str:
    """What is kept of them beside the chain."""
    office.desks[OWNER].order_rules.sign(rules, office.code(OWNER))
    return kept(office)


def kept(office: Office) -> str:
    with office.vault.look() as work:
        return work.settings.get(KEY)


def keep(office: Office, text: str) -> None:
    """As somebody with the book's key can."""
    with office.vault.work() as work:
        work.settings.put(KEY, text)


def note(office: Office, text: str) -> None:
    with office.vault.work() as work:
        work.ledger.record(RecordKind.RULES_SIGNED, json.loads(text), at=office.now, actor=OWNER)


def fault(office: Office) -> RulesFault | None:
    return office.desks[MANAGER].order_rules.view().fault


def needs(office: Office, order_id: int) -> list[Needed]:
    return [one.needed for one in office.desks[MANAGER].order_lines.detail(order_id).line.missing]


def test_an_owner_changes_who_signs_up_to_which_sum_and_every_set_is_a_numbered_record(office: Office) -> None:
    order_id = office.submitted("800.00")
    assert (needs(office, order_id), office.desks[OWNER].order_rules.view().number) == ([Needed.ANY_APPROVER], 0)
    put_in_force(office, STRICT)
    assert needs(office, order_id) == [Needed.ANY_APPROVER, Needed.ANY_APPROVER]
    office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))
    assert office.state(order_id) is OrderState.SUBMITTED
    put_in_force(office, RuleSet(STRICT.rules, Limits(day=yuan(1_000_000))))
    view = office.desks[CLERK].order_rules.view()
    assert (view.number, view.signed_by, view.fault) == (2, OWNER, None)
    assert view.rules.limits.day == yuan(1_000_000)
    with office.vault.look() as work:
        places = work.ledger.places_of(RecordKind.RULES_SIGNED, after=0)
        bodies = [json.loads(work.ledger.at(place).body) for place in places]
    assert [body["number"] for body in bodies] == [1, 2]
    assert RuleSet.of(bodies[0]["rules"]) == STRICT


def test_what_was_approved_under_laxer_rules_takes_the_signatures_of_the_new_ones(office: Office) -> None:
    before, order_id = office.moved(), office.approved("800.00")
    put_in_force(office, STRICT)
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Held)
    assert office.moved() == before


def test_the_largest_sums_can_ask_for_an_owner(office: Office) -> None:
    put_in_force(office, STRICT)
    order_id = office.submitted("6000.00")
    waits = {one.needed: one.names for one in office.desks[CLERK].order_lines.detail(order_id).line.waits_for}
    assert waits[Needed.OWNER] == (OWNER,)
    assert set(waits) == {Needed.OWNER, Needed.EXECUTIVE, Needed.CALL_BACK}


def test_rules_that_were_edited_behind_the_programs_back_let_nothing_be_signed_or_sent(office: Office) -> None:
    genuine = put_in_force(office, STRICT)
    order_id = office.submitted("400.00")
    office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))
    before, waiting = office.moved(), office.submitted("401.00")
    body = json.loads(genuine)
    keep(office, canonical({**body, "rules": LAX.text}))
    view = office.desks[OWNER].order_rules.view()
    assert (view.fault, view.rules) == (RulesFault.NOT_GENUINE, STRICT), (
        "what an owner may sign anew is what one signed"
    )
    assert needs(office, waiting) == [Needed.RULES]
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Held)
    with pytest.raises(Held) as held:
        office.desks[MANAGER].orders.approve([waiting], office.code(MANAGER))
    assert held.value.reasons == (NeededFor.RULES_REFUSED,)
    for text, why in (("", RulesFault.GONE), ("{}", RulesFault.UNREADABLE), ("x", RulesFault.UNREADABLE)):
        keep(office, text)
        assert fault(office) is why
    assert office.moved() == before
    keep(office, genuine)
    assert fault(office) is None


def test_older_rules_that_are_put_back_are_refused_with_their_record_or_without(office: Office) -> None:
    older, newer = put_in_force(office, LAX), put_in_force(office, STRICT)
    keep(office, older)
    assert fault(office) is RulesFault.NOT_NEWEST
    note(office, older)
    assert fault(office) is RulesFault.NOT_NEWEST, "a record of them again makes them no newer"
    keep(office, newer)
    assert fault(office) is RulesFault.NOT_NEWEST, "the chain has one more, and nobody can say what it was"
    again = put_in_force(office, STRICT)
    assert (fault(office), json.loads(again)["number"]) == (None, 4)


@pytest.mark.parametrize("has_record", [True, False])
def test_rules_that_somebody_signed_who_is_no_owner_are_refused(office: Office, *, has_record: bool) -> None:
    seat = office.desks[MANAGER].people.seat
    assert seat.signing is not None
    plain = replace(
        signed_in(json.loads(put_in_force(office, STRICT))), text=LAX.text, person=office.ids[MANAGER], number=2
    )
    forged = canonical(told(replace(plain, signature=sign(seat.signing, Purpose.RULES, plain.digest))))
    keep(office, forged)
    if has_record:
        note(office, forged)
    assert fault(office) is RulesFault.NOT_OWNER
    # Nor with the owner's name on it.
    owners = replace(plain, person=office.ids[OWNER])
    keep(office, canonical(told(replace(owners, signature=sign(seat.signing, Purpose.RULES, owners.digest)))))
    assert fault(office) is RulesFault.NOT_GENUINE
    assert needs(office, office.submitted("402.00")) == [Needed.RULES]


def test_an_owner_who_is_none_any_more_leaves_rules_for_another_to_sign_anew(office: Office) -> None:
    office.desks[OWNER].people.set_roles(office.ids[EXECUTIVE], frozenset({Role.OWNER}))
    office.desks[EXECUTIVE].order_rules.sign(STRICT, office.code(EXECUTIVE))
    assert fault(office) is None
    office.desks[OWNER].people.set_roles(office.ids[EXECUTIVE], frozenset({Role.EXECUTIVE}))
    assert fault(office) is RulesFault.NOT_OWNER
    put_in_force(office, STRICT)
    assert fault(office) is None


def test_only_an_owner_with_a_code_signs_rules_and_the_same_ones_again_are_no_edit(office: Office) -> None:
    with pytest.raises(Denied):
        office.desks[MANAGER].order_rules.sign(STRICT, office.code(MANAGER))
    with pytest.raises(CodeRefused):
        office.desks[OWNER].order_rules.sign(STRICT, "000000")
    with pytest.raises(WrongAnswer):
        office.desks[OWNER].order_rules.sign(RuleSet(limits=Limits(day=yuan(0))), office.code(OWNER))
    assert kept(office) == ""
    put_in_force(office, STRICT)
    put_in_force(office, STRICT)
    assert json.loads(kept(office))["number"] == 1


def test_limits_of_a_vault_without_signed_rules_hold_until_an_owner_signs(office: Office) -> None:
    with office.vault.work() as work:
        work.settings.put("order_limits", json.dumps({"day": "5000000", "persons": {}, "accounts": {}}))
    with pytest.raises(Held):
        office.desks[MANAGER].orders.approve([office.submitted("403.00")], office.code(MANAGER))
    put_in_force(office, STRICT)
    assert office.desks[OWNER].order_rules.view().rules.limits == Limits()


ends = st.lists(st.integers(1, 10**9), max_size=5, unique=True).map(sorted)
signers = st.lists(st.sampled_from([Needed.ANY_APPROVER, Needed.FINANCE_MANAGER, Needed.OWNER]), min_size=1, max_size=3)


@given(ends, st.data())
def test_rules_read_back_from_their_text_are_the_same(limits: list[int], data: st.DataObject) -> None:
    bands = [Band(yuan(end), tuple(data.draw(signers)), with_call_back=data.draw(st.booleans())) for end in limits]
    rules = ApprovalRules(bands=(*bands, Band(None, tuple(data.draw(signers)))))
    day = data.draw(st.none() | st.integers(1, 10**6).map(yuan))
    whole = RuleSet(rules, Limits(day=day, persons={7: yuan(3)}))
    assert RuleSet.of(whole.text) == whole


@pytest.mark.parametrize("text", ["", "[]", '{"bands": []}', '{"bands": [{}], "limits": {}, "plan_tolerance": "0"}'])
def test_what_is_no_rule_set_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match="no rules"):
        RuleSet.of(text)
