"""Exports of a platform's own pages, imported by file 按文件导入: spend or fund rows, with a column mapping that is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.statements import ImportState


class FileKind(StrEnum):
    """What an export holds."""

    SPEND = "spend"  # 消耗: one line a day (or more, which are added up)
    FUNDS = "funds"  # 资金流水: one line a movement


class FileColumn(StrEnum):
    """What a column of an export can be."""

    DAY = "day"
    ACCOUNT = "account"
    AMOUNT = "amount"
    CASH = "cash"
    GRANT = "grant"
    KIND = "kind"
    PARTY = "party"
    REFERENCE = "reference"
    SERIAL = "serial"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMapping:
    """Which heading holds what, as a person said once for one platform, kind and set of headings."""

    kind: FileKind
    columns: Mapping[FileColumn, str]


@dataclass(kw_only=True)
class PlatformFile:
    """One import of an export; its rows are evidence, and an import that is undone says so."""

    id: int | None = None
    account_id: int
    kind: FileKind
    file_name: str
    file_sha256: str
    imported_at: datetime
    imported_by: str
    rows_new: int
    rows_known: int
    first_day: date | None = None
    last_day: date | None = None
    before: str = "[]"
    """What stood there before, as canonical JSON: what undoing puts back."""
    state: ImportState = ImportState.ACTIVE
    undone_at: datetime | None = None
