"""Reads one hostile file in a process of its own and prints how long it took, how much memory, and what was said."""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from app.banks.reading import read_statement
from app.errors import BrokenFile, DeskError
from app.invoices.reading import read_invoices

_KILOBYTES = 1024


def main(room: str, path: Path) -> None:
    begun = perf_counter()
    place = _read(room, path)
    seconds = perf_counter() - begun
    # The process apart, which has ended by now, may have had more than this one.
    most = max(_own_kilobytes(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    print(json.dumps({"seconds": seconds, "megabytes": most / _KILOBYTES, "place": place}))


def _own_kilobytes() -> int:
    """The most since this program was started; `ru_maxrss` would begin with what its parent had."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def _read(room: str, path: Path) -> str | None:
    """What the refusal names; None when the file was taken in as if nothing were wrong with it."""
    try:
        if room == "invoice":
            problems = read_invoices(path).problems
            return " ".join(str(problem) for problem in problems) or None
        statement = read_statement(path)
        return " ".join(f"line {problem.line}" for problem in statement.problems) or None
    except BrokenFile as broken:
        return broken.place
    except DeskError as refused:
        return str(refused)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
