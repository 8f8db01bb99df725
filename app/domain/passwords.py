"""Passwords 密码: long or with a second factor, any sign of any script, and not one that everybody tries first."""

import unicodedata
from enum import StrEnum

from app.secret import Secret

LONG_ENOUGH = 15
LONG_ENOUGH_WITH_CODE = 8
"""Characters that do when a second factor is asked for as well (promise K7)."""

_FEWEST_DIFFERENT = 4

# What is guessed first; longer ones are found because they repeat or join these.
_COMMON = frozenset({
    "password", "passw0rd", "passwort", "qwerty", "qwertyuiop", "qwertz", "azerty", "asdfghjkl", "asdfgh", "zxcvbnm", "letmein",
    "welcome", "iloveyou", "woaini", "wodemima", "mima", "admin", "administrator", "root", "master", "monkey", "dragon",
    "sunshine", "princess", "football", "baseball", "superman", "abc", "abcd", "abcdef", "abcdefgh", "abc123", "a123456",
    "1qaz2wsx", "1q2w3e4r", "1q2w3e4r5t", "qazwsx", "test", "guest", "secret", "changeme", "default", "login", "hello",
    "aini", "aini1314", "woaini1314", "5201314", "1314520", "520", "1314", "666", "888", "168", "123", "321", "000",
    "adtill", "媒充通", "密码", "我的密码", "我爱你", "中国", "公司", "财务", "管理员",
})  # fmt: skip
_RUNS = (
    "01234567890123456789012345",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "一二三四五六七八九十",
)
_SHORTEST_RUN = 3


class PasswordFault(StrEnum):
    """Why a password cannot be used."""

    TOO_SHORT = "too_short"
    COMMON = "common"


def password_fault(
    password: Secret, *, has_second_factor: bool, own_words: frozenset[str] = frozenset()
) -> PasswordFault | None:
    """Why it cannot be used; None when it can.

    Characters are counted after NFC, so that a composed sign counts the same however the keyboard writes it.
    `own_words` are what a colleague would try: the names of the person and of the company.
    """
    text = unicodedata.normalize("NFC", password.reveal())
    if len(text) < (LONG_ENOUGH_WITH_CODE if has_second_factor else LONG_ENOUGH):
        return PasswordFault.TOO_SHORT
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    known = _COMMON | {word.casefold() for word in own_words if word}
    if len(set(plain)) < _FEWEST_DIFFERENT or _is_made_of(plain, known):
        return PasswordFault.COMMON
    return None


def _is_made_of(text: str, words: frozenset[str]) -> bool:
    """Whether it is nothing but common words and runs of the keyboard, one after the other."""
    longest = max(len(part) for part in (*words, *_RUNS))
    reached = {0}
    for end in range(1, len(text) + 1):
        starts = [start for start in range(max(0, end - longest), end) if start in reached]
        if any(text[start:end] in words or _is_run(text[start:end]) for start in starts):
            reached.add(end)
    return len(text) in reached


def _is_run(part: str) -> bool:
    """At least three neighbours of an alphabet or a keyboard row, or one sign repeated."""
    if len(part) < _SHORTEST_RUN:
        return False
    return len(set(part)) == 1 or any(part in run or part in run[::-1] for run in _RUNS)
