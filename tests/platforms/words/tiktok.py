"""How TikTok says what every platform says."""

from app.domain.accounts import Platform
from tests.platforms.words.words import FRESH_ACCESS, Words

TIKTOK = Words(
    platform=Platform.TIKTOK,
    read_path="/open_api/v1.3/report/integrated/get/",
    rows="list",
    row={"dimensions": {"stat_time_day": "2026-01-01 00:00:00"}, "metrics": {"spend": "12.34", "currency": "CNY"}},
    refused="40001",
    too_fast="40100",
    busy="50002",
    expired="40102",
    used_code="40110",
    token_path="/open_api/v1.3/oauth2/access_token/",
    grant_data={"access_token": FRESH_ACCESS, "advertiser_ids": ["7100000000000000001"], "scope": [1, 2]},
    refreshes=False,
)
