"""Progress: a thin bar, and the strip that says what, how far, how long still, and stops."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.buttons import icon_button
from ui.widgets.cards import Card, across
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.paint import Painted, rounded
from ui.widgets.theme import token
from ui.words import tr


class Bar(Painted):
    """A share of one on a track; `tone` names the colour token of the filled part."""

    def __init__(self, *, name: str, share: float = 0.0, tone: str = "accent", height: int = 4) -> None:
        super().__init__()
        self._share, self._tone, self._name = share, tone, name
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, tone)

    def set_share(self, share: float, tone: str = "") -> None:
        """0 to 1."""
        self._share, self._tone = min(max(share, 0.0), 1.0), tone or self._tone
        self.setAccessibleName(f"{self._name} {self._share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        """Takes the width it is given."""
        return QSize(80, self.height())

    def paint(self, painter: QPainter) -> None:
        """Track and filled part."""
        rounded(painter, self.rect(), self.height() / 2, token("track"))
        if self._share > 0:
            width = max(self.width() * self._share, self.height())
            rounded(painter, QRectF(0, 0, width, self.height()), self.height() / 2, token(self._tone))


class WorkCard(Card):
    """Long work in place: what, how far, how long still, stop."""

    def __init__(self, what: str, stop: Callable[[], object]) -> None:
        super().__init__()
        self._what = Elided(what, Style.STRONG)
        self._far = Label("", Style.NOTE, tone="ink-3", figures=True)
        self._still = Label("", Style.NOTE)
        self._bar = Bar(name=what)
        self.stop = icon_button("circle-stop", tr("Stop"), stop, height=28)
        self.body.setSpacing(6)
        self.body.addLayout(across(self._what, None, self._far, self.stop))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._still)

    def step(self, done: int, total: int, what: str, still: str = "") -> None:
        """Show how far it is; `still` says how long it takes in words."""
        if what:
            self._what.set_text(what)
        self._far.setText(f"{done:,} / {total:,}" if total else "")
        self._bar.set_share(done / total if total else 0)
        self._still.setText(still)
