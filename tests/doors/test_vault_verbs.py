"""`adtill vault recovery` and `recover`: a lost password without the window; what was printed is never an argument."""

import subprocess
import sys
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

ROOT = Path(__file__).resolve().parents[2]
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
def password(tmp_path: Path, made_vault: MadeVault) -> tuple[str, str]:
    file = tmp_path / "password"
    file.write_text(made_vault.password.reveal() + "\n", encoding="utf-8")
    return "--password-file", str(file)


@pytest.fixture
def recovery(tmp_path: Path, made_vault: MadeVault) -> tuple[str, str]:
    file = tmp_path / "recovery"
    file.write_text(
        made_vault.recovery_key.reveal().lower()[:20] + "\n" + made_vault.recovery_key.reveal()[20:] + "\n",
        encoding="utf-8",
    )
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


def test_three_sheets_are_printed_once_and_two_of_them_set_a_new_password(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    vault_path: Path,
    password: tuple[str, str],
    recovery: tuple[str, str],
    new_password: tuple[str, str],
) -> None:
    where = ("--vault", str(vault_path))
    told = answered(capsys, "vault", "recovery", *where, *password)
    assert told == {"vault": str(vault_path), "form": "key", "gives_signing_key": True}
    made = answered(capsys, "vault", "recovery", "--shares", *where, *password)
    first, _, third = ("\n".join(sheet["lines"]) for sheet in made["shares"])
    assert [sheet["number"] for sheet in made["shares"]] == [1, 2, 3]
    assert answered(capsys, "vault", "recovery", *where, *password)["form"] == "shares"
    recover = ("vault", "recover", *where, *new_password)
    assert answered(capsys, *recover, *recovery, code=1)["error"] == "NotOpened"
    sheets = tmp_path / "sheets"
    sheets.write_text(first, encoding="utf-8")
    alone = answered(capsys, *recover, "--recovery-file", str(sheets), code=1)
    assert "too few shares" in alone["text"]
    lines = third.splitlines()
    slip = lines[3].replace(lines[3][0], "Z" if lines[3][0] != "Z" else "Y", 1)
    sheets.write_text("\n".join([first, "", *lines[:3], slip, lines[4]]), encoding="utf-8")
    mistyped = answered(capsys, *recover, "--recovery-file", str(sheets), code=1)
    assert "sheet 2, line 4: mistyped" in mistyped["text"]
    assert not any(line in mistyped["text"] for line in lines)
    sheets.write_text(f"{third.lower()}\n\n{first}\n", encoding="utf-8")
    assert answered(capsys, *recover, "--recovery-file", str(sheets))["founded_anew"] is False
    Vault.open(vault_path, password=NEW).close()


def test_a_new_key_takes_the_place_of_the_one_before_and_the_lines_say_so(
    capsys: pytest.CaptureFixture[str],
    vault_path: Path,
    password: tuple[str, str],
    recovery: tuple[str, str],
    new_password: tuple[str, str],
) -> None:
    where = ("--vault", str(vault_path))
    assert run(["vault", "recovery", "--key", *where, *password], no_demo) == 0
    assert "What was printed before opens this vault no more" in capsys.readouterr().out
    assert answered(capsys, "vault", "recover", *where, *recovery, *new_password, code=1)["error"] == "NotOpened"
    assert run(["vault", "recovery", "--shares", *where, *password], no_demo) == 0
    told = capsys.readouterr().out
    assert [f"Sheet {number} of 3" in told for number in (1, 2, 3)] == [True] * 3


def test_sheets_are_asked_for_line_by_line_and_not_repeated(
    capsys: pytest.CaptureFixture[str], vault_path: Path, password: tuple[str, str]
) -> None:
    where = ("--vault", str(vault_path))
    made = answered(capsys, "vault", "recovery", "--shares", *where, *password)["shares"]
    typed = [*made[0]["lines"], *made[1]["lines"]]
    # Without a terminal of its own the prompt reads standard input.
    told = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "vault", "recover", *where],
        input="\n".join([*typed, NEW.reveal(), ""]),
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,
    )
    assert "opens with the new password now" in told.stdout
    assert not any(line in told.stdout + told.stderr for line in [*typed, NEW.reveal()])
    Vault.open(vault_path, password=NEW).close()
