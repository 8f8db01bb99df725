"""Every hostile file of our own making: how long until it is refused, and how much memory that takes.

`python -m tests.benchmarks hostile`
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.hostile_files import HostileFile, hostile_files
from tests.benchmarks.measure import Measure

SECONDS, MEGABYTES = 2.0, 300.0


def run() -> list[Measure]:
    """The slowest and the largest of them, and how many were taken in, or refused without the place that is to blame."""
    slowest, largest, nameless, count = (0.0, ""), (0.0, ""), 0, 0
    with tempfile.TemporaryDirectory(prefix="adtill-bench-") as folder:
        for file in hostile_files():
            told = _refused(file, Path(folder) / "hostile")
            count += 1
            slowest = max(slowest, (told.seconds, file.name))
            largest = max(largest, (told.megabytes, file.name))
            if told.place is None or file.place not in told.place:
                nameless += 1
                print(f"{file.name}: {file.place!r} expected, said {told.place!r}")
    return [
        Measure(f"{count} hostile files, slowest refusal ({slowest[1]})", slowest[0], SECONDS, "s"),
        Measure(f"{count} hostile files, most memory ({largest[1]})", largest[0], MEGABYTES, "MB"),
        Measure(f"{count} hostile files, taken in or without the entry or line to blame", nameless, 0, ""),
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the reader says of one file; `place` is None when it was taken in as if nothing were wrong."""

    seconds: float
    megabytes: float
    place: str | None


def _refused(file: HostileFile, path: Path) -> _Told:
    path.write_bytes(file.content)
    if file.padded_to:
        with path.open("r+b") as opened:
            opened.truncate(file.padded_to)
    # A process of its own for each: the most memory that a process had is all that the system tells.
    asked = [sys.executable, "-m", "tests.benchmarks.hostile_reader", file.room, str(path)]
    done = subprocess.run(asked, capture_output=True, check=True, text=True)
    return _Told(**json.loads(done.stdout))
