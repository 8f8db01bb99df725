"""Recovery shares 恢复份额: three sheets of paper, of which any two give the secret back and one alone says nothing.

For each pair of sheets the secret is split in two by XOR with fresh random bytes, one half on each sheet. A sheet so holds
two halves of different pairs, and each of them alone is as random as the bytes it was made with.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.errors import WrongAnswer

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as a figure."""

SHARES = (1, 2, 3)

LINES = 5
"""Of a sheet for a secret of 160 bits, with its heading."""

_OTHERS: Mapping[int, tuple[int, int]] = {1: (2, 3), 2: (1, 3), 3: (1, 2)}
_MARK = "AT"
_SET_BYTES = 5
_SET_LETTERS = 8
_LINE_BYTES = 10
_CHECK_LETTERS = 2
_GROUP = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DASHES = str.maketrans("", "", "-‐‑–—－ \u3000\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryShare:
    """One sheet: its number, the mark of the three that belong together, and its half for each other sheet."""

    number: int
    mark: bytes
    """Random, the same on the three sheets of one vault; it tells old sheets from new ones."""
    halves: Mapping[int, bytes]

    def __repr__(self) -> str:
        return f"RecoveryShare(number={self.number})"


def split(secret: bytes, randomness: Callable[[int], bytes] = secrets.token_bytes) -> tuple[RecoveryShare, ...]:
    """Three shares of a secret of any length; ValueError for an empty one."""
    if not secret:
        raise ValueError("nothing to share")
    mark = randomness(_SET_BYTES)
    halves: dict[int, dict[int, bytes]] = {number: {} for number in SHARES}
    for first, second in ((1, 2), (1, 3), (2, 3)):
        mask = randomness(len(secret))
        halves[first][second] = mask
        halves[second][first] = _xor(mask, secret)
    return tuple(RecoveryShare(number=number, mark=mark, halves=halves[number]) for number in SHARES)


def join(shares: Sequence[RecoveryShare]) -> bytes:
    """The secret from two shares or all three; WrongAnswer for one alone, one twice, or sheets of different vaults."""
    if len(shares) < 2:
        raise WrongAnswer("share", "too_few_shares")
    first, second = shares[0], shares[1]
    if (
        len({share.mark for share in shares}) > 1
        or len({len(half) for one in shares for half in one.halves.values()}) > 1
    ):
        raise WrongAnswer("share", "other_shares")
    if len({share.number for share in shares}) < len(shares):
        raise WrongAnswer("share", "same_share")
    return _xor(first.halves[second.number], second.halves[first.number])


def printed(share: RecoveryShare) -> tuple[str, ...]:
    """The lines for paper: a heading with number and mark, then groups of four letters, each line with two to check it by."""
    first, second = _OTHERS[share.number]
    body = share.halves[first] + share.halves[second]
    heading = f"{_MARK}{share.number}{_letters(share.mark)}"
    lines = [_letters(body[place : place + _LINE_BYTES]) for place in range(0, len(body), _LINE_BYTES)]
    return tuple(
        "-".join([*_grouped(line), _check(share.mark, share.number, place, line)])
        for place, line in enumerate([heading, *lines])
    )


def sheets(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each sheet, where several were typed one below the other; each begins with its heading."""
    found: list[list[str]] = []
    for line in lines:
        if not line.strip():
            continue
        if is_heading(line) or not found:
            found.append([])
        found[-1].append(line)
    return found


def is_heading(line: str) -> bool:
    """Whether a line is as a sheet begins, and neither one of its other lines nor a recovery key."""
    plain = _plain(line)
    return plain.startswith(_MARK) and len(plain) == len(_MARK) + 1 + _SET_LETTERS + _CHECK_LETTERS


def read(lines: Sequence[str]) -> RecoveryShare:
    """A share as typed from paper: case, blanks, dashes and O for 0, I or L for 1 do not matter.

    WrongAnswer for the field `share:3` when the check letters of the third line do not fit.
    """
    typed = [_plain(line) for line in lines if line.strip()]
    if len(typed) < 2 or not typed[0].startswith(_MARK) or typed[0][len(_MARK) : len(_MARK) + 1] not in {"1", "2", "3"}:
        raise WrongAnswer("share", "not_a_share")
    number = int(typed[0][len(_MARK)])
    head = len(_MARK) + 1
    mark = _bytes(typed[0][head : head + _SET_LETTERS], _SET_BYTES, 1)
    body = b"".join(_line(mark, number, place, line) for place, line in enumerate(typed))
    if len(body) % 2:
        raise WrongAnswer("share", "not_a_share")
    first, second = _OTHERS[number]
    half = len(body) // 2
    return RecoveryShare(number=number, mark=mark, halves={first: body[:half], second: body[half:]})


def _plain(line: str) -> str:
    return line.upper().translate(_DASHES).translate(_MISREAD)


def _line(mark: bytes, number: int, place: int, typed: str) -> bytes:
    """The bytes of one line, none for the heading; WrongAnswer unless its check letters fit."""
    text, check = typed[:-_CHECK_LETTERS], typed[-_CHECK_LETTERS:]
    if check != _check(mark, number, place, text):
        raise WrongAnswer(f"share:{place + 1}", "mistyped")
    if place == 0:
        return b""
    return _bytes(text, len(text) * 5 // 8, place + 1)


def _check(mark: bytes, number: int, place: int, line: str) -> str:
    """Ten bits over the line and where it belongs, so that two lines in the wrong order are noticed as well."""
    found = sha256(b"adtill:share:1\0" + mark + bytes([number, place]) + line.encode()).digest()
    return _letters(found[:2])[:_CHECK_LETTERS]


def _letters(raw: bytes) -> str:
    count = -(-len(raw) * 8 // 5)
    value = int.from_bytes(raw, "big") << (count * 5 - len(raw) * 8)
    return "".join(ALPHABET[(value >> (5 * place)) & 31] for place in reversed(range(count)))


def _bytes(letters: str, length: int, line: int) -> bytes:
    if any(letter not in ALPHABET for letter in letters) or -(-length * 8 // 5) != len(letters):
        raise WrongAnswer(f"share:{line}", "mistyped")
    value = 0
    for letter in letters:
        value = value << 5 | ALPHABET.index(letter)
    return (value >> (len(letters) * 5 - length * 8)).to_bytes(length, "big")


def _grouped(letters: str) -> list[str]:
    return [letters[place : place + _GROUP] for place in range(0, len(letters), _GROUP)]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
