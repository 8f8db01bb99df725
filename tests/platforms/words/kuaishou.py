"""How Kuaishou says what every platform says."""

from app.domain.accounts import Platform
from tests.platforms.canned import Asked
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH, SUBJECT, Words


def counted_page(rows: list[object], name: str, page: int, *, more: bool) -> object:
    return {name: rows, "total_count": 500 * page + 1 if more else len(rows)}


def page_in_body(asked: Asked) -> int:
    page = asked.json()["page"]
    assert isinstance(page, int)
    return page


KUAISHOU = Words(
    platform=Platform.KUAISHOU,
    read_path="/rest/openapi/v1/advertiser/fund/daily_flows",
    rows="details",
    row={"date": "2026-01-01", "daily_charge": 12.34, "real_charged": 12.34},
    refused="402999",
    # "other numbers not found": of all codes the page knows one, that of a dead token.
    too_fast=None,
    busy=None,
    expired="402005",
    used_code="402001",
    token_path="/rest/openapi/oauth2/authorize/refresh_token",
    exchange_path="/rest/openapi/oauth2/authorize/access_token",
    grant_data={
        "access_token": FRESH_ACCESS,
        "refresh_token": FRESH_REFRESH,
        "access_token_expires_in": 86400,
        "refresh_token_expires_in": 2592000,
        "advertiser_id": int(SUBJECT),
        "advertiser_ids": [int(SUBJECT)],
    },
    not_replaced=("refresh_token", "refresh_token_expires_in", "advertiser_id", "advertiser_ids"),
    page=counted_page,
    page_of=page_in_body,
)
