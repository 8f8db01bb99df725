"""`adtill documents inspect`: one JSON document, clear words for what is no picture."""

import json
from pathlib import Path

import pytest

from main import main
from tests.ocr import drawn


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
