"""PayPal, Wise, Payoneer and HSBC Hong Kong accounts: described by their exports, each found by its headings."""

from app.banks.row_rules import RowRules
from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column, DateOrder

PAYPAL_ACTIVITY = SheetFormat(
    name="paypal-activity",
    marks=("TimeZone", "Type", "Status", "Gross", "Fee", "Net"),
    columns={
        Column.DAY: ("Date",),
        Column.AMOUNT: ("Net",),  # what the balance moved by; the fee is already inside
        Column.CURRENCY: ("Currency",),
        Column.BALANCE: ("Balance",),
        Column.PARTY: ("Name",),
        Column.SERIAL: ("Transaction ID",),
        Column.REFERENCE: ("Reference Txn ID", "Invoice Number"),
        Column.TEXT: ("Type",),
        Column.STATUS: ("Status",),
    },
    # Days are Pacific ones with summer time; without the zone of each row an instant would be a guess.
    rules=RowRules(idle={"Status": frozenset({"pending", "denied"}), "Balance Impact": frozenset({"memo"})}),
)

PAYPAL_STATEMENT = SheetFormat(
    name="paypal-statement",
    marks=("Description", "Currency", "Gross", "Fee", "Net", "Transaction ID"),
    not_marks=("Status",),
    columns={
        Column.DAY: ("Date",),
        Column.AMOUNT: ("Net",),
        Column.CURRENCY: ("Currency",),
        Column.BALANCE: ("Balance",),
        Column.PARTY: ("Name",),
        Column.SERIAL: ("Transaction ID",),
        Column.REFERENCE: ("Reference Txn ID", "Invoice Number"),
        Column.TEXT: ("Description",),
    },
    date_order=DateOrder.DAY_FIRST,
)

WISE = SheetFormat(
    name="wise",
    marks=("TransferWise ID", "Running Balance"),
    columns={
        Column.DAY: ("Date",),
        Column.AMOUNT: ("Amount",),
        Column.CURRENCY: ("Currency",),
        Column.BALANCE: ("Running Balance",),
        # A conversion is two rows in two files with one id, and fees share an id too: it is no number of the row alone.
        Column.REFERENCE: ("TransferWise ID", "Payment Reference"),
        Column.TEXT: ("Description", "Merchant", "Note"),
    },
    rules=RowRules(payer=("Payer Name", ""), payee=("Payee Name", "Payee Account Number")),
    date_order=DateOrder.DAY_FIRST,
)

PAYONEER = SheetFormat(
    name="payoneer",
    marks=("Transaction Date", "Credit Amount", "Debit Amount", "Running Balance", "Transaction ID"),
    columns={
        Column.DAY: ("Transaction Date",),
        Column.IN: ("Credit Amount",),
        Column.OUT: ("Debit Amount",),
        Column.CURRENCY: ("Currency",),
        Column.BALANCE: ("Running Balance",),
        Column.SERIAL: ("Transaction ID",),
        Column.TEXT: ("Description",),
    },
    date_order=DateOrder.MONTH_FIRST,
    currency="USD",
)

HSBC_HK_ACCOUNT = SheetFormat(
    name="hsbc-hk-account",
    marks=("Billing amount", "Billing currency", "Balance", "Balance currency"),
    columns={
        Column.DAY: ("Date",),
        Column.AMOUNT: ("Billing amount",),
        Column.CURRENCY: ("Billing currency",),
        Column.BALANCE: ("Balance",),
        Column.TEXT: ("Description",),
    },
    currency="HKD",
    date_order=DateOrder.DAY_FIRST,
    offset=CHINA,
)
