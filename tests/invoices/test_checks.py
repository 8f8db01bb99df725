"""An invoice held against itself, its copies, its credit notes and the company: what always holds, and what each failure shows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capitals import amount_in_capitals
from app.domain.invoice_checks import (
    check_paid,
    checked,
    gathered,
    with_duplicates_marked,
)
from app.domain.invoices import Invoice, InvoiceKind, InvoiceLine, InvoiceSource, Party, duplicates, red_pairs
from app.domain.money import Money
from app.invoices.figures import amount_in, day_in, rate_in
from tests.invoices.papers import spelled

US = Party("云帆传媒有限公司", "91310000MA1FL0002Y")


def cny(amount: str | Decimal) -> Money:
    return Money(Decimal(amount), "CNY")


def made(**changes: object) -> Invoice:
    line = InvoiceLine(name="*广告服务*推广", amount=cny("10000"), rate_text="6%", rate=Decimal("0.06"), tax=cny("600"))
    whole = Invoice(
        kind=InvoiceKind.DIGITAL_SPECIAL, number="26312000000123456789", date=date(2026, 11, 2),
        seller=Party("星河互动科技有限公司", "91310000MA1FL0001X"), buyer=US,
        net=cny("10000"), tax=cny("600"), total=cny("10600"), capitals="壹万零陆佰圆整", lines=(line,),
        source=InvoiceSource.XML, file="a.xml",
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def failed(invoice: Invoice, company: Party | None = US) -> set[str]:
    return {check.name for check in checked(invoice, company).checks if not check.ok}


@given(st.integers(0, 10**13 - 1))
def test_capitals_say_the_amount_that_they_spell(cents: int) -> None:
    amount = Decimal(cents).scaleb(-2)
    assert amount_in_capitals(spelled(amount)) == amount
    assert amount_in_capitals("（负数）" + spelled(amount).replace("元", "圆")) == -amount


@given(st.text(alphabet="零壹贰拾佰仟万亿元圆角分整（）负数x ", max_size=12))
def test_any_text_in_capitals_is_an_amount_or_refused(text: str) -> None:
    try:
        assert amount_in_capitals(text) is not None
    except ValueError:
        return


def test_an_invoice_in_order_fails_nothing() -> None:
    assert failed(made()) == set()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"total": cny("10601"), "capitals": ""}, "tie"),
        ({"total": cny("10600.02"), "capitals": ""}, "tie"),
        ({"capitals": "壹万零陆佰壹拾圆整"}, "capitals"),
        ({"capitals": "壹万零陆佰壹拾"}, "capitals"),
        ({"number": "2631200000012345678"}, "number"),
        ({"number": "12345678"}, "number"),
        ({"buyer": Party("别家公司", "91310000MA1FL0009Z")}, "buyer"),
        ({"buyer": Party("别家公司")}, "buyer"),
    ],
)
def test_what_does_not_tie_is_named(changes: dict[str, object], name: str) -> None:
    assert failed(made(**changes)) == {name}


def test_a_difference_of_one_cent_is_shown_and_let_pass() -> None:
    invoice = checked(made(total=cny("10600.01"), capitals=""))
    (tie,) = [check for check in invoice.checks if check.name == "tie"]
    assert (tie.ok, tie.detail) == (True, "10000.00 + 600.00 = 10600.00 / 10600.01")


def test_lines_that_do_not_add_up_are_named_with_both_sums() -> None:
    line = replace(made().lines[0], amount=cny("9000"), tax=cny("540"))
    assert failed(made(lines=(line,))) == {"lines_net", "lines_tax"}
    assert failed(made(lines=(replace(made().lines[0], rate=Decimal("0.05")),))) == {"line_tax", "tax_rate"}


@pytest.mark.parametrize(("rate", "ok"), [("0.06", True), ("0.03", True), ("0.01", True), ("0.13", False)])
def test_advertising_is_taxed_at_six_three_or_one_percent(rate: str, ok: bool) -> None:  # noqa: FBT001
    line = replace(made().lines[0], rate=Decimal(rate), rate_text=rate, tax=None)
    assert ("tax_rate" in failed(made(lines=(line,)))) is not ok


def test_other_goods_on_the_same_paper_are_not_judged_by_advertising_s_rates() -> None:
    line = replace(made().lines[0], name="*餐饮服务*餐费", rate=Decimal("0.13"), tax=None)
    assert "tax_rate" not in {check.name for check in checked(made(lines=(line,))).checks}


def test_the_buyer_is_compared_by_number_and_else_by_name_however_wide_it_is_written() -> None:
    assert failed(made(buyer=Party("旧名称", "91310000ma1fl0002y"))) == set()
    assert failed(made(buyer=Party("云帆传媒 （上海）有限公司")), Party("云帆传媒(上海)有限公司")) == set()
    assert "buyer" not in {check.name for check in checked(made()).checks}


def test_what_cannot_be_compared_is_not_called_right() -> None:
    bare = made(net=None, tax=None, total=None, capitals="", lines=())
    assert {check.name for check in checked(bare).checks} == {"number"}


def test_the_same_number_is_the_same_invoice_and_an_older_one_needs_its_code() -> None:
    old, other = made(number="12345678", code="031002600111"), made(number="12345678", code="031002600112")
    assert duplicates([made(), made(file="b.xml"), old, other, made(number=""), made(number="")]) == [
        (made(), made(file="b.xml"))
    ]
    marked = with_duplicates_marked([made(), old, made(file="b.xml")])
    assert [[check.detail for check in one.checks if not check.ok] for one in marked] == [
        ["a.xml, b.xml"],
        [],
        ["a.xml, b.xml"],
    ]


def test_three_formats_of_one_paper_are_one_invoice_from_the_best_of_them() -> None:
    pdf = made(source=InvoiceSource.PAGE_TEXT, file="a.pdf")
    ofd = made(source=InvoiceSource.OFD_ATTACHMENT, file="a.ofd", total=cny("10600.00"))
    (kept,) = gathered([pdf, made(), ofd])
    assert (kept.file, kept.checks[0].ok) == ("a.xml", True)
    (kept,) = gathered([replace(pdf, total=cny("1")), made()])
    assert not kept.checks[0].ok
    assert len(gathered([made(), made(file="b.xml")])) == 2


def red(number: str, total: str, day: int, of: str = "26312000000123456789") -> Invoice:
    return made(number=number, total=cny(total), is_red=True, original_number=of, date=date(2026, 12, day))


def test_red_invoices_cancel_their_blue_one_wholly_or_in_parts_and_not_beyond() -> None:
    first, second, third = red("R1", "-4000", 1), red("R2", "-6600", 2), red("R3", "-1", 3)
    stray = red("R4", "-5", 4, of="26312000000000000000")
    pairs = red_pairs([third, stray, made(), second, first])
    assert [(pair.red.number, pair.left) for pair in pairs] == [
        ("R1", cny("6600")), ("R2", cny("0")), ("R3", cny("-1")), ("R4", None),
    ]  # fmt: skip
    assert pairs[3].blue is None


def test_a_red_invoice_without_its_blue_number_or_with_a_positive_total_fails() -> None:
    assert failed(
        replace(red("26312000000999999999", "-10600", 1), original_number="", net=None, tax=None, lines=(), capitals="")
    ) == {"red"}
    assert failed(replace(red("26312000000999999999", "10600", 1))) == {"red"}


def test_more_invoiced_than_paid_is_flagged_and_red_ones_and_copies_are_taken_off() -> None:
    invoices = [made(), made(file="b.xml"), red("26312000000999999999", "-600", 1)]
    assert check_paid(invoices, cny("10000")).ok
    above = check_paid(invoices, cny("9999.98"))
    assert (above.ok, above.detail) == (False, "10000.00 / 9999.98")


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["{:,}", "¥{:,}", "￥ {}", "{}元", "{}"]))
def test_an_amount_is_read_in_every_dress(amount: Decimal, dress: str) -> None:
    assert amount_in(dress.format(amount)) == amount


@pytest.mark.parametrize(
    "text", ["", "¥", "￥ ", "-", ".", "1,00", "1e5", "NaN", "Infinity", "1.0000001", "9" * 13, "壹"]
)
def test_what_is_no_amount_is_missing_and_not_nought(text: str) -> None:
    assert amount_in(text) is None


def test_rates_and_days_are_read_in_every_dress() -> None:
    assert [rate_in(text) for text in ("6%", "0.06", "6", "6.00%", "免税", "***", "", "1%", "0.01", "0%")] == [
        *[Decimal("0.06")] * 4, None, None, None, Decimal("0.01"), Decimal("0.01"), Decimal(0),
    ]  # fmt: skip
    days = ("2026-11-02 10:24:00", "2026年11月02日", "20261102", "20261102102400", "2026/11/2", "2026 年 11 月 02 日")
    assert {day_in(text) for text in days} == {date(2026, 11, 2)}
    assert day_in("2026-13-02") is day_in("26-11-02") is day_in("") is None
