"""Lines as an engine would give them, written down by hand: tests of reading need no engine."""

from collections.abc import Iterable, Sequence

from app.ocr.lines import Code, Line, Point, ReadPage

HEIGHT = 40.0


def line(
    text: str, left: float, top: float, *, sure: float = 0.99, again: str | None = None, letter: float = 28.0
) -> Line:
    """A level line whose letters are all of one width."""
    wide = max(len(text), 1) * letter
    corners: tuple[Point, Point, Point, Point] = (
        (left, top), (left + wide, top), (left + wide, top + HEIGHT), (left, top + HEIGHT),
    )  # fmt: skip
    count = max(len(text), 1)
    return Line(
        text=text, corners=corners, sureness=(sure,) * len(text), again=again,
        places=tuple((place + 0.5) / count for place in range(len(text))),
    )  # fmt: skip


def page(lines: Iterable[Line], *, codes: Sequence[Code] = ()) -> ReadPage:
    return ReadPage(number=1, width=1600, height=2200, quarter_turns=0, lines=tuple(lines), codes=tuple(codes))


def listed(
    rows: Iterable[tuple[str, str]], *, title: str = "", left: float = 120, gap: float = 330, top: float = 300
) -> ReadPage:
    """A paper of one column: each label with its value beside it, the title above."""
    lines = [line(title, 600, 100, letter=60)] if title else []
    for place, (label, value) in enumerate(rows):
        y = top + place * 80
        lines += [line(label, left, y), line(value, left + gap, y)]
    return page(lines)


def qr(text: str) -> Code:
    return Code(text=text, corners=((0, 0), (1, 0), (1, 1), (0, 1)))
