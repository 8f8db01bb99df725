"""What the fields of Tencent Ads 腾讯广告 mean in our words: whole fen everywhere, signs from the trade's type, kinds of fund."""

import logging
from collections.abc import Iterable, Iterator
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
from app.platforms.payload import Payload
from app.platforms.windows import Serials
from app.platforms.zones import BEIJING, day_in

log = logging.getLogger(__name__)

CURRENCY = "CNY"
FEN = Decimal("0.01")  # balances, statements and costs alike

SHARED_FUNDS = {"FUND_TYPE_SHARED", "GENERAL_SHARED"}
"""Money of a shared wallet, repeated on every account that spends from it."""

FUND_CLASSES = {
    "FUND_TYPE_CASH": FundClass.CASH,
    "GENERAL_CASH": FundClass.CASH,
    "FUND_TYPE_BANK": FundClass.CASH,
    "FUND_TYPE_CREDIT_ROLL": FundClass.CREDIT,
    "FUND_TYPE_CREDIT_TEMPORARY": FundClass.CREDIT,
    "FUND_TYPE_CONTRACT_CREDIT": FundClass.CREDIT,
    "FUND_TYPE_GIFT": FundClass.GRANT,
    "GENERAL_GIFT": FundClass.GRANT,
    "FUND_TYPE_TCC_GIFT": FundClass.GRANT,
    "FUND_TYPE_SPECIAL_GIFT": FundClass.GRANT,
    "FUND_TYPE_COMPENSATE_VIRTUAL": FundClass.GRANT,
    "FUND_TYPE_INTERNAL_QUOTA": FundClass.GRANT,
    "FUND_TYPE_TEST_VIRTUAL": FundClass.GRANT,
}

HELD_BACK = {"FUND_STATUS_FROZEN", "FUND_STATUS_CLOSED"}

TRADES = {
    "CHARGE": (FundRowKind.RECHARGE, 1),
    "TRANSFER_IN": (FundRowKind.TRANSFER_IN, 1),
    "PAY": (FundRowKind.SPEND, -1),
    "TRANSFER_BACK": (FundRowKind.TRANSFER_OUT, -1),
    "EXPIRE": (FundRowKind.EXPIRE, -1),
}
"""Kind and sign; whether the amounts carry a sign of their own is not published, so only their size is used."""

STATUSES = {
    "CUSTOMER_STATUS_NORMAL": AccountStatus.ACTIVE,
    "CUSTOMER_STATUS_PENDING": AccountStatus.IN_REVIEW,
    "CUSTOMER_STATUS_TOBE_ACCEPTED": AccountStatus.IN_REVIEW,
    "CUSTOMER_STATUS_TOBE_ACTIVATED": AccountStatus.IN_REVIEW,
    "CUSTOMER_STATUS_MATERIAL_PREPARED": AccountStatus.IN_REVIEW,
    "CUSTOMER_STATUS_UNREGISTERED": AccountStatus.IN_REVIEW,
    "CUSTOMER_STATUS_DENIED": AccountStatus.REFUSED,
    "CUSTOMER_STATUS_FROZEN": AccountStatus.STOPPED,
    "CUSTOMER_STATUS_FROZEN_TEMPORARILY": AccountStatus.STOPPED,
    "CUSTOMER_STATUS_SUSPEND": AccountStatus.STOPPED,
    "CUSTOMER_STATUS_DELETED": AccountStatus.STOPPED,
}


def read_listing(row: Payload, agency: str) -> AccountListing:
    """A row of `advertiser/get`; accounts have no name but the company's and an alias."""
    status = row.text("system_status", "")
    company = row.text("corporation_name", "")
    return AccountListing(
        platform_id=row.text("account_id"),
        name=row.text("business_alias", company),
        company=company,
        currency=CURRENCY,
        zone=BEIJING,
        status=STATUSES.get(status, AccountStatus.UNKNOWN),
        platform_status=status,
        manager=agency or _other_than_zero(row.text("agency_account_id", "")),
    )


def read_related_listing(row: Payload, organisation: str) -> AccountListing:
    """A row of `organization_account_relation/get`, which tells no status."""
    company = row.text("corporation_name", "")
    return AccountListing(
        platform_id=row.text("account_id"),
        name=company,
        company=company,
        currency=CURRENCY,
        zone=BEIJING,
        status=AccountStatus.UNKNOWN,
        manager=organisation,
    )


def fund_class_of(fund_type: str) -> FundClass:
    """Which kind of money a fund is; an unknown fund is not counted as the company's own cash until someone has looked."""
    if known := FUND_CLASSES.get(fund_type):
        return known
    log.warning("an unknown kind of fund: %s", fund_type)
    return FundClass.CREDIT if "CREDIT" in fund_type else FundClass.GRANT


def fund_types(data: Payload) -> list[str]:
    """The account's own kinds of fund in the answer of `funds/get`, each once."""
    names = dict.fromkeys(row.text("fund_type") for row in data.parts("list"))
    return [name for name in names if name not in SHARED_FUNDS]


def read_balances(data: Payload, account: AccountListing) -> Iterator[BalanceReading]:
    """The answer of `funds/get`: the account's reading, and the shared wallet's if a row is shared.

    The wallet's own id is not told here, so the agency or organisation above stands for its one shared wallet; an account
    without either is its own. Cash, grant and credit are the balances of the funds of that kind; a frozen or closed fund and
    what is reserved for impressions under way (`bill_deposit_amount`, taken to stand beside the balance) are `frozen`.
    """
    own: dict[FundClass, Money] = {}
    shared: dict[FundClass, Money] = {}
    for row in data.parts("list"):
        fund_type = row.text("fund_type")
        is_shared = fund_type in SHARED_FUNDS
        sums = shared if is_shared else own
        balance = row.money("balance", unit=FEN, currency=CURRENCY)
        held = row.text("fund_status", "") in HELD_BACK
        kind = FundClass.CASH if is_shared else fund_class_of(fund_type)
        _add(sums, FundClass.DEPOSIT if held else kind, balance)
        _add(sums, FundClass.DEPOSIT, row.money("bill_deposit_amount", unit=FEN, currency=CURRENCY, default=Decimal(0)))
    wallet = f"shared:{account.manager or account.platform_id}" if shared else ""
    yield BalanceReading(holder=account.platform_id, name=account.name, balance=_balance(own), wallet=wallet)
    if wallet:
        yield BalanceReading(holder=wallet, is_wallet=True, balance=_balance(shared))


def read_fund_rows(rows: Iterable[Payload], account: AccountListing, fund_type: str) -> Iterator[FundRow]:
    """Rows of `fund_statements_detailed/get`.

    Their `primary_key` may be no more than a place to read on from, so the serial is made of what cannot change.
    """
    serials = Serials()
    seen: set[bytes] = set()
    for row in rows:
        # The same row on two pages (one that arrived meanwhile pushed it on) is equal in everything, its key included.
        mark = row.mark()
        if row.has("primary_key") and mark in seen:
            continue
        seen.add(mark)
        trade = row.text("trade_type_ext") if row.has("trade_type_ext") else row.text("trade_type", "")
        amount = row.money("amount", unit=FEN, currency=CURRENCY)
        kind, sign = TRADES.get(trade, (FundRowKind.OTHER, 0))
        bill = row.text("external_bill_no", "")
        at = row.moment("time", BEIJING)
        yield FundRow(
            holder=account.platform_id,
            serial=serials.next(fund_type, row.text("time"), trade, str(amount.micros), bill),
            at=at,
            day=day_in(at, BEIJING),
            kind=kind,
            platform_kind=trade,
            fund_class=fund_class_of(fund_type),
            amount=_signed(amount, sign),
            reference=bill,
            text=row.text("description", ""),
        )


def read_spend(row: Payload, account: AccountListing) -> SpendRow:
    """A row of `daily_reports/get` by day."""
    return SpendRow(
        holder=account.platform_id, day=row.day("date"), spend=row.money("cost", unit=FEN, currency=CURRENCY)
    )


def _signed(amount: Money, sign: int) -> Money:
    if sign == 0:
        return amount
    return abs(amount) if sign > 0 else -abs(amount)


def _add(sums: dict[FundClass, Money], kind: FundClass, amount: Money) -> None:
    sums[kind] = sums.get(kind, Money.zero(CURRENCY)) + amount


def _balance(sums: dict[FundClass, Money]) -> Balance:
    zero = Money.zero(CURRENCY)
    return Balance(
        cash=sums.get(FundClass.CASH, zero),
        grant=sums.get(FundClass.GRANT, zero),
        credit=sums.get(FundClass.CREDIT, zero),
        frozen=sums.get(FundClass.DEPOSIT, zero),
    )


def _other_than_zero(identity: str) -> str:
    return "" if identity == "0" else identity
