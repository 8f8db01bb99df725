"""The real engine in its real child: what it reads, what it refuses, and what its death looks like from outside."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import PictureTrouble
from app.ocr.document import document_of
from app.ocr.reader import PictureReader
from app.services.document_reading import DocumentReader
from tests.ocr import drawn

ROOT = Path(__file__).resolve().parents[2]


def test_a_licence_lying_on_its_side_is_read_and_its_places_are_those_of_the_picture(reader: PictureReader) -> None:
    picture = drawn.licence().rotate(90, expand=True)
    reading = DocumentReader(reader).read(drawn.encoded(picture, "JPEG", quality=90), "side.jpg")
    assert reading.type is not None
    assert reading.type.code == "Q001"
    assert {field.name: field.value for field in reading.fields if field.value} == {
        "name": "杭州云帆食品有限公司",
        "uscc": drawn.CODE,
        "legal_rep": "林岚",
        "established": "2015-03-18",
        "address": "杭州市文三路1号",
    }
    name = reading.field("name")
    assert name is not None
    assert name.box is not None
    assert name.box.bottom - name.box.top > 3 * (name.box.right - name.box.left)  # it runs up the picture


def test_a_cat_is_no_document(reader: PictureReader) -> None:
    reading = DocumentReader(reader).read(drawn.encoded(drawn.cat(), "PNG"), "cat.png")
    assert reading.type is None
    assert reading.needs_review


def test_the_child_lives_on_after_a_file_that_it_refused(reader: PictureReader) -> None:
    with pytest.raises(PictureTrouble) as caught:
        reader.read(b"no picture", "notes.jpg")
    assert (caught.value.file, caught.value.reason) == ("notes.jpg", "not_a_picture")
    assert reader.read(drawn.encoded(drawn.cat(), "PNG"), "cat.png").count == 1


def test_reading_that_takes_too_long_is_stopped_with_words_and_the_next_picture_has_a_new_child() -> None:
    with PictureReader(timeout_s=0.05) as hurried:
        for _ in range(2):
            with pytest.raises(PictureTrouble) as caught:
                hurried.read(drawn.encoded(drawn.cat(), "PNG"), "cat.png")
            assert caught.value.reason == "took_too_long"


def test_reading_that_takes_too_much_memory_ends_in_words() -> None:
    with PictureReader(memory_bytes=200 << 20) as poor, pytest.raises(PictureTrouble) as caught:
        poor.read(drawn.encoded(drawn.licence(), "PNG"), "licence.png")
    assert caught.value.reason in {"took_too_much", "reader_died"}


DEEDS = {
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)",
    "look up a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "start a program": f"import subprocess; subprocess.run([{sys.executable!r}, '-c', ''])",
    "fork": "import os; os.fork()",
    "write": "open('here.txt', 'w')",
    "delete": "import os; os.remove('kept.txt')",
    "take memory": "block = bytearray(400 << 20)",
}


@pytest.mark.parametrize("deed", DEEDS)
def test_the_walls_hold_whatever_the_child_is_told_to_do(deed: str, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    script = (
        f"import sys, tempfile; sys.path.insert(0, {str(ROOT)!r}); tempfile.tempdir = {str(tmp_path / 'scratch')!r}\n"
        "from app.ocr.confinement import confine\n"
        "confine(memory_bytes=200 << 20)\n"
        f"try:\n    {DEEDS[deed]}\n"
        "except (OSError, MemoryError) as error:\n    print('held', type(error).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("held "), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.txt", "scratch"]


def test_endless_work_is_ended_by_the_system(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from app.ocr.confinement import allow_seconds, confine\nconfine()\nallow_seconds(1)\nwhile True: pass"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode < 0


def test_pages_keep_their_order_and_number(reader: PictureReader) -> None:
    read = reader.read(drawn.pdf([drawn.cat(), drawn.licence()]), "two.pdf")
    assert [page.number for page in read.pages] == [1, 2]
    reading = document_of(read.pages, count=read.count)
    name = reading.field("name")
    assert name is not None
    assert name.box is not None
    assert name.box.page == 2
