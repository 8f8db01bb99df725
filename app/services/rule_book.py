"""The rules in force: read, held against the chain and an owner's signature at every use, and the standard ones until any were signed."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.approvals import STANDARD
from app.domain.chain import RecordKind
from app.domain.rule_sets import RuleSet, RulesFault, SignedRules, limits_in
from app.services.people import People
from app.store.work import Work

KEY = "order_rules"
_UNSIGNED_LIMITS = "order_limits"
"""Limits of a vault in which no rules were ever signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The rules that hold now; with a fault none do, and nothing is signed or sent."""

    rules: RuleSet
    """With a fault: those that an owner signed last."""
    signed: SignedRules | None
    """None while no rules were ever signed, and with a fault."""
    fault: RulesFault | None


class RuleBook:
    """Looks through the whole chain for rules once, and from then on only through what has come since."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._looked_until = 0
        self._places: list[int] = []

    def in_force(self, work: Work) -> InForce:
        """The rules as they hold in this very transaction."""
        kept, places = work.settings.get(KEY), self.places(work)
        if not kept and not places:
            limits = limits_in(json.loads(work.settings.get(_UNSIGNED_LIMITS, "{}")))
            return InForce(rules=RuleSet(STANDARD, limits), signed=None, fault=None)
        last = None
        try:
            signed = signed_in(json.loads(kept)) if kept else None
            rules = RuleSet.of(signed.text) if signed is not None else RuleSet()
            last = signed_in(json.loads(work.ledger.at(places[-1]).body)) if places else None
        except (ValueError, KeyError, TypeError):
            return self._refused(work, RulesFault.UNREADABLE)
        if signed is None:
            return self._refused(work, RulesFault.GONE)
        fault = signed.fault(last, len(places), self._people.trusted(work))
        return InForce(rules=rules, signed=signed, fault=None) if fault is None else self._refused(work, fault)

    def _refused(self, work: Work, fault: RulesFault) -> InForce:
        """What an owner may sign anew: the newest in the chain that an owner did sign, never what was written beside it."""
        persons = self._people.trusted(work)
        for place in reversed(self.places(work)):
            with suppress(ValueError, KeyError, TypeError):
                signed = signed_in(json.loads(work.ledger.at(place).body))
                if signed.fault(signed, signed.number, persons) is None:
                    return InForce(rules=RuleSet.of(signed.text), signed=None, fault=fault)
        return InForce(rules=RuleSet(), signed=None, fault=fault)

    def places(self, work: Work) -> list[int]:
        """Where in the chain the rule sets stand."""
        head = work.ledger.record_count()
        if head < self._looked_until:
            self._looked_until, self._places = 0, []
        self._places += work.ledger.places_of(RecordKind.RULES_SIGNED, after=self._looked_until)
        self._looked_until = head
        return self._places


def told(signed: SignedRules) -> dict[str, Any]:
    """Signed rules as they are kept, beside and in the chain."""
    return {
        "number": signed.number,
        "rules": signed.text,
        "person": signed.person,
        "at": signed.at.isoformat(),
        "signature": signed.signature.hex(),
    }


def signed_in(body: dict[str, Any]) -> SignedRules:
    """Signed rules out of what is kept; KeyError, TypeError or ValueError for anything else."""
    return SignedRules(
        number=int(body["number"]),
        text=str(body["rules"]),
        person=int(body["person"]),
        at=datetime.fromisoformat(body["at"]),
        signature=bytes.fromhex(body["signature"]),
    )
