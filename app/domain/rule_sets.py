"""Rule sets 审批规则: who signs up to which sum and how much a day, whole and numbered, in force under an owner's signature."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.domain.approvals import STANDARD, ApprovalRules, Band, Limits, Needed
from app.domain.chain import canonical
from app.domain.money import Money
from app.domain.people import Action, Person, may
from app.domain.signing import Purpose, digest_of, moment, verifies

CURRENCY = "CNY"
"""Of the approval bands and the limits."""


class RulesFault(StrEnum):
    """Why rules that are kept are not in force; nothing is signed or sent until an owner signs rules anew."""

    UNREADABLE = "rules_unreadable"
    NOT_GENUINE = "rules_not_genuine"  # the signature does not hold for them
    NOT_OWNER = "rules_not_owner"  # whoever signed may not set rules, or not any more
    NOT_NEWEST = "rules_not_newest"  # the chain tells of other ones that are newer
    GONE = "rules_gone"  # the chain tells of some, and none are kept


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All that an owner decides about orders, signed as one."""

    rules: ApprovalRules = STANDARD
    limits: Limits = field(default_factory=Limits)

    @property
    def text(self) -> str:
        """Canonical, so that the same rules are the same text."""
        return canonical({"bands": [_told(band) for band in self.rules.bands], "limits": told_limits(self.limits),
                          "plan_tolerance": f"{self.rules.plan_tolerance:f}"})  # fmt: skip

    @classmethod
    def of(cls, text: str) -> "RuleSet":
        """The rules in such a text; ValueError for any other."""
        try:
            told = json.loads(text)
            bands = tuple(_band(one) for one in told["bands"])
            rules = ApprovalRules(bands=bands, plan_tolerance=Decimal(told["plan_tolerance"]))
            return cls(rules=rules, limits=limits_in(told["limits"]))
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            raise ValueError("no rules") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRules:
    """Rules with their number, and who put them in force when."""

    number: int
    """Their place among all rule sets in the chain, from one on: so none that was in force before can be put back."""
    text: str
    person: int
    at: datetime
    signature: bytes = b""

    @property
    def digest(self) -> str:
        """What is signed."""
        return digest_of(
            "rules", {"number": str(self.number), "rules": self.text, "person": self.person, "at": moment(self.at)}
        )

    def fault(self, last: "SignedRules | None", count: int, persons: Mapping[int, Person]) -> RulesFault | None:
        """Why these are not in force, where the chain has so many rule sets and this last one; None when they are."""
        person = persons.get(self.person)
        if person is None or not may(person, Action.SET_RULES):
            return RulesFault.NOT_OWNER
        if not verifies(person.public_key, Purpose.RULES, self.digest, self.signature):
            return RulesFault.NOT_GENUINE
        if last is None or last.digest != self.digest or self.number != count:
            return RulesFault.NOT_NEWEST
        return None


def told_limits(limits: Limits) -> dict[str, Any]:
    """Limits as text of micro-units; what has no limit is left out."""
    single = {"day": limits.day, "person": limits.person, "account": limits.account}
    return {
        **{name: str(money.micros) for name, money in single.items() if money is not None},
        "persons": {str(one): str(money.micros) for one, money in sorted(limits.persons.items())},
        "accounts": {str(one): str(money.micros) for one, money in sorted(limits.accounts.items())},
    }


def limits_in(told: Mapping[str, Any]) -> Limits:
    """The limits in such a text."""

    def by_id(name: str) -> dict[int, Money]:
        return {int(one): _money(micros) for one, micros in told.get(name, {}).items()}

    return Limits(
        day=_money(told["day"]) if told.get("day") else None,
        person=_money(told["person"]) if told.get("person") else None,
        account=_money(told["account"]) if told.get("account") else None,
        persons=by_id("persons"),
        accounts=by_id("accounts"),
    )


def _told(band: Band) -> dict[str, Any]:
    up_to = "" if band.up_to is None else str(band.up_to.micros)
    return {"up_to": up_to, "signers": [str(one) for one in band.signers], "call_back": band.with_call_back}


def _band(told: Mapping[str, Any]) -> Band:
    return Band(
        _money(told["up_to"]) if told["up_to"] else None,
        tuple(Needed(one) for one in told["signers"]),
        with_call_back=bool(told["call_back"]),
    )


def _money(micros: str) -> Money:
    return Money(Decimal(micros).scaleb(-6), CURRENCY)
