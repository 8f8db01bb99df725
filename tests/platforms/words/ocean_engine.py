"""How Ocean Engine says what every platform says."""

from app.domain.accounts import Platform
from tests.platforms.words.words import FRESH_ACCESS, FRESH_REFRESH, SUBJECT, Words

OCEAN_ENGINE = Words(
    platform=Platform.OCEAN_ENGINE,
    read_path="/open_api/v3.0/report/custom/get/",
    rows="rows",
    row={"dimensions": {"stat_time_day": "2026-01-01"}, "metrics": {"stat_cost": "12.34"}},
    refused="40002",
    too_fast="40100",
    busy="50000",
    expired="40105",
    used_code="40115",
    token_path="/open_api/oauth2/refresh_token/",
    exchange_path="/open_api/oauth2/access_token/",
    grant_data={
        "access_token": FRESH_ACCESS,
        "refresh_token": FRESH_REFRESH,
        "expires_in": 86399,
        "refresh_token_expires_in": 2591999,
        "advertiser_ids": [int(SUBJECT)],
    },
    not_replaced=("refresh_token", "refresh_token_expires_in", "advertiser_ids"),
)
