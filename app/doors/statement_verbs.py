"""`adtill statements inspect|import|accounts`."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from app.domain.statements import Statement
from app.doors.opening import add_password_options, add_vault_options, desk_of, password_of
from app.doors.output import Output, TerminalProgress
from app.errors import NotFound
from app.secret import Secret
from app.services.statements import Statements, inspect_statement


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("statements", help="read and import bank statements").add_subparsers(
        dest="action", required=True
    )
    inspect = actions.add_parser("inspect", help="what a file holds; touches no vault")
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--currency", help="for files that do not say theirs")
    add_password_options(inspect, prefix="archive-")
    inspect.set_defaults(run=_inspect)
    importing = actions.add_parser("import", help="import a file into a bank account; all or nothing")
    importing.add_argument("file", type=Path)
    importing.add_argument("--account", required=True, help="name or number of the bank account; a new name makes one")
    importing.add_argument("--currency", default="CNY", help="of the account, when it is made by this")
    importing.add_argument("--accept-problems", action="store_true", help="import although some lines cannot be read")
    add_password_options(importing, prefix="archive-")
    add_vault_options(importing)
    importing.set_defaults(run=_import)
    undo = actions.add_parser("undo", help="take an import back")
    undo.add_argument("id", type=int)
    add_vault_options(undo)
    undo.set_defaults(run=_undo)
    listing = actions.add_parser("list", help="bank accounts and imports")
    add_vault_options(listing)
    listing.set_defaults(run=_list)


def _inspect(args: Namespace, out: Output) -> int:
    statement = inspect_statement(args.file, currency=args.currency, password=_archive_password(args))
    document = statement_document(statement)
    out.answer(
        document,
        [
            f"{statement.format}, {statement.encoding}, header on line {statement.header_line}",
            f"{document['rows']} rows, in {_sums(document['credits'])}, out {_sums(document['debits'])}",
            f"opening {document['opening'] or '-'}, closing {document['closing'] or '-'}",
            *(
                f"check {one.name}: the file says {one.declared}, its rows give {one.found}: "
                + ("holds" if one.holds else "DOES NOT HOLD")
                for one in statement.checks
            ),
            *(f"warning {one.code} line {one.line or '-'}: {one.detail}" for one in statement.warnings),
            *(f"problem line {one.line}: {one.reason} {one.detail}" for one in statement.problems),
        ],
    )
    return 0


def _archive_password(args: Namespace) -> Secret | None:
    """The password that the bank sent with an archive; without one an archive that needs it says so."""
    given = args.archive_password_file is not None or args.archive_password_fd is not None
    return password_of(args, prefix="archive-") if given else None


def statement_document(statement: Statement) -> dict[str, Any]:
    """What `statements inspect --json` prints."""
    return {
        "format": statement.format,
        "encoding": statement.encoding,
        "header_line": statement.header_line,
        "rows": len(statement.rows),
        "credits": {currency: f"{amount:f}" for currency, amount in statement.credits().items()},
        "debits": {currency: f"{amount:f}" for currency, amount in statement.debits().items()},
        "opening": f"{statement.opening.amount:f}" if statement.opening else None,
        "closing": f"{statement.closing.amount:f}" if statement.closing else None,
        "warnings": [{"code": one.code, "line": one.line, "detail": one.detail} for one in statement.warnings],
        "problems": [{"line": one.line, "reason": one.reason, "detail": one.detail} for one in statement.problems],
        "checks": [
            {"name": one.name, "declared": one.declared, "found": one.found, "holds": one.holds}
            for one in statement.checks
        ],
    }


def _sums(sums: dict[str, str]) -> str:
    return ", ".join(f"{amount} {currency}" for currency, amount in sums.items()) or "0"


def _import(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        account_id = _account(desk.statements, args.account, args.currency)
        preview = desk.statements.preview(args.file, account_id, password=_archive_password(args))
        for warning in preview.statement.warnings:
            out.note(f"warning {warning.code} line {warning.line or '-'}: {warning.detail}")
        for problem in preview.statement.problems:
            out.note(f"problem line {problem.line}: {problem.reason} {problem.detail}")
        report = desk.statements.import_previewed(
            preview, accept_problems=args.accept_problems, progress=TerminalProgress()
        )
    out.answer(
        {"import": report.import_id, "rows_new": report.rows_new, "rows_known": report.rows_known},
        [f"{report.rows_new} rows added, {report.rows_known} were there already (import {report.import_id})."],
    )
    return 0


def _account(statements: Statements, wanted: str, currency: str) -> int:
    for account in statements.bank_accounts():
        if wanted in {account.name, account.number}:
            return account.id
    return statements.add_bank_account(name=wanted, currency=currency)


def _undo(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        if args.id not in {line.id for line in desk.statements.imports()}:
            raise NotFound("import", args.id)
        desk.statements.undo_import(args.id)
    out.answer({"undone": args.id}, [f"Import {args.id} no longer counts."])
    return 0


def _list(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        accounts, imports = desk.statements.bank_accounts(), desk.statements.imports()
    out.answer(
        {
            "accounts": [
                {"id": one.id, "name": one.name, "number": one.number, "currency": one.currency, "rows": one.rows}
                for one in accounts
            ],
            "imports": [
                {"id": one.id, "account": one.bank_account, "file": one.file_name, "rows_new": one.rows_new, "state": one.state}
                for one in imports
            ],
        },
        [
            *(f"{one.name} ({one.currency}): {one.rows} rows" for one in accounts),
            *(f"import {one.id}: {one.file_name} into {one.bank_account}, {one.rows_new} rows, {one.state}" for one in imports),
        ],
    )  # fmt: skip
    return 0
