"""A table of a million rows: from giving it the rows to its first picture, and one step of the wheel.

Counted in time of the processor, so that what else the machine does is not measured.
"""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import overload

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.domain.money import Money
from tests.benchmarks.measure import Measure
from ui.widgets import theme
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import CHIPS, DAYS_LEFT, HASH, MONEY, NAME_TILE, NUMBER, ChipText, Named
from ui.widgets.table.table import Table

ROWS = 1_000_000
STEPS = 60


@dataclass(frozen=True, slots=True)
class Numbers(Sequence[int]):
    """A million rows that take no room: each is its own number."""

    size: int

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> "Numbers": ...
    def __getitem__(self, at: int | slice) -> "int | Numbers":
        return at if isinstance(at, int) else Numbers(len(range(self.size)[at]))

    def __len__(self) -> int:
        return self.size


def columns() -> list[Column[int]]:
    return [
        Column("Account", lambda row: Named(f"Account {row:,}", "tiktok", "T", "USD"), kind=NAME_TILE, width=240, stretch=True),
        Column("Number", lambda row: row, kind=NUMBER, numeric=True),
        Column("Cash", lambda row: Money(Decimal(row) / 100, "USD"), kind=MONEY, numeric=True, total=MoneyTotal),
        Column("Grant", lambda row: Money(Decimal(row % 997) / 100, "USD"), kind=MONEY, numeric=True, total=MoneyTotal),
        Column("Days", lambda row: Decimal(row % 140) / 10, kind=DAYS_LEFT, width=150, numeric=True),
        Column("State", lambda row: ChipText("Proved" if row % 3 else "Proposed", "green"), kind=CHIPS, width=100),
        Column("Hash", lambda row: f"{row * 7919:064x}", kind=HASH),
        Column("Text", lambda row: f"Recharge {row * 31} of the day"),
    ]  # fmt: skip


def run() -> list[Measure]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.prepare(app)
    theme.show(app, dark=False)
    _shown(1_000).close()  # fonts and icons are read once a program, not once a table
    begun = time.thread_time()
    table = _shown(ROWS)
    first = (time.thread_time() - begun) * 1_000
    steps = [_wheel(table) for _ in range(STEPS)]
    table.close()
    return [
        Measure("first show of a table of 1,000,000 rows", first, 150.0, "ms"),
        Measure("one wheel step in it (worst of 60 but one)", sorted(steps)[-2], 33.0, "ms"),
        Measure("one wheel step in it (median)", statistics.median(steps), 33.0, "ms"),
    ]


def _shown(rows: int) -> Table:
    table = Table(columns(), name="Accounts")
    table.resize(1440, 900)
    table.set_rows(Numbers(rows))
    table.show()
    QApplication.processEvents()
    return table


def _wheel(table: Table) -> float:
    view = table.view.viewport()
    middle = QPointF(view.rect().center())
    turn = QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    begun = time.thread_time()
    QApplication.sendEvent(view, turn)
    QApplication.processEvents()  # what the step uncovered is painted here
    return (time.thread_time() - begun) * 1_000


if __name__ == "__main__":
    for measure in run():
        print(measure)
