"""What every test may ask for: a fixed clock and a real vault that opens at once."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.secret import Secret
from app.store.keys import Hardness, read_keys, seal, write_keys
from app.store.vault import Vault

# These run in an environment of their own: `make conformance`.
collect_ignore = ["conformance"]

# Tests draw off screen, however they are started.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass(frozen=True, slots=True)
class MadeVault:
    """A vault that was made once for all tests; copy it, never open it in place."""

    path: Path
    key: bytes
    password: Secret
    recovery_key: Secret


@pytest.fixture(scope="session")
def now() -> datetime:
    """Friday 20 November 2026, 10:24 in Shanghai."""
    return datetime(2026, 11, 20, 10, 24, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> MadeVault:
    """The slow derivation of a key is paid once a session, here."""
    path = tmp_path_factory.mktemp("made") / "云帆传媒.adtill"
    password = Secret("correct horse battery staple")
    vault, recovery_key = Vault.create(path, company="云帆传媒", person="林岚", password=password, now=now)
    key = vault.key()
    # Tests open with passwords by the hundred: at the minimum of work, whatever this machine could do more.
    write_keys(path, [seal("person", vault._opened, password, Hardness()), read_keys(path)[1]])
    vault.close()
    return MadeVault(path=path, key=key, password=password, recovery_key=recovery_key)


@pytest.fixture
def vault_path(made_vault: MadeVault, tmp_path: Path) -> Path:
    """A closed vault of the test's own; `made_vault` has the ways into it."""
    return shutil.copytree(made_vault.path, tmp_path / made_vault.path.name)


@pytest.fixture
def vault(made_vault: MadeVault, vault_path: Path) -> Iterator[Vault]:
    """An open vault of the test's own, empty but for the company."""
    opened = Vault.open_keyed(vault_path, made_vault.key)
    yield opened
    opened.close()
