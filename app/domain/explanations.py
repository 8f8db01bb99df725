"""Why an open row stays open, as a person accepted it, and which account of the book a settled difference goes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.findings import LeftClass
from app.domain.ledger import FEE, FX, GRANTED, INTEREST, OWN_TRANSFER, ROUNDING, TAX
from app.domain.matches import DifferenceKind

BOOKED_TO: Mapping[LeftClass, str] = {
    LeftClass.FEE: FEE,
    LeftClass.INTEREST: INTEREST,
    LeftClass.GRANT: GRANTED,
    LeftClass.OWN_TRANSFER: OWN_TRANSFER,
}
"""Reasons that settle a row: it is booked to this place and counts as explained. The others are noted, the row stays open."""

DIFFERENCES_TO: Mapping[DifferenceKind, str] = {
    DifferenceKind.FEE: FEE,
    DifferenceKind.FX: FX,
    DifferenceKind.ROUNDING: ROUNDING,
    DifferenceKind.TAX: TAX,
    DifferenceKind.REBATE: GRANTED,
}
"""Where the named difference of a group is booked; one without a name, or money still under way, stays in transit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An accepted reason; `row` is the matching key of a bank or fund row."""

    row: str
    left_class: LeftClass
    at: datetime
    by: str
    entry_id: int | None = None
    id: int | None = None
