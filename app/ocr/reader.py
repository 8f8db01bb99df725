"""The parent's end: one warm child reads picture after picture, and is started anew when one of them was its death."""

import base64
import contextlib
import json
import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock, Timer
from types import TracebackType
from typing import Any, Self

from app.domain.documents import ShownPage
from app.errors import PictureTrouble
from app.ocr.confinement import MEMORY_BYTES
from app.ocr.lines import ReadPage
from app.ocr.wire import HEAD, READ, SHOW
from app.paths import own_command

VERB = "read-pictures"
"""The hidden verb with which the program starts its own child, packaged or not."""

_NO_CONSOLE = 0x08000000 if sys.platform == "win32" else 0
"""CREATE_NO_WINDOW: no black box beside the window on Windows."""
_KEPT = (
    "PATH",
    "SYSTEMROOT",
    "WINDIR",
    "TEMP",
    "TMP",
    "TMPDIR",
    "LANG",
    "LC_ALL",
    "HOME",
    "USERPROFILE",
    "TESSDATA_PREFIX",
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read of a file: its first pages, how many it has, and how long the reading took."""

    pages: tuple[ReadPage, ...]
    count: int
    seconds: float


class PictureReader:
    """Reads pictures in a child process; use it from any thread, one picture at a time. Close it when done."""

    def __init__(self, *, timeout_s: float = 180.0, memory_bytes: int = MEMORY_BYTES) -> None:
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = Lock()

    def read(self, content: bytes, name: str) -> ReadFile:
        """Pages of a JPEG, PNG, WebP, HEIC, TIFF or PDF; raises PictureTrouble with a reason, also when the child died."""
        answer = self._answer(READ, content, name)
        try:
            pages = tuple(ReadPage.from_wire(page) for page in answer["pages"])
            return ReadFile(pages, int(answer["count"]), float(answer["seconds"]))
        except (KeyError, TypeError, ValueError) as error:
            self.close()
            raise PictureTrouble(name, "reader_died") from error

    def show(self, content: bytes, name: str) -> tuple[ShownPage, ...]:
        """The pages that are read, as JPEGs that any window can open; raises PictureTrouble like `read`."""
        answer = self._answer(SHOW, content, name)
        try:
            return tuple(
                ShownPage(base64.b64decode(page["jpeg"], validate=True), int(page["width"]), int(page["height"]))
                for page in answer["pages"]
            )
        except (KeyError, TypeError, ValueError) as error:
            self.close()
            raise PictureTrouble(name, "reader_died") from error

    def close(self) -> None:
        """End the child; the next picture starts another."""
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        child.kill()
        child.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _answer(self, wanted: bytes, content: bytes, name: str) -> Mapping[str, Any]:
        with self._turn:
            answer = self._ask(wanted + content, name)
        if "trouble" in answer:
            raise PictureTrouble(name, str(answer["trouble"]))
        return answer

    def _ask(self, content: bytes, name: str) -> Mapping[str, Any]:
        child = self._started()
        assert child.stdin is not None
        assert child.stdout is not None
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            child.kill()

        timer = Timer(self._timeout_s, end)
        timer.daemon = True
        timer.start()
        try:
            child.stdin.write(HEAD.pack(len(content)) + content)
            child.stdin.flush()
            (size,) = HEAD.unpack(child.stdout.read(HEAD.size))
            answer = json.loads(child.stdout.read(size))
        except (OSError, struct.error, ValueError) as error:
            self.close()
            raise PictureTrouble(name, "took_too_long" if late else "reader_died") from error
        finally:
            timer.cancel()
        return answer if isinstance(answer, dict) else {}

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                [*own_command(), VERB, str(self._memory_bytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"},
                creationflags=_NO_CONSOLE,
            )
        return self._child
