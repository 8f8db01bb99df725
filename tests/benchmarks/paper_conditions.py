"""What happens to a paper before it is a picture: the phone's angle, light, lens and compression."""

from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.uint8]


def _turned(angle: float) -> Callable[[Image.Image, Random], Image.Image]:
    return lambda image, _: image.rotate(angle, expand=True, fillcolor="#8a8378", resample=Image.Resampling.BICUBIC)


def _slanted(image: Image.Image, random: Random) -> Image.Image:
    return _turned(random.choice((-9.0, -5.0, 4.0, 8.0)))(image, random)


def _perspective(image: Image.Image, random: Random) -> Image.Image:
    wide, tall = image.size
    shift = [random.uniform(0.0, 0.07) for _ in range(8)]
    corners = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], dtype=np.float32)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], dtype=np.float32)
    target = corners + inward * np.array(shift, dtype=np.float32).reshape(4, 2) * np.array(
        [wide, tall], dtype=np.float32
    )
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    bent = cv2.warpPerspective(
        np.asarray(image), matrix, (wide, tall), borderValue=(120, 130, 135), flags=cv2.INTER_CUBIC
    )
    return Image.fromarray(np.asarray(bent, dtype=np.uint8))


def _blurred(image: Image.Image, random: Random) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(random.uniform(1.2, 2.0) * min(image.size) / 1100))


def _jpeg(image: Image.Image, random: Random) -> Image.Image:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=random.choice((15, 22, 30)))
    return Image.open(buffer).convert("RGB")


def _dark(image: Image.Image, random: Random) -> Image.Image:
    pixels = np.asarray(image, dtype=np.float32) * random.uniform(0.28, 0.45)
    across = np.linspace(0.75, 1.15, image.width, dtype=np.float32)[None, :, None]
    return _noisy_pixels(pixels * across, random, 6)


def _noisy(image: Image.Image, random: Random) -> Image.Image:
    return _noisy_pixels(np.asarray(image, dtype=np.float32), random, random.uniform(14, 24))


def _noisy_pixels(pixels: NDArray[np.float32], random: Random, sigma: float) -> Image.Image:
    grain = np.random.default_rng(random.randrange(2**32)).normal(0, sigma, pixels.shape)
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def _small(image: Image.Image, _: Random) -> Image.Image:
    wide = 600
    return image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS)


def _glare(image: Image.Image, random: Random) -> Image.Image:
    wide, tall = image.size
    y, x = np.mgrid[0:tall, 0:wide]
    cx, cy, reach = random.uniform(0.2, 0.8) * wide, random.uniform(0.2, 0.8) * tall, 0.28 * wide
    light = 120 * np.exp(-(((x - cx) ** 2 + (y - cy) ** 2) / (2 * reach**2)))[..., None]
    return Image.fromarray(np.clip(np.asarray(image, dtype=np.float32) * 0.85 + light, 0, 255).astype(np.uint8))


def _photo(image: Image.Image, random: Random) -> Image.Image:
    wide, tall = image.size
    table = Image.new("RGB", (int(wide * 1.25), int(tall * 1.3)), random.choice(("#5d5348", "#84786a", "#3e4a52")))
    table.paste(image, (int(wide * 0.12), int(tall * 0.13)))
    return _jpeg(_slanted(_perspective(table, random), random), random)


CONDITIONS: Mapping[str, Callable[[Image.Image, Random], Image.Image]] = {
    "clean": lambda image, _: image,
    "quarter turn": lambda image, random: _turned(random.choice((90.0, 270.0)))(image, random),
    "upside down": _turned(180.0),
    "slanted": _slanted,
    "perspective": _perspective,
    "blur": _blurred,
    "jpeg": _jpeg,
    "low light": _dark,
    "noise": _noisy,
    "600 px": _small,
    "glare": _glare,
    "photo": _photo,
    "seal": lambda image, _: image,
    "watermark": lambda image, _: image,
}
"""Seal and watermark are drawn with the paper: they lie under or over its text."""
