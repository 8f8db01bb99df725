"""Looking back, as a person: had the advice been followed, what was told and what came, and the fan behind an advice."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.evidence import Holder
from app.services.advice_replay import Way
from app.store.vault import Vault
from tests.services.test_advice_replay import hold, with_past
from tests.store import factory
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import words
from ui.background import Background
from ui.recharge.fan import FanChart
from ui.recharge.page import ADVICE, BACK, RechargePage
from ui.refresh import Refresh
from ui.words import Language

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
NARROW = (1072, 752)
"""A window 1280 wide less its rail, 800 high less its top bar."""


def told_earlier(account: int, days: int, amount: str) -> object:
    """An advice of so many days ago, on the account of `with_past`."""
    told = NOW - timedelta(days=days)
    return factory.kept_advice(
        amount,
        holder=Holder("account", account),
        review_day=told.date(),
        told_at=told,
        next_review=told + timedelta(days=1),
        ends_at=told + timedelta(days=1, hours=5),
    )


@pytest.fixture
def company(vault: Vault) -> Vault:
    """One account with a past and two advices, one that is too new."""
    with vault.work() as work:
        account = with_past(work)
        hold(work, Holder("account", account), Decimal(1_500))
        work.kept_advice.keep([told_earlier(account, 20, "800.00"), told_earlier(account, 12, "0.00")])  # type: ignore[list-item]
        hold(work, Holder("account", with_past(work, "新开", days=5)), Decimal(900))
    return vault


@pytest.fixture
def page(qtbot: QtBot, background: Background, company: Vault) -> RechargePage:
    return shown(qtbot, background, company)


def shown(qtbot: QtBot, background: Background, vault: Vault) -> RechargePage:
    made = RechargePage(Desk(vault, lambda: NOW, factory.seat()), background, Refresh())
    qtbot.addWidget(made)
    made.resize(*NARROW)
    made.show()
    made.activateWindow()
    settle(qtbot, background)
    return made


@pytest.fixture
def back(qtbot: QtBot, background: Background, page: RechargePage) -> RechargePage:
    page.views.choose(BACK)
    settle(qtbot, background)
    return page


def test_an_empty_vault_says_what_is_still_to_come(qtbot: QtBot, background: Background, vault: Vault) -> None:
    page = shown(qtbot, background, vault)
    page.views.choose(BACK)
    settle(qtbot, background)
    assert page.back.empty.isVisible()
    assert not page.bar.isVisible()
    (lead,) = page.back.empty.findChildren(QPushButton)
    QTest.mouseClick(lead, Qt.MouseButton.LeftButton)
    assert page.views.at == ADVICE


def test_the_chart_has_three_lines_and_its_table_their_figures(back: RechargePage) -> None:
    assert [line.name for line in back.back.chart.lines] == ["As it was", "As advised", "At the least"]
    rows = list(back.back.ways.shown_rows())
    assert [row.way for row in rows] == list(Way)
    actual, advised = (row.figures.mean_balance for row in rows[:2])
    assert advised > actual
    assert back.back.gain.text() == "With the advice ¥954 more would have lain there on average."
    assert "90 days" in back.back.span.text()
    assert "no balance was read on them" in back.back.span.text()


def test_an_account_that_is_too_new_says_so_and_the_first_can_be_chosen_again(
    qtbot: QtBot, background: Background, back: RechargePage
) -> None:
    back.back.account.choose("account:2")
    settle(qtbot, background)
    assert "Too little is known" in back.back.short.text()
    assert back.back.short.isVisible()
    assert not back.back.again.isVisible()
    back.back.account.choose("account:1")
    settle(qtbot, background)
    assert back.back.chart.isVisible()


def test_a_replay_is_stopped_and_begun_again(qtbot: QtBot, background: Background, back: RechargePage) -> None:
    back.back.run()
    assert back.back.work.isVisible()
    QTest.mouseClick(back.back.work.stop, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert "Stopped" in back.back.short.text()
    assert not back.back.chart.isVisible(), "what was asked before the stop is not shown after it"
    QTest.mouseClick(back.back.again, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert back.back.chart.isVisible()


def test_each_advice_stands_beside_what_came_of_it(back: RechargePage) -> None:
    texts = [" | ".join(row) for row in back.back.told.texts()][1:]
    assert len(texts) == 3, "the advice that was just shown is kept too"
    assert "Known on" in texts[0] or "Waits for a sync" in texts[0]
    assert "Would have run dry" in texts[1]
    assert "Right" in texts[2]
    assert back.back.kept.count.text() == "1 of 2 were right"


def test_the_why_shows_the_need_as_a_fan_and_how_right_earlier_advice_was(
    qtbot: QtBot, background: Background, page: RechargePage
) -> None:
    page.open_line(next(one for one in page.advice.shown_rows() if one.key == "account:1"))
    settle(qtbot, background)
    (fan,) = page.why.findChildren(FanChart)
    assert fan.has_need
    assert fan.accessibleDescription().count("at most") == 3
    before = fan.grab().toImage()
    QTest.keyClick(fan, Qt.Key.Key_Left)
    assert fan.grab().toImage() != before
    said = [label.text() for label in page.why.findChildren(QLabel)]
    assert "Advice of the last 90 days: 1 of 2 were right" in said
    assert {"Left idle without it", "Left idle with it", "Dry risk, without and with it"} <= set(said)


def test_coming_back_from_looking_back_shows_the_list_with_its_bar(back: RechargePage) -> None:
    assert not back.bar.isVisible()
    back.views.choose(ADVICE)
    assert back.advice.isVisible()
    assert back.bar.isVisible()


@pytest.mark.parametrize("language", list(Language))
def test_no_word_is_cut_in_either_language(
    qtbot: QtBot, background: Background, company: Vault, language: Language
) -> None:
    words.speak(language)
    page = shown(qtbot, background, company)
    page.open_line(next(one for one in page.advice.shown_rows() if one.key == "account:1"))
    settle(qtbot, background)
    assert clipped(page) == []
    page.close_panel()
    page.views.choose(BACK)
    settle(qtbot, background)
    assert clipped(page) == []
