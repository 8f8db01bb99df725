"""Approval rules in the settings: an owner changes a step and signs, what is wrong is said at its field, refused rules say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.approvals import STANDARD, Band, Limits, Needed
from app.domain.money import Money
from app.domain.people import Role
from app.domain.rule_sets import RulesFault
from app.domain.second_factor import STEP_S, code_at
from app.secret import Secret
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import words
from ui.ask_dialog import EnrolDialog
from ui.background import Background
from ui.refresh import Refresh
from ui.settings.page import SettingsPage
from ui.settings.rule_dialogs import SIGNERS, LimitsDialog, RulesDialog, signers_words
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.toast import Message

OWNER, CLERK = factory.seat(), factory.seat("陈默", "c", "a")


class Owners:
    """The owner's desk, and a code that counts whenever one is asked for."""

    def __init__(self, vault: Vault) -> None:
        self.now: datetime = NOW
        self.desk = Desk(vault, lambda: self.now, OWNER)
        self.seed: Secret | None = None

    def set_up(self) -> None:
        self.seed = self.desk.people.begin_second_factor().seed
        self.desk.people.confirm_second_factor(self.code())

    def code(self) -> str:
        assert self.seed is not None
        self.now += timedelta(seconds=STEP_S)
        return code_at(self.seed, int(self.now.timestamp()) // STEP_S)


@contextmanager
def page_of(qtbot: QtBot, background: Background, desk: Desk) -> Iterator[SettingsPage]:
    page = SettingsPage(desk, background, Refresh())
    qtbot.addWidget(page)
    page.resize(1072, 752)
    page.show()
    settle(qtbot, background)
    yield page


def yuan(amount: int) -> Money:
    return Money(Decimal(amount), "CNY")


def test_an_owner_changes_a_step_and_signs_the_whole_set(qtbot: QtBot, background: Background, vault: Vault) -> None:
    owners = Owners(vault)
    owners.set_up()
    said: list[Message] = []
    with page_of(qtbot, background, owners.desk) as page:
        page.said.connect(said.append)
        now = owners.desk.order_rules.view().rules
        page.rules.change_rules(now, now)
        dialog = page.rules.dialog
        assert isinstance(dialog, RulesDialog)
        dialog.steps[1].up_to.set_text("5,000")
        dialog.save()
        assert dialog.steps[1].up_to.note.text(), "below the step before"
        dialog.steps[1].up_to.set_text("50,000")
        dialog.steps[1].signers.choose("any_approver+any_approver")
        QTest.mouseClick(dialog.steps[2].remove, Qt.MouseButton.LeftButton)
        dialog.code.set_text("000000")
        dialog.save()
        settle(qtbot, background)
        assert (dialog.isVisible(), bool(dialog.code.note.text())) == (True, True)
        dialog.code.set_text(owners.code())
        QTest.keyClick(dialog.code.input, Qt.Key.Key_Return)
        settle(qtbot, background)
        view = owners.desk.order_rules.view()
        assert (view.number, view.signed_by) == (1, OWNER.name)
        assert view.rules.rules.bands == (
            STANDARD.bands[0],
            Band(yuan(50_000), (Needed.ANY_APPROVER, Needed.ANY_APPROVER)),
            STANDARD.bands[3],
        )
        said[-1].actions[0][1]()
        before = page.rules.dialog
        assert isinstance(before, RulesDialog)
        before.code.set_text(owners.code())
        before.save()
        settle(qtbot, background)
        view = owners.desk.order_rules.view()
        assert (view.number, view.rules.rules) == (2, STANDARD), "to undo is a new edit"


def test_limits_are_signed_with_the_rules_and_keep_them(qtbot: QtBot, background: Background, vault: Vault) -> None:
    owners = Owners(vault)
    with page_of(qtbot, background, owners.desk) as page:
        page.rules.change_limits(owners.desk.order_rules.view().rules, owners.desk.people.lines())
        assert isinstance(page.rules.dialog, EnrolDialog), "whoever has no authenticator sets one up first"
        page.rules.dialog.reject()
        owners.set_up()
        page.rules.change_limits(owners.desk.order_rules.view().rules, owners.desk.people.lines())
        limits = page.rules.dialog
        assert isinstance(limits, LimitsDialog)
        limits.day.set_text("x")
        limits.save()
        assert limits.day.note.text()
        limits.day.set_text("100,000")
        limits.code.set_text(owners.code())
        limits.save()
        settle(qtbot, background)
        rules = owners.desk.order_rules.view().rules
        assert (rules.limits, rules.rules) == (Limits(day=yuan(100_000)), STANDARD)


def test_a_new_step_is_put_before_the_last_and_the_rules_of_the_program_are_one_press_away(
    qtbot: QtBot, background: Background, vault: Vault
) -> None:
    owners = Owners(vault)
    owners.set_up()
    with page_of(qtbot, background, owners.desk) as page:
        now = owners.desk.order_rules.view().rules
        page.rules.change_rules(now, now)
        dialog = page.rules.dialog
        assert isinstance(dialog, RulesDialog)
        dialog.add_step()
        dialog.steps[3].up_to.set_text("900000")
        assert [step.band(None) for step in dialog.steps][3] == Band(yuan(900_000), (Needed.ANY_APPROVER,))
        dialog.show_rules(STANDARD)
        assert [step.band(None) for step in dialog.steps] == list(STANDARD.bands)
        dialog.reject()


@pytest.mark.parametrize("language", list(words.Language))
def test_refused_rules_say_so_and_who_is_no_owner_changes_nothing(
    qtbot: QtBot, background: Background, vault: Vault, language: words.Language
) -> None:
    words.speak(language)
    owners = Owners(vault)
    owners.desk.people.enter(CLERK, frozenset({Role.FINANCE_CLERK}))
    with vault.work() as work:
        work.settings.put("order_rules", "{}")
    with page_of(qtbot, background, owners.desk) as page:
        assert clipped(page) == []
        red = words.tr("What is kept as rules cannot be read.")
        assert any(red in one.text() for one in page.findChildren(Label))
    clerk = Desk(vault, lambda: NOW, CLERK)
    assert clerk.order_rules.view().fault is RulesFault.UNREADABLE
    with page_of(qtbot, background, clerk) as page:
        assert words.tr("Change the rules…") not in {one.text() for one in page.findChildren(Button)}


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_of_the_rules_is_cut_off(
    qtbot: QtBot, background: Background, vault: Vault, language: words.Language
) -> None:
    words.speak(language)
    assert len({signers_words(one) for one in SIGNERS}) == len(SIGNERS)
    owners = Owners(vault)
    owners.set_up()
    with page_of(qtbot, background, owners.desk) as page:
        assert clipped(page) == []
        now = owners.desk.order_rules.view().rules
        page.rules.change_rules(now, now)
        dialog = page.rules.dialog
        assert dialog is not None
        assert clipped(dialog) == []
        dialog.reject()
