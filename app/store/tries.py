"""Failed tries at a vault's passwords, kept beside the book: they are counted before anything can be read."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.backoff import Guesses
from app.store.folder import write_whole

TRIES = "tries.json"


def read_tries(vault: Path) -> Guesses:
    """How many tries in a row have failed; none where nothing can be read, since nothing is decided by this file alone."""
    try:
        kept: dict[str, Any] = json.loads((vault / TRIES).read_text(encoding="utf-8"))
        return Guesses(failures=int(kept["failures"]), last_at=datetime.fromisoformat(kept["last_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Guesses()


def keep_tries(vault: Path, guesses: Guesses) -> None:
    """Keep the count, or clear it when there is nothing to hold against anybody."""
    # A vault that cannot be written can still be read; whoever took away the right to write could as well copy the file.
    with suppress(OSError):
        if guesses.last_at is None:
            (vault / TRIES).unlink(missing_ok=True)
        else:
            told = {"failures": guesses.failures, "last_at": guesses.last_at.isoformat()}
            write_whole(vault / TRIES, json.dumps(told).encode())
