"""How often a proof is right, on synthetic quarters whose truth is known."""

import pytest

from app.domain.matches import MatchState
from app.matching.match import match
from tests.matching.truth import found_pairs, quarter


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("share_with_reference", [0.0, 0.4])
def test_proofs_are_right_in_995_of_1000(seed: int, share_with_reference: float) -> None:
    made = quarter(seed, share_with_reference=share_with_reference)
    result = match(made.bank, made.platform)
    proofs = set(found_pairs(result, MatchState.AUTO))
    offered = proofs | set(found_pairs(result, MatchState.PROPOSED))
    precision = len(proofs & made.truth) / len(proofs)
    recall = len(proofs & made.truth) / len(made.truth)
    shown = len(offered & made.truth) / len(made.truth)
    print(f"seed {seed}: precision {precision:.4f}, recall {recall:.3f}, with proposals {shown:.3f}")
    assert precision >= 0.995
    assert recall >= 0.5
    assert shown >= 0.65
