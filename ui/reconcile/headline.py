"""The head of the page: unexplained before and now, the bar of passes, the heads of the two lanes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.matches import MatchPass
from app.domain.money import Money
from app.services.reconcile_view import ReconcileView
from ui import figures, wording
from ui.reconcile.geometry import lanes
from ui.reconcile.lines import Share, explained_rows, main_currency, shares
from ui.widgets import fonts
from ui.widgets.cards import Line, across, down
from ui.widgets.chips import paint_dot
from ui.widgets.headline import FigureLabel
from ui.widgets.icons import paint_icon
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.paint import Painted, hairline, rounded
from ui.widgets.table.kinds import draw_figure, draw_text, metrics_of
from ui.widgets.theme import token
from ui.words import plural, tr

_TONES = {
    MatchPass.REFERENCE: "green-bar",
    MatchPass.UNIQUE_AMOUNT: "accent",
    MatchPass.ASSIGNMENT: "tencent_ads",
    MatchPass.NEAR_AMOUNT: "amber",
    MatchPass.SUMS: "ocean_engine",
    MatchPass.SETTLEMENT: "ink-3",
    MatchPass.BY_HAND: "ink-2",
    MatchPass.CLEAN: "control",
}


def share_words(share: Share) -> str:
    """What a part of the bar stands for."""
    if share.found_by is not None:
        return wording.word(share.found_by)
    return tr("To review") if share.state is not None else tr("Open rows")


def _tone(share: Share) -> str:
    if share.found_by is not None:
        return _TONES[share.found_by]
    return "amber-bar" if share.state is not None else "outline"


class _Struck(Label):
    """What it was before, crossed out; said as such."""

    def __init__(self) -> None:
        super().__init__("", Style.HEADING, tone="ink-3", figures=True)
        font = self.font()
        font.setWeight(fonts.REGULAR)
        font.setStrikeOut(True)
        self.setFont(font)


class PassBar(Painted):
    """Rows by what explains them: one bar, the words below it."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: list[Share] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_shares(self, found: list[Share]) -> None:
        """Show other parts."""
        self._shares = found
        self.setAccessibleName(", ".join(f"{share_words(share)} {share.rows:,}" for share in found))
        self.update()

    def sizeHint(self) -> QSize:
        """Bar and legend."""
        return QSize(240, 40)

    def paint(self, painter: QPainter) -> None:
        """The parts with a gap of two pixels, each at least four wide, then dots and words."""
        total = sum(share.rows for share in self._shares)
        if not total:
            rounded(painter, QRectF(0, 2, self.width(), 8), 2, token("track"))
            return
        x, gaps = 0.0, 2.0 * (len(self._shares) - 1)
        room = self.width() - gaps
        widths = [max(room * share.rows / total, 4.0) for share in self._shares]
        over = sum(widths) - room
        widths[widths.index(max(widths))] -= over
        for share, width in zip(self._shares, widths, strict=True):
            rounded(painter, QRectF(x, 2, width, 8), 2, token(_tone(share)))
            x += width + 2
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        x, font = 0.0, fonts.figures(12)
        for share in self._shares:
            words = f"{share_words(share)} {share.rows:,}"
            width = metrics_of(font).horizontalAdvance(words)
            if x + 14 + width > self.width():
                break
            paint_dot(painter, QPointF(x + 4, 30), token(_tone(share)))
            draw_text(painter, QRectF(x + 14, 20, width + 4, 20), words, font, "ink-2")
            x += width + 32


class Head(QWidget):
    """Unexplained before and now at the left, how far the rows are explained at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._before = _Struck()
        self._now = FigureLabel(style=Style.TITLE)
        self._why = Elided("", Style.NOTE, tone="ink-3", figures=True)
        self._rows = Label("", Style.NOTE, figures=True)
        self._percent = Label("", Style.STRONG, figures=True)
        self.bar = PassBar()
        left = down(
            Label(tr("Bank money that nothing explains"), Style.NOTE),
            across(self._before, IconLabel("arrow-right", tone="ink-3", size=14), self._now, None, spacing=10),
            self._why,
            spacing=4,
        )
        right = down(across(self._rows, None, self._percent), self.bar, spacing=4)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 16)
        row.setSpacing(24)
        row.addLayout(left, 2)
        row.addWidget(Line(is_vertical=True))
        row.addLayout(right, 3)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_view(self, view: ReconcileView) -> None:
        """Fill it in."""
        currency = main_currency(view)
        before, now = _of(view.total_left, currency), _of(view.open_left, currency)
        self._before.setText(figures.money(before))
        self._before.setAccessibleName(tr("before: {amount}", amount=figures.money(before)))
        self._now.set_figure(figures.money_parts(now, with_symbol=True))
        others = [one for one in view.open_left if one.currency != currency]
        parts = [tr("all bank rows → not explained yet")]
        parts += [tr("also {amounts}", amounts=" + ".join(figures.coded(one) for one in others))] if others else []
        self._why.set_text("  ·  ".join(parts))
        rows, explained = view.rows_left + view.rows_right, explained_rows(view)
        self._rows.setText(tr("Rows {done} / {total}", done=f"{explained:,}", total=f"{rows:,}"))
        self._percent.setText(figures.percent(_floored(explained, rows)))
        self.bar.set_shares(shares(view))


class LaneHeads(Painted):
    """The heads of the lanes, on a sunk ground, as wide as the lanes of the list below."""

    def __init__(self) -> None:
        super().__init__()
        self._sides: Sequence[tuple[str, str, str, Money | None]] = ()
        self.setFixedHeight(40)

    def show_view(self, view: ReconcileView, *, has_invoices: bool) -> None:
        """Fill them in; invoices have a lane beside groups only."""
        currency = main_currency(view)
        self._sides = (
            ("landmark", tr("Bank"), plural("{count} row", "{count} rows", count=view.rows_left), _of(view.total_left, currency)),
            ("layers", tr("Platform"), plural("{count} row", "{count} rows", count=view.rows_right), _of(view.total_right, currency)),
        )  # fmt: skip
        if has_invoices:
            count = plural("{count} invoice", "{count} invoices", count=view.invoices)
            self._sides = (*self._sides, ("receipt-text", tr("Invoices"), count, None))
        said = (f"{name} {rows} {'' if sum_ is None else figures.coded(sum_)}" for _, name, rows, sum_ in self._sides)
        self.setAccessibleName("; ".join(said))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Icon, word, count, sum."""
        painter.fillRect(self.rect(), token("sunk"))
        for y in (0, self.height() - 1):
            hairline(painter, QPointF(0, y), QPointF(self.width(), y), token("hairline"))
        for lane, (icon, name, rows, sum_) in zip(
            lanes(self.width(), max(len(self._sides), 2)), self._sides, strict=False
        ):
            box = QRectF(lane.x, 0, lane.width, self.height())
            paint_icon(painter, icon, QRectF(box.x(), 12, 16, 16), token("ink-2"))
            strong = fonts.words(13, fonts.SEMIBOLD)
            draw_text(painter, box.adjusted(26, 0, 0, 0), name, strong, "ink")
            after = 26 + metrics_of(strong).horizontalAdvance(name) + 10
            draw_text(painter, box.adjusted(after, 0, -140, 0), rows, fonts.figures(12), "ink-2")
            if sum_ is not None:
                draw_figure(painter, box, figures.money_parts(sum_), weight=fonts.SEMIBOLD)


def _of(sums: Sequence[Money], currency: str) -> Money:
    return next((one for one in sums if one.currency == currency), Money.zero(currency))


def _floored(done: int, total: int) -> float:
    # Never rounded up to 100 while something is open.
    return (done * 1000 // total) / 1000 if total else 0.0
