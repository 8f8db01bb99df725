"""Stripe: the balance report; net is what the balance moved by, and the payout follows days later."""

from datetime import timedelta

from app.banks.sheet import SheetFormat
from app.domain.statements import Column

STRIPE = SheetFormat(
    name="stripe",
    marks=("balance_transaction_id", "gross", "net"),
    columns={
        Column.DAY: ("created_utc",),
        Column.VALUE_DAY: ("available_on_utc",),
        Column.AMOUNT: ("net",),
        Column.CURRENCY: ("currency",),
        Column.SERIAL: ("balance_transaction_id",),
        Column.TEXT: ("reporting_category", "description"),
    },
    offset=timedelta(0),
)
