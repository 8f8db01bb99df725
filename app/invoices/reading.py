"""The way in: a file, folder or archive of hundreds to invoices, each read from its best source, the others its witnesses."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.domain.invoices import Invoice, InvoiceSource
from app.domain.packages import MOST_ENTRIES, MOST_UNPACKED, ZIP_MARK, opened_package, unpacked
from app.errors import BrokenFile, FileTrouble, NoInvoice
from app.invoices.einvoice import facts_in
from app.invoices.face import face_facts
from app.invoices.facts import Fact, Facts, invoice_of
from app.invoices.markup import parsed
from app.invoices.ofd import ROOT, OfdParts
from app.invoices.opener import Opener
from app.invoices.qr import codes_in, picture, qr_facts
from app.progress import Progress, Silent

MOST_FILE_BYTES = MOST_UNPACKED
_PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_XML_MARKS = (b"<?xml", b"<")
_BLANKS = b" \t\r\n"
_MARKS_OF_ORDER = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_LIMITS = frozenset(
    {"zip_bomb", "unsafe_names", "link", "nested", "doctype", "too_many_elements", "too_many_pages", "too_many_pixels"}
)
"""A file that breaks one of these wants to harm, or may: the whole bundle is refused. Anything else is one file's trouble."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceFiles:
    """What came out of a file or a bundle: invoices in the order of the files, and the files that gave none."""

    invoices: tuple[Invoice, ...]
    problems: tuple[FileTrouble, ...] = ()


def read_invoices(path: Path, progress: Progress | None = None, opener: Opener | None = None) -> InvoiceFiles:
    """Every invoice in a file, an archive or a folder.

    A single file that cannot be read raises BrokenFile or NoInvoice; in a bundle it becomes a problem beside the others.
    A bundle that breaks a limit of promise I1 is refused whole, with the entry named. Nothing is written anywhere.
    Whoever reads many files lends one `opener` to all of them, and closes it.
    """
    with ExitStack() as ending:
        reader = _Reader(progress or Silent(), opener or ending.enter_context(Opener()))
        if path.is_dir():
            return reader.folder(path)
        if path.stat().st_size > MOST_FILE_BYTES:
            raise BrokenFile(path.name, "too_large")
        return reader.file(path.name, path.read_bytes())


def picture_of(name: str, data: bytes, entry: str) -> bytes | None:
    """The PDF or picture that an invoice was read from; `entry` names it inside an archive. None for plain data.

    BrokenFile for an archive that cannot be opened any more.
    """
    wanted = entry.rpartition(" › ")[0] or entry
    if _is_zip(data):
        with opened_package(name, data) as package:
            found = (one for one in package.infolist() if _true_name(one.filename, one.flag_bits) == wanted)
            info = next(found, None)
            part = b"" if info is None else unpacked(name, package, info, MOST_UNPACKED)
        return None if _is_zip(part) else _shown(part)
    return _shown(data)


def _shown(data: bytes) -> bytes | None:
    return data if data.startswith((b"%PDF", *_PICTURE_MARKS)) else None


@dataclass
class _Reader:
    """Reads files of any kind; PDFs and pictures in a process that is started only when the first of them comes."""

    progress: Progress
    opener: Opener
    room: int = MOST_UNPACKED
    """Bytes that may still be unpacked, all archives together."""

    def file(self, name: str, data: bytes) -> InvoiceFiles:
        if _is_zip(data):
            entries = self._entries(name, data)
            if ROOT not in entries:
                return self._bundle(name, entries)
            found = self._ofd(name, entries)
        else:
            found = self._single(name, data)
        if not found:
            raise NoInvoice(name)
        return InvoiceFiles(invoices=tuple(found))

    def folder(self, path: Path) -> InvoiceFiles:
        """Every file below a folder; links are not followed."""
        files = sorted(file for file in path.rglob("*") if file.is_file() and not file.is_symlink())
        if len(files) > MOST_ENTRIES:
            raise BrokenFile(path.name, "zip_bomb")
        invoices: list[Invoice] = []
        problems: list[FileTrouble] = []
        for number, file in enumerate(files, start=1):
            self.progress.step(number, len(files), file.name)
            name = file.relative_to(path).as_posix()
            self.room = MOST_UNPACKED
            try:
                if file.stat().st_size > MOST_FILE_BYTES:
                    raise BrokenFile(name, "too_large")
                found = self.file(name, file.read_bytes())
            except FileTrouble as trouble:
                problems.append(trouble)
                continue
            invoices += found.invoices
            problems += found.problems
        return InvoiceFiles(invoices=tuple(invoices), problems=tuple(problems))

    def _bundle(self, name: str, entries: dict[str, bytes]) -> InvoiceFiles:
        invoices: list[Invoice] = []
        problems: list[FileTrouble] = []
        for number, (entry, data) in enumerate(entries.items(), start=1):
            self.progress.step(number, len(entries), entry)
            try:
                found = self._entry(entry, data)
                if not found:
                    problems.append(NoInvoice(entry))
                invoices += found
            except BrokenFile as broken:
                if broken.reason in _LIMITS:
                    inner = f"{entry} › {broken.entry}" if broken.entry else entry
                    raise BrokenFile(name, broken.reason, inner) from broken
                problems.append(broken)
        if not invoices and not problems:
            raise NoInvoice(name)
        return InvoiceFiles(invoices=tuple(invoices), problems=tuple(problems))

    def _entry(self, entry: str, data: bytes) -> list[Invoice]:
        """A file inside an archive: it may be packed itself, but what it holds may not."""
        if not _is_zip(data):
            return self._single(entry, data)
        parts = self._entries(entry, data)
        if any(_is_zip(part) for part in parts.values()):
            raise BrokenFile(entry, "nested", next(name for name, part in parts.items() if _is_zip(part)))
        if ROOT in parts:
            return self._ofd(entry, parts)
        return [one for name, part in parts.items() for one in self._single(f"{entry} › {name}", part)]

    def _entries(self, name: str, data: bytes) -> dict[str, bytes]:
        parts: dict[str, bytes] = {}
        with opened_package(name, data, self.room) as package:
            for info in package.infolist():
                if not info.is_dir():
                    part = unpacked(name, package, info, self.room)
                    self.room -= len(part)
                    parts[_true_name(info.filename, info.flag_bits)] = part
        return parts

    def _single(self, name: str, data: bytes) -> list[Invoice]:
        if data.startswith(b"%PDF"):
            return self._pdf(name, data)
        if data.startswith(_PICTURE_MARKS):
            witnesses = _from_codes(self.opener.open(name, data).codes)
            return [invoice_of([facts], name) for facts in witnesses]
        if _is_xml(data):
            return [invoice_of(_with_qr([facts]), name) for facts in facts_in(parsed(name, data))]
        return []

    def _ofd(self, name: str, entries: dict[str, bytes]) -> list[Invoice]:
        ofd = OfdParts(name, entries)
        codes: list[str] = []
        for entry, data in ofd.pictures():
            codes += _codes_of_picture(name, entry, data)
        documents = ofd.invoices()
        witnesses = _from_codes(codes)
        if not documents:
            return [invoice_of([facts], name) for facts in witnesses]
        return [invoice_of(_with_qr([*sources, *_about(sources, witnesses)]), name) for sources in documents]

    def _pdf(self, name: str, data: bytes) -> list[Invoice]:
        opened = self.opener.open(name, data)
        embedded = [facts for part in opened.embedded if _is_xml(part) for facts in facts_in(parsed(name, part))]
        witnesses = _from_codes(opened.codes)
        face = face_facts(opened.pages)
        if len(embedded) > 1:
            return [invoice_of(_with_qr([facts]), name) for facts in embedded]
        sources = [*embedded, *([face] if face is not None else [])]
        if not sources:
            return [invoice_of([facts], name) for facts in witnesses]
        return [invoice_of(_with_qr([*sources, *_about(sources, witnesses)]), name)]


def _from_codes(codes: Sequence[str]) -> list[Facts]:
    return [facts for code in dict.fromkeys(codes) if (facts := qr_facts(code)) is not None]


def _with_qr(sources: list[Facts]) -> list[Facts]:
    """The sources, and the QR whose text the data repeat, unless it was seen already."""
    if any(facts.source is InvoiceSource.QR for facts in sources):
        return sources
    return [*sources, *_from_codes([text for facts in sources if (text := facts.texts.get(Fact.QR))])]


def _about(sources: Sequence[Facts], witnesses: Sequence[Facts]) -> Iterator[Facts]:
    """The codes that speak of this invoice; where its number could not be read, all of them may."""
    numbers = {facts.texts.get(Fact.NUMBER) for facts in sources}
    if len(witnesses) == 1:
        yield witnesses[0]  # a single code on the paper is its own: if it names another number, that is worth knowing
        return
    yield from (facts for facts in witnesses if facts.texts.get(Fact.NUMBER) in numbers)


def _codes_of_picture(name: str, entry: str, data: bytes) -> list[str]:
    try:
        return codes_in(picture(name, data, entry))
    except BrokenFile as broken:
        if broken.reason == "too_many_pixels":
            raise
        return []
    except (OSError, ValueError, SyntaxError):
        return []


def _is_zip(data: bytes) -> bool:
    return data.startswith((ZIP_MARK, b"PK\x05\x06"))


def _is_xml(data: bytes) -> bool:
    head = data[:64]
    for mark in _MARKS_OF_ORDER:
        if head.startswith(mark):
            return b"<" in head
    return head.lstrip(_BLANKS).startswith(_XML_MARKS)


def _true_name(name: str, flags: int) -> str:
    """Archives made on Chinese Windows name their entries in GBK without saying so."""
    if flags & 0x800:
        return name
    try:
        return name.encode("cp437").decode("gbk")
    except UnicodeError:
        return name
