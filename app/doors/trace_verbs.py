"""`adtill trace verify|export|checkpoint|proof`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress
from app.services.trace_export import TraceExport
from app.store.folder import written_whole


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    trace = verbs.add_parser("trace", help="the chain of records").add_subparsers(dest="action", required=True)
    for name, help_text, run in (
        ("verify", "compute every hash anew and hold the records against the book", _verify),
        ("export", "write the whole chain for a check without this program", _export),
        ("checkpoint", "write size, root and head, to be kept elsewhere", _export),
        ("proof", "write one record and its way to the root, without the rest", _export),
    ):
        verb = trace.add_parser(name, help=help_text)
        if name == "proof":
            verb.add_argument("record", type=int, help="the record's number in the chain")
        if run is _export:
            verb.add_argument("--out", type=Path, required=True, metavar="FILE")
        add_vault_options(verb)
        verb.set_defaults(run=run)


def _export(args: Namespace, out: Output) -> int:
    count = 0
    with desk_of(args, out) as desk, written_whole(args.out) as file:
        for line in _lines(desk.trace_export, args):
            file.write(f"{line}\n".encode())
            count += 1
    out.answer({"file": str(args.out), "lines": count}, [f"{args.action}: {args.out}"])
    return 0


def _lines(export: TraceExport, args: Namespace) -> Iterable[str]:
    if args.action == "export":
        return export.lines()
    return [export.checkpoint() if args.action == "checkpoint" else export.proof(args.record)]


def _verify(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        report = desk.trace.verify(TerminalProgress())
    out.answer(
        {
            "whole": report.is_whole,
            "records": report.records,
            "entries": report.entries,
            "head": report.head,
            "first_bad": report.first_bad,
            "reason": report.reason,
        },
        [
            f"{report.records} records computed anew, {report.entries} entries held against the book: "
            + ("nothing was changed." if report.is_whole else f"record {report.first_bad} is bad: {report.reason}"),
            f"head {report.head}",
        ],
    )
    return 0 if report.is_whole else 1
