"""DCU (US): the sign stands before the currency mark (-$7.39), and the newest row first."""

from app.banks.sheet import SheetFormat
from app.domain.statements import Column, DateOrder

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
