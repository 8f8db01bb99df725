"""Archives and folders of many invoices, and what the command line tells of them."""

import json
import zipfile
from argparse import Namespace
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from app.doors.command_line import run
from app.doors.output import Output
from app.invoices.reading import read_invoices
from app.services.invoices import inspect_invoices
from tests.invoices import papers
from tests.invoices.papers import OLD, Paper
from tests.invoices.test_data_files import OPENER


def no_demo(args: Namespace, out: Output) -> int:  # noqa: ARG001 - the shape of the demo
    return 0


def told(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> Any:
    assert run(["invoices", "inspect", *map(str, arguments), "--json"], no_demo) == code
    return json.loads(capsys.readouterr().out)


def numbered(at: int) -> Paper:
    return replace(Paper(), number=str(26312000000100000000 + at))


def test_an_archive_of_hundreds_gives_every_invoice_once(tmp_path: Path) -> None:
    entries = {f"{at:03}.xml": papers.bureau_xml(numbered(at)) for at in range(300)}
    path = tmp_path / "all.zip"
    path.write_bytes(papers.zipped(entries))
    report = inspect_invoices(path)
    assert [one.number for one in report.invoices] == [numbered(at).number for at in range(300)]
    assert report.problems == ()
    assert sum((one.total.amount for one in report.invoices if one.total), Decimal(0)) == 300 * Decimal(10600)


def test_the_three_formats_of_one_mail_are_one_invoice(tmp_path: Path) -> None:
    entries = {"a.pdf": papers.pdf(Paper()), "a.xml": papers.bureau_xml(Paper()), "b.ofd": papers.ofd(OLD)}
    path = tmp_path / "mail.zip"
    path.write_bytes(papers.zipped(entries))
    report = inspect_invoices(path)
    assert [(one.file, one.number) for one in report.invoices] == [("a.xml", Paper().number), ("b.ofd", OLD.number)]


def test_an_archive_inside_an_archive_is_read_one_level_deep(tmp_path: Path) -> None:
    path = tmp_path / "outer.zip"
    path.write_bytes(papers.zipped({"inner.zip": papers.zipped({"a.xml": papers.bureau_xml(Paper())})}))
    (invoice,) = read_invoices(path).invoices
    assert invoice.file == "inner.zip › a.xml"


def test_names_in_gbk_are_shown_as_they_were_written(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("PLACEHOLDER1.xml"), papers.bureau_xml(Paper()))
    path = tmp_path / "a.zip"
    path.write_bytes(buffer.getvalue().replace(b"PLACEHOLDER1", "十一月发票".encode("gbk") + b"  "))
    (invoice,) = read_invoices(path).invoices
    assert invoice.file == "十一月发票  .xml"


def test_a_file_that_cannot_be_read_is_a_problem_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(papers.bureau_xml(Paper()))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "read me.txt").write_text("hello", encoding="utf-8")
    found = read_invoices(tmp_path, opener=OPENER)
    assert [one.file for one in found.invoices] == ["a.xml"]
    assert {trouble.file: type(trouble).__name__ for trouble in found.problems} == {
        "b.pdf": "BrokenFile",
        "sub/read me.txt": "NoInvoice",
    }


def test_a_single_invoice_is_printed_as_itself_with_exact_amounts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(papers.bureau_xml(Paper()))
    document = told(capsys, path)
    wanted = {"kind", "number", "code", "date", "seller", "buyer", "net", "tax", "total", "currency", "lines", "checks"}
    assert wanted <= set(document)
    assert (document["kind"], document["number"], document["code"], document["date"]) == (
        "digital_special", Paper().number, "", "2026-11-02",
    )  # fmt: skip
    assert document["seller"] == {"name": Paper().seller, "tax_id": Paper().seller_id}
    assert (document["net"], document["tax"], document["total"], document["currency"]) == (
        "10000.00",
        "600.00",
        "10600.00",
        "CNY",
    )
    assert document["lines"][0]["amount"] == "10000.00"
    assert all(set(check) == {"name", "ok", "detail"} and check["ok"] for check in document["checks"])


def test_several_are_printed_as_a_list_with_duplicates_and_pairs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    red = Paper().red("26312000000999999999", part="4000.00")
    for name, paper in (("a.xml", Paper()), ("b.xml", Paper()), ("c.xml", red)):
        (tmp_path / name).write_bytes(papers.bureau_xml(paper))
    document = told(capsys, tmp_path)
    assert [one["file"] for one in document["invoices"]] == ["a.xml", "b.xml", "c.xml"]
    assert [[check["name"] for check in one["checks"] if not check["ok"]] for one in document["invoices"]] == [
        ["duplicate"], ["duplicate"], [],
    ]  # fmt: skip
    assert document["pairs"] == [{"red": red.number, "blue": Paper().number, "left": "6360.00"}]


def test_the_buyer_is_judged_when_the_company_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(papers.bureau_xml(Paper()))
    for company, ok in ((Paper().buyer, True), ("别家公司", False)):
        checks = {check["name"]: check["ok"] for check in told(capsys, path, "--company", company)["checks"]}
        assert checks["buyer"] is ok


def test_a_file_without_an_invoice_fails_by_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "letter.xml"
    path.write_text("<letter/>", encoding="utf-8")
    document = told(capsys, path, code=1)
    assert document["error"] == "NoInvoice"
    assert "letter.xml" in document["text"]
