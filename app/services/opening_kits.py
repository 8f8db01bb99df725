"""The package 开户材料包 for a platform without an open interface: looked at in the window, written as a folder or a zip."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.accounts import Platform
from app.domain.opening_drafts import INDUSTRY
from app.domain.opening_packages import OpeningPackage, PackageField, PackageStep, package_fields, steps
from app.domain.platform_names import names_in
from app.exports.opening_package import PackageFile, package_files, write_folder, write_zip
from app.exports.package_words import CHINESE, ENGLISH
from app.services.catalogue import CatalogueService
from app.services.opening_facts import Facts
from app.services.opening_letters import package_papers
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """A package as the window shows it: values to copy, and what to do in which order."""

    platform: Platform
    fields: tuple[PackageField, ...]
    steps: tuple[PackageStep, ...]
    is_form_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenKit:
    """A package that was written."""

    path: Path
    files: tuple[str, ...]


def kit_of(work: Work, facts: Facts, catalogue: CatalogueService, platform: Platform, language: str) -> Kit:
    """What the package holds, without encoding a picture."""
    package = _package(work, facts, catalogue, platform, language)
    named = [(paper.kind, (paper.name,)) for paper in package.papers]
    return Kit(
        platform=platform,
        fields=package.fields,
        steps=steps(package, named),
        is_form_known=package.is_form_known,
    )


def files_of(
    work: Work, facts: Facts, catalogue: CatalogueService, platform: Platform, language: str
) -> tuple[PackageFile, ...]:
    """The package's files; BrokenFile when a picture cannot be read."""
    return package_files(_package(work, facts, catalogue, platform, language), CHINESE if language == "zh" else ENGLISH)


def write(files: tuple[PackageFile, ...], target: Path) -> WrittenKit:
    """As a zip where the target's name ends so, else as a folder of its own; FileExistsError for a folder that is there."""
    if target.suffix.lower() == ".zip":
        write_zip(files, target)
    else:
        write_folder(files, target)
    return WrittenKit(path=target, files=tuple(one.name for one in files))


def _package(
    work: Work, facts: Facts, catalogue: CatalogueService, platform: Platform, language: str
) -> OpeningPackage:
    form = catalogue.form
    values = dict(facts.values)
    industry = catalogue.catalogue.industries.get(facts.industry)
    if industry is not None:
        # Our number of it means nothing to whoever fills in the page.
        name = industry.name_zh if language == "zh" else industry.name_en
        values[INDUSTRY] = replace(values[INDUSTRY], text=name)
    return OpeningPackage(
        platform=platform,
        platform_name=names_in(language)[platform],
        company=facts.company,
        is_form_known=form.is_known(platform),
        fields=package_fields(form, platform, values, facts.draft.market(), facts.on(platform).number),
        papers=package_papers(work, facts, catalogue.catalogue, platform, language),
    )
