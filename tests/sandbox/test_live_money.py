"""Live moves: booked at once on both sides, never more than is there, exactly once a key, and told in the totals."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sandbox.holders import Account, Kind, Life, Purse, What
from app.sandbox.keys import KeyStore
from app.sandbox.moves import NotEnough, Order
from app.sandbox.plans import PLANS
from app.sandbox.reviews import Application, State
from app.sandbox.world import World
from tests.sandbox.conftest import NOW, TODAY

SECONDS = int(NOW.timestamp())


@pytest.fixture
def world() -> World:
    return World(accounts=20, days=20, today=TODAY, platforms=tuple(PLANS))


def pair(world: World, platform: str = "ocean_engine") -> tuple[Purse, Account]:
    account = next(one for one in world.accounts_on(platform) if one.life is Life.LIVE and one.wallet is None)
    return world.managers_on(platform)[0], account


def recharge(world: World, cents: int, **other: object) -> Order:
    manager, account = pair(world)
    return Order(source=manager, target=account, kind=Kind.CASH, cents=cents, what=What.RECHARGE, **other)  # type: ignore[arg-type]


def test_a_move_is_in_balances_rows_and_day_book_of_the_same_hour(world: World) -> None:
    at = world.as_of(NOW)
    manager, account = pair(world)
    before, of_manager = account.balance(at)[Kind.CASH], manager.balance(at)[Kind.CASH]
    effect = world.move(recharge(world, 12_345, key="k1"), SECONDS)
    assert account.balance(at)[Kind.CASH] == before + 12_345
    assert manager.balance(at)[Kind.CASH] == of_manager - 12_345
    today = account.day_of(at)
    assert account.moved(today, today, at)[-1] == effect.received
    assert account.lines(today, today, at)[0].recharged >= 12_345
    assert [(one.key, one.cents) for one in world.effects] == [("k1", 12_345)]


def test_what_burns_later_is_not_lent_out(world: World) -> None:
    _, account = pair(world)
    manager = pair(world)[0]
    available = world.movable(account, Kind.CASH, world.as_of(NOW))
    order = Order(source=account, target=manager, kind=Kind.CASH, cents=available + 1, what=What.REFUND)
    with pytest.raises(NotEnough) as refused:
        world.move(order, SECONDS)
    assert refused.value.available == available
    assert available <= account.balance(world.as_of(NOW))[Kind.CASH] - account.frozen


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 3_000_000), st.integers(0, 40)), max_size=12))
def test_no_purse_falls_below_nothing_whatever_is_moved_and_whenever(moves: list[tuple[bool, int, int]]) -> None:
    world = World(accounts=8, days=8, today=TODAY)
    manager, account = pair(world)
    for is_refund, cents, hours in sorted(moves, key=lambda one: one[2]):
        now = NOW + timedelta(hours=hours)
        world.as_of(now)
        order = recharge(world, cents)
        if is_refund:
            order = Order(source=account, target=manager, kind=Kind.CASH, cents=cents, what=What.REFUND)
        with suppress(NotEnough):
            world.move(order, int(now.timestamp()))
    for hours in range(0, 130, 6):
        at = world.as_of(NOW + timedelta(hours=hours))
        assert all(line.cash >= 0 for line in (*account.book(at), *manager.book(at)))


def test_half_moves_on_a_bad_day_and_less_will_do_when_asked(world: World) -> None:
    assert world.move(recharge(world, 10_000, is_halved=True), SECONDS).cents == 5_000
    manager, account = pair(world)
    available = world.movable(account, Kind.CASH, world.as_of(NOW))
    everything = Order(source=account, target=manager, kind=Kind.CASH, cents=10**12, what=What.REFUND, takes_less=True)
    assert world.move(everything, SECONDS).cents == available
    with pytest.raises(NotEnough):
        world.move(everything, SECONDS)


def test_late_rows_are_missing_from_the_ledger_while_the_balance_holds_them(world: World) -> None:
    at = world.as_of(NOW)
    _, account = pair(world)
    before = account.balance(at)[Kind.CASH]
    row = world.move(recharge(world, 777, is_late=True), SECONDS).received
    today = account.day_of(at)
    assert account.balance(at)[Kind.CASH] == before + 777
    assert row not in account.moved(today, today, at)
    assert row in account.moved(today, today, at + 3 * 3_600)


def test_many_at_once_move_exactly_what_they_moved(world: World) -> None:
    _, account = pair(world)
    at = world.as_of(NOW)
    before = account.balance(at)[Kind.CASH]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: world.move(recharge(world, 101), SECONDS), range(80)))
    assert account.balance(at)[Kind.CASH] == before + 80 * 101
    assert len({one.paid.seq for one in world.effects} | {one.received.seq for one in world.effects}) == 160
    assert all(one.at <= other.at for one, other in zip(account.movements, account.movements[1:], strict=False))


def test_a_key_answers_the_same_until_it_is_a_day_old() -> None:
    keys, done = KeyStore(), []

    def act() -> int:
        done.append(1)
        return len(done)

    assert keys.once("tiktok", "a", "k", 0, act) == (1, False)
    assert keys.once("tiktok", "a", "k", 86_399, act) == (1, True)
    assert keys.once("tiktok", "b", "k", 0, act) == (2, False)
    assert keys.once("tiktok", "a", "k", 86_400, act) == (3, False)
    assert keys.once("tiktok", "a", "", 0, act) == (4, False)
    keys.forget("tiktok")
    assert keys.once("tiktok", "a", "k", 86_401, act) == (5, False)


def test_one_key_used_by_many_at_once_has_one_effect(world: World) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda _: world.keys.once(
                    "ocean_engine", "x", "k", SECONDS, lambda: world.move(recharge(world, 5_000), SECONDS)
                ),
                range(40),
            )
        )
    assert len(world.effects) == 1
    assert sorted(is_repeated for _, is_repeated in answers).count(False) == 1


def test_a_new_account_waits_and_its_status_follows_the_verdict(world: World) -> None:
    account = world.open_account("tencent_ads", name="云帆-新-01", company="云帆", now=SECONDS)
    assert account is world.account("tencent_ads", account.number)
    assert (account.status, account.life) == ("CUSTOMER_STATUS_PENDING", Life.NEVER)
    sent = Application(
        platform="tencent_ads", subject="account", number=account.number, documents={"licence": "x"},
        wanted=("licence",), account=account, sent_at=SECONDS,
    )  # fmt: skip
    world.reviews.submit(sent)
    world.as_of(NOW + timedelta(hours=1))
    assert sent.state is State.PENDING
    world.as_of(NOW + timedelta(hours=21))
    assert sent.state is not State.PENDING
    assert account.status in {"CUSTOMER_STATUS_NORMAL", "CUSTOMER_STATUS_DENIED"}
    world.decide("tencent_ads", "account", account.number, State.APPROVED)
    assert (account.status, account.life) == ("CUSTOMER_STATUS_NORMAL", Life.LIVE)


def test_a_document_that_is_wanted_is_asked_for_and_then_the_queue_goes_on(world: World) -> None:
    def hand_in(documents: dict[str, str], hours: int) -> Application:
        return world.reviews.submit(
            Application(
                platform="kuaishou",
                subject="qualification",
                number=1,
                documents=documents,
                wanted=("1", "2"),
                sent_at=SECONDS + hours * 3_600,
            )
        )

    first = hand_in({"1": "f"}, 0)
    world.as_of(NOW + timedelta(hours=21))
    assert (first.state, first.missing) == (State.WANTS_DOCUMENT, "2")
    second = hand_in({"1": "f", "2": "g"}, 21)
    assert (second.round, world.reviews.get("kuaishou", "qualification", 1)) == (2, second)
    world.as_of(NOW + timedelta(hours=42))
    assert second.state in {State.APPROVED, State.DENIED}


# Who pays later


def postpaid(world: World) -> Iterator[Account]:
    for one in world.accounts:
        if PLANS[one.platform].postpaid and one.life is Life.LIVE:
            yield one


def test_postpaid_accounts_hold_no_money_and_owe_what_they_spent_and_did_not_pay() -> None:
    world = World(accounts=60, days=60, today=TODAY, platforms=("google_ads", "meta"))
    at = world.as_of(NOW)
    assert all(one.balance(at)[kind] == 0 for one in world.accounts for kind in Kind if kind is not Kind.OWED)
    for one in postpaid(world):
        paid = sum(row.cents for row in one.movements if row.is_booked(at))
        assert -one.balance(at)[Kind.OWED] == one.spent(at) - paid > 0
        limit = one.limit(at).cents
        assert limit is not None
        assert 0 < one.counted(at) <= limit
        assert {row.what for row in one.movements} <= {What.PAID}


def test_google_is_paid_by_the_month_and_meta_whenever_enough_is_owed() -> None:
    world = World(accounts=40, days=60, today=TODAY, platforms=("google_ads", "meta"))
    google = [one for one in postpaid(world) if one.platform == "google_ads"]
    meta = [one for one in postpaid(world) if one.platform == "meta"]
    assert all(len(one.movements) <= 2 for one in google)
    assert all(len(one.movements) >= 5 for one in meta)
    paid = {payment.reference: int(payment.amount.amount * 100) for payment in world.bank_payments()}
    rows = [row for one in (*google, *meta) for row in one.movements if row.at < SECONDS - 86_400]
    assert rows
    assert all(paid[row.reference] == -row.cents for row in rows)


def test_a_limit_can_be_moved_and_counted_anew(world: World) -> None:
    account = next(postpaid(world))
    at = world.as_of(NOW)
    world.limit(account, 99_900_000, SECONDS)
    assert account.limit(at).cents == 99_900_000
    world.limit(account, 99_900_000, SECONDS, starts_anew=True)
    assert account.counted(at) == 0
    world.limit(account, None, SECONDS)
    assert account.limit(at).cents is None
