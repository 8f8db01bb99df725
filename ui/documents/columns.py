"""The columns of the list of documents."""

from datetime import date

from app.domain.papers import Lasting, PaperState
from app.services.document_lines import PaperLine
from ui.documents.said import lasting_words, line_name
from ui.figures import NOTHING
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import CHIPS, STRONG_TEXT, ChipText, Figures
from ui.words import plural, tr

_LEFT = Figures(is_left=True)
_NO_END = date.max


def document_columns() -> list[Column[PaperLine]]:
    """Kind, whose, number, until when, how it stands, what needs a look."""
    return [
        Column(
            tr("Document"),
            lambda one: line_name(one) if one.type_code else f"{line_name(one)} · {one.file_name}",
            kind=STRONG_TEXT,
            width=176,
            stretch=True,
            key="document",
        ),
        Column(tr("Holder"), lambda one: one.holder, width=150, stretch=True, key="holder"),
        Column(tr("Number"), lambda one: one.number or None, kind=_LEFT, width=182, key="number"),
        Column(tr("Valid until"), _last, text=_last_words, kind=_LEFT, width=112, key="until"),
        Column(tr("Validity"), lasting_chip, kind=CHIPS, width=128, key="validity"),
        Column(tr("To look at"), look_chips, kind=CHIPS, width=172, key="look"),
        Column(tr("File"), lambda one: one.file_name, width=150, hidden=True, key="file"),
    ]


def _last(one: PaperLine) -> date | None:
    return _NO_END if one.validity.is_open else one.validity.last


def _last_words(last: date | None) -> str:
    if last is None:
        return NOTHING
    return tr("No end") if last == _NO_END else last.isoformat()


def lasting_chip(one: PaperLine) -> list[ChipText]:
    """A chip where it means something; a document without an end needs none."""
    if one.is_replaced:
        return [ChipText(tr("Renewed"), "neutral", "history")]
    if one.lasting in {Lasting.FOR_EVER, Lasting.UNTOLD}:
        return []
    words, tone = lasting_words(one.lasting)
    icons = {Lasting.VALID: "", Lasting.SOON: "clock-3", Lasting.EXPIRED: "circle-alert"}
    return [ChipText(words, tone, icons[one.lasting])]


def look_chips(one: PaperLine) -> list[ChipText]:
    """What somebody should look at; a tick where there is nothing."""
    chips = []
    if one.disagreements:
        chips.append(ChipText(tr("Not as on the licence"), "red", "circle-alert"))
    if one.state is PaperState.REVIEW:
        if one.doubts:
            chips.append(ChipText(plural("{count} in doubt", "{count} in doubt", count=one.doubts), "amber", "eye"))
        elif one.failed_checks:
            chips.append(ChipText(plural("{count} check failed", "{count} checks failed", count=one.failed_checks), "amber", "circle-alert"))  # fmt: skip
        else:
            chips.append(ChipText(tr("To be confirmed"), "accent", "eye"))
    return chips or [ChipText(tr("Nothing in doubt"), "green", "circle-check")]
