"""What vouchers are made of: the book's matches and explanations, their reversals, and the invoices that are in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.closing import Period
from app.domain.kept_invoices import InvoiceStanding, StandingInvoice, invoice_key
from app.domain.ledger import (
    FEE,
    FX,
    GRANTED,
    IN_TRANSIT,
    INTEREST,
    OWN_TRANSFER,
    ROUNDING,
    TAX,
    UNEXPLAINED,
    EntryKind,
    StoredEntry,
)
from app.domain.matches import DifferenceKind, MatchGroup
from app.domain.money import Money, total
from app.domain.platform_names import PAID_AS
from app.domain.statements import BankRow
from app.domain.vouchers import NotBooked, NotBookedReason, Pricing, VoucherAccount, VoucherMove
from app.services.invoices import standing_of
from app.services.match_life import IN_FORCE, bank_key, fund_key, row_id_of
from app.services.reconcile_rows import Cell, cells_of_vault
from app.services.reconcile_view import TO_REVIEW
from app.store.work import Work

_ACCOUNT_OF: Mapping[str, VoucherAccount] = {
    FEE: VoucherAccount.SERVICE_FEE,
    FX: VoucherAccount.FX,
    GRANTED: VoucherAccount.REBATE,
    INTEREST: VoucherAccount.INTEREST,
    OWN_TRANSFER: VoucherAccount.OWN_TRANSFER,
    ROUNDING: VoucherAccount.ROUNDING,
    TAX: VoucherAccount.TAX,
}
"""Places of the book that one account of the books stands for."""

_OWN_SUMMARY = "内部转账"
_BOOKED = (EntryKind.MATCH, EntryKind.EXPLANATION)
_KEYS = {"bank_row": bank_key, "fund_row": fund_key}
_RATE_STEP = Decimal("0.00000001")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherSource:
    """One voucher to be made."""

    mark: str
    day: date
    title: str
    summary: str
    amount: Money
    moves: tuple[VoucherMove, ...]
    is_red: bool = False
    attachments: int = 0
    rates: Mapping[str, Decimal]
    """What this payment itself says of rates: two currencies met in it."""
    is_exchange: bool = False

    def pricing(self, home: str, of_month: Mapping[str, Decimal]) -> Pricing:
        """With the payment's own rate before the month's."""
        rest = VoucherAccount.FX if self.is_exchange else VoucherAccount.ROUNDING
        return Pricing(home=home, rates={**of_month, **self.rates}, rest=rest)


class LedgerSources:
    """The matches and explanations of a period, as the book has them, and the rows that none of them holds."""

    def __init__(self, work: Work, home: str) -> None:
        self._work, self._home = work, home
        self._cells = cells_of_vault(work)
        self._bank_rows: Mapping[str, BankRow] = {row.mark: row for row in work.statements.rows()}
        self._entries = [one for kind in _BOOKED for one in work.ledger.entries(kind=kind, limit=None)]
        self._reversals = [
            one for one in work.ledger.entries(kind=EntryKind.REVERSAL, limit=None) if one.entry.reverses is not None
        ]
        self._exchanged = _exchange_differences(work)

    def of_period(self, period: Period) -> Iterator[VoucherSource]:
        """What was booked in the period; taken back within it is as if it had never been, taken back later is red there."""
        by_id = {one.id: one for one in self._entries}
        taken_back = {
            one.entry.reverses: one for one in self._reversals if one.entry.reverses in by_id
        }  # fmt: skip
        for stored in self._entries:
            undone = taken_back.get(stored.id)
            if stored.entry.day in period and (undone is None or undone.entry.day not in period):
                yield self._source(stored, stored)
        for first_id, undone in taken_back.items():
            first = by_id[first_id or 0]
            if undone.entry.day in period and first.entry.day not in period:
                yield self._source(undone, first, is_red=True)

    def own_transfers(self, period: Period) -> Iterator[VoucherSource]:
        """Money from one own bank account to another: for the vault it moves nothing, for the books it does."""
        for group, rows in self._between_own():
            day = max(row.row.day for row in rows)
            if day in period:
                yield VoucherSource(
                    mark=f"match:{group.id}",
                    day=day,
                    title=rows[0].row.party or rows[0].row.text,
                    summary=f"{_OWN_SUMMARY} {rows[0].row.text}".strip(),
                    amount=abs(rows[0].row.amount),
                    moves=tuple(
                        VoucherMove(which=VoucherAccount.BANK, amount=row.row.amount, detail=str(row.bank_account_id))
                        for row in rows
                    ),
                    rates={},
                )

    def _between_own(self) -> Iterator[tuple[MatchGroup, list[BankRow]]]:
        """Matches in force of two bank rows that come to nothing, on two accounts."""
        by_key = {bank_key(row.id): row for row in self._bank_rows.values()}
        for group in self._work.matches.all(IN_FORCE):
            keys = (*group.proposal.left, *group.proposal.right)
            rows = [by_key[key] for key in keys if key in by_key]
            if group.entry_id is None and len(rows) == len(keys) == 2 and _is_between_own(*rows):
                yield group, rows

    def not_booked(self, period: Period) -> Iterator[NotBooked]:
        """Rows dated in the period that no voucher of it holds."""
        held = self._held(period)
        waiting = {key for group in self._work.matches.all(TO_REVIEW) for key in (*group.proposal.left, *group.proposal.right)}  # fmt: skip
        moved = {bank_key(row.id): max(one.row.day for one in rows) for _, rows in self._between_own() for row in rows}
        cancelled = {key for group in self._work.matches.all(IN_FORCE) if group.entry_id is None for key in (*group.proposal.left, *group.proposal.right)}  # fmt: skip
        for key, cell in self._cells.items():
            booked = held.get(key, moved.get(key, date.max))
            if cell.day not in period or booked <= period.last_day:
                continue
            reason = NotBookedReason.OPEN
            if key in held or key in moved:
                reason = NotBookedReason.LATER
            elif key in cancelled:
                reason = NotBookedReason.CANCELLED
            elif key in waiting:
                reason = NotBookedReason.WAITING
            yield NotBooked(key=key, day=cell.day, title=cell.title, amount=cell.amount, reason=reason)

    def _held(self, period: Period) -> Mapping[str, date]:
        """The day on which each row is booked; what is taken back after the period still has its voucher there."""
        gone = {one.entry.reverses: one.entry.day for one in self._reversals}
        held: dict[str, date] = {}
        for one in self._entries:
            undone = gone.get(one.id)
            if undone is None or one.entry.day <= period.last_day < undone:
                held |= {key: min(one.entry.day, held.get(key, date.max)) for key in _keys(one)}
        return held

    def _source(self, stored: StoredEntry, first: StoredEntry, *, is_red: bool = False) -> VoucherSource:
        """The voucher of an entry; `first` is the entry itself, or the one that it takes back."""
        cells = [self._cells[key] for key in _keys(first) if key in self._cells]
        net = _net(stored)
        sign = -1 if is_red else 1
        moves = [*self._bank_moves(first, net, sign=sign), *_prepaid(cells, net, sign=sign)]
        met = {currency: amount for (place, currency), amount in net.items() if place == FX}
        is_exchange = len(met) > 1
        if not is_exchange:
            moves += [VoucherMove(which=VoucherAccount.FX, amount=amount) for amount in met.values()]
        moves += [
            VoucherMove(which=_ACCOUNT_OF[place], amount=amount)
            for (place, _), amount in net.items()
            if place in _ACCOUNT_OF and place != FX
        ]
        banks = [cell for cell in cells if cell.platform is None]
        title = next((cell.title for cell in (*banks, *cells)), "")
        return VoucherSource(
            mark=f"entry:{stored.id}",
            day=stored.entry.day,
            title=title,
            summary=_summary(stored, cells),
            amount=abs(moves[0].amount) if moves else Money.zero(self._home),
            moves=tuple(moves),
            is_red=is_red,
            rates=self._own_rate(first) if is_exchange else {},
            is_exchange=is_exchange,
        )

    def _bank_moves(
        self, first: StoredEntry, net: Mapping[tuple[str, str], Money], *, sign: int
    ) -> Iterator[VoucherMove]:
        """What the bank accounts gave or got; rows that an undone import took away leave the sum to the general account."""
        sums: dict[tuple[str, str], Money] = {}
        for mark in first.entry.evidence:
            if (row := self._bank_rows.get(mark)) is not None:
                amount = row.row.amount if sign > 0 else -row.row.amount
                at = (str(row.bank_account_id), amount.currency)
                sums[at] = sums.get(at, Money.zero(amount.currency)) + amount
        for (place, currency), amount in net.items():
            if place == UNEXPLAINED:
                seen = total((one for (_, of), one in sums.items() if of == currency), currency)
                if seen != amount:
                    sums["", currency] = amount - seen
        for (detail, _), amount in sums.items():
            yield VoucherMove(which=VoucherAccount.BANK, amount=amount, detail=detail)

    def _own_rate(self, first: StoredEntry) -> Mapping[str, Decimal]:
        """What one unit of the other currency cost, without the difference that stands apart as a gain or loss of exchange."""
        met = {currency: amount for (place, currency), amount in _net(first).items() if place == FX}
        others = [currency for currency in met if currency != self._home]
        if self._home not in met or len(others) != 1:
            return {}
        (other,) = others
        off = self._exchanged.get(frozenset(_keys(first)))
        paid, got = met[self._home].amount, -met[other].amount
        if off is not None and off.currency == self._home:
            paid += off.amount
        elif off is not None and off.currency == other:
            got -= off.amount
        return {other: (paid / got).quantize(_RATE_STEP)} if paid * got > 0 else {}


def _is_between_own(one: BankRow, other: BankRow) -> bool:
    return one.bank_account_id != other.bank_account_id and one.row.amount == -other.row.amount


def invoice_sources(work: Work, period: Period) -> Iterator[VoucherSource | NotBooked]:
    """A voucher for each invoice of the period that is in order; red ones are red. Others are named."""
    for one in standing_of(work):
        invoice = one.invoice
        if invoice.date is None or invoice.date not in period or invoice.total is None:
            continue
        if not one.counts or one.standing is InvoiceStanding.PROBLEM:
            yield NotBooked(
                key=invoice_key(one.kept.id),
                day=invoice.date,
                title=f"{invoice.seller.name} {invoice.number}".strip(),
                amount=invoice.total,
                reason=NotBookedReason.INVOICE_PROBLEM,
            )
        else:
            yield _invoice_source(one, invoice.date, invoice.total)


def _invoice_source(one: StandingInvoice, day: date, invoiced: Money) -> VoucherSource:
    invoice = one.invoice
    tax = invoice.tax or Money.zero(invoiced.currency)
    return VoucherSource(
        mark=invoice_key(one.kept.id),
        day=day,
        title=invoice.seller.name,
        summary=f"发票 {invoice.seller.name} {invoice.number}".strip(),
        amount=abs(invoiced),
        moves=(
            VoucherMove(which=VoucherAccount.ADVERTISING, amount=invoice.net or invoiced - tax),
            VoucherMove(which=VoucherAccount.INPUT_VAT, amount=tax),
            VoucherMove(which=VoucherAccount.PREPAYMENT, amount=-invoiced, detail=_platform_of(invoice.seller.name)),
        ),
        is_red=invoiced.amount < 0,
        attachments=1,
        rates={},
    )


def _platform_of(seller: str) -> str:
    return next((str(platform) for platform, name in PAID_AS.items() if name in seller), "")


def _keys(stored: StoredEntry) -> list[str]:
    """The matching keys of the rows that prove an entry."""
    return [
        _KEYS[kind](row_id_of(mark))
        for mark in stored.entry.evidence
        for kind in [mark.partition(":")[0]]
        if kind in _KEYS
    ]


def _net(stored: StoredEntry) -> dict[tuple[str, str], Money]:
    """What each place gained, by currency; places that end where they began are left out."""
    sums: dict[tuple[str, str], Money] = {}
    for posting in stored.entry.postings:
        at = (posting.place, posting.amount.currency)
        sums[at] = sums.get(at, Money.zero(posting.amount.currency)) + posting.amount
    return {at: amount for at, amount in sums.items() if amount}


def _prepaid(cells: Sequence[Cell], net: Mapping[tuple[str, str], Money], *, sign: int) -> Iterator[VoucherMove]:
    """What lies with each platform; what has not arrived lies with the one that got most."""
    for (place, currency), whole in net.items():
        if place != IN_TRANSIT:
            continue
        shares: dict[str, int] = defaultdict(int)
        for cell in cells:
            if cell.platform is not None and cell.amount.currency == currency:
                shares[str(cell.platform)] -= cell.amount.micros
        largest = max(sorted(shares), key=lambda one: abs(shares[one]), default="")
        shares[largest] += sign * whole.micros - sum(shares.values())
        for detail, micros in shares.items():
            yield VoucherMove(
                which=VoucherAccount.PREPAYMENT, amount=Money.from_micros(sign * micros, currency), detail=detail
            )


def _summary(stored: StoredEntry, cells: Sequence[Cell]) -> str:
    """What the accountant reads: the deed, the party, the platform's own number."""
    bank = next((cell for cell in cells if cell.platform is None), None)
    fund = next((cell for cell in cells if cell.platform is not None), None)
    if stored.entry.kind is EntryKind.MATCH:
        deed = "充值" if bank is None or bank.amount.amount < 0 else "退款"
    else:
        deed = "冲回" if stored.entry.kind is EntryKind.REVERSAL else ""
    party = "" if bank is None else bank.title
    number = fund.number if fund is not None else ""
    text = bank.text if bank is not None and fund is None and bank.text != party else ""
    return " ".join(filter(None, (deed, party or (fund.title if fund else ""), number, text)))


def _exchange_differences(work: Work) -> Mapping[frozenset[str], Money]:
    """The named difference of exchange of each group that has one, by its rows."""
    return {
        frozenset((*group.proposal.left, *group.proposal.right)): one.amount
        for group in work.matches.all()
        for one in group.proposal.differences
        if one.kind is DifferenceKind.FX
    }


def by_day(sources: Iterable[VoucherSource]) -> list[VoucherSource]:
    """As vouchers are numbered."""
    return sorted(sources, key=lambda one: (one.day, one.summary, one.mark))
