"""BMO (Canada): signed amounts beside a CREDIT/DEBIT column, YYYYMMDD, blank lines inside the preamble."""

from app.banks.sheet import SheetFormat
from app.domain.statements import Column

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
