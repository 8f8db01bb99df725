"""The practice world: one invented company, its accounts on three platforms and its bank, the same for the same seed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from threading import Lock

from app.sandbox.bank import BEIJING, BankPayment
from app.sandbox.history import History
from app.sandbox.holders import Account, Wallet
from app.sandbox.layout import lay_out

_AHEAD = 2
"""Days played beyond the asked one, so that every zone has its today."""


class World:
    """Everything that the practice platforms and the bank know; figures are asked for as of an instant.

    History is a function of (accounts, days, seed, today) alone. Days after `today` are played when they are asked for,
    and play the same however they are asked for.
    """

    def __init__(self, *, accounts: int = 40, days: int = 90, seed: int = 1, today: date) -> None:
        self.today = today
        self.first_day = today - timedelta(days=days - 1)
        layout = lay_out(accounts=accounts, seed=seed, first_day=self.first_day.toordinal())
        self.accounts: Sequence[Account] = layout.accounts
        self.wallets: Sequence[Wallet] = layout.wallets
        self.seed = seed
        self._history = History(layout, seed=seed, last_day=today.toordinal())
        self._next_day = self.first_day.toordinal()
        self._lock = Lock()
        self._by_number = {one.number: one for one in layout.accounts}
        self._by_platform = {
            platform: [one for one in layout.accounts if one.platform == platform]
            for platform in ("ocean_engine", "tencent_ads", "tiktok")
        }
        self.play_until(today)

    def play_until(self, day: date) -> None:
        """Play every day that an instant of this day may need."""
        wanted = day.toordinal() + _AHEAD
        if self._next_day > wanted:
            return
        with self._lock:
            while self._next_day <= wanted:
                self._history.play(self._next_day)
                self._next_day += 1

    def as_of(self, now: datetime) -> int:
        """The last full hour at or before `now` in epoch seconds: what the platforms tell changes by the hour."""
        self.play_until(now.astimezone(BEIJING).date())
        return int(now.timestamp()) // 3_600 * 3_600

    def account(self, platform: str, number: int) -> Account | None:
        """The account of this platform with this id."""
        found = self._by_number.get(number)
        return found if found is not None and found.platform == platform else None

    def accounts_on(self, platform: str) -> Sequence[Account]:
        """The accounts of a platform in the order in which it lists them."""
        return self._by_platform[platform]

    def wallets_on(self, platform: str) -> Sequence[Wallet]:
        """The shared wallets of a platform."""
        return [one for one in self.wallets if one.platform == platform]

    def wallet(self, number: int) -> Wallet | None:
        """The shared wallet with this id."""
        return next((one for one in self.wallets if one.number == number), None)

    def bank_payments(self, until: datetime | None = None) -> list[BankPayment]:
        """The bank's lines before `until` in order of time; by default up to the evening before `today`."""
        end = until or datetime.combine(self.today, time(), BEIJING)
        self.play_until(end.astimezone(BEIJING).date())
        rows = [row for row in self._history.treasury.payments if row.at < end]
        return sorted(rows, key=lambda row: (row.at, row.amount.amount, row.text))
