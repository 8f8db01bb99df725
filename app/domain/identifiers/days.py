"""Days and terms as Chinese papers print them: digits, Chinese numerals, to a day, for ever."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DIGITS = {**dict(zip("〇一二三四五六七八九", range(10), strict=True)), "零": 0, "○": 0, "O": 0, "两": 2, "元": 1}
_DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_MISREAD = str.maketrans({"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "I": "1", "|": "1"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NUMERAL = "〇零○O一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_PATTERNS = (
    re.compile(r"(?P<y>[12][0-9OolI]{3})\s*年\s*(?P<m>[0-9OolI]{1,2})\s*月\s*(?P<d>[0-9OolI]{1,2})\s*[日曰口目]?"),
    re.compile(
        rf"(?P<y>[{_NUMERAL}]{{4}})\s*年\s*(?P<m>[{_NUMERAL}]{{1,3}})\s*月\s*(?P<d>[{_NUMERAL}]{{1,3}})\s*[日曰]?"
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*(?P<s>[-./—–])\s*(?P<m>\d{1,2})\s*(?P=s)\s*(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\s*[-/. ]?\s*(?P<mon>[A-Za-z]{3,9})[-/., ]*(?P<y>(?:19|20)\d{2})(?!\d)"),
    re.compile(r"(?P<mon>[A-Z][a-z]{2,8})\s*(?P<d>\d{1,2})\s*,?\s*(?P<y>(?:19|20)\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\s*(?P<s>[-/.])\s*(?P<m>\d{1,2})\s*(?P=s)\s*(?P<y>(?:19|20)\d{2})(?!\d)"),
)

FOR_EVER = re.compile(r"长期(?:有效)?|不约定期限|不约定|无固定期限|无固定|永久(?:存续|有效)?|無限期")
"""Words that stand where the last day would stand."""


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day and where in the text it stands."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when; `word` is what is printed in place of a last day (长期, 不约定期限)."""

    first: date | None = None
    last: date | None = None
    word: str = ""


def find_days(text: str) -> list[FoundDay]:
    """Every day in the text in the order it stands there; what is no day of the calendar is left out."""
    found: list[FoundDay] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            overlaps = any(match.start() < other.end and other.start < match.end() for other in found)
            if not overlaps and (day := _day(match.groupdict())):
                found.append(FoundDay(day, match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


def read_day(text: str) -> date | None:
    """The one day in this text; None when there is none, or more than one."""
    days = find_days(text)
    return days[0].day if len(days) == 1 else None


def read_term(text: str) -> Term:
    """`2015年3月18日至2035年3月17日`, `自…至长期`, `长期`; parts that are not there stay empty.

    One day alone is the first, unless 至 stands before it or 前 behind it.
    """
    days = find_days(text)
    word = found.group() if (found := FOR_EVER.search(text)) else ""
    if len(days) >= 2:
        return Term(days[0].day, days[1].day)
    if len(days) == 1:
        only = days[0]
        before, behind = text[: only.start].rstrip(" :："), text[only.end :].lstrip()
        is_last = not word and (before.endswith(("至", "到", "止", "-")) or behind.startswith(("止", "前", "之前")))
        return Term(last=only.day) if is_last else Term(only.day, word=word)
    return Term(word=word)


def _day(parts: dict[str, str | None]) -> date | None:
    try:
        return date(
            _number(parts["y"] or "", is_year=True),
            _month(parts["mon"]) if parts.get("mon") else _number(parts["m"] or ""),
            _number(parts["d"] or ""),
        )
    except ValueError:
        return None


def _month(name: str | None) -> int:
    return _MONTHS.index((name or "")[:3].lower()) + 1


def _number(text: str, *, is_year: bool = False) -> int:
    plain = text.translate(_MISREAD)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if is_year:
        return int("".join(str(digit) for digit in _each_digit(text)))
    tens, mark, ones = text.replace("拾", "十").partition("十")
    if not mark:
        return int("".join(str(digit) for digit in _each_digit(text)))
    return (_DIGITS[tens[-1]] if tens and _DIGITS[tens[-1]] else 1) * 10 + (_DIGITS[ones[0]] if ones else 0)


def _each_digit(text: str) -> Iterator[int]:
    for letter in text:
        if letter not in _DIGITS:
            raise ValueError(letter)
        yield _DIGITS[letter]
