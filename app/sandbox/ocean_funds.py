"""Practice Ocean Engine: balances, fund statements and daily spend, in yuan or fen as each endpoint has it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.sandbox.company import AGENCY, OWNER
from app.sandbox.holders import Account, Kind, Line, Movement, What
from app.sandbox.ocean_accounts import NOT_PERMITTED, account_of, under
from app.sandbox.ocean_engine_plan import OCEAN_AGENT
from app.sandbox.stage import Call, Route
from app.sandbox.wire import Refusal, day_text, local_text, page_of, unit_text, units

_UNSTATED_MOST = 1_000
"""For lists whose page-size limit is not published."""

_TRANSACTIONS = {
    # A grant is a recharge whose money is all grant; its own list tells the kind of grant beside the same number.
    "RECHARGE": frozenset({What.RECHARGE, What.GRANTED}),
    "TRANSFER": frozenset({What.TRANSFER_IN, What.TRANSFER_OUT, What.REFUND}),
}

_TYPES = {
    What.RECHARGE: "ADD_MONEY",
    What.REFUND: "REFUND_MONEY",
    What.TRANSFER_IN: "MUTUAL_TRANSFER",
    What.TRANSFER_OUT: "MUTUAL_TRANSFER",
}

_NO_SUCH_MONEY = (
    "return_goods_abs", "valid_return_goods_abs", "return_goods_cost", "return_goods_grant", "return_goods_valid_grant",
    "compensation_grant", "compensation_valid_grant",
)  # fmt: skip

_CREDIT_AND_PRELOAN = (
    "credit_balance", "credit_valid_balance", "credit_transfer_balance",
    "preloan_balance", "preloan_valid_balance", "preloan_transfer_balance",
)  # fmt: skip


def _balance(call: Call) -> Any:
    """Yuan."""
    call.params.choice("grant_type_split", ("ON", "OFF"), "OFF")
    account = account_of(call, call.params.whole("advertiser_id"))
    left = account.balance(call.at)
    cash, grant = left[Kind.CASH], left[Kind.GRANT]
    wallet = account.wallet
    return {
        "advertiser_id": account.number,
        "name": account.name,
        "email": "ads@yunfan.example",
        "balance": units(cash + grant),
        "valid_balance": units(cash + grant - account.frozen),
        "cash": units(cash),
        "valid_cash": units(cash - account.frozen),
        "grant": units(grant),
        "valid_grant": units(grant),
        "default_grant": 0.0,
        "common_grant": units(grant),
        "search_grant": 0.0,
        "union_grant": 0.0,
        **dict.fromkeys(_NO_SUCH_MONEY, 0.0),
        "wallet_id": str(wallet.number) if wallet else "",
        "wallet_name": wallet.name if wallet else "",
        "wallet_total_balance_valid": unit_text(wallet.balance(call.at)[Kind.CASH]) if wallet else "0",
    }


def _balances(call: Call) -> Any:
    """Fen."""
    kind = call.params.choice("account_type", ("AD", "STAR", "LOCAL", "QIANCHUAN"))
    accounts = [account_of(call, number) for number in call.params.ids("account_ids", most=20)]
    if kind != "AD":
        raise Refusal(NOT_PERMITTED, f"No account of type {kind}")
    return {"list": [_fen(one, call.at) for one in accounts]}


def _fen(account: Account, at: int) -> dict[str, Any]:
    left = account.balance(at)
    cash, grant = left[Kind.CASH], left[Kind.GRANT]
    valid = cash - account.frozen
    return {
        "account_id": account.number,
        "balance": cash + grant,
        "valid_balance": valid + grant,
        "cash": cash,
        "valid_cash": valid,
        "grant": grant,
        "valid_grant": grant,
        "transfer_balance": valid,
        "transfer_cash": valid,
        "prepay_balance": cash,
        "prepay_valid_balance": valid,
        "prepay_transfer_balance": valid,
        **dict.fromkeys(_CREDIT_AND_PRELOAN, 0),
        "default_grant": 0,
        "common_grant": grant,
        "search_grant": 0,
        "union_grant": 0,
        **dict.fromkeys(_NO_SUCH_MONEY, 0),
        "wallet_id": account.wallet.number if account.wallet else 0,
        "wallet_total_balance_valid": account.wallet.balance(at)[Kind.CASH] if account.wallet else 0,
    }


def _transferable(call: Call) -> Any:
    account = account_of(call, call.params.whole("advertiser_id"))
    left = account.balance(call.at)
    cash = call.world.movable(account, Kind.CASH, call.at)
    return {
        "total_transfer_balance": units(cash),
        "cash_transfer_balance": units(cash),
        "deposit_amount": units(account.frozen),
        "grant_valid": units(left[Kind.GRANT]),
        **{f"{use}_prepay_valid": units(cash if use == "universal" else 0) for use in ("bid", "brand", "universal")},
        **{f"{use}_credit_valid": 0.0 for use in ("bid", "brand", "universal")},
    }


def _transactions(call: Call) -> Any:
    account = account_of(call, call.params.whole("advertiser_id"))
    first, last = call.params.span("start_date", "end_date")
    kind = call.params.choice("transaction_type", tuple(_TRANSACTIONS))
    moved = [row for row in account.moved(first, last, call.at) if row.what in _TRANSACTIONS[kind]]
    rows, info = page_of(moved, call.params, most=_UNSTATED_MOST)
    return {"list": [_transaction(account, kind, row) for row in rows], "page_info": info}


def _transaction(account: Account, kind: str, row: Movement) -> dict[str, Any]:
    return {
        "advertiser_id": account.number,
        "transaction_type": kind,
        "create_time": local_text(account, row.at),
        "amount": units(row.cents),
        "cash": units(row.cents if row.kind is Kind.CASH else 0),
        "grant": units(row.cents if row.kind is Kind.GRANT else 0),
        "return_goods": 0.0,
        "frozen": 0.0,
        "dealbase": 0.0,
        "transaction_seq": row.seq,
        "remitter": row.remitter or OWNER,
        "payee": row.payee or OWNER,
    }


def _daily_stat(call: Call) -> Any:
    account = account_of(call, call.params.whole("advertiser_id"))
    call.params.choice("account_type", ("AD", "LOCAL", "STAR"), "AD")
    today = account.day_of(call.at)
    new_year = date.fromordinal(today).replace(month=1, day=1).toordinal()
    first, last = call.params.span("start_date", "end_date", defaults=(new_year, today))
    rows, info = page_of(account.lines(first, last, call.at), call.params, most=_UNSTATED_MOST)
    return {"list": [_day(account, line) for line in rows], "page_info": info}


def _day(account: Account, line: Line) -> dict[str, Any]:
    return {
        "date": day_text(line.day),
        "balance": units(line.cash + line.grant),
        "cash_cost": units(line.burn.cash),
        "cost": units(line.burn.total),
        "frozen": units(account.frozen),
        "income": units(line.recharged + line.granted),
        "reward_cost": units(line.burn.grant),
        "return_goods_reward_cost": 0.0,
        "compensation_reward_cost": 0.0,
        "deduction_cost": 0.0,
        "realtime_coupon_cost": 0.0,
        "shared_wallet_cost": units(line.burn.shared),
        "company_wallet_cost": 0.0,
        "transfer_in": units(line.transferred_in),
        "transfer_out": units(line.transferred_out + line.paid_out),
        "grant_balance": units(line.grant),
        "non_grant_balance": units(line.cash),
    }


def _grants(call: Call) -> Any:
    account = account_of(call, call.params.whole("advertiser_id"))
    first, last = call.params.span("start_time", "end_time")
    for name in ("page", "page_size"):
        call.params.text(name)
    moved = [row for row in account.moved(first, last, call.at) if row.what is What.GRANTED]
    rows, info = page_of(moved, call.params, most=_UNSTATED_MOST)
    # Here the platform wraps its page_info in a list.
    return {"list": [_grant(account, row) for row in rows], "page_info": [info]}


def _grant(account: Account, row: Movement) -> dict[str, Any]:
    return {
        "uniq_id": str(row.seq),
        "create_time": local_text(account, row.at),
        "amount": units(row.cents),
        "grant_type": "GRANT_COMMON",
        "transaction_type": "RECHARGE",
    }


def _under_agent(call: Call, number: int) -> Sequence[Account]:
    if number != OCEAN_AGENT:
        raise Refusal(NOT_PERMITTED, f"No permission to operate agent {number}")
    return under(call.world, OCEAN_AGENT)


def _agent_transfers(call: Call) -> Any:
    accounts = _under_agent(call, call.params.whole("agent_id"))
    first, last = call.params.span("start_date", "end_date")
    wanted = call.params.group("filtering", is_required=True)
    kind = wanted.choice("transfer_type", ("ADD_MONEY", "REFUND_MONEY", "MUTUAL_TRANSFER"))
    only = wanted.ids("account_ids", most=100) if wanted.has("account_ids") else []
    found = [
        (one, row)
        for one in accounts
        if not only or one.number in only
        for row in one.moved(first, last, call.at)
        if _TYPES.get(row.what) == kind and row.what is not What.TRANSFER_IN
    ]
    rows, info = page_of(sorted(found, key=lambda pair: pair[1].at), call.params, most=_UNSTATED_MOST)
    return {"records": [_transfer_record(call, one, row, kind) for one, row in rows], "page_info": info}


def _transfer_record(call: Call, account: Account, row: Movement, kind: str) -> dict[str, Any]:
    remitter, payee = row.remitter or str(OCEAN_AGENT), row.payee or str(OCEAN_AGENT)
    names = {str(one.number): one.name for one in under(call.world, OCEAN_AGENT)}
    amount = units(abs(row.cents))
    return {
        "transfer_order_serial": str(row.seq),
        "transfer_target_serial": f"{row.seq}01",
        "transfer_type": kind,
        "transfer_target_pay_status": "TRANSFER_SUCCESS",
        "modify_time": local_text(account, row.at),
        "remitter": remitter,
        "remitter_name": names.get(remitter, AGENCY),
        "remitter_role": "ADVERTISER" if remitter in names else "AGENT",
        "payee": payee,
        "payee_name": names.get(payee, AGENCY),
        "payee_role": "ADVERTISER" if payee in names else "AGENT",
        "amount": amount,
        "cash": amount,
        "grants": 0.0,
        "prepay_amount": amount,
        "credit_amount": 0.0,
        "preloan_amount": 0.0,
        "operator": "practice",
        "remark": row.text,
        "platform": "AD",
    }


def _agent_recharges(call: Call) -> Any:
    params = call.params
    agents = params.ids("agent_ids", most=100)
    first, last = params.span("start_time", "end_time")
    for name in ("page", "page_size"):
        params.text(name)
    only = params.group("filtering").ids("adv_ids", most=100) if params.group("filtering").has("adv_ids") else []
    found = [
        (one, row)
        for agent in agents
        for one in _under_agent(call, agent)
        if not only or one.number in only
        for row in one.moved(first, last, call.at)
        if row.what is What.RECHARGE
    ]
    rows, info = page_of(sorted(found, key=lambda pair: pair[1].at), params, most=_UNSTATED_MOST)
    # The platform puts a second envelope into its first.
    return {
        "code": 0,
        "message": "OK",
        "data": [_recharge_record(one, row) for one, row in rows],
        "page_info": info,
        "total_amount": units(sum(row.cents for _, row in found)),
    }


def _recharge_record(account: Account, row: Movement) -> dict[str, Any]:
    return {
        "account_id": account.number,
        "amount": unit_text(row.cents),
        "stat_time": local_text(account, row.at),
        "transaction_id": str(row.seq),
        "contract_serial": "",
        "payment_channel_name": "对公转账",
        "payment_source": "BANK",
    }


def _report(call: Call) -> Any:
    params = call.params
    account = account_of(call, params.whole("advertiser_id"))
    if params.items("dimensions") != ["stat_time_day"] or params.items("metrics") != ["stat_cost"]:
        raise params.refuse("practice knows the dimension stat_time_day and the metric stat_cost")
    for name in ("filters", "order_by"):
        params.items(name)
    params.choice("data_topic", ("BASIC_DATA",))
    for name in ("page", "page_size"):
        params.text(name)
    first, last = params.span("start_time", "end_time")
    lines = [line for line in account.lines(first, last, call.at) if line.burn.total]
    rows, info = page_of(lines, params, most=100)
    return {
        "rows": [
            {"dimensions": {"stat_time_day": day_text(line.day)}, "metrics": {"stat_cost": unit_text(line.burn.total)}}
            for line in rows
        ],
        "total_metrics": {"stat_cost": unit_text(sum(line.burn.total for line in lines))},
        "page_info": info,
    }


def _old_report(call: Call) -> Any:
    params = call.params
    account = account_of(call, params.whole("advertiser_id"))
    first, last = params.span("start_date", "end_date")
    if last - first >= 30 or first < date(2016, 10, 26).toordinal():
        raise params.refuse("start_date: at most 30 days, from 2016-10-26 on")
    params.items("group_by", default=("STAT_GROUP_BY_FIELD_STAT_TIME",))
    lines = [line for line in account.lines(first, last, call.at) if line.burn.total]
    rows, info = page_of(lines, params, most=1_000)
    cells = [{"stat_datetime": f"{day_text(line.day)} 00:00:00", "cost": units(line.burn.total)} for line in rows]
    return {"list": cells, "page_info": info}


FUND_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/open_api/2/advertiser/fund/get/"): _balance,
    ("GET", "/open_api/v3.0/account/fund/get/"): _balances,
    ("GET", "/open_api/2/advertiser/transferable_fund/get/"): _transferable,
    ("GET", "/open_api/2/advertiser/fund/transaction/get/"): _transactions,
    ("GET", "/open_api/2/advertiser/fund/daily_stat/"): _daily_stat,
    ("GET", "/open_api/2/advertiser/fund/grant_transaction/get/"): _grants,
    ("GET", "/open_api/2/agent/transfer/transaction_record/"): _agent_transfers,
    ("GET", "/open_api/2/agent/adv/recharge/recharge_record/"): _agent_recharges,
    ("GET", "/open_api/v3.0/report/custom/get/"): _report,
    ("GET", "/open_api/2/report/advertiser/get/"): _old_report,
}
