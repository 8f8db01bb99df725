"""`adtill trace verify|export|checkpoint|compare|proof|consistency`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.domain.checkpoints import Verdict, kept_of
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, add_out_option, check_out
from app.errors import WrongAnswer
from app.services.handing_out import handed_out


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    trace = verbs.add_parser("trace", help="the chain of records").add_subparsers(dest="action", required=True)
    for name, help_text, run in (
        ("verify", "compute every hash anew and hold the records against the book", _verify),
        ("export", "write the whole chain for a check without this program", _export),
        ("checkpoint", "write size, root and head, to be kept elsewhere, and tell its short code", _checkpoint),
        ("compare", "hold a checkpoint that was kept elsewhere against this book", _compare),
        ("proof", "write some records and their way to the root, without the rest", _proof),
        ("consistency", "write the proof that the chain continues an older checkpoint", _consistency),
    ):
        verb = trace.add_parser(name, help=help_text)
        if name == "proof":
            verb.add_argument("record", type=int, nargs="*", help="numbers of records in the chain")
            verb.add_argument("--recharge", metavar="SERIAL", help="all records of the recharge with this number")
        if name == "consistency":
            verb.add_argument("size", type=int, help="how many records the older checkpoint saw")
        if name == "compare":
            verb.add_argument("kept", help="the checkpoint's file, or its short code")
        if name == "checkpoint":
            verb.add_argument("--qr", type=Path, metavar="PNG", help="write it as a QR code too")
        if run not in (_verify, _compare):
            add_out_option(verb, "the file to write")
        add_vault_options(verb)
        verb.set_defaults(run=run)


def _export(args: Namespace, out: Output) -> int:
    check_out(args)
    with desk_of(args, out) as desk:
        return _write(args, out, desk.trace_export.lines())


def _checkpoint(args: Namespace, out: Output) -> int:
    check_out(args)
    with desk_of(args, out) as desk:
        checkpoint = desk.trace_export.checkpoint()
        desk.trace_export.save(checkpoint, args.out)
        if args.qr is not None:
            desk.trace_export.save_picture(checkpoint, args.qr)
    told = [f"checkpoint: {args.out}", f"code: {checkpoint.code}"]
    out.answer({"file": str(args.out), "size": checkpoint.size, "code": checkpoint.code}, told)
    return 0


def _proof(args: Namespace, out: Output) -> int:
    check_out(args)
    with desk_of(args, out) as desk:
        numbers = args.record or []
        if args.recharge:
            numbers = [*numbers, *desk.trace.records_of(args.recharge)]
        if not numbers:
            raise WrongAnswer("record", "empty")
        return _write(args, out, [desk.trace_export.proof(numbers)])


def _consistency(args: Namespace, out: Output) -> int:
    check_out(args)
    with desk_of(args, out) as desk:
        return _write(args, out, [desk.trace_export.consistency(args.size)])


def _write(args: Namespace, out: Output, lines: Iterable[str]) -> int:
    count = 0
    with handed_out(args.out) as file:
        for line in lines:
            file.write(f"{line}\n".encode())
            count += 1
    out.answer({"file": str(args.out), "lines": count}, [f"{args.action}: {args.out}"])
    return 0


def _compare(args: Namespace, out: Output) -> int:
    file = Path(args.kept)
    kept = kept_of(file.read_text(encoding="utf-8") if file.is_file() else args.kept)
    with desk_of(args, out) as desk:
        verdict = desk.trace_export.compare(kept)
    out.answer({"verdict": verdict.value, "size": kept.size}, [f"{verdict.value}: checkpoint of {kept.size} records"])
    return 0 if verdict in (Verdict.SAME, Verdict.GROWN) else 1


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
