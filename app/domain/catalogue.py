"""The catalogue 资质目录: which document an industry needs on which platform, in which form, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.accounts import Platform
from app.errors import NotFound

EVERY_INDUSTRY = "*"

OVERSEAS = frozenset({Platform.TIKTOK, Platform.GOOGLE_ADS, Platform.META})
"""Platforms for advertisements outside mainland China, which may be run from there too."""


class Confidence(StrEnum):
    """How sure a row is; it travels with every finding that rests on the row."""

    LAW = "law"  # obligation and cited article read in the text
    STANDARD = "standard"  # a published standard
    PLATFORM_RULE = "platform-rule"  # a public page or SDK of a platform or agency says so
    COMMON_KNOWLEDGE = "common-knowledge"  # widely known, not read again
    INFERRED = "inferred"  # concluded from other platforms, seen nowhere
    OWN = "own"  # a division that this program makes itself


class DocClass(StrEnum):
    """The class of document by which a platform sets its form."""

    SUBJECT = "subject"
    IDENTITY = "identity"
    INDUSTRY = "industry"
    AD = "ad"


class Necessity(StrEnum):
    """How a platform wants a document."""

    REQUIRED = "required"
    ONE_OF = "one_of"  # any one of its group will do
    CONDITIONAL = "conditional"  # only where its circumstance holds
    FORBIDDEN_AD = "forbidden_ad"  # having the document does not allow the ad


class Stage(StrEnum):
    """When the document is looked at."""

    OPEN = "open"  # opening the account
    INDUSTRY = "industry"  # industry review
    AD = "ad"  # review of the creative


class Basis(StrEnum):
    """Why it is needed."""

    PLATFORM = "platform"
    LAW = "law"  # the law needs it; the platform's own page was not seen
    PRACTICE = "practice"


class Ground(StrEnum):
    """What may be said of a requirement to the user."""

    ASKED = "asked"  # seen on this very platform
    LAW = "law"  # the law asks for it, whatever the platform says
    USUAL = "usual"  # usually asked: inferred, not seen on this platform


class Form(StrEnum):
    """In which form a platform wants a class of document."""

    ORIGINAL_SCAN = "original_scan"
    ORIGINAL_PHOTO = "original_photo"
    ORIGINAL_SCAN_OR_PHOTO = "original_scan_or_photo"
    STAMPED_COPY = "stamped_copy"
    ORIGINAL_SCAN_OR_STAMPED_COPY = "original_scan_or_stamped_copy"
    ORIGINAL_PHOTO_OR_STAMPED_COPY = "original_photo_or_stamped_copy"
    COLOUR_SCAN = "colour_scan"
    COLOUR_SCAN_OR_STAMPED_COPY = "colour_scan_or_stamped_copy"
    TEXT = "text"  # only the facts on it, typed
    CERTIFICATE_FORM = "certificate_form"  # applied for online, at the platform
    WRITTEN_PERMISSION = "written_permission"  # the platform gives it beforehand


class Effect(StrEnum):
    """What a prohibited category does."""

    BLOCK = "block"
    BLOCK_CONTENT = "block_content"  # the claim may not be made; the goods may be advertised
    BLOCK_UNTIL_APPROVED = "block_until_approved"
    BLOCK_UNTIL_FILED = "block_until_filed"
    BLOCK_OVERSEAS = "block_overseas"
    REVIEW = "review"
    RESTRICT_PLACEMENT = "restrict_placement"


class ValidityType(StrEnum):
    """What a document's validity hangs on."""

    AS_STATED = "as_stated"
    AS_STATED_OR_LONG_TERM = "as_stated_or_long_term"
    LONG_TERM = "long_term"
    ANNUAL_CHECK = "annual_check"
    ANNUAL = "annual"
    PER_EVENT = "per_event"
    PER_BATCH = "per_batch"
    PER_ITEM = "per_item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """A segment 行业; a special one has the longer review."""

    code: str
    name_zh: str
    name_en: str
    is_special: bool
    review_hours: int
    needs_ad_approval: bool
    legal_basis: str
    note: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class LawPoint:
    """A law and the article in it; an article that was not checked against the text is empty."""

    law: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """A kind of document 资质."""

    code: str
    name_zh: str
    name_en: str
    group: str
    doc_class: DocClass
    issuer_zh: str
    laws: tuple[LawPoint, ...]
    validity: ValidityType
    validity_years: str
    """The normal term as it is usually stated ("5", "5-15"); empty when unknown."""
    renew_window: str
    """When the renewal must be in, in the words of its source."""
    renew_days: int | None
    """The same as days before expiry, working days made calendar days; None where no such number is known."""
    renew_opens_days: int | None
    """How many days before expiry the renewal can first be asked for, where that is known."""
    industries: tuple[str, ...]
    official_lookup: str
    is_core: bool
    note: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRule:
    """How a platform wants a class of document; what is not known is None and is not held against anybody."""

    platform: Platform
    doc_class: DocClass
    form: Form
    file_types: tuple[str, ...]
    max_mb: int | None
    max_files: int | None
    min_validity_days: int
    rule_zh: str
    rule_en: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One document wanted in one industry on one platform."""

    rule: str
    industry: str
    platform: Platform
    qualification: str
    necessity: Necessity
    one_of_group: str
    stage: Stage
    circumstance: str
    """The code of what must hold (CONDITIONAL), or of what the row is about (the others)."""
    basis: Basis
    is_seen_here: bool
    source: str
    confidence: Confidence

    @property
    def ground(self) -> Ground:
        """What may be said of it: asked, needed by law, or only usually asked."""
        if self.is_seen_here:
            return Ground.ASKED
        return Ground.LAW if self.basis is Basis.LAW else Ground.USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """A condition in words, asked of the user when a requirement hangs on it."""

    code: str
    text_zh: str
    text_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition:
    """A category that cannot be advertised, or not without more; its words only point at it, a person decides."""

    code: str
    name_zh: str
    name_en: str
    rule: str
    legal_basis: str
    words: tuple[str, ...]
    papers: tuple[str, ...]
    effect: Effect
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeWord:
    """A word of business scopes 经营范围 that speaks for an industry, and how loudly (1 to 3)."""

    industry: str
    word: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueVersion:
    """Which edition of the facts this is; the laws were read at `laws_read` (a month) and later changes are not in it."""

    number: int
    dated: date
    laws_read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All of it, by code; a pre-check, never a promise of approval."""

    version: CatalogueVersion
    industries: Mapping[str, Industry]
    qualifications: Mapping[str, Qualification]
    forms: Mapping[tuple[Platform, DocClass], FormRule]
    requirements: Mapping[tuple[str, Platform], tuple[Requirement, ...]]
    """By industry (or `*`) and platform."""
    circumstances: Mapping[str, Circumstance]
    prohibitions: tuple[Prohibition, ...]
    scope_words: tuple[ScopeWord, ...]

    def industry(self, code: str) -> Industry:
        """The segment with this code; NotFound."""
        try:
            return self.industries[code]
        except KeyError:
            raise NotFound("industry", code) from None

    def qualification(self, code: str) -> Qualification:
        """The kind of document with this code; NotFound."""
        try:
            return self.qualifications[code]
        except KeyError:
            raise NotFound("qualification", code) from None

    def form_of(self, requirement: Requirement) -> FormRule:
        """In which form the platform wants this document."""
        return self.forms[requirement.platform, self.qualification(requirement.qualification).doc_class]

    def rules_for(self, industry: str, platform: Platform) -> tuple[Requirement, ...]:
        """What applies here, by rule number: an industry's own row takes the place of the general one for the same document."""
        self.industry(industry)
        own = self.requirements.get((industry, platform), ())
        replaced = {(one.qualification, one.one_of_group) for one in own}
        general = self.requirements.get((EVERY_INDUSTRY, platform), ())
        kept = [one for one in general if (one.qualification, one.one_of_group) not in replaced]
        return tuple(sorted([*kept, *own], key=lambda one: one.rule))
