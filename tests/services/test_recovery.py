"""Promise K8: any two of three recovery sheets open the book under a new password; one opens nothing and tells nothing."""

import json
import shutil
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk import Desk, open_vault, open_with_recovery, recovery_of, restore_backup
from app.domain.chain import RecordKind
from app.domain.people import Action, Denial, Role
from app.domain.recovery_shares import RecoveryShare, printed, read, split
from app.domain.vaults import Recovery
from app.errors import Denied, GuessedTooOften, NotOpened, WrongAnswer
from app.secret import Secret
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.conftest import clock
from tests.services.test_founding_anew import founders, make_recovery_old

NEW = Secret("a new sentence of the founder")
CLERKS = Secret("the clerk's own long password")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))


def with_sheets(path: Path, made: MadeVault) -> tuple[RecoveryShare, ...]:
    """Three sheets in place of the key, kept as the window does: after two were typed back from paper."""
    desk = open_vault(path, made.password, clock=clock)
    sheets = desk.recovery.new_shares()
    desk.recovery.keep_shares([read(printed(sheets[2])), read(printed(sheets[0]))])
    desk.close()
    return sheets


def records(desk: Desk, kind: RecordKind) -> list[dict[str, object]]:
    with desk._vault.look() as work:
        return [json.loads(one.body) for one in work.ledger.chain() if one.kind == kind]


@pytest.mark.parametrize("numbers", list(combinations((1, 2, 3), 2)))
def test_any_two_sheets_open_the_vault_and_set_a_new_password(
    made_vault: MadeVault, vault_path: Path, numbers: Sequence[int]
) -> None:
    sheets = with_sheets(vault_path, made_vault)
    before = founders(vault_path, made_vault.password)
    typed = [read([line.lower() for line in printed(sheets[number - 1])]) for number in numbers]
    desk = open_with_recovery(vault_path, typed, NEW, clock=clock)
    assert records(desk, RecordKind.RECOVERY_REPLACED) == [{"form": "shares"}]
    assert records(desk, RecordKind.PASSWORD_CHANGED) == [{"by": "shares", "shares": list(numbers)}]
    assert desk.founding_notice is None
    assert desk.people.may(Action.MANAGE_PERSONS) is None
    desk.close()
    assert founders(vault_path, NEW) == before
    with pytest.raises(NotOpened):
        open_vault(vault_path, made_vault.password, clock=clock)


def test_three_sheets_take_the_place_of_the_key_and_a_key_that_of_the_sheets(
    made_vault: MadeVault, vault_path: Path
) -> None:
    assert recovery_of(vault_path) is Recovery.KEY
    first = with_sheets(vault_path, made_vault)
    assert recovery_of(vault_path) is Recovery.SHARES
    with pytest.raises(NotOpened) as refused:
        open_with_recovery(vault_path, made_vault.recovery_key, NEW, clock=clock)
    assert refused.value.way == "recovery"
    second = with_sheets(vault_path, made_vault)
    with pytest.raises(NotOpened) as refused:
        open_with_recovery(vault_path, first[:2], NEW, clock=clock)
    assert refused.value.way == "shares"
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    key = desk.recovery.new_key()
    desk.close()
    with pytest.raises(NotOpened):
        open_with_recovery(vault_path, key, NEW, clock=clock)
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    desk.recovery.keep_key(key)
    desk.close()
    assert recovery_of(vault_path) is Recovery.KEY
    with pytest.raises(NotOpened):
        open_with_recovery(vault_path, second[:2], NEW, clock=clock)
    open_with_recovery(vault_path, key, NEW, clock=clock).close()


def test_one_sheet_twice_alone_or_with_one_of_another_set_is_refused_by_name(
    made_vault: MadeVault, vault_path: Path
) -> None:
    first, second, _ = with_sheets(vault_path, made_vault)
    stranger = split(bytes(20))[1]
    for typed, reason in (
        ([], "too_few_shares"),
        ([first], "too_few_shares"),
        ([second, second], "same_share"),
        ([first, stranger], "other_shares"),
    ):
        with pytest.raises(WrongAnswer) as refused:
            open_with_recovery(vault_path, typed, NEW, clock=clock)
        assert refused.value.reason == reason
    Vault.open(vault_path, password=made_vault.password).close()


@pytest.fixture(scope="module")
def sheeted(made_vault: MadeVault, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[RecoveryShare, ...]]:
    """A vault with sheets that the property below only tries to open."""
    place = tmp_path_factory.mktemp("sheeted")
    path = shutil.copytree(made_vault.path, place / made_vault.path.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADTILL_HOME", str(place / "home"))
        return path, with_sheets(path, made_vault)


# Each try costs a slow derivation, on purpose.
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.integers(0, 2), guess=st.integers(1, 2), half=st.binary(min_size=20, max_size=20))
def test_whoever_holds_one_sheet_and_makes_up_another_opens_nothing(
    sheeted: tuple[Path, tuple[RecoveryShare, ...]], held: int, guess: int, half: bytes
) -> None:
    path, sheets = sheeted
    mine = sheets[held]
    number = (held + guess) % 3 + 1
    made_up = RecoveryShare(number=number, mark=mine.mark, halves={mine.number: half})
    keys = (path / "keys.json").read_bytes()
    with pytest.raises(NotOpened):
        Vault.open_with_shares(path, shares=[mine, made_up])
    assert (path / "keys.json").read_bytes() == keys


def test_neither_the_key_file_nor_the_book_holds_a_half_of_a_sheet(made_vault: MadeVault, vault_path: Path) -> None:
    sheets = with_sheets(vault_path, made_vault)
    files = [file.read_bytes() for file in vault_path.rglob("*") if file.is_file()]
    hidden = [half for sheet in sheets for half in sheet.halves.values()]
    for form in [one for half in hidden for one in (half, half.hex().encode())]:
        assert not any(form in content for content in files)
    for line in [line for sheet in sheets for line in printed(sheet)]:
        assert not any(line.encode() in content or line.replace("-", "").encode() in content for content in files)


def test_guessing_sheets_is_as_slow_as_guessing_passwords(made_vault: MadeVault, vault_path: Path) -> None:
    with_sheets(vault_path, made_vault)
    wrong = split(bytes(20))[:2]
    for _ in range(5):
        with pytest.raises(NotOpened):
            open_with_recovery(vault_path, wrong, NEW, clock=clock)
    with pytest.raises(GuessedTooOften):
        open_with_recovery(vault_path, wrong, NEW, clock=clock)


def test_a_backup_or_its_copy_opens_with_the_sheets_of_its_day(
    made_vault: MadeVault, vault_path: Path, tmp_path: Path
) -> None:
    sheets = with_sheets(vault_path, made_vault)
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    backup = desk.backups.back_up(tmp_path / "backups").path
    newer = desk.recovery.new_shares()
    desk.recovery.keep_shares(newer[1:])
    desk.close()
    copied = shutil.copytree(backup, tmp_path / "copied.adtill")
    open_with_recovery(copied, [sheets[2], sheets[0]], NEW, clock=clock).close()
    restored = restore_backup(backup, tmp_path / "new.adtill", made_vault.password, clock=clock).path
    with pytest.raises(NotOpened):
        open_with_recovery(restored, newer[:2], NEW, clock=clock)
    open_with_recovery(restored, sheets[1:], NEW, clock=clock).close()
    open_vault(restored, NEW, clock=clock).close()


def test_only_the_founder_replaces_what_gives_the_founders_key_back(made_vault: MadeVault, vault_path: Path) -> None:
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    desk.people.add("苏晴", frozenset({Role.OWNER}), CLERKS)
    standing = desk.recovery.standing()
    assert (standing.form, standing.gives_signing_key) == (Recovery.KEY, True)
    assert (standing.denial, standing.is_theirs) == (None, True)
    desk.close()
    keys = (vault_path / "keys.json").read_bytes()
    theirs = open_vault(vault_path, CLERKS, clock=clock)
    assert not theirs.recovery.standing().is_theirs
    assert theirs.recovery.standing().keepers == ()
    with pytest.raises(WrongAnswer) as refused:
        theirs.recovery.keep_key(theirs.recovery.new_key())
    assert refused.value.reason == "not_founder"
    assert records(theirs, RecordKind.RECOVERY_REPLACED) == []
    theirs.close()
    assert (vault_path / "keys.json").read_bytes() == keys


def test_once_the_founder_has_left_an_owner_replaces_it_and_it_gives_the_owner_back(
    made_vault: MadeVault, vault_path: Path
) -> None:
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    desk.people.add("苏晴", frozenset({Role.OWNER}), CLERKS)
    desk.close()
    theirs = open_vault(vault_path, CLERKS, clock=clock)
    theirs.people.leave(1)
    assert theirs.recovery.standing().form is Recovery.NONE
    sheets = theirs.recovery.new_shares()
    theirs.recovery.keep_shares(sheets[:2])
    assert theirs.recovery.standing().gives_signing_key
    theirs.close()
    back = open_with_recovery(vault_path, sheets[1:], NEW, clock=clock)
    assert (back.person, back.founding_notice) == ("苏晴", None)
    assert back.people.may(Action.MANAGE_PERSONS) is None
    back.close()


def test_who_keeps_which_sheet_is_known_inside_the_vault_and_not_in_the_record(
    made_vault: MadeVault, vault_path: Path
) -> None:
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    desk.recovery.keep_shares(desk.recovery.new_shares()[1:], ["林岚", " 何靖 ", "会计师事务所"])
    assert desk.recovery.standing().keepers == ("林岚", "何靖", "会计师事务所")
    assert records(desk, RecordKind.RECOVERY_REPLACED) == [{"form": "shares"}]
    desk.recovery.keep_key(desk.recovery.new_key())
    assert desk.recovery.standing().keepers == ()
    desk.close()


def test_who_opened_without_a_key_of_their_own_replaces_nothing(vault: Vault) -> None:
    desk = Desk(vault, clock)
    with pytest.raises((Denied, WrongAnswer)):
        desk.recovery.keep_shares(desk.recovery.new_shares())
    assert vault.recovery is Recovery.KEY
    assert desk.recovery.standing().denial is Denial.NO_KEY


def test_an_old_key_is_known_as_one_that_does_not_give_the_signing_key_back(
    made_vault: MadeVault, vault_path: Path
) -> None:
    open_vault(vault_path, made_vault.password, clock=clock).close()
    make_recovery_old(vault_path, made_vault)
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    assert not desk.recovery.standing().gives_signing_key
    key = desk.recovery.new_key()
    desk.recovery.keep_key(key)
    assert desk.recovery.standing().gives_signing_key
    root = desk.people.seat.root
    desk.close()
    desk = open_with_recovery(vault_path, key, NEW, clock=clock)
    assert desk.people.seat.root == root
    desk.close()
