"""Whatever is sent to a practice platform, it answers in its own envelope."""

import json
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ORGANISATION
from app.sandbox.plans import FIRST_THREE
from app.sandbox.stage import Instant, Stage
from app.sandbox.stages import stages_of
from app.sandbox.tencent_plan import TENCENT_AGENCY
from app.sandbox.wire import Request
from app.sandbox.world import World
from tests.sandbox.conftest import NOW, TODAY

NOW_SECONDS = int(NOW.timestamp())
WORLD = World(accounts=10, days=12, today=TODAY, platforms=FIRST_THREE)
INSTANT = Instant(NOW_SECONDS, WORLD.as_of(NOW), NOW_SECONDS)
STAGES: dict[str, Stage] = stages_of(WORLD)
NONCES = count()

# Every parameter that a route reads; values are drawn apart from their names, so that most do not fit.
NAMES = [
    *("advertiser_id", "advertiser_ids", "account_id", "account_ids", "account_type", "agent_id", "agent_ids", "bc_id"),
    *(
        "cc_account_id",
        "enterprise_organization_id",
        "account_source",
        "filtering",
        "filter",
        "fields",
        "page",
        "page_size",
    ),
    *(
        "cursor",
        "count",
        "start_date",
        "end_date",
        "start_time",
        "end_time",
        "transaction_type",
        "wallet_id_list",
        "wallet_id",
    ),
    *(
        "shared_wallet_id",
        "dimensions",
        "metrics",
        "filters",
        "order_by",
        "data_topic",
        "group_by",
        "level",
        "date_range",
        "date",
    ),
    *("fund_type", "pagination_mode", "agency_id", "asset_type", "transaction_level", "report_type", "data_level"),
    *("payment_portfolio_id", "redirect_uri", "state", "code", "auth_code", "app_id", "client_id", "grant_type"),
]
FITTING: list[Any] = [
    *(str(account.number) for account in WORLD.accounts),
    *(str(number) for number in (OCEAN_AGENT, OCEAN_ORGANISATION, TENCENT_AGENCY, 7_000_000_000_000_000_101)),
    *(
        "1",
        "10",
        "0",
        "-1",
        "AD",
        "RECHARGE",
        "ADVERTISER",
        "BASIC",
        "AUCTION_ADVERTISER",
        "BASIC_DATA",
        "REPORT_LEVEL_ADVERTISER",
    ),
    *(
        "2026-11-01",
        "2026-11-12",
        "2026-02-30",
        "20261112",
        "2026-W46-4",
        "0000-00-00",
        "9999-12-31",
        "2026-11-01 00:00:00",
    ),
    *(
        "FUND_TYPE_CASH",
        "PAGINATION_MODE_CURSOR",
        "http://[",
        "http://a:b/",
        "https://yunfan.example:1/",
        "[1e999]",
        "[" * 9_999,
    ),
    *(
        '["stat_time_day"]',
        '["stat_cost"]',
        '["advertiser_id"]',
        '["spend"]',
        '["date"]',
        "[]",
        "{}",
        "null",
        "[null]",
        "[[]]",
        "[{}]",
    ),
    '{"start_date":"2026-11-03","end_date":"2026-11-12"}',
    '{"account_type":"AD","transfer_type":"ADD_MONEY"}',
    '[{"field":"corporation_name","values":{}}]',
    f"[{WORLD.accounts[0].number}]",
]
queries = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(FITTING) | st.text(max_size=12), max_size=14)


def signed(stage: Stage, query: dict[str, str]) -> Request:
    token = stage.office.issue(NOW_SECONDS).access
    stamp = {"access_token": token, "timestamp": str(NOW_SECONDS), "nonce": f"n{next(NONCES)}"}
    return Request("GET", "", {**query, **stamp}, {"access-token": token}, b"")


@pytest.mark.parametrize("platform", STAGES)
@settings(max_examples=15, deadline=None)
@given(query=queries)
def test_every_path_answers_every_query_with_an_envelope(platform: str, query: dict[str, str]) -> None:
    stage = STAGES[platform]
    for method, path in [*stage.routes, *stage.token_routes, ("GET", stage.consent_path), ("PUT", "/nowhere")]:
        reply = stage.answer(signed(stage, query)._replace(method=method, path=path), INSTANT)
        if reply.status == 200:
            assert json.loads(reply.body)["code"] == reply.code
        else:
            assert (reply.status, path) == (302, stage.consent_path)


@pytest.mark.parametrize("platform", STAGES)
@given(
    body=st.binary(max_size=40) | st.sampled_from([b"[" * 99_999, b"[]", b"1", b'{"app_id":[]}', b'{"app_id":1e999}'])
)
def test_every_body_is_answered_with_an_envelope(platform: str, body: bytes) -> None:
    stage = STAGES[platform]
    for method, path in stage.token_routes:
        reply = stage.answer(Request(method, path, {}, {}, body), INSTANT)
        assert json.loads(reply.body)["code"] == reply.code != 0
