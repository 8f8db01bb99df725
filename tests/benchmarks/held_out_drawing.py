"""Forms as printing houses make them: the form in one face, the values put in later in another, a little off, on dotted lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

import segno
from PIL import Image, ImageDraw, ImageFont

from tests.benchmarks.paper_drawing import Paper, Row, code_picture, font_file, stamp

# Faces that development papers are not printed in, where they are installed (the Debian packages fonts-arphic-ukai,
# fonts-arphic-gbsn00lp, fonts-wqy-microhei, fonts-lxgw-wenkai, fonts-noto-cjk-extra); PAPER_FONTS may name their folder.
_FACES: Mapping[str, tuple[str, int]] = {
    "ukai": ("ukai.ttc", 0),
    "wenkai": ("LXGWWenKai-Regular.ttf", 0),
    "wenkai-light": ("LXGWWenKai-Light.ttf", 0),
    "microhei": ("wqy-microhei.ttc", 0),
    "sung": ("gbsn00lp.ttf", 0),
    "hei-light": ("NotoSansCJK-Light.ttc", 2),
    "song-light": ("NotoSerifCJK-Light.ttc", 2),
    "song-semi": ("NotoSerifCJK-SemiBold.ttc", 2),
}
_FALLBACK = ("NotoSerifCJK-Regular.ttc", 2)
_LACKS = {"sung": "〇烨翀玥喆堃赟祎珩璟煜熠旸晟炜"}
"""Letters that a face cannot print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a form is laid out and printed; a layout is a form with its rows."""

    size: tuple[int, int]
    text: int
    title: int
    title_at: tuple[float, float] = (0.5, 0.1)
    top: float = 0.3
    columns: tuple[float, ...] = (0.12, 0.54)
    right: float = 0.92
    value_from: float = 0.15
    """Where values begin, from where labels begin, as a share of the width."""
    leading: float = 2.0
    tail: str = ""
    """What stands behind a label."""
    dotted: bool = False
    drift: tuple[int, int] = (0, 0)
    """How far the values lie off the form, in pixels."""
    narrow: float = 1.0
    ink: str = "#1a1a1a"
    label_ink: str = "#2b2b2b"
    ground: str = "#ffffff"
    seal_at: tuple[float, float] = (0.78, 0.84)
    code_at: tuple[float, float] = (0.84, 0.06)
    spread: int = 0
    """Labels of fewer letters are spread to the width of so many."""


def faces() -> list[str]:
    """The faces that are here; one more always: what is installed, narrowed by the form."""
    return [face for face, (name, _) in _FACES.items() if font_file(name) is not None] or ["fallback"]


def draw_form(paper: Paper, form: Form, random: Random) -> Image.Image:
    """The paper as this form prints it."""
    label_face, value_face = random.choice(faces()), random.choice(faces())
    image = Image.new("RGB", form.size, form.ground)
    pen = ImageDraw.Draw(image)
    wide, tall = form.size
    if paper.watermark:
        _watermark(image, paper.watermark, random)
        pen = ImageDraw.Draw(image)
    _heads(pen, paper, form, (label_face, value_face))
    for column, share in enumerate(form.columns):
        y = tall * form.top
        several = any(row.column > 0 for row in paper.rows)
        right = wide * (form.columns[column + 1] - 0.02 if several and column + 1 < len(form.columns) else form.right)
        for row in (each for each in paper.rows if each.column == column):
            y = _row(image, row, (wide * share, y, right), form, (label_face, value_face))
    _feet(pen, paper, form, label_face)
    if paper.qr:
        side = int(min(wide, tall) * 0.15)
        image.paste(
            code_picture(segno.make(paper.qr, error="m")).resize((side, side)),
            (int(wide * form.code_at[0]), int(tall * form.code_at[1])),
        )
    if paper.seal:
        stamp(image, paper.seal, (int(wide * form.seal_at[0]), int(tall * form.seal_at[1])), random)
    return image


def _font(face: str, size: int, text: str = "") -> ImageFont.FreeTypeFont:
    name, index = _FACES.get(face, _FALLBACK)
    if any(letter in _LACKS.get(face, "") for letter in text):
        name, index = _FALLBACK
    return ImageFont.truetype(str(font_file(name) or font_file(_FALLBACK[0])), size, index=index)


def _heads(pen: ImageDraw.ImageDraw, paper: Paper, form: Form, printed: tuple[str, str]) -> None:
    wide, tall = form.size
    for place, line in enumerate(paper.above_title):
        at = (wide * form.columns[0], tall * 0.05 + place * form.text * 1.4)
        pen.text(at, line, font=_font(printed[place % 2], form.text, line), fill=form.ink)
    title = ImageFont.truetype(str(font_file("NotoSerifCJK-Bold.ttc")), form.title, index=2)
    middle, y = wide * form.title_at[0], tall * form.title_at[1]
    pen.text((middle, y), paper.title, font=title, fill="#101010", anchor="ma")
    y += form.title * 1.5
    for line in paper.under_title:
        pen.text((middle, y), line, font=_font(printed[1], form.text, line), fill=form.ink, anchor="ma")
        y += form.text * 1.5


def _row(image: Image.Image, row: Row, at: tuple[float, float, float], form: Form, printed: tuple[str, str]) -> float:
    left, y, right = at
    pen = ImageDraw.Draw(image)
    face = _font(printed[0], form.text)
    step = form.text * (form.spread - 1) / (len(row.label) - 1) if 1 < len(row.label) < form.spread else 0.0
    if step:
        for place, letter in enumerate(row.label):
            pen.text((left + place * step, y), letter, font=face, fill=form.label_ink)
    else:
        pen.text((left, y), row.label + form.tail, font=face, fill=form.label_ink)
    behind = face.getlength(row.label + form.tail) + form.text * (0.4 if form.tail else 0.9)
    start = left + max(form.size[0] * form.value_from, 0 if step else behind, form.spread * form.text * 1.12)
    lines = _wrapped(row.value, (right - start) / form.narrow, _font(printed[1], form.text, row.value))
    for place, line in enumerate(lines):
        below = y + place * form.text * 1.4
        _value(image, line, (start + form.drift[0], below + form.drift[1]), form, printed[1], row.value)
        if form.dotted:
            for dot in range(int(start), int(right), 7):
                pen.point((dot, below + form.text * 1.22), fill="#777777")
    return y + form.text * (1.4 * (len(lines) - 1) + form.leading)


def _value(image: Image.Image, line: str, at: tuple[float, float], form: Form, face: str, value: str) -> None:
    letters = _font(face, form.text, value)
    if form.narrow == 1.0:
        ImageDraw.Draw(image).text(at, line, font=letters, fill=form.ink)
        return
    size = (int(letters.getlength(line)) + 8, int(form.text * 1.4))
    layer = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(layer).text((2, 0), line, font=letters, fill=form.ink)
    squeezed = layer.resize((max(1, int(size[0] * form.narrow)), size[1]), Image.Resampling.LANCZOS)
    image.paste(squeezed, (int(at[0]), int(at[1])), squeezed)


def _wrapped(text: str, width: float, face: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for letter in text:
        if letter == "\n" or face.getlength(lines[-1] + letter) > width:
            lines.append("")
        if letter != "\n":
            lines[-1] += letter
    return lines


def _feet(pen: ImageDraw.ImageDraw, paper: Paper, form: Form, face: str) -> None:
    wide, tall = form.size
    if paper.issuer:
        pen.text((wide * 0.6, tall * 0.82), paper.issuer, font=_font(face, form.text), fill=form.label_ink)
    if paper.date_line:
        pen.text((wide * 0.66, tall * 0.88), paper.date_line, font=_font(face, form.text), fill=form.label_ink)
    for place, line in enumerate(paper.footer):
        small = _font(face, max(14, int(form.text * 0.6)))
        pen.text((wide * 0.05, tall * 0.95 + place * form.text * 0.8), line, font=small, fill="#555555")


def _watermark(image: Image.Image, text: str, random: Random) -> None:
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    size = random.choice((30, 46, 60))
    letters = _font(random.choice(faces()), size)
    for y in range(-image.height // 2, image.height * 3 // 2, size * 4):
        for x in range(-image.width // 2, image.width * 3 // 2, int(letters.getlength(text)) + size * 3):
            pen.text((x, y), text, font=letters, fill=(70, 90, 130, 64))
    turned = layer.rotate(random.choice((-32, 35, 45)), resample=Image.Resampling.BICUBIC)
    image.paste(turned, (0, 0), turned)
