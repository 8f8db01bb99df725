"""Three companies from their papers to ten packages, without a window: what is typed, what is filled, what is held back."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pytest

from app.domain.accounts import Platform
from app.domain.consent import lacking, may_send, sharings
from app.domain.held_papers import HeldPaper, PaperForm
from app.domain.onboarding import Known, Market, ReadPaper, fill, gaps, typed_fields
from app.domain.precheck import Offer, Verdict
from app.services.catalogue import CatalogueService

DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    industry: str
    scope: str
    papers: tuple[str, ...]


COMPANIES = (
    Company("杭州云帆食品有限公司", "I02", "预包装食品销售；食品互联网销售", ("Q034",)),
    Company("广东远山教育咨询有限公司", "I17", "教育培训；职业技能培训；教育咨询服务", ("Q087",)),
    Company("上海知行服饰有限公司", "I09", "服装销售；箱包销售；货物进出口", ("Q019",)),
)


@cache
def service() -> CatalogueService:
    return CatalogueService()


def known(company: Company) -> Known:
    licence = ReadPaper(
        key="licence",
        kind="Q001",
        fields={
            "name": company.name,
            "uscc": "91330108MA2ABCDE08",
            "legal_rep": "林悦",
            "address": "浙江省杭州市滨江区云帆路8号",
            "scope": company.scope,
            "term_to": "长期",
        },
    )
    identity = ReadPaper(key="identity", kind="Q007", fields={"id_number": "110105190001010001"})
    filing = ReadPaper(key="filing", kind="Q011", fields={"number": "浙ICP备12345678号-1"})
    typed = {
        "F17": company.industry,
        "F18": "云帆",
        "F19": "https://brand.example",
        "F21": "周航",
        "F22": "13800000000",
        "F23": "zhou@brand.example",
        "F27": f"{company.name} / 571000000000001 / 招商银行",
    }
    return Known(typed=typed, papers=(licence, identity, filing), confirmed={"F03", "F13"})


def held(company: Company, form: PaperForm) -> list[HeldPaper]:
    kinds = ("Q001", "Q007", "Q009", "Q010", "Q011", "Q171", *company.papers)
    return [HeldPaper(kind=kind, valid_to=DAY + timedelta(days=700), form=form) for kind in kinds]


@pytest.mark.parametrize("company", COMPANIES, ids=lambda one: one.industry)
def test_eight_fields_typed_fill_the_form_of_every_platform(company: Company) -> None:
    values = fill(service().form, known(company))
    assert len(typed_fields(values)) <= 8
    for platform in Platform:
        assert gaps(service().form, platform, values, Market()) == (), platform


@pytest.mark.parametrize("company", COMPANIES, ids=lambda one: one.industry)
def test_the_scope_suggests_the_companys_industry(company: Company) -> None:
    assert service().suggest_industries(company.scope)[0].industry == company.industry


@pytest.mark.parametrize("company", COMPANIES, ids=lambda one: one.industry)
def test_with_its_papers_in_the_right_form_no_platform_is_held_back(company: Company) -> None:
    offer = Offer(industry=company.industry)
    forms = [held(company, form) for form in (PaperForm.SCAN, PaperForm.STAMPED_COPY)]
    for check in service().precheck(offer=offer, papers=[one for some in forms for one in some], day=DAY):
        assert check.in_the_way == (), check.platform
        assert check.verdict in (Verdict.READY, Verdict.OPEN_QUESTIONS)


@pytest.mark.parametrize("company", COMPANIES, ids=lambda one: one.industry)
def test_without_papers_every_platform_says_what_is_missing(company: Company) -> None:
    for check in service().precheck(offer=Offer(industry=company.industry), papers=(), day=DAY):
        assert check.verdict is Verdict.INCOMPLETE
        assert all(one.source for one in check.in_the_way)


def test_nothing_leaves_for_any_platform_that_gets_personal_data_before_consent() -> None:
    values = fill(service().form, known(COMPANIES[0]))
    needed = sharings(service().form, Platform, values)
    assert lacking(needed, ()) == needed
    assert not any(may_send(one.platform, needed, ()) for one in needed)
