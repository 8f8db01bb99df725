"""What happens to the practice company day by day: burning, recharging, grants, refunds, transfers, late corrections."""

from collections.abc import Iterable
from datetime import date
from random import Random

from app.sandbox.bank import Treasury
from app.sandbox.holders import DAY, HOUR, Account, Burn, Kind, Life, Movement, Purse, What
from app.sandbox.layout import Layout
from app.sandbox.plans import PLANS
from app.sandbox.postpaid import Billing
from app.sandbox.seasons import day_percent

_KINDS = {What.GRANTED: Kind.GRANT, What.EXPIRED: Kind.GRANT, What.CREDITED: Kind.CREDIT}
"""What moves other money than cash."""

_MEMORY = 4
"""Days whose corrections may be open at once."""


class History:
    """Plays the days in order, once each; the same seed plays the same days."""

    def __init__(self, layout: Layout, *, seed: int, last_day: int, handed_over: int | None = None) -> None:
        """From the day `handed_over` on nobody of the practice company tops up, takes back or moves money by themselves."""
        self.treasury = Treasury()
        self.left = {purse.number: dict(purse.opening) for purse in (*layout.accounts, *layout.wallets)}
        """What is there at the end of the last played day, live moves included."""
        self._billing = Billing(self.treasury, self.left)
        self._layout = layout
        self._last_day = last_day
        self._handed_over = handed_over
        self._chance = {
            purse.number: Random(f"{seed}/{purse.number}")  # noqa: S311 - practice figures, not keys
            for purse in (*layout.accounts, *layout.wallets)
        }
        self._transfer_chance = Random(f"{seed}/transfers")  # noqa: S311 - practice figures, not keys
        self._groups = _transfer_groups(layout.accounts)
        self._sisters = {one.number: _sister(one, layout.accounts) for one in (*layout.accounts, *layout.wallets)}
        self._stops = {
            one.number: last_day - 12 - self._chance[one.number].randrange(30)
            for one in layout.accounts
            if one.life is Life.STOPPED
        }
        self._patience = {number: chance.randint(1, 4) for number, chance in self._chance.items()}

    def play(self, day: int) -> None:
        """Play one day in every purse's own zone."""
        percent = day_percent(date.fromordinal(day))
        moved = self._arrive(day)
        for group in self._groups:
            if self._transfer_chance.random() < 0.08 and self._acts(day):
                self._transfer(group, day, moved)
        for account in self._layout.accounts:
            if PLANS[account.platform].postpaid is None:
                self._live(account, day, percent, moved)
            else:
                chance = self._chance[account.number]
                planned = self._planned(account, day, percent, chance)
                moved[account.number].extend(self._billing.play(account, day, planned, chance))
        for wallet in self._layout.wallets:
            self.left[wallet.number][Kind.CASH] += sum(row.cents for row in moved[wallet.number])
        for purse in (*self._layout.accounts, *self._layout.wallets):
            rows = moved[purse.number]
            rows.sort(key=lambda row: row.at)
            if rows:
                purse.movements = [*purse.movements, *rows]
            if self._acts(day):
                self._order_if_low(purse, day)
        if day == self._last_day - 1 and self._acts(day):
            self._leave_one_in_transit(day)

    def _acts(self, day: int) -> bool:
        return self._handed_over is None or day < self._handed_over

    def _arrive(self, day: int) -> dict[int, list[Movement]]:
        return {
            purse.number: self.treasury.arrivals(purse, day)
            for purse in (*self._layout.accounts, *self._layout.wallets)
        }

    def _live(self, account: Account, day: int, percent: int, moved: dict[int, list[Movement]]) -> None:
        """Burn from what was there in the morning, then let the day's rows count."""
        rows = moved[account.number]
        chance = self._chance[account.number]
        is_alive = self._is_alive(account, day)
        if account.wallet is None and (is_alive or account.life is Life.STOPPED):
            rows.extend(self._odd_rows(account, day, chance))
        planned = self._planned(account, day, percent, chance)
        burn = self._burn(account, day, planned, _leaving(rows), chance)
        account.burns.append(burn)
        left = self.left[account.number]
        for row in rows:
            left[row.kind] += row.cents
        burn.leave(left)

    def _planned(self, account: Account, day: int, percent: int, chance: Random) -> int:
        return account.daily * percent * chance.randint(70, 130) // 10_000 if self._is_alive(account, day) else 0

    def _is_alive(self, account: Account, day: int) -> bool:
        return account.life is Life.LIVE or day < self._stops.get(account.number, 0)

    def _burn(self, account: Account, day: int, planned: int, leaving: dict[Kind, int], chance: Random) -> Burn:
        left = self.left[account.number]
        grant = min(planned * 3 // 10, left[Kind.GRANT] + leaving[Kind.GRANT])
        credit = min(planned // 5, left[Kind.CREDIT])
        rebate = min(planned // 10, left[Kind.REBATE])
        if account.wallet is None:
            held = account.frozen + _open_corrections([account], day)
            room = left[Kind.CASH] + leaving[Kind.CASH] - held
        else:
            held = _open_corrections(account.wallet.members, day)
            room = self.left[account.wallet.number][Kind.CASH] - held
        main = max(min(planned - grant - credit - rebate, room), 0)
        excess = main * chance.randint(-8, 15) // 1_000 if chance.random() < 0.25 else 0
        # The first telling must be covered as well, so a later deduction comes out of what was told.
        main -= max(excess, 0)
        plan = PLANS[account.platform]
        late = plan.settled_after
        if plan.latest_settled_after is not None and excess and chance.random() < 0.3:
            late = plan.latest_settled_after
        settled_at = account.starts_at(day) + DAY + late
        if account.wallet is None:
            return Burn(day, main, grant, credit, 0, excess, settled_at, rebate)
        self.left[account.wallet.number][Kind.CASH] -= main
        return Burn(day, 0, grant, credit, main, excess, settled_at, rebate)

    def _odd_rows(self, account: Account, day: int, chance: Random) -> Iterable[Movement]:
        """Grants, their expiry, credit and refunds: each now and then."""
        dice = chance.random()
        left = self.left[account.number]
        noon = account.starts_at(day) + 12 * HOUR + chance.randint(0, HOUR)
        if dice < 0.02 and Kind.GRANT in PLANS[account.platform].kinds:
            yield self._row(account, noon, What.GRANTED, chance.randint(4, 40) * 5_000, text="平台赠款")
        elif dice < 0.03 and left[Kind.GRANT] > 0 and PLANS[account.platform].grants_expire:
            yield self._row(account, noon, What.EXPIRED, -(left[Kind.GRANT] // 2), text="赠款过期")
        elif dice < 0.05 and account.opening[Kind.CREDIT]:
            yield self._row(account, noon, What.CREDITED, 300_000, text="授信充值")
        elif dice < 0.07 and left[Kind.CASH] > 9 * account.daily and self._acts(day):
            cents = left[Kind.CASH] // 3 // 10_000 * 10_000
            if cents:
                yield self._row(account, noon, What.REFUND, -cents, text="账户退款")
                self.treasury.refund(account, noon, cents, chance)

    def _transfer(self, group: list[Account], day: int, moved: dict[int, list[Movement]]) -> None:
        """Move some cash from the fullest account of a group to its emptiest."""
        by_cash = sorted(group, key=lambda one: (self.left[one.number][Kind.CASH], one.number))
        poor, rich = by_cash[0], by_cash[-1]
        cents = self.left[rich.number][Kind.CASH] // 6 // 10_000 * 10_000
        if not cents or poor is rich:
            return
        at = rich.starts_at(day) + 15 * HOUR + self._transfer_chance.randint(0, 600)
        moved[rich.number].append(
            self._row(rich, at, What.TRANSFER_OUT, -cents, text=f"转出至 {poor.number}", other=str(poor.number))
        )
        moved[poor.number].append(
            self._row(poor, at, What.TRANSFER_IN, cents, text=f"转入自 {rich.number}", other=str(rich.number))
        )

    def _row(self, account: Account, at: int, what: What, cents: int, *, text: str, other: str = "") -> Movement:
        day = account.day_of(at)
        own = str(account.number)
        remitter, payee = (other, own) if cents > 0 else (own, other)
        kind = _KINDS.get(what, Kind.CASH)
        return Movement(self.treasury.next_seq(day), at, day, what, kind, cents, remitter, payee, "", text)

    def _order_if_low(self, purse: Purse, day: int) -> None:
        if PLANS[purse.platform].postpaid is not None:
            return
        if isinstance(purse, Account) and (purse.wallet is not None or not self._is_alive(purse, day)):
            return
        coming = self.left[purse.number][Kind.CASH] + self.treasury.on_the_way(purse)
        ahead = max(day_percent(date.fromordinal(day + step)) for step in (1, 2, 3))
        if coming < self._patience[purse.number] * purse.daily * ahead // 100:
            step = 100_000 if purse.currency == "CNY" else 50_000
            cents = max(purse.daily * 9 // step, 1) * step
            self.treasury.recharge(purse, day, cents, self._chance[purse.number], self._sisters[purse.number])

    def _leave_one_in_transit(self, day: int) -> None:
        for account in self._layout.accounts:
            is_prepaid = PLANS[account.platform].postpaid is None
            if account.wallet is None and account.life is Life.LIVE and is_prepaid:
                self.treasury.lose_on_the_way(account, day, 2_000_000)
                return


def _leaving(rows: Iterable[Movement]) -> dict[Kind, int]:
    sums = dict.fromkeys(Kind, 0)
    for row in rows:
        sums[row.kind] += min(row.cents, 0)
    return sums


def _open_corrections(accounts: Iterable[Account], day: int) -> int:
    """Cents that were told as burned on the last days and will be given back."""
    return sum(max(burn.excess, 0) for one in accounts for burn in one.burns[-_MEMORY:] if burn.day > day - _MEMORY)


def _transfer_groups(accounts: list[Account]) -> list[list[Account]]:
    """Accounts between which money may go: one platform, one centre, cash of their own."""
    free = [
        one for one in accounts if one.wallet is None and one.life is Life.LIVE and PLANS[one.platform].postpaid is None
    ]
    groups: dict[tuple[str, int], list[Account]] = {}
    for one in free:
        groups.setdefault((one.platform, one.centre), []).append(one)
    return [members for members in groups.values() if len(members) > 1]


def _sister(purse: Purse, accounts: list[Account]) -> Account | None:
    """An account that may be paid for together with this one."""
    for one in accounts:
        is_like = (one.platform, one.currency, one.offset_hours) == (purse.platform, purse.currency, purse.offset_hours)
        if is_like and one is not purse and one.wallet is None and one.life is Life.LIVE:
            return one
    return None
