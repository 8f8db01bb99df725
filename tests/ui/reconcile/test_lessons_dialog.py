"""The rules that matching learned, seen and answered in the window."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.lessons import FeeLesson, NameLesson
from app.store.vault import Vault
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import full_desk
from ui import words
from ui.background import Background
from ui.reconcile.lessons import LessonsDialog, about, says
from ui.reconcile.page import ReconcilePage
from ui.refresh import Refresh
from ui.words import Language

Opener = Callable[[Desk], LessonsDialog]
AGENCY, ENGINE = "杭州聚量网络科技有限公司", "北京巨量引擎网络技术有限公司"


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh) -> Opener:
    def make(desk: Desk) -> LessonsDialog:
        page = ReconcilePage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(1072, 752)
        page.show()
        settle(qtbot, background)
        QTest.keyClick(page, Qt.Key.Key_L)
        settle(qtbot, background)
        assert page.rules is not None
        return page.rules

    return make


@pytest.fixture
def said(vault: Vault, tmp_path: Path) -> Desk:
    """A company with two rules of its own and five matches confirmed by hand that say the same."""
    desk = full_desk(vault, tmp_path)
    desk.lessons.say(NameLesson(written=AGENCY, counts_as=ENGINE))
    desk.lessons.say(FeeLesson(party=AGENCY, rate=Decimal("0.015")))
    return desk


def test_before_anything_was_confirmed_the_dialogue_says_how_a_rule_comes_about(
    vault: Vault, tmp_path: Path, opened: Opener
) -> None:
    dialog = opened(full_desk(vault, tmp_path))
    assert (dialog.table.isVisible(), dialog.nothing.isVisible(), dialog.switch.isVisible()) == (False, True, False)
    assert "Confirm 3 matches" in dialog.nothing.text()


def test_each_rule_says_what_it_means_and_space_switches_it_off_and_on(
    qtbot: QtBot, background: Background, opened: Opener, said: Desk
) -> None:
    dialog = opened(said)
    assert [(about(one), says(one)) for one in dialog.table.shown_rows()] == [
        (AGENCY, f"is {ENGINE}"),
        (AGENCY, "keeps back 1.5%"),
    ]
    for is_used in (False, True):
        QTest.keyClick(dialog.table.view, Qt.Key.Key_Space)
        settle(qtbot, background)
        assert [one.is_used for one in said.lessons.all()] == [is_used, True]
    chosen = dialog.chosen()
    assert chosen is not None
    assert about(chosen) == AGENCY


def test_a_rule_is_written_changed_and_taken_back(
    qtbot: QtBot, background: Background, opened: Opener, said: Desk
) -> None:
    dialog = opened(said)
    dialog.write_new()
    writing = dialog.writing
    assert writing is not None
    writing.save()
    assert writing.about.note.text()
    writing.kind.choose(1)
    writing.about.set_text("微盛广告")
    writing.value.set_text("two")
    writing.save()
    assert writing.value.note.text() == "This is not a number."
    writing.value.set_text("2%")
    writing.save()
    settle(qtbot, background)
    assert said.lessons.all()[-1].taught == FeeLesson(party="微盛广告", rate=Decimal("0.02"))
    assert dialog.table.select(lambda one: about(one) == "微盛广告")
    dialog.change_chosen()
    assert dialog.writing is not None
    dialog.writing.value.set_text("2.5")
    dialog.writing.save()
    settle(qtbot, background)
    assert "keeps back 2%" not in [says(one) for one in dialog.table.shown_rows()], (
        "it was changed, not written beside it"
    )
    assert dialog.table.select(lambda one: says(one) == "keeps back 2.5%")
    dialog.take_back_chosen()
    settle(qtbot, background)
    assert "keeps back 2.5%" not in [says(one) for one in dialog.table.shown_rows()]


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_off_in_either_language(opened: Opener, said: Desk, language: Language) -> None:
    words.speak(language)
    dialog = opened(said)
    assert clipped(dialog) == []
