"""Where the printed labels of a page are: exact, glued to their value, spread letter by letter, or misread by one letter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from app.ocr.cells import Cell
from app.ocr.text import squeezed

_SAME_ROW = 0.55
"""How far two middles may be apart on one row, in heights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label that was found; `rest` is what stands behind it in the same cell."""

    word: str
    """As it is looked for."""
    name: str
    """The field it names; empty for a label that only ends what stands before it."""
    left: float
    top: float
    right: float
    bottom: float
    rest: Cell | None
    used: tuple[int, ...]
    """The places of its cells in the list of cells."""
    is_exact: bool
    is_certain: bool
    """Alone in its cell, followed by a colon, or long: not a word inside a sentence."""

    @property
    def height(self) -> float:
        """Of the row it stands on."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


def same_row(first: Cell | Label, second: Cell | Label) -> bool:
    """Whether both stand on one row."""
    return abs(first.middle - second.middle) < _SAME_ROW * min(
        max(first.height, second.height), 1.6 * min(first.height, second.height)
    )


def find_labels(cells: Sequence[Cell], words: Iterable[tuple[str, str]]) -> list[Label]:
    """All labels out of pairs (word, field); a doubtful short one counts only where others stand in its column."""
    by_length = sorted(((squeezed(word), name) for word, name in words), key=lambda pair: -len(pair[0]))
    found: list[Label] = []
    taken: set[int] = set()
    for place, cell in enumerate(cells):
        if place in taken:
            continue
        label = _at(cells, place, by_length)
        if label:
            found.append(label)
            taken.update(label.used)
            found += _inside(label.rest, label, by_length)
        else:
            found += _inside(cell, None, by_length, place)
    certain = [label for label in found if label.is_certain]
    kept = [label for label in found if label.is_certain or _in_a_column(label, certain)]
    kept += _tails(cells, kept, by_length)
    return [_without_rest_beyond(label, kept) for label in kept]


def _at(cells: Sequence[Cell], place: int, words: Sequence[tuple[str, str]]) -> Label | None:
    """The label that begins at this cell, joined with its right neighbours while they are single letters."""
    group = [place]
    text = squeezed(cells[place].text)
    while True:
        label = _starting(cells, group, text, words)
        if label or len(group) == 8 or not any(word.startswith(text) for word, _ in words):
            return label
        following = _right_neighbour(cells, group[-1])
        if following is None:
            return None
        group.append(following)
        text += squeezed(cells[following].text)


def _right_neighbour(cells: Sequence[Cell], place: int) -> int | None:
    here = cells[place]
    others = [
        (cell.left, other)
        for other, cell in enumerate(cells)
        if other != place and cell.left > here.left + 0.3 * here.height and same_row(here, cell)
    ]
    if not others:
        return None
    left, other = min(others)
    return other if left - here.right < 6 * here.height else None


def _starting(cells: Sequence[Cell], group: list[int], text: str, words: Sequence[tuple[str, str]]) -> Label | None:
    last = cells[group[-1]]
    before = len(text) - len(squeezed(last.text))
    matches = ((word, name, text.startswith(word)) for word, name in words if len(word) > before)
    near = [match for match in matches if match[2] or _is_misread(text, match[0])]
    for word, name, is_exact in sorted(near, key=lambda match: not match[2]):
        stop = _letters_until(last.text, len(word) - before)
        rest = last.part(stop) if squeezed(last.text[stop:]) else None
        is_certain = rest is None or _is_colon_next(last.text, stop) or len(word) >= 4
        corner = cells[group[0]]
        right = rest.left if rest else last.right
        return Label(
            word=word, name=name, left=corner.left, top=min(cells[at].top for at in group), right=right,
            bottom=max(cells[at].bottom for at in group), rest=rest, used=tuple(group),
            is_exact=is_exact, is_certain=is_certain,
        )  # fmt: skip
    return None


def _is_misread(text: str, word: str) -> bool:
    """Whether this long label stands here with a letter or two misread."""
    if len(word) < 4 or len(text) < len(word):
        return False
    allowed = 2 if len(word) >= 8 else 1
    return Levenshtein.distance(text[: len(word)], word, score_cutoff=allowed) <= allowed


def _inside(cell: Cell | None, before: Label | None, words: Sequence[tuple[str, str]], place: int = -1) -> list[Label]:
    """Labels further on in the same cell: two columns that came out as one line."""
    if cell is None:
        return []
    text = squeezed(cell.text)
    places = ((text.find(word, 1), -len(word), word, name) for word, name in words if len(word) >= 2)
    for at, _, word, name in sorted(each for each in places if each[0] >= 1):
        start, stop = _letters_until(cell.text, at), _letters_until(cell.text, at + len(word))
        if not _is_colon_next(cell.text, stop) and not _may_be_glued(word, name, at, before):
            continue
        rest = cell.part(stop) if squeezed(cell.text[stop:]) else None
        corner = cell.part(start, stop)
        label = Label(
            word=word, name=name, left=corner.left, top=corner.top, right=corner.right, bottom=corner.bottom, rest=rest,
            used=(before.used if before else (place,)), is_exact=True, is_certain=True,
        )  # fmt: skip
        return [label, *_inside(rest, label, words, place)]
    return []


def _may_be_glued(word: str, name: str, at: int, before: Label | None) -> bool:
    """A label without a colon inside a line: only a long one behind the short value of another label."""
    if before is None or before.name == name or before.name in {"scope", "address"}:
        return False
    return len(word) >= 4 and at <= 40


def _letters_until(text: str, count: int) -> int:
    """The place in the raw text just behind its first `count` letters that are compared."""
    seen = 0
    for place, letter in enumerate(text):
        if seen >= count:
            return place
        seen += len(squeezed(letter))
    return len(text)


def _is_colon_next(text: str, place: int) -> bool:
    return text[place:].lstrip().startswith((":", "："))


def _tails(cells: Sequence[Cell], labels: Sequence[Label], words: Sequence[tuple[str, str]]) -> list[Label]:
    """Labels whose first letters were lost: 人林岚 in the column of labels can only end 负责人 or its like."""
    used = {place for label in labels for place in label.used}
    named = {label.name for label in labels}
    found: list[Label] = []
    for place, cell in enumerate(cells):
        text = squeezed(cell.text)
        if place in used or not text or not _stands_among(cell, labels):
            continue
        ends = {(word[start:], word, name) for word, name in words for start in range(1, len(word)) if name}
        fitting = [(end, word, name) for end, word, name in ends if text.startswith(end) and name not in named]
        if not fitting:
            continue
        longest = max(len(end) for end, _, _ in fitting)
        names = {name for end, _, name in fitting if len(end) == longest}
        if len(names) != 1:
            continue
        stop = _letters_until(cell.text, longest)
        rest = cell.part(stop) if squeezed(cell.text[stop:]) else None
        word = min(word for end, word, _ in fitting if len(end) == longest)
        tail = Label(
            word=word, name=names.pop(), left=cell.left, top=cell.top, right=rest.left if rest else cell.right,
            bottom=cell.bottom, rest=rest, used=(place,), is_exact=False, is_certain=False,
        )  # fmt: skip
        found.append(tail)
    return found


def _stands_among(cell: Cell, labels: Sequence[Label]) -> bool:
    """Whether the cell begins where labels still stand and values do not yet, in a column of three labels and more."""
    column = [
        label
        for label in labels
        if label.rest is not None and len(label.used) > 1 and abs(label.left - cell.left) < 8 * cell.height
    ]
    values = [label.rest.left for label in column if label.rest is not None and label.rest.left > cell.left]
    return len(values) >= 2 and max(label.left for label in column) <= cell.left < min(values) - 0.4 * cell.height


def _in_a_column(label: Label, certain: Sequence[Label]) -> bool:
    near = [other for other in certain if abs(other.left - label.left) < 2.0 * label.height]
    return bool(near) or not certain


def _without_rest_beyond(label: Label, labels: Sequence[Label]) -> Label:
    """What stands behind a label ends where the next label of the same line begins."""
    if label.rest is None:
        return label
    rest = label.rest
    nexts = [
        other.left
        for other in labels
        if other is not label and other.used == label.used and other.left > label.left + 1e-6 and same_row(label, other)
    ]
    if not nexts:
        return label
    wide = rest.right - rest.left
    stop = round(len(rest.text) * max(0.0, min(1.0, (min(nexts) - rest.left) / max(wide, 1e-6))))
    return replace(label, rest=rest.part(0, stop) if squeezed(rest.text[:stop]) else None)
