"""Platforms without an official Python library: their answers have the shape that is written down as data, field by field."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.ocean_engine_plan import OCEAN_AGENT
from app.sandbox.server import Sandbox
from app.sandbox.tencent_plan import TENCENT_AGENCY
from tests.sandbox.caller import Caller

SCHEMAS = {
    name: json.loads((Path(__file__).parent / "schemas" / f"{name}.json").read_text(encoding="utf-8"))["$defs"]
    for name in ("ocean_engine", "tencent_ads")
}
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, Decimal),
    "boolean": bool,
}
RANGE = {"start_date": "2026-11-01", "end_date": "2026-11-10"}
DAYS = {"date_range": RANGE, "page_size": 100}

CALLS: list[tuple[str, str, dict[str, Any]]] = [
    ("ocean_engine", "/open_api/2/agent/advertiser/select/", {"advertiser_id": OCEAN_AGENT}),
    ("ocean_engine", "/open_api/2/advertiser/fund/get/", {"advertiser_id": 0}),
    ("ocean_engine", "/open_api/2/advertiser/fund/transaction/get/", {"advertiser_id": 0, "transaction_type": "RECHARGE", **RANGE}),
    ("ocean_engine", "/open_api/2/advertiser/fund/daily_stat/", {"advertiser_id": 0, **RANGE}),
    (
        "ocean_engine",
        "/open_api/v3.0/report/custom/get/",
        {
            "advertiser_id": 0, "dimensions": ["stat_time_day"], "metrics": ["stat_cost"], "filters": [],
            "start_time": "2026-11-01", "end_time": "2026-11-10", "order_by": [], "page": 1, "page_size": 100,
            "data_topic": "BASIC_DATA",
        },
    ),
    ("tencent_ads", "/v3.0/advertiser/get", {"agency_id": TENCENT_AGENCY, "fields": ["account_id", "corporation_name", "system_status"]}),
    ("tencent_ads", "/v3.0/funds/get", {"account_id": 0}),
    ("tencent_ads", "/v3.0/fund_statements_detailed/get", {"account_id": 0, "fund_type": "FUND_TYPE_CASH", **DAYS}),
    ("tencent_ads", "/v3.0/daily_balance_report/get", {"account_id": 0, **DAYS}),
    (
        "tencent_ads",
        "/v3.0/daily_reports/get",
        {"account_id": 0, "level": "REPORT_LEVEL_ADVERTISER", "group_by": ["date"], "fields": ["date", "cost"], **DAYS},
    ),
]  # fmt: skip


def faults(value: Any, schema: dict[str, Any], place: str) -> Iterator[str]:
    """Where a value is not as its schema says; of JSON Schema, what these files use."""
    wanted = schema.get("type", list(TYPES))
    names = wanted if isinstance(wanted, list) else [wanted]
    is_kind = any(isinstance(value, TYPES[name]) for name in names)
    if not is_kind or (isinstance(value, bool) and "boolean" not in names):
        yield f"{place}: {type(value).__name__}, not {wanted}"
        return
    yield from faults_of_value(value, schema, place)
    if isinstance(value, dict):
        yield from faults_of_object(value, schema, place)
    if isinstance(value, list) and "items" in schema:
        for index, one in enumerate(value):
            yield from faults(one, schema["items"], f"{place}[{index}]")


def faults_of_value(value: Any, schema: dict[str, Any], place: str) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        yield f"{place}: {value} is not like {schema['pattern']}"
    if "multipleOf" in schema and Decimal(value) % Decimal(str(schema["multipleOf"])):
        yield f"{place}: {value} is finer than {schema['multipleOf']}"


def faults_of_object(value: dict[str, Any], schema: dict[str, Any], place: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{place}: no {name}" for name in schema.get("required", ()) if name not in value)
    for name, one in value.items():
        if name in known:
            yield from faults(one, known[name], f"{place}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{place}: unknown {name}"


@pytest.mark.parametrize(("platform", "path", "params"), CALLS)
def test_an_answer_has_the_shape_that_is_written_down(
    shared: Sandbox, platform: str, path: str, params: dict[str, Any]
) -> None:
    defs = SCHEMAS[platform]
    account = shared.world.accounts_on(platform)[0].number
    with Caller(shared, platform) as caller:
        body = caller.get(path, **{name: account if value == 0 else value for name, value in params.items()})
    assert body["code"] == 0, body
    assert list(faults(body, defs["envelope"], "answer")) == []
    assert list(faults(body["data"], defs[f"GET {path}"], "data")) == []


def test_every_shape_is_asked_for_and_every_field_has_a_source() -> None:
    asked = {(platform, f"GET {path}") for platform, path, _ in CALLS}
    assert asked == {(platform, name) for platform, defs in SCHEMAS.items() for name in defs if name != "envelope"}
    for defs in SCHEMAS.values():
        for name, schema in defs.items():
            assert list(without_source(schema, name)) == []


def without_source(schema: dict[str, Any], place: str) -> Iterator[str]:
    if not schema.get("description"):
        yield place
    for name, one in schema.get("properties", {}).items():
        yield from without_source(one, f"{place}.{name}")
    if "items" in schema:
        yield from without_source(schema["items"], f"{place}[]")


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        ("1", {"type": "integer"}),
        (True, {"type": "integer"}),
        (Decimal("1.005"), {"type": "number", "multipleOf": 0.01}),
        ({}, {"type": "object", "required": ["a"]}),
        ({"b": 1}, {"type": "object", "additionalProperties": False}),
        (["x"], {"type": "array", "items": {"type": "integer"}}),
        ("x", {"type": "string", "enum": ["y"]}),
        ("x", {"type": "string", "pattern": "^y"}),
    ],
)
def test_what_does_not_fit_is_found(value: Any, schema: dict[str, Any]) -> None:
    assert list(faults(value, schema, "here"))
