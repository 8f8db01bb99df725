"""How a provider stands now: money in transit against its cap, its rating from our own history, what of it lets an order through."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import WAITING, Order, OrderState
from app.domain.providers import (
    Exposure,
    FeeFault,
    FeeKind,
    Provider,
    ProviderEvent,
    ProviderEventKind,
    ProviderHold,
    Tier,
    caps_reached,
    fee_fault,
    funded_through,
)
from app.domain.ratings import WINDOW_DAYS, Count, Grade, ProviderHistory, Rating, rate
from app.services.rebate_ledger import RebateBook, RebateLine
from app.services.settings import home_currency, in_home, rates
from app.store.work import Work

ANSWER_WITHIN = timedelta(hours=4)
"""The published target for a provider's answers."""

_UNDER_WAY = frozenset({OrderState.INTENT, OrderState.DISPUTED, *WAITING})
_SETTLED = frozenset({OrderState.CONFIRMED, OrderState.PARTIAL, OrderState.DISPUTED, OrderState.OVERDUE})
_E = ProviderEventKind


def provider_of(work: Work, account_id: int, at: datetime) -> Provider | None:
    """Through whom an account is funded; None where nobody has said."""
    known = funded_through(account_id, at.date(), work.providers.ways())
    return None if known is None else work.providers.get(known)


def in_transit(orders: Sequence[Order], provider_id: int) -> list[Money]:
    """Paid and not yet on the platform, order by order; of a partial one what is left at the provider."""
    ours = [one for one in orders if one.content.provider_id == provider_id and one.content.kind is MoveKind.RECHARGE]
    found = [one.content.amount for one in ours if one.state in _UNDER_WAY]
    found += [
        one.content.amount - one.arrived for one in ours if one.state is OrderState.PARTIAL and one.arrived is not None
    ]
    return [one for one in found if one.amount > 0]


def transit_sum(work: Work, amounts: Sequence[Money], currency: str) -> Money | None:
    """All of it in one currency; None where a rate is missing."""
    known, home = rates(work.settings), home_currency(work.settings)
    whole = Money.zero(currency)
    for amount in amounts:
        told = amount if amount.currency == currency else in_home(amount, known, home) if home == currency else None
        if told is None:
            return None
        whole += told
    return whole


def provider_holds(work: Work, order: Order) -> tuple[ProviderHold, ...]:
    """Why this order may not go through its provider now; the order itself is counted once."""
    if order.content.provider_id is None or order.content.kind is not MoveKind.RECHARGE:
        return ()
    provider = work.providers.get(order.content.provider_id)
    limit = provider.in_transit_limit
    if limit is None:
        return ()
    others = [one for one in work.orders.all() if one.id != order.id]
    already = transit_sum(work, in_transit(others, order.content.provider_id), limit.currency)
    wanted = transit_sum(work, [order.content.amount], limit.currency)
    if already is None or wanted is None:
        return (ProviderHold.CAP_UNKNOWN,)
    reached = caps_reached(provider, wanted, in_transit=already, recharged={})
    is_over = any(one.is_over for one in reached if one.exposure is Exposure.IN_TRANSIT)
    return (ProviderHold.OVER_CAP,) if is_over else ()


class Grades:
    """Grades within one transaction: each provider is rated once, however many orders ask."""

    def __init__(self, work: Work, at: datetime) -> None:
        self._work = work
        self._at = at
        self._known: dict[int, Grade | None] = {}

    def of(self, provider_id: int | None) -> Grade | None:
        """What the approval rules go by; None for money that goes to the platform directly or through nobody known."""
        if provider_id is None:
            return None
        if provider_id not in self._known:
            self._known[provider_id] = self._rated(self._work.providers.get(provider_id))
        return self._known[provider_id]

    def _rated(self, provider: Provider) -> Grade | None:
        if provider.tier is Tier.DIRECT:
            return None
        lines = RebateBook(self._work, self._at.date()).lines(provider)
        return rating_of(self._work, provider, lines, self._work.orders.all(), self._at).grade


def is_first_payment(orders: Sequence[Order], order: Order) -> bool:
    """Whether nothing has come through this order's provider before."""
    provider_id = order.content.provider_id
    return provider_id is not None and not any(
        one.content.provider_id == provider_id and one.state is OrderState.CONFIRMED and one.id != order.id
        for one in orders
    )


def rating_of(
    work: Work, provider: Provider, lines: Sequence[RebateLine], orders: Sequence[Order], at: datetime
) -> Rating:
    """The rating from what the company lived through in the last 180 days.

    Which provider opened an account is not kept, so opening success stands where it starts for everybody.
    """
    since = at - timedelta(days=WINDOW_DAYS)
    events = work.providers.events(provider.id)
    recent = [one for one in events if one.at >= since]
    ours = [one for one in orders if one.content.provider_id == provider.id]
    sent = [one for one in ours if one.sent_at is not None and one.sent_at >= since]
    paid = [one for one in sent if one.content.kind is MoveKind.RECHARGE]
    settled = [one for one in paid if one.state in _SETTLED]
    backs = [one for one in sent if one.content.kind is MoveKind.REFUND and one.state in _SETTLED]
    due = [one for one in lines if one.is_over and since.date() <= one.rebate.due_on <= at.date()]
    is_owed = bool(in_transit(ours, provider.id or 0)) or any(one.rebate.owed for one in lines)
    platforms = frozenset(
        account.platform
        for account in work.accounts.all()
        if funded_through(account.id or 0, at.date(), work.providers.ways()) == provider.id
    )
    answered, silent_since = _answers(events, since)
    history = ProviderHistory(
        orders=len(paid),
        without_incident=_without(len(paid), _of(recent, _E.INCIDENT)),
        without_difference=Count(sum(_is_whole(provider, one) for one in settled), len(settled)),
        refunds_on_time=Count(sum(_is_on_time(provider, one) for one in backs), len(backs)),
        credited_on_time=Count(sum(_is_on_time(provider, one) for one in settled), len(settled)),
        without_complaint=_without(len(paid), _of(recent, _E.COMPLAINT)),
        complaints_closed_for_good=_without(_of(recent, _E.COMPLAINT), _of(recent, _E.COMPLAINT_REOPENED)),
        answered_on_time=answered,
        without_hidden_fee=_without(
            len(paid), _of(recent, _E.HIDDEN_FEE) + sum(_has_unknown_fee(provider, one) for one in settled)
        ),
        rebates_as_promised=Count(sum(not one.is_late(at.date()) for one in due), len(due)),
        misappropriation_proven=_newest(events, _E.MISAPPROPRIATION),
        forgery_proven=_newest(events, _E.FORGED_DOCUMENT),
        silent_since=silent_since,
        has_money_outstanding=is_owed,
        is_authorised=bool(provider.authorisations or provider.tier is Tier.DIRECT)
        and provider.is_authorised(platforms, at.date()),
    )  # fmt: skip
    return rate(history, at)


def _is_whole(provider: Provider, order: Order) -> bool:
    """Whether all came that should have: the amount less the fee that the contract knows."""
    if order.state is not OrderState.CONFIRMED or order.arrived is None:
        return False
    contract = provider.contract_on(order.drafted_at.date())
    fee = contract.fee(order.content.amount) if contract is not None else Money.zero(order.content.amount.currency)
    return order.arrived >= order.content.amount - fee


def _has_unknown_fee(provider: Provider, order: Order) -> bool:
    """Whether more was kept back of a confirmed order than its contract knows."""
    if order.state is not OrderState.CONFIRMED or order.arrived is None or order.arrived >= order.content.amount:
        return False
    kept = order.content.amount - order.arrived
    contract = provider.contract_on(order.drafted_at.date())
    return fee_fault(FeeKind.SERVICE, kept, order.content.amount, contract) in {
        FeeFault.ABOVE_CONTRACT, FeeFault.NO_CONTRACT,
    }  # fmt: skip


def _is_on_time(provider: Provider, order: Order) -> bool:
    """By the hours that the contract promises, else by the day on which bank money usually is there."""
    if order.sent_at is None or order.settled_at is None:
        return False
    contract = provider.contract_on(order.sent_at.date())
    if contract is not None and contract.credited_within_h is not None:
        return order.settled_at - order.sent_at <= timedelta(hours=contract.credited_within_h)
    return order.due_at is None or order.settled_at <= order.due_at


def _answers(events: Sequence[ProviderEvent], since: datetime) -> tuple[Count, datetime | None]:
    """Questions answered in time of those asked since then, and the first one that nobody answered so far."""
    open_since: datetime | None = None
    good = asked = 0
    for event in sorted(events, key=lambda one: one.at):
        if event.kind is _E.UNANSWERED:
            open_since = open_since or event.at
            asked += event.at >= since
        elif event.kind is _E.ANSWERED and open_since is not None:
            good += open_since >= since and event.at - open_since <= ANSWER_WITHIN
            open_since = None
    return Count(good, asked), open_since


def _of(events: Sequence[ProviderEvent], kind: ProviderEventKind) -> int:
    return sum(1 for one in events if one.kind is kind)


def _without(cases: int, bad: int) -> Count:
    return Count(max(cases - bad, 0), cases)


def _newest(events: Sequence[ProviderEvent], kind: ProviderEventKind) -> date | None:
    return max((one.at.date() for one in events if one.kind is kind), default=None)
