"""Amounts, rates and days as invoices print them: ¥, full-width digits, 2026年11月02日, 0.06 and 6% and 免税."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

_LARGEST = Decimal(10) ** 12
_FINEST = -6
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?").fullmatch
_MARKS = re.compile(r"[\s¥￥]|CNY|RMB|元")
_DAY = re.compile(
    r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T\s]?\d{1,2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?)?"
).fullmatch
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?").fullmatch
_UNTAXED = ("免税", "不征税", "***", "*", "出口零税率", "普通零税率", "零税率")


def level(text: str) -> str:
    """A text with its width levelled, NUL bytes and outer blanks gone."""
    return unicodedata.normalize("NFKC", text.replace("\x00", "")).strip()


def number_in(text: str) -> Decimal | None:
    """A plain number; None for a text that is none: some producers leave a bare ¥ where the total should be."""
    plain = _MARKS.sub("", level(text)).replace("\u2212", "-")
    if not plain.strip("+-.") or not _NUMBER(plain):
        return None
    return Decimal(plain.replace(",", ""))


def amount_in(text: str) -> Decimal | None:
    """An amount of money, exact to micro-units; None for a text that is none."""
    found = number_in(text)
    if found is None or abs(found) >= _LARGEST:
        return None
    exponent = found.as_tuple().exponent
    return found if isinstance(exponent, int) and exponent >= _FINEST else None


def tax_in(text: str) -> Decimal | None:
    """An amount of tax; the stars and words that stand for no tax are nought."""
    return Decimal(0) if level(text) in _UNTAXED else amount_in(text)


def rate_in(text: str) -> Decimal | None:
    """A tax rate as a fraction of one: 0.06 for `6%`, `0.06` and `6`; None for words such as 免税."""
    plain = level(text)
    found = number_in(plain.removesuffix("%"))
    if found is None or found < 0:
        return None
    rate = found / 100 if plain.endswith("%") or found >= 1 else found
    return rate.normalize() if rate <= 1 else None


def is_rate(text: str) -> bool:
    """Whether a cell of the face is one of the column 税率: a percentage, or a word that stands for one."""
    plain = level(text)
    return plain in _UNTAXED or (plain.endswith("%") and number_in(plain[:-1]) is not None)


def day_in(text: str) -> date | None:
    """The day of 2026-11-02 10:24:00, 2026年11月02日 or 20261102; None where none is printed."""
    plain = level(text)
    found = _COMPACT_DAY(plain) or _DAY("".join(plain.split()) if "年" in plain else plain)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
