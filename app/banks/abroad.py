"""Banks abroad whose sheet is little more than its headings: BMO, DCU, neon, Revolut, Stripe."""

from datetime import timedelta

from app.banks.sheet import SheetFormat
from app.domain.statements import Column, DateOrder

BMO = SheetFormat(
    name="bmo",
    marks=("First Bank Card", "Date Posted"),
    columns={
        Column.DAY: ("Date Posted",),
        Column.AMOUNT: ("Transaction Amount",),
        Column.DIRECTION: ("Transaction Type",),
        Column.TEXT: ("Description",),
    },
    currency="CAD",
)

DCU = SheetFormat(
    name="dcu",
    marks=("TRANSACTION TYPE", "CURRENT BALANCE"),
    columns={
        Column.DAY: ("DATE",),
        Column.AMOUNT: ("AMOUNT",),
        Column.DIRECTION: ("TRANSACTION TYPE",),
        Column.BALANCE: ("CURRENT BALANCE",),
        Column.SERIAL: ("ID",),
        Column.TEXT: ("DESCRIPTION", "MEMO"),
    },
    currency="USD",
    date_order=DateOrder.MONTH_FIRST,
)

NEON = SheetFormat(
    name="neon",
    marks=("Original amount", "Original currency", "Exchange rate"),
    columns={
        Column.DAY: ("Date",),
        Column.AMOUNT: ("Amount",),
        Column.PARTY: ("Description",),
        Column.TEXT: ("Subject", "Category"),
    },
    currency="CHF",
)

REVOLUT = SheetFormat(
    name="revolut",
    marks=("Started Date", "Completed Date", "Fee"),
    columns={
        Column.DAY: ("Completed Date",),
        Column.AMOUNT: ("Amount",),
        Column.FEE: ("Fee",),  # not inside Amount: balance = previous + Amount - Fee
        Column.CURRENCY: ("Currency",),
        Column.BALANCE: ("Balance",),
        Column.PARTY: ("Description",),
        Column.TEXT: ("Type", "Product"),
        Column.STATUS: ("State",),
    },
)

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
