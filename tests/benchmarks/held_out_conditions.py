"""Harsher than what the reader was tuned on: one trouble on another, hands that shake, copies of copies, pictures of screens."""

from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.float32]
Condition = Callable[[Image.Image, Random], Image.Image]


def _pixels(image: Image.Image) -> Pixels:
    return np.asarray(image.convert("RGB"), dtype=np.float32)


def _picture(pixels: NDArray[np.floating]) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _compressed(image: Image.Image, quality: int) -> Image.Image:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


def _grain(image: Image.Image, random: Random, sigma: float) -> Image.Image:
    pixels = _pixels(image)
    return _picture(pixels + np.random.default_rng(random.randrange(2**32)).normal(0, sigma, pixels.shape))


def _warped(image: Image.Image, random: Random, most: float) -> Image.Image:
    wide, tall = image.size
    corners = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], dtype=np.float32)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], dtype=np.float32)
    shift = np.array([random.uniform(0.0, most) for _ in range(8)], dtype=np.float32).reshape(4, 2)
    target = (corners + inward * shift * np.array([wide, tall], dtype=np.float32)).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    bent = cv2.warpPerspective(
        np.asarray(image), matrix, (wide, tall), borderValue=(74, 66, 58), flags=cv2.INTER_LINEAR
    )
    return Image.fromarray(np.asarray(bent, dtype=np.uint8))


def _turned(image: Image.Image, angle: float) -> Image.Image:
    return image.rotate(angle, expand=True, fillcolor="#57504a", resample=Image.Resampling.BILINEAR)


def _shaken(image: Image.Image, random: Random) -> Image.Image:
    """Motion along one direction."""
    length = max(3, round(min(image.size) / 1200 * random.choice((3, 4, 5))))
    kernel = np.zeros((length, length), dtype=np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D(((length - 1) / 2, (length - 1) / 2), random.uniform(0, 180), 1)
    kernel = np.asarray(cv2.warpAffine(kernel, turn, (length, length)), dtype=np.float32)
    kernel /= max(float(kernel.sum()), 1e-6)
    return _picture(np.asarray(cv2.filter2D(_pixels(image), -1, kernel)))


def _shaded(image: Image.Image, random: Random) -> Image.Image:
    """The shadow of a hand and a telephone over one corner, with a warm lamp."""
    wide, tall = image.size
    y, x = np.mgrid[0:tall, 0:wide].astype(np.float32)
    angle = random.uniform(0, 6.28)
    side = (x / wide - 0.5) * np.cos(angle) + (y / tall - 0.5) * np.sin(angle)
    dark = 1 - 0.58 / (1 + np.exp(-side * 26))
    warm = np.array([1.0, 0.94, 0.8], dtype=np.float32)
    return _picture(_pixels(image) * dark[..., None] * warm)


def _copied(image: Image.Image, random: Random) -> Image.Image:
    """A copying machine: grey, thin, with specks."""
    grey = np.asarray(image.convert("L"), dtype=np.float32)
    hard = np.clip((grey - 96) * 2.1, 0, 255)
    chance = np.random.default_rng(random.randrange(2**32)).random(hard.shape)
    hard[chance > 0.9985] = 30
    hard[chance < 0.0015] = 245
    return _turned(_picture(np.stack([hard] * 3, axis=-1)), random.uniform(-1.5, 1.5))


def _on_screen(image: Image.Image, random: Random) -> Image.Image:
    """Taken off a screen: a grid of dots beating with the camera's own."""
    pixels = _pixels(image)
    tall, wide = pixels.shape[:2]
    y, x = np.mgrid[0:tall, 0:wide].astype(np.float32)
    period = random.uniform(2.6, 3.4)
    beat = 16 * np.sin(2 * np.pi * (x + 0.06 * y) / period) + 12 * np.sin(2 * np.pi * (y - 0.04 * x) / (period + 0.2))
    return _compressed(_picture(pixels * 0.86 + beat[..., None] + np.array([0, 4, 14])), 60)


def _folded(image: Image.Image, random: Random) -> Image.Image:
    """Two folds: a bright edge and a dark one beside it."""
    pixels = _pixels(image)
    tall, wide = pixels.shape[:2]
    x = np.arange(wide, dtype=np.float32)[None, :, None]
    y = np.arange(tall, dtype=np.float32)[:, None, None]
    for place, along in ((random.uniform(0.35, 0.65) * wide, x), (random.uniform(0.4, 0.6) * tall, y)):
        pixels = pixels + 42 * np.exp(-(((along - place) / 5) ** 2)) - 70 * np.exp(-(((along - place - 9) / 9) ** 2))
    return _picture(pixels)


def _at_600(image: Image.Image) -> Image.Image:
    return image.resize((600, round(image.height * 600 / image.width)), Image.Resampling.BILINEAR)


def _dim(image: Image.Image, random: Random) -> Image.Image:
    return _grain(_picture(_pixels(image) * random.uniform(0.2, 0.34)), random, 7)


HARSH: Mapping[str, Condition] = {
    "turned and compressed": lambda image, random: _compressed(_turned(image, random.choice((92.0, 268.0, 181.5))), 28),
    "strong perspective": lambda image, random: _compressed(_warped(image, random, 0.12), 60),
    "shaken": _shaken,
    "compressed twice": lambda image, _: _compressed(
        _compressed(image.resize((image.width * 3 // 4, image.height * 3 // 4)), 24), 35
    ),
    "dim and grainy": _dim,
    "grain": lambda image, random: _grain(image, random, random.uniform(26, 34)),
    "600 px and compressed": lambda image, _: _compressed(_at_600(image), 55),
    "600 px, aslant": lambda image, random: _at_600(_turned(image, random.choice((-6.0, 5.0)))),
    "shadow": lambda image, random: _grain(_shaded(image, random), random, 5),
    "photocopy": _copied,
    "off a screen": _on_screen,
    "folded": lambda image, random: _warped(_folded(image, random), random, 0.04),
    "snapshot": lambda image, random: _compressed(
        _shaken(_turned(_warped(image, random, 0.08), random.uniform(-12, 12)), random), 45
    ),
    "seal over text": lambda image, _: _compressed(image, 70),
    "watermark": lambda image, _: _compressed(image, 70),
    "plain": lambda image, _: image,
}
"""Seal and watermark are drawn with the paper: they lie over or under its text."""
