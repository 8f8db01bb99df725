"""What opens the vault when the password is lost, replaced in the settings: shown once, typed back, and only then in force."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.desk import Desk, open_vault
from app.domain.recovery_shares import RecoveryShare, printed
from app.domain.vaults import Recovery
from app.errors import NotOpened
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.test_founding_anew import make_recovery_old
from tests.store import factory
from tests.store.factory import NOW
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import words
from ui.background import Background
from ui.refresh import Refresh
from ui.settings.page import SettingsPage
from ui.settings.recovery_dialog import RecoveryDialog
from ui.vault.recovery_sheet import RecoverySheet, groups_of
from ui.words import Language


@pytest.fixture
def desk(made_vault: MadeVault, vault_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The founder's, opened by their own password."""
    monkeypatch.setenv("ADTILL_HOME", str(vault_path.parent / "home"))
    opened = open_vault(vault_path, made_vault.password, clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, background: Background, desk: Desk) -> SettingsPage:
    made = SettingsPage(desk, background, Refresh())
    qtbot.addWidget(made)
    made.resize(1072, 752)
    made.show()
    settle(qtbot, background)
    return made


def replace_button(page: SettingsPage) -> list[QPushButton]:
    return [one for one in page.findChildren(QPushButton) if one.text() == "Replace…"]


def shown(dialog: RecoveryDialog) -> list[RecoveryShare]:
    """Go through the three sheets as a person does, naming who keeps each."""
    for number, keeper in enumerate(("林岚", "何靖", ""), start=1):
        assert dialog.heading.text() == f"Sheet {number} of 3"
        assert clipped(dialog) == []
        dialog.sheets[number - 1].keeper.set_text(keeper)
        QTest.keyClick(dialog.sheets[number - 1].keeper.input, Qt.Key.Key_Return)
    return [sheet.share for sheet in dialog.sheets]


def test_three_sheets_are_shown_one_at_a_time_and_count_once_two_were_typed_back(
    qtbot: QtBot, background: Background, page: SettingsPage, desk: Desk, made_vault: MadeVault
) -> None:
    (replace,) = replace_button(page)
    QTest.mouseClick(replace, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(RecoveryDialog)
    dialog.go_on()
    first, second, third = shown(dialog)
    assert not dialog.deed.isEnabled()
    slipped = list(printed(third))
    slipped[2], slipped[3] = slipped[3], slipped[2]
    dialog.typed.first.input.setPlainText("\n".join(printed(first)))
    dialog.typed.second.input.setPlainText("\n".join(slipped))
    assert dialog.typed.second.note.text() == "Line 3 does not agree with its last two letters."
    assert not dialog.deed.isEnabled()
    dialog.typed.second.input.setPlainText("\n".join(printed(first)))
    assert "same sheet twice" in dialog.typed.second.note.text()
    dialog.typed.second.input.setPlainText("\n".join(printed(third)).lower().replace("-", " "))
    assert (dialog.typed.second.aside.text(), dialog.typed.second.note.text()) == ("Sheet 3", "")
    assert desk.recovery.standing().form is Recovery.KEY
    QTest.mouseClick(dialog.deed, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    standing = desk.recovery.standing()
    assert (standing.form, standing.keepers) == (Recovery.SHARES, ("林岚", "何靖", ""))
    page.reload()
    settle(qtbot, background)
    desk.close()
    with pytest.raises(NotOpened):
        Vault.open_with_recovery(desk.path, recovery_key=made_vault.recovery_key)
    Vault.open_with_shares(desk.path, shares=[second, third]).close()


def test_whoever_leaves_before_the_last_step_has_changed_nothing(
    page: SettingsPage, desk: Desk, made_vault: MadeVault
) -> None:
    keys = (desk.path / "keys.json").read_bytes()
    dialog = page.replace_recovery(Recovery.KEY)
    dialog.go_on()
    shares = shown(dialog)
    dialog.reject()
    assert (desk.path / "keys.json").read_bytes() == keys
    desk.close()
    with pytest.raises(NotOpened):
        Vault.open_with_shares(desk.path, shares=shares[:2])
    Vault.open_with_recovery(desk.path, recovery_key=made_vault.recovery_key).close()


def test_sheets_that_were_made_before_going_back_are_not_taken_for_the_new_ones(page: SettingsPage) -> None:
    dialog = page.replace_recovery(Recovery.KEY)
    dialog.go_on()
    earlier = shown(dialog)
    for _ in range(4):
        dialog.go_back()
    dialog.go_on()
    newer = shown(dialog)
    dialog.typed.first.input.setPlainText("\n".join(printed(earlier[0])))
    dialog.typed.second.input.setPlainText("\n".join(printed(earlier[1])))
    assert dialog.fault.text() == "These are sheets of an earlier set."
    assert not dialog.deed.isEnabled()
    dialog.typed.first.input.setPlainText("\n".join(printed(newer[0])))
    dialog.typed.second.input.setPlainText("\n".join(printed(newer[1])))
    assert dialog.deed.isEnabled()
    dialog.reject()


def test_a_new_key_takes_the_place_of_the_one_before_once_a_group_was_typed_back(
    qtbot: QtBot, background: Background, page: SettingsPage, desk: Desk, made_vault: MadeVault
) -> None:
    dialog = page.replace_recovery(Recovery.KEY)
    dialog.form.choose(0)
    dialog.go_on()
    sheet = dialog.key
    assert isinstance(sheet, RecoverySheet)
    assert clipped(dialog) == []
    sheet.check.set_text(groups_of(sheet.key)[sheet.asked])
    assert not dialog.deed.isEnabled()
    sheet.kept.setChecked(True)
    dialog.go_on()
    settle(qtbot, background)
    desk.close()
    with pytest.raises(NotOpened):
        Vault.open_with_recovery(desk.path, recovery_key=made_vault.recovery_key)
    Vault.open_with_recovery(desk.path, recovery_key=sheet.key).close()


def test_a_copied_sheet_is_gone_from_the_clipboard_after_a_while_and_a_saved_one_is_a_pdf(
    page: SettingsPage, tmp_path: Path
) -> None:
    dialog = page.replace_recovery(Recovery.SHARES)
    dialog.go_on()
    sheet = dialog.sheets[0]
    sheet.copy()
    assert QApplication.clipboard().text() == "\n".join(printed(sheet.share))
    sheet._copier.clear()
    assert QApplication.clipboard().text() == ""
    paper = sheet.paper()
    paper.save_pdf(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert not any(line in repr(paper) + repr(sheet.share) for line in printed(sheet.share))
    dialog.reject()


def test_only_the_founder_is_offered_to_replace_it(qtbot: QtBot, background: Background, vault: Vault) -> None:
    founder = Desk(vault, lambda: NOW, factory.seat())
    assert founder.people.me() is not None
    page = SettingsPage(founder, background, Refresh())
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, background)
    assert replace_button(page) == []


@pytest.mark.parametrize("language", list(Language))
def test_a_key_that_does_not_give_the_signing_key_back_is_marked_and_no_word_is_cut(
    qtbot: QtBot, background: Background, page: SettingsPage, desk: Desk, made_vault: MadeVault, language: Language
) -> None:
    make_recovery_old(desk.path, made_vault)
    words.speak(language)
    page.reload()
    settle(qtbot, background)
    assert clipped(page) == []
    dialog = page.replace_recovery(Recovery.KEY)
    for form in (0, 1):
        dialog.form.choose(form)
        QApplication.processEvents()
        assert clipped(dialog) == []
        while dialog.at + 1 < (dialog._pages.count() if dialog.at else 2):
            dialog.go_on()
            QApplication.processEvents()
            assert clipped(dialog) == []
            assert dialog.height() >= dialog.minimumSizeHint().height()
        while dialog.at:
            dialog.go_back()
    dialog.reject()
