"""Providers, as a person at the page: an empty one says what to do, one is entered, and its panel says why and what is late."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.providers import ProviderEventKind
from app.domain.rebates import RebatePeriod
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import yuan
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import words
from ui.background import Background
from ui.providers.dialogs import FundDialog, NoteDialog, ProviderDialog, ReceiptDialog
from ui.providers.page import ProvidersPage
from ui.refresh import Refresh

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
NARROW = (1072, 752)
"""A window 1280 wide less its rail, 800 high less its top bar."""

Opener = Callable[[], ProvidersPage]


@pytest.fixture
def desk(vault: Vault) -> Desk:
    """One person, one account that burned 800 a day for two months."""
    made = Desk(vault, lambda: NOW, factory.seat("林岚", "a"))
    with vault.work() as work:
        account = factory.with_account(work, synced_at=NOW)
        days = [NOW.date() - timedelta(days=back) for back in range(1, 62)]
        work.evidence.add_spend([(account, factory.spend_row(day, "800.00")) for day in days], NOW)
    return made


@pytest.fixture
def opened(qtbot: QtBot, background: Background, desk: Desk) -> Opener:
    def made() -> ProvidersPage:
        page = ProvidersPage(desk, background, Refresh())
        qtbot.addWidget(page)
        page.resize(*NARROW)
        page.show()
        settle(qtbot, background)
        return page

    return made


def late_agency(desk: Desk) -> int:
    contract = factory.contract(
        rebate_rules=(factory.rebate_rule("0.05", "1"),), rebate_period=RebatePeriod.MONTH, rebate_due_days=10
    )
    provider_id = desk.providers.add(factory.provider(contracts=(contract,), authorisations=()))
    desk.providers.fund([1], provider_id, date(2026, 1, 1))
    return provider_id


def test_an_empty_page_offers_the_one_next_step_and_a_provider_is_entered_there(
    qtbot: QtBot, opened: Opener, desk: Desk, background: Background
) -> None:
    page = opened()
    assert page.empty.isVisible()
    page.enter()
    dialog = page.dialog
    assert isinstance(dialog, ProviderDialog)
    dialog.name.set_text("青石互动")
    dialog.party.set_text("青石互动有限公司")
    dialog.start.set_text("2026-01-01")
    dialog.end.set_text("2026-12-31")
    dialog.fee.set_text("1.5")
    dialog.steps.set_text("100000: 三")
    dialog.keep()
    assert dialog.steps.note.text()
    dialog.steps.set_text("100,000: 3; 500,000: 5")
    dialog.cap.set_text("50000")
    dialog.keep()
    settle(qtbot, background)
    (line,) = desk.providers.lines()
    assert line.provider.in_transit_limit == yuan("50000")
    assert [str(step.rate) for step in line.provider.contracts[0].rebate_rules[0].steps] == ["0.03", "0.05"]
    assert page.table.isVisible()
    assert page.panel.isVisible()
    assert not page.empty.isVisible()


def test_the_panel_names_the_late_rebate_and_noting_it_takes_it_away(
    qtbot: QtBot, opened: Opener, desk: Desk, background: Background
) -> None:
    provider_id = late_agency(desk)
    page = opened()
    page.open_provider(provider_id)
    settle(qtbot, background)
    assert page.panel.detail is not None
    late, *others = page.panel.detail.late
    deeds = page._deeds(page.panel.detail)
    deeds[-1][1]()
    dialog = page.dialog
    assert isinstance(dialog, ReceiptDialog)
    dialog.period.choose(next(at for at, one in enumerate(dialog._lines) if one.rebate.start == late.rebate.start))
    dialog.amount.set_text(f"{late.rebate.owed.amount:f}")
    dialog.day.set_text("2026-11-19")
    dialog.keep()
    settle(qtbot, background)
    assert list(page.panel.detail.late) == others


def test_what_happened_is_noted_in_words(qtbot: QtBot, opened: Opener, desk: Desk, background: Background) -> None:
    provider_id = late_agency(desk)
    page = opened()
    page.open_provider(provider_id)
    settle(qtbot, background)
    assert page.panel.detail is not None
    page._open(NoteDialog(page, desk, background, page.panel.detail.line.provider))
    dialog = page.dialog
    assert isinstance(dialog, NoteDialog)
    dialog.kind.choose(ProviderEventKind.COMPLAINT)
    dialog.note.set_text("三天没有回复")
    dialog.keep()
    settle(qtbot, background)
    assert [one.note for one in desk.providers.detail(provider_id).events] == ["三天没有回复"]


@pytest.mark.parametrize("language", words.Language)
def test_nothing_is_clipped_at_1280_in_either_language(
    qtbot: QtBot, opened: Opener, desk: Desk, background: Background, language: words.Language
) -> None:
    before = words.language()
    words.speak(language)
    try:
        provider_id = late_agency(desk)
        page = opened()
        assert page.table.view.horizontalScrollBar().maximum() == 0
        page.open_provider(provider_id)
        settle(qtbot, background)
        assert clipped(page) == []
        page.close_panel()
        assert page.table.view.horizontalScrollBar().maximum() == 0
    finally:
        words.speak(before)


def test_the_choice_of_accounts_stays_on_the_screen_with_a_hundred_of_them(
    opened: Opener, desk: Desk, background: Background
) -> None:
    page = opened()
    dialog = FundDialog(page, desk, background, factory.provider(), desk.accounts.lines() * 100)
    assert len(dialog.accounts) == 100
    assert dialog.sizeHint().height() < page.height()
