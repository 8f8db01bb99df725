"""tiktok-business-api-sdk-official, TikTok's own library, reads and writes the practice platform."""

# mypy: disable-error-code="import-not-found, import-untyped"
# The libraries are in the environment of `make conformance` only.

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import business_api_client as sdk
import pytest
from business_api_client.tiktok_business.tiktok_exceptions import TiktokSDKError


class TikTok:
    """The library's services, pointed at the practice platform."""

    def __init__(self, about: dict[str, Any]) -> None:
        settings = sdk.Configuration()
        settings.host = about["base_url"]
        client = sdk.ApiClient(settings)
        self.about = about
        self.token = about["access_token"]
        self.centres = sdk.BCApi(client)
        self.accounts = sdk.AccountManagementApi(client)
        self.signing = sdk.AuthenticationApi(client)
        self.reports = sdk.ReportingApi(client)

    def every(self, ask: Callable[..., Any], name: str, *args: Any, **params: Any) -> list[Any]:
        """All rows over all pages."""
        found: list[Any] = []
        for page in range(1, 1_000):
            told = read(ask(*args, access_token=self.token, page=page, page_size=10, **params))
            found += told[name]
            if page >= told["page_info"]["total_page"]:
                break
        return found


def read(answer: Any) -> Any:
    """The data of an answer; the library has looked at the code and raises its own error for any but 0."""
    assert isinstance(answer["request_id"], str)
    return answer["data"]


@pytest.fixture
def tiktok(described: dict[str, Any]) -> TikTok:
    return TikTok(described["tiktok"])


def test_a_code_is_traded_and_lists_the_accounts(tiktok: TikTok) -> None:
    body = sdk.Oauth2AccessTokenBody(
        app_id=tiktok.about["app_id"], secret=tiktok.about["app_secret"], auth_code=tiktok.about["auth_code"]
    )
    told = read(tiktok.signing.oauth2_access_token(body=body))
    assert told["advertiser_ids"] == tiktok.about["account_ids"]
    app = (tiktok.about["app_id"], tiktok.about["app_secret"], told["access_token"])
    listed = read(tiktok.signing.oauth2_advertiser_get(*app))["list"]
    assert [one["advertiser_id"] for one in listed] == tiktok.about["account_ids"]


def test_centres_lead_to_every_account_and_its_balance(tiktok: TikTok) -> None:
    numbers: list[str] = []
    for row in tiktok.every(tiktok.centres.bc_get, "list"):
        centre = row["bc_info"]["bc_id"]
        assets = tiktok.every(tiktok.centres.bc_asset_get, "list", centre, "ADVERTISER")
        balances = tiktok.every(tiktok.centres.advertiser_balance_get, "advertiser_account_list", centre)
        assert [one["advertiser_id"] for one in balances] == [one["asset_id"] for one in assets]
        numbers += [one["asset_id"] for one in assets]
        read(tiktok.centres.bc_balance_get(centre, tiktok.token))
    assert sorted(numbers) == sorted(tiktok.about["account_ids"])
    cards = read(tiktok.accounts.advertiser_info(numbers[:5], tiktok.token))["list"]
    assert [one["advertiser_id"] for one in cards] == numbers[:5]


def test_spend_by_day_is_reported(tiktok: TikTok) -> None:
    rows = tiktok.every(
        tiktok.reports.report_integrated_get,
        "list",
        "BASIC",
        advertiser_id=tiktok.about["account_ids"][0],
        data_level="AUCTION_ADVERTISER",
        dimensions=["advertiser_id", "stat_time_day"],
        metrics=["spend"],
        start_date=tiktok.about["last_day"],
        end_date=tiktok.about["last_day"],
    )
    assert all(Decimal(row["metrics"]["spend"]) >= 0 for row in rows)


def test_a_transfer_shows_in_the_ledger(tiktok: TikTok) -> None:
    centre, number = next(
        (row["bc_info"]["bc_id"], one["advertiser_id"])
        for row in tiktok.every(tiktok.centres.bc_get, "list")
        for one in tiktok.every(
            tiktok.centres.advertiser_balance_get, "advertiser_account_list", row["bc_info"]["bc_id"]
        )
        if one["advertiser_status"] == "SHOW_ACCOUNT_STATUS_APPROVED" and "AGENCY" in row["bc_info"]["type"]
    )
    body = sdk.BcTransferBody(bc_id=centre, advertiser_id=number, transfer_type="RECHARGE", cash_amount=1000.5)
    read(tiktok.centres.bc_transfer(tiktok.token, body=body))
    rows = tiktok.every(tiktok.centres.bc_account_transaction_get, "transaction_list", bc_id=centre)
    assert 1000.5 in [row["amount"] for row in rows]


def test_a_refusal_is_an_error_of_the_library(tiktok: TikTok) -> None:
    with pytest.raises(TiktokSDKError, match="Error Code: 40105"):
        tiktok.centres.bc_balance_get(tiktok.about["managers"][0], "none")
