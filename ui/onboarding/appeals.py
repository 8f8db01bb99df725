"""Appeals 申诉 of an application: what was said against a refusal, when, with how many documents, and what came of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.applications import Appeal, Application, ApplicationState
from ui.onboarding.parts import listed, row_of
from ui.onboarding.said import day_of
from ui.widgets.cards import down
from ui.widgets.chips import Chip
from ui.widgets.labels import Label, Style
from ui.words import mark, plural, tr

OUTCOMES = {
    None: (mark("No answer yet"), "accent", "clock-3"),
    ApplicationState.APPROVED: (mark("Granted"), "green", "circle-check"),
    ApplicationState.REJECTED: (mark("Refused again"), "red", "circle-alert"),
    ApplicationState.CHANGES_REQUESTED: (mark("Changes requested"), "amber", ""),
}


def appeals_view(application: Application) -> QVBoxLayout:
    """The newest first, under a heading."""
    rows = [_appeal(application, at, one) for at, one in enumerate(application.appeals)]
    return down(Label(tr("Appeals"), Style.STRONG), 4, listed(*reversed(rows)))


def _appeal(application: Application, at: int, appeal: Appeal) -> QWidget:
    facts = [appeal.by, day_of(appeal.at)]
    if appeal.paper_ids:
        facts.append(plural("with {count} document", "with {count} documents", count=len(appeal.paper_ids)))
    holder = QWidget()
    text = down(
        Label(appeal.text, Style.NAME, wrap=True), Label(" · ".join(facts), Style.NOTE, figures=True), spacing=2
    )
    holder.setLayout(text)
    words, tone, icon = OUTCOMES[application.came_of(at)]
    row = row_of(height=52)
    layout = row.layout()
    assert layout is not None
    layout.addWidget(holder)
    layout.addWidget(Chip(tr(words), tone, icon=icon))
    return row
