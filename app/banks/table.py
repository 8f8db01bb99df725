"""A sheet as cells with line numbers, whatever kind of file it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from app.banks.headings import normal_row
from app.domain.statements import ProblemReason

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a cell can hold; text files hold text only."""

HEADER_SEARCH = 80
"""How many lines from the top a header is looked for in."""


@dataclass(frozen=True)
class Table:
    """Lines of cells; `numbers[i]` is the 1-based line or sheet row of `rows[i]`."""

    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    encoding: str
    name: str = ""
    broken: Mapping[int, ProblemReason] = field(default_factory=dict)
    """Indexes of lines that the file's own syntax breaks, such as a quotation that never ends."""
    unsure: bool = False
    """Whether another encoding would have fitted as well."""

    @cached_property
    def top(self) -> tuple[tuple[str, ...], ...]:
        """The first lines as headings are compared."""
        return tuple(normal_row(row) for row in self.rows[:HEADER_SEARCH])


def as_text(cell: Cell) -> str:
    """A cell as a person would read it: whole numbers without the `.0` that spreadsheets give them."""
    if isinstance(cell, str):
        return cell.strip(BLANKS)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e30:
        return str(int(cell))
    return str(cell)


BLANKS = " \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
"""Everything that pads a cell and means nothing."""
