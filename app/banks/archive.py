"""Statements that arrive packed: a zip around one or more of them, often with the password that the bank sent apart."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import pyzipper

from app.banks.content import Content
from app.banks.workbook import MAIN_PARTS
from app.domain.packages import MOST_UNPACKED, ZIP_MARK, opened_package
from app.errors import BrokenFile, NeedsPassword
from app.secret import Secret

_PIECE = 1 << 20


def is_archive(content: Content) -> bool:
    """Whether the file is a zip of other files, not a workbook, which is a zip as well."""
    if not content.data.startswith(ZIP_MARK):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content.data)) as package:
            return not set(package.namelist()).intersection(MAIN_PARTS)
    except (zipfile.BadZipFile, ValueError, OSError):
        return False  # a cut workbook: its own reader says so


def packed_in(content: Content, password: Secret | None) -> Iterator[Content]:
    """The files inside, in their order; NeedsPassword when they are protected and the password is missing or wrong."""
    with opened_package(content.name, content.data, may_be_protected=True) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
    is_protected = any(entry.flag_bits & 1 for entry in entries)
    if is_protected and password is None:
        raise NeedsPassword(content.name)
    room = MOST_UNPACKED
    with pyzipper.AESZipFile(BytesIO(content.data)) as package:
        if password is not None:
            package.setpassword(password.reveal().encode())
        for entry in entries:
            data = _unpacked(content.name, package, entry.filename, room)
            room -= len(data)
            if data.startswith(ZIP_MARK) and is_archive(Content(entry.filename, data)):
                raise BrokenFile(content.name, "nested", entry.filename)
            yield Content(entry.filename, data, content.currency)


def _unpacked(name: str, package: pyzipper.AESZipFile, entry: str, room: int) -> bytes:
    whole = BytesIO()  # as in `unpacked` of the packages: no second copy
    try:
        with package.open(entry) as stream:
            while piece := stream.read(_PIECE):
                if whole.tell() + len(piece) > room:
                    raise BrokenFile(name, "zip_bomb", entry)
                whole.write(piece)
    except RuntimeError as error:
        # The library says in words only that a password does not fit.
        raise NeedsPassword(name, is_wrong=True) from error
    except (pyzipper.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise BrokenFile(name, "cut_off", entry) from error
    return whole.getvalue()
