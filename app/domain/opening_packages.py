"""The package for a platform without an interface 开户材料包: its papers in order, its field values, and the steps by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.catalogue import DocClass, Form, FormRule, Stage
from app.domain.form_fields import Asking, Evidence, OpeningForm, Takes
from app.domain.onboarding import FilledValue, Gap, Market, Origin, platform_values


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture or file of a document, as the archive keeps it."""

    content: bytes = field(repr=False)
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePaper:
    """A document on its way into a package."""

    kind: str
    name: str
    """What it is called in the file's name and in the steps."""
    stage: Stage
    rule: FormRule
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageField:
    """One line of the sheet."""

    field: str
    label_zh: str
    label_en: str
    platform_name: str
    """The platform's own name of it; empty where that is not known."""
    text: str
    is_required: bool
    is_certain: bool
    """Whether it is known that the platform asks for it; otherwise it is only usually asked."""
    is_picture: bool
    origin: Origin | None
    gap: Gap | None


class StepKind(StrEnum):
    """One thing to do by hand on the platform's page."""

    SIGN_IN = "sign_in"
    ENTER_FIELDS = "enter_fields"
    CHOOSE = "choose"  # from a list that only the platform's page has
    UPLOAD = "upload"
    TOO_MANY = (
        "too_many"  # more pictures than the platform takes for this document: leave some out, or put them together
    )
    APPLY_ONLINE = "apply_online"  # a certificate or a permission that the platform itself gives
    SUBMIT = "submit"
    NOTE_NUMBER = "note_number"


@dataclass(frozen=True, slots=True)
class PackageStep:
    """A line of the checklist; `about` is the field or the document, `files` the pictures to upload in order."""

    kind: StepKind
    about: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningPackage:
    """Everything that one platform gets, before its pictures are encoded."""

    platform: Platform
    platform_name: str
    company: str
    is_form_known: bool
    fields: tuple[PackageField, ...]
    papers: tuple[PackagePaper, ...]


NOT_BY_PICTURE = frozenset({Form.CERTIFICATE_FORM, Form.WRITTEN_PERMISSION, Form.TEXT})
"""Forms for which no picture travels."""

CLASS_ORDER = (DocClass.SUBJECT, DocClass.IDENTITY, DocClass.INDUSTRY, DocClass.AD)


def in_order(papers: Iterable[PackagePaper]) -> tuple[PackagePaper, ...]:
    """The order in which a reviewer asks for them: who the company is, who signs, what it may do, what the ad needs."""
    stages = list(Stage)
    return tuple(
        sorted(papers, key=lambda one: (stages.index(one.stage), CLASS_ORDER.index(one.rule.doc_class), one.kind))
    )


def package_fields(
    form: OpeningForm, platform: Platform, values: Mapping[str, FilledValue], market: Market, number: int = 1
) -> tuple[PackageField, ...]:
    """The lines of the sheet: under the platform's names where they are known, else all that is filled under ours."""
    if not form.is_known(platform):
        return tuple(_guessed(form, code, values[code]) for code in form.fields if code in values)
    lines = []
    for one in platform_values(form, platform, values, market, number=number):
        labels = form.fields[one.ask.field]
        lines.append(
            PackageField(
                field=one.ask.field,
                label_zh=labels.name_zh,
                label_en=labels.name_en,
                platform_name=one.ask.name,
                text=one.text,
                is_required=one.ask.asking is Asking.REQUIRED,
                is_certain=one.ask.evidence is not Evidence.INFERRED,
                is_picture=one.ask.takes is Takes.IMAGE,
                origin=one.origin,
                gap=one.gap,
            )
        )
    return tuple(lines)


PICTURES = frozenset({"F05", "F10", "F11"})


def _guessed(form: OpeningForm, code: str, value: FilledValue) -> PackageField:
    labels = form.fields[code]
    return PackageField(
        field=code,
        label_zh=labels.name_zh,
        label_en=labels.name_en,
        platform_name="",
        text=value.text,
        is_required=False,
        is_certain=False,
        is_picture=code in PICTURES,
        origin=value.origin,
        gap=None,
    )


def steps(package: OpeningPackage, files: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[PackageStep, ...]:
    """The checklist; `files` are the names of each document's pictures, by its kind, in the order of the package."""
    named = dict(files)
    papers = in_order(package.papers)
    online = [one for one in papers if one.rule.form in (Form.CERTIFICATE_FORM, Form.WRITTEN_PERMISSION)]
    return (
        PackageStep(StepKind.SIGN_IN),
        PackageStep(StepKind.ENTER_FIELDS),
        *(PackageStep(StepKind.CHOOSE, one.field) for one in package.fields if one.gap is Gap.CHOOSE_ON_PLATFORM),
        *(PackageStep(StepKind.UPLOAD, one.kind, named[one.kind]) for one in papers if named.get(one.kind)),
        *(PackageStep(StepKind.TOO_MANY, one.kind) for one in papers if _is_too_many(one, named)),
        *(PackageStep(StepKind.APPLY_ONLINE, one.kind) for one in online),
        PackageStep(StepKind.SUBMIT),
        PackageStep(StepKind.NOTE_NUMBER),
    )


def _is_too_many(paper: PackagePaper, named: Mapping[str, tuple[str, ...]]) -> bool:
    return paper.rule.max_files is not None and len(named.get(paper.kind, ())) > paper.rule.max_files
