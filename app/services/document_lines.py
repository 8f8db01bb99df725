"""Documents as the list and the review show them: what counts now, what must be looked at, what holds and what does not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.documents import Check, ReadField, TypeGuess
from app.domain.paper_names import NameCheck, names_that_must_agree
from app.domain.papers import KeptPaper, Lasting, PaperField, PaperState, PaperUse, Validity, current
from app.ocr.catalogue import document_type
from app.ocr.checks import checked

_ONLY_WITH_THE_PICTURE = frozenset({"code_agrees", "all_pages_read"})
"""Checks that need more than the values: they stand as they were when the picture was read."""


_CHECKED_BY = {"uscc": "credit_code", "id_number": "id_number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One document in the list."""

    id: int
    type_code: str
    name_zh: str
    name_en: str
    holder: str
    number: str
    validity: Validity
    lasting: Lasting
    state: PaperState
    doubts: int
    """How many fields a person must look at, and the kind where that is in doubt."""
    failed_checks: int
    disagreements: int
    """Names and codes that are not those of the licence."""
    file_name: str
    is_replaced: bool

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody should open it."""
        return self.state is PaperState.REVIEW or self.disagreements > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDetail:
    """One document with all that the review shows."""

    line: PaperLine
    kept: KeptPaper
    candidates: tuple[TypeGuess, ...]
    """The two likeliest kinds."""
    checks: tuple[Check, ...]
    """What must agree on the document itself, with the values that count now."""
    versions: tuple[PaperLine, ...]
    """All of them, the newest first; this one among them."""
    may_renew: tuple[PaperLine, ...]
    """Documents that this one looks like the renewal of."""
    agreements: tuple[NameCheck, ...]
    uses: tuple[PaperUse, ...]


def lines_of(papers: Sequence[KeptPaper], today: date) -> dict[int, PaperLine]:
    """Each document's line, by its number in the archive."""
    counting = {kept.id for kept in current(papers)}
    apart = [check.paper_id for check in names_that_must_agree(papers) if not check.ok]
    return {
        kept.id: _line(kept, today, disagreements=apart.count(kept.id), is_replaced=kept.id not in counting)
        for kept in papers
    }


def guess_of(code: str) -> TypeGuess:
    """This kind as somebody who is sure of it names it; KeyError for a code that the catalogue does not have."""
    kind = document_type(code)
    return TypeGuess(code=code, name_zh=kind.name_zh, name_en=kind.name_en, confidence=1.0)


def checks_now(kept: KeptPaper) -> tuple[Check, ...]:
    """What must agree on the document itself, with the values that count now."""
    if not kept.said_of_fields:
        return kept.reading.checks
    fields = kept.fields
    put_right, found = checked([_as_read(field) for field in fields], ())
    # A check may put a misread letter right; what a person typed must be right as it is.
    wrong = {
        _CHECKED_BY.get(field.name): field.value
        for field, after in zip(fields, put_right, strict=True)
        if field.is_settled and field.value != after.value
    }
    found = [replace(one, ok=False, detail=wrong[one.name] or "") if one.name in wrong else one for one in found]
    of_the_picture = [
        _put_right(check, kept.value("uscc")) for check in kept.reading.checks if check.name in _ONLY_WITH_THE_PICTURE
    ]
    absent = [field.name for field in fields if field.value is None and field.is_expected and not field.is_settled]
    complete = Check(name="complete", ok=not absent, detail=", ".join(absent))
    return (*found, *of_the_picture, complete)


def _line(kept: KeptPaper, today: date, *, disagreements: int, is_replaced: bool) -> PaperLine:
    guess = guess_of(kept.paper.type_code) if kept.paper.type_code else None
    return PaperLine(
        id=kept.id,
        type_code=kept.paper.type_code,
        name_zh=guess.name_zh if guess else "",
        name_en=guess.name_en if guess else "",
        holder=kept.holder,
        number=kept.number,
        validity=kept.validity,
        lasting=kept.validity.on(today),
        state=kept.paper.state,
        doubts=len(kept.doubtful) + kept.is_type_doubtful,
        failed_checks=sum(1 for check in checks_now(kept) if not check.ok),
        disagreements=disagreements,
        file_name=kept.paper.file_name,
        is_replaced=is_replaced,
    )


def _as_read(field: PaperField) -> ReadField:
    sure = 1.0 if field.is_settled else field.confidence
    return ReadField(name=field.name, value=field.value, confidence=sure, is_expected=field.is_expected)


def _put_right(check: Check, credit_code: str) -> Check:
    """The QR code agrees once a person has typed what it says."""
    return replace(check, ok=check.ok or bool(credit_code and check.detail.endswith(f"scanned {credit_code}")))
