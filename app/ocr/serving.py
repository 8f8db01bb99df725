"""The loop of a child that opens pictures: bytes come in on standard input, JSON goes out, and nothing else gets through."""

import json
import logging
import os
import struct
import sys
from collections.abc import Callable, Collection
from typing import Any, BinaryIO

from app.ocr.confinement import MEMORY_BYTES, allow_seconds, confine

_HEAD = struct.Struct(">I")


def serve_pictures(
    answer: Callable[[bytes], dict[str, Any]], arguments: list[str], programs: Collection[str] = ()
) -> int:
    """Answer pictures until standard input ends; the one argument is a limit of memory in bytes."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # libraries that print must not speak in between
    sys.dont_write_bytecode = True
    logging.disable(logging.CRITICAL)
    confine(programs, int(arguments[0]) if arguments else MEMORY_BYTES)
    while (content := take(source)) is not None:
        allow_seconds()
        try:
            said = answer(content)
        except MemoryError:
            said = {"trouble": "took_too_much"}
        except Exception:  # noqa: BLE001 - whatever a hostile file sets off is an answer in words
            said = {"trouble": "reader_died"}
        give(answers, json.dumps(said, ensure_ascii=False).encode())
    return 0


def take(source: BinaryIO) -> bytes | None:
    """The next message, None when there is none any more."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (size,) = _HEAD.unpack(head)
    content = source.read(size)
    return content if len(content) == size else None


def give(target: BinaryIO, content: bytes) -> None:
    """Send one message."""
    target.write(_HEAD.pack(len(content)) + content)
    target.flush()
