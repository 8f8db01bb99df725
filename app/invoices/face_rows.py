"""Words with their places, put together to the rows that an eye sees."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.invoices.figures import level

GAP = "\t"
"""Stands in a row's text where so much is blank that another box of the face begins."""

_WIDE = 3
_SMALL = 0.25
_CIPHER = re.compile(r"[0-9<>*+/\-]{18,}").fullmatch
_SIGNS = re.compile(r"[<>*+/]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page and its box; the unit of length is the page's own, only proportions count."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def centre(self) -> float:
        """The height at which an eye sees it."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The size of its type."""
        return max(self.bottom - self.top, 0.1)


@dataclass(frozen=True, slots=True)
class Row:
    """Words that stand in one row, from left to right."""

    words: tuple[Word, ...]
    text: str
    """The whole row, blanks where there are gaps, and `GAP` where they are wide."""
    places: tuple[float, ...]
    """Where each character of the text begins."""

    @property
    def centre(self) -> float:
        """The height of the row."""
        return self.words[0].centre

    def x_at(self, index: int) -> float:
        """Where a character of the text stands."""
        return self.places[min(index, len(self.places) - 1)]


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows of a page from top to bottom; the cipher 密码区 of older faces is left out."""
    clean = [Word(text, word.x0, word.top, word.x1, word.bottom) for word in words if (text := level(word.text))]
    rows: list[list[Word]] = []
    for word in sorted((word for word in clean if not _is_cipher(word.text)), key=lambda word: (word.centre, word.x0)):
        last = rows[-1][0] if rows else None
        if last is not None and abs(word.centre - last.centre) <= min(word.height, last.height) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_row(sorted(row, key=lambda word: word.x0)) for row in rows]


def _row(words: Sequence[Word]) -> Row:
    characters: list[str] = []
    places: list[float] = []
    for place, word in enumerate(words):
        gap = word.x0 - words[place - 1].x1 if place else 0.0
        height = min(word.height, words[place - 1].height) if place else word.height
        if gap > _SMALL * height:
            characters.append(GAP if gap > _WIDE * height else " ")
            places.append(words[place - 1].x1)
        step = (word.x1 - word.x0) / len(word.text)
        characters.extend(word.text)
        places.extend(word.x0 + step * number for number in range(len(word.text)))
    return Row(tuple(words), "".join(characters), tuple(places))


def _is_cipher(text: str) -> bool:
    return bool(_CIPHER(text)) and len(_SIGNS.findall(text)) > 1
