"""Who holds prepaid money: an account by itself, or a shared wallet with every account that spends from it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.accounts import AdAccount, Funding
from app.domain.evidence import Holder
from app.store.spend import DailySpend
from app.store.work import Work


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of one holder of prepaid money."""

    key: str
    """`account:7` or `wallet:3`."""
    account: AdAccount
    """Itself, or one of those that spend from the wallet."""
    members: tuple[AdAccount, ...]
    name: str
    platform_id: str
    holder: Holder


def sources_of(work: Work) -> list[Source]:
    """Every holder once, wallets first."""
    accounts = [one for one in work.accounts.all() if one.funding is Funding.PREPAID]
    members: dict[int, list[AdAccount]] = defaultdict(list)
    for account in accounts:
        if account.wallet_id is not None:
            members[account.wallet_id].append(account)
    alone = [
        Source(f"account:{one.id}", one, (one,), one.name, one.platform_id, Holder("account", one.id or 0))
        for one in accounts
        if one.wallet_id is None
    ]
    shared = []
    for wallet in work.wallets.all():
        theirs = members.get(wallet.id or 0, [])
        if theirs:
            name, holder = wallet.name or wallet.platform_id, Holder("wallet", wallet.id or 0)
            shared.append(Source(f"wallet:{wallet.id}", theirs[0], tuple(theirs), name, wallet.platform_id, holder))
    return [*shared, *alone]


def days_of(one: Source, spend: DailySpend) -> Mapping[date, int]:
    """Micro-units by business day: of an account its own, of a wallet those of all that spend from it."""
    if len(one.members) == 1:
        return spend.of(one.members[0].id or 0)
    days: dict[date, int] = defaultdict(int)
    for member in one.members:
        for day, micros in spend.of(member.id or 0).items():
            days[day] += micros
    return days
