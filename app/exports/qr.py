"""QR codes of text that a person carries out of the house, such as a checkpoint."""

from io import BytesIO

import segno


def qr_png(text: str, *, scale: int = 6) -> bytes:
    """The text as a black and white PNG; its pixels are `scale` wide."""
    picture = BytesIO()
    segno.make(text, error="m").save(picture, kind="png", scale=scale, border=4)
    return picture.getvalue()
