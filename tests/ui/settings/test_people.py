"""Persons, payees and limits in the settings: each by a dialogue that says what is wrong below its field."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.money import Money
from app.domain.people import Role
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui.background import Background
from ui.refresh import Refresh
from ui.settings.page import SettingsPage
from ui.settings.person_dialogs import LimitsDialog, PayeeDialog, PersonDialog

OWNER = factory.seat()


def test_a_person_a_payee_and_a_limit_are_entered_by_dialogues(
    qtbot: QtBot, background: Background, vault: Vault
) -> None:
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
    limits = LimitsDialog(page, desk, background, desk.order_rules.limits(), desk.people.lines())
    limits.day.set_text("x")
    limits.save()
    assert limits.day.note.text()
    limits.day.set_text("100,000")
    limits.save()
    settle(qtbot, background)
    assert desk.order_rules.limits().day == Money(Decimal(100_000), "CNY")
    page.reload()
    settle(qtbot, background)
    assert clipped(page) == []
