from decimal import Decimal
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.accounts import FundRowKind
from app.domain.ledger import IN_TRANSIT, UNEXPLAINED, FundClass
from app.domain.matches import MatchState
from app.domain.money import Money
from app.errors import IllegalMove, NotFound, WrongAnswer
from app.services.match_rows import platform_side
from app.services.reconcile_view import GroupLine
from app.store.vault import Vault
from tests.services.conftest import write_cmb


@pytest.fixture
def paid(synced: Desk, vault: Vault, tmp_path: Path) -> Desk:
    """A synced desk whose bank paid three of the recharges that the platforms show, with their numbers."""
    with vault.look() as work:
        recharges = [
            stored.row
            for stored in work.evidence.fund_rows()
            if stored.row.kind is FundRowKind.RECHARGE
            and stored.row.fund_class is FundClass.CASH
            and stored.row.amount.currency == "CNY"
        ][:3]
    account = synced.statements.add_bank_account(name="招商银行")
    rows = [(row.day.isoformat(), str(-row.amount.amount), f"充值 {row.reference or row.serial}") for row in recharges]
    file = write_cmb(tmp_path / "paid.csv", rows, opening="90000000")
    synced.statements.import_previewed(synced.statements.preview(file, account))
    return synced


def groups(desk: Desk, state: MatchState) -> list[GroupLine]:
    return [group for group in desk.reconcile.view().groups if group.state is state and group.left]


def in_book(vault: Vault, place: str) -> Decimal:
    with vault.look() as work:
        return work.ledger.balance(place).get("CNY", Money.zero("CNY")).amount


def test_payments_are_proved_by_their_numbers_with_the_reason_beside_them(paid: Desk) -> None:
    report = paid.reconcile.run()
    assert report.auto >= 3
    proved = groups(paid, MatchState.AUTO)
    assert len(proved) == 3
    assert all(group.reasons and not group.differences for group in proved)
    assert all(-group.left[0].amount == -group.right[0].amount for group in proved)


def test_a_proved_group_says_in_the_book_that_the_bank_money_is_the_money_in_transit(paid: Desk, vault: Vault) -> None:
    unexplained, in_transit = in_book(vault, UNEXPLAINED), in_book(vault, IN_TRANSIT)
    paid.reconcile.run()
    moved = sum(-cell.amount.amount for group in groups(paid, MatchState.AUTO) for cell in group.left)
    assert in_book(vault, UNEXPLAINED) == unexplained - moved
    assert in_book(vault, IN_TRANSIT) == in_transit + moved


@pytest.mark.usefixtures("synced")
def test_a_platform_row_stands_under_the_name_that_the_bank_knows(vault: Vault) -> None:
    with vault.look() as work:
        parties = {row.party for row in platform_side(work) if not row.party.isdigit()}
    assert parties
    assert parties <= {"巨量引擎", "腾讯", "百度", "快手", "小红书", "哔哩哔哩", "知乎", "TikTok", "Google", "Meta"}


def test_a_second_run_keeps_what_was_decided_and_finds_nothing_new(paid: Desk, vault: Vault) -> None:
    paid.reconcile.run()
    first = groups(paid, MatchState.AUTO)[0]
    paid.reconcile.confirm(first.id)
    before = in_book(vault, UNEXPLAINED)
    assert paid.reconcile.run().auto == 0
    assert groups(paid, MatchState.CONFIRMED)[0].id == first.id
    assert in_book(vault, UNEXPLAINED) == before


def test_a_rejected_group_is_countered_and_not_proposed_again(paid: Desk, vault: Vault) -> None:
    before = in_book(vault, UNEXPLAINED)
    paid.reconcile.run()
    for group in groups(paid, MatchState.AUTO):
        paid.reconcile.reject(group.id)
    assert in_book(vault, UNEXPLAINED) == before
    rejected = {(group.left[0].key, group.right[0].key) for group in groups(paid, MatchState.REJECTED)}
    paid.reconcile.run()
    found = {(group.left[0].key, group.right[0].key) for group in groups(paid, MatchState.AUTO) if group.right}
    assert not rejected & found


def test_undoing_a_decision_opens_the_rows_again(paid: Desk, vault: Vault) -> None:
    before = in_book(vault, UNEXPLAINED)
    paid.reconcile.run()
    chosen = groups(paid, MatchState.AUTO)
    for group in chosen:
        paid.reconcile.confirm(group.id)
        paid.reconcile.undo(group.id)
    assert in_book(vault, UNEXPLAINED) == before
    assert {cell.key for cell in paid.reconcile.view().unmatched_left} >= {group.left[0].key for group in chosen}
    assert paid.trace.verify().is_whole


def test_what_is_undone_stays_undone(paid: Desk) -> None:
    paid.reconcile.run()
    group = groups(paid, MatchState.AUTO)[0]
    paid.reconcile.undo(group.id)
    with pytest.raises(IllegalMove):
        paid.reconcile.confirm(group.id)


def test_undoing_an_import_undoes_the_groups_that_used_its_rows(paid: Desk, vault: Vault) -> None:
    paid.reconcile.run()
    (line,) = paid.statements.imports()
    paid.statements.undo_import(line.id)
    assert groups(paid, MatchState.AUTO) == []
    assert in_book(vault, UNEXPLAINED) == 0
    assert paid.trace.verify().is_whole


def test_rows_can_be_put_together_by_hand_and_what_stays_over_is_named(paid: Desk) -> None:
    view = paid.reconcile.view()
    left = view.unmatched_left[0]
    right = next(cell for cell in view.unmatched_right if abs(cell.amount.amount) != abs(left.amount.amount))
    paid.reconcile.match_by_hand([left.key], [right.key])
    (group,) = groups(paid, MatchState.CONFIRMED)
    (difference,) = group.differences
    assert difference.amount == left.amount - right.amount
    with pytest.raises(WrongAnswer):
        paid.reconcile.match_by_hand([left.key], [])
    with pytest.raises(NotFound):
        paid.reconcile.match_by_hand(["bank:999999"], [])


def test_a_recharge_can_be_followed_from_the_bank_to_what_is_left_of_it(paid: Desk) -> None:
    paid.reconcile.run()
    proved = [line for line in paid.trace.recharges() if line.is_proved]
    assert len(proved) == 3
    for line in proved:
        path = paid.trace.path(line.fund_row_id)
        assert path.bank_out == path.platform_in == line.amount
        assert path.share.burned + path.share.returned + path.share.left == line.amount
        assert path.entries


def test_a_row_that_is_matched_by_hand_is_not_booked_again_by_an_old_proposal(paid: Desk) -> None:
    paid.reconcile.run()
    first = groups(paid, MatchState.AUTO)[0]
    left, right = first.left[0].key, first.right[0].key
    paid.reconcile.undo(first.id)
    paid.reconcile.match_by_hand([left], [right])
    with pytest.raises(WrongAnswer):
        paid.reconcile.match_by_hand([left], [right])
    assert len(groups(paid, MatchState.CONFIRMED)) == 1
