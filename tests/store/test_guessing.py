"""Guessing a vault's password is slow, and stays so after a restart."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.desk import check_password, open_vault, open_with_recovery
from app.errors import GuessedTooOften, NotOpened, WrongAnswer
from app.secret import Secret
from app.services.clock import Clock
from tests.conftest import MadeVault
from tests.store.factory import NOW

WRONG = Secret("quite another sentence")


def at(moment: datetime) -> Clock:
    """A clock that stands still."""
    return lambda: moment


def guess_wrong(vault: Path, times: int) -> None:
    for _ in range(times):
        with pytest.raises(NotOpened):
            open_vault(vault, WRONG, clock=at(NOW))


def test_the_sixth_try_waits_even_with_the_right_password_and_then_nothing_is_held_against_anybody(
    made_vault: MadeVault, vault_path: Path
) -> None:
    guess_wrong(vault_path, 5)
    for soon in (NOW, NOW + timedelta(seconds=29), NOW - timedelta(days=1)):
        with pytest.raises(GuessedTooOften) as refused:
            open_vault(vault_path, made_vault.password, clock=at(soon))
        assert refused.value.until == NOW + timedelta(seconds=30)
    with pytest.raises(GuessedTooOften):
        open_with_recovery(vault_path, made_vault.recovery_key, Secret("a new and long sentence"), clock=at(NOW))
    later = NOW + timedelta(seconds=30)
    open_vault(vault_path, made_vault.password, clock=at(later)).close()
    guess_wrong(vault_path, 1)
    open_vault(vault_path, made_vault.password, clock=at(NOW)).close()


def test_a_broken_count_of_tries_keeps_nobody_out(made_vault: MadeVault, vault_path: Path) -> None:
    guess_wrong(vault_path, 1)
    (vault_path / "tries.json").write_text("{", encoding="utf-8")
    open_vault(vault_path, made_vault.password, clock=at(NOW)).close()


@pytest.mark.parametrize(
    ("password", "reason"),
    [("fourteen signs", "too_short"), ("passwordpassword", "common"), ("林岚云帆传媒林岚云帆传媒林岚云帆", "common")],
)
def test_a_password_that_others_would_try_first_is_refused(password: str, reason: str) -> None:
    with pytest.raises(WrongAnswer) as refused:
        check_password(Secret(password), "林岚", "云帆", "传媒")
    assert refused.value.args == ("password", reason)
