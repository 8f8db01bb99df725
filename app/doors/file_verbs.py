"""`adtill platform-file account|inspect|import|undo`: platforms without an interface, from the files that they export."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from app.domain.accounts import Platform
from app.domain.platform_files import ExportSample, FileColumn, FileKind, FileMapping
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output
from app.errors import WrongAnswer
from app.services.platform_files import PlatformFiles, inspect_export


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser(
        "platform-file", help="spend and fund rows from a platform's own exports"
    ).add_subparsers(dest="action", required=True)
    account = actions.add_parser("account", help="keep an account whose rows come from files")
    account.add_argument("platform", choices=[str(one) for one in Platform])
    account.add_argument("number", help="as the platform writes it")
    account.add_argument("--name", default="")
    account.add_argument("--currency", default="CNY")
    account.add_argument("--zone", default="Asia/Shanghai")
    add_vault_options(account)
    account.set_defaults(run=_account)
    inspect = actions.add_parser("inspect", help="headings, first lines and the guess; touches no vault")
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--kind", choices=[str(one) for one in FileKind], default=str(FileKind.SPEND))
    inspect.set_defaults(run=_inspect)
    take = actions.add_parser("import", help="take an export in, all or nothing")
    take.add_argument("file", type=Path)
    take.add_argument("--platform", choices=[str(one) for one in Platform], required=True)
    take.add_argument("--kind", choices=[str(one) for one in FileKind], default=str(FileKind.SPEND))
    take.add_argument("--account", default="", help="the account's number, where the lines do not say it")
    take.add_argument(
        "--column", action="append", default=[], metavar="WHAT=HEADING", help=f"one of {', '.join(FileColumn)}"
    )
    take.add_argument("--skip-problems", action="store_true", help="leave out the lines that cannot be read")
    add_vault_options(take)
    take.set_defaults(run=_import)
    undo = actions.add_parser("undo", help="take an import back")
    undo.add_argument("import_id", type=int)
    add_vault_options(undo)
    undo.set_defaults(run=_undo)


def _account(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        number = desk.platform_files.add_account(
            Platform(args.platform), platform_id=args.number, name=args.name, currency=args.currency, zone=args.zone
        )
    out.answer({"account": number, "platform": args.platform, "id": args.number}, [f"Account {number} is kept."])
    return 0


def _inspect(args: Namespace, out: Output) -> int:
    sample = inspect_export(args.file, FileKind(args.kind))
    out.answer(
        {
            "headings": list(sample.headings),
            "columns": {str(column): heading for column, heading in sample.guess.columns.items()},
            "missing": [str(one) for one in sample.guess.missing],
            "rows": [list(row) for row in sample.rows],
        },
        [f"{column}: {heading}" for column, heading in sample.guess.columns.items()],
    )
    return 0


def _import(args: Namespace, out: Output) -> int:
    platform, kind = Platform(args.platform), FileKind(args.kind)
    with desk_of(args, out) as desk:
        files = desk.platform_files
        mapping = _mapping(args, files.sample(args.file, platform, kind))
        preview = files.preview(args.file, platform, mapping, account_id=_account_id(files, platform, args.account))
        report = files.import_previewed(preview, accept_problems=args.skip_problems)
    out.answer(
        {
            "imports": list(report.file_ids),
            "rows_new": report.rows_new,
            "rows_known": report.rows_known,
            "unknown_accounts": list(preview.unknown_accounts),
            "problems": [{"line": one.line, "reason": one.reason} for one in preview.problems],
        },
        [
            f"{report.rows_new} new, {report.rows_known} known before",
            *(f"left out, unknown account: {name}" for name in preview.unknown_accounts),
        ],
    )
    return 0


def _mapping(args: Namespace, sample: ExportSample) -> FileMapping:
    columns = dict(sample.guess.columns)
    for said in args.column:
        what, _, heading = said.partition("=")
        if what not in list(FileColumn) or heading not in sample.headings:
            raise WrongAnswer("column", "not_a_heading")
        columns[FileColumn(what)] = heading
    return FileMapping(kind=sample.guess.kind, columns=columns)


def _account_id(files: PlatformFiles, platform: Platform, number: str) -> int | None:
    if not number:
        return None
    found = next((one.id for one in files.accounts(platform) if number in (one.platform_id, one.name)), None)
    if found is None:
        raise WrongAnswer("account", "unknown_account")
    return found


def _undo(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.platform_files.undo(args.import_id)
    out.answer({"import": args.import_id, "done": "undo"}, [f"Import {args.import_id} is taken back."])
    return 0
