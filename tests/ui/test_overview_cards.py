"""The cards of the overview: rows as even as can be, and names that tell two currencies of one platform apart."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QGridLayout
from pytestqt.qtbot import QtBot

from app.domain.accounts import Funding, Platform
from app.domain.money import Money
from app.services.overview import PlatformCard
from ui.overview.platform_cards import PlatformCards

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


def card(platform: Platform, currency: str = "CNY") -> PlatformCard:
    return PlatformCard(
        platform=platform,
        currency=currency,
        funding=Funding.PREPAID,
        accounts=1,
        cash=Money.zero(currency),
        owed=None,
        room=None,
        burn=Money.zero(currency),
        days_left=None,
        synced_at=NOW,
        is_stale=False,
        failed_accounts=0,
        burn_line=(0, 1),
        last_day=date(2026, 11, 19),
    )


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (5, [5]), (6, [3, 3]), (8, [4, 4]), (10, [5, 5]), (11, [4, 4, 3])]
)
def test_no_card_stands_alone_below_full_rows(qtbot: QtBot, count: int, rows: list[int]) -> None:
    cards = PlatformCards(print)
    qtbot.addWidget(cards)
    cards.show_cards([card(Platform.TIKTOK)] * count, NOW)
    grid = cards.layout()
    assert isinstance(grid, QGridLayout)
    found = Counter(grid.getItemPosition(at)[0] for at in range(grid.count()))  # type: ignore[index]
    assert [found[row] for row in sorted(found)] == rows


def test_two_currencies_of_one_platform_are_told_apart(qtbot: QtBot) -> None:
    cards = PlatformCards(print)
    qtbot.addWidget(cards)
    cards.show_cards([card(Platform.TIKTOK), card(Platform.TIKTOK, "USD"), card(Platform.BILIBILI)], NOW)
    names = [one.accessibleName().partition(",")[0] for one in cards.cards]
    assert names[0].endswith("CNY")
    assert names[1].endswith("USD")
    assert "CNY" not in names[2]
