"""Practice Baidu: the accounts of the customer centre by name, and what each tells of itself."""

from typing import Any

from app.sandbox.baidu_plan import BAIDU, BAIDU_CENTRE
from app.sandbox.holders import Account, Kind
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import units

UNSTATED = 1
"""The page knows no code of any failure; the status in the header is what tells."""

SHARED_FUND = 1
"""The product whose money all promotion shares; the practice company has no other."""

_PRODUCTS = (SHARED_FUND, 502, 400, 430)
_FREE = (Kind.GRANT, Kind.REBATE)


def named(account: Account) -> str:
    """The login name, by which calls go."""
    return f"baidu-yunfan{account.index + 1:03d}"


def centre_name() -> str:
    """The login name of the centre."""
    return "baidu-yunfan-centre"


def account_of(call: Call) -> Account:
    """The account whose name stands in the header; the centre itself has none of what is asked."""
    account = call.world.account(BAIDU, int(call.places["holder"]))
    if account is None:
        raise call.params.refuse("userName: must be a sub-account")
    return account


def total(account: Account, at: int) -> float:
    """All its money in yuan."""
    return units(sum(account.balance(at).values()))


def _subs(call: Call) -> Any:
    """A body without the centre's id asks for one's own."""
    if call.params.whole("mccid", BAIDU_CENTRE) != BAIDU_CENTRE:
        raise call.params.refuse("mccid: no permission")
    return [
        {
            "userid": one.number,
            "username": named(one),
            "mccid": BAIDU_CENTRE,
            "fatname": centre_name(),
            "remark": one.name,
        }
        for one in call.world.accounts_on(BAIDU)
    ]


def _info(call: Call) -> Any:
    """Only the fields that are asked for."""
    account, fields = account_of(call), call.params.items("accountFields")
    told = {
        "userId": account.number,
        "balance": total(account, call.at),
        "pcBalance": 0.0,
        "cost": units(sum(line.burn.total for line in account.book(call.at))),
        "payment": 0.0,
        "budget": 0.0,
        "budgetType": 0,
        "userStat": int(account.status),
        "userLevel": 1,
        "cid": account.number,
        "liceName": account.company,
        "regDomain": "yunfan.example",
    }
    return [{name: value for name, value in told.items() if name in fields}]


def _feed(call: Call) -> Any:
    account, fields = account_of(call), call.params.items("accountFeedFields")
    told = {
        "userId": account.number,
        "balance": total(account, call.at),
        "budget": 0.0,
        "balancePackage": 1,
        "userStat": int(account.status),
        "uaStatus": 1,
        "validFlows": [],
        "cid": account.number,
        "liceName": account.company,
    }
    return [{name: value for name, value in told.items() if name in fields}]


def _balance(call: Call) -> Any:
    """One row a product; every product but the shared one is empty."""
    left = account_of(call).balance(call.at)
    asked = call.params.ids("productIds", most=len(_PRODUCTS))
    if not asked or any(one not in _PRODUCTS for one in asked):
        raise call.params.refuse(f"productIds: must be of {', '.join(map(str, _PRODUCTS))}")
    return [_fund(left if one == SHARED_FUND else dict.fromkeys(Kind, 0)) for one in asked]


def _fund(left: dict[Kind, int]) -> dict[str, Any]:
    free = sum(left[kind] for kind in _FREE)
    return {
        "balance": units(left[Kind.CASH] + free),
        "cash": units(left[Kind.CASH]),
        "bonusPure": units(free),
        "compen": 0.0,
    }


ACCOUNT_ROUTES: Routes = {
    ("POST", "/json/feed/v1/MccFeedService/getUserListByMccid"): _subs,
    ("POST", "/json/sms/service/AccountService/getAccountInfo"): _info,
    ("POST", "/json/feed/v1/AccountFeedService/getAccountFeed"): _feed,
    ("POST", "/json/sms/service/BalanceService/getBalanceInfo"): _balance,
}
