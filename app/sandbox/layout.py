"""Which accounts and wallets the practice company has on which platform, before anything happens on them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import cycle, islice
from random import Random

from app.sandbox.company import account_name, company_of
from app.sandbox.holders import Account, Kind, Life, Limit, Wallet
from app.sandbox.plan import PlatformPlan
from app.sandbox.plans import PLANS, TURNS


@dataclass
class Layout:
    """The holders of one world."""

    accounts: list[Account] = field(default_factory=list)
    wallets: list[Wallet] = field(default_factory=list)


def lay_out(*, accounts: int, seed: int, first_day: int, platforms: Collection[str]) -> Layout:
    """The accounts in turn over the platforms, with their wallets and what they hold on the eve of the first day."""
    layout = Layout()
    counts = dict.fromkeys(platforms, 0)
    turns = cycle([name for name in TURNS if name in counts])
    for place, platform in enumerate(islice(turns, accounts)):
        layout.accounts.append(_account(PLANS[platform], counts[platform], place, first_day))
        counts[platform] += 1
    for platform in platforms:
        own = [one for one in layout.accounts if one.platform == platform]
        layout.wallets.extend(PLANS[platform].wallets(own, first_day))
    for account in layout.accounts:
        chance = Random(f"{seed}/opening/{account.number}")  # noqa: S311 - a practice company, not a key
        _open(account, PLANS[account.platform], chance)
    return layout


def _account(plan: PlatformPlan, index: int, place: int, first_day: int) -> Account:
    where = plan.place(index)
    status = plan.status(index)
    return Account(
        number=plan.number(index),
        name=account_name(place),
        currency=where.currency,
        offset_hours=where.offset_hours,
        zone=where.zone,
        first_day=first_day,
        platform=plan.name,
        index=index,
        company=company_of(place),
        status=status,
        life=plan.life(status),
        centre=where.manager,
    )


def _open(account: Account, plan: PlatformPlan, chance: Random) -> None:
    account.daily = chance.randint(30, 800) * (1_000 if account.currency == "CNY" else 200)
    if account.life is Life.NEVER:
        return
    if plan.postpaid is not None:
        account.limits = [Limit(0, account.daily * plan.postpaid.limit_days // 10_000 * 10_000 + 10_000, 0)]
        return
    cash = account.daily * chance.randint(8, 14) + chance.randint(0, 99)
    if account.wallet is not None:
        account.wallet.opening[Kind.CASH] += cash
        account.wallet.daily += account.daily
        return
    account.opening[Kind.CASH] = cash
    for kind in plan.granted_at_first:
        account.opening[kind] = chance.randrange(0, 100_000, 5_000)
    if plan.has_credit(account.index):
        account.opening[Kind.CREDIT] = 500_000
    if plan.holds_back(account.index):
        account.frozen = chance.randrange(1_000, 5_000)
