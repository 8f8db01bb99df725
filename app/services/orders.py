"""Orders 充值单 up to the last signature: drafted, submitted, approved or sent back; whoever made one never signs it."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.changes import Changes
from app.domain.accounts import AdAccount
from app.domain.approvals import Approval
from app.domain.chain import GENESIS, RecordKind
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel, Order, OrderContent, OrderState, batch_of
from app.domain.people import Action, Person
from app.domain.signing import Purpose
from app.domain.transfers import can_pass_by_interface, why_no_transfer
from app.errors import Held, IllegalMove, WrongAnswer
from app.services.money_under_way import effects, is_cleared_out, takeable
from app.services.moves import new_key
from app.services.order_book import OrderBook
from app.services.payees import payee_text
from app.services.provider_standing import provider_of
from app.store.work import Work

VALID_FOR = timedelta(days=3)
"""Signatures count so long after the order was submitted; a weekend lies between Friday's order and Monday's signature."""

KINDS = frozenset({MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER})


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """What a person asks for: so much for this account, on this way."""

    account_id: int
    amount: Money
    channel: Channel
    kind: MoveKind = MoveKind.RECHARGE
    receiver_id: int | None = None
    """For a transfer: the account that gets."""
    payee_id: int | None = None
    """For a bank transfer."""
    payer: str = ""
    """For the interface: the platform's id of where the money comes from; empty for whom the account is listed under."""
    fund_class: FundClass = FundClass.CASH
    invoice: str = ""


class Orders:
    """Takes orders from the draft to the last signature; sending is another's work."""

    def __init__(self, book: OrderBook, *, after_signing: Callable[[], object] = lambda: None) -> None:
        self._book = book
        self._vault = book.vault
        self._after_signing = after_signing

    def draft(self, lines: Sequence[DraftLine]) -> list[int]:
        """One draft for each line, all of one batch; their ids. WrongAnswer names what a line lacks."""
        if not lines:
            raise WrongAnswer("orders", "empty")
        with self._vault.work() as work:
            me = self._book.people.need(work, Action.DRAFT_ORDER)
            batch, at = secrets.token_hex(6), self._book.clock()
            contents = [_content(work, line, at) for line in lines]
            _check_takeable(work, contents)
            drafted = batch_of(contents, batch=batch, person=me.id, at=at)
            for order, line in zip(drafted, lines, strict=True):
                order.payee_id = line.payee_id if line.channel is Channel.BANK else None
                self._book.keep(work, order, RecordKind.ORDER_DRAFTED, me)
        return [order.id or 0 for order in drafted]

    def edit(self, order_id: int, *, amount: Money) -> Changes:
        """Another amount: it is a draft again, every signature is void, and the editor is one of its makers."""
        with self._vault.work() as work:
            me, order = self._book.people.need(work, Action.DRAFT_ORDER), self._book.get(work, order_id)
            _check_amount(amount, work.accounts.get(order.content.account_id))
            order.edit(me.id, amount=amount)
            _check_takeable(work, [order.content])
            self._book.keep(work, order, RecordKind.ORDER_EDITED, me)
        return Changes.ORDERS | Changes.LEDGER

    def submit(self, order_ids: Iterable[int], *, knows_twins: bool = False) -> Changes:
        """Ask for signatures over the content as it is now.

        Held names why an order may be there a second time, until `knows_twins` says that somebody looked (promise M9).
        """
        with self._vault.work() as work:
            me = self._book.people.need(work, Action.DRAFT_ORDER)
            for order in self._book.get_all(work, order_ids):
                found = self._book.twins(work, order)
                if found and not knows_twins:
                    raise Held(tuple(dict.fromkeys(one.twin for one in found)))
                self._submit(work, order, me)
        return Changes.ORDERS | Changes.LEDGER

    def approve(self, order_ids: Iterable[int], code: str) -> Changes:
        """Sign these orders' exact contents, all by one code; an order with every signature is approved.

        Denied for makers and payers, Held beyond a limit, CodeRefused for a code that does not count.
        """
        return self._sign(list(order_ids), Purpose.APPROVAL, code)

    def call_back(self, order_id: int, number: str, code: str) -> Changes:
        """Say by signature that the payee was called on a number known before, as the largest sums need."""
        return self._sign([order_id], Purpose.CALL_BACK, code, note=number)

    def grant_exception(self, order_id: int, reason: str, code: str) -> Changes:
        """Lift by signature, with a reason, what blocks an order through a provider rated D or E."""
        return self._sign([order_id], Purpose.EXCEPTION, code, note=reason)

    def refuse(self, order_ids: Iterable[int], reason: str) -> Changes:
        """Send orders back to their makers, with a reason; what was signed is void."""
        if not reason.strip():
            raise WrongAnswer("reason", "empty")
        with self._vault.work() as work:
            for order in self._book.get_all(work, order_ids):
                me = self._book.people.need(work, Action.APPROVE, order.hands)
                order.send_back()
                self._book.keep(work, order, RecordKind.ORDER_SENT_BACK, me, note=reason.strip())
        return Changes.ORDERS | Changes.LEDGER

    def cancel(self, order_ids: Iterable[int]) -> Changes:
        """Give orders up before anything of them is sent."""
        with self._vault.work() as work:
            for order in self._book.get_all(work, order_ids):
                me = self._book.people.need(work, Action.DRAFT_ORDER)
                order.cancel()
                self._book.keep(work, order, RecordKind.ORDER_CANCELLED, me)
        return Changes.ORDERS | Changes.LEDGER

    def _submit(self, work: Work, order: Order, me: Person) -> None:
        at = self._book.people.now(work)
        _check_takeable(work, [order.content])
        _check_no_clear_out(work, order.content)
        provider = provider_of(work, order.content.account_id, at)
        # The account may have come to another provider since the draft, and its cap is that one's.
        order.go_through(provider.id if provider is not None else None)
        self._book.need_within_cap(work, order)
        head = work.ledger.head()
        order.submit(me.id, at, intent=new_key(), expires_at=at + VALID_FOR, record_head=head.hash if head else GENESIS)
        self._book.keep(work, order, RecordKind.ORDER_SUBMITTED, me, expires=_utc(order.content.expires_at))

    def _sign(self, order_ids: list[int], purpose: Purpose, code: str, *, note: str = "") -> Changes:
        if purpose is not Purpose.APPROVAL and not note.strip():
            raise WrongAnswer("note", "empty")
        with self._vault.look() as work:
            # Before the code is used up: what would be refused anyway costs nobody a code.
            self._signable(work, order_ids, purpose)
        self._book.people.check_code(code)
        with self._vault.work(is_synced=True) as work:
            for me, order in self._signable(work, order_ids, purpose):
                approval = self._book.people.sign(
                    purpose, me, order.content.digest, self._book.people.now(work), note.strip()
                )
                self._take(work, order, approval, me)
        self._after_signing()
        return Changes.ORDERS | Changes.LEDGER

    def _signable(self, work: Work, order_ids: list[int], purpose: Purpose) -> list[tuple[Person, Order]]:
        found = []
        for order in self._book.get_all(work, order_ids):
            right = Action.GRANT_EXCEPTION if purpose is Purpose.EXCEPTION else Action.APPROVE
            me = self._book.people.need(work, right, order.hands)
            if order.state is not OrderState.SUBMITTED:
                raise IllegalMove(order.state, OrderState.APPROVED)
            if any((one.person, one.purpose) == (me.id, purpose) for one in order.approvals):
                raise WrongAnswer("orders", "signed_already")
            self._book.need_within_limits(work, order, me)
            found.append((me, order))
        return found

    def _take(self, work: Work, order: Order, approval: Approval, me: Person) -> None:
        order.take(approval)
        work.orders.sign(order.id or 0, approval)
        self._book.keep(work, order, RecordKind.ORDER_SIGNED, me, purpose=approval.purpose, note=approval.note)
        # Limits of a day count what is signed already: the next of a batch must see this one.
        if not self._book.missing(work, order):
            order.approve((), self._book.people.now(work))
            self._book.keep(work, order, RecordKind.ORDER_APPROVED, me)


def _content(work: Work, line: DraftLine, at: datetime) -> OrderContent:
    account, provider = work.accounts.get(line.account_id), provider_of(work, line.account_id, at)
    _check_amount(line.amount, account)
    if line.kind not in KINDS or (line.kind is not MoveKind.RECHARGE and line.channel is Channel.BANK):
        raise WrongAnswer("channel", "not_movable")
    return OrderContent(
        kind=line.kind,
        channel=line.channel,
        account_id=line.account_id,
        payee=_payee(work, line, account),
        amount=line.amount,
        fund_class=line.fund_class,
        invoice=line.invoice.strip(),
        provider_id=provider.id if provider is not None else None,
    )


def _payee(work: Work, line: DraftLine, account: AdAccount) -> str:
    if line.kind is MoveKind.TRANSFER:
        return _receiver(work, line, account).platform_id
    if line.channel is Channel.BANK:
        if line.payee_id is None:
            raise WrongAnswer("payee", "empty")
        return payee_text(work.payees.get(line.payee_id))
    if line.channel is Channel.BY_HAND:
        return account.platform
    payer = line.payer or account.manager
    if account.wallet_id is not None or not payer:
        raise WrongAnswer("channel", "cannot_move")
    return payer


def _receiver(work: Work, line: DraftLine, account: AdAccount) -> AdAccount:
    if line.receiver_id is None:
        raise WrongAnswer("receiver", "empty")
    receiver = work.accounts.get(line.receiver_id)
    why_not = why_no_transfer(account, receiver)
    if why_not is not None:
        raise WrongAnswer("receiver", why_not)
    if line.channel is Channel.API and not can_pass_by_interface(account, receiver):
        raise WrongAnswer("channel", "cannot_move")
    return receiver


def _check_amount(amount: Money, account: AdAccount) -> None:
    if amount.amount <= 0:
        raise WrongAnswer("amount", "not_positive")
    if amount.currency != account.currency:
        raise WrongAnswer("amount", "another_currency")
    if amount.rounded() != amount:
        raise WrongAnswer("amount", "too_fine")


def _check_takeable(work: Work, contents: Sequence[OrderContent]) -> None:
    """WrongAnswer where more is asked out of an account than was read there last, beside what other orders take."""
    taken: dict[int, Money] = {}
    accounts = work.accounts.all()
    for content in contents:
        for account_id, amount in effects(content, accounts):
            if amount.amount < 0:
                taken[account_id] = taken.get(account_id, Money.zero(amount.currency)) - amount
    orders = work.orders.all() if taken else []
    for account_id, wanted in taken.items():
        there = takeable(work, account_id, orders)
        if there is not None and wanted > there:
            raise WrongAnswer("amount", "more_than_there")


def _check_no_clear_out(work: Work, content: OrderContent) -> None:
    """WrongAnswer for money into an account out of which all of it is on its way: platforms turn that down."""
    orders = work.orders.all()
    for account_id, amount in effects(content, work.accounts.all()):
        if amount.amount > 0 and is_cleared_out(work, account_id, orders):
            raise WrongAnswer("orders", "clear_out_runs")


def _utc(at: datetime | None) -> str:
    return at.isoformat() if at is not None else ""
