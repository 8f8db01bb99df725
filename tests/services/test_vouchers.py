"""Vouchers: what the book holds as proved, with its differences and currencies; the rest is named with its reason."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app.desk import Desk
from app.domain.accounts import FundRowKind, Platform
from app.domain.closing import Period
from app.domain.evidence import Holder
from app.domain.findings import LeftClass
from app.domain.matches import DifferenceKind, MatchState
from app.domain.money import Money
from app.domain.vouchers import Auxiliary, NotBookedReason, Voucher, VoucherAccount
from app.errors import WrongAnswer
from app.services.bookkeeping import fund_entry
from app.services.intake import Intake, WalletRead
from app.services.vouchers import Program
from app.store.vault import Vault
from tests.invoices.papers import Paper
from tests.services.test_invoices import bring, write
from tests.store import factory
from tests.ui.statements.practice import NOW, clock, full_desk, make_desk, write_statement

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
BOOKS: Mapping[VoucherAccount, tuple[str, str]] = {
    VoucherAccount.BANK: ("1002", "银行存款"),
    VoucherAccount.PREPAYMENT: ("1123", "预付账款"),
    VoucherAccount.ADVERTISING: ("6601.05", "广告费"),
    VoucherAccount.SERVICE_FEE: ("6603.01", "手续费"),
    VoucherAccount.INPUT_VAT: ("2221.01", "进项税额"),
    VoucherAccount.ROUNDING: ("6603.09", "尾差"),
    VoucherAccount.FX: ("6603.02", "汇兑损益"),
    VoucherAccount.REBATE: ("6601.09", "返点"),
}

Lines = list[tuple[str, Decimal]]


@pytest.fixture
def desk(vault: Vault, tmp_path: Path) -> Desk:
    """A company whose October was matched once, with its accounts said; it is the 20th of November."""
    made = full_desk(vault, tmp_path)
    made.reconcile.run()
    for which, (code, name) in BOOKS.items():
        made.vouchers.set_account(which, code, name)
    return made


def lines(voucher: Voucher) -> Lines:
    """Codes with what they gain."""
    return [(one.account.code, one.debit.amount - one.credit.amount) for one in voucher.entries]


def made(desk: Desk, period: Period = OCTOBER) -> list[Lines]:
    return [lines(one) for one in desk.vouchers.of_period(period).vouchers]


def reasons(desk: Desk, period: Period = OCTOBER) -> set[NotBookedReason]:
    return {one.reason for one in desk.vouchers.of_period(period).not_booked}


def test_a_proved_payment_is_a_voucher_and_every_other_row_of_the_month_is_named_with_its_reason(desk: Desk) -> None:
    report = desk.vouchers.of_period(OCTOBER)
    assert [lines(one) for one in report.vouchers] == [[("1123", Decimal(100000)), ("1002", Decimal(-100000))]]
    (one,) = report.vouchers
    assert (one.number, one.preparer, one.entries[0].summary) == (1, "林岚", "充值 方舟广告有限公司 CZ20261009")
    view = desk.reconcile.view()
    proved = {
        cell.key for group in view.groups if group.state is MatchState.AUTO for cell in (*group.left, *group.right)
    }
    rows = {cell.key for group in view.groups for cell in (*group.left, *group.right)}
    rows |= {cell.key for cell in (*view.unmatched_left, *view.unmatched_right)}
    assert {one.key for one in report.not_booked} == rows - proved
    assert {one.reason for one in report.not_booked} == {NotBookedReason.WAITING, NotBookedReason.OPEN}
    assert report.left_out == len(report.not_booked)


def test_the_fee_of_a_match_and_a_fee_that_stands_alone_go_to_the_account_of_fees(desk: Desk) -> None:
    view = desk.reconcile.view()
    cells = [*view.unmatched_left, *view.unmatched_right, *(one for group in view.groups for one in (*group.left, *group.right))]  # fmt: skip
    left, right = (next(one.key for one in cells if one.amount.amount == Decimal(size)) for size in (-80000, -78800))
    desk.reconcile.match_by_hand([left], [right], DifferenceKind.FEE)
    sms = next(cell.key for cell in view.unmatched_left if cell.text == "短信服务费")
    desk.reconcile.accept_reason([sms], LeftClass.FEE)
    assert made(desk)[1:] == [
        [("1123", Decimal(78800)), ("6603.01", Decimal(1200)), ("1002", Decimal(-80000))],
        [("6603.01", Decimal("12.50")), ("1002", Decimal("-12.50"))],
    ]


def test_money_of_another_currency_is_booked_at_the_rate_that_was_paid(
    vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    foreign_recharge(vault, "1000")
    lines_ = [(date(2026, 11, 3), "-7150.00", "网银转账", "星河互动科技有限公司", "")]
    desk.statements.import_previewed(desk.statements.preview(write_statement(tmp_path / "nov.csv", lines_), 1))
    view = desk.reconcile.view()
    left = next(cell for cell in view.unmatched_left if cell.amount.amount == Decimal(-7150))
    right = next(cell for cell in view.unmatched_right if cell.amount.currency == "USD")
    desk.reconcile.match_by_hand([left.key], [right.key])
    (voucher,) = desk.vouchers.of_period(NOVEMBER).vouchers
    assert lines(voucher) == [("1123", Decimal(7150)), ("1002", Decimal(-7150))]
    (dollars, _) = voucher.entries
    assert (dollars.foreign, dollars.rate) == (Money(Decimal(1000), "USD"), Decimal("7.15"))
    out = tmp_path / "k3.xlsx"
    desk.vouchers.export(NOVEMBER, Program.KINGDEE_K3, out)
    head, first, _ = openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)
    told = dict(zip(head, first, strict=True))
    assert (told["币别代码"], told["原币金额"], told["汇率"], told["借方"]) == ("USD", 1000, 7.15, 7150)


def foreign_recharge(vault: Vault, amount: str) -> None:
    """A recharge of dollars that the first account shows on the 3rd of November."""
    with vault.work() as work:
        account = work.accounts.all()[0]
        row = replace(
            work.evidence.fund_rows()[0].row,
            serial="USD-1",
            reference="",
            day=date(2026, 11, 3),
            amount=Money(Decimal(amount), "USD"),
            kind=FundRowKind.RECHARGE,
        )
        stored = work.evidence.add_fund_rows([(Holder("account", account.id or 0), row)], NOW)
        entries = [fund_entry(one, account.platform) for one in stored]
        work.ledger.post([entry for entry in entries if entry is not None], at=NOW, actor="sync")


def test_dollars_paid_from_a_dollar_account_wait_for_the_rate_of_their_month(
    vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    foreign_recharge(vault, "1000")
    bank = desk.statements.add_bank_account(name="招商银行 美元户", bank="招商银行", currency="USD")
    file = write_statement(tmp_path / "usd.csv", [(date(2026, 11, 3), "-1000.00", "网银转账", "", "")])
    file.write_text(file.read_text(encoding="utf-8").replace("CNY", "USD"), encoding="utf-8")
    desk.statements.import_previewed(desk.statements.preview(file, bank))
    left = next(cell for cell in desk.reconcile.view().unmatched_left if cell.amount.currency == "USD")
    right = next(cell for cell in desk.reconcile.view().unmatched_right if cell.amount.currency == "USD")
    desk.reconcile.match_by_hand([left.key], [right.key])
    report = desk.vouchers.of_period(NOVEMBER)
    assert [(one.reason, one.fact) for one in report.not_booked] == [(NotBookedReason.NO_RATE, "USD")]
    desk.settings.set_rate("USD", "7.2", day=date(2026, 10, 31), source="the rate of another month")
    assert reasons(desk, NOVEMBER) == {NotBookedReason.NO_RATE}
    desk.vouchers.set_rate(NOVEMBER, "USD", "7.1", "company's rate of the month")
    assert made(desk, NOVEMBER) == [[("1123", Decimal(7100)), ("1002", Decimal(-7100))]]
    with pytest.raises(WrongAnswer, match="not_positive"):
        desk.vouchers.set_rate(NOVEMBER, "USD", "0", "")


def test_accounts_are_said_once_and_a_bank_account_or_platform_may_have_its_own(desk: Desk) -> None:
    supplier = Auxiliary("供应商", "S001", "巨量引擎")
    desk.vouchers.set_account(VoucherAccount.PREPAYMENT, "1123.01", "预付巨量", detail=str(Platform.OCEAN_ENGINE), auxiliaries=[supplier])  # fmt: skip
    desk.vouchers.set_account(VoucherAccount.BANK, "1002.01", "招行基本户", detail="1")
    (voucher,) = desk.vouchers.of_period(OCTOBER).vouchers
    assert [one.account.code for one in voucher.entries] == ["1123.01", "1002.01"]
    assert voucher.entries[0].account.auxiliaries == (supplier,)
    known = {(one.which, one.detail): one for one in desk.vouchers.account_lines()}
    assert known[VoucherAccount.BANK, "1"].name == "招商银行 基本户"
    assert (VoucherAccount.PREPAYMENT, str(Platform.TENCENT_ADS)) in known
    desk.vouchers.forget_account(VoucherAccount.BANK, "1")
    desk.vouchers.forget_account(VoucherAccount.BANK)
    report = desk.vouchers.of_period(OCTOBER)
    assert report.vouchers == ()
    assert [one.fact for one in report.not_booked if one.reason is NotBookedReason.NO_ACCOUNT] == ["bank:1"]
    with pytest.raises(WrongAnswer, match="no_detail"):
        desk.vouchers.set_account(VoucherAccount.SERVICE_FEE, "6603", "", detail="1")


def test_what_is_taken_back_in_its_month_has_no_voucher_and_what_falls_apart_later_has_a_red_one(
    desk: Desk, vault: Vault
) -> None:
    told = factory.fund_row("9900000002", "12.50", day=date(2026, 10, 30), reference="")
    with vault.work() as work:
        connection = work.connections.all()[0]
        work.wallets.add(factory.wallet(connection.id or 0, platform=Platform.OCEAN_ENGINE))
    intake = Intake(vault, clock)
    intake.take([WalletRead(connection=connection, wallet="w-1", currency="CNY", fund_rows=(told,))], ())
    view = desk.reconcile.view()
    left = next(cell.key for cell in view.unmatched_left if cell.text == "短信服务费")
    right = next(cell.key for cell in view.unmatched_right if cell.number == "9900000002")
    desk.reconcile.match_by_hand([left], [right])
    (proved,) = [one for one in desk.reconcile.view().groups if one.state is MatchState.AUTO]
    desk.reconcile.undo(proved.id)
    october: Lines = [("1123", Decimal("12.50")), ("1002", Decimal("-12.50"))]
    assert made(desk) == [october]
    desk.closing.close(OCTOBER)
    corrected = replace(told, amount=factory.yuan("13.50"))
    intake.take([WalletRead(connection=connection, wallet="w-1", currency="CNY", fund_rows=(corrected,))], ())
    assert made(desk) == [october]
    assert left not in {one.key for one in desk.vouchers.of_period(OCTOBER).not_booked}
    (red,) = desk.vouchers.of_period(NOVEMBER).vouchers
    assert [(one.account.code, one.debit.amount, one.credit.amount) for one in red.entries] == [
        ("1123", Decimal("-12.50"), Decimal(0)), ("1002", Decimal(0), Decimal("-12.50")),
    ]  # fmt: skip


def test_an_invoice_in_order_is_a_voucher_and_one_that_is_not_is_named(desk: Desk, tmp_path: Path) -> None:
    bring(desk, write(tmp_path, Paper(buyer="云帆传媒", date="2026-10-12"), name="a.xml"))
    bring(
        desk, write(tmp_path, Paper(buyer="别家公司", number="26442000000123456789", date="2026-10-13"), name="b.xml")
    )
    invoice = next(one for one in desk.vouchers.of_period(OCTOBER).vouchers if one.source.startswith("invoice"))
    assert lines(invoice) == [("6601.05", Decimal(10000)), ("2221.01", Decimal(600)), ("1123", Decimal(-10600))]
    assert invoice.attachments == 1
    assert NotBookedReason.INVOICE_PROBLEM in reasons(desk)


def test_an_export_is_recorded_and_nothing_in_it_is_ever_a_formula(vault: Vault, tmp_path: Path) -> None:
    desk = make_desk(vault)
    full = full_desk(vault, tmp_path)
    full.reconcile.run()
    desk.vouchers.set_account(VoucherAccount.BANK, "=1+1", "@银行")
    desk.vouchers.set_account(VoucherAccount.PREPAYMENT, "+1123", "-预付")
    files = {program: tmp_path / f"{program}.out.xlsx" for program in Program}
    template = tmp_path / "template.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期", "科目代码", "借方金额", "贷方金额", "部门"])
    book.save(template)
    reports = {one: desk.vouchers.export(OCTOBER, one, file, template=template) for one, file in files.items()}
    assert reports[Program.KINGDEE_CLOUD].left_empty == ("部门",)
    for program in (Program.KINGDEE_K3, Program.KINGDEE_CLOUD):
        cells = [cell for sheet in openpyxl.load_workbook(files[program]) for row in sheet for cell in row]
        assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
        assert any(cell.value == "=1+1" and cell.quotePrefix for cell in cells)
    assert ",'=1+1," in files[Program.YONYOU_U8].read_text(encoding="gbk")
    with vault.look() as work:
        records = [one for one in work.ledger.records() if one.kind == "vouchers_exported"]
    assert len(records) == len(Program)


def test_a_month_with_nothing_to_book_writes_no_file(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(WrongAnswer, match="empty"):
        make_desk(vault).vouchers.export(OCTOBER, Program.YONYOU_U8, tmp_path / "u8.txt")
    assert not (tmp_path / "u8.txt").exists()
