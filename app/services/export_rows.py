"""Lines of an export into evidence and the book of one account, and out again when the import is undone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from app.domain.accounts import AdAccount, FundRow, FundRowKind, SpendRow
from app.domain.closing import check_open
from app.domain.evidence import Holder
from app.domain.ledger import Entry
from app.domain.money import Money, total
from app.domain.platform_files import ExportLine, fund_class_of, kind_of, serials, signed
from app.errors import WrongAnswer
from app.services.bookkeeping import fund_entry, spend_entry
from app.services.intake import countered
from app.store.work import Work

WITHDRAWN = "withdrawn"
"""The platform word of a movement whose import was undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What of an export was new, and what stood there before: day and parts for spend, serials for funds."""

    rows: int
    new: int
    before: list[object]


def _money(line: ExportLine, account: AdAccount) -> str:
    if line.currency and line.currency != account.currency:
        raise WrongAnswer("currency", "other_currency")
    return account.currency


def take_spend(work: Work, account: AdAccount, lines: Sequence[ExportLine], at: datetime, actor: str) -> Taken:
    """Take spend: several lines of one day are added up."""
    days: dict[date, list[ExportLine]] = defaultdict(list)
    for line in lines:
        days[line.day].append(line)
    rows = [_spend_row(account, day, some) for day, some in sorted(days.items())]
    changes = book_spend(work, account, rows, at, actor)
    return Taken(rows=len(rows), new=len(changes), before=changes)


def _spend_row(account: AdAccount, day: date, lines: Sequence[ExportLine]) -> SpendRow:
    currency = _money(lines[0], account)

    def added(parts: Sequence[Decimal | None]) -> Money | None:
        known = [Money(part, currency) for part in parts if part is not None]
        return total(known, currency) if len(known) == len(parts) else None

    return SpendRow(
        holder=account.platform_id,
        day=day,
        spend=total([Money(line.amount, _money(line, account)) for line in lines], currency),
        cash=added([line.cash for line in lines]),
        grant=added([line.grant for line in lines]),
    )


def book_spend(work: Work, account: AdAccount, rows: Sequence[SpendRow], at: datetime, actor: str) -> list[object]:
    """Keep what differs and book it; day and parts of what stood there before."""
    account_id = account.id or 0
    changes = work.evidence.add_spend([(account_id, row) for row in rows], at)
    entries = [spend_entry(change, Holder("account", account_id), account.funding) for change in changes]
    _post(work, entries, at, actor)
    return [[change.day.toordinal(), *_parts(change.before)] for change in changes]


def _parts(row: SpendRow | None) -> tuple[int | None, int | None, int | None]:
    if row is None:
        return (None, None, None)
    return (row.spend.micros, row.cash.micros if row.cash else None, row.grant.micros if row.grant else None)


def spend_before(account: AdAccount, day: int, spend: int | None, cash: int | None, grant: int | None) -> SpendRow:
    """What stood there before an import; a day that was not known is known to be nothing from then on."""

    def money(micros: int | None) -> Money | None:
        return None if micros is None else Money.from_micros(micros, account.currency)

    return SpendRow(
        holder=account.platform_id,
        day=date.fromordinal(day),
        spend=money(spend) or Money.zero(account.currency),
        cash=money(cash),
        grant=money(grant),
    )


def take_funds(work: Work, account: AdAccount, lines: Sequence[ExportLine], at: datetime, actor: str) -> Taken:
    """Take movements, each under its own number."""
    rows = [_fund_row(account, line, serial) for line, serial in zip(lines, serials(lines), strict=True)]
    added = _book_funds(work, account, rows, at, actor)
    return Taken(rows=len(rows), new=len(added), before=list(added))


def _fund_row(account: AdAccount, line: ExportLine, serial: str) -> FundRow:
    noon = datetime.combine(line.day, time(12), ZoneInfo(account.zone))
    return FundRow(
        holder=account.platform_id,
        serial=serial,
        at=noon,
        day=line.day,
        kind=kind_of(line),
        platform_kind=line.kind,
        fund_class=fund_class_of(line),
        amount=Money(signed(line), _money(line, account)),
        party=line.party,
        reference=line.reference,
        text=line.text,
    )


def _book_funds(work: Work, account: AdAccount, rows: Sequence[FundRow], at: datetime, actor: str) -> list[str]:
    holder = Holder("account", account.id or 0)
    stored = work.evidence.add_fund_rows([(holder, row) for row in rows], at)
    entries: list[Entry | None] = []
    for one in stored:
        if one.supersedes is not None:
            entries += countered(work, one.supersedes, at=at, actor=actor)
        entries.append(fund_entry(one, account.platform))
    _post(work, entries, at, actor)
    return [one.row.serial for one in stored]


def _post(work: Work, entries: Iterable[Entry | None], at: datetime, actor: str) -> None:
    """Into the book; PeriodClosed when a person's file would change a closed period."""
    booked = [entry for entry in entries if entry is not None]
    check_open(work.closes.until(), [entry.day for entry in booked])
    work.ledger.post(booked, at=at, actor=actor)


def withdraw(work: Work, account: AdAccount, gone: set[str], at: datetime, actor: str) -> None:
    """Put nothing in the place of these movements; they stay as evidence and count no more."""
    kept = [one.row for one in work.evidence.fund_rows(account_id=account.id) if one.row.serial in gone]
    rows = [
        FundRow(
            holder=row.holder,
            serial=row.serial,
            at=row.at,
            day=row.day,
            kind=FundRowKind.OTHER,
            platform_kind=WITHDRAWN,
            fund_class=row.fund_class,
            amount=Money.zero(row.amount.currency),
        )
        for row in kept
    ]
    _book_funds(work, account, rows, at, actor)
