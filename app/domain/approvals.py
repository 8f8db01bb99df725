"""Approvals 审批: who has to sign an order of this size and kind, which signatures count, and what is still missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.money import Money
from app.domain.payees import PayeeState
from app.domain.people import Action, Hands, Person, Role, may
from app.domain.ratings import Grade
from app.domain.signing import Purpose, digest_of, moment, verifies


class Needed(StrEnum):
    """What an order can still need."""

    ANY_APPROVER = "any_approver"
    FINANCE_MANAGER = "finance_manager"
    EXECUTIVE = "executive"
    OWNER = "owner"
    CALL_BACK = "call_back"  # a call to a number that was known before
    EXCEPTION = "exception"  # somebody who may lifts the block, with a reason
    RULES = "rules"  # rules that hold: an owner signs them anew


SIGNERS = frozenset({Needed.ANY_APPROVER, Needed.FINANCE_MANAGER, Needed.EXECUTIVE, Needed.OWNER})
"""What a band can ask for: signatures, each by another person."""


class NeededFor(StrEnum):
    """Why it needs that."""

    AMOUNT = "amount"
    AMOUNT_UNKNOWN = "amount_unknown"  # no rate into the currency of the bands: the strictest band
    NEW_PAYEE = "new_payee"
    CHANGED_PAYEE = "changed_payee"
    WEAK_PROVIDER = "weak_provider"  # first payment to one rated C or worse
    OUTSIDE_PLAN = "outside_plan"
    BLOCKED_PROVIDER = "blocked_provider"  # rated D or E
    RULES_REFUSED = "rules_refused"  # the approval rules do not verify


@dataclass(frozen=True, slots=True)
class Band:
    """Who signs up to an amount, that amount included; `up_to` is None for the last band."""

    up_to: Money | None
    signers: tuple[Needed, ...]
    with_call_back: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalRules:
    """The approval matrix; a company may change it."""

    bands: tuple[Band, ...] = (
        Band(Money(Decimal(10_000), "CNY"), (Needed.ANY_APPROVER,)),
        Band(Money(Decimal(100_000), "CNY"), (Needed.FINANCE_MANAGER,)),
        Band(Money(Decimal(500_000), "CNY"), (Needed.FINANCE_MANAGER, Needed.EXECUTIVE)),
        Band(None, (Needed.FINANCE_MANAGER, Needed.EXECUTIVE), with_call_back=True),
    )
    plan_tolerance: Decimal = Decimal("0.20")

    def __post_init__(self) -> None:
        limits = [band.up_to for band in self.bands]
        if not limits or limits[-1] is not None or any(limit is None for limit in limits[:-1]):
            raise ValueError("only the last band has no end")
        ends = [limit.amount for limit in limits if limit is not None]
        if ends != sorted(set(ends)):
            raise ValueError("each band ends above the one before")
        if any(not band.signers or not SIGNERS.issuperset(band.signers) for band in self.bands):
            raise ValueError("no band goes unsigned, and what is no signature is none")

    def band(self, amount: Money | None) -> Band:
        """The band of an amount; the strictest for one that nobody could convert."""
        if amount is None:
            return self.bands[-1]
        return next(band for band in self.bands if band.up_to is None or amount <= band.up_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules look at in one order."""

    digest: str
    """Of the exact content that is signed."""
    amount: Money | None
    """In the currency of the bands; None when there is no rate for it."""
    hands: Hands
    expires_at: datetime
    payee: PayeeState = PayeeState.KNOWN
    grade: Grade | None = None
    """Of the provider; None for money that goes to the platform directly."""
    is_first_payment: bool = False
    planned: Money | None = None
    """What the plan has for it, zero when the plan does not have it; None where nobody keeps a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One person's signature over one content; `note` is the number called, or the reason of an exception."""

    purpose: Purpose
    person: int
    content: str
    at: datetime
    note: str = ""
    signature: bytes = b""

    @property
    def digest(self) -> str:
        """What is signed: the content with who signs it when, and what they say about it."""
        return digest_of(
            "approval", {"person": self.person, "content": self.content, "at": moment(self.at), "note": self.note}
        )

    def is_genuine(self, person: Person, content: str) -> bool:
        """Whether this person signed it, and signed just this content."""
        return self.content == content and verifies(person.public_key, self.purpose, self.digest, self.signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that an order still needs, with every reason for it."""

    needed: Needed
    reasons: tuple[NeededFor, ...]


STANDARD = ApprovalRules()

_RIGHTS: Mapping[Purpose, Action] = {
    Purpose.APPROVAL: Action.APPROVE,
    Purpose.CALL_BACK: Action.APPROVE,
    Purpose.EXCEPTION: Action.GRANT_EXCEPTION,
}
_ROLES: Mapping[Needed, Role] = {
    Needed.FINANCE_MANAGER: Role.FINANCE_MANAGER,
    Needed.EXECUTIVE: Role.EXECUTIVE,
    Needed.OWNER: Role.OWNER,
}


def missing_approvals(
    case: Case,
    approvals: Iterable[Approval],
    persons: Mapping[int, Person],
    at: datetime,
    rules: ApprovalRules = STANDARD,
) -> tuple[Missing, ...]:
    """What an order still needs before it may go, and why; none when all is signed.

    Only what is genuine counts: signed with the person's own key over exactly this content, by somebody who may do so now
    and had no hand in making or paying it. After the content's expiry nothing counts any more. `at` is the later of the
    clock and the newest record.
    """
    counted = [one for one in approvals if _counts(one, case, persons, at)]
    slots = _slots(case, rules)
    signed = _one_of_each_key([persons[one.person] for one in counted if one.purpose is Purpose.APPROVAL])
    missing = [slots[place] for place in _unfilled([slot.needed for slot in slots], signed)]
    done = {one.purpose for one in counted}
    if rules.band(case.amount).with_call_back and Purpose.CALL_BACK not in done:
        missing.append(Missing(needed=Needed.CALL_BACK, reasons=(_amount_reason(case),)))
    if case.grade is not None and case.grade.is_blocked and Purpose.EXCEPTION not in done:
        missing.append(Missing(needed=Needed.EXCEPTION, reasons=(NeededFor.BLOCKED_PROVIDER,)))
    return tuple(missing)


def who_can(
    needed: Needed, persons: Iterable[Person], hands: Hands, approvals: Sequence[Approval]
) -> tuple[Person, ...]:
    """Everybody who could give this now, by name: with the right and the role for it, no hand in the order, and not signed yet."""
    rights = {Needed.EXCEPTION: Action.GRANT_EXCEPTION, Needed.RULES: Action.SET_RULES}
    right = rights.get(needed, Action.APPROVE)
    given = {Needed.CALL_BACK: Purpose.CALL_BACK, Needed.EXCEPTION: Purpose.EXCEPTION}.get(needed, Purpose.APPROVAL)
    done = {one.person for one in approvals if one.purpose is given and needed is not Needed.RULES}
    able = [
        one
        for one in persons
        if may(one, right, hands) and one.id not in done and (needed not in _ROLES or _ROLES[needed] in one.roles)
    ]
    return tuple(sorted(able, key=lambda one: (one.name, one.id)))


def two_person_reasons(case: Case, rules: ApprovalRules = STANDARD) -> tuple[NeededFor, ...]:
    """Why two people have to sign whatever the amount; none when the amount alone decides."""
    is_outside = (
        case.planned is not None
        and case.amount is not None
        and case.amount > case.planned.times(1 + rules.plan_tolerance)
    )
    is_weak = case.grade is not None and case.grade.is_weak and case.is_first_payment
    holds = {
        NeededFor.NEW_PAYEE: case.payee is PayeeState.NEW,
        NeededFor.CHANGED_PAYEE: case.payee is PayeeState.CHANGED,
        NeededFor.WEAK_PROVIDER: is_weak,
        NeededFor.OUTSIDE_PLAN: is_outside,
        NeededFor.BLOCKED_PROVIDER: case.grade is not None and case.grade.is_blocked,
    }
    return tuple(reason for reason, is_so in holds.items() if is_so)


def _amount_reason(case: Case) -> NeededFor:
    return NeededFor.AMOUNT_UNKNOWN if case.amount is None else NeededFor.AMOUNT


def _slots(case: Case, rules: ApprovalRules) -> list[Missing]:
    """The signatures that are wanted, each to be given by another person."""
    slots = [Missing(needed=one, reasons=(_amount_reason(case),)) for one in rules.band(case.amount).signers]
    reasons = two_person_reasons(case, rules)
    while reasons and len(slots) < 2:
        slots.append(Missing(needed=Needed.ANY_APPROVER, reasons=reasons))
    return slots


def _counts(approval: Approval, case: Case, persons: Mapping[int, Person], at: datetime) -> bool:
    person = persons.get(approval.person)
    right = _RIGHTS.get(approval.purpose)
    if person is None or right is None or at >= case.expires_at:
        return False
    if approval.purpose is not Purpose.APPROVAL and not approval.note.strip():
        return False
    return may(person, right, case.hands) and approval.is_genuine(person, case.digest)


def _one_of_each_key(signers: Iterable[Person]) -> list[Person]:
    """Each human once: not twice by two signatures, nor by two slots that hold one key."""
    by_key = {person.public_key: person for person in signers}
    return list({person.id: person for person in by_key.values()}.values())


def _unfilled(slots: Sequence[Needed], signers: Sequence[Person]) -> list[int]:
    """The slots left open when the signers are set on them as well as can be, each on one."""
    if not slots:
        return []
    first, rest = slots[0], slots[1:]
    ways = [[0, *(place + 1 for place in _unfilled(rest, signers))]]
    for taken, signer in enumerate(signers):
        if first not in _ROLES or _ROLES[first] in signer.roles:
            others = [*signers[:taken], *signers[taken + 1 :]]
            ways.append([place + 1 for place in _unfilled(rest, others)])
    return min(ways, key=len)


class LimitKind(StrEnum):
    """Whose limit a day's sum comes near to."""

    PERSON = "person"
    ACCOUNT = "account"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Most money a day, in the currency of the bands; None or no entry is no limit."""

    day: Money | None = None
    person: Money | None = None
    account: Money | None = None
    persons: Mapping[int, Money] = field(default_factory=dict)
    """A person's own limit, instead of the general one."""
    accounts: Mapping[int, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySums:
    """What this person, this account and the whole company have sent or approved for sending on the business day."""

    person: Money
    account: Money
    day: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitReached:
    """A limit that one order more would bring to 80 % or beyond."""

    kind: LimitKind
    limit: Money
    would_be: Money

    @property
    def is_over(self) -> bool:
        """Whether it passes the limit and is refused; below, it is a warning."""
        return self.would_be > self.limit


_WARNING_SHARE = Decimal("0.8")


def limits_reached(
    limits: Limits, amount: Money, *, person: int, account: int, so_far: DaySums
) -> tuple[LimitReached, ...]:
    """Every limit that this amount more would bring to 80 % or beyond."""
    sums = (
        (LimitKind.PERSON, limits.persons.get(person, limits.person), so_far.person + amount),
        (LimitKind.ACCOUNT, limits.accounts.get(account, limits.account), so_far.account + amount),
        (LimitKind.DAY, limits.day, so_far.day + amount),
    )
    return tuple(
        LimitReached(kind=kind, limit=limit, would_be=would_be)
        for kind, limit, would_be in sums
        if limit is not None and would_be >= limit.times(_WARNING_SHARE)
    )
