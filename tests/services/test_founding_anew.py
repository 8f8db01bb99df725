"""An old recovery key opens the book without the founder's signing key: that key is never overwritten unasked, nor in silence."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.desk import Desk, open_vault, open_with_recovery
from app.domain.approvals import Limits
from app.domain.chain import RecordKind
from app.domain.founding import is_genuine
from app.domain.money import Money
from app.domain.orders import OrderState
from app.domain.people import Action, Denial, Role
from app.domain.rule_sets import RuleSet, RulesFault
from app.domain.second_factor import STEP_S, code_at
from app.errors import Denied, Held, NotOpened, SigningKeyLost, WrongAnswer
from app.secret import Secret
from app.services.people import FOUNDERS_ROLES
from app.services.settings import Settings
from app.store.keys import Hardness, Opened, plain_recovery_key, read_keys, seal, unseal, write_keys
from app.store.slots import founding
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.conftest import NOW, clock
from tests.services.office import CLERK, OWNER, ROLES, office_on
from tests.store import factory

NEW = Secret("a new sentence of the founder")
CLERKS = Secret("the clerk's own long password")
CLERKS_NEXT = Secret("another sentence of the clerk's")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))


@pytest.fixture
def old_vault(made_vault: MadeVault, vault_path: Path) -> Path:
    """Two persons, and a recovery slot from before there were signing keys."""
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    desk.people.add("陈默", frozenset({Role.FINANCE_MANAGER}), CLERKS)
    desk.close()
    make_recovery_old(vault_path, made_vault)
    return vault_path


def make_recovery_old(path: Path, made: MadeVault) -> None:
    slots = read_keys(path)
    opened = unseal(slots, "recovery", plain_recovery_key(made.recovery_key), path)
    old = seal("recovery", replace(opened, signing=None, root=b""), plain_recovery_key(made.recovery_key), Hardness())
    write_keys(path, [old if slot.kind == "recovery" else slot for slot in slots])


def founders(path: Path, password: Secret) -> Opened:
    return unseal(read_keys(path), "person", password, path)


def founded(desk: Desk) -> dict[str, object]:
    with desk._vault.look() as work:
        (record,) = [one for one in work.ledger.chain() if one.kind == RecordKind.FOUNDED_ANEW]
    body: dict[str, object] = json.loads(record.body)
    return body


def test_an_old_recovery_key_does_not_overwrite_the_founders_key(made_vault: MadeVault, old_vault: Path) -> None:
    before, keys = founders(old_vault, made_vault.password), (old_vault / "keys.json").read_bytes()
    with pytest.raises(SigningKeyLost):
        open_with_recovery(old_vault, made_vault.recovery_key, NEW, clock=clock)
    vault = Vault.open_with_recovery(old_vault, recovery_key=made_vault.recovery_key)
    with pytest.raises(SigningKeyLost):
        vault.change_password(NEW)
    vault.close()
    assert (old_vault / "keys.json").read_bytes() == keys
    desk = open_vault(old_vault, made_vault.password, clock=clock)
    assert founders(old_vault, made_vault.password) == before
    assert [one.is_trusted for one in desk.people.lines()] == [True, True]
    desk.close()


def test_a_key_that_is_lost_is_replaced_openly_and_the_new_one_signs_that_it_was(
    made_vault: MadeVault, old_vault: Path
) -> None:
    lost = founders(old_vault, made_vault.password)
    desk = open_with_recovery(old_vault, made_vault.recovery_key, NEW, may_found_anew=True, clock=clock)
    told = desk.founding_notice
    assert told is not None
    assert told.strangers == ("陈默",)
    body = founded(desk)
    assert is_genuine(body)
    assert (body["before"], body["key"]) == (lost.root.hex(), desk.people.seat.public_key.hex())
    for part in ("person", "name", "before", "head", "key"):
        assert not is_genuine({**body, part: 7 if part == "person" else "00" * 32})
    assert [(one.name, one.is_trusted) for one in desk.people.lines()] == [("林岚", True), ("陈默", False)]
    me = desk.people.me()
    assert me is not None
    assert me.roles == FOUNDERS_ROLES
    desk.close()
    with pytest.raises(NotOpened):
        open_vault(old_vault, made_vault.password, clock=clock)
    again = open_vault(old_vault, NEW, clock=clock)
    assert again.founding_notice is None
    assert again.people.may(Action.MANAGE_PERSONS) is None
    assert founded(again) == body
    again.close()


def test_whom_the_lost_key_vouched_for_may_do_nothing_until_they_are_let_in_again_by_name(
    made_vault: MadeVault, old_vault: Path
) -> None:
    open_with_recovery(old_vault, made_vault.recovery_key, NEW, may_found_anew=True, clock=clock).close()
    theirs = open_vault(old_vault, CLERKS, clock=clock)
    assert theirs.founding_notice is None
    with pytest.raises(Denied) as refused:
        theirs.statements.bank_accounts()
    assert refused.value.why is Denial.NO_KEY
    theirs.close()
    desk = open_vault(old_vault, NEW, clock=clock)
    stranger = desk.people.lines()[1]
    with pytest.raises(Denied):
        desk.people.set_roles(stranger.id, frozenset({Role.FINANCE_MANAGER}))
    for roles, password in ((frozenset({Role.FINANCE_MANAGER}), Secret("short")), (frozenset[Role](), CLERKS_NEXT)):
        with pytest.raises(WrongAnswer):
            desk.people.admit_again(stranger.id, roles, password)
    desk.people.admit_again(stranger.id, frozenset({Role.FINANCE_MANAGER}), CLERKS_NEXT)
    with pytest.raises(WrongAnswer):
        desk.people.admit_again(stranger.id, frozenset({Role.FINANCE_MANAGER}), CLERKS)
    assert all(one.is_trusted for one in desk.people.lines())
    desk.close()
    with pytest.raises(NotOpened):
        open_vault(old_vault, CLERKS, clock=clock)
    theirs = open_vault(old_vault, CLERKS_NEXT, clock=clock)
    assert theirs.people.may(Action.APPROVE) is None
    assert theirs.people.seat.root == founders(old_vault, NEW).root
    theirs.close()


def test_a_stranger_who_is_not_wanted_back_loses_their_way_in(made_vault: MadeVault, old_vault: Path) -> None:
    desk = open_with_recovery(old_vault, made_vault.recovery_key, NEW, may_found_anew=True, clock=clock)
    desk.people.leave(desk.people.lines()[1].id)
    desk.close()
    with pytest.raises(NotOpened):
        open_vault(old_vault, CLERKS, clock=clock)


def test_the_recovery_key_that_was_typed_gives_the_new_key_back_from_then_on(
    made_vault: MadeVault, old_vault: Path
) -> None:
    open_with_recovery(old_vault, made_vault.recovery_key, NEW, may_found_anew=True, clock=clock).close()
    root = founders(old_vault, NEW).root
    third = Secret("a third sentence, for it was lost again")
    desk = open_with_recovery(old_vault, made_vault.recovery_key, third, clock=clock)
    assert (desk.founding_notice, desk.people.seat.root, desk.people.seat.public_key) == (None, root, root)
    desk.close()


def test_a_vault_that_was_harmed_before_is_founded_anew_when_it_opens_next(
    made_vault: MadeVault, old_vault: Path
) -> None:
    # What the earlier program did: the new password's slot without the key.
    harmed = replace(founders(old_vault, made_vault.password), signing=None, root=b"")
    kept = [slot for slot in read_keys(old_vault) if slot.kind == "recovery"]
    write_keys(old_vault, [seal("person", harmed, NEW, Hardness()), *kept])
    desk = open_vault(old_vault, NEW, clock=clock)
    told = desk.founding_notice
    assert told is not None
    assert told.strangers == ("陈默",)
    assert is_genuine(founded(desk))
    assert desk.people.may(Action.MANAGE_PERSONS) is None
    desk.close()


def test_a_vault_from_before_there_were_persons_takes_the_old_key_without_ado(
    made_vault: MadeVault, vault_path: Path
) -> None:
    make_recovery_old(vault_path, made_vault)
    desk = open_with_recovery(vault_path, made_vault.recovery_key, NEW, clock=clock)
    assert desk.founding_notice is None
    root = desk.people.seat.root
    assert [one.is_trusted for one in desk.people.lines()] == [True]
    desk.close()
    desk = open_vault(vault_path, NEW, clock=clock)
    assert desk.people.seat.root == root
    desk.close()


def test_nobody_founds_anew_by_a_slot_of_their_own_making(old_vault: Path) -> None:
    # A colleague who has the book's key seals themselves a slot whose root is their own key.
    theirs = founders(old_vault, CLERKS)
    others = [slot for slot in read_keys(old_vault) if slot.owner != theirs.owner]
    write_keys(old_vault, [*others, seal("person", founding(theirs), CLERKS, Hardness())])
    desk = open_vault(old_vault, CLERKS, clock=clock)
    assert desk.founding_notice is None
    assert desk.people.may(Action.SEE_BURN) is Denial.NO_KEY
    with pytest.raises(Denied):
        Settings(desk._vault, lambda: NOW).set_lock_minutes(10)
    desk.close()


def test_another_owner_may_change_and_close_the_founder_and_everybody_else_still_counts(vault: Vault) -> None:
    founder, second = factory.seat(), factory.seat("苏晴", "b", "a")
    people = Desk(vault, clock, founder).people
    people.enter(second, frozenset({Role.OWNER}))
    people.enter(factory.seat("陈默", "c", "a"), frozenset({Role.FINANCE_CLERK}))
    theirs = Desk(vault, clock, second).people
    theirs.set_roles(1, frozenset({Role.AUDITOR}))
    assert all(one.is_trusted for one in theirs.lines())
    theirs.leave(1)
    assert [(one.is_trusted, one.is_active) for one in theirs.lines()] == [(True, False), (True, True), (True, True)]
    theirs.set_roles(3, frozenset({Role.FINANCE_MANAGER}))


def test_what_was_approved_with_the_lost_key_is_not_sent(vault: Vault) -> None:
    with office_on(vault) as office:
        order_id = office.approved("831.00")
        lost = factory.seat(OWNER, "a")
        new = replace(lost, signing=Secret("8" * 64), root=factory.seat(OWNER, "8", "8").public_key)
        founder = office.sit_down(new)
        assert founder.founding_notice is not None
        assert len(founder.founding_notice.strangers) == len(ROLES)
        (sent,) = office.desks[CLERK].sending.send([order_id])
        assert isinstance(sent.error, Denied)
        (sent,) = founder.sending.send([order_id])
        assert isinstance(sent.error, Held)
        assert (office.moved(), office.state(order_id)) == (0, OrderState.APPROVED)
        founder.orders.cancel([order_id])
        assert office.state(order_id) is OrderState.CANCELLED


def test_rules_that_the_lost_key_signed_let_nothing_go_until_the_new_one_signs_rules(
    made_vault: MadeVault, old_vault: Path
) -> None:
    step = int(NOW.timestamp()) // STEP_S
    desk = open_vault(old_vault, made_vault.password, clock=clock)
    seed = desk.people.begin_second_factor().seed
    desk.people.confirm_second_factor(code_at(seed, step - 1))
    limited = RuleSet(limits=Limits(day=Money(Decimal(100_000), "CNY")))
    desk.order_rules.sign(limited, code_at(seed, step))
    assert desk.order_rules.view().fault is None
    desk.close()
    anew = open_with_recovery(old_vault, made_vault.recovery_key, NEW, may_found_anew=True, clock=clock)
    assert anew.order_rules.view().fault is RulesFault.NOT_GENUINE
    anew.order_rules.sign(limited, code_at(seed, step + 1))
    view = anew.order_rules.view()
    assert (view.fault, view.number, view.rules) == (None, 2, limited)
    anew.close()
