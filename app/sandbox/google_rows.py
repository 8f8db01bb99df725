"""The rows behind the queries of practice Google Ads: customers, the client tree, daily cost, billing."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from app.sandbox.company import OWNER
from app.sandbox.google_ads_plan import GOOGLE_ADS, GOOGLE_MANAGER
from app.sandbox.google_budgets import budget_rows, proposal_rows
from app.sandbox.google_query import Query, Row, read
from app.sandbox.google_setups import setup_rows
from app.sandbox.google_words import client_of, is_manager, micros, refusal
from app.sandbox.holders import DAY, EPOCH_DAY, HOUR, Account
from app.sandbox.stage import Call
from app.sandbox.wire import day_text

_CUSTOMER = ("id", "descriptive_name", "currency_code", "time_zone", "manager", "test_account", "status")
_CLIENT = (
    "client_customer", "id", "descriptive_name", "currency_code", "time_zone", "manager", "test_account", "level",
    "status", "hidden",
)  # fmt: skip
_LIMITS = ("spending_limit_micros", "spending_limit_type")
_TIMES = ("start_date_time", "end_date_time", "end_time_type")
_BUDGET = (
    "id", "name", "billing_setup", "purchase_order_number", "notes", "status", "total_adjustments_micros",
    "amount_served_micros", "pending_proposal.account_budget_proposal", "pending_proposal.proposal_type",
    "pending_proposal.name", "pending_proposal.spending_limit_micros", "pending_proposal.spending_limit_type",
    *(f"{state}_{name}" for state in ("proposed", "approved", "adjusted") for name in _LIMITS),
    *(f"{state}_{name}" for state in ("proposed", "approved") for name in _TIMES),
)  # fmt: skip
_PROPOSAL = (
    "id", "billing_setup", "account_budget", "proposal_type", "status", "creation_date_time", "approval_date_time",
    "proposed_name", "proposed_notes", "proposed_purchase_order_number", "proposed_start_time_type",
    *(f"{state}_{name}" for state in ("proposed", "approved") for name in (*_LIMITS, *_TIMES)),
)  # fmt: skip
_PAYMENTS_INFO = ("payments_account_id", "payments_account_name", "payments_profile_id", "payments_profile_name")
_SETUP = (
    "id", "status", "payments_account", "start_date_time", "start_time_type", "end_date_time", "end_time_type",
    *(f"payments_account_info.{name}" for name in _PAYMENTS_INFO),
)  # fmt: skip
_METRIC, _DAY = "metrics.cost_micros", "segments.date"


def found_rows(call: Call, text: str) -> tuple[Query, list[dict[str, Any]]]:
    """The query and its rows as JSON; Refusal for what is not known here."""
    query = read(text, _today(call))
    known, make = _resource(query)
    query.check(known)
    if _METRIC in query.named and is_manager(call):
        trouble = "Metrics cannot be requested for a manager account."
        raise refusal("queryError", "REQUESTED_METRICS_FOR_MANAGER", trouble)
    is_manager(call)
    rows = query.answered(make(call, query))
    if query.resource == "customer" and _METRIC in query.fields and _DAY not in query.fields:
        rows = _summed(rows)
    return query, [_told(row, query) for row in rows]


def _today(call: Call) -> date:
    offset = 8 if is_manager(call) else client_of(call).offset_hours
    return date.fromordinal((call.at + offset * HOUR) // DAY + EPOCH_DAY)


def _resource(query: Query) -> tuple[set[str], Callable[[Call, Query], Iterator[Row]]]:
    if query.resource not in _RESOURCES:
        trouble = f"Resource type in FROM is not known: {query.resource}."
        raise refusal("queryError", "BAD_RESOURCE_TYPE_IN_FROM_CLAUSE", trouble, trigger=query.resource)
    fields, make = _RESOURCES[query.resource]
    own = {f"{query.resource}.{name}" for name in (*fields, "resource_name")}
    customer = {f"customer.{name}" for name in (*_CUSTOMER, "resource_name")}
    return own | customer | ({_METRIC, _DAY} if query.resource == "customer" else set()), make


def _told(row: Row, query: Query) -> dict[str, Any]:
    """Only what was asked for, and the name of each resource that is spoken of; an unset field is absent."""
    told: dict[str, Any] = {}
    for resource in dict.fromkeys((query.resource, *(name.split(".")[0] for name in query.fields))):
        if f"{resource}.resource_name" in row:
            told[camel(resource)] = {"resourceName": row[f"{resource}.resource_name"]}
    for name in query.fields:
        if row.get(name) is not None:
            *path, last = [camel(part) for part in name.split(".")]
            inner = told
            for part in path:
                inner = inner.setdefault(part, {})
            inner[last] = row[name]
    return told


def camel(name: str) -> str:
    """The name in JSON of what has underscores in a query."""
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)


def mask_of(query: Query) -> str:
    """The selected fields as one text of names in JSON."""
    return ",".join(".".join(camel(part) for part in name.split(".")) for name in query.fields)


def _summed(rows: list[Row]) -> list[Row]:
    """Without the day among the fields, all days are one row."""
    if not rows:
        return []
    return [{**rows[0], _METRIC: str(sum(int(row.get(_METRIC, 0)) for row in rows))}]


def _customer(call: Call) -> Row:
    if is_manager(call):
        values: tuple[Any, ...] = (str(GOOGLE_MANAGER), OWNER, "USD", "Asia/Shanghai", True, False, "ENABLED")
    else:
        one = client_of(call)
        values = (str(one.number), one.name, one.currency, one.zone, False, False, one.status)
    told = {f"customer.{name}": value for name, value in zip(_CUSTOMER, values, strict=True)}
    return {**told, "customer.resource_name": f"customers/{values[0]}"}


def _customers(call: Call, query: Query) -> Iterator[Row]:
    """The account itself; a row a day with delivery where a day or what it cost is asked for."""
    own = _customer(call)
    if not query.named & {_METRIC, _DAY}:
        yield own
        return
    if is_manager(call):
        return
    for line in client_of(call).book(call.at):
        if line.burn.total:
            yield {**own, _DAY: day_text(line.day), _METRIC: micros(line.burn.total)}


def _clients(call: Call, _: Query) -> Iterator[Row]:
    own = _customer(call)
    if not is_manager(call):
        yield {**own, **_client(call, client_of(call), 0)}
        return
    top = {name.replace("customer.", "customer_client.", 1): value for name, value in own.items()}
    yield {**own, **top, **_tied(call, str(GOOGLE_MANAGER), 0)}
    for account in call.world.accounts_on(GOOGLE_ADS):
        yield {**own, **_client(call, account, 1)}


def _client(call: Call, one: Account, level: int) -> Row:
    return {
        "customer_client.descriptive_name": one.name,
        "customer_client.currency_code": one.currency,
        "customer_client.time_zone": one.zone,
        "customer_client.manager": False,
        "customer_client.test_account": False,
        "customer_client.status": one.status,
        **_tied(call, str(one.number), level),
    }


def _tied(call: Call, number: str, level: int) -> Row:
    return {
        "customer_client.resource_name": f"customers/{call.places['id']}/customerClients/{number}",
        "customer_client.client_customer": f"customers/{number}",
        "customer_client.id": number,
        "customer_client.level": str(level),
        "customer_client.hidden": False,
    }


def _of_billing(rows: Callable[[Call, Account], Iterator[Row]]) -> Callable[[Call, Query], Iterator[Row]]:
    """A manager has no billing of its own, so its list is empty."""

    def make(call: Call, _: Query) -> Iterator[Row]:
        if not is_manager(call):
            own = _customer(call)
            yield from ({**own, **row} for row in rows(call, client_of(call)))

    return make


_RESOURCES: dict[str, tuple[tuple[str, ...], Callable[[Call, Query], Iterator[Row]]]] = {
    "customer": (_CUSTOMER, _customers),
    "customer_client": (_CLIENT, _clients),
    "account_budget": (_BUDGET, _of_billing(budget_rows)),
    "account_budget_proposal": (_PROPOSAL, _of_billing(proposal_rows)),
    "billing_setup": (_SETUP, _of_billing(setup_rows)),
}
