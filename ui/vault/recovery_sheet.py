"""The recovery key, shown once: eight groups to print, save or copy, and one of them typed back."""

import secrets

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.secret import Secret
from ui.vault.paper import Paper
from ui.vault.secrets_on_clipboard import ConcealedCopy
from ui.widgets import fonts
from ui.widgets.buttons import secondary
from ui.widgets.cards import Line, across
from ui.widgets.inputs import Check, Field
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.paint import LEFT, Painted, rounded
from ui.widgets.theme import token
from ui.words import tr

_ALIKE = str.maketrans("OIL", "011")


def groups_of(key: Secret) -> list[str]:
    """The key in its groups of four."""
    return key.reveal().split("-")


class KeyWell(Painted):
    """The groups with their numbers, in mono, large enough to write down."""

    def __init__(self, key: Secret) -> None:
        super().__init__()
        self._key = key
        self.setFixedHeight(108)
        self.setAccessibleName(tr("Recovery key: {groups}", groups=", ".join(groups_of(key))))

    def sizeHint(self) -> QSize:
        """Two lines of four groups."""
        return QSize(520, 108)

    def paint(self, painter: QPainter) -> None:
        """Numbers quiet, groups large."""
        rounded(painter, self.rect(), 8, token("sunk"), token("hairline"))
        wide = (self.width() - 48) / 4
        for at, group in enumerate(groups_of(self._key)):
            x, y = 24 + at % 4 * wide, 10 + at // 4 * 44
            painter.setFont(fonts.figures(11, fonts.MEDIUM))
            painter.setPen(token("ink-3"))
            painter.drawText(QRectF(x, y, 16, 44), LEFT, str(at + 1))
            painter.setFont(fonts.mono(20))
            painter.setPen(token("ink"))
            painter.drawText(QRectF(x + 18, y, wide, 44), LEFT, group)


class RecoverySheet(QWidget):
    """The whole step: the key, ways to keep it, the check."""

    changed = Signal()

    def __init__(self, key: Secret, *, vault_name: str, asked: int | None = None) -> None:
        """`asked` is the position of the group to type back; one by chance when it is not given."""
        super().__init__()
        self.key, self._vault_name = key, vault_name
        self.asked = secrets.randbelow(len(groups_of(key))) if asked is None else asked
        self._copier = ConcealedCopy(self)
        self.copy_button = secondary(tr("Copy"), self.copy, icon="copy")
        ways = (
            secondary(tr("Print"), lambda: self.paper().print(self), icon="printer"),
            secondary(tr("Save as PDF"), self._ask_where, icon="file-down"),
            self.copy_button,
        )
        self.check = Field("", is_secret=False)
        self.check.label.hide()
        self.check.aside.hide()
        self.check.input.setFixedWidth(120)
        self.check.input.setFont(fonts.mono(13))
        self.check.input.setMaxLength(8)
        question = tr("Check it once: type group {number}", number=self.asked + 1)
        self.check.input.setAccessibleName(question)
        self._verdict = Label("", Style.NOTE, tone="green")
        self._mark = IconLabel("circle-check", tone="green", size=18)
        self._mark.hide()
        self.kept = Check(tr("I have printed it and keep it away from this computer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(KeyWell(key))
        column.addSpacing(16)
        column.addLayout(across(*ways, None, Label(tr("A copy is cleared after 60 seconds"), Style.NOTE)))
        column.addSpacing(28)
        column.addWidget(Line())
        column.addSpacing(24)
        column.addLayout(across(Label(question), None, self._mark, self._verdict, 8, self.check))
        column.addSpacing(16)
        column.addWidget(self.kept)
        column.addStretch(1)
        self.check.changed.connect(self._typed)
        self.kept.toggled.connect(self.changed)

    @property
    def is_checked_back(self) -> bool:
        """Whether the asked group was typed rightly; letters that look like figures count as them."""
        typed = self.check.text().strip().upper().translate(_ALIKE)
        return typed == groups_of(self.key)[self.asked]

    @property
    def is_done(self) -> bool:
        """Whether the key is kept, as far as the program can know."""
        return self.is_checked_back and self.kept.isChecked()

    def copy(self) -> None:
        """Copy the key, concealed, for a minute."""
        self._copier.copy(self.key)

    def paper(self) -> Paper:
        """The printed sheet."""
        groups = groups_of(self.key)
        half = len(groups) // 2
        return Paper(
            heading=tr("Recovery key of {vault}", vault=self._vault_name),
            sentences=(tr("It opens the vault when the password is forgotten. Keep it away from the computer."),),
            secret=Secret("   ".join(groups[:half]) + "\n" + "   ".join(groups[half:])),
        )

    def _typed(self) -> None:
        is_right = self.is_checked_back
        self._mark.setVisible(is_right)
        self._verdict.setText(tr("It agrees") if is_right else "")
        is_wrong = len(self.check.text().strip()) >= 4 and not is_right
        self.check.set_error(tr("It differs") if is_wrong else "")
        self.changed.emit()

    def _ask_where(self) -> None:
        self.paper().ask_where(self, f"{self._vault_name} {tr('recovery key')}")
