"""How Xiaohongshu says what every platform says: an envelope with `success`, no published numbers of errors."""

import json

from app.domain.accounts import Platform
from tests.platforms.canned import Asked, Reply
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH, SUBJECT, Words

ROWS_A_PAGE = 1000


def success(data: object) -> Reply:
    body = {"code": 0, "success": True, "msg": "成功", "data": data, "request_id": "r"}
    return Reply(body=json.dumps(body).encode())


def refusal(code: str, message: str) -> Reply:
    body = {"code": int(code), "success": False, "msg": message, "data": None, "request_id": "r"}
    return Reply(body=json.dumps(body).encode())


def is_success(body: object) -> bool:
    return isinstance(body, dict) and body["success"] is True


def page(rows: list[object], name: str, number: int, *, more: bool) -> object:
    return {"total_count": number * ROWS_A_PAGE + 1 if more else len(rows), name: rows}


def page_of(asked: Asked) -> int:
    return int(str(asked.json()["page_num"]))


XIAOHONGSHU = Words(
    platform=Platform.XIAOHONGSHU,
    read_path="/api/open/jg/data/report/offline/account",
    rows="data_list",
    row={"time": "2026-01-01", "fee": "12.34", "impression": "1,234", "ctr": "0.5%"},
    refused="7001",
    too_fast=None,
    busy=None,
    expired=None,
    used_code="7002",
    token_path="/api/open/oauth2/refresh_token",
    exchange_path="/api/open/oauth2/access_token",
    grant_data={
        "access_token": FRESH_ACCESS,
        "access_token_expires_in": 86399,
        "refresh_token": FRESH_REFRESH,
        "refresh_token_expires_in": 2591999,
        "user_id": "5c86",
        "role_type": 3,
        "approval_role_type": 4,
        "platform_type": 1,
        "advertiser_id": int(SUBJECT),
        "approval_advertisers": [{"advertiser_id": int(SUBJECT), "advertiser_name": "A店"}],
        "scope": '["report_service","account_manage"]',
    },
    not_replaced=("refresh_token", "refresh_token_expires_in", "advertiser_id", "approval_advertisers"),
    success=success,
    refusal=refusal,
    is_success=is_success,
    page=page,
    page_of=page_of,
    odd_bodies=(
        b"<!DOCTYPE html><html><body>maintenance</body></html>",
        b'{"code":0,"success":true,"data":{"data_list":[',
        b"",
        b"\xff\xfe\x00bad",
        b"[]",
        b'{"msg":"OK"}',
        b'{"code":"zero"}',
        b'{"code":0,"success":"yes","data":{}}',
        b'{"code":7001,"success":true,"data":{"total_count":0,"data_list":[]}}',
        b'{"code":0,"success":true,"data":NaN}',
        b'{"code":0,"success":true,"data":null}',
        b'{"code":0,"success":true,"data":{"data_list":"none"}}',
        b'{"code":0,"success":true,"data":{"data_list":[null]}}',
        b"[" * 200_000,
    ),
    consent_redirect="redirectUri",
)
