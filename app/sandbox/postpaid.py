"""Who spends first and pays later: spend up to a limit, what is owed, and how it is charged or invoiced."""

from collections.abc import Iterable
from datetime import date
from random import Random

from app.sandbox.bank import Treasury
from app.sandbox.holders import DAY, HOUR, Account, Burn, Kind, Movement
from app.sandbox.plan import Postpaid
from app.sandbox.plans import PLANS

_STEP = 10_000


class Billing:
    """Plays one day of a postpaid account; `left` is shared with the history, OWED in it is nothing or less."""

    def __init__(self, treasury: Treasury, left: dict[int, dict[Kind, int]]) -> None:
        self._treasury = treasury
        self._left = left
        self._due: dict[tuple[int, int], int] = {}
        self._spent: dict[int, int] = {}
        """All that an account has spent so far, at the highest that was told."""

    def play(self, account: Account, day: int, planned: int, chance: Random) -> Iterable[Movement]:
        """Spend what the limit allows, then charge or invoice; the rows of this day."""
        terms = PLANS[account.platform].postpaid
        assert terms is not None
        self._raise_limit(account, day)
        burn = self._burn(account, day, planned, chance)
        account.burns.append(burn)
        left = self._left[account.number]
        left[Kind.OWED] -= burn.owed
        rows = list(self._charge(account, day, terms) if terms.charged_at_days else self._invoice(account, day, terms))
        for row in rows:
            left[row.kind] += row.cents
        return rows

    def _burn(self, account: Account, day: int, planned: int, chance: Random) -> Burn:
        ends = account.starts_at(day) + DAY
        limit = account.limit(ends - 1)
        spent = self._spent.get(account.number, 0)
        room = planned if limit.cents is None else max(limit.cents + limit.before - spent, 0)
        told = min(planned, room)
        excess = told * chance.randint(0, 15) // 1_000 if chance.random() < 0.25 else 0
        self._spent[account.number] = spent + told
        settled_at = ends + PLANS[account.platform].settled_after
        return Burn(day, 0, 0, 0, 0, excess, settled_at, owed=told - excess)

    def _raise_limit(self, account: Account, day: int) -> None:
        """The company raises a limit that is nearly reached; on its last days it is left to be seen."""
        limit = account.limit(account.starts_at(day))
        counted = self._spent.get(account.number, 0) - limit.before
        if limit.cents and counted * 10 > limit.cents * 9:
            more = limit.cents + account.daily * 90 // _STEP * _STEP
            account.limits = [*account.limits, limit._replace(at=account.starts_at(day) + 10 * HOUR, cents=more)]

    def _charge(self, account: Account, day: int, terms: Postpaid) -> Iterable[Movement]:
        """In the morning what is owed of the days before, once it is enough; the bank pays it the same hour."""
        owed = -self._left[account.number][Kind.OWED] - account.burns[-1].owed
        if owed < account.daily * (terms.charged_at_days or 0) or not owed:
            return
        at = account.starts_at(day) + 9 * HOUR + account.number % 3_000
        yield self._treasury.settle(account, at, owed, paid_at=at + 300, text="广告费扣款")

    def _invoice(self, account: Account, day: int, terms: Postpaid) -> Iterable[Movement]:
        """The month's spend on its invoice, paid so many days after its end, a day before the platform books it."""
        today = date.fromordinal(day)
        if today.day == 1:
            last_month = date.fromordinal(day - 1)
            burns = (one for one in account.burns if last_month.replace(day=1).toordinal() <= one.day < day)
            self._due[account.number, day + terms.due_after_days] = sum(one.owed for one in burns)
        owed = self._due.pop((account.number, day), 0)
        if owed:
            at = account.starts_at(day) + 11 * HOUR + account.number % 3_000
            yield self._treasury.settle(account, at, owed, paid_at=at - DAY, text="广告费账单付款")
