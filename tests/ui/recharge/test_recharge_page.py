"""Recharge, as persons: tick what needs money, submit it as one batch, sign it with a code, and never what one made oneself."""

import zlib
from decimal import Decimal
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.advice import ReasonCode
from app.desk import Desk
from app.domain.money import Money
from app.domain.orders import OrderState
from app.domain.second_factor import STEP_S, code_at, enrolment_address
from app.secret import Secret
from app.services.order_lines import OrderAct
from app.services.top_ups import Urgency
from app.store.vault import Vault
from tests.ui.recharge.conftest import MAKER, NARROW, NOW, OWNER, Opener
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import order_words, words
from ui.ask_dialog import EnrolDialog
from ui.background import Background
from ui.recharge.dialogs import ApproveDialog, DecideDialog
from ui.recharge.page import ADVICE, APPROVALS, ORDERS, RechargePage
from ui.recharge.payments import SaveAgainDialog
from ui.refresh import Refresh
from ui.widgets.toast import Message


def scanned(enrol: EnrolDialog, folder: Path) -> str:
    """What a camera reads off the screen."""
    file = folder / "screen.png"
    enrol.picture.grab().save(str(file))
    with Image.open(file) as picture:
        (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    return str(found.text)


def states(vault: Vault) -> list[OrderState]:
    with vault.look() as work:
        return [order.state for order in work.orders.all()]


def test_an_empty_vault_says_what_to_do_next(qtbot: QtBot, background: Background, vault: Vault) -> None:
    page = RechargePage(Desk(vault, lambda: NOW, OWNER), background, Refresh())
    qtbot.addWidget(page)
    page.resize(*NARROW)
    page.show()
    settle(qtbot, background)
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda name, what: wanted.append((name, what)))
    assert page.no_accounts.isVisible()
    for at, empty in ((APPROVALS, page.no_approvals), (ORDERS, page.no_orders)):
        page.views.choose(at)
        assert empty.isVisible()
    assert clipped(page) == []


def test_what_runs_dry_is_ticked_by_the_keyboard_and_submitted_with_one_press(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    page = opened(MAKER)
    said: list[Message] = []
    page.said.connect(said.append)
    page.advice.setFocus()
    assert page.advice.select(lambda line: bool(line.amount))
    QTest.keyClick(page.advice.view, Qt.Key.Key_Space)
    (line,) = page.advice_ticks.rows()
    assert line.urgency is Urgency.NOW
    QTest.mouseClick(page.bar.deed, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert states(company) == [OrderState.SUBMITTED]
    assert page.advice_ticks.rows() == []
    (_, undo) = said[-1].actions[0]
    undo()
    assert states(company) == [OrderState.CANCELLED]


def test_the_why_is_one_click_away_and_another_amount_goes_into_the_batch(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    page = opened(MAKER)
    line = next(page.advice.shown_rows())
    page.open_line(line)
    assert page.why.isVisible()
    page.why.amount.set_text("1,234.50")
    QTest.mouseClick(page.why.tick, Qt.MouseButton.LeftButton)
    assert "1,234.50" in page.bar.deed.text()
    page.do_deed()
    settle(qtbot, background)
    with company.look() as work:
        (order,) = work.orders.all()
    assert order.content.amount == Money(Decimal("1234.50"), "CNY")
    page.why.amount.set_text("x")
    assert page.why.amount.note.text()


def test_an_approval_is_two_presses_and_a_code(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault, tmp_path: Path
) -> None:
    maker = opened(MAKER)
    maker.tick_urgent()
    maker.do_deed()
    settle(qtbot, background)
    maker.views.choose(APPROVALS)
    (waiting,) = list(maker.approvals.shown_rows())
    assert OrderAct.APPROVE not in waiting.acts
    owner = opened(OWNER)
    owner.views.choose(APPROVALS)
    owner.approval_ticks.tick([waiting.id])
    QTest.mouseClick(owner.bar.deed, Qt.MouseButton.LeftButton)
    enrol = owner.acts.dialog
    assert isinstance(enrol, EnrolDialog)
    with company.look() as work:
        factor = work.persons.second_factor(1)
    assert factor is not None
    assert scanned(enrol, tmp_path) == enrolment_address(factor[0].seed, OWNER.name, company.company).reveal()
    step = int(NOW.timestamp()) // STEP_S
    enrol.code.set_text(code_at(factor[0].seed, step - 1))
    enrol.confirm()
    settle(qtbot, background)
    approve = owner.acts.dialog
    assert isinstance(approve, ApproveDialog)
    approve.code.set_text("000000")
    QTest.mouseClick(approve.deed, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert (approve.isVisible(), bool(approve.code.note.text())) == (True, True)
    approve.code.set_text(code_at(Secret(factor[0].seed.reveal()), step))
    QTest.keyClick(approve.code.input, Qt.Key.Key_Return)
    settle(qtbot, background)
    assert states(company) == [OrderState.APPROVED]
    owner.open_order(waiting.id)
    settle(qtbot, background)
    detail = owner.panel.detail
    assert detail is not None
    assert [(one.name, one.is_genuine) for one in detail.signatures] == [("林岚", True)]
    assert len(detail.steps) == 4


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_is_cut_off_beside_an_open_panel(
    qtbot: QtBot, background: Background, opened: Opener, language: words.Language
) -> None:
    words.speak(language)
    page = opened(MAKER)
    page.tick_urgent()
    page.open_line(next(page.advice.shown_rows()))
    settle(qtbot, background)
    assert clipped(page) == []
    page.do_deed()
    settle(qtbot, background)
    page.views.choose(ORDERS)
    page.open_order(next(page.orders.shown_rows()).id)
    settle(qtbot, background)
    assert clipped(page) == []
    page.close_panel()
    page.views.choose(ADVICE)
    assert clipped(page) == []


def test_every_reason_urgency_and_act_has_words() -> None:
    assert {code.value for code in ReasonCode} == set(order_words.WHY)
    assert set(Urgency) == set(order_words.URGENCIES)
    assert set(OrderAct) == set(order_words.ACTS)


def test_an_outcome_that_nobody_can_tell_is_signed_with_how_it_is_known(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    maker = opened(MAKER)
    maker.tick_urgent()
    maker.do_deed()
    settle(qtbot, background)
    owner = Desk(company, lambda: NOW, OWNER)
    seed, step = owner.people.begin_second_factor().seed, int(NOW.timestamp()) // STEP_S
    owner.people.confirm_second_factor(code_at(seed, step - 1))
    owner.orders.approve([1], code_at(seed, step))
    maker.acts.send(maker._desk.order_lines.all())
    settle(qtbot, background)
    assert states(company) == [OrderState.SENT]
    page = opened(OWNER)
    page.acts.act(OrderAct.DECIDE, page._desk.order_lines.all()[0])
    decide = page.acts.dialog
    assert isinstance(decide, DecideDialog)
    decide.outcome.choose(OrderState.REFUSED)
    assert decide.arrived.text() == "0"
    decide.decide()
    assert decide.note.note.text()
    decide.note.set_text("平台客服确认未到账")
    decide.code.set_text(code_at(seed, step + 1))
    decide.decide()
    settle(qtbot, background)
    assert not decide.isVisible()
    with company.look() as work:
        assert [one.note for one, _ in work.orders.decisions(work.orders.get(1))] == ["平台客服确认未到账"]
    assert states(company) == [OrderState.SENT], "the second person is still to say the same"


def test_a_lost_payment_file_is_saved_again_and_what_stands_against_it_is_said(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault, tmp_path: Path
) -> None:
    page = opened(MAKER)
    page.tick_urgent()
    page.do_deed()
    settle(qtbot, background)
    with company.work() as work:
        work.payment_files.add("九月.xlsx", NOW, "0" * 64, zlib.compress(b"as it was"), [1])
    page.acts.act(OrderAct.SAVE_FILE_AGAIN, page._desk.order_lines.all()[0])
    dialog = page.acts.dialog
    assert isinstance(dialog, SaveAgainDialog)
    dialog.save(tmp_path / "gone" / "again.xlsx")
    settle(qtbot, background)
    assert (dialog.isVisible(), bool(dialog.place.text())) == (True, True)
    dialog.save(tmp_path / "again.xlsx")
    settle(qtbot, background)
    assert (dialog.isVisible(), (tmp_path / "again.xlsx").read_bytes()) == (False, b"as it was")
