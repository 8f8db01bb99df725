"""Which accounts, wallets and centres the practice company has on which platform, before anything happens on them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from app.sandbox.company import account_name, company_of
from app.sandbox.holders import Account, Kind, Wallet

OCEAN_ENGINE, TENCENT_ADS, TIKTOK = "ocean_engine", "tencent_ads", "tiktok"
PLATFORMS = (OCEAN_ENGINE, TENCENT_ADS, TIKTOK)

_TURNS = (OCEAN_ENGINE, TENCENT_ADS, TIKTOK, OCEAN_ENGINE, OCEAN_ENGINE,
          TENCENT_ADS, OCEAN_ENGINE, TIKTOK, TENCENT_ADS, OCEAN_ENGINE)  # fmt: skip

_SHARED_BY_OCEAN_AND_TIKTOK = (
    "STATUS_DISABLE", "STATUS_PENDING_CONFIRM", "STATUS_CONFIRM_FAIL", "STATUS_LIMIT", "STATUS_PENDING_VERIFIED",
    "STATUS_PENDING_CONFIRM_MODIFY", "STATUS_CONFIRM_FAIL_END", "STATUS_CONFIRM_MODIFY_FAIL",
    "STATUS_WAIT_FOR_BPM_AUDIT", "STATUS_WAIT_FOR_PUBLIC_AUTH", "STATUS_SELF_SERVICE_UNAUDITED",
)  # fmt: skip

NORMAL_STATUS = {OCEAN_ENGINE: "STATUS_ENABLE", TENCENT_ADS: "CUSTOMER_STATUS_NORMAL", TIKTOK: "STATUS_ENABLE"}

ODD_STATUSES = {
    OCEAN_ENGINE: _SHARED_BY_OCEAN_AND_TIKTOK,
    TENCENT_ADS: (
        "CUSTOMER_STATUS_FROZEN", "CUSTOMER_STATUS_PENDING", "CUSTOMER_STATUS_DENIED", "CUSTOMER_STATUS_SUSPEND",
        "CUSTOMER_STATUS_TOBE_ACCEPTED", "CUSTOMER_STATUS_TOBE_ACTIVATED", "CUSTOMER_STATUS_MATERIAL_PREPARED",
        "CUSTOMER_STATUS_FROZEN_TEMPORARILY", "CUSTOMER_STATUS_UNREGISTERED", "CUSTOMER_STATUS_DELETED",
    ),
    TIKTOK: (*_SHARED_BY_OCEAN_AND_TIKTOK, "STATUS_CONTRACT_PENDING"),
}  # fmt: skip
"""Every status but the normal one, those that a small world should show first."""

STOPPED = frozenset({
    "STATUS_DISABLE", "STATUS_LIMIT", "CUSTOMER_STATUS_FROZEN", "CUSTOMER_STATUS_SUSPEND",
    "CUSTOMER_STATUS_FROZEN_TEMPORARILY", "CUSTOMER_STATUS_DELETED",
})  # fmt: skip
"""Accounts of these spent money until they were stopped."""

LIVE = frozenset({*NORMAL_STATUS.values(), "STATUS_PENDING_CONFIRM_MODIFY", "STATUS_CONFIRM_MODIFY_FAIL"})
"""Accounts of these spend; those of all other statuses never held money."""

OCEAN_AGENT, OCEAN_ORGANISATION, OCEAN_DIRECT = 1_780_000_000_000_001, 1_780_000_000_000_002, 0
OCEAN_COMPANY = 1_770_000_000_000_009
TENCENT_AGENCY = 20_001_001


@dataclass(frozen=True, slots=True)
class Centre:
    """A business centre on TikTok."""

    number: int
    name: str
    currency: str
    offset_hours: int
    zone: str
    zone_code: str
    kind: str
    has_portfolio: bool = False


CENTRES = (
    Centre(7_000_000_000_000_000_101, "云帆广告 CNY", "CNY", 8, "Asia/Shanghai", "Etc/GMT-8", "SELF_SERVICE_AGENCY"),
    Centre(7_000_000_000_000_000_102, "Yunfan Overseas", "USD", -7, "America/Phoenix", "Etc/GMT+7", "DIRECT"),
    Centre(
        7_000_000_000_000_000_103, "Yunfan Global", "USD", 8, "Asia/Shanghai", "Etc/GMT-8", "DIRECT", has_portfolio=True
    ),
)

_CENTRE_TURNS = (0, 0, 1, 2)
_MEMBERS_A_WALLET = 8


@dataclass
class Layout:
    """The holders of one world."""

    accounts: list[Account] = field(default_factory=list)
    wallets: list[Wallet] = field(default_factory=list)


def lay_out(*, accounts: int, seed: int, first_day: int) -> Layout:
    """The accounts in turn over the platforms, with their wallets and what they hold on the eve of the first day."""
    layout = Layout()
    counts = dict.fromkeys(PLATFORMS, 0)
    for place in range(accounts):
        platform = _TURNS[place % len(_TURNS)]
        account = _account(platform, counts[platform], place, first_day)
        counts[platform] += 1
        layout.accounts.append(account)
    layout.wallets.extend(_ocean_wallets(layout.accounts, first_day))
    layout.wallets.extend(_portfolios(layout.accounts, first_day))
    for account in layout.accounts:
        _open(account, Random(f"{seed}/opening/{account.number}"))  # noqa: S311 - a practice company, not a key
    return layout


def _account(platform: str, index: int, place: int, first_day: int) -> Account:
    centre = CENTRES[_CENTRE_TURNS[index % 4]]
    abroad = platform == TIKTOK
    return Account(
        number=_number(platform, index),
        name=account_name(place),
        currency=centre.currency if abroad else "CNY",
        offset_hours=centre.offset_hours if abroad else 8,
        first_day=first_day,
        platform=platform,
        index=index,
        company=company_of(place),
        status=_status(platform, index),
        centre=centre.number if abroad else _manager(platform, index),
    )


def _number(platform: str, index: int) -> int:
    if platform == TENCENT_ADS:
        return 23_878_200 + index * 37
    if platform == TIKTOK:
        return 7_100_000_000_000_000_001 + index * 7_919
    # Real ids have 16 to 19 digits; half of these do not fit a double.
    return 1_790_000_000_000_011 + index * 1_009 if index % 2 == 0 else 1_790_000_000_000_000_011 + index * 1_009


def _manager(platform: str, index: int) -> int:
    if platform == TENCENT_ADS:
        return TENCENT_AGENCY
    return (OCEAN_ORGANISATION, OCEAN_AGENT, OCEAN_ORGANISATION, OCEAN_AGENT, OCEAN_DIRECT)[index % 5]


def _status(platform: str, index: int) -> str:
    if index % 3 != 2:
        return NORMAL_STATUS[platform]
    odd = ODD_STATUSES[platform]
    return odd[index // 3 % len(odd)]


def _ocean_wallets(accounts: list[Account], first_day: int) -> Iterator[Wallet]:
    members = [one for one in accounts if one.platform == OCEAN_ENGINE and one.index % 5 == 3 and one.status in LIVE]
    for start in range(0, len(members), _MEMBERS_A_WALLET):
        number = 1_760_000_000_000_500 + start
        wallet = Wallet(
            number=number,
            name=f"云帆共享钱包{start // _MEMBERS_A_WALLET + 1}",
            first_day=first_day,
            platform=OCEAN_ENGINE,
        )
        _join(wallet, members[start : start + _MEMBERS_A_WALLET])
        yield wallet


def _portfolios(accounts: list[Account], first_day: int) -> Iterator[Wallet]:
    for centre in CENTRES:
        members = [one for one in accounts if one.centre == centre.number]
        if centre.has_portfolio and members:
            wallet = Wallet(
                number=centre.number + 500, name=f"{centre.name} portfolio", currency=centre.currency,
                offset_hours=centre.offset_hours, first_day=first_day, platform=TIKTOK,
            )  # fmt: skip
            _join(wallet, members)
            yield wallet


def _join(wallet: Wallet, members: list[Account]) -> None:
    wallet.members.extend(members)
    for member in members:
        member.wallet = wallet


def _open(account: Account, random: Random) -> None:
    account.daily = random.randint(30, 800) * (1_000 if account.currency == "CNY" else 200)
    if account.status not in LIVE | STOPPED:
        return
    cash = account.daily * random.randint(8, 14) + random.randint(0, 99)
    if account.wallet is not None:
        account.wallet.opening[Kind.CASH] += cash
        account.wallet.daily += account.daily
        return
    account.opening[Kind.CASH] = cash
    if account.platform != TIKTOK:
        account.opening[Kind.GRANT] = random.randrange(0, 100_000, 5_000)
    if account.platform == TENCENT_ADS and account.index % 4 == 1:
        account.opening[Kind.CREDIT] = 500_000
    if account.platform != TENCENT_ADS and account.index % 4 == 0:
        account.frozen = random.randrange(1_000, 5_000)
