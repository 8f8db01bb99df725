"""Vaults of released schemas open with their data; an upgrade that fails leaves the old book; a newer one is refused (D3)."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app import paths
from app.errors import UpgradeFailed, VaultTooNew
from app.store import mapping, tables
from app.store.schema import _config
from app.store.upgrade import go_back, ways_back
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.store.keep_vault import HOME, PASSWORD

NEXT = '''"""The next release's revision, for the tests only."""
from alembic import op
revision = "9999"
down_revision = "{head}"
PROGRAM = "9.9.9"
def upgrade():
    op.execute("UPDATE program SET needed = '9.9.9'")
    {step}
'''


def revisions() -> list[str]:
    return [script.revision for script in ScriptDirectory.from_config(_config(paths.migrations())).walk_revisions()]


def scripts_with(tmp_path: Path, step: str) -> Path:
    """Our migrations and one more."""
    folder = shutil.copytree(paths.migrations(), tmp_path / "migrations")
    text = NEXT.format(head=revisions()[0], step=step)
    (folder / "versions" / "9999_next.py").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("revision", revisions())
def test_the_kept_vault_of_each_released_schema_still_opens_with_its_data(revision: str, tmp_path: Path) -> None:
    path = shutil.copytree(HOME / f"{revision}.adtill", tmp_path / "kept.adtill")
    vault = Vault.open(path, password=PASSWORD)
    try:
        check = vault.check()
        assert check.is_sound
        assert (check.counts["accounts"], check.counts["bank_rows"], check.counts["entries"]) == (1, 3, 1)
        assert vault.company == "云帆传媒"
    finally:
        vault.close()


def test_the_newest_schema_is_what_the_program_maps(made_vault: MadeVault, vault_path: Path) -> None:
    vault = Vault.open_keyed(vault_path, made_vault.key)
    assert mapping.mapper.metadata is tables.metadata
    try:
        with vault.look() as work:
            found = compare_metadata(MigrationContext.configure(work._connection), tables.metadata)
        assert found == []
    finally:
        vault.close()


def test_an_older_book_is_upgraded_on_a_copy_and_the_way_back_is_kept(
    made_vault: MadeVault, vault_path: Path, tmp_path: Path
) -> None:
    scripts = scripts_with(tmp_path, 'op.execute("CREATE TABLE next (id INTEGER)")')
    before = (vault_path / "book.db").read_bytes()
    Vault.open_keyed(vault_path, made_vault.key).close()
    upgraded = _open_with(vault_path, made_vault, scripts)
    upgraded.close()
    (kept,) = ways_back(vault_path)
    assert len(kept.read_bytes()) == len(before)
    with pytest.raises(VaultTooNew) as raised:
        Vault.open_keyed(vault_path, made_vault.key)
    assert raised.value.found == "9.9.9"
    aside = go_back(vault_path, kept)
    assert aside.is_file()
    older = Vault.open_keyed(vault_path, made_vault.key)
    assert older.check().is_sound
    older.close()


def test_an_upgrade_that_fails_leaves_the_old_book_in_its_place(
    made_vault: MadeVault, vault_path: Path, tmp_path: Path
) -> None:
    scripts = scripts_with(tmp_path, 'op.execute("CREATE TABLE half (id INTEGER)"); op.execute("no such statement")')
    with pytest.raises(UpgradeFailed) as raised:
        _open_with(vault_path, made_vault, scripts)
    assert raised.value.kept_copy.is_file()
    vault = Vault.open_keyed(vault_path, made_vault.key)
    assert vault.check().is_sound
    vault.close()


def _open_with(path: Path, made: MadeVault, scripts: Path) -> Vault:
    return Vault._open(path, "person", made.password, scripts)


def test_nothing_of_the_kept_vaults_is_forgotten() -> None:
    assert {file.stem for file in HOME.glob("*.adtill")} == set(revisions())
