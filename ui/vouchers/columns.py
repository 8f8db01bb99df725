"""The tables of the Vouchers page: entries, what has no voucher, accounts, rates; and the words in their cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.money import Money
from app.domain.vouchers import NEEDLESS, NotBooked, NotBookedReason, VoucherAccount, VoucherEntry
from app.services.settings import Rate
from app.services.vouchers import AccountLine, VoucherReport
from ui import figures, wording
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import CHIPS, MONEY, STRONG_TEXT, Amounts, ChipText, Figures
from ui.widgets.tiles import platform_name
from ui.words import tr

_LEFT = Figures(is_left=True)
_SIDE = Amounts(zero_is_nothing=True)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of a voucher; number and day stand on its first line only, as on paper."""

    number: int
    day: date
    is_first: bool
    entry: VoucherEntry


@dataclass(frozen=True, slots=True)
class RateRow:
    """A currency of the month and what was said of it."""

    currency: str
    rate: Rate | None


def entry_rows(report: VoucherReport) -> Iterator[EntryRow]:
    """Every line of every voucher, in order."""
    for voucher in report.vouchers:
        for at, entry in enumerate(voucher.entries):
            yield EntryRow(voucher.number, voucher.day, at == 0, entry)


def rate_rows(report: VoucherReport) -> list[RateRow]:
    """The currencies that were said, and those that something of the month waits for."""
    asked = {one.fact for one in report.not_booked if one.reason is NotBookedReason.NO_RATE}
    return [RateRow(one, report.rates.get(one)) for one in sorted(asked | set(report.rates))]


def account_words(which: VoucherAccount, detail: str = "", name: str = "") -> str:
    """What an account stands for, with its bank account or platform."""
    whose = name or (platform_name(detail) if which is VoucherAccount.PREPAYMENT and detail else detail)
    return " · ".join(filter(None, (wording.word(which), whose)))


def fact_words(one: NotBooked) -> str:
    """What is missing, where something is: the account, or the currency."""
    if one.reason is NotBookedReason.NO_ACCOUNT:
        which, _, detail = one.fact.partition(":")
        return account_words(VoucherAccount(which), detail)
    return one.fact


def entry_columns() -> list[Column[EntryRow]]:
    """As a voucher is written: number, day, summary, account, debit, credit."""
    return [
        Column(tr("Voucher no."), lambda one: one.number if one.is_first else None, text=_number, kind=_LEFT, width=100, sort_key=_as_written),
        Column(tr("Day"), lambda one: one.day if one.is_first else None, text=_day, kind=_LEFT, width=106),
        Column(tr("Summary"), lambda one: one.entry.summary, kind=STRONG_TEXT, width=140, stretch=True),
        Column(tr("Ledger account"), lambda one: f"{one.entry.account.code} {one.entry.account.name}".strip(), width=120, stretch=True),
        Column(tr("Foreign"), lambda one: one.entry.foreign, text=_coded, kind=Figures(), numeric=True, width=120, hidden=True, sort_key=_size),
        Column(tr("Debit side"), lambda one: one.entry.debit, kind=_SIDE, numeric=True, width=108, sort_key=_size, total=MoneyTotal),
        Column(tr("Credit side"), lambda one: one.entry.credit, kind=_SIDE, numeric=True, width=108, sort_key=_size, total=MoneyTotal),
    ]  # fmt: skip


def left_columns() -> list[Column[NotBooked]]:
    """What of the month has no voucher, and why."""
    return [
        Column(tr("What"), lambda one: one.title or one.key, kind=STRONG_TEXT, width=150, stretch=True),
        Column(tr("Day"), lambda one: one.day, text=figures.iso_day, kind=_LEFT, width=104),
        Column(tr("Amount"), lambda one: one.amount, kind=MONEY, numeric=True, width=124, sort_key=_size, total=MoneyTotal),
        Column(tr("Reason"), _reason_chip, kind=CHIPS, width=170),
        Column(tr("Missing"), lambda one: fact_words(one) or None, width=140, stretch=True),
    ]  # fmt: skip


def account_columns() -> list[Column[AccountLine]]:
    """What the company says once."""
    return [
        Column(tr("Stands for"), lambda one: account_words(one.which, one.detail, one.name), kind=STRONG_TEXT, width=220, stretch=True),
        Column(tr("Ledger number"), lambda one: one.account.code if one.account else None, kind=_LEFT, width=110),
        Column(tr("Ledger name"), lambda one: one.account.name or None if one.account else None, width=140, stretch=True),
        Column(tr("State"), _account_chip, kind=CHIPS, width=130),
    ]  # fmt: skip


def rate_columns() -> list[Column[RateRow]]:
    """What a unit of each currency is worth in the month."""
    return [
        Column(tr("Currency"), lambda one: one.currency, kind=STRONG_TEXT, width=110),
        Column(tr("Exchange rate"), lambda one: one.rate.rate if one.rate else None, kind=Figures(digits=6), numeric=True, width=120),
        Column(tr("Source"), lambda one: (one.rate.source or None) if one.rate else None, width=140, stretch=True),
        Column(tr("State"), _rate_chip, kind=CHIPS, width=130),
    ]  # fmt: skip


def _reason_chip(one: NotBooked) -> list[ChipText]:
    return [ChipText(wording.word(one.reason), "neutral" if one.reason in NEEDLESS else "amber")]


def _account_chip(one: AccountLine) -> list[ChipText]:
    if one.account is not None:
        return [ChipText(tr("Set"), "green", "check")]
    return [ChipText(tr("As in general") if one.detail else tr("Not set"), "neutral" if one.detail else "amber")]


def _rate_chip(one: RateRow) -> list[ChipText]:
    return [ChipText(tr("Set"), "green", "check")] if one.rate else [ChipText(tr("Not set"), "amber")]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str:
    return "" if value is None else figures.iso_day(value)


def _coded(value: Money | None) -> str:
    return figures.NOTHING if value is None else figures.coded(value)


def _size(money: Money | None) -> tuple[str, object]:
    return ("", 0) if money is None else (money.currency, money.amount)


def _as_written(number: int | None) -> int:
    return 0 if number is None else number
