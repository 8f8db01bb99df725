"""`adtill rules show|sign`: what is shown can be edited and signed, and only with a code."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.second_factor import STEP_S, code_at
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered


def test_rules_are_shown_edited_and_signed_without_the_window(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    vault = Vault.open(vault_path, password=made_vault.password)
    people = Desk(vault, lambda: datetime.now(UTC)).people
    seed, step = people.begin_second_factor().seed, int(datetime.now(UTC).timestamp()) // STEP_S
    people.confirm_second_factor(code_at(seed, step - 1))
    vault.close()
    password, code, file = tmp_path / "password", tmp_path / "code", tmp_path / "rules.json"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    code.write_text("000000", encoding="utf-8")
    where = ("--vault", str(vault_path), "--password-file", str(password))
    sign = ("rules", "sign", str(file), "--code-file", str(code), *where)
    shown = answered(capsys, "rules", "show", *where)
    assert (shown["number"], shown["signed_by"], shown["fault"]) == (0, "", None)
    assert [one["up_to"] for one in shown["bands"]] == ["10000.00", "100000.00", "500000.00", ""]
    shown["bands"][0] |= {"up_to": "3000.00", "signers": ["owner"]}
    shown["limits"]["day"] = "80000"
    file.write_text(json.dumps(shown), encoding="utf-8")
    assert answered(capsys, *sign, code=1)["error"] == "CodeRefused"
    code.write_text(code_at(seed, int(datetime.now(UTC).timestamp()) // STEP_S), encoding="utf-8")
    signed = answered(capsys, *sign)
    assert (signed["number"], signed["signed_by"], signed["bands"]) == (1, "林岚", shown["bands"])
    assert answered(capsys, "rules", "show", *where)["limits"]["day"] == "80000.00"
    shown["bands"][1]["signers"] = ["call_back"]
    for text in (json.dumps(shown), "[]", "no rules"):
        file.write_text(text, encoding="utf-8")
        assert answered(capsys, *sign, code=1)["error"] == "WrongAnswer"
