"""Vouchers 凭证 of a period for the accounting program: accounts and rates said once, then what is proved as entries."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

from app.changes import Changes
from app.domain.accounts import Platform
from app.domain.chain import RecordKind
from app.domain.closing import Period, month_of
from app.domain.people import Action
from app.domain.vouchers import (
    DETAILED,
    NEEDLESS,
    AccountMap,
    Auxiliary,
    BookAccount,
    NotBooked,
    NotBookedReason,
    Voucher,
    VoucherAccount,
    account_key,
    move_entries,
)
from app.errors import NotFound, WrongAnswer
from app.exports.kingdee_cloud import fill_template
from app.exports.kingdee_k3 import write_k3
from app.exports.yonyou_u8 import write_u8
from app.services.clock import Clock
from app.services.closing import COMPANY_ZONE
from app.services.handing_out import handed_out
from app.services.settings import Rate, home_currency, put_rule, rates
from app.services.voucher_sources import LedgerSources, VoucherSource, by_day, invoice_sources
from app.store.vault import Vault
from app.store.work import Work

_ACCOUNTS, _RATES = "voucher_accounts", "voucher_rates"


class Program(StrEnum):
    """Which accounting program takes the file."""

    KINGDEE_K3 = "kingdee-k3"
    KINGDEE_CLOUD = "kingdee-cloud"
    YONYOU_U8 = "yonyou-u8"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """One account that may be said: a general one, or that of one bank account or platform."""

    which: VoucherAccount
    detail: str = ""
    name: str = ""
    """How the bank account is called; empty for a general one and for a platform."""
    account: BookAccount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherReport:
    """The vouchers of a period, and what has none, each with its reason."""

    period: Period
    home: str
    vouchers: tuple[Voucher, ...]
    not_booked: tuple[NotBooked, ...]
    rates: Mapping[str, Rate]
    """The rates of the month that were said, by currency."""
    left_empty: tuple[str, ...] = ()
    """Headings of the program's template that a person fills by hand."""
    changes: Changes = Changes.LEDGER

    @property
    def left_out(self) -> int:
        """How much of the period has no voucher; what is booked on a later day and what cancels itself needs none."""
        return sum(one.reason not in NEEDLESS for one in self.not_booked)


class Vouchers:
    """Makes vouchers of what is proved; nothing open becomes one."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def this_month(self) -> Period:
        """The month of today, where the company is."""
        return month_of(self._clock().astimezone(COMPANY_ZONE).date())

    def accounts(self) -> Mapping[str, BookAccount]:
        """Which account of the company's books each of these is, as far as it was said; by `account_key`."""
        with self._vault.look() as work:
            return _accounts(work)

    def account_lines(self) -> list[AccountLine]:
        """All that may be said: the general accounts, then one line a bank account and a platform in use."""
        with self._vault.look() as work:
            known = _accounts(work)
            banks = [(str(one.id), one.name) for one in work.statements.accounts.all()]
            used = sorted({one.platform for one in work.accounts.all()}, key=list(Platform).index)
        details = [
            *((which, "", "") for which in VoucherAccount),
            *((VoucherAccount.BANK, detail, name) for detail, name in banks),
            *((VoucherAccount.PREPAYMENT, str(platform), "") for platform in used),
        ]
        return [
            AccountLine(which=which, detail=detail, name=name, account=known.get(account_key(which, detail)))
            for which, detail, name in details
        ]

    def set_account(
        self,
        which: VoucherAccount,
        code: str,
        name: str,
        *,
        detail: str = "",
        auxiliaries: Sequence[Auxiliary] = (),
    ) -> Changes:
        """Say it once; WrongAnswer without a code, or for a detail that this account does not have."""
        if not code.strip():
            raise WrongAnswer("code", "empty")
        if detail and which not in DETAILED:
            raise WrongAnswer("detail", "no_detail")
        said = BookAccount(code.strip(), name.strip(), tuple(auxiliaries))
        with self._vault.work(Action.CLOSE_RECONCILIATION) as work:
            self._put(work, _ACCOUNTS, _account_text({**_accounts(work), account_key(which, detail): said}))
        return Changes.SETTINGS

    def forget_account(self, which: VoucherAccount, detail: str = "") -> Changes:
        """From now on the general account holds, or none."""
        with self._vault.work(Action.CLOSE_RECONCILIATION) as work:
            kept = {key: one for key, one in _accounts(work).items() if key != account_key(which, detail)}
            self._put(work, _ACCOUNTS, _account_text(kept))
        return Changes.SETTINGS

    def set_rate(self, period: Period, currency: str, rate: str, source: str) -> Changes:
        """What one unit of a currency is worth in the book's currency in this month; WrongAnswer unless it is positive."""
        try:
            number = Decimal(rate)
        except InvalidOperation as error:
            raise WrongAnswer("rate", "not_a_number") from error
        if not number.is_finite() or number <= 0:
            raise WrongAnswer("rate", "not_positive")
        with self._vault.work(Action.CLOSE_RECONCILIATION) as work:
            kept: dict[str, dict[str, list[str]]] = json.loads(work.settings.get(_RATES, "{}"))
            kept.setdefault(_month(period), {})[currency] = [str(number), source.strip()]
            self._put(work, _RATES, json.dumps(kept, ensure_ascii=False, sort_keys=True))
        return Changes.SETTINGS

    def of_period(self, period: Period) -> VoucherReport:
        """The vouchers of a period, numbered by day, and everything of it that has none."""
        with self._vault.look() as work:
            home = home_currency(work.settings)
            accounts, of_month = AccountMap(_accounts(work)), _month_rates(work, period)
            ledger = LedgerSources(work, home)
            found = [*ledger.of_period(period), *ledger.own_transfers(period), *invoice_sources(work, period)]
            not_booked = [*ledger.not_booked(period), *(one for one in found if isinstance(one, NotBooked))]
        plain = {currency: one.rate for currency, one in of_month.items()}
        vouchers: list[Voucher] = []
        for source in by_day(one for one in found if isinstance(one, VoucherSource)):
            made = self._voucher(source, accounts, home, plain, number=len(vouchers) + 1)
            if isinstance(made, Voucher):
                vouchers.append(made)
            else:
                not_booked.append(made)
        return VoucherReport(
            period=period,
            home=home,
            vouchers=tuple(vouchers),
            not_booked=tuple(sorted(not_booked, key=lambda one: (one.reason, one.day, one.key))),
            rates=of_month,
        )

    def _voucher(
        self, source: VoucherSource, accounts: AccountMap, home: str, rates: Mapping[str, Decimal], *, number: int
    ) -> Voucher | NotBooked:
        try:
            entries = move_entries(
                source.moves, accounts, source.pricing(home, rates), source.summary, is_red=source.is_red
            )  # fmt: skip
        except NotFound as missing:
            is_rate = missing.kind == "rate"
            return NotBooked(
                key=source.mark,
                day=source.day,
                title=source.title,
                amount=source.amount,
                reason=NotBookedReason.NO_RATE if is_rate else NotBookedReason.NO_ACCOUNT,
                fact=missing.key,
            )
        return Voucher(
            day=source.day,
            number=number,
            entries=entries,
            attachments=source.attachments,
            preparer=self._vault.person,
            source=source.mark,
        )

    def export(self, period: Period, program: Program, file: Path, *, template: Path | None = None) -> VoucherReport:
        """Write the file that the program takes, and record it; Kingdee's cloud fills the company's own template.

        NotWritten when it cannot be written, NotFound without a template where one is needed, WrongAnswer when nothing of
        the period can be booked.
        """
        self._vault.need(Action.EXPORT)
        report = self.of_period(period)
        if not report.vouchers:
            raise WrongAnswer("vouchers", "empty")
        left_empty: tuple[str, ...] = ()
        if program is Program.KINGDEE_CLOUD and (template is None or not template.is_file()):
            raise NotFound("template", program if template is None else template.name)
        with handed_out(file) as out:
            if program is Program.KINGDEE_K3:
                write_k3(report.vouchers, out)
            elif program is Program.YONYOU_U8:
                write_u8(report.vouchers, out)
            elif template is not None:
                left_empty = fill_template(template, report.vouchers, out)
        body = {
            "first_day": period.first_day.isoformat(),
            "last_day": period.last_day.isoformat(),
            "program": str(program),
            "vouchers": len(report.vouchers),
            "left_out": report.left_out,
        }
        with self._vault.work(Action.EXPORT) as work:
            work.ledger.record(RecordKind.VOUCHERS_EXPORTED, body, at=self._clock(), actor=self._vault.person)
        return replace(report, left_empty=left_empty)

    def _put(self, work: Work, key: str, text: str) -> None:
        put_rule(work, key, text, at=self._clock(), actor=self._vault.person)


def _accounts(work: Work) -> dict[str, BookAccount]:
    kept: Mapping[str, list[str]] = json.loads(work.settings.get(_ACCOUNTS, "{}"))
    return {key: BookAccount(code, name, tuple(_auxiliaries(rest))) for key, (code, name, *rest) in kept.items()}


def _auxiliaries(texts: Sequence[str]) -> Iterator[Auxiliary]:
    for text in texts:
        kind, code, name = json.loads(text)
        yield Auxiliary(kind, code, name)


def _account_text(accounts: Mapping[str, BookAccount]) -> str:
    """Code and name, then one text for each auxiliary item."""
    kept = {
        str(key): [
            one.code,
            one.name,
            *(json.dumps([item.kind, item.code, item.name], ensure_ascii=False) for item in one.auxiliaries),
        ]
        for key, one in accounts.items()
    }
    return json.dumps(kept, ensure_ascii=False)


def _month(period: Period) -> str:
    return f"{period.last_day:%Y-%m}"


def _month_rates(work: Work, period: Period) -> dict[str, Rate]:
    """Rates said for the month; for other currencies the company's rate, when it is of this month."""
    kept: Mapping[str, Mapping[str, list[str]]] = json.loads(work.settings.get(_RATES, "{}"))
    found = {one.currency: one for one in rates(work.settings).values() if f"{one.day:%Y-%m}" == _month(period)}
    for currency, (rate, source) in kept.get(_month(period), {}).items():
        found[currency] = Rate(currency=currency, rate=Decimal(rate), day=period.last_day, source=source)
    return found
