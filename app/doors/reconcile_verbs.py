"""`adtill reconcile files|run|show|confirm|reject|undo|rules`; the close of a period stands in `closing_verbs.py`."""

from argparse import Namespace, _SubParsersAction
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.domain.findings import DoubleBooking, Finding, InvoiceLink, LeftOver
from app.domain.lessons import DelayLesson, FeeLesson, Lesson, NameLesson
from app.domain.matches import Difference, MatchRow, Proposal
from app.domain.money import Money
from app.doors.closing_verbs import add_closing
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, exact_text, typed_figure
from app.services.clock import system_clock
from app.services.reconcile_files import FilesResult, reconcile_files, write_workbook
from app.services.reconcile_rows import Cell
from app.services.reconcile_view import GroupLine


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("reconcile", help="bank against platforms").add_subparsers(dest="action", required=True)
    files = actions.add_parser(
        "files",
        help="match files without a vault",
        description="Any statement format, or CSV with the headings id,date,amount,currency,party,reference,text in which "
        "money that leaves the company is negative on both sides. In a statement of a platform's own account money that "
        "comes in there has left the company; its sign is turned.",
    )
    files.add_argument("--bank", type=Path, nargs="+", required=True, metavar="FILE")
    files.add_argument("--platform", type=Path, nargs="+", required=True, metavar="FILE")
    files.add_argument(
        "--invoices",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="CSV with the same headings and optionally net,tax; the amount is the total with tax",
    )
    files.add_argument("--out", type=Path, metavar="REPORT.xlsx", help="also write a report that a person can sign")
    files.set_defaults(run=_files)
    for name, help_text, run in (("run", "match what is open", _run), ("show", "groups and open rows", _show)):
        verb = actions.add_parser(name, help=help_text)
        add_vault_options(verb)
        verb.set_defaults(run=run)
    for name, help_text in (
        ("confirm", "say that a group is right"),
        ("reject", "say that it is not"),
        ("undo", "take a group or a decision back"),
    ):
        verb = actions.add_parser(name, help=help_text)
        verb.add_argument("group", type=int)
        add_vault_options(verb)
        verb.set_defaults(run=_decide)
    rules = actions.add_parser("rules", help="what matching learned from confirmed matches, and what was written")
    rules.add_argument(
        "--name", nargs=2, metavar=("WRITTEN", "IS"), help="this name of the bank is that one of the platform"
    )
    rules.add_argument(
        "--fee", nargs=2, metavar=("PARTY", "SHARE"), help="this party keeps back a share: 0.015 is 1.5 percent"
    )
    for way, help_text in (
        ("off", "do not go by this rule"),
        ("on", "go by it again"),
        ("take-back", "drop a rule that was written"),
    ):
        rules.add_argument(f"--{way}", metavar="MARK", help=help_text)
    add_vault_options(rules)
    rules.set_defaults(run=_rules)
    add_closing(actions)


def _files(args: Namespace, out: Output) -> int:
    found = reconcile_files(args.bank, args.platform, TerminalProgress(), invoices=args.invoices)
    if args.out:
        write_workbook(found, args.out, system_clock().date())
        out.note(f"report: {args.out}")
    result = found.result
    for problem in found.problems:
        out.note(f"{problem.file} line {problem.problem.line}: {problem.problem.reason} {problem.problem.detail}")
    out.answer(
        {
            "groups": [_proposal_document(one) for one in result.groups],
            "unmatched_left": list(result.unmatched_left),
            "unmatched_right": list(result.unmatched_right),
            "summary": _summary(found),
            "double_bookings": [_double_document(one) for one in result.double_bookings],
            "findings": [_finding_document(one) for one in result.findings],
            "left_over": _left_over_document(result.left_over),
            "invoice_links": [_link_document(one) for one in result.invoice_links],
        },
        [
            *(
                f"{one.found_by}  {one.score:.2f}  {one.state}: {' + '.join(one.left)} = {' + '.join(one.right)}"
                for one in result.groups
            ),
            *(f"{one.reason}: {' + '.join((*one.left, *one.right))}" for one in result.double_bookings),
            *(f"{one.kind} {one.amount}: {one.reason}" for one in result.findings),
            f"open: {len(result.unmatched_left)} bank rows, {len(result.unmatched_right)} platform rows",
        ],
    )
    return 0


def _double_document(double: DoubleBooking) -> dict[str, Any]:
    return {
        "left": list(double.left),
        "right": list(double.right),
        "amount": exact_text(double.amount),
        "currency": double.amount.currency,
        "reason": double.reason,
    }


def _finding_document(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "left": list(finding.left),
        "right": list(finding.right),
        "invoices": list(finding.invoices),
        "amount": exact_text(finding.amount),
        "currency": finding.amount.currency,
        "reason": finding.reason,
        "certain": finding.is_certain,
    }


def _left_over_document(rows: Iterable[LeftOver]) -> dict[str, list[dict[str, str]]]:
    """Open rows of the two sides with their classes."""
    sides: dict[str, list[dict[str, str]]] = {"left": [], "right": []}
    for one in rows:
        mark, _, row = one.key.partition(":")
        sides["left" if mark == "L" else "right"].append({"id": row, "class": one.left_class})
    return sides


def _link_document(link: InvoiceLink) -> dict[str, Any]:
    return {
        "invoices": list(link.invoices),
        "left": list(link.left),
        "right": list(link.right),
        "kind": link.kind,
        "open": exact_text(link.open_amount),
        "currency": link.open_amount.currency,
        "sure": link.is_sure,
    }


def _proposal_document(proposal: Proposal) -> dict[str, Any]:
    return {
        "left": list(proposal.left),
        "right": list(proposal.right),
        "pass": proposal.found_by,
        "score": float(proposal.score),
        "differences": _differences(proposal.differences),
        "state": proposal.state,
        "reasons": [{"code": one.code, "points": one.points, "fact": one.fact} for one in proposal.reasons],
        "rivals": list(proposal.rivals),
    }


def _differences(differences: Iterable[Difference]) -> list[dict[str, str]]:
    return [
        {"kind": one.kind, "amount": exact_text(one.amount), "currency": one.amount.currency} for one in differences
    ]


def _summary(found: FilesResult) -> dict[str, Any]:
    result = found.result
    left, right = ({row.id: row for row in rows} for rows in (found.left, found.right))
    return {
        "rows_left": len(found.left),
        "rows_right": len(found.right),
        "groups": len(result.groups),
        "by_pass": dict(Counter(str(one.found_by) for one in result.groups)),
        "by_state": dict(Counter(str(one.state) for one in result.groups)),
        "unmatched_left": _totals(left[one] for one in result.unmatched_left),
        "unmatched_right": _totals(right[one] for one in result.unmatched_right),
        "problems": [
            {"file": one.file, "line": one.problem.line, "reason": one.problem.reason} for one in found.problems
        ],
        "skipped": list(result.skipped),
    }


def _totals(rows: Iterable[MatchRow]) -> dict[str, str]:
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row.amount.currency] += row.amount.micros
    return {currency: exact_text(Money.from_micros(micros, currency)) for currency, micros in sums.items()}


def _run(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        report = desk.reconcile.run(TerminalProgress())
    out.answer(
        {
            "auto": report.auto,
            "proposed": report.proposed,
            "ambiguous": report.ambiguous,
            "unmatched_left": report.unmatched_left,
            "unmatched_right": report.unmatched_right,
        },
        [
            (
                f"{report.auto} proved, {report.proposed} proposed, {report.ambiguous} ambiguous; "
                f"open: {report.unmatched_left} bank rows, {report.unmatched_right} platform rows"
            )
        ],
    )
    return 0


def _show(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        view = desk.reconcile.view()
    out.answer(
        {
            "groups": [_group_document(one) for one in view.groups],
            "unmatched_left": [_cell_document(one) for one in view.unmatched_left],
            "unmatched_right": [_cell_document(one) for one in view.unmatched_right],
            "summary": {
                "rows_left": view.rows_left,
                "rows_right": view.rows_right,
                "total_left": {one.currency: exact_text(one) for one in view.total_left},
                "open_left": {one.currency: exact_text(one) for one in view.open_left},
                "by_pass": {str(name): count for name, count in view.by_pass.items()},
            },
        },
        [
            *(
                f"{one.id}  {one.state}  {one.found_by}: {_cells(one.left)} = {_cells(one.right)}"
                for one in view.groups
            ),
            f"open: {len(view.unmatched_left)} bank rows, {len(view.unmatched_right)} platform rows",
        ],
    )
    return 0


def _group_document(group: GroupLine) -> dict[str, Any]:
    return {
        "id": group.id,
        "left": [_cell_document(one) for one in group.left],
        "right": [_cell_document(one) for one in group.right],
        "pass": group.found_by,
        "score": float(group.score),
        "state": group.state,
        "differences": _differences(group.differences),
        "reasons": [{"code": one.code, "points": one.points, "fact": one.fact} for one in group.reasons],
    }


def _cell_document(cell: Cell) -> dict[str, Any]:
    return {
        "key": cell.key,
        "title": cell.title,
        "day": cell.day,
        "number": cell.number,
        "amount": exact_text(cell.amount),
        "currency": cell.amount.currency,
        "source": cell.source,
    }


def _cells(cells: Iterable[Cell]) -> str:
    return " + ".join(f"{one.title} {one.amount}" for one in cells) or "-"


def _decide(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        decide = {"confirm": desk.reconcile.confirm, "reject": desk.reconcile.reject, "undo": desk.reconcile.undo}
        decide[args.action](args.group)
    out.answer({"group": args.group, "done": args.action}, [f"Group {args.group}: {args.action} done."])
    return 0


def _rules(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        if args.name:
            desk.lessons.say(NameLesson(written=args.name[0], counts_as=args.name[1]))
        if args.fee:
            desk.lessons.say(FeeLesson(party=args.fee[0], rate=typed_figure(args.fee[1], "rate")))
        for mark, is_used in ((args.off, False), (args.on, True)):
            if mark:
                desk.lessons.switch(mark, is_used=is_used)
        if args.take_back:
            desk.lessons.take_back(args.take_back)
        found = [_lesson_document(one) for one in desk.lessons.all()]
    words = [
        "  ".join(
            (
                one["mark"],
                one["says"],
                f"confirmed {one['confirmed']}" if one["confirmed"] else "written",
                *(() if one["used"] else ("not used",)),
            )
        )
        for one in found
    ]
    out.answer({"rules": found}, words or ["No rule yet: confirm matches, or write one with --name or --fee."])
    return 0


def _lesson_document(lesson: Lesson) -> dict[str, Any]:
    match lesson.taught:
        case NameLesson(counts_as=name):
            told: dict[str, Any] = {"kind": "name", "says": name}
        case FeeLesson(rate=rate):
            told = {"kind": "fee", "says": f"{rate:f}"}
        case DelayLesson(median=median, most=most):
            told = {"kind": "delay", "says": f"{median} to {most} working days", "median": median, "most": most}
    return {"mark": lesson.taught.mark, **told, "confirmed": lesson.confirmed, "used": lesson.is_used}
