"""Filling the form 开户表单: every value with where it came from, so that a person types eight fields and looks over the rest."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.account_names import account_name
from app.domain.accounts import Platform
from app.domain.english_names import english_address, english_name
from app.domain.form_fields import Ask, Asking, Evidence, FilledFrom, FormField, OpeningForm, Takes
from app.domain.regions import region_of

LICENCES = {
    "Q001": "company",
    "Q002": "household",
    "Q003": "institution",
    "Q004": "private_non_enterprise",
    "Q005": "association",
    "Q006": "law_firm",
    "Q165": "hong_kong",
    "Q166": "overseas",
}
"""The documents that name the company, and the subject type 主体类型 that each stands for."""

SUBJECT_BY_PREFIX = {
    "91": "company",
    "92": "household",
    "12": "institution",
    "52": "private_non_enterprise",
    "51": "association",
    "31": "law_firm",
}

IDENTITY_CARD = "Q007"
FILINGS = ("Q011", "Q012")
BANK_PERMIT = "Q009"
LONG_TERM = "long_term"
ENDLESS = {"长期", "永续", "长期有效"}
"""How a licence says that it has no end."""

PICTURE_OF = {FilledFrom.LICENCE_IMAGE: "licence", FilledFrom.IDENTITY_IMAGE: "identity"}

READ_FROM_LICENCE = {
    "F02": ("name", "holder"),
    "F04": ("uscc", "number"),
    "F06": ("term_to", "valid_to"),
    "F07": ("legal_rep",),
    "F12": ("address",),
    "F16": ("scope",),
}
"""The licence's own names of a field; the second is how papers from outside the mainland call it."""


class Origin(StrEnum):
    """Where a value came from; shown beside it."""

    TYPED = "typed"
    LICENCE = "licence"
    IDENTITY = "identity"
    FILING = "filing"
    BANK_PERMIT = "bank_permit"
    REMEMBERED = "remembered"
    DERIVED = "derived"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPaper:
    """What was read from a document, by the reader's own names; a field that a person must still decide is left out."""

    key: str
    """The archive's name of it."""
    kind: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """Where the advertisements run overseas; currency and zone can never be changed once an account has them."""

    code: str = "CN"
    currency: str = "CNY"
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything the form can be filled from."""

    typed: Mapping[str, str] = field(default_factory=dict)
    """By field (F01…); what a person typed or put right stands above all else."""
    papers: tuple[ReadPaper, ...] = ()
    remembered: Mapping[str, str] = field(default_factory=dict)
    """What an earlier application of this company was sent with."""
    market: Market = field(default_factory=Market)
    confirmed: Collection[str] = ()
    """Fields whose proposal a person has looked at and let stand."""

    def paper(self, *kinds: str) -> ReadPaper | None:
        """The first document of these kinds, in this order."""
        return next((paper for kind in kinds for paper in self.papers if paper.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledValue:
    """A field's value with its origin; `paper` is the archive's key of the document it was read from."""

    text: str
    origin: Origin
    paper: str = ""
    is_proposal: bool = False
    """Whether a person has to look before it may be sent."""


def fill(form: OpeningForm, known: Known) -> dict[str, FilledValue]:
    """Every field that has a value: typed before read, read before remembered, remembered before derived or a default.

    The account's name is different on every platform; `platform_values` has it.
    """
    values: dict[str, FilledValue] = {}
    for code, one in form.fields.items():
        value = _given(code, known) or _read(one, known) or _remembered(code, known)
        if value is not None:
            values[code] = value
    for code, derived in _derived(values, known).items():
        values.setdefault(code, derived)
    return values


def _given(code: str, known: Known) -> FilledValue | None:
    text = known.typed.get(code, "").strip()
    return FilledValue(text=text, origin=Origin.TYPED) if text else None


def _remembered(code: str, known: Known) -> FilledValue | None:
    text = known.remembered.get(code, "").strip()
    return FilledValue(text=text, origin=Origin.REMEMBERED) if text else None


def _read(one: FormField, known: Known) -> FilledValue | None:
    licence, card = known.paper(*LICENCES), known.paper(IDENTITY_CARD)
    if one.filled_from in PICTURE_OF:
        paper, origin = (
            (licence, Origin.LICENCE) if PICTURE_OF[one.filled_from] == "licence" else (card, Origin.IDENTITY)
        )
        return FilledValue(text=paper.key, origin=origin, paper=paper.key) if paper else None
    if one.code == "F09":
        return _from_paper(card, ("id_number",), Origin.IDENTITY)
    if one.code == "F20":
        return _from_paper(known.paper(*FILINGS), ("number",), Origin.FILING)
    if one.code == "F27":
        return _bank_account(known.paper(BANK_PERMIT))
    return _from_paper(licence, READ_FROM_LICENCE.get(one.code, ()), Origin.LICENCE)


def _from_paper(paper: ReadPaper | None, names: tuple[str, ...], origin: Origin) -> FilledValue | None:
    text = next((paper.fields[name] for name in names if paper.fields.get(name)), "") if paper else ""
    if text in ENDLESS:
        text = LONG_TERM
    return FilledValue(text=text, origin=origin, paper=paper.key) if paper and text else None


def _bank_account(permit: ReadPaper | None) -> FilledValue | None:
    if permit is None:
        return None
    told = [permit.fields.get(name, "") for name in ("holder", "account_no", "bank_name")]
    return FilledValue(text=" / ".join(told), origin=Origin.BANK_PERMIT, paper=permit.key) if all(told) else None


def _derived(values: Mapping[str, FilledValue], known: Known) -> dict[str, FilledValue]:
    """What follows from the values that are there, and the defaults."""
    licence = known.paper(*LICENCES)
    number = values["F04"].text if "F04" in values else ""
    texts = {
        "F01": (SUBJECT_BY_PREFIX.get(number[:2], "") if is_mainland_number(number) else "")
        or (LICENCES[licence.kind] if licence else ""),
        "F08": "ID_CARD" if known.paper(IDENTITY_CARD) else "",
        "F14": "HK" if licence and licence.kind == "Q165" else "CN" if is_mainland_number(number) else "",
        "F15": region_of(values["F12"].text if "F12" in values else "", number),
        "F28": number if is_mainland_number(number) else "",
    }
    derived = {code: FilledValue(text=text, origin=Origin.DERIVED) for code, text in texts.items() if text}
    proposals = {
        "F03": english_name(values["F02"].text) if "F02" in values else "",
        "F13": english_address(values["F12"].text) if "F12" in values else "",
    }
    derived |= {
        code: FilledValue(text=text, origin=Origin.DERIVED, is_proposal=code not in known.confirmed)
        for code, text in proposals.items()
        if text
    }
    derived["F25"] = FilledValue(text=known.market.currency, origin=Origin.DEFAULT)
    derived["F26"] = FilledValue(text=known.market.zone, origin=Origin.DEFAULT)
    return derived


def is_mainland_number(number: str) -> bool:
    """Whether this has the shape of a unified social credit code 统一社会信用代码; its check digit is the reader's affair."""
    return re.fullmatch(r"[0-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}", number) is not None


def brand_in(values: Mapping[str, FilledValue]) -> str:
    """The brand that accounts are named after; empty without one."""
    return values["F18"].text if "F18" in values else ""


class Gap(StrEnum):
    """What is wrong with a value before anything is sent."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NEEDS_A_LOOK = "needs_a_look"  # a proposal that nobody has confirmed
    CHOOSE_ON_PLATFORM = "choose_on_platform"  # one of the platform's own list, which is not publicly known


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformValue:
    """What goes into one place of one platform's application."""

    ask: Ask
    text: str
    origin: Origin | None
    gap: Gap | None

    @property
    def holds(self) -> bool:
        """Whether the application cannot be sent like this."""
        return self.gap in (Gap.TOO_LONG, Gap.NEEDS_A_LOOK) or (
            self.gap is Gap.MISSING and self.ask.asking is Asking.REQUIRED
        )


def platform_values(
    form: OpeningForm,
    platform: Platform,
    values: Mapping[str, FilledValue],
    market: Market,
    chosen: Mapping[str, str] | None = None,
    *,
    number: int = 1,
) -> tuple[PlatformValue, ...]:
    """Every place of a platform's application under its own name, in the order of the form.

    `chosen` are codes that a person took from the platform's own lists, by the platform's name of the field; `number` is the
    running one in the account's name.
    Nothing for a platform whose form is not known: there the program can only hand over the 28 fields under our names.
    """
    name = account_name(brand_in(values), platform, market.code, number)
    filled = dict(values)
    if name:
        filled.setdefault("F24", FilledValue(text=name, origin=Origin.DERIVED))
    area = values["F14"].text if "F14" in values else ""
    return tuple(
        _platform_value(ask, filled.get(ask.field), (chosen or {}).get(ask.name, ""))
        for ask in form.asks_of(platform)
        if not ask.areas or not area or area in ask.areas
    )


def _platform_value(ask: Ask, value: FilledValue | None, chosen: str) -> PlatformValue:
    if ask.takes is Takes.CODE and chosen:
        return PlatformValue(ask=ask, text=chosen, origin=Origin.TYPED, gap=None)
    if value is None:
        return PlatformValue(ask=ask, text="", origin=None, gap=Gap.MISSING)
    text = value.text
    if ask.takes is Takes.FLAG:
        text = "no" if text == LONG_TERM else "yes"
    gap = None
    if ask.limit is not None and not ask.limit.holds(text):
        gap = Gap.TOO_LONG
    elif value.is_proposal:
        gap = Gap.NEEDS_A_LOOK
    elif ask.takes is Takes.CODE:
        gap = Gap.CHOOSE_ON_PLATFORM
    return PlatformValue(ask=ask, text=text, origin=value.origin, gap=gap)


def gaps(
    form: OpeningForm, platform: Platform, values: Mapping[str, FilledValue], market: Market
) -> tuple[PlatformValue, ...]:
    """What is missing or wrong before this platform's application can be sent."""
    return tuple(value for value in platform_values(form, platform, values, market) if value.holds)


def request_fields(values: Iterable[PlatformValue]) -> dict[str, str]:
    """What an interface is sent, by the platform's own documented names.

    Pictures go with the papers, parts of an object are put together by the platform's client, and a code that nobody chose is left
    out: ours means nothing there.
    """
    return {
        one.ask.name: one.text
        for one in values
        if one.ask.name
        and one.text
        and one.ask.evidence is Evidence.DOCUMENTED
        and one.ask.takes not in (Takes.IMAGE, Takes.PART)
        and one.gap is None
    }


def typed_fields(values: Mapping[str, FilledValue]) -> tuple[str, ...]:
    """Which fields a person had to type: the measure of the wizard."""
    return tuple(code for code, value in values.items() if value.origin is Origin.TYPED)


READ = frozenset({Origin.LICENCE, Origin.IDENTITY, Origin.FILING, Origin.BANK_PERMIT})
"""Where a value comes from that a document says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreCount:
    """The core fields by where their values came from, which is what a person has to do; and what was typed beside them."""

    read: int
    typed: int
    known: int
    """Typed for an earlier application, and remembered."""
    missing: int
    typed_beside: int
    """Fields that are none of the core and were typed all the same."""

    @property
    def fields(self) -> int:
        """How many core fields there are."""
        return self.read + self.typed + self.known + self.missing


def core_count(form: OpeningForm, values: Mapping[str, FilledValue]) -> CoreCount:
    """How the core fields came by their values."""
    origins = [values[code].origin if code in values else None for code, one in form.fields.items() if one.core]
    typed = origins.count(Origin.TYPED)
    read, missing = sum(origin in READ for origin in origins), origins.count(None)
    return CoreCount(
        read=read,
        typed=typed,
        known=len(origins) - read - typed - missing,
        missing=missing,
        typed_beside=len(typed_fields(values)) - typed,
    )
