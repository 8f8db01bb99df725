"""Ways into a vault: passwords only unwrap the key, and nothing weaker than the minimum is accepted."""

import base64
import json
import stat
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.errors import Damaged, NotOpened, NoVault
from app.secret import Secret
from app.store.keys import MIN_MEMORY_KIB, MIN_PASSES, Hardness, plain_recovery_key, read_keys
from app.store.vault import Vault
from tests.conftest import MadeVault


def digests(folder: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.iterdir() if file.name != "lock"}


def test_the_password_opens_the_vault_and_says_whose_it_is(made_vault: MadeVault, vault_path: Path) -> None:
    vault = Vault.open(vault_path, password=made_vault.password)
    try:
        assert (vault.company, vault.person, vault.key()) == ("云帆传媒", "林岚", made_vault.key)
    finally:
        vault.close()


def test_each_slot_has_its_own_salt_and_at_least_the_minimum_of_work(made_vault: MadeVault) -> None:
    slots = read_keys(made_vault.path)
    assert [slot.kind for slot in slots] == ["person", "recovery"]
    assert len({slot.salt for slot in slots}) == len({slot.nonce for slot in slots}) == 2
    for slot in slots:
        assert slot.hardness.memory_kib >= MIN_MEMORY_KIB == 64 * 1024
        assert slot.hardness.passes >= MIN_PASSES == 3


def test_two_passwords_that_are_tried_at_once_give_what_each_gives_alone() -> None:
    hardness, salts = Hardness(), [bytes([number]) * 16 for number in range(3)]
    alone = [hardness.derive(Secret("a password"), salt) for salt in salts]
    together: dict[bytes, bytes] = {}

    def try_it(salt: bytes) -> None:
        together[salt] = hardness.derive(Secret("a password"), salt)

    trying = [threading.Thread(target=try_it, args=(salt,), daemon=True) for salt in salts]
    for one in trying:
        one.start()
    for one in trying:
        one.join(timeout=60)
    assert [together.get(salt) for salt in salts] == alone


def test_twenty_wrong_passwords_change_nothing(made_vault: MadeVault, vault_path: Path) -> None:
    before = digests(vault_path)
    for attempt in range(20):
        with pytest.raises(NotOpened):
            Vault.open(vault_path, password=Secret(f"wrong {attempt}"))
    assert digests(vault_path) == before
    Vault.open(vault_path, password=made_vault.password).close()


def test_a_changed_password_leaves_the_book_and_the_recovery_key_as_they_were(
    made_vault: MadeVault, vault: Vault
) -> None:
    book, recovery_slot = (vault.path / "book.db").read_bytes(), read_keys(vault.path)[1]
    new = Secret("另一个 密码 🔑")
    vault.change_password(new)
    vault.close()
    assert (vault.path / "book.db").read_bytes() == book
    assert read_keys(vault.path)[1] == recovery_slot
    with pytest.raises(NotOpened):
        Vault.open(vault.path, password=made_vault.password)
    Vault.open(vault.path, password=new).close()


def test_the_recovery_key_opens_however_it_is_typed_and_gives_a_new_password(
    made_vault: MadeVault, vault_path: Path
) -> None:
    typed = Secret(made_vault.recovery_key.reveal().lower().replace("-", "  ").replace("0", "o").replace("1", "l"))
    vault = Vault.open_with_recovery(vault_path, recovery_key=typed)
    assert vault.person == "林岚"
    vault.change_password(Secret("new"))
    vault.close()
    Vault.open(vault_path, password=Secret("new")).close()


def test_the_recovery_key_is_groups_of_four_and_its_letters_cannot_be_misread(made_vault: MadeVault) -> None:
    key = made_vault.recovery_key
    assert [len(group) for group in key.reveal().split("-")] == [4] * 8
    assert plain_recovery_key(key).reveal() == key.reveal().replace("-", "")
    assert not set(key.reveal()) & set("OILU")


def test_neither_a_wrong_recovery_key_nor_the_password_is_one(made_vault: MadeVault, vault_path: Path) -> None:
    for wrong in (Secret("AAAA-BBBB"), made_vault.password, Secret("")):
        with pytest.raises(NotOpened):
            Vault.open_with_recovery(vault_path, recovery_key=wrong)


def resealed(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Edit the first slot as somebody would who knows how the checksum is made."""
    content = json.loads((path / "keys.json").read_text())
    content.pop("checksum")
    change(content["slots"][0])
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content["checksum"] = sha256(canonical.encode()).hexdigest()
    (path / "keys.json").write_text(json.dumps(content))


@pytest.mark.parametrize(
    "weaker", [{"passes": 1}, {"memory_kib": 8192}, {"lanes": 0}, {"memory_kib": 1 << 40}, {"passes": 1 << 30}]
)
def test_parameters_outside_the_bounds_are_refused(
    made_vault: MadeVault, vault_path: Path, weaker: dict[str, int]
) -> None:
    resealed(vault_path, lambda slot: slot.update(weaker))
    with pytest.raises(Damaged) as told:
        Vault.open(vault_path, password=made_vault.password)
    assert told.value.where == "keys.json"


@pytest.mark.parametrize("other", [{"lanes": 2}, {"owner": "somebody else"}, {"memory_kib": 70_000}])
def test_parameters_within_the_bounds_are_vouched_for_by_the_seal(
    made_vault: MadeVault, vault_path: Path, other: dict[str, Any]
) -> None:
    resealed(vault_path, lambda slot: slot.update(other))
    with pytest.raises(NotOpened):
        Vault.open(vault_path, password=made_vault.password)


def test_a_slot_cannot_be_passed_off_as_another_kind(made_vault: MadeVault, vault_path: Path) -> None:
    resealed(vault_path, lambda slot: slot.update(kind="recovery"))
    with pytest.raises(NotOpened):
        Vault.open_with_recovery(vault_path, recovery_key=made_vault.password)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"slots": []}', b"[" * 100_000])
def test_a_broken_key_file_is_damage_and_not_a_wrong_password(
    made_vault: MadeVault, vault_path: Path, content: bytes
) -> None:
    (vault_path / "keys.json").write_bytes(content)
    with pytest.raises(Damaged) as told:
        Vault.open(vault_path, password=made_vault.password)
    assert told.value.where == "keys.json"


def test_a_lost_key_file_beside_a_book_is_damage(made_vault: MadeVault, vault_path: Path) -> None:
    (vault_path / "keys.json").unlink()
    with pytest.raises(Damaged) as told:
        Vault.open(vault_path, password=made_vault.password)
    assert told.value.where == "keys.json"


def test_a_lost_book_is_damage_and_no_new_one_is_made(made_vault: MadeVault, vault_path: Path) -> None:
    (vault_path / "book.db").unlink()
    with pytest.raises(Damaged) as told:
        Vault.open(vault_path, password=made_vault.password)
    assert told.value.where == "book.db"
    assert not (vault_path / "book.db").exists()


def test_where_there_is_no_vault_nothing_is_made(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(NoVault):
            Vault.open(place, password=Secret("x"))
    assert list(tmp_path.iterdir()) == []


def test_the_key_file_holds_neither_names_nor_keys(made_vault: MadeVault) -> None:
    raw = (made_vault.path / "keys.json").read_bytes()
    for hidden in ("林岚", "云帆", made_vault.password.reveal(), made_vault.recovery_key.reveal()):
        assert hidden.encode() not in raw
        assert json.dumps(hidden).strip('"').encode() not in raw
    for form in (made_vault.key, made_vault.key.hex().encode(), base64.b64encode(made_vault.key)):
        assert form not in raw


def test_files_are_the_owners_alone(made_vault: MadeVault, vault: Vault) -> None:
    assert stat.S_IMODE(made_vault.path.stat().st_mode) == 0o700
    vault.change_password(Secret("new"))
    with vault.work() as work:
        work.settings.put("a", "b")
    names = {file.name: stat.S_IMODE(file.stat().st_mode) for file in vault.path.iterdir()}
    assert set(names.values()) == {0o600}
    assert {"book.db", "keys.json", "lock", "book.db-wal", "book.db-shm"} <= names.keys()
