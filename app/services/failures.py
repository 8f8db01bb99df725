"""The last error of a connection or account as the vault keeps it, and back again for the window to word."""

import json
from collections.abc import Mapping

from app.domain.chain import canonical
from app.errors import BadAnswer, DeskError, NotAuthorised, OutcomeUnknown, Refused, TooFast, Unreachable

_KINDS: Mapping[str, type[DeskError]] = {
    kind.__name__: kind for kind in (Unreachable, OutcomeUnknown, BadAnswer, Refused, NotAuthorised, TooFast)
}


def note_of(error: DeskError) -> str:
    """The error as canonical JSON; errors carry facts and no secret."""
    return canonical({"error": type(error).__name__, "facts": [str(fact) for fact in error.args]})


def error_in(note: str) -> DeskError | None:
    """The error behind a note; None for an empty one."""
    if not note:
        return None
    told = json.loads(note)
    kind = _KINDS.get(told["error"])
    return kind(*told["facts"]) if kind else DeskError(told["error"], *told["facts"])
