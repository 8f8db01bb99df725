"""`adtill vault create|check|backup|restore|password|recover`."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from app.desk import create_vault, open_with_recovery, restore_backup
from app.doors.opening import (
    add_password_options,
    add_recovery_options,
    add_vault_options,
    desk_of,
    password_of,
    recovery_of,
    say_notices,
    vault_path,
)
from app.doors.output import Output, TerminalProgress
from app.errors import WrongAnswer


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("vault", help="make, check, back up and restore vaults").add_subparsers(
        dest="action", required=True
    )
    create = actions.add_parser("create", help="make a vault; prints its recovery key, once")
    create.add_argument("path", type=Path)
    create.add_argument("--company", required=True)
    create.add_argument("--person", required=True)
    add_password_options(create)
    create.set_defaults(run=_create)
    check = actions.add_parser("check", help="every page, the chain, and the count of every kind of record")
    add_vault_options(check)
    check.set_defaults(run=_check)
    backup = actions.add_parser("backup", help="write a backup and verify it by opening")
    backup.add_argument("folder", type=Path)
    add_vault_options(backup)
    backup.set_defaults(run=_backup)
    restore = actions.add_parser("restore", help="put a backup in place of a vault; what stood there is kept aside")
    restore.add_argument("backup", type=Path)
    restore.add_argument("--to", type=Path, required=True, metavar="PATH")
    add_password_options(restore)
    restore.set_defaults(run=_restore)
    password = actions.add_parser("password", help="set a new password; the book itself is not touched")
    add_vault_options(password)
    add_password_options(password, prefix="new-")
    password.set_defaults(run=_password)
    recover = actions.add_parser("recover", help="open with the printed recovery key and set a new password")
    recover.add_argument("--vault", type=Path, metavar="PATH", help="the vault's folder (default: the one used last)")
    recover.add_argument(
        "--found-anew",
        action="store_true",
        help="where an old recovery key does not hold the founder's signing key: begin again with a new one, openly",
    )
    add_recovery_options(recover)
    add_password_options(recover, prefix="new-")
    recover.set_defaults(run=_recover)


def _create(args: Namespace, out: Output) -> int:
    password = password_of(args)
    if args.password_file is None and args.password_fd is None and password != password_of(args, prompt="Again: "):
        raise WrongAnswer("password", "not_the_same")
    desk, recovery_key = create_vault(args.path, company=args.company, person=args.person, password=password)
    path = desk.path
    desk.close()
    # The one moment in which the recovery key is shown: this verb exists to print it.
    out.answer(
        {"vault": path, "recovery_key": recovery_key.reveal()},
        [
            f"Made {path}.",
            "Recovery key, shown this once. Print it and keep it away from this computer:",
            f"    {recovery_key.reveal()}",
        ],
    )
    return 0


def _check(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        check = desk.backups.check(TerminalProgress())
    chain = check.chain
    out.answer(
        {
            "vault": check.path,
            "sound": check.is_sound,
            "chain": {
                "records": chain.records,
                "entries": chain.entries,
                "head": chain.head,
                "first_bad": chain.first_bad,
                "reason": chain.reason,
            },
            "counts": dict(check.counts),
            "problems": list(check.problems),
        },
        [
            f"{check.path}: {'sound' if check.is_sound else 'NOT SOUND'}",
            f"chain: {chain.records} records, head {chain.head}",
            *([] if chain.is_whole else [f"first bad record: {chain.first_bad} ({chain.reason})"]),
            *check.problems,
            *(f"{kind}: {count}" for kind, count in check.counts.items()),
        ],
    )
    return 0 if check.is_sound else 1


def _backup(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        report = desk.backups.back_up(args.folder)
    out.answer(
        {"backup": report.path, "bytes": report.bytes, "head": report.head, "counts": dict(report.counts)},
        [f"Backed up to {report.path} ({report.bytes:,} bytes), opened and compared."],
    )
    return 0


def _restore(args: Namespace, out: Output) -> int:
    report = restore_backup(args.backup, args.to, password_of(args))
    kept = f" What stood there is now {report.kept_old}." if report.kept_old else ""
    out.answer({"vault": report.path, "kept_old": report.kept_old}, [f"Restored {report.path}.{kept}"])
    return 0


def _password(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.change_password(password_of(args, prefix="new-", prompt="New password: "))
        path = desk.path
    out.answer({"vault": path}, [f"{path} opens with the new password now."])
    return 0


def _recover(args: Namespace, out: Output) -> int:
    path, recovery = vault_path(args), recovery_of(args)
    new = password_of(args, prefix="new-", prompt="New password: ")
    desk = open_with_recovery(path, recovery, new, may_found_anew=args.found_anew)
    try:
        say_notices(desk, out)
        founded = desk.founding_notice
        out.answer(
            {
                "vault": desk.path,
                "founded_anew": founded is not None,
                "strangers": list(founded.strangers) if founded is not None else [],
            },
            [f"{desk.path} opens with the new password now."],
        )
    finally:
        desk.close()
    return 0
