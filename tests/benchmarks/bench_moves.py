"""A thousand stormy runs of moving money on every platform that has it: killed at every step, started again, held against the truth.

`python -m tests.benchmarks moves`
"""

import shutil
import tempfile
from itertools import count
from pathlib import Path

from app.secret import Secret
from app.store.vault import Vault
from tests.benchmarks.measure import Measure
from tests.journeys.storm import NOW, PRACTISED_GROUNDS, RUNS_A_BOOK, storm

RUNS = 1_000


def run() -> list[Measure]:
    """What went wrong, of each platform: money that moved otherwise than its record says, and doubts that vanished."""
    with tempfile.TemporaryDirectory(prefix="adtill-bench-") as folder:
        made = Path(folder) / "made.adtill"
        vault, _ = Vault.create(made, company="云帆传媒", person="林岚", password=Secret("practice only"), now=NOW)
        key = vault.key()
        vault.close()
        numbers = count()

        def new_book() -> Path:
            number = next(numbers)
            # Only the book at work is kept: a thousand runs would fill a small disk.
            shutil.rmtree(Path(folder) / f"{number - 1}.adtill", ignore_errors=True)
            return shutil.copytree(made, Path(folder) / f"{number}.adtill")

        measures = []
        for platform in PRACTISED_GROUNDS:
            tally = storm(platform, range(RUNS // RUNS_A_BOOK), new_book, key)
            for line in (*tally.violations, *tally.unlisted):
                print(line)
            told = f"moves on {platform}, {tally.runs:,} runs, {tally.kills:,} kills"
            measures += [
                Measure(f"{told}: violations", len(tally.violations), 0, ""),
                Measure(f"{told}: unsettled and not listed", len(tally.unlisted), 0, ""),
            ]
        return measures
