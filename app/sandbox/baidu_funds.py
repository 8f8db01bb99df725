"""Practice Baidu: payment records by keyset in both spellings, transfers within the centre, and daily spend, in yuan with decimals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from app.sandbox.baidu_accounts import account_of, centre_name, named
from app.sandbox.baidu_plan import BAIDU, BAIDU_CENTRE
from app.sandbox.holders import Account, Kind, Line, Movement, What
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, day_text, local_text, unit_text, units

_CASH_TYPES, _FREE_TYPES, _PENDING = (1, 21), (2, 22), 23
_PAID = 1
_MOST_RECORDS = 500
_MOST_HISTORY = 1_000
_PAYMENTS = frozenset({What.RECHARGE, What.GRANTED, What.CREDITED, What.REFUND, What.EXPIRED})
_SEARCH, _FEED = (2208157, 170026), (2149145, 2172649)
_MOST_ROWS = 10_000


def _either(params: Params, *names: str) -> str:
    """Of the spellings that are in use, the one that is there."""
    return next((name for name in names if params.has(name)), names[0])


def _payments(account: Account, fund_type: int, at: int) -> list[Movement]:
    """Money in and out of the account from outside, oldest first; transfers within the centre have a history of their own."""
    is_cash = fund_type in _CASH_TYPES
    rows = [
        row
        for row in account.movements
        if row.what in _PAYMENTS and row.is_shown(at) and is_cash == (row.kind is Kind.CASH)
    ]
    return [] if fund_type == _PENDING else sorted(rows, key=lambda row: row.seq)


def _records(call: Call) -> Any:
    """`fundtype` or `fundType`, `chunksize` or `chunkSize`; keyset by id in either direction."""
    account, params = account_of(call), call.params
    fund_type = int(params.choice(_either(params, "fundtype", "fundType"), ("1", "2", "21", "22", "23")))
    size = params.whole(_either(params, "chunksize", "chunkSize"), _MOST_RECORDS, high=_MOST_RECORDS)
    condition, offset, sort = params.group("condition"), params.group("offset"), params.group("sort")
    times, states = condition.group("paytime"), condition.group("status").items("in", default=(0, 1, 2))
    found = [
        row
        for row in _payments(account, fund_type, call.at)
        if times.text("gte", "") <= local_text(account, row.at) <= times.text("lte", "9") and _PAID in states
    ]
    bounds = offset.group("id")
    above, below = bounds.whole("gt", 0, low=0), bounds.whole("lt", 2**63, low=0)
    rows = [row for row in found if above < row.seq < below]
    order = sort.items("in", default=("id asc",))
    if order not in (["id asc"], ["id desc"]):
        raise params.refuse("sort: must be id asc or id desc")
    if order == ["id desc"]:
        rows.reverse()
    return [{
        "fundType": fund_type,
        "condition": _echo(call, "condition"),
        "chunkSize": size,
        "offset": _echo(call, "offset"),
        "sort": _echo(call, "sort"),
        "total": str(len(found)),
        "list": [_record(account, row) for row in rows[:size]],
    }]  # fmt: skip


def _echo(call: Call, name: str) -> Any:
    """What was asked, as it is told again."""
    body = call.request.sent().get("body")
    return body.get(name) or {} if isinstance(body, dict) else {}


def _record(account: Account, row: Movement) -> dict[str, Any]:
    is_cash = row.kind is Kind.CASH
    when = local_text(account, row.at)
    return {
        "id": row.seq,
        "uid": account.number,
        "targetid": account.number,
        "paytime": when,
        "rcvtime": when,
        "acttime": when,
        "paymethodName": row.text,
        "productName": "百度推广",
        "fund": units(row.cents),
        "cash": units(row.cents if is_cash else 0),
        "bonus": units(0 if is_cash else row.cents),
        "cachetypeName": "现金" if is_cash else "赠款",
        "actflag": _PAID,
        "billStatus": "",
        # The company's own number on its payment.
        "orderrow": row.reference,
    }


def _history(call: Call) -> Any:
    """Descending only: an `id` brings what came before it."""
    account, params = account_of(call), call.params
    fund_type = int(params.choice("fundType", ("21", "22")))
    size, before = params.whole("pageSize", high=_MOST_HISTORY), params.whole("id", 2**63)
    first, last = params.text("startTime", ""), params.text("endTime", "9")
    found = [
        row
        for row in reversed(_payments(account, fund_type, call.at))
        if row.seq < before and first <= local_text(account, row.at) <= last
    ]
    return [
        {
            "id": row.seq,
            "userId": account.number,
            "userName": named(account),
            "mainAccountId": BAIDU_CENTRE,
            "mainAccountName": centre_name(),
            "fund": units(row.cents),
            "accountName": account.name,
            "fundPurpose": row.text,
            "payMethodName": row.text,
            "payTime": local_text(account, row.at),
            "orderId": row.seq,
        }
        for row in found[:size]
    ]


def _transfers(call: Call) -> Any:
    """Transfers between the centre's accounts; the format of the times is not stated, so a date will do as well."""
    params = call.params
    first, last = params.text("startTime"), params.text("endTime")
    if len(last) == len("2026-01-01"):
        last += " 23:59:59"
    found = []
    for account in call.world.accounts_on(BAIDU):
        for row in account.movements:
            when = local_text(account, row.at)
            if row.what is What.TRANSFER_OUT and row.is_shown(call.at) and first <= when <= last:
                found.append((row.at, row.seq, _transfer(call, account, row, when)))
    return [told for *_, told in sorted(found, key=lambda one: one[:2])]


def _transfer(call: Call, account: Account, row: Movement, when: str) -> dict[str, Any]:
    target = call.world.account(BAIDU, int(row.payee or row.other))
    return {
        "uuid": str(row.seq),
        "optid": BAIDU_CENTRE,
        "optName": centre_name(),
        "outUcId": account.number,
        "outUcName": named(account),
        "inUcId": target.number if target else 0,
        "inUcName": named(target) if target else "",
        "transferType": row.text,
        "transferMoney": unit_text(-row.cents),
        "transferTime": when,
    }


def _report(call: Call) -> Any:
    """Promotion money is one fund here, so the search report has all spend and that of feeds has none."""
    params = call.params
    kind = params.whole("reportType")
    if kind not in (*_SEARCH, *_FEED):
        raise params.refuse("reportType: practice knows accounts, search and feed")
    first, last = params.span("startDate", "endDate")
    unit = params.choice("timeUnit", ("DAY", "WEEK", "MONTH", "SUMMARY"), "DAY")
    columns = [str(one) for one in params.items("columns")]
    if "cost" not in columns:
        raise params.refuse("columns: must have a metric, practice knows cost")
    accounts = _asked(call)
    spent = [
        _spend(account, name, cents)
        for account in (accounts if kind in _SEARCH else ())
        for name, cents in _parts(account.lines(first, last, call.at), unit)
    ]
    start, size = params.whole("startRow", 0, low=0), params.whole("rowCount", 200, high=_MOST_ROWS)
    rows = [{name: value for name, value in row.items() if name in columns} for row in spent[start : start + size]]
    return [{"rowCount": len(rows), "totalRowCount": len(spent), "rows": rows, "summary": _summary(params, spent)}]


def _asked(call: Call) -> Sequence[Account]:
    """The accounts named by id, or that of the header."""
    if not call.params.has("userIds"):
        return [account_of(call)]
    numbers = call.params.ids("userIds", most=_MOST_ROWS)
    found = [call.world.account(BAIDU, number) for number in numbers]
    if None in found:
        raise call.params.refuse("userIds: no permission")
    return [one for one in found if one is not None]


def _parts(lines: Sequence[Line], unit: str) -> Iterator[tuple[str, int]]:
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.burn.total:
            day = date.fromordinal(line.day)
            begins = {
                "DAY": day,
                "WEEK": day - timedelta(days=day.weekday()),
                "MONTH": day.replace(day=1),
                "SUMMARY": date.fromordinal(lines[0].day),
            }[unit]
            sums[day_text(begins.toordinal())] += line.burn.total
    yield from sums.items()


def _spend(account: Account, name: str, cents: int) -> dict[str, Any]:
    return {"date": name, "userId": account.number, "userName": named(account), "cost": units(cents)}


def _summary(params: Params, spent: Sequence[dict[str, Any]]) -> dict[str, Any]:
    if params.text("needSum", "False").lower() != "true":
        return {}
    return {"cost": units(sum(round(row["cost"] * 100) for row in spent))}


FUND_ROUTES: Routes = {
    ("POST", "/json/sms/service/PaymentService/getPaymentRecord"): _records,
    ("POST", "/json/feed/v1/PaymentFeedService/getPaymentHistory"): _history,
    ("POST", "/json/sms/service/MccHistoryService/getAccountTransferHistory"): _transfers,
    ("POST", "/json/sms/service/OpenApiReportService/getReportData"): _report,
}
