"""Pictures made fit for a platform's form 图片转码: its types and sizes, upright, nothing in them but the picture, never enlarged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pillow_heif
import pypdfium2
from PIL import Image, ImageOps

from app.domain.catalogue import FormRule
from app.errors import BrokenFile

MEGABYTE = 1024 * 1024
LARGEST_PIXELS = 120_000_000
"""More is not opened: no document needs it."""

QUALITIES = (92, 85, 75, 65)
SHRINK_PERCENT = 85
SMALLEST_SIDE = 800
"""A longer side below this cannot be read any more; no limit of a platform asks for that."""

MOST_PAGES = 50
PDF_SCALE = 3
"""Of 72 dots an inch: a page of A4 becomes 1,785 by 2,526 pixels."""

HEIF_TYPES = {"image/heic", "image/heif"}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png"}
UNREADABLE = (OSError, ValueError, SyntaxError, pypdfium2.PdfiumError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A file as the platform wants it."""

    content: bytes = field(repr=False)
    extension: str
    width: int = 0
    height: int = 0
    """Zero for a PDF."""


def encode(content: bytes, media_type: str, rule: FormRule, *, name: str) -> list[Encoded]:
    """The pages of a picture or PDF in the form of this rule; BrokenFile when it cannot be read.

    What already fits and says nothing beside the picture (place, camera) is passed on byte by byte. A size or a type that the
    platform does not state is not invented: then only the type is kept to JPEG or PNG.
    """
    types = set(rule.file_types) or {"jpg", "png"}
    limit = rule.max_mb * MEGABYTE if rule.max_mb else None
    if media_type == "application/pdf" and "pdf" in types and (limit is None or len(content) <= limit):
        return [Encoded(content, "pdf")]
    try:
        return [_encode(page, types, limit) for page in _pages(content, media_type)]
    except UNREADABLE as error:
        raise BrokenFile(name, "unreadable_picture") from error


@dataclass(frozen=True, slots=True)
class _Page:
    image: Image.Image
    extension: str = ""
    as_it_came: bytes | None = None
    """The file itself, where it is this one picture and nothing else."""


def _pages(content: bytes, media_type: str) -> Iterator[_Page]:
    if media_type == "application/pdf":
        return (_Page(image) for image in _pdf_pages(content))
    if media_type in HEIF_TYPES:
        return iter([_Page(_modest(pillow_heif.open_heif(BytesIO(content)).to_pillow()))])
    return _image_pages(content)


def _pdf_pages(content: bytes) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(content) as document:
        if len(document) > MOST_PAGES:
            raise ValueError("too many pages")
        for page in document:
            width, height = page.get_size()
            if width * height * PDF_SCALE**2 > LARGEST_PIXELS:
                raise ValueError("page too large")
            yield page.render(scale=PDF_SCALE).to_pil()


def _image_pages(content: bytes) -> Iterator[_Page]:
    with Image.open(BytesIO(content)) as image:
        # Only a TIFF has pages; the second picture in a phone's JPEG is its own preview.
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if frames > MOST_PAGES:
            raise ValueError("too many pages")
        for number in range(frames):
            image.seek(number)
            extension = EXTENSIONS.get(image.format or "", "")
            kept = content if extension and not _says_more(image) else None
            yield _Page(ImageOps.exif_transpose(_modest(image)), extension, kept)


def _says_more(image: Image.Image) -> bool:
    """Whether there is more in the file than the picture: where and with what it was taken, remarks."""
    said = {str(key).casefold() for key in image.info}
    return bool(image.getexif()) or bool(getattr(image, "text", None)) or bool(said & {"comment", "xmp"})


def _modest(image: Image.Image) -> Image.Image:
    if image.width * image.height > LARGEST_PIXELS:
        raise ValueError("picture too large")
    return image


def _encode(page: _Page, types: set[str], limit: int | None) -> Encoded:
    kept = page.as_it_came
    if kept is not None and page.extension in types and (limit is None or len(kept) <= limit):
        return Encoded(kept, page.extension, page.image.width, page.image.height)
    flat = _flat(page.image)
    is_jpeg = bool(types & {"jpg", "jpeg"})
    while True:
        for quality in QUALITIES if is_jpeg else (0,):
            data = _saved(flat, quality)
            if limit is None or len(data) <= limit:
                return Encoded(data, "jpg" if is_jpeg else "png", flat.width, flat.height)
        flat = _smaller(flat)


def _saved(image: Image.Image, quality: int) -> bytes:
    """As JPEG of this quality, or as PNG for none."""
    data = BytesIO()
    if quality:
        image.save(data, "JPEG", quality=quality, optimize=True)
    else:
        image.save(data, "PNG", optimize=True)
    return data.getvalue()


def _smaller(image: Image.Image) -> Image.Image:
    size = (image.width * SHRINK_PERCENT // 100, image.height * SHRINK_PERCENT // 100)
    if max(size) < SMALLEST_SIDE:
        raise ValueError("no legible picture is that small")
    return image.resize(size, Image.Resampling.LANCZOS)


def _flat(image: Image.Image) -> Image.Image:
    """Plain colours on white: no transparency, no printing colours, nothing else carried along."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    plain = image.convert("L") if image.mode in ("L", "1") else image.convert("RGB")
    plain.info.clear()
    return plain
