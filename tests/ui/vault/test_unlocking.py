"""The way in: unlock, create with the key checked back, recover, restore, on a real vault."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.desk import Desk, open_vault
from app.domain.recovery_shares import printed
from app.errors import FoundedAnew
from app.secret import Secret
from app.services.clock import system_clock
from app.store.backup import back_up
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.test_founding_anew import make_recovery_old
from tests.services.test_recovery import with_sheets
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import later, words
from ui.background import Background
from ui.vault.create import CreateCard, folder_name
from ui.vault.recover import RecoverCard
from ui.vault.recovery_sheet import RecoverySheet, groups_of
from ui.vault.restore import RestoreCard
from ui.vault.screen import VaultScreen
from ui.vault.secrets_on_clipboard import ConcealedCopy
from ui.vault.strength import Strength, strength_of
from ui.vault.unlock import UnlockCard
from ui.words import Language

KEY = Secret("7QK4-M2XD-9RTB-F6WH-3VNZ-P8CJ-5YGA-01ES")


class Made(Protocol):
    """What the fixture of the made vault tells."""

    password: Secret
    recovery_key: Secret


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine's habits in a folder of the test's own."""
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def screen(qtbot: QtBot, background: Background, vault_path: Path, own_home: Path) -> Iterator[VaultScreen]:
    assert own_home
    made = VaultScreen(lambda: later, background, vault_path)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close_unclaimed()


def test_the_password_opens_the_vault(qtbot: QtBot, screen: VaultScreen, made_vault: Made) -> None:
    card = screen.card
    assert isinstance(card, UnlockCard)
    assert not card.button.isEnabled()
    card.password.set_text(made_vault.password.reveal())
    with qtbot.waitSignal(screen.opened, timeout=20_000) as told:
        QTest.keyClick(card.password.input, Qt.Key.Key_Return)
    (desk,) = told.args
    assert isinstance(desk, Desk)
    assert desk.company == "云帆传媒"
    desk.close()


def test_a_wrong_password_says_so_and_waits_for_another(qtbot: QtBot, screen: VaultScreen) -> None:
    card = screen.card
    assert isinstance(card, UnlockCard)
    card.password.set_text("not the password at all")
    card.button.click()
    assert not card.button.isEnabled()
    qtbot.waitUntil(lambda: bool(card.password.input.accessibleDescription()), timeout=20_000)
    assert card.password.note.text() == (
        "The password does not fit. Nothing was changed. Try again, or use the recovery key or sheets. "
        "After five failures in a row the next try has to wait."
    )
    assert card.button.isEnabled()
    assert card.password.note.height() >= card.password.note.heightForWidth(card.password.note.width())


def test_a_vault_is_created_and_its_key_is_checked_back(qtbot: QtBot, screen: VaultScreen, own_home: Path) -> None:
    screen.show_create()
    card = screen.card
    assert isinstance(card, CreateCard)
    card.company.set_text("云帆/二分:公司")
    card.person.set_text("林悦")
    assert card.path.name == "云帆 二分 公司.adtill"
    card.place.set_text(str(own_home / card.path.name))
    card.next.click()
    card.password.first.set_text("十五个字以上的一句话，我自己记得住")
    card.password.again.set_text("十五个字以上的一句话，我自己记得")
    assert not card.next.isEnabled()
    card.password.again.set_text("十五个字以上的一句话，我自己记得住")
    assert card.next.text() == "Create the vault"
    card.next.click()
    qtbot.waitUntil(lambda: card.at == 2, timeout=20_000)
    assert not card.next.isEnabled()
    assert card.password.first.text() == ""
    sheet = card.sheet
    assert isinstance(sheet, RecoverySheet)
    sheet.check.set_text(groups_of(sheet.key)[sheet.asked].lower())
    assert not card.next.isEnabled()
    sheet.kept.setChecked(True)
    card.next.click()
    with qtbot.waitSignal(screen.opened) as told:
        card.next.click()
    assert told.args[0].path == card.path
    told.args[0].close()


def test_a_place_that_is_taken_is_said_beside_the_place(qtbot: QtBot, screen: VaultScreen, vault_path: Path) -> None:
    screen.show_create()
    card = screen.card
    assert isinstance(card, CreateCard)
    for field, text in ((card.company, "A"), (card.person, "B"), (card.place, str(vault_path))):
        field.set_text(text)
    card.next.click()
    card.password.first.set_text("a sentence of my own")
    card.password.again.set_text("a sentence of my own")
    card.next.click()
    qtbot.waitUntil(lambda: card.at == 0, timeout=20_000)
    assert "It was not touched" in card.place.note.text()


def test_the_printed_key_opens_the_vault_under_a_new_password(
    qtbot: QtBot, screen: VaultScreen, made_vault: Made, vault_path: Path
) -> None:
    screen.show_recover(vault_path)
    card = screen.card
    assert isinstance(card, RecoverCard)
    card.key.set_text(made_vault.recovery_key.reveal().lower().replace("-", " "))
    card.password.first.set_text("a new sentence of mine")
    card.password.again.set_text("a new sentence of mine")
    with qtbot.waitSignal(screen.opened, timeout=30_000) as told:
        card.button.click()
    told.args[0].close()
    reopened = Vault.open(vault_path, password=Secret("a new sentence of mine"))
    reopened.close()


def test_an_old_key_that_would_cost_the_founders_key_asks_first(
    qtbot: QtBot, screen: VaultScreen, made_vault: MadeVault, vault_path: Path
) -> None:
    open_vault(vault_path, made_vault.password).close()
    make_recovery_old(vault_path, made_vault)
    screen.show_recover(vault_path)
    card = screen.card
    assert isinstance(card, RecoverCard)
    card.key.set_text(made_vault.recovery_key.reveal())
    for field in (card.password.first, card.password.again):
        field.set_text("a new sentence of mine")
    card.button.click()
    qtbot.waitUntil(card.founding.isVisible, timeout=20_000)
    assert "Nothing was changed yet" in card.founding.text()
    assert card.button.text() == "Found the vault anew"
    assert clipped(screen) == []
    with qtbot.waitSignal(screen.opened, timeout=30_000) as told:
        card.button.click()
    (desk,) = told.args
    assert isinstance(desk.founding_notice, FoundedAnew)
    desk.close()


def test_two_sheets_open_the_vault_under_a_new_password_and_a_slip_is_named(
    qtbot: QtBot, background: Background, screen: VaultScreen, made_vault: MadeVault, vault_path: Path
) -> None:
    sheets = with_sheets(vault_path, made_vault)
    (forgot,) = [one for one in screen.card.findChildren(QPushButton) if one.text() == "I forgot the password"]
    QTest.mouseClick(forgot, Qt.MouseButton.LeftButton)
    card = screen.card
    assert isinstance(card, RecoverCard)
    settle(qtbot, background)
    assert card.way.at == 1, "what this vault was given is asked for first"
    for field in (card.password.first, card.password.again):
        field.set_text("a new sentence of mine")
    lines = list(printed(sheets[1]))
    card.sheets.first.input.setPlainText("\n".join(printed(sheets[2])))
    card.sheets.second.input.setPlainText("\n".join([*lines[:4], lines[4][::-1]]))
    assert card.sheets.second.note.text().startswith("Line 5")
    assert not card.button.isEnabled()
    card.sheets.second.input.setPlainText("\n".join(lines))
    assert clipped(screen) == []
    with qtbot.waitSignal(screen.opened, timeout=30_000) as told:
        card.button.click()
    told.args[0].close()
    Vault.open(vault_path, password=Secret("a new sentence of mine")).close()


def test_sheets_of_an_earlier_set_are_refused_with_what_to_do(
    qtbot: QtBot, screen: VaultScreen, made_vault: MadeVault, vault_path: Path
) -> None:
    earlier = with_sheets(vault_path, made_vault)
    with_sheets(vault_path, made_vault)
    screen.show_recover(vault_path)
    card = screen.card
    assert isinstance(card, RecoverCard)
    card.way.choose(1)
    for field, share in ((card.sheets.first, earlier[0]), (card.sheets.second, earlier[1])):
        field.input.setPlainText("\n".join(printed(share)))
    for password in (card.password.first, card.password.again):
        password.set_text("a new sentence of mine")
    card.button.click()
    qtbot.waitUntil(card.note.isVisible, timeout=20_000)
    assert "Take two of the newest set" in card.note.text()
    assert clipped(screen) == []


def test_a_backup_takes_the_place_of_the_vault_and_asks_for_its_password(
    qtbot: QtBot, screen: VaultScreen, vault: Vault, made_vault: Made, own_home: Path
) -> None:
    folder = own_home / "backups"
    folder.mkdir()
    report = back_up(vault, folder, now=system_clock())
    vault.close()
    screen.show_restore()
    card = screen.card
    assert isinstance(card, RestoreCard)
    card.backup.set_text(str(report.path))
    card.target.set_text(str(own_home / "restored.adtill"))
    card.password.set_text(made_vault.password.reveal())
    card.button.click()
    qtbot.waitUntil(lambda: isinstance(screen.card, UnlockCard), timeout=30_000)
    assert screen.vault == own_home / "restored.adtill"


def test_a_copied_key_is_concealed_and_gone_after_a_while(qtbot: QtBot) -> None:
    copier = ConcealedCopy(clear_after_ms=1)
    copier.copy(KEY)
    data = QApplication.clipboard().mimeData()
    assert data.text() == KEY.reveal()
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    assert {"ExcludeClipboardContentFromMonitorProcessing", "org.nspasteboard.ConcealedType"} <= set(data.formats())
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "")


def test_what_the_user_copied_meanwhile_is_left_alone() -> None:
    copier = ConcealedCopy()
    copier.copy(KEY)
    other = QMimeData()
    other.setText("something else")
    QApplication.clipboard().setMimeData(other)
    copier.clear()
    assert QApplication.clipboard().text() == "something else"


def test_letters_that_look_like_figures_count_as_them_when_the_key_is_checked(qtbot: QtBot) -> None:
    sheet = RecoverySheet(KEY, vault_name="yunfan", asked=7)
    qtbot.addWidget(sheet)
    sheet.check.set_text("o1es")
    assert sheet.is_checked_back
    sheet.check.set_text("OIEX")
    assert not sheet.is_checked_back
    assert sheet.check.note.text() == "It differs"


def test_the_sheet_is_saved_as_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = RecoverySheet(KEY, vault_name="yunfan")
    qtbot.addWidget(sheet)
    sheet.paper().save_pdf(tmp_path / "key.pdf")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("password", "strength"),
    [
        ("fourteen chars", Strength.TOO_SHORT),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnopqrst", Strength.WEAK),
        ("tomorrow we pay", Strength.GOOD),
        ("correct horse battery staple", Strength.STRONG),
        ("今天下午四点半我们去仓库点货然后回家吃饭", Strength.STRONG),
    ],
)
def test_length_and_variety_make_a_password_strong(password: str, strength: Strength) -> None:
    assert strength_of(password) is strength


@pytest.mark.parametrize("company", ["", "..", 'a/b\\c:d*e?f"g<h>i|j', "云帆 "])
def test_a_companys_name_makes_a_folder_that_every_system_allows(company: str) -> None:
    name = folder_name(company)
    assert name.endswith(".adtill")
    assert not set(name) & set('/\\:*?"<>|')
    assert not name.startswith((".", " "))


@pytest.mark.parametrize("language", list(Language))
def test_no_screen_cuts_its_words(
    qtbot: QtBot, background: Background, vault_path: Path, own_home: Path, language: Language
) -> None:
    assert own_home
    words.speak(language)
    screen = VaultScreen(lambda: later, background, vault_path)
    qtbot.addWidget(screen)
    screen.resize(1024, 640)
    screen.show()
    shown: list[Callable[[], None]] = [
        screen.start,
        screen.show_create,
        partial(screen.show_recover, vault_path),
        screen.show_restore,
    ]
    for show in shown:
        show()
        QApplication.processEvents()
        assert clipped(screen) == []
        assert screen.rect().contains(screen.card.geometry())
