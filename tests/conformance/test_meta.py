"""facebook-business, Meta's own library, reads and writes the practice platform."""

# mypy: disable-error-code="import-not-found, import-untyped"
# The libraries are in the environment of `make conformance` only.

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.business import Business
from facebook_business.adobjects.user import User
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession

FIELDS = ["account_id", "name", "account_status", "currency", "timezone_name", "balance", "amount_spent", "spend_cap"]


@pytest.fixture
def about(described: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = described["meta"]
    return told


@pytest.fixture
def api(about: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[FacebookAdsApi]:
    monkeypatch.setattr(FacebookSession, "GRAPH", about["base_url"])
    session = FacebookSession(about["app_id"], about["app_secret"], about["access_token"])
    yield FacebookAdsApi(session, api_version="v26.0")
    session.requests.close()


def test_cursors_lead_through_every_account(api: FacebookAdsApi, about: dict[str, Any]) -> None:
    mine = list(User("me", api=api).get_ad_accounts(fields=FIELDS, params={"limit": 1}))
    assert [one[AdAccount.Field.account_id] for one in mine] == about["account_ids"]
    business = Business(about["managers"][0], api=api)
    apart = [*business.get_owned_ad_accounts(fields=FIELDS), *business.get_client_ad_accounts(fields=FIELDS)]
    assert sorted(one["account_id"] for one in apart) == sorted(about["account_ids"])


def test_every_field_of_an_account_is_one_that_the_library_knows(api: FacebookAdsApi, about: dict[str, Any]) -> None:
    names = [*FIELDS, "disable_reason", "is_prepay_account", "funding_source", "funding_source_details", "timezone_id",
             "timezone_offset_hours_utc", "business", "owner", "end_advertiser", "media_agency", "partner", "created_time"]  # fmt: skip
    told = AdAccount(f"act_{about['account_ids'][0]}", api=api).api_get(fields=names).export_all_data()
    assert set(told) >= set(FIELDS)
    types = AdAccount._field_types
    for name, value in told.items():
        assert name in types
        if types[name] in ("string", "int", "unsigned int", "float", "bool"):
            assert isinstance(value, {"string": str, "bool": bool, "float": int | float}.get(types[name], int)), name


def test_a_limit_is_written_in_units_and_read_in_minor_units(api: FacebookAdsApi, about: dict[str, Any]) -> None:
    account = AdAccount(f"act_{about['account_ids'][0]}", api=api)
    account.api_update(params={"spend_cap": 120_000.5})
    assert account.api_get(fields=["spend_cap"])["spend_cap"] == "12000050"
    account.api_update(params={"spend_cap_action": "reset"})
    assert account.api_get(fields=["amount_spent"])["amount_spent"] == "0"
    account.api_update(params={"spend_cap_action": "delete"})
    assert account.api_get(fields=["spend_cap"])["spend_cap"] == "0"


def test_spend_by_day_adds_up_to_the_whole(api: FacebookAdsApi, about: dict[str, Any]) -> None:
    account = AdAccount(f"act_{about['account_ids'][0]}", api=api)
    span = {"since": about["first_day"], "until": about["last_day"]}
    asked = {"level": "account", "time_range": span}
    days = list(account.get_insights(fields=["account_id", "spend"], params={**asked, "time_increment": 1, "limit": 7}))
    [whole] = list(account.get_insights(fields=["spend"], params=asked))
    assert len(days) > 14
    assert sum(Decimal(one["spend"]) for one in days) == Decimal(whole["spend"])


def test_events_and_invoices_are_read(api: FacebookAdsApi, about: dict[str, Any]) -> None:
    account = AdAccount(f"act_{about['account_ids'][0]}", api=api)
    events = list(account.get_activities(fields=["event_type", "event_time", "extra_data"]))
    charges = [json.loads(one["extra_data"]) for one in events if one["event_type"] == "ad_account_billing_charge"]
    assert charges
    assert all(isinstance(one["new_value"], int) for one in charges)
    names = ["invoice_id", "billing_period", "amount_due", "payment_status", "type", "ad_account_ids"]
    invoices = list(Business(about["managers"][0], api=api).get_business_invoices(fields=names))
    assert invoices
    assert all(set(names) <= set(one.export_all_data()) for one in invoices)


def test_a_new_account_is_an_account_of_the_library(api: FacebookAdsApi, about: dict[str, Any]) -> None:
    opening = {"name": "Demo", "currency": "USD", "timezone_id": 42, "end_advertiser": "NONE", "media_agency": "NONE",
               "partner": "NONE"}  # fmt: skip
    made = Business(about["managers"][0], api=api).create_ad_account(params=opening)
    assert made.get_id().startswith("act_")
    assert made.api_get(fields=["account_status"])["account_status"] == 7


def test_an_error_is_the_library_s_own(api: FacebookAdsApi) -> None:
    with pytest.raises(FacebookRequestError) as caught:
        AdAccount("act_1", api=api).api_get(fields=["name"])
    error = caught.value
    assert (error.http_status(), error.api_error_code(), error.api_error_subcode()) == (400, 100, 33)
