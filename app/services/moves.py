"""Moving money exactly once 充值 减款 转账: written down before it is sent, sent once, and read back until its end is known."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.changes import Changes
from app.domain.accounts import AdAccount, RawReply
from app.domain.chain import RecordKind
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.moves import SETTLED, MoveKind, MoveOutcome, MoveRecord, MoveState
from app.errors import DeskError, OutcomeUnknown, Refused, WrongAnswer
from app.platforms.abilities import MovesMoney
from app.platforms.client import PlatformClient
from app.services.clock import Clock
from app.services.connections import Connections, Sleep
from app.store.vault import Vault
from app.store.work import Work

KEY_LENGTH = 24
"""Lower-case letters and digits; within what every platform takes as a client's own number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Money that shall move: what is asked before anything is written."""

    connection_id: int
    kind: MoveKind
    account: str
    payer: str = ""
    receiver: str = ""
    amount: Money
    fund_class: FundClass = FundClass.CASH
    key: str = ""
    """The key of the order behind it, which no second move ever has; empty for one of its own."""


class Moves:
    """The only way in which AdTill moves money by interface."""

    def __init__(self, vault: Vault, connections: Connections, clock: Clock, sleep: Sleep) -> None:
        self._vault = vault
        self._connections = connections
        self._clock = clock
        self._sleep = sleep

    def write(self, wish: Wish, *, beside: Callable[[Work], object] | None = None) -> int:
        """Put an intent on disk, with a key of its own; its id. Nothing is sent.

        `beside` is written in the same transaction, and may refuse. WrongAnswer for an amount that is not above zero, a platform that cannot do it, and on platforms that keep no keys
        for a second move of the same amount while one is open: nobody could tell the two apart (promise M4).
        """
        if wish.amount.amount <= 0:
            raise WrongAnswer("amount", "not_positive")
        at = self._clock()
        with self._vault.work(is_synced=True) as work:
            connection = work.connections.get(wish.connection_id)
            if connection.is_by_file:
                raise WrongAnswer("platform", "cannot_move")
            with self._connections.client(connection, sleep=self._sleep, on_reply=_keep_none) as client:
                if not isinstance(client, MovesMoney) or wish.kind not in client.move_kinds():
                    raise WrongAnswer("platform", "cannot_move")
                if not client.keeps_keys and _has_twin(work, wish):
                    raise WrongAnswer("amount", "twin_is_open")
            record = MoveRecord(
                connection_id=wish.connection_id,
                key=wish.key or new_key(),
                kind=wish.kind,
                account=wish.account,
                payer=wish.payer,
                receiver=wish.receiver,
                amount=wish.amount,
                fund_class=wish.fund_class,
                written_at=at,
            )
            if beside is not None:
                beside(work)
            move_id = work.moves.add(record)
            self._note(work, record, at)
        return move_id

    def carry_out(self, move_id: int) -> MoveOutcome:
        """Send an intent, once, and keep what became of it; IllegalMove for one that was sent before.

        What stops it before it is sent (no network, a refused token) flies, and the intent stays to be carried out later.
        """
        record = self._get(move_id)
        with self._client(record) as client:
            mover = _mover(client)
            ticket = mover.ticket(record.move)
            # From here on it may have been sent: on disk before the first byte leaves.
            self._change(move_id, lambda kept: kept.send(ticket, self._clock()))
            outcome = _told(lambda: mover.move(record.move, ticket), record.amount.currency)
        return self._settle(move_id, outcome)

    def read_back(self, move_id: int) -> MoveOutcome:
        """Ask the platform what became of a move that was sent; sends nothing.

        An intent that was never sent is told as such. Unknown stays unknown until there is evidence (promise M3).
        """
        record = self._get(move_id)
        if record.state is MoveState.INTENT or record.state in SETTLED:
            return _outcome(record)
        with self._client(record) as client:
            mover = _mover(client)
            outcome = _told(lambda: mover.outcome_of(record.move, record.ticket), record.amount.currency)
            if not mover.keeps_keys and self._is_of_another(record, outcome):
                outcome = MoveOutcome(state=MoveState.UNKNOWN, moved=Money.zero(record.amount.currency))
        return self._settle(move_id, outcome)

    def give_up(self, move_id: int) -> MoveOutcome:
        """Drop an intent that was surely never sent; IllegalMove for any other."""
        return _outcome(self._change(move_id, lambda kept: kept.give_up(self._clock())))

    def kinds_of(self, accounts: Iterable[AdAccount]) -> Mapping[int, frozenset[MoveKind]]:
        """By account, what can be done by interface, as far as anybody knows before it is tried.

        Who stands above an account may not be able to do what its platform offers to others, and says so only when asked: an
        organisation of Ocean Engine holds no money. What was refused so once is not offered again while the same one stands there.
        """
        of_connections: dict[int, frozenset[MoveKind]] = {}
        found: dict[int, frozenset[MoveKind]] = {}
        with self._vault.look() as work:
            closed = work.moves.not_offered()
        for one in accounts:
            here = one.connection_id
            if here not in of_connections:
                of_connections[here] = self._kinds(here)
            found[one.id or 0] = frozenset(
                kind for kind in of_connections[here] if (here, one.platform_id, one.manager, kind) not in closed
            )
        return found

    def _kinds(self, connection_id: int) -> frozenset[MoveKind]:
        with self._vault.look() as work:
            connection = work.connections.get(connection_id)
        if connection.is_by_file:
            return frozenset()
        with self._connections.client(connection, sleep=self._sleep, on_reply=_keep_none) as client:
            return client.move_kinds() if isinstance(client, MovesMoney) else frozenset()

    def open(self) -> list[MoveRecord]:
        """Every move of which the end is not known, oldest first: none ever vanishes from here by itself."""
        with self._vault.look() as work:
            return work.moves.open()

    def all(self) -> list[MoveRecord]:
        """Every move there ever was, oldest first."""
        with self._vault.look() as work:
            return work.moves.all()

    def resume(self) -> list[MoveOutcome]:
        """After a start: read back whatever was sent and has no end yet; intents that were never sent stay for a person."""
        outcomes = []
        for record in self.open():
            if record.state is not MoveState.INTENT and record.id is not None:
                try:
                    outcomes.append(self.read_back(record.id))
                except DeskError:
                    outcomes.append(_outcome(record))
        return outcomes

    def _get(self, move_id: int) -> MoveRecord:
        with self._vault.look() as work:
            return work.moves.get(move_id)

    def _is_of_another(self, record: MoveRecord, outcome: MoveOutcome) -> bool:
        """Whether the platform's row is the proof of another move already: one that was late is no proof of the next."""
        with self._vault.look() as work:
            return bool(outcome.reference) and work.moves.is_taken(outcome.reference, by_another_than=record)

    def _client(self, record: MoveRecord) -> PlatformClient:
        with self._vault.look() as work:
            connection = work.connections.get(record.connection_id)
        return self._connections.client(connection, sleep=self._sleep, on_reply=self._keep)

    def _keep(self, reply: RawReply) -> None:
        with self._vault.work() as work:
            work.evidence.keep_reply(reply)

    def _change(self, move_id: int, change: Callable[[MoveRecord], object]) -> MoveRecord:
        with self._vault.work(is_synced=True) as work:
            record = work.moves.get(move_id)
            change(record)
            self._note(work, record, self._clock())
        return record

    def _settle(self, move_id: int, outcome: MoveOutcome) -> MoveOutcome:
        return _outcome(self._change(move_id, lambda kept: kept.settle(outcome, self._clock())))

    def _note(self, work: Work, record: MoveRecord, at: datetime) -> None:
        body = {
            "move": record.id,
            "key": record.key,
            "kind": record.kind,
            "account": record.account,
            "amount": f"{record.amount.amount:f}",
            "currency": record.amount.currency,
            "state": record.state,
            "moved": f"{record.moved.amount:f}" if record.moved is not None else "",
            "reference": record.reference,
        }
        work.ledger.record(RecordKind.MOVED, body, at=at, actor=self._vault.person)


def new_key() -> str:
    """A key that was never used, for a move or the order behind it."""
    return secrets.token_hex(KEY_LENGTH // 2)


CHANGES = Changes.ACCOUNTS | Changes.BALANCES
"""What a settled move asks to be read anew."""


def _mover(client: PlatformClient) -> MovesMoney:
    if not isinstance(client, MovesMoney):
        raise WrongAnswer("platform", "cannot_move")
    return client


def _told(ask: Callable[[], MoveOutcome], currency: str) -> MoveOutcome:
    try:
        return ask()
    except OutcomeUnknown as error:
        return MoveOutcome(state=MoveState.UNKNOWN, moved=Money.zero(currency), message=error.what)
    except Refused as refused:
        # A refusal of the question is no evidence about the money, unless the move itself was refused: the client tells that.
        return MoveOutcome(
            state=MoveState.UNKNOWN, moved=Money.zero(currency), code=refused.code, message=refused.message
        )
    except DeskError as error:
        return MoveOutcome(state=MoveState.UNKNOWN, moved=Money.zero(currency), message=type(error).__name__)


def _outcome(record: MoveRecord) -> MoveOutcome:
    return MoveOutcome(
        state=record.state,
        moved=record.moved or Money.zero(record.amount.currency),
        reference=record.reference,
        code=record.code,
        message=record.message,
    )


def _has_twin(work: Work, wish: Wish) -> bool:
    twins: Sequence[MoveRecord] = work.moves.open()
    return any((one.account, one.amount, one.kind) == (wish.account, wish.amount, wish.kind) for one in twins)


def _keep_none(reply: RawReply) -> None:
    """Nothing is asked while a wish is looked at."""
