"""Invoices, findings, accepted reasons and closed periods in the book: whole after the work, evidence never edited."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.closing import PlaceMovement
from app.domain.findings import Finding, FindingKind, InvoiceLink, LeftClass, LinkKind
from app.domain.statements import ImportState
from app.errors import IllegalMove, NotFound
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW, yuan


def test_an_invoice_comes_back_as_it_was_read_with_its_file(vault: Vault) -> None:
    made = factory.invoice()
    with vault.work() as work:
        import_id = work.invoices.add_import(factory.invoice_import(), [factory.invoice_file(made)])
    with vault.look() as work:
        (kept,) = work.invoices.all()
        assert kept.invoice == made
        assert work.invoices.get(kept.id) == kept
        assert work.invoices.of_keys([made.key]) == work.invoices.of_import(import_id) == [kept]
        assert work.invoices.file(kept.file_id) == ("发票.xml", b"<invoice/>")
        assert work.counts()["invoices"] == work.invoices.count() == 1


def test_invoices_of_an_undone_import_do_not_count_and_stay_as_evidence(vault: Vault) -> None:
    with vault.work() as work:
        import_id = work.invoices.add_import(factory.invoice_import(), [factory.invoice_file(factory.invoice())])
        (kept,) = work.invoices.all()
        work.invoices.undo_import(import_id, at=NOW, by="林岚")
    with vault.look() as work:
        assert work.invoices.all() == []
        assert work.invoices.known_files([factory.invoice_file().sha256]) == set()
        assert work.invoices.imports()[0].state is ImportState.UNDONE
        assert work.counts()["invoices"] == 1
        with pytest.raises(NotFound):
            work.invoices.get(kept.id)
    with pytest.raises(IllegalMove), vault.work() as work:
        work.invoices.undo_import(import_id, at=NOW, by="林岚")


def test_what_a_run_left_takes_the_place_of_what_the_one_before_left(vault: Vault) -> None:
    found = Finding(
        kind=FindingKind.INVOICE_ABOVE_CASH,
        left=("bank:1",),
        invoices=("invoice:1",),
        amount=yuan("600"),
        reason="invoiced more than paid",
        is_certain=False,
    )
    link = InvoiceLink(
        invoices=("invoice:1",), left=("bank:1",), right=(), kind=LinkKind.BY_NUMBER, open_amount=yuan("600"), is_sure=True
    )  # fmt: skip
    with vault.work() as work:
        first, second = (work.matches.new_run(NOW, "林岚") for _ in range(2))
        work.findings.replace(first, [found, found], [("bank:1", LeftClass.FEE)], [link])
        work.findings.replace(second, [found], [("bank:2", LeftClass.IN_TRANSIT)], [link])
    with vault.look() as work:
        assert work.findings.all() == [found]
        assert work.findings.classes() == {"bank:2": LeftClass.IN_TRANSIT}
        assert work.findings.links() == [link]


def test_a_row_has_one_reason_at_a_time(vault: Vault) -> None:
    with vault.work() as work:
        first = work.findings.explain("bank:1", LeftClass.FEE, at=NOW, by="林岚", entry_id=None)
        work.findings.take_back([first], at=NOW, by="林岚")
        work.findings.explain("bank:1", LeftClass.INTEREST, at=NOW, by="林岚", entry_id=None)
    with pytest.raises(IntegrityError), vault.work() as work:
        work.findings.explain("bank:1", LeftClass.FEE, at=NOW, by="林岚", entry_id=None)
    with vault.look() as work:
        assert work.findings.explanations()["bank:1"].left_class is LeftClass.INTEREST
        assert work.findings.explanation("bank:1").by == "林岚"
        with pytest.raises(NotFound):
            work.findings.explanation("bank:2")


def test_a_closed_period_keeps_its_statement_and_is_reopened_once(vault: Vault) -> None:
    with vault.work() as work:
        close_id = work.closes.add(factory.period_close(), '{"a":1}')
    with vault.look() as work:
        assert work.closes.until() == date(2026, 10, 31)
        assert work.closes.statement(close_id) == '{"a":1}'
    with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
        work.closes.get(close_id).digest = "1" * 64
    with vault.work() as work:
        work.closes.reopen(close_id, at=NOW, by="林岚", reason="漏了一张回单")
    with vault.look() as work:
        assert work.closes.until() is None
        assert work.closes.all()[0].reopen_reason == "漏了一张回单"
    with pytest.raises(IllegalMove), vault.work() as work:
        work.closes.reopen(close_id, at=NOW, by="林岚", reason="again")


def test_every_place_tells_what_it_held_before_a_period_and_what_moved_within(vault: Vault) -> None:
    with vault.work() as work:
        for day, amount in ((date(2026, 9, 30), "5"), (date(2026, 10, 1), "7"), (date(2026, 11, 1), "100")):
            entry = factory.entry(amount, source="bank:1", target="spend:1", day=day)
            work.ledger.post([entry], at=NOW, actor="林岚")
    with vault.look() as work:
        moved = {one.place: one for one in work.ledger.movements(date(2026, 10, 1), date(2026, 10, 31))}
    zero = yuan("0")
    assert moved["bank:1"] == PlaceMovement(place="bank:1", name="", opening=yuan("-5"), came=zero, went=yuan("-7"))
    assert moved["spend:1"].closing == yuan("12")
