"""How Meta says what every platform says."""

import json

from app.domain.accounts import Platform
from tests.platforms.canned import Asked, Reply
from tests.platforms.words.words import FRESH_ACCESS, SUBJECT, Words


def success(data: object) -> Reply:
    return Reply(body=json.dumps(data).encode())


def refusal(code: str, message: str, status: int = 400, **fields: object) -> Reply:
    error = {"message": message, "type": "OAuthException", "code": int(code), "fbtrace_id": "A..", **fields}
    return Reply(status=status, body=json.dumps({"error": error}).encode())


def is_success(body: object) -> bool:
    return isinstance(body, dict) and "error" not in body


def page(rows: list[object], name: str, number: int, *, more: bool) -> object:
    cursors = {"before": "MAZDZD", "after": str(number + 1)}
    paging = {"cursors": cursors, **({"next": "https://graph.facebook.com/v26.0/.."} if more else {})}
    return {name: rows, "paging": paging}


def page_of(asked: Asked) -> int:
    return int(asked.query.get("after", 1))


def token_of(asked: Asked) -> str:
    return asked.query.get("access_token", "")


META = Words(
    platform=Platform.META,
    read_path=f"/v26.0/act_{SUBJECT}/insights",
    rows="data",
    row={
        "account_id": SUBJECT,
        "account_currency": "CNY",
        "spend": "12.34",
        "date_start": "2026-01-01",
        "date_stop": "2026-01-01",
    },
    refused="200",
    too_fast="80000",
    busy="2",
    expired="190",
    used_code="190",
    token_path="/v26.0/oauth/access_token",
    grant_data={"access_token": FRESH_ACCESS, "token_type": "bearer", "expires_in": 5183944},
    refreshes=False,
    success=success,
    refusal=refusal,
    is_success=is_success,
    page=page,
    page_of=page_of,
    token_of=token_of,
    odd_bodies=(
        b"<!DOCTYPE html><html><body>maintenance</body></html>",
        b'{"data":[',
        b"",
        b"\xff\xfe\x00bad",
        b"[]",
        b"{}",
        b'{"data":NaN}',
        b'{"data":"none"}',
        b'{"data":[null]}',
        b'{"data":[],"paging":{"next":"x"}}',
        b'{"data":[{"spend":"1.00"}]}',
        b"[" * 200_000,
    ),
    lacks={"ReadsBalances": "prepaid funds left have no numeric field"},
    carries_any_token=True,  # it travels in the address
    consent_redirect=None,
)
