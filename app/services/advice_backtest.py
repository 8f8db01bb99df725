"""Replaying a spend file: from CSV to the scores of our advice, the simple rules and perfect foresight; touches no vault."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

import numpy as np

from app.advice.backtest.report import Report, back_test
from app.advice.backtest.world import Series, Setting
from app.errors import BrokenFile
from app.progress import Progress, Silent

Row = tuple[date, Decimal, Decimal | None, Decimal | None]


def replay_files(files: Sequence[Path], setting: Setting | None = None, progress: Progress | None = None) -> Report:
    """Replay every account of these files under the standard setting, or another.

    A file has the headings `date,spend` and may have `account`, `value` and `budget`; several rows of one account and
    day add up. A line that cannot be read stops the replay: BrokenFile names it.
    """
    series = [one for file in files for one in read_spend(file)]
    shown = progress or Silent()
    return back_test(series, setting or Setting(), shown.step)


def read_spend(file: Path) -> list[Series]:
    """The accounts of one file, by name; a file without the column `account` is one account named like the file."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with file.open(encoding="utf-8-sig", newline="") as text:
        lines = csv.DictReader(text)
        headings = {(name or "").strip().lower() for name in lines.fieldnames or ()}
        if not {"date", "spend"} <= headings:
            raise BrokenFile(file.name, "no_date_and_spend")
        for cells in lines:
            row = {
                (name or "").strip().lower(): (cell or "").strip() for name, cell in cells.items() if name is not None
            }
            if any(row.values()):
                rows[row.get("account") or file.stem].append(_row(row, file, lines.line_num))
    if not rows:
        raise BrokenFile(file.name, "empty_file")
    return [_series(name, rows[name]) for name in sorted(rows)]


def _row(row: Mapping[str, str], file: Path, line: int) -> Row:
    try:
        day, spend = date.fromisoformat(row["date"][:10]), _amount(row["spend"]) or Decimal(0)
        value, budget = _amount(row.get("value", "")), _amount(row.get("budget", ""))
    except (ValueError, InvalidOperation) as error:
        raise BrokenFile(file.name, f"line_{line}") from error
    if spend < 0:
        raise BrokenFile(file.name, f"line_{line}")
    return day, spend, value, budget


def _amount(cell: str) -> Decimal | None:
    if not cell:
        return None
    found = Decimal(cell.replace(",", ""))
    if not found.is_finite():
        raise InvalidOperation
    return found


def _series(name: str, rows: Sequence[Row]) -> Series:
    """Days without a row hold no spend and no announced budget."""
    first, last = min(row[0] for row in rows), max(row[0] for row in rows)
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return Series(
        name=name,
        first=first,
        spend=_by_day(days, ((row[0], row[1]) for row in rows)),
        value=_by_day(days, ((row[0], row[2]) for row in rows)) if any(row[2] is not None for row in rows) else None,
        budget=_budgets(days, rows) if any(row[3] is not None for row in rows) else None,
    )


def _by_day(
    days: Sequence[date], amounts: Iterable[tuple[date, Decimal | None]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    total: dict[date, Decimal] = defaultdict(Decimal)
    for day, amount in amounts:
        total[day] += amount or Decimal(0)
    return np.array([total[day] for day in days], dtype=np.float64)


def _budgets(days: Sequence[date], rows: Sequence[Row]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    given: dict[date, Decimal] = defaultdict(Decimal)
    for day, _, _, budget in rows:
        if budget is not None:
            given[day] += budget
    return np.array([given.get(day, Decimal("NaN")) for day in days], dtype=np.float64)
