"""PDFs by the places of their words, and QR codes as witnesses."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app.domain.invoices import InvoiceKind, InvoiceSource
from app.domain.money import Money
from app.invoices.reading import read_invoices
from tests.invoices import papers
from tests.invoices.papers import OLD, Line, Paper
from tests.invoices.test_data_files import assert_is, cny, read, said


@pytest.mark.parametrize("labels_first", [True, False])
def test_a_pdf_is_read_by_places_in_whatever_order_it_was_written(tmp_path: Path, labels_first: bool) -> None:  # noqa: FBT001
    (invoice,) = read(tmp_path, papers.pdf(Paper(), labels_first=labels_first))
    assert_is(invoice, Paper())
    assert (invoice.kind, invoice.source) == (InvoiceKind.DIGITAL_SPECIAL, InvoiceSource.PAGE_TEXT)
    assert (invoice.remark, invoice.capitals) == (Paper().remark, Paper().capitals)
    (line,) = invoice.lines
    assert (line.name, line.unit, line.quantity, line.unit_price) == (
        "*广告服务*信息流推广",
        "次",
        Decimal(1),
        Decimal(10000),
    )
    assert (line.amount, line.rate, line.tax) == (cny("10000"), Decimal("0.06"), cny("600"))


def test_several_lines_rates_and_a_discount_are_read_off_a_page(tmp_path: Path) -> None:
    lines = (
        Line(amount="9000.00", tax="540.00"),
        Line(
            name="*信息技术服务*技术服务费", rate="0.03", amount="1000.00", tax="30.00", unit="", quantity="", price=""
        ),
        Line(amount="-500.00", tax="-30.00", unit="", quantity="", price=""),
        Line(name="*预付卡销售*充值", rate="不征税", amount="100.00", tax="***", unit="", quantity="", price=""),
    )
    paper = replace(Paper(), lines=lines, net="9600.00", tax="540.00", total="10140.00", capitals="壹万零壹佰肆拾圆整")
    (invoice,) = read(tmp_path, papers.pdf(paper))
    assert_is(invoice, paper)
    assert [line.rate_text for line in invoice.lines] == ["6%", "3%", "6%", "不征税"]
    assert [line.amount for line in invoice.lines] == [cny(line.amount) for line in lines]


def test_a_long_name_that_runs_on_in_the_next_row_is_one_name(tmp_path: Path) -> None:
    (invoice,) = read(tmp_path, papers.pdf(Paper(), extra=[(25, 233, "十月第二批")]))
    assert [line.name for line in invoice.lines] == ["*广告服务*信息流推广十月第二批"]


def test_an_empty_tax_number_of_the_buyer_is_not_filled_with_the_seller_s(tmp_path: Path) -> None:
    paper = replace(Paper(), buyer="个人", buyer_id="")
    (invoice,) = read(tmp_path, papers.pdf(paper))
    assert (invoice.buyer.name, invoice.buyer.tax_id, invoice.seller.tax_id) == ("个人", "", paper.seller_id)


def test_the_cipher_of_older_faces_is_dropped(tmp_path: Path) -> None:
    cipher = [(200, 305, "03*92+/<>18-4<71>>5/*2+0-"), (290, 305, "密")]
    (invoice,) = read(tmp_path, papers.pdf(replace(Paper(), seller="", seller_id=""), extra=cipher))
    assert invoice.buyer.name == Paper().buyer


def test_the_lines_of_a_list_stand_for_the_face_that_points_at_it(tmp_path: Path) -> None:
    face: list[papers.Placed] = [
        *((400, 360, f"发票号码：{Paper().number}"), (400, 340, "开票日期：2026年11月02日")),
        *((60, 262, "项目名称"), (370, 262, "金 额"), (430, 262, "税率"), (520, 262, "税 额")),
        *((25, 245, "(详见销货清单)"), (370, 245, "300.00"), (430, 245, "6%"), (520, 245, "18.00")),
        *((60, 150, "合 计"), (370, 150, "¥300.00"), (520, 150, "¥18.00"), (400, 130, "（小写）¥318.00")),
    ]
    listed: list[papers.Placed] = [
        *((10, 262, "序号"), (60, 262, "货物(劳务)名称"), (370, 262, "金 额"), (430, 262, "税率"), (520, 262, "税 额")),
    ]
    for at in range(3):
        y = 245 - 14 * at
        listed += [
            (12, y, str(at + 1)),
            (60, y, f"*广告服务*第{at}批"),
            (370, y, "100.00"),
            (430, y, "6%"),
            (520, y, "6.00"),
        ]
    listed.append((60, 150, "小 计"))
    (invoice,) = read(tmp_path, papers.drawn([face, listed]))
    assert [line.name for line in invoice.lines] == [f"*广告服务*第{at}批" for at in range(3)]
    assert said(invoice, "lines_net") is said(invoice, "lines_tax") is said(invoice, "tie") is True


def test_the_code_on_a_pdf_is_a_witness_and_fits_the_total_or_the_net(tmp_path: Path) -> None:
    for amount, word in ((Paper().total, "total"), (Paper().net, "net")):
        (invoice,) = read(tmp_path, papers.pdf(Paper(), qr=papers.qr_text(Paper(), "31", amount)))
        (check,) = [one for one in invoice.checks if one.name == "qr"]
        assert (check.ok, word in check.detail) == (True, True)


def test_a_code_that_tells_of_another_amount_or_number_is_shown(tmp_path: Path) -> None:
    other = replace(Paper(), number="26312000000123456780")
    (invoice,) = read(tmp_path, papers.pdf(Paper(), qr=papers.qr_text(other, "31", "99.00")))
    assert said(invoice, "qr") is said(invoice, "sources") is False
    assert invoice.number == Paper().number


def test_a_picture_gives_what_its_code_says_and_no_more(tmp_path: Path) -> None:
    (old,) = read(tmp_path, papers.qr_picture(papers.qr_text(OLD)))
    assert (old.kind, old.number, old.code) == (InvoiceKind.ELECTRONIC_ORDINARY, OLD.number, OLD.code)
    assert (old.net, old.total, old.source, old.is_proposal) == (cny(OLD.net), None, InvoiceSource.QR, True)
    (digital,) = read(tmp_path, papers.qr_picture(papers.qr_text(Paper(), "32", Paper().total)))
    assert (digital.kind, digital.net, digital.total) == (InvoiceKind.DIGITAL_ORDINARY, None, cny(Paper().total))
    assert digital.date is not None


def test_data_that_the_issuer_put_inside_the_pdf_are_believed_before_its_page(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(papers.pdf(replace(Paper(), seller="一个错读的名称")))
    document.new_attachment("invoice.xml").set_data(papers.bureau_xml(Paper()))
    buffer = BytesIO()
    document.save(buffer)
    document.close()
    (invoice,) = read(tmp_path, buffer.getvalue())
    assert (invoice.source, invoice.seller.name) == (InvoiceSource.XML, Paper().seller)


def test_a_red_invoice_is_read_off_its_page(tmp_path: Path) -> None:
    red = replace(Paper().red("26312000000999999999"), remark=f"被红冲蓝字数电票号码：{Paper().number}")
    (invoice,) = read(tmp_path, papers.pdf(red))
    assert (invoice.is_red, invoice.total, invoice.original_number) == (
        True,
        Money(Decimal("-10600.00"), "CNY"),
        Paper().number,
    )


def test_one_process_apart_opens_a_folder_of_pdfs(tmp_path: Path) -> None:
    for at in range(6):
        paper = replace(Paper(), number=str(26312000000100000000 + at))
        (tmp_path / f"{at}.pdf").write_bytes(papers.pdf(paper))
    assert len(read_invoices(tmp_path).invoices) == 6


def test_an_older_face_has_its_buyer_above_and_its_seller_below(tmp_path: Path) -> None:
    values: list[papers.Placed] = [
        *(
            (490, 370, OLD.code),
            (490, 355, OLD.number),
            (490, 340, "2026 年 11 月 02 日"),
            (490, 325, "66302 82980 99151 00142"),
        ),
        *((110, 310, OLD.buyer), (110, 295, OLD.buyer_id), (110, 110, OLD.seller), (110, 95, OLD.seller_id)),
        *((30, 225, "*广告服务*信息流推广"), (330, 225, "10000.00"), (440, 225, "6%"), (520, 225, "600.00")),
        *((330, 160, "¥10000.00"), (520, 160, "¥600.00"), (150, 140, OLD.capitals), (480, 140, "¥10600.00")),
        (330, 310, "03*92+/<>18-4<71>>5/*2+0-"),
    ]
    labels: list[papers.Placed] = [
        *((230, 370, "上海增值税电子普通发票"), (430, 370, "发票代码："), (430, 355, "发票号码：")),
        *((430, 340, "开票日期："), (430, 325, "校 验 码：")),
        *((20, 315, "购"), (20, 300, "买"), (20, 285, "方"), (20, 112, "销"), (20, 98, "售"), (20, 84, "方")),
        *((35, 310, "名        称："), (35, 295, "纳税人识别号："), (35, 280, "地 址、电 话：")),
        *((35, 110, "名        称："), (35, 95, "纳税人识别号："), (35, 80, "开户行及账号：")),
        *(
            (315, 310, "密"),
            (315, 298, "码"),
            (315, 286, "区"),
            (330, 110, "备"),
            (330, 95, "注"),
            (345, 100, "CZ1102-01"),
        ),
        *((60, 245, "货物或应税劳务、服务名称"), (200, 245, "规格型号"), (250, 245, "单位"), (280, 245, "数量")),
        *((330, 245, "单价"), (380, 245, "金额"), (440, 245, "税率"), (520, 245, "税额")),
        *(
            (60, 160, "合    计"),
            (40, 140, "价税合计（大写）"),
            (420, 140, "（小写）"),
            (40, 60, "收款人："),
            (300, 60, "开票人：林岚"),
        ),
    ]
    (invoice,) = read(tmp_path, papers.drawn([[*labels, *values]]))
    assert_is(invoice, OLD)
    assert (invoice.kind, invoice.check_code) == (InvoiceKind.ELECTRONIC_ORDINARY, "66302829809915100142")
    assert (invoice.remark, len(invoice.lines)) == ("CZ1102-01", 1)
