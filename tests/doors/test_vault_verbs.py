"""`adtill vault recover`: a lost password without the window; what was printed is never an argument."""

from pathlib import Path

import pytest

from app.desk import open_vault
from app.domain.people import Role
from app.doors.command_line import run
from app.secret import Secret
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered, no_demo
from tests.services.conftest import clock
from tests.services.test_founding_anew import make_recovery_old

NEW = Secret("a new sentence of the founder")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))


@pytest.fixture
def new_password(tmp_path: Path) -> tuple[str, str]:
    file = tmp_path / "new"
    file.write_text(NEW.reveal() + "\n", encoding="utf-8")
    return "--new-password-file", str(file)


@pytest.fixture
def recovery(tmp_path: Path, made_vault: MadeVault) -> tuple[str, str]:
    file = tmp_path / "recovery"
    file.write_text(made_vault.recovery_key.reveal().lower() + "\n", encoding="utf-8")
    return "--recovery-file", str(file)


def test_the_printed_key_sets_a_new_password(
    capsys: pytest.CaptureFixture[str], vault_path: Path, recovery: tuple[str, str], new_password: tuple[str, str]
) -> None:
    told = answered(capsys, "vault", "recover", "--vault", str(vault_path), *recovery, *new_password)
    assert told == {"vault": str(vault_path), "founded_anew": False, "strangers": []}
    Vault.open(vault_path, password=NEW).close()


def test_an_old_key_founds_the_vault_anew_only_when_it_is_told_to_and_says_what_happened(
    capsys: pytest.CaptureFixture[str],
    made_vault: MadeVault,
    vault_path: Path,
    recovery: tuple[str, str],
    new_password: tuple[str, str],
) -> None:
    desk = open_vault(vault_path, made_vault.password, clock=clock)
    desk.people.add("陈默", frozenset({Role.FINANCE_MANAGER}), Secret("the clerk's own long password"))
    desk.close()
    make_recovery_old(vault_path, made_vault)
    where = ("vault", "recover", "--vault", str(vault_path), *recovery, *new_password)
    assert answered(capsys, *where, code=1)["error"] == "SigningKeyLost"
    Vault.open(vault_path, password=made_vault.password).close()
    assert run([*where, "--found-anew"], no_demo) == 0
    told = capsys.readouterr()
    assert "founded anew" in told.err
    assert "陈默" in told.err
    assert made_vault.recovery_key.reveal() not in told.err + told.out
    assert answered(capsys, *where)["founded_anew"] is False
