"""Codes of the platforms' own lists 平台代码, found by search: what the platform documents, what our accounts there carry, what was chosen before."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class CodeSource(StrEnum):
    """Whence a code is known, the surest first."""

    ACCOUNT = "account"  # an account of ours there carries it
    DOCUMENTED = "documented"  # the platform's public documentation has it
    CHOSEN = "chosen"  # a person chose it for an earlier application


class ListKind(StrEnum):
    """What is known of a platform's list."""

    WHOLE = "whole"  # all of its values are documented, or are things of our own that are all known
    TOLD = "told"  # not public; the interface tells the codes of the accounts that are there
    UNKNOWN = "unknown"  # not public, and no interface tells of it


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCode:
    """One code with what it is called, where that is known, and whose it is."""

    code: str
    name: str = ""
    source: CodeSource
    account: str = ""
    """The name of an account that carries it."""


RANK = {source: rank for rank, source in enumerate(CodeSource)}


def merged(codes: Iterable[KnownCode]) -> tuple[KnownCode, ...]:
    """Each code once, as its surest source tells it; a name that only another source has is kept."""
    best: dict[str, KnownCode] = {}
    names: dict[str, str] = {}
    for one in sorted(codes, key=lambda one: RANK[one.source]):
        best.setdefault(one.code, one)
        if one.name:
            names.setdefault(one.code, one.name)
    return tuple(
        KnownCode(code=one.code, name=names.get(one.code, ""), source=one.source, account=one.account)
        for one in best.values()
    )


def found(codes: Iterable[KnownCode], text: str) -> tuple[KnownCode, ...]:
    """Those whose code, name or account holds every word of a text, wherever; those that begin with it first."""
    words = text.casefold().split()
    hits = [one for one in codes if all(word in _said(one) for word in words)]
    lead = text.strip().casefold()
    return tuple(sorted(hits, key=lambda one: not (one.code.startswith(lead) or one.name.casefold().startswith(lead))))


def _said(one: KnownCode) -> str:
    return f"{one.code} {one.name} {one.account}".casefold()
