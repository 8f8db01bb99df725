"""Papers drawn with Pillow: rows of labels and values in many layouts, with seals, watermarks, borders and QR codes."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

import segno
from PIL import Image, ImageDraw, ImageFont

_FONTS = (Path("/usr/share/fonts"), *(Path(each) for each in filter(None, [os.environ.get("PAPER_FONTS")])))
"""PAPER_FONTS may name a folder of more fonts, for papers in faces that the window must not pick up."""
_FACES = {
    "song": ("NotoSerifCJK-Regular.ttc", 2),
    "song-bold": ("NotoSerifCJK-Bold.ttc", 2),
    "hei": ("NotoSansCJK-Regular.ttc", 2),
    "hei-bold": ("NotoSansCJK-Bold.ttc", 2),
    "song-hk": ("NotoSerifCJK-Regular.ttc", 4),
    "mono": ("NotoSansCJK-Regular.ttc", 7),
    "uming": ("uming.ttc", 0),
    "zenhei": ("wqy-zenhei.ttc", 0),
}


@cache
def font_file(name: str) -> Path | None:
    return next((file for folder in _FONTS for file in sorted(folder.rglob(name))), None)


def faces() -> list[str]:
    """The faces of this machine that hold Chinese."""
    return [
        face for face, (name, _) in _FACES.items() if font_file(name) is not None and face not in {"song-hk", "mono"}
    ]


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    name, index = _FACES[face]
    return ImageFont.truetype(str(font_file(name) or font_file("NotoSansCJK-Regular.ttc")), size, index=index)


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    value: str
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paper looks; a layout is a style with its rows."""

    size: tuple[int, int] = (1600, 1130)
    face: str = "song"
    label_face: str = ""
    text: int = 28
    title: int = 76
    columns: tuple[float, ...] = (0.09, 0.54)
    label_width: float = 0.115
    label: str = "spread"
    """spread: letters apart to one width; colon: ended by one; plain: a gap behind; above: value below the label."""
    leading: float = 1.9
    paper: str = "#ffffff"
    border: str = ""
    grid: bool = False
    top: float = 0.30
    bottom: float = 0.93


@dataclass(slots=True, kw_only=True)
class Paper:
    """What is to be drawn, and the truth about it."""

    code: str
    layout: str
    title: str
    rows: Sequence[Row]
    truth: dict[str, str]
    style: Style
    above_title: Sequence[str] = ()
    under_title: Sequence[str] = ()
    footer: Sequence[str] = ()
    issuer: str = ""
    date_line: str = ""
    qr: str = ""
    caption: str = ""
    seal: str = ""
    watermark: str = ""
    body: str = ""
    key: Sequence[str] = field(default=())


def draw(paper: Paper, random: Random) -> Image.Image:
    style = paper.style
    image = Image.new("RGB", style.size, style.paper)
    pen = ImageDraw.Draw(image)
    wide, tall = style.size
    if style.border:
        for inset in (18, 26, 44):
            pen.rectangle(
                (inset, inset, wide - inset, tall - inset), outline=style.border, width=3 if inset == 26 else 1
            )
    if style.paper != "#ffffff":
        _guilloche(pen, style, random)
    if paper.watermark:
        _watermark(image, paper.watermark)
        pen = ImageDraw.Draw(image)
    _heads(pen, paper)
    bottom = _rows(pen, paper)
    if paper.body:
        _wrapped(pen, paper.body, (wide * style.columns[0], bottom + style.text), wide * 0.82, style)
    _feet(pen, paper)
    if paper.qr:
        code = segno.make(paper.qr, error="m")
        square = code_picture(code)
        side = int(wide * 0.1)
        image.paste(square.resize((side, side)), (int(wide * 0.83), int(tall * 0.07)))
    if paper.caption:
        small = replace(style, text=int(style.text * 0.6))
        _wrapped(pen, paper.caption, (wide * 0.72, tall * 0.08), wide * 0.1, small)
    if paper.seal:
        stamp(image, paper.seal, (int(wide * 0.78), int(tall * 0.86)), random)
    return image


def code_picture(code: segno.QRCode) -> Image.Image:
    rows = [list(row) for row in code.matrix_iter(scale=4, border=2)]
    image = Image.new("L", (len(rows[0]), len(rows)))
    image.putdata([0 if dot else 255 for row in rows for dot in row])
    return image.convert("RGB")


def _heads(pen: ImageDraw.ImageDraw, paper: Paper) -> None:
    style = paper.style
    wide, tall = style.size
    y = tall * 0.06
    for line in paper.above_title:
        pen.text((wide * style.columns[0], y), line, font=font(style.face, style.text), fill="#222")
        y += style.text * 1.5
    spaced = "　".join(paper.title) if len(paper.title) <= 5 and style.label == "spread" else paper.title
    size = style.title
    while font("song-bold", size).getlength(spaced) > wide * 0.86:
        size -= 4
    pen.text((wide / 2, max(y, tall * 0.09)), spaced, font=font("song-bold", size), fill="#111", anchor="ma")
    y = max(y, tall * 0.09) + size * 1.35
    for line in paper.under_title:
        pen.text((wide / 2, y), line, font=font(style.face, style.text), fill="#222", anchor="ma")
        y += style.text * 1.5


def _rows(pen: ImageDraw.ImageDraw, paper: Paper) -> float:
    style = paper.style
    wide, tall = style.size
    lowest = tall * style.top
    for column in sorted({row.column for row in paper.rows}):
        left = wide * style.columns[column]
        after = [wide * each for each in style.columns if wide * each > left]
        several = len({row.column for row in paper.rows}) > 1
        right = min(after) - 26 if after and several else wide * 0.93
        y = tall * style.top
        for row in paper.rows:
            if row.column != column:
                continue
            end = _row(pen, row, (left, y), right, style)
            if style.grid:
                pen.rectangle((left - 14, y - style.text * 0.5, right + 10, end - style.text * 0.5), outline="#666")
            y = end
        lowest = max(lowest, y)
    return lowest


def _row(pen: ImageDraw.ImageDraw, row: Row, at: tuple[float, float], right: float, style: Style) -> float:
    left, y = at
    width = style.size[0] * style.label_width
    labels = font(style.label_face or style.face, style.text)
    if style.label == "spread" and 1 < len(row.label) <= 5:
        step = (width - style.text * 1.3) / (len(row.label) - 1) if len(row.label) > 1 else 0
        for place, letter in enumerate(row.label):
            pen.text((left + place * step, y), letter, font=labels, fill="#333")
    else:
        pen.text((left, y), row.label + ("：" if style.label == "colon" else ""), font=labels, fill="#333")
    start = left + max(width, labels.getlength(row.label) + style.text * 0.9)
    if style.label == "above":
        start, y = left, y + style.text * 1.35
    elif style.label == "colon":
        start = left + labels.getlength(row.label + "：") + style.text * 0.3
    lines = _wrapped(pen, row.value, (start, y), right - start, style)
    return y + style.text * (1.32 * max(lines - 1, 0) + style.leading)


def _wrapped(pen: ImageDraw.ImageDraw, text: str, at: tuple[float, float], width: float, style: Style) -> int:
    face = font(style.face, style.text)
    lines = [""]
    for letter in text:
        if letter == "\n" or face.getlength(lines[-1] + letter) > width:
            lines.append("")
        if letter != "\n":
            lines[-1] += letter
    for place, line in enumerate(lines):
        pen.text((at[0], at[1] + place * style.text * 1.32), line, font=face, fill="#111")
    return len(lines)


def _feet(pen: ImageDraw.ImageDraw, paper: Paper) -> None:
    style = paper.style
    wide, tall = style.size
    if paper.issuer:
        pen.text((wide * 0.62, tall * 0.83), paper.issuer, font=font(style.face, style.text), fill="#222")
    if paper.date_line:
        pen.text((wide * 0.72, tall * 0.88), paper.date_line, font=font(style.face, style.text), fill="#222")
    for place, line in enumerate(paper.footer):
        y = tall * style.bottom + place * style.text
        pen.text((wide * 0.06, y), line, font=font(style.face, int(style.text * 0.62)), fill="#444")


def _guilloche(pen: ImageDraw.ImageDraw, style: Style, random: Random) -> None:
    wide, tall = style.size
    for _ in range(60):
        x, y, r = random.randrange(wide), random.randrange(tall), random.randrange(60, 240)
        pen.ellipse((x - r, y - r, x + r, y + r), outline=_shade(style.paper))


def _shade(colour: str) -> str:
    parts = [max(0, int(colour[place : place + 2], 16) - 14) for place in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _watermark(image: Image.Image, text: str) -> None:
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    face = font("hei", 40)
    for y in range(-200, image.height + 200, 190):
        for x in range(-200, image.width + 200, 460):
            pen.text((x + (y // 190 % 2) * 180, y), text, font=face, fill=(90, 90, 90, 58))
    turned = layer.rotate(24, resample=Image.Resampling.BICUBIC)
    image.paste(turned, (0, 0), turned)


def stamp(image: Image.Image, text: str, at: tuple[int, int], random: Random) -> None:
    side = int(min(image.size) * 0.26)
    layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    ink = (214, 34, 40, 165)
    pen.ellipse((6, 6, side - 6, side - 6), outline=ink, width=max(4, side // 40))
    pen.regular_polygon((side / 2, side / 2, side * 0.14), 5, rotation=180, fill=ink)
    face = font("song-bold", max(14, side // 10))
    for place, letter in enumerate(text[:16]):
        tile = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((side / 2, side * 0.07), letter, font=face, fill=ink, anchor="ma")
        share = (place - (len(text[:16]) - 1) / 2) * (230 / max(len(text[:16]), 1))
        layer.alpha_composite(tile.rotate(-share, resample=Image.Resampling.BICUBIC))
    layer = layer.rotate(random.uniform(-20, 20), resample=Image.Resampling.BICUBIC)
    image.paste(layer, (at[0] - side // 2, at[1] - side // 2), layer)
