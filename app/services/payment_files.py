"""Files for the bank 付款文件: written once, kept to the byte, and given out again only as they were."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Literal

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.orders import Channel, Order, OrderState
from app.domain.people import Action
from app.domain.remittance import remittance_code
from app.errors import IllegalMove, WrongAnswer
from app.exports.payment_files import BankParty, Payment, PaymentBatch, write_pain_001, write_payment_sheet
from app.services.order_book import CHANGES, OrderBook
from app.services.order_rules import ZONE
from app.store.folder import written_whole
from app.store.trouble import disk_told_plainly
from app.store.work import Work

Form = Literal["sheet", "iso20022"]

Payer = BankParty
"""From whose account a file pays."""


class PaymentFiles:
    """The one way in which a bank is told to pay."""

    def __init__(self, book: OrderBook) -> None:
        self._book = book
        self._vault = book.vault

    def write(self, order_ids: Sequence[int], path: Path, *, payer: BankParty, form: Form = "sheet") -> Changes:
        """Write one file with these orders, each under its remittance code; they count as sent from then on.

        All of them or none. The file is kept in the vault by the same transaction that marks them as sent, and takes its name on
        the disk after it: whatever breaks off in between, no second file with the same payments is ever made. IllegalMove for
        orders that were sent, or begun by an older program, whose file may be somewhere.
        """
        with disk_told_plainly(path), written_whole(path) as out, self._vault.work(is_synced=True) as work:
            orders = self._book.get_all(work, order_ids)
            if any(order.content.channel is not Channel.BANK for order in orders):
                raise WrongAnswer("channel", "not_by_bank")
            me = self._book.people.need(work, Action.PAY)
            if begun := next((order for order in orders if order.state is OrderState.INTENT), None):
                raise IllegalMove(begun.state, OrderState.SENT)
            for order in orders:
                self._book.begin(work, order)
            at = self._book.clock()
            body = _file_of(tuple(_payment(work, order) for order in orders), payer=payer, form=form, at=at)
            out.write(body)
            out.flush()  # a full disk speaks now, while nothing counts as sent
            digest = sha256(body).hexdigest()
            work.payment_files.add(path.name, at, digest, zlib.compress(body), order_ids)
            for order in orders:
                self._book.mark_sent(work, order, me, file=path.name, file_sha256=digest)
        return CHANGES

    def name_of(self, order_id: int) -> str:
        """Under which name its file was written; NotFound when it went in none."""
        with self._vault.look() as work:
            return work.payment_files.of(order_id).name

    def save_again(self, order_id: int, path: Path) -> Changes:
        """Save the very file again in which an order went to the bank; NotFound when it went in none.

        The same bytes carry the same numbers, by which a bank tells that it has them already. The chain notes that it was saved.
        """
        with disk_told_plainly(path), written_whole(path) as out, self._vault.work(is_synced=True) as work:
            order = self._book.get(work, order_id)
            me = self._book.people.need(work, Action.PAY, order.hands)
            kept = work.payment_files.of(order_id)
            out.write(zlib.decompress(kept.body))
            out.flush()
            self._book.keep(
                work, order, RecordKind.ORDER_OUTCOME, me, file=path.name, file_sha256=kept.sha256, is_again=True
            )
        return CHANGES


def _file_of(payments: tuple[Payment, ...], *, payer: BankParty, form: Form, at: datetime) -> bytes:
    batch = PaymentBatch(number=f"AT{at:%Y%m%d%H%M%S}", payer=payer, day=at.astimezone(ZONE).date(), payments=payments)
    out = BytesIO()
    if form == "sheet":
        write_payment_sheet(batch, out)
    else:
        write_pain_001(batch, out, at)
    return out.getvalue()


def _payment(work: Work, order: Order) -> Payment:
    payee = work.payees.get(order.payee_id or 0)
    account = work.accounts.get(order.content.account_id)
    return Payment(
        key=order.content.intent,
        payee=BankParty(name=payee.name, account=payee.account, bank=payee.bank, bank_code=payee.bank_code),
        amount=order.content.amount,
        code=remittance_code(order.content.intent),
        text=f"{account.name} {account.platform_id}",
    )
