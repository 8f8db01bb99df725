"""What a client needs to know of a running sandbox, and the sandbox as a program of its own."""

import json
import signal
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Event
from typing import Any

from app.sandbox.bank import BEIJING
from app.sandbox.layout import CENTRES, OCEAN_AGENT, OCEAN_ORGANISATION, TENCENT_AGENCY
from app.sandbox.server import Sandbox
from app.sandbox.world import World

_MANAGERS = {
    "ocean_engine": [OCEAN_ORGANISATION, OCEAN_AGENT],
    "tencent_ads": [TENCENT_AGENCY],
    "tiktok": [centre.number for centre in CENTRES],
}


def describe(sandbox: Sandbox) -> dict[str, Any]:
    """By platform name: base_url, consent_url, app_id, app_secret, a fresh auth_code, an access_token, managers, account_ids, days.

    Every call gives new codes and tokens. The secrets are practice values and open nothing.
    """
    now = sandbox.instant().now
    described = {}
    for name, stage in sandbox.stages.items():
        pair = stage.office.issue(now)
        described[name] = {
            "base_url": sandbox.base_url(name),
            "consent_url": sandbox.base_url(name) + stage.consent_path,
            "app_id": stage.office.app_id,
            "app_secret": stage.office.app_secret,
            "auth_code": stage.office.issue_code(now),
            "access_token": pair.access,
            "refresh_token": pair.refresh,
            "managers": [str(number) for number in _MANAGERS[name]],
            "account_ids": [str(one.number) for one in sandbox.world.accounts_on(name)],
            "first_day": sandbox.world.first_day.isoformat(),
            "last_day": sandbox.world.today.isoformat(),
        }
    return described


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
