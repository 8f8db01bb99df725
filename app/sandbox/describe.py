"""What a client needs to know of a running sandbox, and the sandbox as a program of its own."""

import json
import signal
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Event
from typing import Any

from app.sandbox.bank import BEIJING
from app.sandbox.server import Sandbox
from app.sandbox.stages import stages_of
from app.sandbox.world import World


def describe(sandbox: Sandbox) -> dict[str, Any]:
    """What `GET /_sandbox/describe` answers: see `Sandbox.description`."""
    return sandbox.description()


def standing(world: World, port: int) -> dict[str, Any]:
    """The same of a sandbox that need not run yet: codes and tokens are those that it accepts from its start.

    A code is good once, and a refresh token until it is traded where the platform rotates them.
    """
    return {
        name: stage.describe(
            f"http://127.0.0.1:{port}/{stage.prefix}", stage.office.standing, stage.office.standing_code
        )
        for name, stage in stages_of(world).items()
    }


def run(
    port: int = 0, *, accounts: int = 40, days: int = 90, seed: int = 1, limits: Mapping[str, int] | None = None
) -> None:
    """Serve until SIGINT or SIGTERM; the description is printed as one JSON line when the port is open.

    OSError when the port is taken. Call it on the main thread: it listens for signals.
    """
    stop = Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        now = datetime.now(UTC)
        world = World(accounts=accounts, days=days, seed=seed, today=now.astimezone(BEIJING).date())
        with Sandbox(world, port, now=now, limits=limits) as sandbox:
            sys.stdout.write(json.dumps(describe(sandbox), ensure_ascii=False) + "\n")
            sys.stdout.flush()
            # A wait without end would keep Windows from noticing Ctrl+C.
            while not stop.wait(0.5):
                pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
