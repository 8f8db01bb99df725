"""The wizard's first page: which documents of the archive are this company's."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.onboarding import Onboarding, OnboardingView
from ui import figures
from ui.onboarding.parts import Change, framed, listed, row_of
from ui.onboarding.said import kind_name
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import Well, across
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear
from ui.words import plural, tr


class PapersStep(QWidget):
    """A list of documents, and the licences that an onboarding can begin with."""

    def __init__(
        self, onboarding: Onboarding, change: Change, add_files: Callable[[], object], go_to: Callable[[int], object]
    ) -> None:
        super().__init__()
        self._onboarding, self._change, self._go_to = onboarding, change, go_to
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self.add_button = secondary(tr("Add files…"), add_files, icon="file-up")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            framed(
                tr("Documents"),
                tr("Licence, identity card, permits. They are read once, on this machine, and fill the form on every platform."),
                across(self.add_button, None),
                self._place,
            )
        )  # fmt: skip

    def show_view(self, view: OnboardingView, licences: Sequence[tuple[int, str]]) -> None:
        """The documents that belong to it; without any, the licences to begin with."""
        clear(self._place)
        rows = [self._row(view, one.id) for one in view.facts.kept if not self._is_replaced(view, one.id)]
        if rows:
            self._place.addLayout(listed(*rows))
        here = {one.id for one in view.facts.kept}
        others = [(licence, name) for licence, name in licences if licence not in here]
        if others and not view.progressed.has_licence:
            self._place.addWidget(self._offer(others))
        if view.to_look_at:
            words = plural("{count} document has something to look at; what is in doubt fills nothing until then.", "{count} documents have something to look at; what is in doubt fills nothing until then.", count=view.to_look_at)  # fmt: skip
            self._place.addWidget(Label(words, Style.NOTE, tone="amber", wrap=True))

    def _is_replaced(self, view: OnboardingView, paper_id: int) -> bool:
        return any(one.paper.replaces == paper_id for one in view.facts.kept)

    def _row(self, view: OnboardingView, paper_id: int) -> QWidget:
        kept = next(one for one in view.facts.kept if one.id == paper_id)
        name = Elided(kind_name(kept.paper.type_code, self._onboarding.catalogue), Style.NAME)
        name.setFixedWidth(220)
        last = kept.validity.last
        until = tr("until {day}", day=figures.iso_day(last)) if last else ""
        doubts = len(kept.doubtful) + kept.is_type_doubtful
        parts: list[QWidget | None] = [name, Elided(kept.holder or kept.paper.file_name), None]
        if doubts:
            parts.append(Chip(plural("{count} in doubt", "{count} in doubt", count=doubts), "amber", icon="eye"))
        parts += [
            Label(until, Style.NOTE, figures=True),
            secondary(tr("Open"), partial(self._go_to, paper_id), height=28),
            icon_button("x", tr("Leave it out here"), partial(self._drop, paper_id), height=28),
        ]
        return row_of(*parts)

    def _offer(self, licences: Sequence[tuple[int, str]]) -> Well:
        well = Well(padding=16)
        well.body.addWidget(Label(tr("Licences in the archive"), Style.STRONG))
        for licence, name in licences:
            begin = secondary(tr("Take it with its documents"), partial(self._take, licence), height=28)
            row = across(spacing=12)
            row.addWidget(Elided(name or tr("Without a name")), 1)
            row.addWidget(begin)
            well.body.addLayout(row)
        return well

    def _drop(self, paper_id: int) -> None:
        self._change(lambda draft: self._onboarding.drop_paper(draft, paper_id))

    def _take(self, licence: int) -> None:
        self._change(lambda draft: self._onboarding.add_papers(draft, [licence]))
