"""The child that makes plain JPEGs of pictures from outside; it loads what opens pictures and nothing else."""

import base64
from typing import Any

from app.ocr.pictures import NotReadable, pages_of, shown
from app.ocr.seals import likeness_of_stamped_copy
from app.ocr.serving import serve_pictures


def serve(arguments: list[str]) -> int:
    """Answer pictures until standard input ends; the one argument is a limit of memory in bytes."""
    return serve_pictures(show, arguments)


def show(content: bytes) -> dict[str, Any]:
    """The first pages of one file as JPEGs, with the sizes that boxes count in; or the reason why there are none."""
    pages = []
    try:
        _, pictures = pages_of(content)
        for picture in pictures:
            height, width = picture.shape[:2]
            jpeg = base64.b64encode(shown(picture)).decode()
            stamped = likeness_of_stamped_copy(picture)
            pages.append({"width": width, "height": height, "jpeg": jpeg, "stamped_copy": stamped})
    except NotReadable as error:
        return {"trouble": error.reason}
    return {"pages": pages}
