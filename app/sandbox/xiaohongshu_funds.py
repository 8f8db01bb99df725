"""Practice Xiaohongshu: balances and flows of an advertiser in whole fen, those of the agent in yuan as text, and daily spend."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.sandbox.holders import DAY, Kind, Line, Purse, What
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import day_text, local_text, page_of, unit_text
from app.sandbox.xiaohongshu_holders import ACCOUNT_TYPES, WALLETS, advertiser, agent, seller, seller_of
from app.sandbox.xiaohongshu_plan import XIAOHONGSHU

_FREE = (Kind.GRANT, Kind.REBATE)
_MOST_SELLERS = 100
_MOST_FLOWS = 500
"""The page names no largest page of flows."""
_MOST_REPORTED = 1_000
_OPEN, _FROZEN = 1, 2
_SPEND = 3
_OPERATIONS = {
    What.RECHARGE: 1,
    What.GRANTED: 2,
    What.TRANSFER_IN: 6,
    What.TRANSFER_OUT: 6,
    What.REFUND: 7,
    What.EXPIRED: 9,
    What.CREDITED: 13,
}
_SHOWN = {
    1: "现金充值", 2: "返货", 3: "消耗", 6: "转账", 7: "退款", 9: "回收", 13: "授信转入",
}  # fmt: skip
_TRADES = {
    What.RECHARGE: "充值",
    What.GRANTED: "入账",
    What.CREDITED: "入账",
    What.REFUND: "退款",
    What.EXPIRED: "出账",
    What.TRANSFER_IN: "转账",
    What.TRANSFER_OUT: "转账",
}
_KIND_NAMES = {Kind.CASH: "现金", Kind.GRANT: "返货", Kind.CREDIT: "授信", Kind.REBATE: "赔付返货"}


def _balance(call: Call) -> Any:
    """Fen; what is free of the platform's hold is available."""
    account = advertiser(call)
    left, today = account.balance(call.at), account.day_of(call.at)
    total = sum(left.values())
    return {
        "total_balance": total,
        "cash_balance": left[Kind.CASH] + left[Kind.CREDIT],
        "return_balance": left[Kind.GRANT],
        "freeze_balance": account.frozen,
        "compensate_return_balance": left[Kind.REBATE],
        "available_balance": total - account.frozen,
        "today_spend": sum(line.burn.total for line in account.lines(today, today, call.at)),
    }


def _wallets(call: Call) -> Any:
    """Yuan as text, by wallet."""
    agent(call)
    sellers = call.params.items("virtual_seller_id_list", most=_MOST_SELLERS)
    rows = [_wallet(_named(call, str(one)), call.at) for one in sellers]
    return {"total": len(rows), "wallet_balance_list": rows}


def _named(call: Call, told: str) -> Purse:
    holders = (*call.world.managers_on(XIAOHONGSHU), *call.world.accounts_on(XIAOHONGSHU))
    found = next((one for one in holders if seller_of(one.number) == told), None)
    if found is None:
        raise call.params.refuse(f"virtual_seller_id_list {told}: no permission")
    return found


def is_frozen(purse: Purse) -> bool:
    """Whether the account is frozen, which is all that stops a transfer."""
    return getattr(purse, "status", str(_OPEN)) == str(_FROZEN)


def _wallet(purse: Purse, at: int) -> dict[str, Any]:
    left = purse.balance(at)
    held = {kind: purse.frozen if kind is Kind.CASH else 0 for kind in WALLETS}
    return {
        "virtual_seller_id": seller_of(purse.number),
        "total_available_balance": unit_text(sum(left[kind] - held[kind] for kind in WALLETS)),
        "total_frozen_balance": unit_text(purse.frozen),
        "total_balance": unit_text(sum(left[kind] for kind in WALLETS)),
        "account_status": _FROZEN if is_frozen(purse) else _OPEN,
        "balance_list": [
            {
                "wallet_type": number,
                "available_balance": unit_text(left[kind] - held[kind]),
                "frozen_balance": unit_text(held[kind]),
                "total_balance": unit_text(left[kind]),
            }
            for kind, number in WALLETS.items()
        ],
    }


class _Flow(NamedTuple):
    """Something that moved one kind of a purse's money; a day's spend once the day is over."""

    at: int
    seq: int
    kind: Kind
    what: What | None
    """None for spend."""
    cents: int
    balance: int
    """After it, frozen money included."""
    reference: str = ""
    text: str = ""
    other: int = 0


def _flows(purse: Purse, at: int) -> list[_Flow]:
    """All flows, each with the balance of its kind that follows from the one before."""
    left = dict(purse.opening)
    found = []
    for flow in sorted(_life(purse, at), key=lambda one: (one.at, one.seq)):
        left[flow.kind] += flow.cents
        found.append(flow._replace(balance=left[flow.kind]))
    return found


def _life(purse: Purse, at: int) -> Iterator[_Flow]:
    for row in purse.movements:
        if row.is_shown(at):
            yield _Flow(row.at, row.seq, row.kind, row.what, row.cents, 0, row.reference, row.text, row.other)
    for line in purse.book(at):
        for place, kind in enumerate(WALLETS):
            burned = line.burn.of(kind)
            if burned and at >= line.burn.settled_at:
                day_end = purse.starts_at(line.day) + DAY - 1
                seq = purse.number * 10_000_000 + line.day * 10 + place
                yield _Flow(day_end, seq, kind, None, -burned, 0, text="广告消耗")


def _orders(call: Call) -> Any:
    """账户流水 of an advertiser: fen, and no number of any trade."""
    account, params = advertiser(call), call.params
    first, last = params.span("start_time", "end_time")
    kinds = params.ids("account_types", most=4) if params.has("account_types") else list(ACCOUNT_TYPES.values())
    found = [
        flow
        for flow in _flows(account, call.at)
        if first <= account.day_of(flow.at) <= last and ACCOUNT_TYPES[flow.kind] in kinds
    ]
    rows, info = page_of(found, params, most=_MOST_FLOWS, default=20)
    return {
        "total_count": info["total_number"],
        "aggregate_order": sum(flow.cents for flow in found),
        "account_trade_detail": [_order(account, flow) for flow in rows],
    }


def _order(account: Purse, flow: _Flow) -> dict[str, Any]:
    operation = _SPEND if flow.what is None else _OPERATIONS[flow.what]
    return {
        "launch_date": day_text(account.day_of(flow.at)),
        "trade_time": local_text(account, flow.at),
        "operate_type": operation,
        "order_amount": flow.cents,
        "balance": flow.balance,
        "account_name": account.name,
        "account_type": ACCOUNT_TYPES[flow.kind],
        "account_type_name": _KIND_NAMES[flow.kind],
        "business_type_name": _SHOWN[operation],
        "transfer_object": str(flow.other) if flow.other else "",
        # What the company wrote on its payment stands in no field of its own.
        "remark": flow.reference or flow.text,
    }


def _records(call: Call) -> Any:
    """资金流水 of the agent's side, with numbers: yuan as text, frozen money left out of the balances."""
    agent(call)
    params = call.params
    purse = seller(call, params)
    first, last = params.span("start_date", "end_date")
    params.choice("date_key", ("1", "2"), "1")
    wallets = params.ids("wallet_type_list", most=5) if params.has("wallet_type_list") else list(WALLETS.values())
    trades = params.ids("trade_type_list", most=10) if params.has("trade_type_list") else None
    found = [
        flow
        for flow in _flows(purse, call.at)
        if first <= purse.day_of(flow.at) <= last and WALLETS[flow.kind] in wallets
        if trades is None or _trade(flow) in trades
    ]
    rows, info = page_of(found, params, most=_MOST_FLOWS, default=20, names=("page_index", "page_size"))
    return {
        "total": info["total_number"],
        "total_income_amount": unit_text(sum(flow.cents for flow in found if flow.cents > 0)),
        "total_outcome_amount": unit_text(-sum(flow.cents for flow in found if flow.cents < 0)),
        "wallet_trade_agg_list": [],
        "record_list": [_record(call, purse, flow) for flow in rows],
    }


_TRADE_NUMBERS = {"充值": 1, "入账": 2, "退款": 4, "转账": 5, "出账": 6}


def _trade(flow: _Flow) -> int:
    return _SPEND if flow.what is None else _TRADE_NUMBERS[_TRADES[flow.what]]


def _record(call: Call, purse: Purse, flow: _Flow) -> dict[str, Any]:
    held = purse.frozen if flow.kind is Kind.CASH else 0
    other = call.world.holder(XIAOHONGSHU, flow.other) if flow.other else None
    return {
        "trade_no": str(flow.seq),
        "business_trade_no": str(flow.seq),
        "business_no": flow.reference,
        "trade_time": flow.at * 1_000,
        "business_trade_time": flow.at * 1_000,
        "virtual_seller_id": seller_of(purse.number),
        "target_virtual_seller_id": seller_of(other.number) if other else "",
        "account_name": purse.name,
        "target_account_name": other.name if other else "",
        "wallet_type": WALLETS[flow.kind],
        "direction": 1 if flow.cents > 0 else -1,
        "trade_type": "消耗" if flow.what is None else _TRADES[flow.what],
        "amount": unit_text(abs(flow.cents)),
        "balance_before": unit_text(flow.balance - flow.cents - held),
        "balance_after": unit_text(flow.balance - held),
        "remark": flow.text,
    }


def _report(call: Call) -> Any:
    """Days that are over; fees stand as text, with commas from a thousand on."""
    account, params = advertiser(call), call.params
    first, last = params.span("start_date", "end_date")
    unit = params.choice("time_unit", ("DAY", "SUMMARY"), "DAY")
    lines = account.lines(first, min(last, account.day_of(call.at) - 1), call.at)
    spent = [line for line in lines if line.burn.total]
    told = [_spend(day_text(line.day), (line,)) for line in spent]
    if unit == "SUMMARY":
        told = [_spend(f"{day_text(first)} - {day_text(last)}", spent)]
    rows, info = page_of(told, params, most=_MOST_REPORTED, default=20, names=("page_num", "page_size"))
    return {"total_count": info["total_number"], "data_list": rows}


def _spend(time: str, lines: Sequence[Line]) -> dict[str, Any]:
    cents = sum(line.burn.total for line in lines)
    clicks = cents // 150
    return {
        "time": time,
        "fee": f"{cents // 100:,}.{cents % 100:02d}",
        "impression": str(clicks * 40),
        "click": str(clicks),
        "ctr": "2.50%" if clicks else "0.00%",
        "acp": unit_text(cents // clicks if clicks else 0),
        "cpm": unit_text(cents * 1_000 // (clicks * 40) if clicks else 0),
    }


def _realtime(call: Call) -> Any:
    """Today is in it; the hours of a day the page does not show."""
    account, params = advertiser(call), call.params
    first, last = params.span("start_date", "end_date")
    if params.text("need_hourly_data", "False").lower() == "true":
        raise params.refuse("need_hourly_data: practice does not know it")
    lines = [line for line in account.lines(first, last, call.at) if line.burn.total]
    return {
        "total_count": len(lines),
        "data_list": [_spend(date.fromordinal(line.day).isoformat(), (line,)) for line in lines],
    }


FUND_ROUTES: Routes = {
    ("GET", "/jg/account/balance/info"): _balance,
    ("POST", "/finance/balance/query"): _wallets,
    ("POST", "/jg/account/order/info"): _orders,
    ("POST", "/finance/transaction/record/query"): _records,
    ("POST", "/jg/data/report/offline/account"): _report,
    ("POST", "/jg/data/report/realtime/account"): _realtime,
}
