"""The book 账本: double entry between named places; the postings of an entry sum to zero in each currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.money import Money
from app.errors import Unbalanced

_NOTHING = Decimal(0)


class FundClass(StrEnum):
    """Kinds of money that are never added up without saying so."""

    CASH = "cash"  # 现金
    GRANT = "grant"  # 赠款
    CREDIT = "credit"  # 授信
    DEPOSIT = "deposit"  # 保证金


class EntryKind(StrEnum):
    """Why an entry was written."""

    OPENING = "opening"
    FUND_ROW = "fund_row"
    SPEND = "spend"
    BANK_ROW = "bank_row"
    MATCH = "match"
    EXPLANATION = "explanation"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class Posting:
    """A signed amount that arrives at a place (positive) or leaves it (negative)."""

    place: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One movement; `day` is the business day in the zone of the place that moved, `evidence` what proves it.

    An evidence mark is `kind:id`, such as `fund_row:8812` or `bank_row:17`. `reverses` names an entry this one undoes.
    """

    kind: EntryKind
    day: date
    postings: tuple[Posting, ...]
    evidence: tuple[str, ...]
    text: str = ""
    reverses: int | None = None

    def __post_init__(self) -> None:
        check_balanced(self.postings)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry as written in the book; `seq` is its record in the chain."""

    id: int
    seq: int
    at: datetime
    actor: str
    entry: Entry


def check_balanced(postings: Iterable[Posting]) -> None:
    """Raise Unbalanced unless the postings sum to zero in each currency."""
    sums: dict[str, Decimal] = {}
    for posting in postings:
        amount = posting.amount
        sums[amount.currency] = sums.get(amount.currency, _NOTHING) + amount.amount
    for currency, rest in sums.items():
        if rest:
            raise Unbalanced(currency, rest)


def reversal_of(entry: Entry, entry_id: int, *, day: date, text: str = "") -> Entry:
    """The entry that undoes another: the book is countered, never erased."""
    return Entry(
        kind=EntryKind.REVERSAL,
        day=day,
        postings=tuple(Posting(posting.place, -posting.amount) for posting in entry.postings),
        evidence=entry.evidence,
        text=text,
        reverses=entry_id,
    )


def bank_place(bank_account_id: int) -> str:
    """A bank account of the company's."""
    return f"bank:{bank_account_id}"


def account_place(account_id: int, fund_class: FundClass) -> str:
    """One kind of money on an ad account."""
    return f"account:{account_id}/{fund_class}"


def wallet_place(wallet_id: int, fund_class: FundClass) -> str:
    """One kind of money in a shared wallet 共享钱包."""
    return f"wallet:{wallet_id}/{fund_class}"


def spend_place(account_id: int) -> str:
    """What an ad account has burned 消耗."""
    return f"spend:{account_id}"


IN_TRANSIT = "in-transit"
"""Money that left one side and has not been matched with its arrival on the other 在途."""

OPENING = "opening"
"""What was there before the book began."""

GRANTED = "rebate"
"""Where grant money 赠款 comes from and expires to."""

UNEXPLAINED = "unexplained"
"""The other side of a bank row that no platform row explains yet."""

FEE = "fee"
"""Bank and service fees 手续费."""

INTEREST = "interest"
"""What the bank pays for what lies there 利息."""

FX = "fx"
"""Gains and losses of exchange 汇兑差额."""

ROUNDING = "rounding"
"""Cents that do not tie 尾差."""

TAX = "tax"
"""Tax within a payment 税金."""

OWN_TRANSFER = "own-transfer"
"""Between the company's own accounts 内部转账; both legs together are nought."""
