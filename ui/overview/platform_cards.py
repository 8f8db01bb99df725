"""A card for each platform and currency: what is left, for how long, thirty days of burn."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.money import Money
from app.services.overview import PlatformCard
from ui import figures
from ui.widgets.cards import Card, across, down
from ui.widgets.chips import Dot
from ui.widgets.headline import FigureLabel
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.sparkline import Sparkline
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import tr

MOST_COLUMNS = 5


class PlatformCards(QWidget):
    """Up to five in a row, rows as even as can be; a click chooses a platform, a second click lets go of it."""

    def __init__(self, chosen: Callable[[PlatformCard], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.cards: list[Card] = []

    def show_cards(self, cards: Sequence[PlatformCard], now: datetime) -> None:
        """Show these, in their order."""
        for old in self.cards:
            old.hide()
            old.deleteLater()
        several = {platform for platform, count in Counter(card.platform for card in cards).items() if count > 1}
        self.cards = [self._made(card, now, names_currency=card.platform in several) for card in cards]
        columns = _columns(len(cards))
        for at, widget in enumerate(self.cards):
            self._grid.addWidget(widget, at // columns, at % columns)
        for at in range(MOST_COLUMNS):
            self._grid.setColumnStretch(at, int(at < columns))

    def _made(self, card: PlatformCard, now: datetime, *, names_currency: bool) -> Card:
        name = platform_name(card.platform) + (f" · {card.currency}" if names_currency else "")
        left = figures.days_with_unit(card.days_left)
        burn = tr("{amount}/d", amount=figures.money(card.burn, is_whole=True))
        word, amount = _headline(card)
        said = figures.money(amount) if amount is not None else figures.NOTHING
        spoken = f"{name}, {word} {said}, {left}, {burn}"
        widget = Card(is_clickable=True, name=spoken)
        widget.clicked.connect(lambda: self._chosen(card))
        tone = "ink-2"
        if card.days_left is not None and card.days_left < 4:
            tone = "red" if card.days_left < 2 else "amber"
        days = Label(left, Style.NOTE, tone=tone, figures=True)
        spark = Sparkline(card.burn_line, name=tr("Burn of the last 30 days"))
        shown: QWidget = Label(figures.NOTHING, Style.HEADING, tone="ink-3")
        if amount is not None:
            shown = FigureLabel(figures.money_parts(amount, with_symbol=True, is_whole=True), Style.HEADING)
        first = across(shown, spacing=6)
        # Elided: a word more must not make its card wider than the others.
        first.addWidget(Elided(word, Style.NOTE, tone="ink-3"), 1)
        second = across(days, spacing=4)
        second.addWidget(Elided(f"·  {burn}", Style.NOTE, tone="ink-3", figures=True), 1)
        words = down(first, second, spacing=2)
        widget.body.addLayout(across(PlatformTile(card.platform), Elided(name, Style.STRONG), None, _dot(card, now)))
        row = across(spacing=8)
        row.addLayout(words, 1)
        row.addWidget(spark)
        widget.body.addLayout(row)
        return widget


def _columns(cards: int) -> int:
    """As few as the number of rows allows, so that no card stands alone below full rows."""
    rows = max(1, -(-cards // MOST_COLUMNS))
    return MOST_COLUMNS if rows == 1 else -(-cards // rows)


def _headline(card: PlatformCard) -> tuple[str, Money | None]:
    """The figure that leads, with a word for it where it is not plain money left."""
    if card.cash is not None:
        return "", card.cash
    if card.owed is not None:
        return tr("owed"), card.owed
    if card.room is not None:
        return tr("to spend"), card.room
    return tr("not told"), None


def _dot(card: PlatformCard, now: datetime) -> Dot:
    if card.failed_accounts:
        return Dot("red-bar", tr("Not all accounts could be read"))
    if card.is_stale:
        age = figures.age(card.synced_at, now) if card.synced_at else tr("never")
        return Dot("amber-bar", tr("Last read {age}", age=age))
    return Dot("green-bar", tr("Fresh"))
