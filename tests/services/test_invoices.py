"""Invoices in the vault: previewed, kept once with their files, checked against each other and the company, taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.findings import FindingKind
from app.domain.kept_invoices import InvoiceStanding
from app.domain.statements import ImportState
from app.errors import IllegalMove, NoInvoice, WrongAnswer
from app.services.invoice_lines import InvoiceLine
from app.store.vault import Vault
from tests.invoices.papers import Paper, bureau_xml, zipped
from tests.services.papers import CODE, keep, licence_reading
from tests.ui.statements.practice import full_desk, make_desk

COMPANY = "云帆传媒"
PAPER = Paper(buyer=COMPANY, date="2026-11-02")


def write(folder: Path, *papers: Paper, name: str = "发票.xml") -> Path:
    file = folder / name
    file.write_bytes(bureau_xml(*papers))
    return file


def bring(desk: Desk, *files: Path) -> int:
    return desk.invoices.import_previewed(desk.invoices.preview(files)).import_id


def failed(line: InvoiceLine) -> set[str]:
    return {check.name for check in line.invoice.checks if not check.ok}


def line_of(desk: Desk, number: str) -> InvoiceLine:
    return next(line for line in desk.invoices.view().lines if line.invoice.number == number)


def test_an_invoice_is_kept_with_its_file_and_the_same_paper_twice_adds_nothing(vault: Vault, tmp_path: Path) -> None:
    desk, file = make_desk(vault), write(tmp_path, PAPER)
    preview = desk.invoices.preview([file])
    assert (len(preview.new), preview.known, preview.problems) == (1, (), ())
    report = desk.invoices.import_previewed(preview)
    assert (report.invoices_new, report.invoices_known) == (1, 0)
    (line,) = desk.invoices.view().lines
    assert (line.standing, failed(line)) == (InvoiceStanding.SOUND, set())
    assert desk.invoices.original(line.id) == (file.name, file.read_bytes())
    assert [(hit.kind, hit.key) for hit in desk.search.find(PAPER.number[-9:])] == [("invoice", str(line.id))]
    # In an archive, under another name: the number says that it is there.
    archive = tmp_path / "十一月.zip"
    archive.write_bytes(zipped({"copy.xml": bureau_xml(PAPER)}))
    again = desk.invoices.preview([archive])
    assert (again.is_empty, len(again.known)) == (True, 1)
    with pytest.raises(WrongAnswer):
        desk.invoices.import_previewed(again)
    assert desk.trace.verify().is_whole


def test_a_folder_is_one_import_and_what_cannot_be_read_is_named_beside_it(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "发票"
    folder.mkdir()
    write(folder, PAPER, name="a.xml")
    write(folder, replace(PAPER, number="26312000000123456790"), name="b.xml")
    (folder / "note.txt").write_text("not an invoice", encoding="utf-8")
    desk = make_desk(vault)
    preview = desk.invoices.preview([folder])
    assert (len(preview.new), [one.file for one in preview.problems]) == (2, ["note.txt"])
    desk.invoices.import_previewed(preview)
    (imported,) = desk.invoices.view().imports
    assert (imported.invoices_new, imported.problems) == (2, ("note.txt",))
    with pytest.raises(NoInvoice):
        desk.invoices.preview([folder / "note.txt"])


def test_a_file_that_changed_since_it_was_shown_is_not_imported(vault: Vault, tmp_path: Path) -> None:
    desk, file = make_desk(vault), write(tmp_path, PAPER)
    preview = desk.invoices.preview([file])
    write(tmp_path, replace(PAPER, total="99.00"))
    with pytest.raises(WrongAnswer, match="changed_since_preview"):
        desk.invoices.import_previewed(preview)
    assert desk.invoices.view().lines == ()


def test_one_number_with_other_figures_is_kept_and_marked(vault: Vault, tmp_path: Path) -> None:
    desk = make_desk(vault)
    bring(desk, write(tmp_path, PAPER))
    other = replace(PAPER, net="20000.00", tax="1200.00", total="21200.00", capitals="")
    preview = desk.invoices.preview([write(tmp_path, other, name="other.xml")])
    assert preview.new[0].standing is InvoiceStanding.PROBLEM
    desk.invoices.import_previewed(preview)
    marked = [line for line in desk.invoices.view().lines if "duplicate" in failed(line)]
    assert [line.invoice.total for line in marked] == [marked[0].invoice.total]
    assert str(marked[0].invoice.total) == "21200.00 CNY"


def test_the_buyer_must_be_the_company_by_the_code_of_its_licence_once_that_is_kept(
    vault: Vault, tmp_path: Path
) -> None:
    desk = make_desk(vault)
    bring(desk, write(tmp_path, PAPER, replace(PAPER, number="26312000000123456790", buyer="云海贸易有限公司")))
    assert failed(line_of(desk, PAPER.number)) == set()
    assert failed(line_of(desk, "26312000000123456790")) == {"buyer"}
    keep(desk.documents, licence_reading(name=COMPANY))
    # The name is right, the tax number is not that of the licence.
    assert desk.invoices.view().company.tax_id == CODE
    assert failed(line_of(desk, PAPER.number)) == {"buyer"}


def test_a_red_invoice_finds_its_blue_one_whenever_it_comes(vault: Vault, tmp_path: Path) -> None:
    desk = make_desk(vault)
    red = PAPER.red("26312000000123456999")
    bring(desk, write(tmp_path, replace(red, date="2026-11-12"), name="red.xml"))
    assert "red_pair" in failed(line_of(desk, red.number))
    bring(desk, write(tmp_path, PAPER))
    blue = line_of(desk, PAPER.number)
    assert failed(line_of(desk, red.number)) == set()
    assert (line_of(desk, red.number).partner_id, blue.partner_id) == (blue.id, line_of(desk, red.number).id)


def test_an_undone_import_no_longer_counts_and_its_file_may_come_again(vault: Vault, tmp_path: Path) -> None:
    desk, file = make_desk(vault), write(tmp_path, PAPER)
    first = bring(desk, file)
    desk.invoices.undo_import(first)
    assert desk.invoices.view().lines == ()
    with pytest.raises(IllegalMove):
        desk.invoices.undo_import(first)
    bring(desk, file)
    assert [one.state for one in desk.invoices.view().imports] == [ImportState.ACTIVE, ImportState.UNDONE]
    assert desk.trace.verify().is_whole


def test_invoices_are_laid_against_the_payments_of_the_vault_and_one_above_its_cash_is_named(
    vault: Vault, tmp_path: Path
) -> None:
    desk = full_desk(vault, tmp_path)
    seller = "方舟广告有限公司"
    # 100,000 were paid with CZ20261009 and 150,000 without a number; the second invoice is 9,000 above its cash.
    even = replace(PAPER, seller=seller, date="2026-10-12", net="94339.62", tax="5660.38", total="100000.00", capitals="", remark="CZ20261009", lines=())  # fmt: skip
    above = replace(even, number="26312000000123456790", date="2026-10-20", net="150000.00", tax="9000.00", total="159000.00", remark="")  # fmt: skip
    bring(desk, write(tmp_path, even, above))
    desk.reconcile.run()
    billed = line_of(desk, even.number)
    assert (len(billed.billed_rows), billed.is_link_sure) == (1, True)
    assert billed.open_amount is not None
    assert not billed.open_amount
    assert "above_paid" in failed(line_of(desk, above.number))
    view = desk.reconcile.view()
    assert [one.kind for one in view.findings if one.invoices] == [FindingKind.INVOICE_ABOVE_CASH]
    beside = {cell.number for group in view.groups for cell in group.invoices}
    assert even.number in beside
    # Said anew by every run, whatever was matched before.
    desk.reconcile.run()
    assert [one.kind for one in desk.reconcile.view().findings if one.invoices] == [FindingKind.INVOICE_ABOVE_CASH]


def test_an_invoice_of_another_buyer_is_laid_against_nothing(vault: Vault, tmp_path: Path) -> None:
    desk = full_desk(vault, tmp_path)
    strange = replace(PAPER, seller="方舟广告有限公司", buyer="云海贸易有限公司", date=date(2026, 10, 12).isoformat(), total="100000.00", remark="CZ20261009")  # fmt: skip
    bring(desk, write(tmp_path, strange))
    desk.reconcile.run()
    (line,) = desk.invoices.view().lines
    assert (line.billed_rows, line.open_amount) == ((), None)
