"""Files for other eyes: whole or not at all, and why not."""

from pathlib import Path

import pytest

from app.errors import NotWritten
from app.services.handing_out import handed_out


def break_off(file: Path) -> None:
    with handed_out(file) as out:
        out.write(b"half")
        raise ZeroDivisionError


def test_a_file_that_is_broken_off_leaves_what_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "凭证.xlsx"
    file.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError):
        break_off(file)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("凭证.xlsx", b"before")]


def test_whoever_is_told_that_nothing_was_written_hears_why(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for file, why in ((tmp_path / "gone" / "a.xlsx", "no_folder"), (tmp_path / "folder", "is_a_folder")):
        with pytest.raises(NotWritten) as told, handed_out(file) as out:
            out.write(b"a")
        assert (told.value.file, told.value.why) == (file.name, why)
    assert list((tmp_path / "folder").iterdir()) == []
