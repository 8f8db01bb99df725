"""What the pre-check says of papers, platform by platform."""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.accounts import Platform
from app.domain.catalogue import Catalogue, Confidence, Ground, Stage
from app.domain.held_papers import HeldPaper, PaperForm
from app.domain.paper_fit import ACCEPTED, Flaw
from app.domain.precheck import VERDICT_RANK, Finding, Offer, PlatformCheck, Standing, Verdict, precheck
from app.errors import NotFound
from app.services.catalogue import CatalogueService

DAY = date(2026, 11, 20)
LICENCE, IDENTITY, FOOD_PERMIT, FOOD_FILING = "Q001", "Q007", "Q034", "Q035"


@cache
def catalogue() -> Catalogue:
    return CatalogueService().catalogue


def paper(kind: str, *, days_left: int | None = 400, form: PaperForm | None = PaperForm.SCAN) -> HeldPaper:
    ends = None if days_left is None else DAY + timedelta(days=days_left)
    return HeldPaper(kind=kind, valid_to=ends, form=form, media_type="image/jpeg", size_bytes=800_000)


def check(platform: Platform, *papers: HeldPaper, offer: Offer | None = None) -> PlatformCheck:
    asked = offer or Offer(industry="I02")
    (found,) = precheck(catalogue(), offer=asked, platforms=[platform], papers=papers, day=DAY)
    return found


def about(found: PlatformCheck, kind: str) -> Finding:
    return next(one for one in found.findings if kind in (one.qualification, *one.accepted_instead))


def test_a_valid_paper_in_the_right_form_satisfies() -> None:
    assert about(check(Platform.TENCENT_ADS, paper(LICENCE)), LICENCE).standing is Standing.SATISFIED


def test_what_is_missing_is_named_with_what_would_do_instead() -> None:
    finding = about(check(Platform.TENCENT_ADS), FOOD_PERMIT)
    assert finding.standing is Standing.MISSING
    assert {FOOD_PERMIT, FOOD_FILING} <= {finding.qualification, *finding.accepted_instead}
    assert any(point.law == "食品安全法" for point in finding.laws)


def test_any_one_document_of_a_group_is_enough() -> None:
    finding = about(check(Platform.KUAISHOU, paper(FOOD_FILING, form=PaperForm.STAMPED_COPY)), FOOD_FILING)
    assert finding.standing is Standing.SATISFIED
    assert finding.qualification == FOOD_FILING


def test_an_expired_paper_is_told_apart_from_a_missing_one() -> None:
    finding = about(check(Platform.TENCENT_ADS, paper(LICENCE, days_left=-1)), LICENCE)
    assert finding.standing is Standing.EXPIRED
    assert finding.holds


def test_the_last_valid_day_is_not_yet_expired_but_runs_out_in_the_review() -> None:
    finding = about(check(Platform.TENCENT_ADS, paper(LICENCE, days_left=0)), LICENCE)
    assert finding.standing is Standing.EXPIRING
    assert finding.fit is not None
    assert finding.fit.flaws == (Flaw.RUNS_OUT_IN_REVIEW,)


def test_the_longer_review_of_a_special_industry_needs_longer_papers() -> None:
    five_days = paper(LICENCE, days_left=5)
    assert about(check(Platform.TENCENT_ADS, five_days, offer=Offer(industry="I02")), LICENCE).standing is (
        Standing.SATISFIED
    )
    assert about(check(Platform.TENCENT_ADS, five_days, offer=Offer(industry="I03")), LICENCE).standing is (
        Standing.EXPIRING
    )


def test_tiktok_wants_more_than_three_months_left_on_the_licence() -> None:
    assert about(check(Platform.TIKTOK, paper(LICENCE, days_left=91)), LICENCE).standing is Standing.EXPIRING
    assert about(check(Platform.TIKTOK, paper(LICENCE, days_left=92)), LICENCE).standing is Standing.SATISFIED


def test_a_paper_that_is_not_valid_yet_does_not_count() -> None:
    early = HeldPaper(kind=LICENCE, valid_from=DAY + timedelta(days=1))
    assert about(check(Platform.TENCENT_ADS, early), LICENCE).standing is Standing.NOT_YET_VALID


def test_a_photo_does_not_do_where_a_stamped_copy_is_wanted() -> None:
    finding = about(check(Platform.KUAISHOU, paper(FOOD_PERMIT, form=PaperForm.PHOTO)), FOOD_PERMIT)
    assert finding.standing is Standing.WRONG_FORM
    assert finding.fit is not None
    assert finding.fit.flaws == (Flaw.FORM,)
    assert finding.holds


def test_a_form_that_is_only_usually_asked_leaves_the_question_open() -> None:
    copy = paper(LICENCE, form=PaperForm.COPY)
    finding = about(check(Platform.BILIBILI, copy), LICENCE)
    assert finding.standing is Standing.WRONG_FORM
    assert not finding.holds
    assert finding.is_open


def test_a_picture_that_only_needs_encoding_anew_keeps_nothing_back() -> None:
    large = HeldPaper(kind=LICENCE, form=PaperForm.SCAN, media_type="image/webp", size_bytes=9 * 1024 * 1024)
    finding = about(check(Platform.TENCENT_ADS, large), LICENCE)
    assert finding.fit is not None
    assert set(finding.fit.flaws) == {Flaw.TYPE, Flaw.SIZE}
    assert finding.standing is Standing.WRONG_FORM
    assert not finding.holds
    assert not finding.is_open


def test_an_unknown_form_or_size_is_not_held_against_a_paper() -> None:
    bare = HeldPaper(kind=LICENCE)
    assert about(check(Platform.KUAISHOU, bare), LICENCE).standing is Standing.SATISFIED


@given(form=st.sampled_from(PaperForm), platform=st.sampled_from(Platform))
def test_what_a_person_said_of_the_picture_is_held_against_what_each_platform_asks(
    form: PaperForm, platform: Platform
) -> None:
    finding = about(check(platform, paper(LICENCE, form=form)), LICENCE)
    assert finding.fit is not None
    accepted = ACCEPTED[finding.fit.rule.form]
    assert (Flaw.FORM in finding.fit.flaws) == (accepted is not None and form not in accepted)
    assert not finding.fit.is_form_unchecked
    assert finding.holds == (Flaw.FORM in finding.fit.flaws and finding.fit.is_firm)


def test_a_grey_licence_is_refused_where_colour_is_wanted() -> None:
    grey = HeldPaper(kind=LICENCE, form=PaperForm.SCAN, in_colour=False)
    finding = about(check(Platform.TIKTOK, grey), LICENCE)
    assert finding.fit is not None
    assert finding.fit.flaws == (Flaw.COLOUR,)


def test_a_circumstance_nobody_has_answered_is_a_question_not_a_gap() -> None:
    finding = about(check(Platform.TENCENT_ADS), "Q038")
    assert finding.standing is Standing.UNDECIDED
    assert catalogue().circumstances[finding.circumstance].text_en == "imported food"


@pytest.mark.parametrize(("answer", "standing"), [(True, Standing.MISSING), (False, Standing.NOT_NEEDED)])
def test_an_answer_decides_whether_a_conditional_document_is_missing(answer: bool, standing: Standing) -> None:  # noqa: FBT001
    asked = about(check(Platform.TENCENT_ADS), "Q038").circumstance
    offer = Offer(industry="I02", answers={asked: answer})
    assert about(check(Platform.TENCENT_ADS, offer=offer), "Q038").standing is standing


def test_tobacco_is_forbidden_whatever_licence_there_is() -> None:
    asked = about(check(Platform.TENCENT_ADS, offer=Offer(industry="I01")), "Q164").circumstance
    offer = Offer(industry="I01", answers={asked: True})
    found = check(Platform.TENCENT_ADS, paper("Q164"), offer=offer)
    assert found.verdict is Verdict.FORBIDDEN
    assert about(found, "Q164").source == "广告法第22条"


def test_the_words_of_a_prohibited_category_stop_an_offer_until_a_person_clears_it() -> None:
    offer = Offer(industry="I01", text="新款电子烟 烟弹")
    found = check(Platform.BAIDU, offer=offer)
    (finding,) = [one for one in found.findings if one.rules == ("X01",)]
    assert finding.standing is Standing.FORBIDDEN
    assert finding.words == ("电子烟", "烟弹")
    cleared = Offer(industry="I01", text=offer.text, cleared={"X01"})
    assert check(Platform.BAIDU, offer=cleared).verdict is not Verdict.FORBIDDEN


def test_a_micro_drama_is_held_until_its_filing_is_there() -> None:
    offer = Offer(industry="I28", text="短剧投流")
    before = next(one for one in check(Platform.KUAISHOU, offer=offer).findings if one.rules == ("X17",))
    after = next(one for one in check(Platform.KUAISHOU, paper("Q130"), offer=offer).findings if one.rules == ("X17",))
    assert (before.standing, after.standing) == (Standing.MISSING, Standing.SATISFIED)
    assert before.accepted_instead == ("Q130",)


def test_a_rule_about_overseas_platforms_leaves_the_others_alone() -> None:
    offer = Offer(industry="I27", text="election tracker")
    assert check(Platform.GOOGLE_ADS, offer=offer).verdict is Verdict.FORBIDDEN
    assert check(Platform.ZHIHU, offer=offer).verdict is not Verdict.FORBIDDEN


def test_a_finding_says_whether_it_was_seen_needed_by_law_or_only_usual() -> None:
    grounds = {one.ground for one in check(Platform.TENCENT_ADS).findings}
    assert grounds == set(Ground)
    usual = [one for one in check(Platform.ZHIHU).findings if one.ground is Ground.USUAL]
    assert all(one.source and one.confidence is not Confidence.LAW for one in usual)


def test_papers_for_creatives_do_not_keep_the_account_back() -> None:
    found = check(Platform.TENCENT_ADS, offer=Offer(industry="I04"))
    assert all(one.stage is not Stage.AD for one in found.in_the_way)
    assert any(one.stage is Stage.AD and one.holds for one in found.findings)


def test_the_industrys_own_row_takes_the_place_of_the_general_one() -> None:
    rules = [one for one in catalogue().rules_for("I09", Platform.TENCENT_ADS) if one.qualification == "Q019"]
    assert [one.industry for one in rules] == ["I09"]


def test_an_unknown_industry_is_named() -> None:
    with pytest.raises(NotFound):
        check(Platform.BAIDU, offer=Offer(industry="I99"))


KINDS = st.sampled_from([LICENCE, IDENTITY, FOOD_PERMIT, FOOD_FILING, "Q010", "Q036", "Q038", "Q171", "Q130"])
papers = st.builds(
    HeldPaper,
    key=st.text("abc", max_size=2),
    kind=KINDS,
    valid_to=st.none() | st.dates(DAY - timedelta(days=50), DAY + timedelta(days=200)),
    valid_from=st.none() | st.dates(DAY - timedelta(days=50), DAY + timedelta(days=50)),
    form=st.none() | st.sampled_from(PaperForm),
    in_colour=st.none() | st.booleans(),
    media_type=st.sampled_from(["", "image/jpeg", "image/webp", "application/pdf"]),
    size_bytes=st.sampled_from([0, 900_000, 6_000_000]),
)
offers = st.builds(
    Offer,
    industry=st.sampled_from(["I01", "I02", "I04", "I28"]),
    text=st.sampled_from(["", "短剧", "保健食品 食健广审"]),
    answers=st.dictionaries(st.sampled_from([f"C{number:03d}" for number in range(1, 60)]), st.booleans(), max_size=20),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(papers, max_size=6), offers)
def test_an_expired_paper_never_satisfies(held: list[HeldPaper], offer: Offer) -> None:
    for found in precheck(catalogue(), offer=offer, platforms=Platform, papers=held, day=DAY):
        for one in found.findings:
            if one.standing is Standing.SATISFIED and one.fit is not None:
                assert not one.fit.paper.is_expired(DAY)


@settings(max_examples=40, deadline=None)
@given(st.lists(papers, max_size=5), papers, offers)
def test_one_more_paper_never_makes_a_verdict_worse(held: list[HeldPaper], more: HeldPaper, offer: Offer) -> None:
    def verdicts(some: list[HeldPaper]) -> dict[Platform, tuple[int, int]]:
        found = precheck(catalogue(), offer=offer, platforms=Platform, papers=some, day=DAY)
        return {one.platform: (VERDICT_RANK[one.verdict], VERDICT_RANK[one.ad_verdict]) for one in found}

    before, after = verdicts(held), verdicts([*held, more])
    for platform in Platform:
        assert all(now <= then for then, now in zip(before[platform], after[platform], strict=True))


@settings(max_examples=40, deadline=None)
@given(st.lists(papers, max_size=6), offers, st.randoms())
def test_the_order_of_papers_does_not_matter(held: list[HeldPaper], offer: Offer, random: object) -> None:
    def standings(some: list[HeldPaper]) -> list[object]:
        found = precheck(catalogue(), offer=offer, platforms=Platform, papers=some, day=DAY)
        return [(one.platform, one.verdict, [(f.rules, f.standing) for f in one.findings]) for one in found]

    shuffled = sorted(held, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert standings(held) == standings(shuffled)


@settings(max_examples=40, deadline=None)
@given(st.lists(papers, max_size=4), offers)
def test_the_readiest_platform_stands_first_and_the_gravest_finding_too(held: list[HeldPaper], offer: Offer) -> None:
    found = precheck(catalogue(), offer=offer, platforms=Platform, papers=held, day=DAY)
    assert [one.platform for one in sorted(found, key=lambda one: VERDICT_RANK[one.verdict])] == [
        one.platform for one in found
    ]
    for one in found:
        ranks = [list(Standing).index(finding.standing) for finding in one.findings]
        assert all(before >= after for before, after in pairwise(ranks))
