"""Practice Kuaishou: an advertiser's balance, daily flows and daily spend, and the agent's roll-up, in yuan with decimals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from app.sandbox.holders import HOUR, Account, Kind, Line, Movement
from app.sandbox.kuaishou_accounts import advertiser, agent, user_of
from app.sandbox.kuaishou_plan import KUAISHOU
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import day_text, page_of, units

_MOST_FLOWS, _MOST_REPORTED, _MOST_ROLLED_UP = 500, 2_000, 1_000
_WEEK = 7
_READY_AT = 9 * HOUR
"""When the agent's report knows yesterday."""

_CHARGED = {
    Kind.CASH: "real",
    Kind.CREDIT: "real",
    Kind.GRANT: "contract_rebate_real",
    Kind.REBATE: "direct_rebate_real",
}
"""What the advertiser's columns call the kinds of money; lent money has none of its own and is recharged like cash."""


def _fund(call: Call) -> Any:
    left = advertiser(call).balance(call.at)
    return {
        "balance": units(sum(left.values())),
        "recharge_balance": units(left[Kind.CASH] + left[Kind.CREDIT]),
        "contract_rebate": units(left[Kind.GRANT]),
        "direct_rebate": units(left[Kind.REBATE]),
        "extended_balance": 0.0,
        "total_shared_wallet_balance": 0.0,
        "total_frame_shared_wallet_balance": 0.0,
    }


def _flows(call: Call) -> Any:
    """Days only: an advertiser is told no number of any payment."""
    account, params = advertiser(call), call.params
    today = account.day_of(call.at)
    first, last = params.span("start_date", "end_date", defaults=(today, today))
    rows: dict[int, list[Movement]] = defaultdict(list)
    for row in account.movements:
        if first <= row.day <= last and row.is_booked(call.at):
            rows[row.day].append(row)
    lines, info = page_of(account.lines(first, last, call.at), params, most=_MOST_FLOWS, default=20)
    return {
        "total_count": info["total_number"],
        "details": [_flow(account, line, rows[line.day]) for line in lines],
    }


def _flow(account: Account, line: Line, rows: Sequence[Movement]) -> dict[str, Any]:
    charged, recharged = dict.fromkeys(_CHARGED.values(), 0), dict.fromkeys(_CHARGED.values(), 0)
    for kind, name in _CHARGED.items():
        charged[name] += line.burn.of(kind)
        recharged[name] += sum(row.cents for row in rows if row.kind is kind and row.cents > 0)
    return {
        "advertiser_id": account.number,
        "date": day_text(line.day),
        "daily_charge": units(line.burn.total),
        **{f"{name}_charged": units(cents) for name, cents in charged.items()},
        "daily_transfer_in": units(sum(recharged.values())),
        "daily_transfer_out": units(-sum(row.cents for row in rows if row.cents < 0)),
        "balance": units(sum(line.left(kind) for kind in _CHARGED)),
        **{f"{name}_recharged": units(cents) for name, cents in recharged.items()},
        **dict.fromkeys(_NOT_HERE, 0.0),
    }


_NOT_HERE = (
    "order_total_charged", "order_real_charged", "order_contract_charged", "order_direct_charged",
    "daily_share_charge", "share_real_charge", "share_credit_charge", "frame_share_wallet_charge",
)  # fmt: skip
"""Columns of orders and shared wallets, which the practice company does not have here."""


def _report(call: Call) -> Any:
    account, params = advertiser(call), call.params
    today = account.day_of(call.at)
    first, last = params.span("start_date", "end_date", defaults=(today, today))
    if first < today - _WEEK or last - first >= _WEEK:
        raise params.refuse("start_date: the last 7 days only, at most 7 days at once")
    # The page does not tell what a row of an hour looks like.
    params.choice("temporal_granularity", ("DAILY",), "DAILY")
    spent = [line for line in account.lines(first, last, call.at) if line.burn.total]
    lines, info = page_of(spent, params, most=_MOST_REPORTED, default=20)
    return {
        "total_count": info["total_number"],
        "details": [{"stat_date": day_text(line.day), "charge": units(line.burn.total)} for line in lines],
    }


def _roll_up(call: Call) -> Any:
    """Every advertiser of the agent, by day, by month or all in one; today is not in it, yesterday from nine on."""
    holder, params = agent(call), call.params
    first, last = params.span("start_date", "end_date")
    by = params.choice("time_type", ("ALL", "DAY", "MONTH"), "ALL")
    ready = holder.day_of(call.at - _READY_AT) - 1
    found = [
        _rolled_up(account, name, lines)
        for account in call.world.accounts_on(KUAISHOU)
        for name, lines in _parts(account.lines(first, min(last, ready), call.at), by)
    ]
    rows, info = page_of(found, params, most=_MOST_ROLLED_UP, default=20)
    return {"total_count": info["total_number"], "details": rows}


def _parts(lines: Sequence[Line], by: str) -> Iterator[tuple[str, list[Line]]]:
    parts: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.burn.total:
            day = date.fromordinal(line.day)
            parts[{"ALL": "", "DAY": day.isoformat(), "MONTH": f"{day:%Y-%m}"}[by]].append(line)
    yield from parts.items()


def _rolled_up(account: Account, name: str, lines: Sequence[Line]) -> dict[str, Any]:
    """The names of the columns are those of the public client that the page names."""
    charged = {kind: sum(line.burn.of(kind) for line in lines) for kind in _CHARGED}
    return {
        "date_time": name,
        "account_id": account.number,
        "user_id": user_of(account),
        "account_name": account.name,
        "total_charged_in_yuan": units(sum(charged.values())),
        "total_balance_in_yuan": units(sum(lines[-1].left(kind) for kind in _CHARGED)),
        "real_charged_in_yuan": units(charged[Kind.CASH]),
        "total_rebate_real_charged_in_yuan": units(charged[Kind.GRANT] + charged[Kind.REBATE]),
        "contract_rebate_real_charged_in_yuan": units(charged[Kind.GRANT]),
        "direct_rebate_real_charged_in_yuan": units(charged[Kind.REBATE]),
        "credit_real_charged_in_yuan": units(charged[Kind.CREDIT]),
        "product_name": account.kept.get("product_name", account.name),
        "corporation_name": account.company,
    }


FUND_ROUTES: Routes = {
    ("POST", "/v1/advertiser/fund/get"): _fund,
    ("POST", "/v1/advertiser/fund/daily_flows"): _flows,
    ("POST", "/v1/report/account_report"): _report,
    ("POST", "/v1/agent/report"): _roll_up,
}
