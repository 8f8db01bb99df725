"""Practice TikTok for Business: balances of centres, ledgers and daily spend, in currency units."""

from collections.abc import Sequence
from typing import Any

from app.sandbox.holders import DAY, EPOCH_DAY, HOUR, Account, Kind, Line, Movement, Purse, Wallet, What
from app.sandbox.stage import Call, Route
from app.sandbox.tiktok_plan import CENTRES, TIKTOK, Centre
from app.sandbox.wire import Params, Refusal, day_text, local_text, page_of, unit_text, units, utc_text
from app.sandbox.world import World

_MOST = 50
_QUARTER, _YEAR = 90, 365
_LONGEST_BY_DAY, _LONGEST = 30, 365
_TOO_LARGE = 40067

_TRANSACTIONS = {
    What.RECHARGE: "ADD_BALANCE",
    What.REFUND: "REFUND",
    What.GRANTED: "PROMOTION_ISSUED",
    What.EXPIRED: "PROMOTION_EXPIRED",
    What.TRANSFER_IN: "INCREASE_BALANCE",
    What.TRANSFER_OUT: "DECREASE_BALANCE",
}

_FUNDS = {Kind.CASH: "FUNDS_TYPE_CASH", Kind.GRANT: "FUNDS_TYPE_GRANT"}
_METRICS = ("spend", "cash_spend", "voucher_spend", "billed_cost", "currency")
_NO_DATA = "-"


def centre_of(call: Call, name: str = "bc_id") -> Centre:
    """The business centre that is asked for."""
    number = call.params.whole(name)
    for centre in CENTRES:
        if centre.number == number:
            return centre
    raise Refusal(40001, f"No permission to operate business center {number}.")


def listed(world: World, centre: Centre, keyword: str = "") -> list[Account]:
    """The centre's accounts whose name or id holds the keyword."""
    return [
        one
        for one in world.accounts_on(TIKTOK)
        if one.centre == centre.number and (keyword in one.name or keyword == str(one.number))
    ]


def purse_of(account: Account, at: int) -> tuple[int, int]:
    """Cash and grant that the platform shows on an account: the portfolio's where there is one."""
    left = (account.wallet or account).balance(at)
    return left[Kind.CASH], left[Kind.GRANT]


def balance_fields(purse: Purse, at: int) -> dict[str, Any]:
    """The balance block, which accounts, centres and portfolios share."""
    left = purse.balance(at)
    cash, grant = left[Kind.CASH], left[Kind.GRANT]
    return {
        "account_balance": units(cash + grant),
        "valid_account_balance": units(cash + grant - purse.frozen),
        "frozen_balance": units(purse.frozen),
        "tax": 0,
        "cash_balance": units(cash),
        "valid_cash_balance": units(cash - purse.frozen),
        "grant_balance": units(grant),
        "valid_grant_balance": units(grant),
    }


def treasury_of(world: World, centre: int) -> Purse:
    """What a business centre holds for its advertisers."""
    held = world.manager(centre)
    assert held is not None
    return held


def _portfolio(world: World, centre: Centre) -> Wallet | None:
    return next((one.wallet for one in listed(world, centre) if one.wallet), None)


def _centre_balance(call: Call) -> Any:
    centre = centre_of(call)
    portfolio = _portfolio(call.world, centre)
    asked = call.params.whole("payment_portfolio_id", 0, low=0)
    if asked and (portfolio is None or portfolio.number != asked):
        raise Refusal(40007, "The payment portfolio does not exist.")
    held = balance_fields(portfolio or treasury_of(call.world, centre.number), call.at)
    return {
        "bc_id": str(centre.number),
        "currency": centre.currency,
        **held,
        "payment_portfolio_type": "SHARED" if portfolio else "NON_SHARED",
    }


def _window(params: Params, first: str, last: str, today: int, *, default: int) -> tuple[int, int]:
    window = params.span(first, last, defaults=(today - default + 1, today))
    if window[1] - window[0] >= _YEAR:
        raise params.refuse(f"{first}: at most 365 days.")
    return window


def _utc_day(at: int) -> int:
    return at // DAY + EPOCH_DAY


def _ledger(call: Call) -> Any:
    """bc/account/transaction/get: the newest ledger, in the zone of the account or centre."""
    params = call.params
    centre = centre_of(call)
    level = params.choice("transaction_level", ("BC", "ADVERTISER", "PAYMENT_PORTFOLIO"), "ADVERTISER")
    wish = params.group("filtering")
    today = (call.at + centre.offset_hours * HOUR) // DAY + EPOCH_DAY
    first, last = _window(wish, "start_time", "end_time", today, default=_QUARTER)
    kinds = wish.items("transaction_types", default=())
    wanted = wish.ids("account_ids", most=100) if wish.has("account_ids") else []
    name = wish.text("account_name", "")
    found = [
        (purse, row)
        for purse in _holders(call.world, centre, level)
        if name in purse.name and (not wanted or purse.number in wanted)
        for row in purse.moved(first, last, call.at)
        if not kinds or _TRANSACTIONS[row.what] in kinds
    ]
    found.sort(key=lambda pair: (-pair[1].at, pair[1].seq))
    rows, info = page_of(found, params, most=_MOST)
    return {"transaction_list": [_transaction(centre, purse, row) for purse, row in rows], "page_info": info}


def _holders(world: World, centre: Centre, level: str) -> Sequence[Purse]:
    if level == "ADVERTISER":
        return listed(world, centre)
    if level == "BC":
        return [treasury_of(world, centre.number)]
    portfolio = _portfolio(world, centre)
    return [portfolio] if portfolio and level == "PAYMENT_PORTFOLIO" else []


def _transaction(centre: Centre, purse: Purse, row: Movement) -> dict[str, Any]:
    amount = units(abs(row.cents))
    is_portfolio, is_account = isinstance(purse, Wallet), isinstance(purse, Account)
    return {
        "transaction_id": str(row.seq),
        "account_id": str(purse.number) if is_account else "",
        "account_name": purse.name if is_account else "",
        "bc_id": str(centre.number),
        "bc_name": centre.name,
        "amount": amount,
        "subtotal": amount,
        "tax_amount": 0,
        "currency": purse.currency,
        "amount_type": "POSITIVE" if row.cents > 0 else "NEGATIVE",
        "transaction_type": _TRANSACTIONS[row.what],
        "billing_type": "CASH",
        "timezone": f"UTC{purse.offset_hours:+03d}:00",
        "create_time": local_text(purse, row.at),
        "invoice_id": "",
        "serial_number": row.reference,
        "payment_portfolio_id": str(purse.number) if is_portfolio else "",
        "payment_portfolio_name": purse.name if is_portfolio else "",
    }


def _old_ledger(call: Call) -> Any:
    """advertiser/transaction/get: UTC days, no ids, signed because nothing else tells the direction."""
    centre = centre_of(call)
    if centre.kind == "NORMAL":
        raise call.params.refuse("The business center's type must not be NORMAL.")
    wish = call.params.group("filtering")
    kinds = ("TRANS_TYPE_TRANSFER", "TRANS_TYPE_TAX", "TRANS_TYPE_COST", "TRANS_TYPE_PAYMENT")
    kind = wish.choice("transfer_type", kinds, "TRANS_TYPE_TRANSFER")
    funds = wish.choice("funds_type", (*_FUNDS.values(), ""), "")
    first, last = _window(wish, "start_date", "end_date", _utc_day(call.at), default=_QUARTER)
    found = [
        (one, row)
        for one in listed(call.world, centre, wish.text("keyword", ""))
        for row in one.movements
        if kind == "TRANS_TYPE_TRANSFER" and row.is_shown(call.at) and first <= _utc_day(row.at) <= last
        if funds in ("", _FUNDS[row.kind])
    ]
    rows, info = page_of(found, call.params, most=_MOST)
    return {"transaction_list": [_old_transaction(one, row, kind) for one, row in rows], "page_info": info}


def _old_transaction(account: Account, row: Movement, kind: str) -> dict[str, Any]:
    return {
        "advertiser_id": str(account.number),
        "advertiser_name": account.name,
        "amount": units(row.cents),
        "currency": account.currency,
        "date": utc_text(row.at),
        "funds_type": _FUNDS[row.kind],
        "transfer_type": kind,
        "timezone": f"UTC{account.offset_hours:+03d}:00",
    }


def _centre_ledger(call: Call) -> Any:
    """bc/transaction/get: what the centre itself was charged and paid, which in practice is its portfolio."""
    centre = centre_of(call)
    first, last = _window(call.params, "start_date", "end_date", _utc_day(call.at), default=_QUARTER)
    portfolio = _portfolio(call.world, centre)
    found = (portfolio or treasury_of(call.world, centre.number)).moved(first, last, call.at)
    rows, info = page_of(found, call.params, most=_MOST)
    summary = {
        "amount_charged": units(0),
        "amount_paid": units(sum(row.cents for row in found)),
        "currency": centre.currency,
    }
    ledger = [
        {
            "date": utc_text(row.at),
            "amount": units(row.cents),
            "timezone": "UTC",
            "currency": centre.currency,
            "funds_type": _FUNDS[row.kind],
            "invoice_id": "",
            "invoice_serial_number": row.reference,
        }
        for row in rows
    ]
    return {"list": ledger, "transaction_summary": summary, "page_info": info}


def _costs(call: Call) -> Any:
    centre = centre_of(call)
    wish = call.params.group("filtering")
    first, last = _window(wish, "start_date", "end_date", _utc_day(call.at), default=7)
    found = [(one, one.lines(first, last, call.at)) for one in listed(call.world, centre, wish.text("keyword", ""))]
    rows, info = page_of(found, call.params, most=_MOST)
    total = sum(line.burn.total for _, lines in found for line in lines)
    return {
        "cost_list": [_cost(one, lines) for one, lines in rows],
        "transaction_summary": {"amount": units(total), "currency": centre.currency},
        "page_info": info,
    }


def _cost(account: Account, lines: Sequence[Line]) -> dict[str, Any]:
    grant = sum(line.burn.grant for line in lines)
    total = sum(line.burn.total for line in lines)
    return {
        "advertiser_id": str(account.number),
        "amount": units(total),
        "cash_amount": units(total - grant),
        "grant_amount": units(grant),
        "tax_amount": 0,
        "currency": account.currency,
    }


def _report(call: Call) -> Any:
    params = call.params
    params.choice("report_type", ("BASIC",))
    params.choice("data_level", ("AUCTION_ADVERTISER",))
    accounts = [_reported(call, number) for number in _asked(params)]
    dimensions = params.items("dimensions")
    metrics = params.items("metrics")
    if not {"advertiser_id"} <= set(dimensions) <= {"advertiser_id", "stat_time_day"} or set(metrics) - set(_METRICS):
        raise params.refuse("dimensions or metrics: not known.")
    first, last = params.span("start_date", "end_date")
    by_day = "stat_time_day" in dimensions
    if last - first >= (_LONGEST_BY_DAY if by_day else _LONGEST):
        raise Refusal(_TOO_LARGE, "The query is too large: ask for fewer days.")
    found = [
        _cell(one, lines, metrics, call.at, by_day=by_day, is_alone=len(accounts) == 1)
        for one in accounts
        for lines in _cut(one.lines(first, last, call.at), by_day=by_day)
    ]
    rows, info = page_of(found, params, most=1_000)
    return {"list": rows, "page_info": info}


def _asked(params: Params) -> list[int]:
    if params.has("advertiser_ids"):
        return params.ids("advertiser_ids", most=5)
    return [params.whole("advertiser_id")]


def _reported(call: Call, number: int) -> Account:
    account = call.world.account(TIKTOK, number)
    if account is None:
        raise Refusal(40001, f"No permission to operate advertiser {number}.")
    return account


def _cut(lines: Sequence[Line], *, by_day: bool) -> list[list[Line]]:
    """Groups that become one row; days without delivery become none."""
    delivered = [line for line in lines if line.burn.total]
    if by_day:
        return [[line] for line in delivered]
    return [delivered] if delivered else []


def _cell(
    account: Account, lines: list[Line], metrics: list[Any], at: int, *, by_day: bool, is_alone: bool
) -> dict[str, Any]:
    total = sum(line.burn.total for line in lines)
    grant = sum(line.burn.grant for line in lines)
    ended = account.starts_at(lines[-1].day) + DAY
    # The split by kind of money comes a day late, the bill up to half a day.
    is_split = by_day and at >= ended + DAY
    figures = {
        "spend": unit_text(total),
        "cash_spend": unit_text(total - grant) if is_split else _NO_DATA,
        "voucher_spend": unit_text(grant) if is_split else _NO_DATA,
        "billed_cost": unit_text(total) if at >= ended + 11 * HOUR else _NO_DATA,
        "currency": account.currency,
    }
    told = {name: figures[name] for name in metrics}
    if not is_alone:
        told |= {"advertiser_id": str(account.number), "currency": account.currency}
    dimensions = {"advertiser_id": str(account.number)}
    if by_day:
        dimensions["stat_time_day"] = f"{day_text(lines[0].day)} 00:00:00"
    return {"dimensions": dimensions, "metrics": told}


FUND_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/open_api/v1.3/bc/balance/get/"): _centre_balance,
    ("GET", "/open_api/v1.3/bc/account/transaction/get/"): _ledger,
    ("GET", "/open_api/v1.3/advertiser/transaction/get/"): _old_ledger,
    ("GET", "/open_api/v1.3/bc/transaction/get/"): _centre_ledger,
    ("GET", "/open_api/v1.3/bc/account/cost/get/"): _costs,
    ("GET", "/open_api/v1.3/report/integrated/get/"): _report,
}
