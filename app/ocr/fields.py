"""The machinery that all families share: declared fields, the value beside or below a label, and how sure it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from app.domain.documents import Box, Origin, ReadField
from app.ocr.cells import Cell
from app.ocr.labels import Label, same_row
from app.ocr.text import as_written, squeezed

_DISPUTED = 0.6
"""The most a value is worth when a second look read it otherwise."""


_SAME_IN_BOTH_WIDTHS = set(" 　()（）[]【】:：")
"""Signs whose width the engine is seldom sure of and that are written in one width afterwards."""
_SIGN = 0.2
"""Commas and stops matter less than letters."""


_CONFIRMED = 0.7
"""The power that draws a value nearer to certainty when a second look read the same: not far, it has the same eyes."""
_UNSURE = 0.78
_LISTS = 6
"""Fields of so many lines are lists: each of their lines may end early."""


class Kind(Enum):
    """How a value is read out of the text beside its label."""

    TEXT = auto()
    PERSON = auto()
    NUMBER = auto()
    DAY = auto()
    TERM_FROM = auto()
    TERM_TO = auto()
    CAPITAL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field that a family declares: its labels as printed, and how many lines it may run over."""

    name: str
    labels: tuple[str, ...]
    kind: Kind = Kind.TEXT
    lines: int = 1
    expected: bool = True
    pattern: str = ""
    """What a number looks like; it is then found without its label too."""
    accepts: Callable[[str], bool] | None = None
    """A check of the finished value that makes it more than likely: a check digit, a known shape."""
    mends: Callable[[str], str] | None = None
    """Puts right what can only have been misread."""
    likely: Callable[[str], float] | None = None
    """The most that a value of this look is worth, however sure each letter is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Kinds of document that are laid out alike."""

    codes: tuple[str, ...]
    fields: tuple[Field, ...]
    ends: tuple[str, ...] = field(default=())
    """Words that end whatever stands before them: seals, footers, labels that are not asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cells of a value in reading order."""

    rows: tuple[tuple[Cell, ...], ...]
    is_below: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All of them."""
        return tuple(cell for row in self.rows for cell in row)

    @property
    def text(self) -> str:
        """Without any gaps between lines, as Chinese is wrapped; a blank between Latin words."""
        text = ""
        for cell in self.cells:
            glue = " " if text and text[-1].isascii() and text[-1].isalpha() and cell.text[:1].isascii() else ""
            text += glue + cell.text.strip()
        return as_written(text)

    @property
    def sureness(self) -> float:
        """Of the least sure letter that counts; less where a second look disagreed."""
        return sureness_of(self.cells)


def sureness_of(cells: Sequence[Cell]) -> float:
    """How sure the letters of these cells are together."""
    letters = [
        each if letter.isalnum() else min(1.0, each + _SIGN)
        for cell in cells
        for letter, each in zip(cell.text, cell.sureness, strict=True)
        if letter not in _SAME_IN_BOTH_WIDTHS
    ]
    if not letters:
        return 0.0
    least, rest = min(letters), sum(letters) / len(letters)
    doubt = sum(1 for each in letters if each < 0.9)
    value = max(0.0, least * rest - 0.02 * max(0, doubt - 1))
    if any(cell.disputed for cell in cells):
        return min(_DISPUTED, value)
    if all(_is_confirmed(cell) for cell in cells):
        value = max(value, value**_CONFIRMED)
        doubtful = 0.75
    else:
        doubtful = 0.88
    return value if least >= doubtful else min(value, _UNSURE)


def _is_confirmed(cell: Cell) -> bool:
    """Whether a second look, or the second engine, read the same."""
    others = [each for each in (cell.again, cell.opinion) if each is not None]
    return not cell.disputed and any(squeezed(each) == squeezed(cell.text) for each in others)


def box_of(cells: Sequence[Cell]) -> Box | None:
    """The box around these cells, in the picture as shown."""
    points = [point for cell in cells for point in cell.corners()]
    if not points:
        return None
    across, down = [x for x, _ in points], [y for _, y in points]
    page = cells[0].line.page
    return Box(page, round(min(across)), round(min(down)), round(max(across)), round(max(down)))


def gather(label: Label, cells: Sequence[Cell], labels: Sequence[Label], lines: int) -> Found:
    """What stands beside the label, and below that while it goes on; or below the label where nothing is beside it."""
    used = {place for other in labels for place in other.used}
    free = [
        cell for place, cell in enumerate(cells) if place not in used and cell.line.page == label_page(label, cells)
    ]
    first = _beside(label, free, labels)
    is_below = not first
    if is_below:
        first = _below(label, free, labels)
    if not first:
        return Found(())
    rows = [first]
    left = min(cell.left for cell in first)
    floor = _floor(label, labels, left)
    wall = _wall(label, labels, left + label.height, floor)
    edge = max((cell.right for cell in free if left - label.height < cell.left < wall), default=left)
    while len(rows) < lines:
        row = _next_row(rows[-1], free, left, wall, floor)
        if not row or (lines < _LISTS and not _is_full(rows[-1], edge, wall)):
            break
        rows.append(row)
    return Found(tuple(tuple(row) for row in rows), is_below)


def _is_full(row: Sequence[Cell], edge: float, wall: float) -> bool:
    """Whether a row reaches so far to the right that it goes on below; what ends early has come to its end."""
    right, height = max(cell.right for cell in row), row[0].height
    return min(edge, wall) - right < 5 * height


def _wall(label: Label, labels: Sequence[Label], left: float, floor: float) -> float:
    """Where the next column to the right begins: at a label beside the value, or in line with two labels near it."""
    right = [other for other in labels if other.left > left and other.name]
    beside = [
        other.left
        for other in right
        if label.top < other.bottom and other.top < min(floor, label.bottom + 8 * label.height)
    ]
    lined_up = [
        other.left
        for other in right
        if abs(other.middle - label.middle) < 10 * label.height
        and any(each is not other and abs(each.left - other.left) < label.height for each in right)
    ]
    return min([*beside, *lined_up], default=float("inf"))


def label_page(label: Label, cells: Sequence[Cell]) -> int:
    """The page on which the label stands."""
    return cells[label.used[0]].line.page


def _beside(label: Label, free: Sequence[Cell], labels: Sequence[Label]) -> list[Cell]:
    on_row = [
        other.left for other in labels if other is not label and other.left > label.left + 1 and same_row(label, other)
    ]
    wall = min([*on_row, _wall(label, labels, label.right + label.height, label.bottom)])
    row = [
        cell
        for cell in free
        if same_row(label, cell) and label.right - 0.8 * label.height <= cell.left < wall - 0.2 * label.height
    ]
    row.sort(key=lambda cell: cell.left)
    if label.rest is not None:
        row = [label.rest, *(cell for cell in row if cell.left >= label.rest.right - label.height)]
    kept: list[Cell] = []
    for cell in row:
        if kept and cell.left - kept[-1].right > 4 * label.height:
            break
        kept.append(cell)
    return kept


def _below(label: Label, free: Sequence[Cell], labels: Sequence[Label]) -> list[Cell]:
    reach = label.bottom + 1.5 * label.height
    candidates = [
        cell
        for cell in free
        if label.bottom - 0.35 * label.height <= cell.top < reach
        and cell.left < label.right
        and cell.right > label.left
        and cell.left > label.left - 3 * label.height
        and not any(
            label.bottom <= other.top and other.bottom < cell.top and abs(other.left - label.left) < 3 * label.height
            for other in labels
        )
    ]
    if not candidates:
        return []
    nearest = min(candidates, key=lambda cell: (cell.top, cell.left))
    return sorted((cell for cell in candidates if same_row(nearest, cell)), key=lambda cell: cell.left)


def _floor(label: Label, labels: Sequence[Label], left: float) -> float:
    """Where the next label of this column begins."""
    below = [
        other.top + 0.3 * other.height
        for other in labels
        if other.middle > label.middle + 0.6 * label.height
        and other.left < left + label.height
        and other.right > label.left - label.height
    ]
    return min(below, default=float("inf"))


def _next_row(row: Sequence[Cell], free: Sequence[Cell], left: float, wall: float, floor: float) -> list[Cell]:
    height = sum(cell.height for cell in row) / len(row)
    bottom = max(cell.middle for cell in row)
    candidates = [
        cell
        for cell in free
        if bottom + 0.5 * height < cell.middle < bottom + 1.75 * height
        and cell.middle < floor
        and left - 1.6 * height <= cell.left < wall - 0.3 * height
        and 0.6 * height < cell.height < 1.6 * height
    ]
    starts = [cell for cell in candidates if cell.left < left + 3.5 * height]
    if not starts:
        return []
    first = min(starts, key=lambda cell: cell.middle)
    return sorted((cell for cell in candidates if same_row(first, cell)), key=lambda cell: cell.left)


def read_field(
    name: str, value: str | None, found: Found, confidence: float, *, origin: Origin = "print", expected: bool = True
) -> ReadField:
    """A field with its box and a confidence of at most two decimals below certainty."""
    return ReadField(
        name=name, value=value or None, confidence=round(max(0.0, min(confidence, 0.99)), 3) if value else 0.0,
        box=box_of(found.cells) if value else None, origin=origin, is_expected=expected,
    )  # fmt: skip


def missing(field_: Field) -> ReadField:
    """A field that was looked for in vain."""
    return ReadField(name=field_.name, value=None, confidence=0.0, is_expected=field_.expected)
