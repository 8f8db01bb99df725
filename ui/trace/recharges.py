"""The list of recharges: who got how much when, and whether a bank row proves it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.services.trace import RechargeLine
from ui import figures
from ui.widgets.icons import paint_icon
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import NAME_TILE, Amounts, Named
from ui.widgets.theme import token
from ui.widgets.tiles import platform_letter
from ui.words import tr


@dataclass(frozen=True, slots=True)
class Proof:
    """A mark: proved by a bank row, or not yet."""

    def paint(self, painter: QPainter, rect: QRect, value: bool, text: str) -> None:  # noqa: ARG002, FBT001 - a cell kind
        """A green tick or an open amber circle."""
        box = QRectF(rect.center().x() - 8, rect.center().y() - 7, 16, 16)
        paint_icon(painter, "circle-check" if value else "circle-dashed", box, token("green" if value else "amber"))

    def text(self, value: bool) -> str:  # noqa: FBT001 - a cell kind
        """In words."""
        return tr("Proved") if value else tr("Not proved")

    def sort_key(self, value: Any) -> Any:
        """What is not proved comes first."""
        return value


def recharge_columns(newest: date | None) -> list[Column[RechargeLine]]:
    """Narrow: the list stands beside the picture."""
    return [
        Column(tr("Account"), lambda line: _named(line, newest), kind=NAME_TILE, width=120, stretch=True, key="account"),
        Column(tr("Amount"), lambda line: line.amount, kind=Amounts(), numeric=True, width=100, key="amount", text=_amount),
        Column("", lambda line: line.is_proved, kind=Proof(), width=24, key="proof", tip=tr("Whether a bank row proves it")),
    ]  # fmt: skip


def _named(line: RechargeLine, newest: date | None) -> Named:
    note = "  ·  ".join(part for part in (figures.day(line.day, newest), line.reference) if part)
    return Named(line.holder, line.platform, platform_letter(line.platform), note=note)


def _amount(value: Any) -> str:
    return figures.amount(value) if value.currency == "CNY" else figures.coded(value)
