"""One application: its clock stage by stage, what it was refused for and what was said against that, its way so far, and the next step."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.applications import ApplicationState, RefusalReason, Way
from app.domain.openings import ReviewState
from app.domain.stage_clock import StageTime
from app.services.onboarding import Onboarding
from app.services.opening_board import ApplicationLine
from app.services.opening_kits import Kit
from ui import wording
from ui.onboarding.appeals import appeals_view
from ui.onboarding.kit_view import KitView
from ui.onboarding.parts import STREAM_TONES, StreamBar, TimeBar, held, listed, row_of
from ui.onboarding.said import BARS, TONES, about_name, day_of, kind_name, length, of_target, state_tone, state_words
from ui.widgets.buttons import Button, danger, secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.chips import Chip, Dot
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import INSET, clear, scrolling
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import is_chinese, tr

STATES = ApplicationState
KIT_AT = 2
"""After the head and the stream of stages."""


class DetailView(QWidget):
    """Says what the person wants done; the page does it."""

    follow_wanted = Signal()
    never_arrived = Signal()
    filed = Signal()
    told = Signal(object)
    """What the person read on the platform's page: a ReviewState."""
    corrected = Signal(str)
    resubmitted = Signal()
    withdrawn = Signal()
    appeal_wanted = Signal()
    wizard_wanted = Signal(int)
    """The onboarding to go on with."""

    def __init__(self, onboarding: Onboarding) -> None:
        super().__init__()
        self._onboarding = onboarding
        self.line: ApplicationLine | None = None
        self._body = QVBoxLayout()
        self._body.setSpacing(20)
        self._body.setContentsMargins(INSET, 4, INSET, INSET)
        sheet = QWidget()
        sheet.setLayout(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(sheet))

    def show_line(self, line: ApplicationLine) -> None:
        """Everything anew."""
        self.line = line
        clear(self._body)
        head = across(
            PlatformTile(line.platform, 24), Label(platform_name(line.platform), Style.HEADING),
            Chip(state_words(line), state_tone(line)), None, *self._actions(line), spacing=10,
        )  # fmt: skip
        self._body.addLayout(head)
        self._body.addLayout(self._stream(line))
        if line.application.reasons:
            rows = [self._reason(one) for one in reversed(line.application.reasons)]
            self._body.addLayout(down(Label(tr("What the platform said"), Style.STRONG), 4, listed(*rows)))
        if line.application.appeals:
            self._body.addLayout(appeals_view(line.application))
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.addLayout(self._way(line), 0, 0)
        grid.addLayout(self._facts(line), 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._body.addWidget(held(grid))
        self._body.addStretch(1)

    def show_kit(self, kit: Kit) -> None:
        """The package of the application that is shown, below what the platform said."""
        self._body.insertWidget(KIT_AT, Line())
        self._body.insertWidget(KIT_AT + 1, KitView(kit, self._onboarding))
        self._body.insertWidget(KIT_AT + 2, Line())

    def _actions(self, line: ApplicationLine) -> list[Button]:
        one = line.application
        if one.is_in_doubt:
            return [
                secondary(tr("It is not there"), self.never_arrived.emit),
                secondary(tr("Ask the platform"), self.follow_wanted.emit, icon="refresh-cw"),
            ]
        by_hand = one.way is Way.PACKAGE or not line.sends_again
        if one.state is STATES.CHECKED and one.way is Way.PACKAGE:
            return [secondary(tr("Continue"), lambda: self.wizard_wanted.emit(line.draft_id)), secondary(tr("Handed in…"), self.filed.emit, icon="check")]  # fmt: skip
        if one.state in (STATES.DRAFT, STATES.CHECKED):
            return [secondary(tr("Continue"), lambda: self.wizard_wanted.emit(line.draft_id), icon="chevron-right")]
        if one.state in (STATES.SUBMITTED, STATES.UNDER_REVIEW):
            return self._review_actions(by_hand=one.way is Way.PACKAGE, is_new=one.state is STATES.SUBMITTED)
        if one.state is STATES.CHANGES_REQUESTED:
            again = secondary(tr("Handed in again…"), self.filed.emit, icon="check") if by_hand else secondary(tr("Send again"), self.resubmitted.emit, icon="upload")  # fmt: skip
            again.setEnabled(not line.open_reasons)
            return [danger(tr("Give up"), self.withdrawn.emit), again]
        return self._refused_actions(line)

    def _refused_actions(self, line: ApplicationLine) -> list[Button]:
        one = line.application
        anew = (
            [] if line.is_superseded else [secondary(tr("Apply anew"), lambda: self.wizard_wanted.emit(line.draft_id))]
        )
        if one.state is STATES.CLOSED:
            return anew
        if one.state is STATES.REJECTED:
            return [
                danger(tr("Give up"), self.withdrawn.emit),
                *anew,
                secondary(tr("Appeal…"), self.appeal_wanted.emit),
            ]
        return self._appeal_actions(by_hand=one.way is Way.PACKAGE) if one.state is STATES.APPEAL else []

    def _review_actions(self, *, by_hand: bool, is_new: bool) -> list[Button]:
        if not by_hand:
            return [secondary(tr("Ask the platform"), self.follow_wanted.emit, icon="refresh-cw")]
        said = [
            (ReviewState.REFUSED, tr("Refused…")),
            (ReviewState.CHANGES_REQUESTED, tr("Sent back…")),
            (ReviewState.APPROVED, tr("It is open…")),
        ]
        if is_new:
            said.insert(0, (ReviewState.IN_REVIEW, tr("In review now")))
        return self._told_buttons(said)

    def _appeal_actions(self, *, by_hand: bool) -> list[Button]:
        """An interface tells of an appeal that was granted, and cannot tell a new refusal from the old one."""
        refused = (ReviewState.REFUSED, tr("Refused again…"))
        if not by_hand:
            ask = secondary(tr("Ask the platform"), self.follow_wanted.emit, icon="refresh-cw")
            return [*self._told_buttons([refused]), ask]
        looked_at, granted = (ReviewState.IN_REVIEW, tr("In review now")), (ReviewState.APPROVED, tr("Granted…"))
        return self._told_buttons([looked_at, refused, granted])

    def _told_buttons(self, said: Sequence[tuple[ReviewState, str]]) -> list[Button]:
        return [secondary(words, partial(self.told.emit, state)) for state, words in said]

    def _stream(self, line: ApplicationLine) -> QVBoxLayout:
        pieces = [(one.stage, one.length.total_seconds()) for one in line.pieces]
        spoken = ", ".join(f"{wording.word(one.stage)} {of_target(one)}" for one in line.times)
        column = down(Label(tr("Where the time went"), Style.STRONG), 8, StreamBar(pieces, spoken), 12)
        row = across(spacing=24)
        for one in line.times:
            row.addLayout(_stage(one), 1)
        column.addLayout(row)
        return column

    def _reason(self, reason: RefusalReason) -> QWidget:
        about = about_name(reason.about, self._onboarding.catalogue, self._onboarding.form) or reason.platform_name
        text = down(Label(reason.text or tr("No reason was given"), Style.NAME, wrap=True), spacing=2)
        text.addWidget(Label(" · ".join(part for part in (about, day_of(reason.at)) if part), Style.NOTE))
        holder = QWidget()
        holder.setLayout(text)
        row = row_of(height=52)
        layout = row.layout()
        assert layout is not None
        layout.addWidget(holder)
        is_open = self.line is not None and reason in self.line.open_reasons
        if is_open:
            layout.addWidget(secondary(tr("Put right"), partial(self.corrected.emit, reason.about), icon="check", height=28))  # fmt: skip
        elif reason.corrected_at is not None:
            layout.addWidget(Chip(tr("put right {at}", at=day_of(reason.corrected_at)), "green", icon="circle-check"))
        else:
            layout.addWidget(Chip(tr("Appealed"), "accent"))
        return row

    def _way(self, line: ApplicationLine) -> QVBoxLayout:
        column = down(Label(tr("Its way so far"), Style.STRONG), 4, spacing=0)
        rows = []
        for step in reversed(line.application.steps):
            when = Label(day_of(step.at), Style.NOTE, figures=True)
            when.setFixedWidth(90)
            who = platform_name(step.actor) if step.actor == line.platform else step.actor
            row = row_of(when, Label(wording.word(step.state), Style.NAME), height=32)
            layout = row.layout()
            assert layout is not None
            layout.addWidget(Elided(who, Style.NOTE))
            rows.append(row)
        column.addLayout(listed(*rows))
        column.addStretch(1)
        return column

    def _facts(self, line: ApplicationLine) -> QVBoxLayout:
        one = line.application
        facts = [
            (tr("Company"), line.company), (tr("Account name"), one.name), (tr("Account"), one.account),
            (tr("Application number"), one.reference), (tr("Way"), wording.word(one.way)),
        ]  # fmt: skip
        column = down(Label(tr("The application"), Style.STRONG), 4, spacing=0)
        rows = []
        for name, value in facts:
            label = Label(name, Style.NOTE)
            label.setFixedWidth(130)
            row = row_of(label, height=32)
            layout = row.layout()
            assert layout is not None
            layout.addWidget(Elided(value or "–", figures=True))
            rows.append(row)
        kinds = ("、" if is_chinese() else ", ").join(
            kind_name(kind, self._onboarding.catalogue) for kind in one.papers
        )
        rows.append(down_row(tr("Documents"), kinds or "–"))
        column.addLayout(listed(*rows))
        column.addStretch(1)
        return column


def down_row(name: str, text: str) -> QWidget:
    """A fact that may need several lines."""
    label = Label(name, Style.NOTE)
    label.setFixedWidth(130)
    row = row_of(label, height=32)
    layout = row.layout()
    assert layout is not None
    layout.addWidget(Label(text, Style.BODY, wrap=True))
    return row


def _stage(time: StageTime) -> QVBoxLayout:
    tone = TONES[time.light] if time.is_running else "ink-2"
    head = across(Dot(STREAM_TONES[time.stage], ""), Label(wording.word(time.stage), Style.NOTE), None, spacing=6)
    column = down(head, Label(of_target(time), Style.NAME, tone=tone, figures=True), spacing=4)
    if time.target is not None and time.target > timedelta():
        bar = BARS[time.light] if time.is_running else "control"
        column.addWidget(TimeBar(time.spent / time.target, bar, length(time.spent)))
    column.addStretch(1)
    return column
