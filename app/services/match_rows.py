"""The rows of the vault as matching sees them: bank rows, and the fund rows that a bank row may stand beside."""

from collections.abc import Iterable

from app.domain.accounts import FundRowKind, Platform
from app.domain.evidence import Holder, StoredFundRow
from app.domain.ledger import FundClass
from app.domain.matches import MatchRow
from app.domain.platform_names import PAID_AS
from app.domain.statements import Direction
from app.services.match_life import bank_key, fund_key
from app.store.work import Work


def bank_side(work: Work) -> list[MatchRow]:
    """Bank rows that moved money, as matching sees them."""
    return [
        MatchRow(
            id=bank_key(bank_row.id),
            day=bank_row.row.day,
            amount=bank_row.row.amount,
            party=bank_row.row.party,
            reference=" ".join(filter(None, (bank_row.row.reference, bank_row.row.serial))),
            text=bank_row.row.text,
            source=f"bank:{bank_row.bank_account_id}",
        )
        for bank_row in work.statements.rows()
        if bank_row.row.direction in {Direction.IN, Direction.OUT} and bank_row.row.amount
    ]


def platform_side(work: Work) -> list[MatchRow]:
    """Fund rows of cash that came from or went back to a bank, signed from the company's side."""
    platforms = {Holder("account", account.id or 0): account.platform for account in work.accounts.all()}
    platforms |= {Holder("wallet", wallet.id or 0): wallet.platform for wallet in work.wallets.all()}
    return [
        MatchRow(
            id=fund_key(stored.id),
            day=stored.row.day,
            amount=-stored.row.amount,
            party=_party(stored, platforms[stored.holder]),
            reference=" ".join(filter(None, (stored.row.reference, stored.row.serial))),
            text=stored.row.text,
            source=f"{stored.holder.kind}:{stored.holder.id}",
        )
        for stored in bank_bound(work)
    ]


def bank_bound(work: Work) -> Iterable[StoredFundRow]:
    """The fund rows that have, or may have, a bank row."""
    kinds = {FundRowKind.RECHARGE, FundRowKind.REFUND, FundRowKind.TRANSFER_IN, FundRowKind.TRANSFER_OUT}
    for stored in work.evidence.fund_rows():
        is_paid = stored.row.fund_class is FundClass.CASH and stored.row.kind in kinds
        # What a postpaid platform took for its bill came out of the bank as well.
        if (is_paid or stored.row.kind is FundRowKind.CHARGE) and stored.row.amount:
            yield stored


def _party(stored: StoredFundRow, platform: Platform) -> str:
    """Whom the bank would name: what a platform writes there is the advertiser itself, or nobody.

    A transfer that tells the number of the account on its other end keeps it.
    """
    is_transfer = stored.row.kind in {FundRowKind.TRANSFER_IN, FundRowKind.TRANSFER_OUT}
    return stored.row.party if is_transfer and stored.row.party.isdigit() else PAID_AS[platform]
