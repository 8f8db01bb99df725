"""Rows of the platforms' fund ledgers: written once, corrected by newer versions, never edited."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, not_, select

from app.domain.accounts import FundRow, FundRowKind
from app.domain.evidence import Holder, StoredFundRow
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.store.bulk import insert_many, next_id, read_many, slices
from app.store.columns import from_micros, to_micros
from app.store.tables import accounts, fund_rows, wallets

_Content = tuple[Any, ...]
_Known = dict[tuple[int, str], tuple[int, int, _Content]]
"""By holder and serial: the id, version and content of the newest version."""

_CONTENT = [
    fund_rows.c[name]
    for name in (
        "at",
        "day",
        "kind",
        "platform_kind",
        "fund_class",
        "amount",
        "currency",
        "party",
        "reference",
        "text",
    )
]
_newer = fund_rows.alias("newer")
_IS_CURRENT = not_(exists().where(_newer.c.supersedes == fund_rows.c.id))


def holder_number(holder: Holder) -> int:
    """A holder as it stands in the tables: an account's id, or a wallet's id negated."""
    return holder.id if holder.kind == "account" else -holder.id


def holder_of(number: int) -> Holder:
    """The holder of a stored number."""
    return Holder("account", number) if number > 0 else Holder("wallet", -number)


class FundRows:
    """Fund rows 资金流水 by holder and serial."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_fund_rows(self, rows: Sequence[tuple[Holder, FundRow]], observed_at: datetime) -> list[StoredFundRow]:
        """Keep what was not known: new serials, and known serials with new content as versions that supersede."""
        added: list[StoredFundRow] = []
        for some in slices(rows):
            added += _add_slice(self._connection, some, observed_at)
        return added

    def fund_rows(
        self,
        *,
        account_id: int | None = None,
        wallet_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        ids: Iterable[int] | None = None,
        newest_first: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[StoredFundRow]:
        """Current versions in the order of their days and instants; asked for by `ids`, any version is given."""
        wanted = _filtered(
            select(fund_rows.c.id), account_id=account_id, wallet_id=wallet_id, since=since, until=until, ids=ids
        )
        order = (fund_rows.c.day, fund_rows.c.at, fund_rows.c.id)
        wanted = wanted.order_by(*(column.desc() if newest_first else column for column in order))
        # The page is cut on the index alone; whole rows are read only for what is shown.
        page = self._connection.scalars(wanted.limit(limit).offset(offset or None)).all()
        return _by_ids(self._connection, page)

    def count_fund_rows(
        self,
        *,
        account_id: int | None = None,
        wallet_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        ids: Iterable[int] | None = None,
    ) -> int:
        """How many rows `fund_rows` has under the same filters."""
        if all(asked is None for asked in (account_id, wallet_id, since, until, ids)):
            # Numbers have no gaps, so nothing needs to be counted.
            superseded = select(func.count(fund_rows.c.supersedes)).where(fund_rows.c.supersedes.is_not(None))
            return next_id(self._connection, fund_rows) - 1 - (self._connection.scalar(superseded) or 0)
        wanted = _filtered(
            select(func.count(fund_rows.c.id)),
            account_id=account_id,
            wallet_id=wallet_id,
            since=since,
            until=until,
            ids=ids,
        )
        return self._connection.scalar(wanted) or 0


def _content(row: FundRow) -> _Content:
    return (
        to_micros(row.at),
        row.day.toordinal(),
        row.kind._value_,
        row.platform_kind,
        row.fund_class._value_,
        row.amount.micros,
        row.amount.currency,
        row.party,
        row.reference,
        row.text,
    )


def _filtered(
    wanted: Select[int],
    *,
    account_id: int | None,
    wallet_id: int | None,
    since: date | None,
    until: date | None,
    ids: Iterable[int] | None,
) -> Select[int]:
    if ids is not None:
        return wanted.where(fund_rows.c.id.in_(list(ids)))
    wanted = wanted.where(_IS_CURRENT)
    if account_id is not None:
        wanted = wanted.where(fund_rows.c.holder == account_id)
    if wallet_id is not None:
        wanted = wanted.where(fund_rows.c.holder == -wallet_id)
    if since is not None:
        wanted = wanted.where(fund_rows.c.day >= since.toordinal())
    if until is not None:
        wanted = wanted.where(fund_rows.c.day <= until.toordinal())
    return wanted


def _stored(kept: Row[Any]) -> StoredFundRow:
    holder = holder_of(kept.holder)
    return StoredFundRow(
        id=kept.id,
        holder=holder,
        row=FundRow(
            holder=kept.name or "",
            is_wallet=holder.kind == "wallet",
            serial=kept.serial,
            at=from_micros(kept.at),
            day=date.fromordinal(kept.day),
            kind=FundRowKind(kept.kind),
            platform_kind=kept.platform_kind,
            fund_class=FundClass(kept.fund_class),
            amount=Money.from_micros(kept.amount, kept.currency),
            party=kept.party,
            reference=kept.reference,
            text=kept.text,
        ),
        observed_at=from_micros(kept.observed_at),
        supersedes=kept.supersedes,
    )


def _add_slice(
    connection: Connection, rows: Sequence[tuple[Holder, FundRow]], observed_at: datetime
) -> list[StoredFundRow]:
    known = _known(connection, rows)
    observed = to_micros(observed_at)
    row_id = next_id(connection, fund_rows)
    added: list[StoredFundRow] = []
    tuples: list[tuple[Any, ...]] = []
    for holder, row in rows:
        number = holder.id if holder.kind == "account" else -holder.id
        content = _content(row)
        before = known.get((number, row.serial))
        if before is None:
            version, supersedes = 1, None
        elif before[2] == content:
            continue
        else:
            version, supersedes = before[1] + 1, before[0]
        known[number, row.serial] = (row_id, version, content)
        tuples.append((row_id, number, row.serial, version, supersedes, *content, observed))
        added.append(StoredFundRow(id=row_id, holder=holder, row=row, observed_at=observed_at, supersedes=supersedes))
        row_id += 1
    insert_many(connection, fund_rows, tuples)
    return added


def _known(connection: Connection, rows: Sequence[tuple[Holder, FundRow]]) -> _Known:
    wanted = (
        select(fund_rows.c.holder, fund_rows.c.serial, fund_rows.c.id, fund_rows.c.version, *_CONTENT)
        .where(fund_rows.c.serial.in_([row.serial for _, row in rows]))
        .order_by(fund_rows.c.version)
    )
    return {
        (holder, serial): (row_id, version, tuple(content))
        for holder, serial, row_id, version, *content in read_many(connection, wanted)
    }


def _by_ids(connection: Connection, ids: Sequence[int]) -> list[StoredFundRow]:
    found: dict[int, StoredFundRow] = {}
    name = func.coalesce(accounts.c.platform_id, wallets.c.platform_id)
    source = fund_rows.outerjoin(accounts, accounts.c.id == fund_rows.c.holder).outerjoin(
        wallets, wallets.c.id == -fund_rows.c.holder
    )
    for some in slices(ids, 2_000):
        wanted = select(fund_rows, name.label("name")).select_from(source).where(fund_rows.c.id.in_(some))
        found.update((row.id, _stored(row)) for row in connection.execute(wanted))
    return [found[row_id] for row_id in ids]
