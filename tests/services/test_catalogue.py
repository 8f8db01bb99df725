"""The catalogue's files as they are shipped, and asking them."""

import re
from datetime import date

import pytest

from app import paths
from app.domain.accounts import Platform
from app.domain.catalogue import EVERY_INDUSTRY, Catalogue, Confidence, DocClass, Necessity
from app.domain.catalogue_rows import FILES, rows_of
from app.domain.form_fields import FORM_FILES, Evidence
from app.domain.precheck import Offer
from app.services.catalogue import CatalogueService

FOLDER = paths.resources() / "catalogue"
SHEETS = sorted(file.name for file in FOLDER.glob("*.csv"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return CatalogueService().catalogue


def sheet(name: str) -> list[dict[str, str]]:
    return rows_of((FOLDER / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SHEETS)
def test_every_row_says_where_it_comes_from_and_how_sure_it_is(name: str) -> None:
    rows = sheet(name)
    assert rows
    for row in rows:
        assert row["source"].strip(), row
        assert row["confidence"] in {one.value for one in Confidence}, row
        assert all(value == value.strip() for value in row.values()), row


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("industries.csv", ("code",)),
        ("qualifications.csv", ("code",)),
        ("requirements.csv", ("rule",)),
        ("requirements.csv", ("industry", "platform", "qualification", "one_of_group")),
        ("circumstances.csv", ("code",)),
        ("prohibited.csv", ("code",)),
        ("forms.csv", ("platform", "doc_class")),
        ("fields.csv", ("field",)),
        ("asks.csv", ("field", "platform", "name")),
        ("scope_words.csv", ("industry", "word")),
    ],
)
def test_no_row_stands_twice(name: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[part] for part in key) for row in sheet(name)]
    assert len(keys) == len(set(keys))


def test_every_file_of_the_folder_is_read_by_somebody() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {*FILES, *FORM_FILES}


def test_it_holds_every_industry_and_the_core_documents(catalogue: Catalogue) -> None:
    assert len(catalogue.industries) == 32
    assert len(catalogue.qualifications) == 177
    assert sum(one.is_core for one in catalogue.qualifications.values()) == 126
    assert sum(map(len, catalogue.requirements.values())) == 1605
    assert len(catalogue.prohibitions) == 18


def test_it_is_numbered_and_dated(catalogue: Catalogue) -> None:
    assert catalogue.version.number >= 1
    assert catalogue.version.dated >= date(2026, 11, 25)
    assert catalogue.version.laws_read == "2025-04"


def test_every_reference_leads_somewhere(catalogue: Catalogue) -> None:
    industries = {*catalogue.industries, EVERY_INDUSTRY}
    circumstances = set(catalogue.circumstances)
    for (industry, platform), rows in catalogue.requirements.items():
        assert industry in industries
        for one in rows:
            assert one.platform is platform
            assert one.qualification in catalogue.qualifications
            assert not one.circumstance or one.circumstance in circumstances
    for qualification in catalogue.qualifications.values():
        assert set(qualification.industries) <= industries
    for prohibition in catalogue.prohibitions:
        assert set(prohibition.papers) <= set(catalogue.qualifications)
        assert prohibition.words
    assert {one.industry for one in catalogue.scope_words} == set(catalogue.industries)


def test_every_platform_has_a_form_for_every_class_of_document(catalogue: Catalogue) -> None:
    assert set(catalogue.forms) == {(platform, one) for platform in Platform for one in DocClass}


def test_a_requirement_is_in_a_group_exactly_when_one_of_several_will_do(catalogue: Catalogue) -> None:
    for rows in catalogue.requirements.values():
        for one in rows:
            assert bool(one.one_of_group) == (one.necessity is Necessity.ONE_OF), one.rule
            assert one.circumstance or one.necessity not in (Necessity.CONDITIONAL, Necessity.FORBIDDEN_AD), one.rule


def test_every_circumstance_is_used_and_said_in_both_languages(catalogue: Catalogue) -> None:
    used = {one.circumstance for rows in catalogue.requirements.values() for one in rows}
    assert set(catalogue.circumstances) <= used
    assert all(one.text_zh and one.text_en for one in catalogue.circumstances.values())


def test_a_special_industry_is_reviewed_in_seventy_two_hours_and_any_other_in_twenty_four(catalogue: Catalogue) -> None:
    assert {(one.is_special, one.review_hours) for one in catalogue.industries.values()} == {(True, 72), (False, 24)}


def test_an_article_is_only_cited_with_its_law(catalogue: Catalogue) -> None:
    points = [point for one in catalogue.qualifications.values() for point in one.laws]
    assert all(point.law for point in points)
    assert all(re.fullmatch(r"(第\d+条、?)*", point.article) for point in points), points


def test_windows_in_working_days_are_counted_out_in_calendar_days(catalogue: Catalogue) -> None:
    permit = catalogue.qualification("Q036")
    assert (permit.renew_window, permit.renew_days) == ("30 working days before", 42)


def test_all_ten_platforms_are_checked_when_none_is_named() -> None:
    checks = CatalogueService().precheck(offer=Offer(industry="I02"), papers=(), day=date(2026, 11, 20))
    assert {one.platform for one in checks} == set(Platform)


def test_the_catalogue_is_read_once() -> None:
    service = CatalogueService()
    assert service.catalogue is service.catalogue


def test_the_form_has_twenty_eight_fields_of_which_eight_are_core() -> None:
    form = CatalogueService().form
    assert list(form.fields) == [f"F{number:02d}" for number in range(1, 29)]
    assert sorted(one.core for one in form.fields.values() if one.core) == [f"C{number}" for number in range(1, 9)]
    assert all(ask.field in form.fields for asks in form.asks.values() for ask in asks)


def test_what_bilibili_and_zhihu_ask_is_not_known_and_the_program_says_so() -> None:
    form = CatalogueService().form
    assert {platform for platform in Platform if not form.is_known(platform)} == {Platform.BILIBILI, Platform.ZHIHU}


def test_a_name_is_only_left_out_where_it_is_not_documented() -> None:
    for asks in CatalogueService().form.asks.values():
        for ask in asks:
            assert ask.name or ask.evidence is not Evidence.DOCUMENTED, ask
            assert (ask.confidence is Confidence.INFERRED) == (ask.evidence is Evidence.INFERRED), ask


def test_the_service_suggests_industries_with_their_words() -> None:
    first, *_ = CatalogueService().suggest_industries("预包装食品销售；日用百货销售")
    assert first.industry == "I02"
    assert "预包装食品" in first.words
