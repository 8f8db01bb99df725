"""Pictures from outside, opened with care: type by content, sizes judged before anything is unpacked, turned as the camera says."""

import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pillow_heif
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from app.ocr.limits import MOST_BYTES, MOST_PAGES, MOST_PIXELS, READ_PAGES

Pixels = NDArray[np.uint8]

# A phone's MPO opens as JPEG. Pillow knows most formats only after `init`.
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF")
_PDF_DPI = 200
_PDF_LONG_SIDE = 3400
_SHOWN_LONG_SIDE = 3000
_SHOWN_QUALITY = 88
_PASSWORD = "password"  # noqa: S105 - the word in PDFium's message

pillow_heif.register_heif_opener()
Image.init()


class NotReadable(Exception):
    """This cannot be opened as a picture; `reason` is a code that `ui/wording.py` knows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def pages_of(content: bytes) -> tuple[int, Iterator[Pixels]]:
    """How many pages there are, and the first few as BGR pixels, each made when it is asked for."""
    if not content:
        raise NotReadable("empty_file")
    if len(content) > MOST_BYTES:
        raise NotReadable("too_large")
    if b"%PDF-" in content[:1024]:
        return _pdf_pages(content)
    return _picture_pages(content)


def shown(picture: Pixels) -> bytes:
    """A page as a plain JPEG, at most 3000 pixels long: enough to read it on a screen."""
    image = Image.fromarray(picture[:, :, ::-1])
    image.thumbnail((_SHOWN_LONG_SIDE, _SHOWN_LONG_SIDE))
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=_SHOWN_QUALITY)
    return buffer.getvalue()


def _pdf_pages(content: bytes) -> tuple[int, Iterator[Pixels]]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotReadable("encrypted" if _PASSWORD in str(error).lower() else "cut_off") from error
    count = len(document)
    if count > MOST_PAGES:
        raise NotReadable("too_many_pages")
    if count == 0:
        raise NotReadable("not_a_picture")

    def pages() -> Iterator[Pixels]:
        for number in range(min(count, READ_PAGES)):
            page = document[number]
            longest = max(page.get_size())
            scale = min(_PDF_DPI / 72, _PDF_LONG_SIDE / max(longest, 1))
            yield np.ascontiguousarray(page.render(scale=scale).to_numpy()[:, :, :3])

    return count, pages()


def _picture_pages(content: bytes) -> tuple[int, Iterator[Pixels]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes that are judged here anyway
        try:
            picture = Image.open(BytesIO(content), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise NotReadable("too_many_pixels") from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise NotReadable("not_a_picture") from error
    _judge(picture)
    count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    if count > MOST_PAGES:
        raise NotReadable("too_many_pages")

    def pages() -> Iterator[Pixels]:
        for number in range(min(count, READ_PAGES)):
            try:
                if number:
                    picture.seek(number)
                    _judge(picture)
                yield _pixels(picture)
            except (OSError, ValueError, SyntaxError, EOFError) as error:
                raise NotReadable("cut_off") from error

    return count, pages()


def _judge(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise NotReadable("too_many_pixels")


def _pixels(picture: Image.Image) -> Pixels:
    """Upright by EXIF, on white where it is see-through, eight bits a colour."""
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith(("I", "F")):
        values = np.asarray(upright, dtype=np.float64)
        low, high = float(values.min()), float(values.max())
        upright = Image.fromarray(((values - low) * (255 / max(high - low, 1))).astype(np.uint8))
    if "A" in upright.getbands() or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        upright = Image.new("RGBA", layer.size, "white")
        upright.alpha_composite(layer)
    return np.ascontiguousarray(np.asarray(upright.convert("RGB"))[:, :, ::-1])
