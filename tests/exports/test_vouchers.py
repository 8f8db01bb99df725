"""Vouchers for Kingdee and Yonyou: balanced, in the columns that each program reads, over accounts that were mapped once."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.domain.money import Money
from app.domain.vouchers import (
    AccountMap,
    Auxiliary,
    BookAccount,
    Pricing,
    Voucher,
    VoucherAccount,
    VoucherEntry,
    VoucherMove,
    move_entries,
)
from app.errors import BrokenFile, NotFound, Unbalanced
from app.exports.kingdee_cloud import fill_template
from app.exports.kingdee_k3 import COLUMNS, write_k3
from app.exports.yonyou_u8 import write_u8

SUPPLIER = Auxiliary("供应商", "S001", "星河互动科技有限公司")
ACCOUNTS = AccountMap(
    {
        VoucherAccount.BANK: BookAccount("1002.01", "招商银行"),
        VoucherAccount.PREPAYMENT: BookAccount("1123", "预付账款", (SUPPLIER,)),
        VoucherAccount.ADVERTISING: BookAccount("6601.05", "广告费"),
        VoucherAccount.SERVICE_FEE: BookAccount("6603.01", "手续费"),
        VoucherAccount.INPUT_VAT: BookAccount("2221.01.01", "进项税额"),
        VoucherAccount.ROUNDING: BookAccount("6603.09", "尾差"),
    }
)


def cny(amount: str | Decimal) -> Money:
    return Money(Decimal(amount), "CNY")


HOME = Pricing(home="CNY", rates={"USD": Decimal("7.12")})


def entries(summary: str, *moves: tuple[VoucherAccount, str], is_red: bool = False) -> tuple[VoucherEntry, ...]:
    made = [VoucherMove(which=which, amount=cny(amount)) for which, amount in moves]
    return move_entries(made, ACCOUNTS, HOME, summary, is_red=is_red)


def invoice(net: str, tax: str, invoiced: str, summary: str, *, is_red: bool = False) -> tuple[VoucherEntry, ...]:
    return entries(
        summary,
        (VoucherAccount.ADVERTISING, net),
        (VoucherAccount.INPUT_VAT, tax),
        (VoucherAccount.PREPAYMENT, str(-Decimal(invoiced))),
        is_red=is_red,
    )


def recharge(amount: str, fee: str, summary: str) -> tuple[VoucherEntry, ...]:
    paid = str(-Decimal(amount) - Decimal(fee))
    return entries(
        summary,
        (VoucherAccount.PREPAYMENT, amount),
        (VoucherAccount.SERVICE_FEE, fee),
        (VoucherAccount.BANK, paid),
    )


def vouchers() -> list[Voucher]:
    return [
        Voucher(day=date(2026, 11, 30), number=2, preparer="林岚", attachments=1,
                entries=invoice("10000", "600", "10600", "=十一月,消耗")),
        Voucher(day=date(2026, 11, 2), number=1, preparer="林岚",
                entries=recharge("120000", "15", "充值 CZ1102-01")),
    ]  # fmt: skip


def test_a_voucher_that_does_not_balance_cannot_be_made() -> None:
    good = recharge("120000", "15", "x")
    with pytest.raises(Unbalanced):
        Voucher(day=date(2026, 11, 2), number=1, entries=good[1:])
    with pytest.raises(Unbalanced):
        Voucher(day=date(2026, 11, 2), number=1, entries=())


@given(
    st.lists(st.tuples(st.sampled_from(["CNY", "USD"]), st.decimals(-(10**8), 10**8, places=2)), min_size=1),
    st.booleans(),
)
def test_vouchers_balance_whatever_the_amounts_and_currencies(
    amounts: list[tuple[str, Decimal]],
    is_red: bool,  # noqa: FBT001
) -> None:
    moves = [VoucherMove(which=VoucherAccount.PREPAYMENT, amount=Money(amount, code)) for code, amount in amounts]
    made = move_entries(moves, ACCOUNTS, HOME, "x", is_red=is_red)
    if made:
        assert Voucher(day=date(2026, 11, 2), number=1, entries=made).entries == made
    assert all(not (one.debit and one.credit) for one in made)


def test_a_red_voucher_is_negative_on_the_sides_of_the_one_it_takes_back() -> None:
    blue = invoice("10000", "600", "10600", "x")
    red = invoice("-10000", "-600", "-10600", "x", is_red=True)
    assert [(one.account, -one.debit, -one.credit) for one in red] == [
        (one.account, one.debit, one.credit) for one in blue
    ]


def test_a_line_in_another_currency_carries_its_own_amount_and_rate_and_the_rest_is_named() -> None:
    moves = [
        VoucherMove(which=VoucherAccount.PREPAYMENT, amount=Money(Decimal(1000), "USD")),
        VoucherMove(which=VoucherAccount.BANK, amount=cny("-7150")),
    ]
    dollar, rest, paid = move_entries(moves, ACCOUNTS, HOME, "x")
    assert (dollar.debit, dollar.foreign, dollar.rate) == (cny("7120"), Money(Decimal(1000), "USD"), Decimal("7.12"))
    assert (rest.account.name, rest.debit) == ("尾差", cny("30"))
    assert (paid.credit, paid.foreign) == (cny("7150"), None)
    with pytest.raises(NotFound, match="USD"):
        move_entries(moves, ACCOUNTS, Pricing(home="CNY", rates={}), "x")


def test_an_account_that_was_not_mapped_is_asked_for_and_a_bank_account_may_have_its_own() -> None:
    with pytest.raises(NotFound):
        AccountMap({})[VoucherAccount.BANK]
    general, own = BookAccount("1002", "银行存款"), BookAccount("1002.02", "工商银行")
    accounts = AccountMap({"bank": general, "bank:2": own})
    assert (accounts.of(VoucherAccount.BANK, "2"), accounts.of(VoucherAccount.BANK, "1")) == (own, general)


@pytest.mark.parametrize(("with_rate_type", "width"), [(True, 37), (False, 36)])
def test_k3_gets_its_columns_in_order_and_a_sheet_that_describes_them(
    with_rate_type: bool,  # noqa: FBT001
    width: int,
) -> None:
    out = BytesIO()
    write_k3(vouchers(), out, with_rate_type=with_rate_type)
    book = load_workbook(out)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    wanted = [caption for caption, key in COLUMNS if with_rate_type or key != "FExchangeRateType"]
    assert list(head) == wanted
    assert len(head) == width
    lines = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(line["凭证日期"], line["凭证号"], line["分录序号"]) for line in lines] == [
        *[("2026-11-02", 1, at) for at in range(3)], *[("2026-11-30", 2, at) for at in range(3)],
    ]  # fmt: skip
    sums = [sum(Decimal(str(line[side])) for line in lines) for side in ("借方", "贷方")]
    assert sums == [Decimal(130615)] * 2
    assert lines[0]["核算项目"] == "供应商---S001---星河互动科技有限公司"
    schema = list(book["t_Schema"].iter_rows(values_only=True))
    assert schema[0][:5] == ("FType", "FKey", "FFieldName", "FCaption", "FValueType")
    assert [row[0] for row in schema[1:4]] == ["ClassInfo", "ClassInfo", "PageInfo"]
    assert [row[3] for row in schema[4:]] == wanted


def test_k3_heads_its_columns_with_keys_where_a_version_wants_them() -> None:
    out = BytesIO()
    write_k3(vouchers(), out, by_key=True)
    head = next(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert list(head) == [key for _, key in COLUMNS]


def test_the_user_s_own_template_is_filled_by_its_headings_and_the_rest_is_named(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["凭证导入模板"])
    sheet.append(["贷方金额", "*日期", "凭证字", "凭证号", "摘要", "*科目代码", "借方金额", "供应商", "项目"])
    template, out = tmp_path / "template.xlsx", BytesIO()
    book.save(template)
    assert fill_template(template, vouchers(), out) == ("项目",)
    filled = load_workbook(out).active
    assert filled is not None
    _, _, first, *rest = filled.iter_rows(values_only=True)
    assert first == (None, "2026-11-02", "记", 1, "充值 CZ1102-01", "1123", 120000, "S001", None)
    assert len(rest) == 5
    assert filled.cell(6, 5).data_type == "s"


def test_a_template_without_the_needed_headings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    Workbook().save(path)
    with pytest.raises(BrokenFile):
        fill_template(path, vouchers(), BytesIO())
    path.write_bytes(b"no workbook")
    with pytest.raises(BrokenFile):
        fill_template(path, vouchers(), BytesIO())


def test_u8_gets_its_header_its_encoding_and_lines_that_text_cannot_break() -> None:
    out = BytesIO()
    write_u8(vouchers(), out)
    content = out.getvalue()
    assert content.startswith("填制凭证,V800\r\n".encode("gbk"))
    assert content.count(b"\n") == content.count(b"\r\n") == 7
    lines = [line.split(",") for line in content.decode("gbk").splitlines()[1:]]
    assert {len(line) for line in lines} == {29}
    assert lines[0][:8] == ["2026-11-02", "记", "1", "0", "充值 CZ1102-01", "1123", "120000.00", "0.00"]
    assert lines[0][18] == "S001"
    assert lines[3][4] == "'=十一月，消耗"
    assert sum(Decimal(line[6]) for line in lines) == sum(Decimal(line[7]) for line in lines)
