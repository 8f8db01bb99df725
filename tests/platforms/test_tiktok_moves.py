"""TikTok: transfers of a Business Center, openings and rights, as its reference page has them."""

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
from app.platforms.abilities import OpensAccounts, TellsRights
from app.platforms.tiktok import TikTok
from tests.platforms.canned import Canned, Reply, Script, by_path, ok, ok_text, pages, refusal
from tests.platforms.stage import stage
from tests.platforms.words.moves_tiktok import ledger
from tests.platforms.words.words import FRESH_ACCESS

PREFIX = "/open_api/v1.3"
TRANSFER, LEDGER = f"{PREFIX}/bc/transfer/", f"{PREFIX}/bc/account/transaction/get/"
BC, ACCOUNT = "7000000000000000009", "7100000000000000001"
ANSWER_OF_THE_PAGE = (
    '{"bc_id":"7000000000000000009","advertiser_id":"7100000000000000001","transaction_infos":[{"transaction_id":"9002",'
    '"transaction_type":"CASH","remitter_account":{"account_type":"BC","account_id":"7000000000000000009"},'
    '"payee_account":{"account_type":"ADVERTISER","account_id":"7100000000000000001"}}]}'
)


def wish(kind: MoveKind = MoveKind.RECHARGE, **fields: object) -> Move:
    move = Move(key="adtill0000000001", kind=kind, account=ACCOUNT, payer=BC, amount=Money(Decimal("1000.50"), "USD"))
    return replace(move, **fields)  # type: ignore[arg-type]


@contextmanager
def tiktok(routes: dict[str, Script | Reply]) -> Iterator[tuple[TikTok, Canned]]:
    with stage(Platform.TIKTOK, by_path(routes)) as scene:
        assert isinstance(scene.client, TikTok)
        yield scene.client, scene.server


def test_a_recharge_is_the_call_of_the_page_in_currency_units() -> None:
    with tiktok({TRANSFER: ok_text(ANSWER_OF_THE_PAGE)}) as (client, server):
        outcome = client.move(wish(), Ticket(number="2026-01-14/0"))
    assert server.asked[0].body == (
        b'{"bc_id": "7000000000000000009", "advertiser_id": "7100000000000000001", "transfer_type": "RECHARGE", '
        b'"transfer_level": "ADVERTISER", "cash_amount": 1000.50}'
    )
    assert (outcome.state, outcome.moved, outcome.reference) == (
        MoveState.DONE,
        Money(Decimal("1000.50"), "USD"),
        "9002",
    )


def test_a_grant_has_a_field_of_its_own_and_credit_no_sure_one() -> None:
    with tiktok({TRANSFER: ok_text(ANSWER_OF_THE_PAGE)}) as (client, server):
        client.move(wish(MoveKind.REFUND, fund_class=FundClass.GRANT), Ticket())
        credit = client.move(wish(fund_class=FundClass.CREDIT), Ticket())
    [asked] = server.asked
    assert (asked.json()["grant_amount"], asked.json()["transfer_type"]) == (1000.5, "REFUND")
    assert "cash_amount" not in asked.json()
    assert (credit.state, credit.code) == (MoveState.REFUSED, "not_offered")


def test_partly_done_is_not_a_no() -> None:
    with tiktok({TRANSFER: refusal(20001, "partly")}) as (client, _):
        outcome = client.move(wish(), Ticket())
    assert (outcome.state, outcome.code) == (MoveState.UNKNOWN, "20001")


@pytest.mark.parametrize(
    ("equal", "state"),
    [(1, MoveState.UNKNOWN), (2, MoveState.DONE), (3, MoveState.UNKNOWN)],
    ids=["none more", "one more", "two more"],
)
def test_exactly_one_more_equal_row_is_ours(equal: int, state: MoveState) -> None:
    move = wish(amount=Money(Decimal("1000.50"), "CNY"))
    with tiktok(ledger(move, 1)) as (client, server):
        ticket = client.ticket(move)
        server.script = by_path(ledger(move, equal))
        outcome = client.outcome_of(move, ticket)
    assert ticket == Ticket(number="2026-01-14/1")
    assert outcome.state is state
    assert outcome.reference == ("2" if state is MoveState.DONE else "")


def test_rows_of_the_other_direction_and_of_others_are_not_ours() -> None:
    rows: list[object] = [
        {"transaction_id": "1", "account_id": "9", "amount": 1000.5, "amount_type": "POSITIVE"},
        {"transaction_id": "2", "account_id": ACCOUNT, "amount": 1000.5, "amount_type": "NEGATIVE"},
        {"transaction_id": "3", "account_id": ACCOUNT, "amount": 1000.5, "transaction_type": "DECREASE_BALANCE"},
        {"transaction_id": "4", "account_id": ACCOUNT, "amount": 1000.5, "transaction_type": "INCREASE_BALANCE"},
    ]
    with tiktok({LEDGER: pages(rows, name="transaction_list")}) as (client, server):
        assert client.ticket(wish()).number == "2026-01-14/1"
        assert client.ticket(wish(MoveKind.REFUND)).number == "2026-01-14/2"
        assert server.asked[0].query["transaction_level"] == "ADVERTISER"


LICENCE = Paper(
    kind="qualification_info.license_image_id", name="licence.png", content=b"\x89PNG", content_type="image/png"
)
OTHERS = [
    Paper(kind="qualification_info.qualification_image_ids", name=f"{number}.png", content=b"\x89PNG")
    for number in range(2)
]
REQUEST = OpeningRequest(
    key="opening0000000001",
    payer=BC,
    fields={
        "advertiser_info.name": "Demo",
        "advertiser_info.currency": "USD",
        "advertiser_info.timezone": "Asia/Shanghai",
        "advertiser_info.type": "AUCTION",
        "customer_info.company": "Demo Ltd",
        "customer_info.industry": "290303",
        "customer_info.registered_area": "CN",
        "qualification_info.promotion_link": "https://demo.example",
        "qualification_info.license_no": "9131",
        "contact_info.name": "Z",
        "contact_info.email": "z@x",
        "contact_info.number": "+86-138",
    },
    papers=(LICENCE,),
)
UPLOAD, CREATE, INFO = f"{PREFIX}/bc/image/upload/", f"{PREFIX}/bc/advertiser/create/", f"{PREFIX}/advertiser/info/"


def test_an_application_is_the_call_of_the_page() -> None:
    routes: dict[str, Script | Reply] = {
        UPLOAD: ok({"image_id": "img-1", "image_url": "https://demo.example/1"}),
        CREATE: ok({"advertiser_id": "7100000000000000002"}),
    }
    with tiktok(routes) as (client, server):
        assert isinstance(client, OpensAccounts)
        image = client.upload(LICENCE, REQUEST)
        review = client.open_account(REQUEST, [image])
    upload, create = server.asked
    assert b'name="image_file"; filename="licence.png"' in upload.body
    assert create.json() == {
        "bc_id": BC,
        "advertiser_info": {"name": "Demo", "currency": "USD", "timezone": "Asia/Shanghai", "type": "AUCTION"},
        "customer_info": {"company": "Demo Ltd", "industry": 290303, "registered_area": "CN"},
        "qualification_info": {
            "promotion_link": "https://demo.example",
            "license_no": "9131",
            "license_image_id": "img-1",
        },
        "contact_info": {"name": "Z", "email": "z@x", "number": "+86-138"},
    }
    assert (review.account, review.state) == ("7100000000000000002", ReviewState.SUBMITTED)


def test_further_qualifications_go_into_one_list() -> None:
    request = replace(REQUEST, papers=(LICENCE, *OTHERS))
    with tiktok({CREATE: ok({"advertiser_id": "7"})}) as (client, server):
        client.open_account(request, ["a", "b", "c"])
    info = server.asked[0].json()["qualification_info"]
    assert isinstance(info, dict)
    assert (info["license_image_id"], info["qualification_image_ids"]) == ("a", ["b", "c"])


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("STATUS_ENABLE", ReviewState.APPROVED),
        ("STATUS_PENDING_VERIFIED", ReviewState.IN_REVIEW),
        ("STATUS_CONFIRM_FAIL", ReviewState.CHANGES_REQUESTED),
        ("STATUS_CONFIRM_FAIL_END", ReviewState.REFUSED),
        ("STATUS_NEW", ReviewState.UNKNOWN),
    ],
)
def test_a_review_is_the_new_accounts_status(status: str, state: ReviewState) -> None:
    row = {"advertiser_id": "7100000000000000002", "status": status, "rejection_reason": "blurred"}
    with tiktok({INFO: ok({"list": [row]})}) as (client, _):
        review = client.review_of("7100000000000000002", REQUEST)
        assert client.review_of("7", REQUEST).state is ReviewState.UNKNOWN
    assert (review.state, review.reasons) == (state, {"": "blurred"})


def test_rights_are_the_numbers_that_the_grant_tells() -> None:
    data = {"access_token": FRESH_ACCESS, "advertiser_ids": [ACCOUNT], "scope": [1, 2, 4]}
    with tiktok({f"{PREFIX}/oauth2/access_token/": ok(data)}) as (client, _):
        assert isinstance(client, TellsRights)
        assert client.rights() is None
        client.exchange("c0de", "http://127.0.0.1:9/")
        assert client.rights() == frozenset({"1", "2", "4"})
        assert client.needed_rights == frozenset()
