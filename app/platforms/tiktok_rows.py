"""What the fields of TikTok for Business mean in our words: currency units everywhere, signs in a field of their own."""

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
from app.platforms.zones import day_in, iana_name

UNIT = Decimal(1)
"""Balances and transactions are JSON numbers, report metrics text; both count in units of the account's currency."""

NO_DATA = "-"
NOT_SHARED = "NON_SHARED"

STATUSES = {
    # as `advertiser/balance/get` shows them
    "SHOW_ACCOUNT_STATUS_APPROVED": AccountStatus.ACTIVE,
    "SHOW_ACCOUNT_STATUS_NOT_APPROVED": AccountStatus.REFUSED,
    "SHOW_ACCOUNT_STATUS_IN_REVIEW": AccountStatus.IN_REVIEW,
    "SHOW_ACCOUNT_STATUS_PUNISHED": AccountStatus.STOPPED,
    # as `advertiser/info` tells them
    "STATUS_ENABLE": AccountStatus.ACTIVE,
    "STATUS_DISABLE": AccountStatus.STOPPED,
    "STATUS_LIMIT": AccountStatus.STOPPED,
    "STATUS_PENDING_CONFIRM": AccountStatus.IN_REVIEW,
    "STATUS_PENDING_VERIFIED": AccountStatus.IN_REVIEW,
    "STATUS_PENDING_CONFIRM_MODIFY": AccountStatus.IN_REVIEW,
    "STATUS_WAIT_FOR_BPM_AUDIT": AccountStatus.IN_REVIEW,
    "STATUS_WAIT_FOR_PUBLIC_AUTH": AccountStatus.IN_REVIEW,
    "STATUS_SELF_SERVICE_UNAUDITED": AccountStatus.IN_REVIEW,
    "STATUS_CONTRACT_PENDING": AccountStatus.IN_REVIEW,
    "STATUS_CONFIRM_FAIL": AccountStatus.REFUSED,
    "STATUS_CONFIRM_FAIL_END": AccountStatus.REFUSED,
    "STATUS_CONFIRM_MODIFY_FAIL": AccountStatus.REFUSED,
}

KINDS = {
    "ADD_BALANCE": FundRowKind.RECHARGE,
    "REFUND": FundRowKind.REFUND,
    "INCREASE_BALANCE": FundRowKind.TRANSFER_IN,
    "DECREASE_BALANCE": FundRowKind.TRANSFER_OUT,
    "PROMOTION_EXPIRED": FundRowKind.EXPIRE,
    "ORDER_CREATION_PAYMENT": FundRowKind.SPEND,
    "ORDER_EDIT_PAYMENT": FundRowKind.SPEND,
}

SIGNS = {"POSITIVE": 1, "NEGATIVE": -1}
"""`amount_type` carries the sign; the amounts beside it are taken for their size."""

LEAVING = {FundRowKind.REFUND, FundRowKind.TRANSFER_OUT, FundRowKind.EXPIRE, FundRowKind.SPEND}
"""Where `amount_type` says OTHER, these kinds are taken to leave the account."""


def portfolio_of(bc_id: str) -> str:
    """A Business Center's payment portfolio as a wallet: its own id is not told beside the balances."""
    return f"portfolio:{bc_id}"


def is_shared(data: Payload) -> bool:
    """Whether `bc/balance/get` says that the accounts of the Business Center spend from a payment portfolio."""
    return data.text("payment_portfolio_type", NOT_SHARED) != NOT_SHARED


def read_bc_listing(row: Payload, bc_id: str, *, wallet: str) -> AccountListing:
    """A row of `advertiser/balance/get`, which lists what a Business Center administers."""
    return _listing(
        row,
        name=row.text("advertiser_name", ""),
        status=row.text("advertiser_status", ""),
        zone=row.text("timezone"),
        manager=bc_id,
        wallet=wallet,
    )


def read_info_listing(row: Payload) -> AccountListing:
    """A row of `advertiser/info`; `display_timezone` has a place's name where `timezone` has only an offset."""
    zone = row.text("display_timezone") if row.has("display_timezone") else row.text("timezone")
    return _listing(row, name=row.text("name", ""), status=row.text("status", ""), zone=zone, manager="", wallet="")


def read_balance(row: Payload, account: AccountListing) -> Iterator[BalanceReading]:
    """A row of `advertiser/balance/get`.

    `account_balance` is what can be spent (`valid_…`), what is frozen, and tax, which the platform keeps: both of the latter
    stand in `frozen`. Cash and grant are the valid twins; what is valid and neither is lent, so it stands in `credit`.
    With a payment portfolio these are the portfolio's figures, repeated on every account: they become its own reading, and
    the account holds nothing itself.
    """
    currency = account.currency
    cash, grant = _money(row, "valid_cash_balance", currency), _money(row, "valid_grant_balance", currency)
    balance = Balance(
        cash=cash,
        grant=grant,
        credit=_money(row, "valid_account_balance", currency) - cash - grant,
        frozen=_money(row, "frozen_balance", currency) + _money(row, "tax", currency, Decimal(0)),
    )
    if not account.wallet:
        yield BalanceReading(holder=account.platform_id, name=account.name, balance=balance)
        return
    zero = Money.zero(currency)
    nothing = Balance(cash=zero, grant=zero, credit=zero, frozen=zero)
    yield BalanceReading(holder=account.platform_id, name=account.name, balance=nothing, wallet=account.wallet)
    yield BalanceReading(holder=account.wallet, is_wallet=True, balance=balance)


def read_info_balance(row: Payload, account: AccountListing) -> Iterator[BalanceReading]:
    """A row of `advertiser/info`, where nothing but one balance is told: it stands in `cash`."""
    zero = Money.zero(account.currency)
    balance = Balance(cash=_money(row, "balance", account.currency), grant=zero, credit=zero, frozen=zero)
    yield BalanceReading(holder=account.platform_id, name=account.name, balance=balance)


def read_fund_rows(rows: Iterable[Payload], account: AccountListing) -> Iterator[FundRow]:
    """Rows of `bc/account/transaction/get`; amounts are with tax, times in the zone that the row names."""
    for row in rows:
        transaction_type = row.text("transaction_type", "")
        kind = KINDS.get(transaction_type, FundRowKind.OTHER)
        zone = iana_name(row.text("timezone", account.zone)) or account.zone
        at = row.moment("create_time", zone)
        amount = _money(row, "amount", row.text("currency", account.currency))
        yield FundRow(
            holder=account.platform_id,
            serial=row.text("transaction_id"),
            at=at,
            day=day_in(at, account.zone),
            kind=kind,
            platform_kind=transaction_type,
            fund_class=_fund_class(transaction_type, row.text("billing_type", "")),
            amount=_signed(amount, row.text("amount_type", ""), kind),
            party=row.text("bc_name", ""),
            reference=row.text("serial_number", "") or row.text("invoice_id", ""),
        )


def read_spend(row: Payload, account: AccountListing) -> Iterator[SpendRow]:
    """A row of the report by day; nothing where the platform writes that it has no figure yet."""
    metrics = row.part("metrics")
    told = metrics.text("currency", NO_DATA)
    currency = account.currency if told == NO_DATA else told
    spend = _metric(metrics, "spend", currency)
    if spend is not None:
        yield SpendRow(
            holder=account.platform_id,
            day=row.part("dimensions").day("stat_time_day"),
            spend=spend,
            cash=_metric(metrics, "cash_spend", currency),
            grant=_metric(metrics, "voucher_spend", currency),
        )


def _listing(row: Payload, *, name: str, status: str, zone: str, manager: str, wallet: str) -> AccountListing:
    known_zone = iana_name(zone)
    if known_zone is None:
        raise row.bad("a zone that no calendar knows")
    return AccountListing(
        platform_id=row.text("advertiser_id"),
        name=name,
        company=row.text("company", ""),
        currency=row.text("currency"),
        zone=known_zone,
        status=STATUSES.get(status, AccountStatus.UNKNOWN),
        platform_status=status,
        wallet=wallet,
        manager=manager,
    )


def _fund_class(transaction_type: str, billing_type: str) -> FundClass:
    if transaction_type.startswith("PROMOTION"):
        return FundClass.GRANT
    return FundClass.CREDIT if billing_type == "CREDIT" else FundClass.CASH


def _signed(amount: Money, amount_type: str, kind: FundRowKind) -> Money:
    if sign := SIGNS.get(amount_type):
        return abs(amount) if sign > 0 else -abs(amount)
    return -abs(amount) if kind in LEAVING else amount


def _metric(metrics: Payload, name: str, currency: str) -> Money | None:
    if not metrics.has(name) or metrics.says(name, NO_DATA):
        return None
    return _money(metrics, name, currency)


def _money(row: Payload, name: str, currency: str, default: Decimal | None = None) -> Money:
    return row.money(name, unit=UNIT, currency=currency, default=default)
