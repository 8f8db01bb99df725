"""Sharing out cash in the window: one figure, and the batch stands ticked with each account's share."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.money import Money
from app.store.vault import Vault
from tests.ui.recharge.conftest import MAKER, NOW, Opener
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import words
from ui.background import Background
from ui.recharge.page import RechargePage
from ui.recharge.share_dialog import ShareDialog
from ui.widgets.toast import Message, Tone
from ui.words import Language


def dialog_of(page: RechargePage) -> ShareDialog:
    page.share_button.click()
    assert page.submitting.sharing is not None
    return page.submitting.sharing


def test_a_sum_that_does_not_do_for_all_ticks_what_gets_money_and_says_what_is_missing(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    page = opened(MAKER)
    said: list[Message] = []
    page.said.connect(said.append)
    dialog = dialog_of(page)
    dialog.amount.set_text("nothing")
    dialog.share()
    assert dialog.amount.note.text() == "This is not a number."
    (advised,) = Desk(company, lambda: NOW).top_ups.view().advised
    cash = advised.times(Decimal("0.7")).rounded()
    dialog.amount.set_text(f"{cash.amount:f}")
    dialog.share()
    settle(qtbot, background)
    drafts = page._drafts()
    sent = sum((one.amount.amount for one in drafts), Decimal(0))
    assert 0 < sent <= cash.amount
    assert (said[-1].tone, "not given" in said[-1].text) == (Tone.WARNING, True)


def test_money_enough_for_all_ticks_all_as_advised(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    page = opened(MAKER)
    (advised,) = Desk(company, lambda: NOW).top_ups.view().advised
    dialog = dialog_of(page)
    dialog.amount.set_text(f"{advised.amount:f}")
    dialog.share()
    settle(qtbot, background)
    assert sum((one.amount for one in page._drafts()), Money.zero("CNY")) == advised


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_off_in_either_language(opened: Opener, language: Language) -> None:
    words.speak(language)
    assert clipped(dialog_of(opened(MAKER))) == []
