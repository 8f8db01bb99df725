"""Advice is kept as it was given, once a review day, and told how right it was when its days have passed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from app.advice import Observation
from app.desk import Desk
from app.domain.evidence import Holder
from app.domain.kept_advice import AdviceOutcome
from app.domain.people import Role
from app.services.kept_advice import inputs_digest
from app.store.vault import Vault
from tests.services.test_top_ups import hold, hold_at, with_history
from tests.store import factory
from tests.store.factory import NOW, TODAY

AUDITOR = factory.seat("周正", "b", "a")
LATER = NOW + timedelta(days=8)


@pytest.fixture
def desk(vault: Vault) -> Desk:
    Desk(vault, lambda: NOW, factory.seat()).people.enter(AUDITOR, frozenset({Role.AUDITOR}))
    with vault.work() as work:
        with_history(work, "dry", "900")
        wallet = work.wallets.add(factory.wallet(work.connections.all()[0].id or 0))
        with_history(work, "shares", wallet_id=wallet)
        hold(work, Holder("wallet", wallet), "90000")
        with_history(work, "unread")
    return Desk(vault, lambda: NOW, AUDITOR)


def days_pass(vault: Vault, spend: str = "800.00") -> None:
    """A week on which every account spends so much, synced at its end."""
    with vault.work() as work:
        for account in work.accounts.all():
            rows = [
                factory.spend_row(TODAY + timedelta(days=step), spend, holder=account.platform_id) for step in range(8)
            ]
            work.evidence.add_spend([(account.id or 0, row) for row in rows], LATER)
            account.synced_at = LATER


def test_what_is_told_is_kept_as_it_was_told_and_looking_again_keeps_nothing_more(desk: Desk, vault: Vault) -> None:
    assert desk.kept_advice.is_empty()
    view = desk.kept_advice.told()
    assert not desk.kept_advice.is_empty()
    desk.kept_advice.told()
    Desk(vault, lambda: NOW + timedelta(hours=5), factory.seat()).kept_advice.told()
    told = {line.holder: line for line in view.lines}
    kept = {one.kept.holder: one for one in desk.kept_advice.record().lines}
    assert len(desk.kept_advice.record().lines) == len(kept) == 2
    assert {one.name for one in kept.values()} == {"dry", "共享钱包"}
    for holder, one in kept.items():
        line, advice = told[holder], told[holder].advice
        assert advice is not None
        assert (one.kept.amount, one.kept.latest_safe_at) == (line.amount, line.latest_safe_at)
        assert (one.kept.balance, one.kept.review_day, one.kept.next_review) == (line.balance, TODAY, view.next_review)
        assert [need for _, need in one.kept.interval] == list(advice.interval_quantiles.values())
        assert [code for code, _ in one.kept.reasons] == [reason.code for reason in line.reasons]
        assert line.observation is not None
        assert one.kept.inputs_sha256 == inputs_digest(line.observation, view.approval_hours)
    assert vault.check().is_sound


def test_the_next_day_is_kept_beside_it(desk: Desk, vault: Vault) -> None:
    desk.kept_advice.told()
    tomorrow = NOW + timedelta(days=1)
    with vault.work() as work:
        hold_at(work, Holder("account", 1), "100", tomorrow)
    later = Desk(vault, lambda: tomorrow, AUDITOR).kept_advice
    later.told()
    told = later.record().of("account:1").lines
    assert [one.kept.review_day for one in told] == [TODAY + timedelta(days=1), TODAY]
    assert told[0].kept.balance == factory.yuan("100.00")
    assert told[1].kept.balance == factory.yuan("900.00")


def test_what_anybody_with_a_role_is_told_is_kept_and_a_session_that_nobody_vouches_for_keeps_nothing(
    vault: Vault,
) -> None:
    founder = Desk(vault, lambda: NOW, factory.seat())
    with vault.work() as work:
        with_history(work, "dry", "900")
    stranger = Desk(vault, lambda: NOW, factory.seat("谁也不是", "0", "a"))
    assert all(line.amount for line in stranger.kept_advice.told().lines), "it is told all the same"
    assert founder.kept_advice.is_empty()
    for days, (letter, role) in enumerate(zip("bcdef12", Role, strict=True), 1):
        seat, now = factory.seat(role.value, letter, "a"), NOW + timedelta(days=days)
        founder.people.enter(seat, frozenset({role}))
        with vault.work() as work:
            hold_at(work, Holder("account", 1), "900", now)
        Desk(vault, partial(_at, now), seat).kept_advice.told()
        assert len(founder.kept_advice.record().lines) == days


def _at(moment: datetime) -> datetime:
    return moment


def test_advice_is_scored_once_its_days_have_passed_and_been_read(desk: Desk, vault: Vault) -> None:
    desk.kept_advice.told()
    assert [one.score for one in desk.kept_advice.record().lines] == [None, None]
    unread = Desk(vault, lambda: LATER, AUDITOR).kept_advice.record()
    assert unread.right_share is None, "the days have passed, but nobody has read what was spent on them"
    days_pass(vault)
    record = Desk(vault, lambda: LATER, AUDITOR).kept_advice.record()
    dry = record.of("account:1").lines[0].score
    assert dry is not None
    assert (dry.outcome, dry.is_tight) == (AdviceOutcome.RIGHT, True)
    assert dry.level is not None
    wallet = next(one.score for one in record.lines if one.name == "共享钱包")
    assert wallet is not None
    assert wallet.outcome is AdviceOutcome.HAD_TOO_MUCH
    assert (record.right_share, record.tight_share) == (0.5, 1.0)
    for key in {one.key for one in record.lines}:
        alone = Desk(vault, lambda: LATER, AUDITOR).kept_advice.record(key=key)
        assert alone == record.of(key), "asked for alone it is the same"


def test_a_correction_of_what_was_spent_corrects_the_score_and_not_the_advice(desk: Desk, vault: Vault) -> None:
    desk.kept_advice.told()
    days_pass(vault)
    before = Desk(vault, lambda: LATER, AUDITOR).kept_advice.record().of("account:1").lines[0]
    days_pass(vault, "5000.00")
    after = Desk(vault, lambda: LATER, AUDITOR).kept_advice.record().of("account:1").lines[0]
    assert after.kept == before.kept
    assert before.score is not None
    assert after.score is not None
    assert (before.score.outcome, after.score.outcome) == (AdviceOutcome.RIGHT, AdviceOutcome.RAN_DRY)
    assert after.score.level is None


def test_anything_that_the_adviser_was_shown_changes_the_digest_of_its_inputs() -> None:
    def seen(balance: str = "900") -> Observation:
        return Observation(now=NOW, next_review=datetime(2026, 11, 23, 2, tzinfo=UTC), balance=Decimal(balance))

    assert inputs_digest(seen(), 4.0) == inputs_digest(seen(), 4.0)
    assert len({inputs_digest(seen(), 4.0), inputs_digest(seen("901"), 4.0), inputs_digest(seen(), 5.0)}) == 3
