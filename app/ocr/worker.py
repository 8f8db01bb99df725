"""The child that reads pictures: it has the engine in it, and starts it with the first picture."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from app.ocr import second_opinion
from app.ocr.codes import codes_of
from app.ocr.engine import Engine
from app.ocr.lines import ReadPage
from app.ocr.pictures import NotReadable, pages_of
from app.ocr.serving import serve_pictures


def serve(arguments: list[str]) -> int:
    """Answer pictures until standard input ends; the one argument is a limit of memory in bytes."""
    engines: list[Engine] = []

    def answer(content: bytes) -> dict[str, Any]:
        if not engines:
            engines.append(Engine(opinion=second_opinion.reader()))
        return read(engines[0].read, content)

    return serve_pictures(answer, arguments, second_opinion.programs())


def read(lines_of: Callable[..., Any], content: bytes) -> dict[str, Any]:
    """All pages of one file as plain values, or the reason why there are none."""
    began = perf_counter()
    pages = []
    try:
        count, pictures = pages_of(content)
        for number, picture in enumerate(pictures, start=1):
            turns, lines = lines_of(picture, number)
            pages.append(
                ReadPage(
                    number=number, width=picture.shape[1], height=picture.shape[0], quarter_turns=turns, lines=lines,
                    codes=codes_of(picture, number),
                ).to_wire()
            )  # fmt: skip
    except NotReadable as error:
        return {"trouble": error.reason}
    return {"pages": pages, "count": count, "seconds": perf_counter() - began}
