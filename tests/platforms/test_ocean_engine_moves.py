"""Ocean Engine 巨量引擎: moves of agents, organisations and wallets, copies and qualifications, as its reference page has them."""

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
from app.platforms.ocean_engine import OceanEngine
from tests.platforms.canned import Canned, Reply, Script, by_path, ok, refusal
from tests.platforms.stage import stage

TRANSFERS = "/open_api/v3.0/cg_transfer"
CREATE, DETAIL = f"{TRANSFERS}/create_transfer/", f"{TRANSFERS}/query_transfer_detail/"
ORG_CREATE, ORG_DETAIL = f"{TRANSFERS}/transfer/create/", f"{TRANSFERS}/transfer_detail/get/"
WALLET_CREATE, WALLET_DETAIL = f"{TRANSFERS}/wallet/transfer/create/", f"{TRANSFERS}/wallet/transfer/detail/"
AUTHORISED = "/open_api/oauth2/advertiser/get/"
RELATION = "/open_api/v3.0/shared_wallet/account_relation/get/"

AGENT, ACCOUNT, OTHER = "1780000000000001", "1790000000000011", "1790000000000012"


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def wish(kind: MoveKind = MoveKind.RECHARGE, **fields: object) -> Move:
    move = Move(key="adtill0000000001", kind=kind, account=ACCOUNT, payer=AGENT, amount=yuan("1000"))
    return replace(move, **fields)  # type: ignore[arg-type]


@contextmanager
def ocean(routes: dict[str, Script | Reply]) -> Iterator[tuple[OceanEngine, Canned]]:
    with stage(Platform.OCEAN_ENGINE, by_path(routes)) as scene:
        assert isinstance(scene.client, OceanEngine)
        yield scene.client, scene.server


def detail(status: str, **fields: object) -> Reply:
    return ok({"transfer_serial": "TS202601010001", "transfer_status": status, **fields})


SERIAL = ok({"transfer_serial": "TS202601010001"})


def test_a_recharge_is_the_call_of_the_page() -> None:
    with ocean({CREATE: SERIAL, DETAIL: detail("TRANSFER_SUCCESS")}) as (client, server):
        outcome = client.move(wish(), Ticket(number="agent"))
    assert server.asked[0].json() == {
        "agent_id": int(AGENT),
        "account_id": int(AGENT),
        "biz_request_no": "adtill0000000001",
        "transfer_direction": "TRANSFER_OUT",
        "remark": "adtill0000000001",
        "target_account_detail_list": [
            {
                "account_id": int(ACCOUNT),
                "transfer_capital_detail_list": [
                    {"capital_type": "PREPAY_GENERAL", "capital_sub_type": "NORMAL", "transfer_amount": 100000}
                ],
            }
        ],
    }
    assert (outcome.state, outcome.moved, outcome.reference) == (MoveState.DONE, yuan("1000"), "TS202601010001")


def test_a_refund_comes_in_and_a_transfer_stands_opposite_to_its_receiver() -> None:
    with ocean({CREATE: SERIAL, DETAIL: detail("TRANSFER_SUCCESS")}) as (client, server):
        client.move(wish(MoveKind.REFUND, fund_class=FundClass.CREDIT), Ticket(number="agent"))
        client.move(wish(MoveKind.TRANSFER, receiver=OTHER), Ticket(number="agent"))
    refund, transfer = (asked.json() for asked in server.asked if asked.path == CREATE)
    assert (refund["account_id"], refund["transfer_direction"]) == (int(AGENT), "TRANSFER_IN")
    assert "CREDIT_GENERAL" in str(refund)
    assert (transfer["account_id"], transfer["transfer_direction"]) == (int(ACCOUNT), "TRANSFER_OUT")
    assert str(OTHER) in str(transfer["target_account_detail_list"])


def test_a_grant_is_not_an_agents_to_move() -> None:
    with ocean({}) as (client, server):
        outcome = client.move(wish(fund_class=FundClass.GRANT), Ticket(number="agent"))
        assert (outcome.state, outcome.code, server.asked) == (MoveState.REFUSED, "not_offered", [])


def test_a_detail_that_cannot_be_read_leaves_an_accepted_move_pending() -> None:
    with ocean({CREATE: SERIAL, DETAIL: refusal(40000, "not yet")}) as (client, _):
        outcome = client.move(wish(), Ticket(number="agent"))
    assert (outcome.state, outcome.reference) == (MoveState.PENDING, "TS202601010001")


def capital(fen: int, **fields: object) -> dict[str, object]:
    return {"capital_type": "PREPAY_GENERAL", "transfer_amount": fen, **fields}


@pytest.mark.parametrize(
    ("records", "state", "moved"),
    [
        ([capital(62000), capital(38000, fail_reason="余额不足")], MoveState.PARTIAL, "620"),
        ([capital(62000), capital(38000, transfer_status="TRANSFER_FAILED")], MoveState.PARTIAL, "620"),
        ([], MoveState.UNKNOWN, "0"),
        ([capital(100000)], MoveState.UNKNOWN, "0"),
    ],
    ids=["reason", "status", "untold", "more than a part"],
)
def test_of_a_partial_transfer_what_its_records_say_has_moved(
    records: list[object], state: MoveState, moved: str
) -> None:
    told = detail("TRANSFER_PART", transfer_target_record_list=[{"transfer_capital_record_list": records}])
    with ocean({DETAIL: told}) as (client, _):
        outcome = client.outcome_of(wish(), Ticket(number="agent"))
    assert (outcome.state, outcome.moved, outcome.code) == (state, yuan(moved), "TRANSFER_PART")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("NO_TRANSFER", MoveState.PENDING),
        ("TRANSFER_ING", MoveState.PENDING),
        ("TRANSFER_FAILED", MoveState.REFUSED),
        ("TRANSFER_NEW_WORD", MoveState.UNKNOWN),
    ],
)
def test_each_status_is_an_outcome(status: str, state: MoveState) -> None:
    with ocean({DETAIL: detail(status)}) as (client, server):
        assert client.outcome_of(wish(), Ticket(number="agent")).state is state
        assert server.asked[0].query["transfer_biz_request_no"] == "adtill0000000001"


def authorised(kind: str) -> Reply:
    return ok({"list": [{"account_id": int(AGENT), "account_type": kind, "is_valid": True}]})


def test_an_organisation_transfers_between_its_accounts_and_gives_nothing_itself() -> None:
    routes: dict[str, Script | Reply] = {
        AUTHORISED: authorised("CUSTOMER_ADMIN"),
        ORG_CREATE: SERIAL,
        ORG_DETAIL: detail("TRANSFER_SUCCESS"),
    }
    with ocean(routes) as (client, server):
        ticket = client.ticket(wish())
        transfer = client.move(wish(MoveKind.TRANSFER, receiver=OTHER), ticket)
        recharge = client.move(wish(), ticket)
    body = next(asked.json() for asked in server.asked if asked.path == ORG_CREATE)
    assert (body["organization_id"], body["platform"]) == (int(AGENT), "AD")
    assert body["opponent_target_id"] == int(ACCOUNT)
    assert (transfer.state, recharge.state) == (MoveState.DONE, MoveState.REFUSED)
    assert recharge.code == "not_offered"


def test_a_main_wallet_fills_the_small_wallet_that_the_account_spends_from_in_fen() -> None:
    routes: dict[str, Script | Reply] = {
        AUTHORISED: authorised("ADVERTISER"),
        RELATION: ok({"company_id": 1, "main_wallet_id": 7000001, "sub_wallet_ids": [7000002]}),
        WALLET_CREATE: SERIAL,
        WALLET_DETAIL: detail(
            "TRANSFER_PART",
            transfer_wallet_record_list=[
                {"transfer_capital_record_list": [capital(60000), capital(40000, fail_reason="x")]}
            ],
        ),
    }
    move = wish(payer="7000001")
    with ocean(routes) as (client, server):
        ticket = client.ticket(move)
        outcome = client.move(move, ticket)
    body = next(asked.json() for asked in server.asked if asked.path == WALLET_CREATE)
    assert (body["main_wallet_id"], body["transfer_direction"]) == (7000001, "TRANSFER_OUT")
    assert body["target_wallet_detail_list"] == [
        {
            "sub_wallet_id": 7000002,
            "transfer_capital_detail_list": [
                {"capital_type": "PREPAY_GENERAL", "capital_sub_type": "NORMAL", "transfer_amount": 100000}
            ],
        }
    ]
    assert (outcome.state, outcome.moved) == (MoveState.PARTIAL, yuan("600"))


@pytest.mark.parametrize("relation", [refusal(40002, "no wallet"), ok({"main_wallet_id": 9, "sub_wallet_ids": [1]})])
def test_a_payer_that_is_neither_listed_nor_the_wallet_is_an_agent_of_the_second_tier(relation: Reply) -> None:
    with ocean({AUTHORISED: ok({"list": []}), RELATION: relation}) as (client, _):
        assert client.ticket(wish()) == Ticket(number="agent")


COPY, ORG_COPY = "/open_api/2/agent/advertiser/copy/", "/open_api/2/customer_center/advertiser/copy/"
UPLOAD = "/open_api/v3.0/advertiser/attachment/upload/"
SUBMIT, GET = "/open_api/v3.0/advertiser/qualification/submit/", "/open_api/v3.0/advertiser/qualification/get/"
DELIVERY = "/open_api/v3.0/advertiser/delivery_qualification/submit/"

COPY_REQUEST = OpeningRequest(
    key="opening0000000001",
    payer=AGENT,
    fields={"advertiser_id": ACCOUNT, "name": "甲店二", "copy_delivery": "true", "report_type": "1"},
)
LICENCE = Paper(kind="subject.attachment_id", name="licence.jpg", content=b"\xff\xd8picture")
PERMIT = Paper(kind="FOOD_LICENSE", name="permit.jpg", content=b"\xff\xd8permit")
PAPERS = OpeningRequest(
    key="opening0000000002",
    fields={
        "advertiser_id": OTHER,
        "subject.company_type": "COMPANY",
        "subject.company_name": "甲公司",
        "subject.qualification_code": "913101150000000000",
        "subject.has_effective_date": "true",
        "subject.effective_date": "2036-01-01",
    },
    papers=(LICENCE, PERMIT),
)


def test_an_agent_copies_an_account() -> None:
    answer = ok({"list": [{"success": True, "error_msg": "", "advertiser_id": int(OTHER)}]})
    with ocean({AUTHORISED: authorised("AGENT"), COPY: answer}) as (client, server):
        assert isinstance(client, OpensAccounts)
        review = client.open_account(COPY_REQUEST, [])
    assert server.asked[-1].json() == {
        "agent_id": int(AGENT),
        "advertiser_id": int(ACCOUNT),
        "item": [{"name": "甲店二"}],
        "copy_delivery": True,
        "report_type": "1",
    }
    assert (review.account, review.state) == (OTHER, ReviewState.SUBMITTED)


def test_a_copy_that_failed_says_why() -> None:
    answer = ok({"list": [{"success": False, "error_msg": "名称重复"}]})
    with ocean({AUTHORISED: authorised("AGENT"), COPY: answer}) as (client, _):
        review = client.open_account(COPY_REQUEST, [])
    assert (review.state, review.reasons) == (ReviewState.REFUSED, {"": "名称重复"})


def test_an_organisation_copies_by_its_own_call() -> None:
    routes: dict[str, Script | Reply] = {
        AUTHORISED: authorised("CUSTOMER_OPERATOR"),
        ORG_COPY: ok({"advertiser_id": int(OTHER)}),
    }
    with ocean(routes) as (client, server):
        assert client.open_account(COPY_REQUEST, []).account == OTHER
    assert server.asked[-1].json() == {"cc_account_id": int(AGENT), "advertiser_id": int(ACCOUNT), "name": "甲店二"}


def test_papers_go_to_the_subject_or_to_delivery_by_their_kind() -> None:
    routes: dict[str, Script | Reply] = {
        UPLOAD: ok({"attachment_id": 55001}),
        SUBMIT: ok({}),
        DELIVERY: ok({"qualification_ids": [1]}),
    }
    with ocean(routes) as (client, server):
        assert client.upload(LICENCE, PAPERS) == "55001"
        review = client.open_account(PAPERS, ["55001", "55002"])
    upload, subject, delivery = server.asked
    assert b'name="image_data"; filename="licence.jpg"' in upload.body
    assert b"DELIVERY_ATTACHMENT" in upload.body
    assert subject.json() == {
        "advertiser_id": int(OTHER),
        "subject": {
            "company_type": "COMPANY",
            "company_name": "甲公司",
            "qualification_code": "913101150000000000",
            "has_effective_date": True,
            "effective_date": "2036-01-01",
            "attachment_id": "55001",
        },
    }
    assert delivery.json()["qualifications"] == [
        {"attachment_ids": [55002], "qualification_id": 0, "qualification_type": "FOOD_LICENSE"}
    ]
    assert (review.reference, review.state) == (OTHER, ReviewState.SUBMITTED)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("STATUS_NOT_SUBMIT", ReviewState.CHANGES_REQUESTED),
        ("STATUS_PENDING_CONFIRM", ReviewState.IN_REVIEW),
        ("STATUS_WAIT_CONFIRM", ReviewState.IN_REVIEW),
        ("STATUS_CONFIRM", ReviewState.APPROVED),
        ("STATUS_CONFIRM_FAIL", ReviewState.CHANGES_REQUESTED),
        ("STATUS_NEW", ReviewState.UNKNOWN),
    ],
)
def test_a_review_is_the_status_of_the_qualification(status: str, state: ReviewState) -> None:
    with ocean({GET: ok({"status": status, "reject_reason": "证件过期"})}) as (client, _):
        review = client.review_of(OTHER, PAPERS)
    assert (review.state, review.platform_state, review.reasons) == (state, status, {"": "证件过期"})


def test_what_a_grant_may_do_is_not_told_with_it() -> None:
    with ocean({}) as (client, _):
        assert not isinstance(client, TellsRights)
