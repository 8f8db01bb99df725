"""Invoice data in XML and OFD: three dialects, three sources in order of trust, and what each of them is known to get wrong."""

import atexit
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.invoice_checks import checked
from app.domain.invoices import Invoice, InvoiceKind, InvoiceSource
from app.domain.money import Money
from app.errors import NoInvoice
from app.invoices.opener import Opener
from app.invoices.reading import read_invoices
from tests.invoices import papers
from tests.invoices.papers import OLD, Line, Paper

OPENER = Opener()
"""One process apart for all tests; it is started when the first of them needs it."""
atexit.register(OPENER.__exit__, None, None, None)


def read(tmp_path: Path, content: bytes, name: str = "invoice") -> list[Invoice]:
    path = tmp_path / name
    path.write_bytes(content)
    return [checked(invoice) for invoice in read_invoices(path, opener=OPENER).invoices]


def cny(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def said(invoice: Invoice, name: str) -> bool | None:
    return next((check.ok for check in invoice.checks if check.name == name), None)


def assert_is(invoice: Invoice, paper: Paper) -> None:
    assert (invoice.number, invoice.code, invoice.date) == (paper.number, paper.code, date.fromisoformat(paper.date))
    assert (invoice.seller.name, invoice.seller.tax_id) == (paper.seller, paper.seller_id)
    assert (invoice.buyer.name, invoice.buyer.tax_id) == (paper.buyer, paper.buyer_id)
    assert (invoice.net, invoice.tax, invoice.total) == (cny(paper.net), cny(paper.tax), cny(paper.total))
    assert all(check.ok for check in invoice.checks), invoice.checks


@pytest.mark.parametrize("namespace", ["", "urn:example:einvoice"])
def test_the_tax_bureau_s_dialect_is_read_with_and_without_a_namespace(tmp_path: Path, namespace: str) -> None:
    (invoice,) = read(tmp_path, papers.bureau_xml(Paper(), namespace=namespace))
    assert_is(invoice, Paper())
    assert (invoice.kind, invoice.is_red, invoice.source) == (InvoiceKind.DIGITAL_SPECIAL, False, InvoiceSource.XML)
    assert (invoice.capitals, invoice.remark) == ("壹万零陆佰圆整", "账户 1790001 十月消耗")
    (line,) = invoice.lines
    assert (line.name, line.quantity, line.unit_price) == ("*广告服务*信息流推广", Decimal(1), Decimal(10000))
    assert (line.amount, line.rate, line.rate_text, line.tax) == (cny("10000"), Decimal("0.06"), "0.06", cny("600"))


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK", "gb18030"])
def test_chinese_element_names_are_read_in_chinese_encodings_too(tmp_path: Path, encoding: str) -> None:
    (invoice,) = read(tmp_path, papers.chinese_xml(Paper(), encoding=encoding))
    assert_is(invoice, Paper())
    assert len(invoice.lines) == 1


def test_pinyin_initials_are_read_for_new_and_old_numbers(tmp_path: Path) -> None:
    digital, old = read(tmp_path, papers.pinyin_xml(Paper(), OLD))
    assert_is(digital, Paper())
    assert_is(old, OLD)
    assert (digital.key, old.key) == (Paper().number, f"{OLD.code}-{OLD.number}")


@pytest.mark.parametrize("write", [papers.bureau_xml, papers.chinese_xml, papers.pinyin_xml])
def test_each_of_several_invoices_in_one_file_is_read(tmp_path: Path, write: object) -> None:
    several = [replace(Paper(), number=str(26312000000100000000 + at), seller=f"星河{at}有限公司") for at in range(7)]
    assert callable(write)
    found = read(tmp_path, write(*several))
    assert [(one.number, one.seller.name) for one in found] == [(paper.number, paper.seller) for paper in several]
    assert all(len(one.lines) <= 1 for one in found)


def test_the_line_s_total_is_not_taken_for_the_face_s_though_their_names_differ_by_a_hyphen(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.bureau_xml(Paper()))
    assert invoice.total == cny("10600.00")


def test_names_inside_a_signature_are_not_the_seller_s(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.bureau_xml(replace(Paper(), seller="")))
    assert not invoice.seller.name


def test_a_discount_line_is_negative_and_the_invoice_is_not_red(tmp_path: Path) -> None:
    lines = (Line(amount="12000.00", tax="720.00"), Line(amount="-2000.00", tax="-120.00", quantity="", price=""))
    (invoice,) = read(tmp_path, papers.bureau_xml(replace(Paper(), lines=lines)))
    assert not invoice.is_red
    assert said(invoice, "lines_net") is True
    assert invoice.lines[1].quantity is None


def test_a_red_invoice_names_the_blue_one_that_it_cancels(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.bureau_xml(Paper().red("26312000000999999999")))
    assert (invoice.is_red, invoice.original_number) == (True, Paper().number)
    assert (invoice.total, said(invoice, "capitals"), said(invoice, "red")) == (cny("-10600.00"), True, True)


def test_a_red_invoice_is_known_by_its_remark_where_no_element_says_it(tmp_path: Path) -> None:
    red = Paper().red("26312000000999999999")
    remark = f"被红冲蓝字数电票号码：{Paper().number} 红字发票信息确认单编号：31010826112001234567"
    (invoice,) = read(tmp_path, papers.chinese_xml(replace(red, remark=remark)))
    assert (invoice.is_red, invoice.original_number) == (True, Paper().number)
    assert invoice.confirmation_number == "31010826112001234567"


def test_a_toll_and_the_tickets_of_rail_and_air_are_told_apart(tmp_path: Path) -> None:
    rail = (
        "<xbrl><ElectronicInvoiceRailwayETicketNumber>26319000000000000001</ElectronicInvoiceRailwayETicketNumber>"
        "<DateOfIssue>2026-11-02</DateOfIssue><Fare>109.00</Fare><TotalAmountExcludingTax>100.00</TotalAmountExcludingTax>"
        "<TaxAmount>9.00</TaxAmount></xbrl>"
    )
    air = (
        "<xbrl><ElectronicInvoiceAirTransportReceiptNumber>26319000000000000002</ElectronicInvoiceAirTransportReceiptNumber>"
        "<DateOfIssue>2026-11-02</DateOfIssue><Fare>900.00</Fare><FuelSurcharge>100.00</FuelSurcharge><TaxAmount>90.00</TaxAmount>"
        "<CivilAviationDevelopmentFund>50.00</CivilAviationDevelopmentFund><TotalAmount>1140.00</TotalAmount></xbrl>"
    )
    (train,), (plane,) = read(tmp_path, rail.encode()), read(tmp_path, air.encode())
    assert (train.kind, train.net, train.total) == (InvoiceKind.RAIL, cny("100"), cny("109"))
    assert (plane.kind, plane.net, plane.charges) == (InvoiceKind.AIR, cny("1000"), cny("50"))
    assert said(train, "tie") is said(plane, "tie") is True


def test_an_ofd_is_read_from_its_attachment_and_every_other_source_agrees(tmp_path: Path) -> None:
    custom = {"发票号码": OLD.number, "发票代码": OLD.code, "合计金额": OLD.net, "价税合计": OLD.total}
    (invoice,) = read(tmp_path, papers.ofd(OLD, custom=custom, qr=papers.qr_text(OLD)))
    assert_is(invoice, OLD)
    assert (invoice.kind, invoice.source) == (InvoiceKind.ELECTRONIC_ORDINARY, InvoiceSource.OFD_ATTACHMENT)
    assert invoice.origin["capitals"] is InvoiceSource.PAGE_TEXT
    assert said(invoice, "sources") is said(invoice, "qr") is True


def test_without_an_attachment_the_tags_lead_to_the_texts_of_the_page(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.ofd(OLD, attachment=False))
    assert_is(invoice, OLD)
    assert invoice.source is InvoiceSource.OFD_TAGS


def test_a_tag_that_points_at_a_bare_currency_mark_is_no_total(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.ofd(OLD, attachment=False, total_on_page="¥"))
    assert (invoice.total, invoice.origin["total"]) == (cny(OLD.total), InvoiceSource.COMPUTED)
    assert said(invoice, "capitals") is True


def test_the_custom_data_s_amount_is_without_tax_and_never_the_total(tmp_path: Path) -> None:
    custom = {
        "发票号码": OLD.number,
        "发票代码": OLD.code,
        "合计金额": OLD.net,
        "合计税额": OLD.tax,
        "开票日期": "2026年11月02日",
    }
    (invoice,) = read(tmp_path, papers.ofd(OLD, attachment=False, tags=False, page=False, custom=custom))
    assert (invoice.net, invoice.total, invoice.source) == (cny(OLD.net), cny(OLD.total), InvoiceSource.OFD_CUSTOM_DATA)
    del custom["合计税额"]
    (invoice,) = read(tmp_path, papers.ofd(OLD, attachment=False, tags=False, page=False, custom=custom))
    assert (invoice.net, invoice.total) == (cny(OLD.net), None)


def test_an_ofd_with_nothing_but_a_page_is_read_by_places(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.ofd(OLD, attachment=False, tags=False))
    assert_is(invoice, OLD)
    assert (invoice.source, invoice.is_proposal) == (InvoiceSource.PAGE_TEXT, True)


def test_an_ofd_that_is_a_drawing_leaves_its_code_as_a_proposal(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.ofd(OLD, attachment=False, tags=False, page=False, qr=papers.qr_text(OLD)))
    assert (invoice.number, invoice.code, invoice.net) == (OLD.number, OLD.code, cny(OLD.net))
    assert (invoice.total, invoice.is_proposal) == (None, True)


def test_sources_that_contradict_each_other_are_shown_and_the_better_one_counts(tmp_path: Path) -> None:
    custom = {"发票号码": OLD.number, "发票代码": OLD.code, "价税合计": "10000.00"}
    (invoice,) = read(tmp_path, papers.ofd(OLD, custom=custom))
    assert invoice.total == cny(OLD.total)
    (check,) = [one for one in invoice.checks if one.name == "sources"]
    assert not check.ok
    assert "10000.00 (ofd_custom_data)" in check.detail


def test_a_type_is_found_by_content_whatever_the_name_says(tmp_path: Path) -> None:
    assert read(tmp_path, papers.ofd(OLD), "invoice.pdf")[0].number == OLD.number
    assert read(tmp_path, papers.bureau_xml(Paper()), "invoice.ofd")[0].number == Paper().number


@pytest.mark.parametrize("content", [b"hello", b"<html><body/></html>", b"\x00" * 50, b"<a>1</a>"])
def test_what_holds_no_invoice_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    with pytest.raises(NoInvoice):
        read_invoices(path)
