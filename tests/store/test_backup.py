"""A backup is a vault, proved before it is called one; restoring overwrites nothing (D4). Disk and secrets (D2, K1)."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BackupDamaged, DiskFull, NotOpened
from app.secret import Secret
from app.store.backup import Backup, back_up, backups_in, expendable, restore
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.store import factory
from tests.store.factory import NOW


def fill(vault: Vault) -> None:
    with vault.work() as work:
        factory.with_account(work)
        work.ledger.post([factory.entry("1")], at=NOW, actor="林岚")


def test_a_backup_opens_and_holds_what_the_vault_holds(vault: Vault, tmp_path: Path) -> None:
    fill(vault)
    report = back_up(vault, tmp_path / "backups", NOW)
    with vault.look() as work:
        head = work.ledger.head()
        assert head is not None
        assert report.head == head.hash
        assert report.counts == work.counts()
    (found,) = backups_in(tmp_path / "backups", vault.path.stem)
    assert found.path == report.path


def test_a_backup_is_restored_on_an_empty_machine(vault: Vault, made_vault: MadeVault, tmp_path: Path) -> None:
    fill(vault)
    made = back_up(vault, tmp_path / "backups", NOW)
    report = restore(made.path, tmp_path / "new" / "firm.adtill", password=made_vault.password, now=NOW)
    assert report.kept_old is None
    restored = Vault.open(report.path, password=made_vault.password)
    assert restored.check().counts == made.counts
    restored.close()


def test_what_stands_at_the_target_is_kept_aside(vault: Vault, made_vault: MadeVault, tmp_path: Path) -> None:
    made = back_up(vault, tmp_path / "backups", NOW)
    path = vault.path
    vault.close()
    report = restore(made.path, path, password=made_vault.password, now=NOW)
    assert report.kept_old is not None
    assert (report.kept_old / "book.db").is_file()


def test_a_damaged_backup_is_found_before_it_takes_the_place_of_anything(
    vault: Vault, made_vault: MadeVault, tmp_path: Path
) -> None:
    made = back_up(vault, tmp_path / "backups", NOW)
    book = made.path / "book.db"
    content = bytearray(book.read_bytes())
    content[len(content) // 2] ^= 1
    book.chmod(0o600)
    book.write_bytes(bytes(content))
    target = tmp_path / "firm.adtill"
    with pytest.raises(BackupDamaged):
        restore(made.path, target, password=made_vault.password, now=NOW)
    assert not target.exists()


def test_a_backup_is_not_restored_with_a_wrong_password(vault: Vault, tmp_path: Path) -> None:
    made = back_up(vault, tmp_path / "backups", NOW)
    with pytest.raises(NotOpened):
        restore(made.path, tmp_path / "firm.adtill", password=Secret("not the password"), now=NOW)


@given(st.lists(st.integers(0, 900), min_size=1, max_size=60, unique=True))
def test_the_newest_backup_is_never_thrown_away_and_no_more_are_kept_than_the_rule_says(ages: list[int]) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    backups = [Backup(path=Path(f"/b/{age}"), vault="firm", made_at=now - timedelta(days=age)) for age in ages]
    spare = set(expendable(backups, now))
    kept = [one for one in backups if one.path not in spare]
    assert min(backups, key=lambda one: now - one.made_at) in kept
    assert len(kept) <= 7 + 4 + 12


def test_a_full_disk_gives_up_the_unfinished_step_whole(vault: Vault) -> None:
    fill(vault)
    with vault.look() as work:
        before = work.counts()
    # A limit of pages is to the book what a full disk is; it holds for the one connection that writes.
    with vault.work() as work:
        pages = work._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work._connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(DiskFull), vault.work() as work:
        work.settings.put("big", "x" * 4_000_000)
    with vault.look() as work:
        assert work.counts() == before


def test_nothing_that_the_firm_enters_can_be_found_in_any_file(vault: Vault, tmp_path: Path) -> None:
    canary = "Kanarienvogel-8c31f0"
    with vault.work() as work:
        account = factory.with_account(work)
        bank = work.statements.accounts.add(factory.bank_account())
        work.settings.put("rule", canary)
        work.statements.add_import(
            factory.statement_import(bank, 1), [factory.statement_row(1)], [canary], f"attachment {canary}".encode()
        )
        assert account
    back_up(vault, tmp_path / "backups", NOW)
    forms = [
        canary.encode(),
        canary.encode("utf-16-le"),
        base64.b64encode(canary.encode())[:-4],
        canary.encode().hex().encode(),
    ]
    for file in tmp_path.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not any(form in content for form in forms), file
