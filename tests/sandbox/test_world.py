"""The practice company: its money adds up, and the same seed is the same company."""

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.sandbox.bank import BEIJING, BankPayment
from app.sandbox.holders import Account, Kind, Life, Line, Purse, What
from app.sandbox.plans import FIRST_THREE, PLANS
from app.sandbox.world import World

TODAY = date(2026, 11, 12)
NOON = datetime(2026, 11, 12, 12, tzinfo=BEIJING)

worlds = st.builds(
    World,
    accounts=st.integers(3, 40),
    days=st.integers(5, 45),
    seed=st.integers(0, 10_000),
    today=st.just(TODAY),
    platforms=st.just(tuple(PLANS)) | st.just(FIRST_THREE),
)


def purses(world: World) -> list[Purse]:
    return [*world.accounts, *world.wallets]


def told(line: Line) -> dict[Kind, int]:
    return {kind: line.left(kind) for kind in Kind}


def burned(line: Line) -> dict[Kind, int]:
    return {kind: line.burn.of(kind) for kind in Kind}


@settings(max_examples=25, deadline=None)
@given(worlds, st.integers(0, 100))
def test_closing_is_opening_plus_fund_rows_less_spend_for_every_purse_and_kind_of_money(
    world: World, hours: int
) -> None:
    at = world.as_of(NOON + timedelta(hours=hours))
    for purse in purses(world):
        rows = [row for row in purse.movements if row.at <= at]
        spent = [burned(line) for line in purse.book(at)]
        for kind, left in purse.balance(at).items():
            moved = sum(row.cents for row in rows if row.kind is kind)
            assert left == purse.opening[kind] + moved - sum(day[kind] for day in spent)


@settings(max_examples=15, deadline=None)
@given(worlds, st.integers(0, 100))
def test_no_purse_is_ever_told_to_hold_less_than_nothing(world: World, hours: int) -> None:
    at = world.as_of(NOON + timedelta(hours=hours))
    for purse in purses(world):
        for line in purse.book(at):
            left = told(line)
            assert left.pop(Kind.OWED) <= 0
            assert min(left.values()) >= 0


@settings(max_examples=10, deadline=None)
@given(worlds)
def test_what_members_spend_from_a_wallet_is_what_leaves_it(world: World) -> None:
    at = world.as_of(NOON)
    for wallet in world.wallets:
        for line in wallet.book(at):
            assert line.burn.cash == sum(member.burn_told(line.day, at).shared for member in wallet.members)
        assert all(member.balance(at)[Kind.CASH] == 0 for member in wallet.members)


@settings(max_examples=10, deadline=None)
@given(worlds)
def test_transfers_between_accounts_neither_make_nor_lose_money(world: World) -> None:
    sums: Counter[tuple[str, str]] = Counter()
    for account in world.accounts:
        for row in account.movements:
            if row.what in {What.TRANSFER_IN, What.TRANSFER_OUT}:
                sums[account.platform, account.currency] += row.cents
    assert not any(sums.values())


@settings(max_examples=10, deadline=None)
@given(worlds)
def test_rows_stand_in_order_of_time_and_on_their_own_day(world: World) -> None:
    for purse in purses(world):
        assert all(one.at <= other.at for one, other in pairwise(purse.movements))
        assert all(row.day == purse.day_of(row.at) for row in purse.movements)


def everything(world: World, at: int) -> list[object]:
    return [(purse.number, purse.name, purse.book(at), purse.movements) for purse in purses(world)]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_the_same_seed_is_the_same_company(seed: int) -> None:
    one, other = (World(accounts=12, days=30, seed=seed, today=TODAY) for _ in range(2))
    at = one.as_of(NOON)
    assert everything(one, at) == everything(other, at)
    assert one.bank_payments() == other.bank_payments()


def test_another_seed_is_another_company() -> None:
    one, other = (World(accounts=12, days=30, seed=seed, today=TODAY) for seed in (1, 2))
    assert one.bank_payments() != other.bank_payments()


def test_days_to_come_play_the_same_at_once_or_one_by_one() -> None:
    at_once, by_hours = (World(accounts=12, days=20, today=TODAY) for _ in range(2))
    later = NOON + timedelta(days=9)
    for hours in range(0, 9 * 24, 7):
        by_hours.as_of(NOON + timedelta(hours=hours))
    assert everything(at_once, at_once.as_of(later)) == everything(by_hours, by_hours.as_of(later))


def test_spend_grows_by_the_hour_and_is_corrected_days_later(world: World) -> None:
    yesterday = (TODAY - timedelta(days=1)).toordinal()
    hours = [world.as_of(datetime(2026, 11, 11, hour, tzinfo=BEIJING)) for hour in range(24)]
    spends = [sum(one.burn_told(yesterday, at).total for one in world.accounts_on("ocean_engine")) for at in hours]
    assert spends == sorted(spends)
    assert spends[0] < spends[12] < spends[23]
    evening, later = world.as_of(NOON), world.as_of(NOON + timedelta(days=4))
    changed = [one for one in world.accounts if one.burn_told(yesterday, evening) != one.burn_told(yesterday, later)]
    assert changed


def test_double_eleven_burns_more_than_the_week_before(world: World) -> None:
    at = world.as_of(NOON)

    def spent(day: date) -> int:
        return sum(one.burn_told(day.toordinal(), at).total for one in world.accounts_on("ocean_engine"))

    assert spent(date(2026, 11, 11)) > spent(date(2026, 11, 4)) * 3 // 2


def test_a_large_world_has_accounts_of_every_status_on_every_platform() -> None:
    world = World(accounts=400, days=2, today=TODAY, platforms=FIRST_THREE)
    counts = {
        name: len({one.status for one in world.accounts_on(name)}) for name in ("ocean_engine", "tencent_ads", "tiktok")
    }
    assert counts == {"ocean_engine": 12, "tencent_ads": 11, "tiktok": 13}


def test_every_plan_gives_accounts_of_its_own_numbers_kinds_and_statuses() -> None:
    world = World(accounts=400, days=12, today=TODAY, platforms=tuple(PLANS))
    at = world.as_of(NOON)
    everybody = [*purses(world), *(one for name in PLANS for one in world.managers_on(name))]
    assert len({one.number for one in everybody}) == len(everybody)
    for name, plan in PLANS.items():
        accounts = world.accounts_on(name)
        assert {one.status for one in accounts} <= {plan.normal, *plan.odd}
        assert any(one.life is Life.LIVE for one in accounts)
        held = {kind for one in accounts for kind, cents in one.balance(at).items() if cents}
        assert held <= set(plan.kinds)
        assert sum(line.burn.total for one in accounts for line in one.book(at)) > 0


def test_accounts_that_were_never_approved_never_held_money(world: World) -> None:
    waiting = [one for one in world.accounts if one.life is Life.NEVER]
    assert waiting
    assert all(not one.movements and not any(one.balance(world.as_of(NOON)).values()) for one in waiting)


def test_some_accounts_are_in_dollars_in_a_zone_of_their_own(world: World) -> None:
    dollars = [one for one in world.accounts if one.currency == "USD"]
    assert {one.platform for one in dollars} == {"tiktok"}
    assert {one.offset_hours for one in dollars} == {8, -7}


# What the bank knows


def recharges(world: World) -> list[tuple[Purse, int, str]]:
    return [
        (purse, row.cents, row.reference)
        for purse in purses(world)
        for row in purse.movements
        if row.what is What.RECHARGE and row.at <= world.as_of(NOON)
    ]


def cents(payment: BankPayment) -> int:
    return int(payment.amount.amount * 100)


def test_most_payments_carry_the_number_that_the_platform_shows(world: World) -> None:
    shown = {reference for _, _, reference in recharges(world)}
    payments = [one for one in world.bank_payments() if cents(one) < 0]
    referenced = [one for one in payments if one.reference in shown - {""}]
    assert len(referenced) > len(payments) // 2
    assert all(one.reference in one.text for one in referenced)


def test_the_bank_pays_minutes_to_two_days_before_the_platform_books(world: World) -> None:
    booked = {row.reference: row.at for purse in purses(world) for row in purse.movements if row.reference}
    lags = [booked[one.reference] - one.at.timestamp() for one in world.bank_payments() if one.reference in booked]
    ordinary = [lag for lag in lags if lag < 3 * 86_400]
    assert len(ordinary) >= len(lags) - 1
    assert all(300 <= lag <= 2 * 86_400 for lag in ordinary)
    assert max(ordinary) > 43_200


def test_once_the_bank_keeps_a_fee_back(world: World) -> None:
    booked = {reference: amount for _, amount, reference in recharges(world) if reference}
    differing = [
        (one.amount.currency, -cents(one) - booked[one.reference])
        for one in world.bank_payments()
        if one.reference in booked and -cents(one) != booked[one.reference]
    ]
    assert {("CNY", 1_500), ("USD", 1_500)} <= set(differing)


def test_once_two_equal_recharges_are_paid_on_one_day(world: World) -> None:
    equal = Counter((one.day, one.amount, one.party) for one in world.bank_payments() if not one.reference)
    assert max(equal.values()) >= 2


def test_once_one_payment_is_for_two_recharges(world: World) -> None:
    merged = [one for one in world.bank_payments() if "合并付款" in one.text]
    amounts = [amount for _, amount, _ in recharges(world)]
    assert merged
    assert all(-cents(one) * 2 // 3 in amounts and -cents(one) // 3 in amounts for one in merged)


def test_once_a_recharge_has_no_bank_line_and_a_payment_is_still_on_its_way(world: World) -> None:
    at = world.as_of(NOON)
    booked = {row.reference for purse in purses(world) for row in purse.movements if row.at <= at}
    in_transit = [one for one in world.bank_payments() if one.reference and one.reference not in booked]
    assert Decimal(-20_000) in {one.amount.amount for one in in_transit}
    paid = Counter(-cents(one) for one in world.bank_payments())
    received = Counter(amount for _, amount, _ in recharges(world))
    assert received - paid


def test_statements_end_on_the_eve_of_today(world: World) -> None:
    days = [one.day for one in world.bank_payments()]
    assert days == sorted(days)
    assert days[-1] == TODAY - timedelta(days=1)


def test_refunds_reach_the_bank(world: World) -> None:
    refunds = [one for one in world.bank_payments() if cents(one) > 0]
    paid_out = {
        -row.cents
        for one in world.accounts
        for row in one.movements
        if isinstance(one, Account) and row.what is What.REFUND
    }
    assert refunds
    assert {cents(one) for one in refunds} <= paid_out
