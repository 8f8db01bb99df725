"""Evidence is kept as it came, once, and never edited."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, delete, update
from sqlalchemy.exc import IntegrityError

from app.domain.accounts import FundRow, SpendRow
from app.domain.evidence import Holder
from app.domain.money import Money
from app.store import tables
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW, TODAY, yuan


def held(vault: Vault) -> Holder:
    with vault.work() as work:
        return Holder("account", factory.with_account(work))


def test_a_fund_row_comes_back_as_it_was(vault: Vault) -> None:
    holder = held(vault)
    row = factory.fund_row(amount="-0.000001")
    with vault.work() as work:
        (stored,) = work.evidence.add_fund_rows([(holder, row)], NOW)
    with vault.look() as work:
        assert work.evidence.fund_rows() == [stored]
    assert (stored.row, stored.supersedes, stored.observed_at) == (row, None, NOW)


def test_the_same_fund_rows_twice_add_nothing(vault: Vault) -> None:
    holder = held(vault)
    rows = [(holder, factory.fund_row(f"F-{number}")) for number in range(50)]
    with vault.work() as work:
        assert len(work.evidence.add_fund_rows(rows, NOW)) == 50
    with vault.work() as work:
        assert work.evidence.add_fund_rows(rows, NOW) == []
        assert work.evidence.add_fund_rows([rows[3], rows[3]], NOW) == []


def test_a_row_given_twice_in_one_answer_is_kept_once(vault: Vault) -> None:
    holder = held(vault)
    with vault.work() as work:
        assert len(work.evidence.add_fund_rows([(holder, factory.fund_row())] * 2, NOW)) == 1


def test_a_corrected_row_supersedes_the_old_one_and_only_the_new_one_is_current(vault: Vault) -> None:
    holder = held(vault)
    with vault.work() as work:
        (first,) = work.evidence.add_fund_rows([(holder, factory.fund_row(amount="1"))], NOW)
        (second,) = work.evidence.add_fund_rows([(holder, factory.fund_row(amount="2"))], NOW)
        (third,) = work.evidence.add_fund_rows([(holder, factory.fund_row(amount="1"))], NOW)
    assert (second.supersedes, third.supersedes) == (first.id, second.id)
    with vault.look() as work:
        assert work.evidence.fund_rows() == [third]
        assert work.evidence.count_fund_rows() == 1
        assert work.evidence.count_fund_rows(account_id=holder.id) == 1
        # What a ledger entry names as its evidence can always be shown.
        assert work.evidence.fund_rows(ids=[first.id]) == [first]


def test_equal_serials_of_an_account_and_a_wallet_are_two_rows(vault: Vault) -> None:
    with vault.work() as work:
        account_id = factory.with_account(work)
        wallet_id = work.wallets.add(factory.wallet(work.accounts.get(account_id).connection_id))
        of_wallet = factory.fund_row(holder="w-1", is_wallet=True)
        rows = [(Holder("account", account_id), factory.fund_row()), (Holder("wallet", wallet_id), of_wallet)]
        assert len(work.evidence.add_fund_rows(rows, NOW)) == 2
        assert [stored.row for stored in work.evidence.fund_rows(wallet_id=wallet_id)] == [of_wallet]
        assert [stored.row.is_wallet for stored in work.evidence.fund_rows(account_id=account_id)] == [False]


def test_fund_rows_are_paged_filtered_and_counted_by_day(vault: Vault) -> None:
    holder = held(vault)
    days = [TODAY - timedelta(days=back) for back in range(10)]
    rows = [(holder, factory.fund_row(f"F-{day}", day=day, at=NOW - (TODAY - day))) for day in days]
    with vault.work() as work:
        work.evidence.add_fund_rows(rows[::-1], NOW)
    with vault.look() as work:
        found = work.evidence.fund_rows(limit=3, offset=2)
        assert [stored.row.day for stored in found] == days[2:5]
        found = work.evidence.fund_rows(newest_first=False, limit=2)
        assert [stored.row.day for stored in found] == [days[9], days[8]]
        found = work.evidence.fund_rows(since=days[6], until=days[4])
        assert [stored.row.day for stored in found] == days[4:7]
        assert work.evidence.count_fund_rows(since=days[6], until=days[4], account_id=holder.id) == 3
        assert work.evidence.count_fund_rows(account_id=holder.id + 1) == 0


def test_spend_is_kept_where_it_differs_from_the_last_known(vault: Vault) -> None:
    account_id = held(vault).id
    before, after = factory.spend_row(spend="1.00"), factory.spend_row(spend="1.25", grant=yuan("0.25"))
    other = factory.spend_row(TODAY - timedelta(days=1))
    with vault.work() as work:
        first, second = work.evidence.add_spend([(account_id, before), (account_id, other)], NOW)
        (change,) = work.evidence.add_spend([(account_id, after), (account_id, other)], NOW)
        assert work.evidence.add_spend([(account_id, after)], NOW) == []
    assert (first.before, second.before) == (None, None)
    assert (change.before, change.after, change.day) == (before, after, TODAY)
    with vault.look() as work:
        assert work.evidence.spend(since=TODAY) == [(account_id, after)]
        assert work.evidence.spend(since=other.day, until=other.day, account_id=account_id) == [(account_id, other)]
        assert work.evidence.daily_spend(other.day).of(account_id) == {
            other.day: other.spend.micros,
            TODAY: after.spend.micros,
        }


def test_the_newest_balance_of_each_holder_is_the_latest(vault: Vault) -> None:
    with vault.work() as work:
        account_id = factory.with_account(work)
        wallet_id = work.wallets.add(factory.wallet(work.accounts.get(account_id).connection_id))
        for holder in (Holder("account", account_id), Holder("wallet", wallet_id)):
            work.evidence.add_balance(holder, factory.balance("1"), NOW - timedelta(hours=1))
        newest = factory.balance("2")
        work.evidence.add_balance(Holder("account", account_id), newest, NOW)
    with vault.look() as work:
        assert work.evidence.latest_balances() == {
            Holder("account", account_id): (newest, NOW),
            Holder("wallet", wallet_id): (factory.balance("1"), NOW - timedelta(hours=1)),
        }


def test_a_raw_answer_is_kept_once(vault: Vault) -> None:
    with vault.work() as work:
        first = work.evidence.keep_reply(factory.reply())
        assert work.evidence.keep_reply(factory.reply()) == first
        assert work.evidence.keep_reply(factory.reply(query="id=2")) != first
        assert work.evidence.reply_count() == 2


GUARDED = [
    tables.fund_rows,
    tables.spend_rows,
    tables.balances,
    tables.replies,
    tables.bank_rows,
    tables.statement_files,
    tables.statement_imports,
    tables.records,
    tables.entries,
    tables.postings,
    tables.entry_evidence,
]


def fill(vault: Vault) -> None:
    """One of each thing that is kept as written."""
    with vault.work() as work:
        holder = Holder("account", factory.with_account(work))
        work.evidence.add_fund_rows([(holder, factory.fund_row())], NOW)
        work.evidence.add_spend([(holder.id, factory.spend_row())], NOW)
        work.evidence.add_balance(holder, factory.balance(), NOW)
        work.evidence.keep_reply(factory.reply())
        bank = work.statements.accounts.add(factory.bank_account())
        work.statements.add_import(factory.statement_import(bank), [factory.statement_row()], ["a"], b"file")
        work.ledger.post([factory.entry()], at=NOW, actor="林岚")


@pytest.mark.parametrize("table", GUARDED, ids=lambda table: str(table.name))
def test_the_file_itself_refuses_to_change_what_is_kept_as_written(vault: Vault, table: Table) -> None:
    fill(vault)
    column = list(table.columns)[-4 if table is tables.statement_imports else -1]
    with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
        work._connection.execute(update(table).values({column: column}))
    with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
        work._connection.execute(delete(table))


@given(batches=st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(-3, 3)), max_size=6), max_size=5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_platform_repeats_or_corrects_the_last_word_on_each_serial_counts(
    vault: Vault, batches: Sequence[Sequence[tuple[int, int]]]
) -> None:
    with vault.work() as work:
        holder = Holder("account", factory.with_account(work, platform_id=str(work.counts()["accounts"])))
        said: dict[str, FundRow] = {}
        for batch in batches:
            rows = [
                factory.fund_row(f"F-{serial}", holder=str(holder.id - 1), amount=str(amount))
                for serial, amount in batch
            ]
            work.evidence.add_fund_rows([(holder, row) for row in rows], NOW)
            said.update((row.serial, row) for row in rows)
        current = work.evidence.fund_rows(account_id=holder.id)
    assert {stored.row.serial: stored.row for stored in current} == said
    assert len(current) == len(said)


@given(micros=st.integers(-(2**63) + 1, 2**63 - 1), day=st.dates(date(1970, 1, 1), date(2200, 1, 1)))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_amount_and_day_comes_back_exactly(vault: Vault, micros: int, day: date) -> None:
    with vault.work() as work:
        account_id = factory.with_account(work, platform_id=f"p-{work.counts()['accounts']}")
        money = Money(Decimal(micros).scaleb(-6), "CNY")
        row = SpendRow(holder=f"p-{account_id - 1}", day=day, spend=money)
        work.evidence.add_spend([(account_id, row)], NOW)
        assert work.evidence.spend(since=day, until=day, account_id=account_id) == [(account_id, row)]


def test_an_empty_stretch_never_reaches_across_a_reading_that_found_money(vault: Vault) -> None:
    with vault.work() as work:
        holder = Holder("account", factory.with_account(work))
        other = Holder("account", factory.with_account(work, platform_id="other", name="other"))
        for hours, cash in ((9, "0"), (8, "0"), (7, "5"), (6, "0"), (5, "0"), (4, "3")):
            empty = replace(factory.balance(cash), grant=yuan("0"))
            work.evidence.add_balance(holder, empty, NOW - timedelta(hours=hours))
            work.evidence.add_balance(other, factory.balance("7"), NOW - timedelta(hours=hours))
    ago = {hours: NOW - timedelta(hours=hours) for hours in range(10)}
    with vault.look() as work:
        assert work.evidence.empty_stretches(ago[9]) == [
            (holder, ago[9], ago[9]),
            (holder, ago[9], ago[8]),
            (holder, ago[6], ago[6]),
            (holder, ago[6], ago[5]),
        ]
        assert work.evidence.empty_stretches(ago[4]) == []
