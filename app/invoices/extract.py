"""What a PDF or picture holds, as JSON: words with their places, codes, embedded data; runs in the process apart only."""

import base64
import json
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from app.errors import BrokenFile
from app.invoices.qr import MOST_PIXELS, codes_in, picture

MOST_PAGES = 200
_SCALES = (2, 4)
"""A page is drawn at 144 dots an inch, and once more at 288 when its code cannot be seen."""
_MOST_DRAWN = MOST_PIXELS // 4
_LARGEST_EMBEDDED = 20 * 1024 * 1024
_WRONG_PASSWORD = 4


def found_in(data: bytes) -> bytes:
    """What a file holds, or why it cannot be read."""
    try:
        found = _pdf(data) if data.startswith(b"%PDF") else _picture(data)
    except BrokenFile as broken:
        found = {"broken": broken.reason}
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")


def _picture(data: bytes) -> dict[str, Any]:
    try:
        codes = codes_in(picture("", data))
    except (OSError, ValueError, SyntaxError) as error:
        raise BrokenFile("", "unreadable_picture") from error
    return {"pages": [], "codes": codes, "embedded": []}


def _pdf(data: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if getattr(error, "err_code", 0) == _WRONG_PASSWORD else "unreadable_pdf"
        raise BrokenFile("", reason) from error
    try:
        if len(document) > MOST_PAGES:
            raise BrokenFile("", "too_many_pages")
        embedded, codes = _embedded(document), _codes(document)
    finally:
        document.close()
    return {"pages": _pages(data), "codes": codes, "embedded": embedded}


def _pages(data: bytes) -> list[list[list[Any]]]:
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            return [
                [[word[key] for key in ("text", "x0", "top", "x1", "bottom")] for word in page.extract_words()]
                for page in document.pages
            ]
    except (PDFException, PSException, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        # The reader of texts is strict where the one of pages is not: the file is damaged inside.
        raise BrokenFile("", "unreadable_pdf") from error


def _codes(document: pypdfium2.PdfDocument) -> list[str]:
    """The codes on the first page, drawn small first."""
    if not len(document):
        return []
    page = document[0]
    width, height = page.get_size()
    for scale in _SCALES:
        if width * height * scale * scale > _MOST_DRAWN:
            break
        if codes := codes_in(page.render(scale=scale, grayscale=True).to_pil()):
            return codes
    return []


def _embedded(document: pypdfium2.PdfDocument) -> list[str]:
    found = []
    for number in range(min(document.count_attachments(), MOST_PAGES)):
        attachment = document.get_attachment(number)
        if not attachment.get_name().lower().endswith(".xml"):
            continue
        content = bytes(attachment.get_data())
        if len(content) <= _LARGEST_EMBEDDED:
            found.append(base64.b64encode(content).decode("ascii"))
    return found
