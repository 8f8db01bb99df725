"""Practice agencies 练习服务商: one that keeps its word, and one that is late with a rebate and capped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.accounts import Funding, Platform
from app.domain.money import Money
from app.domain.papers import KeptPaper
from app.domain.providers import Authorisation, Contract, Provider, ProviderEventKind, Tier
from app.domain.rebates import (
    RebateForm,
    RebatePeriod,
    RebateReceipt,
    RebateRule,
    RebateStep,
    RebateTime,
    RebateUse,
)
from app.services.practice_orders import PracticeColleagues
from app.services.providers import Providers
from app.store.vault import Vault

GOOD, LATE = "青禾互动（练习）", "白塔传媒（练习）"
_CAP = Money(Decimal(30_000), "CNY")


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeProviders:
    """What the two are like."""

    entered: int
    late: int
    """Rebates that have not come."""
    is_capped: bool
    """A recharge above the late one's cap was refused."""


def enter_practice_providers(
    vault: Vault, providers: Providers, colleagues: PracticeColleagues, today: date
) -> PracticeProviders:
    """Enter both and let each fund the accounts of one platform; the good one's rebates came, the other's did not."""
    with vault.look() as work:
        accounts = [one for one in work.accounts.all() if one.funding is Funding.PREPAID and one.currency == "CNY"]
        papers = work.papers.all()
    for name, platform, cap in ((GOOD, Platform.TENCENT_ADS, None), (LATE, Platform.KUAISHOU, _CAP)):
        provider = _agency(name, platform, today, papers)
        provider_id = providers.add(replace(provider, in_transit_limit=cap))
        theirs = [one.id or 0 for one in accounts if one.platform is platform]
        providers.fund(theirs, provider_id, date(today.year - 1, 1, 1))
        if name == GOOD:
            _settle_all(providers, provider_id)
        else:
            providers.note(provider_id, ProviderEventKind.COMPLAINT, "返点未按合同到账，催办两次")
    capped = next((one.id or 0 for one in accounts if one.platform is Platform.KUAISHOU), None)
    is_capped = capped is not None and colleagues.ask_too_much(capped, _CAP + Money(Decimal(1_000), "CNY"))
    return PracticeProviders(entered=2, late=len(providers.late_rebates()), is_capped=is_capped)


def _agency(name: str, platform: Platform, today: date, papers: Sequence[KeptPaper]) -> Provider:
    rule = RebateRule(
        form=RebateForm.MARKUP,
        time=RebateTime.POSTPAID,
        steps=(
            RebateStep(Money(Decimal(10_000), "CNY"), Decimal("0.02")),
            RebateStep(Money(Decimal(100_000), "CNY"), Decimal("0.04")),
        ),
    )
    contract = Contract(
        number=f"LX-{today.year}-{platform.value[:2].upper()}",
        start=date(today.year - 1, 1, 1),
        end=date(today.year + 1, 12, 31),
        party=name,
        fee_rate=Decimal("0.015"),
        rebate_rules=(rule,),
        rebate_period=RebatePeriod.MONTH,
        credited_within_h=24,
        rebate_due_days=10,
    )
    # Any paper of the practice archive stands for the platform's word: a sample, and said to be one by its name.
    shown = tuple(
        Authorisation(platform=platform, document=one.paper.file_sha256) for one in papers[:1]
    )  # fmt: skip
    return Provider(name=name, tier=Tier.FIRST, contracts=(contract,), authorisations=shown)


def _settle_all(providers: Providers, provider_id: int) -> None:
    for line in providers.detail(provider_id).rebates:
        if not line.is_over or not line.rebate.owed:
            continue
        start, owed = line.rebate.start, line.rebate.owed
        providers.settle(provider_id, start, owed, RebateUse.CASH)
        providers.receive(
            RebateReceipt(provider_id=provider_id, period_start=start, amount=owed, day=line.rebate.due_on)
        )
