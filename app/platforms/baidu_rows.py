"""What the fields of Baidu Marketing 百度营销 mean in our words: yuan as JSON numbers everywhere, Beijing time, keyset lists."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from app.domain.accounts import (
    AccountListing,
    AccountStatus,
    Balance,
    BalanceReading,
    FundRow,
    FundRowKind,
    Platform,
    SpendRow,
)
from app.domain.ledger import FundClass
from app.domain.money import Money, total
from app.errors import BadAnswer
from app.platforms.payload import Payload
from app.platforms.zones import BEIJING, day_in

CURRENCY = "CNY"
YUAN = Decimal(1)

BALANCE_UNIT = YUAN  # BalanceService: unlabelled, of the same family as those that are
PAYMENT_UNIT = YUAN  # PaymentService: `fund` is labelled 元
REPORT_UNIT = YUAN  # OpenApiReportService

MANAGER = "2"
"""`userAcctType` of a super account."""

FUND_TYPES = ((1, 2), (21, 22))
"""Cash and bonus of a direct customer, and of a key account 大客户; its pending orders (23) are no money yet."""
BONUS_TYPES = {2, 22}

PAID = "1"
"""`actflag`: 0 waits, 2 was cancelled, and neither has moved money."""

STATUSES = {
    "1": AccountStatus.IN_REVIEW,  # the fee for opening has not come
    "2": AccountStatus.ACTIVE,
    "3": AccountStatus.ACTIVE,  # nothing left: it may run, and waits for money
    "4": AccountStatus.REFUSED,
    "6": AccountStatus.IN_REVIEW,
    "7": AccountStatus.STOPPED,
    "8": AccountStatus.IN_REVIEW,  # to be activated
    "11": AccountStatus.ACTIVE,  # over its budget for today
}


def only(data: Payload) -> Payload:
    """The one result in `data`: a list of one in the platform's own SDK, a bare object for another reader of the platform.

    An empty list is an empty result.
    """
    try:
        results = data.parts("data")
    except BadAnswer:
        return data.part("data")
    return results[0] if results else Payload(Platform.BAIDU, {"list": [], "rows": []})


def read_listing(info: Payload | None, identity: str, name: str, manager: str) -> AccountListing:
    """An account of the list with what `getAccountInfo` says of it, where it says something."""
    status = info.text("userStat", "") if info else ""
    return AccountListing(
        platform_id=identity,
        name=name,
        company=info.text("liceName", "") if info else "",
        currency=CURRENCY,
        zone=BEIJING,
        status=STATUSES.get(status, AccountStatus.UNKNOWN),
        platform_status=status,
        manager=manager,
    )


def read_balance(funds: Sequence[Payload], account: AccountListing) -> BalanceReading:
    """Answers of `getBalanceInfo`, one a fund.

    `cash` is what the platform calls so; what `balance` holds beside it (`bonusPure`, `compen`, and `orderrow` of key
    accounts, which is not explained) is not the company's own cash and stands in `grant`: the parts add up to `balance`.
    """
    zero = Money.zero(CURRENCY)
    cash = total((_money(fund, "cash", BALANCE_UNIT) for fund in funds), CURRENCY)
    whole = total((_money(fund, "balance", BALANCE_UNIT) for fund in funds), CURRENCY)
    balance = Balance(cash=cash, grant=whole - cash, credit=zero, frozen=zero)
    return BalanceReading(holder=account.platform_id, name=account.name, balance=balance)


def read_fund_rows(rows: Iterable[Payload], account: AccountListing, fund_type: int) -> Iterator[FundRow]:
    """Paid rows of `getPaymentRecord`; `fund` is signed (refunds are negative), and a row of cash and bonus becomes two."""
    for row in rows:
        if row.text("actflag", PAID) != PAID:
            continue
        cash, bonus = _parts(row, fund_type)
        if cash or not bonus:
            yield _fund_row(row, account, amount=cash, fund_class=FundClass.CASH, serial=row.text("id"))
        if bonus:
            yield _fund_row(row, account, amount=bonus, fund_class=FundClass.GRANT, serial=f"{row.text('id')}/grant")


def read_spend(rows: Iterable[Payload], account: AccountListing) -> Iterator[SpendRow]:
    """Rows of the reports of search and feed, together by day."""
    costs: dict[date, Money] = {}
    for row in rows:
        day = row.day("date")
        costs[day] = costs.get(day, Money.zero(CURRENCY)) + _money(row, "cost", REPORT_UNIT)
    for day in sorted(costs):
        yield SpendRow(holder=account.platform_id, day=day, spend=costs[day])


def _parts(row: Payload, fund_type: int) -> tuple[Money, Money]:
    """Cash and bonus of a payment, both with the sign of `fund`.

    Where the row tells neither, all of it is what was asked for; what `fund` holds beside the cash is not the company's own.
    """
    fund = _money(row, "fund", PAYMENT_UNIT)
    size, bonus = abs(fund), abs(_money(row, "bonus", PAYMENT_UNIT, Decimal(0)))
    if row.has("cash"):
        cash = abs(_money(row, "cash", PAYMENT_UNIT))
    elif row.has("bonus"):
        cash = size - bonus
    else:
        cash = Money.zero(CURRENCY) if fund_type in BONUS_TYPES else size
    bonus = max(bonus, size - cash)
    return (-cash, -bonus) if fund.amount < 0 else (cash, bonus)


def _fund_row(row: Payload, account: AccountListing, *, amount: Money, fund_class: FundClass, serial: str) -> FundRow:
    at = row.moment("paytime", BEIJING)
    return FundRow(
        holder=account.platform_id,
        serial=serial,
        at=at,
        day=day_in(at, BEIJING),
        kind=FundRowKind.RECHARGE if amount.amount >= 0 else FundRowKind.REFUND,
        platform_kind=row.text("paymethodName", ""),
        fund_class=fund_class,
        amount=amount,
        reference=row.text("id"),
        text=row.text("productName", ""),
    )


def _money(data: Payload, name: str, unit: Decimal, default: Decimal | None = None) -> Money:
    return data.money(name, unit=unit, currency=CURRENCY, default=default)
