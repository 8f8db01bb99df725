"""`adtill vault create|check|backup|restore|password|recovery|recover`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.desk import create_vault, open_with_recovery, restore_backup
from app.domain.recovery_shares import RecoveryShare, printed
from app.domain.vaults import Recovery
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

_FORMS = {
    Recovery.KEY: "one recovery key opens it when the password is lost",
    Recovery.SHARES: "any two of three recovery sheets open it when the password is lost",
    Recovery.NONE: "nothing opens it when the password is lost",
}
_BEFORE = "What was printed before opens this vault no more; it still opens backups from before today, so destroy it with them."
_NOT_WHOLE = (
    "The key is from before there were signing keys and does not give the founder's back: make a new one, or sheets."
)


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
    recovery = actions.add_parser(
        "recovery", help="what opens the vault when the password is lost; replaces it on demand"
    )
    form = recovery.add_mutually_exclusive_group()
    form.add_argument("--shares", action="store_true", help="print three sheets, of which any two open the vault")
    form.add_argument("--key", action="store_true", help="print one new recovery key")
    add_vault_options(recovery)
    recovery.set_defaults(run=_recovery)
    recover = actions.add_parser("recover", help="open with the recovery key or two sheets and set a new password")
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


def _recovery(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        if args.shares:
            shares = desk.recovery.new_shares()
            desk.recovery.keep_shares(shares)
            _print_shares(desk.path, shares, out)
        elif args.key:
            key = desk.recovery.new_key()
            desk.recovery.keep_key(key)
            out.answer(
                {"vault": desk.path, "form": Recovery.KEY, "recovery_key": key.reveal()},
                [
                    "Recovery key, shown this once. Print it and keep it away from this computer:",
                    f"    {key.reveal()}",
                    _BEFORE,
                ],
            )
        else:
            standing = desk.recovery.standing()
            old = "" if standing.gives_signing_key else f"\n{_NOT_WHOLE}"
            out.answer(
                {"vault": desk.path, "form": standing.form, "gives_signing_key": standing.gives_signing_key},
                [f"{desk.path}: {_FORMS[standing.form]}{old}"],
            )
    return 0


def _print_shares(path: Path, shares: Sequence[RecoveryShare], out: Output) -> None:
    # As with a new vault's key: this verb exists to print them, once.
    lines = ["Three recovery sheets, shown this once. Give each to another keeper; any two open the vault:"]
    for share in shares:
        lines += ["", f"Sheet {share.number} of {len(shares)}", *(f"    {line}" for line in printed(share))]
    told = [{"number": share.number, "lines": printed(share)} for share in shares]
    out.answer({"vault": path, "form": Recovery.SHARES, "shares": told}, [*lines, "", _BEFORE])


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
