"""Reconcile by keyboard: run, move, confirm, reject, undo, match by hand, ask for evidence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.matches import MatchState
from app.domain.money import Money
from app.services.reconcile_rows import Cell
from app.services.reconcile_view import GroupLine, ReconcileView
from app.store.vault import Vault
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import full_desk, import_file, make_desk, write_statement
from ui import words
from ui.background import Background
from ui.reconcile import lines
from ui.reconcile.lines import OpenLine, Order, View
from ui.reconcile.page import ReconcilePage
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
    """A company after its first run: one group proved, three to review."""
    desk = full_desk(vault, tmp_path)
    desk.reconcile.run()
    return desk


def hit(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def group_at(page: ReconcilePage) -> GroupLine:
    line = page.list.current()
    assert isinstance(line, GroupLine)
    return line


def state_of(desk: Desk, group_id: int) -> MatchState | None:
    return next((group.state for group in desk.reconcile.view().groups if group.id == group_id), None)


def test_without_bank_rows_the_page_leads_to_the_statements(opened: Opener, vault: Vault, qtbot: QtBot) -> None:
    page = opened(make_desk(vault))
    assert page.starting.deed is not None
    with qtbot.waitSignal(page.wanted) as went:
        page.starting.deed.click()
    assert went.args == ["statements", None]


def test_without_platform_rows_the_page_leads_to_the_connections(
    opened: Opener, vault: Vault, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(vault)
    import_file(desk, write_statement(tmp_path / "october.csv"))
    page = opened(desk)
    assert page.starting.deed is not None
    with qtbot.waitSignal(page.wanted) as went:
        page.starting.deed.click()
    assert went.args == ["settings", None]


def test_the_first_run_is_one_button_that_names_what_it_matches(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault, tmp_path: Path
) -> None:
    page = opened(full_desk(vault, tmp_path))
    said: list[Message] = []
    page.said.connect(said.append)
    assert page.starting.deed is not None
    assert page.starting.deed.text() == "Match 7 bank rows with 6 platform rows"
    page.starting.deed.click()
    settle(qtbot, background)
    assert not page.starting.isVisible()
    assert page.list.isVisible()
    assert "proved" in said[0].title
    assert said[0].kept == "What you had confirmed or rejected was not touched."
    assert page.run_button.isEnabled()


def test_j_and_k_move_and_the_first_line_is_where_the_work_is(opened: Opener, matched: Desk) -> None:
    page = opened(matched)
    first = group_at(page)
    assert lines.group_view(first) is View.TO_REVIEW
    hit(page.list, KEY.Key_J)
    second = group_at(page)
    assert second.id != first.id
    hit(page.list, KEY.Key_K)
    assert group_at(page).id == first.id
    hit(page.list, KEY.Key_K)
    assert group_at(page).id == first.id


def test_enter_confirms_and_stands_on_the_next_group(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    group = group_at(page)
    hit(page.list, KEY.Key_Return)
    settle(qtbot, background)
    assert state_of(matched, group.id) is MatchState.CONFIRMED
    assert group_at(page).id != group.id
    assert page.filter.at == View.TO_REVIEW


def test_x_rejects_and_ctrl_z_takes_it_back(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    page.activateWindow()
    group = group_at(page)
    hit(page.list, KEY.Key_X)
    settle(qtbot, background)
    assert state_of(matched, group.id) is MatchState.REJECTED
    hit(page.list, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, background)
    assert state_of(matched, group.id) is None
    assert {cell.key for cell in matched.reconcile.view().unmatched_left} >= {cell.key for cell in group.left}


def test_u_undoes_the_proved_group_that_is_looked_at(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    page.filter.choose(View.PROVED)
    proved = group_at(page)
    hit(page.list, KEY.Key_U)
    settle(qtbot, background)
    assert state_of(matched, proved.id) is None
    assert page.nothing.text() == "Nothing is proved yet."


def test_u_on_a_group_to_review_takes_the_last_answer_back(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    group = group_at(page)
    hit(page.list, KEY.Key_Return)
    settle(qtbot, background)
    hit(page.list, KEY.Key_U)
    settle(qtbot, background)
    assert state_of(matched, group.id) is None


def test_a_second_enter_before_the_answer_came_confirms_once(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    failures: list[Exception] = []
    page.failed.connect(failures.append)
    hit(page.list, KEY.Key_Return)
    hit(page.list, KEY.Key_Return)
    settle(qtbot, background)
    assert failures == []


def test_m_and_space_match_open_rows_by_hand(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    while lines.counts(matched.reconcile.view())[View.TO_REVIEW]:
        hit(page.list, KEY.Key_X)
        settle(qtbot, background)
    hit(page, KEY.Key_M)
    assert page.filter.at == View.OPEN
    view = matched.reconcile.view()
    bank = next(cell for cell in view.unmatched_left if cell.amount.amount == -80000)
    fund = next(cell for cell in view.unmatched_right if cell.amount.amount == -78800)
    for side, cell in ((KEY.Key_Left, bank), (KEY.Key_Right, fund)):
        page.list.go_to(next(at for at in range(99) if cell in lines.cells_of(line_at(page, at))))
        hit(page.list, side)
        hit(page.list, KEY.Key_Space)
    assert page.footer.match.text() == "Match 2 rows"
    assert "difference 1,200.00" in page.footer.sums.text()
    hit(page, KEY.Key_M)
    settle(qtbot, background)
    by_hand = [group for group in matched.reconcile.view().groups if group.state is MatchState.CONFIRMED]
    assert [(group.left, group.right) for group in by_hand] == [((bank,), (fund,))]
    assert not page.list.ticked


def line_at(page: ReconcilePage, at: int) -> lines.Line:
    line = page.list.line_at(at)
    assert line is not None
    return line


def test_a_click_chooses_an_open_row_and_another_lets_it_go(opened: Opener, matched: Desk) -> None:
    page = opened(matched)
    page.filter.choose(View.OPEN)
    at = next(at for at in range(99) if line_at(page, at).left)
    rect = page.list.visualRect(page.list.model().index(at, 0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, rect.center().y()))
    assert list(page.list.ticked.values()) == list(line_at(page, at).left)
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, rect.center().y()))
    assert not page.list.ticked


def test_e_shows_the_evidence_and_leads_to_the_rows(qtbot: QtBot, opened: Opener, matched: Desk) -> None:
    page = opened(matched)
    hit(page, KEY.Key_E)
    assert page.evidence.isVisible()
    bank = group_at(page).left[0]
    with qtbot.waitSignal(page.wanted) as went:
        page.evidence.leads_to.emit(bank.key)
    assert went.args == ["statements", int(bank.key.partition(":")[2])]
    hit(page, KEY.Key_E)
    assert not page.evidence.isVisible()


def test_a_group_that_changed_meanwhile_is_told_and_the_page_shows_what_is(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    failures: list[Exception] = []
    page.failed.connect(failures.append)
    group = group_at(page)
    matched.reconcile.undo(group.id)
    hit(page.list, KEY.Key_Return)
    settle(qtbot, background)
    assert len(failures) == 1
    assert page.list.position_of(f"group:{group.id}") is None


def test_searching_and_sorting_keep_what_is_meant(opened: Opener, matched: Desk) -> None:
    view = matched.reconcile.view()
    found = lines.lines_of(view, View.ALL, text="星河 80,000")
    assert [cell.amount.amount for line in found for cell in line.left] == [-80000]
    sizes = [
        max(abs(cell.amount.amount) for cell in lines.cells_of(line))
        for line in lines.lines_of(view, View.ALL, order=Order.LARGEST_FIRST)
    ]
    assert sizes == sorted(sizes, reverse=True)
    page = opened(matched)
    page.search.setText("nobody")
    assert page.nothing.text() == "Nothing here holds these words."


def test_the_bar_counts_every_row_once(matched: Desk) -> None:
    view = matched.reconcile.view()
    assert sum(share.rows for share in lines.shares(view)) == view.rows_left + view.rows_right


def test_every_line_is_said_in_words_for_those_who_do_not_see_it(opened: Opener, matched: Desk) -> None:
    page = opened(matched)
    page.filter.choose(View.ALL)
    model = page.list.model()
    said = [str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())]
    assert any(text.startswith("Proved. Bank: ") for text in said)
    assert any(text.startswith("Open. Bank: ") for text in said)


def test_ten_thousand_open_rows_cost_no_widget(opened: Opener, matched: Desk) -> None:
    page = opened(matched)
    before = len(page.findChildren(QWidget))
    many = [OpenLine((_cell(at),), ()) for at in range(10_000)]
    page.list.set_lines(many)
    page.list.go_to(9_999)
    page.list.grab()
    assert page.list.current() is many[-1]
    assert len(page.findChildren(QWidget)) == before


def _cell(at: int) -> Cell:
    return Cell(
        key=f"bank:{at}",
        title="方舟广告",
        day=date(2026, 10, 1),
        at=None,
        number=str(at),
        text="",
        amount=Money(Decimal(-at - 1), "CNY"),
        platform=None,
        source="招商银行",
    )


def test_open_rows_of_a_day_stand_beside_each_other_newest_first(matched: Desk) -> None:
    cells = [replace(_cell(at), day=date(2026, 10, 1 + at % 2)) for at in range(4)]
    found = lines.open_lines(cells[:3], cells[3:])
    assert [cell.day.day for line in found for cell in (*line.left, *line.right)] == [2, 2, 1, 1]
    view: ReconcileView = matched.reconcile.view()
    assert lines.counts(view)[View.ALL] == len(view.groups) + len(view.unmatched_left) + len(view.unmatched_right)


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_is_clipped_in_a_window_of_1280(opened: Opener, matched: Desk, language: words.Language) -> None:
    words.speak(language)
    page = opened(matched)
    assert clipped(page) == []
    page.filter.choose(View.OPEN)
    page.toggle_evidence()
    page.list.tick(matched.reconcile.view().unmatched_left[0])
    QApplication.processEvents()
    assert clipped(page) == []
    assert page.width() == 1072
