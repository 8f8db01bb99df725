"""The board of applications 看板: what is prepared, with the platforms, sent back, open; each card with its clock."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.applications import ApplicationState
from app.domain.stage_clock import Light
from app.services.onboarding import DraftLine
from app.services.opening_board import ApplicationLine, BoardView
from ui import figures, wording
from ui.figures import Figure
from ui.onboarding.parts import STREAM_TONES, StreamBar, TimeBar, held
from ui.onboarding.said import BARS, TONES, length, of_target, state_words
from ui.widgets.buttons import link
from ui.widgets.cards import Card, Line, across, down
from ui.widgets.chips import Chip, Dot
from ui.widgets.headline import Headline, headline_row
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import INSET, clear, scrolling
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import plural, tr

MOST = 4
"""Cards in a column; the list has them all."""

UNSENT = frozenset({ApplicationState.DRAFT, ApplicationState.CHECKED})
BACK = frozenset({ApplicationState.CHANGES_REQUESTED, ApplicationState.REJECTED})
OPEN = frozenset({ApplicationState.APPROVED, ApplicationState.ACTIVE, ApplicationState.SUSPENDED})


class Board(QWidget):
    """Headlines, four columns, and where the time went on average."""

    def __init__(
        self,
        open_draft: Callable[[int], object],
        open_application: Callable[[int], object],
        show_list: Callable[[], object],
    ) -> None:
        super().__init__()
        self._open_draft, self._open_application, self._show_list = open_draft, open_application, show_list
        self._body = QVBoxLayout()
        self._body.setSpacing(20)
        self._body.setContentsMargins(INSET, 4, INSET, INSET)
        sheet = QWidget()
        sheet.setLayout(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(sheet))

    def show_view(self, view: BoardView, drafts: Sequence[DraftLine]) -> None:
        """Everything anew."""
        clear(self._body)
        self._body.addWidget(_headlines(view))
        self._body.addWidget(Line())
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for at, (heading, cards, count) in enumerate(self._columns(view, drafts)):
            title = across(Label(heading, Style.STRONG), Label(f"{count:,}", Style.NOTE, figures=True), None)
            column = down(title, 8, *cards[:MOST], spacing=8)
            if count > MOST:
                more = plural("{count} more in the list", "{count} more in the list", count=count - MOST)
                column.addWidget(link(more, self._show_list))
            column.addStretch(1)
            grid.addLayout(column, 0, at)
            grid.setColumnStretch(at, 1)
        self._body.addWidget(held(grid))
        if view.averages:
            self._body.addWidget(Line())
            self._body.addWidget(_stream(view))
        self._body.addStretch(1)

    def _columns(self, view: BoardView, drafts: Sequence[DraftLine]) -> list[tuple[str, list[QWidget], int]]:
        lines = [one for one in view.lines if not one.is_over or one.application.state in OPEN]
        unsent = {one.draft_id for one in lines if one.application.state in UNSENT}
        preparing = [one for one in drafts if not one.is_closed and (one.id in unsent or not one.ticked)]
        sent_back = [one for one in lines if one.application.state in BACK or one.application.is_in_doubt]
        opened = [one for one in lines if one.application.state in OPEN]
        opened.sort(key=lambda one: one.application.steps[-1].at, reverse=True)
        with_them = [
            one for one in lines if one not in sent_back and one not in opened and one.application.state not in UNSENT
        ]
        return [
            (tr("Preparing"), [self._draft(one, lines) for one in preparing[:MOST]], len(preparing)),
            (tr("With the platform"), [self._application(one) for one in with_them[:MOST]], len(with_them)),
            (tr("Waiting for us"), [self._application(one) for one in sent_back[:MOST]], len(sent_back)),
            (tr("Accounts open"), [self._application(one) for one in opened[:MOST]], len(opened)),
        ]

    def _draft(self, one: DraftLine, lines: Sequence[ApplicationLine]) -> QWidget:
        company = one.company or tr("New onboarding")
        unsent = [line for line in lines if line.draft_id == one.id and line.application.state in UNSENT]
        todo = plural("{count} platform to send", "{count} platforms to send", count=len(unsent)) if unsent else tr("Not ticked yet")  # fmt: skip
        card = Card(is_clickable=True, name=f"{company}, {todo}")
        card.clicked.connect(lambda: self._open_draft(one.id))
        head = across(IconLabel("building-2"), spacing=8)
        head.addWidget(Elided(company, Style.STRONG), 1)
        card.body.addLayout(head)
        card.body.addWidget(Label(todo, Style.BODY))
        card.body.addWidget(Label(tr("Stands at: {page}", page=wording.word(one.page)), Style.NOTE))
        if unsent:
            _add_clock(card, max(unsent, key=lambda line: list(Light).index(line.light)))
        return card

    def _application(self, line: ApplicationLine) -> QWidget:
        name, state = platform_name(line.platform), state_words(line)
        card = Card(is_clickable=True, name=f"{name}, {line.company}, {state}")
        card.clicked.connect(lambda: self._open_application(line.id or 0))
        head = across(PlatformTile(line.platform), spacing=8)
        head.addWidget(Elided(name, Style.STRONG), 1)
        if line.waits_for_us:
            head.addWidget(Chip(tr("For you"), "accent"))
        card.body.addLayout(head)
        card.body.addWidget(Elided(line.company, Style.NOTE))
        card.body.addWidget(Elided(_what(line, state)))
        if line.application.state in OPEN:
            took = tr("took {time}", time=length(line.opening))
            card.body.addLayout(across(IconLabel("circle-check", tone="green", size=14), Label(took, Style.NOTE), None))
        else:
            _add_clock(card, line)
        return card


def _what(line: ApplicationLine, state: str) -> str:
    if line.open_reasons:
        return line.open_reasons[-1].text
    if line.application.account:
        return tr("Account {number}", number=line.application.account)
    return state


def _add_clock(card: Card, line: ApplicationLine) -> None:
    running = line.running
    if running is None:
        return
    words = f"{wording.word(running.stage)} · {of_target(running)}"
    if running.target is not None:
        card.body.addSpacing(4)
        card.body.addWidget(TimeBar(running.spent / running.target, BARS[running.light], words))
    tone = TONES[running.light]
    row = across(IconLabel("clock-3", tone=tone, size=14), spacing=6)
    row.addWidget(Elided(words, Style.NOTE, tone=tone, figures=True), 1)
    card.body.addLayout(row)


def _headlines(view: BoardView) -> QWidget:
    ours = sum(one.waits_for_us for one in view.under_way)
    under_way = Headline(
        tr("Under way"), figures.whole(f"{len(view.under_way)}"), unit=tr("applications"),
        notes=[tr("{ours} wait for you, {theirs} for the platforms", ours=ours, theirs=len(view.under_way) - ours)],
    )  # fmt: skip
    passed = view.first_pass
    share = passed.approved_at_once * 100 // passed.submitted if passed.submitted else 0
    mean = length(view.mean_opening) if view.mean_opening else "–"
    return headline_row(
        [
            (under_way, 1),
            (_nearest(view), 1),
            (Headline(tr("Until an account is open"), Figure("", mean, ""), notes=[tr("on average, without the time that waits for us")]), 1),
            (Headline(tr("Passed at once"), figures.whole(f"{share}"), unit="%", notes=[tr("{count} of {all}", count=passed.approved_at_once, all=passed.submitted)]), 1),
        ]
    )  # fmt: skip


def _nearest(view: BoardView) -> Headline:
    line = view.nearest
    if line is None or line.running is None or line.running.target is None:
        return Headline(tr("Next due"), Figure("", "–", ""), notes=[tr("nothing is running")])
    left = line.running.target - line.running.spent
    tone = "ink" if line.light is Light.FINE else TONES[line.light]
    words = length(left) if left.total_seconds() >= 0 else tr("{time} over", time=length(-left))
    where = f"{platform_name(line.platform)} · {wording.word(line.running.stage)}"
    return Headline(tr("Next due"), Figure("", words, ""), tone=tone, notes=[where, line.company])


def _stream(view: BoardView) -> QWidget:
    spoken = ", ".join(f"{wording.word(one.stage)} {one.share_percent} %" for one in view.averages)
    bar = StreamBar([(one.stage, one.mean.total_seconds()) for one in view.averages], spoken)
    legend = across(spacing=24)
    for one in view.averages:
        words = f"{wording.word(one.stage)}  {length(one.mean)} · {one.share_percent} %"
        legend.addLayout(across(Dot(STREAM_TONES[one.stage], ""), Label(words, Style.NOTE, figures=True), spacing=6))
    legend.addStretch(1)
    holder = QWidget()
    title = across(
        Label(tr("Where the time goes"), Style.HEADING), Label(tr("on average, of what was sent"), Style.NOTE), None
    )
    holder.setLayout(down(title, 10, bar, 8, legend))
    return holder
