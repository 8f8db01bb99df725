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
    """The amount in its own currency, where that is not the book's."""
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

    def __post_init__(self) -> None:
        currency = self.entries[0].debit.currency if self.entries else "CNY"
        debits = total((entry.debit for entry in self.entries), currency)
        credits_ = total((entry.credit for entry in self.entries), currency)
        if debits != credits_ or not self.entries:
            raise Unbalanced(currency, (debits - credits_).amount)


class AccountMap:
    """The company's answer to which account is which; asking for one that was not mapped raises NotFound."""

    def __init__(self, accounts: Mapping[VoucherAccount, BookAccount]) -> None:
        self._accounts = dict(accounts)

    def __getitem__(self, wanted: VoucherAccount) -> BookAccount:
        if wanted not in self._accounts:
            raise NotFound("account", wanted)
        return self._accounts[wanted]


def debit(account: BookAccount, amount: Money, summary: str) -> VoucherEntry:
    """A line on the left."""
    return VoucherEntry(summary=summary, account=account, debit=amount, credit=Money.zero(amount.currency))


def credit(account: BookAccount, amount: Money, summary: str) -> VoucherEntry:
    """A line on the right."""
    return VoucherEntry(summary=summary, account=account, debit=Money.zero(amount.currency), credit=amount)


def recharge_entries(amount: Money, fee: Money, accounts: AccountMap, summary: str) -> tuple[VoucherEntry, ...]:
    """Money paid to a platform 充值: the prepayment and the fee against the bank."""
    lines = [debit(accounts[VoucherAccount.PREPAYMENT], amount, summary)]
    if fee:
        lines.append(debit(accounts[VoucherAccount.SERVICE_FEE], fee, summary))
    return (*lines, credit(accounts[VoucherAccount.BANK], amount + fee, summary))


def invoice_entries(
    net: Money, tax: Money, invoiced: Money, accounts: AccountMap, summary: str
) -> tuple[VoucherEntry, ...]:
    """An invoice for spend 消耗: expense and input tax against the prepayment; a cent that does not tie is named rounding."""
    lines = [debit(accounts[VoucherAccount.ADVERTISING], net, summary)]
    if tax:
        lines.append(debit(accounts[VoucherAccount.INPUT_VAT], tax, summary))
    if rest := invoiced - net - tax:
        lines.append(debit(accounts[VoucherAccount.ROUNDING], rest, summary))
    return (*lines, credit(accounts[VoucherAccount.PREPAYMENT], invoiced, summary))


def in_order(vouchers: Sequence[Voucher]) -> list[Voucher]:
    """By day and number, as accounting programs take them in."""
    return sorted(vouchers, key=lambda voucher: (voucher.day, voucher.word, voucher.number))
