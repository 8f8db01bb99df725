"""The shell: pages by keys, search, sync with stop, lock, languages and themes live, our own mistakes."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.desk import Desk, open_vault
from app.domain.accounts import Platform
from app.domain.people import Role
from app.errors import Unreachable, VaultLocked
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.clock import system_clock
from app.services.overview import Freshness
from app.services.practice import connect_practice
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.store import factory
from tests.ui.statements.clipping import clipped
from ui import start, words
from ui.background import Background
from ui.pictures import settle
from ui.shell.closed_page import ClosedPage
from ui.shell.our_bug import BugCatcher, BugDialog, RecentLog, report
from ui.shell.pages import PAGES
from ui.shell.shell import Shell
from ui.shell.top_bar import Avatar, freshness_words
from ui.vault.screen import VaultScreen
from ui.widgets import theme
from ui.widgets.toast import Tone
from ui.words import Language

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)


@pytest.fixture
def desk(vault: Vault) -> Desk:
    return Desk(vault, system_clock)


@pytest.fixture
def practice(desk: Desk) -> Iterator[Sandbox]:
    now = datetime.now(UTC)
    with Sandbox(World(accounts=3, days=10, today=now.date(), platforms=FIRST_THREE), now=now) as sandbox:
        connect_practice(desk.connections, sandbox.url)
        yield sandbox


@pytest.fixture
def shell(qtbot: QtBot, desk: Desk, background: Background, settings: QSettings) -> Shell:
    made = Shell(desk, background, settings, toast_ms=60_000)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, settings: QSettings, vault_path: Path) -> start.MainWindow:
    made = start.MainWindow(dressed, settings, vault_path)
    qtbot.addWidget(made)
    made.show()
    return made


def fresh(platform: Platform, age: timedelta | None, *, failed: int = 0) -> Freshness:
    at = None if age is None else NOW - age
    is_stale = age is None or age > timedelta(hours=1)
    return Freshness(platform=platform, synced_at=at, is_stale=is_stale, failed_accounts=failed)


def test_every_page_is_reached_by_alt_and_its_number_and_is_remembered(shell: Shell, settings: QSettings) -> None:
    for at, entry in enumerate(PAGES, start=1):
        # As they stand on the keyboard: behind the 9 the 0, behind the 0 the dash.
        QTest.keyClick(shell, Qt.Key(ord("1234567890-="[at - 1])), Qt.KeyboardModifier.AltModifier)
        assert shell.page_name == entry.name
        assert settings.value("window/page") == entry.name


def test_the_search_leads_to_an_account_by_its_name(
    qtbot: QtBot, shell: Shell, desk: Desk, practice: Sandbox, background: Background
) -> None:
    assert practice.url
    desk.sync.run()
    line = desk.accounts.lines()[0]
    palette = shell.search()
    palette.box.setText(line.name[:6])
    qtbot.waitUntil(lambda: any(goal.hit is not None for goal in palette.goals.goals), timeout=30_000)
    at = next(at for at, goal in enumerate(palette.goals.goals) if goal.hit is not None and goal.title == line.name)
    for _ in range(at):
        QTest.keyClick(palette.box, Qt.Key.Key_Down)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    settle(background)
    assert shell.page_name == "accounts"


def test_a_search_without_a_hit_says_so(qtbot: QtBot, shell: Shell) -> None:
    palette = shell.search()
    assert len(palette.goals.goals) == len(PAGES)
    QTest.keyClicks(palette.box, "zzzz")
    qtbot.waitUntil(palette.nothing.isVisible)
    assert shell.search() is palette
    QTest.keyClick(palette.box, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_sync_shows_how_far_it_is_and_what_it_brought(
    qtbot: QtBot, shell: Shell, practice: Sandbox, background: Background
) -> None:
    assert practice.url
    shell.sync_now()
    shell.sync_now()  # one at a time: the second wish changes nothing
    assert shell.top.sync.is_working
    qtbot.waitUntil(lambda: not shell.top.sync.is_working, timeout=30_000)
    settle(background)
    assert [message.title for message in shell.toasts.log] == ["Synced"]
    assert shell.top.sync.words.text() == "3 platforms just now"


def test_a_sync_that_was_stopped_says_nothing_and_the_bar_is_free_again(
    qtbot: QtBot, shell: Shell, practice: Sandbox
) -> None:
    assert practice.url
    shell.sync_now()
    shell.top.sync.stop.click()
    qtbot.waitUntil(lambda: not shell.top.sync.is_working, timeout=30_000)
    assert [message.tone for message in shell.toasts.log if message.tone is Tone.ERROR] == []


def test_platforms_that_do_not_answer_are_named_with_what_was_read(
    qtbot: QtBot, shell: Shell, practice: Sandbox
) -> None:
    practice.close()
    shell.sync_now()
    qtbot.waitUntil(lambda: not shell.top.sync.is_working, timeout=60_000)
    (message,) = shell.toasts.log
    assert message.tone is Tone.WARNING
    assert "did not answer" in message.text


def test_an_error_of_a_page_is_told_in_the_corner_until_it_is_closed(shell: Shell) -> None:
    shell.page("accounts").failed.emit(Unreachable("tiktok"))
    (toast,) = shell.toasts.standing
    assert toast.message.title == "TikTok did not answer"
    assert toast.message.kept.startswith("The figures read before are still here")


@pytest.mark.parametrize(
    ("platforms", "tone", "said"),
    [
        ([], "control", "Nothing synced yet"),
        ([fresh(Platform.TIKTOK, timedelta(0))], "green-bar", "1 platform just now"),
        (
            [fresh(Platform.TIKTOK, timedelta(minutes=4)), fresh(Platform.OCEAN_ENGINE, timedelta(hours=3))],
            "amber-bar",
            "1 platform 4 min ago · Ocean Engine 3 h ago",
        ),
        ([fresh(Platform.TENCENT_ADS, timedelta(0), failed=2)], "red-bar", "Tencent Ads: 2 accounts failed"),
        ([fresh(Platform.TENCENT_ADS, None)], "amber-bar", "Tencent Ads never"),
    ],
)
def test_freshness_names_the_one_that_is_late(platforms: list[Freshness], tone: str, said: str) -> None:
    assert freshness_words(platforms, NOW) == (tone, said)


def test_a_person_is_shown_by_initials_or_the_first_character(qtbot: QtBot) -> None:
    for person, letters in (("Lin Yue", "LY"), ("林悦", "林"), ("lin", "L")):
        avatar = Avatar(person)
        qtbot.addWidget(avatar)
        assert avatar._letters == letters


def test_language_and_theme_change_at_once_and_are_kept(
    window: start.MainWindow, desk: Desk, settings: QSettings
) -> None:
    window.show_desk(desk)
    window.shell.top.language.click()
    assert words.is_chinese()
    assert window.shell.rail._items["overview"].text() == "总览"
    window.shell.top.theme.click()
    assert theme.is_dark()
    assert (settings.value("window/language"), settings.value("window/theme")) == ("zh_CN", "dark")
    settle(window.background)


def test_locking_closes_the_vault_and_asks_for_the_password(
    qtbot: QtBot, window: start.MainWindow, vault: Vault
) -> None:
    key = vault.key()
    window.show_desk(Desk(vault, system_clock))
    settle(window.background)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.centralWidget(), VaultScreen)
    assert window.desk is None
    again = Vault.open_keyed(vault.path, key)
    again.close()


def test_the_title_and_the_machines_habits_carry_nothing_of_the_company(
    window: start.MainWindow, desk: Desk, settings: QSettings
) -> None:
    window.show_desk(desk)
    settle(window.background)
    window.close()
    settings.sync()
    kept = Path(settings.fileName()).read_text(encoding="utf-8")
    assert window.windowTitle() == "AdTill"
    assert "云帆" not in kept
    assert "\\x4e91" not in kept  # how such a file would write 云


def test_what_nobody_caught_is_called_our_mistake_and_its_log_can_be_saved(
    qtbot: QtBot, window: start.MainWindow, tmp_path: Path
) -> None:
    catcher = BugCatcher(window)
    catcher.caught.emit(KeyError("ours"))
    qtbot.waitUntil(lambda: catcher.shown is not None, timeout=30_000)
    assert catcher.shown is not None
    assert catcher.shown.windowTitle() == "This is our mistake, not yours"
    catcher.shown.reject()
    dialog = BugDialog(None, report(KeyError("ours"), RecentLog()), lambda: tmp_path / "adtill.log")
    qtbot.addWidget(dialog)
    dialog.save()
    assert "KeyError: 'ours'" in (tmp_path / "adtill.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_no_page_cuts_its_words_at_1280(
    qtbot: QtBot, desk: Desk, background: Background, settings: QSettings, language: Language
) -> None:
    words.speak(language)
    made = Shell(desk, background, settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    for entry in PAGES:
        made.go(entry.name)
        settle(background)
        assert clipped(made) == [], entry.name


def test_the_keys_are_listed(shell: Shell) -> None:
    dialog = shell.show_keys()
    assert dialog.isVisible()
    dialog.reject()


def test_the_vault_locks_itself_and_then_shows_and_answers_nothing(
    window: start.MainWindow, made_vault: MadeVault, vault_path: Path
) -> None:
    desk = open_vault(vault_path, made_vault.password)
    desk.settings.set_lock_minutes(30)
    window.show_desk(desk)
    settle(window.background)
    assert window.auto_lock.minutes == 30
    desk.settings.set_lock_minutes(5)
    window.shell.refresh.tell(Changes.SETTINGS)
    settle(window.background)
    assert window.auto_lock.minutes == 5
    window.shell.go("settings")
    settle(window.background)
    dialog = window.shell.page("settings").change_password()
    window.auto_lock.due.emit()
    assert window.screen_of_vault is not None
    assert not dialog.isVisible()
    assert (window.desk, window.shell, window.auto_lock.minutes) == (None, None, 0)
    for ask in (desk.overview.view, desk.settings.view, desk.sync.run, lambda: desk.settings.set_lock_minutes(10)):
        with pytest.raises(VaultLocked):
            ask()


def test_what_is_under_way_is_finished_before_the_vault_locks_itself(
    qtbot: QtBot, window: start.MainWindow, made_vault: MadeVault, vault_path: Path
) -> None:
    window.show_desk(open_vault(vault_path, made_vault.password))
    settle(window.background)
    may_end = threading.Event()
    window.background.start(lambda _progress: may_end.wait(20))
    window.auto_lock.due.emit()
    assert window.desk is not None
    may_end.set()
    qtbot.waitUntil(lambda: not window.background.is_busy)
    window.auto_lock.due.emit()
    assert window.desk is None


@pytest.mark.parametrize("language", list(Language))
def test_a_page_stays_closed_to_who_may_not_see_the_bank_and_says_who_can_open_it(
    qtbot: QtBot, vault: Vault, background: Background, settings: QSettings, language: Language
) -> None:
    words.speak(language)
    founder, marketing = factory.seat(), factory.seat("苏晴", "b", "a")
    Desk(vault, system_clock, founder).people.enter(marketing, frozenset({Role.MARKETING}))
    made = Shell(Desk(vault, system_clock, marketing), background, settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    for name in ("statements", "reconcile"):
        made.go(name)
        settle(background)
        assert isinstance(made.page(name), ClosedPage)
        assert clipped(made) == []
    made.go("overview")
    assert not isinstance(made.page("overview"), ClosedPage)


def test_a_vault_that_was_founded_anew_says_so_with_whom_to_let_in_again(
    qtbot: QtBot, vault: Vault, background: Background, settings: QSettings
) -> None:
    lost, marketing = factory.seat(), factory.seat("苏晴", "b", "a")
    Desk(vault, system_clock, lost).people.enter(marketing, frozenset({Role.MARKETING}))
    new = factory.seat("林岚", "8", "8")
    made = Shell(Desk(vault, system_clock, replace(new, mark=lost.mark)), background, settings)
    qtbot.addWidget(made)
    made.show()
    (message,) = made.toasts.log
    assert message.title == "This vault was founded anew"
    assert "苏晴" in message.text
    assert "the chain says so" in message.kept
