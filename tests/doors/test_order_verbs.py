"""`adtill orders` and `adtill advice list`: the same rules without the window, one JSON document each."""

from pathlib import Path

import pytest

from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered
from tests.store import factory


def test_a_draft_is_made_submitted_shown_and_never_approved_by_its_maker(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    vault = Vault.open_keyed(vault_path, made_vault.key)
    with vault.work() as work:
        factory.with_account(work)
        factory.with_account(work, platform_id="1700000000000002", name="第二个账户")
    vault.close()
    password, code = tmp_path / "password", tmp_path / "code"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    code.write_text("123456", encoding="utf-8")
    where = ("--vault", str(vault_path), "--password-file", str(password))
    (drafted,) = answered(capsys, "orders", "draft", "--account", "1700000000000001", "--amount", "5000", *where)
    assert (drafted["state"], drafted["amount"], drafted["drafted_by"]) == ("draft", "5000.00", "林岚")
    order = str(drafted["order"])
    (submitted,) = answered(capsys, "orders", "submit", order, *where)
    assert (submitted["state"], submitted["missing"]) == ("submitted", ["any_approver"])
    assert "approve" not in submitted["acts"]
    waiting = submitted["waiting"]
    assert (waiting["who"], waiting["how"]) == ("林岚", "in_time")
    assert waiting["for"] == [{"needed": "any_approver", "names": []}], "there is nobody beside the maker"
    refused = answered(capsys, "orders", "approve", order, "--code-file", str(code), *where, code=1)
    assert refused["error"] == "Denied"
    shown = answered(capsys, "orders", "show", order, *where)
    assert [step["kind"] for step in shown["steps"]] == ["order_drafted", "order_submitted"]
    (sent,) = answered(capsys, "orders", "send", order, *where, code=1)
    assert (sent["state"], sent["error"]) == ("submitted", "Held")
    assert [one["state"] for one in answered(capsys, "orders", "list", *where)] == ["submitted"]
    back = ("orders", "draft", "--account", "1700000000000001", "--amount", "300", "--kind", "refund", *where)
    (asked_back,) = answered(capsys, *back)
    assert (asked_back["kind"], asked_back["amount"]) == ("refund", "300.00")
    move = ("orders", "draft", "--account", "1700000000000001", "--amount", "300", "--kind", "transfer")
    (moved,) = answered(capsys, *move, "--to", "1700000000000002", *where)
    assert (moved["kind"], moved["to"]) == ("transfer", "第二个账户")
    assert answered(capsys, *move, *where, code=1)["error"] == "WrongAnswer"
    nobody_knows = answered(capsys, *back[:4], "--amount", "all", "--kind", "refund", *where, code=1)
    assert nobody_knows["error"] == "WrongAnswer", "no balance was ever read"
    advised = answered(capsys, "advice", "list", *where)
    assert [one["urgency"] for one in advised["accounts"]] == ["no_figures", "no_figures"]
