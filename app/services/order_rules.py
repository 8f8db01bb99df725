"""The company's rules for orders: limits for a day, by person, account and in all, and what an amount is in their currency."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from app.changes import Changes
from app.domain.approvals import STANDARD, DaySums, LimitReached, Limits, limits_reached
from app.domain.chain import RecordKind
from app.domain.money import Money, total
from app.domain.orders import GONE, Order, OrderState
from app.domain.people import Action
from app.errors import WrongAnswer
from app.services.clock import Clock
from app.services.people import People
from app.services.settings import home_currency, in_home, rates
from app.store.vault import Vault
from app.store.work import Work

CURRENCY = "CNY"
"""Of the approval bands and the limits."""
ZONE = ZoneInfo("Asia/Shanghai")
"""In which the company's own days are cut."""
RULES = STANDARD

_KEY = "order_limits"
_UNSENT = frozenset({OrderState.DRAFT, OrderState.SUBMITTED, *GONE})


class OrderRules:
    """Limits of a day; each change of one is a record of the chain."""

    def __init__(self, vault: Vault, people: People, clock: Clock) -> None:
        self._vault = vault
        self._people = people
        self._clock = clock

    def limits(self) -> Limits:
        """Those in force."""
        with self._vault.look() as work:
            return limits_of(work)

    def set_limits(self, limits: Limits) -> Changes:
        """Put these in force; Denied for whoever may not set rules."""
        for limit in (limits.day, limits.person, limits.account, *limits.persons.values(), *limits.accounts.values()):
            if limit is not None and (limit.currency != CURRENCY or limit.amount <= 0):
                raise WrongAnswer("limit", "not_positive")
        with self._vault.work() as work:
            self._people.need(work, Action.SET_RULES)
            before, after = work.settings.get(_KEY), _written(limits)
            if before != after:
                work.settings.put(_KEY, after)
                body = {"key": _KEY, "before": before, "after": after}
                work.ledger.record(
                    RecordKind.SETTING_CHANGED, body, at=self._clock(), actor=self._people.seat.name
                )  # fmt: skip
        return Changes.SETTINGS | Changes.ORDERS


def limits_of(work: Work) -> Limits:
    """The limits that are kept; none at all before any was set."""
    kept = json.loads(work.settings.get(_KEY, "{}"))

    def by_id(name: str) -> dict[int, Money]:
        return {int(one): _money(amount) for one, amount in kept.get(name, {}).items()}

    return Limits(
        day=_money(kept["day"]) if kept.get("day") else None,
        person=_money(kept["person"]) if kept.get("person") else None,
        account=_money(kept["account"]) if kept.get("account") else None,
        persons=by_id("persons"),
        accounts=by_id("accounts"),
    )


def in_rules_currency(work: Work, money: Money) -> Money | None:
    """The amount as the bands and limits count; None when there is no rate for it."""
    if money.currency == CURRENCY:
        return money
    if home_currency(work.settings) != CURRENCY:
        return None
    return in_home(money, rates(work.settings), CURRENCY)


def limits_over(work: Work, order: Order, *, person: int, at: datetime) -> list[LimitReached] | None:
    """The limits that this order would pass today; None when there are some and no rate tells."""
    limits = limits_of(work)
    if limits == Limits():
        return []
    amount = in_rules_currency(work, order.content.amount)
    others = [one for one in work.orders.all() if one.id != order.id and _counts_on(one, at.astimezone(ZONE).date())]
    if amount is None or any(in_rules_currency(work, one.content.amount) is None for one in others):
        return None
    sums = DaySums(
        person=_sum(work, (one for one in others if person in one.hands.approvers | one.hands.payers)),
        account=_sum(work, (one for one in others if one.content.account_id == order.content.account_id)),
        day=_sum(work, others),
    )
    reached = limits_reached(limits, amount, person=person, account=order.content.account_id, so_far=sums)
    return [one for one in reached if one.is_over]


def _counts_on(order: Order, day: date) -> bool:
    if order.state in _UNSENT:
        # A signature given today counts although others are still missing.
        return any(one.at.astimezone(ZONE).date() == day for one in order.approvals) and order.state not in GONE
    return any(at is not None and at.astimezone(ZONE).date() == day for at in (order.approved_at, order.sent_at))


def _sum(work: Work, orders: Iterable[Order]) -> Money:
    amounts = (in_rules_currency(work, one.content.amount) for one in orders)
    return total((one for one in amounts if one is not None), CURRENCY)


def _written(limits: Limits) -> str:
    def micros(some: Mapping[int, Money]) -> dict[str, str]:
        return {str(one): str(money.micros) for one, money in sorted(some.items())}

    single = {"day": limits.day, "person": limits.person, "account": limits.account}
    told: dict[str, object] = {name: str(money.micros) for name, money in single.items() if money is not None}
    return json.dumps({**told, "persons": micros(limits.persons), "accounts": micros(limits.accounts)})


def _money(micros: str) -> Money:
    return Money(Decimal(micros).scaleb(-6), CURRENCY)
