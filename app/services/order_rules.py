"""The company's rules for orders: who signs up to which sum and how much a day, signed by an owner; and what an amount is in their currency."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.changes import Changes
from app.domain.approvals import DaySums, LimitReached, Limits, limits_reached
from app.domain.chain import RecordKind, canonical
from app.domain.money import Money, total
from app.domain.orders import GONE, Order, OrderState
from app.domain.people import Action, Denial
from app.domain.rule_sets import CURRENCY, RuleSet, RulesFault, SignedRules
from app.domain.signing import Purpose
from app.errors import WrongAnswer
from app.services.people import People
from app.services.rule_book import KEY, RuleBook, told
from app.services.settings import home_currency, in_home, rates
from app.store.vault import Vault
from app.store.work import Work

ZONE = ZoneInfo("Asia/Shanghai")
"""In which the company's own days are cut."""

_UNSENT = frozenset({OrderState.DRAFT, OrderState.SUBMITTED, *GONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView:
    """The rules with who put them in force when; with a fault none are."""

    rules: RuleSet
    number: int
    """Zero while no rules were ever signed: these are the ones the program comes with."""
    signed_by: str
    signed_at: datetime | None
    fault: RulesFault | None
    may_sign: Denial | None
    """Why whoever is at the desk may not change them; None when they may."""


class OrderRules:
    """Approval rules and limits of a day as one set: each edit is a new one, signed by an owner, with a record of the chain."""

    def __init__(self, vault: Vault, people: People, rules: RuleBook) -> None:
        self._vault = vault
        self._people = people
        self._rules = rules

    def view(self) -> RulesView:
        """Those in force."""
        with self._vault.look() as work:
            now, names = self._rules.in_force(work), {one.person.id: one.person.name for one in work.persons.all()}
        signed = now.signed
        return RulesView(
            rules=now.rules,
            number=signed.number if signed is not None else 0,
            signed_by=names.get(signed.person, "?") if signed is not None else "",
            signed_at=signed.at if signed is not None else None,
            fault=now.fault,
            may_sign=self._people.may(Action.SET_RULES),
        )

    def sign(self, rules: RuleSet, code: str) -> Changes:
        """Put these in force with the key of whoever is at the desk, under the next number; the same ones again change nothing.

        Denied for whoever may not set rules, CodeRefused for a code that does not count, WrongAnswer for a limit that is none.
        """
        _check(rules)
        with self._vault.look() as work:
            self._people.need(work, Action.SET_RULES)
            now = self._rules.in_force(work)
        if now.fault is None and now.rules == rules:
            return Changes.NONE
        self._people.check_code(code)
        with self._vault.work(is_synced=True) as work:
            me = self._people.need(work, Action.SET_RULES)
            plain = SignedRules(
                number=len(self._rules.places(work)) + 1, text=rules.text, person=me.id, at=self._people.now(work)
            )  # fmt: skip
            signed = replace(plain, signature=self._people.sign_digest(Purpose.RULES, plain.digest))
            work.settings.put(KEY, canonical(told(signed)))
            work.ledger.record(
                RecordKind.RULES_SIGNED, told(signed), at=signed.at, actor=self._people.seat.name
            )  # fmt: skip
        return Changes.SETTINGS | Changes.ORDERS | Changes.LEDGER


def _check(rules: RuleSet) -> None:
    limits = rules.limits
    amounts = [limits.day, limits.person, limits.account, *limits.persons.values(), *limits.accounts.values()]
    amounts += [band.up_to for band in rules.rules.bands]
    if any(one is not None and (one.currency != CURRENCY or one.amount <= 0) for one in amounts):
        raise WrongAnswer("limit", "not_positive")


def in_rules_currency(work: Work, money: Money) -> Money | None:
    """The amount as the bands and limits count; None when there is no rate for it."""
    if money.currency == CURRENCY:
        return money
    if home_currency(work.settings) != CURRENCY:
        return None
    return in_home(money, rates(work.settings), CURRENCY)


def limits_over(work: Work, order: Order, limits: Limits, *, person: int, at: datetime) -> list[LimitReached] | None:
    """The limits that this order would pass today; None when there are some and no rate tells."""
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
