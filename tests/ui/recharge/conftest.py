"""A company of two people with one account that runs dry and one with plenty, and the recharge page on it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.accounts import Balance
from app.domain.evidence import Holder
from app.domain.money import Money
from app.domain.people import Role
from app.domain.vouching import Seat
from app.store.vault import Vault
from tests.store import factory
from tests.ui.settling import settle
from ui.background import Background
from ui.recharge.page import RechargePage
from ui.refresh import Refresh

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
NARROW = (1072, 752)
"""A window 1280 wide less its rail, 800 high less its top bar."""
OWNER, MAKER = factory.seat("林岚", "a"), factory.seat("苏晴", "b", "a")

Opener = Callable[[Seat], RechargePage]


@pytest.fixture
def company(vault: Vault) -> Vault:
    """Two people; one account that runs dry tomorrow, one with plenty."""
    Desk(vault, lambda: NOW, OWNER).people.enter(MAKER, frozenset({Role.MARKETING, Role.FINANCE_CLERK}))
    with vault.work() as work:
        for name, cash in (("洗护-通投-01", "900"), ("视频号-转化", "90000")):
            account = factory.with_account(work, name=name, platform_id=name, synced_at=NOW)
            days = [NOW.date() - timedelta(days=back) for back in range(1, 40)]
            work.evidence.add_spend([(account, factory.spend_row(day, "800.00", holder=name)) for day in days], NOW)
            zero = Money.zero("CNY")
            held = Balance(cash=Money(Decimal(cash), "CNY"), grant=zero, credit=zero, frozen=zero)
            work.evidence.add_balance(Holder("account", account), held, NOW)
    return vault


@pytest.fixture
def opened(qtbot: QtBot, background: Background, company: Vault) -> Opener:
    def make(seat: Seat) -> RechargePage:
        page = RechargePage(Desk(company, lambda: NOW, seat), background, Refresh())
        qtbot.addWidget(page)
        page.resize(*NARROW)
        page.show()
        page.activateWindow()
        settle(qtbot, background)
        return page

    return make
