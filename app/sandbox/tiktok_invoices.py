"""Practice TikTok for Business: the invoices of a business centre, one for each month that has ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from app.sandbox.holders import DAY, EPOCH_DAY, HOUR
from app.sandbox.stage import Call, Routes
from app.sandbox.tiktok_funds import centre_of, listed
from app.sandbox.tiktok_plan import Centre
from app.sandbox.wire import page_of, units

_TYPE, _PAY_STATUS = "RECON", "NO_NEED"
"""The centre's money is prepaid, so nothing is left to pay."""

_TYPES = ("RECON", "CREDIT", "AUTO_PAY")
_PAY_STATUSES = ("UNPAID", "PAID", "PARTIAL_PAID", "NO_NEED")
_MOST = 50
_DUE_AFTER = timedelta(days=30)


class Invoice(NamedTuple):
    """What a centre's advertisers spent in one month, in cents."""

    sent: date
    cents: int


def _invoices(call: Call) -> Any:
    centre = centre_of(call)
    types = call.params.items("invoice_types", default=_TYPES)
    statuses = call.params.items("pay_statuses", default=_PAY_STATUSES)
    today = _today(centre, call.at)
    first, last = call.params.span("start_time", "end_time", defaults=(call.world.first_day.toordinal(), today))
    found = [
        one
        for one in _ended_months(call, centre)
        if first <= one.sent.toordinal() <= last and _TYPE in types and _PAY_STATUS in statuses
    ]
    rows, info = page_of(found, call.params, most=_MOST)
    return {"list": [_told(centre, one) for one in rows], "page_info": info}


def _unpaid(call: Call) -> Any:
    """Prepaid centres owe nothing."""
    centre_of(call)
    call.params.choice("invoice_type", (_TYPE,))
    _, info = page_of((), call.params, most=_MOST)
    return {"list": [], "page_info": info}


def _today(centre: Centre, at: int) -> int:
    return (at + centre.offset_hours * HOUR) // DAY + EPOCH_DAY


def _ended_months(call: Call, centre: Centre) -> Iterator[Invoice]:
    """By full month since the first day; the month of the first day counts from there."""
    start, today = call.world.first_day, date.fromordinal(_today(centre, call.at))
    accounts = listed(call.world, centre)
    while (end := (start.replace(day=1) + timedelta(days=32)).replace(day=1)) <= today:
        lines = (line for one in accounts for line in one.lines(start.toordinal(), end.toordinal() - 1, call.at))
        # Free money is on no invoice.
        cents = sum(line.burn.total - line.burn.grant for line in lines)
        if cents:
            yield Invoice(end, cents)
        start = end


def _told(centre: Centre, invoice: Invoice) -> dict[str, Any]:
    amount = units(invoice.cents)
    number = f"{centre.number % 1_000}{invoice.sent:%Y%m}"
    return {
        "invoice_id": number,
        "serial_number": f"PR{number}",
        "send_date": invoice.sent.isoformat(),
        "due_date": (invoice.sent + _DUE_AFTER).isoformat(),
        "currency_code": centre.currency,
        "invoice_type": _TYPE,
        "billing_group_id": "",
        "account_name": centre.name,
        "invoice_title": centre.name,
        "amount": amount,
        "amount_excluding_tax": amount,
        "total_tax_amount": 0,
        "tax_rate1": 0,
        "tax_amount1": 0,
        "pay_status": _PAY_STATUS,
        "unpaid_amount": 0,
    }


INVOICE_ROUTES: Routes = {
    ("GET", "/open_api/v1.3/bc/invoice/get/"): _invoices,
    ("GET", "/open_api/v1.3/bc/invoice/unpaid/get/"): _unpaid,
}
