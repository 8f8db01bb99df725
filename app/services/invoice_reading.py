"""From files, folders and archives to the invoices that they would bring: read once, the most trusted copy of each paper."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from app.domain.invoice_checks import checked, gathered
from app.domain.invoices import Invoice, InvoiceSource, Party
from app.domain.kept_invoices import KeptFile, KeptInvoice, StandingInvoice, is_same_paper, standing_invoices
from app.errors import FileTrouble, NoInvoice
from app.invoices.opener import Opener
from app.invoices.reading import read_invoices
from app.progress import Progress

MOST_FILES = 2_000
"""More at once is a mistake: a whole disk was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicePreview:
    """What files would bring, before anything is written."""

    source_name: str
    files: tuple[KeptFile, ...] = ()
    """Files that bring something, each with the invoices that are new."""
    new: tuple[StandingInvoice, ...] = ()
    """The new invoices as they would stand beside those that are there."""
    known: tuple[Invoice, ...] = ()
    """There already, word for word; they are not added again."""
    problems: tuple[FileTrouble, ...] = ()
    marks: tuple[tuple[Path, str], ...] = ()
    """Every file that was read with its digest, to notice a change before the import."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to import."""
        return not self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """What was read, each paper once, and what could not be."""

    source_name: str
    files: tuple[KeptFile, ...]
    problems: tuple[FileTrouble, ...]
    marks: tuple[tuple[Path, str], ...]


def read_files(paths: Sequence[Path], progress: Progress) -> ReadFiles:
    """Every file below these paths; NoInvoice or the file's own trouble when nothing at all can be read."""
    files = _files_below(paths)
    read: list[KeptFile] = []
    marks: list[tuple[Path, str]] = []
    problems: list[FileTrouble] = []
    with Opener() as opener:
        for done, file in enumerate(files):
            progress.step(done, len(files), file.name)
            try:
                found = read_invoices(file, None, opener)
                content = file.read_bytes()
            except OSError:
                problems.append(NoInvoice(file.name))
                continue
            except FileTrouble as trouble:
                problems.append(trouble)
                continue
            digest = sha256(content).hexdigest()
            read.append(KeptFile(name=file.name, content=content, sha256=digest, invoices=found.invoices))
            marks.append((file, digest))
            problems += found.problems
    progress.step(len(files), len(files))
    kept = most_trusted(read)
    if not any(file.invoices for file in kept):
        raise problems[0] if problems else NoInvoice(paths[0].name if paths else "")
    return ReadFiles(source_name=_source_name(paths), files=tuple(kept), problems=tuple(problems), marks=tuple(marks))


def most_trusted(files: Sequence[KeptFile]) -> list[KeptFile]:
    """The files with their invoices checked, each paper only in the file of its most trusted copy."""
    places: dict[tuple[str, InvoiceSource, str], list[int]] = defaultdict(list)
    for place, file in enumerate(files):
        for invoice in file.invoices:
            places[invoice.key, invoice.source, invoice.file].append(place)
    chosen: dict[int, list[Invoice]] = defaultdict(list)
    for invoice in gathered([invoice for file in files for invoice in file.invoices]):
        chosen[places[invoice.key, invoice.source, invoice.file].pop(0)].append(checked(invoice))
    return [replace(file, invoices=tuple(chosen[place])) for place, file in enumerate(files)]


def sorted_out(
    files: Sequence[KeptFile], there: Sequence[KeptInvoice], known_files: Collection[str]
) -> tuple[list[KeptFile], list[Invoice]]:
    """The files that bring something with what is new in them, and the invoices that are there already.

    The same paper again is known. One number with other figures is new: it is kept and marked, for a person to look at.
    A paper whose number nobody could read is known by its file.
    """
    papers: dict[str, list[Invoice]] = defaultdict(list)
    for kept in there:
        papers[kept.invoice.key].append(kept.invoice)
    digests = set(known_files)
    fresh: list[KeptFile] = []
    known: list[Invoice] = []
    for file in files:
        new: list[Invoice] = []
        for invoice in file.invoices:
            is_known = file.sha256 in digests if not invoice.key else _is_there(invoice, papers[invoice.key])
            (known if is_known else new).append(invoice)
            if invoice.key and not is_known:
                papers[invoice.key].append(invoice)
        digests.add(file.sha256)
        if new:
            fresh.append(replace(file, invoices=tuple(new)))
    return fresh, known


def as_they_would_stand(
    fresh: Sequence[KeptFile], there: Sequence[KeptInvoice], company: Party
) -> tuple[StandingInvoice, ...]:
    """The new invoices with the checks that the others allow, under numbers of no meaning."""
    first = max((kept.id for kept in there), default=0) + 1
    brought = [invoice for file in fresh for invoice in file.invoices]
    new = [KeptInvoice(id=first + at, import_id=0, file_id=0, invoice=one) for at, one in enumerate(brought)]
    return tuple(standing_invoices([*there, *new], company)[len(there) :])


def _is_there(invoice: Invoice, same_number: Sequence[Invoice]) -> bool:
    return any(is_same_paper(invoice, one) for one in same_number)


def _files_below(paths: Sequence[Path]) -> list[Path]:
    """Files as they are named, and every file below a folder; links are not followed."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.is_file() and not file.is_symlink())
        else:
            found.append(path)
    if not found or len(found) > MOST_FILES:
        raise NoInvoice(paths[0].name if paths else "")
    return found


def _source_name(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"{paths[0].name} +{len(paths) - 1}"
