"""What the fields of Xiaohongshu's agent finance 小红书代理商资金 mean in our words: yuan as text, and wallets beside accounts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.accounts import AccountListing, AccountStatus, Balance, BalanceReading, FundRow, FundRowKind
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.platforms.payload import Payload
from app.platforms.xiaohongshu_rows import CURRENCY, YUAN, read_moment
from app.platforms.zones import BEIJING, day_in

WALLET_UNIT = YUAN  # finance/balance/query: text with two decimals
RECORD_UNIT = YUAN  # finance/transaction/record/query: text with two decimals

CASH_WALLET = "0"
"""Also what a wallet type that is left out means: some writers drop the zero."""
WALLET_CLASSES = {
    CASH_WALLET: FundClass.CASH,
    "1": FundClass.CREDIT,
    "2": FundClass.GRANT,  # rebate goods
    "3": FundClass.GRANT,  # voucher
    "4": FundClass.GRANT,  # compensation
}
"""`wallet_type`; the ledger of an account numbers its kinds otherwise."""

SPENT = (3,)
MOVED = (1, 2, 4, 5, 6, 11, 12)
"""`trade_type` as it is asked for: spend apart from recharge, entry, refund, transfer, out, and orders paid and refunded.
The answer calls it by a name of which no list is published, so what is spend is known from the question."""


def wallet_of(row: Payload) -> str:
    """The wallet's id in a row of `jg/account/sub/page`."""
    return row.text("virtual_seller_id")


def read_listing(row: Payload, manager: str) -> AccountListing:
    """A row of `jg/account/sub/page`; a sub-account that cannot deliver yet is known by its wallet's id.

    What the numbers of its status mean is not published.
    """
    advertiser = row.text("advertiser_id", "0")
    return AccountListing(
        platform_id=wallet_of(row) if advertiser == "0" else advertiser,
        name=row.text("virtual_seller_name", "") or row.text("brand_user_name", ""),
        company=row.text("company_name", ""),
        currency=CURRENCY,
        zone=BEIJING,
        status=AccountStatus.UNKNOWN,
        platform_status=row.text("virtual_seller_status", ""),
        manager=manager,
    )


def read_balance(row: Payload, account: AccountListing) -> BalanceReading:
    """A wallet of `finance/balance/query`: what is available by kind, and what is frozen of all kinds together.

    An unknown kind is not counted as the company's own cash.
    """
    sums = dict.fromkeys(FundClass, Money.zero(CURRENCY))
    for part in row.parts("balance_list"):
        kind = WALLET_CLASSES.get(part.text("wallet_type", CASH_WALLET), FundClass.GRANT)
        sums[kind] += part.money("available_balance", unit=WALLET_UNIT, currency=CURRENCY)
        sums[FundClass.DEPOSIT] += part.money("frozen_balance", unit=WALLET_UNIT, currency=CURRENCY, default=Decimal(0))
    balance = Balance(
        cash=sums[FundClass.CASH],
        grant=sums[FundClass.GRANT],
        credit=sums[FundClass.CREDIT],
        frozen=sums[FundClass.DEPOSIT],
    )
    return BalanceReading(holder=account.platform_id, name=account.name, balance=balance)


def read_records(
    rows: Iterable[Payload], account: AccountListing, *, own_wallet: str, is_spend: bool
) -> Iterator[FundRow]:
    """Rows of `finance/transaction/record/query`; `direction` carries the sign, and `own_wallet` is the agent's."""
    for row in rows:
        wallet_type, direction = row.text("wallet_type", CASH_WALLET), row.whole("direction")
        if direction not in (1, -1):
            raise row.bad("direction is neither in nor out")
        size = abs(row.money("amount", unit=RECORD_UNIT, currency=CURRENCY))
        at = read_moment(row, "trade_time")
        yield FundRow(
            holder=account.platform_id,
            serial=f"{row.text('trade_no')}/{wallet_type}/{direction}",
            at=at,
            day=day_in(at, BEIJING),
            kind=FundRowKind.SPEND if is_spend else _kind(row, own_wallet, is_in=direction > 0),
            platform_kind=row.text("trade_type", ""),
            fund_class=WALLET_CLASSES.get(wallet_type, FundClass.GRANT),
            amount=size if direction > 0 else -size,
            party=row.text("target_account_name", "") or row.text("target_virtual_seller_id", ""),
            reference=row.text("business_no", ""),
            text=row.text("remark", ""),
        )


def _kind(row: Payload, own_wallet: str, *, is_in: bool) -> FundRowKind:
    """Told by who is on the other side: from and to the agent money is recharged and refunded, elsewhere it is transferred."""
    other_side = row.text("target_virtual_seller_id", "")
    if not other_side or other_side == row.text("virtual_seller_id", ""):
        return FundRowKind.OTHER
    if other_side == own_wallet:
        return FundRowKind.RECHARGE if is_in else FundRowKind.REFUND
    return FundRowKind.TRANSFER_IN if is_in else FundRowKind.TRANSFER_OUT
