"""Passwords and vaults for the command line: from a prompt, a file or an inherited descriptor, never from an argument."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from app.desk import Desk, known_vault, open_vault
from app.domain.recovery_shares import LINES, RecoveryShare, is_heading, read, sheets
from app.doors.output import Output
from app.doors.sentences import sentence
from app.errors import NoVault, WrongAnswer
from app.secret import Secret


def add_vault_options(parser: ArgumentParser) -> None:
    """Options of every verb that opens a vault."""
    parser.add_argument("--vault", type=Path, metavar="PATH", help="the vault's folder (default: the one used last)")
    add_password_options(parser)


def add_password_options(parser: ArgumentParser, *, prefix: str = "") -> None:
    """A file or a descriptor that holds a password on its first line; without either a prompt asks."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(f"--{prefix}password-file", type=Path, metavar="FILE", help="read the password from this file")
    ways.add_argument(f"--{prefix}password-fd", type=int, metavar="N", help="read it from this open descriptor")


def password_of(args: Namespace, *, prefix: str = "", prompt: str = "Password: ") -> Secret:
    """The password that the options point at, or that a person types."""
    name = prefix.replace("-", "_")
    file: Path | None = getattr(args, f"{name}password_file")
    descriptor: int | None = getattr(args, f"{name}password_fd")
    if file is not None:
        return Secret(file.read_text(encoding="utf-8").splitlines()[0])
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as text:
            return Secret(text.readline().rstrip("\r\n"))
    return Secret(getpass(prompt))


def add_recovery_options(parser: ArgumentParser) -> None:
    """A file or a descriptor that holds what was printed for recovery; without either a prompt asks."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--recovery-file", type=Path, metavar="FILE", help="read the recovery key, or two sheets one below the other"
    )
    ways.add_argument("--recovery-fd", type=int, metavar="N", help="read it from this open descriptor")


def recovery_of(args: Namespace) -> Secret | tuple[RecoveryShare, ...]:
    """The recovery key or the sheets that the options point at, or that a person types.

    WrongAnswer names the sheet and its line where a letter does not fit.
    """
    file: Path | None = args.recovery_file
    descriptor: int | None = args.recovery_fd
    if file is not None:
        lines = file.read_text(encoding="utf-8").splitlines()
    elif descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as text:
            lines = text.read().splitlines()
    else:
        lines = _typed_recovery()
    lines = [line for line in lines if line.strip()]
    # A key is printed in two lines, and often typed in one.
    if 1 <= len(lines) <= 2 and not any(is_heading(line) for line in lines):
        return Secret(" ".join(lines))
    return tuple(_sheet(number, sheet) for number, sheet in enumerate(sheets(lines), start=1))


def _typed_recovery() -> list[str]:
    first = getpass("Recovery key, or line 1 of the first sheet: ")
    if not is_heading(first):
        return [first]
    rest = [getpass(f"Line {line} of {LINES}: ") for line in range(2, LINES + 1)]
    second = [getpass(f"Second sheet, line {line} of {LINES}: ") for line in range(1, LINES + 1)]
    return [first, *rest, *second]


def _sheet(number: int, lines: list[str]) -> RecoveryShare:
    try:
        return read(lines)
    except WrongAnswer as wrong:
        line = wrong.field.partition(":")[2]
        where = f"sheet {number}, line {line}" if line else f"sheet {number}"
        raise WrongAnswer(where, wrong.reason) from wrong


def vault_path(args: Namespace) -> Path:
    """The vault that is meant; NoVault when none was named and none is remembered."""
    path: Path | None = args.vault or known_vault()
    if path is None:
        raise NoVault(Path("?"))
    return path


def say_notices(desk: Desk, out: Output) -> None:
    """What whoever opened the vault must know before anything else."""
    for notice in desk.notices:
        out.note(sentence(notice))


@contextmanager
def desk_of(args: Namespace, out: Output) -> Iterator[Desk]:
    """The opened vault, closed again at the end."""
    path = vault_path(args)
    desk = open_vault(path, password_of(args))
    try:
        say_notices(desk, out)
        yield desk
    finally:
        desk.close()
