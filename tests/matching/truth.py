"""A synthetic quarter with its truth: late arrivals, mistyped names, round amounts, lost rows, fees, double records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random

from app.domain.matches import MatchResult, MatchRow, MatchState
from app.domain.money import Money
from tests.matching.rows import FIRST_DAY

PARTIES = (
    ("北京巨量引擎网络技术有限公司", "巨量引擎"),
    ("深圳市腾讯计算机系统有限公司", "腾讯计算机系统"),
    ("北京快手广告有限公司", "快手广告"),
    ("行吟信息科技（上海）有限公司", "行吟信息科技(上海)"),
    ("TIKTOK PTE. LTD.", "TikTok"),
    ("上海微梦创科网络技术有限公司", "微梦创科"),
    ("杭州阿里妈妈软件服务有限公司", "阿里妈妈软件服务"),
    ("百度时代网络技术（北京）有限公司", "百度时代"),
)
ROUND = (1_000, 2_000, 5_000, 10_000, 10_000, 10_000, 20_000, 50_000, 100_000)
LAGS = (0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Bank rows, platform rows, and which belong together."""

    bank: tuple[MatchRow, ...]
    platform: tuple[MatchRow, ...]
    truth: frozenset[tuple[str, str]]


def quarter(seed: int, *, count: int = 1000, days: int = 90, share_with_reference: float = 0.4) -> Quarter:
    """`count` payments over `days` days; the same seed gives the same quarter."""
    random = Random(seed)  # noqa: S311
    bank: list[MatchRow] = []
    platform: list[MatchRow] = []
    truth: set[tuple[str, str]] = set()
    for number in range(count):
        paid, credited = _payment(random, number, days, share_with_reference)
        fate = random.random()
        if fate >= 0.04:
            bank.append(paid)
        if fate < 0.92:
            platform.append(credited)
        if 0.04 <= fate < 0.92:
            truth.add((paid.id, credited.id))
        if fate > 0.90 and fate < 0.91:
            platform.append(_again(credited, random))
    random.shuffle(bank)
    random.shuffle(platform)
    return Quarter(bank=tuple(bank), platform=tuple(platform), truth=frozenset(truth))


def _payment(random: Random, number: int, days: int, share_with_reference: float) -> tuple[MatchRow, MatchRow]:
    full, short = random.choice(PARTIES)
    amount = -_amount(random)
    is_short_paid = random.random() < 0.03
    credited = (amount * Decimal("0.985")).quantize(Decimal("0.01")) if is_short_paid else amount
    day = FIRST_DAY + timedelta(days=random.randrange(days))
    order = f"RC2026{number * 7919 % 10**8:08d}"
    has_reference = random.random() < share_with_reference
    paid = MatchRow(
        id=f"b{number:05d}",
        day=day,
        amount=Money(amount, "CNY"),
        party=_mistyped(full, random) if random.random() < 0.1 else full,
        reference="",
        text=f"广告充值 {order}" if has_reference else random.choice(("广告费", "充值", "推广款")),
        source="bank",
    )
    landed = MatchRow(
        id=f"p{number:05d}",
        day=day + timedelta(days=random.choice(LAGS)),
        amount=Money(credited, "CNY"),
        party="" if random.random() < 0.15 else random.choice((full, short)),
        reference=order,
        source=short,
    )
    return paid, landed


def _amount(random: Random) -> Decimal:
    if random.random() < 0.5:
        return Decimal(random.choice(ROUND))
    return Decimal(random.randrange(50_000, 20_000_000)) / 100


def _mistyped(name: str, random: Random) -> str:
    place = random.randrange(len(name) - 1)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _again(credited: MatchRow, random: Random) -> MatchRow:
    return MatchRow(
        id=credited.id + "x",
        day=credited.day + timedelta(days=random.randrange(3)),
        amount=credited.amount,
        party=random.choice(PARTIES)[1],
        source="second record",
    )


def found_pairs(result: MatchResult, *states: MatchState) -> Iterator[tuple[str, str]]:
    """Every pair of one bank row and one platform row in groups of these states."""
    for group in result.groups:
        if group.state in states and len(group.left) == len(group.right) == 1:
            yield group.left[0], group.right[0]
