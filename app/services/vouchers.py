"""Vouchers 凭证 of a period for the accounting program: accounts mapped once, then payments, fees and invoices as entries."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.closing import Period
from app.domain.evidence import StoredFundRow
from app.domain.matches import DifferenceKind, MatchGroup
from app.domain.money import Money, total
from app.domain.statements import BankRow
from app.domain.vouchers import (
    AccountMap,
    BookAccount,
    Voucher,
    VoucherAccount,
    invoice_entries,
    recharge_entries,
)
from app.errors import FileTrouble, NotFound, WrongAnswer
from app.exports.kingdee_cloud import fill_template
from app.exports.kingdee_k3 import write_k3
from app.exports.yonyou_u8 import write_u8
from app.services.clock import Clock
from app.services.invoices import standing_of
from app.services.match_life import IN_FORCE, row_id_of
from app.services.settings import home_currency
from app.store.vault import Vault
from app.store.work import Work

_ACCOUNTS = "voucher_accounts"


class Program(StrEnum):
    """Which accounting program takes the file."""

    KINGDEE_K3 = "kingdee-k3"
    KINGDEE_CLOUD = "kingdee-cloud"
    YONYOU_U8 = "yonyou-u8"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherReport:
    """The vouchers of a period, and what has none."""

    vouchers: tuple[Voucher, ...]
    left_out: int
    """Matches and invoices in another currency than the book's: no voucher is made without a rate that somebody names."""


class Vouchers:
    """Makes vouchers of what is proved; nothing open becomes one."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def accounts(self) -> Mapping[VoucherAccount, BookAccount]:
        """Which account of the company's books each of these is, as far as it was said."""
        with self._vault.look() as work:
            return _accounts(work)

    def set_account(self, which: VoucherAccount, code: str, name: str) -> Changes:
        """Say it once; WrongAnswer without a code."""
        if not code.strip():
            raise WrongAnswer("code", "empty")
        with self._vault.work() as work:
            known = {**_accounts(work), which: BookAccount(code.strip(), name.strip())}
            text = json.dumps({str(key): [one.code, one.name] for key, one in known.items()}, ensure_ascii=False)
            before = work.settings.get(_ACCOUNTS)
            work.settings.put(_ACCOUNTS, text)
            body = {"key": _ACCOUNTS, "before": before, "after": text}
            work.ledger.record(RecordKind.SETTING_CHANGED, body, at=self._clock(), actor=self._vault.person)
        return Changes.SETTINGS

    def of_period(self, period: Period) -> VoucherReport:
        """The vouchers of a period, numbered by day; NotFound for an account that was not mapped."""
        with self._vault.look() as work:
            currency = home_currency(work.settings)
            accounts = AccountMap(_accounts(work))
            made = [*_payments(work, period, accounts), *_invoices(work, period, accounts)]
        own = [one for one in made if one.entries[0].debit.currency == currency]
        own.sort(key=lambda one: (one.day, one.entries[0].summary))
        numbered = tuple(replace(one, number=at, preparer=self._vault.person) for at, one in enumerate(own, start=1))
        return VoucherReport(vouchers=numbered, left_out=len(made) - len(own))

    def export(self, period: Period, program: Program, file: Path, *, template: Path | None = None) -> VoucherReport:
        """Write the file that the program takes; Kingdee's cloud fills the company's own template.

        FileTrouble when it cannot be written, NotFound without a template where one is needed.
        """
        report = self.of_period(period)
        try:
            if program is Program.KINGDEE_K3:
                write_k3(report.vouchers, file)
            elif program is Program.YONYOU_U8:
                write_u8(report.vouchers, file)
            elif template is None:
                raise NotFound("template", program)
            else:
                fill_template(template, report.vouchers, file)
        except OSError as error:
            raise FileTrouble(file.name) from error
        return report


def _accounts(work: Work) -> dict[VoucherAccount, BookAccount]:
    kept: Mapping[str, list[str]] = json.loads(work.settings.get(_ACCOUNTS, "{}"))
    return {VoucherAccount(key): BookAccount(code, name) for key, (code, name) in kept.items()}


def _payments(work: Work, period: Period, accounts: AccountMap) -> Iterator[Voucher]:
    """A voucher for each match of the period: what went to the platform and its fee, against the bank; money back is red."""
    for group in work.matches.all(IN_FORCE):
        bank_rows = work.statements.rows(ids=[row_id_of(key) for key in group.proposal.left])
        fund_rows = work.evidence.fund_rows(ids=[row_id_of(key) for key in group.proposal.right])
        if not bank_rows or not fund_rows:
            continue
        day = max([row.row.day for row in bank_rows] + [row.row.day for row in fund_rows])
        if day in period:
            paid, fee = _paid(bank_rows), _fee(group, bank_rows)
            entries = recharge_entries(paid - fee, fee, accounts, _summary(bank_rows, fund_rows))
            yield Voucher(day=day, number=0, entries=entries)


def _paid(bank_rows: list[BankRow]) -> Money:
    currency = bank_rows[0].row.amount.currency
    return -total((row.row.amount for row in bank_rows if row.row.amount.currency == currency), currency)


def _fee(group: MatchGroup, bank_rows: list[BankRow]) -> Money:
    """What the groups' named fee took; differences of other kinds stay in the prepayment until they are settled."""
    currency = bank_rows[0].row.amount.currency
    fees = (one.amount for one in group.proposal.differences if one.kind is DifferenceKind.FEE)
    return -total((amount for amount in fees if amount.currency == currency), currency)


def _summary(bank_rows: list[BankRow], fund_rows: list[StoredFundRow]) -> str:
    reference = next((row.row.reference or row.row.serial for row in fund_rows), "")
    return " ".join(filter(None, ("充值", bank_rows[0].row.party, reference)))


def _invoices(work: Work, period: Period, accounts: AccountMap) -> Iterator[Voucher]:
    """A voucher for each invoice of the period that is in order; red ones are negative."""
    for one in standing_of(work):
        invoice = one.invoice
        if not one.counts or invoice.date is None or invoice.date not in period or invoice.total is None:
            continue
        tax = invoice.tax or Money(Decimal(0), invoice.currency)
        net = invoice.net or invoice.total - tax
        summary = f"发票 {invoice.seller.name} {invoice.number}".strip()
        entries = invoice_entries(net, tax, invoice.total, accounts, summary)
        yield Voucher(day=invoice.date, number=0, entries=entries, attachments=1)
