"""Imports are all or nothing, can be undone, and leave their rows as evidence."""

from datetime import date, timedelta

import pytest

from app.domain.statements import Column, ColumnMapping, DateOrder, Direction, ImportState
from app.errors import IllegalMove, NotFound
from app.store.vault import Vault
from app.store.work import Work
from tests.store import factory
from tests.store.factory import NOW, TODAY, yuan


def imported(work: Work, bank: int, marks: str, day: date = TODAY) -> int:
    rows = [factory.statement_row(line, day=day) for line, _ in enumerate(marks, start=2)]
    return work.statements.add_import(factory.statement_import(bank, len(rows)), rows, list(marks), b"the file")


@pytest.fixture
def bank(vault: Vault) -> int:
    with vault.work() as work:
        return work.statements.accounts.add(factory.bank_account())


def test_rows_and_their_file_come_back_as_they_were(vault: Vault, bank: int) -> None:
    row = factory.statement_row(
        value_day=TODAY + timedelta(days=1),
        party_account="8812",
        reference="RC-1",
        status="成功",
        account="主账户",
        direction=Direction.NEUTRAL,
    )
    made = factory.statement_import(bank, closing=None)
    with vault.work() as work:
        import_id = work.statements.add_import(made, [row], ["a"], b"the file")
    with vault.look() as work:
        (found,) = work.statements.rows()
        assert (found.row, found.bank_account_id, found.import_id, found.fingerprint) == (row, bank, import_id, "a")
        assert work.statements.file(import_id) == b"the file"
        kept = work.statements.get_import(import_id)
        assert kept == factory.statement_import(bank, id=import_id, closing=None)
        assert (kept.opening, kept.closing) == (yuan("100"), None)
        assert work.statements.accounts.all() == [work.statements.accounts.get(bank)]


def test_known_marks_are_those_of_rows_that_count(vault: Vault, bank: int) -> None:
    with vault.work() as work:
        import_id = imported(work, bank, "abc")
        assert work.statements.marks(bank, {TODAY}) == {"a", "b", "c"}
        assert work.statements.marks(bank, {TODAY - timedelta(days=9), TODAY + timedelta(days=9)}) == {"a", "b", "c"}
        assert work.statements.marks(bank, {TODAY + timedelta(days=1)}) == set()
        assert work.statements.marks(bank, ()) == set()
        assert work.statements.marks(bank + 1, {TODAY}) == set()
        work.statements.undo_import(import_id, NOW, "林岚")
        assert work.statements.marks(bank, {TODAY}) == set()


def test_an_undone_import_no_longer_counts_and_is_kept(vault: Vault, bank: int) -> None:
    with vault.work() as work:
        imported(work, bank, "a")
        import_id = imported(work, bank, "bc")
        work.statements.undo_import(import_id, NOW, "林岚")
    with vault.look() as work:
        assert [row.fingerprint for row in work.statements.rows()] == ["a"]
        assert work.statements.count_rows() == 1
        newest, _ = work.statements.imports(bank)
        assert (newest.id, newest.state, newest.undone_at) == (import_id, ImportState.UNDONE, NOW)
        assert work.counts()["bank_rows"] == 3


def test_an_undone_import_can_come_again_but_not_be_undone_again(vault: Vault, bank: int) -> None:
    with vault.work() as work:
        import_id = imported(work, bank, "ab")
        work.statements.undo_import(import_id, NOW, "林岚")
        again = imported(work, bank, "ab")
        with pytest.raises(IllegalMove):
            work.statements.undo_import(import_id, NOW, "林岚")
        assert {row.import_id for row in work.statements.rows()} == {again}


def test_rows_are_paged_filtered_searched_and_counted(vault: Vault, bank: int) -> None:
    with vault.work() as work:
        for back in range(4):
            imported(work, bank, f"{back}", TODAY - timedelta(days=back))
        special = factory.statement_row(9, party="100%_纯度", day=TODAY - timedelta(days=9), amount="3")
        work.statements.add_import(factory.statement_import(bank), [special], ["z"], b"")
    with vault.look() as work:
        rows = work.statements.rows
        assert [row.fingerprint for row in rows(limit=2, offset=1)] == ["1", "2"]
        assert [row.fingerprint for row in rows(newest_first=False, limit=2)] == ["z", "3"]
        assert [row.fingerprint for row in rows(since=TODAY - timedelta(days=1), until=TODAY)] == ["0", "1"]
        assert [row.fingerprint for row in rows(search="%_纯")] == ["z"]
        assert work.statements.count_rows(search="巨量") == 4
        assert work.statements.count_rows(search="0%") == 1
        assert work.statements.count_rows(bank_account_id=bank + 1) == 0
        ids = [row.id for row in rows(import_id=2)]
        assert [row.fingerprint for row in rows(ids=ids)] == ["1"]


def test_a_mapping_is_remembered_for_the_same_headings(vault: Vault, bank: int) -> None:
    answer = ColumnMapping(
        headings=("日期", "金额"),
        columns={Column.DAY: "日期", Column.AMOUNT: "金额"},
        date_order=DateOrder.DAY_FIRST,
        decimal_comma=True,
        currency="EUR",
    )
    better = ColumnMapping(headings=answer.headings, columns={Column.DAY: "日期"}, spend_is_positive=True)
    with vault.work() as work:
        work.statements.remember_mapping(bank, answer)
        assert work.statements.mappings(bank) == [answer]
        work.statements.remember_mapping(bank, better)
    with vault.look() as work:
        assert work.statements.mappings(bank) == [better]
        assert work.statements.mappings(bank + 1) == []


def test_what_was_never_imported_is_not_found(vault: Vault) -> None:
    with vault.look() as work:
        for ask in (work.statements.get_import, work.statements.file, work.statements.accounts.get):
            with pytest.raises(NotFound):
                ask(1)
