"""Providers 服务商: through whom each account is funded, on what terms, and how much may lie with one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.money import Money, total
from app.domain.rebates import RebatePeriod, RebateRule

CONCENTRATION_LIMIT = Decimal("0.40")
"""The share of the company's money that one provider should carry at most."""

WARNING_SHARE = Decimal("0.8")
"""Warnings come at 80 % of any limit."""


class Tier(StrEnum):
    """How far a provider stands from the platform."""

    DIRECT = "direct"  # 直客: the platform itself
    FIRST = "first"  # 一代: contracts with the platform
    SECOND = "second"  # 二代: works under a first-tier one


class FeeKind(StrEnum):
    """What a provider asks for besides the advertising money."""

    OPENING = "opening"  # 开户费
    SERVICE = "service"  # 服务费
    RUSH = "rush"  # 加急费
    FAVOUR = "favour"  # 关系费


HIDDEN_FEES = frozenset({FeeKind.RUSH, FeeKind.FAVOUR})
"""Flagged wherever they turn up, whatever the contract says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What was agreed; a fee that is not in it is a finding."""

    number: str
    start: date
    end: date
    party: str
    """The provider's name as it stands in the contract; a payee of another name is a warning."""
    fee_rate: Decimal = Decimal(0)
    """Of each recharge: 0.015 is 1.5 %."""
    opening_fee: Money | None = None
    rebate_rules: tuple[RebateRule, ...] = ()
    rebate_period: RebatePeriod = RebatePeriod.QUARTER
    """Over what time the volume of a step is added up."""
    credited_within_h: int | None = None
    """Hours from the bank's debit to the balance, as promised; None when nothing was."""
    rebate_due_days: int | None = None
    """Days after the end of a period."""

    def holds(self, day: date) -> bool:
        """Whether it is in force, both days included."""
        return self.start <= day <= self.end

    def fee(self, paid: Money) -> Money:
        """What may be kept back of a payment, at the currency's minor digits."""
        return paid.times(self.fee_rate).rounded()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """The platform's word that this provider may work for it, with the document that shows it."""

    platform: Platform
    document: str
    """Fingerprint of the file."""
    valid_until: date | None = None


@dataclass(kw_only=True)
class Provider:
    """Somebody who opens and funds accounts for us."""

    id: int | None = None
    name: str
    tier: Tier
    contracts: tuple[Contract, ...] = ()
    authorisations: tuple[Authorisation, ...] = ()
    payees: frozenset[int] = frozenset()
    """The payees that money for this provider may go to, and no other."""
    in_transit_limit: Money | None = None

    def contract_on(self, day: date) -> Contract | None:
        """The contract in force, the newest where two overlap."""
        return max((one for one in self.contracts if one.holds(day)), key=lambda one: one.start, default=None)

    def is_authorised(self, platforms: frozenset[Platform], day: date) -> bool:
        """Whether every one of these platforms has an authorisation on file that is valid on this day."""
        valid = {one.platform for one in self.authorisations if one.valid_until is None or day <= one.valid_until}
        return self.tier is Tier.DIRECT or platforms <= valid


@dataclass(frozen=True, slots=True, kw_only=True)
class FundedThrough:
    """From this day on an account is funded through this provider; a company may use both ways."""

    account_id: int
    provider_id: int
    start: date


def funded_through(account_id: int, day: date, ways: Sequence[FundedThrough]) -> int | None:
    """The provider of an account on a day; None when nobody has said."""
    ours = [way for way in ways if way.account_id == account_id and way.start <= day]
    return max(ours, key=lambda way: way.start).provider_id if ours else None


class FeeFault(StrEnum):
    """What is wrong with a fee."""

    HIDDEN = "hidden"
    NO_CONTRACT = "no_contract"
    ABOVE_CONTRACT = "above_contract"


def fee_fault(kind: FeeKind, fee: Money, paid: Money, contract: Contract | None) -> FeeFault | None:
    """What is wrong with a fee that was kept back of a payment; None when the contract knows it."""
    if kind in HIDDEN_FEES:
        return FeeFault.HIDDEN
    if contract is None:
        return FeeFault.NO_CONTRACT
    agreed = contract.fee(paid) if kind is FeeKind.SERVICE else contract.opening_fee
    if agreed is None or fee > agreed:
        return FeeFault.ABOVE_CONTRACT
    return None


class ProviderEventKind(StrEnum):
    """What persons note of a provider, for no row of a bank or platform tells it."""

    INCIDENT = "incident"  # money that was not where it should have been
    COMPLAINT = "complaint"
    COMPLAINT_REOPENED = "complaint_reopened"
    HIDDEN_FEE = "hidden_fee"
    MISAPPROPRIATION = "misappropriation"  # proven
    FORGED_DOCUMENT = "forged_document"  # proven
    UNANSWERED = "unanswered"  # a question that nobody answered
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderEvent:
    """One thing that somebody noted; it is never changed."""

    provider_id: int
    kind: ProviderEventKind
    at: datetime
    note: str
    by: str


class ProviderHold(StrEnum):
    """Why no money may go through a provider now."""

    OVER_CAP = "over_cap"  # more would be in transit than the cap allows
    CAP_UNKNOWN = "cap_unknown"  # no rate into the cap's currency


class Exposure(StrEnum):
    """What is capped."""

    IN_TRANSIT = "in_transit"  # 在途: paid and not yet on the platform
    CONCENTRATION = "concentration"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapReached:
    """A cap that a payment comes near to or passes, as a share of the cap: 1 is exactly at it."""

    exposure: Exposure
    share: Decimal

    @property
    def is_over(self) -> bool:
        """Whether it passes the cap; below, it is a warning."""
        return self.share > 1


def caps_reached(
    provider: Provider, payment: Money, *, in_transit: Money, recharged: Mapping[int, Money]
) -> tuple[CapReached, ...]:
    """The caps that this payment would bring to 80 % or beyond.

    `recharged` is what went through each provider in the window looked at, without this payment, by provider id and all in
    the payment's currency. Money paid to a platform directly concentrates nothing.
    """
    shares = {}
    if provider.in_transit_limit is not None:
        limit = provider.in_transit_limit
        after = in_transit + payment
        shares[Exposure.IN_TRANSIT] = after.amount / limit.amount if limit else Decimal(2)
    if provider.tier is not Tier.DIRECT and recharged:
        carried = recharged.get(provider.id or 0, Money.zero(payment.currency)) + payment
        whole = total(recharged.values(), payment.currency) + payment
        shares[Exposure.CONCENTRATION] = carried.amount / whole.amount / CONCENTRATION_LIMIT
    return tuple(CapReached(exposure=kind, share=share) for kind, share in shares.items() if share >= WARNING_SHARE)


def largest_share(recharged: Mapping[int, Money], currency: str) -> Decimal | None:
    """The share of the provider that carries most; None when nothing was recharged."""
    whole = total(recharged.values(), currency)
    return max(money.amount for money in recharged.values()) / whole.amount if whole else None
