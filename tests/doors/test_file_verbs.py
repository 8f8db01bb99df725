"""A platform without an interface from the command line: an account, its export, and back again."""

from pathlib import Path

import pytest

from tests.conftest import MadeVault
from tests.doors.test_command_line import answered

SPEND = "日期,总消耗\n2026-11-01,1200.50\n2026-11-02,80.00\n"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))


@pytest.fixture
def vault_options(tmp_path: Path, vault_path: Path, made_vault: MadeVault) -> tuple[str, ...]:
    file = tmp_path / "password"
    file.write_text(made_vault.password.reveal(), encoding="utf-8")
    return ("--vault", str(vault_path), "--password-file", str(file))


def test_an_export_is_looked_at_without_a_vault(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(SPEND, encoding="utf-8")
    told = answered(capsys, "platform-file", "inspect", str(file))
    assert told["columns"] == {"day": "日期", "amount": "总消耗"}
    assert told["missing"] == []
    assert told["rows"][0] == ["2026-11-01", "1200.50"]


def test_an_account_by_file_is_filled_and_emptied_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, vault_options: tuple[str, ...]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(SPEND, encoding="utf-8")
    answered(capsys, "platform-file", "account", "zhihu", "ZH-1", "--name", "品牌", *vault_options)
    take = ("platform-file", "import", str(file), "--platform", "zhihu", "--account", "ZH-1", *vault_options)
    first, again = answered(capsys, *take), answered(capsys, *take)
    assert (first["rows_new"], again["rows_new"], again["rows_known"]) == (2, 0, 2)
    answered(capsys, "platform-file", "undo", str(first["imports"][0]), *vault_options)
    [line] = answered(capsys, "balances", *vault_options)["accounts"]
    assert (line["funding"], line["is_by_file"], line["cash"]) == ("untold", True, None)
    told = answered(
        capsys, "platform-file", "import", str(file), "--platform", "zhihu", "--account", "?", *vault_options, code=1
    )
    assert told["error"] == "WrongAnswer"
