"""The way in: a file from a bank to a Statement, or an error that says why not."""

from pathlib import Path

from app.banks.archive import is_archive, packed_in
from app.banks.content import Content
from app.banks.formats import FORMATS
from app.banks.plain_sheet import mapped_format, sample_of
from app.banks.table import Table
from app.collector import collector_resting
from app.domain.statements import ColumnMapping, SheetSample, Statement
from app.errors import BrokenFile, EmptyStatement, UnknownFormat
from app.secret import Secret

BROKEN_REASONS = (
    "empty_file",  # no byte of content
    "too_large",  # more than 200 MB
    "cut_off",  # the end of the file is missing
    "not_a_workbook",  # a zip archive without a statement
    "encrypted",  # a workbook with a password
    "zip_bomb",  # unpacks to more than any statement holds
    "unsafe_names",  # a package that names places outside itself
    "nested",  # an archive inside an archive
    "link",  # a package with links to other places
    "doctype",  # XML that declares a document type or entities
    "broken_xml",  # XML that does not parse
    "unreadable_package",  # a package that no program could open
    "unreadable_workbook",  # damaged inside
    "no_sheet",  # asked for columns, and the file has none
)
"""Every reason that a BrokenFile of this room can carry."""


def read_statement(
    path: Path, *, mapping: ColumnMapping | None = None, currency: str | None = None, password: Secret | None = None
) -> Statement:
    """Read a statement of any known format, chosen by content; with a mapping, the sheet that the mapping describes.

    `currency` is used where the file states none. An archive is read by the statement in it, with `password` where it is
    protected (NeedsPassword without). Raises UnknownFormat, BrokenFile or EmptyStatement; a Statement that
    comes back has rows, or problems that say which lines could not be read.
    """
    content = Content.of(path, currency if mapping is None else None)  # a mapping names the currency itself
    with collector_resting():
        content = _unpacked(content, password) if is_archive(content) else content
        statement = mapped_format(mapping).read(content) if mapping is not None else _by_content(content)
    if not statement.rows and not statement.problems:
        raise EmptyStatement(path.name)
    return statement


def read_tables(name: str, tables: tuple[Table, ...], currency: str | None = None) -> Statement:
    """Read tables that were put together elsewhere, off the pages of a PDF; the errors are those of `read_statement`."""
    content = Content(name, b"", currency)
    content.tables = tables
    statement = _by_content(content)
    if not statement.rows and not statement.problems:
        raise EmptyStatement(name)
    return statement


def sample_sheet(path: Path) -> SheetSample:
    """What the mapping dialogue shows of an unknown sheet; BrokenFile when the file is no sheet."""
    return sample_of(Content.of(path))


def _unpacked(archive: Content, password: Secret | None) -> Content:
    """The statement in an archive: of several files (banks add summaries) the largest that a format knows."""
    known = [
        content
        for content in packed_in(archive, password)
        if any(statement_format.recognises(content) for statement_format in FORMATS)
    ]
    if not known:
        raise BrokenFile(archive.name, "not_a_workbook")
    return max(known, key=lambda content: len(content.data))


def _by_content(content: Content) -> Statement:
    for statement_format in FORMATS:
        if statement_format.recognises(content):
            return statement_format.read(content)
    is_sheet = any(len(row) > 1 for table in content.tables for row in table.rows[:80])
    raise UnknownFormat(content.name, is_sheet=is_sheet)
