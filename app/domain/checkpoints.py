"""Checkpoints 检查点: how long the chain was and what it added up to at one moment, kept where the book is not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app.domain.chain import canonical
from app.domain.signing import Purpose, digest_of, sign, verifies
from app.domain.vouching import Seat
from app.errors import WrongAnswer

VERSION = 1

_MARK = "AC"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: what is read as I, L or O is taken for 1 and 0."""
_READ = str.maketrans("ILO", "110")
_SIZE_LETTERS, _ROOT_LETTERS = 6, 12
_ROOT_BITS = 5 * _ROOT_LETTERS
_CHECK = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The first `size` records of a chain: their root, the hash of the last, and when that one was written."""

    size: int
    root: str
    """RFC 6962 root over the record hashes, hex."""
    head: str
    at: str
    """UTC microseconds as text, as in the records."""
    signer: str = ""
    """Who says so, and with which key; empty where nobody has signed."""
    key: str = ""
    """The signer's public key, hex."""
    signature: str = ""

    @property
    def digest(self) -> str:
        """What is signed."""
        return digest_of("checkpoint", {**self.seal(), "signer": self.signer})

    def signed_by(self, seat: Seat) -> "Checkpoint":
        """The same with this person's word for it; as it is where the seat has no key."""
        if seat.signing is None:
            return self
        named = replace(self, signer=seat.name, key=seat.public_key.hex())
        return replace(named, signature=sign(seat.signing, Purpose.CHECKPOINT, named.digest).hex())

    @property
    def code(self) -> str:
        """21 letters and digits that fit the remark of a bank transfer: size, the first 60 bits of the root, a check."""
        if self.size >= 1 << 5 * _SIZE_LETTERS:
            raise ValueError(f"{self.size} records are more than a code can count")
        first = int(self.root, 16) >> 256 - _ROOT_BITS
        return _spelt(self.size, first)

    def line(self) -> str:
        """The checkpoint as the verifier reads it."""
        who = {"signer": self.signer, "key": self.key, "signature": self.signature} if self.signature else {}
        return canonical({"adtill": "checkpoint", "version": VERSION, **self.seal(), **who})

    def seal(self) -> dict[str, Any]:
        """Its facts as they stand in every file of the trace."""
        return {"size": self.size, "root": self.root, "head": self.head, "at": self.at}


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a checkpoint: its size, and its root or only how that begins."""

    size: int
    root: str
    is_code: bool = False

    def fits(self, root: str) -> bool:
        """Whether a root of the same size is the one that was kept."""
        if self.is_code:
            return int(root, 16) >> 256 - _ROOT_BITS == int(self.root, 16)
        return root == self.root


class Verdict(StrEnum):
    """What a checkpoint kept elsewhere says of the book."""

    SAME = "same"
    """The book stands where it stood."""
    GROWN = "grown"
    """The book begins with what the checkpoint saw, and has gone on."""
    OLDER = "older"
    """The book has fewer records than the checkpoint saw: an older copy was put back."""
    FORKED = "forked"
    """The book's past is not the one that the checkpoint saw."""


def kept_of(text: str) -> Kept:
    """What a checkpoint's file or code says. WrongAnswer when it is neither, or mistyped."""
    text = text.strip()
    return _from_file(text) if text.startswith("{") else _from_code(text)


def _from_file(text: str) -> Kept:
    try:
        told = json.loads(text)
        size, root = told["size"], told["root"]
        is_one = (
            told["adtill"] == "checkpoint" and isinstance(size, int) and size >= 0 and len(bytes.fromhex(root)) == 32
        )
    except (ValueError, KeyError, TypeError):
        is_one = False
    if not is_one:
        raise WrongAnswer("checkpoint", "not_a_checkpoint")
    if "signature" in told and not is_signed(told):
        raise WrongAnswer("checkpoint", "not_its_signature")
    return Kept(size, root)


def is_signed(told: Mapping[str, Any]) -> bool:
    """Whether the key that stands in a checkpoint signed what stands there."""
    try:
        one = Checkpoint(**{name: told[name] for name in ("size", "root", "head", "at", "signer", "key", "signature")})
        return verifies(bytes.fromhex(one.key), Purpose.CHECKPOINT, one.digest, bytes.fromhex(one.signature))
    except (KeyError, TypeError, ValueError):
        return False


def _from_code(text: str) -> Kept:
    letters = "".join(text.upper().split()).replace("-", "").translate(_READ)
    body = letters.removeprefix(_MARK)
    if letters == body or len(body) != _SIZE_LETTERS + _ROOT_LETTERS + 1 or not set(body) <= set(_ALPHABET):
        raise WrongAnswer("checkpoint", "not_a_checkpoint")
    size, first = _value(body[:_SIZE_LETTERS]), _value(body[_SIZE_LETTERS:-1])
    if _spelt(size, first) != letters:
        raise WrongAnswer("checkpoint", "mistyped_code")
    return Kept(size, f"{first:x}", is_code=True)


def _spelt(size: int, first: int) -> str:
    body = _letters(size, _SIZE_LETTERS) + _letters(first, _ROOT_LETTERS)
    check = sum(place * _ALPHABET.index(letter) for place, letter in enumerate(body, start=1)) % _CHECK
    return f"{_MARK}{body}{_ALPHABET[check]}"


def _letters(value: int, count: int) -> str:
    return "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(count)))


def _value(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value << 5 | _ALPHABET.index(letter)
    return value
