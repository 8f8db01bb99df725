"""The wizard's choice of platforms: what each asks, what is there, how it would travel, and its own codes."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.accounts import Platform
from app.domain.applications import Way
from app.domain.precheck import Verdict
from app.services.onboarding import Onboarding, OnboardingView
from app.services.opening_codes import ChoiceList
from app.services.opening_facts import PlatformFacts
from ui import wording
from ui.onboarding.codes import PlatformCodes
from ui.onboarding.parts import Change, framed, listed
from ui.onboarding.said import WHY_PACKAGE
from ui.widgets.buttons import link
from ui.widgets.cards import across, down
from ui.widgets.chips import Chip
from ui.widgets.inputs import Check
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import tr

VERDICT_TONES = {Verdict.READY: "green", Verdict.OPEN_QUESTIONS: "accent", Verdict.INCOMPLETE: "amber", Verdict.FORBIDDEN: "red"}  # fmt: skip


class _Row(QWidget):
    """One platform: tick, name, way, count, verdict; its own codes below while it is ticked."""

    def __init__(self, step: "PlatformsStep", platform: Platform) -> None:
        super().__init__()
        self._step, self.platform = step, platform
        self.check = Check("")
        self.check.setAccessibleName(platform_name(platform))
        self.check.clicked.connect(step.tick)
        name = Label(platform_name(platform), Style.NAME)
        name.setFixedWidth(130)
        self.way = Elided("", Style.NOTE)
        self.count = Label("", Style.NOTE, figures=True)
        self.verdict = Chip("")
        self.more = link(tr("Its codes"), self._toggle)
        self.codes = PlatformCodes()
        self.codes.chosen.connect(lambda choice, code: step.choose(platform, choice, code))
        self.codes.asked.connect(lambda: step.ask_codes(platform))
        self.codes.hide()
        row = across(self.check, PlatformTile(platform), name, spacing=12)
        row.addWidget(self.way, 1)
        for part in (self.more, self.count, self.verdict):
            row.addWidget(part)
        holder = QWidget()
        holder.setMinimumHeight(44)
        holder.setLayout(row)
        self.setLayout(down(holder, self.codes))

    def show_facts(
        self, facts: PlatformFacts, chosen: Mapping[str, str], lists: Sequence[ChoiceList], *, is_ticked: bool
    ) -> None:
        self.check.setChecked(is_ticked)
        self.check.setEnabled(not facts.is_under_way)
        words = wording.word(facts.route.way)
        if facts.route.way is Way.PACKAGE and facts.route.why:
            words = f"{words} · {tr(WHY_PACKAGE[facts.route.why])}"
        self.way.set_text(words)
        asked, filled = len(facts.values), sum(bool(one.text) for one in facts.values)
        self.count.setText(
            tr("{filled} of {asked} filled", filled=filled, asked=asked) if asked else tr("Form not public")
        )
        if facts.check is not None:
            self.verdict.set_chip(wording.word(facts.check.verdict), VERDICT_TONES[facts.check.verdict])
        self.verdict.setVisible(facts.check is not None)
        self.more.setVisible(bool(facts.route.choices))
        if facts.route.choices:
            counts = {name: chosen.get(name, "") or facts.route.told.get(name, "") for name in facts.route.choices}
            self.codes.show_lists(lists, counts)
        if is_ticked and facts.route.lacking:
            self.codes.show()

    def _toggle(self) -> None:
        self.codes.setVisible(self.codes.isHidden())


class PlatformsStep(QWidget):
    """Ten platforms; one that is under way cannot be unticked."""

    def __init__(self, onboarding: Onboarding, change: Change, ask_codes: Callable[[Platform], object]) -> None:
        super().__init__()
        self._onboarding, self._change = onboarding, change
        self.ask_codes = ask_codes
        self.rows = {platform: _Row(self, platform) for platform in Platform}
        self._note = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = tr("Tick where the company wants to advertise. The pre-check is never a promise of approval.")
        column.addWidget(framed(tr("Platforms"), sentence, listed(*self.rows.values()), self._note))

    def show_view(self, view: OnboardingView, lists: Mapping[Platform, Sequence[ChoiceList]]) -> None:
        """How each stands now, and what is known of the platforms' own lists."""
        for facts in view.facts.platforms:
            ticked = facts.platform in view.facts.draft.ticked
            chosen = view.facts.draft.chosen_on(facts.platform)
            self.rows[facts.platform].show_facts(facts, chosen, lists.get(facts.platform, ()), is_ticked=ticked)
        clear(self._note)
        if not view.facts.industry:
            self._note.addWidget(Label(tr("The industry is not chosen yet; without it nothing can be checked."), Style.NOTE, tone="amber"))  # fmt: skip

    def tick(self) -> None:
        """Keep the choice as it stands."""
        wanted = [platform for platform, row in self.rows.items() if row.check.isChecked()]
        self._change(lambda draft: self._onboarding.tick(draft, wanted))

    def choose(self, platform: Platform, name: str, text: str) -> None:
        """Keep a code of the platform's own."""
        self._change(lambda draft: self._onboarding.choose(draft, platform, {name: text}))
