"""The close of a period 关账: what every place held and holds, what moved, what is unmatched and why, and who said so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from app.domain.chain import canonical
from app.domain.money import Money
from app.errors import PeriodClosed, WrongAnswer

VERSION = 1
"""Of the statement's JSON."""

WAITING = "waiting"
"""The cause of a row that is in a group which no person has answered yet."""

UNSEEN = "unseen"
"""The cause of a row that came after the newest run."""

LATER = "later"
"""The cause of a row whose other side is dated after the period: it was under way at its end."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both ends among them."""

    first_day: date
    last_day: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMovement:
    """One place of the book in one currency: opening, what came, what went, closing."""

    place: str
    name: str
    opening: Money
    came: Money
    went: Money
    """Never positive."""

    @property
    def closing(self) -> Money:
        """Opening and both movements together."""
        return self.opening + self.came + self.went


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """A row of either side that nothing explains at the end of the period; `cause` says why, as far as is known."""

    key: str
    source: str
    title: str
    day: date
    number: str
    amount: Money
    cause: str
    accepted_by: str = ""
    """Who accepted this cause; empty while only the program says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledDifference:
    """What the groups of the period left over, booked to a named place."""

    kind: str
    place: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SideTotal:
    """Rows of one side and currency dated in the period, in absolute amounts: all of them, and those still open."""

    side: str
    """`bank` or `platform`."""
    rows: int
    before: Money
    after: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFinding:
    """A finding as it stood at the close."""

    kind: str
    amount: Money
    reason: str
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseStatement:
    """The statement that a person confirms; its digest goes into the chain."""

    company: str
    period: Period
    made_at: datetime
    made_by: str
    places: tuple[PlaceMovement, ...]
    totals: tuple[SideTotal, ...]
    proved: int
    """Groups of the period that the rules proved."""
    confirmed: Mapping[str, int]
    """Groups of the period that persons confirmed, by person."""
    differences: tuple[SettledDifference, ...]
    open_items: tuple[OpenItem, ...]
    findings: tuple[StatedFinding, ...]
    invoices: int
    invoiced: tuple[Money, ...]
    """What the invoices dated in the period come to, red ones taken off, by currency."""


@dataclass(kw_only=True)
class PeriodClose:
    """A close with its life: once reopened it never counts again."""

    first_day: date
    last_day: date
    closed_at: datetime
    closed_by: str
    digest: str
    reopened_at: datetime | None = None
    reopened_by: str = ""
    reopen_reason: str = ""
    id: int | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not reopened."""
        return self.reopened_at is None

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.first_day, self.last_day)


def closed_until(closes: Iterable[PeriodClose]) -> date | None:
    """The last day that nothing may change any more; None while no period is closed."""
    return max((one.last_day for one in closes if one.stands), default=None)


def check_open(until: date | None, days: Iterable[date]) -> None:
    """PeriodClosed when one of these days lies in a closed period, or before it."""
    if until is None:
        return
    earliest = min(days, default=None)
    if earliest is not None and earliest <= until:
        raise PeriodClosed(until, earliest)


def open_day(until: date | None, day: date) -> date:
    """The day on which a late correction is booked: its own, or the first day that is still open."""
    return day if until is None or day > until else until + timedelta(days=1)


def check_next(period: Period, closes: Iterable[PeriodClose], today: date) -> None:
    """WrongAnswer unless the period follows the last closed one without a gap and is over."""
    if period.last_day < period.first_day:
        raise WrongAnswer("period", "ends_before_it_begins")
    if period.last_day >= today:
        raise WrongAnswer("period", "not_over_yet")
    until = closed_until(closes)
    if until is not None and period.first_day != until + timedelta(days=1):
        raise WrongAnswer("period", "not_the_next_one")


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Period(first, after - timedelta(days=1))


def statement_text(statement: CloseStatement) -> str:
    """The statement as canonical JSON: the same statement always gives the same text."""
    return canonical(
        {
            "version": VERSION,
            "company": statement.company,
            "first_day": statement.period.first_day.isoformat(),
            "last_day": statement.period.last_day.isoformat(),
            "made_at": statement.made_at.isoformat(),
            "made_by": statement.made_by,
            "places": [
                [one.place, one.name, one.opening.currency, *(str(part.micros) for part in (one.opening, one.came, one.went))]
                for one in statement.places
            ],
            "totals": [
                [one.side, one.rows, one.before.currency, str(one.before.micros), str(one.after.micros)]
                for one in statement.totals
            ],
            "proved": statement.proved,
            "confirmed": [[person, count] for person, count in sorted(statement.confirmed.items())],
            "differences": [[one.kind, one.place, *_told(one.amount)] for one in statement.differences],
            "open_items": [
                [one.key, one.source, one.title, one.day.isoformat(), one.number, *_told(one.amount), one.cause, one.accepted_by]
                for one in statement.open_items
            ],
            "findings": [[one.kind, *_told(one.amount), one.reason, one.is_certain] for one in statement.findings],
            "invoices": statement.invoices,
            "invoiced": [_told(one) for one in statement.invoiced],
        }
    )  # fmt: skip


def statement_digest(text: str) -> str:
    """What stands in the chain for a statement."""
    return sha256(text.encode()).hexdigest()


def read_statement_text(kept: Mapping[str, Any]) -> CloseStatement:
    """The statement of parsed JSON, as it was confirmed."""
    return CloseStatement(
        company=kept["company"],
        period=Period(date.fromisoformat(kept["first_day"]), date.fromisoformat(kept["last_day"])),
        made_at=datetime.fromisoformat(kept["made_at"]),
        made_by=kept["made_by"],
        places=tuple(
            PlaceMovement(
                place=place,
                name=name,
                opening=_money(currency, opening),
                came=_money(currency, came),
                went=_money(currency, went),
            )
            for place, name, currency, opening, came, went in kept["places"]
        ),
        totals=tuple(
            SideTotal(side=side, rows=rows, before=_money(currency, before), after=_money(currency, after))
            for side, rows, currency, before, after in kept["totals"]
        ),
        proved=kept["proved"],
        confirmed=dict(kept["confirmed"]),
        differences=tuple(
            SettledDifference(kind=kind, place=place, amount=_money(currency, micros))
            for kind, place, currency, micros in kept["differences"]
        ),
        open_items=tuple(_read_item(one) for one in kept["open_items"]),
        findings=tuple(
            StatedFinding(kind=kind, amount=_money(currency, micros), reason=reason, is_certain=is_certain)
            for kind, currency, micros, reason, is_certain in kept["findings"]
        ),
        invoices=kept["invoices"],
        invoiced=tuple(_money(*one) for one in kept["invoiced"]),
    )


def _read_item(kept: Sequence[str]) -> OpenItem:
    key, source, title, day, number, currency, micros, cause, accepted_by = kept
    return OpenItem(
        key=key,
        source=source,
        title=title,
        day=date.fromisoformat(day),
        number=number,
        amount=_money(currency, micros),
        cause=cause,
        accepted_by=accepted_by,
    )


def _told(money: Money) -> list[str]:
    return [money.currency, str(money.micros)]


def _money(currency: str, micros: str) -> Money:
    return Money.from_micros(int(micros), currency)
