"""What a format knows of its rows beyond their columns: who of payer and payee is the other party, which rows moved no money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.banks.headings import normal
from app.banks.layout import Layout
from app.banks.table import Cell, as_text
from app.domain.statements import Direction, StatementRow


@dataclass(frozen=True, kw_only=True)
class RowRules:
    """Headings of one sheet; all of them may be missing in a file of the format."""

    payer: tuple[str, str] | None = None
    """Name and account of who paid: the other party of money that came in."""
    payee: tuple[str, str] | None = None
    """Name and account of who was paid: the other party of money that went out."""
    own_account: str = ""
    """The company's own account, in files that may hold several."""
    idle: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By heading the words of rows that are listed and moved no money: pending, denied, memo."""


def refined(rows: Sequence[StatementRow], layout: Layout, rules: RowRules) -> list[StatementRow]:
    """The rows with these rules applied."""
    if rules == RowRules():
        return list(rows)
    places = {
        heading: place for place, heading in reversed(list(enumerate(layout.table.top[layout.header]))) if heading
    }
    lines = {number: index for index, number in enumerate(layout.table.numbers)}

    def text(cells: Sequence[Cell], heading: str) -> str:
        place = places.get(normal(heading), len(cells))
        return as_text(cells[place]) if place < len(cells) else ""

    done = []
    for row in rows:
        cells = layout.table.rows[lines[row.line]]
        if any(normal(text(cells, heading)) in words for heading, words in rules.idle.items()):
            row = replace(row, direction=Direction.NEUTRAL, amount=abs(row.amount))  # noqa: PLW2901 - one row, made ready
        other = rules.payer if row.direction is Direction.IN else rules.payee
        if other is not None:
            row = replace(row, party=text(cells, other[0]), party_account=text(cells, other[1]))  # noqa: PLW2901
        if rules.own_account:
            row = replace(row, account=text(cells, rules.own_account))  # noqa: PLW2901
        done.append(row)
    return done


def single_account(rows: Sequence[StatementRow]) -> tuple[list[StatementRow], str]:
    """Rows of one account do not repeat it: the same rows in another layout of the bank must stay the same rows."""
    accounts = {row.account for row in rows}
    if len(accounts) != 1 or accounts == {""}:
        return list(rows), ""
    return [replace(row, account="") for row in rows], accounts.pop()
