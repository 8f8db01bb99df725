"""Balances as the platforms told them, and their raw answers."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select

from app.domain.accounts import Balance, Platform, RawReply
from app.domain.evidence import Holder
from app.domain.money import Money
from app.store.bulk import insert_many, next_id, read_many, slices
from app.store.columns import from_micros, to_micros
from app.store.fund_rows import holder_number, holder_of
from app.store.tables import accounts, balances, replies, wallets


class Balances:
    """Balance readings; the newest of each holder is what is shown."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_balance(self, holder: Holder, balance: Balance, at: datetime) -> int:
        """Keep a reading; its id."""
        row_id = next_id(self._connection, balances)
        self._connection.execute(
            insert(balances).values(
                id=row_id,
                holder=holder_number(holder),
                at=to_micros(at),
                currency=balance.currency,
                cash=balance.cash.micros,
                granted=balance.grant.micros,
                credit=balance.credit.micros,
                frozen=balance.frozen.micros,
            )
        )
        return row_id

    def latest_balances(self) -> dict[Holder, tuple[Balance, datetime]]:
        """The newest reading of each holder that has one, and when it was read."""
        # One seek a holder: readings of years stand between the newest ones.
        newest = (
            select(func.max(balances.c.id)).where(balances.c.holder == accounts.c.id).correlate(accounts)
        ).scalar_subquery()
        newest_of_wallet = (
            select(func.max(balances.c.id)).where(balances.c.holder == -wallets.c.id).correlate(wallets)
        ).scalar_subquery()
        ids = (
            select(newest.label("id"))
            .select_from(accounts)
            .union_all(select(newest_of_wallet.label("id")).select_from(wallets))
        )
        told = balances.c
        wanted = select(
            told.holder, told.at, told.currency, told.cash, told.granted, told.credit, told.frozen
        ).where(told.id.in_(ids))  # fmt: skip
        found: dict[Holder, tuple[Balance, datetime]] = {}
        for holder, at, currency, cash, granted, credit, frozen in read_many(self._connection, wanted):
            balance = Balance(
                cash=Money.from_micros(cash, currency),
                grant=Money.from_micros(granted, currency),
                credit=Money.from_micros(credit, currency),
                frozen=Money.from_micros(frozen, currency),
            )
            found[holder_of(holder)] = (balance, from_micros(at))
        return found

    def cash_readings(self, holder: Holder, since: datetime) -> list[tuple[datetime, Money]]:
        """What was read of one holder's cash from that moment on, in order."""
        told = balances.c
        wanted = (
            select(told.at, told.cash, told.currency)
            .where(told.holder == holder_number(holder), told.at >= to_micros(since))
            .order_by(told.id)
        )
        return [
            (from_micros(at), Money.from_micros(cash, currency))
            for at, cash, currency in read_many(self._connection, wanted)
        ]

    def empty_stretches(self, since: datetime) -> list[tuple[Holder, datetime, datetime]]:
        """Where nothing was left to spend: from one reading that found nothing to the next, or that reading alone; in order."""
        spendable = balances.c.cash + balances.c.granted + balances.c.credit
        window = balances.c.at >= to_micros(since)
        found_empty = select(balances.c.holder).where(window, spendable <= 0).distinct()
        readings = (
            select(
                balances.c.id,
                balances.c.holder,
                balances.c.at,
                spendable.label("left"),
                func.lag(balances.c.at).over(partition_by=balances.c.holder, order_by=balances.c.id).label("at_before"),
                func.lag(spendable).over(partition_by=balances.c.holder, order_by=balances.c.id).label("left_before"),
            )
            .where(window, balances.c.holder.in_(found_empty))
            .subquery()
        )
        wanted = (
            select(readings.c.holder, readings.c.at, readings.c.at_before, readings.c.left_before)
            .where(readings.c.left <= 0)
            .order_by(readings.c.holder, readings.c.id)
        )
        return [
            (holder_of(holder), from_micros(before if before is not None and left <= 0 else at), from_micros(at))
            for holder, at, before, left in read_many(self._connection, wanted)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedReply:
    """A raw answer as it is kept: compressed, with the digest that tells whether it is known. Made by any thread."""

    platform: Platform
    path: str
    query: str
    status: int
    at: datetime
    digest: bytes
    body: bytes = field(repr=False)


def packed(reply: RawReply) -> PackedReply:
    """Compress and digest an answer."""
    return PackedReply(
        platform=reply.platform,
        path=reply.path,
        query=reply.query,
        status=reply.status,
        at=reply.at,
        digest=sha256(b"\0".join([reply.path.encode(), reply.query.encode(), reply.body])).digest(),
        body=zlib.compress(reply.body, level=1),
    )


class Replies:
    """Raw answers, each once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep_reply(self, reply: RawReply) -> int:
        """Keep an answer as it came; the id of the one that is kept already when nothing in it is new."""
        one = packed(reply)
        self.keep_replies([one])
        kept: int = self._connection.execute(select(replies.c.id).where(replies.c.digest == one.digest)).scalar_one()
        return kept

    def keep_replies(self, packed: Sequence[PackedReply]) -> None:
        """Keep many answers at once; those that bring nothing new are kept already."""
        fresh = {one.digest: one for one in packed}
        for some in slices(list(fresh), 2_000):
            wanted = select(replies.c.digest).where(replies.c.digest.in_(some))
            for digest in self._connection.scalars(wanted):
                del fresh[digest]
        first = next_id(self._connection, replies)
        rows = [
            (number, str(one.platform), one.path, one.query, one.status, to_micros(one.at), one.digest, one.body)
            for number, one in enumerate(fresh.values(), start=first)
        ]
        insert_many(self._connection, replies, rows)

    def replies(self, *, limit: int = 100) -> list[RawReply]:
        """The newest answers first, as they came."""
        wanted = select(replies).order_by(replies.c.id.desc()).limit(limit)
        return [
            RawReply(
                platform=Platform(row.platform),
                path=row.path,
                query=row.query,
                status=row.status,
                body=zlib.decompress(row.body),
                at=from_micros(row.at),
            )
            for row in self._connection.execute(wanted)
        ]

    def reply_count(self) -> int:
        """How many different answers are kept."""
        return next_id(self._connection, replies) - 1
