"""Bad days on demand: every fault happens as often as it was asked for, and then no more."""

from time import monotonic
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

PATHS: dict[str, tuple[str, dict[str, Any]]] = {
    "ocean_engine": ("/open_api/2/user/info/", {}),
    "tencent_ads": ("/v3.0/agency/get", {"fields": ["account_id"], "page": 1, "page_size": 10}),
    "tiktok": ("/open_api/v1.3/bc/get/", {}),
}
PLATFORMS = sorted(PATHS)


def ask(caller: Caller) -> requests.Response:
    path, params = PATHS[caller.platform]
    return caller.raw(path, **params)


def order(caller: Caller, kind: FaultKind, **other: Any) -> None:
    asked = {"platform": caller.platform, "path": PATHS[caller.platform][0], "kind": kind, **other}
    assert caller.control("faults", **asked).status_code == 200


@pytest.mark.parametrize("platform", PLATFORMS)
def test_http_500_comes_as_often_as_asked(sandbox: Sandbox, platform: str) -> None:
    with Caller(sandbox, platform) as caller:
        order(caller, FaultKind.HTTP_500, times=2)
        assert [ask(caller).status_code for _ in range(3)] == [500, 500, 200]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_http_429_says_when_to_come_back(sandbox: Sandbox, platform: str) -> None:
    with Caller(sandbox, platform) as caller:
        order(caller, FaultKind.HTTP_429, seconds=3)
        response = ask(caller)
        assert (response.status_code, response.headers["Retry-After"]) == (429, "3")
        assert ask(caller).status_code == 200


@pytest.mark.parametrize(("platform", "code"), [("ocean_engine", 40100), ("tencent_ads", 11016), ("tiktok", 40100)])
def test_a_limited_rate_is_said_in_the_envelope(sandbox: Sandbox, platform: str, code: int) -> None:
    with Caller(sandbox, platform) as caller:
        order(caller, FaultKind.RATE_LIMITED)
        assert [caller.parsed(ask(caller))["code"] for _ in range(2)] == [code, 0]


@pytest.mark.parametrize(("platform", "code"), [("ocean_engine", 40105), ("tencent_ads", 11000), ("tiktok", 40102)])
def test_an_expired_token_is_said_in_the_envelope(sandbox: Sandbox, platform: str, code: int) -> None:
    with Caller(sandbox, platform) as caller:
        order(caller, FaultKind.EXPIRED_TOKEN)
        assert [caller.parsed(ask(caller))["code"] for _ in range(2)] == [code, 0]


@pytest.mark.parametrize(("platform", "code"), [("ocean_engine", 40002), ("tencent_ads", 11014), ("tiktok", 40130)])
def test_a_missing_right_is_said_in_the_envelope(sandbox: Sandbox, platform: str, code: int) -> None:
    with Caller(sandbox, platform) as caller:
        order(caller, FaultKind.NO_RIGHT)
        assert [caller.parsed(ask(caller))["code"] for _ in range(2)] == [code, 0]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_page_of_html_stands_where_json_should(sandbox: Sandbox, platform: str) -> None:
    with Caller(sandbox, platform) as caller:
        order(caller, FaultKind.HTML)
        response = ask(caller)
        assert response.headers["Content-Type"].startswith("text/html")
        assert response.text.startswith("<html>")
        assert caller.parsed(ask(caller))["code"] == 0


@pytest.mark.parametrize("kind", [FaultKind.CUT_BODY, FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER])
@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_broken_connection_reaches_the_caller_as_one(sandbox: Sandbox, platform: str, kind: FaultKind) -> None:
    with Caller(sandbox, platform) as caller:
        order(caller, kind)
        with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
            ask(caller)
        assert caller.parsed(ask(caller))["code"] == 0


def exchange(caller: Caller) -> requests.Response:
    asked = {
        "app_id": int(caller.about["app_id"]),
        "secret": caller.about["app_secret"],
        "auth_code": caller.about["auth_code"],
    }
    return caller.session.post(f"{caller.base}/open_api/oauth2/access_token/", json=asked, timeout=10)


@pytest.mark.parametrize(("kind", "code"), [(FaultKind.DROP_BEFORE, 0), (FaultKind.DROP_AFTER, 40115)])
def test_before_leaves_the_code_unused_and_after_has_used_it(sandbox: Sandbox, kind: FaultKind, code: int) -> None:
    with Caller(sandbox, "ocean_engine") as caller:
        caller.control("faults", platform="ocean_engine", path="/open_api/oauth2/", kind=kind)
        with pytest.raises(requests.ConnectionError):
            exchange(caller)
        assert exchange(caller).json()["code"] == code


@pytest.mark.parametrize("kind", [FaultKind.SLOW, FaultKind.SLOW_AFTER])
def test_slow_is_as_slow_as_asked(sandbox: Sandbox, kind: FaultKind) -> None:
    with Caller(sandbox, "tiktok") as caller:
        order(caller, kind, seconds=0.2)
        begun = monotonic()
        assert caller.parsed(ask(caller))["code"] == 0
        assert monotonic() - begun >= 0.2


def test_a_slow_answer_does_not_hold_up_the_closing() -> None:
    begun = monotonic()
    with Sandbox(World(accounts=3, days=2, today=TODAY), now=NOW) as sandbox, Caller(sandbox, "tiktok") as caller:
        order(caller, FaultKind.SLOW, seconds=60)
        with pytest.raises(requests.ReadTimeout):
            caller.session.get(caller.base + PATHS["tiktok"][0], headers={"Access-Token": caller.token}, timeout=0.1)
    assert monotonic() - begun < 20


def test_a_dead_refresh_token_is_refused_on_refresh_alone(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as caller:
        caller.control("faults", platform="tencent_ads", kind=FaultKind.DEAD_REFRESH_TOKEN)
        app = {"client_id": caller.about["app_id"], "client_secret": caller.about["app_secret"]}
        assert caller.parsed(ask(caller))["code"] == 0
        code = {"grant_type": "authorization_code", "authorization_code": caller.about["auth_code"]}
        assert caller.bare("/oauth/token", **app, **code)["code"] == 0
        refresh = {"grant_type": "refresh_token", "refresh_token": caller.about["refresh_token"]}
        assert caller.bare("/oauth/token", **app, **refresh)["code"] == 11012
        assert caller.bare("/oauth/token", **app, **refresh)["code"] == 0


def test_a_duplicate_page_brings_the_rows_of_the_one_before(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as caller:
        path, asked = "/v3.0/advertiser/get", {"fields": ["account_id"], "page_size": 1}
        caller.control("faults", platform="tencent_ads", path=path, kind=FaultKind.DUPLICATE_PAGE)
        first = caller.data(path, page=1, **asked)
        repeated = caller.data(path, page=2, **asked)
        assert repeated["list"] == first["list"]
        assert repeated["page_info"]["page"] == 2
        assert caller.data(path, page=2, **asked)["list"] != first["list"]


def test_a_fault_keeps_to_its_platform_and_path_and_can_be_called_off(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tiktok") as tiktok, Caller(sandbox, "ocean_engine") as ocean:
        order(tiktok, FaultKind.HTTP_500, times=100)
        assert ask(ocean).status_code == 200
        assert tiktok.raw("/open_api/v1.3/oauth2/advertiser/get/").status_code == 200
        assert ask(tiktok).status_code == 500
        tiktok.control("faults", clear=True)
        assert ask(tiktok).status_code == 200


def test_an_order_that_makes_no_sense_is_told(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tiktok") as caller:
        assert caller.control("faults", kind="earthquake").status_code == 400
        assert caller.control("clock", hours=-1).status_code == 400
        assert caller.control("clock", minutes=1).status_code == 400
        assert caller.control("nothing").status_code == 404


def test_a_platform_may_limit_the_calls_of_a_second() -> None:
    world = World(accounts=3, days=2, today=TODAY)
    with Sandbox(world, now=NOW, limits={"tiktok": 5}) as sandbox, Caller(sandbox, "tiktok") as tiktok:
        codes = [tiktok.parsed(ask(tiktok))["code"] for _ in range(30)]
        assert codes[:5] == [0] * 5
        assert 40100 in codes
        with Caller(sandbox, "ocean_engine") as ocean:
            assert [ocean.parsed(ask(ocean))["code"] for _ in range(10)] == [0] * 10
