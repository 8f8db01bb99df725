"""Connections, accounts, wallets, settings: nouns with a life, whole after the work that read them."""

import pytest

from app.domain.accounts import AccountStatus, Grant
from app.errors import NotFound
from app.secret import Secret
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW


def test_a_connection_comes_back_with_its_secrets(vault: Vault) -> None:
    made = factory.connection()
    with vault.work() as work:
        connection_id = work.connections.add(made)
    with vault.look() as work:
        found = work.connections.get(connection_id)
        assert work.connections.all() == [found]
    assert found == factory.connection(id=connection_id)
    assert found.grant is not None
    assert found.grant.access_token.reveal() == "access"


def test_what_is_changed_inside_a_work_is_kept(vault: Vault) -> None:
    with vault.work() as work:
        connection_id = work.connections.add(factory.connection(grant=None))
    with vault.work() as work:
        connection = work.connections.get(connection_id)
        connection.grant = Grant(access_token=Secret("new"), subjects=("a", "b"))
        connection.last_synced_at = NOW
    with vault.look() as work:
        found = work.connections.get(connection_id)
    assert found.grant == Grant(access_token=Secret("new"), subjects=("a", "b"))
    assert found.last_synced_at == NOW


def test_nothing_of_a_work_that_failed_is_kept(vault: Vault) -> None:
    def fail() -> None:
        with vault.work() as work:
            work.connections.add(factory.connection())
            work.settings.put("home", "CNY")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with vault.look() as work:
        assert work.connections.all() == []
        assert work.settings.get("home") == ""


def test_a_removed_connection_has_lost_its_secrets_and_its_accounts_are_found_by_id_alone(vault: Vault) -> None:
    with vault.work() as work:
        account_id = factory.with_account(work)
        connection_id = work.accounts.get(account_id).connection_id
        wallet_id = work.wallets.add(factory.wallet(connection_id))
    with vault.work() as work:
        work.connections.remove(connection_id)
    with vault.look() as work:
        assert (work.connections.all(), work.accounts.all(), work.wallets.all()) == ([], [], [])
        assert work.accounts.get(account_id).name == "云帆-抖音-01"
        assert work.wallets.get(wallet_id).platform_id == "w-1"
        with pytest.raises(NotFound):
            work.connections.get(connection_id)
        kept = work._connection.exec_driver_sql("SELECT app_secret, grant_text FROM connections").one()
    assert tuple(kept) == ("", None)


def test_accounts_and_wallets_are_found_by_the_name_the_platform_gives_them(vault: Vault) -> None:
    with vault.work() as work:
        account_id = factory.with_account(work)
        connection_id = work.accounts.get(account_id).connection_id
        wallet_id = work.wallets.add(factory.wallet(connection_id))
        work.accounts.get(account_id).wallet_id = wallet_id
    with vault.look() as work:
        found = work.accounts.by_platform_id(connection_id, "1700000000000001")
        assert found is not None
        assert (found.id, found.wallet_id, found.status) == (account_id, wallet_id, AccountStatus.ACTIVE)
        assert work.accounts.by_platform_id(connection_id, "other") is None
        wallet = work.wallets.by_platform_id(connection_id, "w-1")
        assert wallet is not None
        assert work.accounts.all(connection_id) == [found]
        assert work.wallets.all(connection_id) == [wallet]
        assert work.accounts.all(connection_id + 1) == []
        assert work.wallets.all(connection_id + 1) == []


@pytest.mark.parametrize("noun", ["accounts", "wallets", "connections", "matches"])
def test_what_is_not_there_is_not_found(vault: Vault, noun: str) -> None:
    with vault.look() as work, pytest.raises(NotFound):
        getattr(work, noun).get(7)


def test_a_setting_is_its_last_value_or_the_default(vault: Vault) -> None:
    with vault.work() as work:
        assert work.settings.get("home", "CNY") == "CNY"
        work.settings.put("home", "USD")
        work.settings.put("home", "HKD")
    with vault.look() as work:
        assert work.settings.get("home", "CNY") == "HKD"
        assert work.counts()["settings"] == 1


def test_a_look_sees_one_moment_while_others_write(vault: Vault) -> None:
    with vault.look() as looking:
        assert looking.connections.all() == []
        with vault.work() as work:
            work.connections.add(factory.connection())
        assert looking.connections.all() == []
    with vault.look() as looking:
        assert len(looking.connections.all()) == 1
