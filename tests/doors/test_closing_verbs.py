"""`adtill invoices import|list`, `reconcile close|reopen|rules`, `vouchers`: the close of a month without the window."""

from pathlib import Path

import pytest

from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered
from tests.invoices.papers import Paper, bureau_xml
from tests.ui.statements.practice import full_desk


def test_a_month_is_closed_reopened_and_handed_to_the_accounting_program(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    vault = Vault.open_keyed(vault_path, made_vault.key)
    full_desk(vault, tmp_path).reconcile.run()
    vault.close()
    password, paper = tmp_path / "password", tmp_path / "发票.xml"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    paper.write_bytes(bureau_xml(Paper(buyer="云帆传媒", date="2026-10-12")))
    where = ("--vault", str(vault_path), "--password-file", str(password))

    rules = answered(capsys, "reconcile", "rules", "--name", "聚量", "巨量引擎", "--fee", "聚量", "0.015", *where)[
        "rules"
    ]
    assert [(one["kind"], one["says"], one["used"]) for one in rules] == [
        ("name", "巨量引擎", True),
        ("fee", "0.015", True),
    ]
    off = answered(capsys, "reconcile", "rules", "--off", "name:聚量", "--take-back", "fee:聚量:0.015", *where)["rules"]
    assert [(one["mark"], one["used"]) for one in off] == [("name:聚量", False)]
    assert answered(capsys, "reconcile", "rules", "--fee", "聚量", "two", *where, code=1)["error"] == "WrongAnswer"
    assert answered(capsys, "invoices", "import", str(paper), *where)["new"] == 1
    (kept,) = answered(capsys, "invoices", "list", *where)["invoices"]
    assert (kept["state"], kept["total"]) == ("sound", "10600.00")

    statement = tmp_path / "statement.pdf"
    closed = answered(capsys, "reconcile", "close", "--period", "2026-10", "--out", str(statement), *where)
    assert (closed["proved"], len(closed["unmatched"]) > 0) == (1, True)
    assert (len(closed["digest"]), statement.read_bytes()[:4]) == (64, b"%PDF")
    refused = answered(capsys, "invoices", "undo", "1", *where, code=1)
    assert refused["error"] == "PeriodClosed"
    assert answered(capsys, "reconcile", "reopen", "--reason", "漏了一张", *where) == {"closed_until": None}

    books = [("bank", "1002", "银行存款"), ("prepayment", "1123", "预付账款"), ("advertising", "6601", "销售费用")]
    books += [("input_vat", "2221", "应交税费")]
    answered(capsys, "vouchers", "accounts", *(part for one in books for part in ("--set", *one)), *where)
    out = tmp_path / "u8.txt"
    made = answered(
        capsys, "vouchers", "export", "--period", "2026-10", "--program", "yonyou-u8", "--out", str(out), *where
    )  # fmt: skip
    again = answered(
        capsys, "vouchers", "export", "--period", "2026-10", "--program", "kingdee-k3", "--out", str(out), *where, code=1
    )  # fmt: skip
    assert (again["error"], out.read_bytes()[:4]) == ("NotWritten", "填制".encode("gbk"))
    assert (made["vouchers"], made["left_out"]) == (2, len(made["not_booked"]))
    assert {one["reason"] for one in made["not_booked"]} == {"open", "waiting"}
    shown = answered(capsys, "vouchers", "show", "--period", "2026-10", *where)["vouchers"]
    assert [entry["debit"] for entry in shown[0]["entries"]] == ["100000.00", "0.00"]
    told = answered(capsys, "vouchers", "rate", "USD", "7.1", "--period", "2026-10", "--source", "公司账", *where)
    assert told == {"USD": {"rate": "7.1", "source": "公司账"}}
    text = out.read_text(encoding="gbk")
    assert text.startswith("填制凭证,V800")
    assert "100000.00" in text
    assert "600.00" in text
