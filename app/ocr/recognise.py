"""Which kind of document this is: the title first, then its number, then the words it carries; the two best are kept."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz

from app.domain.documents import DocumentType, TypeGuess
from app.domain.identifiers.credit_code import repair_credit_code
from app.domain.identifiers.shapes import plain
from app.ocr.catalogue import document_types
from app.ocr.cells import Cell
from app.ocr.labels import same_row
from app.ocr.text import TRADITIONAL, squeezed

_EXACT, _AT_AN_END, _INSIDE, _MISREAD, _IN_A_SENTENCE = 6.0, 5.0, 3.5, 4.0, 0.7
_NUMBER, _BARE_NUMBER = 3.0, 0.3
_MOST_SUPPORT = 5.0
_BY_THEIR_LOOK = re.compile(r"[0-9A-Z]{6,24}")


def guesses(cells: Sequence[Cell]) -> list[TypeGuess]:
    """The two likeliest kinds with their confidence, the likelier first; none where nothing speaks for any."""
    if not cells:
        return []
    rows = _texts(cells)
    everything = "".join(text for text, _ in rows)
    titles = _title_points(rows)
    numbers = [plain(cell.text).upper() for cell in cells]
    points = {
        kind.code: titles.get(kind.code, 0.0) + _number_points(kind, numbers) + _support_points(kind, everything)
        for kind in document_types()
    }
    ranked = sorted(document_types(), key=lambda kind: -points[kind.code])[:3]
    best = [kind for kind in ranked if points[kind.code] > 1.0]
    return [_guess(kind, points, ranked) for kind in best[:2]]


def _guess(kind: DocumentType, points: Mapping[str, float], ranked: Sequence[DocumentType]) -> TypeGuess:
    rival = max(points[other.code] for other in ranked if other is not kind)
    strength = 1 - math.exp(-points[kind.code] / 2.2)
    apart = 1 / (1 + math.exp(-2.2 * (points[kind.code] - rival)))
    return TypeGuess(code=kind.code, name_zh=kind.name_zh, name_en=kind.name_en, confidence=round(strength * apart, 3))


def _texts(cells: Sequence[Cell]) -> list[tuple[str, float]]:
    """Each cell, and each row of cells that stand apart, as comparable text with its weight as a title."""
    usual = median(cell.height for cell in cells)
    top, bottom = min(cell.top for cell in cells), max(cell.bottom for cell in cells)

    def weight(cell: Cell) -> float:
        tall = 0.8 if cell.height > 1.25 * usual else 0.0
        high = 0.6 if cell.middle < top + 0.4 * (bottom - top) else 0.0
        return tall + high

    texts = [(_comparable(cell.text), weight(cell)) for cell in cells]
    for cell in cells:
        row = sorted((other for other in cells if same_row(cell, other)), key=lambda other: other.left)
        if len(row) > 1 and row[0] is cell and sum(len(other.text) for other in row) <= 30:
            texts.append((_comparable("".join(other.text for other in row)), weight(cell)))
    ordered = sorted(cells, key=lambda cell: cell.middle)
    for above, below in pairwise(ordered):
        if above.height > 1.25 * usual and below.height > 1.25 * usual:  # a title over two lines
            texts.append((_comparable(above.text + below.text), weight(above)))
    return texts


def _comparable(text: str) -> str:
    return squeezed(text).translate(TRADITIONAL)


@cache
def _titles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each title with the codes that may carry it, long ones first."""
    owners: dict[str, list[str]] = {}
    for kind in document_types():
        for title in kind.titles:
            owners.setdefault(_comparable(title), []).append(kind.code)
    return tuple((title, tuple(codes)) for title, codes in sorted(owners.items(), key=lambda pair: -len(pair[0])))


def _title_points(rows: Sequence[tuple[str, float]]) -> dict[str, float]:
    points: dict[str, float] = {}
    for text, weight in rows:
        claimed: list[str] = []
        for title, codes in _titles():
            if any(title in longer for longer in claimed):
                continue  # 经营许可证 inside 食品经营许可证 says nothing of its own
            worth = _title_worth(text, title)
            if worth <= 0:
                continue
            if title in text:
                claimed.append(title)
            for code in codes:
                points[code] = max(points.get(code, 0.0), worth + (weight if worth > _IN_A_SENTENCE else 0.0))
    return points


def _title_worth(text: str, title: str) -> float:
    if title in text:
        around = len(text) - len(title)
        if around == 0:
            return _EXACT
        if len(title) < 4:
            return _INSIDE / 2 if around <= 4 else 0.0
        if around <= 4 or ((text.startswith(title) or text.endswith(title)) and around <= 12):
            return _AT_AN_END
        return _INSIDE if around <= len(title) else _IN_A_SENTENCE
    if len(title) >= 4 and abs(len(text) - len(title)) <= 2:
        likeness = fuzz.ratio(text, title) / 100
        return _MISREAD * likeness if likeness >= (0.75 if len(title) <= 5 else 0.8) else 0.0
    return 0.0


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9A-Za-z])(?:{expression})(?![0-9A-Za-z])", re.ASCII)


def _number_points(kind: DocumentType, numbers: Sequence[str]) -> float:
    if not kind.number_pattern:
        return 0.0
    pattern = _pattern(kind.number_pattern)
    for text in numbers:
        for candidate in (text, *_put_right(text)):
            if pattern.search(candidate):
                is_bare = re.search(r"[A-Z\u4e00-\u9fff]", kind.number_pattern.replace("[A-Z]", "")) is None
                return _BARE_NUMBER if is_bare else _NUMBER
    return 0.0


def _put_right(text: str) -> list[str]:
    """Credit codes in this text with their misread letters put right."""
    repairs = [repair_credit_code(run) for run in _BY_THEIR_LOOK.findall(text) if len(run) == 18]
    return [repair.value for repair in repairs if repair is not None]


def _support_points(kind: DocumentType, everything: str) -> float:
    if not kind.support:
        return 0.0
    seen = sum(1.0 if len(word) > 2 else 0.6 for word in kind.support if _comparable(word) in everything)
    return min(_MOST_SUPPORT, seen)
