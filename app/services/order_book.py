"""The book of orders: each step is kept with its record, and what has to hold before the next one is looked up anew."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from enum import StrEnum

from app.changes import Changes
from app.domain.approvals import Missing, Needed, NeededFor, missing_approvals
from app.domain.chain import Record, RecordKind, record_hash
from app.domain.moves import MoveState
from app.domain.orders import Channel, Order, OrderState, TwinWarning, at_stake, case_of, twins
from app.domain.payees import Payee, PayeeHold, PayeeState
from app.domain.people import Action, Hands, Person
from app.errors import Damaged, Held, IllegalMove
from app.services.calendar import shipped_calendar
from app.services.clock import Clock
from app.services.order_rules import ZONE, in_rules_currency, limits_over
from app.services.payees import holds_of, payee_text
from app.services.people import People
from app.services.provider_standing import Grades, is_first_payment, provider_holds
from app.services.rule_book import RuleBook
from app.store.vault import Vault
from app.store.work import Work

CHANGES = Changes.ORDERS | Changes.LEDGER
"""What a step of an order may change."""
_CLOSES = time(18)
"""When the day on which money should have arrived is over."""
_MAKING = frozenset({RecordKind.ORDER_DRAFTED, RecordKind.ORDER_EDITED, RecordKind.ORDER_SUBMITTED})


class OrderBook:
    """What drafting, approving and sending share."""

    def __init__(self, vault: Vault, people: People, clock: Clock) -> None:
        self.vault = vault
        self.people = people
        self.clock = clock
        self.rules = RuleBook(people)

    def get(self, work: Work, order_id: int) -> Order:
        """An order with everybody whose hands it went through by the chain's own word; Damaged when that is not whole."""
        return self.get_all(work, [order_id])[0]

    def get_all(self, work: Work, order_ids: Iterable[int]) -> list[Order]:
        """The same for several, in their order."""
        wanted = list(order_ids)
        steps = work.orders.steps(wanted)
        return [self._with_hands(work.orders.get(one), steps.get(one, [])) for one in wanted]

    def keep(self, work: Work, order: Order, kind: RecordKind, me: Person | None, **facts: object) -> None:
        """Keep an order as it is now, with a record of the step that led there."""
        if order.id is None:
            work.orders.add(order)
        else:
            work.orders.put(order)
        content = order.content
        body = {
            "order": order.id,
            "batch": order.batch,
            "person": me.id if me is not None else 0,
            "state": order.state,
            "account": content.account_id,
            "channel": content.channel,
            "amount": str(content.amount.micros),
            "currency": content.amount.currency,
            # The payee stays in its own table, since the chain may leave the house: the digest holds it all.
            "content": content.digest,
            **facts,
        }
        record = work.ledger.record(kind, body, at=self.clock(), actor=self.people.seat.name)
        work.orders.note_step(order.id or 0, record.seq)

    def missing(self, work: Work, order: Order, grades: Grades | None = None) -> tuple[Missing, ...]:
        """What a submitted order still needs, looked up anew from content, signatures, persons and the provider's grade.

        `grades` spares whoever asks about many orders at once from rating a provider for each.
        """
        in_force = self.rules.in_force(work)
        if in_force.fault is not None:
            # Nobody can say who has to sign: nothing is approved and nothing goes.
            return (Missing(needed=Needed.RULES, reasons=(NeededFor.RULES_REFUSED,)),)
        payee = self._payee(work, order)
        known = grades or Grades(work, self.people.now(work))
        case = case_of(
            order,
            amount=in_rules_currency(work, at_stake(order, work.orders.batch(order.batch))),
            payee=payee.state if payee is not None else PayeeState.KNOWN,
            grade=known.of(order.content.provider_id),
            is_first_payment=is_first_payment(work.orders.all(), order),
        )
        return missing_approvals(
            case, order.approvals, self.people.trusted(work), self.people.now(work), in_force.rules.rules
        )

    def payee_holds(self, work: Work, order: Order) -> tuple[PayeeHold, ...]:
        """Why nothing may go to the order's payee; other details than were signed count as unchecked."""
        payee = self._payee(work, order)
        if payee is None:
            return (PayeeHold.UNCHECKED,) if order.content.channel is Channel.BANK else ()
        through = order.content.provider_id
        provider = work.providers.get(through) if through is not None else None
        day = self.people.now(work).date()
        holds = holds_of(payee, work, self.people, self.people.trusted(work), provider=provider, day=day)
        is_other = payee_text(payee) != order.content.payee
        return holds if holds or not is_other else (PayeeHold.UNCHECKED,)

    def need_within_cap(self, work: Work, order: Order) -> None:
        """Held when more would be in transit with the order's provider than its cap allows."""
        held = provider_holds(work, order)
        if held:
            raise Held(held)

    def need_within_limits(self, work: Work, order: Order, me: Person) -> None:
        """Held when this order would pass a limit of today."""
        in_force = self.rules.in_force(work)
        if in_force.fault is not None:
            raise Held((NeededFor.RULES_REFUSED,))
        over = limits_over(work, order, in_force.rules.limits, person=me.id, at=self.people.now(work))
        if over is None:
            raise Held((NeededFor.AMOUNT_UNKNOWN,))
        if over:
            raise Held(tuple(one.kind for one in over))

    def need_ready(self, work: Work, order: Order, me: Person) -> tuple[Missing, ...]:
        """What is missing, none; Held while a signature, the payee's rest or a limit stands against sending."""
        if order.content.expires_at is None:
            # Somebody wrote its state: it was never submitted.
            raise IllegalMove(OrderState.DRAFT, OrderState.INTENT)
        missing = self.missing(work, order)
        reasons: list[StrEnum] = [one.needed for one in missing]
        reasons += self.payee_holds(work, order)
        reasons += provider_holds(work, order)
        if reasons:
            raise Held(tuple(reasons))
        self.need_within_limits(work, order, me)
        return missing

    def begin(self, work: Work, order: Order) -> None:
        """The sending begins: every signature, the payee and the limits hold now; the intent is written. One that was begun stays so."""
        me = self.people.need(work, Action.PAY, order.hands)
        missing = self.need_ready(work, order, me)
        if order.state is not OrderState.INTENT:
            order.write_intent(me.id, missing)
            self.keep(work, order, RecordKind.ORDER_INTENT, me)

    def mark_sent(self, work: Work, order: Order, me: Person, **facts: object) -> None:
        """It has left, to the bank or by hand, and is due from now on."""
        at = self.people.now(work)
        order.follow(MoveState.SENT, at)
        order.due_at = due_after(at)
        self.keep(work, order, RecordKind.ORDER_OUTCOME, me, **facts)

    def twins(self, work: Work, order: Order) -> list[TwinWarning]:
        """Orders that may be the same payment."""
        return twins(order, work.orders.all())

    def _payee(self, work: Work, order: Order) -> Payee | None:
        return None if order.payee_id is None else work.payees.get(order.payee_id)

    def _with_hands(self, order: Order, steps: list[Record]) -> Order:
        """The row's word of whose hands it went through may lack somebody, the chain's may not; nor may they differ in state."""
        told = [(step.kind, int(json.loads(step.body)["person"])) for step in steps if _is_whole(step)]
        makers = frozenset(person for kind, person in told if kind in _MAKING)
        if len(told) < len(steps) or not makers or json.loads(steps[-1].body)["state"] != order.state:
            raise Damaged(self.vault.path, f"order {order.id}")
        signers = frozenset(one.person for one in order.approvals)
        payers = frozenset(person for kind, person in told if kind == RecordKind.ORDER_INTENT)
        hands = Hands(
            makers=order.hands.makers | makers,
            approvers=order.hands.approvers | signers,
            payers=order.hands.payers | payers,
        )
        return replace(order, hands=hands)


def due_after(sent: datetime) -> datetime:
    """When money sent at this moment should be there: by the evening of the next bank day."""
    day = shipped_calendar().next_working_day(sent.astimezone(ZONE).date())
    return datetime.combine(day, _CLOSES, tzinfo=ZONE).astimezone(sent.tzinfo)


def _is_whole(record: Record) -> bool:
    return record.hash == record_hash(
        seq=record.seq,
        at_micros=round(record.at.timestamp() * 1_000_000),
        kind=record.kind,
        actor=record.actor,
        body=record.body,
        previous=record.previous,
    )
