"""Resident identity number 公民身份号码 (GB 11643-1999): check character, date of birth, and how it may be shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.identifiers.shapes import PROVINCE_CODES, is_ascii_digits, plain

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_DIGIT_FOR = str.maketrans("OQDILZSBGUT", "00011258607")


class ResidentProblem(StrEnum):
    """Why a number cannot be a resident's."""

    SHAPE = "shape"  # not seventeen digits and a digit or X
    CHECK = "check"
    REGION = "region"  # no such province
    BIRTH = "birth"  # no such day


@dataclass(frozen=True, slots=True)
class Resident:
    """What a well-formed number says of its holder."""

    number: str
    born: date
    is_male: bool


def read_resident(text: str) -> Resident | ResidentProblem:
    """The facts in the number, or why there are none; a small x is a large one."""
    number = plain(text).upper()
    if len(number) != 18 or not is_ascii_digits(number[:17]) or number[17] not in "0123456789X":
        return ResidentProblem.SHAPE
    if number[17] != check_character(number[:17]):
        return ResidentProblem.CHECK
    if number[:2] not in PROVINCE_CODES:
        return ResidentProblem.REGION
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return ResidentProblem.BIRTH
    return Resident(number, born, is_male=int(number[16]) % 2 == 1)


def check_character(body: str) -> str:
    """The eighteenth character of seventeen digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def repair_resident(text: str) -> Resident | None:
    """The number with letters put back to the digits they were misread from; None when that does not pass."""
    number = plain(text).upper()
    read = read_resident(number[:17].translate(_DIGIT_FOR) + number[17:])
    return read if isinstance(read, Resident) else None


def masked(number: str) -> str:
    """Six digits, eight stars, four digits: the only way a number is shown outside the form."""
    return f"{number[:6]}{'*' * 8}{number[14:]}"


def card_years(age: int) -> int | None:
    """How many years a card issued at this age is valid; None for long term 长期."""
    if age < 16:
        return 5
    if age <= 25:
        return 10
    return 20 if age <= 45 else None
