"""`adtill providers`: the list and one provider, as one JSON document each."""

from pathlib import Path

import pytest

from app.domain.providers import FundedThrough
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered
from tests.store import factory


def test_providers_are_listed_and_shown_with_cap_grade_and_rebates(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    vault = Vault.open_keyed(vault_path, made_vault.key)
    with vault.work() as work:
        account = factory.with_account(work)
        provider_id = work.providers.add(factory.provider())
        work.providers.fund(FundedThrough(account_id=account, provider_id=provider_id, start=factory.TODAY))
    vault.close()
    password = tmp_path / "password"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    where = ("--vault", str(vault_path), "--password-file", str(password))
    (listed,) = answered(capsys, "providers", "list", *where)
    assert (listed["name"], listed["cap"], listed["in_transit"]) == ("青石互动", "50000.00", "0.00")
    assert (listed["rated"], listed["caps_on_grade"]) == (False, ["few_orders"])
    shown = answered(capsys, "providers", "show", str(provider_id), *where)
    assert (shown["accounts"], shown["rebates"], shown["payees"]) == (["1700000000000001"], [], [])
    assert sum(one["most"] for one in shown["reasons"]) == 100
    missing = answered(capsys, "providers", "show", "99", *where, code=1)
    assert missing["error"] == "NotFound"
