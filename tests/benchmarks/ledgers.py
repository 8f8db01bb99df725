"""A labelled ledger for matching: bank rows, platform records and what belongs together, from a published seed.

Every story below is one that `domain.md` section 6 or `reconcile.md` names: clean recharges, grants, fees kept back, splits and
batches, in transit over holidays, double bookings, duplicate payments, partial transfers, refunds, currencies, transfers
between own accounts, reversals, swapped digits, equal weekly payments and the same round amount many times.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from app.domain.matches import MatchRow
from app.domain.money import Money

SEEDS = (20260101, 20260218, 20260918)
"""The seeds that the figures are published for."""

FIRST_DAY = date(2026, 1, 5)
CENT = Decimal("0.01")
USD_RATE = Decimal("7.12")

PARTIES = (
    ("北京巨量引擎网络技术有限公司", "巨量引擎", "OceanEngine"),
    ("深圳市腾讯计算机系统有限公司", "腾讯计算机系统", "Tencent Ads"),
    ("北京快手广告有限公司", "快手广告", "Kuaishou"),
    ("行吟信息科技（上海）有限公司", "行吟信息", "XHS"),
    ("TIKTOK PTE. LTD.", "TikTok", "TikTok for Business"),
    ("上海微梦创科网络技术有限公司", "微梦创科", "Weibo"),
    ("杭州阿里妈妈软件服务有限公司", "阿里妈妈", "Alimama"),
    ("百度时代网络技术（北京）有限公司", "百度时代", "Baidu"),
    ("GOOGLE ASIA PACIFIC PTE. LTD.", "Google Asia Pacific", "Google Ads"),
    ("上海寻梦信息技术有限公司", "寻梦信息", "PDD"),
    ("蓝标数字营销（上海）有限公司", "蓝标数字营销", "BlueDigital"),
    ("广州云锐广告有限公司", "云锐广告", "Yunrui"),
    ("杭州橙意传媒有限公司", "橙意传媒", "Chengyi"),
    ("成都知行互动科技有限公司", "知行互动", "Zhixing"),
    ("北京京东世纪贸易有限公司", "京东世纪", "JD"),
    ("上海宽娱数码科技有限公司", "宽娱数码", "Bilibili"),
)
FEES = ("0.001", "0.006", "0.01", "0.015", "0.02", "0.03")
ROUND = (1_000, 2_000, 3_000, 5_000, 8_000, 10_000, 10_000, 10_000, 10_000, 20_000, 30_000, 50_000, 100_000)
HOLIDAYS = frozenset(date(2026, 2, 15) + timedelta(days=one) for one in range(9)) | frozenset(
    date(2026, 10, 1) + timedelta(days=one) for one in range(7)
)
SAID = ("广告费", "充值", "推广款", "信息流广告充值", "ad recharge", "", "货款", "服务费")


@dataclass(kw_only=True)
class Ledger:
    """Both sides and the truth; ids say nothing about each other."""

    bank: list[MatchRow] = field(default_factory=list)
    platform: list[MatchRow] = field(default_factory=list)
    truth: set[tuple[str, str]] = field(default_factory=set)
    """Bank row and record of one story."""
    doubles: set[frozenset[str]] = field(default_factory=set)
    """Records of which one should not be there."""
    duplicates: set[frozenset[str]] = field(default_factory=set)
    """Bank rows of which one was paid for nothing."""
    story_of: dict[str, str] = field(default_factory=dict)


def ledger(seed: int, bank_rows: int, *, days: int = 90, share_with_reference: float = 0.4) -> Ledger:
    """About `bank_rows` bank rows over `days` days; the same seed gives the same ledger."""
    made = _Maker(seed, days, share_with_reference)
    stories, weights = zip(*STORIES, strict=True)
    while len(made.ledger.bank) < bank_rows:
        (story,) = made.random.choices(stories, weights)
        made.tell(story)
    made.random.shuffle(made.ledger.bank)
    made.random.shuffle(made.ledger.platform)
    return made.ledger


class _Maker:
    def __init__(self, seed: int, days: int, share_with_reference: float) -> None:
        self.random = Random(seed)  # noqa: S311
        self.ledger = Ledger()
        self._days = days
        self._share = share_with_reference
        self._story = ""
        self._serial = 0
        self._drawn = 0

    def tell(self, story: "Callable[[_Maker], None]") -> None:
        """Write one story down."""
        self._story = story.__name__.strip("_")
        story(self)

    def day(self, *, room: int = 0) -> date:
        """A day on which the bank works."""
        while True:
            day = FIRST_DAY + timedelta(days=self.random.randrange(max(1, self._days - room)))
            if is_working(day) or self.random.random() < 0.05:
                return day

    def posted(self, day: date) -> date:
        """When a platform books what was paid on this day: late over weekends and holidays, seldom a day early."""
        lag = self.random.choices((0, 1, 2, 3, 5, -1), (52, 28, 9, 4, 3, 4))[0]
        landed = day + timedelta(days=lag)
        while self.random.random() < 0.8 and not is_working(landed):
            landed += timedelta(days=1)
        return landed

    def party(self) -> tuple[str, str, str]:
        """Who is paid; a few get most."""
        return PARTIES[min(int(self.random.expovariate(0.22)), len(PARTIES) - 1)]

    def amount(self) -> Decimal:
        """Money out, as a positive figure."""
        kind = self.random.random()
        if kind < 0.3:
            return Decimal(self.random.choice(ROUND))
        if kind < 0.45:
            return Decimal(self.random.randrange(5, 3000) * 100)
        return Decimal(int(10 ** self.random.uniform(4.7, 7.4))) / 100

    def telling_amount(self) -> Decimal:
        """An amount that is not met twice by chance."""
        return Decimal(int(10 ** self.random.uniform(5.5, 7.4)) * 10 + self.random.randrange(1, 10)) / 100

    def order(self) -> str:
        """A number that a platform gives."""
        return f"{self.random.choice(('RC', 'CZ', 'TX', ''))}2026{self._number()}{self.random.randrange(10, 99)}"

    def pay(
        self, day: date, amount: Decimal, party: Sequence[str], number: str, currency: str = "CNY", text: str = ""
    ) -> str:
        """A bank row."""
        said = text or self.random.choice(SAID)
        is_told = bool(number) and self.random.random() < self._share
        in_field = self.random.random() < 0.4
        self.ledger.bank.append(
            MatchRow(
                id=self._id("b"),
                day=day,
                amount=Money(-amount, currency),
                party=self._bank_name(party),
                reference=number if is_told and in_field else self._bank_serial(),
                text=f"{said} {number}".strip() if is_told and not in_field else said,
                source="bank",
            )
        )
        return self._told(self.ledger.bank[-1])

    def book(
        self, day: date, amount: Decimal, party: Sequence[str], number: str, currency: str = "CNY", text: str = ""
    ) -> str:
        """A platform's record."""
        self.ledger.platform.append(
            MatchRow(
                id=self._id("p"),
                day=day,
                amount=Money(-amount, currency),
                party=self._platform_name(party),
                reference=number if self.random.random() < 0.9 else "",
                text=text or self.random.choice(("", "充值到账", "现金充值", "recharge")),
                source="platform",
            )
        )
        return self._told(self.ledger.platform[-1])

    def again(self, bank_row: str, days: int) -> str:
        """The same payment once more, word for word."""
        row = next(row for row in reversed(self.ledger.bank) if row.id == bank_row)
        self.ledger.bank.append(replace(row, id=self._id("b"), day=row.day + timedelta(days=days)))
        return self._told(self.ledger.bank[-1])

    def belong(self, lefts: Sequence[str], rights: Sequence[str]) -> None:
        """These are one story."""
        self.ledger.truth.update((left, right) for left in lefts for right in rights)

    def _number(self) -> str:
        # A walk through all six-figure numbers that never comes back to one: neighbours say nothing about each other.
        self._drawn += 1
        return f"{self._drawn * 387_420_489 % 1_000_003:07d}"

    def _id(self, side: str) -> str:
        return f"{side}{self._number()}"

    def _told(self, row: MatchRow) -> str:
        self.ledger.story_of[row.id] = self._story
        return row.id

    def _bank_serial(self) -> str:
        self._serial += self.random.randrange(1, 9)
        return f"H{26000000 + self._serial}" if self.random.random() < 0.3 else ""

    def _bank_name(self, party: Sequence[str]) -> str:
        kind = self.random.random()
        if kind < 0.03:
            return self.random.choice(
                ("张伟", "支付宝（中国）网络技术有限公司", "财付通支付科技有限公司", "某某代付平台")
            )
        if kind < 0.08:
            return ""
        if kind < 0.16:
            return _mistyped(party[0], self.random)
        if kind < 0.22:
            return party[0][: max(6, len(party[0]) // 2)]
        if kind < 0.28:
            return f"支付宝-{party[0]}"
        return party[0] if kind < 0.85 else party[1]

    def _platform_name(self, party: Sequence[str]) -> str:
        kind = self.random.random()
        if kind < 0.1:
            return ""
        if kind < 0.15:
            return party[2]
        return party[1] if kind < 0.5 else party[0]


def is_working(day: date) -> bool:
    """Weekdays that are no holiday."""
    return day.weekday() < 5 and day not in HOLIDAYS


def _clean(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), amount, party, number)])


def _grant(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    landed = made.posted(day)
    made.belong([made.pay(day, amount, party, number)], [made.book(landed, amount, party, number)])
    made.book(landed, (amount * Decimal("0.06")).quantize(CENT), party, "", text="赠款到账")


def _weekly(made: _Maker) -> None:
    amount, party = made.amount(), made.party()
    first = made.day(room=7 * 6)
    for week in range(made.random.randrange(4, 7)):
        day, number = first + timedelta(days=7 * week), made.order()
        made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), amount, party, number)])


def _fee(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    kept = (amount * Decimal(FEES[PARTIES.index(party) % len(FEES)])).quantize(CENT, ROUND_HALF_UP)
    made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), amount - kept, party, number)])


def _odd_fee(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    kept = (amount * Decimal(made.random.randrange(10, 300)) / 10_000).quantize(CENT, ROUND_HALF_UP)
    made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), amount - kept, party, number)])


def _exchange(made: _Maker) -> None:
    day, party, number = made.day(), PARTIES[made.random.choice((4, 8))], made.order()
    dollars = Decimal(made.random.randrange(200, 90_000))
    spread = 1 + Decimal(made.random.randrange(-40, 60)) / 10_000
    paid = (dollars * USD_RATE * spread).quantize(CENT)
    made.belong([made.pay(day, paid, party, number)], [made.book(made.posted(day), dollars, party, number, "USD")])


def _batch(made: _Maker) -> None:
    day, party = made.day(), made.party()
    parts = [made.amount() for _ in range(made.random.choices((2, 3, 4, 5, 6), (40, 28, 16, 10, 6))[0])]
    paid = made.pay(day, sum(parts, Decimal(0)), party, made.order() if made.random.random() < 0.3 else "")
    landed = made.posted(day)
    late = [landed if made.random.random() < 0.75 else made.posted(day) for _ in parts]
    made.belong([paid], [made.book(on, part, party, made.order()) for on, part in zip(late, parts, strict=True)])


def _instalments(made: _Maker) -> None:
    day, party, number = made.day(), made.party(), made.order()
    parts = [made.amount() for _ in range(made.random.choice((2, 2, 3)))]
    paid = [made.pay(day + timedelta(days=made.random.choice((0, 0, 1))), part, party, "") for part in parts]
    made.belong(paid, [made.book(made.posted(day + timedelta(days=1)), sum(parts, Decimal(0)), party, number)])


def _split(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    first = (amount * Decimal(made.random.randrange(2, 8)) / 10).quantize(CENT)
    landed = made.posted(day)
    parts = [made.book(landed, part, party, number) for part in (first, amount - first)]
    made.belong([made.pay(day, amount, party, number)], parts)


def _reversed(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    made.pay(day, amount, party, "")
    made.pay(day + timedelta(days=1), -amount, party, "", text=made.random.choice(("退汇", "冲正", "账号不符退回")))
    again = day + timedelta(days=2)
    made.belong([made.pay(again, amount, party, number)], [made.book(made.posted(again), amount, party, number)])


def _refund(made: _Maker) -> None:
    day, amount, party, number = made.day(room=12), made.amount(), made.party(), made.order()
    made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), amount, party, number)])
    back = day + timedelta(days=made.random.randrange(4, 12))
    made.belong(
        [made.pay(made.posted(back), -amount, party, number, text="退款")],
        [made.book(back, -amount, party, number, text="账户退款")],
    )


def _swapped(made: _Maker) -> None:
    day, party, number = made.day(), made.party(), made.order()
    figures = f"{made.random.randrange(1_000_000, 90_000_000)}"
    places = [
        place for place in range(len(figures) - 1) if figures[place] != figures[place + 1] and figures[place + 1] != "0"
    ]
    place = made.random.choice(places or [0])
    wrong = figures[:place] + figures[place + 1] + figures[place] + figures[place + 2 :]
    paid = made.pay(day, Decimal(figures) / 100, party, number)
    made.belong([paid], [made.book(made.posted(day), Decimal(wrong) / 100, party, number)])


def _rounded(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    off = made.random.choice((CENT, -CENT))
    made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), amount + off, party, number)])


def _net_of_tax(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    net = (amount / Decimal("1.06")).quantize(CENT, ROUND_HALF_UP)
    made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), net, party, number)])


def _partial(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.amount(), made.party(), made.order()
    part = (amount * Decimal(made.random.randrange(55, 95)) / 100).quantize(CENT)
    made.belong([made.pay(day, amount, party, number)], [made.book(made.posted(day), part, party, number)])


def _double(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.telling_amount(), made.party(), made.order()
    landed = made.posted(day)
    paid, booked = made.pay(day, amount, party, number), made.book(landed, amount, party, number)
    other = party
    while other == party:
        other = made.party()
    twice = made.book(landed + timedelta(days=made.random.choice((0, 0, 1, 2))), amount, other, made.order())
    made.belong([paid], [booked])
    made.ledger.doubles.add(frozenset((booked, twice)))


def _booked_again(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.telling_amount(), made.party(), made.order()
    landed = made.posted(day)
    paid, booked = made.pay(day, amount, party, number), made.book(landed, amount, party, number)
    twice = made.book(landed, amount, party, number)
    made.belong([paid], [booked])
    made.ledger.doubles.add(frozenset((booked, twice)))


def _paid_twice(made: _Maker) -> None:
    day, amount, party, number = made.day(), made.telling_amount(), made.party(), made.order()
    first = made.pay(day, amount, party, number)
    second = made.again(first, made.random.choice((0, 0, 1)))
    made.belong([first], [made.book(made.posted(day), amount, party, number)])
    made.ledger.duplicates.add(frozenset((first, second)))


def _no_record(made: _Maker) -> None:
    made.pay(made.day(), made.amount(), made.party(), made.order())


def _no_payment(made: _Maker) -> None:
    made.book(made.day(), made.amount(), made.party(), made.order())


def _between_own(made: _Maker) -> None:
    day, amount = made.day(), made.amount()
    made.book(day, amount, ("", "", ""), "", text="账户互转 转入")
    made.book(day, -amount, ("", "", ""), "", text="账户互转 转出")


def _bank_fee(made: _Maker) -> None:
    amount = Decimal(made.random.randrange(50, 5000)) / 100
    made.pay(made.day(), amount, ("", "", ""), "", text=made.random.choice(("手续费", "账户管理费", "电汇手续费")))


def _interest(made: _Maker) -> None:
    made.pay(made.day(), -Decimal(made.random.randrange(100, 90_000)) / 100, ("", "", ""), "", text="结息")


STORIES: tuple[tuple[Callable[[_Maker], None], int], ...] = (
    (_clean, 560), (_grant, 15), (_weekly, 16), (_fee, 40), (_odd_fee, 10), (_exchange, 25), (_batch, 55),
    (_instalments, 20), (_split, 15), (_reversed, 12), (_refund, 12), (_swapped, 10), (_rounded, 10),
    (_net_of_tax, 6), (_partial, 6), (_double, 8), (_booked_again, 5), (_paid_twice, 8), (_no_record, 16),
    (_no_payment, 16), (_between_own, 5), (_bank_fee, 12), (_interest, 4),
)  # fmt: skip
"""What happens, and how often."""


def _mistyped(name: str, random: Random) -> str:
    place = random.randrange(max(1, len(name) - 1))
    return name[:place] + name[place + 1 : place + 2] + name[place : place + 1] + name[place + 2 :]


def pairs_of(groups: Iterator[tuple[Sequence[str], Sequence[str]]]) -> set[tuple[str, str]]:
    """Every bank row with every record of its group."""
    return {(left, right) for lefts, rights in groups for left in lefts for right in rights}
