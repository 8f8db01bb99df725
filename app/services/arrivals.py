"""Arrivals 到账: which rows of the platforms' ledgers show that an order by bank or by hand has come to its account."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from app.domain.accounts import AdAccount, FundRowKind
from app.domain.evidence import Holder, StoredFundRow
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import WAITING, Order
from app.services.money_under_way import receiver_of
from app.store.work import Work

_IN = frozenset({FundRowKind.RECHARGE, FundRowKind.TRANSFER_IN})
_OUT = frozenset({FundRowKind.REFUND, FundRowKind.TRANSFER_OUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One order, and the one row that can be nothing else; of a transfer the two, the receiver's last."""

    order_id: int
    mark: str
    amount: Money


def arrivals(work: Work, orders: Sequence[Order]) -> list[Arrival]:
    """What is proved: a row of the amount, after the sending, that fits one order alone, and no other row fits that order.

    A transfer takes such a row on both accounts. Where two orders or two rows could be meant, none is chosen: the next row, or
    two people, will tell.
    """
    waiting = [one for one in orders if one.state in WAITING and one.sent_at is not None]
    taken, moved, accounts = work.orders.proofs(), work.moves.references(), work.accounts.all()
    fits: dict[int, list[list[StoredFundRow]]] = {}
    wanted_by: dict[int, list[int]] = defaultdict(list)
    for order in waiting:
        sides = [
            [row for row in _rows(work, order, side) if row.mark not in taken and row.row.reference not in moved]
            for side in _sides(order, accounts)
        ]
        fits[order.id or 0] = sides
        for row in (row for rows in sides for row in rows):
            wanted_by[row.id].append(order.id or 0)
    return [
        Arrival(
            order_id=order_id,
            mark=" ".join(rows[0].mark for rows in sides),
            amount=_positive(sides[-1][0].row.amount),
        )
        for order_id, sides in fits.items()
        if sides and all(len(rows) == 1 and wanted_by[rows[0].id] == [order_id] for rows in sides)
    ]


def _sides(order: Order, accounts: Sequence[AdAccount]) -> list[tuple[int, frozenset[FundRowKind]]]:
    """On which account what kind of row shows it."""
    content = order.content
    match content.kind:
        case MoveKind.RECHARGE:
            return [(content.account_id, _IN)]
        case MoveKind.REFUND:
            return [(content.account_id, _OUT)]
        case MoveKind.TRANSFER:
            receiver = receiver_of(content, accounts)
            return [] if receiver is None else [(content.account_id, _OUT), (receiver.id or 0, _IN)]
    return []


def _rows(work: Work, order: Order, side: tuple[int, frozenset[FundRowKind]]) -> list[StoredFundRow]:
    content, (account_id, kinds) = order.content, side
    holder, zone = holder_of(work, account_id), ZoneInfo(work.accounts.get(account_id).zone)
    rows = work.evidence.fund_rows(
        account_id=holder.id if holder.kind == "account" else None,
        wallet_id=holder.id if holder.kind == "wallet" else None,
        limit=500,
    )
    return [
        one
        for one in rows
        if one.row.kind in kinds
        and one.row.fund_class is FundClass.CASH
        and _positive(one.row.amount) in (content.amount, after_fee(work, order))
        and order.sent_at is not None
        and _came_after(one, order.approved_at or order.sent_at, zone)
    ]


def _came_after(one: StoredFundRow, moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the row is of money that came after a moment.

    Some platforms tell a day's money alone, at its midnight: such a row is of that day, and new when it was not told before.
    """
    if one.row.at.astimezone(zone).time() == time.min:
        return one.row.day >= moment.astimezone(zone).date() and one.observed_at >= moment
    return one.row.at >= moment


def after_fee(work: Work, order: Order) -> Money:
    """What should come: the amount less the fee that its provider may keep back by contract."""
    through, paid = order.content.provider_id, order.content.amount
    if through is None or order.content.kind is not MoveKind.RECHARGE:
        return paid
    contract = work.providers.get(through).contract_on((order.sent_at or order.drafted_at).date())
    return paid if contract is None else paid - contract.fee(paid)


def holder_of(work: Work, account_id: int) -> Holder:
    """Where an account's money lies: with itself, or in the wallet that it shares."""
    account = work.accounts.get(account_id)
    return Holder("account", account_id) if account.wallet_id is None else Holder("wallet", account.wallet_id)


def _positive(amount: Money) -> Money:
    return amount if amount.amount >= 0 else -amount
