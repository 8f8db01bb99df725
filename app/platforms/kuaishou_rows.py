"""What the fields of Kuaishou 磁力引擎 mean in our words: yuan in the money of advertisers, daily flows instead of a ledger."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from app.domain.accounts import (
    AccountListing,
    AccountStatus,
    Balance,
    BalanceReading,
    FundRow,
    FundRowKind,
    SpendRow,
)
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.errors import BadAnswer
from app.platforms.payload import Payload
from app.platforms.zones import BEIJING, moment_of

CURRENCY = "CNY"
YUAN = Decimal(1)

FUND_UNIT = YUAN  # v1/advertiser/fund/get: JSON doubles
FLOW_UNIT = YUAN  # v1/advertiser/fund/daily_flows: JSON doubles
REPORT_UNIT = YUAN  # v1/report/account_report: JSON doubles

_NOTHING = Decimal(0)

REVIEWS = {
    "0": AccountStatus.IN_REVIEW,
    "1": AccountStatus.IN_REVIEW,
    "2": AccountStatus.ACTIVE,
    "3": AccountStatus.REFUSED,
}
"""The numbers are explained for qualifications only; the agent's list counts from 0 to 3 as well."""


def read_listing(row: Payload, agent: str) -> AccountListing:
    """A row of an agent's list `gw/agent/v1/fetch/account/list`.

    What 1 and 2 mean in `frozen_status` is not told there, so a frozen account is known by its reason.
    """
    review, company = row.text("review_status", ""), row.text("corporation_name", "")
    is_stopped = _is_banned(row) or row.has("frozen_reason")
    return AccountListing(
        platform_id=row.text("account_id"),
        name=row.text("account_name", company),
        company=company,
        currency=CURRENCY,
        zone=BEIJING,
        status=AccountStatus.STOPPED if is_stopped else REVIEWS.get(review, AccountStatus.UNKNOWN),
        platform_status=review,
        manager=agent,
    )


def read_info_listing(data: Payload, advertiser: str) -> AccountListing:
    """The answer of `v1/advertiser/info`, which tells no status."""
    company = data.text("corporation_name", "")
    return AccountListing(
        platform_id=advertiser,
        name=data.text("product_name", "") or data.text("user_name", "") or company,
        company=company,
        currency=CURRENCY,
        zone=BEIJING,
        status=AccountStatus.UNKNOWN,
    )


def bare_listing(advertiser: str) -> AccountListing:
    """An advertiser that is authorised but not described."""
    return AccountListing(
        platform_id=advertiser, name=advertiser, currency=CURRENCY, zone=BEIJING, status=AccountStatus.UNKNOWN
    )


def read_balance(data: Payload, account: AccountListing) -> Iterator[BalanceReading]:
    """The answer of `v1/advertiser/fund/get`: the account's reading, and its shared wallet's if it tells of one.

    `balance` is the whole and `recharge_balance` its cash; what lies between (框返 contract and 激励 direct rebate, and
    `extended_balance`) was given, not paid. Credit is not told apart here, nor anything frozen. A wallet has no id beside the
    balance, so the agent above stands for its one shared wallet, and an account without an agent is its own.
    """
    zero = Money.zero(CURRENCY)
    whole, cash = _money(data, "balance", FUND_UNIT), _money(data, "recharge_balance", FUND_UNIT)
    shared = Balance(
        cash=_money(data, "total_shared_wallet_balance", FUND_UNIT, _NOTHING),
        grant=_money(data, "total_frame_shared_wallet_balance", FUND_UNIT, _NOTHING),
        credit=zero,
        frozen=zero,
    )
    wallet = f"shared:{account.manager or account.platform_id}" if shared.cash or shared.grant else ""
    own = Balance(cash=cash, grant=whole - cash, credit=zero, frozen=zero)
    yield BalanceReading(holder=account.platform_id, name=account.name, balance=own, wallet=wallet)
    if wallet:
        yield BalanceReading(holder=wallet, is_wallet=True, balance=shared)


def read_fund_rows(flows: Iterable[Payload], account: AccountListing) -> Iterator[FundRow]:
    """Daily flows 每日流水: one row for each day, kind and class of money; no single payments are told to advertisers.

    The parts of a kind add up to its total of the day; which class leaves with `daily_transfer_out` is not told: it counts as
    cash. Rows stand at the beginning of their day in Beijing.
    """
    for flow in flows:
        day = flow.day("date")
        came = _money(flow, "daily_transfer_in", FLOW_UNIT, _NOTHING)
        left = _money(flow, "daily_transfer_out", FLOW_UNIT, _NOTHING)
        burned = _money(flow, "daily_charge", FLOW_UNIT, _NOTHING)
        for kind, sign, amounts in (
            (FundRowKind.TRANSFER_IN, 1, _classes(flow, came, "recharged")),
            (FundRowKind.TRANSFER_OUT, -1, {FundClass.CASH: abs(left)}),
            (FundRowKind.SPEND, -1, _classes(flow, burned, "charged")),
        ):
            for fund_class, amount in amounts.items():
                if amount:
                    yield _fund_row(account, day, kind, fund_class, amount if sign > 0 else -amount)


def read_flow_spend(flow: Payload, account: AccountListing) -> SpendRow:
    """The burn of a day in the daily flows, with its parts."""
    spend = _money(flow, "daily_charge", FLOW_UNIT)
    parts = _classes(flow, spend, "charged")
    return SpendRow(
        holder=account.platform_id,
        day=flow.day("date"),
        spend=spend,
        cash=parts[FundClass.CASH],
        grant=parts[FundClass.GRANT],
    )


def read_report_spend(row: Payload, account: AccountListing) -> SpendRow:
    """A row of `v1/report/account_report` by day."""
    return SpendRow(holder=account.platform_id, day=row.day("stat_date"), spend=_money(row, "charge", REPORT_UNIT))


def _is_banned(row: Payload) -> bool:
    """How `banned` is written is not told: only a plain yes counts."""
    try:
        return row.flag("banned", default=False)
    except BadAnswer:
        return False


def _classes(flow: Payload, whole: Money, verb: str) -> dict[FundClass, Money]:
    """What of a day's total was rebate (框返, 激励); the rest, and all of a total smaller than its rebates, is cash."""
    grant = _money(flow, f"contract_rebate_real_{verb}", FLOW_UNIT, _NOTHING) + _money(
        flow, f"direct_rebate_real_{verb}", FLOW_UNIT, _NOTHING
    )
    grant = grant if abs(grant) <= abs(whole) else Money.zero(CURRENCY)
    return {FundClass.CASH: whole - grant, FundClass.GRANT: grant}


def _fund_row(account: AccountListing, day: date, kind: FundRowKind, fund_class: FundClass, amount: Money) -> FundRow:
    return FundRow(
        holder=account.platform_id,
        serial=f"{day.isoformat()}/{kind}/{fund_class}",
        at=moment_of(f"{day.isoformat()} 00:00:00", BEIJING),
        day=day,
        kind=kind,
        platform_kind="daily_flows",
        fund_class=fund_class,
        amount=amount,
    )


def _money(data: Payload, name: str, unit: Decimal, default: Decimal | None = None) -> Money:
    return data.money(name, unit=unit, currency=CURRENCY, default=default)
