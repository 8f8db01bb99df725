"""Sending approved orders exactly once, by interface through the moves or by hand, and what became of each order."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.decisions import Decision, is_decided
from app.domain.money import Money
from app.domain.moves import SETTLED, MoveKind, MoveRecord, MoveState
from app.domain.orders import WAITING, Channel, Order, OrderState
from app.domain.people import Action, Hands, Person
from app.domain.signing import Purpose
from app.errors import Damaged, DeskError, IllegalMove, WrongAnswer
from app.progress import Progress, Silent
from app.services.arrivals import Arrival, arrivals
from app.services.moves import Moves, Wish
from app.services.order_book import CHANGES, OrderBook, due_after
from app.store.work import Work

_OPEN = frozenset({OrderState.INTENT, *WAITING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of sending one order; `error` is what stopped it before anything left."""

    order_id: int
    state: OrderState
    error: DeskError | None = None


class Sending:
    """The one way in which an order's money leaves."""

    def __init__(self, book: OrderBook, moves: Moves) -> None:
        self._book = book
        self._vault = book.vault
        self._moves = moves

    def send(self, order_ids: Iterable[int], progress: Progress | None = None) -> list[Sent]:
        """Send approved orders by interface, or say of those by hand that they are paid; each may fail on its own.

        An order that was begun before goes on where it stood: what may have left is read back, never sent again.
        """
        wanted, shown = list(order_ids), progress or Silent()
        outcomes = []
        for done, order_id in enumerate(wanted):
            shown.step(done, len(wanted))
            try:
                self._send_one(order_id)
                error = None
            except DeskError as stopped:
                error = stopped
            with self._vault.look() as work:
                outcomes.append(Sent(order_id=order_id, state=work.orders.get(order_id).state, error=error))
        return outcomes

    def give_up(self, order_id: int) -> Changes:
        """Drop an order whose sending was begun and that surely never left; IllegalMove for any other."""
        with self._vault.look() as work:
            order = self._book.get(work, order_id)
            self._book.people.need(work, Action.PAY, order.hands)
            move = work.moves.by_key(order.content.intent)
        if order.state is not OrderState.INTENT:
            raise IllegalMove(order.state, OrderState.REFUSED)
        if move is not None and move.id is not None:
            self._moves.give_up(move.id)
            self._follow(order_id)
            return CHANGES
        with self._vault.work() as work:
            order = self._book.get(work, order_id)
            order.settle(OrderState.REFUSED, self._book.people.now(work))
            self._book.keep(work, order, RecordKind.ORDER_OUTCOME, self._book.people.need(work, Action.PAY))
        return CHANGES

    def read_back(self, progress: Progress | None = None) -> Changes:
        """Ask the platforms what became of every order that was sent and has no end yet; sends nothing."""
        shown = progress or Silent()
        with self._vault.look() as work:
            waiting = [one for one in work.orders.all(_OPEN) if one.content.channel is Channel.API]
            moves = [work.moves.by_key(one.content.intent) for one in waiting]
        for done, move in enumerate(moves):
            shown.step(done, len(moves))
            if move is not None and move.id is not None and move.state not in {*SETTLED, MoveState.INTENT}:
                with suppress(DeskError):
                    # What cannot be asked now stays as it is, and keeps nobody from asking about the others.
                    self._moves.read_back(move.id)
        self.settle_from_rows()
        return CHANGES

    def settle_from_rows(self) -> Changes:
        """Take over what moves and the platforms' rows show already, and mark what is overdue; asks nobody."""
        with self._vault.look() as work:
            waiting = work.orders.all(_OPEN)
            proved = arrivals(work, [one for one in waiting if one.content.channel is not Channel.API])
            at = self._book.people.now(work)
        late = [one.id for one in waiting if one.due_at is not None and at > one.due_at and one.state in WAITING]
        by_api = [one.id or 0 for one in waiting if one.content.channel is Channel.API]
        steps = [
            *(partial(self._follow, order_id) for order_id in by_api),
            *(partial(self._confirm, arrival) for arrival in proved),
            *(partial(self._mark_overdue, order_id or 0) for order_id in late),
        ]
        changed = False
        for step in steps:
            # An order whose records do not verify stays as it is, is shown as such, and keeps no other from its end.
            with suppress(Damaged):
                changed |= step()
        return CHANGES if changed else Changes.NONE

    def decide(self, order_id: int, outcome: OrderState, arrived: Money, *, note: str, code: str) -> Changes:
        """One person's word of how an order ended that no evidence tells of; the second person's settles it (promise M3)."""
        with self._vault.look() as work:
            self._need_judge(work, order_id)
        self._book.people.check_code(code)
        with self._vault.work(is_synced=True) as work:
            me, order = self._need_judge(work, order_id)
            decision = Decision(order=order.content.digest, outcome=outcome, arrived=arrived, note=note.strip())
            by = self._book.people.sign(
                Purpose.DECISION, me, decision.digest, self._book.people.now(work), decision.note
            )
            work.orders.decide(order_id, decision, by)
            same = [one for made, one in work.orders.decisions(order) if made == decision]
            if is_decided(decision, order, same, self._book.people.trusted(work)):
                order.settle(outcome, self._book.people.now(work), arrived=arrived)
            self._book.keep(
                work, order, RecordKind.ORDER_DECIDED, me, outcome=outcome, arrived=str(arrived.micros), note=note
            )
        return CHANGES

    def _need_judge(self, work: Work, order_id: int) -> tuple[Person, Order]:
        order = self._book.get(work, order_id)
        hands = Hands(makers=order.hands.makers, payers=order.hands.payers)
        me = self._book.people.need(work, Action.APPROVE, hands)
        if order.state not in WAITING:
            raise IllegalMove(order.state, OrderState.CONFIRMED)
        return me, order

    def _send_one(self, order_id: int) -> None:
        with self._vault.look() as work:
            order = self._book.get(work, order_id)
            move = work.moves.by_key(order.content.intent) if order.content.intent else None
        if order.content.channel is Channel.BANK:
            raise WrongAnswer("channel", "by_bank")
        if order.content.channel is Channel.BY_HAND:
            self._send_by_hand(order_id)
        elif move is None:
            self._carry_out(order_id, self._write_intent(order))
        elif move.state is MoveState.INTENT:
            self._still_ready(order_id, move)
            self._carry_out(order_id, move.id or 0)
        else:
            if move.state not in SETTLED:
                self._moves.read_back(move.id or 0)
            self._follow(order_id)

    def _write_intent(self, order: Order) -> int:
        with self._vault.look() as work:
            account = work.accounts.get(order.content.account_id)
        content = order.content
        wish = Wish(
            connection_id=account.connection_id,
            kind=content.kind,
            account=account.platform_id,
            # A transfer is signed with its receiver; who stands over both accounts is known from their listing.
            payer=account.manager if content.kind is MoveKind.TRANSFER else content.payee,
            receiver=content.payee if content.kind is MoveKind.TRANSFER else "",
            amount=content.amount,
            fund_class=content.fund_class,
            key=content.intent,
        )
        # Signatures are looked at in the very transaction that writes the intent: nothing can come in between.
        return self._moves.write(wish, beside=lambda work: self._begin_same(work, order))

    def _begin_same(self, work: Work, seen: Order) -> None:
        order = self._book.get(work, seen.id or 0)
        if order.content.digest != seen.content.digest:
            raise IllegalMove(order.state, OrderState.INTENT)
        self._book.begin(work, order)

    def _still_ready(self, order_id: int, move: MoveRecord) -> None:
        """An intent that waited is looked at like a new one, and still is what was signed."""
        with self._vault.look() as work:
            order = self._book.get(work, order_id)
            me = self._book.people.need(work, Action.PAY, order.hands)
            self._book.need_ready(work, order, me)
            account = work.accounts.get(order.content.account_id)
        signed = (order.content.kind, account.platform_id, order.content.payee, order.content.amount)
        other = move.receiver if move.kind is MoveKind.TRANSFER else move.payer
        if signed != (move.kind, move.account, other, move.amount):
            raise IllegalMove("changed", OrderState.SENT)

    def _carry_out(self, order_id: int, move_id: int) -> None:
        try:
            self._moves.carry_out(move_id)
        finally:
            self._follow(order_id)

    def _send_by_hand(self, order_id: int) -> None:
        with self._vault.work(is_synced=True) as work:
            order = self._book.get(work, order_id)
            self._book.begin(work, order)
            self._book.mark_sent(work, order, self._book.people.need(work, Action.PAY))

    def _follow(self, order_id: int) -> bool:
        """Whether the order stands elsewhere now because of what became of its move."""
        with self._vault.look() as work:
            order = work.orders.get(order_id)
            move = work.moves.by_key(order.content.intent)
            if move is None or not _leads_on(order, move):
                return False
        with self._vault.work(is_synced=True) as work:
            order = self._book.get(work, order_id)
            before = order.state
            if order.state is OrderState.INTENT and move.sent_at is not None:
                order.follow(MoveState.SENT, move.sent_at)
                order.due_at = due_after(move.sent_at)
            order.follow(move.state, self._book.people.now(work), arrived=move.moved)
            if order.state is not before:
                self._book.keep(
                    work, order, RecordKind.ORDER_OUTCOME, None, move=move.id, code=move.code, told=move.message
                )
        return order.state is not before

    def _confirm(self, arrival: Arrival) -> bool:
        with self._vault.work() as work:
            order = self._book.get(work, arrival.order_id)
            order.settle(OrderState.CONFIRMED, self._book.people.now(work), arrived=arrival.amount)
            order.proof = arrival.mark
            self._book.keep(work, order, RecordKind.ORDER_OUTCOME, None, proof=arrival.mark)
            if order.payee_id is not None:
                work.payees.put(replace(work.payees.get(order.payee_id), is_proven=True))
        return True

    def _mark_overdue(self, order_id: int) -> bool:
        with self._vault.work() as work:
            order = self._book.get(work, order_id)
            is_late = order.mark_overdue(self._book.people.now(work))
            if is_late:
                self._book.keep(work, order, RecordKind.ORDER_OUTCOME, None)
        return is_late


def _leads_on(order: Order, move: MoveRecord) -> bool:
    if move.state is MoveState.INTENT:
        return False
    return order.state in _OPEN and (move.state in SETTLED or order.state is OrderState.INTENT or _is_news(order, move))


def _is_news(order: Order, move: MoveRecord) -> bool:
    """Whether an order with no end yet has to say something else than it does."""
    is_unknown = move.state is MoveState.UNKNOWN
    return is_unknown != (order.state is OrderState.UNKNOWN) and order.state is not OrderState.OVERDUE
