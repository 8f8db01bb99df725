"""The rebate ledger 返点台账: period by period, what the contracts earn, what was settled, what came and what is late."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from app.domain.accounts import FundRowKind
from app.domain.evidence import StoredFundRow
from app.domain.ledger import FundClass
from app.domain.money import Money, total
from app.domain.providers import Contract, FundedThrough, Provider, funded_through
from app.domain.rebates import Rebate, RebateReceipt, RebateRule, RebateTime, RebateUse
from app.store.work import Work

DUE_DAYS = 30
"""Where a contract names no day: our own default, said as such beside the figure."""

_INFLOW = frozenset({FundRowKind.RECHARGE, FundRowKind.TRANSFER_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class RebateLine:
    """One period of one contract with one provider, in one currency."""

    provider_id: int
    contract: str
    volume: Money
    """What the steps are held against: cash burned for a rule settled afterwards, cash recharged for a prepaid one."""
    rebate: Rebate
    is_due_agreed: bool
    """Whether the contract names the day; else thirty days are taken."""
    is_over: bool
    """Whether the period has ended: before, what is earned still grows and nothing of it is late."""

    def is_late(self, today: date) -> bool:
        """Whether something is still to come that should be there."""
        return self.is_over and self.rebate.is_late(today)


@dataclass(frozen=True, slots=True)
class _Flow:
    """One day's cash of one account or wallet."""

    account_id: int
    day: date
    amount: Money


class RebateBook:
    """Everything that rebates are computed from, read once; ask for one provider or for all."""

    def __init__(self, work: Work, today: date) -> None:
        self._today = today
        self._ways: Sequence[FundedThrough] = work.providers.ways()
        self._providers = work.providers.all()
        has_rules = any(one.rebate_rules for each in self._providers for one in each.contracts)
        first = _first_day(self._providers)
        self._burned = list(_burned(work, first)) if has_rules else []
        self._rows = work.evidence.fund_rows(since=first) if has_rules else []
        self._members = _members(work)
        self._recharged = list(self._inflows(FundClass.CASH))
        self._granted = list(self._inflows(FundClass.GRANT))
        self._settled = {
            (one.provider_id, one.period_start, one.confirmed.currency): one for one in work.providers.settlements()
        }
        self._receipts: Mapping[tuple[int, date, str], list[RebateReceipt]] = defaultdict(list)
        for receipt in work.providers.receipts():
            self._receipts[receipt.provider_id, receipt.period_start, receipt.amount.currency].append(receipt)

    def lines(self, provider: Provider) -> list[RebateLine]:
        """The newest period first."""
        found = [
            line for contract in provider.contracts for rule in contract.rebate_rules
            for line in self._of_rule(provider, contract, rule)
        ]  # fmt: skip
        return sorted(found, key=lambda one: (one.rebate.start, one.contract), reverse=True)

    def volume_now(self, provider: Provider, contract: Contract, rule: RebateRule) -> Money:
        """What a rule's steps are held against so far, in the period of today."""
        currency = rule.steps[0].start.currency
        flows = self._recharged if rule.time is RebateTime.PREPAID else self._burned
        now = ((max(start, contract.start), min(end, contract.end)) for start, end in _periods(contract, self._today))
        volumes = [
            self._through(provider.id or 0, first, last, currency, flows)
            for first, last in now
            if first <= self._today <= last
        ]
        return total(volumes, currency)

    def _of_rule(self, provider: Provider, contract: Contract, rule: RebateRule) -> Iterator[RebateLine]:
        is_prepaid = rule.time is RebateTime.PREPAID
        currency = rule.steps[0].start.currency
        for start, end in _periods(contract, self._today):
            first, last = max(start, contract.start), min(end, contract.end)
            within = partial(self._through, provider.id or 0, first, last, currency)
            volume = within(self._recharged if is_prepaid else self._burned)
            received = total((one.amount for one in self._receipts[provider.id or 0, start, currency]), currency)
            if is_prepaid:
                received += within(self._granted)
            settled = self._settled.get((provider.id or 0, start, currency))
            earned = rule.earned(volume)
            if not earned and settled is None and not received:
                continue
            due = DUE_DAYS if contract.rebate_due_days is None else contract.rebate_due_days
            yield RebateLine(
                provider_id=provider.id or 0,
                contract=contract.number,
                volume=volume,
                rebate=Rebate(
                    start=start,
                    end=last,
                    accrued=earned,
                    confirmed=settled.confirmed if settled is not None else None,
                    received=received,
                    due_on=last + timedelta(days=due),
                    use=settled.use if settled is not None else RebateUse.RECHARGE,
                ),
                is_due_agreed=contract.rebate_due_days is not None,
                is_over=last < self._today,
            )

    def _through(self, provider_id: int, first: date, last: date, currency: str, flows: Sequence[_Flow]) -> Money:
        ours = (
            flow.amount
            for flow in flows
            if first <= flow.day <= last
            and flow.amount.currency == currency
            and funded_through(flow.account_id, flow.day, self._ways) == provider_id
        )
        return total(ours, currency)

    def _inflows(self, fund_class: FundClass) -> Iterator[_Flow]:
        for stored in self._rows:
            row = stored.row
            account = self._account_of(stored)
            if account and row.kind in _INFLOW and row.fund_class is fund_class and row.amount.amount > 0:
                yield _Flow(account, row.day, row.amount)

    def _account_of(self, stored: StoredFundRow) -> int | None:
        """Of a wallet the first account that spends from it: through whom that one is funded, the wallet is."""
        if stored.holder.kind == "account":
            return stored.holder.id
        return self._members.get(stored.holder.id)


def _burned(work: Work, first: date) -> Iterator[_Flow]:
    """Cash where the platform tells it, else all of the day's spend."""
    for account_id, row in work.evidence.spend(since=first):
        yield _Flow(account_id, row.day, row.spend if row.cash is None else row.cash)


def _first_day(providers: Sequence[Provider]) -> date:
    starts = [contract.start for one in providers for contract in one.contracts if contract.rebate_rules]
    return min(starts, default=date.max)


def _members(work: Work) -> dict[int, int]:
    """By wallet, the account with the lowest number that spends from it."""
    found: dict[int, int] = {}
    for account in sorted(work.accounts.all(), key=lambda one: one.id or 0):
        if account.wallet_id is not None:
            found.setdefault(account.wallet_id, account.id or 0)
    return found


def _periods(contract: Contract, today: date) -> Iterator[tuple[date, date]]:
    day = contract.start
    while day <= min(contract.end, today):
        start, end = contract.rebate_period.around(day)
        yield start, end
        day = end + timedelta(days=1)
