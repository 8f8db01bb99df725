"""What travels to a platform: the documents that satisfied its checks, their pictures in its form, and the request by its own names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.accounts import Platform
from app.domain.applications import Application
from app.domain.archived_papers import media_type
from app.domain.catalogue import Catalogue
from app.domain.opening_packages import PackagePaper, Picture
from app.domain.openings import OpeningRequest, Paper
from app.domain.paper_fit import PaperFit
from app.domain.precheck import Finding
from app.errors import WrongAnswer
from app.exports.pictures import encode
from app.platforms.opening_forms import OPENING_FORMS, PAYER, InterfaceForm
from app.services.opening_facts import Facts
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A request with what it is made of."""

    request: OpeningRequest
    abouts: Mapping[str, str]
    """Which kind of document each of the platform's kinds of picture shows."""


def fitting(facts: Facts, platform: Platform) -> dict[str, tuple[Finding, PaperFit]]:
    """The documents that go with an application: each once, by the archive's name of it, where the first finding puts it."""
    check = facts.on(platform).check
    found: dict[str, tuple[Finding, PaperFit]] = {}
    for one in check.findings if check else ():
        if one.fit is not None and not one.holds:
            found.setdefault(one.fit.paper.key, (one, one.fit))
    return found


def package_papers(
    work: Work, facts: Facts, catalogue: Catalogue, platform: Platform, language: str
) -> tuple[PackagePaper, ...]:
    """The documents of a package, as the archive keeps them."""
    papers = []
    for key, (finding, fit) in fitting(facts, platform).items():
        kind = catalogue.qualification(finding.qualification)
        papers.append(
            PackagePaper(
                kind=kind.code,
                name=kind.name_zh if language == "zh" else kind.name_en,
                stage=finding.stage,
                rule=fit.rule,
                pictures=(_picture(work, int(key)),),
            )
        )
    return tuple(papers)


def travelling(facts: Facts, platform: Platform) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The archive's numbers and the kinds of the documents that go to a platform."""
    some = fitting(facts, platform)
    ids = {int(key) for key in some} | set(_shown(facts, platform).values())
    kinds = {one.id: one.paper.type_code for one in facts.kept}
    return tuple(sorted(ids)), tuple(sorted({kinds[one] for one in ids if one in kinds}))


def first_letter(work: Work, facts: Facts, catalogue: Catalogue, application: Application) -> Letter:
    """The request that opens an account: for a platform that copies accounts only the copy, whose papers follow."""
    form = _form(application)
    fields = _fields(facts, form, application)
    if form.copies:
        fields = {name: text for name, text in fields.items() if name in ("name", "advertiser_id")}
        return Letter(request=_request(facts, application, fields), abouts={})
    return _with_papers(work, facts, catalogue, application, fields)


def next_letter(work: Work, facts: Facts, catalogue: Catalogue, application: Application) -> Letter:
    """The request about an account that is there already: its papers, or what was put right."""
    form = _form(application)
    if not form.again:
        raise WrongAnswer("platform", "on_its_page")
    fields = _fields(facts, form, application) | {form.again: application.account}
    if form.copies:
        fields.pop("name", None)
    return _with_papers(work, facts, catalogue, application, fields)


def again_by_interface(platform: Platform) -> bool:
    """Whether what was put right can be sent by interface."""
    form = OPENING_FORMS.get(platform)
    return form is not None and bool(form.again)


def copies_first(platform: Platform) -> bool:
    """Whether an account is made first and its papers are sent afterwards."""
    form = OPENING_FORMS.get(platform)
    return form is not None and form.copies


def _form(application: Application) -> InterfaceForm:
    form = OPENING_FORMS.get(application.platform)
    if form is None:
        raise WrongAnswer("platform", "no_interface")
    return form


def _fields(facts: Facts, form: InterfaceForm, application: Application) -> dict[str, str]:
    platform = application.platform
    return form.fields(facts.own_values(platform), facts.draft.chosen_on(platform))


def _request(
    facts: Facts, application: Application, fields: Mapping[str, str], papers: tuple[Paper, ...] = ()
) -> OpeningRequest:
    route = facts.on(application.platform).route
    payer = facts.draft.chosen_on(application.platform).get(PAYER, "") or route.told.get(PAYER, "")
    return OpeningRequest(key=application.key, payer=payer, fields=fields, papers=papers)


def _with_papers(
    work: Work, facts: Facts, catalogue: Catalogue, application: Application, fields: Mapping[str, str]
) -> Letter:
    form, kinds = _form(application), {one.id: one for one in facts.kept}
    papers, abouts = [], {}
    for their_kind, paper_id in _shown(facts, application.platform).items():
        kept = kinds[paper_id]
        abouts[their_kind] = kept.paper.type_code
        rule = catalogue.forms[application.platform, catalogue.qualification(kept.paper.type_code).doc_class]
        picture = _picture(work, paper_id)
        # Every interface takes JPEG; what its page takes besides is not always what its interface takes.
        pages = encode(
            picture.content, picture.media_type, replace(rule, file_types=("jpg",)), name=kept.paper.file_name
        )
        end = kept.validity.last
        papers.append(
            Paper(
                kind=their_kind,
                name=f"{kept.paper.type_code}-{paper_id}.jpg",
                content=pages[-1 if their_kind in form.backs else 0].content,
                expires_on=end.isoformat() if end else "",
            )
        )
    return Letter(request=_request(facts, application, fields, tuple(papers)), abouts=abouts)


def _shown(facts: Facts, platform: Platform) -> dict[str, int]:
    """Which document each of the platform's pictures shows; one that is not there is left out."""
    form = OPENING_FORMS.get(platform)
    if form is None or facts.on(platform).route.connection_id is None:
        return {}
    shown = {}
    for their_kind, code in form.pictures.items():
        value = facts.values.get(code)
        if value is not None and value.paper:
            shown[their_kind] = int(value.paper)
    return shown


def _picture(work: Work, paper_id: int) -> Picture:
    return Picture(content=work.papers.body(paper_id), media_type=media_type(work.papers.get(paper_id).file_name))
