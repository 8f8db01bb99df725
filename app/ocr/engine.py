"""The default engine: RapidOCR's models from inside its package, with what its own pipeline keeps to itself.

Detection looks at a small copy, recognition at crops of the whole picture: faster, and nothing is lost. The direction is
voted by a few long lines instead of asked of every one. Each character keeps its own sureness, and doubtful lines are
looked at again without the seal's red and with the contrast drawn out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR

from app.ocr.lines import Line, Point
from app.ocr.second_opinion import Opinion, is_worth_asking

Pixels = NDArray[np.uint8]
Corners = NDArray[np.float32]

_THREADS = 2
_BATCH = 6
_SMALL = 1000
"""A picture narrower than this is enlarged twice: many letters would be under twelve pixels."""
_DETECT_LONG = 1536
_DETECT_SHORT = 736
_VOTERS = 7
_DOUBTFUL = 0.985
_SECOND_LOOK_SHARE = 0.16
"""How much may be read again, as a share of the width of all lines: a second look must stay cheap."""
_HOPELESS = 0.3
_WHITE_FROM = 0.75
"""Of the way from ink to paper: brighter is paper, so that pale watermarks go."""


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    sureness: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def least(self) -> float:
        return min(self.sureness, default=0.0)

    @property
    def mean(self) -> float:
        return sum(self.sureness) / len(self.sureness) if self.sureness else 0.0


class Engine:
    """Reads lines out of a picture; loading the models takes a second or two, so keep it."""

    def __init__(self, threads: int = _THREADS, opinion: Opinion | None = None) -> None:
        engine = RapidOCR(
            params={
                "Global.log_level": "error",
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        parts: Any = engine  # typed only from outside
        self._detector = parts._load_det_model()  # noqa: SLF001 - the parts are what is used here, not the whole
        self._recogniser = parts._load_rec_model()  # noqa: SLF001
        self._classifier = parts._load_cls_model()  # noqa: SLF001
        self._opinion = opinion
        self._letters: list[str] = self._recogniser.postprocess_op.character

    def read(self, picture: Pixels, page: int = 1) -> tuple[int, tuple[Line, ...]]:
        """Quarter turns (counter-clockwise) that make the page upright, and its lines in the picture's own pixels."""
        scale = 2.0 if picture.shape[1] < _SMALL and max(picture.shape[:2]) < 2 * _SMALL else 1.0
        work = _resized(picture, scale, cv2.INTER_CUBIC)
        boxes = self._detect(work)
        if not boxes:
            return 0, ()
        turns, upright, boxes = self._stand_up(work, boxes)
        boxes = [piece for box in boxes for piece in letters_of(upright, box)]
        crops = [_crop(upright, box) for box in boxes]
        readings = self._recognise(crops)
        seconds = self._look_again(crops, readings)
        lines = []
        for place, (box, reading) in enumerate(zip(boxes, readings, strict=True)):
            if not reading.text.strip() or reading.mean < _HOPELESS:
                continue
            chosen, other = _better(reading, seconds.get(place))
            corners = _turned_back(box, turns, (work.shape[1], work.shape[0])) / scale
            lines.append(_line(chosen, other, corners, page, self._ask(crops[place], chosen)))
        return turns, tuple(lines)

    def _detect(self, picture: Pixels) -> list[Corners]:
        height, width = picture.shape[:2]
        shrink = min(1.0, _DETECT_LONG / max(height, width))
        shrink = max(shrink, min(1.0, _DETECT_SHORT / min(height, width)))
        found = self._detector(_resized(picture, shrink, cv2.INTER_AREA))
        if found.boxes is None:
            return []
        return [np.asarray(box, dtype=np.float32) / np.float32(shrink) for box in found.boxes]

    def _stand_up(self, picture: Pixels, boxes: list[Corners]) -> tuple[int, Pixels, list[Corners]]:
        """Turn the page so that its lines run from left to right and stand on their feet."""
        long = sorted(boxes, key=lambda box: -max(_sides(box)))[:_VOTERS]
        lying = sum(1 if tall > 1.5 * wide else -1 for wide, tall in map(_sides, long)) > 0
        turns = 1 if lying else 0
        voters = [_crop(picture, box) for box in long]
        voters = [np.rot90(crop).copy() if lying and crop.shape[0] > crop.shape[1] else crop for crop in voters]
        votes = [1 if label == "180" else -1 for label, _ in self._classifier(voters).cls_res]
        if sum(votes) > 0:
            turns += 2
        size = (picture.shape[1], picture.shape[0])
        upright = np.ascontiguousarray(np.rot90(picture, turns)) if turns else picture
        return turns, upright, [_turned(box, turns, size) for box in boxes]

    def _recognise(self, crops: Sequence[Pixels]) -> list[_Reading]:
        order = sorted(range(len(crops)), key=lambda place: crops[place].shape[1] / crops[place].shape[0])
        readings = [_Reading("", (), ())] * len(crops)
        for start in range(0, len(order), _BATCH):
            group = order[start : start + _BATCH]
            ratio = max(320 / 48, *(crops[place].shape[1] / crops[place].shape[0] for place in group))
            batch = np.stack([self._recogniser.resize_norm_img(crops[place], ratio) for place in group])
            chances = self._recogniser.session(batch.astype(np.float32))
            for place, chance in zip(group, chances, strict=True):
                share = min(1.0, crops[place].shape[1] / crops[place].shape[0] / ratio)
                readings[place] = self._decode(chance, share)
        return readings

    def _decode(self, chances: NDArray[np.float32], share: float) -> _Reading:
        """Best path: the first step of each run of one letter, blanks dropped."""
        best = chances.argmax(axis=1)
        text, sureness, places = [], [], []
        steps = len(best)
        previous = 0
        for step, letter in enumerate(best):
            if letter not in {previous, 0}:
                text.append(self._letters[letter])
                sureness.append(float(chances[step, letter]))
                places.append(min(1.0, (step + 0.5) / steps / share))
            elif letter == previous and letter != 0:
                sureness[-1] = max(sureness[-1], float(chances[step, letter]))
            previous = int(letter)
        return _Reading("".join(text), tuple(sureness), tuple(places))

    def _look_again(self, crops: Sequence[Pixels], readings: Sequence[_Reading]) -> dict[int, _Reading]:
        """Doubtful lines, short ones first: names, numbers and dates are short, and a mistake in them costs most."""
        widths = [crop.shape[1] / crop.shape[0] for crop in crops]
        budget = _SECOND_LOOK_SHARE * sum(widths)
        chosen = []
        for place in sorted(range(len(crops)), key=lambda each: widths[each]):
            reading = readings[place]
            if len(reading.text) < 2 or reading.least >= _DOUBTFUL or reading.mean < _HOPELESS:
                continue
            budget -= widths[place]
            if budget < 0:
                break
            chosen.append(place)
        seconds = self._recognise([_without_seal(crops[place]) for place in chosen])
        return dict(zip(chosen, seconds, strict=True))

    def _ask(self, crop: Pixels, reading: _Reading) -> str | None:
        """The second engine's reading of a doubtful number or date, where there is a second engine."""
        if self._opinion is None or reading.least >= _DOUBTFUL or not is_worth_asking(reading.text):
            return None
        return self._opinion(crop)


def _better(first: _Reading, second: _Reading | None) -> tuple[_Reading, str | None]:
    """The reading to go by and what the other look said; equal texts take the surer of both for each letter."""
    if second is None:
        return first, None
    if first.text == second.text:
        both = tuple(max(pair) for pair in zip(first.sureness, second.sureness, strict=True))
        return _Reading(first.text, both, first.places), second.text
    if second.mean > first.mean + 0.02 and len(second.text) >= len(first.text):
        return second, first.text
    return first, second.text


def _resized(picture: Pixels, scale: float, method: int) -> Pixels:
    if scale == 1.0:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=method), dtype=np.uint8)


def _line(reading: _Reading, other: str | None, corners: Corners, page: int, opinion: str | None) -> Line:
    points: list[Point] = [(float(x), float(y)) for x, y in corners]
    return Line(
        text=reading.text,
        corners=(points[0], points[1], points[2], points[3]),
        sureness=reading.sureness,
        places=reading.places,
        again=other,
        opinion=opinion,
        page=page,
    )


def _sides(box: Corners) -> tuple[float, float]:
    wide = max(float(np.linalg.norm(box[0] - box[1])), float(np.linalg.norm(box[3] - box[2])))
    tall = max(float(np.linalg.norm(box[0] - box[3])), float(np.linalg.norm(box[1] - box[2])))
    return wide, tall


def _crop(picture: Pixels, box: Corners) -> Pixels:
    """The quadrilateral as a rectangle: turns and perspective are taken out line by line."""
    wide, tall = (max(2, round(side)) for side in _sides(box))
    target = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], dtype=np.float32)
    matrix: Any = cv2.getPerspectiveTransform(box, target)
    crop = cv2.warpPerspective(picture, matrix, (wide, tall), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(crop, dtype=np.uint8)


def _without_seal(crop: Pixels) -> Pixels:
    """Red ink is as bright as paper in the red channel; a soft blur takes the grain, the contrast is drawn out."""
    red = cv2.GaussianBlur(crop[:, :, 2], (3, 3), 0.6)
    low, high = (float(each) for each in np.percentile(red, (2, 85)))
    white = low + _WHITE_FROM * max(high - low, 24)
    stretched = np.clip((red.astype(np.float32) - low) * (255 / (white - low)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.merge([stretched] * 3), dtype=np.uint8)


def letters_of(picture: Pixels, box: Corners) -> list[Corners]:
    """A box that stands up is a column of first letters of labels (名, 类, 住): cut into letters where the ink pauses."""
    wide, tall = _sides(box)
    if tall < 1.35 * wide:
        return [box]
    grey = _crop(picture, box).min(axis=2)
    _, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    inked = np.flatnonzero(ink[:, 2:-2].mean(axis=1) > 0.03)
    if not len(inked):
        return [box]
    starts, ends = [int(inked[0])], [int(inked[0])]
    for row in inked[1:]:
        if row - ends[-1] > 0.16 * wide and ends[-1] - starts[-1] > 0.36 * wide:
            starts.append(int(row))
            ends.append(int(row))
        ends[-1] = int(row)
    if len(starts) < 2:
        return [box]
    down = (box[3] - box[0]) / np.float32(tall)
    side = (box[2] - box[1]) / np.float32(tall)
    margin = 0.12 * wide
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        low, high = np.float32(start - margin), np.float32(end + margin)
        pieces.append(
            np.array([box[0] + down * low, box[1] + side * low, box[1] + side * high, box[0] + down * high], np.float32)
        )
    return pieces


def _turned(box: Corners, turns: int, size: tuple[int, int]) -> Corners:
    """The box on the page after quarter turns counter-clockwise, corners again from the top left."""
    wide, tall = size
    points = box
    for _ in range(turns % 4):
        points = np.stack([points[:, 1], wide - points[:, 0]], axis=1)
        wide, tall = tall, wide
    return np.asarray(np.roll(points, -turns, axis=0), dtype=np.float32)


def _turned_back(box: Corners, turns: int, size: tuple[int, int]) -> Corners:
    """Where the box lies on the page as it was shown; corners stay in reading order."""
    wide, tall = size if turns % 2 == 0 else size[::-1]
    points = box
    for _ in range(-turns % 4):
        points = np.stack([points[:, 1], wide - points[:, 0]], axis=1)
        wide, tall = tall, wide
    return np.asarray(points, dtype=np.float32)
