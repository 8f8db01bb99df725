"""Advice in the book: it comes back as it was given, once for each holder and day, and is never edited."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from app.domain.evidence import Holder
from app.store.advice_tables import kept_advice
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import TODAY


def test_an_advice_comes_back_as_it_was_given_and_is_counted(vault: Vault) -> None:
    wallet = factory.kept_advice(holder=Holder("wallet", 3), latest_safe_at=None)
    with vault.work() as work:
        work.kept_advice.keep([factory.kept_advice(), wallet])
    with vault.look() as work:
        first, second = work.kept_advice.since(TODAY)
        assert work.kept_advice.kept_on(TODAY) == {first.holder, wallet.holder}
        assert work.kept_advice.since(TODAY, wallet.holder) == [second]
        assert work.kept_advice.since(TODAY + timedelta(days=1)) == []
        assert work.counts()["kept_advice"] == 2
    assert first == factory.kept_advice(id=1)
    assert second == factory.kept_advice(id=2, holder=Holder("wallet", 3), latest_safe_at=None)


def test_a_second_advice_of_the_same_holder_and_day_is_refused(vault: Vault) -> None:
    with vault.work() as work:
        work.kept_advice.keep([factory.kept_advice()])
    with pytest.raises(IntegrityError), vault.work() as work:
        work.kept_advice.keep([factory.kept_advice("1.00")])
    with vault.look() as work:
        assert [one.amount for one in work.kept_advice.since(TODAY)] == [factory.yuan("2000.00")]


def test_what_was_told_is_never_edited_or_removed(vault: Vault) -> None:
    with vault.work() as work:
        work.kept_advice.keep([factory.kept_advice()])
    for change in (update(kept_advice).values(amount=0), delete(kept_advice)):
        with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
            work._connection.execute(change)
