"""What the command line prints: one JSON document or plain lines on standard output, all else on standard error."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from app.domain.money import Money
from app.errors import NotWritten, WrongAnswer


@dataclass(frozen=True, slots=True)
class Output:
    """Where answers go; the caller gives both shapes of each."""

    as_json: bool

    def answer(self, document: Mapping[str, Any] | Sequence[Any], lines: Iterable[str]) -> None:
        """Print the answer of a verb, once."""
        if self.as_json:
            json.dump(document, sys.stdout, ensure_ascii=False, default=_plain, indent=2)
            sys.stdout.write("\n")
        else:
            for line in lines:
                sys.stdout.write(f"{line}\n")

    def note(self, line: str) -> None:
        """Say something beside the answer."""
        sys.stderr.write(f"{line}\n")


def add_out_option(parser: ArgumentParser, what: str, *, is_needed: bool = True) -> None:
    """Options of a verb that writes a file for other eyes."""
    parser.add_argument("--out", type=Path, required=is_needed, metavar="FILE", help=what)
    parser.add_argument("--replace", action="store_true", help="write over a file of this name")


def check_out(args: Namespace) -> None:
    """Before anything is done: NotWritten for a file that is there and that nobody said to replace."""
    out: Path | None = args.out
    if out is not None and not args.replace and out.exists():
        raise NotWritten(out.name, "is_a_folder" if out.is_dir() else "is_there")


def typed_figure(text: str, field: str) -> Decimal:
    """A number as a person types it; WrongAnswer when it is none."""
    try:
        figure = Decimal(text.replace(",", ""))
    except InvalidOperation as error:
        raise WrongAnswer(field, "not_a_number") from error
    if not figure.is_finite():
        raise WrongAnswer(field, "not_a_number")
    return figure


class TerminalProgress:
    """Progress as a line on standard error that is written over; nothing when that is not a terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Show how far it is."""
        if self._is_shown:
            sys.stderr.write(f"\r{done} / {total} {what}\x1b[K")
            if done >= total:
                sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def is_cancelled(self) -> bool:
        """Ctrl+C raises by itself."""
        return False


def _plain(value: object) -> str:
    match value:
        case Money():
            return f"{value.amount:f}"
        case Decimal():
            return f"{value:f}"
        case date() | datetime():
            return value.isoformat()
        case _:
            return str(value)


def amount_text(money: Money | None) -> str | None:
    """An amount as text at its currency's decimals, None for an unknown one."""
    return f"{money.rounded().amount:f}" if money is not None else None


def exact_text(money: Money) -> str:
    """An amount as text without losing anything: the currency's decimals, or more where it has more."""
    rounded = money.rounded()
    return f"{rounded.amount:f}" if rounded == money else f"{money.amount.normalize():f}"


def table(rows: Sequence[Sequence[str]], *, right: Iterable[int] = ()) -> list[str]:
    """Rows as aligned lines; Chinese characters count as two columns; `right` names the columns set to the right."""
    if not rows:
        return []
    to_right = set(right)
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for position, (cell, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - _width(cell))
            cells.append(gap + cell if position in to_right else cell + gap)
        lines.append("  ".join(cells).rstrip())
    return lines


def _width(text: str) -> int:
    return sum(2 if ord(char) >= 0x1100 else 1 for char in text)
