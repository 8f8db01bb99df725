"""Closing a period: a statement with its digest in the chain, nothing changed inside it, reopened only with a reason."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.closing import LATER, Period, month_of, statement_digest
from app.domain.explanations import BOOKED_TO
from app.domain.findings import LeftClass
from app.domain.ledger import FEE, IN_TRANSIT, UNEXPLAINED, EntryKind
from app.domain.matches import DifferenceKind, MatchState
from app.domain.money import Money
from app.errors import NotFound, PeriodClosed, WrongAnswer
from app.services.intake import Intake, WalletRead
from app.services.reconcile_view import GroupLine
from app.store.vault import Vault
from tests.invoices.papers import Paper
from tests.services.test_invoices import bring, write
from tests.store import factory
from tests.ui.statements.practice import BankLine, clock, full_desk, import_file, write_statement

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def desk(vault: Vault, tmp_path: Path) -> Desk:
    """A company whose October was matched once; it is the 20th of November."""
    made = full_desk(vault, tmp_path)
    made.reconcile.run()
    return made


def in_book(vault: Vault, place: str) -> Decimal:
    with vault.look() as work:
        return work.ledger.balance(place).get("CNY", Money.zero("CNY")).amount


def groups(desk: Desk, *states: MatchState) -> list[GroupLine]:
    return [group for group in desk.reconcile.view().groups if group.state in states]


def fee_row(desk: Desk) -> str:
    return next(cell.key for cell in desk.reconcile.view().unmatched_left if cell.text == "短信服务费")


def test_a_statement_tells_every_place_and_why_each_row_is_open(desk: Desk, vault: Vault) -> None:
    statement = desk.closing.preview(OCTOBER)
    by_place = {one.place: one for one in statement.places}
    assert by_place["bank:1"].name == "招商银行 基本户"
    assert by_place["bank:1"].closing.amount == in_book(vault, "bank:1")
    assert all(one.opening + one.came + one.went == one.closing for one in statement.places)
    bank = next(one for one in statement.totals if one.side == "bank")
    assert (bank.rows, bank.before.amount) == (7, Decimal("438062.75"))
    assert bank.after < bank.before
    causes = {one.key: one.cause for one in statement.open_items}
    assert causes[fee_row(desk)] == LeftClass.FEE
    assert "waiting" in causes.values()
    assert statement.proved == len(groups(desk, MatchState.AUTO))


def test_the_digest_of_what_was_confirmed_stands_in_the_chain(desk: Desk, vault: Vault) -> None:
    report = desk.closing.close(OCTOBER)
    with vault.look() as work:
        (record,) = [one for one in work.ledger.records() if one.kind == "period_closed"]
        text = work.closes.statement(report.close_id)
    assert json.loads(record.body)["statement"] == report.digest == statement_digest(text)
    assert desk.closing.agrees(report.close_id)
    assert desk.closing.statement(report.close_id).made_by == "林岚"
    assert desk.closing.view().until == date(2026, 10, 31)
    assert desk.closing.view().following is None
    assert desk.trace.verify().is_whole


def test_nothing_inside_a_closed_period_is_confirmed_undone_or_imported(
    desk: Desk, vault: Vault, tmp_path: Path
) -> None:
    waiting = groups(desk, MatchState.PROPOSED, MatchState.AMBIGUOUS)[0]
    proved = groups(desk, MatchState.AUTO)[0]
    fee = fee_row(desk)
    desk.closing.close(OCTOBER)
    before = (in_book(vault, IN_TRANSIT), in_book(vault, UNEXPLAINED))
    late: list[BankLine] = [(date(2026, 10, 31), "-5.00", "手续费", "", "")]
    preview = desk.statements.preview(write_statement(tmp_path / "late.csv", late), 1)
    invoice = write(tmp_path, Paper(buyer="云帆传媒", date="2026-10-31"))
    deeds: list[Callable[[], object]] = [
        lambda: desk.reconcile.confirm(waiting.id),
        lambda: desk.reconcile.undo(proved.id),
        lambda: desk.reconcile.reject(proved.id),
        lambda: desk.reconcile.accept_reason([fee], LeftClass.FEE),
        lambda: desk.statements.undo_import(1),
        lambda: desk.statements.import_previewed(preview),
        lambda: bring(desk, invoice),
    ]
    for deed in deeds:
        with pytest.raises(PeriodClosed) as closed:
            deed()
        assert closed.value.until == date(2026, 10, 31)
    assert (in_book(vault, IN_TRANSIT), in_book(vault, UNEXPLAINED)) == before
    # The same file again brings no new row, so it is no change.
    again = desk.statements.preview(tmp_path / "招商银行 2026-10.csv", 1)
    assert desk.statements.import_previewed(again).rows_new == 0


def test_a_run_books_nothing_into_a_closed_period(desk: Desk, vault: Vault) -> None:
    proved = groups(desk, MatchState.AUTO)[0]
    desk.reconcile.undo(proved.id)
    desk.closing.close(OCTOBER)
    before = in_book(vault, UNEXPLAINED)
    assert desk.reconcile.run().auto == 0
    assert in_book(vault, UNEXPLAINED) == before
    keys = {cell.key for cell in proved.left}
    assert any(keys == {cell.key for cell in group.left} for group in groups(desk, MatchState.PROPOSED))


def test_a_period_is_reopened_with_a_reason_and_closed_again(desk: Desk, vault: Vault) -> None:
    first = desk.closing.close(OCTOBER)
    waiting = groups(desk, MatchState.PROPOSED, MatchState.AMBIGUOUS)[0]
    with pytest.raises(WrongAnswer, match="no_reason"):
        desk.closing.reopen("  ")
    desk.closing.reopen("漏了一张回单")
    desk.reconcile.confirm(waiting.id)
    second = desk.closing.close(OCTOBER)
    assert second.digest != first.digest
    newest, older = desk.closing.view().closes
    assert (newest.stands, older.stands, older.reopen_reason) == (True, False, "漏了一张回单")
    assert desk.closing.statement(second.close_id).confirmed == {"林岚": 1}
    assert desk.closing.agrees(first.close_id)
    assert desk.trace.verify().is_whole
    with vault.look() as work:
        kinds = [one.kind for one in work.ledger.records() if one.kind.startswith("period")]
    assert kinds == ["period_closed", "period_reopened", "period_closed"]


def test_periods_are_closed_one_after_the_other_and_only_when_they_are_over(desk: Desk) -> None:
    with pytest.raises(WrongAnswer, match="not_over_yet"):
        desk.closing.preview(month_of(date(2026, 11, 1)))
    with pytest.raises(NotFound):
        desk.closing.reopen("nothing is closed")
    assert desk.closing.view().following == OCTOBER
    desk.closing.close(Period(date(2026, 9, 1), date(2026, 9, 30)))
    with pytest.raises(WrongAnswer, match="not_the_next_one"):
        desk.closing.close(Period(date(2026, 10, 2), date(2026, 10, 31)))
    desk.closing.close(OCTOBER)
    with pytest.raises(WrongAnswer, match="not_the_newest"):
        desk.closing.reopen("September first", close_id=1)


def test_a_payment_that_was_under_way_at_the_close_is_matched_in_the_next_period(
    desk: Desk, vault: Vault, tmp_path: Path
) -> None:
    # The platform shows 33,333 on the 28th of October; the bank's row comes with November's statement.
    desk.closing.close(OCTOBER)
    november: list[BankLine] = [(date(2026, 11, 3), "-33333.00", "网银转账", "星河互动科技有限公司", "")]
    desk.statements.import_previewed(
        desk.statements.preview(write_statement(tmp_path / "nov.csv", november), 1)
    )  # fmt: skip
    view = desk.reconcile.view()
    left = next(cell for cell in view.unmatched_left if cell.amount.amount == Decimal(-33333))
    right = next(cell for cell in view.unmatched_right if abs(cell.amount.amount) == Decimal(33333))
    desk.reconcile.match_by_hand([left.key], [right.key])
    with vault.look() as work:
        entry = work.ledger.entries(kind=EntryKind.MATCH, limit=1)[0]
    assert entry.entry.day == date(2026, 11, 3)
    desk.closing.reopen("to look at October again")
    items = {one.key: one.cause for one in desk.closing.preview(OCTOBER).open_items}
    assert items[right.key] == LATER
    assert left.key not in items


def test_what_a_platform_tells_late_is_booked_on_the_first_open_day(desk: Desk, vault: Vault) -> None:
    desk.closing.close(OCTOBER)
    before = desk.closing.statement(1)
    with vault.look() as work:
        connection = work.connections.all()[0]
        stored = work.evidence.fund_rows()[0]
    late = replace(stored.row, serial="9900000001", amount=factory.yuan("700"), reference="")
    with vault.work() as work:
        wallet_id = work.wallets.add(factory.wallet(connection.id or 0, platform=Platform.OCEAN_ENGINE))
    intake = Intake(vault, clock)
    intake.take([WalletRead(connection=connection, wallet="w-1", currency="CNY", fund_rows=(late,))], ())
    with vault.look() as work:
        entry = work.ledger.entries(place=f"wallet:{wallet_id}/cash", limit=1)[0]
        assert entry.entry.day == date(2026, 11, 1)
        assert work.evidence.fund_rows(ids=[int(entry.entry.evidence[0].partition(":")[2])])[0].row.day == late.day
        moved = work.ledger.movements(OCTOBER.first_day, OCTOBER.last_day)
    assert [one.closing for one in moved] == [one.closing for one in before.places]


def test_a_correction_of_a_row_that_a_closed_match_used_is_countered_in_the_open_period(
    desk: Desk, vault: Vault
) -> None:
    told = factory.fund_row("9900000002", "12.50", day=date(2026, 10, 30), reference="")
    with vault.work() as work:
        connection = work.connections.all()[0]
        work.wallets.add(factory.wallet(connection.id or 0, platform=Platform.OCEAN_ENGINE))
    intake = Intake(vault, clock)
    intake.take([WalletRead(connection=connection, wallet="w-1", currency="CNY", fund_rows=(told,))], ())
    row = next(cell.key for cell in desk.reconcile.view().unmatched_right if cell.number == "9900000002")
    desk.reconcile.match_by_hand([fee_row(desk)], [row])
    desk.closing.close(OCTOBER)
    with vault.look() as work:
        before = work.ledger.movements(OCTOBER.first_day, OCTOBER.last_day)
    corrected = replace(told, amount=factory.yuan("13.50"))
    intake.take([WalletRead(connection=connection, wallet="w-1", currency="CNY", fund_rows=(corrected,))], ())
    with vault.look() as work:
        assert work.ledger.movements(OCTOBER.first_day, OCTOBER.last_day) == before
        reversals = work.ledger.entries(kind=EntryKind.REVERSAL, limit=2)
    assert {one.entry.day for one in reversals} == {date(2026, 11, 1)}
    assert groups(desk, MatchState.CONFIRMED) == []


def test_a_fee_that_is_accepted_leaves_the_open_rows_and_is_booked_to_its_account(desk: Desk, vault: Vault) -> None:
    fee, before = fee_row(desk), in_book(vault, UNEXPLAINED)
    desk.reconcile.accept_reason([fee], LeftClass.FEE)
    assert in_book(vault, FEE) == Decimal("12.50")
    assert in_book(vault, UNEXPLAINED) == before - Decimal("12.50")
    view = desk.reconcile.view()
    assert fee not in {cell.key for cell in view.unmatched_left}
    assert [cell.key for cell in view.settled] == [fee]
    desk.reconcile.run()
    assert fee not in {one.key for one in desk.closing.preview(OCTOBER).open_items}
    with pytest.raises(WrongAnswer, match="not_open"):
        desk.reconcile.accept_reason([fee], LeftClass.INTEREST)
    desk.reconcile.take_reason_back([fee])
    assert (in_book(vault, FEE), in_book(vault, UNEXPLAINED)) == (Decimal(0), before)
    assert desk.trace.verify().is_whole


def test_undoing_an_import_takes_back_the_reasons_of_its_rows(desk: Desk, vault: Vault) -> None:
    desk.reconcile.accept_reason([fee_row(desk)], LeftClass.FEE)
    desk.statements.undo_import(1)
    assert (in_book(vault, FEE), in_book(vault, UNEXPLAINED)) == (Decimal(0), Decimal(0))
    assert desk.trace.verify().is_whole


def test_one_reason_is_accepted_for_many_rows_and_a_noted_one_keeps_them_open(desk: Desk) -> None:
    view = desk.reconcile.view()
    rows = [cell.key for cell in (*view.unmatched_left, *view.unmatched_right)]
    assert len(rows) > 1
    assert LeftClass.IN_TRANSIT not in BOOKED_TO
    desk.reconcile.accept_reason(rows, LeftClass.IN_TRANSIT)
    stated = {one.key: (one.cause, one.accepted_by) for one in desk.closing.preview(OCTOBER).open_items}
    assert all(stated[row] == ("in_transit", "林岚") for row in rows)


def test_a_difference_that_a_person_names_is_booked_to_its_account(desk: Desk, vault: Vault) -> None:
    # 80,000 were paid, 78,800 arrived: a fee of 1,200 that the person knows of.
    view = desk.reconcile.view()
    left = next(cell.key for cell in view.unmatched_left if cell.amount.amount == Decimal(-80000))
    right = next(cell.key for cell in view.unmatched_right if cell.amount.amount == Decimal(-78800))
    in_transit = in_book(vault, IN_TRANSIT)
    desk.reconcile.match_by_hand([left], [right], DifferenceKind.FEE)
    assert in_book(vault, FEE) == Decimal(1200)
    assert in_book(vault, IN_TRANSIT) == in_transit + Decimal(78800)
    (stated,) = desk.closing.preview(OCTOBER).differences
    assert (stated.place, stated.amount) == (FEE, factory.yuan("-1200"))
    (group,) = groups(desk, MatchState.CONFIRMED)
    desk.reconcile.undo(group.id)
    assert (in_book(vault, FEE), in_book(vault, IN_TRANSIT)) == (Decimal(0), in_transit)


def test_a_match_is_split_and_two_are_merged_with_the_book_kept_in_step(desk: Desk, vault: Vault) -> None:
    before = in_book(vault, IN_TRANSIT)
    first, second = [one for one in groups(desk, MatchState.PROPOSED) if one.left[0].amount.amount == -50000]
    desk.reconcile.merge([first.id, second.id])
    (merged,) = groups(desk, MatchState.CONFIRMED)
    assert (len(merged.left), len(merged.right)) == (2, 2)
    assert in_book(vault, IN_TRANSIT) == before + 100000
    desk.reconcile.split(merged.id, {merged.left[0].key, merged.right[0].key})
    (kept,) = groups(desk, MatchState.CONFIRMED)
    assert (len(kept.left), len(kept.right), kept.differences) == (1, 1, ())
    assert in_book(vault, IN_TRANSIT) == before + 50000
    assert merged.left[0].key in {cell.key for cell in desk.reconcile.view().unmatched_left}
    with pytest.raises(WrongAnswer, match="nothing_would_stay"):
        desk.reconcile.split(kept.id, {kept.left[0].key})
    assert desk.trace.verify().is_whole


def test_a_statement_can_be_signed_on_paper_and_looked_through_as_a_workbook(desk: Desk, tmp_path: Path) -> None:
    bad: list[BankLine] = [(date(2026, 10, 30), "-77.00", "=HYPERLINK(1)", "=cmd|' /C calc'!A0", "")]
    import_file(desk, write_statement(tmp_path / "bad.csv", bad), name="二号户", number="2")
    report = desk.closing.close(OCTOBER)
    book, paper = tmp_path / "close.xlsx", tmp_path / "close.pdf"
    desk.closing.export(report.close_id, book)
    desk.closing.export(report.close_id, paper)
    sheets = openpyxl.load_workbook(book)
    assert [sheet.title.split()[0] for sheet in sheets] == ["汇总", "账户变动", "未对账", "发现"]
    texts = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert report.digest in {cell.value for cell in texts}
    assert all(cell.data_type != "f" for cell in texts)
    with pdfplumber.open(paper) as pages:
        text = "\n".join(page.extract_text() for page in pages.pages)
    assert report.digest in text
    assert "签字" in text
    assert "招商银行" in text
