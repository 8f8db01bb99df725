"""Meta: limits written in units and read in minor units, cursors, spend by day, billing events, and what a token may do."""

import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Kind, Life, What
from app.sandbox.meta_plan import META, META_BUSINESS
from app.sandbox.meta_words import plain_units
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

FIELDS = "account_id,name,account_status,currency,timezone_name,balance,amount_spent,spend_cap,is_prepay_account"
NOVEMBER = '{"since":"2026-11-01","until":"2026-11-30"}'
OPENING = {
    "name": "Demo",
    "currency": "USD",
    "timezone_id": 42,
    "end_advertiser": "NONE",
    "media_agency": "NONE",
    "partner": "NONE",
}


class MetaCaller(Caller):
    """Signs with the token in the query, or in the form of a POST."""

    def _headers(self) -> dict[str, str]:
        return {}

    def _query(self) -> dict[str, Any]:
        return {"access_token": self.token}

    def node(self, path: str, **params: Any) -> dict[str, Any]:
        response = self.raw(f"/v26.0/{path}", **params)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def write(self, path: str, **form: Any) -> requests.Response:
        return self.session.post(f"{self.base}/v26.0/{path}", data={**form, "access_token": self.token}, timeout=10)

    def all(self, path: str, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        after: dict[str, str] = {}
        while True:
            page = self.node(path, **params, **after)
            found += page["data"]
            if "next" not in page.get("paging", {}):
                return found
            after = {"after": page["paging"]["cursors"]["after"]}


def trouble_of(response: requests.Response) -> tuple[int, int, int]:
    error = response.json()["error"]
    assert set(error) >= {"message", "type", "code", "is_transient", "fbtrace_id"}
    return response.status_code, error["code"], error.get("error_subcode", 0)


@pytest.fixture
def meta() -> Iterator[MetaCaller]:
    world = World(accounts=12, days=50, today=TODAY, platforms=(META,))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, MetaCaller(sandbox, META) as caller:
        yield caller
        assert sandbox.failures == []


def account_of(meta: MetaCaller) -> Account:
    return next(one for one in meta.sandbox.world.accounts_on(META) if one.life is Life.LIVE)


# Signing in


def app(meta: MetaCaller) -> dict[str, Any]:
    return {"client_id": meta.about["app_id"], "client_secret": meta.about["app_secret"]}


def test_a_code_gives_a_short_token_which_is_exchanged_for_a_long_one(meta: MetaCaller) -> None:
    asked = {"redirect_uri": "http://127.0.0.1:9/back", "state": "s1"}
    page = meta.session.get(meta.about["consent_url"], params=asked, allow_redirects=False, timeout=10)
    code = page.headers["Location"].split("code=")[1].split("&")[0]
    path = f"{meta.base}/v26.0/oauth/access_token"
    short = meta.session.get(path, params={**app(meta), "code": code}, timeout=10).json()
    assert (short["token_type"], short["expires_in"]) == ("bearer", 7_200)
    asked = {**app(meta), "grant_type": "fb_exchange_token", "fb_exchange_token": short["access_token"]}
    long = meta.session.get(f"{meta.base}/oauth/access_token", params=asked, timeout=10).json()
    assert long["expires_in"] == 60 * 86_400
    meta.control("clock", hours=3)
    meta.token = short["access_token"]
    assert trouble_of(meta.raw("/v26.0/me")) == (400, 190, 463)
    meta.token = long["access_token"]
    assert meta.node("me")["name"]
    again = meta.session.get(path, params={**app(meta), "code": code}, timeout=10)
    assert trouble_of(again)[1] == 100


def test_a_pasted_system_token_does_not_end_and_may_be_exchanged(meta: MetaCaller) -> None:
    asked = {**app(meta), "grant_type": "fb_exchange_token", "fb_exchange_token": meta.about["auth_code"]}
    assert meta.session.get(f"{meta.base}/v26.0/oauth/access_token", params=asked, timeout=10).status_code == 200
    meta.fault("/v26.0/oauth", FaultKind.DEAD_REFRESH_TOKEN)
    refused = meta.session.get(f"{meta.base}/v26.0/oauth/access_token", params=asked, timeout=10)
    assert trouble_of(refused) == (400, 190, 463)
    meta.control("clock", hours=24 * 90)
    assert meta.node("debug_token", input_token=meta.about["auth_code"])["data"]["expires_at"] == 0


def test_a_token_may_do_what_was_agreed_to_and_no_more(meta: MetaCaller) -> None:
    asked = {"redirect_uri": "http://127.0.0.1:9/back", "scope": "ads_read"}
    page = meta.session.get(meta.about["consent_url"], params=asked, allow_redirects=False, timeout=10)
    code = page.headers["Location"].split("code=")[1].split("&")[0]
    told = meta.session.get(f"{meta.base}/oauth/access_token", params={**app(meta), "code": code}, timeout=10)
    meta.token = told.json()["access_token"]
    rows = {row["permission"]: row["status"] for row in meta.node("me/permissions")["data"]}
    assert rows == {"ads_read": "granted", "ads_management": "declined", "business_management": "declined"}
    assert meta.node("debug_token", input_token=meta.token)["data"]["scopes"] == ["ads_read"]
    path = f"act_{account_of(meta).number}"
    assert meta.node(path, fields="name")
    assert trouble_of(meta.write(path, spend_cap="23.50"))[1] == 200
    assert trouble_of(meta.raw(f"/v26.0/{META_BUSINESS}/owned_ad_accounts"))[1] == 200


def test_bearer_and_proof_are_taken_and_a_wrong_proof_is_not(meta: MetaCaller) -> None:
    headers = {"Authorization": f"Bearer {meta.token}"}
    assert meta.session.get(f"{meta.base}/v26.0/me", headers=headers, timeout=10).status_code == 200
    proof = hmac.new(str(meta.about["app_secret"]).encode(), meta.token.encode(), sha256).hexdigest()
    assert meta.node("me", appsecret_proof=proof)
    assert trouble_of(meta.raw("/v26.0/me", appsecret_proof="0" * 64))[1] == 100
    meta.token = "none"
    assert trouble_of(meta.raw("/v26.0/me"))[1] == 190


def test_limits_and_versions_are_said_in_the_envelope(meta: MetaCaller) -> None:
    calm = json.loads(meta.raw("/v26.0/me").headers["X-Business-Use-Case-Usage"])
    assert calm[str(META_BUSINESS)][0]["estimated_time_to_regain_access"] == 0
    meta.fault("/v26.0/me", FaultKind.RATE_LIMITED)
    response = meta.raw("/v26.0/me")
    assert trouble_of(response) == (400, 17, 2446079)
    full = json.loads(response.headers["X-Business-Use-Case-Usage"])[str(META_BUSINESS)][0]
    assert (full["call_count"], full["estimated_time_to_regain_access"]) == (100, 1)
    assert response.headers["facebook-api-version"] == "v26.0"
    meta.fault("/v26.0/me", FaultKind.EXPIRED_TOKEN)
    assert trouble_of(meta.raw("/v26.0/me")) == (400, 190, 463)
    meta.fault("/v26.0/me", FaultKind.NO_RIGHT)
    assert trouble_of(meta.raw("/v26.0/me")) == (400, 200, 0)
    assert trouble_of(meta.raw("/v12.0/me"))[1] == 2635
    assert trouble_of(meta.raw("/v26.0/me/planets"))[1] == 2500


# Accounts


def test_lists_page_by_cursor_until_next_is_missing(meta: MetaCaller) -> None:
    page = meta.node("me/adaccounts", fields="account_id", limit=5)
    assert page["paging"]["next"].startswith(f"{meta.base}/v26.0/me/adaccounts?")
    followed = meta.session.get(page["paging"]["next"], timeout=10).json()
    assert followed["data"][0]["account_id"] not in [one["account_id"] for one in page["data"]]
    last = meta.node("me/adaccounts", limit=500)
    assert "next" not in last["paging"]
    assert set(last["paging"]["cursors"]) == {"before", "after"}
    all_of_them = meta.all("me/adaccounts", fields="account_id", limit=5)
    assert [one["account_id"] for one in all_of_them] == meta.about["account_ids"]
    back = meta.node("me/adaccounts", before=followed["paging"]["cursors"]["before"], limit=5, fields="account_id")
    assert back["data"] == page["data"]
    assert trouble_of(meta.raw("/v26.0/me/adaccounts", after="%%"))[1] == 100


def test_owned_and_client_accounts_together_are_all(meta: MetaCaller) -> None:
    owned = meta.all(f"{META_BUSINESS}/owned_ad_accounts", fields="account_id", limit=4)
    clients = meta.all(f"{META_BUSINESS}/client_ad_accounts", fields="account_id")
    assert sorted(one["account_id"] for one in owned + clients) == sorted(meta.about["account_ids"])
    assert clients
    assert meta.node(str(META_BUSINESS))["name"]
    assert trouble_of(meta.raw("/v26.0/999/owned_ad_accounts")) == (400, 100, 33)


def test_a_page_may_come_again_on_a_bad_day(meta: MetaCaller) -> None:
    first = meta.node("me/adaccounts", limit=4)
    meta.fault("/v26.0/me/adaccounts", FaultKind.DUPLICATE_PAGE)
    again = meta.node("me/adaccounts", limit=4, after=first["paging"]["cursors"]["after"])
    assert again["data"] == first["data"]


def test_only_asked_fields_come_back_with_the_id(meta: MetaCaller) -> None:
    account = account_of(meta)
    at = meta.sandbox.instant().hour
    told = meta.node(f"act_{account.number}", fields=FIELDS)
    assert told == {
        "account_id": str(account.number),
        "name": account.name,
        "account_status": 1,
        "currency": "USD",
        "timezone_name": account.zone,
        "balance": str(-account.balance(at)[Kind.OWED]),
        "amount_spent": str(account.counted(at)),
        "spend_cap": str(account.limit(at).cents),
        "is_prepay_account": False,
        "id": f"act_{account.number}",
    }
    assert meta.node(f"act_{account.number}/") == {"account_id": str(account.number), "id": f"act_{account.number}"}
    assert trouble_of(meta.raw(f"/v26.0/act_{account.number}", fields="name,nonsense"))[1] == 100
    assert trouble_of(meta.raw("/v26.0/act_1", fields="name")) == (400, 100, 33)
    full = meta.node(f"act_{account.number}", fields="funding_source,funding_source_details,timezone_id,business,owner")
    assert full["funding_source_details"]["type"] == 1
    assert full["timezone_id"] in (42, 5)


def test_a_limit_of_12000_00_reads_back_as_1200000(meta: MetaCaller) -> None:
    path = f"act_{account_of(meta).number}"
    assert meta.write(path, spend_cap="12000.00").json() == {"success": True}
    assert meta.node(path, fields="spend_cap")["spend_cap"] == "1200000"
    assert meta.write(path, spend_cap=23.50).json() == {"success": True}
    assert meta.node(path, fields="spend_cap")["spend_cap"] == "2350"
    for wrong in ("0", "-1", "1.001", "much", "NaN", "1e99"):
        response = meta.write(path, spend_cap=wrong)
        assert trouble_of(response)[1] == 100
        assert response.json()["error"]["error_data"] == {"blame_field_specs": [["spend_cap"]]}


def test_a_reset_counts_anew_and_a_delete_takes_the_limit_away(meta: MetaCaller) -> None:
    path = f"act_{account_of(meta).number}"
    meta.write(path, spend_cap="12000.00")
    assert meta.write(path, spend_cap_action="reset").json() == {"success": True}
    assert meta.node(path, fields="spend_cap,amount_spent") == {
        "spend_cap": "1200000",
        "amount_spent": "0",
        "id": path,
    }
    assert meta.write(path, spend_cap_action="delete").json() == {"success": True}
    assert meta.node(path, fields="spend_cap")["spend_cap"] == "0"
    kinds = [row["event_type"] for row in meta.node(f"{path}/activities", fields="event_type")["data"]]
    assert {"ad_account_reset_spend_limit", "ad_account_remove_spend_limit"} <= set(kinds)
    assert trouble_of(meta.write(path, spend_cap_action="double"))[1] == 100
    assert trouble_of(meta.write(path))[1] == 100


def test_a_limit_is_changed_ten_times_a_day(meta: MetaCaller) -> None:
    path = f"act_{account_of(meta).number}"
    for place in range(10):
        assert meta.write(path, spend_cap=f"{20_000 + place}").status_code == 200
    assert trouble_of(meta.write(path, spend_cap="9")) == (400, 613, 1487742)


# Spend and events


def test_spend_of_a_day_is_units_as_text(meta: MetaCaller) -> None:
    account = account_of(meta)
    at = meta.sandbox.instant().hour
    asked = {"level": "account", "time_increment": 1, "time_range": NOVEMBER, "limit": 5}
    rows = meta.all(f"act_{account.number}/insights", fields="account_id,account_currency,spend", **asked)
    lines = [line for line in account.lines(739_921, 739_950, at) if line.burn.total]
    assert [row["spend"] for row in rows] == [plain_units(line.burn.total) for line in lines]
    assert rows[0]["date_start"] == rows[0]["date_stop"]
    assert set(rows[0]) == {"account_id", "account_currency", "spend", "date_start", "date_stop"}
    [whole] = meta.node(f"act_{account.number}/insights", fields="spend", time_range=NOVEMBER)["data"]
    assert whole["spend"] == plain_units(sum(line.burn.total for line in lines))


@pytest.mark.parametrize(
    ("cents", "text"), [(1_234, "12.34"), (533_950, "5339.5"), (1_200, "12"), (5, "0.05"), (0, "0")]
)
def test_spend_is_not_always_written_with_two_digits(cents: int, text: str) -> None:
    assert plain_units(cents) == text


def test_insights_refuse_what_they_do_not_have(meta: MetaCaller) -> None:
    path = f"/v26.0/act_{account_of(meta).number}/insights"
    old = {"since": "2022-01-01", "until": "2026-11-01"}
    assert trouble_of(meta.raw(path, time_range=old))[1] == 3018
    assert trouble_of(meta.raw(path, time_range={"since": "2026-11-09", "until": "2026-11-01"}))[1] == 100
    assert trouble_of(meta.raw(path, fields="happiness", time_range=NOVEMBER))[1] == 100
    assert trouble_of(meta.raw(path, level="ad", time_range=NOVEMBER))[1] == 100


def test_charges_are_told_in_minor_units_within_text(meta: MetaCaller) -> None:
    account = account_of(meta)
    asked = {"fields": "event_type,event_time,extra_data", "limit": 4, "since": "2026-10-01", "until": "2026-11-12"}
    rows = meta.all(f"act_{account.number}/activities", **asked)
    charges = [json.loads(row["extra_data"]) for row in rows if row["event_type"] == "ad_account_billing_charge"]
    now = meta.sandbox.instant().now
    paid = [row for row in account.movements if row.what is What.PAID and row.at <= now and row.day >= 739_890]
    assert {one["transaction_id"]: one["new_value"] for one in charges} == {row.reference: row.cents for row in paid}
    assert [row["event_time"] for row in rows] == sorted((row["event_time"] for row in rows), reverse=True)
    assert rows[0]["event_time"].endswith("+0000")
    assert meta.node(f"act_{account.number}/activities", category="BUDGET") == {"data": []}


def test_the_invoice_of_october_has_its_period_and_adds_up(meta: MetaCaller) -> None:
    path = f"{META_BUSINESS}/business_invoices"
    fields = "invoice_id,billing_period,type,amount_due,payment_status,ad_account_ids"
    asked = {"fields": fields, "start_date": "2026-10-01", "end_date": "2026-11-01"}
    [invoice] = meta.node(path, **asked)["data"]
    assert (invoice["billing_period"], invoice["invoice_id"], invoice["type"]) == ("2026-10-01", "F2611-0001", "INV")
    assert invoice["amount_due"]["amount"].replace(".", "") == invoice["amount_due"]["amount_in_hundredths"]
    assert meta.node(path, start_date="2026-11-01", end_date="2026-12-01")["data"] == []
    issued = {"issue_start_date": "2026-11-01", "issue_end_date": "2026-11-02"}
    assert [one["invoice_id"] for one in meta.node(path, **issued)["data"]] == ["F2611-0001"]
    assert meta.node(path, invoice_id="F2611-0001", start_date="2020-01-01", end_date="2020-01-02")["data"]
    assert meta.node(path, type="CM")["data"] == []


# Opening


def test_a_new_account_is_looked_at_and_has_no_key_against_repeats(meta: MetaCaller) -> None:
    path = f"{META_BUSINESS}/adaccount"
    told = meta.write(path, **OPENING).json()
    assert set(told) == {"id", "account_id", "business_id", "end_advertiser_id", "media_agency_id", "partner_id"}
    assert meta.node(told["id"], fields="account_status")["account_status"] == 7
    asked = {"platform": META, "subject": "account", "number": told["account_id"], "state": "approved"}
    meta.control("reviews", **asked)
    assert meta.node(told["id"], fields="account_status,partner,timezone_name") == {
        "account_status": 1,
        "partner": "NONE",
        "timezone_name": "Asia/Shanghai",
        "id": told["id"],
    }
    ids = {meta.write(path, **OPENING).json()["id"] for _ in range(4)}
    assert len(ids) == 4
    assert trouble_of(meta.write(path, **OPENING))[1] == 3979


def test_in_a_currency_without_cents_the_minor_unit_is_the_unit(meta: MetaCaller) -> None:
    told = meta.write(f"{META_BUSINESS}/adaccount", **{**OPENING, "currency": "TWD"}).json()
    assert meta.write(told["id"], spend_cap="12000").json() == {"success": True}
    assert meta.node(told["id"], fields="spend_cap")["spend_cap"] == "12000"
    assert trouble_of(meta.write(told["id"], spend_cap="0.5"))[1] == 100


@pytest.mark.parametrize("wrong", [{"name": ""}, {"currency": "XXX"}, {"timezone_id": 0}, {"partner": ""}])
def test_creating_wants_everything(meta: MetaCaller, wrong: dict[str, Any]) -> None:
    assert trouble_of(meta.write(f"{META_BUSINESS}/adaccount", **{**OPENING, **wrong}))[1] == 100
