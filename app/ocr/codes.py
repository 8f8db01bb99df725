"""QR codes on papers: read beside the print, decoded as GB18030 where they are not UTF-8."""

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from app.ocr.lines import Code, Point

_LONG_SIDE = 1600


def codes_of(picture: NDArray[np.uint8], page: int = 1) -> tuple[Code, ...]:
    """The codes on a page of BGR pixels."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    shrink = min(1.0, _LONG_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA) if shrink < 1 else grey
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(small), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return tuple(
        Code(text=decoded(each.bytes), corners=_corners(each.position, shrink), page=page)
        for each in found
        if each.bytes
    )


def decoded(content: bytes) -> str:
    """The bytes of a code as text: many Chinese programs write GB18030."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _corners(position: zxingcpp.Position, shrink: float) -> tuple[Point, Point, Point, Point]:
    def point(corner: zxingcpp.Point) -> Point:
        return (corner.x / shrink, corner.y / shrink)

    return (
        point(position.top_left),
        point(position.top_right),
        point(position.bottom_right),
        point(position.bottom_left),
    )
