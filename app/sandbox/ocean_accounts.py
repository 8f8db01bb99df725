"""Practice Ocean Engine: who is authorised, which accounts hang under whom, and what is known of each."""

from collections.abc import Sequence
from typing import Any

from app.sandbox.company import AGENCY, OWNER
from app.sandbox.holders import Account
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_COMPANY, OCEAN_DIRECT, OCEAN_ENGINE, OCEAN_ORGANISATION
from app.sandbox.stage import Call, Route
from app.sandbox.wire import Refusal, local_text, page_of
from app.sandbox.world import World

NOT_PERMITTED = 40002

_SOURCES = ("AD", "QIANCHUAN", "LOCAL", "ENTERPRISE")
_UNSTATED_MOST = 1_000
"""For lists whose page-size limit is not published."""


def account_of(call: Call, number: int) -> Account:
    """The account, refused when the token does not speak for it."""
    account = call.world.account(OCEAN_ENGINE, number)
    if account is None:
        raise Refusal(NOT_PERMITTED, f"No permission to operate advertiser {number}")
    return account


def under(world: World, manager: int) -> Sequence[Account]:
    """The accounts of an agent or organisation; the first direct one is shared with the organisation."""
    accounts = world.accounts_on(OCEAN_ENGINE)
    direct = [one for one in accounts if one.centre == OCEAN_DIRECT][:1]
    own = [one for one in accounts if one.centre == manager]
    return own + direct if manager == OCEAN_ORGANISATION else own


def granted(world: World) -> list[dict[str, Any]]:
    """What the person who agreed may speak for: an organisation, an agent, and some accounts themselves."""
    managers = [(OCEAN_ORGANISATION, OWNER, "CUSTOMER_ADMIN"), (OCEAN_AGENT, AGENCY, "AGENT")]
    direct = [one for one in world.accounts_on(OCEAN_ENGINE) if one.centre == OCEAN_DIRECT]
    return [_granted(*manager) for manager in managers] + [
        _granted(one.number, one.name, "ADVERTISER") for one in direct
    ]


def _granted(number: int, name: str, role: str) -> dict[str, Any]:
    return {
        "account_id": number,
        "account_name": name,
        "account_type": role,
        "account_string_id": str(number),
        "is_valid": True,
        "company_list": [{"customer_company_id": OCEAN_COMPANY, "customer_company_name": OWNER}],
        "advertiser_id": number,
        "advertiser_name": name,
    }


def _authorised(call: Call) -> Any:
    return {"list": granted(call.world)}


def _who_am_i(_: Call) -> Any:
    return {"id": 1_700_000_000_000_777, "display_name": OWNER, "email": "ads@yunfan.example"}


def _manager(call: Call, name: str, expected: int) -> None:
    number = call.params.whole(name)
    if number != expected:
        raise Refusal(NOT_PERMITTED, f"No permission to operate {name} {number}")


def _agent_accounts(call: Call) -> Any:
    _manager(call, "advertiser_id", OCEAN_AGENT)
    accounts = under(call.world, OCEAN_AGENT)
    if call.params.has("cursor") or call.params.has("count"):
        return _by_cursor(call, accounts)
    rows, info = page_of(accounts, call.params, most=_UNSTATED_MOST, default=100)
    numbers = [one.number for one in rows]
    return {"list": numbers, "advertiser_ids": numbers, "account_source": "AD", "page_info": info}


def _by_cursor(call: Call, accounts: Sequence[Account]) -> Any:
    start = call.params.whole("cursor", 0, low=0)
    size = call.params.whole("count", 100, high=_UNSTATED_MOST)
    numbers = [one.number for one in accounts[start : start + size]]
    cursor = {
        "count": len(numbers),
        "cursor": start + len(numbers),
        "has_more": start + size < len(accounts),
        "total_number": len(accounts),
    }
    return {"list": numbers, "advertiser_ids": numbers, "account_source": "AD", "cursor_page_info": cursor}


def _child_agents(call: Call) -> Any:
    _manager(call, "advertiser_id", OCEAN_AGENT)
    _, info = page_of((), call.params, most=_UNSTATED_MOST, default=100)
    return {"list": [], "child_agent_ids": [], "page_info": info}


def _agent_details(call: Call) -> Any:
    accounts = [account_of(call, number) for number in call.params.ids("account_ids", most=50)]
    return {"account_detail_list": [_detail(one) for one in accounts]}


def _detail(account: Account) -> dict[str, Any]:
    return {
        "advertiser_id": account.number,
        "advertiser_name": account.name,
        "advertiser_status": account.status,
        "adv_company_id": OCEAN_COMPANY,
        "adv_company_name": account.company,
        "first_agent_id": OCEAN_AGENT,
        "first_agent_name": AGENCY,
        "first_industry_name": "日用百货",
        "second_industry_name": "家庭清洁",
        "create_time": local_text(account, account.starts_at(account.first_day)),
    }


def _customer_centre(call: Call) -> Any:
    _manager(call, "cc_account_id", OCEAN_ORGANISATION)
    source = call.params.choice("account_source", _SOURCES, "AD")
    wanted = call.params.group("filtering").text("account_name", "")
    accounts = [one for one in under(call.world, OCEAN_ORGANISATION) if wanted in one.name and source == "AD"]
    rows, info = page_of(accounts, call.params, most=100)
    return {"list": [_customer_row(one) for one in rows], "page_info": info}


def _customer_row(account: Account) -> dict[str, Any]:
    return {
        "advertiser_id": account.number,
        "advertiser_name": account.name,
        "advertiser_type": "NORMAL",
        "account_id": account.number,
    }


def _customer_accounts(call: Call) -> Any:
    _manager(call, "account_id", OCEAN_ORGANISATION)
    wanted = call.params.group("filter", is_required=True)
    kind = wanted.choice("account_type", ("AD", "LOCAL", "QIANCHUAN"))
    only = wanted.ids("account_ids", most=100) if wanted.has("account_ids") else []
    name = wanted.text("account_name", "")
    accounts = [
        one
        for one in under(call.world, OCEAN_ORGANISATION)
        if kind == "AD" and name in one.name and (not only or one.number in only)
    ]
    rows, info = page_of(accounts[:10_000], call.params, most=100)
    return {"accounts": [_plain(one) for one in rows], "page_info": info}


def _plain(account: Account) -> dict[str, Any]:
    return {"account_id": account.number, "account_name": account.name, "account_type": "AD"}


def _majordomo(call: Call) -> Any:
    _manager(call, "advertiser_id", OCEAN_ORGANISATION)
    accounts = under(call.world, OCEAN_ORGANISATION)
    return {"list": [{"advertiser_id": one.number, "advertiser_name": one.name} for one in accounts]}


def _enterprise(call: Call) -> Any:
    _manager(call, "enterprise_organization_id", OCEAN_ORGANISATION)
    source = call.params.choice("account_source", _SOURCES)
    accounts = under(call.world, OCEAN_ORGANISATION) if source == "AD" else []
    rows, info = page_of(accounts, call.params, most=100)
    return {"account_list": [_plain(one) for one in rows], "page_info": info}


def _information(call: Call) -> Any:
    accounts = [account_of(call, number) for number in call.params.ids("advertiser_ids", most=100)]
    fields = call.params.items("fields", default=())
    return [_chosen(_card(one), fields) for one in accounts]


def _card(account: Account) -> dict[str, Any]:
    return {
        "id": account.number,
        "name": account.name,
        "company": account.company,
        "status": account.status,
        "role": "ROLE_ADVERTISER",
        "reason": "营业执照不清晰" if account.status.endswith(("_FAIL", "_FAIL_END")) else "",
        "license_no": "",
        "license_url": "",
        "first_industry_name": "日用百货",
        "second_industry_name": "家庭清洁",
        "create_time": local_text(account, account.starts_at(account.first_day)),
    }


def _chosen(card: dict[str, Any], fields: Sequence[Any]) -> dict[str, Any]:
    return {name: value for name, value in card.items() if name in fields} if fields else card


ACCOUNT_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/open_api/oauth2/advertiser/get/"): _authorised,
    ("GET", "/open_api/2/user/info/"): _who_am_i,
    ("GET", "/open_api/2/agent/advertiser/select/"): _agent_accounts,
    ("GET", "/open_api/2/agent/child_agent/select/"): _child_agents,
    ("GET", "/open_api/2/agent/advertiser_info/query/"): _agent_details,
    ("GET", "/open_api/2/customer_center/advertiser/list/"): _customer_centre,
    ("GET", "/open_api/v3.0/customer_center/account/list/"): _customer_accounts,
    ("GET", "/open_api/2/majordomo/advertiser/select/"): _majordomo,
    ("GET", "/open_api/2/ebp/advertiser/list/"): _enterprise,
    ("GET", "/open_api/2/advertiser/info/"): _information,
}
