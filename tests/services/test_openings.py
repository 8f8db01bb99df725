"""Three practice companies on ten practice platforms: what is typed and filled, what is sent once, refused, put right, in doubt."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState, Way
from app.domain.chain import RecordKind
from app.domain.consent import text_digest
from app.domain.openings import ReviewState
from app.domain.platform_names import names_in
from app.domain.stage_clock import Light, TimeStage
from app.doors.practice_openings import LONG_AGO, PracticeClock, PracticeOpenings
from app.doors.practice_papers import FOOD, OWN, SCHOOL, SELLER
from app.errors import IllegalMove, Refused, WrongAnswer
from app.sandbox.reviews import State
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.opening_board import BoardView
from app.services.practice import connect_practice
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.conftest import NOW, TODAY

CREATE = {Platform.TIKTOK: "/open_api/v1.3/bc/advertiser/create/", Platform.TENCENT_ADS: "/v3.0/advertiser/add"}


@dataclass
class Stage:
    desk: Desk
    vault: Vault
    sandbox: Sandbox
    practice: PracticeOpenings
    clock: PracticeClock
    told: dict[str, Any]
    own: int
    board: BoardView
    """As it stands before any test."""
    paths: tuple[str, ...]
    """What was asked of the platforms before any test."""

    def one(self, draft_id: int, platform: Platform) -> Application:
        return [each for each in self.desk.applications.of(draft_id) if each.platform is platform][-1]

    def sent(self, path: str) -> int:
        return sum(one["path"] == path for one in self.sandbox.log())


@pytest.fixture(scope="module")
def stage(made_vault: MadeVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """All companies once, for every test here: the three at their end, the vault's own in the middle of it."""
    home = tmp_path_factory.mktemp("openings")
    clock = PracticeClock(lambda: NOW, LONG_AGO)
    vault, _ = Vault.create(
        home / "a.adtill", company=OWN.name, person="林岚", password=made_vault.password, now=clock()
    )
    with Sandbox(World(accounts=20, days=1, today=TODAY), now=NOW, is_frozen=True) as sandbox:
        desk = Desk(vault, clock, wire_clock=lambda: NOW)
        connect_practice(desk.connections, sandbox.url)
        practice = PracticeOpenings(desk, sandbox.world, home / "kits", clock)
        told, own = practice.open_all(), practice.leave_under_way()
        paths = tuple(one["path"] for one in sandbox.log())
        yield Stage(desk, vault, sandbox, practice, clock, told, own, desk.opening_board.view(), paths)
        assert sandbox.failures == []
        desk.close()


def test_three_companies_type_eight_fields_and_stand_on_ten_platforms_with_28_filled_on_each(stage: Stage) -> None:
    assert [one["company"] for one in stage.told["firms"]] == [FOOD.name, SCHOOL.name, SELLER.name]
    for firm in stage.told["firms"]:
        assert (firm["core_fields"], firm["opened"]) == (8, 10)
        assert (firm["core_read"], firm["core_typed"], firm["typed"]) == (1, 7, 7)
        assert firm["filled"] == dict.fromkeys(map(str, Platform), 28)
        assert len(firm["by_interface"]) == 6
        assert firm["seconds"] >= 0


def test_each_request_left_once_and_a_correction_went_as_one(stage: Stage) -> None:
    tencent, tiktok = CREATE[Platform.TENCENT_ADS], CREATE[Platform.TIKTOK]
    assert (stage.paths.count(tencent), stage.paths.count("/v3.0/advertiser/update")) == (4, 3)
    assert stage.paths.count(tiktok) == 4


def test_a_refusal_stays_with_its_reason_when_it_was_put_right_and_passed(stage: Stage) -> None:
    one = stage.one(1, Platform.TENCENT_ADS)
    assert [step.state for step in one.steps] == [
        ApplicationState.CHECKED, ApplicationState.SUBMITTED, ApplicationState.UNDER_REVIEW,
        ApplicationState.CHANGES_REQUESTED, ApplicationState.SUBMITTED, ApplicationState.UNDER_REVIEW,
        ApplicationState.APPROVED, ApplicationState.ACTIVE,
    ]  # fmt: skip
    (reason,) = one.reasons
    assert reason.text == "营业执照不清晰，请重新上传"
    assert reason.corrected_at is not None


def test_the_papers_that_travelled_are_known_to_the_archive_and_cannot_be_taken_back(stage: Stage) -> None:
    licence = stage.one(1, Platform.BAIDU).paper_ids[0]
    uses = stage.desk.documents.detail(licence).uses
    assert {use.name for use in uses} >= {"baidu", "tencent_ads", "ocean_engine"}
    with pytest.raises(IllegalMove):
        stage.desk.documents.undo(licence)


def test_a_package_holds_the_values_the_steps_and_the_pictures_in_order(stage: Stage) -> None:
    (file,) = (stage.practice._folder).glob("1-xiaohongshu.zip")
    with zipfile.ZipFile(file) as package:
        names = package.namelist()
    assert names[:2] == ["00_填写内容.xlsx", "00_办理步骤.txt"]
    assert names[2].startswith("01_营业执照")
    kit = stage.desk.applications.kit(1, Platform.XIAOHONGSHU, "zh")
    assert {one.field for one in kit.fields} >= {"F02", "F04"}


def test_the_customers_own_time_is_counted_apart_and_a_late_review_is_warned_of(stage: Stage) -> None:
    view = stage.board
    mended = next(one for one in view.lines if one.draft_id == 1 and one.platform is Platform.TENCENT_ADS)
    spent = {one.stage: one.spent for one in mended.times}
    assert spent[TimeStage.CUSTOMER] == timedelta(hours=4)
    assert mended.opening == sum((spent[one] for one in TimeStage if one is not TimeStage.CUSTOMER), timedelta())
    near = [one for one in view.lines if one.light is Light.WARNING]
    assert {one.platform for one in near} == {Platform.TIKTOK, Platform.OCEAN_ENGINE}
    assert view.lines[0].light is not Light.FINE
    assert (view.first_pass.submitted, view.first_pass.approved_at_once) == (35, 28)
    assert view.nearest is not None
    assert len(view.under_way) == 9


def test_what_a_person_agreed_to_is_kept_and_without_it_nothing_leaves(stage: Stage) -> None:
    desk, onboarding = stage.desk, stage.desk.onboarding
    asked = stage.desk.consents.asked(stage.own, language="zh", names=names_in("zh"))
    meta = [one for one in asked if one.sharing.platform is Platform.META]
    assert all(one.given is not None and OWN.name in one.given.text for one in meta)
    for one in meta:
        assert one.given is not None
        stage.desk.consents.revoke(one.given.id or 0)
    (outcome,) = desk.opening_post.send(stage.own, [Platform.META]).each
    assert isinstance(outcome.error, WrongAnswer)
    assert (outcome.error.field, outcome.error.reason) == ("consent", "not_given")
    with pytest.raises(IllegalMove):
        stage.desk.consents.revoke(meta[0].given.id or 0)  # type: ignore[union-attr]
    stage.desk.consents.agree(stage.own, meta)
    again = stage.desk.consents.asked(stage.own, language="zh", names=names_in("zh"))
    given = {one.given.id: one.given for one in again if one.given is not None}
    with stage.vault.look() as work:
        told = [
            json.loads(record.body)
            for record in work.ledger.records(limit=5000)
            if record.kind == RecordKind.CONSENT_GIVEN
        ]
    kept = [body for body in told if body["consent"] in given]
    assert len(kept) == len(given) > 0
    assert all(body["text_seal"] == given[body["consent"]].seal for body in kept)
    # Whoever knows the template and the name cannot tell from the chain whether this person agreed.
    assert all(text_digest(given[body["consent"]].text) not in json.dumps(body) for body in kept)
    assert all(one.says(one.text) for one in given.values())
    assert not onboarding.facts(stage.own).on(Platform.META).lacks_consent


def test_the_chain_tells_of_every_sending_and_consent_and_of_no_value(stage: Stage) -> None:
    with stage.vault.look() as work:
        records = [one for one in work.ledger.records(limit=5000) if one.kind.startswith(("opening", "consent"))]
    kinds = {one.kind for one in records}
    assert kinds >= {
        RecordKind.OPENING_STARTED, RecordKind.OPENING_SENT, RecordKind.OPENING_MOVED, RecordKind.OPENING_PACKAGED,
        RecordKind.OPENING_CORRECTED, RecordKind.CONSENT_GIVEN,
    }  # fmt: skip
    told = "".join(one.body for one in records)
    for secret in (FOOD.mobile, FOOD.mail, FOOD.representative, FOOD.resident_body, FOOD.account_no):
        assert secret not in told
    assert all(json.loads(one.body) for one in records)
    assert stage.desk.trace.verify().is_whole


def test_what_got_no_answer_stays_in_doubt_and_is_found_by_our_name(stage: Stage) -> None:
    draft_id = begin(stage, Platform.KUAISHOU)
    stage.sandbox.faults.add({"path": "/rest/openapi/gw/agent/v1/advertiser/create", "kind": "drop_after", "times": 1})
    (outcome,) = stage.desk.opening_post.send(draft_id, [Platform.KUAISHOU]).each
    assert (outcome.error, outcome.is_in_doubt, outcome.state) == (None, True, ApplicationState.CHECKED)
    (again,) = stage.desk.opening_post.send(draft_id, [Platform.KUAISHOU]).each
    assert isinstance(again.error, WrongAnswer)
    stage.desk.opening_post.follow()
    found = stage.one(draft_id, Platform.KUAISHOU)
    assert (found.is_in_doubt, found.state) == (False, ApplicationState.SUBMITTED)
    assert found.account


def test_what_never_arrived_is_said_by_a_person_and_may_be_sent_again(stage: Stage) -> None:
    draft_id = begin(stage, Platform.TIKTOK)
    before = stage.sent(CREATE[Platform.TIKTOK])
    stage.sandbox.faults.add({"path": CREATE[Platform.TIKTOK], "kind": "drop_before", "times": 1})
    (outcome,) = stage.desk.opening_post.send(draft_id, [Platform.TIKTOK]).each
    assert outcome.is_in_doubt
    stage.desk.opening_post.follow()
    doubted = stage.one(draft_id, Platform.TIKTOK)
    assert doubted.is_in_doubt
    with pytest.raises(IllegalMove):
        stage.desk.applications.filed(doubted.id or 0)
    stage.desk.applications.never_arrived(doubted.id or 0)
    (again,) = stage.desk.opening_post.send(draft_id, [Platform.TIKTOK]).each
    assert again.state is ApplicationState.SUBMITTED
    assert stage.sent(CREATE[Platform.TIKTOK]) == before + 2


def test_a_request_that_the_interface_would_not_take_is_in_no_doubt_and_says_why(stage: Stage) -> None:
    draft_id = begin(stage, Platform.TENCENT_ADS)
    stage.desk.onboarding.choose(draft_id, Platform.TENCENT_ADS, {"payer": "99"})
    (outcome,) = stage.desk.opening_post.send(draft_id, [Platform.TENCENT_ADS]).each
    assert isinstance(outcome.error, Refused)
    one = stage.one(draft_id, Platform.TENCENT_ADS)
    assert (one.is_in_doubt, one.state) == (False, ApplicationState.CHECKED)


def test_the_next_onboarding_of_a_company_remembers_what_was_typed(stage: Stage) -> None:
    licence = next(one for one, name in stage.desk.onboarding.licences() if name == FOOD.name)
    draft_id = stage.desk.onboarding.start(licence)
    facts = stage.desk.onboarding.facts(draft_id)
    assert (facts.text("F22"), facts.text("F18")) == (FOOD.mobile, FOOD.brand)
    assert stage.desk.onboarding.view(draft_id).typed == ()
    stage.desk.onboarding.put_away(draft_id)


def test_a_correction_says_where_else_it_applies(stage: Stage) -> None:
    baidu = stage.one(stage.own, Platform.BAIDU)
    stage.desk.applications.told(baidu.id or 0, ReviewState.CHANGES_REQUESTED, reason="执照缺章", about="Q001")
    (reason,) = stage.one(stage.own, Platform.BAIDU).open_reasons
    assert (reason.about, reason.text) == ("Q001", "执照缺章")
    refusals = {use.name: use.refusals for use in stage.desk.documents.detail(baidu.paper_ids[0]).uses}
    assert (refusals["baidu"], refusals["tencent_ads"]) == (("执照缺章",), ())
    elsewhere = stage.desk.applications.correct(baidu.id or 0, "Q001")
    assert {one.application.platform for one in elsewhere} >= {Platform.BAIDU, Platform.TENCENT_ADS, Platform.TIKTOK}
    with pytest.raises(WrongAnswer):
        stage.desk.opening_post.resubmit(baidu.id or 0)
    stage.desk.applications.filed(baidu.id or 0)
    assert stage.one(stage.own, Platform.BAIDU).state is ApplicationState.SUBMITTED


def test_an_appeal_of_what_went_by_interface_is_followed_until_the_platform_grants_it(stage: Stage) -> None:
    draft_id = begin(stage, Platform.TIKTOK)
    stage.desk.opening_post.send(draft_id, [Platform.TIKTOK])
    number = stage.one(draft_id, Platform.TIKTOK).id or 0
    stage.desk.applications.told(number, ReviewState.REFUSED, reason="资质不符")
    sent = stage.sent(CREATE[Platform.TIKTOK])
    stage.desk.applications.appeal(number, "资质齐全，请复核")
    (held,) = stage.desk.opening_post.send(draft_id, [Platform.TIKTOK]).each
    assert isinstance(held.error, WrongAnswer)
    stage.practice._decide(draft_id, Platform.TIKTOK, State.APPROVED)
    stage.desk.opening_post.follow()
    granted = stage.one(draft_id, Platform.TIKTOK)
    assert (granted.id, granted.state, granted.came_of(0)) == (
        number,
        ApplicationState.ACTIVE,
        ApplicationState.APPROVED,
    )
    assert stage.sent(CREATE[Platform.TIKTOK]) == sent


def test_what_was_put_right_is_not_sent_without_the_document_that_is_missing(stage: Stage) -> None:
    draft_id = begin(stage, Platform.TENCENT_ADS)
    stage.desk.opening_post.send(draft_id, [Platform.TENCENT_ADS])
    stage.practice._decide(draft_id, Platform.TENCENT_ADS, State.WANTS_DOCUMENT, reason="重新上传")
    stage.desk.opening_post.follow()
    one = stage.one(draft_id, Platform.TENCENT_ADS)
    with pytest.raises(WrongAnswer):
        stage.desk.opening_post.resubmit(one.id or 0)
    stage.desk.applications.correct(one.id or 0, "")
    card = next(kept.id for kept in stage.desk.onboarding.facts(draft_id).kept if kept.paper.type_code == "Q007")
    stage.desk.onboarding.drop_paper(draft_id, card)
    with pytest.raises(WrongAnswer):
        stage.desk.opening_post.resubmit(one.id or 0)
    stage.desk.onboarding.add_papers(draft_id, [card])
    assert stage.desk.opening_post.resubmit(one.id or 0).state is ApplicationState.SUBMITTED


def test_documents_that_run_out_name_what_they_hold_up(stage: Stage) -> None:
    (found,) = [one for one in stage.desk.expiry.standing() if one.paper.holder == OWN.name]
    assert found.paper.kind == "Q019"
    used = {one.id for one in stage.desk.applications.of(stage.own) if int(found.paper.key) in one.paper_ids}
    living = {one.platform for one in found.held_up.accounts}
    assert {one.id for one in found.held_up.applications} <= used
    assert len(found.held_up.applications) + len(living) == found.held_up.count > 0
    assert stage.desk.expiry.calendar()


def begin(stage: Stage, platform: Platform) -> int:
    """An onboarding of the seller for one platform, ready to be sent."""
    onboarding = stage.desk.onboarding
    licence = next(one for one, name in onboarding.licences() if name == SELLER.name)
    draft_id = onboarding.start(licence)
    onboarding.type(draft_id, "F18", f"NEW-{draft_id}")
    onboarding.confirm(draft_id, ("F03", "F13"))
    onboarding.tick(draft_id, [platform])
    stage.practice.choose(draft_id, platform)
    onboarding.answer(draft_id, {one.circumstance.code: False for one in onboarding.view(draft_id).circumstances})
    stage.desk.consents.agree(draft_id, stage.desk.consents.asked(draft_id, language="en", names=names_in("en")))
    assert onboarding.facts(draft_id).on(platform).route.way is Way.INTERFACE
    return draft_id
