"""Answers of the platforms without a Python SDK against shapes that stand as data, each field with its source."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from app.sandbox.kuaishou_plan import KUAISHOU_AGENT
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.sandbox.xiaohongshu_holders import AGENT_USER
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY
from tests.sandbox.shapes import shapes_of, troubles, unsourced

PLATFORMS = ("kuaishou", "xiaohongshu", "bilibili")
DAYS = {"start_date": "2026-11-06", "end_date": "2026-11-12"}
KUAI, RED, BILI = "/kuaishou/rest/openapi", "/xiaohongshu/api/open", "/bilibili/takumi/api/open_api"
AGENT: dict[str, Any] = {"agent_id": KUAISHOU_AGENT}
USER: dict[str, Any] = {"user_id": AGENT_USER}


@pytest.fixture(scope="module")
def stage() -> Iterator[Sandbox]:
    with Sandbox(World(accounts=24, days=20, today=TODAY, platforms=PLATFORMS), now=NOW, is_frozen=True) as sandbox:
        yield sandbox
        assert sandbox.failures == []


def asked(stage: Sandbox, method: str, path: str, body: dict[str, Any], *, is_form: bool = False) -> Any:
    with Caller(stage, path.split("/")[1]) as caller:
        headers = {"Access-Token": caller.token, "Authorization": f"Bearer {caller.token}"}
        sent: dict[str, Any] = {"params": body} if method == "GET" else {"data" if is_form else "json": body}
        return json.loads(requests.request(method, stage.url + path, headers=headers, timeout=10, **sent).content)


def fits(answer: Any, platform: str, name: str) -> None:
    found = troubles(answer, shapes_of(platform)[name])
    assert found == [], found[:5]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_field_names_its_source(platform: str) -> None:
    found = [trouble for name, shape in shapes_of(platform).items() for trouble in unsourced(shape, name)]
    assert found == []


@pytest.mark.parametrize(
    ("wrong", "trouble"),
    [
        ({"n": "1"}, "$.n: '1' is no integer"),
        ({"n": True}, "$.n: True is no integer"),
        ({"n": 9}, "$.n: 9 is out of bounds"),
        ({}, "$.n: is missing"),
        ({"n": 1, "more": 2}, "$.more: is not known"),
        ({"n": 1, "t": "x"}, "$.t: 'x' is not like ^a$"),
        ({"n": 1, "l": [3]}, "$.l[0]: 3 is none of [1, 2]"),
        ([], "$: [] is no object"),
    ],
)
def test_a_wrong_answer_is_told_by_its_place(wrong: Any, trouble: str) -> None:
    schema = {
        "type": "object",
        "required": ["n"],
        "additionalProperties": False,
        "properties": {
            "n": {"type": "integer", "minimum": 0, "maximum": 3},
            "t": {"type": "string", "pattern": "^a$"},
            "l": {"type": "array", "items": {"enum": [1, 2]}},
        },
    }
    assert troubles({"n": 1, "t": "a", "l": [1]}, schema) == []
    assert troubles(wrong, schema) == [trouble]


def test_kuaishous_answers_have_the_shapes_of_its_page(stage: Sandbox) -> None:
    pages = {"page": 1, "page_size": 100, "select_type": 0}
    spans = {"start_time": 0, "end_time": 2_000_000_000_000}
    created = {"create_time_begin": 0, "create_time_end": 2_000_000_000_000}
    ledger = {**AGENT, **spans, "operation_type": 0, "account_search_type": 0, "page_info": {"page_size": 1_000}}
    for one in stage.world.accounts_on("kuaishou"):
        own = {"advertiser_id": one.number}
        fits(asked(stage, "GET", f"{KUAI}/v1/advertiser/fund/get", own), "kuaishou", "fund")
        fits(asked(stage, "GET", f"{KUAI}/v1/advertiser/fund/daily_flows", {**own, **DAYS}), "kuaishou", "flows")
        fits(asked(stage, "POST", f"{KUAI}/v1/report/account_report", {**own, **DAYS}), "kuaishou", "report")
        fits(asked(stage, "POST", f"{KUAI}/v1/advertiser/info", own), "kuaishou", "info")
        fits(asked(stage, "POST", f"{KUAI}/v1/agent/advertiser/cert/get", own), "kuaishou", "certificates")
    agent = f"{KUAI}/gw/agent/v1"
    fits(asked(stage, "POST", f"{agent}/account/list", {**AGENT, **pages}), "kuaishou", "accounts")
    bulk = {**AGENT, **created, "begin_account_id": 0, "batch_size": 100}
    fits(asked(stage, "POST", f"{agent}/fetch/account/list", bulk), "kuaishou", "bulk")
    fits(asked(stage, "POST", f"{agent}/finance/deposit/account", ledger), "kuaishou", "deposits")
    roll_up = {**AGENT, **DAYS, "time_type": "DAY", "page_size": 1_000}
    fits(asked(stage, "POST", f"{KUAI}/v1/agent/report", roll_up), "kuaishou", "roll_up")
    number = asked(stage, "POST", f"{agent}/finance/pay/payToken", {**AGENT, "remark": ""}, is_form=True)["data"]
    first = stage.world.accounts_on("kuaishou")[0].number
    move = {"advertiser_id": first, "transfer_type": 1, "amount": 1_000, "biz_unique_key": number["trade_no"]}
    fits(asked(stage, "POST", f"{agent}/finance/transfer/out", move), "kuaishou", "trade")


def test_xiaohongshus_answers_have_the_shapes_of_its_page(stage: Sandbox) -> None:
    with Caller(stage, "xiaohongshu") as red:
        own_seller, sellers = red.about["virtual_seller_id"], red.about["virtual_seller_ids"]
    fits(asked(stage, "POST", f"{RED}/jg/account/sub/page", {**USER, "page_size": 500}), "xiaohongshu", "sub_accounts")
    wallets = {**USER, "virtual_seller_id_list": [own_seller, *sellers]}
    fits(asked(stage, "POST", f"{RED}/finance/balance/query", wallets), "xiaohongshu", "wallets")
    for one, seller in zip(stage.world.accounts_on("xiaohongshu"), sellers, strict=True):
        own = {"advertiser_id": one.number}
        flows = {**own, "start_time": "2026-10-20", "end_time": "2026-11-12", "page_size": 500}
        fits(asked(stage, "GET", f"{RED}/jg/account/balance/info", own), "xiaohongshu", "balance")
        fits(asked(stage, "POST", f"{RED}/jg/account/order/info", flows), "xiaohongshu", "flows")
        fits(asked(stage, "POST", f"{RED}/jg/data/report/offline/account", {**own, **DAYS}), "xiaohongshu", "report")
        records = {**USER, "virtual_seller_id": seller, **DAYS, "page_size": 500}
        fits(asked(stage, "POST", f"{RED}/finance/transaction/record/query", records), "xiaohongshu", "records")
    move = {
        **USER,
        "from_wallet": {"virtual_seller_id": own_seller},
        "to_wallet": {"virtual_seller_id": sellers[0]},
        "business_no": "erp-1",
        "request_no": "erp-1",
        "amount": "500.00",
    }
    fits(asked(stage, "POST", f"{RED}/finance/agent/transfer", move), "xiaohongshu", "transfer")
    result = {**USER, "virtual_seller_id": own_seller, "request_no": "erp-1"}
    fits(asked(stage, "POST", f"{RED}/finance/transfer/result/query", result), "xiaohongshu", "result")


def test_bilibilis_answers_have_the_shapes_of_its_page(stage: Sandbox) -> None:
    own = {"account_id": stage.world.accounts_on("bilibili")[0].number}
    fits(asked(stage, "GET", f"{BILI}/oauth2/subjects", {}), "bilibili", "subjects")
    fits(asked(stage, "GET", f"{BILI}/report/v2/cash", own), "bilibili", "cash")
    day = {"time_type": 3, "start_time": "20261101", "end_time": "20261112"}
    fits(asked(stage, "GET", f"{BILI}/report/v2/advertiser", {**own, **day}), "bilibili", "report")


def test_tokens_have_the_shapes_of_their_pages(stage: Sandbox) -> None:
    with Caller(stage, "kuaishou") as kuai, Caller(stage, "xiaohongshu") as red, Caller(stage, "bilibili") as bili:
        for caller, path in ((kuai, f"{KUAI}/oauth2/authorize/access_token"), (red, f"{RED}/oauth2/access_token")):
            app = {"app_id": int(caller.about["app_id"]), "secret": caller.about["app_secret"]}
            told = asked(stage, "POST", path, {**app, "auth_code": caller.about["auth_code"]})
            fits(told, caller.platform, "token")
        form = {
            "grant_type": "authorization_code",
            "code": bili.about["auth_code"],
            "client_id": bili.about["app_id"],
            "client_secret": bili.about["app_secret"],
            "redirect_uri": "https://a.example/cb",
        }
        fits(asked(stage, "POST", f"{BILI}/oauth2/token", form, is_form=True), "bilibili", "token")
