"""Trace: follow a recharge, read its sums, verify the chain, page through its records."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.chain import ChainReport, Record, RecordKind
from app.errors import NotFound
from app.store.vault import Vault
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import full_desk, make_desk
from ui import words
from ui.background import Background
from ui.refresh import Refresh
from ui.trace import chain_panel
from ui.trace.page import TracePage
from ui.trace.path_view import equations_of
from ui.trace.records import evidence_words, line_of

Opener = Callable[[Desk], TracePage]


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh) -> Opener:
    def make(desk: Desk) -> TracePage:
        page = TracePage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(1072, 752)
        page.show()
        settle(qtbot, background)
        return page

    return make


@pytest.fixture
def matched(vault: Vault, tmp_path: Path) -> Desk:
    desk = full_desk(vault, tmp_path)
    desk.reconcile.run()
    return desk


def test_without_recharges_the_page_leads_to_the_connections(
    qtbot: QtBot, background: Background, opened: Opener, vault: Vault
) -> None:
    page = opened(make_desk(vault))
    settle(qtbot, background)
    assert not page.recharges.isVisible()
    assert page.filter.at == 1
    assert page.records.model.row_total() == 1


def test_the_newest_recharge_is_followed_at_once(opened: Opener, matched: Desk) -> None:
    page = opened(matched)
    assert page.recharges.model.row_total() == 6
    assert page.header.note.text() == "视频号-转化  ·  2026-10-28  ·  7712000017"
    assert page.proof.text() == "Not proved"


def test_a_proved_recharge_shows_sums_that_hold(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    assert page.recharges.select(lambda line: line.is_proved)
    settle(qtbot, background)
    assert page.proof.text() == "Bank and platform agree"
    assert [equation.text for equation in page.path_view.equations] == [
        "100,000.00 = 100,000.00",
        "100,000.00 = 98,212.40 + 0.00 + 1,787.60",
    ]
    assert page.records.model.row_total() == 2


def test_a_sum_that_does_not_hold_says_so(vault: Vault, tmp_path: Path) -> None:
    desk = full_desk(vault, tmp_path)
    view = desk.reconcile.view()
    bank = next(cell for cell in view.unmatched_left if cell.amount.amount == -80000)
    fund = next(cell for cell in view.unmatched_right if cell.amount.amount == -78800)
    desk.reconcile.match_by_hand([bank.key], [fund.key])
    first, second = equations_of(desk.trace.path(int(fund.key.partition(":")[2])))
    assert first.text == "80,000.00 ≠ 78,800.00"
    assert not first.holds
    assert second.holds


def test_a_recharge_that_nothing_proves_leads_to_reconciling(qtbot: QtBot, opened: Opener, matched: Desk) -> None:
    page = opened(matched)
    with qtbot.waitSignal(page.wanted) as went:
        page.path_view.match_wanted.emit()
    assert went.args == ["reconcile", None]


def test_next_and_previous_step_through_the_recharges(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    first = page.header.note.text()
    page.following.click()
    settle(qtbot, background)
    assert page.header.note.text() != first
    page.previous.click()
    settle(qtbot, background)
    assert page.header.note.text() == first


def test_another_page_leads_to_one_recharge(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    wanted = matched.trace.recharges()[3]
    page.lead_to(f"fund_row:{wanted.fund_row_id}")
    settle(qtbot, background)
    assert [line.fund_row_id for line in page.recharges.selected_rows()] == [wanted.fund_row_id]
    assert wanted.reference in page.header.note.text()


def test_verifying_says_how_many_records_were_recomputed(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    page = opened(matched)
    QTest.mouseClick(page.chain.verify_button, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    count = len(matched.trace.records(limit=10_000))
    assert page.chain.title.text() == "Chain whole"
    assert page.chain.sentence.text() == f"{count:,} records recomputed, none changed."
    assert page.chain.verify_button.isEnabled()


@pytest.mark.parametrize("reason", sorted(chain_panel.REASONS))
def test_a_broken_chain_names_the_first_bad_record(opened: Opener, matched: Desk, reason: str) -> None:
    page = opened(matched)
    page.chain.show_report(ChainReport(records=6, entries=3, head="", first_bad=7, reason=reason))
    assert page.chain.title.text() == "Chain broken at 7"
    assert page.chain.title.property("tone") == "red"
    assert chain_panel.REASONS[reason] in page.chain.sentence.text()


def test_all_records_of_a_recharge_are_found_by_its_number(matched: Desk) -> None:
    line = matched.trace.recharges()[0]
    numbers = matched.trace.records_of(line.reference)
    assert numbers == sorted(entry.seq for entry in matched.trace.path(line.fund_row_id).entries)
    assert str(numbers[0]) in matched.trace_export.proof(numbers)
    with pytest.raises(NotFound):
        matched.trace.records_of("no such number")


def test_a_checkpoint_can_be_taken_elsewhere_and_says_later_whether_the_past_is_the_same(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk, tmp_path: Path
) -> None:
    page = opened(matched)
    dialog = page.open_checkpoint()
    settle(qtbot, background)
    kept = matched.trace_export.checkpoint()
    assert (dialog.size_told.text(), dialog.code.text()) == (f"{kept.size:,}", kept.code)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == kept.code
    dialog.save_to(tmp_path / "kept.json")
    assert (tmp_path / "kept.json").read_text(encoding="utf-8") == kept.line() + "\n"
    for records, words_said in ((0, "exactly where it stood"), (1, "has gone on since")):
        for at in range(records):
            matched.settings.set_home_currency(("USD", "CNY")[at % 2])
        dialog.kept.set_text(kept.code.lower())
        dialog.compare_code()
        settle(qtbot, background)
        assert words_said in dialog.verdict.text()
    dialog.kept.set_text(kept.code[:-1] + ("0" if kept.code[-1] != "0" else "1"))
    dialog.compare_code()
    assert not dialog.verdict.isVisible()


def test_all_records_are_turned_page_by_page(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk
) -> None:
    for at in range(210):
        matched.settings.set_home_currency(("USD", "CNY")[at % 2])
    page = opened(matched)
    page.filter.choose(1)
    settle(qtbot, background)
    head = matched.trace.head()
    assert head is not None
    assert _numbers(page) == list(range(head.seq, head.seq - 200, -1))
    assert not page.newer.isEnabled()
    page.older.click()
    settle(qtbot, background)
    assert _numbers(page) == list(range(head.seq - 200, 0, -1))
    assert not page.older.isEnabled()
    page.newer.click()
    settle(qtbot, background)
    assert _numbers(page)[0] == head.seq


def _numbers(page: TracePage) -> list[int]:
    return [line.record.seq for line in page.records.shown_rows()]


def test_records_show_what_happened_by_whom_and_by_what_evidence(matched: Desk) -> None:
    found = [line_of(record) for record in matched.trace.records(limit=1_000)]
    entry = next(line for line in found if line.event == "Match")
    assert entry.amount is not None
    assert entry.evidence == "Bank row 1, Platform row 1"
    assert any(line.event == "Statement imported" and line.evidence.endswith("Import 1") for line in found)


def test_a_record_of_a_newer_kind_keeps_its_own_name() -> None:
    record = Record(
        seq=1, at=datetime(2026, 11, 20, tzinfo=UTC), kind="sealed", actor="林岚", body="{}", previous="", hash="ab"
    )
    assert line_of(record).event == "sealed"
    assert evidence_words("invoice:9") == "invoice:9"
    assert RecordKind.ENTRY.value == "entry"


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_is_clipped_in_a_window_of_1280(
    qtbot: QtBot, background: Background, opened: Opener, matched: Desk, language: words.Language
) -> None:
    words.speak(language)
    page = opened(matched)
    assert clipped(page) == []
    page.recharges.select(lambda line: line.is_proved)
    page.filter.choose(1)
    page.verify()
    settle(qtbot, background)
    assert clipped(page) == []
    assert (page.width(), page.height()) == (1072, 752)
