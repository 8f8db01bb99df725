"""Lines laid flat: turned upright, slopes and perspective taken out of their places, and cut where a wide gap parts two cells."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.ocr.lines import Line, Point, ReadPage
from app.ocr.text import squeezed

_GAP = 1.45
"""From middle to middle of two letters, in heights of the line's box (which is about 1.4 letters high): more parts two cells."""

_ASKEW = 9.0
"""Degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A run of text on the flat page; several parts when it was joined out of letters that stand apart."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sureness: tuple[float, ...]
    again: str | None = None
    """The second look at the whole line, only where this cell is the whole line."""
    opinion: str | None = None
    """The second engine's reading, likewise."""
    disputed: bool = False
    """Whether a second look read the line otherwise."""
    line: Line
    begin: float = 0.0
    end: float = 1.0
    """Where along its line the cell begins and ends."""

    @property
    def height(self) -> float:
        """Of the box, about 1.4 letters."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    def corners(self) -> tuple[Point, ...]:
        """Where it stands in the picture as shown."""
        first, second, third, fourth = self.line.corners
        return (
            _between(first, second, self.begin),
            _between(first, second, self.end),
            _between(fourth, third, self.end),
            _between(fourth, third, self.begin),
        )

    def part(self, start: int, stop: int | None = None) -> "Cell":
        """Only these characters of it."""
        stop = len(self.text) if stop is None else stop
        whole = max(len(self.text), 1)
        low, high = start / whole, stop / whole
        along, wide = self.end - self.begin, self.right - self.left
        return replace(
            self,
            text=self.text[start:stop],
            sureness=self.sureness[start:stop],
            left=self.left + wide * low,
            right=self.left + wide * high,
            begin=self.begin + along * low,
            end=self.begin + along * high,
        )


def cells_of(page: ReadPage) -> list[Cell]:
    """The page's cells from top to bottom, left to right."""
    lines = [line for line in page.lines if squeezed(line.text)]
    if not lines:
        return []
    lines, flat, askew = _level(lines, _flattened(_upright(lines, page)))
    stamped = _pieces(askew)
    cells: list[Cell] = []
    for line, box in zip(lines, flat, strict=True):
        left, right = float(min(box[0, 0], box[3, 0])), float(max(box[1, 0], box[2, 0]))
        top, bottom = float((box[0, 1] + box[1, 1]) / 2), float((box[2, 1] + box[3, 1]) / 2)
        words = squeezed(line.text)
        if words in stamped and len(words) < 6:
            continue  # a piece of the watermark that came out level
        disputed = line.again is not None and squeezed(line.again) != words
        freed = _freed(line) if stamped and disputed else None
        disputed = freed is None and (disputed or words[:2] in stamped or words[-2:] in stamped)
        whole = Cell(
            text=line.text, left=left, right=right, top=top, bottom=bottom, sureness=line.sureness,
            again=line.again, opinion=line.opinion, disputed=disputed, line=line,
        )  # fmt: skip
        if freed is not None:
            cells += _cut(whole.part(*freed), line.places[slice(*freed)])
        else:
            cells += _cut(whole, line.places)
    return sorted(cells, key=lambda cell: (cell.middle, cell.left))


def _freed(line: Line) -> tuple[int, int] | None:
    """Where in the line its second reading stands, when all that differs are letters of the watermark before or behind."""
    again = line.again or ""
    start = line.text.find(again)
    return (start, start + len(again)) if start >= 0 and len(again) >= max(2, len(line.text) - 4) else None


def _pieces(askew: Sequence[Line]) -> set[str]:
    """Every run of two letters and more of a watermark, told by its being there again and again; none where there is none."""
    texts = [squeezed(line.text) for line in askew]
    if len(texts) < 4:
        return set()
    return {
        text[start:stop] for text in texts for start in range(len(text)) for stop in range(start + 2, len(text) + 1)
    }


def _level(lines: Sequence[Line], flat: NDArray[np.float64]) -> tuple[list[Line], NDArray[np.float64], list[Line]]:
    """Without what runs askew on a flat page: watermarks, the writing of seals; these are given apart."""
    along = flat[:, 1] - flat[:, 0]
    down = np.hypot(*(flat[:, 3] - flat[:, 0]).T)
    askew = (np.abs(np.degrees(np.arctan2(along[:, 1], along[:, 0]))) > _ASKEW) & (np.hypot(*along.T) > 1.4 * down)
    if (~askew).sum() < 4:
        return list(lines), flat, []
    level = [line for line, out in zip(lines, askew, strict=True) if not out]
    return level, flat[~askew], [line for line, out in zip(lines, askew, strict=True) if out]


def _upright(lines: Sequence[Line], page: ReadPage) -> NDArray[np.float64]:
    points = np.array([line.corners for line in lines], dtype=np.float64)
    wide = page.width
    tall = page.height
    for _ in range(page.quarter_turns % 4):
        points = np.stack([points[..., 1], wide - points[..., 0]], axis=-1)
        wide, tall = tall, wide
    return points


def _flattened(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn by the common slope, then bend what is left so that lines that run together or apart lie level."""
    along = boxes[:, 1] - boxes[:, 0]
    lengths = np.hypot(along[:, 0], along[:, 1]) + 1e-6
    heights = np.hypot(*(boxes[:, 3] - boxes[:, 0]).T) + 1e-6
    weights = np.where(lengths > 3 * heights, lengths, lengths * 0.05)
    angle = _page_angle(np.arctan2(along[:, 1], along[:, 0]), weights)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    turned: NDArray[np.float64] = boxes @ turn.T
    if len(boxes) < 4:
        return turned
    middle = turned.mean(axis=1)
    centre = middle.mean(axis=0)
    x, y = (middle - centre).T
    rise = turned[:, 1] - turned[:, 0]
    slopes = rise[:, 1] / np.maximum(rise[:, 0], 1e-6)
    keep = (np.abs(slopes) < 0.15) & (lengths > 3 * heights)
    if keep.sum() < 4:
        return turned
    root = np.sqrt(weights[keep])[:, None]
    spread = max(float(np.abs(middle - centre).max()), 1.0)
    basis = np.stack([np.ones_like(x), x / spread, y / spread], axis=1)[keep]
    ridge = np.diag([1e-6, 1e-1, 1e-2]) * float((root**2).sum())
    matrix = (basis * root).T @ (basis * root) + ridge * 0.01
    flat, bend, fan = np.linalg.solve(matrix, (basis * root).T @ (slopes[keep, None] * root)).ravel()
    away = turned - centre
    across, down = away[..., 0], away[..., 1]
    lift = flat * across + bend / spread * across**2 / 2 + fan / spread * across * down
    turned[..., 1] -= lift
    return turned


def _page_angle(angles: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """The slope of the print: of the heaps of lines with one slope, the levellest that is not small; a watermark is steeper."""
    step = math.radians(_ASKEW) / 2
    heaps: dict[int, float] = {}
    for angle, weight in zip(angles, weights, strict=True):
        heap = round(float(angle) / step)
        heaps[heap] = heaps.get(heap, 0.0) + float(weight)
    heavy = max(heaps.values())
    level = min((heap for heap, weight in heaps.items() if weight > 0.3 * heavy), key=abs)
    near = np.abs(angles - level * step) < 1.5 * step
    return _weighted_median(angles[near], weights[near])


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def _cut(cell: Cell, places: Sequence[float]) -> Iterable[Cell]:
    """The cell in pieces wherever two of its letters stand far apart."""
    wide = cell.right - cell.left
    starts = [0]
    for place in range(1, len(cell.text)):
        gap = (places[place] - places[place - 1]) * wide
        if gap > _GAP * cell.height:
            starts.append(place)
    if len(starts) == 1:
        yield cell
        return
    half = 0.36 * cell.height / max(wide, 1e-6)
    for start, stop in zip(starts, [*starts[1:], len(cell.text)], strict=True):
        begin = max(0.0, places[start] - half)
        end = min(1.0, places[stop - 1] + half)
        yield replace(
            cell, text=cell.text[start:stop], sureness=cell.sureness[start:stop], again=None, opinion=None,
            left=cell.left + wide * begin, right=cell.left + wide * end, begin=begin, end=end,
        )  # fmt: skip


def _between(first: Point, second: Point, share: float) -> Point:
    return (first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share)
