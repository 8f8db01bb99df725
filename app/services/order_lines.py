"""One line an order, and everything about one: what is missing, who can do what with it now, and its timeline."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.approvals import Missing, Needed, who_can
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import EDITABLE, WAITING, Channel, Order, OrderState, TwinWarning
from app.domain.payees import PayeeHold
from app.domain.people import Action, Person, may
from app.domain.providers import ProviderHold
from app.domain.remittance import remittance_code
from app.domain.signing import Purpose
from app.domain.waits import Waiting, waiting
from app.errors import Damaged
from app.services.arrivals import after_fee
from app.services.money_under_way import receiver_of
from app.services.order_book import OrderBook
from app.services.provider_standing import Grades, provider_holds
from app.store.work import Work


class OrderAct(StrEnum):
    """What whoever is at the desk can do with an order now."""

    SUBMIT = "submit"
    EDIT = "edit"
    CANCEL = "cancel"
    APPROVE = "approve"
    REFUSE = "refuse"
    CALL_BACK = "call_back"
    EXCEPT = "except"
    SEND = "send"
    WRITE_FILE = "write_file"
    SAVE_FILE_AGAIN = "save_file_again"
    GIVE_UP = "give_up"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitsFor:
    """One thing that an order lacks, and everybody who could give it now; nobody where there is no such person."""

    needed: Needed
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One order in the list."""

    id: int
    batch: str
    state: OrderState
    kind: MoveKind
    channel: Channel
    account: str
    account_id: int
    platform: Platform
    receiver: str
    """Of a transfer, the account that gets; else empty."""
    amount: Money
    payee: str
    drafted_by: str
    drafted_at: datetime
    submitted_at: datetime | None
    waiting: Waiting | None
    """How long it has waited for its signatures, since it was submitted; None when it waits for none."""
    waits_for: tuple[WaitsFor, ...]
    missing: tuple[Missing, ...]
    holds: tuple[PayeeHold | ProviderHold, ...]
    provider: str
    """Through whom it goes; empty where nobody has said."""
    arrives: Money
    """What should come to the account: the amount less the fee that the contract knows."""
    acts: frozenset[OrderAct]
    is_broken: bool
    """Its records do not verify: nothing can be done with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """One record of an order's life."""

    seq: int
    at: datetime
    kind: str
    actor: str
    state: OrderState
    note: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """Who signed what, and whether that counts now."""

    name: str
    purpose: Purpose
    at: datetime
    note: str
    is_genuine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDetail:
    """All about one order."""

    line: OrderLine
    steps: tuple[OrderStep, ...]
    """Oldest first."""
    signatures: tuple[SignatureLine, ...]
    twins: tuple[TwinWarning, ...]
    code: str
    """The remittance code; empty before it was submitted."""
    expires_at: datetime | None
    due_at: datetime | None
    arrived: Money | None
    proof: str


class OrderLines:
    """Reads orders for those who look at them."""

    def __init__(self, book: OrderBook) -> None:
        self._book = book
        self._vault = book.vault

    def all(self) -> list[OrderLine]:
        """The newest first."""
        with self._vault.look() as work:
            me, grades = self._me(work), Grades(work, self._book.people.now(work))
            return [self._line(work, one, me, grades) for one in work.orders.all()]

    def waiting_first(self, lines: Iterable[OrderLine]) -> list[OrderLine]:
        """Of these, what waits for signatures: those that whoever is at the desk can give first, then the longest wait."""
        waiting_now = [one for one in lines if one.state is OrderState.SUBMITTED]
        return sorted(waiting_now, key=lambda one: (OrderAct.APPROVE not in one.acts, one.submitted_at, one.id))

    def detail(self, order_id: int) -> OrderDetail:
        """NotFound when there is none."""
        with self._vault.look() as work:
            order = work.orders.get(order_id)
            persons = self._book.people.trusted(work)
            return OrderDetail(
                line=self._line(work, order, self._me(work), Grades(work, self._book.people.now(work))),
                steps=tuple(_steps(work, order_id)),
                signatures=_signatures(order, persons),
                twins=tuple(self._book.twins(work, order)) if order.state in EDITABLE else (),
                code=remittance_code(order.content.intent) if order.content.intent else "",
                expires_at=order.content.expires_at,
                due_at=order.due_at,
                arrived=order.arrived,
                proof=order.proof,
            )

    def _me(self, work: Work) -> Person | None:
        return self._book.people.me_in(work)

    def _line(self, work: Work, row: Order, me: Person | None, grades: Grades) -> OrderLine:
        try:
            order, is_broken = self._book.get(work, row.id or 0), False
        except Damaged:
            order, is_broken = row, True
        account = work.accounts.get(order.content.account_id)
        is_open = order.state in {OrderState.SUBMITTED, OrderState.APPROVED} and not is_broken
        missing = self._book.missing(work, order, grades) if is_open and order.content.expires_at is not None else ()
        names = {one.person.id: one.person.name for one in work.persons.all()}
        return OrderLine(
            id=order.id or 0,
            batch=order.batch,
            state=order.state,
            kind=order.content.kind,
            channel=order.content.channel,
            account=account.name,
            account_id=account.id or 0,
            platform=account.platform,
            receiver=_receiver_name(work, order),
            amount=order.content.amount,
            payee=order.content.payee,
            drafted_by=", ".join(names.get(one, "?") for one in sorted(order.hands.makers)),
            drafted_at=order.drafted_at,
            submitted_at=order.submitted_at,
            waiting=waiting(order, self._book.people.now(work)),
            waits_for=self._waits_for(work, order, missing),
            missing=missing,
            holds=(*self._book.payee_holds(work, order), *provider_holds(work, order)) if is_open else (),
            provider=work.providers.get(through).name if (through := order.content.provider_id) is not None else "",
            arrives=after_fee(work, order),
            acts=frozenset()
            if is_broken
            else _acts(order, me, missing, is_in_file=(order.id or 0) in work.payment_files.orders()),
            is_broken=is_broken,
        )

    def _waits_for(self, work: Work, order: Order, missing: tuple[Missing, ...]) -> tuple[WaitsFor, ...]:
        if order.state is not OrderState.SUBMITTED or not missing:
            return ()
        persons = self._book.people.trusted(work).values()
        return tuple(
            WaitsFor(
                needed=one.needed,
                names=tuple(able.name for able in who_can(one.needed, persons, order.hands, order.approvals)),
            )
            for one in missing
        )


def _receiver_name(work: Work, order: Order) -> str:
    if order.content.kind is not MoveKind.TRANSFER:
        return ""
    receiver = receiver_of(order.content, work.accounts.all())
    return receiver.name if receiver is not None else order.content.payee


def _acts(order: Order, me: Person | None, missing: tuple[Missing, ...], *, is_in_file: bool) -> frozenset[OrderAct]:
    if me is None:
        return frozenset()
    acts: set[OrderAct] = set()
    if may(me, Action.DRAFT_ORDER) and order.state in EDITABLE:
        acts |= {OrderAct.EDIT, OrderAct.CANCEL}
        if order.state is OrderState.DRAFT:
            acts.add(OrderAct.SUBMIT)
    if may(me, Action.APPROVE, order.hands):
        acts |= _judging(order, me, missing)
    is_blocked = any(one.needed is Needed.EXCEPTION for one in missing)
    if is_blocked and order.state is OrderState.SUBMITTED and may(me, Action.GRANT_EXCEPTION, order.hands):
        acts.add(OrderAct.EXCEPT)
    if may(me, Action.PAY, order.hands):
        acts |= _paying(order, is_in_file=is_in_file)
    return frozenset(acts)


def _paying(order: Order, *, is_in_file: bool) -> set[OrderAct]:
    """What a payer can do; a payment file is made once, and afterwards only saved again as it was."""
    if order.content.channel is Channel.BANK:
        # Begun and in no file: an older program broke off there, and only a person can say that no file left the house.
        own = {OrderState.APPROVED: OrderAct.WRITE_FILE, OrderState.INTENT: OrderAct.GIVE_UP}
        acts = {own[order.state]} if order.state in own else set()
        return acts | ({OrderAct.SAVE_FILE_AGAIN} if is_in_file and order.state in WAITING else set())
    return {OrderAct.SEND} if order.state in {OrderState.APPROVED, OrderState.INTENT} else set()


def _judging(order: Order, me: Person, missing: tuple[Missing, ...]) -> set[OrderAct]:
    """What an approver can do."""
    acts: set[OrderAct] = set()
    if order.state in {OrderState.SUBMITTED, OrderState.APPROVED}:
        acts.add(OrderAct.REFUSE)
    has_signed = any(one.person == me.id and one.purpose is Purpose.APPROVAL for one in order.approvals)
    if order.state is OrderState.SUBMITTED and not has_signed:
        acts.add(OrderAct.APPROVE)
    if order.state is OrderState.SUBMITTED and any(one.needed == "call_back" for one in missing):
        acts.add(OrderAct.CALL_BACK)
    if order.state in WAITING:
        acts.add(OrderAct.DECIDE)
    return acts


def _steps(work: Work, order_id: int) -> list[OrderStep]:
    return [
        OrderStep(
            seq=one.seq,
            at=one.at,
            kind=one.kind,
            actor=one.actor,
            state=OrderState(json.loads(one.body)["state"]),
            note=json.loads(one.body).get("note", ""),
            hash=one.hash,
        )
        for one in work.orders.steps([order_id]).get(order_id, [])
    ]


def _signatures(order: Order, persons: Mapping[int, Person]) -> tuple[SignatureLine, ...]:
    return tuple(
        SignatureLine(
            name=persons[one.person].name if one.person in persons else "?",
            purpose=one.purpose,
            at=one.at,
            note=one.note,
            is_genuine=one.person in persons and one.is_genuine(persons[one.person], order.content.digest),
        )
        for one in order.approvals
    )
