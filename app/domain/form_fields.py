"""The 28 fields of opening an account 开户: where each value comes from, and how each platform asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.catalogue import Confidence
from app.domain.catalogue_rows import Row, parts, rows_of, yes

FORM_FILES = ("fields.csv", "asks.csv")
"""What a form is made of."""


class FilledFrom(StrEnum):
    """Where a field's value is looked for first."""

    LICENCE = "licence"
    IDENTITY = "identity"
    LICENCE_IMAGE = "licence_image"
    IDENTITY_IMAGE = "identity_image"
    FILING_IMAGE = "filing_image"
    DERIVED = "derived"
    DEFAULT = "default"
    TYPED = "typed"


class Evidence(StrEnum):
    """How it is known that a platform asks for a field."""

    DOCUMENTED = "documented"  # the name was read in public API documentation or an SDK
    PORTAL = "portal"  # named on a public portal or agency page
    INFERRED = "inferred"  # not seen; usually asked


class Asking(StrEnum):
    """How a platform asks for a field."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"
    FIXED = "fixed"  # the same for everybody there
    ELSEWHERE = "elsewhere"  # handled outside the application (portal, invoice, the reviewer's eyes)


class Takes(StrEnum):
    """What the platform's field holds."""

    VALUE = "value"
    CODE = "code"  # one of the platform's own list, which the catalogue does not have
    IMAGE = "image"
    FLAG = "flag"  # whether there is such a value
    PART = "part"  # one part of an object that goes under this name


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One of the 28; `core` (C1 to C8) marks what cannot be derived."""

    code: str
    name_zh: str
    name_en: str
    core: str
    filled_from: FilledFrom
    derive_rule: str
    is_sensitive: bool
    """Personal data of somebody."""
    note: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a value may be: in bytes of UTF-8, or in characters."""

    length: int
    is_bytes: bool

    def holds(self, text: str) -> bool:
        """Whether this text is short enough."""
        return (len(text.encode()) if self.is_bytes else len(text)) <= self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """How one platform asks for one field; `name` is its own, empty where it is not known."""

    field: str
    platform: Platform
    name: str
    evidence: Evidence
    asking: Asking
    takes: Takes
    limit: Limit | None
    areas: tuple[str, ...]
    """Countries of registration to which alone it applies; empty for all."""
    note: str
    source: str
    confidence: Confidence

    @property
    def is_asked(self) -> bool:
        """Whether the application has a place for it."""
        return self.asking not in (Asking.FIXED, Asking.ELSEWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningForm:
    """All fields in order, and what each platform asks; a platform without a row has no form that is publicly known."""

    fields: Mapping[str, FormField]
    asks: Mapping[Platform, tuple[Ask, ...]]

    def is_known(self, platform: Platform) -> bool:
        """Whether anything is known of what this platform asks."""
        return platform in self.asks

    def asks_of(self, platform: Platform) -> tuple[Ask, ...]:
        """What this platform has a place for."""
        return tuple(ask for ask in self.asks.get(platform, ()) if ask.is_asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field, asked once, with the platforms that want it."""

    field: FormField
    asked_by: Mapping[Platform, Asking]
    unknown_for: tuple[Platform, ...] = ()
    """Ticked platforms whose form is not known: a core field is asked for them as usual, a guess and said to be one."""


STRENGTH = {Asking.REQUIRED: 0, Asking.CONDITIONAL: 1, Asking.OPTIONAL: 2}


def questions(form: OpeningForm, platforms: Iterable[Platform]) -> tuple[Question, ...]:
    """The union of what the ticked platforms ask, each field once, in the order of the form."""
    ticked = tuple(dict.fromkeys(platforms))
    unknown = tuple(platform for platform in ticked if not form.is_known(platform))
    askers: dict[str, dict[Platform, Asking]] = {}
    for platform in ticked:
        for ask in form.asks_of(platform):
            of_field = askers.setdefault(ask.field, {})
            of_field[platform] = min(of_field.get(platform, ask.asking), ask.asking, key=STRENGTH.__getitem__)
    return tuple(
        Question(field=one, asked_by=askers.get(code, {}), unknown_for=unknown if one.core else ())
        for code, one in form.fields.items()
        if code in askers or (one.core and unknown)
    )


def build_form(texts: Mapping[str, str]) -> OpeningForm:
    """The form out of its files' texts by name (`FORM_FILES`); ValueError or KeyError for a row that is not well formed."""
    fields = {row["field"]: _field(row) for row in rows_of(texts["fields.csv"])}
    asks: dict[Platform, list[Ask]] = {}
    for row in rows_of(texts["asks.csv"]):
        ask = _ask(row)
        asks.setdefault(ask.platform, []).append(ask)
    return OpeningForm(fields=fields, asks={platform: tuple(some) for platform, some in asks.items()})


def _field(row: Row) -> FormField:
    return FormField(
        code=row["field"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        core=row["core"],
        filled_from=FilledFrom(row["filled_from"]),
        derive_rule=row["derive_rule"],
        is_sensitive=yes(row["sensitive"]),
        note=row["note"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _ask(row: Row) -> Ask:
    return Ask(
        field=row["field"],
        platform=Platform(row["platform"]),
        name=row["name"],
        evidence=Evidence(row["evidence"]),
        asking=Asking(row["necessity"]),
        takes=Takes(row["takes"]),
        limit=_limit(row["limit"]),
        areas=parts(row["areas"]),
        note=row["note"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _limit(cell: str) -> Limit | None:
    if not cell:
        return None
    length, unit = cell.split(" ")
    return Limit(int(length), is_bytes={"bytes": True, "characters": False}[unit])
