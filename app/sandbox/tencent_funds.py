"""Practice Tencent Ads: balances, fund statements and daily spend, all in whole fen."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from app.sandbox.holders import DAY, Account, Kind, Line, Purse, What
from app.sandbox.stage import Call, Route
from app.sandbox.tencent_plan import TENCENT_ADS, TENCENT_AGENCY
from app.sandbox.wire import Params, Refusal, day_text, page_of

UNSTATED = 31000
"""The page names no code for a bad parameter, an unknown path or a used nonce; this stands beside 31033, the family of parameters."""

NAMES = {Kind.CASH: "FUND_TYPE_CASH", Kind.GRANT: "FUND_TYPE_GIFT", Kind.CREDIT: "FUND_TYPE_CREDIT_ROLL"}
FundTypes = Mapping[str, tuple[Kind, ...]]

_PLAIN: FundTypes = {name: (kind,) for kind, name in NAMES.items()}
MERGED: FundTypes = {"FUND_TYPE_AD_RECHARGE": (Kind.CASH, Kind.CREDIT), "FUND_TYPE_GIFT": (Kind.GRANT,)}

_TRADES = {
    What.RECHARGE: "CHARGE",
    What.GRANTED: "CHARGE",
    What.CREDITED: "CHARGE",
    What.TRANSFER_IN: "TRANSFER_IN",
    What.TRANSFER_OUT: "TRANSFER_BACK",
    What.REFUND: "TRANSFER_BACK",
    What.EXPIRED: "EXPIRE",
}

_MOST = 100
_DEEPEST_PAGE = 99_999
_LONGEST_BALANCE_REPORT = 10
_LONGEST_REPORT = 90
_YEAR = 365


class Statement(NamedTuple):
    """A row of a fund statement; `cents` is signed and `text` shows the account's own words."""

    at: int
    trade: str
    cents: int
    bill: str
    text: str
    key: str


def chosen(row: dict[str, Any], fields: Sequence[Any]) -> dict[str, Any]:
    """Only the asked columns, if any were asked for."""
    return {name: value for name, value in row.items() if name in fields} if fields else row


def _holder(call: Call) -> Purse:
    """The advertiser, or the agency itself."""
    number = call.params.whole("account_id")
    holder = call.world.manager(number) if number == TENCENT_AGENCY else call.world.account(TENCENT_ADS, number)
    if holder is None:
        raise Refusal(UNSTATED, f"account_id {number} is not permitted")
    return holder


def advertiser(call: Call, name: str = "account_id") -> Account:
    """The advertiser that is meant, which the agency itself is not."""
    number = call.params.whole(name)
    account = call.world.account(TENCENT_ADS, number)
    if account is None:
        raise Refusal(UNSTATED, f"{name} {number}: must be an advertiser of this agency")
    return account


def _range(params: Params) -> tuple[int, int]:
    return params.group("date_range", is_required=True).span("start_date", "end_date")


def _funds(call: Call, types: FundTypes) -> Any:
    account = _holder(call)
    fields = call.params.items("fields", default=())
    left = account.balance(call.at)
    today = account.lines(account.day_of(call.at), account.day_of(call.at), call.at)
    return {"list": [chosen(_fund(name, kinds, left, today), fields) for name, kinds in types.items()]}


def _fund(name: str, kinds: tuple[Kind, ...], left: dict[Kind, int], today: Sequence[Line]) -> dict[str, Any]:
    balance = sum(left[kind] for kind in kinds)
    return {
        "fund_type": name,
        "balance": balance,
        "bill_deposit_amount": 0,
        "fund_status": "FUND_STATUS_NORMAL" if balance > 0 else "FUND_STATUS_NOT_ENOUGH",
        "realtime_cost": sum(_burned(line, kinds) for line in today),
    }


def _burned(line: Line, kinds: tuple[Kind, ...]) -> int:
    return sum(line.burn.of(kind) for kind in kinds)


def _statements(call: Call, types: FundTypes) -> Any:
    account = _holder(call)
    name = call.params.choice("fund_type", tuple(types))
    first, last = _range(call.params)
    # A row shows the balance after it, so the whole life is summed before the window is cut out.
    rows: list[Statement] = sorted(_life(account, types[name], call.at))
    start = sum(account.opening[kind] for kind in types[name])
    balances = list(accumulate((row.cents for row in rows), initial=start))[1:]
    found = [
        (row, balance) for row, balance in zip(rows, balances, strict=True) if first <= account.day_of(row.at) <= last
    ]
    page, info = page_of(found, call.params, most=_MOST, last_page=_DEEPEST_PAGE)
    number = call.params.whole("account_id")
    return {"list": [_statement(number, name, row, balance) for row, balance in page], "page_info": info}


def _life(account: Purse, kinds: tuple[Kind, ...], at: int) -> Iterator[Statement]:
    """Everything that moved these kinds: the fund rows, and one payment a day once the day is settled."""
    for row in account.movements:
        if row.is_shown(at) and row.kind in kinds:
            yield Statement(
                row.at, _TRADES[row.what], row.cents, row.reference or f"p{row.seq}", row.text, str(row.seq)
            )
    for line in account.book(at):
        burned = _burned(line, kinds)
        if burned and at >= line.burn.settled_at:
            day_end = account.starts_at(line.day) + DAY - 1
            key = f"{account.number}{line.day}"
            yield Statement(day_end, "PAY", -burned, f"pay-{key}", "广告消耗", key)


def _statement(number: int, name: str, row: Statement, balance: int) -> dict[str, Any]:
    return {
        "account_id": number,
        "fund_type": name,
        "time": row.at,
        "trade_type_ext": row.trade,
        # The direction is the type's; the page knows no sign.
        "amount": abs(row.cents),
        "balance": balance,
        "external_bill_no": row.bill,
        "description": row.text,
        "primary_key": row.key,
    }


def _balance_report(call: Call) -> Any:
    account = advertiser(call)
    first, last = _range(call.params)
    if last - first >= _LONGEST_BALANCE_REPORT:
        raise call.params.refuse("date_range: at most 10 days")
    if first < account.day_of(call.at) - 2 * _YEAR:
        raise call.params.refuse("date_range: at most 2 years back")
    found = [_day(account, line, kind, call.at) for line in account.lines(first, last, call.at) for kind in NAMES]
    rows, info = page_of(found, call.params, most=_MOST, last_page=_DEEPEST_PAGE)
    return {"list": rows, "page_info": info}


def _day(account: Account, line: Line, kind: Kind, at: int) -> dict[str, Any]:
    sums = dict.fromkeys(What, 0)
    for row in account.moved(line.day, line.day, at):
        if row.kind is kind:
            sums[row.what] += row.cents
    return {
        "fund_type": NAMES[kind],
        "time": account.starts_at(line.day),
        "deposit": sums[What.RECHARGE] + sums[What.GRANTED],
        "paid": _burned(line, (kind,)),
        "trans_in": sums[What.TRANSFER_IN],
        "trans_out": -sums[What.TRANSFER_OUT] - sums[What.REFUND] - sums[What.EXPIRED],
        "credit_modify": sums[What.CREDITED],
        "balance": line.left(kind),
        "preauth_balance": 0,
        "preauth_out_pay": 0,
        "preauth_in_refund": 0,
        "acct_out_pay": 0,
        "acct_out_pay_share": 0,
        "share_out_pay": 0,
    }


def _daily_reports(call: Call) -> Any:
    params = call.params
    account = advertiser(call)
    params.choice("level", ("REPORT_LEVEL_ADVERTISER",))
    first, last = _range(params)
    if last - first > _LONGEST_REPORT or first < account.day_of(call.at) - _YEAR:
        raise params.refuse("date_range: at most 90 days, within the last 365")
    if params.items("group_by") != ["date"]:
        raise params.refuse("group_by: practice knows date")
    fields = params.items("fields")
    lines = [line for line in account.lines(first, last, call.at) if line.burn.total]
    rows, info = page_of(lines, params, most=_MOST, last_page=_DEEPEST_PAGE)
    return {"list": [chosen(_spend(account, line), fields) for line in rows], "page_info": info}


def _spend(account: Account, line: Line) -> dict[str, Any]:
    cost = line.burn.total
    clicks = cost // 120
    return {
        "date": day_text(line.day),
        "account_id": account.number,
        "cost": cost,
        "view_count": clicks * 45,
        "valid_click_count": clicks,
        "cpc": cost // clicks if clicks else 0,
        "thousand_display_price": cost * 1_000 // (clicks * 45) if clicks else 0,
    }


def _realtime(call: Call) -> Any:
    account = advertiser(call)
    call.params.text("level")
    day = call.params.day("date")
    costs = [
        {"adgroup_id": account.number * 10 + 1, "cost": line.burn.total} for line in account.lines(day, day, call.at)
    ]
    rows, info = page_of(costs, call.params, most=_MOST)
    return {"list": rows, "page_info": info}


def _agency_realtime(call: Call) -> Any:
    _holder(call)
    lines = [
        line
        for one in call.world.accounts_on(TENCENT_ADS)
        for line in one.lines(one.day_of(call.at), one.day_of(call.at), call.at)
    ]
    costs = [
        # The name of the time is misspelled on the wire.
        {"fund_type": name, "cost": sum(_burned(line, kinds) for line in lines), "caculate_time": call.at}
        for name, kinds in _PLAIN.items()
    ]
    return {"list": costs}


def _wallet_statements(call: Call) -> Any:
    """The practice company keeps no shared wallet here."""
    _holder(call)
    call.params.items("wallet_id_list")
    _range(call.params)
    _, info = page_of((), call.params, most=_MOST, last_page=_DEEPEST_PAGE)
    return {"list": [], "page_info": info}


FUND_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/v3.0/funds/get"): lambda call: _funds(call, _PLAIN),
    ("GET", "/v3.0/merge_fund_type_funds/get"): lambda call: _funds(call, MERGED),
    ("GET", "/v3.0/fund_statements_detailed/get"): lambda call: _statements(call, _PLAIN),
    ("GET", "/v3.0/merge_fund_type_fund_statements_detailed/get"): lambda call: _statements(call, MERGED),
    ("GET", "/v3.0/daily_balance_report/get"): _balance_report,
    ("GET", "/v3.0/wallet_invoice/get"): _wallet_statements,
    ("GET", "/v3.0/realtime_cost/get"): _realtime,
    ("GET", "/v3.0/agency_realtime_cost/get"): _agency_realtime,
    ("GET", "/v3.0/daily_reports/get"): _daily_reports,
}
