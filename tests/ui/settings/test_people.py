"""Persons and payees in the settings: each by a dialogue that says what is wrong below its field."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.desk import Desk, open_vault, open_with_recovery
from app.domain.people import Role
from app.secret import Secret
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.test_founding_anew import make_recovery_old
from tests.store import factory
from tests.store.factory import NOW
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui.background import Background
from ui.refresh import Refresh
from ui.settings.page import SettingsPage
from ui.settings.person_dialogs import AdmitDialog, PayeeDialog, PersonDialog

OWNER = factory.seat()


def test_a_person_and_a_payee_are_entered_by_dialogues(qtbot: QtBot, background: Background, vault: Vault) -> None:
    desk = Desk(vault, lambda: NOW, OWNER)
    page = SettingsPage(desk, background, Refresh())
    qtbot.addWidget(page)
    page.resize(1072, 752)
    page.show()
    settle(qtbot, background)
    page.people.add_person()
    person = page.people.dialog
    assert isinstance(person, PersonDialog)
    person.save()
    assert person.name.note.text()
    person.name.set_text("陈默")
    person.boxes.box(Role.FINANCE_CLERK).setChecked(True)
    for field in (person.password.first, person.password.again):
        field.set_text("the clerk's own long password")
    QTest.mouseClick(person.deed, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert [(one.name, one.roles) for one in desk.people.lines()][1] == ("陈默", frozenset({Role.FINANCE_CLERK}))
    payee = PayeeDialog(page, desk, background)
    payee.save()
    settle(qtbot, background)
    assert payee.name.note.text()
    for field, text in ((payee.name, "方舟广告"), (payee.account, "1109"), (payee.bank, "招商银行")):
        field.set_text(text)
    payee.save()
    settle(qtbot, background)
    assert [one.payee.name for one in desk.payees.lines()] == ["方舟广告"]
    page.reload()
    settle(qtbot, background)
    assert clipped(page) == []


def test_whom_a_lost_key_vouched_for_is_let_in_again_by_name(
    qtbot: QtBot, background: Background, made_vault: MadeVault, vault_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADTILL_HOME", str(vault_path.parent / "home"))
        desk = open_vault(vault_path, made_vault.password, clock=lambda: NOW)
        desk.people.add("陈默", frozenset({Role.FINANCE_CLERK}), Secret("the clerk's own long password"))
        desk.close()
        make_recovery_old(vault_path, made_vault)
        new = Secret("a new sentence of the founder")
        desk = open_with_recovery(vault_path, made_vault.recovery_key, new, may_found_anew=True, clock=lambda: NOW)
    page = SettingsPage(desk, background, Refresh())
    qtbot.addWidget(page)
    page.resize(1072, 752)
    page.show()
    settle(qtbot, background)
    assert clipped(page) == []
    (again,) = [one for one in page.findChildren(QPushButton) if one.text() == "Let in again…"]
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    dialog = page.people.dialog
    assert isinstance(dialog, AdmitDialog)
    assert dialog.boxes.roles() == {Role.FINANCE_CLERK}
    for field in (dialog.password.first, dialog.password.again):
        field.set_text("another sentence of the clerk's")
    assert clipped(dialog) == []
    QTest.mouseClick(dialog.deed, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert [one.is_trusted for one in desk.people.lines()] == [True, True]
    desk.close()
