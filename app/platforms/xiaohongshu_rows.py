"""What the fields of Xiaohongshu Juguang 小红书聚光 mean in our words, as an advertiser's own token tells them: fen, but yuan in reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

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
from app.platforms.zones import BEIJING, day_in, moment_of_epoch

CURRENCY = "CNY"
YUAN = Decimal(1)
FEN = Decimal("0.01")

BALANCE_UNIT = FEN  # jg/account/balance/info: whole numbers
ORDER_UNIT = FEN  # jg/account/order/info: whole numbers
REPORT_UNIT = YUAN  # jg/data/report: `fee` as number or text, maybe with commas; inferred

AGENT_ROLE = "601"
"""`approval_role_type` of an agent 代理商; a brand's is 4."""
PROVIDER_ROLE = "3"
"""`role_type` of a service provider 服务商."""

ACCOUNT_TYPES = (0, 1, 2, 6)
FUND_CLASSES = {
    "0": FundClass.CASH,
    "1": FundClass.GRANT,  # rebate 返货
    "2": FundClass.CREDIT,
    "6": FundClass.GRANT,  # compensation 赔付
}
"""`account_type` of the account's ledger; the agent's wallets are numbered otherwise."""

OPERATIONS = {
    "1": (FundRowKind.RECHARGE, 1),
    "2": (FundRowKind.OTHER, 1),  # cash back
    "3": (FundRowKind.SPEND, -1),
    "4": (FundRowKind.SPEND, -1),  # deducted later
    "5": (FundRowKind.RECHARGE, 1),  # virtual
    "8": (FundRowKind.REFUND, -1),  # withdrawn
    "9": (FundRowKind.REFUND, -1),  # reclaimed
    "10": (FundRowKind.OTHER, -1),  # a rebate taken back
    "13": (FundRowKind.TRANSFER_IN, 1),  # credit
    "14": (FundRowKind.TRANSFER_OUT, -1),
    "15": (FundRowKind.RECHARGE, 1),  # e-commerce payment
}
"""Kind and sign of `operate_type`. Whether amounts carry a sign is not published, so these are taken for their size; of the
others (payouts, orders frozen and released) the direction is not published either, and the amount stands as it came."""
TRANSFER = "6"
REFUND = "7"

EARLIEST_MILLISECOND = 10**11
"""Smaller whole numbers are seconds since 1970."""


class Role(StrEnum):
    """Whom a grant speaks for, which decides what can be read and how."""

    BRAND = "brand"
    PROVIDER = "provider"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Subject:
    """One of whom a grant speaks for. `name` is a brand's name, which only the token's answer tells; an agent's own wallet."""

    role: Role
    identity: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.role}/{self.identity}/{self.name}"


def read_subject(text: str) -> Subject:
    """A subject as the grant keeps it; a plain id is a brand's advertiser."""
    role, _, rest = text.partition("/")
    if role not in set(Role):
        return Subject(Role.BRAND, text)
    identity, _, name = rest.partition("/")
    return Subject(Role(role), identity, name)


def read_subjects(data: Payload) -> tuple[str, ...]:
    """Whom the answer of a token call is for: an agent, or the advertisers that approved the app."""
    if data.text("approval_role_type", "") == AGENT_ROLE:
        return (str(Subject(Role.AGENT, data.text("user_id"), data.text("virtual_seller_id", ""))),)
    role = Role.PROVIDER if data.text("role_type", "") == PROVIDER_ROLE else Role.BRAND
    approved = data.parts("approval_advertisers") if data.has("approval_advertisers") else []
    found = [Subject(role, row.text("advertiser_id"), row.text("advertiser_name", "")) for row in approved]
    if not found and data.has("advertiser_id"):
        found = [Subject(role, data.text("advertiser_id"))]
    return tuple(dict.fromkeys(str(subject) for subject in found))


def read_listing(subject: Subject) -> AccountListing:
    """An advertiser that approved the app; no status is told."""
    return AccountListing(
        platform_id=subject.identity,
        name=subject.name or subject.identity,
        currency=CURRENCY,
        zone=BEIJING,
        status=AccountStatus.UNKNOWN,
    )


def read_balance(data: Payload, account: AccountListing) -> BalanceReading:
    """The answer of `jg/account/balance/info`.

    Rebates and compensation are granted; what is not available is frozen. Of what is available and not granted, `cash` is at
    most the platform's own `cash_balance`, and the rest is credit, which the ledger knows and this answer does not name: the
    parts add up to `total_balance`.
    """
    available = _money(data, "available_balance", BALANCE_UNIT)
    grant = _money(data, "return_balance", BALANCE_UNIT) + _money(
        data, "compensate_return_balance", BALANCE_UNIT, Decimal(0)
    )
    cash = min(_money(data, "cash_balance", BALANCE_UNIT), available - grant)
    balance = Balance(
        cash=cash,
        grant=grant,
        credit=available - grant - cash,
        frozen=_money(data, "total_balance", BALANCE_UNIT) - available,
    )
    return BalanceReading(holder=account.platform_id, name=account.name, balance=balance)


def read_orders(rows: Iterable[Payload], account: AccountListing) -> Iterator[FundRow]:
    """Rows of `jg/account/order/info`, which have no number of their own: the serial is made of what cannot change."""
    serials = Serials()
    seen: set[bytes] = set()
    for row in rows:
        # Pushed onto a second page by a newer one, a row is equal in everything, the balance after it included.
        if row.has("balance") and row.mark() in seen:
            continue
        seen.add(row.mark())
        at = read_moment(row, "trade_time")
        operation, account_type = row.text("operate_type", ""), row.text("account_type", "0")
        kind, amount = _kind_and_amount(operation, _money(row, "order_amount", ORDER_UNIT))
        party = row.text("transfer_object", "")
        yield FundRow(
            holder=account.platform_id,
            serial=serials.next(row.text("trade_time"), operation, account_type, str(amount.micros), party),
            at=at,
            day=day_in(at, BEIJING),
            kind=kind,
            platform_kind=row.text("business_type_name", operation),
            fund_class=FUND_CLASSES.get(account_type, FundClass.GRANT),
            amount=amount,
            party=party,
            text=row.text("remark", ""),
        )


def read_spend(row: Payload, account: AccountListing) -> SpendRow:
    """A row of `jg/data/report/offline/account` by day."""
    return SpendRow(holder=account.platform_id, day=row.day("time"), spend=_money(row, "fee", REPORT_UNIT))


def read_moment(row: Payload, name: str) -> datetime:
    """A moment in milliseconds since 1970, as the platform's ledgers write it, or as text in Beijing time."""
    text = row.text(name)
    if not (text.isdecimal() and text.isascii()) or int(text) < EARLIEST_MILLISECOND:
        return row.moment(name, BEIJING)
    try:
        return moment_of_epoch(int(text) // 1000)
    except ValueError:
        raise row.bad(f"{name} is no time") from None


def _kind_and_amount(operation: str, amount: Money) -> tuple[FundRowKind, Money]:
    if operation == TRANSFER:
        return (FundRowKind.TRANSFER_IN if amount.amount >= 0 else FundRowKind.TRANSFER_OUT), amount
    if operation == REFUND:
        return FundRowKind.REFUND, amount
    kind, sign = OPERATIONS.get(operation, (FundRowKind.OTHER, 0))
    if sign == 0:
        return kind, amount
    return kind, abs(amount) if sign > 0 else -abs(amount)


def _money(data: Payload, name: str, unit: Decimal, default: Decimal | None = None) -> Money:
    return data.money(name, unit=unit, currency=CURRENCY, default=default)
