"""Whatever is sent to practice Google Ads and Meta, they answer with JSON and the status that goes with it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sandbox.google_ads_plan import GOOGLE_ADS, GOOGLE_MANAGER
from app.sandbox.meta_plan import META, META_BUSINESS
from app.sandbox.stage import Instant, Stage
from app.sandbox.stages import stages_of
from app.sandbox.wire import Reply, Request
from app.sandbox.world import World
from tests.sandbox.conftest import NOW, TODAY

NOW_SECONDS = int(NOW.timestamp())
WORLD = World(accounts=8, days=12, today=TODAY, platforms=(GOOGLE_ADS, META))
INSTANT = Instant(NOW_SECONDS, WORLD.as_of(NOW), NOW_SECONDS)
STAGES: dict[str, Stage] = stages_of(WORLD)
NODES = [
    *(str(one.number) for one in WORLD.accounts),
    *(str(GOOGLE_MANAGER), str(META_BUSINESS), "0", "-1", "x", "²", "9" * 30),
]
NAMES = [
    *("query", "pageToken", "pageSize", "validateOnly", "operation", "operations", "customerClient", "billingSetup"),
    *("issueYear", "issueMonth", "fields", "limit", "after", "before", "time_range", "time_increment", "level"),
    *("since", "until", "category", "spend_cap", "spend_cap_action", "name", "currency", "timezone_id", "partner"),
    *("end_advertiser", "media_agency", "start_date", "end_date", "type", "invoice_id", "input_token", "code"),
    *("grant_type", "refresh_token", "client_id", "client_secret", "fb_exchange_token", "redirect_uri", "scope"),
]
VALUES: list[Any] = [
    *("SELECT customer.id FROM customer", "SELECT customer.id FROM customer WHERE customer.id > 'x'", "SELECT"),
    *("SELECT segments.date, metrics.cost_micros FROM customer ORDER BY segments.date DESC", "SELECT ' FROM '"),
    *("SELECT account_budget.id FROM account_budget WHERE account_budget.name IN ()", "MAY", "2026", "0", "-1", "1e99"),
    *("MTA=", "MjQZD", "%%", "NaN", "reset", "delete", "42", "USD", "id,name", "spend", "2026-11-01", "9999-12-31"),
    *('{"since":"2026-11-01","until":"9999-12-31"}', "[]", "{}", "null", "[" * 9_999),
    *(
        {"create": {"proposalType": "UPDATE"}, "updateMask": "a"},
        {"create": []},
        {"remove": "x"},
        {"create": {}},
        [],
        7,
    ),
    {"descriptiveName": "x", "currencyCode": "USD", "timeZone": "../x"},
]
bodies = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES) | st.text(max_size=9), max_size=9)


def answered(stage: Stage, method: str, path: str, sent: dict[str, Any]) -> Reply:
    token = stage.office.issue(NOW_SECONDS).access
    headers = {"authorization": f"Bearer {token}", "login-customer-id": str(GOOGLE_MANAGER)}
    if method == "GET":
        query = {name: value if isinstance(value, str) else json.dumps(value) for name, value in sent.items()}
        return stage.answer(Request(method, path, query, headers, b""), INSTANT)
    return stage.answer(Request(method, path, {}, headers, json.dumps(sent).encode()), INSTANT)


@pytest.mark.parametrize("platform", STAGES)
@settings(max_examples=40, deadline=None)
@given(sent=bodies, node=st.sampled_from(NODES))
def test_every_path_answers_every_call_with_its_status(platform: str, sent: dict[str, Any], node: str) -> None:
    stage = STAGES[platform]
    for method, path in [*stage.routes, *stage.token_routes, ("GET", stage.consent_path), ("PUT", "/nowhere")]:
        whole = path.replace("{id}", node).replace("{node}", node)
        reply = answered(stage, method, whole, sent)
        if reply.status == 302:
            assert path == stage.consent_path
            continue
        told = json.loads(reply.body)
        error = told[0] if isinstance(told, list) and reply.status != 200 else told
        assert ("error" in error) == (reply.status != 200) == bool(reply.code)


@pytest.mark.parametrize("platform", STAGES)
@given(body=st.binary(max_size=40) | st.sampled_from([b"[" * 99_999, b"[]", b"1", b'{"query":{}}', b'{"operation":1}']))
def test_every_body_is_answered(platform: str, body: bytes) -> None:
    stage = STAGES[platform]
    token = stage.office.standing.access
    headers = {"authorization": f"Bearer {token}", "login-customer-id": str(GOOGLE_MANAGER)}
    for method, path in [*stage.routes, *stage.token_routes]:
        whole = path.replace("{id}", NODES[0]).replace("{node}", str(META_BUSINESS))
        json.loads(stage.answer(Request(method, whole, {}, headers, body), INSTANT).body)
