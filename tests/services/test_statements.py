from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.desk import Desk
from app.domain.ledger import bank_place
from app.domain.money import Money
from app.domain.statements import Column, ColumnMapping, ImportState
from app.errors import BrokenFile, EmptyStatement, IllegalMove, UnknownFormat, WrongAnswer
from app.progress import Cancelled
from app.store.vault import Vault
from tests.services.conftest import CMB_HEAD, write_cmb

ROWS = [
    ("2026-11-02", "-100000", "充值 CZ1102-01"),
    ("2026-11-02", "-100000", "充值 CZ1102-01"),
    ("2026-11-05", "2500.50", "退款"),
]


@pytest.fixture
def account(desk: Desk) -> int:
    return desk.statements.add_bank_account(name="招商银行 ··8210", bank="招商银行", number="6214830200008210")


def counted(desk: Desk) -> int:
    return len(desk.statements.rows())


def test_a_preview_says_what_would_come_and_writes_nothing(desk: Desk, account: int, tmp_path: Path) -> None:
    preview = desk.statements.preview(write_cmb(tmp_path / "a.csv", ROWS), account)
    assert (preview.rows_new, preview.rows_known) == (3, 0)
    assert preview.statement.credits() == {"CNY": Decimal("2500.50")}
    assert preview.statement.debits() == {"CNY": Decimal(200_000)}
    assert counted(desk) == 0


def test_two_equal_real_payments_stay_two(desk: Desk, account: int, tmp_path: Path) -> None:
    desk.statements.import_previewed(desk.statements.preview(write_cmb(tmp_path / "a.csv", ROWS), account))
    assert [row.row.amount.amount for row in desk.statements.rows()].count(Decimal(-100_000)) == 2


def test_the_same_file_twice_adds_nothing(desk: Desk, account: int, tmp_path: Path) -> None:
    file = write_cmb(tmp_path / "a.csv", ROWS)
    desk.statements.import_previewed(desk.statements.preview(file, account))
    again = desk.statements.preview(file, account)
    assert (again.rows_new, again.rows_known) == (0, 3)
    report = desk.statements.import_previewed(again)
    assert (report.rows_new, counted(desk)) == (0, 3)


def test_two_files_that_overlap_add_each_row_once(desk: Desk, account: int, tmp_path: Path) -> None:
    later = [*ROWS, ("2026-11-09", "-50000", "充值")]
    desk.statements.import_previewed(desk.statements.preview(write_cmb(tmp_path / "a.csv", ROWS), account))
    report = desk.statements.import_previewed(desk.statements.preview(write_cmb(tmp_path / "b.csv", later), account))
    assert (report.rows_new, report.rows_known, counted(desk)) == (1, 3, 4)


def test_the_book_moves_with_the_statement(desk: Desk, account: int, tmp_path: Path, vault: Vault) -> None:
    desk.statements.import_previewed(desk.statements.preview(write_cmb(tmp_path / "a.csv", ROWS), account))
    with vault.look() as work:
        assert work.ledger.balance(bank_place(account)) == {"CNY": Money(Decimal("-197499.50"), "CNY")}


def test_an_import_can_be_undone_and_done_again(desk: Desk, account: int, tmp_path: Path, vault: Vault) -> None:
    file = write_cmb(tmp_path / "a.csv", ROWS)
    report = desk.statements.import_previewed(desk.statements.preview(file, account))
    desk.statements.undo_import(report.import_id)
    assert counted(desk) == 0
    with vault.look() as work:
        assert work.ledger.balance(bank_place(account)) == {"CNY": Money.zero("CNY")}
        assert work.ledger.verify().is_whole
    (line,) = desk.statements.imports()
    assert line.state is ImportState.UNDONE
    desk.statements.import_previewed(desk.statements.preview(file, account))
    assert counted(desk) == 3


def test_an_import_is_undone_once(desk: Desk, account: int, tmp_path: Path) -> None:
    report = desk.statements.import_previewed(desk.statements.preview(write_cmb(tmp_path / "a.csv", ROWS), account))
    desk.statements.undo_import(report.import_id)
    with pytest.raises(IllegalMove):
        desk.statements.undo_import(report.import_id)


def test_lines_that_cannot_be_read_are_imported_around_only_when_that_was_accepted(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    file = write_cmb(tmp_path / "a.csv", ROWS)
    file.write_text(file.read_text(encoding="utf-8") + "2026-11-06,CNY,一百元,,网上转账,方舟,\n", encoding="utf-8")
    preview = desk.statements.preview(file, account)
    assert [problem.line for problem in preview.statement.problems] == [5]
    with pytest.raises(WrongAnswer):
        desk.statements.import_previewed(preview)
    assert counted(desk) == 0
    assert desk.statements.import_previewed(preview, accept_problems=True).rows_new == 3


class Stops:
    """Progress of a user who presses stop while the rows are being written."""

    def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - the shape is Progress
        if done == total:
            raise Cancelled

    def is_cancelled(self) -> bool:
        return True


def test_an_import_that_is_stopped_leaves_nothing_behind(
    desk: Desk, account: int, tmp_path: Path, vault: Vault
) -> None:
    preview = desk.statements.preview(write_cmb(tmp_path / "a.csv", ROWS), account)
    with pytest.raises(Cancelled):
        desk.statements.import_previewed(preview, progress=Stops())
    with vault.look() as work:
        counts = work.counts()
    assert (counts["imports"], counts["bank_rows"], counts["entries"]) == (0, 0, 0)


def test_a_file_that_changed_after_its_preview_is_not_imported_as_something_else(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    file = write_cmb(tmp_path / "a.csv", ROWS)
    preview = desk.statements.preview(file, account)
    write_cmb(file, [*ROWS, ("2026-11-10", "-1", "x")])
    with pytest.raises(WrongAnswer):
        desk.statements.import_previewed(preview)


def test_a_statement_that_does_not_prove_itself_says_so_in_the_list_of_imports(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    file = write_cmb(tmp_path / "a.csv", ROWS)
    file.write_text(file.read_text(encoding="utf-8").replace("800000.00", "800001.00"), encoding="utf-8")
    preview = desk.statements.preview(file, account)
    assert any(not check.holds for check in preview.statement.checks)
    desk.statements.import_previewed(preview)
    (line,) = desk.statements.imports()
    assert line.checks_failed > 0
    assert line.warnings > 0


UNKNOWN = "jour;montant;libellé\n02.11.2026;-1.234,50;Recharge\n03.11.2026;99,00;Remboursement\n"
ANSWER = ColumnMapping(
    headings=("jour", "montant", "libellé"),
    columns={Column.DAY: "jour", Column.AMOUNT: "montant", Column.TEXT: "libellé"},
    decimal_comma=True,
    currency="EUR",
)


def test_a_sheet_that_nobody_knows_is_mapped_once_and_remembered_for_its_account(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text(UNKNOWN, encoding="utf-8")
    second.write_text(UNKNOWN.replace("99,00", "77,00"), encoding="utf-8")
    with pytest.raises(UnknownFormat) as raised:
        desk.statements.preview(first, account)
    assert raised.value.is_sheet
    assert desk.statements.sample(first).headings == ANSWER.headings
    preview = desk.statements.preview(first, account, mapping=ANSWER)
    assert preview.statement.debits() == {"EUR": Decimal("1234.50")}
    desk.statements.import_previewed(preview, mapping=ANSWER)
    remembered = desk.statements.preview(second, account)
    assert remembered.statement.credits() == {"EUR": Decimal("77.00")}
    other = desk.statements.add_bank_account(name="另一个")
    with pytest.raises(UnknownFormat):
        desk.statements.preview(second, other)


def test_a_zip_that_calls_itself_a_workbook_is_refused(desk: Desk, account: int, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "not a workbook")
    with pytest.raises(BrokenFile):
        desk.statements.preview(file, account)


def test_a_statement_without_a_row_is_told_apart_from_a_broken_one(desk: Desk, account: int, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(CMB_HEAD + "\n", encoding="utf-8")
    with pytest.raises(EmptyStatement):
        desk.statements.preview(file, account)


@pytest.mark.parametrize("name", ["", "  "])
def test_a_bank_account_needs_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(WrongAnswer):
        desk.statements.add_bank_account(name=name)


def test_two_bank_accounts_do_not_share_a_name(desk: Desk, account: int) -> None:
    assert account
    with pytest.raises(WrongAnswer):
        desk.statements.add_bank_account(name="招商银行 ··8210")


def test_the_newest_closing_balance_stands_beside_its_account(desk: Desk, account: int, tmp_path: Path) -> None:
    desk.statements.import_previewed(desk.statements.preview(write_cmb(tmp_path / "a.csv", ROWS), account))
    (line,) = desk.statements.bank_accounts()
    assert (line.rows, line.last_day) == (3, date(2026, 11, 5))
