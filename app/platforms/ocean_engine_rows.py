"""What the fields of Ocean Engine 巨量引擎 mean in our words: units, signs, and which money is whose."""

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

CURRENCY = "CNY"
YUAN = Decimal(1)
FEN = Decimal("0.01")

FUND_UNIT = YUAN  # 2/advertiser/fund/get: JSON floats
ACCOUNT_FUND_UNIT = (
    FEN  # v3.0/account/fund/get: whole numbers; inferred, so proved by `is_in_fen` before it is relied on
)
TRANSACTION_UNIT = YUAN  # 2/advertiser/fund/transaction/get: JSON floats
REPORT_UNIT = YUAN  # v3.0/report/custom/get: text

AGENTS = {"AGENT", "CHILD_AGENT", "AGENT_SYSTEM_ACCOUNT"}
ORGANISATIONS = {"CUSTOMER_ADMIN", "CUSTOMER_OPERATOR"}

TRANSACTION_TYPES = ("RECHARGE", "TRANSFER")

_NOTHING = Decimal(0)

STATUSES = {
    "STATUS_ENABLE": AccountStatus.ACTIVE,
    "STATUS_DISABLE": AccountStatus.STOPPED,
    "STATUS_LIMIT": AccountStatus.STOPPED,
    "STATUS_PENDING_CONFIRM": AccountStatus.IN_REVIEW,
    "STATUS_PENDING_VERIFIED": AccountStatus.IN_REVIEW,
    "STATUS_PENDING_CONFIRM_MODIFY": AccountStatus.IN_REVIEW,
    "STATUS_WAIT_FOR_BPM_AUDIT": AccountStatus.IN_REVIEW,
    "STATUS_WAIT_FOR_PUBLIC_AUTH": AccountStatus.IN_REVIEW,
    "STATUS_SELF_SERVICE_UNAUDITED": AccountStatus.IN_REVIEW,
    "STATUS_CONFIRM_FAIL": AccountStatus.REFUSED,
    "STATUS_CONFIRM_FAIL_END": AccountStatus.REFUSED,
    "STATUS_CONFIRM_MODIFY_FAIL": AccountStatus.REFUSED,
}


def read_listing(row: Payload, manager: str) -> AccountListing:
    """A row of `2/advertiser/info/`; days are cut in Beijing."""
    status = row.text("status", "")
    return AccountListing(
        platform_id=row.text("id"),
        name=row.text("name", ""),
        company=row.text("company", ""),
        currency=CURRENCY,
        zone=BEIJING,
        status=STATUSES.get(status, AccountStatus.UNKNOWN),
        platform_status=status,
        manager=manager,
    )


def bare_listing(advertiser: str, manager: str) -> AccountListing:
    """An advertiser that is listed but not described: its money is read all the same."""
    return AccountListing(
        platform_id=advertiser,
        name=advertiser,
        currency=CURRENCY,
        zone=BEIJING,
        status=AccountStatus.UNKNOWN,
        manager=manager,
    )


def read_fund(data: Payload, account: AccountListing) -> Iterator[BalanceReading]:
    """The answer of `2/advertiser/fund/get/`, which does not tell credit apart from prepaid cash: both stand in `cash`.

    `balance` is `cash` and `grant` together, and each has a `valid_` twin that can be spent; what is between them is frozen.
    """
    balance = _money(data, "balance", FUND_UNIT)
    valid = _money(data, "valid_balance", FUND_UNIT)
    grant = _money(data, "valid_grant", FUND_UNIT)
    own = Balance(cash=valid - grant, grant=grant, credit=Money.zero(CURRENCY), frozen=balance - valid)
    yield from _readings(data, account, own, FUND_UNIT)


def read_account_fund(row: Payload, account: AccountListing) -> Iterator[BalanceReading]:
    """A row of `v3.0/account/fund/get/`, where `credit_` and `preloan_` are lent by the platform: both stand in `credit`.

    Cash is what remains of `valid_balance`, so that the four parts add up to the platform's own `balance`.
    """
    balance = _money(row, "balance", ACCOUNT_FUND_UNIT)
    valid = _money(row, "valid_balance", ACCOUNT_FUND_UNIT)
    grant = _money(row, "valid_grant", ACCOUNT_FUND_UNIT)
    credit = _part(row, "credit_valid_balance") + _part(row, "preloan_valid_balance")
    own = Balance(cash=valid - grant - credit, grant=grant, credit=credit, frozen=balance - valid)
    yield from _readings(row, account, own, ACCOUNT_FUND_UNIT)


def is_in_fen(row: Payload, fund: Payload) -> bool:
    """Whether the row's whole numbers are hundredths of what the other call tells in yuan for the same account.

    A tenth to ten times leaves room for money that moved between the two calls, and none for a wrong unit.
    """
    inferred = _money(row, "balance", ACCOUNT_FUND_UNIT).amount
    published = _money(fund, "balance", FUND_UNIT).amount
    return published / 10 <= inferred <= published * 10


def read_fund_rows(rows: Iterable[Payload], account: AccountListing, transaction_type: str) -> Iterator[FundRow]:
    """Rows of `2/advertiser/fund/transaction/get/`; a row with cash and grant in it becomes one row of each."""
    serials = Serials()
    for row in rows:
        amount = _money(row, "amount", TRANSACTION_UNIT)
        # What is not told to be grant (or return goods, which are granted too) is cash: the parts add up to `amount`.
        grant = _money(row, "grant", TRANSACTION_UNIT, _NOTHING) + _money(
            row, "return_goods", TRANSACTION_UNIT, _NOTHING
        )
        grant = grant if abs(grant) <= abs(amount) else Money.zero(CURRENCY)
        serial = row.text("transaction_seq", "0")
        if serial == "0":
            ends = (row.text("remitter", ""), row.text("payee", ""))
            serial = serials.next(transaction_type, row.text("create_time"), str(amount.micros), *ends)
        if amount - grant or not grant:
            yield _fund_row(
                row, account, transaction_type, amount=amount - grant, fund_class=FundClass.CASH, serial=serial
            )
        if grant:
            yield _fund_row(
                row, account, transaction_type, amount=grant, fund_class=FundClass.GRANT, serial=f"{serial}/grant"
            )


def read_wallet_row(row: Payload, wallet: str) -> FundRow:
    """A row of `v3.0/shared_wallet/transaction_detail/get/`: all kinds of money together, as the wallet's balance is told."""
    remitter, payee = row.text("remitter", ""), row.text("payee", "")
    amount = _money(row, "amount", TRANSACTION_UNIT)
    if remitter == wallet and payee != wallet:
        amount = -abs(amount)
    elif payee == wallet and remitter != wallet:
        amount = abs(amount)
    at, kind = row.moment("business_time", BEIJING), row.text("biz_type", "")
    is_in = amount.amount >= 0
    return FundRow(
        holder=wallet,
        is_wallet=True,
        serial=row.text("transaction_seq"),
        at=at,
        day=day_in(at, BEIJING),
        kind=_kind("RECHARGE" if kind == "RECHARGE" else "TRANSFER", is_in=is_in),
        platform_kind=kind,
        fund_class=FundClass.CASH,
        amount=amount,
        party=row.text("remitter_name" if is_in else "payee_name", "") or (remitter if is_in else payee),
        reference=row.text("transaction_seq", ""),
    )


def read_spend(row: Payload, account: AccountListing) -> SpendRow:
    """A row of `v3.0/report/custom/get/` by day."""
    cost = row.part("metrics").money("stat_cost", unit=REPORT_UNIT, currency=CURRENCY)
    return SpendRow(holder=account.platform_id, day=row.part("dimensions").day("stat_time_day"), spend=cost)


def _fund_row(
    row: Payload, account: AccountListing, transaction_type: str, *, amount: Money, fund_class: FundClass, serial: str
) -> FundRow:
    remitter, payee = row.text("remitter", ""), row.text("payee", "")
    own_names = {account.platform_id, account.name}
    # The sign of the amounts is not published: the two ends tell the direction where one of them is this account.
    if remitter in own_names and payee not in own_names:
        amount = -abs(amount)
    elif payee in own_names and remitter not in own_names:
        amount = abs(amount)
    at = row.moment("create_time", BEIJING)
    return FundRow(
        holder=account.platform_id,
        serial=serial,
        at=at,
        day=day_in(at, BEIJING),
        kind=_kind(transaction_type, is_in=amount.amount >= 0),
        platform_kind=transaction_type,
        fund_class=fund_class,
        amount=amount,
        party=remitter if amount.amount >= 0 else payee,
        reference=row.text("transaction_seq", ""),
    )


def _kind(transaction_type: str, *, is_in: bool) -> FundRowKind:
    if transaction_type == "RECHARGE":
        return FundRowKind.RECHARGE if is_in else FundRowKind.REFUND
    return FundRowKind.TRANSFER_IN if is_in else FundRowKind.TRANSFER_OUT


def _readings(data: Payload, account: AccountListing, own: Balance, unit: Decimal) -> Iterator[BalanceReading]:
    """The account's reading; in a shared wallet 共享钱包 the account holds nothing itself and the wallet has a reading of its own.

    Of the wallet only the total that can be spent is told here: it stands in `cash`.
    """
    wallet = data.text("wallet_id", "0")
    zero = Money.zero(CURRENCY)
    nothing = Balance(cash=zero, grant=zero, credit=zero, frozen=zero)
    if wallet == "0":
        yield BalanceReading(holder=account.platform_id, name=account.name, balance=own)
        return
    yield BalanceReading(holder=account.platform_id, name=account.name, balance=nothing, wallet=wallet)
    shared = Balance(cash=_money(data, "wallet_total_balance_valid", unit), grant=zero, credit=zero, frozen=zero)
    yield BalanceReading(holder=wallet, is_wallet=True, name=data.text("wallet_name", ""), balance=shared)


def _part(row: Payload, name: str) -> Money:
    return _money(row, name, ACCOUNT_FUND_UNIT, _NOTHING)


def _money(data: Payload, name: str, unit: Decimal, default: Decimal | None = None) -> Money:
    return data.money(name, unit=unit, currency=CURRENCY, default=default)
