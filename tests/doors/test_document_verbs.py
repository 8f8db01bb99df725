"""`adtill documents`: one JSON document, clear words for what is no picture, an archive that takes a file once."""

import json
from pathlib import Path

import pytest

from app.desk import open_vault
from main import main
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered
from tests.ocr import drawn
from tests.services.papers import food_reading, keep


def test_a_picture_becomes_one_json_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "licence.data"  # known by its content, not by its name
    picture.write_bytes(drawn.encoded(drawn.licence(), "JPEG", quality=90))
    assert main(["documents", "inspect", str(picture), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) >= {"type", "candidates", "fields", "checks", "needs_review", "seconds"}
    assert set(answer["type"]) >= {"code", "name_zh", "confidence"}
    assert answer["type"]["code"] == "Q001"
    assert list(answer["fields"]) == [
        *("name", "uscc", "subject_type", "legal_rep", "reg_capital", "established", "term_from", "term_to"),
        *("address", "scope"),
    ]
    assert answer["fields"]["uscc"]["value"] == drawn.CODE
    assert len(answer["fields"]["uscc"]["box"]) == 4
    assert all(set(check) == {"name", "ok", "detail"} for check in answer["checks"])


def test_what_is_no_picture_is_named_and_nothing_hangs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.jpg"
    notes.write_text("这不是图片", encoding="utf-8")
    assert main(["documents", "inspect", str(notes), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == "PictureTrouble"
    assert "notes.jpg was not read: it is no picture" in said.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "inspect", str(tmp_path / "gone.jpg")]) == 1
    assert "gone.jpg" in capsys.readouterr().err


def test_documents_are_kept_listed_shown_and_taken_back(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    password, picture, notes = tmp_path / "password", tmp_path / "licence.jpg", tmp_path / "notes.jpg"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    picture.write_bytes(drawn.encoded(drawn.licence(), "JPEG", quality=90))
    notes.write_text("这不是图片", encoding="utf-8")
    where = ("--vault", str(vault_path), "--password-file", str(password))
    taken = answered(capsys, "documents", "import", str(picture), str(picture), str(notes), *where, code=1)["files"]
    assert [(one["is_known"], one["error"]) for one in taken] == [
        (False, None),
        (True, None),
        (False, "PictureTrouble"),
    ]
    [line] = answered(capsys, "documents", "list", *where)["documents"]
    assert (line["type"], line["number"], line["holder"]) == ("Q001", drawn.CODE, "杭州云帆食品有限公司")
    assert answered(capsys, "documents", "form", str(line["id"]), "stamped_copy", *where)["form"] == "stamped_copy"
    shown = answered(capsys, "documents", "show", str(line["id"]), *where)
    assert shown["form"] == "stamped_copy"
    assert answered(capsys, "documents", "form", str(line["id"]), "untold", *where)["form"] is None
    assert shown["fields"]["uscc"]["value"] == drawn.CODE
    assert (shown["versions"], shown["used_by"]) == ([line["id"]], [])
    assert main(["documents", "show", str(line["id"]), *where]) == 0
    assert "营业执照" in capsys.readouterr().out
    answered(capsys, "documents", "undo", str(line["id"]), *where)
    assert answered(capsys, "documents", "list", *where)["documents"] == []


def test_documents_that_run_out_are_said_until_seen(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    password = tmp_path / "password"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    where = ("--vault", str(vault_path), "--password-file", str(password))
    assert answered(capsys, "documents", "alerts", *where) == {"alerts": []}
    desk = open_vault(vault_path, made_vault.password)
    # The command line goes by the computer's clock: this one ran out whenever the test runs.
    paper_id = keep(desk.documents, food_reading(valid_to="2020-01-31"))
    desk.close()
    [alert] = answered(capsys, "documents", "alerts", *where)["alerts"]
    assert (alert["id"], alert["name_zh"], alert["valid_to"]) == (paper_id, "食品经营许可证", "2020-01-31")
    assert (alert["rung"], alert["next_rung"], alert["applications"], alert["accounts"]) == (-1, None, [], [])
    assert main(["documents", "alerts", *where]) == 0
    assert "ran out" in capsys.readouterr().out
    seen = ("documents", "alerts", "--seen", str(paper_id), *where)
    assert answered(capsys, *seen) == {"alerts": []}
    assert answered(capsys, *seen, code=1)["error"] == "NotFound"
    assert answered(capsys, "documents", "alerts", "--again", str(paper_id), *where)["alerts"] == [alert]


def test_a_document_is_erased_only_when_that_is_said_with_a_reason(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    password = tmp_path / "password"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    where = ("--vault", str(vault_path), "--password-file", str(password))
    desk = open_vault(vault_path, made_vault.password)
    paper_id = keep(desk.documents, food_reading())
    desk.close()
    erase = ("documents", "erase", str(paper_id))
    told = answered(capsys, *erase, *where)
    assert told == {"documents": [paper_id], "applications": [], "older_copies": 0, "record": None}
    assert answered(capsys, *erase, "--for-good", *where, code=1)["error"] == "WrongAnswer"
    assert len(answered(capsys, "documents", "list", *where)["documents"]) == 1
    done = answered(capsys, *erase, "--for-good", "--why", "not_needed", *where)
    assert done["record"] > 0
    assert answered(capsys, "documents", "list", *where)["documents"] == []
    assert answered(capsys, *erase, *where, code=1)["error"] == "NotFound"
