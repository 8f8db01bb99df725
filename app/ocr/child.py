"""The parent's end of a child that opens pictures: warm from one to the next, started anew when one was its death."""

import contextlib
import json
import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from threading import Lock, Timer
from types import TracebackType
from typing import Any, Self

from app.errors import PictureTrouble
from app.ocr.confinement import MEMORY_BYTES
from app.paths import own_command

_HEAD = struct.Struct(">I")
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


class PictureChild:
    """Asks a child, one picture at a time; use it from any thread. Close it when done.

    `verb` is the hidden verb with which the program starts its own child, packaged or not.
    """

    def __init__(self, verb: str, *, timeout_s: float = 180.0, memory_bytes: int = MEMORY_BYTES) -> None:
        self._verb = verb
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = Lock()

    def answer(self, content: bytes, name: str) -> Mapping[str, Any]:
        """What the child says of these bytes; raises PictureTrouble with a reason, also when the child died."""
        with self._turn:
            answer = self._ask(content, name)
        if "trouble" in answer:
            raise PictureTrouble(name, str(answer["trouble"]))
        return answer

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
            child.stdin.write(_HEAD.pack(len(content)) + content)
            child.stdin.flush()
            (size,) = _HEAD.unpack(child.stdout.read(_HEAD.size))
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
                [*own_command(), self._verb, str(self._memory_bytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"},
                creationflags=_NO_CONSOLE,
            )
        return self._child
