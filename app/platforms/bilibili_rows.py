"""What the fields of Bilibili ads B站 mean in our words. UNVERIFIED: the units are inferred, not published."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from app.domain.accounts import AccountListing, AccountStatus, Balance, BalanceReading, SpendRow
from app.domain.money import Money, total
from app.platforms.payload import Payload
from app.platforms.zones import BEIJING

CURRENCY = "CNY"
YUAN = Decimal(1)

CASH_UNIT = YUAN  # report/v2/cash: a float of which no unit is stated; inferred
REPORT_UNIT = YUAN  # report/v2/advertiser: `cost`, of which no unit is stated; inferred


def bare_listing(account: str) -> AccountListing:
    """An account of which nothing but its number is known."""
    return AccountListing(
        platform_id=account, name=account, currency=CURRENCY, zone=BEIJING, status=AccountStatus.UNKNOWN
    )


def read_balance(data: Payload, account: AccountListing) -> BalanceReading:
    """The answer of `report/v2/cash`, which tells no other kind of money."""
    zero = Money.zero(CURRENCY)
    cash = data.money("cash", unit=CASH_UNIT, currency=CURRENCY)
    balance = Balance(cash=cash, grant=zero, credit=zero, frozen=zero)
    return BalanceReading(holder=account.platform_id, name=account.name, balance=balance)


def read_spend(rows: Iterable[Payload], account: AccountListing, day: date) -> SpendRow:
    """The rows of `report/v2/advertiser` for one day, together."""
    costs = (row.money("cost", unit=REPORT_UNIT, currency=CURRENCY) for row in rows)
    return SpendRow(holder=account.platform_id, day=day, spend=total(costs, CURRENCY))
