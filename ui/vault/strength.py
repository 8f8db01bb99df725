"""A word for how strong a password is: length first, then variety; never a rule about kinds of characters."""

import math
from enum import IntEnum
from itertools import pairwise

from ui.vault.door import SHORTEST_PASSWORD
from ui.words import mark, tr


class Strength(IntEnum):
    """From too short to very strong."""

    TOO_SHORT = 0
    WEAK = 1
    GOOD = 2
    STRONG = 3


_WORDS = {
    Strength.TOO_SHORT: mark("Too short"),
    Strength.WEAK: mark("Weak"),
    Strength.GOOD: mark("Good"),
    Strength.STRONG: mark("Very strong"),
}
TONES = {
    Strength.TOO_SHORT: "red",
    Strength.WEAK: "amber",
    Strength.GOOD: "green",
    Strength.STRONG: "green",
}


def strength_of(password: str) -> Strength:
    """Long and varied is strong: the bits of its distinct characters, repeats and runs counted once."""
    if len(password) < SHORTEST_PASSWORD:
        return Strength.TOO_SHORT
    steps = [ord(after) - ord(before) for before, after in pairwise(password)]
    telling = 1 + sum(1 for step in steps if abs(step) > 1)
    bits = telling * math.log2(max(len(set(password)), 2))
    return Strength.WEAK if bits < 36 else Strength.GOOD if bits < 72 else Strength.STRONG


def strength_word(strength: Strength) -> str:
    """Too short, weak, good, very strong."""
    return tr(_WORDS[strength])
