"""Files that are broken or want to harm: each is refused at once with a reason, or read as far as it can be trusted."""

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from app.banks.reading import BROKEN_REASONS, read_statement, sample_sheet
from app.domain.statements import ProblemReason
from app.errors import BrokenFile, EmptyStatement, UnknownFormat

SAMPLES = Path(__file__).parents[1] / "data" / "statements"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
CAMT = '<?xml version="1.0"?>{}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"><BkToCstmrStmt>{}</BkToCstmrStmt></Document>'


def saved(tmp_path: Path, content: bytes | str, name: str = "statement.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def package(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with one part replaced or added."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return package({**parts, name: content})


def reason_of(path: Path) -> str:
    with pytest.raises(BrokenFile) as refused:
        read_statement(path)
    assert refused.value.reason in BROKEN_REASONS
    assert refused.value.file == path.name
    return refused.value.reason


def test_a_zip_of_something_else_is_no_workbook_whatever_its_name(tmp_path: Path) -> None:
    content = package({"readme.txt": b"hello"})
    assert reason_of(saved(tmp_path, content)) == "not_a_workbook"
    assert reason_of(saved(tmp_path, content, "statement.csv")) == "not_a_workbook"


def test_a_package_that_unpacks_to_far_more_than_it_holds_is_refused(tmp_path: Path) -> None:
    bomb = with_part(workbook(["a"]), "xl/media/image1.png", bytes(5_000_000))
    assert reason_of(saved(tmp_path, bomb)) == "zip_bomb"


def test_a_package_of_thousands_of_entries_is_refused(tmp_path: Path) -> None:
    crowd = package({"xl/workbook.xml": b"<workbook/>", **{f"xl/part{number}": b"x" for number in range(2_001)}})
    assert reason_of(saved(tmp_path, crowd)) == "zip_bomb"


def test_a_cell_in_the_far_corner_does_not_fill_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "日期"
    sheet["XFD1048576"] = 1
    path = tmp_path / "far.xlsx"
    book.save(path)
    assert reason_of(path) == "zip_bomb"


def test_names_that_lead_out_of_the_package_are_refused(tmp_path: Path) -> None:
    sly = with_part(workbook(["a"]), "../outside.txt", b"x")
    assert reason_of(saved(tmp_path, sly)) == "unsafe_names"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_workbook_that_declares_entities_is_refused(part: str, tmp_path: Path) -> None:
    laughing = with_part(workbook(["a"]), part, f'<?xml version="1.0"?>{LAUGHS}<workbook/>'.encode())
    assert reason_of(saved(tmp_path, laughing)) == "doctype"


@pytest.mark.parametrize(
    "declaration",
    [LAUGHS, '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE l SYSTEM "http://127.0.0.1/l.dtd">'],
)
def test_camt_and_ofx_with_a_document_type_are_refused(declaration: str, tmp_path: Path) -> None:
    assert reason_of(saved(tmp_path, CAMT.format(declaration, "<Stmt/>"), "a.xml")) == "doctype"
    assert reason_of(saved(tmp_path, f"{declaration}<OFX><STMTRS></STMTRS></OFX>", "a.ofx")) == "doctype"


def test_a_cut_off_workbook_says_that_its_end_is_missing(tmp_path: Path) -> None:
    whole = workbook(["日期", "金额"], ["2026-01-02", 5])
    assert reason_of(saved(tmp_path, whole[: len(whole) // 2])) == "cut_off"


def test_a_cut_off_message_says_that_its_end_is_missing(tmp_path: Path) -> None:
    whole = (SAMPLES / "camt" / "sample.xml").read_text(encoding="utf-8")
    assert reason_of(saved(tmp_path, whole[:900], "a.xml")) in {"cut_off", "broken_xml"}


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_a_file_without_content_is_refused(content: bytes, tmp_path: Path) -> None:
    assert reason_of(saved(tmp_path, content)) == "empty_file"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    assert reason_of(path) == "too_large"


@pytest.mark.parametrize("name", ["alipay", "icbc-debit", "neon", "wechat-merchant-funds", "sheet-utf16"])
def test_a_statement_without_a_row_is_empty_and_not_broken(name: str, tmp_path: Path) -> None:
    source = SAMPLES / name / "sample.csv"
    statement = read_statement(source)
    encoding = {"alipay": "gbk", "sheet-utf16": "utf-16-le"}.get(name, "utf-8")
    lines = source.read_bytes().decode(encoding).split("\n")
    target = saved(tmp_path, "\n".join(lines[: statement.header_line]).encode(encoding), "empty.csv")
    with pytest.raises(EmptyStatement):
        read_statement(target)


def test_an_empty_camt_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyStatement):
        read_statement(saved(tmp_path, CAMT.format("", "<GrpHdr/>"), "a.xml"))


def test_a_file_cut_inside_a_quotation_names_the_line(tmp_path: Path) -> None:
    text = (SAMPLES / "cmb-debit" / "sample.csv").read_text(encoding="utf-8")
    cut = text[: text.index('"8,050.25"') + 4]
    statement = read_statement(saved(tmp_path, cut, "a.csv"))
    assert [row.line for row in statement.rows] == [2]
    assert [(problem.line, problem.reason) for problem in statement.problems] == [(3, ProblemReason.CUT_OFF)]


def test_a_quotation_that_never_ends_costs_its_own_line_only(tmp_path: Path) -> None:
    lines = ["Date,Payee,Amount", '2026-01-02,"Lake,5.00', *(f"2026-01-03,Hill {n},-1.00" for n in range(200))]
    statement = read_statement(saved(tmp_path, "\n".join(lines), "a.csv"))
    assert len(statement.rows) == 200
    assert [(problem.line, problem.reason) for problem in statement.problems] == [(2, ProblemReason.UNREADABLE)]


def test_two_quotations_without_end_do_not_swallow_the_payment_between_them(tmp_path: Path) -> None:
    lines = [
        "Date,Payee,Amount",
        '2026-01-02,"Lake,5.00',
        "2026-01-03,Hill,-1.00",
        '2026-01-04,"Sea,7.00',
        "2026-01-05,Bay,2.00",
    ]
    statement = read_statement(saved(tmp_path, "\n".join(lines), "a.csv"))
    assert [row.line for row in statement.rows] == [3, 5]
    assert [problem.line for problem in statement.problems] == [2, 4]


def test_a_cut_off_download_keeps_its_whole_entries_and_says_that_it_is_cut(tmp_path: Path) -> None:
    text = (SAMPLES / "ofx" / "sample.ofx").read_text(encoding="ascii")
    statement = read_statement(saved(tmp_path, text[: text.index("<FITID>F2")], "a.ofx"))
    assert len(statement.rows) >= 1
    assert ProblemReason.CUT_OFF in {problem.reason for problem in statement.problems}


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n1,2,3", b"\x89PNG\r\n\x1a\n,,,", b"\x7fELF\x02,1,2", b"Dear Sir\nno table here"]
)
def test_what_is_no_table_cannot_be_mapped_either(content: bytes, tmp_path: Path) -> None:
    path = saved(tmp_path, content, "statement.csv")
    with pytest.raises(UnknownFormat) as unknown:
        read_statement(path)
    assert not unknown.value.is_sheet
    with pytest.raises(BrokenFile) as refused:
        sample_sheet(path)
    assert refused.value.reason == "no_sheet"
