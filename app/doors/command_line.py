"""The command line: everything that the window does, with `--json` on every verb."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from app.doors import (
    advice_verbs,
    closing_verbs,
    document_verbs,
    file_verbs,
    invoice_verbs,
    onboarding_verbs,
    order_verbs,
    platform_verbs,
    practice_verbs,
    provider_verbs,
    reconcile_verbs,
    rules_verbs,
    self_test,
    statement_verbs,
    trace_verbs,
    vault_verbs,
)
from app.doors.output import Output
from app.doors.sentences import sentence
from app.errors import DeskError
from app.logs import set_up_logs
from app.progress import Cancelled

FAILED, WRONG_USE = 1, 2

PARTS = (
    vault_verbs,
    platform_verbs,
    file_verbs,
    statement_verbs,
    invoice_verbs,
    reconcile_verbs,
    closing_verbs,
    trace_verbs,
    document_verbs,
    onboarding_verbs,
    order_verbs,
    rules_verbs,
    provider_verbs,
    advice_verbs,
    practice_verbs,
    self_test,
)
"""Every file of verbs, in the order in which help lists them."""


class Demo(Protocol):
    """Shows the practice company; the window's side of `adtill demo`, handed in by `main.py`."""

    def __call__(self, args: Namespace, out: Output) -> int:
        """Run the demo and return the exit code."""


def parser(demo: Demo) -> ArgumentParser:
    """Every verb with its options."""
    top = ArgumentParser(prog="adtill", description="AdTill 媒充通: one entry, every ad platform, one book.")
    top.add_argument("--version", action="version", version=f"%(prog)s {program_version()}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    show = verbs.add_parser("demo", help="a practice company from nothing, then the window")
    show.add_argument("--out", metavar="DIR", help="keep the practice company here, and pictures of each page")
    show.add_argument("--no-window", action="store_true", help="print the outcome and write the pictures, then end")
    show.set_defaults(run=demo)
    for part in PARTS:
        part.add(verbs)
    for verb in _leaves(top):
        verb.add_argument("--json", action="store_true", help="print one JSON document")
    return top


def run(arguments: Sequence[str], demo: Demo) -> int:
    """Run one verb: 0 on success, 2 on wrong use, 1 on a failure that is named."""
    args = parser(demo).parse_args(arguments)
    out = Output(as_json=args.json)
    set_up_logs(sys.stderr)
    try:
        return int(args.run(args, out))
    except DeskError as error:
        out.note(sentence(error))
        if args.json:
            out.answer({"error": type(error).__name__, "text": sentence(error)}, [])
        return FAILED
    except OSError as error:
        out.note(f"{error.filename or 'file'}: {error.strerror or type(error).__name__}. Nothing was changed.")
        if args.json:
            out.answer({"error": type(error).__name__, "text": str(error.strerror)}, [])
        return FAILED
    except (Cancelled, KeyboardInterrupt):
        out.note("Stopped. What was finished is kept.")
        return FAILED


def program_version() -> str:
    """The version as it stands in pyproject.toml, by way of the installed package."""
    try:
        return version("adtill")
    except PackageNotFoundError:
        return "unpackaged"


def _leaves(top: ArgumentParser) -> list[ArgumentParser]:
    """Parsers without verbs below them."""
    found: list[ArgumentParser] = []
    for action in top._actions:  # noqa: SLF001 - argparse offers no other way to walk its verbs
        if isinstance(action, _SubParsersAction):
            for below in action.choices.values():
                found += _leaves(below) or [below]
    return found
