"""Registered capital 注册资本 as licences print it: 人民币伍佰万元整, 1000万元, 100.0000万美元."""

import re
from decimal import Decimal, InvalidOperation

from app.domain.identifiers.shapes import plain
from app.domain.money import Money

_CURRENCIES = (
    ("USD", ("美元", "美金", "USD")),
    ("HKD", ("港元", "港币", "HKD")),
    ("EUR", ("欧元", "EUR")),
    ("JPY", ("日元", "日币", "JPY")),
    ("GBP", ("英镑", "GBP")),
    ("SGD", ("新加坡元", "新元", "SGD")),
    ("TWD", ("新台币", "TWD")),
    ("CNY", ("人民币", "RMB", "CNY", "元", "圆", "万")),
)
_DIGITS = dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)) | dict(
    zip("〇一二三四五六七八九", range(10), strict=True)
)
_DIGITS |= {"貳": 2, "叄": 3, "陸": 6, "两": 2, "俩": 2, "弍": 2}
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_ARABIC = re.compile(r"(\d[\d,]*(?:\.\d+)?)([百千]?[万亿]?)")


def read_capital(text: str) -> Money | None:
    """The amount with its currency, yuan where none is named; None where it cannot be read for certain."""
    narrow = plain(text)
    currency = next((code for code, words in _CURRENCIES if any(word in narrow.upper() for word in words)), None)
    if currency is None:
        return None
    amount = _arabic(narrow) or _numerals(narrow)
    return Money(amount, currency) if amount else None


def _arabic(text: str) -> Decimal | None:
    found = _ARABIC.search(text)
    if not found:
        return None
    try:
        amount = Decimal(found.group(1).replace(",", ""))
    except InvalidOperation:
        return None
    for letter in found.group(2):
        amount *= _GROUPS.get(letter, _UNITS.get(letter, 1))
    return amount


def _numerals(text: str) -> Decimal | None:
    total = section = digit = 0
    seen = False
    for letter in text:
        if letter in _DIGITS:
            digit, seen = _DIGITS[letter], True
        elif letter in _UNITS:
            section += (digit or 1) * _UNITS[letter]
            digit, seen = 0, True
        elif letter in _GROUPS and seen:
            total = (
                (total + section + digit) * _GROUPS[letter]
                if _GROUPS[letter] > 10_000
                else (total + (section + digit) * _GROUPS[letter])
            )
            section = digit = 0
        elif seen:
            break
    value = total + section + digit
    return Decimal(value) if value else None
