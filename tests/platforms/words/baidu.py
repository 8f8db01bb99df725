"""How Baidu Marketing says what every platform says: the token in the body, two envelopes, no published numbers of errors."""

import json

from app.domain.accounts import Platform
from tests.platforms.canned import Asked, Reply
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH, SUBJECT, Words, code_refusal, code_success

ROWS_A_PAGE = 200


def success(data: object) -> Reply:
    header = {"status": 0, "desc": "success", "oprs": 1, "oprtime": 0, "quota": 1, "rquota": 9999, "failures": []}
    return Reply(body=json.dumps({"header": header, "body": data}).encode())


def refusal(code: str, message: str) -> Reply:
    failures = [{"code": int(code), "message": message, "position": "", "field": "", "id": 0}]
    header = {"status": 2, "desc": "failure", "oprs": 0, "failures": failures}
    return Reply(body=json.dumps({"header": header, "body": {}}).encode())


def is_success(body: object) -> bool:
    return isinstance(body, dict) and body["header"]["status"] == 0


def page(rows: list[object], name: str, page: int, *, more: bool) -> object:
    count = page * ROWS_A_PAGE + 1 if more else len(rows)
    return {"data": [{"rowCount": len(rows), "totalRowCount": count, name: rows}]}


def page_of(asked: Asked) -> int:
    body = asked.json()["body"]
    assert isinstance(body, dict)
    return int(body["startRow"]) // ROWS_A_PAGE + 1


def token_of(asked: Asked) -> str:
    header = asked.json().get("header")
    return str(header["accessToken"]) if isinstance(header, dict) else ""


BAIDU = Words(
    platform=Platform.BAIDU,
    read_path="/json/sms/service/OpenApiReportService/getReportData",
    rows="rows",
    row={"date": "2026-01-01", "userId": int(SUBJECT), "userName": "A店", "cost": 6.17},
    reads=2,  # search and feed
    refused="7001",
    too_fast=None,
    busy=None,
    expired=None,
    used_code="7002",
    token_path="/oauth/refreshToken",
    exchange_path="/oauth/accessToken",
    grant_data={
        "accessToken": FRESH_ACCESS,
        "refreshToken": FRESH_REFRESH,
        "expiresIn": 86400,
        "refreshExpiresIn": 2592000,
        "expiresTime": "2026-01-02 10:00:00",
        "refreshExpiresTime": "2026-01-31 10:00:00",
        "openId": "o1",
        "userId": int(SUBJECT),
    },
    not_replaced=("refreshToken", "refreshExpiresIn", "userId"),
    answers={"userId": SUBJECT},
    success=success,
    token_success=code_success,
    refusal=refusal,
    token_refusal=code_refusal,
    is_success=is_success,
    page=page,
    page_of=page_of,
    token_of=token_of,
    odd_bodies=(
        b"<!DOCTYPE html><html><body>maintenance</body></html>",
        b'{"header":{"status":0},"body":{"data":[',
        b"",
        b"\xff\xfe\x00bad",
        b"[]",
        b'{"body":{"data":[]}}',
        b'{"header":{"status":"zero"}}',
        b'{"header":{"status":0}}',
        b'{"header":{"status":0},"body":null}',
        b'{"header":{"status":0},"body":{}}',
        b'{"header":{"status":0},"body":{"data":[{}]}}',
        b'{"header":{"status":0},"body":{"data":"none"}}',
        b'{"header":{"status":0},"body":{"data":[{"rows":[null]}]}}',
        b'{"header":{"status":2,"failures":7}}',
        b'{"header":NaN}',
        b'{"code":0,"message":"success","data":{}}',
        b"[" * 200_000,
    ),
    carries_any_token=True,  # it travels in the body
    consent_redirect="callback",
)
