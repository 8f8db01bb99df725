"""The statement of a period, gathered from the book, the groups, the open rows, the findings and the invoices."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from app.domain.closing import (
    LATER,
    UNSEEN,
    WAITING,
    CloseStatement,
    OpenItem,
    Period,
    PlaceMovement,
    SettledDifference,
    SideTotal,
    StatedFinding,
)
from app.domain.explanations import BOOKED_TO, DIFFERENCES_TO, Explanation
from app.domain.findings import Finding, LeftClass
from app.domain.kept_invoices import StandingInvoice, invoice_key
from app.domain.ledger import IN_TRANSIT
from app.domain.matches import MatchGroup, MatchState
from app.domain.money import Money
from app.services.invoices import standing_of
from app.services.match_life import IN_FORCE
from app.services.reconcile_rows import Cell, cells_of_vault
from app.services.reconcile_view import TO_REVIEW
from app.store.work import Work


def close_statement(work: Work, period: Period, *, at: datetime, by: str) -> CloseStatement:
    """Everything as it stands now for this period."""
    cells = cells_of_vault(work)
    groups = work.matches.all({*IN_FORCE, *TO_REVIEW})
    ends = {group.id: _last_day(group, cells) for group in groups}
    standing = [group for group in groups if group.state in IN_FORCE]
    inside = [group for group in standing if (end := ends[group.id]) is not None and end in period]
    causes = _Causes(work, standing, groups, ends, period.last_day)
    invoices = [one for one in standing_of(work) if one.counts and one.invoice.date in period]
    return CloseStatement(
        company=work.facts().company,
        period=period,
        made_at=at,
        made_by=by,
        places=tuple(_named(work, work.ledger.movements(period.first_day, period.last_day))),
        totals=tuple(_totals(cells.values(), causes, period)),
        proved=sum(group.state is MatchState.AUTO for group in inside),
        confirmed=Counter(group.decided_by for group in inside if group.state is MatchState.CONFIRMED),
        differences=tuple(_differences(inside)),
        open_items=tuple(_open_items(cells.values(), causes, period)),
        findings=tuple(_findings(work.findings.all(), cells, standing_of(work), period)),
        invoices=len(invoices),
        invoiced=_sums(one.invoice.total for one in invoices if one.invoice.total is not None),
    )


class _Causes:
    """Why a row is open at the end of a period; None for one that is explained by then."""

    def __init__(
        self,
        work: Work,
        standing: Iterable[MatchGroup],
        groups: Iterable[MatchGroup],
        ends: Mapping[int | None, date | None],
        last_day: date,
    ) -> None:
        self._accepted = work.findings.explanations()
        self._classes = work.findings.classes()
        self._waiting = {key for group in groups if group.state in TO_REVIEW for key in _rows(group)}
        self._ends = {key: ends[group.id] for group in standing for key in _rows(group)}
        self._last_day = last_day

    def of(self, key: str) -> tuple[str, str] | None:
        """The cause, and who accepted it."""
        if key in self._ends:
            end = self._ends[key]
            return None if end is None or end <= self._last_day else (LATER, "")
        said: Explanation | None = self._accepted.get(key)
        if said is not None:
            return None if said.left_class in BOOKED_TO else (str(said.left_class), said.by)
        if key in self._waiting:
            return WAITING, ""
        found: LeftClass | None = self._classes.get(key)
        return (UNSEEN if found is None else str(found)), ""


def _rows(group: MatchGroup) -> tuple[str, ...]:
    return (*group.proposal.left, *group.proposal.right)


def _last_day(group: MatchGroup, cells: Mapping[str, Cell]) -> date | None:
    return max((cells[key].day for key in _rows(group) if key in cells), default=None)


def _named(work: Work, places: Iterable[PlaceMovement]) -> list[PlaceMovement]:
    names = {f"bank:{account.id}": account.name for account in work.statements.accounts.all()}
    for account in work.accounts.all():
        names[f"account:{account.id}"] = names[f"spend:{account.id}"] = account.name
    names |= {f"wallet:{wallet.id}": wallet.name or wallet.platform_id for wallet in work.wallets.all()}
    return [replace(one, name=names.get(one.place.partition("/")[0], "")) for one in places]


def _totals(cells: Iterable[Cell], causes: _Causes, period: Period) -> list[SideTotal]:
    rows: Counter[tuple[str, str]] = Counter()
    before: Counter[tuple[str, str]] = Counter()
    after: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        if cell.day in period:
            at = ("bank" if cell.platform is None else "platform", cell.amount.currency)
            rows[at] += 1
            before[at] += abs(cell.amount.micros)
            if causes.of(cell.key) is not None:
                after[at] += abs(cell.amount.micros)
    return [
        SideTotal(
            side=side,
            rows=rows[side, currency],
            before=Money.from_micros(before[side, currency], currency),
            after=Money.from_micros(after[side, currency], currency),
        )
        for side, currency in sorted(rows)
    ]


def _open_items(cells: Iterable[Cell], causes: _Causes, period: Period) -> list[OpenItem]:
    """Of this period and of all before it: what stayed open is carried forward until something explains it."""
    items = []
    for cell in cells:
        cause = causes.of(cell.key) if cell.day <= period.last_day else None
        if cause is not None:
            items.append(
                OpenItem(
                    key=cell.key,
                    source=cell.source,
                    title=cell.title,
                    day=cell.day,
                    number=cell.number,
                    amount=cell.amount,
                    cause=cause[0],
                    accepted_by=cause[1],
                )
            )
    return sorted(items, key=lambda one: (one.key.partition(":")[0], one.day, one.key))


def _differences(groups: Iterable[MatchGroup]) -> list[SettledDifference]:
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for group in groups:
        for one in group.proposal.differences:
            place = DIFFERENCES_TO.get(one.kind, IN_TRANSIT)
            sums[str(one.kind), place, one.amount.currency] += one.amount.micros
    return [
        SettledDifference(kind=kind, place=place, amount=Money.from_micros(micros, currency))
        for (kind, place, currency), micros in sorted(sums.items())
    ]


def _findings(
    findings: Iterable[Finding], cells: Mapping[str, Cell], invoices: Iterable[StandingInvoice], period: Period
) -> list[StatedFinding]:
    """Those about rows or invoices of the period, and those about none."""
    days = {invoice_key(one.kept.id): one.invoice.date for one in invoices}
    found = []
    for one in findings:
        about = [cells[key].day for key in (*one.left, *one.right) if key in cells]
        about += [day for key in one.invoices if (day := days.get(key)) is not None]
        # What no row shows, such as a rebate that never came, stands in every statement until it is settled.
        is_of_rows = bool(one.left or one.right or one.invoices)
        if not is_of_rows or any(day in period for day in about):
            stated = StatedFinding(
                kind=str(one.kind), amount=one.amount, reason=one.reason, is_certain=one.is_certain
            )  # fmt: skip
            found.append(stated)
    return found


def _sums(amounts: Iterable[Money]) -> tuple[Money, ...]:
    sums: dict[str, Money] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, Money.zero(amount.currency)) + amount
    return tuple(sums[currency] for currency in sorted(sums))
