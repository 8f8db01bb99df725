"""Files that want to harm, of our own making, each with the room that has to refuse it; none of them is ever kept."""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
from reportlab.pdfgen.canvas import Canvas

from tests.invoices import papers
from tests.invoices.papers import OLD, Paper

SAMPLES = Path(__file__).parents[1] / "data" / "statements"
_MB = 1024 * 1024
_LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
_DECLARED = {
    "billion laughs": f'<!DOCTYPE l [<!ENTITY l0 "ha">{_LAUGHS}]>',
    "quadratic blow-up": f'<!DOCTYPE l [<!ENTITY a "{"a" * 100_000}">]>',
    "entity of a file": '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "entity from afar": '<!DOCTYPE l [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>',
    "outside document type": '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/l.dtd">',
}
_INSIDE = {"billion laughs": "&l9;", "quadratic blow-up": "&a;" * 20_000}
_CAMT = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"><BkToCstmrStmt>{}</BkToCstmrStmt></Document>'


@dataclass(frozen=True, slots=True, kw_only=True)
class HostileFile:
    """One file; the error that refuses it names `place`: an entry, or a line. Empty where the file itself is the fault."""

    name: str
    content: bytes
    room: str
    """`statement` or `invoice`: which way it comes in."""
    place: str = ""
    padded_to: int = 0
    """Made this long on disk, in zeros that take no room there."""


def hostile_files() -> Iterator[HostileFile]:
    """All of them, one at a time, since some are large."""
    for name, content, place in _packages():
        yield HostileFile(name=f"invoices {name}", content=content, room="invoice", place=place)
    yield from _packed_statements()
    yield from _documents()
    yield from _papers()
    yield from _sheets()


def _packages() -> Iterator[tuple[str, bytes, str]]:
    whole = papers.bureau_xml(Paper())
    layer = papers.zipped({f"{at}.xml": bytes(_MB) for at in range(16)})
    yield "packed in packed in packed", papers.zipped({"b.zip": papers.zipped({"c.zip": layer})}), "b.zip"
    yield "bomb of 1 GB", _zeros(1024 * _MB), "bomb.xml"
    yield "bomb of 199 MB", _zeros(199 * _MB), "bomb.xml"
    yield "199 MB at an honest ratio", _at_an_honest_ratio(199 * _MB), ""
    yield "a package that holds itself", _holding_itself(), "r/r.zip"
    for name in ("../out.xml", "/etc/out.xml", "C:\\out.xml", "..\\out.xml"):
        yield f"name {name}", papers.zipped({"a.xml": whole, name: b"x"}), name
    yield "link", _link(), "invoice.xml"
    yield "2,001 entries", papers.zipped({f"{at}.xml": b"x" for at in range(2_001)}), "0.xml"
    yield "60,000 entries", papers.zipped({f"{at}.xml": b"x" for at in range(60_000)}), "0.xml"
    yield "entries that share their bytes", _overlapping(), "b.xml"
    yield "size that lies", _lying(), "a.xml"
    protected = bytearray(papers.zipped({"a.xml": whole}))
    protected[protected.index(b"PK\x01\x02") + 8] |= 1
    yield "protected", bytes(protected), "a.xml"


def _packed_statements() -> Iterator[HostileFile]:
    book = _workbook()
    for name, content, place in (
        ("bomb of 1 GB", _zeros(1024 * _MB), "bomb.xml"),
        ("199 MB at an honest ratio", _at_an_honest_ratio(199 * _MB), ""),
        ("bomb in a workbook", _with_part(book, "xl/media/a.png", bytes(150 * _MB)), "xl/media/a.png"),
        ("cell in the far corner", _far_corner(), ""),
        ("archive in an archive", papers.zipped({"b.zip": papers.zipped({"a.csv": b"a,b"})}), "b.zip"),
        ("name that leads out", papers.zipped({"../a.csv": b"a,b"}), "../a.csv"),
        ("link", _link(), "invoice.xml"),
        ("60,000 entries", papers.zipped({f"{at}.csv": b"x" for at in range(60_000)}), "0.csv"),
        ("entries that share their bytes", _overlapping(), "b.xml"),
        ("cut workbook", book[: len(book) // 2], ""),
    ):
        yield HostileFile(name=f"statement {name}", content=content, room="statement", place=place)
    for name, declared in _DECLARED.items():
        document = f'<?xml version="1.0"?>{declared}<workbook>{_INSIDE.get(name, "&a;")}</workbook>'.encode()
        for part in ("xl/workbook.xml", "xl/sharedStrings.xml"):
            hostile = _with_part(book, part, document)
            yield HostileFile(name=f"statement {name} in {part}", content=hostile, room="statement", place=part)
    yield HostileFile(name="statement of 201 MB", content=b"", room="statement", padded_to=201 * _MB)


def _documents() -> Iterator[HostileFile]:
    for name, declared in _DECLARED.items():
        inside = _INSIDE.get(name, "&a;")
        camt = f'<?xml version="1.0"?>{declared}{_CAMT.format(inside)}'.encode()
        yield HostileFile(name=f"CAMT {name}", content=camt, room="statement")
        ofx = f"{declared}<OFX><STMTRS>{inside}</STMTRS></OFX>".encode()
        yield HostileFile(name=f"OFX {name}", content=ofx, room="statement")
        for encoding in ("utf-8", "utf-16"):
            text = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<EInvoice>{inside}</EInvoice>'
            document, told = text.encode(encoding), f"{name}, {encoding}"
            yield HostileFile(name=f"XML {told}", content=document, room="invoice")
            packed = papers.zipped({"b.xml": papers.bureau_xml(Paper()), "evil.xml": document})
            yield HostileFile(name=f"packed XML {told}", content=packed, room="invoice", place="evil.xml")
            ofd = papers.zipped({"OFD.xml": document})
            yield HostileFile(name=f"OFD {told}", content=ofd, room="invoice", place="OFD.xml")
    included = b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></a>'
    yield HostileFile(name="XInclude", content=included, room="invoice")
    yield HostileFile(name="wide XML", content=b"<a>" + b"<b/>" * 4_000_000 + b"</a>", room="invoice")
    yield HostileFile(name="XML at its most elements", content=b"<a>" + b"<b/>" * 190_000 + b"</a>", room="invoice")
    yield HostileFile(name="deep XML", content=b"<a>" * 190_000 + b"</a>" * 190_000, room="invoice")


def _papers() -> Iterator[HostileFile]:
    with zipfile.ZipFile(BytesIO(papers.ofd(OLD))) as archive:
        parts: dict[str, bytes | str] = {entry: archive.read(entry) for entry in archive.namelist()}
    for side in (8_000, 60_000):
        picture, inside = _png(side), "Doc_0/Res/qr.png"
        yield HostileFile(name=f"picture {side}", content=picture, room="invoice")
        packed = papers.zipped({"scan.png": picture})
        yield HostileFile(name=f"packed picture {side}", content=packed, room="invoice", place="scan.png")
        ofd = papers.zipped({**parts, inside: picture})
        yield HostileFile(name=f"OFD with a picture {side}", content=ofd, room="invoice", place=inside)
    for pages in (201, 5_000):
        yield HostileFile(name=f"PDF of {pages} pages", content=_pdf(pages), room="invoice")
    yield HostileFile(name="protected PDF", content=_pdf(1, encrypt="secret"), room="invoice")
    yield HostileFile(name="PDF of noise", content=b"%PDF-1.7\n" + os.urandom(_MB), room="invoice")
    yield HostileFile(name="invoices of 201 MB", content=b"", room="invoice", padded_to=201 * _MB)


def _sheets() -> Iterator[HostileFile]:
    text = (SAMPLES / "cmb-debit" / "sample.csv").read_text(encoding="utf-8")
    cut = text[: text.index('"8,050.25"') + 4].encode()
    yield HostileFile(name="sheet cut in a quotation", content=cut, room="statement", place="line 3")
    lines = ["Date,Payee,Amount", '2026-01-02,"Lake,5.00', *(f"2026-01-03,Hill {n},-1.00" for n in range(50_000))]
    endless = "\n".join(lines).encode()
    yield HostileFile(name="quotation without end, 50,000 lines", content=endless, room="statement", place="line 2")
    crowded = "\n".join(["Date,Payee,Amount", *['2026-01-02,"Lake,5.00'] * 5_000]).encode()
    yield HostileFile(name="5,000 quotations without end", content=crowded, room="statement", place="line 2")
    bad = b"Date,Payee,Amount\n2026-01-02,Lake,5.00\n2026-01-03,Hill,1.2.3\n"
    yield HostileFile(name="amount that is none", content=bad, room="statement", place="line 3")
    for codec in ("gb18030", "big5", "utf-16", "utf-8-sig"):
        told = "交易日期,對方戶名,金額\r\n2026-01-02,湖,5.00\r\n2026-01-03,山,(一.2\r\n"
        told = told.replace("對方戶名", "对方户名").replace("金額", "金额") if codec != "big5" else told
        yield HostileFile(name=f"bad amount in {codec}", content=told.encode(codec), room="statement", place="line 3")
    for name, content in (
        ("empty", b""),
        ("zeros", bytes(_MB)),
        ("noise", os.urandom(60 * _MB)),
        ("noise without a zero", os.urandom(60 * _MB).replace(b"\x00", b"\xe9")),
        ("program", b"\x7fELF\x02,1,2"),
        ("one line of 20 MB", b"a," * (10 * _MB)),
        ("20 MB of commas in lines", (b"," * 1000 + b"\n") * 20_000),
    ):
        yield HostileFile(name=f"sheet of {name}", content=content, room="statement")


def _zeros(size: int) -> bytes:
    buffer = BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("bomb.xml", "w") as entry,
    ):
        for _ in range(size // _MB):
            entry.write(bytes(_MB))
    return buffer.getvalue()


def _at_an_honest_ratio(size: int) -> bytes:
    """As much as may be unpacked, with noise beside it so that the ratio shows nothing."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("noise.bin", os.urandom(3 * _MB))
        archive.writestr("a.xml", b"<a>" + bytes(size - 4 * _MB))
    return buffer.getvalue()


def _holding_itself() -> bytes:
    """What a quine archive is to a reader: every layer opens on one more."""
    content = papers.zipped({"a.xml": b"<a/>"})
    for _ in range(6):
        content = papers.zipped({"r/r.zip": content})
    return content


def _link() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("invoice.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def _overlapping() -> bytes:
    content = papers.zipped({"a.xml": os.urandom(3000), "b.xml": os.urandom(3000)})
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    return content[: second + 42] + struct.pack("<I", 0) + content[second + 46 :]


def _lying() -> bytes:
    honest = papers.zipped({"a.xml": os.urandom(1000)})
    at = honest.rindex(b"PK\x01\x02") + 24
    return honest[:at] + struct.pack("<I", 10) + honest[at + 4 :]


def _workbook(*, far: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "日期"
    if far:
        sheet["XFD1048576"] = 1
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _far_corner() -> bytes:
    return _workbook(far=True)


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: Mapping[str, bytes | str] = {entry: archive.read(entry) for entry in archive.namelist()}
    return papers.zipped({**parts, name: content})


def _png(side: int) -> bytes:
    """A picture that says it is this large and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def _pdf(pages: int, encrypt: str | None = None) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt)
    for _ in range(pages):
        canvas.drawString(10, 10, "x")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
