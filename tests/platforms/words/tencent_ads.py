"""How Tencent Ads says what every platform says."""

from app.domain.accounts import Platform
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH, Words

TENCENT_ADS = Words(
    platform=Platform.TENCENT_ADS,
    read_path="/v3.0/daily_reports/get",
    rows="list",
    row={"date": "2026-01-01", "cost": 1234},
    refused="31033",
    too_fast="11017",
    busy="10000",
    expired="11000",
    used_code="11013",
    token_path="/oauth/token",
    grant_data={
        "access_token": FRESH_ACCESS,
        "refresh_token": FRESH_REFRESH,
        "access_token_expires_in": 86400,
        "refresh_token_expires_in": 2592000,
        "authorizer_info": {"account_id": 20001, "account_role_type": "ACCOUNT_ROLE_TYPE_AGENCY"},
    },
    not_replaced=("refresh_token", "refresh_token_expires_in", "authorizer_info"),
    carries_any_token=True,  # it travels in the address
)
