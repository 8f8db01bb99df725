"""HSBC Hong Kong: the credit card's list, signed amounts beside a CREDIT/DEBIT column, CNY and HKD in one file."""

from app.banks.sheet import SheetFormat
from app.domain.statements import Column, DateOrder

HSBC_HK = SheetFormat(
    name="hsbc-hk-credit",
    marks=("Billing amount", "Billing currency", "Credit / Debit"),
    columns={
        Column.DAY: ("Transaction date",),
        Column.VALUE_DAY: ("Post date",),
        Column.AMOUNT: ("Billing amount",),
        Column.DIRECTION: ("Credit / Debit",),
        Column.CURRENCY: ("Billing currency",),
        Column.PARTY: ("Merchant name",),
        Column.TEXT: ("Description",),
        Column.STATUS: ("Transaction status",),
    },
    currency="HKD",
    date_order=DateOrder.DAY_FIRST,
)
