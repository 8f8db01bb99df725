"""What stands below the fields: what must agree, versions and renewals, where the document is used, the file itself."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.papers import PaperUse
from app.services.document_lines import PaperDetail, PaperLine
from ui import figures
from ui.documents.said import agreement_words, check_words, until
from ui.widgets.buttons import link, secondary
from ui.widgets.cards import Line, Well, across, down
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear
from ui.widgets.tiles import platform_name
from ui.words import plural, tr


class Beside(QWidget):
    """Sections with a heading each; those that have nothing to say are not there."""

    opened = Signal(int)
    """Another document, by its number in the archive."""
    renewed = Signal(int)
    """The document that this one takes the place of."""
    parted = Signal()
    """It renews nothing after all."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 24)
        self._column.setSpacing(6)

    def show_detail(self, detail: PaperDetail) -> None:
        """Everything anew."""
        clear(self._column)
        if detail.may_renew:
            self._column.addWidget(self._offer(detail.may_renew[0]))
            self._column.addSpacing(10)
        if detail.checks or detail.agreements:
            self._section(tr("What must agree"), self._agreements(detail))
        if len(detail.versions) > 1:
            self._section(tr("Versions"), self._versions(detail))
        if detail.uses:
            self._section(tr("Used in"), _uses(detail))
        self._section(tr("The file"), _file(detail))
        self._column.addStretch(1)

    def _section(self, heading: str, rows: Iterator[QHBoxLayout]) -> None:
        self._column.addWidget(Line())
        self._column.addSpacing(6)
        self._column.addWidget(Label(heading, Style.STRONG))
        for row in rows:
            self._column.addLayout(row)
        self._column.addSpacing(10)

    def _offer(self, old: PaperLine) -> Well:
        well = Well()
        number = old.number or old.file_name
        well.body.addWidget(Label(tr("Is this the renewal of one that is here already?"), Style.STRONG, wrap=True))
        facts = tr("{number}, until {day}", number=number, day=until(old.validity)) if until(old.validity) else number
        well.body.addWidget(Elided(facts, Style.NOTE, figures=True))
        well.body.addSpacing(4)
        well.body.addLayout(
            across(
                secondary(tr("It takes its place"), partial(self.renewed.emit, old.id), icon="history", height=28),
                link(tr("Look at the old one"), partial(self.opened.emit, old.id)),
                None,
                spacing=12,
            )
        )
        return well

    def _agreements(self, detail: PaperDetail) -> Iterator[QHBoxLayout]:
        # The same rule may have looked at several days: what it says is said once.
        said = {check_words(check): check for check in sorted(detail.checks, key=lambda one: one.ok)}
        for words, check in said.items():
            yield _holds(words, is_held=check.ok, tip=check.detail)
        for names in sorted(detail.agreements, key=lambda one: one.ok):
            row = _holds(agreement_words(names), is_held=names.ok, is_grave=True, tip=names.value)
            if not names.ok:
                row.addWidget(link(tr("Licence"), partial(self.opened.emit, names.licence_id)))
            yield row

    def _versions(self, detail: PaperDetail) -> Iterator[QHBoxLayout]:
        at = [line.id for line in detail.versions].index(detail.line.id)
        for place, version in enumerate(detail.versions):
            words = tr("until {day}", day=until(version.validity)) if until(version.validity) else version.file_name
            name = Elided(f"{version.number or version.file_name} · {words}", Style.BODY, figures=True)
            row = across(spacing=12)
            row.addWidget(name, 1)
            if version.id == detail.line.id:
                row.addWidget(Label(tr("Shown here"), Style.NOTE))
            else:
                row.addWidget(link(tr("Open"), partial(self.opened.emit, version.id)))
            if place == at and at + 1 < len(detail.versions):
                row.addWidget(link(tr("Not a renewal"), self.parted.emit))
            yield row


def _holds(words: str, *, is_held: bool, is_grave: bool = False, tip: str = "") -> QHBoxLayout:
    icon, tone = ("circle-check", "green") if is_held else ("circle-alert", "red" if is_grave else "amber")
    text = Label(words, Style.BODY, tone="ink-2" if is_held else tone, wrap=True)
    text.setToolTip(tip)
    row = across(down(2, IconLabel(icon, tone=tone, size=14), None), spacing=8)
    row.addWidget(text, 1)
    return row


def _uses(detail: PaperDetail) -> Iterator[QHBoxLayout]:
    for use in detail.uses:
        yield across(Elided(_use_name(use)), None)
        for refusal in use.refusals:
            text = Label(refusal, Style.NOTE, tone="amber", wrap=True)
            row = across(down(2, IconLabel("circle-alert", tone="amber", size=14), None), spacing=8)
            row.addWidget(text, 1)
            yield row


def _use_name(use: PaperUse) -> str:
    if use.kind == "application":
        return tr("Application on {platform}", platform=platform_name(use.name))
    return use.name


def _file(detail: PaperDetail) -> Iterator[QHBoxLayout]:
    paper = detail.kept.paper
    pages = plural("{count} page", "{count} pages", count=detail.kept.reading.pages)
    kept = tr("kept by {person} on {day}", person=paper.kept_by, day=figures.iso_day(paper.kept_at.date()))
    for words in (f"{paper.file_name} · {figures.size(paper.size_bytes)} · {pages}", kept):
        row = across()
        row.addWidget(Elided(words, Style.NOTE, figures=True), 1)
        yield row
    if paper.confirmed_by and paper.confirmed_at is not None:
        day = figures.iso_day(paper.confirmed_at.date())
        yield across(Label(tr("confirmed by {person} on {day}", person=paper.confirmed_by, day=day), Style.NOTE), None)
