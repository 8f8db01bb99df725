"""An export of a platform's own page comes in through the window: seen first, written once, taken back at will."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.platform_files import FileColumn, FileKind
from app.services.clock import system_clock
from app.services.platform_files import FileReport
from app.store.vault import Vault
from tests.ui.statements.clipping import clipped
from ui import words
from ui.accounts.file_dialog import FileDialog
from ui.accounts.page import AccountsPage
from ui.background import Background
from ui.pictures import settle
from ui.refresh import Refresh

SPEND = "日期,总消耗\n2026-11-01,1200.50\n2026-11-02,80.00\n"
Opener = Callable[..., FileDialog]


@pytest.fixture
def desk(vault: Vault) -> Desk:
    return Desk(vault, system_clock)


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, background: Background, tmp_path: Path) -> Opener:
    def make(text: str = SPEND, platform: Platform = Platform.ZHIHU) -> FileDialog:
        file = tmp_path / "知乎消耗.csv"
        file.write_text(text, encoding="utf-8")
        dialog = FileDialog(None, desk, background, file, platform=platform)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(background)
        return dialog

    return make


def with_account(desk: Desk) -> int:
    return desk.platform_files.add_account(Platform.ZHIHU, platform_id="ZH-1", name="知乎 品牌")


def test_what_a_file_would_bring_is_shown_before_it_is_written(
    opened: Opener, desk: Desk, background: Background
) -> None:
    with_account(desk)
    dialog = opened()
    assert dialog.combos[FileColumn.AMOUNT].value() == "总消耗"
    assert dialog.deed.text() == "Import 2 lines"
    assert desk.accounts.lines()[0].figures.burn.amount == 0
    told: list[FileReport] = []
    dialog.imported.connect(told.append)
    dialog.take_in()
    settle(background)
    assert [report.rows_new for report in told] == [2]


def test_a_file_about_nobody_asks_for_an_account_and_takes_a_new_one(
    opened: Opener, desk: Desk, background: Background
) -> None:
    dialog = opened()
    assert not dialog.deed.isEnabled()
    assert "choose one" in dialog.trouble.text()
    form = dialog.add_account()
    form.make()
    assert form.number.note.text() == words.tr("Something is missing here.")
    form.number.set_text("ZH-9")
    form.make()
    settle(background)
    assert dialog.deed.isEnabled()
    assert [one.platform_id for one in desk.platform_files.accounts()] == ["ZH-9"]


def test_a_column_that_is_not_known_is_asked_for_by_name(opened: Opener, desk: Desk, background: Background) -> None:
    with_account(desk)
    dialog = opened("哪天,多少\n2026-11-01,3.00\n")
    assert not dialog.deed.isEnabled()
    assert "Date" in dialog.trouble.text()
    dialog.combos[FileColumn.DAY].choose("哪天")
    dialog.combos[FileColumn.AMOUNT].choose("多少")
    settle(background)
    assert dialog.deed.isEnabled()


def test_lines_that_cannot_be_read_must_be_let_go_by_hand(opened: Opener, desk: Desk) -> None:
    with_account(desk)
    dialog = opened(SPEND + "neulich,x\n")
    assert dialog.accept_problems.isVisible()
    assert not dialog.deed.isEnabled()
    assert "line 4" in dialog.trouble.text()
    dialog.accept_problems.setChecked(True)
    assert dialog.deed.isEnabled()


def test_movements_have_columns_of_their_own(opened: Opener, desk: Desk, background: Background) -> None:
    with_account(desk)
    dialog = opened("交易时间,交易类型,金额\n2026-11-01,充值,500\n")
    assert FileColumn.SERIAL not in dialog.combos
    dialog.kind.choose(FileKind.FUNDS)
    settle(background)
    assert dialog.combos[FileColumn.KIND].value() == "交易类型"
    assert dialog.deed.isEnabled()


def test_a_file_that_is_no_sheet_is_told_in_words(opened: Opener) -> None:
    dialog = opened("%PDF-1.7\n")
    assert dialog.trouble.text()
    assert not dialog.deed.isEnabled()


def test_an_import_can_be_taken_back_from_the_message(
    qtbot: QtBot, desk: Desk, background: Background, tmp_path: Path
) -> None:
    account = with_account(desk)
    page = AccountsPage(desk, background, Refresh())
    qtbot.addWidget(page)
    page.show()
    file = tmp_path / "a.csv"
    file.write_text(SPEND, encoding="utf-8")
    said: list[object] = []
    page.said.connect(said.append)
    dialog = page.take_in(file, Platform.ZHIHU)
    settle(background)
    dialog.take_in()
    settle(background)
    [message] = said
    [(word, undo)] = message.actions  # type: ignore[attr-defined]
    assert word == "Undo"
    undo()
    settle(background)
    assert {row.spend.amount for row in desk.accounts.detail(f"account:{account}").spend} == {0}


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_in_the_dialogue_is_clipped(opened: Opener, desk: Desk, language: words.Language) -> None:
    words.speak(language)
    with_account(desk)
    dialog = opened(SPEND + "neulich,x\n")
    assert clipped(dialog) == []
