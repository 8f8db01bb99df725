"""The remittance code 附言码: ten letters in a bank transfer's remark that lead from the bank's row back to the order."""

import re
from hashlib import sha256

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Neither 0 and O nor 1, I and L: the remark may be typed from paper."""

_MARK = "AT"
_LETTERS = 7
_WEIGHTS = (1, 7, 11, 13, 17, 19, 23)
_FOUND = re.compile(rf"(?<![0-9A-Z]){_MARK}([{_ALPHABET}]{{{_LETTERS + 1}}})(?![0-9A-Z])")


def remittance_code(intent: str) -> str:
    """The code of an order, from its key alone: AT, seven letters and one to check them by; the same each time."""
    number = int.from_bytes(sha256(b"adtill:remittance:1\0" + intent.encode()).digest()[:8], "big")
    letters = ""
    for _ in range(_LETTERS):
        number, place = divmod(number, len(_ALPHABET))
        letters += _ALPHABET[place]
    return f"{_MARK}{letters}{_check(letters)}"


def codes_in(text: str) -> list[str]:
    """Every code in a bank's remark whose check letter fits; banks put words around it and change its case."""
    found = (match[1] for match in _FOUND.finditer(text.upper()))
    return [f"{_MARK}{one}" for one in found if _check(one[:-1]) == one[-1]]


def _check(letters: str) -> str:
    """One letter that changes with any single slip: the weights are prime to the thirty letters."""
    value = sum(weight * _ALPHABET.index(letter) for weight, letter in zip(_WEIGHTS, letters, strict=True))
    return _ALPHABET[value % len(_ALPHABET)]
