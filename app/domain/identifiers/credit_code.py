"""Unified social credit code 统一社会信用代码 (GB 32100-2015), the organisation code inside, and repairs of what was misread."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.identifiers.shapes import PROVINCE_CODES, is_ascii_digits, mod_11_10, plain

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18

_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_REGION = range(2, 8)

# Letters that the code never has: each can only be a misread digit or letter.
_NEVER = {"I": "1", "O": "0", "S": "5", "Z": "2", "V": "UY"}
# In the six places of the region only digits stand.
_DIGIT_FOR = {"B": "8", "C": "0", "D": "0", "G": "6", "Q": "0", "T": "7", "L": "1", "A": "4", "U": "0", "J": "1"}
_CONFUSED = (
    *("83", "8B", "0C", "0D", "0Q", "6G", "1L", "17", "1T", "7T", "2Z", "5S", "B3", "CG", "UY", "U0", "4A"),
    *("MN", "MW", "HN", "KX", "EF", "PR", "38", "69", "56", "08", "68", "98", "J1", "WU", "QG", "XY"),
)

# The first two characters in practice; others may be well formed and are still rare.
KINDS = {
    "91": "企业",
    "92": "个体工商户",
    "93": "农民专业合作社",
    "12": "事业单位",
    "51": "社会团体",
    "52": "民办非企业单位",
    "53": "基金会",
    "31": "律师事务所",
    "81": "工会",
    "N1": "农村集体经济组织",
    "N2": "农村集体经济组织",
}


@dataclass(frozen=True, slots=True)
class Repair:
    """A code that passes after letters were changed; `sure` when the inner organisation code agrees as well."""

    value: str
    changed: int
    sure: bool


def is_credit_code(text: str) -> bool:
    """Whether all eighteen characters are legal and the last one is the check character of the others."""
    code = plain(text).upper()
    if len(code) != LENGTH or any(letter not in _VALUES for letter in code):
        return False
    return is_ascii_digits(code[2:8]) and code[-1] == check_character(code[:-1])


def check_character(body: str) -> str:
    """The eighteenth character; the outer `% 31` matters: a sum of a multiple of 31 gives 0, not a place that does not exist."""
    total = sum(_VALUES[letter] * weight for letter, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def organisation_code_holds(code: str) -> bool:
    """Whether characters 9-17 carry their own check (GB 11714); when not, the code was likely misread: a warning, no proof."""
    inner = plain(code).upper()[8:17]
    if len(inner) != 9 or not inner.isalnum():
        return False
    total = sum(int(letter, 36) * weight for letter, weight in zip(inner[:8], _ORGANISATION_WEIGHTS, strict=True))
    remainder = 11 - total % 11
    return inner[8] == {10: "X", 11: "0"}.get(remainder, str(remainder))


def repair_credit_code(text: str) -> Repair | None:
    """The one code that was meant, or None: letters that cannot stand are put back, then one confusable letter is tried.

    Only a repair without a rival is given. Where the organisation code inside decides among several it is `sure`.
    """
    code = plain(text).upper()
    if len(code) != LENGTH:
        return None
    if is_credit_code(code):
        return Repair(code, 0, sure=organisation_code_holds(code))
    legal = list(_made_legal(code))
    passing = {option for option in legal if is_credit_code(option)}
    if not passing:
        passing = {option for base in legal for option in _one_letter_changed(base) if is_credit_code(option)}
    proved = {option for option in passing if organisation_code_holds(option)}
    chosen = proved if len(proved) == 1 else passing
    if len(chosen) != 1:
        return None
    value = chosen.pop()
    changed = sum(left != right for left, right in zip(code, value, strict=True))
    return Repair(value, changed, sure=len(proved) == 1)


def _made_legal(code: str) -> Iterator[str]:
    options = [""]
    for place, letter in enumerate(code):
        choices = _NEVER.get(letter, letter)
        if place in _REGION and not choices.isdigit():
            choices = _DIGIT_FOR.get(letter, choices)
        options = [option + choice for option in options for choice in choices]
    yield from options[:16]


def _one_letter_changed(code: str) -> Iterator[str]:
    for place, letter in enumerate(code):
        for pair in _CONFUSED:
            if letter in pair:
                yield code[:place] + pair.replace(letter, "", 1) + code[place + 1 :]


def kind_of_subject(code: str) -> str | None:
    """What the first two characters say of the subject, in Chinese; None for rare ones."""
    return KINDS.get(plain(code).upper()[:2])


def is_registration_number(text: str) -> bool:
    """Old 15-digit registration number 注册号 on licences issued before October 2015."""
    number = plain(text)
    return (
        len(number) == 15
        and is_ascii_digits(number)
        and number[:2] in PROVINCE_CODES | {"10"}
        and number[-1] == mod_11_10(number[:-1])
    )
