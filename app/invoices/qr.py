"""The QR code of an invoice: a witness, and for a bare picture all there is."""

import warnings
from io import BytesIO

import zxingcpp
from PIL import Image, UnidentifiedImageError

from app.domain.invoices import InvoiceSource
from app.errors import BrokenFile
from app.invoices.facts import Fact, Facts
from app.invoices.figures import level

MOST_PIXELS = 50_000_000
_FIRST = "01"
_FIELDS = 7
_SPAN = 4_000
"""A side longer than this says nothing more about a code; larger pictures are made smaller."""


def qr_facts(text: str) -> Facts | None:
    """What `01,type,code,number,amount,day,check code,...` says; None for any other text."""
    cells = [level(cell) for cell in text.split(",")]
    if len(cells) < _FIELDS or cells[0] != _FIRST or not cells[3].isdigit():
        return None
    _, kind, code, number, amount, day, check_code = cells[:_FIELDS]
    texts = {
        Fact.KIND: kind,
        Fact.CODE: code,
        Fact.NUMBER: number,
        Fact.QR_AMOUNT: amount,
        Fact.DATE: day,
        Fact.CHECK_CODE: check_code,
    }
    return Facts(InvoiceSource.QR, {fact: said for fact, said in texts.items() if said})


def picture(name: str, data: bytes, entry: str = "") -> Image.Image:
    """The picture, not decoded yet; BrokenFile when it is none or has more than `MOST_PIXELS`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found = Image.open(BytesIO(data))
    except Image.DecompressionBombError as error:
        raise BrokenFile(name, "too_many_pixels", entry) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BrokenFile(name, "unreadable_picture", entry) from error
    if found.width * found.height > MOST_PIXELS:
        raise BrokenFile(name, "too_many_pixels", entry)
    return found


def codes_in(image: Image.Image) -> list[str]:
    """The texts of every QR code on a picture."""
    image.draft("L", (_SPAN, _SPAN))
    grey = image.convert("L")
    if max(grey.size) > _SPAN:
        grey.thumbnail((_SPAN, _SPAN))
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [code.text for code in found if code.text]
