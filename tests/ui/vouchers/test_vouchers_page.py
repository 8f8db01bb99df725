"""The Vouchers page: accounts are said beside the list, what has none leads to where it is mended, the file is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.vouchers import NotBookedReason, VoucherAccount
from app.services.vouchers import Program
from app.store.vault import Vault
from tests.services.test_vouchers import BOOKS
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import full_desk, make_desk
from ui import words
from ui.background import Background
from ui.refresh import Refresh
from ui.vouchers.page import Part, VouchersPage
from ui.widgets.toast import Message

Opener = Callable[[Desk], VouchersPage]


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh) -> Opener:
    def make(desk: Desk) -> VouchersPage:
        page = VouchersPage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(1072, 752)
        page.show()
        page.activateWindow()
        settle(qtbot, background)
        return page

    return make


@pytest.fixture
def desk(vault: Vault, tmp_path: Path) -> Desk:
    made = full_desk(vault, tmp_path)
    made.reconcile.run()
    return made


def say_account(page: VouchersPage, which: VoucherAccount) -> None:
    """Choose the line, type number and name, press Enter."""
    code, name = BOOKS[which]
    page.parts.choose(Part.ACCOUNTS)
    assert page.accounts.select(lambda line: line.which is which and not line.detail)
    page.side.account.code.set_text(code)
    page.side.account.name.set_text(name)
    QTest.keyClick(page.side.account.name.input, Qt.Key.Key_Return)


@pytest.mark.parametrize("language", list(words.Language))
def test_what_lacks_an_account_leads_to_it_and_becomes_a_voucher_once_it_is_said(
    opened: Opener, desk: Desk, qtbot: QtBot, background: Background, language: words.Language
) -> None:
    words.speak(language)
    page = opened(desk)
    assert (page.period.first_day.month, list(page.entries.shown_rows())) == (10, [])
    assert clipped(page) == []
    page.parts.choose(Part.LEFT)
    lacking = next(one for one in page.left.shown_rows() if one.reason is NotBookedReason.NO_ACCOUNT)
    page.open_left(lacking)
    assert page.parts.at == Part.ACCOUNTS
    assert isinstance(page.focusWidget(), QLineEdit)
    for which in (VoucherAccount.BANK, VoucherAccount.PREPAYMENT):
        say_account(page, which)
        settle(qtbot, background)
        assert page.side.account.line is not None
        assert page.side.account.line.account is not None, "the line that was said stays chosen"
    page.parts.choose(Part.VOUCHERS)
    assert [(row.number, row.is_first, row.entry.account.code) for row in page.entries.shown_rows()] == [
        (1, True, "1123"), (1, False, "1002"),
    ]  # fmt: skip
    for part in Part:
        page.parts.choose(part)
        assert clipped(page) == []


def test_an_account_without_a_number_is_not_taken_and_a_forgotten_one_comes_back_by_undo(
    opened: Opener, desk: Desk, qtbot: QtBot, background: Background
) -> None:
    page = opened(desk)
    said: list[Message] = []
    page.said.connect(said.append)
    say_account(page, VoucherAccount.BANK)
    settle(qtbot, background)
    line = page.side.account.line
    assert line is not None
    page.side.account.code.set_text(" ")
    QTest.mouseClick(page.side.account.save, Qt.MouseButton.LeftButton)
    assert page.side.account.code.note.text()
    QTest.mouseClick(page.side.account.forget, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert desk.vouchers.accounts() == {}
    (_, undo) = said[-1].actions[0]
    undo()
    settle(qtbot, background)
    assert desk.vouchers.accounts()["bank"].code == "1002"


def test_the_file_for_the_program_is_written_and_said_and_kept_in_the_record(
    opened: Opener, desk: Desk, qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    for which, (code, name) in BOOKS.items():
        desk.vouchers.set_account(which, code, name)
    page = opened(desk)
    said: list[Message] = []
    page.said.connect(said.append)
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert dialog is not None
    dialog.program.choose(Program.KINGDEE_CLOUD)
    assert not dialog.deed.isEnabled(), "it asks for the template first"
    dialog.take_template(tmp_path / "模板.xlsx")
    assert dialog.deed.isEnabled()
    dialog.program.choose(Program.YONYOU_U8)
    dialog.write_to(tmp_path / "u8.txt")
    settle(qtbot, background)
    assert "1123" in (tmp_path / "u8.txt").read_text("gb18030")
    assert said[-1].kept == "u8.txt"
    assert "vouchers_exported" in {record.kind for record in desk.trace.records()}


def test_an_empty_month_says_what_makes_vouchers(opened: Opener, vault: Vault) -> None:
    page = opened(make_desk(vault))
    assert not page.export_button.isEnabled()
    for part in Part:
        page.parts.choose(part)
        assert clipped(page) == []
