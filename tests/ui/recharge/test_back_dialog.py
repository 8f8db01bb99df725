"""Money out of an account, as a person asks for it: some of it back, all of it, or to another one; nothing moves before others signed."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.accounts import Platform
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Order, OrderState
from app.store.vault import Vault
from tests.store import factory
from tests.ui.recharge.conftest import MAKER, NOW, Opener
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from ui import words
from ui.background import Background
from ui.recharge.back_dialog import ALL, AROUND, ELSEWHERE, BackDialog, TakeBack
from ui.recharge.columns import top_up_columns
from ui.recharge.page import ORDERS, RechargePage
from ui.recharge.said import signed
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.toast import Message


def dialog_on(qtbot: QtBot, background: Background, page: RechargePage, key: str) -> BackDialog:
    page.lead_to(TakeBack(key))
    settle(qtbot, background)
    dialog = page.submitting.dialog
    assert dialog is not None
    return dialog


def orders(vault: Vault) -> list[Order]:
    with vault.look() as work:
        return work.orders.all()


def test_money_is_asked_back_in_one_dialogue_and_waits_for_its_signature_with_a_minus(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    page = opened(MAKER)
    said: list[Message] = []
    page.said.connect(said.append)
    dialog = dialog_on(qtbot, background, page, "account:2")
    dialog.amount.set_text("90000.01")
    QTest.keyClick(dialog.amount.input, Qt.Key.Key_Return)
    settle(qtbot, background)
    assert (dialog.isVisible(), bool(dialog.amount.note.text())) == (True, True), "more than is there"
    dialog.amount.set_text("12,000")
    QTest.keyClick(dialog.amount.input, Qt.Key.Key_Return)
    settle(qtbot, background)
    (order,) = orders(company)
    assert (order.content.kind, order.content.amount) == (MoveKind.REFUND, Money(Decimal(12_000), "CNY"))
    assert (order.state, order.content.account_id) == (OrderState.SUBMITTED, 2)
    page.views.choose(ORDERS)
    (line,) = list(page.orders.shown_rows())
    assert signed(line) == Money(Decimal(-12_000), "CNY")
    page.order_ticks.tick([line.id])
    assert page.bar.sum.text() == "¥12,000.00 back"
    said[-1].actions[0][1]()
    assert [one.state for one in orders(company)] == [OrderState.CANCELLED]


def test_a_clear_out_takes_all_that_was_read_less_what_leaves_already(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    page = opened(MAKER)
    some = dialog_on(qtbot, background, page, "account:2")
    some.amount.set_text("12000")
    some.ask()
    settle(qtbot, background)
    dialog = dialog_on(qtbot, background, page, "account:2")
    dialog.what.choose(ALL)
    assert "78,000.00" in dialog.deed.text()
    QTest.mouseClick(dialog.deed, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    assert orders(company)[0].content.amount == Money(Decimal(78_000), "CNY")
    empty = dialog_on(qtbot, background, page, "account:2")
    empty.what.choose(ALL)
    assert not empty.deed.isEnabled()


def test_money_goes_straight_to_another_account_of_the_platform_and_around_to_one_elsewhere(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    with company.work() as work:
        elsewhere = factory.with_account(work, name="快手-新客", platform_id="k1", platform=Platform.KUAISHOU)
    page = opened(MAKER)
    dialog = dialog_on(qtbot, background, page, "account:2")
    dialog.what.choose(ELSEWHERE)
    assert dialog.receiver.value() == "account:1", "where it can go straight stands first"
    dialog.amount.set_text("500")
    dialog.ask()
    settle(qtbot, background)
    (order,) = orders(company)
    assert (order.content.kind, order.content.payee, order.state) == (
        MoveKind.TRANSFER,
        "洗护-通投-01",
        OrderState.SUBMITTED,
    )
    around = dialog_on(qtbot, background, page, "account:2")
    around.what.choose(ELSEWHERE)
    around.receiver.choose(f"account:{elsewhere}")
    assert (around.way.count(), around.way.value()) == (1, AROUND)
    assert "No platform" in around.note.text()
    around.amount.set_text("600")
    around.ask()
    settle(qtbot, background)
    asked = [(one.content.kind, one.content.account_id) for one in orders(company)[:2]]
    assert asked == [(MoveKind.RECHARGE, elsewhere), (MoveKind.REFUND, 2)]


def test_one_press_moves_what_lies_idle_to_who_needs_it(
    qtbot: QtBot, background: Background, opened: Opener, company: Vault
) -> None:
    page = opened(MAKER)
    for name, said in (("视频号-转化", "needs it"), ("洗护-通投-01", "lies idle")):
        page.open_line(next(line for line in page.advice.shown_rows() if line.name == name))
        settle(qtbot, background)
        assert any(said in one.text() for one in page.why.findChildren(Label))
    account = top_up_columns(page.advice_ticks.column(), NOW, page._ideas)[1]
    assert {account.value(line).tag for line in page.advice.shown_rows()} == {"can give", "can be moved in"}
    move = next(one for one in page.why.findChildren(Button) if one.text().startswith("Move ¥"))
    QTest.mouseClick(move, Qt.MouseButton.LeftButton)
    settle(qtbot, background)
    (order,) = orders(company)
    assert (order.content.kind, order.content.account_id, order.content.payee) == (
        MoveKind.TRANSFER,
        2,
        "洗护-通投-01",
    )
    assert order.state is OrderState.SUBMITTED
    dry = next(line for line in page.advice.shown_rows() if line.name == "洗护-通投-01")
    assert dry.under_way == order.content.amount


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_of_the_question_is_cut_off(
    qtbot: QtBot, background: Background, opened: Opener, language: words.Language
) -> None:
    words.speak(language)
    dialog = dialog_on(qtbot, background, opened(MAKER), "account:1")
    assert clipped(dialog) == []
    for what in (ALL, ELSEWHERE):
        dialog.what.choose(what)
        assert clipped(dialog) == []
