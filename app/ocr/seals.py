"""Whether a page looks like a copy with the company's seal 加盖公章复印件: a red ring on paper that has no other colour."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.ocr.pictures import Pixels

_LONG_SIDE = 280
_RADII = range(10, 60, 2)
"""Pixels of the shrunken page: a seal of 38 to 45 mm is about a fifth of the width of A4, on a detail of a page it is more."""
_REDDER = 48
"""By how much red must lie above the other two."""
_COLOURED = 26
"""From which distance between its highest and lowest channel on a pixel has a colour; the paper's own tint is taken off before."""
_WHOLE, _HALF = 0.88, 0.62
"""Which share of a ring is there for it to be one surely, or to be none."""
_MOST_COLOUR = 0.04
"""A share of coloured pixels at which nobody would call the page black and white."""
_MOST_INSIDE = 0.65
"""A red disk is no ring: a seal has paper between its letters and its star."""
_GAP = 6
"""Pixels outside a ring at which there is paper again."""
_SUREST = 0.95


def likeness_of_stamped_copy(picture: Pixels) -> float:
    """How sure it looks like one, 0 to 1. An original licence bears red seals too, but on coloured paper, so that it comes to little.

    A copy in colour with a seal cannot be told from an original, and comes to little as well: it is for a person to say.
    """
    page = _shrunken(picture)
    red = page[:, :, 0] - np.maximum(page[:, :, 1], page[:, :, 2]) > _REDDER
    coloured = (page.max(axis=2) - page.min(axis=2) > _COLOURED) & ~_near(red)
    greyness = 1 - min(float(coloured.mean()) / _MOST_COLOUR, 1.0)
    if greyness == 0 or red.sum() < 2 * np.pi * _RADII[0] * _HALF:
        return 0.0
    ring = (_best_ring(red) - _HALF) / (_WHOLE - _HALF)
    return round(_SUREST * greyness * min(max(ring, 0.0), 1.0), 2)


def _shrunken(picture: Pixels) -> NDArray[np.float64]:
    """RGB, small, and without the tint of the lamp: what most of the page looks like counts as grey."""
    image = Image.fromarray(picture[:, :, ::-1])
    image.thumbnail((_LONG_SIDE, _LONG_SIDE), reducing_gap=2.0)
    page = np.asarray(image, dtype=np.float64)
    tint = np.median(page.reshape(-1, 3), axis=0)
    evened: NDArray[np.float64] = page - (tint - tint.mean())
    return evened


def _near(red: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Red and what borders on it, whose colours run into one another when a page is shrunken."""
    grown = red.copy()
    for step in (1, 2):
        for axis in (0, 1):
            grown |= np.roll(red, step, axis) | np.roll(red, -step, axis)
    return grown


def _best_ring(red: NDArray[np.bool_]) -> float:
    """How much more of a ring is red than of the paper around it, the most over all places and sizes; a disk is none."""
    height, width = red.shape
    thick, plain = np.fft.rfft2(_near(red).astype(np.float64)), np.fft.rfft2(red.astype(np.float64))
    rows = np.minimum(np.arange(height), height - np.arange(height))[:, None]
    columns = np.minimum(np.arange(width), width - np.arange(width))[None, :]
    distance = np.hypot(rows, columns)

    def share(of: NDArray[np.complex128], where: NDArray[np.bool_]) -> NDArray[np.float64]:
        shares: NDArray[np.float64] = np.fft.irfft2(of * np.fft.rfft2(where), s=red.shape) / where.sum()
        return shares

    best = 0.0
    for radius in _RADII:
        if 2 * radius > min(height, width):
            break
        around = share(plain, np.abs(distance - radius - _GAP) < 1)
        shares = share(thick, np.abs(distance - radius) < 1) - around
        inside = share(plain, distance < radius - _GAP / 2)
        best = max(best, float(shares[inside < _MOST_INSIDE].max(initial=0.0)))
    return best
