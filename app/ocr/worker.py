"""The child that opens pictures: pictures come in on standard input, lines of text or plain JPEGs go out, nothing else."""

import base64
import json
import logging
import os
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any, BinaryIO

from app.ocr import second_opinion
from app.ocr.codes import codes_of
from app.ocr.confinement import MEMORY_BYTES, allow_seconds, confine
from app.ocr.engine import Engine
from app.ocr.lines import ReadPage
from app.ocr.pictures import NotReadable, pages_of, shown
from app.ocr.wire import HEAD, SHOW


def serve(arguments: list[str]) -> int:
    """Answer pictures until standard input ends; the one argument is a limit of memory in bytes."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # libraries that print must not speak in between
    sys.dont_write_bytecode = True
    logging.disable(logging.CRITICAL)
    confine(second_opinion.programs(), int(arguments[0]) if arguments else MEMORY_BYTES)
    engine: Engine | None = None
    while (content := take(source)) is not None:
        allow_seconds()
        wanted, picture = content[:1], content[1:]
        try:
            if wanted == SHOW:
                answer = show(picture)
            else:
                engine = engine or Engine(opinion=second_opinion.reader())
                answer = read(engine.read, picture)
        except MemoryError:
            answer = {"trouble": "took_too_much"}
        except Exception:  # noqa: BLE001 - whatever a hostile file sets off is an answer in words
            answer = {"trouble": "reader_died"}
        give(answers, json.dumps(answer, ensure_ascii=False).encode())
    return 0


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


def show(content: bytes) -> dict[str, Any]:
    """The pages of one file as JPEGs that are safe to open, with the sizes that boxes count in."""
    pages = []
    try:
        _, pictures = pages_of(content)
        for picture in pictures:
            height, width = picture.shape[:2]
            pages.append({"width": width, "height": height, "jpeg": base64.b64encode(shown(picture)).decode()})
    except NotReadable as error:
        return {"trouble": error.reason}
    return {"pages": pages}


def take(source: BinaryIO) -> bytes | None:
    """The next message, None when there is none any more."""
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    content = source.read(size)
    return content if len(content) == size else None


def give(target: BinaryIO, content: bytes) -> None:
    """Send one message."""
    target.write(HEAD.pack(len(content)) + content)
    target.flush()
