"""Match groups are kept with their reasons; only their life changes."""

import pytest

from app.domain.matches import MatchState
from app.errors import NotFound
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW


def test_a_group_comes_back_with_its_reasons(vault: Vault) -> None:
    with vault.work() as work:
        group = factory.match_group(work.matches.new_run(NOW, "林岚"))
        group_id = work.matches.add(group)
    with vault.look() as work:
        assert work.matches.get(group_id) == group
        assert work.matches.all({MatchState.CONFIRMED}) == []
        assert work.matches.all() == [group]
        assert work.matches.last_run_at() == NOW


def test_a_decision_is_kept_and_what_was_found_does_not_change(vault: Vault) -> None:
    with vault.work() as work:
        (entry_id,) = work.ledger.post([factory.entry()], at=NOW, actor="林岚")
        group = factory.match_group(work.matches.new_run(NOW, "林岚"))
        work.matches.add(group)
        group.state = MatchState.CONFIRMED
        group.decided_at, group.decided_by, group.entry_id = NOW, "林岚", entry_id
        work.matches.save(group)
    with vault.look() as work:
        assert work.matches.all({MatchState.CONFIRMED}) == [group]
        assert work.matches.count({MatchState.CONFIRMED, MatchState.PROPOSED}) == 1
    assert group.proposal.state is MatchState.PROPOSED


def test_a_group_that_was_never_added_cannot_be_saved(vault: Vault) -> None:
    with vault.work() as work, pytest.raises(NotFound):
        work.matches.save(factory.match_group(1, id=9))
