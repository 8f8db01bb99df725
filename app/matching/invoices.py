"""The third side: which payments and records an invoice bills, and what an auditor would ask about it.

Invoices follow payments by days to months, and bill spend, so that one may cover many payments; what stays over is carried
forward. Cash is held against the total with tax.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.findings import Finding, FindingKind, InvoiceLink, LinkKind
from app.domain.matches import InvoiceRow, MatchPass, MatchRow, MatchState, Proposal
from app.domain.money import Money
from app.matching import score, text
from app.matching.pool import OpenRow, Side, opened
from app.matching.subsets import sums_to

BEFORE_DAYS = 45
"""An invoice may be written this many days before its payment."""

AFTER_DAYS = 150
"""Or this many after it."""

_MOST_ABOVE = 40
"""Percent by which an invoice above its cash is still taken for the invoice of that cash."""

_CANDIDATES = 28
_LONG = 8
_GRANT_DAYS = 10


@dataclass(kw_only=True)
class _Books:
    """What is still open while invoices are laid against payments."""

    invoices: list[OpenRow]
    payments: list[OpenRow]
    records: Mapping[str, tuple[str, ...]]
    """Platform rows beside a bank row."""
    links: list[InvoiceLink] = field(default_factory=list)

    def link(self, invoices: Sequence[OpenRow], payments: Sequence[OpenRow], kind: LinkKind, *, is_sure: bool) -> None:
        """Lay invoices against payments and take both off the table."""
        open_micros = sum(row.micros for row in payments) - sum(row.micros for row in invoices)
        self.links.append(
            InvoiceLink(
                invoices=tuple(row.id for row in invoices),
                left=tuple(row.id for row in payments),
                right=tuple(one for row in payments for one in self.records.get(row.id, ())),
                kind=kind,
                open_amount=Money.from_micros(open_micros, invoices[0].currency),
                is_sure=is_sure,
            )
        )
        self.invoices = [row for row in self.invoices if row not in invoices]
        self.payments = [row for row in self.payments if row not in payments]


def link(
    invoices: Sequence[InvoiceRow], left: Sequence[MatchRow], right: Sequence[MatchRow], groups: Sequence[Proposal]
) -> tuple[tuple[InvoiceLink, ...], tuple[Finding, ...]]:
    """Invoices with the bank rows and records that they bill, and the findings; the order of the rows changes nothing."""
    if not invoices:
        return (), ()
    cancelled = {one for group in groups if group.found_by is MatchPass.CLEAN for one in group.left}
    payments = [row for row in opened(left, Side.LEFT) if row.id not in cancelled and row.micros]
    written = list(opened([_as_row(one) for one in invoices], Side.RIGHT))
    repeated = list(_repeated(written))
    again = {row for rows in repeated for row in rows[1:]}
    books = _Books(
        invoices=[row for row in written if row not in again and row.micros],
        payments=payments,
        records=_records(groups),
    )
    for step in (_by_number, _by_amount, _by_sum):
        step(books)
    above = list(_above_cash(books, list(opened(right, Side.RIGHT))))
    _by_period(books)
    found = [
        *above,
        *(_repeated_finding(rows) for rows in repeated),
        *_refunds(books, written),
    ]
    return tuple(books.links), tuple(sorted(found, key=lambda one: (one.kind, one.invoices, one.left)))


def _as_row(invoice: InvoiceRow) -> MatchRow:
    """Signed like the payment that it asks for."""
    return MatchRow(
        id=invoice.id,
        day=invoice.day,
        amount=-invoice.total,
        party=invoice.party,
        reference=invoice.number,
        text=invoice.text,
        source=invoice.source,
    )


def _records(groups: Iterable[Proposal]) -> Mapping[str, tuple[str, ...]]:
    return {
        one: group.right
        for group in groups
        if group.state is not MatchState.AMBIGUOUS and group.found_by is not MatchPass.CLEAN
        for one in group.left
    }


def _repeated(written: Sequence[OpenRow]) -> Iterator[list[OpenRow]]:
    """Invoices that say the same number, party and amount, the first one leading."""
    same: dict[tuple[str, str, int, str], list[OpenRow]] = defaultdict(list)
    for row in written:
        if row.reference:
            same[row.reference, row.name, row.micros, row.currency].append(row)
    yield from (rows for rows in same.values() if len(rows) > 1)


def _by_number(books: _Books) -> None:
    """A number that both carry: decisive when long, else together with the amount."""
    carriers: dict[str, list[OpenRow]] = defaultdict(list)
    for row in books.payments:
        for number in row.references | row.mentions:
            carriers[number].append(row)
    for invoice in list(books.invoices):
        numbers = sorted(invoice.references | invoice.mentions, key=lambda one: (-len(one), one))
        for number in numbers:
            rows = [row for row in carriers.get(number, ()) if row in books.payments and _is_alike(invoice, row)]
            is_equal = sum(row.micros for row in rows) == invoice.micros
            if rows and (is_equal or (len(number) >= _LONG and _is_less(rows, invoice))):
                kind = LinkKind.RED_LETTER if invoice.micros > 0 else LinkKind.BY_NUMBER
                books.link([invoice], rows, kind, is_sure=is_equal and len(number) >= _LONG)
                break


def _is_less(rows: Sequence[OpenRow], invoice: OpenRow) -> bool:
    # More invoiced than paid under one number is no link but a finding; it is looked at below.
    return abs(sum(row.micros for row in rows)) >= abs(invoice.micros)


def _is_alike(invoice: OpenRow, row: OpenRow) -> bool:
    return (
        invoice.currency == row.currency
        and invoice.micros * row.micros > 0
        and -BEFORE_DAYS <= invoice.day - row.day <= AFTER_DAYS
    )


def _is_same_party(invoice: OpenRow, row: OpenRow) -> bool:
    return not invoice.name or not row.name or score.similarity(invoice.name, row.name) >= score.SIMILAR


def _by_amount(books: _Books) -> None:
    """One payment of the very total, to the same party; the nearest before when several fit."""
    for invoice in list(books.invoices):
        fitting = [row for row in books.payments if row.micros == invoice.micros and _is_fit(invoice, row)]
        if fitting:
            best = min(fitting, key=lambda row: (row.day > invoice.day, abs(invoice.day - row.day), row.id))
            kind = LinkKind.RED_LETTER if invoice.micros > 0 else LinkKind.BY_AMOUNT
            is_named = bool(invoice.name) and bool(best.name)
            books.link([invoice], [best], kind, is_sure=len(fitting) == 1 and is_named)


def _is_fit(invoice: OpenRow, row: OpenRow) -> bool:
    return _is_alike(invoice, row) and _is_same_party(invoice, row)


def _by_sum(books: _Books) -> None:
    """One invoice for several payments, and several invoices for one payment."""
    for invoice in list(books.invoices):
        near = [row for row in books.payments if _is_fit(invoice, row) and abs(row.micros) < abs(invoice.micros)]
        if parts := _parts(invoice, near):
            books.link([invoice], parts[0], LinkKind.BY_SUM, is_sure=len(parts) == 1)
    for payment in list(books.payments):
        near = [row for row in books.invoices if _is_fit(row, payment) and abs(row.micros) < abs(payment.micros)]
        if parts := _parts(payment, near):
            books.link(parts[0], [payment], LinkKind.BY_SUM, is_sure=len(parts) == 1)


def _parts(whole: OpenRow, near: list[OpenRow]) -> list[tuple[OpenRow, ...]]:
    """Sets of rows that make the whole: everything of a month first."""
    months: dict[tuple[str, int], list[OpenRow]] = defaultdict(list)
    for row in near:
        months[row.name, row.row.day.year * 12 + row.row.day.month].append(row)
    for rows in [*months.values(), near]:
        if len(rows) > 1 and sum(row.micros for row in rows) == whole.micros:
            return [tuple(rows)]
    tight = sorted(near, key=lambda row: (abs(row.day - whole.day), row.day, row.id))[:_CANDIDATES]
    places = sums_to([abs(row.micros) for row in tight], abs(whole.micros))
    return [tuple(tight[place] for place in some) for some in places]


def _above_cash(books: _Books, records: Sequence[OpenRow]) -> Iterator[Finding]:
    """Invoices above the cash that was paid for them: granted money is no cash, and an invoice for it is not allowed."""
    for invoice in list(books.invoices):
        fitting = [row for row in books.payments if _is_fit(invoice, row) and _is_above(invoice, row)]
        if not fitting or invoice.micros > 0:
            continue
        by_number = [
            row for row in fitting if (row.references | row.mentions) & (invoice.references | invoice.mentions)
        ]
        choice = by_number or fitting
        best = min(choice, key=lambda row: (abs(row.micros - invoice.micros), abs(invoice.day - row.day), row.id))
        over = abs(invoice.micros) - abs(best.micros)
        granted = [row for row in records if abs(row.micros) == over and abs(row.day - best.day) <= _GRANT_DAYS]
        books.link([invoice], [best], LinkKind.BY_NUMBER if by_number else LinkKind.BY_AMOUNT, is_sure=False)
        amount = Money.from_micros(over, invoice.currency)
        yield Finding(
            kind=FindingKind.INVOICE_ABOVE_CASH,
            left=(best.id,),
            right=(*books.records.get(best.id, ()), *(row.id for row in granted[:1])),
            invoices=(invoice.id,),
            amount=amount,
            reason=f"invoiced {abs(invoice.row.amount)}, paid {abs(best.row.amount)}"
            + ("; the rest is a grant of the platform" if granted else ""),
            is_certain=bool(granted or by_number),
        )


def _is_above(invoice: OpenRow, row: OpenRow) -> bool:
    return abs(row.micros) < abs(invoice.micros) and 100 * abs(invoice.micros) <= (100 + _MOST_ABOVE) * abs(row.micros)


def _by_period(books: _Books) -> None:
    """What is left of a party: all its invoices against all its payments, with a balance that is carried forward."""
    parties: dict[tuple[str, str], list[OpenRow]] = defaultdict(list)
    for invoice in books.invoices:
        if invoice.name:
            parties[invoice.name, invoice.currency].append(invoice)
    for invoices in parties.values():
        payments = [row for row in books.payments if row.name and any(_is_fit(one, row) for one in invoices)]
        if payments:
            books.link(invoices, payments, LinkKind.BY_PERIOD, is_sure=False)


def _refunds(books: _Books, written: Sequence[OpenRow]) -> Iterator[Finding]:
    """Money that came back from a party that writes invoices, without its red letter."""
    sellers = [row for row in written if row.name and row.micros < 0]
    for row in books.payments:
        is_sellers = row.name and any(_is_same_party(one, row) for one in sellers)
        if row.micros > 0 and is_sellers and (text.says_refund(row.text) or row.id in books.records):
            yield Finding(
                kind=FindingKind.REFUND_WITHOUT_RED_INVOICE,
                left=(row.id,),
                right=books.records.get(row.id, ()),
                amount=abs(row.row.amount),
                reason="money came back and no red-letter invoice of this amount is there",
            )


def _repeated_finding(rows: Sequence[OpenRow]) -> Finding:
    return Finding(
        kind=FindingKind.INVOICE_REPEATED,
        invoices=tuple(row.id for row in rows),
        amount=abs(rows[0].row.amount),
        reason=f"number {rows[0].row.reference} stands {len(rows)} times",
    )
