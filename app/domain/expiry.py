"""Papers that run out 到期: when to say so, once for each rung of a ladder, and what each of them holds up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState
from app.domain.catalogue import Catalogue, Qualification
from app.domain.held_papers import HeldPaper

FIRST_ALERT_DAYS = 90
BEFORE_WINDOW_DAYS = 30
LADDER = (60, 30, 15, 7, 1, 0)
"""Further alerts, in days before the last valid day; rungs above the first alert fall away."""

AFTER_EXPIRY = -1
"""The rung of a paper that has run out."""


def first_alert_days(qualification: Qualification) -> int:
    """How long before expiry to speak first: 90 days, or 30 before the renewal must be in, whichever is earlier."""
    return max(FIRST_ALERT_DAYS, (qualification.renew_days or 0) + BEFORE_WINDOW_DAYS)


def rungs(qualification: Qualification) -> tuple[int, ...]:
    """The days before expiry on which something is said, falling; the day by which the renewal must be in is one of them."""
    first = first_alert_days(qualification)
    below = {first, AFTER_EXPIRY, *(rung for rung in LADDER if rung < first)}
    if qualification.renew_days:
        below.add(qualification.renew_days)
    return tuple(sorted(below, reverse=True))


def rung_of(qualification: Qualification, days_left: int) -> int | None:
    """The lowest rung reached; None while it is too early to speak."""
    if days_left < 0:
        return AFTER_EXPIRY
    return min((rung for rung in rungs(qualification) if rung >= days_left), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerted:
    """An alert that was given: what keeps it from being given again. A renewed paper has another `valid_to`, so it starts anew."""

    paper: str
    valid_to: date
    rung: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAccount:
    """An ad account that rests on documents, told by the archive's where-used."""

    platform: Platform
    account: str
    paper_ids: tuple[int, ...]
    """The archive's documents that its application travelled with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldUp:
    """What a paper's end stops."""

    applications: tuple[Application, ...] = ()
    accounts: tuple[OpenAccount, ...] = ()

    @property
    def count(self) -> int:
        """How many hang on it."""
        return len(self.applications) + len(self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryAlert:
    """A paper to renew."""

    paper: HeldPaper
    valid_to: date
    days_left: int
    rung: int
    next_rung: int | None
    """On which it is said again once this one was seen; None after the last."""
    renew_by: date | None
    """The last day on which the renewal can be asked for, where the rule is known as a number of days."""
    renew_from: date | None
    """The first such day, where known."""
    held_up: HeldUp

    @property
    def mark(self) -> Alerted:
        """What to keep once it was shown."""
        return Alerted(paper=self.paper.key, valid_to=self.valid_to, rung=self.rung)

    @property
    def is_expired(self) -> bool:
        """Whether it has run out."""
        return self.rung == AFTER_EXPIRY

    @property
    def is_late_for_renewal(self) -> bool:
        """Whether the renewal should have been asked for already."""
        return self.renew_by is not None and self.valid_to - timedelta(days=self.days_left) > self.renew_by


def current(papers: Iterable[HeldPaper], day: date) -> tuple[HeldPaper, ...]:
    """Of every document the version that lasts longest: a renewed paper silences the one it replaces.

    A version that is not valid yet counts as soon as it is there, since the renewal is done.
    """
    best: dict[tuple[str, str, str], HeldPaper] = {}
    for paper in papers:
        key = (paper.kind, paper.holder, _family(paper))
        if key not in best or _lasts(paper, day) > _lasts(best[key], day):
            best[key] = paper
    return tuple(best.values())


def _family(paper: HeldPaper) -> str:
    """What stays the same over renewals, as far as it is known; two papers that may be different ones both count."""
    return paper.series or paper.number or paper.key


def _lasts(paper: HeldPaper, day: date) -> tuple[int, str]:
    left = paper.days_left(day)
    return (left if left is not None else 1_000_000, paper.key)


def alerts(
    catalogue: Catalogue,
    papers: Collection[HeldPaper],
    *,
    day: date,
    given: Collection[Alerted] = (),
    applications: Sequence[Application] = (),
    accounts: Sequence[OpenAccount] = (),
) -> tuple[ExpiryAlert, ...]:
    """What is to be said today and was not said before, the most urgent first.

    A rung that was passed while the program was closed is not made up for: only the lowest one reached is told.
    """
    said: dict[tuple[str, date], int] = {}
    for one in given:
        key = (one.paper, one.valid_to)
        said[key] = min(said.get(key, one.rung), one.rung)
    found = []
    for paper in current(papers, day):
        held = held_up(all_versions(paper, papers), applications, accounts)
        alert = _alert(catalogue.qualification(paper.kind), paper, day, held)
        if alert is None:
            continue
        lowest = said.get((paper.key, alert.valid_to))
        if lowest is None or alert.rung < lowest:
            found.append(alert)
    return tuple(sorted(found, key=lambda one: (one.days_left, one.paper.kind, one.paper.key)))


def _alert(
    qualification: Qualification,
    paper: HeldPaper,
    day: date,
    held: HeldUp,
) -> ExpiryAlert | None:
    left = paper.days_left(day)
    if left is None or paper.valid_to is None:
        return None
    rung = rung_of(qualification, left)
    if rung is None:
        return None
    return ExpiryAlert(
        paper=paper,
        valid_to=paper.valid_to,
        days_left=left,
        rung=rung,
        next_rung=max((one for one in rungs(qualification) if one < rung), default=None),
        renew_by=_before(paper.valid_to, qualification.renew_days),
        renew_from=_before(paper.valid_to, qualification.renew_opens_days),
        held_up=held,
    )


def _before(day: date, days: int | None) -> date | None:
    return None if days is None else day - timedelta(days=days)


AT_THE_END = frozenset(
    {
        ApplicationState.APPROVED,
        ApplicationState.ACTIVE,
        ApplicationState.SUSPENDED,
        ApplicationState.REJECTED,
        ApplicationState.CLOSED,
    }
)
"""Refused or given up, so that nothing is held up; or an account by now, which is counted as one."""


def all_versions(paper: HeldPaper, papers: Iterable[HeldPaper]) -> frozenset[str]:
    """The archive's names of a document over all its renewals: what travelled with an older version rests on it still."""
    return frozenset({paper.key, *(one.key for one in papers if paper.series and one.series == paper.series)})


def held_up(keys: Collection[str], applications: Iterable[Application], accounts: Iterable[OpenAccount]) -> HeldUp:
    """The applications under way and the accounts that a document, by any of these names, really travelled with."""
    return HeldUp(
        applications=tuple(
            one for one in applications if one.state not in AT_THE_END and _rests_on(one.paper_ids, keys)
        ),
        accounts=tuple(one for one in accounts if _rests_on(one.paper_ids, keys)),
    )


def _rests_on(paper_ids: Iterable[int], keys: Collection[str]) -> bool:
    return any(str(one) in keys for one in paper_ids)


class CalendarKind(StrEnum):
    """What a day in the calendar is."""

    RENEWAL_OPENS = "renewal_opens"
    RENEW_BY = "renew_by"
    EXPIRES = "expires"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """One thing on one day."""

    day: date
    kind: CalendarKind
    paper: HeldPaper
    held_up: HeldUp


def calendar(
    catalogue: Catalogue,
    papers: Collection[HeldPaper],
    *,
    first: date,
    last: date,
    applications: Sequence[Application] = (),
    accounts: Sequence[OpenAccount] = (),
) -> tuple[CalendarRow, ...]:
    """What falls on the days from `first` to `last`, both included, in order."""
    rows = []
    for paper in current(papers, first):
        if paper.valid_to is None:
            continue
        qualification = catalogue.qualification(paper.kind)
        days = {
            CalendarKind.RENEWAL_OPENS: _before(paper.valid_to, qualification.renew_opens_days),
            CalendarKind.RENEW_BY: _before(paper.valid_to, qualification.renew_days),
            CalendarKind.EXPIRES: paper.valid_to,
        }
        found = held_up(all_versions(paper, papers), applications, accounts)
        rows += [
            CalendarRow(day=day, kind=kind, paper=paper, held_up=found)
            for kind, day in days.items()
            if day is not None and first <= day <= last
        ]
    return tuple(sorted(rows, key=lambda row: (row.day, row.paper.kind, row.kind, row.paper.key)))


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """The rows of one month, for a page that shows months."""

    year: int
    month: int
    rows: tuple[CalendarRow, ...]


def by_month(rows: Iterable[CalendarRow]) -> tuple[CalendarMonth, ...]:
    """The same rows by month, months without any left out."""
    months: dict[tuple[int, int], list[CalendarRow]] = defaultdict(list)
    for row in rows:
        months[row.day.year, row.day.month].append(row)
    return tuple(CalendarMonth(year, month, tuple(some)) for (year, month), some in sorted(months.items()))
