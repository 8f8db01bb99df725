"""Zones as platforms write them, and moments of a zone as UTC."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

BEIJING = "Asia/Shanghai"

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")


def iana_name(written: str) -> str | None:
    """The IANA name of a zone written as such (`Asia/Shanghai`) or as whole hours (`UTC+08:00`); None when it is neither."""
    offset = _OFFSET.fullmatch(written)
    if offset and not int(offset[3] or 0):
        # POSIX names count westward: eight hours east of Greenwich is Etc/GMT-8.
        sign = "-" if offset[1] == "+" else "+"
        written = f"Etc/GMT{sign}{int(offset[2])}" if int(offset[2]) else "Etc/UTC"
    try:
        return ZoneInfo(written).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def moment_of(text: str, zone: str) -> datetime:
    """`2026-01-02 03:04:05` in this zone (unless the text names its own), as UTC; ValueError for anything else."""
    written = datetime.fromisoformat(text)
    return (written if written.tzinfo else written.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def moment_of_epoch(seconds: int) -> datetime:
    """Seconds since 1970 as UTC; ValueError when no calendar holds them."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(seconds) from error


def day_in(moment: datetime, zone: str) -> date:
    """The business day of a moment in this zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
