"""neon (Switzerland): amounts in francs, with the original amount and rate beside them."""

from app.banks.sheet import SheetFormat
from app.domain.statements import Column

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
