"""Practice Bilibili against its reference page: a bearer, cash, a day's spend, and nothing that the page does not know."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Kind
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

API = "/takumi/api/open_api"
CASH = f"{API}/report/v2/cash"
REPORT = f"{API}/report/v2/advertiser"
DAY = {"time_type": 3, "start_time": "20261110", "end_time": "20261110"}


class BilibiliCaller(Caller):
    """Bears its token."""

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def token_for(self, **form: str) -> dict[str, Any]:
        app = {"client_id": self.about["app_id"], "client_secret": self.about["app_secret"]}
        return self.parsed(
            self.session.post(f"{self.base}{API}/oauth2/token", data={**app, **form}, timeout=10)
        )  # fmt: skip


@pytest.fixture
def bilibili() -> Iterator[BilibiliCaller]:
    world = World(accounts=6, days=30, today=TODAY, platforms=("bilibili",))
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, BilibiliCaller(sandbox, "bilibili") as caller:
        yield caller
        assert sandbox.failures == []


def test_a_code_is_traded_by_a_form_and_refreshing_goes_the_same_way(bilibili: BilibiliCaller) -> None:
    code = {"grant_type": "authorization_code", "code": bilibili.about["auth_code"]}
    assert bilibili.token_for(**code)["code"] != 0
    told = bilibili.token_for(**code, redirect_uri="https://a.example/cb")
    assert (told["code"], set(told)) == (0, {"code", "message", "data"})
    first = told["data"]
    assert (first["expires_in"], first["token_type"]) == (86_400, "Bearer")
    assert bilibili.token_for(**code, redirect_uri="https://a.example/cb")["code"] != 0
    second = bilibili.token_for(grant_type="refresh_token", refresh_token=first["refresh_token"])["data"]
    bilibili.token = first["access_token"]
    assert bilibili.raw(CASH, account_id=bilibili.about["account_ids"][0]).status_code == 401
    bilibili.token = second["access_token"]
    assert bilibili.code(CASH, account_id=bilibili.about["account_ids"][0]) == 0
    assert bilibili.token_for(grant_type="refresh_token", refresh_token=first["refresh_token"])["code"] != 0


def test_a_person_types_the_accounts_since_no_list_tells_them(bilibili: BilibiliCaller) -> None:
    assert bilibili.about["answers"] == {"account_id": ",".join(bilibili.about["account_ids"])}
    assert bilibili.data(f"{API}/oauth2/subjects") == [{}] * 6


def test_cash_is_yuan_and_spend_a_day_agrees_with_the_worlds_totals(bilibili: BilibiliCaller) -> None:
    hour = bilibili.sandbox.instant().hour
    told = bilibili.session.get(f"{bilibili.sandbox.url}/_sandbox/totals", timeout=10).json()["bilibili"]["accounts"]
    for account, row in zip(bilibili.sandbox.world.accounts_on("bilibili"), told, strict=True):
        assert bilibili.data(CASH, account_id=account.number)["cash"] * 100 == account.balance(hour)[Kind.CASH]
        for day in ("2026-11-10", "2026-11-11", "2026-11-12"):
            compact = day.replace("-", "")
            asked = {"time_type": 3, "start_time": compact, "end_time": compact}
            rows = bilibili.get(REPORT, account_id=account.number, **asked)["result"]["data"]
            assert all(set(one) == {"cost", "click_count"} for one in rows)
            assert sum(one["cost"] * 1_000_000 for one in rows) == row["spend_micros"].get(day, 0)


def test_a_report_comes_in_pages(bilibili: BilibiliCaller) -> None:
    asked = {"account_id": bilibili.about["account_ids"][0], "time_type": 3}
    span = {"start_time": "20261020", "end_time": "20261112"}
    whole = bilibili.get(REPORT, **asked, **span, size=1_000)["result"]["data"]
    pages = [bilibili.get(REPORT, **asked, **span, size=9, page=page)["result"]["data"] for page in (1, 2, 3)]
    assert [row for page in pages for row in page] == whole


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (CASH, {"account_id": 1}),
        (CASH, {"account_id": ""}),
        (REPORT, {**DAY, "start_time": "2026-11-10"}),
        (REPORT, {**DAY, "start_time": "20261332"}),
        (REPORT, {**DAY, "start_time": "20261111"}),
        (REPORT, {**DAY, "time_type": 1}),
    ],
)
def test_what_cannot_be_used_is_refused(bilibili: BilibiliCaller, path: str, asked: dict[str, Any]) -> None:
    told = bilibili.get(path, **{"account_id": bilibili.about["account_ids"][0], **asked})
    assert (set(told), told["code"] != 0, told["data"]) == ({"code", "message", "data"}, True, None)


def test_what_is_not_known_is_not_served(bilibili: BilibiliCaller) -> None:
    for path in ("report/v3/account/consume_data", "account/flow", "v2/auth/account_ids"):
        assert bilibili.raw(f"{API}/{path}").status_code == 404


def test_faults_come_in_its_own_words(bilibili: BilibiliCaller) -> None:
    number = bilibili.about["account_ids"][0]
    for kind, status in ((FaultKind.EXPIRED_TOKEN, 401), (FaultKind.RATE_LIMITED, 429), (FaultKind.HTTP_500, 500)):
        bilibili.fault(CASH, kind)
        assert bilibili.raw(CASH, account_id=number).status_code == status
        assert bilibili.code(CASH, account_id=number) == 0
