"""What was flipped, swapped or cut is refused, never shown (K3, K5)."""

import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.errors import Damaged
from app.store.keys import read_keys
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.store import factory
from tests.store.factory import NOW

PAGE = 4096
FLIPS = 1_000


def everything(vault: Vault) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with vault.look() as work:
        ask = work._connection.exec_driver_sql
        names = ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars().all()
        return {name: [tuple(row) for row in ask(f'SELECT * FROM "{name}"')] for name in names}


def filled(path: Path, key: bytes) -> Mapping[str, list[tuple[Any, ...]]]:
    vault = Vault.open_keyed(path, key)
    with vault.work() as work:
        factory.with_account(work)
        work.ledger.post([factory.entry(str(number + 1)) for number in range(40)], at=NOW, actor="林岚")
    content = everything(vault)
    vault.close()
    return content


def opened(path: Path, key: bytes) -> Mapping[str, list[tuple[Any, ...]]]:
    vault = Vault.open_keyed(path, key)
    try:
        return everything(vault)
    finally:
        vault.close()


def test_a_thousand_flipped_bits_are_refused_or_change_nothing(made_vault: MadeVault, vault_path: Path) -> None:
    before = filled(vault_path, made_vault.key)
    book = vault_path / "book.db"
    whole = book.read_bytes()
    refused = 0
    for number in range(FLIPS):
        # A prime stride scatters the flips over all pages and all bits, the same ones in every run.
        bit = number * 104_729 % (len(whole) * 8)
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        book.write_bytes(flipped)
        try:
            after = opened(vault_path, made_vault.key)
        except Damaged:
            refused += 1
            assert book.read_bytes() == flipped
        else:
            assert after == before
    # Pages of indexes and free space are not read by a plain look; all others must have been refused.
    assert refused > FLIPS // 4


def test_the_check_finds_every_flipped_bit(made_vault: MadeVault, vault_path: Path) -> None:
    filled(vault_path, made_vault.key)
    book = vault_path / "book.db"
    whole = book.read_bytes()
    for page in range(len(whole) // PAGE):
        flipped = bytearray(whole)
        flipped[page * PAGE + page * 997 % PAGE] ^= 1 << page % 8
        book.write_bytes(flipped)
        with pytest.raises(Damaged):
            check(vault_path, made_vault.key)


def check(path: Path, key: bytes) -> None:
    vault = Vault.open_keyed(path, key)
    try:
        vault.check()
    finally:
        vault.close()


def test_two_swapped_pages_are_refused(made_vault: MadeVault, vault_path: Path) -> None:
    filled(vault_path, made_vault.key)
    book = vault_path / "book.db"
    whole = book.read_bytes()
    last = len(whole) // PAGE - 1
    for one, other in ((0, 1), (1, 2), (2, last), (last - 1, last)):
        pages = [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]
        pages[one], pages[other] = pages[other], pages[one]
        book.write_bytes(b"".join(pages))
        with pytest.raises(Damaged):
            check(vault_path, made_vault.key)


@pytest.mark.parametrize("left", [0, 1, 100, PAGE, PAGE + 1, 3 * PAGE, -1, -PAGE])
def test_a_book_that_was_cut_off_is_refused_and_left_as_it_is(
    made_vault: MadeVault, vault_path: Path, left: int
) -> None:
    filled(vault_path, made_vault.key)
    book = vault_path / "book.db"
    cut = book.read_bytes()[:left]
    book.write_bytes(cut)
    with pytest.raises(Damaged):
        check(vault_path, made_vault.key)
    assert book.read_bytes() == cut


def test_a_book_of_another_vault_is_refused(made_vault: MadeVault, vault_path: Path) -> None:
    (vault_path / "book.db").write_bytes(os.urandom(40 * PAGE))
    digest = sha256((vault_path / "book.db").read_bytes()).digest()
    with pytest.raises(Damaged):
        check(vault_path, made_vault.key)
    assert sha256((vault_path / "book.db").read_bytes()).digest() == digest


def test_every_flipped_bit_of_the_key_file_is_damage_or_changes_nothing(made_vault: MadeVault, tmp_path: Path) -> None:
    slots = read_keys(made_vault.path)
    whole = (made_vault.path / "keys.json").read_bytes()
    copy = shutil.copytree(made_vault.path, tmp_path / "copy.adtill")
    for bit in range(0, len(whole) * 8, 3):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        (copy / "keys.json").write_bytes(flipped)
        try:
            assert read_keys(copy) == slots
        except Damaged:
            assert (copy / "keys.json").read_bytes() == flipped
