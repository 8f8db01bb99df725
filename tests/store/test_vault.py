"""A vault is made whole, held by one program, and checked to the last page."""

import resource
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from app.domain.chain import RecordKind
from app.errors import VaultExists, VaultInUse
from app.progress import Cancelled
from app.secret import Secret
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.store import factory
from tests.store.factory import NOW


def test_a_new_vault_begins_its_chain_and_is_sound(vault: Vault) -> None:
    check = vault.check()
    assert check.is_sound
    assert check.counts["records"] == 1
    with vault.look() as work:
        head = work.ledger.head()
    assert head is not None
    assert (head.kind, head.actor) == (RecordKind.VAULT_CREATED, "林岚")


def test_a_vault_is_never_made_over_something_that_is_there(tmp_path: Path, now: datetime) -> None:
    taken = tmp_path / "taken.adtill"
    taken.write_text("mine")
    with pytest.raises(VaultExists):
        Vault.create(taken, company="云帆", person="林岚", password=Secret("x"), now=now)
    assert taken.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["taken.adtill"]


def test_only_one_program_holds_a_vault(made_vault: MadeVault, vault: Vault) -> None:
    with pytest.raises(VaultInUse):
        Vault.open(vault.path, password=made_vault.password)
    ask = (
        "import sys; from pathlib import Path; from app.store.vault import Vault; from app.errors import VaultInUse\n"
        "try: Vault.open_keyed(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "except VaultInUse: print('in use')"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask, str(vault.path), made_vault.key.hex()], capture_output=True, text=True, check=True
    )
    assert told.stdout == "in use\n"


def test_a_closed_vault_can_be_opened_again_and_leaves_no_log(made_vault: MadeVault, vault: Vault) -> None:
    with vault.work() as work:
        work.settings.put("a", "b")
    vault.close()
    assert {file.name for file in vault.path.iterdir()} == {"book.db", "keys.json", "lock"}
    again = Vault.open_keyed(vault.path, made_vault.key)
    again.close()


def test_an_open_vault_leaves_no_core_dumps(vault: Vault) -> None:
    assert vault.path.exists()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_many_threads_write_one_after_the_other_and_nothing_is_lost(vault: Vault) -> None:
    with vault.work() as work:
        account_id = factory.with_account(work)

    def post() -> None:
        for _ in range(5):
            with vault.work() as work:
                work.ledger.post([factory.entry("1")], at=NOW, actor="林岚")
            with vault.look() as work:
                assert work.accounts.get(account_id).id == account_id

    threads = [Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with vault.look() as work:
        assert work.ledger.balance("spend:1") == {"CNY": factory.yuan("40")}
        assert work.ledger.verify().is_whole


def test_a_reference_to_nothing_is_a_problem_of_the_check(vault: Vault) -> None:
    with vault.alone() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO column_mappings VALUES (99, '[]', '{}')")
    check = vault.check()
    assert not check.is_sound
    assert check.problems == ("column_mappings row 1",)


class Impatient:
    """Stops at the first step."""

    def step(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled(done, total, what)

    def is_cancelled(self) -> bool:
        return True


def test_a_check_can_be_stopped(vault: Vault) -> None:
    with pytest.raises(Cancelled):
        vault.check(Impatient())
    assert vault.check().is_sound


def test_what_must_outlive_a_power_cut_is_synced_and_nothing_else_waits_for_the_disk(vault: Vault) -> None:
    def care(*, is_synced: bool) -> object:
        with vault.work(is_synced=is_synced) as work:
            return work.connections._session.scalar(text("PRAGMA synchronous"))

    normal, full = 1, 2
    assert [care(is_synced=synced) for synced in (False, True, False)] == [normal, full, normal]
    with pytest.raises(ZeroDivisionError), vault.work(is_synced=True):
        raise ZeroDivisionError
    assert care(is_synced=False) == normal
