"""The wizard's consent 单独同意: the words that each person agrees to, one for each platform."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.consents import ConsentAsked
from ui import wording
from ui.onboarding.parts import framed, listed
from ui.onboarding.said import day_of
from ui.widgets.buttons import link, secondary
from ui.widgets.cards import across, down
from ui.widgets.chips import Chip
from ui.widgets.inputs import Check
from ui.widgets.labels import Label, Style
from ui.widgets.page import clear
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import plural, tr


class ConsentStep(QWidget):
    """Each consent is its own tick; what was agreed to can be taken back."""

    def __init__(self, agree: Callable[[Sequence[ConsentAsked]], object], revoke: Callable[[int], object]) -> None:
        super().__init__()
        self._agree, self._revoke = agree, revoke
        self._asked: tuple[ConsentAsked, ...] = ()
        self.checks: list[tuple[Check, ConsentAsked]] = []
        self._place = QVBoxLayout()
        self.agree_button = secondary(tr("Record consents"), self._record, icon="check")
        self.agree_button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = tr("Personal data goes to a platform only after the person it is about has agreed to these very words. Who agreed to what and when is kept; it can be taken back at any time.")  # fmt: skip
        column.addWidget(framed(tr("Consent"), sentence, across(self.agree_button, None), self._place))

    def show_asked(self, asked: tuple[ConsentAsked, ...]) -> None:
        """The consents, made anew when something about them changed."""
        if asked == self._asked and self.checks:
            return
        self._asked = asked
        clear(self._place)
        self.checks = []
        self._place.addLayout(listed(*(self._row(one) for one in asked)))
        self._count()

    def _row(self, one: ConsentAsked) -> QWidget:
        title = across(
            PlatformTile(one.sharing.platform), Label(platform_name(one.sharing.platform), Style.NAME),
            Label(f"{wording.word(one.sharing.person)} · {one.who or '–'}", Style.NOTE), None, spacing=8,
        )  # fmt: skip
        if one.given is not None:
            title.addWidget(Chip(tr("agreed {at}", at=day_of(one.given.at)), "green", icon="circle-check"))
            title.addWidget(link(tr("Take back"), partial(self._revoke, one.given.id or 0)))
        else:
            check = Check(tr("{person} agrees", person=one.who or "–"))
            check.setEnabled(bool(one.who))
            check.clicked.connect(self._count)
            self.checks.append((check, one))
            title.addWidget(check)
        holder = QWidget()
        text = Label(one.given.text if one.given else one.text, Style.NOTE, wrap=True)
        column = down(title, text, spacing=4)
        column.setContentsMargins(0, 10, 0, 10)
        holder.setLayout(column)
        return holder

    def _count(self) -> None:
        count = sum(check.isChecked() for check, _ in self.checks)
        words = plural("Record {count} consent", "Record {count} consents", count=count) if count else tr("Record consents")  # fmt: skip
        self.agree_button.setText(words)
        self.agree_button.updateGeometry()
        self.agree_button.setEnabled(count > 0)

    def _record(self) -> None:
        self._agree([one for check, one in self.checks if check.isChecked()])
