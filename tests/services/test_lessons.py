"""Lessons in the vault: learned from what persons confirmed, switched off, written by hand, and kept with who did it."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.accounts import FundRowKind, Platform
from app.domain.chain import RecordKind
from app.domain.ledger import FundClass
from app.domain.lessons import DelayLesson, FeeLesson, Lesson, NameLesson
from app.domain.matches import MatchState
from app.domain.platform_names import PAID_AS
from app.errors import NotFound, WrongAnswer
from app.services.lessons import lessons_for
from app.store.vault import Vault
from tests.services.conftest import NOW, write_cmb

PAYEE = "方舟广告有限公司"
"""Whom the practice bank names as the other side of every payment."""

ENGINE = PAID_AS[Platform.OCEAN_ENGINE]


@pytest.fixture
def taught(synced: Desk, vault: Vault, tmp_path: Path) -> Desk:
    """A desk on which a person put five payments to an agency beside the recharges that came of them."""
    with vault.look() as work:
        engine = {account.id for account in work.accounts.all() if account.platform is Platform.OCEAN_ENGINE}
        recharges = [
            stored
            for stored in work.evidence.fund_rows()
            if stored.row.kind is FundRowKind.RECHARGE
            and stored.row.fund_class is FundClass.CASH
            and stored.holder.kind == "account"
            and stored.holder.id in engine
        ][:5]
    account = synced.statements.add_bank_account(name="招商银行")
    rows = [(one.row.day.isoformat(), str(-one.row.amount.amount), "广告费") for one in recharges]
    file = write_cmb(tmp_path / "paid.csv", rows, opening="90000000")
    synced.statements.import_previewed(synced.statements.preview(file, account))
    lefts = synced.reconcile.view().unmatched_left
    for left, one in zip(lefts, recharges, strict=True):
        synced.reconcile.match_by_hand([left.key], [f"fund:{one.id}"])
    return synced


def of_names(desk: Desk) -> list[Lesson]:
    return [one for one in desk.lessons.all() if isinstance(one.taught, NameLesson)]


def aliases(vault: Vault) -> dict[str, str]:
    with vault.look() as work:
        return dict(lessons_for(work, [], []).aliases)


def test_what_a_person_confirmed_again_and_again_becomes_a_rule(taught: Desk) -> None:
    (name,) = of_names(taught)
    assert (name.taught, name.confirmed, name.is_used) == (NameLesson(written=PAYEE, counts_as=ENGINE), 5, True)
    assert any(isinstance(one.taught, DelayLesson) for one in taught.lessons.all())


def test_what_the_program_proved_by_itself_teaches_nothing(taught: Desk) -> None:
    for group in taught.reconcile.view().groups:
        if group.state is MatchState.CONFIRMED:
            taught.reconcile.undo(group.id)
    assert taught.lessons.all() == []
    taught.reconcile.run()
    assert taught.lessons.all() == []


def test_a_rule_can_be_switched_off_and_on_again(taught: Desk) -> None:
    mark = of_names(taught)[0].taught.mark
    taught.lessons.switch(mark, is_used=False)
    assert [one.is_used for one in of_names(taught)] == [False]
    taught.lessons.switch(mark, is_used=True)
    assert [one.is_used for one in of_names(taught)] == [True]
    with pytest.raises(NotFound):
        taught.lessons.switch("name:nobody", is_used=False)


def test_a_rule_that_a_person_writes_goes_before_what_was_learned_until_it_is_taken_back(taught: Desk) -> None:
    mine = NameLesson(written=PAYEE, counts_as="深圳市腾讯计算机系统有限公司")
    taught.lessons.say(mine)
    (name,) = of_names(taught)
    assert (name.taught, name.is_said) == (mine, True)
    taught.lessons.take_back(mine.mark)
    assert of_names(taught)[0].confirmed == 5
    with pytest.raises(NotFound):
        taught.lessons.take_back(mine.mark)


def test_a_rule_that_is_written_instead_of_a_learned_one_leaves_that_one_unused(taught: Desk) -> None:
    learned = of_names(taught)[0].taught
    taught.lessons.say(NameLesson(written="方舟广告", counts_as=ENGINE), instead_of=learned.mark)
    assert {one.taught.mark: one.is_used for one in of_names(taught)} == {"name:方舟广告": True, learned.mark: False}


def test_a_run_goes_by_the_rules_and_they_outlive_the_program(taught: Desk, vault: Vault) -> None:
    taught.lessons.say(NameLesson(written=" 方舟 ", counts_as=ENGINE))
    taught.lessons.say(FeeLesson(party=PAYEE, rate=Decimal("0.012")))
    assert aliases(vault) == {"方舟": ENGINE}
    taught.reconcile.run()
    assert [one.is_said for one in Desk(vault, lambda: NOW).lessons.all()][:2] == [True, True]


def test_each_change_of_a_rule_is_a_record_of_the_chain(taught: Desk, vault: Vault) -> None:
    taught.lessons.say(FeeLesson(party=PAYEE, rate=Decimal("0.012")))
    with vault.look() as work:
        newest = work.ledger.records(limit=1)[0]
    assert (newest.kind, "0.012" in newest.body) == (RecordKind.SETTING_CHANGED, True)


@pytest.mark.parametrize(
    ("lesson", "field", "reason"),
    [
        (NameLesson(written=" ", counts_as="a"), "name", "empty"),
        (NameLesson(written="a", counts_as=""), "name", "empty"),
        (FeeLesson(party="", rate=Decimal("0.01")), "party", "empty"),
        (FeeLesson(party="a", rate=Decimal(0)), "rate", "not_a_rate"),
        (FeeLesson(party="a", rate=Decimal(1)), "rate", "not_a_rate"),
        (FeeLesson(party="a", rate=Decimal("NaN")), "rate", "not_a_rate"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(
    desk: Desk, lesson: NameLesson | FeeLesson, field: str, reason: str
) -> None:
    with pytest.raises(WrongAnswer) as refused:
        desk.lessons.say(lesson)
    assert (refused.value.field, refused.value.reason) == (field, reason)
