"""How Google Ads says what every platform says."""

import json

from app.domain.accounts import Platform
from tests.platforms.canned import Asked, Reply
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH, SUBJECT, Words

TYPE = "type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure"
STATUSES = {
    "authenticationError": (401, "UNAUTHENTICATED"),
    "authorizationError": (403, "PERMISSION_DENIED"),
    "quotaError": (429, "RESOURCE_EXHAUSTED"),
    "internalError": (500, "INTERNAL"),
}


def success(data: object) -> Reply:
    return Reply(body=json.dumps(data).encode())


def refusal(code: str, message: str) -> Reply:
    """A code with a point in it is an error of the Ads service; one without is all that a plain error tells."""
    kind, _, name = code.rpartition(".")
    status, word = STATUSES.get(kind, (400, "INVALID_ARGUMENT"))
    error: dict[str, object] = {"code": status, "message": message, "status": word if kind else code}
    if kind:
        failure = {"@type": TYPE, "errors": [{"errorCode": {kind: name}, "message": message}], "requestId": "r"}
        error["details"] = [failure]
    return Reply(status=status, body=json.dumps({"error": error}).encode())


def token_refusal(code: str, message: str) -> Reply:
    return Reply(status=400, body=json.dumps({"error": code, "error_description": message}).encode())


def is_success(body: object) -> bool:
    return isinstance(body, dict) and "error" not in body


def page(rows: list[object], name: str, number: int, *, more: bool) -> object:
    return {name: rows, "fieldMask": "segments.date", **({"nextPageToken": str(number + 1)} if more else {})}


def page_of(asked: Asked) -> int:
    return int(str(asked.json().get("pageToken", 1)))


def bearer(asked: Asked) -> str:
    return asked.headers.get("Authorization", "").removeprefix("Bearer ")


GOOGLE_ADS = Words(
    platform=Platform.GOOGLE_ADS,
    read_path=f"/v26/customers/{SUBJECT}/googleAds:search",
    rows="results",
    row={
        "customer": {"resourceName": f"customers/{SUBJECT}", "currencyCode": "CNY", "timeZone": "Asia/Shanghai"},
        "metrics": {"costMicros": "12340000"},
        "segments": {"date": "2026-01-01"},
    },
    refused="authorizationError.USER_PERMISSION_DENIED",
    too_fast="quotaError.RESOURCE_TEMPORARILY_EXHAUSTED",
    busy="internalError.TRANSIENT_ERROR",
    expired="authenticationError.OAUTH_TOKEN_EXPIRED",
    used_code="invalid_grant",
    token_path="/token",
    grant_data={
        "access_token": FRESH_ACCESS,
        "refresh_token": FRESH_REFRESH,
        "expires_in": 3599,
        "scope": "https://www.googleapis.com/auth/adwords",
        "token_type": "Bearer",
    },
    not_replaced=("refresh_token",),
    success=success,
    refusal=refusal,
    token_refusal=token_refusal,
    is_success=is_success,
    page=page,
    page_of=page_of,
    token_of=bearer,
    odd_bodies=(
        b"<!DOCTYPE html><html><body>maintenance</body></html>",
        b'{"results":[',
        b"",
        b"\xff\xfe\x00bad",
        b"[]",
        b'{"results":NaN}',
        b'{"results":"none"}',
        b'{"results":[null]}',
        b'{"results":[{"segments":{"date":"someday"}}]}',
        b"[" * 200_000,
    ),
    lacks={
        "ReadsBalances": "no API reads the prepaid balance",
        "ReadsFundRows": "there is no transaction ledger: not found in the API",
    },
)
