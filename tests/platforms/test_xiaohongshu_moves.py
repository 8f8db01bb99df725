"""An agent of Xiaohongshu moves money 代理商转账: once, in yuan as text, and whatever happens is a result."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import Grant, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.moves import Move, MoveKind, MoveState, OurNo, Ticket
from app.errors import BadAnswer, WrongAnswer
from app.platforms.abilities import MovesMoney
from app.platforms.payload import Payload
from app.platforms.xiaohongshu import Xiaohongshu
from app.platforms.xiaohongshu_moves import read_transfer, request_number, transfer_call
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path
from tests.platforms.stage import stage
from tests.platforms.words.words import ACCESS, SUBJECT
from tests.platforms.words.xiaohongshu import refusal, success

V = "/api/open"
ACCOUNTS = f"{V}/jg/account/sub/page"
TRANSFER = f"{V}/finance/agent/transfer"
RESULT = f"{V}/finance/transfer/result/query"

TRANSFER_OF_THE_PAGE = (
    '{"code":0,"success":true,"msg":"成功",'
    '"data":{"transfer_no":"T1","apply_amount":"500.00","actual_amount":"500.00"}}'
)
SUB_ACCOUNTS = success(
    {
        "total": 2,
        "sub_accounts": [
            {"virtual_seller_id": "67d3b", "virtual_seller_name": "店B", "advertiser_id": 11},
            {"virtual_seller_id": "67d3c", "virtual_seller_name": "店C", "advertiser_id": 12},
        ],
    }
)
TICKET = Ticket(number="67d3a>67d3b")


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def wish(kind: MoveKind = MoveKind.RECHARGE, **fields: object) -> Move:
    named = {"key": "abcdefghij0123456789", "account": "11", "payer": "67d3a", "amount": yuan("500"), **fields}
    return Move(kind=kind, **named)  # type: ignore[arg-type]


@contextmanager
def agent(
    routes: Mapping[str, Script | Reply], *, subject: str = "agent/573c/67d3a"
) -> Iterator[tuple[Xiaohongshu, Canned]]:
    grant = Grant(access_token=Secret(ACCESS), subjects=(subject,))
    with stage(Platform.XIAOHONGSHU, by_path({ACCOUNTS: SUB_ACCOUNTS, **routes}), grant=grant) as scene:
        assert isinstance(scene.client, Xiaohongshu)
        yield scene.client, scene.server


def told(status: str) -> Reply:
    return success({"status": status})


def moved(actual: object, reference: str = "T1") -> Reply:
    return success({"transfer_no": reference, "apply_amount": "500.00", "actual_amount": actual})


def test_the_pages_own_transfer_is_sent_and_read_in_yuan() -> None:
    with agent({TRANSFER: Reply(body=TRANSFER_OF_THE_PAGE.encode())}) as (client, server):
        outcome = client.move(wish(), client.ticket(wish()))
    assert (outcome.state, outcome.moved, outcome.reference) == (MoveState.DONE, yuan("500"), "T1")
    assert server.asked[-1].json() == {
        "user_id": "573c",
        "from_wallet": {"virtual_seller_id": "67d3a", "wallet_type": 0},
        "to_wallet": {"virtual_seller_id": "67d3b", "wallet_type": 0},
        "business_no": "adtill-abcdefghij0123456789",
        "request_no": "adtill-abcdefghij0123456789",
        "amount": "500.00",
        "part_transfer": False,
    }


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        (MoveKind.RECHARGE, "67d3a>67d3b"),
        (MoveKind.REFUND, "67d3b>67d3a"),
        (MoveKind.TRANSFER, "67d3b>67d3c"),
    ],
)
@pytest.mark.parametrize("payer", ["67d3a", "573c", ""])
def test_money_goes_from_wallet_to_wallet_whichever_id_of_the_agent_is_given(
    kind: MoveKind, ends: str, payer: str
) -> None:
    with agent({}) as (client, server):
        ticket = client.ticket(wish(kind, payer=payer, receiver="12" if kind is MoveKind.TRANSFER else ""))
        assert ticket.number == ends
        assert set(server.paths()) == {ACCOUNTS}, "a ticket moves nothing"


@pytest.mark.parametrize(
    ("fund_class", "wallet_type"), [(FundClass.CASH, 0), (FundClass.CREDIT, 1), (FundClass.GRANT, 4)]
)
def test_a_kind_of_money_stays_in_its_own_wallet(fund_class: FundClass, wallet_type: int) -> None:
    body = transfer_call(wish(fund_class=fund_class), TICKET, "573c").body or {}
    assert [body[name] for name in ("from_wallet", "to_wallet")] == [
        {"virtual_seller_id": "67d3a", "wallet_type": wallet_type},
        {"virtual_seller_id": "67d3b", "wallet_type": wallet_type},
    ]


@given(st.integers(1, 10**12), st.from_regex(r"[a-z0-9]{10,35}", fullmatch=True))
def test_every_amount_is_written_with_two_decimals_and_every_number_fits(fen: int, key: str) -> None:
    move = wish(amount=Money(Decimal(fen).scaleb(-2), "CNY"), key=key)
    body = transfer_call(move, TICKET, "573c").body or {}
    whole, _, cents = str(body["amount"]).partition(".")
    assert (int(whole) * 100 + int(cents), len(cents)) == (fen, 2)
    assert body["request_no"] == body["business_no"] == request_number(move)
    assert len(request_number(move)) <= 64


@pytest.mark.parametrize(
    ("move", "code"),
    [
        (wish(MoveKind.LIMIT), OurNo.NOT_OFFERED),
        (wish(fund_class=FundClass.DEPOSIT), OurNo.NOT_OFFERED),
        (wish(amount=yuan("0.005")), OurNo.AMOUNT_UNIT),
        (wish(amount=Money(Decimal(5), "USD")), OurNo.AMOUNT_UNIT),
    ],
)
def test_what_cannot_be_moved_is_told_before_anything_is_sent(move: Move, code: OurNo) -> None:
    with agent({}) as (client, server):
        outcome = client.move(move, TICKET)
        assert (outcome.state, outcome.code) == (MoveState.REFUSED, code)
        assert server.asked == []


def test_only_agents_move_money_by_interface() -> None:
    with agent({}, subject=SUBJECT) as (client, _):
        assert isinstance(client, MovesMoney)
        assert client.move_kinds() == frozenset()
        with pytest.raises(WrongAnswer):
            client.ticket(wish())
    with agent({}) as (client, _):
        assert client.move_kinds() == {MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER}
    with agent({}, subject="agent/573c/") as (client, _), pytest.raises(WrongAnswer, match="payer"):
        client.ticket(wish(payer=""))


@pytest.mark.parametrize(
    ("answer", "state", "amount"),
    [
        (moved("500.00"), MoveState.DONE, "500"),
        (moved("320.50"), MoveState.PARTIAL, "320.50"),
        (moved("0.00"), MoveState.PENDING, "0"),
        (moved(None), MoveState.PENDING, "0"),
        # Stranger than any documented answer: nobody can say what was moved.
        (moved("500.01"), MoveState.UNKNOWN, "0"),
        (moved("-1.00"), MoveState.UNKNOWN, "0"),
        (moved("0.00", reference=""), MoveState.UNKNOWN, "0"),
        (success({}), MoveState.UNKNOWN, "0"),
        (success(None), MoveState.UNKNOWN, "0"),
        (Reply(drop=True), MoveState.UNKNOWN, "0"),
        (Reply(status=500, body=b"oops"), MoveState.UNKNOWN, "0"),
        (Reply(body=b"<html>"), MoveState.UNKNOWN, "0"),
        (Reply(body=b'{"code":0}', missing=3), MoveState.UNKNOWN, "0"),
        (Reply(status=429), MoveState.REFUSED, "0"),
    ],
)
def test_whatever_comes_back_is_a_result_and_the_transfer_is_sent_once(
    answer: Reply, state: MoveState, amount: str
) -> None:
    with agent({TRANSFER: answer}) as (client, server):
        outcome = client.move(wish(), TICKET)
        assert (outcome.state, outcome.moved) == (state, yuan(amount))
        assert server.paths() == [TRANSFER]


@given(st.decimals(-1000, 1000, places=2))
def test_what_moved_is_never_more_than_what_was_asked_for(actual: Decimal) -> None:
    data = Payload("xiaohongshu", {"transfer_no": "T1", "actual_amount": f"{actual}"})
    if not 0 <= actual <= 500:
        with pytest.raises(BadAnswer):
            read_transfer(data, wish())
        return
    outcome = read_transfer(data, wish())
    assert outcome.moved.amount == actual
    assert (outcome.state is MoveState.DONE) == (actual == 500)


def test_a_move_to_a_server_that_is_not_there_moved_nothing() -> None:
    with agent({}) as (client, _):
        pass
    outcome = client.move(wish(), TICKET)
    assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.NOT_REACHED)


def test_a_move_that_is_refused_moved_nothing() -> None:
    no = refusal("7001", "余额不足")
    for record in (refusal("7404", "no such request"), told("FAIL")):
        with agent({TRANSFER: no, RESULT: record}) as (client, _):
            outcome = client.move(wish(), TICKET)
        assert (outcome.state, outcome.code, outcome.message) == (MoveState.REFUSED, "7001", "余额不足")
        assert outcome.moved == yuan("0")


@pytest.mark.parametrize("record", [Reply(status=500), Reply(body=b"<html>"), Reply(status=429), told("SOMETHING NEW")])
def test_a_no_that_cannot_be_held_against_the_record_is_not_believed(record: Reply) -> None:
    with agent({TRANSFER: refusal("7009", "request_no was used"), RESULT: record}) as (client, server):
        outcome = client.move(wish(), TICKET)
    assert (outcome.state, outcome.moved) == (MoveState.UNKNOWN, yuan("0"))
    assert server.paths().count(TRANSFER) == 1


@pytest.mark.parametrize(("status", "state"), [("SUCCESS", MoveState.DONE), ("PROCESSING", MoveState.PENDING)])
def test_a_number_that_was_used_before_tells_what_became_of_it_then(status: str, state: MoveState) -> None:
    seen: list[str] = []

    def transfer(asked: Asked) -> Reply:
        number = json.loads(asked.body)["request_no"]
        if number in seen:
            return refusal("7009", "request_no was used")
        seen.append(number)
        return Reply(drop=True)

    with agent({TRANSFER: transfer, RESULT: told(status)}) as (client, _):
        assert client.move(wish(), TICKET).state is MoveState.UNKNOWN
        assert client.move(wish(), TICKET).state is state
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("answer", "state", "amount"),
    [
        (told("SUCCESS"), MoveState.DONE, "500"),
        (told("FAIL"), MoveState.REFUSED, "0"),
        (told("PROCESSING"), MoveState.PENDING, "0"),
        (told("SOMETHING NEW"), MoveState.UNKNOWN, "0"),
        (success({}), MoveState.UNKNOWN, "0"),
        (refusal("7404", "no such request"), MoveState.UNKNOWN, "0"),
    ],
)
def test_a_move_is_read_back_by_our_number_and_never_sent_again(answer: Reply, state: MoveState, amount: str) -> None:
    with agent({RESULT: answer}) as (client, server):
        outcome = client.outcome_of(wish(), TICKET)
        assert (outcome.state, outcome.moved) == (state, yuan(amount))
        assert server.paths() == [RESULT]
    assert server.asked[0].json() == {
        "user_id": "573c",
        "virtual_seller_id": "67d3a",
        "request_no": "adtill-abcdefghij0123456789",
    }


def test_whatever_keeps_the_platform_from_telling_leaves_a_move_unknown() -> None:
    with agent({RESULT: Reply(status=503)}) as (client, _):
        assert client.outcome_of(wish(), TICKET).state is MoveState.UNKNOWN
    with stage(Platform.XIAOHONGSHU, by_path({}), has_grant=False) as scene:
        assert isinstance(scene.client, Xiaohongshu)
        assert scene.client.outcome_of(wish(), TICKET).state is MoveState.UNKNOWN
        assert scene.client.move(wish(), TICKET).state is MoveState.REFUSED
        assert scene.server.asked == []


class Bank:
    """The platform's side of it: moves a request number once, and answers as the dice fall."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)  # noqa: S311 - dice of a test
        self.effects: Counter[str] = Counter()

    def transfer(self, asked: Asked) -> Reply:
        number = json.loads(asked.body)["request_no"]
        if number in self.effects:
            return refusal("7009", "request_no was used")
        fate = self.dice.choice(["done", "refused", "lost before", "lost after", "garbled after", "500 before"])
        if fate in ("done", "lost after", "garbled after"):
            self.effects[number] += 1
        answers = {
            "done": moved("500.00"),
            "refused": refusal("7001", "余额不足"),
            "garbled after": Reply(body=b"<html>"),
        }
        return answers.get(fate, Reply(status=500) if fate == "500 before" else Reply(drop=True))

    def result(self, asked: Asked) -> Reply:
        number = json.loads(asked.body)["request_no"]
        if self.dice.random() < 0.3:
            return Reply(status=503)
        if self.dice.random() < 0.3:
            return told("PROCESSING")
        return told("SUCCESS" if number in self.effects else "FAIL")


def test_whatever_is_lost_on_the_way_money_moves_once_at_most_and_every_doubt_is_settled() -> None:
    bank = Bank(2026)
    with agent({TRANSFER: bank.transfer, RESULT: bank.result}) as (client, server):
        for place in range(200):
            move = wish(key=f"wish{place:010}")
            outcome = client.move(move, TICKET)
            if bank.dice.random() < 0.2:  # a program that was killed before it kept the outcome, and asks anew
                outcome = client.move(move, TICKET)
            while outcome.state in (MoveState.UNKNOWN, MoveState.PENDING):
                outcome = client.outcome_of(move, TICKET)
            effects = bank.effects[request_number(move)]
            assert (outcome.state is MoveState.DONE, outcome.moved) == (effects == 1, yuan("500" if effects else "0"))
            assert effects <= 1
            server.asked.clear()  # the canned server takes hundreds of requests for a flood
    assert 0 < bank.effects.total() < 200
