"""Kept documents 资质档案: the file as it came, what was read of it, what a person said, its validity and its versions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from app.domain.documents import SURE, Box, DocumentReading, ReadField
from app.domain.held_papers import PaperForm
from app.domain.identifiers.days import FOR_EVER, read_day

PICTURE_FORM = "picture_form"
"""Under which name a person says how the picture was made; no kind of document has a field of this name."""

SOON_DAYS = 90
"""A document whose last day is nearer than this is said to run out soon."""


class PaperState(StrEnum):
    """Whether a person still has to look at it."""

    REVIEW = "review"  # 待核对
    CONFIRMED = "confirmed"  # 已核对: nothing was in doubt, or a person settled what was


class FieldOrigin(StrEnum):
    """Where the value of a field comes from."""

    PRINT = "print"
    REPAIRED = "repaired"
    CODE = "code"
    DERIVED = "derived"
    CONFIRMED = "confirmed"  # a person found the reading right
    CORRECTED = "corrected"  # a person typed another value


class Lasting(StrEnum):
    """How a document stands on a day."""

    VALID = "valid"
    FOR_EVER = "for_ever"  # 长期
    SOON = "soon"
    EXPIRED = "expired"
    UNTOLD = "untold"  # no end is printed, or it was not found


@dataclass(kw_only=True)
class Paper:
    """One version of one document. Its file and what was read of it are evidence, kept beside it and never edited."""

    type_code: str
    """Its code in the catalogue, such as Q001; empty while nobody knows."""
    typed_by: str = ""
    """Who said what kind it is; empty while only the reading says so."""
    state: PaperState
    file_name: str
    file_sha256: str
    size_bytes: int
    kept_at: datetime
    kept_by: str
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    """Empty for a document of which nothing was in doubt."""
    replaces: int | None = None
    """The version that this one renewed; that one stays."""
    undone_at: datetime | None = None
    salt: str = ""
    """What its seal in the chain was made with, as hexadecimal; empty for a document from before there were seals."""
    id: int | None = None


def seal_of(file_sha256: str, salt: str) -> str:
    """What the chain keeps of a file: it proves this very file while its salt is kept, and nothing once the salt is gone."""
    return sha256(bytes.fromhex(salt) + bytes.fromhex(file_sha256)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAnswer:
    """What a person said of a field: the value, or None when the document does not state it."""

    field: str
    value: str | None
    origin: FieldOrigin
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUse:
    """An application or account that a document is used in."""

    kind: str
    key: str
    name: str
    refusals: tuple[str, ...] = ()
    """What was said against this very document and nothing was done about yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperField:
    """A field as it counts now: what a person said last, else what was read."""

    name: str
    value: str | None
    read: str | None
    """What the reading said."""
    confidence: float
    box: Box | None
    origin: FieldOrigin
    is_expected: bool
    is_doubtful: bool
    """Whether a person must look: it was not read surely, and nobody has said anything yet."""

    @property
    def is_settled(self) -> bool:
        """Whether a person has spoken."""
        return self.origin in (FieldOrigin.CONFIRMED, FieldOrigin.CORRECTED)


@dataclass(frozen=True, slots=True)
class Validity:
    """From when until when; `is_open` where it says 长期 or the like."""

    first: date | None = None
    last: date | None = None
    is_open: bool = False

    def on(self, day: date) -> Lasting:
        """How it stands on this day; the last valid day still counts."""
        if self.last is None:
            return Lasting.FOR_EVER if self.is_open else Lasting.UNTOLD
        if self.last < day:
            return Lasting.EXPIRED
        return Lasting.SOON if (self.last - day).days <= SOON_DAYS else Lasting.VALID


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPaper:
    """A document with the newest reading of it and all that was said since."""

    paper: Paper
    reading: DocumentReading
    answers: tuple[PaperAnswer, ...] = ()

    @property
    def id(self) -> int:
        """Its number in the archive."""
        return self.paper.id or 0

    @property
    def fields(self) -> tuple[PaperField, ...]:
        """Every field of its kind, as it counts now."""
        said = {answer.field: answer for answer in self.answers}
        return tuple(_field(field, said.get(field.name)) for field in self.reading.fields)

    @property
    def said_of_fields(self) -> tuple[PaperAnswer, ...]:
        """What persons said of what is printed on it."""
        return tuple(answer for answer in self.answers if answer.field != PICTURE_FORM)

    @property
    def form(self) -> PaperForm | None:
        """How the picture was made, as a person said last; None while nobody did."""
        said = [answer.value for answer in self.answers if answer.field == PICTURE_FORM]
        return PaperForm(said[-1]) if said and said[-1] else None

    @property
    def doubtful(self) -> tuple[PaperField, ...]:
        """The fields that a person must look at."""
        return tuple(field for field in self.fields if field.is_doubtful)

    @property
    def is_type_doubtful(self) -> bool:
        """Whether a person must say what kind it is."""
        if self.paper.typed_by:
            return False
        guess = self.reading.type
        return guess is None or guess.confidence < SURE

    def value(self, *names: str) -> str:
        """The first of these fields that has a value; empty without one."""
        by_name = {field.name: field.value for field in self.fields}
        return next((value for name in names if (value := by_name.get(name))), "")

    @property
    def holder(self) -> str:
        """Whose it is."""
        return self.value("name", "holder")

    @property
    def number(self) -> str:
        """The number that is printed on it."""
        return self.value("number", "uscc", "id_number")

    @property
    def validity(self) -> Validity:
        """From when until when it counts."""
        last = self.value("valid_to", "term_to")
        return Validity(
            first=_day(self.value("valid_from", "term_from", "issued")),
            last=_day(last),
            is_open=bool(FOR_EVER.search(last)),
        )


DAYS = frozenset(
    {
        "valid_from",
        "valid_to",
        "term_from",
        "term_to",
        "established",
        "issued",
        "born",
        "filed",
        "finished",
        "published",
    }
)
"""Fields that hold a day as YYYY-MM-DD, or the words that stand for no end."""


def as_said(name: str, text: str) -> str | None:
    """What a person typed as it is kept: days in the one form; None for an empty answer.

    Raises ValueError where a day is asked for and the text is neither one nor the words for no end.
    """
    text = text.strip()
    if not text:
        return None
    if name not in DAYS:
        return text
    day = read_day(text)
    if day is not None:
        return day.isoformat()
    if word := FOR_EVER.fullmatch(text):
        return word.group()
    raise ValueError(text)


def current(papers: Iterable[KeptPaper]) -> list[KeptPaper]:
    """Without the versions that another one has replaced."""
    papers = list(papers)
    replaced = {kept.paper.replaces for kept in papers}
    return [kept for kept in papers if kept.id not in replaced]


def versions(papers: Sequence[KeptPaper], paper_id: int) -> list[KeptPaper]:
    """All versions of one document, the newest first."""
    by_id = {kept.id: kept for kept in papers}
    newer = {kept.paper.replaces: kept for kept in papers if kept.paper.replaces is not None}
    newest = by_id[paper_id]
    while (following := newer.get(newest.id)) is not None:
        newest = following
    line = [newest]
    while (older := by_id.get(line[-1].paper.replaces or 0)) is not None:
        line.append(older)
    return line


def renewed_by(papers: Sequence[KeptPaper], fresh: KeptPaper) -> list[KeptPaper]:
    """Which documents this one may be the renewed version of: the same kind and holder, and older by their validity."""
    return [
        kept
        for kept in current(papers)
        if kept.id != fresh.id
        and fresh.paper.replaces is None
        and kept.paper.type_code == fresh.paper.type_code != ""
        and plain_name(kept.holder) == plain_name(fresh.holder) != ""
        and _is_older(kept.validity, fresh.validity)
    ]


def plain_name(name: str) -> str:
    """A name without what does not make it another one: blanks, and the width of brackets."""
    return re.sub(r"\s+", "", name).replace("（", "(").replace("）", ")").casefold()


def _is_older(old: Validity, new: Validity) -> bool:
    if old.last is not None and (new.last is not None or new.is_open):
        return new.last is None or old.last < new.last
    return old.first is not None and new.first is not None and old.first < new.first


def _field(read: ReadField, said: PaperAnswer | None) -> PaperField:
    return PaperField(
        name=read.name,
        value=read.value if said is None else said.value,
        read=read.value,
        confidence=read.confidence,
        box=read.box,
        origin=FieldOrigin(read.origin) if said is None else said.origin,
        is_expected=read.is_expected,
        is_doubtful=said is None and not read.is_sure and (read.is_expected or read.value is not None),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
