"""Walls around the process that opens pictures from outside: memory, time, files, network, other programs.

The system's limits hold native code too, where the system has them; the audit hook holds Python on every system and
cannot be taken off again. A network of its own, without any wires, is asked for on Linux and does no harm where it is refused.
"""

import ctypes
import os
import sys
import tempfile
from collections.abc import Collection
from typing import Any

if sys.platform != "win32":
    import resource

MEMORY_BYTES = 3 << 30
JOB_SECONDS = 180
_FILE_BYTES = 64 << 20
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STARTS = {"os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile"}
_CHANGES = {
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.chmod",
    "os.chown",
    "os.link",
    "os.symlink",
    "os.truncate",
}


def confine(programs: Collection[str] = (), memory_bytes: int = MEMORY_BYTES) -> None:
    """Close the walls for good; only these programs may be started, and files written only in the temporary folder."""
    _without_network()
    _limit(memory_bytes)
    allowed = {os.path.realpath(program) for program in programs}
    scratch = os.path.realpath(tempfile.gettempdir()) + os.sep

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket.") or event in _STARTS:
            raise PermissionError(f"not allowed here: {event}")
        if event == "subprocess.Popen" and os.path.realpath(str(arguments[0])) not in allowed:
            raise PermissionError("not allowed here: other programs")
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
            _only_scratch(arguments[0], scratch)
        if event in _CHANGES:
            _only_scratch(arguments[0], scratch)

    sys.addaudithook(watch)


def allow_seconds(seconds: int = JOB_SECONDS) -> None:
    """From now on so much time on the processor; more ends the process."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _limit(memory_bytes: int) -> None:
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))
    if sys.platform == "linux":  # elsewhere the system knows these limits and does not keep them
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))


def _without_network() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _only_scratch(path: object, scratch: str) -> None:
    if isinstance(path, int) or path == os.devnull:
        return
    # Python names the folder itself when it makes a temporary file in it.
    if not (os.path.realpath(os.fsdecode(path)) + os.sep).startswith(scratch):  # type: ignore[arg-type]
        raise PermissionError("not allowed here: writing files")
