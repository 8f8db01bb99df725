"""The picture of one recharge: where it was, when, how much, what proves it; the ribbon; the sums that must hold."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.money import Money
from app.services.trace import Path
from ui import figures
from ui.trace.ribbon import Ribbon
from ui.widgets import fonts
from ui.widgets.buttons import link
from ui.widgets.cards import Card, Well, across, down
from ui.widgets.headline import FigureLabel
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear
from ui.widgets.paint import CENTRE, Painted
from ui.widgets.theme import token
from ui.widgets.tiles import PlatformTile
from ui.words import plural, tr

ARROW = 64


class PathView(QWidget):
    """Shows a Path; `match_wanted` leads to reconciling where no bank row proves it."""

    match_wanted = Signal()
    row_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 4, 24, 20)
        self._column.setSpacing(16)
        self.equations: list[Equation] = []

    def show_path(self, path: Path) -> None:
        """Another recharge."""
        clear(self._column)
        cards = across(spacing=0)
        through = (_provider(path),) if path.provider else ()
        shown = (self._bank(path), *through, _platform(path), _burn(path))
        for at, card in enumerate(shown):
            if at:
                # How long it took stands before the platform, whoever it went through.
                cards.addWidget(_Arrow(_between(path) if at == len(shown) - 2 else ""))
            cards.addWidget(card, 1)
        self.equations = equations_of(path)
        sums = across(spacing=16)
        for equation in self.equations:
            sums.addWidget(_well(equation), 1)
        self._column.addLayout(cards)
        self._column.addWidget(Ribbon(path))
        self._column.addLayout(sums)
        self._column.addStretch(1)

    def _bank(self, path: Path) -> QWidget:
        if not path.bank_rows:
            card = Card(padding=14)
            card.body.addLayout(
                across(IconLabel("landmark"), Label(tr("No bank row proves it yet"), Style.STRONG), None)
            )
            card.body.addWidget(Label(tr("Import the statement, then match the two."), Style.NOTE, wrap=True))
            card.body.addStretch(1)
            card.body.addLayout(across(link(tr("Reconcile"), self.match_wanted.emit, icon="arrow-right"), None))
            return card
        first = path.bank_rows[0]
        day = figures.iso_day(first.row.day) if first.row.at is None else f"{first.row.at.astimezone():%Y-%m-%d %H:%M}"
        card = _card(IconLabel("landmark"), path.bank_name, day)
        out = path.bank_out
        card.body.addLayout(
            across(FigureLabel(_signed(-out if out is not None else first.row.amount), Style.HEADING), None)
        )
        number = first.row.serial or first.row.reference or first.row.text
        words = number if len(path.bank_rows) == 1 else plural("{count} row", "{count} rows", count=len(path.bank_rows))
        button = link(tr("Row"), lambda: self.row_wanted.emit(first.id), icon="arrow-right")
        card.body.addLayout(_evidence(words or tr("bank row"), is_proved=True, extra=button))
        return card


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A sum that must hold: what it says, the left figure, the parts of the right one."""

    words: str
    left: Money
    parts: tuple[Money, ...]

    @property
    def holds(self) -> bool:
        """Whether both sides are equal to the last micro-unit."""
        return not sum((part.micros for part in self.parts), start=-self.left.micros)

    @property
    def text(self) -> str:
        """Both sides in figures."""
        sign = "=" if self.holds else "≠"
        return f"{figures.amount(self.left)} {sign} {' + '.join(figures.amount(part) for part in self.parts)}"


def equations_of(path: Path) -> list[Equation]:
    """Bank out is platform in; platform in is burned, returned and left."""
    share, found = path.share, []
    if path.bank_out is not None:
        parts = tuple(stored.row.amount for stored in path.fund_rows)
        found.append(Equation(words=tr("Bank out = platform in"), left=path.bank_out, parts=parts))
    found.append(
        Equation(
            words=tr("Platform in = burned + returned + left"),
            left=path.recharge.amount,
            parts=(share.burned, share.returned, share.left),
        )
    )
    return found


def _provider(path: Path) -> QWidget:
    card = _card(IconLabel("building-2"), path.provider, tr("Provider"))
    kept = path.bank_out - path.platform_in if path.bank_out is not None else None
    if kept is not None and path.bank_out is not None:
        card.body.addLayout(across(FigureLabel(_signed(path.bank_out), Style.HEADING), None))
    if kept is None or path.fee is None:
        card.body.addLayout(_evidence(tr("No contract or no bank row"), is_proved=False))
    elif kept.amount > 0 and kept > path.fee:
        card.body.addLayout(
            _evidence(
                tr("Kept {kept}, the contract knows {fee}", kept=figures.amount(kept), fee=figures.amount(path.fee)),
                is_proved=False,
            )
        )
    else:
        card.body.addLayout(
            _evidence(
                tr("Kept {kept} of {fee} by contract", kept=figures.amount(kept), fee=figures.amount(path.fee)),
                is_proved=True,
            )
        )
    return card


def _platform(path: Path) -> QWidget:
    line = path.recharge
    card = _card(PlatformTile(line.platform), line.holder, _moment(line.at))
    card.body.addLayout(across(FigureLabel(_signed(line.amount), Style.HEADING), None))
    card.body.addLayout(_evidence(line.reference or tr("platform row"), is_proved=True))
    return card


def _burn(path: Path) -> QWidget:
    share = path.share
    card = _card(IconLabel("flame"), tr("Burned"), tr("oldest money first"))
    card.body.addLayout(across(FigureLabel(_signed(share.burned), Style.HEADING), None))
    whole = share.amount.amount
    percent = figures.percent(share.burned.amount / whole) if whole else figures.NOTHING
    said = tr("{percent} burned", percent=percent)
    card.body.addLayout(_evidence(said, is_proved=True))
    return card


def _card(mark: QWidget, title: str, note: str) -> Card:
    card = Card(padding=14)
    text = down(Elided(title, Style.STRONG), Elided(note, Style.NOTE, figures=True))
    head = across(down(2, mark, None), spacing=10)
    head.addLayout(text, 1)
    card.body.addLayout(head)
    card.body.addSpacing(4)
    return card


def _evidence(words: str, *, is_proved: bool, extra: QWidget | None = None) -> QVBoxLayout:
    row = across(IconLabel("paperclip", tone="ink-3", size=14), spacing=6)
    row.addWidget(Elided(words, Style.NOTE, figures=True), 1)
    if extra is not None:
        row.addWidget(extra)
    if is_proved:
        row.addWidget(IconLabel("circle-check", tone="green", size=14, name=tr("Proved")))
    return down(None, row)


def _well(equation: Equation) -> QWidget:
    well = Well(padding=14)
    icon = IconLabel("equal" if equation.holds else "triangle-alert", tone="green" if equation.holds else "red")
    tone = "ink" if equation.holds else "red"
    row = across(icon, spacing=14)
    figure = Elided(equation.text, Style.STRONG, figures=True, tone=tone)
    row.addLayout(down(Elided(equation.words, Style.NOTE), figure, spacing=2), 1)
    well.body.addLayout(row)
    said = tr("holds") if equation.holds else tr("does not hold")
    well.setAccessibleName(f"{equation.words}: {equation.text}, {said}")
    return well


def _signed(amount: Money) -> figures.Figure:
    return figures.money_parts(amount)


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _between(path: Path) -> str:
    """How long the money was on its way from the bank to the platform."""
    if not path.bank_rows:
        return ""
    row, line = path.bank_rows[0].row, path.recharge
    if row.at is not None:
        minutes = int((line.at - row.at).total_seconds()) // 60
        if 0 <= minutes < 120:
            return tr("{minutes} min", minutes=minutes)
    apart = (line.day - row.day).days
    return tr("same day") if apart == 0 else plural("{count} day", "{count} days", count=apart)


class _Arrow(Painted):
    """How long it took, over an arrow."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)
        self.setFixedWidth(ARROW)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(ARROW, 40)

    def paint(self, painter: QPainter) -> None:
        """Words, line, head."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2 + 4
        painter.setFont(fonts.figures(12))
        painter.setPen(token("ink-2"))
        painter.drawText(QRectF(0, middle - 24, ARROW, 18), CENTRE, self._words)
        painter.setPen(QPen(token("control"), 1.4))
        painter.drawLine(QPointF(12, middle), QPointF(ARROW - 13, middle))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tip = ARROW - 12
        painter.drawPolyline(
            QPolygonF([QPointF(tip - 5, middle - 4.5), QPointF(tip, middle), QPointF(tip - 5, middle + 4.5)])
        )
