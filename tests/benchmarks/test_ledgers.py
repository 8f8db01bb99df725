import pytest

from app.domain.matches import MatchState
from app.matching.match import match
from tests.benchmarks.bench_matching import offered_pairs
from tests.benchmarks.ledgers import SEEDS, is_working, ledger, pairs_of


def test_the_same_seed_tells_the_same_stories() -> None:
    one, other = ledger(SEEDS[0], 200), ledger(SEEDS[0], 200)
    assert (one.bank, one.platform, one.truth) == (other.bank, other.platform, other.truth)


def test_every_story_is_told_and_every_pair_of_the_truth_is_there() -> None:
    made = ledger(SEEDS[0], 2_000)
    assert len(set(made.story_of.values())) == 23
    bank, platform = {row.id for row in made.bank}, {row.id for row in made.platform}
    assert len(bank) == len(made.bank)
    assert len(platform) == len(made.platform)
    assert all(left in bank and right in platform for left, right in made.truth)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_proved_is_right_and_every_planted_double_is_found(seed: int) -> None:
    made = ledger(seed, 1_000)
    result = match(made.bank, made.platform, is_working_day=is_working)
    proved = pairs_of((group.left, group.right) for group in result.groups if group.state is MatchState.AUTO)
    assert len(proved & made.truth) >= 0.995 * len(proved)
    told = {frozenset(rows) for one in result.double_bookings for rows in (one.left, one.right) if len(rows) > 1}
    assert told == made.doubles | made.duplicates
    offered = offered_pairs(result)
    assert 2 * len(offered & made.truth) >= 0.965 * (len(offered) + len(made.truth))
