"""Practice Kuaishou: who the advertisers are, and the agent's lists of them with balances in 厘 (1/1000 yuan)."""

from collections.abc import Sequence
from typing import Any

from app.sandbox.holders import Account, Kind, Purse
from app.sandbox.kuaishou_plan import KUAISHOU, KUAISHOU_AGENT
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, Refusal, page_of

UNSTATED = 402000
"""The page knows one code, 402005 for tokens; this one stands beside it for everything else that is refused."""

LI = 10
"""厘 in a cent."""

_MILLIS = 1_000
_BANNED = "4"
_MOST_BATCHED = 100
_MOST_FETCHED = 1_000
_FIRST_USER = 900_000_000


def advertiser(call: Call, name: str = "advertiser_id") -> Account:
    """The advertiser that is meant, which the agent itself is not."""
    number = call.params.whole(name)
    account = call.world.account(KUAISHOU, number)
    if account is None:
        raise Refusal(UNSTATED, f"{name} {number}: no permission")
    return account


def agent(call: Call) -> Purse:
    """The agent, named by `agent_id`."""
    if (number := call.params.whole("agent_id")) != KUAISHOU_AGENT:
        raise Refusal(UNSTATED, f"agent_id {number}: no permission")
    return the_agent(call)


def the_agent(call: Call) -> Purse:
    """The agent whose token it is."""
    holder = call.world.manager(KUAISHOU_AGENT)
    assert holder is not None
    return holder


def instants(params: Params, first: str, last: str) -> tuple[int, int]:
    """Two instants in order, sent as milliseconds; in seconds."""
    start, end = params.whole(first, low=0), params.whole(last, low=0)
    if start > end:
        raise params.refuse(f"{first}: after {last}")
    return start // _MILLIS, end // _MILLIS


def user_of(account: Account) -> int:
    """The Kuaishou id 快手ID behind an advertiser."""
    return int(account.kept.get("user_id", _FIRST_USER + account.number))


def _info(call: Call) -> Any:
    account = advertiser(call)
    return {
        "user_id": user_of(account),
        "user_name": account.name,
        "corporation_name": account.company,
        "industry_id": account.kept.get("industry_id", 1_289),
        "industry_name": "家居日用",
        "primary_industry_id": 1_011,
        "primary_industry_name": "生活用品",
        "product_name": account.kept.get("product_name", account.name),
    }


def _list(call: Call) -> Any:
    agent(call)
    params = call.params
    wanted = params.text("select_value", "")
    accounts = _selected(call, params.choice("select_type", ("0", "2", "3", "4", "5", "9")), wanted)
    if params.has("create_time_begin") or params.has("create_time_end"):
        first, last = instants(params, "create_time_begin", "create_time_end")
        accounts = [one for one in accounts if first <= _created(one) <= last]
    for name in ("page", "page_size"):
        params.text(name)
    rows, info = page_of(accounts, params, most=_MOST_FETCHED)
    return {
        "details": [_row(one, call.at) for one in rows],
        "total_count": info["total_number"],
        "page_no": info["page"],
        "page_size": info["page_size"],
    }


def _selected(call: Call, way: str, wanted: str) -> Sequence[Account]:
    accounts = call.world.accounts_on(KUAISHOU)
    if way != "0" and not wanted:
        raise call.params.refuse("select_value: missing required parameter")
    match way:
        case "2":
            return [one for one in accounts if str(one.number) == wanted]
        case "3":
            return [one for one in accounts if str(user_of(one)) == wanted]
        case "4":
            return [one for one in accounts if wanted in one.name]
        case "5":
            return [one for one in accounts if wanted in one.company]
        case "9":
            numbers = [part.strip() for part in wanted.split(",")]
            if len(numbers) > _MOST_BATCHED:
                raise call.params.refuse("select_value: at most 100 ids")
            return [one for one in accounts if str(one.number) in numbers]
    return accounts


def _fetched(call: Call) -> Any:
    """The bulk list: from the last account_id on, that of the first call being 0."""
    agent(call)
    params = call.params
    begin = params.whole("begin_account_id", low=0)
    size = params.whole("batch_size", high=_MOST_FETCHED)
    first, last = instants(params, "create_time_begin", "create_time_end")
    company = params.text("corporation_name", "")
    found = sorted(
        (
            one
            for one in call.world.accounts_on(KUAISHOU)
            if first <= _created(one) <= last and company in one.company
        ),
        key=lambda one: one.number,
    )  # fmt: skip
    later = [one for one in found if one.number > begin]
    if params.repeats_page and begin:
        later = found
    return {"details": [_row(one, call.at) for one in later[:size]], "total_count": len(found)}


def _created(account: Account) -> int:
    return account.starts_at(account.first_day)


def _row(account: Account, at: int) -> dict[str, Any]:
    """Amounts are whole 厘; which kind is which, section 4 of the page tells."""
    left = account.balance(at)
    is_banned = account.status == _BANNED
    return {
        "account_id": account.number,
        "account_name": account.name,
        "user_id": user_of(account),
        "corporation_name": account.company,
        "product_name": account.kept.get("product_name", account.name),
        "balance": left[Kind.CASH] * LI,
        "credit_balance": left[Kind.CREDIT] * LI,
        "extended_balance": 0,
        "rebate": 0,
        "pre_rebate": 0,
        "contract_rebate": left[Kind.GRANT] * LI,
        "direct_rebate": left[Kind.REBATE] * LI,
        "total_balance": sum(left.values()) * LI,
        # A banned account was passed once; this list has a field of its own for it.
        "review_status": 2 if is_banned else int(account.status),
        "frozen_status": 2 if is_banned else 1,
        "banned": is_banned,
        "frozen_reason": "账户违规" if is_banned else "",
        "authentication_review_info": "",
        "contract_review_info": "",
        "user_review_info": "",
        "create_time": _created(account) * _MILLIS,
    }


ACCOUNT_ROUTES: Routes = {
    ("POST", "/v1/advertiser/info"): _info,
    ("POST", "/gw/agent/v1/account/list"): _list,
    ("POST", "/gw/agent/v1/fetch/account/list"): _fetched,
}
