"""Signing in to the practice platforms: codes once, tokens for a while, refresh as each platform does it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.sandbox.server import Sandbox
from tests.sandbox.caller import Caller

CONSENT = [
    ("ocean_engine", "auth_code", {"material_auth": 1}),
    ("tencent_ads", "authorization_code", {"scope": "account_management"}),
    ("tiktok", "auth_code", {}),
]
DAY, MONTH = 24, 31 * 24


@pytest.mark.parametrize(("platform", "code_name", "asked"), CONSENT)
def test_the_consent_page_sends_the_browser_back_with_code_and_state(
    sandbox: Sandbox, platform: str, code_name: str, asked: dict[str, Any]
) -> None:
    with Caller(sandbox, platform) as caller:
        back = "http://127.0.0.1:8765/callback?page=1"
        params = {"state": "s 1", "redirect_uri": back, **asked}
        response = caller.session.get(caller.about["consent_url"], params=params, allow_redirects=False, timeout=10)
        target = urlsplit(response.headers["Location"])
        query = parse_qs(target.query)
        assert response.status_code == 302
        assert (target.netloc, target.path) == ("127.0.0.1:8765", "/callback")
        assert (query["state"], query["page"]) == (["s 1"], ["1"])
        assert sign_in(caller, query[code_name][0])["code"] == 0


def test_a_token_may_do_what_was_agreed_to_and_no_more(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as caller:
        for scope, code in (("ads_insights", 11014), ("account_management", 0)):
            params = {"state": "s", "redirect_uri": "https://yunfan.example/back", "scope": scope}
            response = caller.session.get(caller.about["consent_url"], params=params, allow_redirects=False, timeout=10)
            told = sign_in(caller, parse_qs(urlsplit(response.headers["Location"]).query)["authorization_code"][0])
            assert told["data"]["authorizer_info"]["scope_list"] == [scope]
            caller.token = told["data"]["access_token"]
            assert caller.code("/v3.0/funds/get", account_id=caller.about["account_ids"][0]) == code


def test_the_consent_page_refuses_what_is_no_address(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tiktok") as caller:
        for wrong in ("", "javascript:alert(1)", "http://"):
            assert caller.bare("/portal/auth", redirect_uri=wrong, state="s")["code"] == 40002


def sign_in(caller: Caller, code: str) -> dict[str, Any]:
    app, secret = caller.about["app_id"], caller.about["app_secret"]
    if caller.platform == "ocean_engine":
        return caller.post("/open_api/oauth2/access_token/", app_id=int(app), secret=secret, auth_code=code)
    if caller.platform == "tiktok":
        return caller.post("/open_api/v1.3/oauth2/access_token/", app_id=app, secret=secret, auth_code=code)
    asked = {"client_id": app, "client_secret": secret, "grant_type": "authorization_code", "authorization_code": code}
    return caller.bare("/oauth/token", **asked, redirect_uri="https://yunfan.example/back")


def works(caller: Caller, token: str) -> int:
    caller.token = token
    if caller.platform == "tencent_ads":
        return caller.code("/v3.0/funds/get", account_id=caller.about["account_ids"][0])
    return caller.code("/open_api/2/user/info/" if caller.platform == "ocean_engine" else "/open_api/v1.3/bc/get/")


@pytest.mark.parametrize(
    ("platform", "used", "late", "hours"),
    [("ocean_engine", 40115, 40110, 0.2), ("tencent_ads", 11013, 11009, 0.2), ("tiktok", 40110, 40110, 1.1)],
)
def test_a_code_is_good_once_and_not_for_long(
    sandbox: Sandbox, platform: str, used: int, late: int, hours: float
) -> None:
    with Caller(sandbox, platform) as caller:
        first = sign_in(caller, caller.about["auth_code"])
        assert first["code"] == 0
        assert works(caller, first["data"]["access_token"]) == 0
        assert sign_in(caller, caller.about["auth_code"])["code"] == used
        code = sandbox.stages[platform].office.issue_code(sandbox.instant().now)
        sandbox.clock.push(hours)
        assert sign_in(caller, code)["code"] == late


@pytest.mark.parametrize(("platform", "code"), [("ocean_engine", 40000), ("tencent_ads", 11011), ("tiktok", 40110)])
def test_a_made_up_code_is_refused(sandbox: Sandbox, platform: str, code: int) -> None:
    with Caller(sandbox, platform) as caller:
        assert sign_in(caller, "made-up")["code"] == code


@pytest.mark.parametrize(("platform", "code"), [("ocean_engine", 40000), ("tencent_ads", 11007), ("tiktok", 40002)])
def test_the_apps_secret_must_be_right(sandbox: Sandbox, platform: str, code: int) -> None:
    with Caller(sandbox, platform) as caller:
        caller.about["app_secret"] = "wrong"
        assert sign_in(caller, caller.about["auth_code"])["code"] == code


@pytest.mark.parametrize(("platform", "code"), [("ocean_engine", 40105), ("tencent_ads", 11000), ("tiktok", 0)])
def test_access_tokens_end_after_a_day_but_on_tiktok(sandbox: Sandbox, platform: str, code: int) -> None:
    with Caller(sandbox, platform) as caller:
        assert works(caller, caller.token) == 0
        sandbox.clock.push(DAY)
        assert works(caller, caller.token) == code


@pytest.mark.parametrize("path", ["/open_api/oauth2/refresh_token/", "/open_api/oauth2/renew_token/"])
def test_ocean_engine_gives_a_new_refresh_token_and_kills_the_old(sandbox: Sandbox, path: str) -> None:
    with Caller(sandbox, "ocean_engine") as caller:
        asked = {"app_id": int(caller.about["app_id"]), "secret": caller.about["app_secret"]}
        old = caller.about["refresh_token"]
        data = caller.post(path, **asked, refresh_token=old)["data"]
        assert data["refresh_token"] != old
        assert (data["expires_in"], data["refresh_token_expires_in"]) == (86_399, 2_591_999)
        assert works(caller, data["access_token"]) == 0
        assert caller.post(path, **asked, refresh_token=old)["code"] == 40105
        assert caller.post(path, **asked, refresh_token=data["refresh_token"])["code"] == 0


def renew(caller: Caller, refresh: str) -> dict[str, Any]:
    asked = {"client_id": caller.about["app_id"], "client_secret": caller.about["app_secret"]}
    return caller.bare("/oauth/token", **asked, grant_type="refresh_token", refresh_token=refresh)


def test_tencent_renews_the_access_token_and_keeps_the_refresh_token(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as caller:
        refresh = caller.about["refresh_token"]
        for _ in range(2):
            data = renew(caller, refresh)["data"]
            assert set(data) == {"access_token", "access_token_expires_in", "refresh_token_expires_in"}
            assert works(caller, data["access_token"]) == 0


def test_tencents_newer_refresh_kills_both_old_tokens(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as caller:
        asked = {"client_id": caller.about["app_id"], "client_secret": caller.about["app_secret"]}
        old_access, old_refresh = caller.token, caller.about["refresh_token"]
        data = caller.bare("/oauth/refresh_token", **asked, refresh_token=old_refresh)["data"]
        assert works(caller, data["access_token"]) == 0
        assert works(caller, old_access) == 11002
        assert renew(caller, old_refresh)["code"] == 11010
        assert renew(caller, data["refresh_token"])["code"] == 0


def test_refresh_tokens_end_after_thirty_days(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as tencent, Caller(sandbox, "ocean_engine") as ocean:
        sandbox.clock.push(MONTH)
        assert renew(tencent, tencent.about["refresh_token"])["code"] == 11012
        asked = {"app_id": int(ocean.about["app_id"]), "secret": ocean.about["app_secret"]}
        path = "/open_api/oauth2/refresh_token/"
        assert ocean.post(path, **asked, refresh_token=ocean.about["refresh_token"])["code"] == 40105


def test_tencent_takes_no_port_in_the_address_of_return(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as caller:
        app = {"client_id": caller.about["app_id"], "client_secret": caller.about["app_secret"]}
        asked = {**app, "grant_type": "authorization_code", "authorization_code": caller.about["auth_code"]}
        assert caller.bare("/oauth/token", **asked, redirect_uri="http://127.0.0.1:8765/")["code"] != 0
        assert caller.bare("/oauth/token", **asked)["code"] == 0


def test_tiktok_has_no_refresh_token_and_can_revoke(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tiktok") as caller:
        data = sign_in(caller, caller.about["auth_code"])["data"]
        assert set(data) == {"access_token", "advertiser_ids", "scope"}
        assert data["advertiser_ids"] == caller.about["account_ids"]
        asked = {"app_id": caller.about["app_id"], "secret": caller.about["app_secret"]}
        revoked = caller.post("/open_api/v1.3/oauth2/revoke_token/", **asked, access_token=data["access_token"])
        assert revoked["code"] == 0
        assert works(caller, data["access_token"]) == 40105


def test_ocean_engine_gives_the_app_a_token_of_its_own(sandbox: Sandbox) -> None:
    with Caller(sandbox, "ocean_engine") as caller:
        asked = {"app_id": int(caller.about["app_id"]), "secret": caller.about["app_secret"]}
        data = caller.post("/open_api/oauth2/app_access_token/", **asked)["data"]
        assert set(data) == {"access_token", "expires_in"}
