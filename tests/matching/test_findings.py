"""The nightmares, each found by its name, and the innocent rows beside them that are left in peace."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.findings import FindingKind, LeftClass, LinkKind
from app.domain.matches import InvoiceRow, MatchResult, MatchRow
from app.domain.money import Money
from app.matching.knowledge import Knowledge
from app.matching.match import match
from tests.matching.rows import FIRST_DAY, row

TENCENT = "深圳市腾讯计算机系统有限公司"


def kinds(result: MatchResult) -> list[FindingKind]:
    return [one.kind for one in result.findings]


def invoice(name: str, total: str, *, number: str = "", party: str = "北京巨量引擎网络技术有限公司") -> InvoiceRow:
    return InvoiceRow(id=name, day=date(2026, 3, 20), total=Money(Decimal(total), "CNY"), party=party, number=number)


@pytest.mark.parametrize("number", ["RC20260918001", ""])
def test_one_recharge_booked_on_two_platforms(number: str) -> None:
    records = [row("x", "-512345.67", 1, reference=number), row("y", "-512345.67", 2, reference=number, party=TENCENT)]
    result = match([row("b1", "-512345.67")], records)
    (double,) = result.double_bookings
    assert (double.left, double.right, double.amount.amount) == (("b1",), ("x", "y"), Decimal("512345.67"))
    assert kinds(result) == [FindingKind.DOUBLE_BOOKING]


def test_a_payment_made_twice() -> None:
    bank = [row("b1", "-212345.67", text="RC20260918001"), row("b2", "-212345.67", text="RC20260918001")]
    result = match(bank, [row("p1", "-212345.67", 1, reference="RC20260918001")])
    (double,) = result.double_bookings
    assert (double.left, double.right) == (("b1", "b2"), ("p1",))
    assert kinds(result) == [FindingKind.DUPLICATE_PAYMENT]


def test_two_halves_of_one_order_are_not_surely_one_record_told_twice() -> None:
    halves = [row(name, "-1000", 1, reference="TX2026054807259") for name in ("p1", "p2")]
    result = match([row("b1", "-1000"), row("b2", "-2000")], halves)
    assert result.double_bookings == ()


def test_equal_weekly_payments_are_no_duplicates() -> None:
    bank = [row(f"b{week}", "-12345.67", 7 * week) for week in range(5)]
    platform = [row(f"p{week}", "-12345.67", 7 * week + 1) for week in range(5)]
    assert match(bank, platform).double_bookings == ()


def test_a_week_whose_record_is_missing_is_no_double() -> None:
    bank = [row(f"b{week}", "-10000", 7 * week) for week in range(5)]
    platform = [row(f"p{week}", "-10000", 7 * week + 1) for week in range(4)]
    assert match(bank, platform).double_bookings == ()


def test_a_payment_sent_back_and_made_again_is_no_duplicate() -> None:
    bank = [row("b1", "-5123.45"), row("b2", "5123.45", 1, text="退汇"), row("b3", "-5123.45", 2)]
    assert match(bank, [row("p1", "-5123.45", 3)]).double_bookings == ()


def test_a_partial_transfer_says_what_lies_at_the_provider() -> None:
    bank = [row("b1", "-80000", text="RC2026091800")]
    (finding,) = match(bank, [row("p1", "-62000", reference="RC2026091800")]).findings
    assert (finding.kind, finding.amount.amount) == (FindingKind.PARTIAL_TRANSFER, Decimal(18000))


def test_a_rebate_that_the_contract_promises_and_that_never_came() -> None:
    promised = Knowledge(rebate_rate=Decimal("0.06"))
    bank = [row("b1", "-100000.11"), row("b2", "-50000.22", 10)]
    platform = [row("p1", "-100000.11"), row("g1", "-6000.01", 1, text="赠款到账"), row("p2", "-50000.22", 10)]
    (finding,) = match(bank, platform, knowledge=promised).findings
    assert (finding.kind, finding.right, finding.amount.amount) == (
        FindingKind.REBATE_MISSING,
        ("p2",),
        Decimal("3000.01"),
    )


def test_spend_cut_at_another_midnight() -> None:
    ours = [row("b1", "-5000.10", 0, text="广告消耗"), row("b2", "-6000.20", 1, text="广告消耗")]
    theirs = [row("p1", "-4800.10", 0, text="消耗"), row("p2", "-6200.20", 1, text="消耗")]
    found = [one for one in match(ours, theirs).findings if one.kind is FindingKind.BURN_AT_ANOTHER_MIDNIGHT]
    assert [(one.left, one.right, one.amount.amount) for one in found] == [(("b1", "b2"), ("p1", "p2"), Decimal(200))]


def test_13_an_invoice_above_the_cash_paid() -> None:
    platform = [row("p1", -100000, 1), row("g", -6000, 1, text="赠款")]
    result = match([row("b1", -100000)], platform, invoices=[invoice("i1", "106000")])
    found = [one for one in result.findings if one.kind is FindingKind.INVOICE_ABOVE_CASH]
    assert [(one.left, one.invoices, one.amount.amount, one.is_certain) for one in found] == [
        (("b1",), ("i1",), Decimal(6000), True)
    ]


def test_12_the_total_with_tax_is_compared_never_the_net() -> None:
    billed = InvoiceRow(
        id="i1",
        day=FIRST_DAY,
        total=Money(Decimal(106000), "CNY"),
        net=Money(Decimal(100000), "CNY"),
        tax=Money(Decimal(6000), "CNY"),
        party="北京巨量引擎网络技术有限公司",
    )
    result = match([row("b1", -106000)], [row("p1", -106000, 1)], invoices=[billed])
    (link,) = result.invoice_links
    assert (link.left, link.right, link.kind, bool(link.open_amount)) == (("b1",), ("p1",), LinkKind.BY_AMOUNT, False)
    assert result.findings == ()


def test_10_a_refund_meets_its_red_letter_and_without_one_is_asked_after() -> None:
    bank = [row("b1", -30000), row("b2", 30000, 10, text="退款")]
    platform = [row("p1", -30000, 1), row("p2", 30000, 9, text="退款")]
    with_letter = match(bank, platform, invoices=[invoice("i1", "30000"), invoice("i2", "-30000")])
    assert with_letter.findings == ()
    assert {(link.invoices, link.left) for link in with_letter.invoice_links} == {
        (("i1",), ("b1",)),
        (("i2",), ("b2",)),
    }
    without = match(bank, platform, invoices=[invoice("i1", "30000")])
    assert kinds(without) == [FindingKind.REFUND_WITHOUT_RED_INVOICE]


def test_3_an_invoice_for_the_advertising_and_one_for_the_service_are_one_payment() -> None:
    result = match([row("b1", -100000)], [], invoices=[invoice("i1", "98500"), invoice("i2", "1500")])
    (link,) = result.invoice_links
    assert (link.invoices, link.left, link.kind) == (("i1", "i2"), ("b1",), LinkKind.BY_SUM)


def test_one_invoice_for_the_recharges_of_a_month_is_linked_to_all() -> None:
    bank = [row("b1", "-1234.56"), row("b2", "-2345.67", 3), row("b3", "-999.99", 5, party=TENCENT)]
    (link,) = match(bank, [], invoices=[invoice("i1", "3580.23")]).invoice_links
    assert link.left == ("b1", "b2")


def test_an_invoice_that_stands_twice_counts_once() -> None:
    twice = [invoice("i1", "5000", number="25312000000012345678"), invoice("i2", "5000", number="25312000000012345678")]
    result = match([row("b1", -5000)], [], invoices=twice)
    assert kinds(result) == [FindingKind.INVOICE_REPEATED]
    assert [link.invoices for link in result.invoice_links] == [("i1",)]


@pytest.mark.parametrize(
    ("bank", "platform", "expected"),
    [
        pytest.param(row("r", "-12.50", text="电汇手续费", party=""), None, LeftClass.FEE, id="fee"),
        pytest.param(row("r", "88.10", text="结息", party=""), None, LeftClass.INTEREST, id="interest"),
        pytest.param(row("r", "4000", 2), None, LeftClass.UNKNOWN_RECEIPT, id="unknown receipt"),
        pytest.param(row("r", "-4000", 2), None, LeftClass.MISSING_RECORD, id="missing record"),
        pytest.param(row("r", "-4000", 38), None, LeftClass.IN_TRANSIT, id="in transit"),
        pytest.param(None, row("r", "-4000", 2), LeftClass.MISSING_PAYMENT, id="missing payment"),
        pytest.param(None, row("r", "-400", 2, text="赠款到账"), LeftClass.GRANT, id="grant"),
    ],
)
def test_what_stays_open_has_a_class(bank: MatchRow | None, platform: MatchRow | None, expected: LeftClass) -> None:
    frame = [row("first", "-777.77", 0, party=TENCENT), row("last", "-888.88", 40, party=TENCENT)]
    result = match([*frame, *([bank] if bank else [])], [*frame, *([platform] if platform else [])])
    assert [one.left_class for one in result.left_over] == [expected]
