"""The command line: one JSON document on standard output, nothing else there, and an exit code that can be relied on."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from app.doors.command_line import run
from app.doors.output import Output
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.conftest import MadeVault
from tests.services.conftest import NOW, TODAY, write_cmb

PLAIN = "id,date,amount,currency,party,reference,text\n"


def no_demo(args: Namespace, out: Output) -> int:  # noqa: ARG001 - the shape of the demo
    return 0


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))


@pytest.fixture
def password_file(tmp_path: Path, made_vault: MadeVault) -> Path:
    file = tmp_path / "password"
    file.write_text(made_vault.password.reveal() + "\n", encoding="utf-8")
    return file


def answered(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    assert run([*arguments, "--json"], no_demo) == code
    return json.loads(capsys.readouterr().out)


def test_inspecting_a_statement_prints_all_that_was_promised(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write_cmb(tmp_path / "a.csv", [("2026-11-02", "-100", "充值"), ("2026-11-03", "30.50", "退款")])
    told = answered(capsys, "statements", "inspect", str(file))
    wanted = {
        "format",
        "encoding",
        "header_line",
        "rows",
        "credits",
        "debits",
        "opening",
        "closing",
        "warnings",
        "problems",
    }
    assert wanted <= set(told)
    assert (told["rows"], told["credits"], told["debits"], told["header_line"]) == (
        2, {"CNY": "30.50"}, {"CNY": "100.00"}, 1,
    )  # fmt: skip


def test_a_file_that_cannot_be_read_fails_with_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(bytes(range(256)) * 8)
    told = answered(capsys, "statements", "inspect", str(file), code=1)
    assert told["error"] in {"UnknownFormat", "BrokenFile"}
    assert "a.bin" in told["text"]
    assert answered(capsys, "statements", "inspect", str(tmp_path / "missing.csv"), code=1)["error"]


def test_wrong_use_ends_with_two() -> None:
    with pytest.raises(SystemExit) as raised:
        run(["statements", "swallow"], no_demo)
    assert raised.value.code == 2


def test_plain_files_are_reconciled_with_signs_from_the_companys_side(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bank, platform = tmp_path / "bank.csv", tmp_path / "platform.csv"
    bank.write_text(
        PLAIN + "B1,2026-09-01,-100000.00,CNY,方舟,CZ0901-01,\nB2,2026-09-15,-80000,CNY,星河,CZ0915-02,\n",
        encoding="utf-8",
    )
    platform.write_text(
        PLAIN
        + "P1,2026-09-01,-100000.00,CNY,洗护,CZ0901-01,\nP2,2026-09-15,-78800,CNY,护肤,CZ0915-02,\nP3,2026-09-20,-5,CNY,,,\n",
        encoding="utf-8",
    )
    told = answered(capsys, "reconcile", "files", "--bank", str(bank), "--platform", str(platform))
    first, second = sorted(told["groups"], key=lambda group: group["left"])
    assert (first["left"], first["right"], first["state"], first["differences"]) == (["B1"], ["P1"], "auto", [])
    assert (second["state"], second["differences"][0]["amount"]) == ("proposed", "-1200.00")
    assert (told["unmatched_left"], told["unmatched_right"]) == ([], ["P3"])
    assert told["summary"]["rows_right"] == 3


def test_double_bookings_invoices_and_a_report_come_with_the_files(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bank, platform, invoices = (tmp_path / name for name in ("bank.csv", "platform.csv", "invoices.csv"))
    bank.write_text(PLAIN + "B1,2026-09-01,-512345.67,CNY,方舟传媒,,广告费\n", encoding="utf-8")
    platform.write_text(
        PLAIN + "P1,2026-09-01,-512345.67,CNY,方舟传媒,,\nP2,2026-09-02,-512345.67,CNY,星河,,\n", encoding="utf-8"
    )
    heading = PLAIN.strip() + ",net,tax\n"
    invoices.write_text(heading + "I1,2026-10-01,512345.67,CNY,方舟传媒,,,483344.97,29000.70\n", encoding="utf-8")
    out = tmp_path / "report.xlsx"
    told = answered(
        capsys,
        *("reconcile", "files", "--bank", str(bank), "--platform", str(platform)),
        *("--invoices", str(invoices), "--out", str(out)),
    )
    (double,) = told["double_bookings"]
    assert (double["left"], double["right"], double["amount"]) == (["B1"], ["P1", "P2"], "512345.67")
    assert [one["kind"] for one in told["findings"]] == ["double_booking"]
    assert [(one["invoices"], one["left"], one["open"]) for one in told["invoice_links"]] == [(["I1"], ["B1"], "0.00")]
    assert out.read_bytes()[:2] == b"PK"


def test_an_invoice_file_of_an_unknown_kind_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(PLAIN, encoding="utf-8")
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n", encoding="utf-8")
    same = ("--bank", str(file), "--platform", str(file))
    assert answered(capsys, "reconcile", "files", *same, "--invoices", str(odd), code=1)["error"]


def test_a_morning_goes_by_without_a_window(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, vault_path: Path, password_file: Path
) -> None:
    opened = ("--vault", str(vault_path), "--password-file", str(password_file))
    with Sandbox(World(accounts=6, days=20, today=TODAY, platforms=FIRST_THREE), now=NOW) as sandbox:
        connected = answered(capsys, "connect", "--sandbox", sandbox.url, *opened)
        assert len(connected["connections"]) == 3
        synced = answered(capsys, "sync", *opened)
        assert (synced["accounts"], synced["failures"]) == (6, [])
    assert len(answered(capsys, "balances", *opened)["accounts"]) >= 6
    assert answered(capsys, "burn", *opened)["accounts"]
    file = write_cmb(tmp_path / "a.csv", [("2026-11-02", "-100", "充值")])
    assert answered(capsys, "statements", "import", str(file), "--account", "招商银行", *opened)["rows_new"] == 1
    assert answered(capsys, "statements", "import", str(file), "--account", "招商银行", *opened)["rows_known"] == 1
    assert "auto" in answered(capsys, "reconcile", "run", *opened)
    assert "groups" in answered(capsys, "reconcile", "show", *opened)
    assert answered(capsys, "trace", "verify", *opened)["whole"] is True
    exported = answered(capsys, "trace", "export", "--out", str(tmp_path / "chain"), *opened)
    assert len((tmp_path / "chain").read_text(encoding="utf-8").splitlines()) == exported["lines"]
    answered(capsys, "trace", "proof", "1", "--out", str(tmp_path / "proof"), *opened)
    kept, picture = str(tmp_path / "kept"), tmp_path / "kept.png"
    told = answered(capsys, "trace", "checkpoint", "--out", kept, "--qr", str(picture), *opened)
    [read] = zxingcpp.read_barcodes(Image.open(picture))
    assert read.text == Path(kept).read_text(encoding="utf-8").strip()
    for what in (kept, told["code"]):
        assert answered(capsys, "trace", "compare", what, *opened)["verdict"] == "same"
    answered(capsys, "trace", "consistency", "1", "--out", str(tmp_path / "way"), *opened)
    checked = answered(capsys, "vault", "check", *opened)
    assert (checked["sound"], checked["counts"]["bank_rows"]) == (True, 1)
    backup = answered(capsys, "vault", "backup", str(tmp_path / "backups"), *opened)["backup"]
    restored = answered(
        capsys, "vault", "restore", backup, "--to", str(tmp_path / "new.adtill"), "--password-file", str(password_file)
    )
    assert Path(restored["vault"]).is_dir()


def test_a_wrong_password_is_told_apart_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, vault_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the password at all\n", encoding="utf-8")
    told = answered(capsys, "vault", "check", "--vault", str(vault_path), "--password-file", str(wrong), code=1)
    assert told["error"] == "NotOpened"
