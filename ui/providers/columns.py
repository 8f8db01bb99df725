"""The columns of the list of providers and of a provider's rebates."""

from decimal import Decimal

from app.domain.money import Money
from app.services.providers import ProviderLine
from app.services.rebate_ledger import RebateLine
from ui.providers.said import cap_words, grade_chip, paper_chip, period_words, tier_words
from ui.widgets import fonts
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import CHIPS, Amounts, Figures
from ui.widgets.table.kinds import Words as WordCell
from ui.words import tr

_OWED = Amounts(zero_is_nothing=True)
_LATE = Amounts(zero_is_nothing=True, tone=lambda amount: "red" if amount.amount > 0 else "ink")
_NAME = WordCell(tone="ink", weight=fonts.MEDIUM)


def provider_columns() -> list[Column[ProviderLine]]:
    """Name, grade, money in transit, rebates, contract, authorisation."""
    return [
        Column(tr("Provider"), lambda one: one.provider.name, kind=_NAME, width=150, stretch=True, key="name"),
        Column(tr("Kind"), lambda one: tier_words(one.provider), width=120, hidden=True, key="tier"),
        Column(tr("Rating"), lambda one: grade_chip(one.rating), kind=CHIPS, width=104, key="rating"),
        Column(tr("Accounts"), lambda one: len(one.accounts), kind=Figures(), numeric=True, width=76, hidden=True, key="accounts"),
        Column(tr("In transit / cap"), lambda one: one, text=cap_words, sort_key=_in_transit, kind=Figures(), numeric=True, width=144, key="in-transit"),
        Column(tr("Rebate earned"), lambda one: one.rebates.earned, kind=_OWED, numeric=True, width=112, total=MoneyTotal, hidden=True, key="earned"),
        Column(tr("Still to come"), lambda one: one.rebates.owed, kind=_OWED, numeric=True, width=100, total=MoneyTotal, key="owed"),
        Column(tr("Late"), lambda one: one.rebates.late, kind=_LATE, numeric=True, width=100, total=MoneyTotal, key="late"),
        Column(tr("Contract until"), lambda one: one.contract.end if one.contract is not None else None, kind=Figures(is_left=True), width=108, key="contract"),
        Column(tr("Authorisation"), paper_chip, kind=CHIPS, width=100, key="paper"),
    ]  # fmt: skip


def rebate_columns() -> list[Column[RebateLine]]:
    """One period a row."""
    return [
        Column(tr("Period"), lambda one: one.rebate.start, text=period_words, kind=Figures(is_left=True), width=90, stretch=True, key="period"),
        Column(tr("Earned"), lambda one: one.rebate.accrued, kind=_OWED, numeric=True, width=92, key="earned"),
        Column(tr("Received"), lambda one: one.rebate.received, kind=_OWED, numeric=True, width=92, key="received"),
        Column(tr("Still to come"), _owed, kind=_OWED, numeric=True, width=92, key="owed"),
    ]  # fmt: skip


def _owed(one: RebateLine) -> Money | None:
    """Nothing is owed before the period is over."""
    return one.rebate.owed if one.is_over else None


def _in_transit(line: ProviderLine) -> Decimal:
    return line.in_transit.amount if line.in_transit is not None else Decimal(-1)
