"""A copy with the company's seal is seen by its red ring on paper without colour; nothing else is taken for one."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from app.domain.documents import ShownPage
from app.ocr.pictures import Pixels, pages_of
from app.ocr.seals import likeness_of_stamped_copy
from app.ocr.shower import PictureShower
from tests.ocr import drawn

SIZE = (620, 877)
"""A4 at 75 dots an inch."""
PAPER, INK, RED = (250, 250, 248), (45, 45, 45), (200, 40, 45)


def page(paper: tuple[int, int, int] = PAPER, ink: tuple[int, int, int] = INK) -> Image.Image:
    made = Image.new("RGB", SIZE, paper)
    pen = ImageDraw.Draw(made)
    for line in range(30):
        pen.text((60, 60 + line * 24), "COPY OF A LICENCE, LINE AFTER LINE AFTER LINE OF IT", fill=ink, font_size=14)
    return made


def sealed(on: Image.Image, at: tuple[int, int], radius: int = 65, colour: tuple[int, int, int] = RED) -> Image.Image:
    """With a company's seal: a ring, a star, and letters around."""
    pen, (x, y) = ImageDraw.Draw(on), at
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=5)
    star = [
        (x + reach * math.cos(turn), y + reach * math.sin(turn))
        for point in range(10)
        for turn, reach in [(math.pi * (point / 5 - 0.5), radius * (0.35 if point % 2 == 0 else 0.14))]
    ]
    pen.polygon(star, fill=colour)
    for letter in range(10):
        turn = math.pi * (0.85 + letter * 0.14)
        pen.text((x + 0.75 * radius * math.cos(turn) - 6, y + 0.75 * radius * math.sin(turn) - 6), "X", fill=colour)
    return on


def pixels(picture: Image.Image) -> Pixels:
    [opened] = pages_of(drawn.encoded(picture, "JPEG"))[1]
    return opened


@settings(max_examples=12, deadline=None)
@given(
    x=st.integers(180, 440),
    y=st.integers(180, 690),
    radius=st.integers(40, 85),
    lamp=st.sampled_from([PAPER, (228, 210, 178), (205, 214, 226)]),
    turned=st.integers(-12, 12),
)
def test_a_seal_on_a_black_and_white_copy_is_seen_wherever_it_stands(
    x: int, y: int, radius: int, lamp: tuple[int, int, int], turned: int
) -> None:
    copy = sealed(page(lamp), (x, y), radius).rotate(turned, fillcolor=lamp)
    assert likeness_of_stamped_copy(pixels(copy)) >= 0.7


def authority() -> Image.Image:
    """An original: the authority's red seal on paper with a golden border and an emblem."""
    made = page((252, 246, 225))
    pen = ImageDraw.Draw(made)
    pen.rectangle((15, 15, SIZE[0] - 15, SIZE[1] - 15), outline=(190, 150, 60), width=22)
    return sealed(made, (430, 700))


def framed(box: tuple[int, int, int, int]) -> Image.Image:
    made = page()
    ImageDraw.Draw(made).rectangle(box, outline=RED, width=5)
    return made


def disk() -> Image.Image:
    made = page()
    ImageDraw.Draw(made).ellipse((360, 600, 490, 730), fill=RED)
    return made


@pytest.mark.parametrize(
    "picture",
    [page(), authority(), disk(), framed((30, 30, 590, 840)), framed((350, 600, 500, 700)), page(ink=RED)],
    ids=["no seal", "original in colour", "red disk", "red frame", "red box", "red print"],
)
def test_what_is_no_sealed_copy_is_not_called_one(picture: Image.Image) -> None:
    assert likeness_of_stamped_copy(pixels(picture)) < 0.7


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), height=st.integers(1, 400), width=st.integers(1, 400))
def test_any_picture_has_a_likeness_between_nothing_and_sure(seed: int, height: int, width: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    assert 0 <= likeness_of_stamped_copy(noise) <= 1


def test_the_picture_that_is_shown_says_what_it_looks_like() -> None:
    shower = PictureShower()
    try:
        [copy] = shower.show(drawn.encoded(sealed(page(), (430, 700)), "JPEG"), "copy.jpg")
        [plain] = shower.show(drawn.encoded(page(), "JPEG"), "plain.jpg")
    finally:
        shower.close()
    assert isinstance(copy, ShownPage)
    assert (copy.stamped_copy >= 0.7, plain.stamped_copy) == (True, 0.0)
