"""Tesseract as a second opinion on numbers and dates, where it is installed; the program is complete without it."""

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytesseract
from numpy.typing import NDArray
from PIL import Image

_WORTH_ASKING = re.compile(r"[0-9A-Z]{8,}|\d{4}\s*[年./-]\s*\d|[〇一二三四五六七八九○]{4}年", re.ASCII)
_SECONDS = 5

Opinion = Callable[[NDArray[np.uint8]], str | None]


@cache
def programs() -> tuple[str, ...]:
    """The engine's program, if it is there with Chinese."""
    found = shutil.which("tesseract")
    if found is None:
        return ()
    try:
        languages = pytesseract.get_languages()
    except (pytesseract.TesseractError, OSError):
        return ()
    return (str(Path(found).resolve()),) if "chi_sim" in languages else ()


def is_worth_asking(text: str) -> bool:
    """Whether the line holds what has a check or a form of its own: a code, a number, a date."""
    return _WORTH_ASKING.search(text) is not None


def reader() -> Opinion | None:
    """How to ask, None where there is nobody to ask."""
    found = programs()
    if not found:
        return None
    pytesseract.pytesseract.tesseract_cmd = found[0]  # in full: the child's walls know no search path
    return _read


def _read(crop: NDArray[np.uint8]) -> str | None:
    picture = Image.fromarray(np.ascontiguousarray(crop[:, :, ::-1]))
    try:
        text: str = pytesseract.image_to_string(picture, lang="chi_sim", config="--psm 7", timeout=_SECONDS)
    except (pytesseract.TesseractError, RuntimeError, OSError, UnboundLocalError):  # the last where no file may be made
        return None
    return text.strip() or None
