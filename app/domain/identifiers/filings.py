"""Web filings 备案: ICP filings and licences, app filings, police filings, as printed and in one shape."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.identifiers.shapes import PROVINCES, plain


class FilingKind(StrEnum):
    """What a filing number is about."""

    SITE = "site"
    APP = "app"
    MINI_PROGRAM = "mini_program"
    QUICK_APP = "quick_app"
    LICENCE = "licence"  # 增值电信业务经营许可证, as numbered today
    OLD_LICENCE = "old_licence"  # 京ICP证070359号
    POLICE = "police"


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing number in its one shape: half width, no blanks."""

    number: str
    kind: FilingKind


_SUFFIXES = {"A": FilingKind.APP, "X": FilingKind.MINI_PROGRAM, "K": FilingKind.QUICK_APP, "": FilingKind.SITE}
_PROVINCE = f"[{PROVINCES}]"
_FILING = re.compile(rf"{_PROVINCE}ICP备(?:\d{{10}}|\d{{8}})号(?:-\d{{1,4}}([AXK]?))?", re.ASCII | re.IGNORECASE)
_LICENCE = re.compile(rf"(?:合字|{_PROVINCE})?B[12](?:[.,]B[12])?-\d{{8}}", re.ASCII | re.IGNORECASE)
_OLD_LICENCE = re.compile(rf"{_PROVINCE}ICP证\d{{6}}号", re.ASCII | re.IGNORECASE)
_POLICE = re.compile(rf"{_PROVINCE}公网安备(\d{{14}})号", re.ASCII)


def read_filing(text: str) -> Filing | None:
    """The filing that this text is, whole; None when it is none."""
    number = plain(text).upper()
    if found := _FILING.fullmatch(number):
        return Filing(number, _SUFFIXES[found.group(1) or ""])
    for pattern, kind in (
        (_LICENCE, FilingKind.LICENCE),
        (_OLD_LICENCE, FilingKind.OLD_LICENCE),
        (_POLICE, FilingKind.POLICE),
    ):
        if pattern.fullmatch(number):
            return Filing(number, kind)
    return None


def police_region(filing: Filing) -> str | None:
    """The six digits of the region in a police filing."""
    found = _POLICE.fullmatch(filing.number)
    return found.group(1)[:6] if found else None
