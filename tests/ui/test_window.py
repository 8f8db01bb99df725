"""The window as a whole: every page, empty and full, in both languages and themes, and the way in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.clock import system_clock
from app.services.practice import connect_practice
from app.store.vault import Vault
from ui import words
from ui.accounts.page import AccountsPage
from ui.background import Background
from ui.overview.page import OverviewPage
from ui.pictures import settle, write_pictures
from ui.settings.connect import code_in
from ui.settings.page import SettingsPage
from ui.shell.pages import PAGES
from ui.shell.shell import Shell
from ui.words import Language


@pytest.fixture
def desk(vault: Vault) -> Desk:
    return Desk(vault, system_clock)


@pytest.fixture
def synced(desk: Desk) -> Iterator[Desk]:
    """A desk on six practice accounts."""
    now = datetime.now(UTC)
    with Sandbox(World(accounts=6, days=20, today=now.date(), platforms=FIRST_THREE), now=now) as sandbox:
        connect_practice(desk.connections, sandbox.url)
        assert desk.sync.run().failures == ()
        yield desk


@pytest.fixture
def shell(qtbot: QtBot, desk: Desk, background: Background, settings: QSettings) -> Shell:
    made = Shell(desk, background, settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_every_page_stands_empty_and_says_what_to_do(shell: Shell, background: Background) -> None:
    for entry in PAGES:
        shell.go(entry.name)
        settle(background)
        assert shell.page_name == entry.name


def test_every_page_is_drawn_full_in_both_languages_and_themes(
    synced: Desk, dressed: QApplication, tmp_path: Path
) -> None:
    drawn = {file.name for file in write_pictures(dressed, synced, tmp_path)}
    assert len(drawn) == 4 * len(PAGES)
    assert words.language() is Language.ENGLISH


def test_a_click_on_a_card_shows_that_platforms_accounts_and_a_second_click_all(
    synced: Desk, shell: Shell, background: Background
) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    page.reload()
    settle(background)
    assert page.table is not None
    every = len(list(page.table.shown_rows()))
    page.cards.cards[0].clicked.emit()
    chosen = list(page.table.shown_rows())
    assert len({line.platform for line in chosen}) == 1
    assert len(chosen) < every
    page.cards.cards[0].clicked.emit()
    assert len(list(page.table.shown_rows())) == every == len(synced.accounts.lines())


def test_the_overview_leads_to_the_account_and_escape_closes_it(
    synced: Desk, shell: Shell, background: Background
) -> None:
    key = synced.accounts.lines()[0].key
    shell.go("accounts", key)
    settle(background)
    page = shell.page("accounts")
    assert isinstance(page, AccountsPage)
    assert page.panel.isVisible()
    page.close_panel()
    assert not page.panel.isVisible()


def test_practice_platforms_are_connected_from_the_settings_page(
    desk: Desk, shell: Shell, background: Background
) -> None:
    now = datetime.now(UTC)
    with Sandbox(World(accounts=3, days=10, today=now.date(), platforms=FIRST_THREE), now=now) as sandbox:
        shell.go("settings")
        page = shell.page("settings")
        assert isinstance(page, SettingsPage)
        dialog = page.connect_practice()
        dialog.url.set_text("http://127.0.0.1:1")
        dialog.connect_all()
        settle(background)
        assert desk.connections.all() == []
        dialog.url.set_text(sandbox.url)
        dialog.connect_all()
        settle(background)
    assert len(desk.connections.all()) == 3


def test_a_rate_is_checked_in_place_and_then_used(desk: Desk, shell: Shell, background: Background) -> None:
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    dialog = page.add_rate()
    dialog.rate.set_text("seven")
    dialog.save()
    assert desk.settings.view().rates == ()
    dialog.rate.set_text("7.0842")
    dialog.save()
    settle(background)
    (rate,) = desk.settings.view().rates
    assert (rate.currency, f"{rate.rate}") == ("USD", "7.0842")


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("c0de", "c0de"),
        ("https://localhost/adtill?auth_code=c0de&state=s", "c0de"),
        (" https://localhost/adtill?authorization_code=c0de ", "c0de"),
    ],
)
def test_the_code_is_taken_out_of_whatever_was_pasted(pasted: str, code: str) -> None:
    assert code_in(pasted) == code
