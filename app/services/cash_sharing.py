"""Sharing out cash 资金分配: what each account gets of a sum that may not do for all, with the steps of rebates and the caps of agencies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.advice.allocation import PlatformChoice, RebateStep, allocate
from app.domain.money import Money, total
from app.domain.providers import Provider
from app.domain.rebates import RebateTime, StepScope
from app.errors import WrongAnswer
from app.services.clock import Clock
from app.services.order_rules import ZONE
from app.services.provider_standing import in_transit, provider_of, transit_sum
from app.services.rebate_ledger import RebateBook
from app.services.top_ups import TopUpLine, TopUpsView
from app.store.vault import Vault
from app.store.work import Work

_LEAST_CHANCE = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class CashShare:
    """One account with what it gets."""

    line: TopUpLine
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCash:
    """A sum shared out over the accounts that need money; nothing is ordered by it."""

    cash: Money
    shares: tuple[CashShare, ...]
    """As the list stands, the most urgent first; also those that get nothing."""
    rebate: Money
    """What the prepaid steps bring that are reached so; zero where no contract has any."""

    @property
    def sent(self) -> Money:
        """All shares together."""
        return total([one.amount for one in self.shares], self.cash.currency)

    @property
    def missing(self) -> Money:
        """What is advised and not given."""
        zero = Money.zero(self.cash.currency)
        return total([max(one.line.amount - one.amount, zero) for one in self.shares], self.cash.currency)


@dataclass(frozen=True, slots=True)
class _Purse:
    """Accounts that are funded through one agency, whose steps and cap they share; or one account by itself."""

    lines: tuple[TopUpLine, ...]
    provider: Provider | None


class CashSharing:
    """Asks how a sum of cash does the most good; the shares are put into a batch by a person."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def share(self, view: TopUpsView, cash: Money) -> SharedCash:
        """Every account of this currency that is advised money; WrongAnswer unless the sum is above zero, or where nobody needs any."""
        if cash.amount <= 0:
            raise WrongAnswer("amount", "not_positive")
        lines = [line for line in view.lines if line.amount and line.burn.currency == cash.currency]
        if not lines:
            raise WrongAnswer("amount", "nobody_needs_it")
        now = self._clock()
        today = now.astimezone(ZONE).date()
        with self._vault.look() as work:
            purses = list(_purses(work, lines, now))
            book = RebateBook(work, today)
            choices = [_choice(work, one, cash, book, today) for one in purses]
        found = allocate(choices, cash)
        given = {
            line.key: amount
            for purse, whole in zip(purses, found.amounts, strict=True)
            for line, amount in _within(purse.lines, whole)
        }
        shares = tuple(CashShare(line=line, amount=given[line.key]) for line in lines)
        return SharedCash(cash=cash, shares=shares, rebate=found.rebate)


def _purses(work: Work, lines: Sequence[TopUpLine], at: datetime) -> Iterator[_Purse]:
    through: dict[int, list[TopUpLine]] = defaultdict(list)
    providers: dict[int, Provider] = {}
    for line in lines:
        provider = provider_of(work, line.account_id, at)
        if provider is None or provider.id is None:
            yield _Purse((line,), None)
        else:
            through[provider.id].append(line)
            providers[provider.id] = provider
    for provider_id, theirs in through.items():
        yield _Purse(tuple(theirs), providers[provider_id])


def _choice(work: Work, purse: _Purse, cash: Money, book: RebateBook, today: date) -> PlatformChoice:
    currency = cash.currency
    steps, paid = _steps(purse.provider, currency, book, today)
    return PlatformChoice(
        name=purse.lines[0].key,
        needed=total([line.amount for line in purse.lines], currency),
        expected=total([line.burn for line in purse.lines], currency),
        minimum=min(_least(line) for line in purse.lines),
        paid_so_far=paid,
        chance=_chance(purse.lines),
        steps=steps,
        most=_room(work, purse.provider, currency),
    )


def _chance(lines: Sequence[TopUpLine]) -> Decimal:
    """Of running dry, as much as each needs of the whole; never nothing, for what is advised is wanted."""
    needed = sum((line.amount.amount for line in lines), Decimal(0))
    dry = (line.amount.amount * Decimal(line.advice.chance_dry_without) for line in lines if line.advice is not None)
    return max(sum(dry, Decimal(0)) / needed, _LEAST_CHANCE)


def _steps(
    provider: Provider | None, currency: str, book: RebateBook, today: date
) -> tuple[tuple[RebateStep, ...], Money]:
    """Steps that money sent now can reach: of prepaid rules on the whole volume; what burn earns comes whatever is sent."""
    contract = provider.contract_on(today) if provider is not None else None
    for rule in contract.rebate_rules if contract is not None else ():
        is_ours = rule.time is RebateTime.PREPAID and rule.scope is StepScope.WHOLE
        if provider is not None and contract is not None and is_ours and rule.steps[0].start.currency == currency:
            steps = tuple(RebateStep(step.start, step.rate) for step in rule.steps)
            return steps, book.volume_now(provider, contract, rule)
    return (), Money.zero(currency)


def _room(work: Work, provider: Provider | None, currency: str) -> Money | None:
    """What may still be sent through an agency whose money in transit is capped; nothing where no rate tells it."""
    limit = provider.in_transit_limit if provider is not None else None
    if provider is None or limit is None or limit.currency != currency:
        return None
    already = transit_sum(work, in_transit(work.orders.all(), provider.id or 0), currency)
    return Money.zero(currency) if already is None else max(limit - already, Money.zero(currency))


def _least(line: TopUpLine) -> Money:
    """A top-up is nothing or at least so much: what the adviser took for the least, and never more than what is advised."""
    least = line.observation.minimum_top_up if line.observation is not None else None
    return min(least, line.amount) if isinstance(least, Money) else line.amount


def _within(lines: Sequence[TopUpLine], whole: Money) -> Iterator[tuple[TopUpLine, Money]]:
    """The most urgent need first; what is left beyond all needs goes by how fast each burns."""
    zero, left = Money.zero(whole.currency), whole
    met: list[Money] = []
    for line in lines:
        given = min(line.amount, left)
        met.append(given if given >= _least(line) else zero)
        left -= met[-1]
    all_met = all(given == line.amount for given, line in zip(met, lines, strict=True))
    burns = [line.burn.amount for line in lines]
    for place, (line, given) in enumerate(zip(lines, met, strict=True)):
        extra = zero
        if all_met and left and sum(burns[place:]) > 0:
            extra = left.times(burns[place] / sum(burns[place:])).rounded()
            left -= extra
        yield line, given + extra
