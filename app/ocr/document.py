"""From the lines of a file to a document: its kind, its fields, what agrees and what does not."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.documents import Check, DocumentReading, ReadField, TypeGuess
from app.ocr.cells import Cell, cells_of
from app.ocr.checks import checked
from app.ocr.families.registry import family_of
from app.ocr.lines import ReadPage
from app.ocr.recognise import guesses
from app.ocr.values import page_of, read_values

_NOTHING_KNOWN = 0.35
"""Below this a picture is of no kind that is known: a cat, a landscape, a page of a novel."""


def document_of(
    pages: Sequence[ReadPage], *, count: int | None = None, chosen: TypeGuess | None = None
) -> DocumentReading:
    """What the pages show; `count` is how many the file has when not all were read.

    `chosen` is the kind that a person says it is of; the guesses stand beside it as candidates.
    """
    cells = _one_below_the_other(pages)
    found = guesses(cells)
    total = len(pages) if count is None else count
    if chosen is None and (not found or found[0].confidence < _NOTHING_KNOWN):
        return DocumentReading(type=None, candidates=tuple(found), pages=total)
    best = chosen or found[0]
    family = family_of(best.code)
    codes = [code for page in pages for code in page.codes]
    fields, checks = checked(read_values(family, page_of(family, cells)), codes)
    checks.append(_completeness(fields))
    if total > len(pages):
        checks.append(Check(name="all_pages_read", ok=False, detail=f"{len(pages)} of {total}"))
    return DocumentReading(type=best, candidates=tuple(found), fields=tuple(fields), checks=tuple(checks), pages=total)


def _completeness(fields: Sequence[ReadField]) -> Check:
    absent = [field.name for field in fields if field.value is None]
    needed = [field.name for field in fields if field.value is None and field.is_expected]
    detail = ", ".join(needed or absent)
    return Check(name="complete", ok=not needed, detail=f"not found: {detail}" if absent else "")


def _one_below_the_other(pages: Sequence[ReadPage]) -> list[Cell]:
    """The cells of all pages on one long page."""
    cells: list[Cell] = []
    below = 0.0
    for page in pages:
        here = cells_of(page)
        if not here:
            continue
        lift = below - min(cell.top for cell in here)
        cells += [replace(cell, top=cell.top + lift, bottom=cell.bottom + lift) for cell in here]
        below = max(cell.bottom for cell in cells) + 20 * max(cell.height for cell in here)
    return cells
