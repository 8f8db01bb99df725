"""Practice TikTok for Business: budgets of advertisers, which is how money is given where the balance is shared."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.sandbox.holders import Account
from app.sandbox.stage import Call, Routes
from app.sandbox.tiktok_funds import centre_of
from app.sandbox.tiktok_moves import advertiser_of
from app.sandbox.tiktok_plan import Centre
from app.sandbox.wire import Params, units

_UNLIMITED = "UNLIMITED"
_MODES = (_UNLIMITED, "MONTHLY_BUDGET", "DAILY_BUDGET", "CUSTOM_BUDGET")
_MOST, _MOST_CHANGES = 50, 20


@dataclass(frozen=True, slots=True)
class Budget:
    """What one advertiser may spend, from when on it counts, and on which days it was changed."""

    mode: str = _UNLIMITED
    cents: int = 0
    since: int = 0
    changes: tuple[int, ...] = field(default=())


def budget_of(account: Account) -> Budget:
    """The budget in force."""
    kept = account.kept.get("budget")
    return kept if isinstance(kept, Budget) else Budget()


def budget_fields(account: Account, at: int, extras: list[Any]) -> dict[str, Any]:
    """What the list of balances says of it; practice spend is not stopped by it."""
    budget = budget_of(account)
    today = account.day_of(at)
    cost = sum(line.burn.total for line in account.lines(_since(budget, today), today, at))
    told: dict[str, Any] = {
        "budget_mode": budget.mode,
        "budget": units(budget.cents),
        "budget_cost": units(cost if budget.mode != _UNLIMITED else 0),
    }
    if "budget_remaining" in extras and budget.mode != _UNLIMITED:
        told["budget_remaining"] = units(max(budget.cents - cost, 0))
    if "budget_frequency_restriction" in extras:
        used = budget.changes.count(today)
        told["budget_frequency_restriction"] = {
            "total_count": _MOST_CHANGES,
            "used_count": used,
            "remaining_count": _MOST_CHANGES - used,
        }
    return told


def _since(budget: Budget, today: int) -> int:
    if budget.mode == "DAILY_BUDGET":
        return today
    return date.fromordinal(today).replace(day=1).toordinal() if budget.mode == "MONTHLY_BUDGET" else budget.since


def _update(call: Call) -> Any:
    """All or none. The page does not say what ONE_CLICK_SET does, so practice does not serve it."""
    centre = centre_of(call)
    way = call.params.choice("budget_update_type", ("UPDATE", "RESET", "INCREMENTAL_UPDATE"), "UPDATE")
    asked = call.params.groups("advertiser_budgets", most=1 if way == "INCREMENTAL_UPDATE" else _MOST)
    changed = [_changed(call, one, centre, way) for one in asked]
    for account, budget in changed:
        account.kept["budget"] = budget
    return {}


def _changed(call: Call, asked: Params, centre: Centre, way: str) -> tuple[Account, Budget]:
    account = advertiser_of(call, centre.number, asked)
    today, before = account.day_of(call.now), budget_of(account)
    if before.changes.count(today) >= _MOST_CHANGES:
        raise asked.refuse("advertiser_budgets: at most 20 changes a day.")
    now = replace(before, changes=(*before.changes, today))
    if way == "RESET":
        return account, replace(now, mode=_UNLIMITED, cents=0)
    if way == "INCREMENTAL_UPDATE":
        return account, replace(now, cents=before.cents + asked.cents("budget"))
    mode = asked.choice("budget_mode", _MODES)
    cents = asked.cents("budget") if mode != _UNLIMITED else 0
    return account, replace(now, mode=mode, cents=cents, since=today)


BUDGET_EFFECTS: Routes = {("POST", "/open_api/v1.3/advertiser/update/"): _update}
