"""From evidence to the book: which entries a fund row, a day's spend, an import and a match give."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from app.domain.accounts import Balance, Funding, FundRowKind, Platform, SpendRow
from app.domain.evidence import Holder, SpendChange, StoredFundRow
from app.domain.explanations import DIFFERENCES_TO
from app.domain.ledger import (
    FX,
    GRANTED,
    IN_TRANSIT,
    OPENING,
    UNEXPLAINED,
    Entry,
    EntryKind,
    FundClass,
    Posting,
    account_place,
    bank_place,
    spend_place,
    wallet_place,
)
from app.domain.matches import Difference, DifferenceKind
from app.domain.money import Money, total
from app.domain.statements import BankRow, Direction, StatementRow
from app.services.breaks import told

_SPENDABLE = (FundClass.CASH, FundClass.GRANT, FundClass.CREDIT)


def place(holder: Holder, fund_class: FundClass) -> str:
    """The ledger's place for one kind of money of an account or wallet."""
    return (account_place if holder.kind == "account" else wallet_place)(holder.id, fund_class)


def fund_entry(stored: StoredFundRow, platform: Platform) -> Entry | None:
    """The entry of a platform's fund row; None for rows of burn, which is booked from daily spend instead."""
    row = stored.row
    if row.kind is FundRowKind.SPEND or not row.amount:
        return None
    return Entry(
        kind=EntryKind.FUND_ROW,
        day=row.day,
        postings=(
            Posting(place(stored.holder, row.fund_class), row.amount),
            Posting(_other_side(row.kind, row.fund_class, platform), -row.amount),
        ),
        evidence=(stored.mark,),
        text=row.serial,
    )


def _other_side(kind: FundRowKind, fund_class: FundClass, platform: Platform) -> str:
    if kind is FundRowKind.CHARGE:
        return IN_TRANSIT
    if fund_class is FundClass.GRANT:
        return GRANTED
    if fund_class is FundClass.CREDIT:
        return f"provider:{platform}"
    return UNEXPLAINED if kind is FundRowKind.OTHER else IN_TRANSIT


def spend_entry(change: SpendChange, holder: Holder, funding: Funding = Funding.PREPAID) -> Entry | None:
    """The entry of a day's burn, or of its late correction; None when no amount changed.

    Where the platform does not split the sum, it leaves cash; `regrouping_entry` moves what was grant once the balances
    prove it. What a postpaid account burns is owed: its credit goes below zero until it is paid.
    """
    unsplit = FundClass.CREDIT if funding is Funding.POSTPAID else FundClass.CASH
    after = _parts(change.after, unsplit)
    if change.before is None:
        burned = after
    else:
        before = _parts(change.before, unsplit)
        zero = Money.zero(change.after.spend.currency)
        burned = {
            kind: after.get(kind, zero) - before.get(kind, zero) for kind in FundClass if kind in {*after, *before}
        }
    postings = [Posting(place(holder, kind), -amount) for kind, amount in burned.items() if amount]
    if not postings:
        return None
    spent = [Posting(spend_place(change.account_id), -posting.amount) for posting in postings]
    return Entry(
        kind=EntryKind.SPEND,
        day=change.day,
        postings=(*postings, *spent),
        evidence=(change.mark,),
    )


def _parts(row: SpendRow | None, unsplit: FundClass) -> Mapping[FundClass, Money]:
    if row is None:
        return {}
    if row.cash is None or row.grant is None:
        return {unsplit: row.spend}
    # What is neither cash nor grant was spent on credit.
    return {
        FundClass.CASH: row.cash,
        FundClass.GRANT: row.grant,
        FundClass.CREDIT: row.spend - row.cash - row.grant,
    }


def opening_entry(
    holder: Holder, balance: Balance, held: Mapping[str, Mapping[str, Money]], *, day: date, reading_id: int
) -> Entry | None:
    """What was there before the first row we know: today's balance less all movements booked since. Written once."""
    currency = balance.currency
    postings = []
    for kind in _SPENDABLE:
        at = place(holder, kind)
        missing = told(balance, kind) - held.get(at, {}).get(currency, Money.zero(currency))
        # A posting of zero is kept: it says that the book knows this holder.
        postings += [Posting(at, missing), Posting(OPENING, -missing)]
    return Entry(
        kind=EntryKind.OPENING,
        day=day,
        postings=tuple(postings),
        evidence=(f"balance:{reading_id}",),
    )


def opening_debt_entry(
    holder: Holder, owed: Money, held: Mapping[str, Mapping[str, Money]], *, day: date, reading_id: int
) -> Entry:
    """What was owed before the first day we know: what is owed now less all that was booked since. Written once."""
    at = place(holder, FundClass.CREDIT)
    missing = -owed - held.get(at, {}).get(owed.currency, Money.zero(owed.currency))
    return Entry(
        kind=EntryKind.OPENING,
        day=day,
        postings=(Posting(at, missing), Posting(OPENING, -missing)),
        evidence=(f"debt:{reading_id}",),
    )


def regrouping_entry(
    holder: Holder, balance: Balance, held: Mapping[str, Mapping[str, Money]], *, day: date, reading_id: int
) -> Entry | None:
    """Say which kind of money was burned, where the platform tells spend as one sum and it was booked from cash.

    Only when cash, grant and credit together agree to the last micro-unit, so that no difference is ever absorbed.
    """
    zero = Money.zero(balance.currency)
    places = {place(holder, kind): told(balance, kind) for kind in _SPENDABLE}
    off = {at: said - held.get(at, {}).get(balance.currency, zero) for at, said in places.items()}
    if not any(off.values()) or total(off.values(), balance.currency):
        return None
    return Entry(
        kind=EntryKind.SPEND,
        day=day,
        postings=tuple(Posting(at, amount) for at, amount in off.items() if amount),
        evidence=(f"balance:{reading_id}",),
    )


def import_entries(bank_account_id: int, import_id: int, rows: Iterable[StatementRow]) -> Iterator[Entry]:
    """One entry a day and currency: what came in and what went out, not yet explained."""
    sums: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        if row.direction in {Direction.IN, Direction.OUT}:
            sums[row.day, row.amount.currency][row.amount.amount < 0] += row.amount.micros
    for (day, currency), both in sorted(sums.items()):
        amounts = [Money.from_micros(micros, currency) for micros in both if micros]
        if amounts:
            yield Entry(
                kind=EntryKind.BANK_ROW,
                day=day,
                postings=(
                    *(Posting(bank_place(bank_account_id), amount) for amount in amounts),
                    *(Posting(UNEXPLAINED, -amount) for amount in amounts),
                ),
                evidence=(f"import:{import_id}",),
            )


def match_entry(
    bank_rows: Sequence[BankRow], fund_rows: Sequence[StoredFundRow], differences: Sequence[Difference] = ()
) -> Entry | None:
    """What a proved group says: the bank rows are the money that was in transit to or from the platform.

    A difference with a name leaves transit for the account of that name: a fee, exchange, rounding. One without a name, and
    money that has not arrived, stays in transit. None when one side is missing: rows that cancel each other move nothing.
    """
    if not bank_rows or not fund_rows:
        return None
    postings = []
    for bank_row in bank_rows:
        amount = bank_row.row.amount
        postings += [Posting(UNEXPLAINED, amount), Posting(IN_TRANSIT, -amount)]
    for place_name, amount in _settled(bank_rows, fund_rows, differences):
        postings += [Posting(IN_TRANSIT, amount), Posting(place_name, -amount)]
    return Entry(
        kind=EntryKind.MATCH,
        day=max([row.row.day for row in bank_rows] + [row.row.day for row in fund_rows]),
        postings=tuple(postings),
        evidence=(*(row.mark for row in bank_rows), *(row.mark for row in fund_rows)),
    )


def _settled(
    bank_rows: Sequence[BankRow], fund_rows: Sequence[StoredFundRow], differences: Sequence[Difference]
) -> Iterator[tuple[str, Money]]:
    """Amounts that leave transit, with the place they go to; what was paid in another currency leaves it whole, as exchange."""
    left: dict[str, Money] = {}
    for currency, amount in [
        *((row.row.amount.currency, row.row.amount) for row in bank_rows),
        *((row.row.amount.currency, row.row.amount) for row in fund_rows),
    ]:
        left[currency] = left.get(currency, Money.zero(currency)) + amount
    named = [one for one in differences if one.kind in DIFFERENCES_TO and one.kind is not DifferenceKind.FX]
    for one in named:
        if one.amount.currency in left:
            left[one.amount.currency] -= one.amount
        yield DIFFERENCES_TO[one.kind], one.amount
    if len(left) > 1:
        yield from ((FX, amount) for amount in left.values() if amount)
    elif any(one.kind is DifferenceKind.FX for one in differences):
        yield from ((FX, one.amount) for one in differences if one.kind is DifferenceKind.FX)
