"""A quarter in fast time: nine practice accounts that nobody but the adviser tops up, two people who sign, and what went wrong."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from app.desk import Desk, create_vault
from app.domain.accounts import Platform
from app.domain.orders import Channel, Order, OrderState
from app.doors.practice_papers import OWN, keep_papers
from app.errors import NotAuthorised
from app.sandbox.bank import BEIJING
from app.sandbox.faults import FaultKind
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.secret import Secret
from app.services.calendar import shipped_calendar
from app.services.practice import connect_practice
from app.services.practice_orders import PracticeColleagues

ACCOUNTS, KNOWN_DAYS, QUARTER_DAYS = 9, 60, 91
MOVING = (Platform.OCEAN_ENGINE, Platform.TENCENT_ADS, Platform.TIKTOK, Platform.KUAISHOU, Platform.XIAOHONGSHU)
"""Platforms whose interface moves money: there nobody has to play the bank."""

_MONEY_PATHS = {
    Platform.OCEAN_ENGINE: "/open_api/v3.0/cg_transfer/create_transfer/",
    Platform.TENCENT_ADS: "/v3.0/fund_transfer/add",
    Platform.TIKTOK: "/open_api/v1.3/bc/transfer/",
    Platform.XIAOHONGSHU: "/api/open/finance/agent/transfer",
}
"""Of the call that moves money, on the platforms where this company's accounts can be topped up so."""

_LOOKED_AT = time(9, 30)
_SIGNED_AFTER_H = 1.5
_LOST_EVERY = 7
"""So often the answer to a payment is lost on the way: done or not, nobody can say before it is read back."""


@dataclass
class Quarter:
    """What happened, counted."""

    days: int = 0
    orders: int = 0
    by_interface: int = 0
    held: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    """Payments whose answer was lost."""
    settled: int = 0
    """Of those, the ones whose end was read back."""
    sign_ins: int = 0
    """How often a platform asked to be signed in to again."""
    dry: int = 0
    """Mornings on which a spending account was found empty."""
    readings: int = 0
    cover: list[Decimal] = field(default_factory=list)
    """Days of spend that lay on each account, each morning."""

    @property
    def days_of_cover(self) -> Decimal:
        """The median: money that lay idle before the quarter began does not tell how it went."""
        return median(self.cover) if self.cover else Decimal(0)


def play_quarter(
    folder: Path, password: Secret, note: Callable[[str], None], *, days: int = QUARTER_DAYS, today: date | None = None
) -> dict[str, Any]:
    """Play so many days up to today, one morning after the other; the vault stays in the folder."""
    last = today or datetime.now(BEIJING).date()
    first = last - timedelta(days=days)
    world = World(
        accounts=ACCOUNTS, days=KNOWN_DAYS, today=first, platforms=tuple(map(str, MOVING)), handed_over=first
    )  # fmt: skip
    start = datetime.combine(first, _LOOKED_AT, tzinfo=BEIJING)
    with Sandbox(world, now=start, is_frozen=True) as sandbox:
        desk, _ = create_vault(
            folder / "quarter.adtill", company="广州云帆日用品有限公司", person="林悦", password=password,
            clock=sandbox.clock.now,
        )  # fmt: skip
        try:
            return _play(desk, sandbox, days, note)
        finally:
            desk.close()


def _play(desk: Desk, sandbox: Sandbox, days: int, note: Callable[[str], None]) -> dict[str, Any]:
    connect_practice(desk.connections, sandbox.url)
    desk.sync.run()
    keep_papers(desk.documents, OWN)
    colleagues = desk.practice_colleagues()
    agencies = desk.practice_providers(colleagues)
    quarter = Quarter()
    for at in range(days):
        sandbox.clock.push(24 - (_SIGNED_AFTER_H if at else 0))
        day = sandbox.clock.now().astimezone(BEIJING).date()
        _read(desk, sandbox, quarter)
        _count(desk, quarter)
        _settle(desk, colleagues, quarter)
        if shipped_calendar().is_working_day(day):
            _work(desk, sandbox, colleagues, quarter)
        else:
            sandbox.clock.push(_SIGNED_AFTER_H)
        if at % 30 == 29:
            note(
                f"{day}: {quarter.orders} orders, {quarter.dry} dry mornings, {quarter.days_of_cover:.1f} days of cover."
            )
    sandbox.clock.push(24)
    _read(desk, sandbox, quarter)
    _settle(desk, colleagues, quarter)
    paid = [one for one in desk.order_lines.all() if one.channel is Channel.API and one.state is OrderState.CONFIRMED]
    return {
        **_told(desk, quarter),
        "confirmed_by_interface": len(paid),
        "payments_at_the_platforms": len(sandbox.world.effects),
        "agency_capped": agencies.is_capped,
    }


def _read(desk: Desk, sandbox: Sandbox, quarter: Quarter) -> None:
    """Sync; where a sign-in has run out, as Tencent's does after thirty days, a person signs in again."""
    lapsed = {one.platform for one in desk.sync.run().failures if isinstance(one.error, NotAuthorised)}
    if lapsed:
        connect_practice(desk.connections, sandbox.url, only=lapsed)
        quarter.sign_ins += len(lapsed)
        desk.sync.run()


def _count(desk: Desk, quarter: Quarter) -> None:
    """How the accounts stand before anybody does anything."""
    quarter.days += 1
    for line in desk.kept_advice.told().lines:
        if line.burn.amount > 0 and line.balance is not None:
            quarter.readings += 1
            quarter.dry += line.balance.amount <= 0
            quarter.cover.append(line.balance.amount / line.burn.amount)


def _work(desk: Desk, sandbox: Sandbox, colleagues: PracticeColleagues, quarter: Quarter) -> None:
    """A working day: one asks, the other signs an hour and a half later, the money leaves."""
    asked = colleagues.ask_for_what_is_advised()
    quarter.held += asked.held
    sandbox.clock.push(_SIGNED_AFTER_H)
    if not asked.orders:
        return
    for order_id in colleagues.sign(asked.orders):
        quarter.orders += 1
        (order,) = colleagues.orders([order_id])
        path = _MONEY_PATHS.get(desk.accounts.detail(f"account:{order.content.account_id}").line.platform)
        if order.content.channel is Channel.API and path is not None:
            quarter.by_interface += 1
            if quarter.by_interface % _LOST_EVERY == 0:
                sandbox.faults.add({"path": path, "kind": str(FaultKind.DROP_AFTER), "times": 1})
        (order,) = colleagues.send([order_id])
        quarter.unknown += order.state is OrderState.UNKNOWN
        if order.content.channel is Channel.BY_HAND and order.state is OrderState.SENT:
            _pay_at_the_bank(desk, sandbox, order)


def _pay_at_the_bank(desk: Desk, sandbox: Sandbox, order: Order) -> None:
    account = desk.accounts.detail(f"account:{order.content.account_id}").line
    cents = int(order.content.amount.amount * 100)
    now = int(sandbox.clock.now().timestamp())
    sandbox.world.pay_in(str(account.platform), int(account.platform_id), cents, now)


def _settle(desk: Desk, colleagues: PracticeColleagues, quarter: Quarter) -> None:
    """Read back what has no end yet, and count how the orders ended."""
    before = {one.id for one in desk.order_lines.all() if one.state is OrderState.UNKNOWN}
    colleagues.read_back()
    lines = desk.order_lines.all()
    quarter.settled += sum(one.id in before and one.state is OrderState.CONFIRMED for one in lines)
    quarter.ended = Counter(str(one.state) for one in lines)


def _told(desk: Desk, quarter: Quarter) -> dict[str, Any]:
    scores = desk.kept_advice.record().scores
    return {
        "vault": str(desk.path),
        "days": quarter.days,
        "orders": quarter.orders,
        "held": quarter.held,
        "states": dict(quarter.ended),
        "unknown": quarter.unknown,
        "settled_by_reading_back": quarter.settled,
        "signed_in_again": quarter.sign_ins,
        "mornings": quarter.readings,
        "dry_mornings": quarter.dry,
        "days_of_cover": f"{quarter.days_of_cover:.2f}",
        "late_rebates": len(desk.providers.late_rebates()),
        "advice_right": f"{sum(one.is_right for one in scores)} of {len(scores)}",
        "chain_is_whole": desk.trace.verify().is_whole,
    }
