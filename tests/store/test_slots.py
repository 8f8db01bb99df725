"""A slot for each person: their own way in and their own signing key, under one root that nobody can exchange."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.signing import Purpose, sign, verifies
from app.errors import NotOpened, WrongAnswer
from app.secret import Secret
from app.store.keys import Hardness, Opened, read_keys, seal, unseal, write_keys
from app.store.vault import Vault
from tests.conftest import MadeVault

CLERKS = Secret("the clerk's own long password")


@pytest.fixture
def opened(made_vault: MadeVault, vault_path: Path) -> Iterator[Vault]:
    vault = Vault.open(vault_path, password=made_vault.password)
    yield vault
    vault.close()


def test_a_second_person_comes_in_by_their_own_password_and_signs_with_their_own_key(opened: Vault) -> None:
    founder = opened.seat
    assert founder.public_key == founder.root
    made = opened.add_slot("陈默", CLERKS)
    opened.close()
    theirs = Vault.open(opened.path, password=CLERKS)
    try:
        assert (theirs.seat, theirs.person) == (made, "陈默")
        assert theirs.seat.root == founder.root != theirs.seat.public_key
        assert theirs.seat.signing is not None
        signature = sign(theirs.seat.signing, Purpose.APPROVAL, "ab" * 32)
        assert verifies(made.public_key, Purpose.APPROVAL, "ab" * 32, signature)
    finally:
        theirs.close()


def test_a_password_opens_one_persons_slot_only_and_a_person_who_left_has_none(
    made_vault: MadeVault, opened: Vault
) -> None:
    with pytest.raises(WrongAnswer) as refused:
        opened.add_slot("陈默", made_vault.password)
    assert refused.value.reason == "taken"
    made = opened.add_slot("陈默", CLERKS)
    with pytest.raises(WrongAnswer):
        opened.remove_slot(opened.seat.mark)
    opened.remove_slot(made.mark)
    with pytest.raises(NotOpened):
        unseal(read_keys(opened.path), "person", CLERKS, opened.path)


def test_a_slot_from_before_there_were_signing_keys_gets_one_when_it_is_opened(
    made_vault: MadeVault, vault_path: Path
) -> None:
    opened = unseal(read_keys(vault_path), "person", made_vault.password, vault_path)
    write_keys(vault_path, [seal("person", replace(opened, signing=None), made_vault.password, Hardness())])
    vault = Vault.open(vault_path, password=made_vault.password)
    first = vault.seat
    vault.close()
    assert first.signing is not None
    again = Vault.open(vault_path, password=made_vault.password)
    assert again.seat == first
    again.close()


def test_neither_key_shows_in_what_is_printed(opened: Vault) -> None:
    seat = opened.seat
    assert seat.signing is not None
    shown = repr(seat) + repr(Opened(key=Secret("00"), person="x", owner="y", signing=seat.signing))
    assert seat.signing.reveal() not in shown
