"""Revolut: the fee is a column of its own and not inside the amount."""

from app.banks.sheet import SheetFormat
from app.domain.statements import Column

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
