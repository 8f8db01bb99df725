"""Vouchers 记账凭证 for the accounting program: balanced entries over accounts that the company mapped once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.money import Money, total
from app.errors import NotFound, Unbalanced


class VoucherAccount(StrEnum):
    """What the company says once: which account of its books each of these is."""

    BANK = "bank"
    PREPAYMENT = "prepayment"  # 预付账款: money that lies with a platform
    ADVERTISING = "advertising"  # 销售费用
    SERVICE_FEE = "service_fee"  # 财务费用
    INPUT_VAT = "input_vat"  # 应交税费
    ROUNDING = "rounding"
    FX = "fx"  # 汇兑损益
    INTEREST = "interest"  # 利息收入
    REBATE = "rebate"  # 返点
    TAX = "tax"  # tax within a payment that no invoice shows
    OWN_TRANSFER = "own_transfer"  # 内部转账: one leg of it, until the other one comes


DETAILED = frozenset({VoucherAccount.BANK, VoucherAccount.PREPAYMENT})
"""Accounts that may be said anew for one bank account or one platform; the general answer holds for all others."""


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """What an account asks for besides the amount 核算项目: a supplier, a department, a project."""

    kind: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BookAccount:
    """An account of the company's books, lowest level, as the accounting program names it."""

    code: str
    name: str
    auxiliaries: tuple[Auxiliary, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherEntry:
    """One line; one of debit 借 and credit 贷 is nought, and a red entry is negative on its own side."""

    summary: str
    account: BookAccount
    debit: Money
    credit: Money
    foreign: Money | None = None
    """The amount in its own currency, where that is not the book's; with the sign of its side."""
    rate: Decimal = Decimal(1)
    """Units of the book's currency for one of the foreign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """One voucher; Unbalanced when its debits are not its credits."""

    day: date
    number: int
    entries: tuple[VoucherEntry, ...]
    word: str = "记"
    attachments: int = 0
    preparer: str = ""
    source: str = ""
    """What it was made of: `entry:12` of the ledger, or `invoice:7`."""

    def __post_init__(self) -> None:
        currency = self.entries[0].debit.currency if self.entries else "CNY"
        debits = total((entry.debit for entry in self.entries), currency)
        credits_ = total((entry.credit for entry in self.entries), currency)
        if debits != credits_ or not self.entries:
            raise Unbalanced(currency, (debits - credits_).amount)


class NotBookedReason(StrEnum):
    """Why something of the period has no voucher; `ui/closing_words.py` turns each into words."""

    OPEN = "open"  # nothing explains the row
    WAITING = "waiting"  # its group waits for an answer
    LATER = "later"  # booked on a later day
    CANCELLED = "cancelled"  # rows that cancel each other move nothing
    NO_ACCOUNT = "no_account"
    NO_RATE = "no_rate"
    INVOICE_PROBLEM = "invoice_problem"


NEEDLESS = frozenset({NotBookedReason.LATER, NotBookedReason.CANCELLED})
"""Needs no voucher: it has one on a later day, or moved nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBooked:
    """Something of the period that has no voucher, and why; `fact` names the account or the currency that is missing."""

    key: str
    day: date
    title: str
    amount: Money
    reason: NotBookedReason
    fact: str = ""


def account_key(which: VoucherAccount, detail: str = "") -> str:
    """How an account is named where one bank account or platform has its own: `bank:3`, `prepayment:baidu`."""
    return f"{which}:{detail}" if detail else str(which)


class AccountMap:
    """The company's answer to which account is which; asking for one that was not mapped raises NotFound."""

    def __init__(self, accounts: Mapping[str, BookAccount]) -> None:
        self._accounts = dict(accounts)

    def __getitem__(self, wanted: VoucherAccount) -> BookAccount:
        return self.of(wanted)

    def of(self, wanted: VoucherAccount, detail: str = "") -> BookAccount:
        """The account of this bank account or platform, or else the general one."""
        for key in (account_key(wanted, detail), str(wanted)):
            if key in self._accounts:
                return self._accounts[key]
        raise NotFound("account", account_key(wanted, detail))


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherMove:
    """What one account of the books gains (positive, a debit) or gives (negative, a credit), in its own currency."""

    which: VoucherAccount
    amount: Money
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pricing:
    """The book's currency, and what one unit of each other currency is worth in it."""

    home: str
    rates: Mapping[str, Decimal]
    rest: VoucherAccount = VoucherAccount.ROUNDING
    """Where what does not tie goes: cents, or the difference of exchange where two currencies met."""

    def worth(self, amount: Money) -> Money:
        """The amount in the book's currency, to the cent; NotFound without a rate."""
        if amount.currency == self.home:
            return amount.rounded()
        return amount.converted(self.rate(amount.currency), self.home).rounded()

    def rate(self, currency: str) -> Decimal:
        """NotFound when nobody said it."""
        if currency == self.home:
            return Decimal(1)
        if currency not in self.rates:
            raise NotFound("rate", currency)
        return self.rates[currency]


def move_entries(
    moves: Sequence[VoucherMove], accounts: AccountMap, pricing: Pricing, summary: str, *, is_red: bool = False
) -> tuple[VoucherEntry, ...]:
    """Debits, then credits, in the book's currency; what a red voucher takes back stands negative on its own side.

    NotFound for an account or a rate that nobody said.
    """
    said = [(accounts.of(move.which, move.detail), move.amount) for move in moves if move.amount]
    rest = -total((pricing.worth(amount) for _, amount in said), pricing.home)
    if rest:
        said.append((accounts[pricing.rest], rest))
    on_left = [(amount.amount > 0) is not is_red for _, amount in said]
    lines = [_line(*one, pricing, summary, on_left=left) for one, left in zip(said, on_left, strict=True)]
    return tuple(line for _, line in sorted(zip(on_left, lines, strict=True), key=lambda one: not one[0]))


def _line(account: BookAccount, amount: Money, pricing: Pricing, summary: str, *, on_left: bool) -> VoucherEntry:
    shown = amount if on_left else -amount
    nought, worth = Money.zero(pricing.home), pricing.worth(shown)
    return VoucherEntry(
        summary=summary,
        account=account,
        debit=worth if on_left else nought,
        credit=nought if on_left else worth,
        foreign=shown if shown.currency != pricing.home else None,
        rate=pricing.rate(shown.currency),
    )


def in_order(vouchers: Sequence[Voucher]) -> list[Voucher]:
    """By day and number, as accounting programs take them in."""
    return sorted(vouchers, key=lambda voucher: (voucher.day, voucher.word, voucher.number))
