"""Passwords and vaults for the command line: from a prompt, a file or an inherited descriptor, never from an argument."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from app.desk import Desk, known_vault, open_vault
from app.doors.output import Output
from app.doors.sentences import sentence
from app.errors import NoVault
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
    ways.add_argument("--recovery-file", type=Path, metavar="FILE", help="read the recovery key from this file")
    ways.add_argument("--recovery-fd", type=int, metavar="N", help="read it from this open descriptor")


def recovery_of(args: Namespace) -> Secret:
    """The recovery key that the options point at, or that a person types."""
    file: Path | None = args.recovery_file
    descriptor: int | None = args.recovery_fd
    if file is not None:
        return Secret(file.read_text(encoding="utf-8"))
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as text:
            return Secret(text.read())
    return Secret(getpass("Recovery key: "))


def vault_path(args: Namespace) -> Path:
    """The vault that is meant; NoVault when none was named and none is remembered."""
    path: Path | None = args.vault or known_vault()
    if path is None:
        raise NoVault(Path("?"))
    return path


def say_notices(desk: Desk, out: Output) -> None:
    """What whoever opened the vault must know before anything else."""
    for notice in (desk.clock_notice, desk.founding_notice):
        if notice is not None:
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
