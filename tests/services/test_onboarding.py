"""A draft from its first document on: what is refused, what is suggested, what is remembered, what comes next."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.applications import Way
from app.domain.held_papers import PaperForm
from app.domain.onboarding import Origin
from app.domain.platform_names import NAMES
from app.domain.precheck import Finding, Standing, Verdict
from app.domain.wizard import Page
from app.doors.practice_papers import FOOD, SCHOOL, keep_papers
from app.errors import IllegalMove, NotFound, WrongAnswer
from app.services.onboarding import Onboarding
from app.store.vault import Vault
from tests.services.conftest import NOW


@pytest.fixture
def desk(vault: Vault) -> Iterator[Desk]:
    made = Desk(vault, lambda: NOW + timedelta(days=1))
    for firm in (FOOD, SCHOOL):
        keep_papers(made.documents, firm)
    yield made
    made.documents.close()


@pytest.fixture
def onboarding(desk: Desk) -> Onboarding:
    return desk.onboarding


def begun(onboarding: Onboarding) -> int:
    licence = next(one for one, name in onboarding.licences() if name == FOOD.name)
    return onboarding.start(licence)


def test_a_licence_brings_its_own_documents_and_no_other_companys(onboarding: Onboarding) -> None:
    view = onboarding.view(begun(onboarding))
    assert view.facts.company == FOOD.name
    assert {one.paper.type_code for one in view.facts.kept} == set(FOOD.papers())
    assert view.facts.text("F09").startswith(FOOD.resident_body)
    assert view.suggestions[0].industry == "I02"
    assert (view.page, view.typed) == (Page.PAPERS, ())


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("F04", "91440101MA5YF0A270", "not_a_credit_code"),
        ("F19", "yunfan", "not_a_link"),
        ("F22", "phone", "not_a_phone"),
        ("F23", "ads at yunfan", "not_a_mail_address"),
    ],
)
def test_what_cannot_be_the_answer_is_refused(onboarding: Onboarding, code: str, text: str, reason: str) -> None:
    draft_id = begun(onboarding)
    with pytest.raises(WrongAnswer) as raised:
        onboarding.type(draft_id, code, text)
    assert (raised.value.field, raised.value.reason) == (code, reason)
    assert onboarding.view(draft_id).typed == ()


def test_what_is_typed_stands_above_what_is_read_and_gives_way_when_it_is_emptied(onboarding: Onboarding) -> None:
    draft_id = begun(onboarding)
    onboarding.type(draft_id, "F02", "另一家公司")
    assert onboarding.facts(draft_id).values["F02"].origin is Origin.TYPED
    onboarding.type(draft_id, "F02", "")
    assert onboarding.facts(draft_id).values["F02"].origin is Origin.LICENCE
    for code, industry in (("F99", "x"), ("F17", "I99")):
        with pytest.raises(NotFound):
            onboarding.type(draft_id, code, industry)


def test_no_page_opens_before_what_it_builds_on(onboarding: Onboarding) -> None:
    draft_id = begun(onboarding)
    with pytest.raises(WrongAnswer):
        onboarding.go(draft_id, Page.SEND)
    onboarding.go(draft_id, Page.FIELDS)
    assert (onboarding.next(draft_id), onboarding.previous(draft_id)) == (None, Page.PAPERS)


def test_every_platform_is_checked_and_without_a_connection_each_gets_a_package(onboarding: Onboarding) -> None:
    draft_id = begun(onboarding)
    assert all(one.check is None for one in onboarding.facts(draft_id).platforms)
    onboarding.type(draft_id, "F17", "I02")
    platforms = onboarding.facts(draft_id).platforms
    assert [one.platform for one in platforms] == list(Platform)
    assert all(one.check and one.check.verdict is not Verdict.INCOMPLETE for one in platforms)
    assert {one.route.way for one in platforms} == {Way.PACKAGE}
    assert {one.route.why for one in platforms} == {"no_interface", "not_connected"}
    assert set(NAMES) == set(Platform)


def test_a_picture_in_the_wrong_form_is_named_and_what_is_only_usual_keeps_nothing_back(desk: Desk) -> None:
    onboarding, draft_id = desk.onboarding, begun(desk.onboarding)
    onboarding.type(draft_id, "F17", "I02")
    permit = next(one.id for one in onboarding.facts(draft_id).kept if one.paper.type_code == "Q034")

    def found(platform: Platform) -> Finding:
        check = onboarding.facts(draft_id).on(platform).check
        assert check is not None
        return next(one for one in check.findings if one.qualification == "Q034" and one.fit is not None)

    asks, usual = Platform.KUAISHOU, Platform.BAIDU
    assert [found(one).standing for one in (asks, usual)] == [Standing.SATISFIED, Standing.SATISFIED]
    assert found(asks).fit is not None
    assert found(asks).fit.is_form_unchecked  # type: ignore[union-attr]
    desk.documents.say_form(permit, PaperForm.PHOTO)
    assert [found(one).standing for one in (asks, usual)] == [Standing.WRONG_FORM, Standing.WRONG_FORM]
    assert [found(one).holds for one in (asks, usual)] == [True, False]
    desk.documents.say_form(permit, PaperForm.STAMPED_COPY)
    assert [found(one).standing for one in (asks, usual)] == [Standing.SATISFIED, Standing.SATISFIED]
    desk.documents.say_form(permit, None)
    assert desk.documents.detail(permit).kept.form is None
    assert desk.trace.verify().is_whole


def test_an_onboarding_is_put_away_once_and_an_empty_one_begins_without_a_licence(onboarding: Onboarding) -> None:
    draft_id = onboarding.start()
    assert not onboarding.view(draft_id).progressed.has_licence
    onboarding.put_away(draft_id)
    with pytest.raises(IllegalMove):
        onboarding.put_away(draft_id)
    assert [one.is_closed for one in onboarding.drafts()] == [True]
