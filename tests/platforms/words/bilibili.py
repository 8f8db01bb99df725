"""How Bilibili says what every platform says, as far as others' programs tell: reports within `result`, tokens within `data`."""

import json
from datetime import date

from app.domain.accounts import Platform
from tests.platforms.canned import Asked, Reply
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH, SUBJECT, Words, code_success


def success(data: object) -> Reply:
    return Reply(body=json.dumps({"result": {"data": data}}).encode())


def is_success(body: object) -> bool:
    return isinstance(body, dict) and "result" in body


def page(rows: list[object], *_: object, more: bool) -> object:
    assert not more
    return rows


def token_of(asked: Asked) -> str:
    return asked.headers.get("Authorization", "").removeprefix("Bearer ")


BILIBILI = Words(
    platform=Platform.BILIBILI,
    read_path="/takumi/api/open_api/report/v2/advertiser",
    rows="data",
    row={"cost": 12.34, "click_count": 5},
    last_day=date(2026, 1, 1),  # a request a day
    refused="7001",
    too_fast=None,
    busy=None,
    expired=None,
    used_code="7002",
    token_path="/takumi/api/open_api/oauth2/token",
    grant_data={
        "access_token": FRESH_ACCESS,
        "expires_in": 86400,
        "refresh_token": FRESH_REFRESH,
        "token_type": "Bearer",
    },
    not_replaced=("refresh_token",),
    has_pages=False,
    answers={"account_id": SUBJECT},
    success=success,
    token_success=code_success,
    is_success=is_success,
    page=page,
    token_of=token_of,
    odd_bodies=(
        b"<!DOCTYPE html><html><body>maintenance</body></html>",
        b'{"result":{"data":[',
        b"",
        b"\xff\xfe\x00bad",
        b"[]",
        b'{"message":"OK"}',
        b'{"code":"zero"}',
        b'{"code":0}',
        b'{"status":[]}',
        b'{"status":"success"}',
        b'{"result":NaN}',
        b'{"result":null}',
        b'{"result":{}}',
        b'{"result":{"data":"none"}}',
        b'{"result":{"data":[null]}}',
        b'{"result":{"data":[{"click_count":1}]}}',
        b"[" * 200_000,
    ),
    lacks={"ReadsFundRows": "account flow exists (official doc 1787): path and fields not found"},
)
