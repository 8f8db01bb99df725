"""Pictures are opened by what they are, and what must not be opened is refused before it is unpacked."""

import io
import struct
import zipfile
import zlib

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.ocr.codes import codes_of, decoded
from app.ocr.limits import READ_PAGES
from app.ocr.pictures import NotReadable, pages_of
from tests.ocr import drawn

HALF_RED = Image.new("RGB", (40, 20), "white")
HALF_RED.paste((255, 0, 0), (0, 0, 20, 20))


def refused(content: bytes) -> str:
    with pytest.raises(NotReadable) as caught:
        list(pages_of(content)[1])
    return caught.value.reason


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
def test_every_kind_of_picture_is_known_by_its_content(kind: str) -> None:
    count, pages = pages_of(drawn.encoded(HALF_RED, kind))
    [pixels] = list(pages)
    assert count == 1
    assert pixels.shape == (20, 40, 3)
    assert pixels[10, 5, 2] > 180 > pixels[10, 5, 0]  # red, in the order blue, green, red
    assert pixels[10, 35].min() > 180


def test_a_picture_is_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to show
    [pixels] = list(pages_of(drawn.encoded(HALF_RED, "JPEG", exif=exif, quality=95))[1])
    assert pixels.shape == (40, 20, 3)
    assert pixels[5, 10, 0] < 90  # the red half is on top


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_depth_of_colour_becomes_eight_bits_on_white(mode: str) -> None:
    image = (
        Image.new(mode, (30, 20)) if mode == "I;16" else HALF_RED.convert("L" if mode == "LA" else "RGB").convert(mode)
    )
    [pixels] = list(pages_of(drawn.encoded(image, "TIFF" if mode in {"CMYK", "I;16"} else "PNG"))[1])
    assert pixels.dtype == np.uint8
    assert pixels.shape[2] == 3


def test_what_is_see_through_is_seen_on_white() -> None:
    [pixels] = list(pages_of(drawn.encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))[1])
    assert pixels.min() == 255


def test_pages_of_a_tiff_and_of_a_pdf_are_counted_and_read() -> None:
    tiff = drawn.encoded(HALF_RED, "TIFF", save_all=True, append_images=[HALF_RED, HALF_RED])
    count, pages = pages_of(tiff)
    assert (count, len(list(pages))) == (3, 3)
    count, pages = pages_of(drawn.pdf([HALF_RED] * (READ_PAGES + 2)))
    assert (count, len(list(pages))) == (READ_PAGES + 2, READ_PAGES)


def png_of(wide: int, tall: int) -> bytes:
    """A small file that says that it is large."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("wide", "tall"), [(10_000, 6_000), (100_000, 100_000)])
def test_too_many_pixels_are_refused_unseen(wide: int, tall: int) -> None:
    assert refused(png_of(wide, tall)) == "too_many_pixels"


def many_pages(count: int, **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for _ in range(count):
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_pdf_of_500_pages_is_refused() -> None:
    assert refused(many_pages(500)) == "too_many_pages"


def test_a_protected_pdf_is_called_that() -> None:
    assert refused(many_pages(1, encrypt=StandardEncryption("user", "owner"))) == "encrypted"


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.png", bytes(20_000_000))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        ("这不是图片".encode(), "not_a_picture"),
        (b"GIF89a" + bytes(20), "not_a_picture"),
        (b"%PDF-1.7 and nothing more", "cut_off"),
        (bomb(), "not_a_picture"),
        (drawn.encoded(drawn.cat(), "JPEG")[:2000], "cut_off"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    assert refused(content) == reason


def test_a_qr_code_is_read_beside_the_print() -> None:
    pixels = np.asarray(drawn.licence(qr=f"http://gsxt.example/?uniscid={drawn.CODE}"))[:, :, ::-1].copy()
    assert [code.text for code in codes_of(pixels)] == [f"http://gsxt.example/?uniscid={drawn.CODE}"]


def test_the_bytes_of_a_code_may_be_gb18030() -> None:
    assert decoded("统一社会信用代码".encode("gb18030")) == "统一社会信用代码"
    assert decoded("统一社会信用代码".encode()) == "统一社会信用代码"
