"""A file from outside, judged by its bytes: its kind, its text in a proved encoding, its tables; hostile files are refused."""

from functools import cached_property
from pathlib import Path

from app.banks.delimited import delimited_table
from app.banks.encoding import Decoded, decode
from app.banks.table import Table
from app.banks.workbook import workbook_tables
from app.domain.packages import MOST_UNPACKED, ZIP_MARK
from app.errors import BrokenFile

MOST_BYTES = MOST_UNPACKED
"""Larger files are refused before they are read; also the most that a packed file may unpack to."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Signatures of PDF, PNG, JPEG, GIF, RAR, 7z, gzip, ELF and Windows programs: none of them is text or a workbook.
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")


class Content:
    """What every format is shown; decoding and unpacking happen once, when first asked for."""

    def __init__(self, name: str, data: bytes, currency: str | None = None) -> None:
        self.name = name
        self.data = data
        self.currency = currency
        """The currency that the caller knows of; used where the file states none."""

    @classmethod
    def of(cls, path: Path, currency: str | None = None) -> "Content":
        """The file's content; BrokenFile when it is empty or larger than `MOST_BYTES`."""
        if path.stat().st_size > MOST_BYTES:
            raise BrokenFile(path.name, "too_large")
        data = path.read_bytes()
        if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
            raise BrokenFile(path.name, "empty_file")
        return cls(path.name, data, currency)

    @property
    def is_workbook(self) -> bool:
        """Whether the first bytes are those of a packed or an old binary workbook."""
        return self.data.startswith((ZIP_MARK, _OLE))

    @cached_property
    def decoded(self) -> Decoded | None:
        """The file as text, or None when it is none."""
        if self.is_workbook or self.data.startswith(_FOREIGN):
            return None
        return decode(self.data)

    @cached_property
    def text(self) -> str:
        """The whole text, empty where the file is not text."""
        return self.decoded.text if self.decoded else ""

    @cached_property
    def head(self) -> str:
        """The first characters, enough to know a tagged format by."""
        return self.text[:4096]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The file's sheets; a text file is one table, a file that is neither text nor workbook has none."""
        if self.is_workbook:
            return workbook_tables(self.name, self.data, MOST_BYTES)
        if self.decoded is None:
            return ()
        table = delimited_table(self.decoded)
        return (table,) if table is not None else ()
