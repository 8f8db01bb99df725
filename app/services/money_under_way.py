"""What of prepaid money is under way by orders that have no end yet, and on which ways it can be moved."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from app.domain.accounts import AdAccount
from app.domain.ledger import FundClass
from app.domain.money import Money, total
from app.domain.moves import MoveKind
from app.domain.orders import Channel, Order, OrderContent, OrderState
from app.domain.transfers import can_pass_by_interface, receiver_among
from app.services.prepaid import Source, sources_of
from app.store.work import Work

UNDER_WAY = frozenset({
    OrderState.SUBMITTED, OrderState.APPROVED, OrderState.INTENT, OrderState.SENT, OrderState.UNKNOWN, OrderState.OVERDUE,
})  # fmt: skip
"""What waits for signatures counts too, so that nothing is ordered twice."""


def under_way(orders: Iterable[Order], accounts: Sequence[AdAccount]) -> Mapping[int, Money]:
    """By account, what orders without an end will bring it: what comes counts up, what goes back or elsewhere counts down."""
    return _sums(orders, accounts, lambda amount: amount)


def leaving(orders: Iterable[Order], accounts: Sequence[AdAccount]) -> Mapping[int, Money]:
    """By account, what orders without an end will take from it; above zero."""
    return _sums(orders, accounts, lambda amount: max(-amount, Money.zero(amount.currency)))


def effects(content: OrderContent, accounts: Sequence[AdAccount]) -> tuple[tuple[int, Money], ...]:
    """What an order does to which account once it is there."""
    match content.kind:
        case MoveKind.RECHARGE:
            return ((content.account_id, content.amount),)
        case MoveKind.REFUND:
            return ((content.account_id, -content.amount),)
        case MoveKind.TRANSFER:
            receiver = receiver_of(content, accounts)
            comes = ((receiver.id or 0, content.amount),) if receiver is not None else ()
            return ((content.account_id, -content.amount), *comes)
    return ()


def receiver_of(content: OrderContent, accounts: Sequence[AdAccount]) -> AdAccount | None:
    """The account that a transfer goes to; None for what is no transfer."""
    giver = next((one for one in accounts if one.id == content.account_id), None)
    if content.kind is not MoveKind.TRANSFER or giver is None:
        return None
    return receiver_among(accounts, giver, content.payee)


def ways_of(kind: MoveKind, account: AdAccount, kinds: frozenset[MoveKind]) -> tuple[Channel, ...]:
    """The ways on which money can be moved so, the easiest first; a bank's payment only ever brings money."""
    is_movable = account.wallet_id is None and account.manager and kind in kinds
    by_bank = (Channel.BANK,) if kind is MoveKind.RECHARGE else ()
    return (Channel.API, *by_bank, Channel.BY_HAND) if is_movable else (Channel.BY_HAND, *by_bank)


def transfer_ways(giver: AdAccount, receiver: AdAccount, kinds: frozenset[MoveKind]) -> tuple[Channel, ...]:
    """The ways of a transfer that nothing speaks against; by hand as far as the platform's own page lets one."""
    is_movable = MoveKind.TRANSFER in kinds and can_pass_by_interface(giver, receiver)
    return (Channel.API, Channel.BY_HAND) if is_movable else (Channel.BY_HAND,)


def takeable(work: Work, account_id: int, others: Iterable[Order]) -> Money | None:
    """What may be taken out of an account beside what these orders take already; None where no balance was read."""
    read = _cash_and_leaving(work, account_id, others)
    return None if read is None else max(read[0] - read[1], Money.zero(read[0].currency))


def is_cleared_out(work: Work, account_id: int, others: Iterable[Order]) -> bool:
    """Whether these orders take all that was read in an account."""
    read = _cash_and_leaving(work, account_id, others)
    return read is not None and read[1].amount > 0 and read[1] >= read[0]


def total_of(one: Source, sums: Mapping[int, Money]) -> Money:
    """Of sums by account, what concerns this holder."""
    return total((sums[each.id or 0] for each in one.members if each.id in sums), one.account.currency)


def _sums(
    orders: Iterable[Order], accounts: Sequence[AdAccount], counted: Callable[[Money], Money]
) -> Mapping[int, Money]:
    currencies = {one.id or 0: one.currency for one in accounts}
    sums: dict[int, Money] = {}
    for order in orders:
        if order.state in UNDER_WAY and order.content.fund_class is FundClass.CASH:
            for account_id, amount in effects(order.content, accounts):
                # An order in another currency than its account's was touched behind the program's back, and never goes.
                if amount.currency == currencies.get(account_id):
                    sums[account_id] = sums.get(account_id, Money.zero(amount.currency)) + counted(amount)
    return sums


def _cash_and_leaving(work: Work, account_id: int, others: Iterable[Order]) -> tuple[Money, Money] | None:
    source = next((one for one in sources_of(work) if account_id in {each.id for each in one.members}), None)
    read = work.evidence.latest_balances().get(source.holder) if source is not None else None
    if source is None or read is None:
        return None
    return read[0].cash, total_of(source, leaving(others, work.accounts.all()))
