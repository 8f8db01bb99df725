"""Bilibili ads B站, unverified: what others' programs send and read, and nothing that nobody has seen."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import AccountStatus, Balance, Platform
from app.domain.money import Money
from app.errors import BadAnswer, NotAuthorised, Refused, WrongAnswer
from app.platforms.abilities import ListsInvoices, MovesMoney, OpensAccounts, ReadsFundRows
from app.platforms.bilibili import ROWS_A_REPORT, Bilibili
from app.platforms.bilibili_rows import read_spend
from app.platforms.payload import Payload
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, ok, refusal
from tests.platforms.stage import stage
from tests.platforms.words.bilibili import success
from tests.platforms.words.words import ACCESS, ACCOUNT, APP_SECRET, SUBJECT

V = "/takumi/api/open_api"
CASH = f"{V}/report/v2/cash"
REPORT = f"{V}/report/v2/advertiser"
TOKEN = f"{V}/oauth2/token"

GRANT_OF_THE_PAGE = (
    '{"code":0,"message":"ok","data":{"access_token":"a","expires_in":86400,"refresh_token":"r","token_type":"Bearer"}}'
)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


@contextmanager
def bilibili(routes: Mapping[str, Script | Reply]) -> Iterator[tuple[Bilibili, Canned]]:
    with stage(Platform.BILIBILI, by_path(dict(routes))) as scene:
        assert isinstance(scene.client, Bilibili)
        yield scene.client, scene.server


def answer(**fields: object) -> Reply:
    return Reply(body=json.dumps(fields).encode())


@pytest.mark.parametrize(
    "told",
    [
        answer(code=0, message="ok", data={"cash": 1280.5}),
        answer(status="success", data={"cash": 1280.5}),
        answer(result={"data": {"cash": 1280.5}}),
        answer(code=0, result={"data": {"cash": "1280.50"}}),
    ],
)
def test_a_balance_is_taken_for_yuan_in_whichever_envelope_it_comes(told: Reply) -> None:
    with bilibili({CASH: told}) as (client, server):
        [reading] = client.balances([ACCOUNT])
    zero = yuan("0")
    assert reading.balance == Balance(cash=yuan("1280.5"), grant=zero, credit=zero, frozen=zero)
    assert server.asked[0].query == {"account_id": SUBJECT}
    assert server.asked[0].headers["Authorization"] == f"Bearer {ACCESS}"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (answer(code=-400, message="no", data=None), "-400"),
        (answer(code=7, msg="no"), "7"),
        (answer(status="fail", message="no"), "fail"),
    ],
)
def test_a_no_is_told_in_whichever_envelope_it_comes(told: Reply, code: str) -> None:
    with bilibili({CASH: told}) as (client, _), pytest.raises(Refused, match="no") as caught:
        list(client.balances([ACCOUNT]))
    assert caught.value.code == code


def test_spend_is_asked_day_by_day_and_a_day_without_rows_is_silent() -> None:
    costs = {"20260131": [{"cost": 12.34}, {"cost": "0.66"}], "20260202": [{"cost": 5}]}

    def report(asked: Asked) -> Reply:
        assert asked.query["start_time"] == asked.query["end_time"]
        return success(costs.get(asked.query["start_time"], []))

    with bilibili({REPORT: report}) as (client, server):
        rows = list(client.spend(ACCOUNT, date(2026, 1, 31), date(2026, 2, 2)))
    assert [(row.day, row.spend) for row in rows] == [
        (date(2026, 1, 31), yuan("13.00")),
        (date(2026, 2, 2), yuan("5")),
    ]
    assert len(server.asked) == 3
    assert (server.asked[0].query["account_id"], server.asked[0].query["time_type"]) == (SUBJECT, "3")


@given(st.lists(st.integers(0, 10**10), max_size=8))
def test_the_rows_of_a_day_add_up_to_its_spend(cents: list[int]) -> None:
    rows = [Payload("bilibili", {"cost": Decimal(cost).scaleb(-2)}) for cost in cents]
    assert read_spend(rows, ACCOUNT, date(2026, 1, 1)).spend.micros == 10_000 * sum(cents)


def test_a_full_page_for_one_account_and_day_is_not_believed() -> None:
    for count in (ROWS_A_REPORT - 1, ROWS_A_REPORT):
        with bilibili({REPORT: success([{"cost": 1}] * count)}) as (client, _):
            if count < ROWS_A_REPORT:
                [row] = client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 1))
                assert row.spend == yuan(str(count))
            else:
                with pytest.raises(BadAnswer, match="more rows"):
                    list(client.spend(ACCOUNT, date(2026, 1, 1), date(2026, 1, 1)))


def test_the_pages_own_grant_is_read_and_keeps_the_accounts_that_were_typed() -> None:
    with bilibili({TOKEN: Reply(body=GRANT_OF_THE_PAGE.encode())}) as (client, server):
        grant = client.exchange("c", "https://a.example/cb", {"account_id": "1001, 1002，1001"})
        assert client.grant == grant
        listings = list(client.accounts())
    assert grant.subjects == ("1001", "1002")
    assert (grant.access_expires_at, grant.refresh_expires_at) == (datetime(2026, 1, 16, 4, 0, tzinfo=UTC), None)
    assert [(one.platform_id, one.name, one.status) for one in listings] == [
        ("1001", "1001", AccountStatus.UNKNOWN),
        ("1002", "1002", AccountStatus.UNKNOWN),
    ]
    asked = server.asked[0]
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert dict(parse_qsl(asked.body.decode())) == {
        "client_id": "1700000000000001",
        "client_secret": APP_SECRET,
        "grant_type": "authorization_code",
        "code": "c",
        "redirect_uri": "https://a.example/cb",
    }


@pytest.mark.parametrize(
    ("typed", "reason"),
    [({}, "empty"), ({"account_id": " , "}, "empty"), ({"account_id": "12 x"}, "not_a_number")],
)
def test_an_account_must_be_typed_beside_the_code(typed: dict[str, str], reason: str) -> None:
    with bilibili({}) as (client, server):
        with pytest.raises(WrongAnswer) as caught:
            client.exchange("c", "https://a.example/cb", typed)
        assert (caught.value.field, caught.value.reason) == ("account_id", reason)
        assert server.asked == []


def test_whatever_a_token_call_is_refused_for_needs_a_person() -> None:
    with bilibili({TOKEN: refusal(4242)}) as (client, _), pytest.raises(NotAuthorised):
        client.exchange("c", "https://a.example/cb", {"account_id": "1"})


def test_what_nobody_has_seen_is_not_offered_and_what_is_offered_is_marked() -> None:
    with bilibili({CASH: ok({"cash": 1})}) as (client, _):
        assert client.is_unverified
        for ability in (ReadsFundRows, MovesMoney, OpensAccounts, ListsInvoices):
            assert not isinstance(client, ability)
