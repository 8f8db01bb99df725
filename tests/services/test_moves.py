"""Moving money by interface, against the practice platforms: written down, sent once, read back, and booked from the platform's rows."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.chain import RecordKind
from app.domain.money import Money
from app.domain.moves import MoveKind, MoveState, OurNo
from app.errors import IllegalMove, Refused, WrongAnswer
from app.sandbox.holders import Account, Life
from app.sandbox.ocean_engine_plan import OCEAN_AGENT
from app.sandbox.server import Sandbox
from app.services.moves import Moves, Wish
from app.store.vault import Vault
from tests.services.conftest import NOW

OCEAN = "/open_api/v3.0/cg_transfer/create_transfer/"
TENCENT = "/v3.0/fund_transfer/add"
TIKTOK = "/open_api/v1.3/bc/transfer/"
MONEY_CALLS = [(Platform.OCEAN_ENGINE, OCEAN), (Platform.TENCENT_ADS, TENCENT), (Platform.TIKTOK, TIKTOK)]
LATER = timedelta(hours=4)


@dataclass
class Till:
    """A desk that moves money, and the practice platforms behind it."""

    desk: Desk
    vault: Vault
    sandbox: Sandbox
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.start_again()

    def start_again(self) -> None:
        self.moves = Moves(self.vault, self.desk.connections, lambda: self.now, lambda _: None)

    def wait(self) -> None:
        self.sandbox.clock.push(LATER / timedelta(hours=1))
        self.now += LATER

    def wish(self, platform: Platform, amount: str = "321.09", kind: MoveKind = MoveKind.RECHARGE) -> Wish:
        account = self.account(platform)
        connection = next(one.id for one in self.desk.connections.all() if one.platform is platform)
        return Wish(
            connection_id=connection,
            kind=kind,
            account=str(account.number),
            payer=str(account.centre),
            amount=Money(Decimal(amount), account.currency),
        )

    def account(self, platform: Platform) -> Account:
        return next(
            one
            for one in self.sandbox.world.accounts_on(platform)
            if one.life is Life.LIVE
            and one.wallet is None
            and (platform is not Platform.OCEAN_ENGINE or one.centre == OCEAN_AGENT)
        )

    def fault(self, path: str, kind: str) -> None:
        self.sandbox.faults.add({"path": path, "kind": kind})

    def moved(self) -> list[int]:
        """Micro-units that the practice platforms moved, move by move."""
        return [one.cents * 10_000 for one in self.sandbox.world.effects]

    def sent(self, path: str) -> int:
        return sum(1 for one in self.sandbox.log() if one["path"] == path)

    def states_recorded(self) -> list[str]:
        """What the chain says, oldest first."""
        with self.vault.look() as work:
            records = work.ledger.records(limit=1000)
        return [json.loads(one.body)["state"] for one in reversed(records) if one.kind == RecordKind.MOVED]


@pytest.fixture
def till(connected: Desk, vault: Vault, sandbox: Sandbox) -> Till:
    return Till(connected, vault, sandbox)


@pytest.mark.parametrize(("platform", "path"), MONEY_CALLS)
def test_a_move_is_written_down_sent_once_and_done(till: Till, platform: Platform, path: str) -> None:
    wish = till.wish(platform)
    move_id = till.moves.write(wish)
    assert (till.sent(path), till.states_recorded()) == (0, ["intent"])
    assert [(one.id, one.state) for one in till.moves.open()] == [(move_id, MoveState.INTENT)]
    outcome = till.moves.carry_out(move_id)
    assert (outcome.state, outcome.moved) == (MoveState.DONE, wish.amount)
    assert outcome.reference
    assert (till.sent(path), till.moved()) == (1, [wish.amount.micros])
    assert till.states_recorded() == ["intent", "sent", "done"]
    assert till.moves.open() == []
    assert [one.moved for one in till.moves.all()] == [wish.amount]


@pytest.mark.parametrize(("platform", "path"), MONEY_CALLS)
def test_what_was_sent_is_never_sent_again_and_never_given_up(till: Till, platform: Platform, path: str) -> None:
    till.fault(path, "drop_before")
    move_id = till.moves.write(till.wish(platform))
    assert till.moves.carry_out(move_id).state is MoveState.UNKNOWN
    for again in (till.moves.carry_out, till.moves.give_up):
        with pytest.raises(IllegalMove):
            # Giving up would be a refusal without evidence.
            again(move_id)
    assert till.moves.read_back(move_id).state is MoveState.UNKNOWN
    assert (till.sent(path), till.moved()) == (1, [])
    assert [one.id for one in till.moves.open()] == [move_id]


@pytest.mark.parametrize("fault", ["drop_after", "error_after", "cut_body"])
@pytest.mark.parametrize(("platform", "path"), MONEY_CALLS)
def test_a_lost_answer_is_found_after_the_next_start(till: Till, platform: Platform, path: str, fault: str) -> None:
    till.fault(path, fault)
    wish = till.wish(platform)
    move_id = till.moves.write(wish)
    assert till.moves.carry_out(move_id).state is MoveState.UNKNOWN
    till.start_again()
    assert [(one.state, one.moved) for one in till.moves.resume()] == [(MoveState.DONE, wish.amount)]
    assert till.moves.resume() == []
    assert till.states_recorded() == ["intent", "sent", "unknown", "done"]
    assert (till.sent(path), till.moved()) == (1, [wish.amount.micros])


@pytest.mark.parametrize(("platform", "path"), MONEY_CALLS[:2])
def test_of_a_move_in_part_what_moved_is_kept(till: Till, platform: Platform, path: str) -> None:
    till.fault(path, "partial")
    outcome = till.moves.carry_out(till.moves.write(till.wish(platform, "300.00")))
    assert (outcome.state, outcome.moved) == (MoveState.PARTIAL, Money(Decimal("150.00"), "CNY"))
    assert till.moved() == [150_000_000]


def test_a_move_under_way_is_read_back_until_it_is_done(till: Till) -> None:
    till.fault(OCEAN, "pending")
    move_id = till.moves.write(till.wish(Platform.OCEAN_ENGINE))
    assert till.moves.carry_out(move_id).state is MoveState.PENDING
    assert [one.state for one in till.moves.resume()] == [MoveState.PENDING]
    assert [one.id for one in till.moves.open()] == [move_id]
    till.wait()
    assert [one.state for one in till.moves.resume()] == [MoveState.DONE]


@pytest.mark.parametrize(("platform", "path"), MONEY_CALLS)
def test_a_no_of_the_platform_moves_nothing_and_is_told(till: Till, platform: Platform, path: str) -> None:
    account = till.account(platform)
    held = account.balance(till.sandbox.instant().hour)
    too_much = f"{sum(held.values()) / 100 + 1_000_000:.2f}"
    outcome = till.moves.carry_out(till.moves.write(till.wish(platform, too_much, MoveKind.REFUND)))
    # Tencent moves as much as there is.
    assert outcome.state is (MoveState.PARTIAL if platform is Platform.TENCENT_ADS else MoveState.REFUSED)
    assert till.moved() == ([outcome.moved.micros] if outcome.moved else [])
    assert till.moves.open() == []
    assert till.sent(path) == 1


def test_an_intent_that_was_never_sent_can_be_given_up(till: Till) -> None:
    move_id = till.moves.write(till.wish(Platform.TENCENT_ADS))
    outcome = till.moves.give_up(move_id)
    assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.GIVEN_UP)
    with pytest.raises(IllegalMove):
        till.moves.carry_out(move_id)
    assert (till.sent(TENCENT), till.moves.open(), till.states_recorded()) == (0, [], ["intent", "refused"])


def test_what_stops_a_move_before_it_is_sent_leaves_the_intent_to_be_carried_out_later(till: Till) -> None:
    move_id = till.moves.write(till.wish(Platform.TIKTOK))
    till.sandbox.faults.add({"path": "/open_api/v1.3/bc/account/transaction/get/", "kind": "no_right"})
    with pytest.raises(Refused):
        till.moves.carry_out(move_id)
    assert [one.state for one in till.moves.open()] == [MoveState.INTENT]
    assert till.moves.resume() == [], "a person decides about what was never sent"
    assert till.moves.carry_out(move_id).state is MoveState.DONE


def test_without_keys_an_equal_amount_waits_until_the_first_has_an_end(till: Till) -> None:
    wish = till.wish(Platform.TIKTOK)
    first = till.moves.write(wish)
    with pytest.raises(WrongAnswer) as refused:
        till.moves.write(wish)
    assert (refused.value.field, refused.value.reason) == ("amount", "twin_is_open")
    till.moves.write(replace(wish, amount=wish.amount + Money(Decimal("0.01"), wish.amount.currency)))
    till.moves.write(replace(wish, kind=MoveKind.REFUND))
    till.moves.carry_out(first)
    till.moves.write(wish)


def test_without_keys_a_row_that_was_late_is_not_taken_for_the_next_equal_move(till: Till) -> None:
    wish = till.wish(Platform.TIKTOK)
    till.fault(TIKTOK, "reorder")
    assert till.moves.carry_out(till.moves.write(wish)).state is MoveState.DONE
    till.fault(TIKTOK, "drop_before")
    second = till.moves.write(wish)
    assert till.moves.carry_out(second).state is MoveState.UNKNOWN
    till.wait()
    assert till.moves.read_back(second).state is MoveState.UNKNOWN
    assert [one.id for one in till.moves.open()] == [second]
    assert till.moved() == [wish.amount.micros]


def test_with_keys_equal_amounts_are_two_moves(till: Till) -> None:
    wish = till.wish(Platform.TENCENT_ADS)
    for move_id in [till.moves.write(wish), till.moves.write(wish)]:
        assert till.moves.carry_out(move_id).state is MoveState.DONE
    assert till.moved() == [wish.amount.micros] * 2
    assert len({one.key for one in till.moves.all()}) == 2


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        (lambda wish: replace(wish, amount=Money.zero("CNY")), "amount", "not_positive"),
        (lambda wish: replace(wish, amount=-wish.amount), "amount", "not_positive"),
        (lambda wish: replace(wish, kind=MoveKind.LIMIT), "platform", "cannot_move"),
    ],
)
def test_what_cannot_be_moved_is_not_even_written_down(
    till: Till, change: Callable[[Wish], Wish], field: str, reason: str
) -> None:
    with pytest.raises(WrongAnswer) as refused:
        till.moves.write(change(till.wish(Platform.TENCENT_ADS)))
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert till.moves.all() == []


def test_a_platform_whose_accounts_are_kept_from_files_moves_no_money(till: Till) -> None:
    connection = till.desk.connections.by_file(Platform.ZHIHU)
    with pytest.raises(WrongAnswer) as refused:
        till.moves.write(replace(till.wish(Platform.TIKTOK), connection_id=connection))
    assert refused.value.reason == "cannot_move"


def test_what_moved_is_booked_from_the_platforms_own_rows_and_the_book_agrees(
    synced: Desk, vault: Vault, sandbox: Sandbox
) -> None:
    till = Till(synced, vault, sandbox)
    for platform, _ in MONEY_CALLS:
        till.moves.carry_out(till.moves.write(till.wish(platform)))
    till.fault(OCEAN, "partial")
    till.moves.carry_out(till.moves.write(till.wish(Platform.OCEAN_ENGINE, "500.00")))
    report = synced.sync.run()
    assert (report.failures, report.fund_rows_new) == ((), 4)
    assert synced.overview.view().breaks == ()
    assert vault.check().is_sound
