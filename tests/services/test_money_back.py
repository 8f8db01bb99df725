"""Money back and clear-outs: what may be taken is what was read there less what leaves already, and each kind counts with its sign."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from app.desk import Desk
from app.domain.evidence import Holder
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel
from app.errors import WrongAnswer
from app.services.orders import DraftLine
from app.store.vault import Vault
from tests.services.test_top_ups import hold, with_history
from tests.store import factory
from tests.store.factory import NOW

BACK, UP = MoveKind.REFUND, MoveKind.RECHARGE


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


@pytest.fixture
def desk(vault: Vault) -> Desk:
    with vault.work() as work:
        with_history(work, "idle", "5000")
        with_history(work, "unread")
        wallet = work.wallets.add(factory.wallet(work.connections.all()[0].id or 0))
        for name in ("shares-1", "shares-2"):
            with_history(work, name, wallet_id=wallet)
        hold(work, Holder("wallet", wallet), "1000")
    return Desk(vault, lambda: NOW, factory.seat())


def asking(account_id: int, amount: str, kind: MoveKind = BACK) -> DraftLine:
    return DraftLine(account_id=account_id, amount=yuan(amount), channel=Channel.BY_HAND, kind=kind)


def ask(desk: Desk, *lines: DraftLine) -> list[int]:
    made = desk.orders.draft(lines)
    desk.orders.submit(made, knows_twins=True)
    return made


def refused(deed: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(WrongAnswer) as wrong:
        deed()
    return wrong.value.field, wrong.value.reason


def test_what_may_be_taken_is_what_was_read_less_what_leaves_already_and_a_wallet_stands_there_once(
    desk: Desk,
) -> None:
    told = {line.name: line for line in desk.money_back.lines()}
    assert set(told) == {"idle", "unread", "共享钱包"}
    assert (told["idle"].takeable, told["unread"].takeable) == (yuan("5000"), None)
    ask(desk, asking(told["idle"].account_id, "1500"))
    shares = sorted(told["共享钱包"].accounts)
    ask(desk, asking(shares[0], "300"), asking(shares[1], "200"))
    after = {line.name: line for line in desk.money_back.lines()}
    assert (after["idle"].takeable, after["idle"].leaving) == (yuan("3500"), yuan("1500"))
    assert after["共享钱包"].takeable == yuan("500")


def test_more_than_is_there_is_neither_drafted_nor_submitted_nor_asked_by_an_edit(desk: Desk) -> None:
    wrong = ("amount", "more_than_there")
    assert refused(lambda: desk.orders.draft([asking(1, "5000.01")])) == wrong
    both = [asking(1, "3000"), asking(1, "2000.01")]
    assert refused(lambda: desk.orders.draft(both)) == wrong
    first, second = desk.orders.draft([asking(1, "3000")]), desk.orders.draft([asking(1, "2500")])
    desk.orders.submit(first, knows_twins=True)
    assert refused(lambda: desk.orders.submit(second, knows_twins=True)) == wrong
    assert refused(lambda: desk.orders.edit(second[0], amount=yuan("2000.01"))) == wrong
    desk.orders.edit(second[0], amount=yuan("2000"))
    desk.orders.submit(second, knows_twins=True)
    # Of an account whose balance nobody told, the platform itself has to say.
    assert desk.orders.draft([asking(2, "99999")])


def test_what_is_under_way_counts_each_kind_with_its_sign(desk: Desk) -> None:
    account = next(line.account_id for line in desk.top_ups.view().lines if line.name == "idle")
    ask(desk, asking(account, "700", UP))
    (back,) = ask(desk, asking(account, "1700"))
    line = next(one for one in desk.top_ups.view().lines if one.name == "idle")
    assert line.under_way == yuan("-1000")
    desk.orders.cancel([back])
    line = next(one for one in desk.top_ups.view().lines if one.name == "idle")
    assert line.under_way == yuan("700")


def test_nothing_is_recharged_while_a_clear_out_runs(desk: Desk) -> None:
    (all_of_it,) = ask(desk, asking(1, "5000"))
    (recharge,) = desk.orders.draft([asking(1, "100", UP)])
    assert refused(lambda: desk.orders.submit([recharge], knows_twins=True)) == ("orders", "clear_out_runs")
    desk.orders.cancel([all_of_it])
    ask(desk, asking(1, "4000"))
    desk.orders.submit([recharge], knows_twins=True)


def test_an_order_whose_currency_somebody_wrote_over_is_counted_nowhere(desk: Desk, vault: Vault) -> None:
    (back,) = ask(desk, asking(1, "1700"))
    with vault.work() as work:
        work._connection.exec_driver_sql("UPDATE orders SET currency = 'USD' WHERE id = ?", (back,))
    assert next(line for line in desk.top_ups.view().lines if line.name == "idle").under_way == yuan("0")
    assert next(line for line in desk.money_back.lines() if line.name == "idle").takeable == yuan("5000")
