"""What this machine saw of a book last: an older copy and another past are told once, and a book that only went on is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.desk import Desk, open_vault
from app.domain.chain import RecordKind
from app.domain.checkpoints import kept_of
from app.errors import AnotherPast, OlderBook
from app.paths import seen_folder
from app.secret import Secret
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.store.factory import NOW

Opener = Callable[[], Desk]


@pytest.fixture
def opened(vault_path: Path, made_vault: MadeVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    return lambda: open_vault(vault_path, Secret(made_vault.password.reveal()), clock=lambda: NOW)


def work_on(desk: Desk, minutes: int) -> None:
    desk.settings.set_lock_minutes(minutes)
    desk.close()


def put_back(copy: Path, vault: Path) -> None:
    shutil.rmtree(vault)
    shutil.copytree(copy, vault)


def newest(path: Path, key: bytes) -> str:
    vault = Vault.open_keyed(path, key)
    with vault.look() as work:
        head = work.ledger.head()
    vault.close()
    assert head is not None
    return head.kind


def test_a_book_that_only_went_on_is_no_surprise(opened: Opener) -> None:
    for minutes in (5, 30, 60):
        desk = opened()
        assert desk.book_notice is None
        work_on(desk, minutes)


def test_an_older_copy_that_is_put_back_is_told_once_and_stands_in_the_chain(
    opened: Opener, vault_path: Path, tmp_path: Path, made_vault: MadeVault
) -> None:
    work_on(opened(), 5)
    copy = shutil.copytree(vault_path, tmp_path / "copy")
    work_on(opened(), 30)
    put_back(copy, vault_path)
    desk = opened()
    assert isinstance(desk.book_notice, OlderBook)
    assert (desk.book_notice.missing, desk.notices) == (1, [desk.book_notice])
    desk.close()
    assert newest(vault_path, made_vault.key) == RecordKind.BOOK_DIFFERS
    assert opened().book_notice is None


def test_a_copy_that_somebody_else_worked_on_has_another_past(
    opened: Opener, vault_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work_on(opened(), 5)
    copy = shutil.copytree(vault_path, tmp_path / "copy")
    work_on(opened(), 30)
    elsewhere = shutil.copytree(vault_path, tmp_path / "seen here")
    put_back(copy, vault_path)
    with monkeypatch.context() as other_machine:
        other_machine.setenv("ADTILL_HOME", str(tmp_path / "other"))
        for minutes in (60, 5):
            work_on(opened(), minutes)
    desk = opened()
    assert isinstance(desk.book_notice, AnotherPast)
    desk.close()
    assert elsewhere.is_dir()


def test_what_was_seen_is_a_checkpoint_with_a_signature_and_nothing_of_the_company(opened: Opener) -> None:
    desk = opened()
    (file,) = seen_folder().iterdir()
    text = file.read_text(encoding="utf-8")
    kept = kept_of(text)
    assert (kept.size, '"signature"' in text, desk.company in text) == (
        desk.trace_export.checkpoint().size,
        True,
        False,
    )
    desk.close()


def test_a_file_that_somebody_wrote_over_is_not_believed(opened: Opener) -> None:
    work_on(opened(), 5)
    (file,) = seen_folder().iterdir()
    for text in ("", "{}", file.read_text(encoding="utf-8").replace('"size":', '"size":9')):
        file.write_text(text, encoding="utf-8")
        desk = opened()
        assert desk.book_notice is None
        desk.close()
