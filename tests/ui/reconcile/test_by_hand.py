"""What a person does by hand on the Reconcile page: candidates, causes, one reason for many, split, merge, close, reopen."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.findings import LeftClass
from app.domain.matches import DifferenceKind, MatchState
from app.domain.money import Money
from app.services.reconcile_rows import Cell
from app.services.reconcile_view import GroupLine
from app.store.vault import Vault
from tests.invoices.papers import Paper, bureau_xml
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import full_desk
from ui import words
from ui.background import Background
from ui.reconcile.candidates import CandidatesDialog, candidates
from ui.reconcile.lines import OpenLine, View
from ui.reconcile.page import ReconcilePage
from ui.reconcile.split import SplitDialog
from ui.refresh import Refresh
from ui.widgets.toast import Message

Opener = Callable[[Desk], ReconcilePage]
KEY = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh) -> Opener:
    def make(desk: Desk) -> ReconcilePage:
        page = ReconcilePage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(1072, 752)
        page.show()
        settle(qtbot, background)
        return page

    return make


@pytest.fixture
def matched(vault: Vault, tmp_path: Path) -> Desk:
    """A company after its first run, with an invoice for one of its payments."""
    desk = full_desk(vault, tmp_path)
    file = tmp_path / "发票.xml"
    paper = Paper(buyer="云帆传媒", seller="方舟广告有限公司", date="2026-10-12", net="94339.62", tax="5660.38", total="100000.00", capitals="", remark="CZ20261009", lines=())  # fmt: skip
    file.write_bytes(bureau_xml(paper))
    desk.invoices.import_previewed(desk.invoices.preview([file]))
    desk.reconcile.run()
    return desk


def stand_on(page: ReconcilePage, amount: str) -> Cell:
    """Put the keyboard on the open row of this amount."""
    for at, line in enumerate(page.list.lines()):
        for side, cells in enumerate((line.left, line.right)):
            if isinstance(line, OpenLine) and cells and cells[0].amount.amount == Decimal(amount):
                page.list.go_to(at)
                page.list.side = side
                return cells[0]
    raise AssertionError(amount)


def confirmed(desk: Desk) -> list[GroupLine]:
    return [one for one in desk.reconcile.view().groups if one.state is MatchState.CONFIRMED]


def test_c_shows_the_likeliest_rows_of_the_other_side_and_enter_matches_with_a_named_difference(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    page.filter.choose(View.OPEN)
    page._list_lines()
    cell = stand_on(page, "-80000")
    QTest.keyClick(page.list, KEY.Key_C)
    dialog = page.by_hand.dialog
    assert isinstance(dialog, CandidatesDialog)
    assert dialog.cell.key == cell.key
    first = next(iter(dialog.table.shown_rows()))
    assert (first.cell.amount.amount, first.difference.amount) == (Decimal(-78800), Decimal(-1200))
    assert "1,200.00" in dialog.told.text()
    dialog.difference.setCurrentIndex(dialog.difference.findData(DifferenceKind.FEE))
    QTest.keyClick(dialog.table.view, KEY.Key_Return)
    settle(qtbot, background)
    (group,) = confirmed(matched)
    assert [one.kind for one in group.differences] == [DifferenceKind.FEE]


def test_open_rows_are_filtered_by_cause_and_one_reason_is_accepted_for_all_of_them(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    said: list[Message] = []
    page.said.connect(said.append)
    page.filter.choose(View.OPEN)
    page._list_lines()
    assert page.cause.isVisible()
    page.cause.setCurrentIndex(page.cause.findData(LeftClass.FEE))
    (line,) = page.list.lines()
    rows = page.by_hand.rows_for_reason(line.left, is_filtered=True)
    menu = page.by_hand.reason_menu(rows, LeftClass.FEE)
    assert menu.actions()[1].text() == "Fee: settled and booked"
    menu.actions()[1].trigger()
    menu.close()
    settle(qtbot, background)
    assert said[-1].title == "1 row: Fee"
    assert [cell.text for cell in matched.reconcile.view().settled] == ["短信服务费"]
    dict(said[-1].actions)["Undo"]()
    settle(qtbot, background)
    assert matched.reconcile.view().settled == ()
    page.by_hand.show_reasons([], QPoint())


def test_space_and_m_merge_matches_and_s_splits_them_again(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    twins = [at for at, line in enumerate(page.list.lines()) if line.left and line.left[0].amount.amount == -50000]
    for at in twins:
        page.list.go_to(at)
        QTest.keyClick(page.list, KEY.Key_Space)
    assert page.footer.match.text() == "Merge 2 matches"
    QTest.keyClick(page, KEY.Key_M)
    settle(qtbot, background)
    (merged,) = confirmed(matched)
    assert (len(merged.left), len(merged.right)) == (2, 2)
    page.filter.choose(View.PROVED)
    page._list_lines()
    page.list.go_to(page.list.position_of(f"group:{merged.id}") or 0)
    QTest.keyClick(page, KEY.Key_S)
    dialog = page.by_hand.dialog
    assert isinstance(dialog, SplitDialog)
    assert not dialog.deed.isEnabled()
    for key in (merged.left[0].key, merged.right[0].key):
        dialog.boxes[key].click()
    assert dialog.deed.text() == "Take 2 rows out"
    dialog.deed.click()
    settle(qtbot, background)
    (kept,) = confirmed(matched)
    assert (len(kept.left), len(kept.right)) == (1, 1)


@pytest.mark.parametrize("language", list(words.Language))
def test_a_period_is_closed_by_one_button_and_reopened_with_a_reason(
    language: words.Language, qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    words.speak(language)
    page = opened(matched)
    assert any(group.invoices for group in matched.reconcile.view().groups)
    assert clipped(page) == []
    page.close_button.click()
    settle(qtbot, background)
    view = page.close_view
    assert view.isVisible()
    assert "2026-10" in view.button.text()
    assert clipped(page) == []
    QTest.keyClick(view.button, KEY.Key_Space)
    settle(qtbot, background)
    assert matched.closing.view().until == date(2026, 10, 31)
    assert not view.button.isVisible()
    assert clipped(page) == []
    page.closing.ask_reason(1)
    dialog = page.closing.dialog
    assert dialog is not None
    dialog._give()
    assert matched.closing.view().until is not None
    dialog.reason.set_text("漏了一张回单")
    dialog._give()
    settle(qtbot, background)
    assert matched.closing.view().until is None
    assert view.button.isVisible()
    page.back_button.click()
    settle(qtbot, background)
    assert page.list.isVisible()


def test_ten_thousand_candidates_are_ordered_and_cut_to_what_a_person_can_look_through() -> None:
    def cell(key: str, micros: int) -> Cell:
        amount = Money.from_micros(-micros * 1_000_000, "CNY")
        return Cell(key=key, title=key, day=date(2026, 10, 1), at=None, number="", text="", amount=amount, platform=None, source="")  # fmt: skip

    found = candidates(cell("bank:1", 5_000), [cell(f"fund:{at}", at) for at in range(1, 10_001)])
    assert [one.cell.key for one in found[:3]] == ["fund:5000", "fund:4999", "fund:5001"]
    assert len(found) == 2_000
