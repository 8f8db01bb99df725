"""Every road from the book to a voucher: reasons that settle a row, named differences, later days, several platforms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.accounts import FundRowKind, Platform
from app.domain.closing import Period
from app.domain.evidence import Holder
from app.domain.findings import LeftClass
from app.domain.matches import DifferenceKind
from app.domain.vouchers import NotBookedReason, VoucherAccount
from app.services.bookkeeping import fund_entry
from app.store.vault import Vault
from tests.services.test_vouchers import BOOKS, NOVEMBER, OCTOBER, Lines, made
from tests.store import factory
from tests.ui.statements.practice import NOW, BankLine, full_desk, import_file, write_statement

MORE_BOOKS = {
    **BOOKS,
    VoucherAccount.INTEREST: ("6603.03", "利息收入"),
    VoucherAccount.TAX: ("6403", "税金"),
    VoucherAccount.OWN_TRANSFER: ("1012", "内部往来"),
}


@pytest.fixture
def desk(vault: Vault, tmp_path: Path) -> Desk:
    """A company in October with an account of the books for everything, and one of its own for each platform."""
    opened = full_desk(vault, tmp_path)
    for which, (code, name) in MORE_BOOKS.items():
        opened.vouchers.set_account(which, code, name)
    for platform, code in ((Platform.OCEAN_ENGINE, "1123.01"), (Platform.TENCENT_ADS, "1123.02")):
        opened.vouchers.set_account(VoucherAccount.PREPAYMENT, code, "", detail=str(platform))
    return opened


def bank(desk: Desk, folder: Path, rows: Sequence[BankLine]) -> None:
    """More rows of the first bank account."""
    desk.statements.import_previewed(desk.statements.preview(write_statement(folder / "more.csv", rows), 1))


def paid(desk: Desk, amount: str, day: date | None = None) -> str:
    """The key of an open payment."""
    return _key(desk, amount, day, is_bank=True)


def told(desk: Desk, amount: str, day: date | None = None) -> str:
    """The key of an open row of a platform."""
    return _key(desk, amount, day, is_bank=False)


def _key(desk: Desk, amount: str, day: date | None, *, is_bank: bool) -> str:
    view = desk.reconcile.view()
    rows = [*view.unmatched_left, *view.unmatched_right]
    return next(
        row.key
        for row in rows
        if (row.platform is None) is is_bank and row.amount.amount == Decimal(amount) and day in {None, row.day}
    )


def why(desk: Desk, key: str, months: Sequence[str] = ("october", "november")) -> list[NotBookedReason | None]:
    """Why a row has no voucher in each month; None where it is not named at all."""
    periods = {"october": OCTOBER, "november": NOVEMBER}
    return [
        next((one.reason for one in desk.vouchers.of_period(periods[month]).not_booked if one.key == key), None)
        for month in months
    ]


def add_platform_row(vault: Vault, amount: str, kind: FundRowKind, day: date) -> None:
    """One more row of money on the first account."""
    with vault.work() as work:
        account = work.accounts.all()[0]
        row = replace(
            work.evidence.fund_rows()[0].row, serial=f"more {amount}", reference="", day=day, kind=kind, amount=factory.yuan(amount)
        )  # fmt: skip
        stored = work.evidence.add_fund_rows([(Holder("account", account.id or 0), row)], NOW)
        entries = [fund_entry(one, account.platform) for one in stored]
        work.ledger.post([entry for entry in entries if entry is not None], at=NOW, actor="sync")


def test_interest_and_one_leg_of_an_own_transfer_stand_on_accounts_of_their_own(desk: Desk, tmp_path: Path) -> None:
    bank(
        desk,
        tmp_path,
        [(date(2026, 10, 20), "35.20", "结息", "", ""), (date(2026, 10, 25), "-9000.00", "划拨", "", "")],
    )
    desk.reconcile.accept_reason([paid(desk, "35.20")], LeftClass.INTEREST)
    desk.reconcile.accept_reason([paid(desk, "-9000")], LeftClass.OWN_TRANSFER)
    assert made(desk) == [
        [("1002", Decimal("35.20")), ("6603.03", Decimal("-35.20"))],
        [("1012", Decimal(9000)), ("1002", Decimal(-9000))],
    ]


@pytest.mark.parametrize(("arrives", "month"), [(date(2026, 10, 26), OCTOBER), (date(2026, 11, 1), NOVEMBER)])
def test_both_legs_of_an_own_transfer_are_one_voucher_on_the_day_of_the_later_one(
    desk: Desk, tmp_path: Path, arrives: date, month: Period
) -> None:
    bank(
        desk,
        tmp_path,
        [(date(2026, 10, 25) if month is OCTOBER else date(2026, 10, 31), "-9000.00", "账户互转", "", "")],
    )
    other = write_statement(tmp_path / "other.csv", [(arrives, "9000.00", "账户互转", "", "")])
    import_file(desk, other, name="工商银行 一般户", number="6222000011119999")
    desk.vouchers.set_account(VoucherAccount.BANK, "1002.02", "工商银行", detail="2")
    leaves, comes = paid(desk, "-9000"), paid(desk, "9000")
    desk.reconcile.run()
    (pair,) = [group for group in desk.reconcile.view().groups if not group.right]
    desk.reconcile.confirm(pair.id)
    moved: Lines = [("1002.02", Decimal(9000)), ("1002", Decimal(-9000))]
    assert moved in made(desk, month)
    assert sum(moved == one for period in (OCTOBER, NOVEMBER) for one in made(desk, period)) == 1
    waits = NotBookedReason.LATER if month is NOVEMBER else None
    assert (why(desk, leaves), why(desk, comes)) == ([waits, None], [None, None])


def test_a_reason_that_is_taken_back_takes_its_voucher_along(desk: Desk, tmp_path: Path) -> None:
    bank(desk, tmp_path, [(date(2026, 10, 20), "35.20", "结息", "", "")])
    interest = paid(desk, "35.20")
    desk.reconcile.accept_reason([interest], LeftClass.INTEREST)
    desk.reconcile.take_reason_back([interest])
    assert made(desk) == []
    assert why(desk, interest) == [NotBookedReason.OPEN, None]


def test_money_that_the_platform_gave_and_no_bank_ever_sees_is_a_rebate(desk: Desk) -> None:
    desk.reconcile.accept_reason([told(desk, "-33333")], LeftClass.GRANT)
    assert made(desk) == [[("1123.02", Decimal(33333)), ("6601.09", Decimal(-33333))]]


@pytest.mark.parametrize(
    ("difference", "code"),
    [(DifferenceKind.TAX, "6403"), (DifferenceKind.FEE, "6603.01"), (DifferenceKind.ROUNDING, "6603.09")],
)
def test_what_a_payment_has_above_its_recharge_goes_where_its_name_says(
    desk: Desk, difference: DifferenceKind, code: str
) -> None:
    desk.reconcile.match_by_hand([paid(desk, "-80000")], [told(desk, "-78800")], difference)
    assert made(desk) == [[("1123.01", Decimal(78800)), (code, Decimal(1200)), ("1002", Decimal(-80000))]]


def test_a_rebate_within_a_recharge_is_what_the_platform_shows_above_the_payment(desk: Desk) -> None:
    desk.reconcile.match_by_hand(
        [paid(desk, "-50000", date(2026, 10, 21))], [told(desk, "-78800")], DifferenceKind.REBATE
    )
    assert made(desk) == [[("1123.01", Decimal(78800)), ("1002", Decimal(-50000)), ("6601.09", Decimal(-28800))]]


def test_one_payment_for_several_platforms_lies_with_each_as_it_told(desk: Desk) -> None:
    both = [told(desk, "-100000"), told(desk, "-50000", date(2026, 10, 22))]
    desk.reconcile.match_by_hand([paid(desk, "-150000")], both)
    assert [sorted(one) for one in made(desk)] == [
        [("1002", Decimal(-150000)), ("1123.01", Decimal(100000)), ("1123.02", Decimal(50000))]
    ]


def test_what_several_platforms_have_not_shown_yet_lies_with_the_one_that_got_most(desk: Desk) -> None:
    both = [told(desk, "-78800"), told(desk, "-50000", date(2026, 10, 22))]
    desk.reconcile.match_by_hand([paid(desk, "-150000")], both)
    assert [sorted(one) for one in made(desk)] == [
        [("1002", Decimal(-150000)), ("1123.01", Decimal(100000)), ("1123.02", Decimal(50000))]
    ]


def test_a_refund_of_one_platform_and_a_recharge_of_another_keep_their_signs_beside_a_small_payment(
    desk: Desk, vault: Vault, tmp_path: Path
) -> None:
    add_platform_row(vault, "-40000", FundRowKind.REFUND, date(2026, 10, 22))
    bank(desk, tmp_path, [(date(2026, 10, 23), "-5000.00", "网银转账", "", "")])
    desk.reconcile.match_by_hand([paid(desk, "-5000")], [told(desk, "40000"), told(desk, "-33333")])
    assert [sorted(one) for one in made(desk)] == [
        [("1002", Decimal(-5000)), ("1123.01", Decimal(-28333)), ("1123.02", Decimal(33333))]
    ]


def test_a_payment_that_arrives_next_month_is_booked_there_and_called_later_here(desk: Desk, vault: Vault) -> None:
    add_platform_row(vault, "12.50", FundRowKind.RECHARGE, date(2026, 11, 2))
    left, right = paid(desk, "-12.50"), told(desk, "-12.50")
    desk.reconcile.match_by_hand([left], [right])
    assert made(desk) == []
    october: Lines = [("1123.01", Decimal("12.50")), ("1002", Decimal("-12.50"))]
    assert made(desk, NOVEMBER) == [october]
    assert why(desk, left) == [NotBookedReason.LATER, None]
    assert why(desk, right) == [None, None]


def test_rows_that_cancel_each_other_are_named_and_have_no_voucher(desk: Desk, tmp_path: Path) -> None:
    rows = [(date(2026, 10, 26), "-700.00", "转账", "北辰商贸有限公司", "X1"), (date(2026, 10, 27), "700.00", "退汇", "北辰商贸有限公司", "X1")]  # fmt: skip
    bank(desk, tmp_path, rows)
    there_and_back = [paid(desk, "-700"), paid(desk, "700")]
    desk.reconcile.match_by_hand(there_and_back, [])
    assert [why(desk, key) for key in there_and_back] == [[NotBookedReason.CANCELLED, None]] * 2
    assert made(desk) == []
