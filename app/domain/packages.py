"""What a packed file (zip, xlsx, ofd) may hold before anything in it is believed: promise I1, said once for every room."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise

from app.errors import BrokenFile

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes that a packed file may unpack to, all entries together."""
MOST_RATIO = 100
"""Unpacked bytes for each packed byte; honest files stay far below."""
ZIP_MARK = b"PK\x03\x04"

_PIECE = 1 << 20


@contextmanager
def opened_package(
    name: str, data: bytes, most_bytes: int = MOST_UNPACKED, *, may_be_protected: bool = False
) -> Iterator[zipfile.ZipFile]:
    """The archive, once its directory is proved harmless; BrokenFile for what is hostile, cut off or no archive.

    Nothing is ever unpacked to disk: entries are read in pieces with `pieces` or whole with `unpacked`.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_directory(name, package.infolist(), len(data), most_bytes)
            if not may_be_protected:
                _check_open(name, package.infolist())
            yield package
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise BrokenFile(name, "cut_off") from error
    except (NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise BrokenFile(name, "unreadable_package") from error


def pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """An entry bit by bit, so that a size that lies in the directory can be found out before memory is full."""
    with package.open(entry) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def unpacked(name: str, package: zipfile.ZipFile, entry: zipfile.ZipInfo, most_bytes: int) -> bytes:
    """A whole entry; BrokenFile when more comes out than is allowed, whatever the directory says, or when it is damaged."""
    whole = BytesIO()  # hands out what it holds without a second copy, which a list of pieces would need
    try:
        for piece in pieces(package, entry):
            if whole.tell() + len(piece) > most_bytes:
                raise BrokenFile(name, "zip_bomb", entry.filename)
            whole.write(piece)
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise BrokenFile(name, "cut_off", entry.filename) from error
    return whole.getvalue()


def _check_directory(name: str, entries: list[zipfile.ZipInfo], size: int, most_bytes: int) -> None:
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or whole > most_bytes or whole > MOST_RATIO * size:
        largest = max(entries, key=lambda entry: entry.file_size)
        raise BrokenFile(name, "zip_bomb", largest.filename)
    for entry in entries:
        if _leads_out(entry.orig_filename):
            raise BrokenFile(name, "unsafe_names", entry.orig_filename)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise BrokenFile(name, "link", entry.filename)
    spans = sorted((entry.header_offset, entry.compress_size, entry.filename) for entry in entries)
    for (start, length, _), (after, _, inner) in pairwise(spans):
        if start + length > after:  # entries that share their bytes multiply what unpacks
            raise BrokenFile(name, "zip_bomb", inner)


def _check_open(name: str, entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if entry.flag_bits & 1:
            raise BrokenFile(name, "encrypted", entry.filename)


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "" or ".." in parts or ":" in parts[0] or "\x00" in name
