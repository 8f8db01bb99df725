"""Practice Xiaohongshu: whose wallet is meant, and what its wallets are called."""

from app.sandbox.holders import Account, Kind, Purse
from app.sandbox.stage import Call
from app.sandbox.wire import Params, Refusal
from app.sandbox.xiaohongshu_plan import XIAOHONGSHU, XIAOHONGSHU_AGENT

UNSTATED = 1
"""The page knows no number of any refusal; `success` is what tells."""

AGENT_USER = "573c00000000000000000001"

WALLETS = {Kind.CASH: 0, Kind.CREDIT: 1, Kind.GRANT: 2, Kind.REBATE: 4}
"""wallet_type of the agent's side: cash, credit, rebate goods, compensation rebate."""

ACCOUNT_TYPES = {Kind.CASH: 0, Kind.GRANT: 1, Kind.CREDIT: 2, Kind.REBATE: 6}
"""account_type of the advertiser's side, which numbers them differently."""


def seller_of(number: int) -> str:
    """The id of the wallet of an account or of the agent: a hex text."""
    return f"67d3{number:020x}"


def advertiser(call: Call) -> Account:
    """The account that is meant."""
    number = call.params.whole("advertiser_id")
    account = call.world.account(XIAOHONGSHU, number)
    if account is None:
        raise Refusal(UNSTATED, f"advertiser_id {number}: no permission")
    return account


def agent(call: Call) -> Purse:
    """The agent, which each of its calls names."""
    if call.params.text("user_id") != AGENT_USER:
        raise Refusal(UNSTATED, "user_id: no permission")
    holder = call.world.manager(XIAOHONGSHU_AGENT)
    assert holder is not None
    return holder


def seller(call: Call, params: Params, name: str = "virtual_seller_id") -> Purse:
    """The agent or the account with this wallet."""
    told = params.text(name)
    holders = (*call.world.managers_on(XIAOHONGSHU), *call.world.accounts_on(XIAOHONGSHU))
    found = next((one for one in holders if seller_of(one.number) == told), None)
    if found is None:
        raise Refusal(UNSTATED, f"{name} {told}: no permission")
    return found
