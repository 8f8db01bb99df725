"""Statements, as a person: drop a file, look, import, undo; name the columns of a sheet that nobody knows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.statements import Column, DateOrder, ImportState
from app.store.vault import Vault
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import LINES, full_desk, import_file, make_desk, write_statement
from ui import words
from ui.background import Background
from ui.refresh import Refresh
from ui.statements.page import StatementsPage
from ui.widgets.toast import Message

NARROW = (1072, 752)
"""A window 1280 wide less its rail, 800 high less its top bar."""

Opener = Callable[[Desk], StatementsPage]


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh) -> Opener:
    def make(desk: Desk) -> StatementsPage:
        page = StatementsPage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(*NARROW)
        page.show()
        settle(qtbot, background)
        return page

    return make


def drop(page: StatementsPage, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, action = QPointF(300, 300), Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(at.toPoint(), action, mime, left, none))
    QApplication.sendEvent(page, QDropEvent(at, action, mime, left, none))


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def unknown_sheet(path: Path, amount: str = "-12.50") -> Path:
    lines = ["Booked on,What,How much,Left", f"03/10/2026,Coffee,{amount},100.00", "04/11/2026,Rent,-2000.00,-1900.00"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_an_empty_page_says_what_to_do_and_what_is_gained(opened: Opener, vault: Vault) -> None:
    page = opened(make_desk(vault))
    assert page.drop_zone.isVisible()
    assert not page.rows.isVisible()
    assert page.header.note.text() == "Nothing imported yet"


def test_a_dropped_file_is_shown_before_anything_is_written(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    page = opened(desk)
    drop(page, write_statement(tmp_path / "october.csv"))
    settle(qtbot, background)
    view = page.import_view
    assert view.table.model.row_total() == len(LINES)
    assert view.button.text() == "Import 7 rows into China Merchants Bank"
    assert view.button.isEnabled()
    assert desk.statements.imports() == []
    assert desk.statements.bank_accounts() == []


def test_the_button_imports_what_was_shown_and_the_page_shows_the_rows(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    page = opened(desk)
    said: list[Message] = []
    page.said.connect(said.append)
    drop(page, write_statement(tmp_path / "october.csv"))
    settle(qtbot, background)
    press(page.import_view.button)
    settle(qtbot, background)
    assert [account.name for account in desk.statements.bank_accounts()] == ["China Merchants Bank"]
    assert page.rows.model.row_total() == len(LINES)
    assert page.rows.isVisible()
    assert said[0].title == "7 rows imported into China Merchants Bank"


def test_an_import_is_taken_back_from_its_message(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    page = opened(desk)
    said: list[Message] = []
    page.said.connect(said.append)
    drop(page, write_statement(tmp_path / "october.csv"))
    settle(qtbot, background)
    press(page.import_view.button)
    settle(qtbot, background)
    undo = dict(said[0].actions)["Undo"]
    undo()
    settle(qtbot, background)
    assert [line.state for line in desk.statements.imports()] == [ImportState.UNDONE]
    assert page.rows.model.row_total() == 0
    assert said[1].title == "Import of october.csv undone"
    assert said[1].kept


def test_the_same_file_again_offers_no_import_and_says_why(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    file = write_statement(tmp_path / "october.csv")
    import_file(desk, file)
    page = opened(desk)
    drop(page, file)
    settle(qtbot, background)
    view = page.import_view
    assert view.choice.words() == "招商银行 基本户 ··8210"
    assert not view.button.isEnabled()
    assert view.missing.text() == "All 7 rows of this file are in the vault already."


def test_lines_that_cannot_be_read_must_be_accepted_first(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    file = write_statement(tmp_path / "october.csv")
    file.write_text(file.read_text(encoding="utf-8").replace('"-80,000.00"', "8o,000"), encoding="utf-8")
    page = opened(desk)
    drop(page, file)
    settle(qtbot, background)
    view = page.import_view
    assert not view.button.isEnabled()
    assert view.missing.text() == "Some lines cannot be read: accept that they are left out."
    view.accept.setChecked(True)
    press(view.button)
    settle(qtbot, background)
    assert [(line.rows_new, line.problems) for line in desk.statements.imports()] == [(6, 1)]


def test_several_files_are_shown_one_after_the_other(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    page = opened(desk)
    drop(page, write_statement(tmp_path / "a.csv", LINES[:3]), write_statement(tmp_path / "b.csv"))
    settle(qtbot, background)
    view = page.import_view
    assert view.place.text() == "file 1 of 2"
    press(view.button)
    settle(qtbot, background)
    assert view.title.text() == "b.csv"
    assert view.button.text() == "Import 4 rows into China Merchants Bank"
    press(page.back_button)
    settle(qtbot, background)
    assert page.rows.model.row_total() == 3


def test_an_unknown_sheet_is_explained_once_and_remembered(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    page = opened(desk)
    drop(page, unknown_sheet(tmp_path / "october.csv"))
    settle(qtbot, background)
    dialog = page.import_view.dialog
    assert dialog is not None
    dialog.combos[Column.DAY].choose("Booked on")
    dialog.combos[Column.AMOUNT].choose("How much")
    dialog.combos[Column.TEXT].choose("What")
    dialog.date_order.choose(DateOrder.DAY_FIRST)
    settle(qtbot, background)
    assert "2 rows" in dialog.found.text()
    press(dialog.deed)
    settle(qtbot, background)
    press(page.import_view.button)
    settle(qtbot, background)
    assert [(row.row.day.isoformat(), row.row.text) for row in desk.statements.rows()] == [
        ("2026-11-04", "Rent"),
        ("2026-10-03", "Coffee"),
    ]
    drop(page, unknown_sheet(tmp_path / "november.csv", "-13.00"))
    settle(qtbot, background)
    assert page.import_view.dialog is None
    assert page.import_view.button.isEnabled()


def test_the_mapping_waits_for_a_date_and_an_amount(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    page = opened(make_desk(vault))
    drop(page, unknown_sheet(tmp_path / "october.csv"))
    settle(qtbot, background)
    dialog = page.import_view.dialog
    assert dialog is not None
    dialog.combos[Column.DAY].setCurrentIndex(0)
    assert dialog.found.text() == "Choose the column of the date."
    assert not dialog.deed.isEnabled()
    dialog.combos[Column.DAY].choose("Booked on")
    dialog.combos[Column.AMOUNT].setCurrentIndex(0)
    assert not dialog.deed.isEnabled()
    dialog.reject()


def test_a_file_that_is_no_statement_says_so_in_place(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    file = tmp_path / "october.xlsx"
    file.write_bytes(b"PK\x03\x04 cut off")
    page = opened(make_desk(vault))
    drop(page, file)
    settle(qtbot, background)
    assert page.import_view.hand is not None
    assert page.import_view.hand.has_trouble
    assert not page.import_view.button.isVisible()
    press(page.back_button)
    assert page.drop_zone.isVisible()


def test_an_import_can_be_undone_from_the_list_of_imports(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    import_file(desk, write_statement(tmp_path / "october.csv"))
    page = opened(desk)
    page.filter.choose(1)
    assert not page.undo_button.isEnabled()
    page.imports.view.selectRow(0)
    press(page.undo_button)
    settle(qtbot, background)
    assert desk.statements.rows() == []
    assert not page.undo_button.isEnabled()


def test_an_account_shows_its_own_rows_and_all_again(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    import_file(desk, write_statement(tmp_path / "a.csv"))
    import_file(desk, write_statement(tmp_path / "b.csv", LINES[:2]), name="工商银行", number="")
    page = opened(desk)
    first, second = page.cards.cards
    press(page.cards.cards[second])
    settle(qtbot, background)
    assert page.rows.model.row_total() == 2
    press(page.cards.cards[second])
    settle(qtbot, background)
    assert page.rows.model.row_total() == 9
    assert first != second


def test_another_page_leads_to_one_row(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    desk = full_desk(vault, tmp_path)
    page = opened(desk)
    wanted = desk.statements.rows()[3]
    page.lead_to(wanted.mark)
    settle(qtbot, background)
    assert [row.id for row in page.rows.selected_rows()] == [wanted.id]


def test_chosen_rows_are_copied_as_text(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    page = opened(full_desk(vault, tmp_path))
    qtbot.waitUntil(lambda: any(page.rows.shown_rows()), timeout=30_000)
    settle(qtbot, background)
    page.rows.view.selectRow(0)
    page.rows.copy()
    assert "−12.50" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_is_clipped_in_a_window_of_1280(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path, language: words.Language
) -> None:
    words.speak(language)
    desk = make_desk(vault)
    page = opened(desk)
    assert clipped(page) == []
    drop(page, write_statement(tmp_path / "招商银行_交易明细_202610.csv"))
    settle(qtbot, background)
    assert clipped(page) == []
    press(page.import_view.button)
    settle(qtbot, background)
    page.filter.choose(1)
    assert clipped(page) == []
    assert page.size().width() == NARROW[0]
