"""Documents 资质: the kinds there are, and what was read from a picture of one, with how sure each value is."""

from dataclasses import dataclass
from typing import Literal

SURE = 0.80
"""Below this a person decides."""

Origin = Literal["print", "repaired", "code", "derived"]
"""Printed on the page; printed and put right by its check character; from a QR code; worked out from another field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A kind of document as the catalogue knows it."""

    code: str
    name_zh: str
    name_en: str
    titles: tuple[str, ...]
    number_pattern: str
    """A regular expression for the whole number; empty where no layout is known."""
    support: tuple[str, ...]
    """Words that such a document carries besides its title."""
    fields: tuple[str, ...]
    source: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeGuess:
    """A kind that a picture may be of."""

    code: str
    name_zh: str
    name_en: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on a page, in pixels of the picture as it is shown; pages count from 1."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as a plain JPEG, and the size in pixels that boxes count in; the JPEG may be smaller."""

    jpeg: bytes
    width: int
    height: int
    stamped_copy: float = 0.0
    """How sure it looks like a copy with the company's seal 加盖公章复印件, 0 to 1: a hint for a person, who decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadField:
    """A value with how sure it is, 0 to 1, and where it came from; no value means that it was not found."""

    name: str
    value: str | None
    confidence: float
    box: Box | None = None
    origin: Origin = "print"
    is_expected: bool = True
    """Whether a document of this kind is incomplete without it."""

    @property
    def is_sure(self) -> bool:
        """Whether nobody need look at it."""
        return self.value is not None and self.confidence >= SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something that must agree: a check digit, dates in order, a QR code and the print."""

    name: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReading:
    """What a picture shows. `type` is None when it is no document that is known."""

    type: TypeGuess | None
    candidates: tuple[TypeGuess, ...] = ()
    fields: tuple[ReadField, ...] = ()
    checks: tuple[Check, ...] = ()
    pages: int = 1

    @property
    def needs_review(self) -> bool:
        """Whether a person must look: the type, a field that belongs there, or a check is in doubt."""
        if self.type is None or self.type.confidence < SURE or not all(check.ok for check in self.checks):
            return True
        return any(not field.is_sure for field in self.fields if field.is_expected or field.value is not None)

    def field(self, name: str) -> ReadField | None:
        """The field of this name."""
        return next((field for field in self.fields if field.name == name), None)
