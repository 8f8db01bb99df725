"""Measure everything that has a bar: `python -m tests.benchmarks [--json FILE] [NAME ...]`; exit 1 when a bar is missed."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measure import Measure, print_table, write_json

# Each is the file bench_NAME.py beside this one, with `run() -> list[Measure]`; loaded one by one, so that
# what one measures (memory, start-up) is not changed by what another imports.
BENCHES = (
    "store",
    "overview",
    "statements",
    "sync",
    "start",
    "table",
    "matching",
    "advice",
    "documents",
    "precheck",
    "moves",
    "hostile",
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--json", type=Path, help="also write the figures here")
    asked = parser.parse_args(arguments)
    measures: list[Measure] = []
    for name in asked.names or BENCHES:
        print(f"measuring {name} …", file=sys.stderr)
        measures += importlib.import_module(f"tests.benchmarks.bench_{name}").run()
    print_table(measures)
    if asked.json:
        write_json(measures, asked.json)
    return 0 if all(measure.ok for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
