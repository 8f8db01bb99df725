"""The wizard's pre-check 预审: for each ticked platform what is missing or wrong, why, and on what ground it is asked."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.precheck import Finding, Standing
from app.services.onboarding import Onboarding, OnboardingView
from app.services.opening_facts import PlatformFacts
from ui import wording
from ui.onboarding.parts import Change, framed, listed, row_of
from ui.onboarding.platforms_step import VERDICT_TONES
from ui.onboarding.said import STANDING_TONES, field_name, finding_name, finding_why
from ui.widgets.buttons import link
from ui.widgets.cards import Line, across
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import is_chinese, plural, tr

QUIET = frozenset({Standing.SATISFIED, Standing.NOT_NEEDED, Standing.UNDECIDED})


class ChecksStep(QWidget):
    """Platform after platform, what is in the way first."""

    def __init__(self, onboarding: Onboarding, change: Change) -> None:
        super().__init__()
        self._onboarding, self._change = onboarding, change
        self._place = QVBoxLayout()
        self._place.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = tr("What each platform will ask, held against the documents before anything is sent. Never a promise of approval.")  # fmt: skip
        column.addWidget(framed(tr("Pre-check"), sentence, self._place))

    def show_view(self, view: OnboardingView) -> None:
        """All ticked platforms."""
        clear(self._place)
        ticked = [one for one in view.facts.platforms if one.platform in view.facts.draft.ticked]
        fits = [finding.fit for one in ticked if one.check for finding in one.check.findings if finding.fit]
        unchecked = len({fit.paper.key for fit in fits if fit.is_form_unchecked})
        if unchecked:
            words = plural("Of {count} document nobody has said how the picture was made: whether it is a scan, a photo or a sealed copy was not checked.", "Of {count} documents nobody has said how the picture was made: whether they are scans, photos or sealed copies was not checked.", count=unchecked)  # fmt: skip
            self._place.addWidget(Elided(words, Style.NOTE))
        for facts in ticked:
            if facts.check is not None:
                self._add(facts)

    def _add(self, facts: PlatformFacts) -> None:
        check = facts.check
        assert check is not None
        there = sum(one.standing is Standing.SATISFIED for one in check.findings)
        open_ones = sum(one.standing is Standing.UNDECIDED for one in check.findings)
        said = [plural("{count} document there", "{count} documents there", count=there)]
        if open_ones:
            said.append(plural("{count} open question", "{count} open questions", count=open_ones))
        if self._place.count():
            self._place.addWidget(Line())
        head = across(
            PlatformTile(facts.platform), Label(platform_name(facts.platform), Style.STRONG),
            Label(" · ".join(said), Style.NOTE, figures=True), None,
            Chip(wording.word(check.verdict), VERDICT_TONES[check.verdict]),
        )  # fmt: skip
        self._place.addLayout(head)
        catalogue = self._onboarding.catalogue
        names = dict.fromkeys(
            finding_name(one, catalogue) for one in check.findings if one.standing is Standing.SATISFIED
        )
        if names:
            words = tr("There: {names}", names=("、" if is_chinese() else ", ").join(names))
            self._place.addWidget(Elided(words, Style.NOTE))
        rows = [self._finding(one) for one in check.findings if one.standing not in QUIET]
        rows += [self._gap(one.ask.field, wording.word(one.gap)) for one in facts.gaps if one.gap is not None]
        if rows:
            self._place.addLayout(listed(*rows))

    def _finding(self, finding: Finding) -> QWidget:
        catalogue = self._onboarding.catalogue
        name = Elided(finding_name(finding, catalogue), Style.NAME)
        name.setFixedWidth(260)
        chip = Chip(wording.word(finding.standing), STANDING_TONES.get(finding.standing, "neutral"))
        why = Elided(finding_why(finding, catalogue), Style.NOTE)
        row = row_of(name, chip, height=36)
        layout = row.layout()
        assert layout is not None
        layout.addWidget(why)
        if finding.words and finding.standing is not Standing.LOOK:
            layout.addWidget(link(tr("It does not apply"), partial(self._clear, finding.rules[0])))
        return row

    def _gap(self, field: str, words: str) -> QWidget:
        name = Elided(field_name(self._onboarding.form.fields[field]), Style.NAME)
        name.setFixedWidth(260)
        return row_of(name, Chip(words, "amber"), None, height=36)

    def _clear(self, category: str) -> None:
        self._change(lambda draft: self._onboarding.clear(draft, category))
