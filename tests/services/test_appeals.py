"""Appeals by hand: raised against a refusal, followed to its outcome, counted by the clock, and never beside another application."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState
from app.domain.chain import RecordKind
from app.domain.openings import ReviewState
from app.domain.stage_clock import TimeStage
from app.doors.practice_papers import FOOD, keep_papers
from app.errors import IllegalMove, NotFound, WrongAnswer
from app.services.opening_board import ApplicationLine
from app.store.vault import Vault
from tests.services.conftest import NOW
from tests.services.papers import food_reading, keep
from tests.store import factory

SAID = "营业执照与门店一致，请复核"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, hours: int) -> None:
        self.now += timedelta(hours=hours)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(vault: Vault, clock: Clock) -> Iterator[Desk]:
    made = Desk(vault, clock)
    yield made
    made.documents.close()


def filed(desk: Desk, tmp_path: Path) -> int:
    """An application to Baidu that was handed in by hand; its number."""
    onboarding = desk.onboarding
    draft_id = onboarding.start(keep_papers(desk.documents, FOOD)["Q001"])
    for code, text in FOOD.typed.items():
        onboarding.type(draft_id, code, text)
    onboarding.confirm(draft_id, ("F03", "F13"))
    onboarding.tick(draft_id, [Platform.BAIDU])
    onboarding.answer(draft_id, {one.circumstance.code: False for one in onboarding.view(draft_id).circumstances})
    names = {platform: str(platform) for platform in Platform}
    desk.consents.agree(draft_id, desk.consents.asked(draft_id, language="zh", names=names))
    return again(desk, draft_id, tmp_path / "first.zip")


def again(desk: Desk, draft_id: int, target: Path) -> int:
    desk.applications.package(draft_id, Platform.BAIDU, target, "zh")
    number = desk.applications.of(draft_id)[-1].id or 0
    desk.applications.filed(number, "BD-1")
    return number


def refused(desk: Desk, tmp_path: Path) -> int:
    number = filed(desk, tmp_path)
    desk.applications.told(number, ReviewState.REFUSED, reason="主体与门店不一致")
    return number


def line(desk: Desk, number: int) -> ApplicationLine:
    return next(one for one in desk.opening_board.view().lines if one.id == number)


def one(desk: Desk, number: int) -> Application:
    return line(desk, number).application


def test_a_refusal_is_appealed_with_its_documents_and_granted(desk: Desk, tmp_path: Path) -> None:
    number = refused(desk, tmp_path)
    lease = keep(desk.documents, food_reading(), b"another permit")
    desk.applications.appeal(number, f"  {SAID} ", [lease])
    (appeal,) = one(desk, number).appeals
    assert (appeal.text, appeal.at, appeal.by, appeal.paper_ids) == (SAID, NOW, desk.person, (lease,))
    assert [use.key for use in desk.documents.detail(lease).uses] == [str(number)]
    with pytest.raises(IllegalMove):
        desk.documents.undo(lease)
    desk.applications.told(number, ReviewState.APPROVED, account="880001")
    granted = one(desk, number)
    assert (granted.state, granted.account) == (ApplicationState.ACTIVE, "880001")
    assert granted.came_of(0) is ApplicationState.APPROVED
    assert granted.open_reasons == ()


def test_an_appeal_that_is_refused_again_says_why_and_can_be_raised_anew(desk: Desk, tmp_path: Path) -> None:
    number = refused(desk, tmp_path)
    desk.applications.appeal(number, SAID)
    desk.applications.told(number, ReviewState.REFUSED, reason="维持原判")
    found = one(desk, number)
    assert (found.state, found.came_of(0)) == (ApplicationState.REJECTED, ApplicationState.REJECTED)
    assert [reason.text for reason in found.open_reasons] == ["维持原判"]
    desk.applications.appeal(number, "补充门店租赁合同")
    assert one(desk, number).state is ApplicationState.APPEAL


def test_what_a_person_reads_after_an_appeal_counts_though_it_was_said_before(desk: Desk, tmp_path: Path) -> None:
    number = filed(desk, tmp_path)
    desk.applications.told(number, ReviewState.CHANGES_REQUESTED, reason="营业执照反光")
    desk.applications.correct(number, "")
    desk.applications.filed(number)
    desk.applications.told(number, ReviewState.REFUSED, reason="主体与门店不一致")
    desk.applications.appeal(number, SAID)
    desk.applications.told(number, ReviewState.CHANGES_REQUESTED, reason="营业执照反光")
    assert one(desk, number).came_of(0) is ApplicationState.CHANGES_REQUESTED


def counted(desk: Desk) -> tuple[int, int]:
    """How many are under way, and how many of those wait for the company."""
    under_way = desk.opening_board.view().under_way
    return len(under_way), sum(each.waits_for_us for each in under_way)


def test_a_refusal_is_under_way_and_waits_for_us_until_something_is_done_about_it(desk: Desk, tmp_path: Path) -> None:
    first = refused(desk, tmp_path)
    assert counted(desk) == (1, 1)
    desk.applications.appeal(first, SAID)
    assert counted(desk) == (1, 0)
    desk.applications.told(first, ReviewState.REFUSED, reason="维持原判")
    assert counted(desk) == (1, 1)
    desk.applications.withdraw(first)
    assert line(desk, first).is_over


def test_a_refusal_whose_place_was_taken_waits_for_nobody_and_its_clock_stands(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    first = refused(desk, tmp_path)
    clock.go_on(2)
    second = again(desk, 1, tmp_path / "second.zip")
    clock.go_on(50)
    old = line(desk, first)
    assert (old.is_over, old.waits_for_us, old.running) == (True, False, None)
    assert {time.stage: time.spent for time in old.times}[TimeStage.CUSTOMER] == timedelta(hours=2)
    assert counted(desk) == (1, 0)
    desk.applications.told(second, ReviewState.REFUSED, reason="主体与门店不一致")
    assert counted(desk) == (1, 1)
    desk.applications.withdraw(second)
    # Nothing stands for the first refusal any more: it can be appealed, and says so.
    assert line(desk, first).waits_for_us


def test_the_clock_counts_the_refusal_as_ours_and_the_appeal_as_the_platforms(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    number = filed(desk, tmp_path)
    desk.applications.told(number, ReviewState.IN_REVIEW)
    clock.go_on(5)
    desk.applications.told(number, ReviewState.REFUSED, reason="主体与门店不一致")
    clock.go_on(30)
    before = line(desk, number)
    assert before.running is not None
    assert before.running.stage is TimeStage.CUSTOMER
    desk.applications.appeal(number, SAID)
    clock.go_on(7)
    spent = {time.stage: time.spent for time in line(desk, number).times}
    assert (spent[TimeStage.REVIEW], spent[TimeStage.CUSTOMER]) == (timedelta(hours=12), timedelta(hours=30))
    assert line(desk, number).opening == timedelta(hours=12)
    running = line(desk, number).running
    assert running is not None
    assert running.stage is TimeStage.REVIEW
    desk.applications.told(number, ReviewState.APPROVED, account="880001")
    clock.go_on(100)
    assert line(desk, number).opening == timedelta(hours=12)
    assert desk.opening_board.view().first_pass.approved_at_once == 0


def test_while_an_appeal_is_looked_at_no_second_application_leaves(desk: Desk, tmp_path: Path) -> None:
    number = refused(desk, tmp_path)
    desk.applications.appeal(number, SAID)
    with pytest.raises(WrongAnswer) as raised:
        desk.applications.package(1, Platform.BAIDU, tmp_path / "second.zip", "zh")
    assert raised.value.reason == "under_way"


def test_a_refusal_whose_place_another_application_took_is_not_appealed(desk: Desk, tmp_path: Path) -> None:
    first = refused(desk, tmp_path)
    second = again(desk, 1, tmp_path / "second.zip")
    with pytest.raises(WrongAnswer) as raised:
        desk.applications.appeal(first, SAID)
    assert raised.value.reason == "another_took_its_place"
    desk.applications.told(second, ReviewState.REFUSED, reason="主体与门店不一致")
    desk.applications.appeal(first, SAID)
    mine = desk.onboarding.facts(1).on(Platform.BAIDU)
    assert mine.application is not None
    assert (mine.application.id, mine.is_under_way, mine.number) == (first, True, 1)


def test_a_name_that_an_account_there_carries_is_not_proposed_again(desk: Desk, vault: Vault, tmp_path: Path) -> None:
    named = f"{FOOD.brand}-baidu-CN"
    with vault.work() as work:
        for name in (f"{named}-04", f"{named}-01", f"{FOOD.brand}-meta-CN-09"):
            factory.with_account(work, platform=Platform.BAIDU, platform_id=name, name=name)
    number = filed(desk, tmp_path)
    assert one(desk, number).name == f"{named}-05"
    shown = desk.onboarding.facts(1).on(Platform.BAIDU)
    assert (shown.number, desk.onboarding.facts(1).own_values(Platform.BAIDU)["F24"]) == (5, f"{named}-05")
    # Another onboarding of the same brand counts it too, before any platform lists it.
    second = desk.onboarding.start(desk.onboarding.licences()[0][0])
    desk.onboarding.type(second, "F18", FOOD.brand)
    assert desk.onboarding.facts(second).on(Platform.BAIDU).number == 6


def test_every_account_after_a_refusal_has_a_name_of_its_own_and_keeps_it(desk: Desk, tmp_path: Path) -> None:
    names = []
    number = refused(desk, tmp_path)
    for at in range(3):
        names.append(one(desk, number).name)
        if at:
            # While it is under way, what is sent again goes by the same name.
            assert desk.onboarding.facts(1).own_values(Platform.BAIDU)["F24"] == names[-1]
            desk.applications.told(number, ReviewState.REFUSED, reason="主体与门店不一致")
        number = again(desk, 1, tmp_path / f"{at}.zip")
    assert len(set(names)) == 3


def test_an_appeal_says_something_and_takes_documents_that_are_there(desk: Desk, tmp_path: Path) -> None:
    number = refused(desk, tmp_path)
    with pytest.raises(WrongAnswer):
        desk.applications.appeal(number, "  ")
    with pytest.raises(NotFound):
        desk.applications.appeal(number, SAID, [99])
    assert one(desk, number).state is ApplicationState.REJECTED
    offered = {kept.paper.type_code for kept in desk.applications.appeal_papers(number)}
    assert offered == set(FOOD.papers())


def test_the_chain_tells_of_an_appeal_and_its_documents_and_not_of_its_words(
    vault: Vault, desk: Desk, tmp_path: Path
) -> None:
    number = refused(desk, tmp_path)
    licence = one(desk, number).paper_ids[0]
    desk.applications.appeal(number, SAID, [licence])
    with vault.look() as work:
        records = work.ledger.records(limit=500)
    (told,) = [record for record in records if record.kind == RecordKind.OPENING_APPEALED]
    assert f'"appeal_documents":[{licence}]' in told.body
    assert all(SAID not in record.body for record in records)
