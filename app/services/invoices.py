"""Invoices 发票: read and checked without a vault; previewed, imported all or nothing, shown as they stand, taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.closing import check_open
from app.domain.documents import ShownPage
from app.domain.findings import FindingKind, InvoiceLink
from app.domain.invoice_checks import check_pair, checked, gathered, with_duplicates_marked
from app.domain.invoices import Invoice, Party, RedPair, red_pairs
from app.domain.kept_invoices import InvoiceImport, KeptFile, StandingInvoice, invoice_key, standing_invoices
from app.domain.people import Action
from app.domain.statements import ImportState
from app.errors import FileTrouble, IllegalMove, WrongAnswer
from app.invoices.reading import picture_of, read_invoices
from app.ocr.shower import PictureShower
from app.progress import Progress, Silent
from app.services.clock import Clock
from app.services.company_identity import company_party
from app.services.invoice_lines import InvoicesView, import_line, invoice_line
from app.services.invoice_reading import InvoicePreview, as_they_would_stand, read_files, sorted_out
from app.store.vault import Vault
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceReport:
    """What a file, archive or folder holds: each invoice once a format, with its checks; and what could not be read."""

    invoices: tuple[Invoice, ...]
    pairs: tuple[RedPair, ...]
    """Red invoices with their blue ones, where both came."""
    problems: tuple[FileTrouble, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceImportReport:
    """What an import brought."""

    import_id: int
    invoices_new: int
    invoices_known: int
    changes: Changes = Changes.INVOICES | Changes.LEDGER


class Invoices:
    """The invoices of one vault; close it to end the child that opens pictures."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._shower = PictureShower()

    def preview(self, paths: Sequence[Path], progress: Progress | None = None) -> InvoicePreview:
        """Read files, folders and archives and say what they would bring; nothing is written.

        A file that cannot be read is a problem beside the others; when nothing at all can be read its trouble is raised.
        """
        read = read_files(paths, progress or Silent())
        with self._vault.look() as work:
            there = work.invoices.all()
            known_files = work.invoices.known_files([file.sha256 for file in read.files])
            company = company_party(work)
        fresh, known = sorted_out(read.files, there, known_files)
        return InvoicePreview(
            source_name=read.source_name,
            files=tuple(fresh),
            new=as_they_would_stand(fresh, there, company),
            known=tuple(known),
            problems=read.problems,
            marks=read.marks,
        )

    def import_previewed(self, preview: InvoicePreview, progress: Progress | None = None) -> InvoiceImportReport:
        """Write what the preview showed, in one transaction, with the files as they came.

        WrongAnswer when a file has changed since; PeriodClosed when an invoice is dated inside a closed period.
        """
        if preview.is_empty:
            raise WrongAnswer("files", "nothing_new")
        for path, digest in preview.marks:
            if sha256(path.read_bytes()).hexdigest() != digest:
                raise WrongAnswer("file", "changed_since_preview")
        (progress or Silent()).step(0, 1, preview.source_name)
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            # Asked again inside the transaction: another import may have come in between.
            digests = work.invoices.known_files([file.sha256 for file in preview.files])
            fresh, known = sorted_out(preview.files, work.invoices.all(), digests)
            brought = [invoice for file in fresh for invoice in file.invoices]
            if not brought:
                raise WrongAnswer("files", "nothing_new")
            check_open(work.closes.until(), [one.date for one in brought if one.date is not None])
            record = InvoiceImport(
                source_name=preview.source_name,
                imported_at=at,
                imported_by=actor,
                invoices_new=len(brought),
                invoices_known=len(preview.known) + len(known),
                files=len(fresh),
                problems="\n".join(one.file for one in preview.problems),
            )
            import_id = work.invoices.add_import(record, fresh)
            work.ledger.record(RecordKind.INVOICES_IMPORTED, _import_body(import_id, fresh), at=at, actor=actor)
        return InvoiceImportReport(
            import_id=import_id, invoices_new=record.invoices_new, invoices_known=record.invoices_known
        )

    def undo_import(self, import_id: int) -> Changes:
        """Take an import back: its invoices no longer count; PeriodClosed when one lies in a closed period."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            record = work.invoices.get_import(import_id)
            if record.state is not ImportState.ACTIVE:
                raise IllegalMove(record.state, ImportState.UNDONE)
            days = [kept.invoice.date for kept in work.invoices.of_import(import_id)]
            check_open(work.closes.until(), [day for day in days if day is not None])
            work.invoices.undo_import(import_id, at=at, by=actor)
            work.ledger.record(RecordKind.INVOICES_UNDONE, {"invoice_import": import_id}, at=at, actor=actor)
        return Changes.INVOICES | Changes.MATCHES | Changes.LEDGER

    def view(self) -> InvoicesView:
        """All invoices that count, as they stand today, with the imports that brought them."""
        with self._vault.look() as work:
            standing = standing_of(work)
            links = links_by_invoice(work.findings.links())
            imports = work.invoices.imports()
            company = company_party(work)
        lines = [invoice_line(one, links.get(invoice_key(one.kept.id))) for one in standing]
        lines.sort(key=lambda line: (line.invoice.date or date.min, line.id), reverse=True)
        return InvoicesView(lines=tuple(lines), imports=tuple(import_line(one) for one in imports), company=company)

    def original(self, invoice_id: int) -> tuple[str, bytes]:
        """Name and content of the file that an invoice came in, byte by byte; an archive is given whole."""
        with self._vault.look() as work:
            return work.invoices.file(work.invoices.get(invoice_id).file_id)

    def pages(self, invoice_id: int) -> tuple[ShownPage, ...]:
        """The paper as plain JPEGs, opened in a child: call it off the window's thread; none for plain data.

        PictureTrouble when the file cannot be shown.
        """
        with self._vault.look() as work:
            kept = work.invoices.get(invoice_id)
            name, content = work.invoices.file(kept.file_id)
        picture = picture_of(name, content, kept.invoice.file)
        return () if picture is None else self._shower.show(picture, name)

    def close(self) -> None:
        """End the child that opens pictures."""
        self._shower.close()


def inspect_invoices(path: Path, *, company: Party | None = None, progress: Progress | None = None) -> InvoiceReport:
    """Read and check, without a vault; the file's own trouble is raised when nothing at all can be read.

    `company` is who the buyer must be; without it that is not judged.
    """
    files = read_invoices(path, progress)
    if not files.invoices:
        raise files.problems[0]
    invoices = [checked(invoice, company) for invoice in gathered(files.invoices)]
    marked = with_duplicates_marked(invoices)
    pairs = [pair for pair in red_pairs(_once(marked)) if pair.blue is not None]
    return InvoiceReport(invoices=tuple(_with_pairs(marked, pairs)), pairs=tuple(pairs), problems=files.problems)


def standing_of(work: Work) -> list[StandingInvoice]:
    """Every invoice that counts, as it stands today."""
    above = {
        int(key.partition(":")[2])
        for finding in work.findings.all()
        if finding.kind is FindingKind.INVOICE_ABOVE_CASH
        for key in finding.invoices
    }
    return standing_invoices(work.invoices.all(), company_party(work), above)


def links_by_invoice(links: Iterable[InvoiceLink]) -> dict[str, InvoiceLink]:
    """What each invoice was laid against."""
    return {key: link for link in links for key in link.invoices}


def _once(invoices: Sequence[Invoice]) -> list[Invoice]:
    """A credit note that came twice cancels once."""
    return list({invoice.key or str(place): invoice for place, invoice in enumerate(invoices)}.values())


def _with_pairs(invoices: Sequence[Invoice], pairs: Sequence[RedPair]) -> list[Invoice]:
    found = {pair.red.key: check_pair(pair) for pair in pairs}
    return [
        replace(one, checks=(*one.checks, found[one.key])) if one.is_red and one.key in found else one
        for one in invoices
    ]


def _import_body(import_id: int, files: Sequence[KeptFile]) -> dict[str, object]:
    return {
        "invoice_import": import_id,
        "files": [file.sha256 for file in files],
        "numbers": [invoice.key for file in files for invoice in file.invoices],
    }
