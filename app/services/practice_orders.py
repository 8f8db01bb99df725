"""Practice recharges 练习充值: two colleagues who draft, sign and send, so that every state of an order can be looked at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.money import Money
from app.domain.orders import Channel, Order, OrderState
from app.domain.people import Role
from app.domain.providers import ProviderHold
from app.domain.second_factor import STEP_S, code_at
from app.errors import Held
from app.secret import Secret
from app.services.clock import Clock
from app.services.moves import Moves
from app.services.order_book import OrderBook
from app.services.order_sending import Sending
from app.services.orders import DraftLine, Orders
from app.services.people import People
from app.services.top_ups import TopUpLine, TopUps
from app.store.vault import Vault

MAKER, CHECKER = "王敏", "陈立"
_WAITING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeOrders:
    """How many orders stand where."""

    confirmed: int
    under_way: int
    refused: int
    """By a platform that has no call for it: an organisation of Ocean Engine holds no money."""
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was submitted on a day."""

    orders: tuple[int, ...]
    held: int
    """How many a rule kept from leaving, such as a provider's cap."""


class PracticeColleagues:
    """The two beside whoever made the practice vault: one drafts and pays, the other signs."""

    def __init__(self, vault: Vault, clock: Clock, people: People, moves: Moves) -> None:
        self._top_ups = TopUps(vault, moves, clock)
        passwords = (Secret(f"{MAKER} practises every day"), Secret(f"{CHECKER} practises every day"))
        maker, checker = (
            vault.add_slot(name, secret) for name, secret in zip((MAKER, CHECKER), passwords, strict=True)
        )
        people.enter(maker, frozenset({Role.MARKETING, Role.FINANCE_CLERK}))
        people.enter(checker, frozenset({Role.FINANCE_MANAGER}))
        book = OrderBook(vault, People(vault, clock, maker), clock)
        self._made, self._sending = Orders(book), Sending(book, moves)
        self._book = book
        self._checker, self._owner = (
            _Signer(OrderBook(vault, one, clock)) for one in (People(vault, clock, checker), people)
        )

    def recharge(self) -> PracticeOrders:
        """Top up what needs it most: two by interface to the end, one by hand under way, the next ones wait for signatures."""
        advised = [line for line in self._top_ups.view().lines if line.amount]
        by_api = [line for line in advised if Channel.API in line.channels][:2]
        by_hand = [line for line in advised if line not in by_api][:1]
        others = [line for line in advised if line not in (*by_api, *by_hand)][:_WAITING]
        signed = [*self._submit(by_api, Channel.API), *self._submit(by_hand, Channel.BY_HAND)]
        self._checker.sign(signed)
        states = Counter(one.state for one in self._sending.send(signed))
        self._submit(others, Channel.BY_HAND)
        confirmed, refused = states[OrderState.CONFIRMED], states[OrderState.REFUSED]
        under_way = len(signed) - confirmed - refused
        return PracticeOrders(confirmed=confirmed, under_way=under_way, refused=refused, waiting=len(others))

    def ask_for_what_is_advised(self) -> Asked:
        """Draft and submit what the adviser says each account needs, on its easiest way; what a rule holds back stays a draft."""
        submitted: list[int] = []
        held = 0
        for line in self._top_ups.view().lines:
            if line.amount:
                try:
                    submitted += self._submit([line], line.channels[0])
                except Held:
                    held += 1
        return Asked(orders=tuple(submitted), held=held)

    def sign(self, order_ids: Sequence[int]) -> list[int]:
        """The checker signs all, the owner what needs one more; those that are approved then."""
        self._checker.sign(order_ids)
        self._owner.sign(self._in_state(order_ids, OrderState.SUBMITTED))
        return self._in_state(order_ids, OrderState.APPROVED)

    def send(self, order_ids: Sequence[int]) -> list[Order]:
        """The maker pays what is signed; the orders as they stand then."""
        self._sending.send(order_ids)
        return self.orders(order_ids)

    def orders(self, order_ids: Sequence[int]) -> list[Order]:
        """These orders as they stand."""
        with self._book.vault.look() as work:
            return [work.orders.get(one) for one in order_ids]

    def read_back(self) -> None:
        """Ask the platforms what became of everything that was sent and has no end yet."""
        self._sending.read_back()

    def _in_state(self, order_ids: Sequence[int], state: OrderState) -> list[int]:
        return [one.id or 0 for one in self.orders(order_ids) if one.state is state]

    def ask_too_much(self, account_id: int, amount: Money) -> bool:
        """Ask for more than the account's provider may have in transit; whether it was refused. It stays a draft."""
        (order_id,) = self._made.draft([DraftLine(account_id=account_id, amount=amount, channel=Channel.BY_HAND)])
        try:
            self._made.submit([order_id], knows_twins=True)
        except Held as held:
            return ProviderHold.OVER_CAP in held.reasons
        return False

    def _submit(self, lines: Sequence[TopUpLine], channel: Channel) -> list[int]:
        if not lines:
            return []
        asked = [DraftLine(account_id=one.account_id, amount=one.amount, channel=channel) for one in lines]
        ids = self._made.draft([replace(one, amount=one.amount.rounded()) for one in asked])
        self._made.submit(ids, knows_twins=True)
        return ids


class _Signer:
    """One who signs, with an authenticator that is set up at the first signature."""

    def __init__(self, book: OrderBook) -> None:
        self._book = book
        self._orders = Orders(book)
        self._seed: Secret | None = None

    def sign(self, order_ids: Sequence[int]) -> None:
        """Sign what is asked for; nothing when nothing is."""
        if order_ids:
            self._orders.approve(order_ids, self._code())

    def _code(self) -> str:
        step = int(self._book.clock().timestamp()) // STEP_S
        if self._seed is None:
            # The code of a moment ago sets it up, for each counts once.
            self._seed = self._book.people.begin_second_factor().seed
            self._book.people.confirm_second_factor(code_at(self._seed, step - 1))
        return code_at(self._seed, step)
