"""Onboarding in the book: drafts, applications and consents come back whole, and their history cannot be edited."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.accounts import Platform
from app.domain.applications import ApplicationState
from app.domain.consent import Person
from app.domain.wizard import Page
from app.errors import NotFound
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW


def kept(vault: Vault) -> int:
    with vault.work() as work:
        return factory.with_opening(work)


def test_a_draft_comes_back_as_it_was_left(vault: Vault) -> None:
    draft_id = kept(vault)
    with vault.work() as work:
        draft = work.drafts.get(draft_id)
        draft.type("F18", "云帆")
        draft.choose(Platform.TENCENT_ADS, "system_industry_id", "21474836585")
        draft.answer("C006", answer=False)
        draft.answer("C007", answer=None)
        draft.page = Page.PLATFORMS
    with vault.look() as work:
        (found,) = work.drafts.all()
    assert (found.typed["F18"], found.page, found.papers) == ("云帆", Page.PLATFORMS, (1,))
    assert found.ticked == (Platform.TENCENT_ADS, Platform.BAIDU)
    assert found.chosen_on(Platform.TENCENT_ADS) == {"system_industry_id": "21474836585"}
    assert (found.answers, found.left_open) == ({"C006": False}, ("C007",))


def test_an_appeal_comes_back_as_it_was_made_and_cannot_be_edited(vault: Vault) -> None:
    draft_id = kept(vault)
    with vault.work() as work:
        (application,) = work.applications.of(draft_id)
        for state in (ApplicationState.CHECKED, ApplicationState.SUBMITTED, ApplicationState.REJECTED):
            application.move_to(state, at=NOW, actor="林岚")
        application.appeal("资质齐全", at=NOW, by="林岚", papers={7: "Q001"})
        work.applications.keep(application)
        work.applications.keep(application)
    with vault.look() as work:
        (found,) = work.applications.all()
        assert work.counts()["application_appeals"] == 1
    assert found.appeals == application.appeals
    assert (found.paper_ids, found.papers) == ((7,), ("Q001",))
    for statement in ("UPDATE application_appeals SET text = ''", "DELETE FROM application_appeals"):
        with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
            work._connection.exec_driver_sql(statement)


def test_an_application_keeps_every_step_and_what_it_was_refused_for(vault: Vault) -> None:
    draft_id = kept(vault)
    with vault.work() as work:
        (application,) = work.applications.of(draft_id)
        application.move_to(ApplicationState.CHECKED, at=NOW, actor="林岚")
        application.put_in_doubt()
        application.arrived(at=NOW + timedelta(hours=1))
        application.refuse_to_take("缺少资料", at=NOW)
        work.applications.keep(application)
    with vault.work() as work:
        again = work.applications.get(application.id or 0)
        assert (again, again.steps, again.reasons) == (application, application.steps, application.reasons)
        assert again.correct("", at=NOW + timedelta(hours=2))
        work.applications.keep(again)
    with vault.look() as work:
        (found,) = work.applications.all()
        assert work.counts()["application_steps"] == 2
    assert found.open_reasons == ()
    assert [one.text for one in found.reasons] == ["缺少资料"]


def test_a_consent_comes_back_with_its_words_and_is_only_ever_taken_back(vault: Vault) -> None:
    draft_id = kept(vault)
    with vault.work() as work:
        (consent,) = work.consents.of(draft_id)
        consent.revoke(NOW, "陈立")
    with vault.look() as work:
        found = work.consents.get(consent.id or 0)
    assert (found.who, found.person, found.text, found.platforms) == (
        "陈立", Person.LEGAL_REPRESENTATIVE, "本人同意", (Platform.TENCENT_ADS,),
    )  # fmt: skip
    assert (found.revoked_at, found.revoked_by) == (NOW, "陈立")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE application_steps SET actor = ''",
        "DELETE FROM application_steps",
        "UPDATE application_reasons SET text = ''",
        "DELETE FROM application_reasons",
        "UPDATE consents SET text = ''",
        "UPDATE consents SET who = ''",
        "DELETE FROM consents",
    ],
)
def test_steps_reasons_and_consents_cannot_be_edited(vault: Vault, statement: str) -> None:
    draft_id = kept(vault)
    with vault.work() as work:
        (application,) = work.applications.of(draft_id)
        application.move_to(ApplicationState.CHECKED, at=NOW, actor="林岚")
        application.refuse_to_take("no", at=NOW)
        work.applications.keep(application)
    with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
        work._connection.exec_driver_sql(statement)


def test_what_is_not_there_is_not_found(vault: Vault) -> None:
    with vault.look() as work:
        for ask in (work.drafts.get, work.applications.get, work.consents.get):
            with pytest.raises(NotFound):
                ask(99)
