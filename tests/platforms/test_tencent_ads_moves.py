"""Tencent Ads 腾讯广告: recharges and refunds of agencies, transfers between accounts, openings and rights, as its reference page has them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.accounts import Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.moves import Move, MoveKind, MoveState, Ticket
from app.domain.openings import OpeningRequest, Paper, ReviewState
from app.errors import OutcomeUnknown
from app.platforms.abilities import OpensAccounts, TellsRights
from app.platforms.payload import Payload
from app.platforms.tencent_ads import TencentAds
from tests.platforms.canned import Canned, Reply, Script, by_path, ok, ok_text, pages
from tests.platforms.stage import stage
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH

TRANSFER = "/v3.0/fund_transfer/add"
BETWEEN = "/v1.1/subcustomer_transfer/add"
STATEMENTS = "/v3.0/fund_statements_detailed/get"
TOKEN = "/oauth/token"

ANSWER_OF_THE_PAGE = (
    '{"fund_type":"FUND_TYPE_CASH","amount":50000,"external_bill_no":"erp-20260101-0001","time":1767225601,'
    '"is_repeated":false}'
)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def wish(kind: MoveKind = MoveKind.RECHARGE, key: str = "adtill0000000001", **fields: object) -> Move:
    move = Move(key=key, kind=kind, account="23878200", payer="20001", amount=yuan("500"))
    return replace(move, **fields)  # type: ignore[arg-type]


@contextmanager
def tencent(routes: dict[str, Script | Reply]) -> Iterator[tuple[TencentAds, Canned]]:
    with stage(Platform.TENCENT_ADS, by_path(routes)) as scene:
        assert isinstance(scene.client, TencentAds)
        yield scene.client, scene.server


def test_a_recharge_is_the_call_of_the_page() -> None:
    with tencent({TRANSFER: ok_text(ANSWER_OF_THE_PAGE)}) as (client, server):
        outcome = client.move(wish(), Ticket())
    assert server.asked[0].json() == {
        "account_id": 23878200,
        "fund_type": "FUND_TYPE_CASH",
        "amount": 50000,
        "transfer_type": "AGENCY_TO_ADVERTISER",
        "external_bill_no": "adtill0000000001",
        "memo": "AdTill",
    }
    assert (outcome.state, outcome.moved, outcome.reference) == (MoveState.DONE, yuan("500"), "erp-20260101-0001")


def test_a_refund_takes_as_much_as_there_is_and_the_returned_amount_is_booked() -> None:
    answer = ok({"amount": 12345, "external_bill_no": "adtill0000000001", "recommend_amount": 12345})
    with tencent({TRANSFER: answer}) as (client, server):
        outcome = client.move(wish(MoveKind.REFUND), Ticket())
    body = server.asked[0].json()
    assert (body["transfer_type"], body["transfer_try_best"]) == ("ADVERTISER_TO_AGENCY", 1)
    assert (outcome.state, outcome.moved) == (MoveState.PARTIAL, yuan("123.45"))


def test_a_refund_of_which_nothing_was_left_moved_nothing() -> None:
    with tencent({TRANSFER: ok({"amount": 0})}) as (client, _):
        outcome = client.move(wish(MoveKind.REFUND), Ticket())
    assert (outcome.state, outcome.moved) == (MoveState.REFUSED, yuan("0"))


def test_a_grant_and_lent_money_are_funds_of_their_own() -> None:
    with tencent({TRANSFER: ok_text(ANSWER_OF_THE_PAGE)}) as (client, server):
        for fund_class in (FundClass.GRANT, FundClass.CREDIT):
            client.move(wish(fund_class=fund_class), Ticket())
    assert [one.json()["fund_type"] for one in server.asked] == ["FUND_TYPE_GIFT", "FUND_TYPE_CREDIT_ROLL"]


@pytest.mark.parametrize("key", ["adtill0000000001", "adtill0000000001adtill0000000002abc"])
def test_between_accounts_the_key_is_sixteen_characters_and_the_same_when_read_back(key: str) -> None:
    move = wish(MoveKind.TRANSFER, key, receiver="23878201")
    with tencent({BETWEEN: ok({"fund_type": "FUND_TYPE_CASH", "amount": 50000})}) as (client, server):
        ticket = client.ticket(move)
        outcome = client.move(move, ticket)
        sent = dict(pair.split("=") for pair in server.asked[0].body.decode().split("&"))
        row = {"time": 1768450000, "trade_type_ext": "TRANSFER_BACK", "amount": 50000}
        server.script = by_path({STATEMENTS: pages([{**row, "external_bill_no": sent["external_bill_no"]}])})
        found = client.outcome_of(move, ticket)
    assert (sent["to_account_id"], sent["amount"]) == ("23878201", "50000")
    assert 1 <= len(sent["external_bill_no"]) <= 16
    assert outcome.state is found.state is MoveState.DONE
    assert found.moved == yuan("500")


def test_reading_back_begins_at_the_ticket_however_late_it_is_done() -> None:
    with tencent({STATEMENTS: pages([])}) as (client, server):
        assert client.outcome_of(wish(), Ticket(number="2025-11-20")).state is MoveState.UNKNOWN
    spans = [one.query["date_range"] for one in server.asked]
    assert spans == [
        '{"start_date":"2025-11-19","end_date":"2025-12-18"}',
        '{"start_date":"2025-12-19","end_date":"2026-01-15"}',
    ]


LICENCE = Paper(kind="certification_image_id", name="licence.jpg", content=b"\xff\xd8picture")
FRONT = Paper(kind="individual_qualification.identification_front_image_id", name="front.jpg", content=b"\xff\xd8front")
REQUEST = OpeningRequest(
    key="opening0000000001",
    payer="20001",
    fields={
        "registration_type": "REGISTRATION_TYPE_CORPORATION",
        "corporation_name": "甲公司",
        "corporation_licence": "913101150000000000",
        "system_industry_id": "21474836585",
        "individual_qualification.name": "张三",
        "introduction_url": "",
    },
    papers=(LICENCE, FRONT),
)
UPLOAD, ADD, UPDATE = "/v3.0/qualification_images/add", "/v3.0/advertiser/add", "/v3.0/advertiser/update"


def test_a_picture_goes_with_its_md5() -> None:
    with tencent({UPLOAD: ok({"image_id": "1:ab", "image_url": "https://demo.example/1"})}) as (client, server):
        assert isinstance(client, OpensAccounts)
        assert client.upload(LICENCE, REQUEST) == "1:ab"
    body = server.asked[0].body
    assert hashlib.md5(LICENCE.content, usedforsecurity=False).hexdigest().encode() in body
    assert b'name="file"; filename="licence.jpg"' in body


def test_an_application_has_its_pictures_in_their_places_and_our_key_in_its_header() -> None:
    with tencent({ADD: ok({"account_id": 23878300})}) as (client, server):
        review = client.open_account(REQUEST, ["1:ab", "1:cd"])
    [asked] = server.asked
    assert asked.headers["X-Request-Id"] == "opening0000000001"
    assert asked.json() == {
        "agency_id": 20001,
        "registration_type": "REGISTRATION_TYPE_CORPORATION",
        "corporation_name": "甲公司",
        "corporation_licence": "913101150000000000",
        "system_industry_id": 21474836585,
        "certification_image_id": "1:ab",
        "individual_qualification": {"name": "张三", "identification_front_image_id": "1:cd"},
    }
    assert (review.reference, review.account, review.state) == ("23878300", "23878300", ReviewState.SUBMITTED)


def test_an_application_without_an_answer_is_not_sent_again() -> None:
    with tencent({ADD: Reply(drop=True)}) as (client, server):
        with pytest.raises(OutcomeUnknown):
            client.open_account(REQUEST, ["1:ab", "1:cd"])
        assert len(server.asked) == 1


def test_an_account_that_was_denied_is_mended() -> None:
    again = replace(REQUEST, fields={**REQUEST.fields, "account_id": "23878300"})
    with tencent({UPDATE: ok({})}) as (client, server):
        assert client.open_account(again, ["1:ab", "1:cd"]).account == "23878300"
        assert server.asked[0].json()["account_id"] == 23878300


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("CUSTOMER_STATUS_PENDING", ReviewState.IN_REVIEW),
        ("CUSTOMER_STATUS_NORMAL", ReviewState.APPROVED),
        ("CUSTOMER_STATUS_DENIED", ReviewState.CHANGES_REQUESTED),
        ("CUSTOMER_STATUS_FROZEN", ReviewState.REFUSED),
        ("CUSTOMER_STATUS_NEW", ReviewState.UNKNOWN),
    ],
)
def test_a_review_is_the_new_accounts_status(status: str, state: ReviewState) -> None:
    row = {"account_id": 23878300, "system_status": status, "reject_message": "执照不清晰"}
    with tencent({"/v3.0/advertiser/get": ok({"list": [row]})}) as (client, server):
        review = client.review_of("23878300", REQUEST)
        assert server.asked[0].query["agency_id"] == "20001"
    assert (review.state, review.platform_state, review.reasons) == (state, status, {"": "执照不清晰"})


def test_rights_come_with_the_first_grant_and_stay_when_it_is_refreshed() -> None:
    info = {"account_id": 20001, "account_role_type": "ACCOUNT_ROLE_TYPE_AGENCY"}
    tokens = {"access_token": FRESH_ACCESS, "refresh_token": FRESH_REFRESH, "access_token_expires_in": 86400}
    scopes = ["account_management", "ads_management"]
    with tencent({TOKEN: ok({**tokens, "authorizer_info": {**info, "scope_list": scopes}})}) as (client, _):
        assert isinstance(client, TellsRights)
        assert client.rights() is None
        first = client.exchange("c0de", "http://127.0.0.1/")
        assert client.rights() == frozenset(scopes)
        assert frozenset(scopes) - client.needed_rights - client.harmless_rights == {"ads_management"}
        assert client.read_grant(Payload("tencent_ads", tokens), first).scopes == first.scopes
