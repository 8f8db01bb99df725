"""Practice Meta: ad accounts and what they owe, their spending limits, and new ones."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from app.sandbox.company import OWNER
from app.sandbox.holders import Account, Kind
from app.sandbox.meta_plan import META, META_BUSINESS
from app.sandbox.meta_words import (
    BAD,
    Fields,
    account_of,
    check_business,
    fixed,
    minor,
    names_of,
    no,
    offset_of,
    paged,
    picked,
    utc_stamp,
)  # fmt: skip
from app.sandbox.plan import Place
from app.sandbox.reviews import Application
from app.sandbox.stage import Call, Routes

_ZONES = {42: ("Asia/Shanghai", 8), 5: ("America/Phoenix", -7)}
"""Meta has an integer list of its own, which the page does not give; practice has two numbers that stand for its two zones."""
_ZONE_NUMBERS = {name: number for number, (name, _) in _ZONES.items()}
_CURRENCIES = frozenset(
    ["AUD", "BRL", "CAD", "CNY", "EUR", "GBP", "HKD", "IDR", "JPY", "KRW", "SGD", "THB", "TWD", "USD", "VND"]
)
_DISABLED = frozenset({"2", "100", "101"})
_MOST_CHANGES, _MOST_OPENED = 10, 5
_CHANGES = "meta_cap_changes"
_PARTNERS = ("end_advertiser", "media_agency", "partner")
_HIGHEST = Decimal(10) ** 13


def is_client(account: Account) -> bool:
    """Whether the account belongs to another business that lets this one in; what this one opened is its own."""
    return account.index % 4 == 3 and "meta_partners" not in account.kept


def business_told() -> dict[str, str]:
    """The business as a field of others."""
    return {"id": str(META_BUSINESS), "name": OWNER}


def fields_of(call: Call, one: Account) -> Fields:
    """Every field of the node that practice knows; nothing for one that is unset."""
    cap = one.limit(call.at).cents
    partners = one.kept.get("meta_partners", {})
    return {
        "id": lambda: f"act_{one.number}",
        "account_id": lambda: str(one.number),
        "name": lambda: one.name,
        "account_status": lambda: int(one.status),
        "disable_reason": lambda: {"2": 3, "101": 7}.get(one.status, 0),
        "balance": lambda: minor(one, -one.balance(call.at)[Kind.OWED]),
        "amount_spent": lambda: minor(one, one.counted(call.at)),
        "spend_cap": lambda: minor(one, cap or 0),
        "is_prepay_account": lambda: False,
        "funding_source": lambda: None if one.status in _DISABLED else _funding(one)["id"],
        "funding_source_details": lambda: None if one.status in _DISABLED else _funding(one),
        "currency": lambda: one.currency,
        "timezone_id": lambda: _ZONE_NUMBERS[one.zone],
        "timezone_name": lambda: one.zone,
        "timezone_offset_hours_utc": lambda: one.offset_hours,
        "business": business_told,
        "owner": lambda: str(META_BUSINESS + 1 if is_client(one) else META_BUSINESS),
        "end_advertiser": lambda: partners.get("end_advertiser", str(META_BUSINESS)),
        "media_agency": lambda: partners.get("media_agency", "NONE"),
        "partner": lambda: partners.get("partner", "NONE"),
        "created_time": lambda: utc_stamp(one.starts_at(one.first_day)),
    }


def _funding(one: Account) -> dict[str, Any]:
    return {
        "id": str(3_000_000_000_000_001 + one.index),
        "display_string": f"Visa *{1_234 + one.index:04d}",
        "type": 1,
    }


def _listed(call: Call, wanted: Callable[[Account], bool]) -> Any:
    names = [*names_of(call, ("account_id",)), "id"]
    rows: Sequence[Account] = [one for one in call.world.accounts_on(META) if wanted(one)]
    return paged(call, rows, lambda one: picked("AdAccount", fields_of(call, one), names))


def _mine(call: Call) -> Any:
    return _listed(call, lambda _: True)


def _owned(call: Call) -> Any:
    check_business(call)
    return _listed(call, lambda one: not is_client(one))


def _clients(call: Call) -> Any:
    check_business(call)
    return _listed(call, is_client)


def _node(call: Call) -> Any:
    return picked("AdAccount", fields_of(call, account_of(call)), [*names_of(call, ("account_id",)), "id"])


def _business(call: Call) -> Any:
    check_business(call)
    return picked("Business", fixed(business_told()), [*names_of(call, ("name",)), "id"])


def _update(call: Call) -> Any:
    """The limit is written in units and read in minor units; a reset is not harmless when it is repeated."""
    account = account_of(call)
    if account.status in _DISABLED:
        raise no(BAD, "(#100) The ad account is disabled.")
    action = call.params.text("spend_cap_action", "")
    if action not in ("", "reset", "delete"):
        raise no(BAD, "(#100) spend_cap_action must be reset or delete", blame="spend_cap_action")
    if not action and not call.params.has("spend_cap"):
        raise no(BAD, "(#100) Practice changes the spending limit only", blame="spend_cap")
    wished = _cap(call, account) if call.params.has("spend_cap") else None
    _count_change(call, account)
    before = account.limit(call.at).cents
    if action == "delete":
        call.world.limit(account, None, call.now)
    else:
        cents = before if wished is None else wished
        call.world.limit(account, cents, call.now, starts_anew=action == "reset")
    return {"success": True}


def _cap(call: Call, account: Account) -> int:
    """Cents of a limit that is written in units, no finer than the currency's minor unit."""
    try:
        value = Decimal(call.params.text("spend_cap"))
        parts = value * offset_of(account.currency)
        is_good = parts == int(parts) and 0 < parts < _HIGHEST
    except (ArithmeticError, ValueError):
        is_good = False
    if not is_good:
        raise no(BAD, "(#100) Param spend_cap must be an amount in currency units", blame="spend_cap")
    return int(value * 100)


def _count_change(call: Call, account: Account) -> None:
    today = account.day_of(call.now)
    changes: list[int] = account.kept.setdefault(_CHANGES, [])
    if changes.count(today) >= _MOST_CHANGES:
        raise no(613, "(#613) The spending limit was changed too often today", subcode=1487742)
    changes.append(today)


def _create(call: Call) -> Any:
    """No key keeps it from happening twice: a repeated call opens a second account."""
    check_business(call)
    name, currency = call.params.text("name"), call.params.text("currency")
    zone = call.params.whole("timezone_id")
    partners = {one: call.params.text(one) for one in _PARTNERS}
    if currency not in _CURRENCIES:
        raise no(BAD, "(#100) Param currency is not known", blame="currency")
    if zone not in _ZONES:
        raise no(BAD, "(#100) Param timezone_id is not one that practice has", blame="timezone_id")
    if len(call.world.reviews.of(META)) >= _MOST_OPENED:
        raise no(3979, "(#3979) You have reached the number of ad accounts that you can create")
    zone_name, hours = _ZONES[zone]
    account = call.world.open_account(
        META, name=name, company=OWNER, now=call.now, place=Place(META_BUSINESS, currency, hours, zone_name)
    )
    account.kept["meta_partners"] = partners
    call.world.review(
        Application(
            platform=META, subject="account", number=account.number, documents={}, account=account, sent_at=call.now
        )
    )
    return {
        "id": f"act_{account.number}",
        "account_id": str(account.number),
        "business_id": str(META_BUSINESS),
        **{f"{one}_id": value for one, value in partners.items()},
    }


_ROOT = "/v26.0"

ACCOUNT_ROUTES: Routes = {
    ("GET", f"{_ROOT}/me/adaccounts"): _mine,
    ("GET", f"{_ROOT}/act_{{id}}"): _node,
    ("GET", f"{_ROOT}/{{node}}/owned_ad_accounts"): _owned,
    ("GET", f"{_ROOT}/{{node}}/client_ad_accounts"): _clients,
    ("GET", f"{_ROOT}/{{node}}"): _business,
}
ACCOUNT_EFFECTS: Routes = {
    ("POST", f"{_ROOT}/act_{{id}}"): _update,
    ("POST", f"{_ROOT}/{{node}}/adaccount"): _create,
}
