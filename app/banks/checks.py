"""A statement held against its own figures: declared counts and sums, running balances, opening and closing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import Money
from app.domain.statements import Check, Direction, StatementRow, StatementWarning, WarningCode

MOST_BREAKS = 20
"""Breaks that are listed by line; after that their count."""

_CENT = Decimal("0.01")
_OF_DIRECTION = {"in": Direction.IN, "out": Direction.OUT, "neutral": Direction.NEUTRAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A figure that the file states: `rows`, `rows_in`, `sum_out`, `opening`, ...; the currency where it names one."""

    name: str
    value: Decimal
    line: int | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """Every comparison made, and a warning for each that does not hold."""

    checks: tuple[Check, ...] = ()
    warnings: tuple[StatementWarning, ...] = ()
    newest_first: bool = False


def plain(amount: Decimal) -> str:
    """The one way in which a figure is written in checks: at least two decimals, no exponent."""
    cents = amount.quantize(_CENT)
    return f"{cents:f}" if cents == amount else f"{amount.normalize():f}"


def check_totals(declared: Iterable[Declared], rows: Sequence[StatementRow]) -> Findings:
    """Counts and sums that the file states against its rows; sums without a currency need rows of one currency."""
    checks, warnings = [], []
    for figure in declared:
        measure, _, kind = figure.name.partition("_")
        direction = _OF_DIRECTION.get(kind)
        mine = [row for row in rows if kind == "" or row.direction is direction]
        if measure == "rows":
            check = Check(name=figure.name, declared=str(int(figure.value)), found=str(len(mine)))
        elif measure == "sum":
            currencies = {row.amount.currency for row in rows}
            wanted = figure.currency or (currencies.pop() if len(currencies) == 1 else None)
            if wanted is None:
                continue
            found = abs(sum((row.amount.amount for row in mine if row.amount.currency == wanted), Decimal(0)))
            check = Check(name=figure.name, declared=plain(abs(figure.value)), found=plain(found))
        else:
            continue
        checks.append(check)
        if not check.holds:
            detail = f"{check.name}: {check.declared} / {check.found}"
            warnings.append(StatementWarning(code=WarningCode.TOTALS_DIFFER, line=figure.line, detail=detail))
    return Findings(tuple(checks), tuple(warnings))


def check_closing(
    opening: Money | None, closing: Money | None, rows: Iterable[StatementRow], where: str = ""
) -> Findings:
    """Opening plus rows against closing, where the file states both in one currency."""
    if opening is None or closing is None or opening.currency != closing.currency:
        return Findings()
    moved = sum((row.amount.amount for row in rows if row.amount.currency == opening.currency), Decimal(0))
    check = Check(name="closing_balance", declared=plain(closing.amount), found=plain(opening.amount + moved))
    if check.holds:
        return Findings((check,))
    detail = " ".join(filter(None, (where, f"{check.declared} / {check.found}")))
    return Findings((check,), (StatementWarning(code=WarningCode.CLOSING_DIFFERS, detail=detail),))


def check_running(rows: Sequence[StatementRow], fees: Mapping[int, Decimal]) -> Findings:
    """Each printed balance against the one before it, per account and currency; files may stand newest first."""
    checks, warnings = [], []
    newest_first = False
    by_currency: dict[tuple[str, str], list[int]] = {}
    for index, row in enumerate(rows):
        if row.balance is not None and row.direction in {Direction.IN, Direction.OUT}:
            by_currency.setdefault((row.account, row.balance.currency), []).append(index)
    for places in by_currency.values():
        if len(places) < 2:
            continue
        breaks, newest_first = _breaks(rows, places, fees)
        pairs = len(places) - 1
        checks.append(Check(name="running_balance", declared=str(pairs), found=str(pairs - len(breaks))))
        warnings += _break_warnings(breaks)
    return Findings(tuple(checks), tuple(warnings), newest_first)


def _breaks(
    rows: Sequence[StatementRow], places: Sequence[int], fees: Mapping[int, Decimal]
) -> tuple[list[StatementWarning], bool]:
    balances = [row.balance.amount for place in places if (row := rows[place]).balance is not None]
    moved = [rows[place].amount.amount for place in places]
    if fees:
        moved = [amount - fees.get(place, Decimal(0)) for place, amount in zip(places, moved, strict=True)]
    old_first = [at for at in range(1, len(places)) if balances[at] != balances[at - 1] + moved[at]]
    if not old_first:
        return [], False
    new_first = [at for at in range(1, len(places)) if balances[at - 1] != balances[at] + moved[at - 1]]
    is_newest_first = len(new_first) < len(old_first) or (
        len(new_first) == len(old_first) and rows[places[0]].day > rows[places[-1]].day
    )
    if not is_newest_first:
        pairs = [(at, balances[at - 1] + moved[at], balances[at]) for at in old_first]
    else:
        pairs = [(at - 1, balances[at] + moved[at - 1], balances[at - 1]) for at in new_first]
    return [_broken(rows[places[at]].line, expected, printed) for at, expected, printed in pairs], is_newest_first


def _broken(line: int, expected: Decimal, printed: Decimal) -> StatementWarning:
    return StatementWarning(code=WarningCode.BALANCE_BREAKS, line=line, detail=f"{plain(printed)} / {plain(expected)}")


def _break_warnings(breaks: list[StatementWarning]) -> list[StatementWarning]:
    if len(breaks) <= MOST_BREAKS:
        return breaks
    return [*breaks[:MOST_BREAKS], StatementWarning(code=WarningCode.BALANCE_BREAKS, detail=str(len(breaks)))]


def check_numbers(rows: Sequence[StatementRow]) -> Findings:
    """Whether the bank's own numbers tell the rows apart; the first repeated one is named."""
    seen: set[tuple[str, str]] = set()
    repeated: list[StatementRow] = []
    for row in rows:
        if row.serial:
            key = (row.account, row.serial)
            if key in seen:
                repeated.append(row)
            seen.add(key)
    if not repeated:
        return Findings()
    detail = f"{repeated[0].serial} ({len(repeated)})"
    return Findings((), (StatementWarning(code=WarningCode.NUMBER_REPEATED, line=repeated[0].line, detail=detail),))
