"""Killed and started again at every step, on every bad day: money moves once at most, and no doubt vanishes (M2, M3, M4)."""

import shutil
from itertools import count
from pathlib import Path

import pytest

from app.domain.accounts import Platform
from app.domain.moves import MoveState
from tests.conftest import MadeVault
from tests.journeys.storm import PRACTISED_GROUNDS, RUNS_A_BOOK, storm

BOOKS = 3
"""Enough for every step of each platform; the benchmark does a thousand runs."""


@pytest.mark.parametrize("platform", PRACTISED_GROUNDS)
def test_killed_at_every_step_an_intent_moves_money_once_at_most_and_no_doubt_vanishes(
    platform: Platform, made_vault: MadeVault, tmp_path: Path
) -> None:
    numbers = count()

    def new_book() -> Path:
        return shutil.copytree(made_vault.path, tmp_path / f"{next(numbers)}.adtill")

    tally = storm(platform, range(BOOKS), new_book, made_vault.key)
    assert (tally.violations, tally.unlisted) == ([], [])
    assert tally.runs == BOOKS * RUNS_A_BOOK
    assert tally.kills > 0
    assert tally.states[MoveState.DONE] > 0
