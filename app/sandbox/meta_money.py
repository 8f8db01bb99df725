"""Practice Meta: spend by day, billing events, and the invoices of the business."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from app.sandbox.company import OWNER
from app.sandbox.holders import DAY, HOUR, Account, What
from app.sandbox.meta_accounts import is_client
from app.sandbox.meta_plan import META, META_BUSINESS, META_PLAN
from app.sandbox.meta_words import (
    BAD,
    Fields,
    account_of,
    check_business,
    fixed,
    minor,
    names_of,
    no,
    paged,
    picked,
    plain_units,
    utc_stamp,
)  # fmt: skip
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import day_text, unit_text

_OLDEST_INSIGHTS = 37 * 31
_OLDEST_ACTIVITIES = 90 * DAY
_LEVELS = ("account", "campaign", "adset", "ad")
_INVOICE_TYPES = ("INV", "CM", "DM", "PRO_FORMA")
_EVENT_FIELDS = ("event_type", "event_time", "extra_data")


# Spend by day


def _insights(call: Call) -> Any:
    account = account_of(call)
    if call.params.choice("level", _LEVELS, "account") != "account":
        raise no(BAD, "(#100) Practice has spend of whole accounts only", blame="level")
    first, last = _range(call, account)
    names = [*names_of(call, ("account_id", "spend")), "date_start", "date_stop"]
    rows = [(line.day, line.day, line.burn.total) for line in account.lines(first, last, call.at) if line.burn.total]
    if call.params.text("time_increment", "all_days") != "1":
        rows = [(first, last, sum(cents for *_, cents in rows))] if rows else []
    return paged(call, rows, lambda row: picked("AdsInsights", _insight_fields(account, *row), names))


def _range(call: Call, account: Account) -> tuple[int, int]:
    """The days that are asked for, or the last 30 before today."""
    today = account.day_of(call.at)
    if not call.params.has("time_range"):
        return today - 30, today - 1
    first, last = call.params.group("time_range").span("since", "until")
    if first < today - _OLDEST_INSIGHTS:
        raise no(3018, "(#3018) The start date of the time range cannot be beyond 37 months from the current date")
    return first, last


def _insight_fields(account: Account, first: int, last: int, cents: int) -> Fields:
    return fixed(
        {
            "account_id": str(account.number),
            "account_name": account.name,
            "account_currency": account.currency,
            "spend": plain_units(cents),
            "date_start": day_text(first),
            "date_stop": day_text(last),
        }
    )


# Billing events


class Event(NamedTuple):
    """One row of the activities of an account."""

    at: int
    kind: str
    extra: dict[str, Any]


def _activities(call: Call) -> Any:
    """Newest first; the page does not say which category holds what, so ACCOUNT has all of it here and BUDGET nothing."""
    account = account_of(call)
    category = call.params.choice("category", ("", "ACCOUNT", "BUDGET"), "")
    since = max(_instant(call, account, "since", 0), call.at - _OLDEST_ACTIVITIES)
    until = _instant(call, account, "until", call.now)
    events = [one for one in _events(account, call.now) if since <= one.at <= until and category != "BUDGET"]
    events.sort(key=lambda one: one.at, reverse=True)
    names = names_of(call, _EVENT_FIELDS)
    return paged(call, events, lambda one: picked("AdActivity", _event_fields(account, one), names))


def _instant(call: Call, account: Account, name: str, default: int) -> int:
    """Epoch seconds, or a day of the account, of which `until` has all."""
    text = call.params.text(name, "")
    if not text:
        return default
    if text.isascii() and text.isdigit():
        return int(text)
    return account.starts_at(call.params.day(name) + (name == "until")) - (name == "until")


def _events(account: Account, now: int) -> Iterator[Event]:
    for row in account.movements:
        if row.what is What.PAID and row.at <= now:
            told = {"currency": account.currency, "new_value": int(minor(account, abs(row.cents)))}
            yield Event(row.at, "ad_account_billing_charge", {**told, "transaction_id": row.reference})
    for before, after in zip(account.limits, account.limits[1:], strict=False):
        if after.at > now:
            continue
        values = {
            "old_value": int(minor(account, before.cents or 0)),
            "new_value": int(minor(account, after.cents or 0)),
        }
        kind = "ad_account_update_spend_limit"
        if after.cents is None:
            kind = "ad_account_remove_spend_limit"
        elif after.before != before.before:
            kind = "ad_account_reset_spend_limit"
        yield Event(after.at, kind, {"currency": account.currency, **values})


def _event_fields(account: Account, one: Event) -> Fields:
    local = datetime.fromtimestamp(one.at, UTC) + timedelta(seconds=account.offset_hours * HOUR)
    return fixed(
        {
            "event_type": one.kind,
            "event_time": utc_stamp(one.at),
            "date_time_in_timezone": local.strftime("%m/%d/%Y at %I:%M %p"),
            "extra_data": json.dumps(one.extra, separators=(",", ":")),
            "object_id": str(account.number),
            "object_type": "ACCOUNT",
            "actor_name": "Meta",
            "translated_event_type": one.kind.replace("_", " "),
        }
    )


# Invoices


class Invoice(NamedTuple):
    """What the accounts of the business spent in one month, which their charges have paid as it went."""

    period: date
    issued: date
    cents: int
    numbers: tuple[int, ...]

    @property
    def number(self) -> str:
        """What stands on the invoice."""
        return f"F{self.issued:%y%m}-0001"


def _invoices(call: Call) -> Any:
    check_business(call)
    kind = call.params.choice("type", ("", *_INVOICE_TYPES), "")
    wanted = call.params.text("invoice_id", "")
    rows = [one for one in _ended_months(call) if wanted in ("", one.number)]
    if not wanted:
        rows = [one for one in rows if kind in ("", "INV") and _is_between(call, one)]
    names = [*names_of(call, ("invoice_id",)), "id"]
    return paged(call, rows, lambda one: picked("OmegaCustomerTrx", _invoice_fields(one), names)) | (
        {} if rows else {"paging": {}}
    )


def _is_between(call: Call, one: Invoice) -> bool:
    """By period and by day of issue; both spans end before their last day."""
    far = date.max.toordinal()
    first, end = call.params.day("start_date", 1), call.params.day("end_date", far)
    since, until = call.params.day("issue_start_date", 1), call.params.day("issue_end_date", far)
    return first <= one.period.toordinal() < end and since <= one.issued.toordinal() < until


def _ended_months(call: Call) -> Iterator[Invoice]:
    accounts = [one for one in call.world.accounts_on(META) if not is_client(one) and one.burns]
    start = call.world.first_day.replace(day=1)
    behind = min((one.day_of(call.at) for one in accounts), default=0)
    while (end := (start + timedelta(days=32)).replace(day=1)).toordinal() <= behind:
        spent = {one.number: _final(one, start, end) for one in accounts}
        if cents := sum(spent.values()):
            yield Invoice(start, end, cents, tuple(number for number, own in spent.items() if own))
        start = end


def _final(account: Account, start: date, end: date) -> int:
    return sum(one.owed for one in account.burns if start.toordinal() <= one.day < end.toordinal())


def _invoice_fields(one: Invoice) -> Fields:
    amount = unit_text(one.cents)
    hundredths = str(one.cents)
    due = {"amount": amount, "amount_in_hundredths": hundredths, "currency": "USD", "offsetted_amount": hundredths}
    return fixed(
        {
            "id": str(META_BUSINESS % 1_000 * 10_000 + one.issued.year % 100 * 100 + one.issued.month),
            "invoice_id": one.number,
            "invoice_date": one.issued.isoformat(),
            "due_date": (one.issued + timedelta(days=30)).isoformat(),
            "billing_period": one.period.isoformat(),
            "amount_due": due,
            "amount": amount,
            "currency": "USD",
            "type": "INV",
            "invoice_type": "INV",
            "payment_status": "PAID",
            "payment_term": "Net 30",
            "entity": META_PLAN.payee,
            "advertiser_name": OWNER,
            "ad_account_ids": [str(number) for number in one.numbers],
            "download_uri": f"https://practice.example/{one.number}.pdf",
            "cdn_download_uri": f"https://practice.example/cdn/{one.number}.pdf",
            "liability_type": None,
            "billed_amount_details": None,
        }
    )


MONEY_ROUTES: Routes = {
    ("GET", "/v26.0/act_{id}/insights"): _insights,
    ("GET", "/v26.0/act_{id}/activities"): _activities,
    ("GET", "/v26.0/{node}/business_invoices"): _invoices,
}
