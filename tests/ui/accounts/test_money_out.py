"""From an account's panel to the question how much of its money shall go where."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.accounts import Balance
from app.domain.evidence import Holder
from app.domain.money import Money
from app.store.vault import Vault
from app.store.work import Work
from tests.store import factory
from tests.store.factory import NOW
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import words
from ui.accounts.page import AccountsPage
from ui.background import Background
from ui.recharge.back_dialog import TakeBack
from ui.refresh import Refresh
from ui.widgets.buttons import Button


def hold(work: Work, name: str, cash: str) -> int:
    account = factory.with_account(work, name=name, platform_id=name, synced_at=NOW)
    zero = Money.zero("CNY")
    held = Balance(cash=Money(Decimal(cash), "CNY"), grant=zero, credit=zero, frozen=zero)
    work.evidence.add_balance(Holder("account", account), held, NOW)
    return account


@pytest.mark.parametrize("language", list(words.Language))
def test_only_where_money_lies_its_way_out_is_offered(
    qtbot: QtBot, background: Background, vault: Vault, language: words.Language
) -> None:
    words.speak(language)
    with vault.work() as work:
        full, empty = hold(work, "视频号-转化", "90000"), hold(work, "洗护-通投-01", "0")
    page = AccountsPage(Desk(vault, lambda: NOW, factory.seat()), background, Refresh())
    qtbot.addWidget(page)
    page.resize(1072, 752)
    page.show()
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda name, what: wanted.append((name, what)))
    for account, is_offered in ((full, True), (empty, False)):
        page.open_key(f"account:{account}")
        settle(qtbot, background)
        offered = [one for one in page.panel.findChildren(Button) if one.text() == words.tr("Money out…")]
        assert bool(offered) is is_offered
        assert clipped(page) == []
        for one in offered:
            one.click()
    assert wanted == [("recharge", TakeBack(f"account:{full}"))]
