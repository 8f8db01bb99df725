"""Amounts in capitals 大写 as invoices and cheques print them: 壹万零陆佰元整, （负数）伍佰圆整."""

import re
import unicodedata
from decimal import Decimal

_DIGITS = {
    character: value
    for value, characters in enumerate(("零〇", "壹一", "贰二貳", "叁三參", "肆四", "伍五", "陆六陸", "柒七", "捌八", "玖九"))
    for character in characters
}  # fmt: skip
_SMALL = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1_000, "千": 1_000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_BLANKS = re.compile(r"\s+")
_NEGATIVE = re.compile(r"^(?:\(负数\)|\(負數\)|负数?|負數?)")
_CURRENCY = re.compile(r"^(?:人民币|人民幣)?")
_SHAPE = re.compile(r"(?:(?P<yuan>[^元圆圓角分]+)[元圆圓])?零?(?:(?P<jiao>.)角)?零?(?:(?P<fen>.)分)?[整正]?").fullmatch


def amount_in_capitals(text: str) -> Decimal:
    """The amount that capitals spell; ValueError when they spell none."""
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", text)).lstrip("⊗")
    shorter = _NEGATIVE.sub("", plain)
    negative = shorter != plain
    shape = _SHAPE(_CURRENCY.sub("", shorter))
    if shape is None or not any(shape.group("yuan", "jiao", "fen")):
        raise ValueError("not an amount in capitals")
    whole = _whole(shape["yuan"]) if shape["yuan"] else 0
    cents = 10 * _digit(shape["jiao"] or "零") + _digit(shape["fen"] or "零")
    amount = Decimal(whole) + Decimal(cents).scaleb(-2)
    return -amount if negative else amount


def _whole(text: str) -> int:
    """Digits, tens and ten-thousands: each small unit takes the digit before it, each large one all that came before."""
    done = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            if digit:
                raise ValueError("two digits without a unit between them")
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (1 if digit is None and not section else digit or 0) * _SMALL[character]
            digit = None
        elif character in _LARGE:
            section += digit or 0
            # 壹万亿 multiplies what stands before it; 壹亿贰万 begins anew.
            if done and done < _LARGE[character]:
                section, done = done + section, 0
            done += section * _LARGE[character]
            section, digit = 0, None
        else:
            raise ValueError("not an amount in capitals")
    return done + section + (digit or 0)


def _digit(character: str) -> int:
    if character not in _DIGITS:
        raise ValueError("not a digit in capitals")
    return _DIGITS[character]
