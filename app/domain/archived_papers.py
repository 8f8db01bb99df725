"""Archived documents as the pre-check, the expiry alerts and the form see them; what a person must still decide is left out."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import PurePath

from app.domain.held_papers import HeldPaper
from app.domain.onboarding import ReadPaper
from app.domain.paper_names import LICENCES, names_that_must_agree
from app.domain.papers import KeptPaper, current, versions
from app.errors import NotFound

MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".pdf": "application/pdf",
}

FIRST_DAYS, LAST_DAYS = ("valid_from", "term_from", "issued"), ("valid_to", "term_to")


def is_known(kept: KeptPaper) -> bool:
    """Whether it is settled what kind of document this is."""
    return bool(kept.paper.type_code) and not kept.is_type_doubtful


def held_papers(kept: Sequence[KeptPaper]) -> tuple[HeldPaper, ...]:
    """Every version of every document whose kind is settled; an older version may still be the valid one."""
    return tuple(_held(one, kept) for one in kept if is_known(one))


def read_papers(kept: Iterable[KeptPaper]) -> tuple[ReadPaper, ...]:
    """What the form may be filled from: the newest versions, the values that are sure or that a person gave."""
    return tuple(
        ReadPaper(
            key=str(one.id),
            kind=one.paper.type_code,
            fields={field.name: field.value for field in one.fields if field.value and not field.is_doubtful},
        )
        for one in current(kept)
        if is_known(one)
    )


def of_company(kept: Sequence[KeptPaper], licence_id: int) -> tuple[int, ...]:
    """The documents that belong with a licence: the names and codes on them are its own, or nothing on them speaks against it.

    A document that names nobody counts only while the archive has one licence; NotFound where the licence is not there.
    """
    counting = current(kept)
    if all(one.id != licence_id for one in counting):
        raise NotFound("document", licence_id)
    is_only = sum(one.paper.type_code in LICENCES for one in counting) == 1
    checks = names_that_must_agree(kept)
    against = {one.paper_id for one in checks if not one.ok}
    compared = {one.paper_id for one in checks}
    own = {one.paper_id for one in checks if one.ok and one.licence_id == licence_id} - against
    return tuple(
        sorted(
            one.id
            for one in counting
            if one.id == licence_id
            or (one.paper.type_code not in LICENCES and (one.id in own or (is_only and one.id not in compared)))
        )
    )


def of_these(kept: Sequence[KeptPaper], ids: Collection[int]) -> tuple[KeptPaper, ...]:
    """These documents in all their versions: a renewed one takes the place of the one that was chosen."""
    return tuple(one for one in kept if not set(ids).isdisjoint(line.id for line in versions(kept, one.id)))


def media_type(file_name: str) -> str:
    """By the name under which it came; empty for one that is not known, which is then never held against it."""
    return MEDIA_TYPES.get(PurePath(file_name).suffix.lower(), "")


def _held(one: KeptPaper, kept: Sequence[KeptPaper]) -> HeldPaper:
    doubtful = {field.name for field in one.doubtful}
    validity = one.validity
    return HeldPaper(
        key=str(one.id),
        series=str(versions(kept, one.id)[-1].id),
        kind=one.paper.type_code,
        holder="" if doubtful & {"name", "holder"} else one.holder,
        number="" if doubtful & {"number", "uscc", "id_number"} else one.number,
        valid_from=_unless(validity.first, doubtful, FIRST_DAYS),
        valid_to=_unless(validity.last, doubtful, LAST_DAYS),
        form=one.form,
        pages=one.reading.pages,
        size_bytes=one.paper.size_bytes,
        media_type=media_type(one.paper.file_name),
    )


def _unless(day: date | None, doubtful: set[str], names: tuple[str, ...]) -> date | None:
    """A day that may have been misread is no ground to refuse a document, nor to trust it: it counts as not stated."""
    return None if doubtful & set(names) else day
