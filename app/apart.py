"""Files from outside are opened in a process of its own, with little memory, no network and nowhere to write: promise I2."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Self

if sys.platform != "win32":
    import resource

TIME_LIMIT_S = 30
MEMORY_BYTES = 1536 * 1024 * 1024
"""Address space, libraries included; where the system has no such limit (Windows) the time limit alone holds."""

Serve = Callable[[bytes], bytes]
"""Turns one question into one answer; a function of a module, since the other process has to find it by its name."""

_FORBIDDEN = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.__new__"),
    *(
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
    ),
    *(
        "webbrowser.open",
        "os.remove",
        "os.rename",
        "os.mkdir",
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.truncate",
        "os.chmod",
        "os.chown",
    ),
)


class Apart:
    """One such process for many questions; it is started when first asked, and anew after it died."""

    def __init__(self, serve: Serve, *, time_limit_s: int = TIME_LIMIT_S, memory_bytes: int = MEMORY_BYTES) -> None:
        self._serve = serve
        self._time_limit_s = time_limit_s
        self._memory_bytes = memory_bytes
        self._process: SpawnProcess | None = None
        self._pipe: Connection[Any, Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, question: bytes) -> bytes:
        """The answer; TimeoutError when it takes too long, ChildProcessError when the process dies over it."""
        pipe = self._started()
        try:
            pipe.send_bytes(question)
            if not pipe.poll(self._time_limit_s):
                raise TimeoutError
            return pipe.recv_bytes()
        except (EOFError, OSError) as error:
            self.close()
            if isinstance(error, TimeoutError):
                raise
            raise ChildProcessError from error

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None

    def _started(self) -> "Connection[Any, Any]":
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, self._serve, self._memory_bytes), daemon=True)
            process.start()
            theirs.close()
            self._pipe, self._process = ours, process
        return self._pipe


def _work(pipe: "Connection[Any, Any]", serve: Serve, memory_bytes: int) -> None:
    """The other process: answer until nobody asks any more, and die without a word over anything unforeseen."""
    _give_up_rights(memory_bytes)
    try:
        while True:
            pipe.send_bytes(serve(pipe.recv_bytes()))
    except BaseException:  # noqa: BLE001 - whatever it was, the one who asked is told by our death
        os._exit(1)


def _give_up_rights(memory_bytes: int) -> None:
    sys.dont_write_bytecode = True
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Python tells of everything it is about to do; what reads no file and computes nothing is not done."""
    if event in _FORBIDDEN or (event == "open" and _writes(arguments)):
        raise PermissionError(event)


def _writes(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    if isinstance(mode, str) and any(letter in mode for letter in "wax+"):
        return True
    return bool(isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
