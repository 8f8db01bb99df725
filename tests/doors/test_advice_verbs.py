"""`adtill advice kept` and `adtill advice replay`: what came of advice, one JSON document each."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.domain.evidence import Holder
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered
from tests.services.test_advice_replay import hold, with_past
from tests.store import factory

NOW = datetime.now(UTC)
"""The command line has the computer's own clock."""

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Ask:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    password = tmp_path / "password"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    where = ("--vault", str(vault_path), "--password-file", str(password))

    def asked(*words: str, code: int = 0) -> dict[str, Any]:
        found = answered(capsys, "advice", *words, *where, code=code)
        assert isinstance(found, dict)
        return found

    return asked


def filled(vault_path: Path, made_vault: MadeVault, keep: Callable[[Vault], object]) -> None:
    vault = Vault.open_keyed(vault_path, made_vault.key)
    keep(vault)
    vault.close()


def test_what_was_advised_is_told_with_what_came_of_it(ask: Ask, vault_path: Path, made_vault: MadeVault) -> None:
    def keep(vault: Vault) -> None:
        with vault.work() as work:
            with_past(work)
            work.kept_advice.keep([factory.kept_advice(review_day=NOW.date())])

    filled(vault_path, made_vault, keep)
    told = ask("kept")
    (one,) = told["advice"]
    assert (told["scored"], told["right"]) == (0, None)
    assert (one["key"], one["amount"], one["currency"], one["score"]) == ("account:1", "2000.00", "CNY", None)
    assert one["need_told"] == {"0.5": "2500.00", "0.995": "2800.00"}
    assert ask("kept", "--account", "nobody")["advice"] == []


def test_the_last_days_are_replayed_three_ways_and_an_account_that_is_not_there_is_named(
    ask: Ask, vault_path: Path, made_vault: MadeVault
) -> None:
    def keep(vault: Vault) -> None:
        with vault.work() as work:
            hold(work, Holder("account", with_past(work, now=NOW)), Decimal(20_000), NOW)
            with_past(work, "unread", now=NOW)

    filled(vault_path, made_vault, keep)
    found = ask("replay")
    assert found["too_short"] == ["account:2"]
    (one,) = found["accounts"]
    assert set(one["ways"]) == {"actual", "advised", "least"}
    assert one["last_day"] < f"{NOW.astimezone(ZoneInfo('Asia/Shanghai')).date()}", "the account's own day, not ours"
    assert len(one["ways"]["advised"]["mean_balance_by_day"]) == len(one["days"])
    balances = [Decimal(one["ways"][way]["mean_balance"]) for way in ("least", "advised", "actual")]
    assert balances == sorted(balances)
    assert ask("replay", "--account", "洗护-通投-01")["accounts"][0]["key"] == "account:1"
    assert ask("replay", "--account", "account:7", code=1)["error"] == "NotFound"
    assert ask("replay", "--account", "unread", code=1)["accounts"] == []
