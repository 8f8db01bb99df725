"""Eight fields typed, the rest filled, each with where it came from, and each platform's own names."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.account_names import account_name, next_number, number_in
from app.domain.accounts import Platform
from app.domain.form_fields import Asking, Limit, OpeningForm, questions
from app.domain.industry_guess import is_clear, suggest_industries
from app.domain.onboarding import (
    LONG_TERM,
    CoreCount,
    FilledValue,
    Gap,
    Known,
    Market,
    Origin,
    ReadPaper,
    core_count,
    fill,
    gaps,
    platform_values,
    request_fields,
    typed_fields,
)
from app.domain.regions import region_of
from app.services.catalogue import CatalogueService

CODE = "91330108MA2ABCDE08"
LICENCE = ReadPaper(
    key="paper-1",
    kind="Q001",
    fields={
        "name": "杭州云帆食品有限公司",
        "uscc": CODE,
        "legal_rep": "林悦",
        "address": "浙江省杭州市滨江区云帆路8号",
        "scope": "许可项目：食品互联网销售；一般项目：日用百货销售。",
        "term_to": "长期",
    },
)
IDENTITY = ReadPaper(key="paper-2", kind="Q007", fields={"name": "林悦", "id_number": "110105190001010001"})
FILING = ReadPaper(key="paper-3", kind="Q011", fields={"number": "浙ICP备12345678号-1"})
TYPED = {
    "F17": "I02",
    "F18": "云帆坚果",
    "F19": "https://nuts.example",
    "F21": "周航",
    "F22": "13800000000",
    "F23": "zhou@nuts.example",
    "F27": "杭州云帆食品有限公司 / 571000000000001 / 招商银行杭州分行",
}
DOMESTIC = [platform for platform in Platform if platform not in (Platform.TIKTOK, Platform.GOOGLE_ADS, Platform.META)]


def count_of(known: Known) -> CoreCount:
    return core_count(form(), fill(form(), known))


def test_each_core_field_is_counted_once_as_read_typed_remembered_or_missing() -> None:
    assert count_of(Known()) == CoreCount(read=0, typed=0, known=0, missing=8, typed_beside=0)
    papers = (LICENCE, IDENTITY)
    assert count_of(Known(typed=TYPED, papers=papers)) == CoreCount(read=1, typed=7, known=0, missing=0, typed_beside=0)
    again = count_of(Known(papers=papers, remembered=TYPED))
    assert (again.fields, again.read, again.typed, again.known) == (8, 1, 0, 7)
    bank = ReadPaper(key="4", kind="Q009", fields={"holder": "a", "account_no": "1", "bank_name": "b"})
    without = {code: text for code, text in TYPED.items() if code != "F27"}
    assert count_of(Known(typed=without, papers=(*papers, bank))).read == 2
    assert count_of(Known(typed=TYPED | {"F04": CODE, "F02": "x"}, papers=papers)).typed_beside == 1


@given(codes=st.sets(st.sampled_from(sorted(TYPED | {"F04": "", "F02": ""}))))
def test_the_core_has_eight_fields_however_they_came_by_their_values(codes: set[str]) -> None:
    count = count_of(Known(typed=dict.fromkeys(codes, "x"), papers=(LICENCE,)))
    assert (count.fields, count.typed + count.typed_beside) == (8, len(codes))


@cache
def form() -> OpeningForm:
    return CatalogueService().form


def known(**more: str) -> Known:
    return Known(typed={**TYPED, **more}, papers=(LICENCE, IDENTITY, FILING))


def filled(**more: str) -> dict[str, FilledValue]:
    return fill(form(), known(**more))


def test_at_most_eight_fields_are_typed_and_all_others_but_the_accounts_name_are_filled() -> None:
    values = filled()
    assert len(typed_fields(values)) <= 8
    assert set(form().fields) - set(values) == {"F24"}


def test_every_value_says_where_it_came_from() -> None:
    values = filled()
    assert values["F02"] == FilledValue(text="杭州云帆食品有限公司", origin=Origin.LICENCE, paper="paper-1")
    assert values["F09"].origin is Origin.IDENTITY
    assert values["F20"].paper == "paper-3"
    assert values["F28"] == FilledValue(text=CODE, origin=Origin.DERIVED)
    assert values["F25"].origin is Origin.DEFAULT


def test_the_pictures_are_named_by_the_papers_they_show() -> None:
    values = filled()
    assert [values[code].text for code in ("F05", "F10", "F11")] == ["paper-1", "paper-2", "paper-2"]


@pytest.mark.parametrize(
    ("number", "subject"),
    [
        ("91", "company"),
        ("92", "household"),
        ("12", "institution"),
        ("52", "private_non_enterprise"),
        ("31", "law_firm"),
    ],
)
def test_the_credit_code_tells_the_subject_type(number: str, subject: str) -> None:
    assert filled(F04=number + CODE[2:])["F01"].text == subject


def test_a_hong_kong_certificate_tells_country_and_subject_without_a_mainland_number() -> None:
    paper = ReadPaper(key="hk", kind="Q165", fields={"holder": "Yunfan Limited", "number": "12345678"})
    values = fill(form(), Known(papers=(paper,)))
    assert (values["F01"].text, values["F14"].text) == ("hong_kong", "HK")
    assert "F28" not in values


def test_a_licence_without_end_says_so() -> None:
    assert filled()["F06"].text == LONG_TERM


def test_what_a_person_puts_right_stands_above_what_was_read() -> None:
    value = filled(F07="林月")["F07"]
    assert (value.text, value.origin) == ("林月", Origin.TYPED)


def test_what_was_sent_before_is_remembered_for_the_next_platform() -> None:
    values = fill(form(), Known(papers=(LICENCE,), remembered={"F21": "周航", "F02": "旧名"}))
    assert values["F21"] == FilledValue(text="周航", origin=Origin.REMEMBERED)
    assert values["F02"].origin is Origin.LICENCE


@pytest.mark.parametrize(
    ("address", "code", "region"),
    [
        ("浙江省杭州市滨江区云帆路8号", "", "浙江省 杭州市"),
        ("北京市朝阳区云帆路8号", "", "北京市 北京市"),
        ("上海浦东新区", "", "上海市 上海市"),
        ("吉林省延边朝鲜族自治州延吉市", "", "吉林省 延边朝鲜族自治州"),
        ("内蒙古自治区锡林郭勒盟锡林浩特市", "", "内蒙古自治区 锡林郭勒盟"),
        ("杭州市滨江区云帆路8号", CODE, "浙江省 杭州市"),
        ("", CODE, "浙江省"),
        ("", "", ""),
    ],
)
def test_province_and_city_come_from_the_address_first_and_the_code_second(
    address: str, code: str, region: str
) -> None:
    assert region_of(address, code) == region


def test_an_accounts_name_is_made_of_brand_platform_and_market() -> None:
    assert account_name("云帆坚果", Platform.TIKTOK, "US") == "云帆坚果-tiktok-US-01"
    assert account_name("", Platform.TIKTOK, "CN") == ""
    places = {one.ask.field: one.text for one in platform_values(form(), Platform.TIKTOK, filled(), Market(), number=3)}
    assert places["F24"] == "云帆坚果-tiktok-CN-03"


@given(
    numbers=st.sets(st.integers(1, 400)),
    brand=st.text("云帆A-.(0", min_size=1, max_size=6),
    others=st.lists(st.text(max_size=12)),
)
def test_a_new_account_gets_a_number_that_none_there_carries(numbers: set[int], brand: str, others: list[str]) -> None:
    there = [account_name(brand, Platform.META, "CN", number) for number in sorted(numbers)]
    elsewhere = [account_name(brand, Platform.TIKTOK, "CN", 500), account_name(brand, Platform.META, "US", 500)]
    number = next_number([*there, *elsewhere, *others], brand, Platform.META, "CN")
    assert number == max(numbers, default=0) + 1
    assert account_name(brand, Platform.META, "CN", number) not in there
    assert [number_in(name, brand, Platform.META, "CN") for name in there] == sorted(numbers)


def test_each_platform_gets_the_values_under_its_own_names() -> None:
    tencent = {one.ask.name: one.text for one in platform_values(form(), Platform.TENCENT_ADS, filled(), Market())}
    assert tencent["corporation_name"] == "杭州云帆食品有限公司"
    assert tencent["individual_qualification.identification_number"] == "110105190001010001"
    meta = {one.ask.name: one.text for one in platform_values(form(), Platform.META, filled(), Market())}
    assert meta["chinese_legal_entity_name"] == "杭州云帆食品有限公司"
    assert meta["ad_accounts_info[].ad_account_name"] == "云帆坚果-meta-CN-01"


def test_a_code_of_the_platforms_own_list_is_left_to_choose_there_and_never_guessed() -> None:
    values = platform_values(form(), Platform.TENCENT_ADS, filled(), Market())
    (industry,) = [one for one in values if one.ask.name == "system_industry_id"]
    assert industry.gap is Gap.CHOOSE_ON_PLATFORM
    assert not industry.holds


def test_an_interface_is_sent_documented_names_and_the_codes_that_were_chosen() -> None:
    unchosen = request_fields(platform_values(form(), Platform.TENCENT_ADS, filled(), Market()))
    assert unchosen["corporation_name"] == "杭州云帆食品有限公司"
    assert not {"system_industry_id", "certification_image_id", ""} & set(unchosen)
    codes = {"system_industry_id": "21474836585"}
    chosen = request_fields(platform_values(form(), Platform.TENCENT_ADS, filled(), Market(), codes))
    assert chosen["system_industry_id"] == "21474836585"


def test_a_flag_says_whether_the_licence_ends() -> None:
    values = platform_values(form(), Platform.OCEAN_ENGINE, filled(), Market())
    assert [one.text for one in values if one.ask.name == "subject.has_effective_date"] == ["no"]


def test_what_is_missing_is_known_before_anything_is_sent() -> None:
    without_papers = fill(form(), Known(typed=TYPED))
    missing = {one.ask.field for one in gaps(form(), Platform.META, without_papers, Market())}
    assert missing == {"F02", "F03", "F04", "F05", "F12", "F13"}


def test_a_proposed_english_name_waits_for_a_persons_look() -> None:
    values = filled()
    assert values["F03"].text == "Hangzhou Yunfan Shipin Co., Ltd."
    assert {one.ask.field: one.gap for one in gaps(form(), Platform.META, values, Market())} == {
        "F03": Gap.NEEDS_A_LOOK,
        "F13": Gap.NEEDS_A_LOOK,
    }
    looked_at = fill(form(), Known(typed=TYPED, papers=(LICENCE, IDENTITY, FILING), confirmed={"F03", "F13"}))
    assert gaps(form(), Platform.META, looked_at, Market()) == ()
    assert len(typed_fields(looked_at)) <= 8
    complete = filled(F03="Hangzhou Yunfan Food Co., Ltd.", F13="8 Yunfan Road, Hangzhou")
    assert gaps(form(), Platform.META, complete, Market()) == ()


@pytest.mark.parametrize("platform", [one for one in DOMESTIC if one not in (Platform.BILIBILI, Platform.ZHIHU)])
def test_nothing_is_missing_for_the_domestic_platforms_once_eight_fields_are_typed(platform: Platform) -> None:
    assert gaps(form(), platform, filled(), Market()) == ()


def test_a_name_too_long_for_a_platform_is_noticed_in_its_own_measure() -> None:
    long_name = "云" * 41
    (found,) = gaps(form(), Platform.TENCENT_ADS, filled(F02=long_name), Market())
    assert (found.ask.field, found.gap) == ("F02", Gap.TOO_LONG)
    assert Limit(120, is_bytes=True).holds("云" * 40)


def test_a_field_for_other_countries_is_not_asked() -> None:
    names = [one.ask.name for one in platform_values(form(), Platform.TIKTOK, filled(), Market())]
    assert "contact_info.email" not in names
    assert "qualification_info.license_no" in names


def test_a_platform_without_a_known_form_has_the_core_fields_asked_as_a_guess() -> None:
    asked = questions(form(), [Platform.ZHIHU])
    assert [one.field.core for one in asked if one.field.core] == ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"]
    assert all(one.unknown_for == (Platform.ZHIHU,) and not one.asked_by for one in asked)


def test_a_question_says_who_asks_and_how_strongly() -> None:
    (brand,) = [
        one for one in questions(form(), [Platform.TENCENT_ADS, Platform.OCEAN_ENGINE]) if one.field.code == "F18"
    ]
    assert brand.asked_by == {Platform.TENCENT_ADS: Asking.OPTIONAL, Platform.OCEAN_ENGINE: Asking.REQUIRED}


@given(st.lists(st.sampled_from(Platform)))
def test_the_union_asks_each_field_once_in_one_order(platforms: list[Platform]) -> None:
    asked = [one.field.code for one in questions(form(), platforms)]
    assert len(asked) == len(set(asked))
    assert asked == sorted(asked)
    assert set(asked) >= {ask.field for platform in platforms for ask in form().asks_of(platform)}


@given(st.dictionaries(st.sampled_from(sorted(form().fields)), st.text(max_size=200)), st.sampled_from(Platform))
def test_whatever_is_typed_every_place_of_a_platform_has_one_value_or_says_what_it_lacks(
    typed: dict[str, str], platform: Platform
) -> None:
    values = fill(form(), Known(typed=typed))
    for one in platform_values(form(), platform, values, Market()):
        assert bool(one.text) or one.gap is Gap.MISSING


@pytest.mark.parametrize(
    ("scope", "industry"),
    [
        ("许可项目：食品互联网销售；一般项目：日用百货销售", "I02"),
        ("化妆品零售；个人卫生用品销售；互联网销售", "I07"),
        ("第二类医疗器械销售；日用品销售", "I15"),
        ("商务信息咨询；教育咨询服务（不含涉许可审批的教育培训活动）；文化课培训", "I17"),
        ("汽车新车销售；二手车经销；机动车修理和维护", "I23"),
    ],
)
def test_the_business_scope_suggests_an_industry_with_its_reasons(scope: str, industry: str) -> None:
    first, *_ = suggest_industries(CatalogueService().catalogue.scope_words, scope)
    assert first.industry == industry
    assert all(word in scope for word in first.words)


def test_rivals_are_shown_and_a_close_race_is_not_called_clear() -> None:
    words = CatalogueService().catalogue.scope_words
    close = suggest_industries(words, "服装、家具销售")
    assert {one.industry for one in close} == {"I09", "I11"}
    assert not is_clear(close)
    assert is_clear(suggest_industries(words, "服装销售；家具销售"))
    assert not is_clear(())


def test_what_a_scope_excludes_does_not_speak_for_it() -> None:
    assert suggest_industries(CatalogueService().catalogue.scope_words, "企业管理（不含烟草、保险、证券）") == ()
