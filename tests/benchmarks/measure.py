"""One measured figure with the bar that it must keep, and the two ways to write figures down."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure; at most `bar`, or at least `bar` where more is better."""

    name: str
    value: float
    bar: float
    unit: str
    at_least: bool = False

    @property
    def ok(self) -> bool:
        return self.value >= self.bar if self.at_least else self.value <= self.bar


def print_table(measures: Sequence[Measure]) -> None:
    """A line for each figure on standard output, columns aligned."""
    lines = [_cells(measure) for measure in measures]
    widths = [max(_width(cell) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)).rstrip())


def write_json(measures: Iterable[Measure], file: Path) -> None:
    """The figures as one JSON array of `name, value, bar, unit, ok`."""
    rows = [
        {"name": each.name, "value": each.value, "bar": each.bar, "unit": each.unit, "ok": each.ok} for each in measures
    ]
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _cells(measure: Measure) -> tuple[str, ...]:
    side = "≥" if measure.at_least else "≤"
    verdict = "ok" if measure.ok else "MISSED"
    return (measure.name, f"{measure.value:,.2f} {measure.unit}", f"{side} {measure.bar:,.2f}", verdict)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
