"""One of three recovery sheets, shown once: its lines to print, save or copy, and who keeps it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.recovery_shares import LINES, SHARES, RecoveryShare, printed
from app.secret import Secret
from ui.vault.paper import Paper
from ui.vault.secrets_on_clipboard import ConcealedCopy
from ui.widgets import fonts
from ui.widgets.buttons import secondary
from ui.widgets.cards import across
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.paint import LEFT, Painted, rounded
from ui.widgets.theme import token
from ui.words import tr

_ROW, _EDGE = 32, 10


class ShareWell(Painted):
    """The lines with their numbers, in mono, large enough to write down."""

    def __init__(self, share: RecoveryShare) -> None:
        super().__init__()
        self._share = share
        self.setFixedHeight(_ROW * LINES + 2 * _EDGE)
        self.setAccessibleName(tr("Recovery sheet: {lines}", lines=", ".join(printed(share))))

    def sizeHint(self) -> QSize:
        """A row for each line."""
        return QSize(460, self.height())

    def paint(self, painter: QPainter) -> None:
        """Numbers quiet, letters large."""
        rounded(painter, self.rect(), 8, token("sunk"), token("hairline"))
        for at, line in enumerate(printed(self._share)):
            y = _EDGE + at * _ROW
            painter.setFont(fonts.figures(11, fonts.MEDIUM))
            painter.setPen(token("ink-3"))
            painter.drawText(QRectF(24, y, 16, _ROW), LEFT, str(at + 1))
            painter.setFont(fonts.mono(18))
            painter.setPen(token("ink"))
            painter.drawText(QRectF(48, y, self.width() - 60, _ROW), LEFT, line)


class ShareSheet(QWidget):
    """One sheet with the ways to keep it."""

    def __init__(self, share: RecoveryShare, *, vault_name: str) -> None:
        super().__init__()
        self.share, self._vault_name = share, vault_name
        self._copier = ConcealedCopy(self)
        self.keeper = Field(
            tr("Who keeps it"), note=tr("Is printed on the sheet and shown under Settings; may stay empty.")
        )
        ways = (
            secondary(tr("Print"), lambda: self.paper().print(self), icon="printer"),
            secondary(tr("Save as PDF"), self._ask_where, icon="file-down"),
            secondary(tr("Copy"), self.copy, icon="copy"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.keeper)
        column.addWidget(ShareWell(share))
        column.addLayout(across(*ways, None, Label(tr("A copy is cleared after 60 seconds"), Style.NOTE)))
        column.addStretch(1)

    def copy(self) -> None:
        """Copy the lines, concealed, for a minute."""
        self._copier.copy(self._lines())

    def paper(self) -> Paper:
        """The printed sheet; it names neither the other keepers nor where the vault lies."""
        keeper = self.keeper.text().strip()
        return Paper(
            heading=tr("Recovery sheet {number} of {count}", number=self.share.number, count=len(SHARES)),
            sentences=(
                tr("For {vault}.", vault=self._vault_name),
                *((tr("Kept by {name}.", name=keeper),) if keeper else ()),
                tr("Any two of the three sheets open the vault when the password is forgotten; one alone opens nothing. Keep it away from the computer and from the other two."),
                tr("The last two letters of each line check it."),
            ),
            secret=self._lines(),
        )  # fmt: skip

    def _lines(self) -> Secret:
        return Secret("\n".join(printed(self.share)))

    def _ask_where(self) -> None:
        self.paper().ask_where(
            self, tr("{vault} recovery sheet {number}", vault=self._vault_name, number=self.share.number)
        )
