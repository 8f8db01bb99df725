"""A stormy day: whatever breaks, a careful caller ends with one effect for each of its wishes, and the totals say the same."""

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
import requests

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Life
from app.sandbox.kuaishou_plan import KUAISHOU_AGENT
from app.sandbox.ocean_engine_plan import OCEAN_AGENT
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.sandbox.xiaohongshu_holders import AGENT_USER, seller_of
from app.sandbox.xiaohongshu_plan import XIAOHONGSHU_AGENT
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

OCEAN = "/open_api/v3.0/cg_transfer/create_transfer/"
TENCENT = "/v3.0/fund_transfer/add"
TIKTOK = "/open_api/v1.3/bc/transfer/"
KUAISHOU = "/rest/openapi/gw/agent/v1/finance/transfer/out"
XIAOHONGSHU = "/api/open/finance/agent/transfer"
LEDGER = "/open_api/v1.3/bc/account/transaction/get/"
STORM = (
    *(FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER, FaultKind.ERROR_AFTER, FaultKind.HTTP_500, FaultKind.HTTP_429),
    *(FaultKind.CUT_BODY, FaultKind.HTML, FaultKind.RATE_LIMITED),
)
MOVERS = (*FIRST_THREE, "kuaishou", "xiaohongshu")
WISHES, LONGEST = 12, 30


@pytest.fixture(params=range(3))
def stormy(request: pytest.FixtureRequest) -> Iterator[tuple[Sandbox, Random]]:
    world = World(accounts=20, days=6, seed=request.param, today=TODAY, platforms=MOVERS)
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox:
        yield sandbox, Random(request.param)  # noqa: S311 - a practice storm, not a key
        assert sandbox.failures == []


def is_done(caller: Caller, path: str, body: dict[str, Any]) -> bool:
    """Whether the platform has said yes; False is a doubt or a no."""
    try:
        response = caller.sent(path, **body)
        return response.status_code == 200 and response.json()["code"] == 0
    except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError, ValueError):
        return False


def with_key(caller: Caller, path: str, body: dict[str, Any]) -> None:
    """Ask with the same key until it is said to be done."""
    assert any(is_done(caller, path, body) for _ in range(LONGEST))


def without_key(caller: Caller, path: str, body: dict[str, Any]) -> None:
    """Ask once, and on a doubt look into the ledger before asking again."""
    for _ in range(LONGEST):
        if is_done(caller, path, body):
            return
        wish = {"account_ids": [body["advertiser_id"]], "start_time": TODAY.isoformat(), "end_time": TODAY.isoformat()}
        rows = caller.data(LEDGER, bc_id=body["bc_id"], filtering=wish, page_size=50)["transaction_list"]
        if any(float(row["amount"]) == body["cash_amount"] for row in rows):
            return
    raise AssertionError


def to_ocean(account: Account, place: int) -> dict[str, Any]:
    part = {"capital_type": "PREPAY_GENERAL", "transfer_amount": 10_000 + place}
    return {
        "agent_id": OCEAN_AGENT,
        "account_id": OCEAN_AGENT,
        "biz_request_no": f"wish-{place}",
        "transfer_direction": "TRANSFER_OUT",
        "target_account_detail_list": [{"account_id": account.number, "transfer_capital_detail_list": [part]}],
    }


def to_tencent(account: Account, place: int) -> dict[str, Any]:
    return {
        "account_id": account.number,
        "fund_type": "FUND_TYPE_CASH",
        "amount": 10_000 + place,
        "transfer_type": "AGENCY_TO_ADVERTISER",
        "external_bill_no": f"erp-wish-{place:04d}",
    }


def to_tiktok(account: Account, place: int) -> dict[str, Any]:
    return {
        "bc_id": str(account.centre),
        "advertiser_id": str(account.number),
        "transfer_type": "RECHARGE",
        "cash_amount": (10_000 + place) / 100,
    }


def to_kuaishou(account: Account, place: int) -> dict[str, Any]:
    return {"advertiser_id": account.number, "transfer_type": 1, "amount": (10_000 + place) * 10}


def to_xiaohongshu(account: Account, place: int) -> dict[str, Any]:
    return {
        "user_id": AGENT_USER,
        "from_wallet": {"virtual_seller_id": seller_of(XIAOHONGSHU_AGENT)},
        "to_wallet": {"virtual_seller_id": seller_of(account.number)},
        "business_no": "erp",
        "request_no": f"erp-wish-{place:04d}",
        "amount": f"{(10_000 + place) / 100:.2f}",
    }


def with_trade_number(caller: Caller, path: str, body: dict[str, Any]) -> None:
    """Ask for a number first, and then with it until it is said to be done."""
    number = caller.made("/rest/openapi/gw/agent/v1/finance/pay/payToken", agent_id=KUAISHOU_AGENT)["trade_no"]
    with_key(caller, path, {**body, "biz_unique_key": number})


Asks = Callable[[Caller, str, dict[str, Any]], None]


@pytest.mark.parametrize(
    ("platform", "path", "body_of", "ask"),
    [
        ("ocean_engine", OCEAN, to_ocean, with_key),
        ("tencent_ads", TENCENT, to_tencent, with_key),
        ("tiktok", TIKTOK, to_tiktok, without_key),
        ("kuaishou", KUAISHOU, to_kuaishou, with_trade_number),
        ("xiaohongshu", XIAOHONGSHU, to_xiaohongshu, with_key),
    ],
)
def test_every_wish_has_one_effect(
    stormy: tuple[Sandbox, Random],
    platform: str,
    path: str,
    body_of: Callable[[Account, int], dict[str, Any]],
    ask: Asks,
) -> None:
    sandbox, chance = stormy
    with Caller(sandbox, platform) as caller:
        account = reachable(sandbox.world, platform)
        before = money_in(caller, account)
        for place in range(WISHES):
            for kind in chance.sample(STORM, chance.randint(0, 3)):
                caller.fault(path, kind, times=chance.randint(1, 2))
            ask(caller, path, body_of(account, place))
            caller.control("faults", clear=True)
        moved = Counter(one["moved_micros"] for one in caller.effects())
        assert moved == Counter((10_000 + place) * 10_000 for place in range(WISHES))
        assert money_in(caller, account) - before == sum(moved)


def reachable(world: World, platform: str) -> Account:
    accounts = [one for one in world.accounts_on(platform) if one.life is Life.LIVE and one.wallet is None]
    return next(one for one in accounts if platform != "ocean_engine" or one.centre == OCEAN_AGENT)


def money_in(caller: Caller, account: Account) -> int:
    """What the sandbox itself has counted as recharges of cash, in micro-units."""
    told = caller.session.get(f"{caller.sandbox.url}/_sandbox/totals", timeout=10).json()
    rows = told[caller.platform]["accounts"]
    row = next(one for one in rows if one["number"] == str(account.number))
    return int(row["in_micros"].get("recharge/cash", 0))
