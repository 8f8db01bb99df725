"""The wizard's questions: circumstances on which some platform's document hangs and that only the user knows."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.onboarding import CircumstanceLine, Onboarding, OnboardingView
from ui.onboarding.parts import Change, framed, listed, row_of
from ui.widgets.buttons import secondary
from ui.widgets.cards import across, down
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear
from ui.widgets.segmented import Segmented
from ui.widgets.tiles import platform_name
from ui.words import is_chinese, tr

ANSWERS: tuple[bool | None, ...] = (True, False, None)
NOT_YET = 3


class QuestionsStep(QWidget):
    """Yes, no, or left open for each."""

    def __init__(self, onboarding: Onboarding, change: Change) -> None:
        super().__init__()
        self._onboarding, self._change = onboarding, change
        self._asked: tuple[str, ...] = ()
        self.choices: dict[str, Segmented] = {}
        self._place = QVBoxLayout()
        self.rest_button = secondary(tr("No to all that are not answered"), self._no_to_rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = tr("A document is wanted only where one of these holds. What you leave open stays an open question.")
        column.addWidget(framed(tr("Questions"), sentence, across(self.rest_button, None), self._place))

    def show_view(self, view: OnboardingView) -> None:
        """The questions; rows are made anew only when there are others."""
        asked = tuple(one.circumstance.code for one in view.circumstances)
        self._open = [
            one.circumstance.code for one in view.circumstances if one.answer is None and not one.is_left_open
        ]
        self.rest_button.setEnabled(bool(self._open))
        if asked != self._asked:
            self._asked = asked
            clear(self._place)
            self.choices = {}
            self._place.addLayout(listed(*(self._row(one) for one in view.circumstances)))
        for one in view.circumstances:
            at = _position(one)
            if self.choices[one.circumstance.code].at != at:
                self.choices[one.circumstance.code].blockSignals(True)
                self.choices[one.circumstance.code].choose(at)
                self.choices[one.circumstance.code].blockSignals(False)

    def _row(self, line: CircumstanceLine) -> QWidget:
        words = line.circumstance.text_zh if is_chinese() else line.circumstance.text_en
        asked_by = ", ".join(platform_name(one) for one in line.asked_by)
        choice = Segmented([tr("Yes"), tr("No"), tr("Leave open"), tr("Not yet")], name=words, at=_position(line))
        choice.chosen.connect(partial(self._answer, line.circumstance.code))
        self.choices[line.circumstance.code] = choice
        text = down(Label(words, Style.NAME, wrap=True), Elided(asked_by, Style.NOTE, tone="ink-3"), spacing=2)
        row = row_of(height=64)
        layout = row.layout()
        assert layout is not None
        holder = QWidget()
        holder.setLayout(text)
        layout.addWidget(holder)
        layout.addWidget(choice)
        return row

    def _answer(self, code: str, at: int) -> None:
        if at < NOT_YET:
            self._change(lambda draft: self._onboarding.answer(draft, {code: ANSWERS[at]}))

    def _no_to_rest(self) -> None:
        left = dict.fromkeys(self._open, False)
        self._change(lambda draft: self._onboarding.answer(draft, left))


def _position(line: CircumstanceLine) -> int:
    if line.answer is None:
        return 2 if line.is_left_open else NOT_YET
    return 0 if line.answer else 1
