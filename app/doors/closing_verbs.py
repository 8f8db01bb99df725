"""`adtill reconcile close|reopen|statement` and `adtill vouchers accounts|rate|show|export`."""

from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.closing import CloseStatement, Period, month_of
from app.domain.vouchers import Voucher, VoucherAccount
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, add_out_option, check_out, exact_text
from app.errors import NotFound
from app.services.vouchers import Program, VoucherReport


def add_closing(actions: "_SubParsersAction[Any]") -> None:
    """Register the verbs below `reconcile`."""
    close = actions.add_parser("close", help="close a month; without one, the next in line")
    close.add_argument("--period", type=month, metavar="YYYY-MM")
    close.add_argument("--preview", action="store_true", help="tell the statement and close nothing")
    add_out_option(close, "also write the statement, as .xlsx or .pdf", is_needed=False)
    add_vault_options(close)
    close.set_defaults(run=_close)
    reopen = actions.add_parser("reopen", help="reopen the newest closed period")
    reopen.add_argument("--reason", required=True, metavar="TEXT")
    add_vault_options(reopen)
    reopen.set_defaults(run=_reopen)
    statement = actions.add_parser("statement", help="write the statement of a closed period again")
    statement.add_argument("close", type=int)
    add_out_option(statement, "the statement as .xlsx or .pdf")
    add_vault_options(statement)
    statement.set_defaults(run=_statement)


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("vouchers", help="vouchers for the accounting program").add_subparsers(
        dest="action", required=True
    )
    accounts = actions.add_parser("accounts", help="which account of the books each of these is; said once")
    accounts.add_argument("--set", nargs=3, action="append", default=[], metavar=("WHICH[:DETAIL]", "CODE", "NAME"))
    add_vault_options(accounts)
    accounts.set_defaults(run=_accounts)
    rate = actions.add_parser("rate", help="what a currency is worth in the books of a month")
    rate.add_argument("currency", metavar="USD")
    rate.add_argument("rate", metavar="RATE")
    rate.add_argument("--period", type=month, required=True, metavar="YYYY-MM")
    rate.add_argument("--source", default="", metavar="TEXT", help="where the rate was read")
    add_vault_options(rate)
    rate.set_defaults(run=_rate)
    show = actions.add_parser("show", help="the vouchers of a month, and what has none with its reason")
    show.add_argument("--period", type=month, required=True, metavar="YYYY-MM")
    add_vault_options(show)
    show.set_defaults(run=_show)
    export = actions.add_parser("export", help="write the vouchers of a month")
    export.add_argument("--period", type=month, required=True, metavar="YYYY-MM")
    export.add_argument("--program", choices=[str(one) for one in Program], required=True)
    add_out_option(export, "the file for the program")
    export.add_argument("--template", type=Path, metavar="FILE", help="the program's own empty template, for its cloud")
    add_vault_options(export)
    export.set_defaults(run=_export)


def month(text: str) -> Period:
    """The month that YYYY-MM names."""
    try:
        return month_of(date.fromisoformat(f"{text}-01"))
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is no month; write it as 2026-10") from error


def _close(args: Namespace, out: Output) -> int:
    check_out(args)
    with desk_of(args, out) as desk:
        period = args.period or desk.closing.view().following
        if period is None:
            raise NotFound("period", "that is over and not closed")
        statement = desk.closing.preview(period)
        told = statement_document(statement)
        if not args.preview:
            report = desk.closing.close(period)
            told |= {"close": report.close_id, "digest": report.digest}
            if args.out:
                desk.closing.export(report.close_id, args.out)
    verb = "would be closed" if args.preview else "is closed"
    out.answer(
        told,
        [
            f"{period.first_day} to {period.last_day} {verb}",
            f"{statement.proved} matches proved by rule, {sum(statement.confirmed.values())} confirmed by persons",
            f"{len(statement.open_items)} rows unmatched, {len(statement.findings)} findings",
            *(f"{one.side} {one.before.currency}: {one.before} before, {one.after} open" for one in statement.totals),
        ],
    )
    return 0


def _reopen(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.closing.reopen(args.reason)
        until = desk.closing.view().until
    out.answer({"closed_until": until}, [f"The period is open again; closed until: {until or '-'}"])
    return 0


def _statement(args: Namespace, out: Output) -> int:
    check_out(args)
    with desk_of(args, out) as desk:
        desk.closing.export(args.close, args.out)
        agrees = desk.closing.agrees(args.close)
    out.answer({"file": str(args.out), "agrees": agrees}, [f"{args.out}: " + ("agrees" if agrees else "DOES NOT AGREE") + " with the record"])  # fmt: skip
    return 0


def statement_document(statement: CloseStatement) -> dict[str, Any]:
    """What `reconcile close --json` prints."""
    return {
        "first_day": statement.period.first_day,
        "last_day": statement.period.last_day,
        "places": [
            {
                "place": one.place,
                "name": one.name,
                "currency": one.opening.currency,
                "opening": exact_text(one.opening),
                "in": exact_text(one.came),
                "out": exact_text(one.went),
                "closing": exact_text(one.closing),
            }
            for one in statement.places
        ],
        "totals": [
            {
                "side": one.side,
                "rows": one.rows,
                "currency": one.before.currency,
                "before": exact_text(one.before),
                "after": exact_text(one.after),
            }
            for one in statement.totals
        ],
        "proved": statement.proved,
        "confirmed": dict(statement.confirmed),
        "differences": [
            {"kind": one.kind, "place": one.place, "amount": exact_text(one.amount), "currency": one.amount.currency}
            for one in statement.differences
        ],
        "unmatched": [
            {
                "key": one.key,
                "day": one.day,
                "party": one.title,
                "number": one.number,
                "amount": exact_text(one.amount),
                "currency": one.amount.currency,
                "cause": one.cause,
                "accepted_by": one.accepted_by,
            }
            for one in statement.open_items
        ],
        "findings": [
            {
                "kind": one.kind,
                "amount": exact_text(one.amount),
                "currency": one.amount.currency,
                "reason": one.reason,
                "certain": one.is_certain,
            }
            for one in statement.findings
        ],
        "invoices": statement.invoices,
    }


def _accounts(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        for key, code, name in args.set:
            which, _, detail = key.partition(":")
            if which not in list(VoucherAccount):
                raise NotFound("account", which)
            desk.vouchers.set_account(VoucherAccount(which), code, name, detail=detail)
        known = desk.vouchers.accounts()
    keys = dict.fromkeys([*map(str, VoucherAccount), *known])
    told = {one: {"code": known[one].code, "name": known[one].name} if one in known else None for one in keys}
    out.answer(told, [f"{which}: {'-' if one is None else ' '.join(one.values())}" for which, one in told.items()])
    return 0


def _rate(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.vouchers.set_rate(args.period, args.currency, args.rate, args.source)
        known = desk.vouchers.of_period(args.period).rates
    told = {code: {"rate": f"{one.rate:f}", "source": one.source} for code, one in known.items()}
    out.answer(told, [f"{code}: {one['rate']} {one['source']}" for code, one in told.items()])
    return 0


def _show(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        report = desk.vouchers.of_period(args.period)
    told = [_told(one) for one in report.vouchers]
    words = [
        f"{entry.summary}  {entry.account.code} {entry.account.name}  {exact_text(entry.debit)}  {exact_text(entry.credit)}"
        for voucher in report.vouchers
        for entry in voucher.entries
    ]
    out.answer(
        {"vouchers": told, "left_out": report.left_out, "not_booked": _left(report)}, [*words, *_left_words(report)]
    )
    return 0


def _export(args: Namespace, out: Output) -> int:
    check_out(args)
    with desk_of(args, out) as desk:
        report = desk.vouchers.export(args.period, Program(args.program), args.out, template=args.template)
    out.answer(
        {
            "file": str(args.out),
            "vouchers": len(report.vouchers),
            "left_out": report.left_out,
            "not_booked": _left(report),
            "left_empty": list(report.left_empty),
        },
        [f"{args.out}: {len(report.vouchers)} vouchers; {report.left_out} left out", *_left_words(report)],
    )
    return 0


def _told(voucher: Voucher) -> dict[str, Any]:
    return {
        "day": voucher.day,
        "number": voucher.number,
        "source": voucher.source,
        "entries": [
            {
                "summary": one.summary,
                "code": one.account.code,
                "name": one.account.name,
                "debit": exact_text(one.debit),
                "credit": exact_text(one.credit),
                "foreign": None if one.foreign is None else exact_text(one.foreign),
                "currency": one.debit.currency if one.foreign is None else one.foreign.currency,
                "rate": f"{one.rate:f}",
            }
            for one in voucher.entries
        ],
    }


def _left(report: VoucherReport) -> list[dict[str, Any]]:
    return [
        {
            "key": one.key,
            "day": one.day,
            "party": one.title,
            "amount": exact_text(one.amount),
            "currency": one.amount.currency,
            "reason": one.reason,
            "fact": one.fact,
        }
        for one in report.not_booked
    ]


def _left_words(report: VoucherReport) -> list[str]:
    return [f"{one.day} {one.title} {one.amount}: {one.reason} {one.fact}".rstrip() for one in report.not_booked]
