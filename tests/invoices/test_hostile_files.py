"""Promises I1 to I3: files that want to harm are refused with the entry named; nothing is reached, started or written."""

import os
import socket
import stat
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from app.apart import Apart
from app.errors import BrokenFile, DeskError
from app.invoices.reading import read_invoices
from tests.invoices import papers
from tests.invoices.papers import OLD, Paper
from tests.invoices.test_data_files import OPENER

LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
FROM_AFAR = '<!DOCTYPE l SYSTEM "http://127.0.0.1/l.dtd">'


def refused(tmp_path: Path, content: bytes, name: str = "hostile.zip") -> BrokenFile:
    path = tmp_path / name
    path.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BrokenFile) as error:
        read_invoices(path, opener=OPENER)
    assert sorted(tmp_path.rglob("*")) == before
    assert error.value.file == name
    return error.value


@pytest.mark.parametrize("name", ["../out.xml", "/etc/out.xml", "a/../../out.xml", "C:\\out.xml", "..\\out.xml"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    trouble = refused(tmp_path, papers.zipped({"a.xml": papers.bureau_xml(Paper()), name: b"x"}))
    assert (trouble.reason, trouble.entry) == ("unsafe_names", name)


def test_links_are_refused(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("invoice.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    trouble = refused(tmp_path, buffer.getvalue())
    assert (trouble.reason, trouble.entry) == ("link", "invoice.xml")


def test_what_unpacks_to_far_more_than_it_holds_is_refused(tmp_path: Path) -> None:
    trouble = refused(tmp_path, papers.zipped({"a.xml": papers.bureau_xml(Paper()), "bomb.xml": bytes(5_000_000)}))
    assert (trouble.reason, trouble.entry) == ("zip_bomb", "bomb.xml")


def test_a_size_that_lies_is_found_out_while_unpacking(tmp_path: Path) -> None:
    honest = papers.zipped({"a.xml": os.urandom(1000)})
    at = honest.rindex(b"PK\x01\x02") + 24
    trouble = refused(tmp_path, honest[:at] + struct.pack("<I", 10) + honest[at + 4 :])
    assert trouble.reason in {"cut_off", "zip_bomb"}
    assert trouble.entry == "a.xml"


def test_thousands_of_entries_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, papers.zipped({f"{at}.xml": b"x" for at in range(2_001)})).reason == "zip_bomb"


def test_entries_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    content = papers.zipped({"a.xml": os.urandom(3000), "b.xml": os.urandom(3000)})
    directory = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", directory + 4)
    shared = content[: second + 42] + struct.pack("<I", 0) + content[second + 46 :]
    assert refused(tmp_path, shared).reason == "zip_bomb"


def test_archives_in_archives_in_archives_are_refused(tmp_path: Path) -> None:
    inner = papers.zipped({"third.zip": papers.zipped({"a.xml": b"<a/>"})})
    trouble = refused(tmp_path, papers.zipped({"second.zip": inner}))
    assert (trouble.reason, trouble.entry) == ("nested", "second.zip › third.zip")
    ofd_in_zip_in_zip = papers.zipped({"second.zip": papers.zipped({"a.ofd": papers.ofd(OLD)})})
    assert refused(tmp_path, ofd_in_zip_in_zip).reason == "nested"


def test_protected_archives_say_that_they_are(tmp_path: Path) -> None:
    content = bytearray(papers.zipped({"a.xml": papers.bureau_xml(Paper())}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(tmp_path, bytes(content)).reason == "encrypted"


@pytest.mark.parametrize("declaration", [LAUGHS, OUTSIDE, FROM_AFAR])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_entities_are_refused_wherever_they_stand(
    tmp_path: Path, declaration: str, encoding: str
) -> None:
    document = (f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<EInvoice><EIid>1</EIid></EInvoice>').encode(
        encoding
    )
    assert refused(tmp_path, document, "a.xml").reason == "doctype"
    trouble = refused(tmp_path, papers.zipped({"b.xml": papers.bureau_xml(Paper()), "evil.xml": document}))
    assert (trouble.reason, trouble.entry) == ("doctype", "evil.xml")
    in_ofd = papers.zipped({"OFD.xml": document})
    assert refused(tmp_path, in_ofd, "a.ofd").entry == "OFD.xml"


def test_elements_without_end_are_refused(tmp_path: Path) -> None:
    wide = b"<a>" + b"<b/>" * 500_000 + b"</a>"
    deep = b"<a>" * 5_000 + b"<EIid>1</EIid><EIid>2</EIid>" + b"</a>" * 5_000
    assert refused(tmp_path, wide, "a.xml").reason == "too_many_elements"
    assert refused(tmp_path, deep, "a.xml").reason == "too_many_elements"


def png(width: int, height: int) -> bytes:
    """A picture that says it is this large and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 60_000])
def test_pictures_of_too_many_pixels_are_refused_before_they_are_drawn(tmp_path: Path, side: int) -> None:
    assert refused(tmp_path, png(side, side), "a.png").reason == "too_many_pixels"
    trouble = refused(tmp_path, papers.zipped({"scan.png": png(side, side)}))
    assert (trouble.reason, trouble.entry) == ("too_many_pixels", "scan.png")
    with zipfile.ZipFile(BytesIO(papers.ofd(OLD))) as archive:
        entries: dict[str, bytes | str] = {entry: archive.read(entry) for entry in archive.namelist()}
    trouble = refused(tmp_path, papers.zipped({**entries, "Doc_0/Res/qr.png": png(side, side)}), "a.ofd")
    assert (trouble.reason, trouble.entry) == ("too_many_pixels", "Doc_0/Res/qr.png")


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for _ in range(201):
        canvas.showPage()
    canvas.save()
    assert refused(tmp_path, buffer.getvalue(), "a.pdf").reason == "too_many_pages"


def test_a_protected_or_damaged_pdf_says_so(tmp_path: Path) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt="secret")
    canvas.drawString(10, 10, "x")
    canvas.save()
    assert refused(tmp_path, buffer.getvalue(), "a.pdf").reason == "encrypted"
    assert refused(tmp_path, b"%PDF-1.7\n" + os.urandom(500), "a.pdf").reason == "unreadable_pdf"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.zip"
    with path.open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    with pytest.raises(BrokenFile):
        read_invoices(path)


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.xml"
    outside.write_bytes(papers.bureau_xml(Paper()))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.xml").symlink_to(outside)
    assert read_invoices(folder).invoices == ()


SAMPLES = (papers.bureau_xml(Paper()), papers.ofd(OLD), papers.zipped({"a.xml": papers.bureau_xml(Paper())}))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


@settings(max_examples=120, deadline=None)
@given(sample=st.sampled_from(SAMPLES), data=st.data())
def test_flipped_and_cut_files_are_read_or_refused(scratch: Path, sample: bytes, data: st.DataObject) -> None:
    content = bytearray(sample)
    for _ in range(data.draw(st.integers(0, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = scratch / "flipped"
    path.write_bytes(bytes(content[: data.draw(st.integers(1, len(content)))]))
    try:
        read_invoices(path, opener=OPENER)
    except DeskError:
        return


def do_harm(question: bytes) -> bytes:
    """What a hostile file could make a reader do; runs in the process apart."""
    wish = question.decode()
    if wish == "allocate":
        return bytes(4 << 30)[:1]
    if wish == "loop":
        while True:
            pass
    if wish == "die":
        os._exit(3)
    if wish == "start":
        subprocess.run(["true"], check=True)
    if wish.startswith("write "):
        Path(wish.removeprefix("write ")).write_text("x", encoding="utf-8")
    if wish.startswith("connect "):
        socket.create_connection(("127.0.0.1", int(wish.removeprefix("connect "))), timeout=1)
    if wish == "fork":
        os.fork()
    return b"done"


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart(do_harm, time_limit_s=20) as process:
        yield process


def test_what_takes_too_long_is_stopped_and_the_next_question_is_answered() -> None:
    with Apart(do_harm, time_limit_s=3) as process:
        with pytest.raises(TimeoutError):
            process.ask(b"loop")
        assert process.ask(b"nothing") == b"done"


@pytest.mark.parametrize("wish", ["allocate", "start", "fork", "die"])
def test_a_reader_that_is_made_to_do_harm_dies_and_the_next_question_is_answered(apart: Apart, wish: str) -> None:
    with pytest.raises(ChildProcessError):
        apart.ask(wish.encode())
    assert apart.ask(b"nothing") == b"done"


def test_a_reader_writes_nothing_and_reaches_nobody(apart: Apart, tmp_path: Path) -> None:
    with pytest.raises(ChildProcessError):
        apart.ask(f"write {tmp_path / 'x'}".encode())
    assert list(tmp_path.iterdir()) == []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(ChildProcessError):
            apart.ask(f"connect {server.getsockname()[1]}".encode())
        with pytest.raises(TimeoutError):
            server.accept()
