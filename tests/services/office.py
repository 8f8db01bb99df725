"""An office of five people on one vault, with the practice platforms behind it and a clock that they share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from app.desk import Desk
from app.domain.accounts import AdAccount, Platform
from app.domain.chain import RecordKind
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel, Order, OrderState
from app.domain.people import Role
from app.domain.second_factor import STEP_S, code_at
from app.domain.transfers import why_no_transfer
from app.domain.vouching import Seat
from app.sandbox.ocean_engine_plan import OCEAN_AGENT
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.secret import Secret
from app.services.moves import Moves
from app.services.orders import DraftLine
from app.store.vault import Vault
from tests.services.conftest import NOW, TODAY, connect
from tests.store import factory

OWNER, MARKETING, CLERK, MANAGER, EXECUTIVE, AUDITOR = "林岚", "苏晴", "陈默", "何靖", "周衡", "高远"
ROLES = {
    MARKETING: Role.MARKETING,
    CLERK: Role.FINANCE_CLERK,
    MANAGER: Role.FINANCE_MANAGER,
    EXECUTIVE: Role.EXECUTIVE,
    AUDITOR: Role.AUDITOR,
}


@dataclass
class Office:
    """Everybody at their own desk; only one of them made the vault."""

    vault: Vault
    sandbox: Sandbox
    now: datetime = NOW
    desks: dict[str, Desk] = field(default_factory=dict)
    seeds: dict[str, Secret] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        founder = factory.seat(OWNER, "a")
        self.sit_down(founder)
        self.ids[OWNER] = 1
        for letter, (name, role) in zip("bcdef", ROLES.items(), strict=True):
            seat = factory.seat(name, letter, "a")
            self.ids[name] = self.desks[OWNER].people.enter(seat, frozenset({role}))
            self.sit_down(seat)
        for name in (OWNER, MANAGER, EXECUTIVE):
            self.set_up_codes(name)

    def sit_down(self, seat: Seat) -> Desk:
        desk = Desk(self.vault, lambda: self.now, seat)
        desk.sending._moves = Moves(self.vault, desk.connections, lambda: self.now, lambda _: None)
        self.desks[seat.name] = desk
        return desk

    def set_up_codes(self, name: str) -> None:
        self.seeds[name] = self.desks[name].people.begin_second_factor().seed
        self.desks[name].people.confirm_second_factor(self.code(name))

    def code(self, name: str) -> str:
        """The next code: half a minute later, for each is good once."""
        self.now += timedelta(seconds=STEP_S)
        return code_at(self.seeds[name], int(self.now.timestamp()) // STEP_S)

    def account(self, platform: Platform = Platform.OCEAN_ENGINE) -> AdAccount:
        """A live account with money of its own that the practice platform lets us top up."""
        live = {
            str(one.number)
            for one in self.sandbox.world.accounts_on(platform)
            if one.wallet is None and (platform is not Platform.OCEAN_ENGINE or one.centre == OCEAN_AGENT)
        }
        with self.vault.look() as work:
            return next(one for one in work.accounts.all() if one.platform_id in live and one.platform is platform)

    def line(self, amount: str = "800.00", *, channel: Channel = Channel.API) -> DraftLine:
        account = self.account()
        return DraftLine(account_id=account.id or 0, amount=Money(Decimal(amount), account.currency), channel=channel)

    def pair(self) -> tuple[AdAccount, AdAccount]:
        """Two accounts of one agent and one company, both with money of their own; it takes a world of more accounts."""
        under_agent = {
            str(one.number)
            for one in self.sandbox.world.accounts_on(Platform.OCEAN_ENGINE)
            if one.wallet is None and one.centre == OCEAN_AGENT
        }
        with self.vault.look() as work:
            giver, *others = [one for one in work.accounts.all() if one.platform_id in under_agent]
        return giver, next(one for one in others if why_no_transfer(giver, one) is None)

    def between(self, amount: str, *, channel: Channel = Channel.API) -> DraftLine:
        """A transfer from the first of the pair to the second."""
        giver, receiver = self.pair()
        line = replace(self.line(amount, channel=channel), account_id=giver.id or 0)
        return replace(line, kind=MoveKind.TRANSFER, receiver_id=receiver.id)

    def draft(self, amount: str = "800.00", channel: Channel = Channel.API) -> int:
        return self.desks[MARKETING].orders.draft([self.line(amount, channel=channel)])[0]

    def submitted(self, amount: str = "800.00", channel: Channel = Channel.API) -> int:
        order_id = self.draft(amount, channel)
        self.desks[MARKETING].orders.submit([order_id], knows_twins=True)
        return order_id

    def approved(self, amount: str = "800.00", channel: Channel = Channel.API) -> int:
        order_id = self.submitted(amount, channel)
        self.desks[MANAGER].orders.approve([order_id], self.code(MANAGER))
        assert self.state(order_id) is OrderState.APPROVED
        return order_id

    def order(self, order_id: int) -> Order:
        with self.vault.look() as work:
            return work.orders.get(order_id)

    def state(self, order_id: int) -> OrderState:
        return self.order(order_id).state

    def moved(self) -> int:
        """How many sums the practice platforms moved."""
        return len(self.sandbox.world.effects)

    def forge_approved(self, order_id: int) -> None:
        """Write that an order is approved, into its row and into the chain, as somebody with the book's key can."""
        self.tamper("UPDATE orders SET state = 'approved' WHERE id = ?", order_id)
        with self.vault.work() as work:
            body = {"order": order_id, "person": self.ids[MANAGER], "state": OrderState.APPROVED}
            forged = work.ledger.record(RecordKind.ORDER_APPROVED, body, at=self.now, actor=MANAGER)
            work.orders.note_step(order_id, forged.seq)

    def tamper(self, statement: str, *values: object) -> None:
        """What somebody does who has the book's key and another program; triggers stop nobody who can drop them."""
        with self.vault.work() as work:
            work._connection.exec_driver_sql(statement, values)


@contextmanager
def office_on(vault: Vault, *, accounts: int = 12) -> Iterator[Office]:
    """The office with three platforms connected and read once."""
    world = World(accounts=accounts, days=30, today=TODAY, platforms=FIRST_THREE)
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox:
        office = Office(vault, sandbox)
        connect(office.desks[OWNER], sandbox)
        assert office.desks[OWNER].sync.run().failures == ()
        yield office
        assert sandbox.failures == []
