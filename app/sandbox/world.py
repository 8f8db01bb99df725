"""The practice world: one invented company, its accounts on the platforms and its bank, the same for the same seed."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from threading import Lock

from app.sandbox.bank import BEIJING, BankPayment
from app.sandbox.company import AGENCY, OWNER
from app.sandbox.history import History
from app.sandbox.holders import Account, Kind, Life, Purse, Wallet
from app.sandbox.keys import KeyStore
from app.sandbox.layout import lay_out
from app.sandbox.moves import Counter, Effect, Order
from app.sandbox.plan import Place, PlatformPlan
from app.sandbox.plans import PLANS, PRACTISED
from app.sandbox.reviews import Application, Reviews, State

_AHEAD = 2
"""Days played beyond the asked one, so that every zone has its today."""

_MANAGERS_MONEY = 500_000_000
"""Cents of each kind that an agency or centre holds for its accounts on the eve of the first day."""


class World:
    """Everything that the practice platforms and the bank know; figures are asked for as of an instant.

    History is a function of (accounts, days, seed, today) alone. Days after `today` are played when they are asked for,
    and play the same however they are asked for. From the day `handed_over` on the company moves no money by itself: whoever
    plays it does, through the platforms.
    """

    def __init__(
        self,
        *,
        accounts: int = 40,
        days: int = 90,
        seed: int = 1,
        today: date,
        platforms: Collection[str] = PRACTISED,
        handed_over: date | None = None,
    ) -> None:
        self.today = today
        self.platforms = tuple(name for name in PLANS if name in platforms)
        self.first_day = today - timedelta(days=days - 1)
        layout = lay_out(accounts=accounts, seed=seed, first_day=self.first_day.toordinal(), platforms=self.platforms)
        self.accounts: Sequence[Account] = layout.accounts
        self.wallets: Sequence[Wallet] = layout.wallets
        self.seed = seed
        self._history = History(
            layout,
            seed=seed,
            last_day=today.toordinal(),
            handed_over=handed_over.toordinal() if handed_over is not None else None,
        )
        self._next_day = self.first_day.toordinal()
        self._lock = Lock()
        self._by_number = {one.number: one for one in layout.accounts}
        self._by_platform = {
            platform: [one for one in layout.accounts if one.platform == platform] for platform in self.platforms
        }
        self._managers = {one.number: one for name in self.platforms for one in _managers(PLANS[name], self.first_day)}
        for name in self.platforms:
            purses = PLANS[name].purses(self.wallets_on(name), self.first_day.toordinal())
            self._managers |= {one.number: one for one in purses}
        self._counter = Counter(
            self._history.left, self._history.treasury.next_seq, lambda: self._next_day - 1, self._lock
        )
        self.keys = KeyStore()
        self.reviews = Reviews(seed)
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
        seconds = int(now.timestamp())
        for verdict in self.reviews.advance(seconds):
            _apply(verdict)
        return seconds // 3_600 * 3_600

    def account(self, platform: str, number: int) -> Account | None:
        """The account of this platform with this id."""
        found = self._by_number.get(number)
        return found if found is not None and found.platform == platform else None

    def accounts_on(self, platform: str) -> Sequence[Account]:
        """The accounts of a platform in the order in which it lists them."""
        return self._by_platform.get(platform, ())

    def wallets_on(self, platform: str) -> Sequence[Wallet]:
        """The shared wallets of a platform."""
        return [one for one in self.wallets if one.platform == platform]

    def wallet(self, number: int) -> Wallet | None:
        """The shared wallet with this id."""
        return next((one for one in self.wallets if one.number == number), None)

    def manager(self, number: int) -> Purse | None:
        """The agency, organisation or centre with this id, as a holder of money for its accounts."""
        return self._managers.get(number)

    def managers_on(self, platform: str) -> Sequence[Purse]:
        """The holders of money above the accounts of a platform."""
        return [one for one in self._managers.values() if one.platform == platform]

    def holder(self, platform: str, number: int) -> Purse | None:
        """Whoever of this platform has this id: an account, a shared wallet, or who stands above them."""
        found = self.account(platform, number) or self.wallet(number) or self.manager(number)
        return found if found is not None and found.platform == platform else None

    def movable(self, purse: Purse, kind: Kind, at: int) -> int:
        """Cents that can be moved out of a purse now."""
        return self._counter.movable(purse, kind, at)

    def move(self, order: Order, now: int) -> Effect:
        """Move money at once; balances, fund rows and day books of this hour hold it. NotEnough when it is not there."""
        return self._counter.move(order, now)

    def pay_in(self, platform: str, number: int, cents: int, now: int) -> None:
        """Pay at the bank for an account, or for the wallet that it spends from; KeyError where there is none."""
        account = self._by_number[number]
        purse = account.wallet or account
        if purse.platform != platform:
            raise KeyError(platform)
        row = self._counter.pay_in(purse, cents, now)
        self._history.treasury.pay_in(purse, row)

    @property
    def effects(self) -> Sequence[Effect]:
        """Everything that live calls have moved, in order."""
        return self._counter.effects

    def limit(self, account: Account, cents: int | None, now: int, *, starts_anew: bool = False) -> None:
        """Change the limit of a postpaid account; None is no limit, and starting anew forgets what was spent before."""
        with self._lock:
            hour = now // 3_600 * 3_600
            before = account.spent(hour) if starts_anew else account.limit(hour).before
            account.limits = [*account.limits, account.limit(hour)._replace(at=hour, cents=cents, before=before)]

    def open_account(self, platform: str, *, name: str, company: str, now: int, place: Place | None = None) -> Account:
        """A new account, empty and under review until `reviews` says otherwise; it does not spend by itself."""
        plan = PLANS[platform]
        with self._lock:
            index = len(self._by_platform[platform])
            where = place or plan.place(index)
            account = Account(
                platform=platform, number=plan.number(index), name=name, company=company, index=index,
                currency=where.currency, offset_hours=where.offset_hours, zone=where.zone, centre=where.manager,
                status=plan.pending, life=Life.NEVER, first_day=0,
            )  # fmt: skip
            account.first_day = account.day_of(now)
            self.accounts = [*self.accounts, account]
            self._by_platform[platform] = [*self._by_platform[platform], account]
            self._by_number[account.number] = account
        return account

    def review(self, application: Application) -> None:
        """Take something into the queue of its platform's reviewers; an account that waits for it is pending again."""
        self.reviews.submit(application)
        if application.account is not None:
            application.account.status = PLANS[application.platform].pending

    def decide(
        self, platform: str, subject: str, number: int, state: State, *, missing: str = "", reason: str = ""
    ) -> None:
        """Give a reviewer's verdict by hand; KeyError when nothing of the kind was handed in."""
        _apply(self.reviews.decide(platform, subject, number, state, missing=missing, reason=reason))

    def bank_payments(self, until: datetime | None = None) -> list[BankPayment]:
        """The bank's lines before `until` in order of time; by default up to the evening before `today`."""
        end = until or datetime.combine(self.today, time(), BEIJING)
        self.play_until(end.astimezone(BEIJING).date())
        rows = [row for row in self._history.treasury.payments if row.at < end]
        return sorted(rows, key=lambda row: (row.at, row.amount.amount, row.text))


def _managers(plan: PlatformPlan, first_day: date) -> Iterator[Purse]:
    for number in plan.managers:
        place = next(one for one in map(plan.place, range(20)) if one.manager == number)
        kinds = [kind for kind in plan.kinds if kind is not Kind.OWED]
        yield Purse(
            platform=plan.name,
            number=number,
            name=AGENCY if Kind.OWED not in plan.kinds else OWNER,
            currency=place.currency,
            offset_hours=place.offset_hours,
            first_day=first_day.toordinal(),
            opening={kind: _MANAGERS_MONEY if kind in kinds else 0 for kind in Kind},
        )


def _apply(verdict: Application) -> None:
    """The status of an account follows what its reviewer said."""
    if verdict.account is not None:
        plan = PLANS[verdict.platform]
        is_passed = verdict.state is State.APPROVED
        verdict.account.status = plan.normal if is_passed else plan.denied
        verdict.account.life = Life.LIVE if is_passed else Life.NEVER
