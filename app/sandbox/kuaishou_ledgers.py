"""Practice Kuaishou: the agent's ledgers, row by row with trade numbers, in whole 厘."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from app.sandbox.holders import Kind, Movement, Purse, What
from app.sandbox.kuaishou_accounts import LI, agent, instants
from app.sandbox.kuaishou_plan import KUAISHOU
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, page_of

_ALL = 0
_RECHARGE, _REFUND, _CREDIT, _IN, _OUT = 1, 2, 11, 14, 15
_TYPES = {
    What.RECHARGE: _RECHARGE,
    What.GRANTED: _RECHARGE,
    What.CREDITED: _CREDIT,
    What.REFUND: _REFUND,
    What.TRANSFER_IN: _IN,
    What.TRANSFER_OUT: _OUT,
}
_COLUMNS = {
    Kind.CASH: "amount",
    Kind.CREDIT: "credit_amount",
    Kind.GRANT: "contract_rebate_amount",
    Kind.REBATE: "direct_rebate_amount",
}
_MOST = 1_000
"""The page names no largest page."""


class _Entry(NamedTuple):
    """A movement, and what the purse held in all before it: the closing of the day before and the day's rows so far."""

    row: Movement
    before: int


def _of_accounts(call: Call) -> Any:
    agent(call)
    params = call.params
    first, last = instants(params, "start_time", "end_time")
    wanted = int(params.choice("operation_type", tuple(map(str, (_ALL, _RECHARGE, _REFUND, _CREDIT, _IN, _OUT)))))
    params.whole("account_search_type", low=0)
    params.choice("uc_type", ("", "DSP", "ADX", "ESP"), "")
    keyword = params.text("keyword", "")
    found = [
        (account, entry)
        for account in call.world.accounts_on(KUAISHOU)
        if keyword in ("", str(account.number)) or keyword in account.name
        for entry in _entries(account, call.at)
        if first <= entry.row.at <= last and wanted in (_ALL, _type(entry.row))
    ]
    found.sort(key=lambda one: (one[1].row.at, one[1].row.seq))
    asked = _page(params)
    rows, info = page_of(found, asked, most=_MOST, default=20, names=("current_page", "page_size"))
    told = {"current_page": info["page"], "page_size": info["page_size"], "total_count": info["total_number"]}
    return {"details": [_row(account, entry) for account, entry in rows], "page_info": told}


def _page(params: Params) -> Params:
    """The group that asks for a page, which carries the fault of the list."""
    group = params.group("page_info")
    group.repeats_page = params.repeats_page
    return group


def _type(row: Movement) -> int:
    is_lent = row.kind is Kind.CREDIT and row.what is What.RECHARGE
    return _CREDIT if is_lent else _TYPES[row.what]


def _entries(purse: Purse, at: int) -> Iterator[_Entry]:
    closings: dict[int, int] = {line.day: sum(map(line.left, _COLUMNS)) for line in purse.book(at)}
    moved: dict[int, int] = defaultdict(int)
    for row in purse.movements:
        if row.is_shown(at):
            yield _Entry(row, closings.get(row.day - 1, sum(purse.opening.values())) + moved[row.day])
            moved[row.day] += row.cents


def _row(purse: Purse, entry: _Entry) -> dict[str, Any]:
    """Amounts carry no sign: the type tells the direction, and so do the balances."""
    row = entry.row
    is_live = bool(row.other)
    return {
        "advertiser_id": purse.number,
        "operation_type": str(_type(row)),
        **dict.fromkeys(("rebate_amount", "pre_rebate_amount"), 0),
        **{column: abs(row.cents) * LI if row.kind is kind else 0 for kind, column in _COLUMNS.items()},
        "before_balance": entry.before * LI,
        "after_balance": (entry.before + row.cents) * LI,
        "create_time": row.at * 1_000,
        "trade_no": row.reference if is_live else str(row.seq),
        "instruction_id": row.seq,
        # What the company wrote on its payment.
        "bank_sn": "" if is_live else row.reference,
        "remark": row.text,
        "status": 1,
    }


def _of_agent(call: Call) -> Any:
    """What the agent itself paid and got."""
    holder, params = agent(call), call.params
    first, last = instants(params, "start_time", "end_time")
    found = [entry for entry in _entries(holder, call.at) if first <= entry.row.at <= last]
    if wanted := params.whole("operation_type", _ALL, low=0):
        found = [entry for entry in found if _type(entry.row) == wanted]
    rows, info = page_of(found, _page(params), most=_MOST, default=20, names=("current_page", "page_size"))
    return {
        "details": [_own_row(holder, entry) for entry in rows],
        "page_no": info["page"],
        "page_size": info["page_size"],
        "total": info["total_number"],
    }


def _own_row(holder: Purse, entry: _Entry) -> dict[str, Any]:
    told = _row(holder, entry)
    names = ("instruction_id", "amount", "credit_amount", "before_balance", "after_balance", "bank_sn")
    return {**{name: told[name] for name in names}, "invoice_status": 0, "invoice_req_id": ""}


LEDGER_ROUTES: Routes = {
    ("POST", "/gw/agent/v1/finance/deposit/account"): _of_accounts,
    ("POST", "/gw/agent/v1/finance/deposit/agent"): _of_agent,
}
