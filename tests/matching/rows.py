"""Rows for matching tests: valid by default, each test states only what it is about."""

from datetime import date, timedelta
from decimal import Decimal

from app.domain.matches import MatchResult, MatchRow, MatchState, Proposal
from app.domain.money import Money

FIRST_DAY = date(2026, 3, 2)


def row(
    name: str,
    amount: str | int | Decimal,
    day: int = 0,
    *,
    party: str = "北京巨量引擎网络技术有限公司",
    reference: str = "",
    text: str = "",
    source: str = "",
    currency: str = "CNY",
) -> MatchRow:
    """A row `day` days after Monday, 2 March 2026."""
    return MatchRow(
        id=name,
        day=FIRST_DAY + timedelta(days=day),
        amount=Money(Decimal(amount), currency),
        party=party,
        reference=reference,
        text=text,
        source=source,
    )


def group_with(result: MatchResult, *ids: str) -> Proposal:
    """The group of these rows and no others; fails when there is none."""
    for group in result.groups:
        if sorted((*group.left, *group.right)) == sorted(ids):
            return group
    raise AssertionError(f"no group of {ids} in {result}")


def proved(result: MatchResult) -> list[Proposal]:
    """The groups that nobody would look at again."""
    return [group for group in result.groups if group.state is MatchState.AUTO]
