import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.advice.transfers import Position, TransferTerms, grant_first, transfers
from app.domain.money import Money

FREE = TransferTerms(fee=Money(Decimal(0), "CNY"))
WEEK = Decimal(7)


def yuan(amount: object) -> Money:
    return Money(Decimal(str(amount)), "CNY")


def position(
    account: str, *, advised: object = 0, spare: object = 0, minimum: object = 50, group: str = "w"
) -> Position:
    return Position(account=account, group=group, advised=yuan(advised), spare=yuan(spare), minimum=yuan(minimum))


positions = st.lists(
    st.tuples(st.booleans(), st.integers(0, 5000), st.sampled_from(["w", "v"])), min_size=1, max_size=8
).map(
    lambda rows: [
        position(str(number), advised=amount if wants else 0, spare=0 if wants else amount, group=group)
        for number, (wants, amount, group) in enumerate(rows)
    ]
)


def test_an_idle_account_pays_before_new_money_is_sent() -> None:
    plan = transfers([position("idle", spare=3000), position("dry", advised=2000)], FREE, waiting_days=WEEK)
    assert [(one.source, one.target, one.amount) for one in plan.transfers] == [("idle", "dry", yuan(2000))]
    assert plan.new_money["dry"] == yuan(0)


def test_the_rest_that_is_still_asked_for_keeps_to_the_minimum() -> None:
    plan = transfers([position("idle", spare=1980), position("dry", advised=2000)], FREE, waiting_days=WEEK)
    assert plan.new_money["dry"] == yuan(50)


def test_a_fee_that_eats_the_gain_stops_the_transfer() -> None:
    dear = TransferTerms(fee=yuan(5))
    plan = transfers([position("idle", spare=2000), position("dry", advised=2000)], dear, waiting_days=WEEK)
    assert plan.transfers == ()


def test_accounts_of_two_wallets_do_not_pay_each_other() -> None:
    apart = [position("idle", spare=3000, group="v"), position("dry", advised=2000)]
    assert transfers(apart, FREE, waiting_days=WEEK).transfers == ()


@given(positions, st.randoms())
def test_transfers_make_and_lose_no_money_whatever_the_order(accounts: list[Position], shuffle: random.Random) -> None:
    plan = transfers(accounts, FREE, waiting_days=WEEK)
    by_name = {one.account: one for one in accounts}
    for name, one in by_name.items():
        given_away = sum((move.amount.amount for move in plan.transfers if move.source == name), Decimal(0))
        received = sum((move.amount.amount for move in plan.transfers if move.target == name), Decimal(0))
        assert given_away <= one.spare.amount
        assert plan.new_money[name].amount + received == one.advised.amount
        rest = plan.new_money[name]
        assert not rest or rest >= min(one.minimum, one.advised)
    shuffle.shuffle(accounts)
    assert transfers(accounts, FREE, waiting_days=WEEK) == plan


def test_grant_goes_first_as_far_as_its_scope_reaches() -> None:
    split = grant_first(yuan(1000), yuan(800), usable_share=Decimal("0.5"))
    assert (split.from_grant, split.cash_needed) == (yuan(500), yuan(500))
    assert grant_first(yuan(1000), yuan(300)).cash_needed == yuan(700)
