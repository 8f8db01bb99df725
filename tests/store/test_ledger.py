"""The book is balanced, added to, and proved by its chain."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from app.domain.chain import GENESIS, RecordKind
from app.domain.ledger import Entry, EntryKind, Posting, reversal_of
from app.errors import NotFound, Unbalanced
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW, TODAY, yuan

GUARDS = ("records", "entries", "postings", "entry_evidence")


def posted(vault: Vault, count: int = 5) -> list[int]:
    with vault.work() as work:
        return work.ledger.post([factory.entry(str(number + 1)) for number in range(count)], at=NOW, actor="林岚")


def test_an_entry_comes_back_as_it_was_posted(vault: Vault) -> None:
    wanted = factory.entry(evidence=("fund_row:2", "fund_row:1"), text="“充值”\n\\ \u2028 \x7f")
    with vault.work() as work:
        (entry_id,) = work.ledger.post([wanted], at=NOW, actor="林岚")
    with vault.look() as work:
        stored = work.ledger.entry(entry_id)
        assert (stored.entry, stored.at, stored.actor) == (wanted, NOW, "林岚")
        head = work.ledger.head()
        assert head is not None
        assert (head.seq, head.kind) == (stored.seq, "entry")
        assert work.ledger.verify().is_whole


def test_places_hold_the_sum_of_what_was_posted_to_them(vault: Vault) -> None:
    with vault.work() as work:
        work.ledger.post([factory.entry("2"), factory.entry("3")], at=NOW, actor="林岚")
        (entry_id,) = work.ledger.post([factory.entry("4")], at=NOW, actor="林岚")
        work.ledger.post([reversal_of(factory.entry("4"), entry_id, day=TODAY)], at=NOW, actor="林岚")
        work.ledger.post([factory.entry("7", source="account:10/cash", target="spend:10")], at=NOW, actor="林岚")
    with vault.look() as work:
        assert work.ledger.balance("account:1/cash") == {"CNY": yuan("-5")}
        assert work.ledger.balance("nowhere") == {}
        assert set(work.ledger.balances("account:")) == {"account:1/cash", "account:10/cash"}
        assert set(work.ledger.balances("account:1/")) == {"account:1/cash"}
        assert work.ledger.balances()["spend:10"] == {"CNY": yuan("7")}


def test_an_unbalanced_entry_is_refused_by_the_store_too(vault: Vault) -> None:
    bent = factory.entry()
    object.__setattr__(bent, "postings", (Posting("a", yuan("1")), Posting("b", yuan("-2"))))
    with pytest.raises(Unbalanced), vault.work() as work:
        work.ledger.post([factory.entry(), bent], at=NOW, actor="林岚")
    with vault.look() as work:
        assert work.counts()["entries"] == 0


def test_entries_are_found_by_place_evidence_and_kind_newest_first(vault: Vault) -> None:
    ids = posted(vault)
    with vault.work() as work:
        other = factory.entry(source="bank:1", target="in-transit", evidence=("bank_row:1",), kind=EntryKind.BANK_ROW)
        (bank_id,) = work.ledger.post([other], at=NOW, actor="林岚")
    with vault.look() as work:
        find = work.ledger.entries
        assert [stored.id for stored in find(limit=3)] == [bank_id, ids[4], ids[3]]
        assert [stored.id for stored in find(place="spend:1", before_id=ids[2])] == [ids[1], ids[0]]
        assert [stored.id for stored in find(evidence="bank_row:1")] == [bank_id]
        assert [stored.id for stored in find(kind=EntryKind.BANK_ROW)] == [bank_id]
        assert [stored.id for stored in work.ledger.entries_by_ids([ids[1], 99, ids[0]])] == [ids[1], ids[0]]
        with pytest.raises(NotFound):
            work.ledger.entry(99)


def test_each_record_carries_the_hash_of_the_one_before(vault: Vault) -> None:
    posted(vault, 3)
    with vault.work() as work:
        made = work.ledger.record(RecordKind.SETTING_CHANGED, {"key": "home", "value": "CNY"}, at=NOW, actor="林岚")
    with vault.look() as work:
        assert work.ledger.head() == made
        assert made.body == '{"key":"home","value":"CNY"}'
        newest_first = work.ledger.records()
        assert [record.seq for record in newest_first] == [5, 4, 3, 2, 1]
        assert [record.previous for record in newest_first] == [*(record.hash for record in newest_first[1:]), GENESIS]
        assert work.ledger.record_count() == 5
        assert [record.seq for record in work.ledger.records(before_seq=4, limit=2)] == [3, 2]
        report = work.ledger.verify()
        assert (report.records, report.entries, report.head, report.is_whole) == (5, 3, made.hash, True)


def cut_tail(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM postings WHERE entry_id = 5")
    connection.exec_driver_sql("DELETE FROM entry_evidence WHERE entry_id = 5")
    connection.exec_driver_sql("DELETE FROM entries WHERE id = 5")
    connection.exec_driver_sql("DELETE FROM records WHERE seq = 6")
    connection.exec_driver_sql("UPDATE place_balances SET amount = amount + 5000000 WHERE place = 'account:1/cash'")
    connection.exec_driver_sql("UPDATE place_balances SET amount = amount - 5000000 WHERE place = 'spend:1'")


def insert_record(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE records SET seq = seq + 100 WHERE seq >= 4")
    connection.exec_driver_sql("UPDATE records SET seq = seq - 99 WHERE seq >= 104")
    connection.exec_driver_sql(
        "INSERT INTO records SELECT 4, at, kind, actor, body, previous, hash FROM records WHERE seq = 3"
    )


def swap_records(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE records SET seq = 99 WHERE seq = 3")
    connection.exec_driver_sql("UPDATE records SET seq = 3 WHERE seq = 4")
    connection.exec_driver_sql("UPDATE records SET seq = 4 WHERE seq = 99")


def remove_record(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM records WHERE seq = 4")


def change(statement: str) -> Callable[[Connection], None]:
    def apply(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return apply


@pytest.mark.parametrize(
    ("tamper", "first_bad", "reason"),
    [
        (change("UPDATE records SET body = replace(body, '\"3000000\"', '\"9000000\"') WHERE seq = 4"), 4, "hash"),
        (change("UPDATE records SET actor = '别人' WHERE seq = 2"), 2, "hash"),
        (change("UPDATE records SET at = at + 1 WHERE seq = 3"), 3, "hash"),
        (change("UPDATE records SET kind = 'imported' WHERE seq = 3"), 3, "hash"),
        (change("UPDATE records SET hash = previous WHERE seq = 3"), 3, "hash"),
        (change("UPDATE records SET previous = hash WHERE seq = 3"), 3, "previous"),
        (change("UPDATE postings SET amount = amount * 2 WHERE entry_id = 2"), 3, "entry_differs"),
        (change("UPDATE postings SET place = 'spend:2' WHERE entry_id = 3 AND position = 1"), 4, "entry_differs"),
        (change("DELETE FROM postings WHERE entry_id = 4"), 5, "entry_differs"),
        (change("INSERT INTO postings VALUES (2, 7, 'x', 0, 'CNY')"), 3, "entry_differs"),
        (change("INSERT INTO postings VALUES (9, 0, 'x', 0, 'CNY')"), 7, "stray_entry"),
        (change("UPDATE entries SET text = '改' WHERE id = 1"), 2, "entry_differs"),
        (change("UPDATE entries SET day = day + 1 WHERE id = 1"), 2, "entry_differs"),
        (change("UPDATE entries SET reverses = 1 WHERE id = 5"), 6, "entry_differs"),
        (change("DELETE FROM entries WHERE id = 3"), 4, "entry_missing"),
        (change("UPDATE entry_evidence SET mark = 'fund_row:9' WHERE entry_id = 1"), 2, "entry_differs"),
        (change("UPDATE place_balances SET amount = amount + 1 WHERE place = 'spend:1'"), 6, "balances"),
        (change("UPDATE chain_head SET hash = 'x'"), 6, "head"),
        (remove_record, 4, "missing"),
        (insert_record, 4, "previous"),
        (swap_records, 3, "previous"),
        (cut_tail, 6, "head"),
    ],
)
def test_a_rewritten_past_is_found_and_the_first_bad_record_named(
    vault: Vault, tamper: Callable[[Connection], None], first_bad: int, reason: str
) -> None:
    posted(vault)
    with vault.work() as work:
        for table in GUARDS:
            for verb in ("update", "delete"):
                work._connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")
        work._connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    with vault._writer.connect() as connection:
        # Outside any transaction, as somebody with the key and another program would.
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
    with vault.work() as work:
        tamper(work._connection)
    with vault.look() as work:
        report = work.ledger.verify()
    assert (report.first_bad, report.reason) == (first_bad, reason)
    assert not report.is_whole


def test_an_empty_chain_is_whole(vault: Vault) -> None:
    with vault.look() as work:
        report = work.ledger.verify()
    assert (report.records, report.entries, report.is_whole) == (1, 0, True)


def test_entries_of_later_works_continue_the_chain(vault: Vault) -> None:
    first, second = posted(vault, 2), posted(vault, 2)
    assert second == [first[-1] + 1, first[-1] + 2]
    many = [Entry(kind=EntryKind.SPEND, day=TODAY + timedelta(days=1), postings=(), evidence=())] * 3
    with vault.work() as work:
        work.ledger.post(many, at=NOW, actor="")
        assert work.ledger.post([], at=NOW, actor="") == []
    with vault.look() as work:
        assert work.ledger.verify().is_whole
