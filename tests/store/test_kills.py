"""A kill at any moment loses at most the unfinished step, and the next start is clean (D1)."""

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.store import factory

KILLS, VAULTS = 510, 34
"""Many young vaults rather than a few old ones: each is looked at whole after every kill."""
LONGEST_MS = 31


@pytest.fixture(scope="module")
def workers(made_vault: MadeVault) -> Iterator[tuple[IO[str], IO[str]]]:
    """Ask here for a program at work, and hear there what became of it."""
    command = [sys.executable, "-m", "tests.store.mixed_work", made_vault.key.hex()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        yield nursery.stdin, nursery.stdout


@pytest.mark.parametrize("round_", range(VAULTS))
def test_kills_at_any_moment_lose_at_most_the_unfinished_step(
    made_vault: MadeVault, vault_path: Path, workers: tuple[IO[str], IO[str]], round_: int
) -> None:
    vault = Vault.open_keyed(vault_path, made_vault.key)
    with vault.work() as work:
        factory.with_account(work)
        work.statements.accounts.add(factory.bank_account())
    vault.close()
    kept = 0
    for kill in range(KILLS // VAULTS):
        # Two of three are killed at work, the others while they open what the one before them left.
        moment_ms = (kill * VAULTS + round_) * 7 % LONGEST_MS
        told = steps_until_killed(workers, vault_path, moment_ms=moment_ms, at_work=bool(kill % 3))
        before, kept = kept, whole_steps_of(vault_path, made_vault.key)
        assert before + told <= kept <= before + told + 1
    assert kept > 0


def steps_until_killed(workers: tuple[IO[str], IO[str]], path: Path, *, moment_ms: int, at_work: bool) -> int:
    """How many steps a program told to have finished before it was killed, so long after it began, or its first step."""
    asked, heard = workers
    asked.write(f"{path}\n")
    asked.flush()
    child = int(heard.readline())
    told = heard.read(1) if at_work else ""
    select.select([], [], [], moment_ms / 1000)
    os.kill(child, signal.SIGKILL)
    return (told + heard.readline()).count(".")


def whole_steps_of(path: Path, key: bytes) -> int:
    """How many steps the book holds; every page, link, count and balance is looked at."""
    vault = Vault.open_keyed(path, key)
    try:
        check = vault.check()
        assert check.is_sound
        steps = check.counts["entries"]
        told = {name: check.counts[name] for name in ("records", "postings", "fund_rows", "bank_rows", "imports")}
        assert told == {
            "records": 1 + steps,
            "postings": 2 * steps,
            "fund_rows": 3 * steps,
            "bank_rows": 3 * steps,
            "imports": steps,
        }
        with vault.look() as work:
            assert work.ledger.balance("spend:1") == ({"CNY": factory.yuan(str(steps))} if steps else {})
            assert work.settings.get("step", "0") == str(steps)
            assert work.statements.count_rows() == 3 * (steps - steps // 3)
        return steps
    finally:
        vault.close()


def test_what_a_killed_program_leaves_can_be_opened_by_its_password(
    made_vault: MadeVault, vault_path: Path, workers: tuple[IO[str], IO[str]]
) -> None:
    vault = Vault.open_keyed(vault_path, made_vault.key)
    with vault.work() as work:
        factory.with_account(work)
        work.statements.accounts.add(factory.bank_account())
    vault.close()
    steps_until_killed(workers, vault_path, moment_ms=20, at_work=True)
    copy = shutil.copytree(vault_path, vault_path.with_name("copy.adtill"))
    opened = Vault.open(copy, password=made_vault.password)
    assert opened.check().is_sound
    opened.close()
