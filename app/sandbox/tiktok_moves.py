"""Practice TikTok for Business: recharge and refund of an advertiser through its business centre, in currency units and without a key."""

from typing import Any

from app.sandbox.holders import Account, Kind, What
from app.sandbox.moves import Effect, NotEnough
from app.sandbox.stage import Call, Routes
from app.sandbox.tiktok_funds import centre_of, treasury_of
from app.sandbox.tiktok_plan import TIKTOK
from app.sandbox.wire import Params, Refusal

_PARTIAL_OK, _PERMISSION, _PARAM_ERROR = 20001, 40001, 40002
LEAST = 5_000
"""The smallest recharge in cents, which min_transferable_amount tells."""

_TYPES = {Kind.CASH: "CASH", Kind.GRANT: "GRANT", Kind.CREDIT: "CREDIT"}


def _transfer(call: Call) -> Any:
    """bc/transfer: `request_id` is a key for the level BC alone, so here it keeps nothing from happening twice."""
    params = call.params
    centre = centre_of(call)
    way = params.choice("transfer_type", ("RECHARGE", "REFUND"))
    if params.choice("transfer_level", ("ADVERTISER", "BC"), "ADVERTISER") == "BC":
        raise params.refuse("transfer_level: the business center has no monthly invoicing.")
    account = advertiser_of(call, centre.number)
    amounts = _amounts(params)
    if account.wallet is not None:
        raise params.refuse("cash_amount: balance sharing is on.")
    if way == "RECHARGE" and amounts.get(Kind.CASH, LEAST) < LEAST:
        raise params.refuse("cash_amount: below min_transferable_amount.")
    effects = _moved(call, account, way, amounts)
    told = {
        "bc_id": str(centre.number),
        "advertiser_id": str(account.number),
        "transaction_infos": [_told(one, centre.number) for one in effects],
    }
    if sum(one.cents for one in effects) < sum(amounts.values()):
        raise Refusal(_PARTIAL_OK, "Partly done.", facts=told)
    return told


def advertiser_of(call: Call, centre: int, params: Params | None = None) -> Account:
    """The advertiser that is meant, refused when it is not the centre's."""
    number = (params or call.params).whole("advertiser_id")
    account = call.world.account(TIKTOK, number)
    if account is None or account.centre != centre:
        raise Refusal(_PERMISSION, f"No permission to operate advertiser {number}.")
    return account


def _amounts(params: Params) -> dict[Kind, int]:
    """Cents by kind; the newer group wins where both are given."""
    group = params.group("amount_info") if params.has("amount_info") else params
    names = {"cash_amount": Kind.CASH, "grant_amount": Kind.GRANT}
    if group is not params:
        names["credit_amount"] = Kind.CREDIT
    amounts = {kind: group.cents(name) for name, kind in names.items() if group.has(name)}
    if not amounts:
        raise params.refuse("cash_amount: missing required parameter")
    return amounts


def _moved(call: Call, account: Account, way: str, amounts: dict[Kind, int]) -> list[Effect]:
    """All kinds or none: what is not there is seen before anything moves."""
    held = treasury_of(call.world, account.centre)
    source, target = (held, account) if way == "RECHARGE" else (account, held)
    if any(cents > call.world.movable(source, kind, call.at) for kind, cents in amounts.items()):
        raise Refusal(_PARAM_ERROR, "The balance is not sufficient.")
    what = What.RECHARGE if way == "RECHARGE" else What.REFUND
    try:
        return [call.move(source, target, kind, cents, what=what) for kind, cents in amounts.items()]
    except NotEnough:
        # Somebody else was faster.
        raise Refusal(_PARAM_ERROR, "The balance is not sufficient.") from None


def _told(effect: Effect, centre: int) -> dict[str, Any]:
    at_account = effect.received if effect.what is What.RECHARGE else effect.paid
    sides = {
        number: {"account_type": "BC" if number == centre else "ADVERTISER", "account_id": str(number)}
        for number in (effect.source, effect.target)
    }
    return {
        "transaction_id": str(at_account.seq),
        "transaction_type": _TYPES[effect.kind],
        "remitter_account": sides[effect.source],
        "payee_account": sides[effect.target],
    }


MOVE_EFFECTS: Routes = {("POST", "/open_api/v1.3/bc/transfer/"): _transfer}
