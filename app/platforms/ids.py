"""Ids as whole numbers, for platforms that want them so on the wire."""

from collections.abc import Sequence

from app.platforms.wire import Param


def as_number(identity: str) -> int | str:
    """The id as a number; an id that is none stays text."""
    return int(identity) if identity.isdecimal() else identity


def as_numbers(identities: Sequence[str]) -> list[Param]:
    """The same for a list."""
    return [as_number(identity) for identity in identities]
