"""A few small pictures of our own making."""

from collections.abc import Sequence
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from tests.benchmarks.paper_drawing import Paper, Row, Style, draw

CODE = "91110000600037341L"
ROWS = (
    ("名称", "杭州云帆食品有限公司"),
    ("法定代表人", "林岚"),
    ("成立日期", "2015年03月18日"),
    ("住所", "杭州市文三路1号"),
)


def licence(*, qr: str = "") -> Image.Image:
    """A short licence, small enough to be read in a moment."""
    style = Style(size=(1100, 620), face="hei", text=30, title=56, label="plain", label_width=0.2, top=0.36)
    paper = Paper(
        code="Q001", layout="licence, short", title="营业执照", rows=[Row(label, value) for label, value in ROWS], truth={},
        style=style, above_title=("统一社会信用代码", CODE), qr=qr,
    )  # fmt: skip
    return draw(paper, Random(7))  # noqa: S311


def cat() -> Image.Image:
    """Two ears, two eyes, whiskers."""
    image = Image.new("RGB", (640, 480), "#b9c7a2")
    pen = ImageDraw.Draw(image)
    pen.ellipse((180, 120, 460, 400), fill="#6b5138")
    for left in (190, 370):
        pen.polygon([(left, 180), (left + 35, 60), (left + 80, 150)], fill="#6b5138")
        pen.ellipse((left + 50, 210, left + 80, 250), fill="#d9e36a")
    for rise in (-20, 0, 20):
        pen.line((120, 310 + rise, 520, 310 - rise), fill="#222222", width=2)
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(pages: Sequence[Image.Image]) -> bytes:
    buffer = BytesIO()
    pages[0].save(buffer, "PDF", resolution=200, save_all=True, append_images=list(pages[1:]))
    return buffer.getvalue()
