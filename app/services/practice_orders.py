"""Practice recharges 练习充值: two colleagues who draft, sign and send, so that every state of an order can be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.money import Money
from app.domain.orders import Channel
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
    waiting: int


class PracticeColleagues:
    """The two beside whoever made the practice vault: one drafts and pays, the other signs."""

    def __init__(self, vault: Vault, clock: Clock, people: People, moves: Moves) -> None:
        self._clock = clock
        self._top_ups = TopUps(vault, moves, clock)
        passwords = (Secret(f"{MAKER} practises every day"), Secret(f"{CHECKER} practises every day"))
        maker, checker = (
            vault.add_slot(name, secret) for name, secret in zip((MAKER, CHECKER), passwords, strict=True)
        )
        people.enter(maker, frozenset({Role.MARKETING, Role.FINANCE_CLERK}))
        people.enter(checker, frozenset({Role.FINANCE_MANAGER}))
        book = OrderBook(vault, People(vault, clock, maker), clock)
        self._made, self._sending = Orders(book), Sending(book, moves)
        self._checker = People(vault, clock, checker)
        self._checked = Orders(OrderBook(vault, self._checker, clock))

    def recharge(self) -> PracticeOrders:
        """Top up what needs it most: two by interface to the end, one by hand under way, the next ones wait for signatures."""
        advised = [line for line in self._top_ups.view().lines if line.amount]
        by_api = [line for line in advised if Channel.API in line.channels][:2]
        by_hand = [line for line in advised if line not in by_api][:1]
        others = [line for line in advised if line not in (*by_api, *by_hand)][:_WAITING]
        signed = [*self._submit(by_api, Channel.API), *self._submit(by_hand, Channel.BY_HAND)]
        confirmed = 0
        if signed:
            self._checked.approve(signed, self._code())
            confirmed = sum(1 for one in self._sending.send(signed) if one.state == "confirmed")
        self._submit(others, Channel.BY_HAND)
        return PracticeOrders(confirmed=confirmed, under_way=len(signed) - confirmed, waiting=len(others))

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

    def _code(self) -> str:
        """Set up an authenticator with the code of a moment ago, and give the present one."""
        seed = self._checker.begin_second_factor().seed
        step = int(self._clock().timestamp()) // STEP_S
        self._checker.confirm_second_factor(code_at(seed, step - 1))
        return code_at(seed, step)
