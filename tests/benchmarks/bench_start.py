"""From the start of the process to the painted unlock window, against Qt with an empty window; and the memory of it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.secret import Secret
from app.store.vault import Vault
from tests.benchmarks.measure import Measure

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Start:
    """One start of one kind: how long until the picture stood, and the memory then."""

    took_s: float
    memory_mb: float


def run() -> list[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        # The first start of each writes the bytecode that an installed program has.
        for kind in ("empty", "program"):
            _start(kind, environment)
        # Alternating, so that a busy spell of the machine strikes both.
        rounds = [(_start("empty", environment), _start("program", environment)) for _ in range(ROUNDS)]
    bare = min(empty.took_s for empty, _ in rounds)
    ours = min(program.took_s for _, program in rounds)
    memory = max(program.memory_mb for _, program in rounds)
    return [
        Measure("start to unlock window / Qt with an empty window", ours / bare, 2.0, "×"),
        Measure("memory of the unlock window", memory, 160.0, "MB"),
    ]


def _environment(folder: Path) -> dict[str, str]:
    """A user with a vault that was opened before; bytecode is kept apart from the sources."""
    vault = folder / "book.adtill"
    Vault.create(vault, company="云帆", person="林悦", password=Secret("a start is measured"), now=NOW)[0].close()
    (folder / "home").mkdir()
    (folder / "home" / "last-vault").write_text(str(vault), encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {
        "QT_QPA_PLATFORM": "offscreen",
        "ADTILL_HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }


def _start(kind: str, environment: dict[str, str]) -> Start:
    begun = time.monotonic()
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", kind]
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    told = json.loads(answer.stdout)
    return Start(took_s=told["ready_s"] - begun, memory_mb=told["memory_mb"])


if __name__ == "__main__":
    for measure in run():
        print(measure)
