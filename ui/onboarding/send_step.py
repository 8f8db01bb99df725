"""The wizard's last deed: what goes by interface is sent, the rest becomes a ready package."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.accounts import Platform
from app.domain.applications import ApplicationState, Way
from app.services.onboarding import OnboardingView
from app.services.opening_facts import PlatformFacts
from ui import wording
from ui.onboarding.parts import framed, listed, row_of
from ui.onboarding.said import STATE_TONES, WHY_PACKAGE
from ui.widgets.buttons import secondary
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import tr


class SendStep(QWidget):
    """A row for each ticked platform: what holds it, or how it goes."""

    def __init__(self, package: Callable[[Platform], object], open_one: Callable[[int], object]) -> None:
        super().__init__()
        self._package, self._open = package, open_one
        self._place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = tr(
            "What is sent is sent once. Where no answer comes the outcome stays unknown until the platform tells."
        )
        column.addWidget(framed(tr("Send"), sentence, self._place))

    def show_view(self, view: OnboardingView) -> None:
        """Every ticked platform."""
        clear(self._place)
        rows = [self._row(one) for one in view.facts.platforms if one.platform in view.facts.draft.ticked]
        if rows:
            self._place.addLayout(listed(*rows))
        else:
            self._place.addWidget(Label(tr("No platform is ticked."), Style.BODY, tone="ink-2"))

    def _row(self, facts: PlatformFacts) -> QWidget:
        name = Label(platform_name(facts.platform), Style.NAME)
        name.setFixedWidth(130)
        words, tone = _standing(facts)
        way = wording.word(facts.route.way)
        if facts.route.why:
            way = f"{way} · {tr(WHY_PACKAGE[facts.route.why])}"
        row = row_of(PlatformTile(facts.platform), name)
        layout = row.layout()
        assert layout is not None
        layout.addWidget(Elided(way, Style.NOTE))
        layout.addWidget(Chip(words, tone))
        one = facts.application
        if one is not None and facts.is_under_way:
            layout.addWidget(secondary(tr("Follow"), partial(self._open, one.id or 0), height=28))
        elif facts.is_ready and not facts.lacks_consent:
            layout.addWidget(secondary(tr("Write package…"), partial(self._package, facts.platform), icon="package", height=28))  # fmt: skip
        if one is not None and one.state is ApplicationState.CHECKED and one.way is Way.PACKAGE:
            layout.addWidget(secondary(tr("Handed in…"), partial(self._open, one.id or 0), height=28))
        return row


def _standing(facts: PlatformFacts) -> tuple[str, str]:
    one = facts.application
    if one is not None and facts.is_under_way:
        return (
            (tr("Outcome unknown"), "amber")
            if one.is_in_doubt
            else (wording.word(one.state), STATE_TONES.get(one.state, "accent"))
        )
    if not facts.is_ready:
        return tr("Something is missing"), "amber"
    if facts.lacks_consent:
        return tr("Consent is missing"), "amber"
    return tr("Ready"), "green"


def sendable(view: OnboardingView) -> list[Platform]:
    """What one press sends."""
    return [
        one.platform
        for one in view.facts.platforms
        if one.platform in view.facts.draft.ticked
        and one.route.way is Way.INTERFACE
        and one.is_ready
        and not one.lacks_consent
    ]
