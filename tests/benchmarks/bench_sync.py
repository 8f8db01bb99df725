"""Syncs against the same requests sent bare by as many threads, and what a thousand accounts cost in memory.

The practice platforms run in a process of their own; the bare requests are sent with requests, a session a thread.
`python -m tests.benchmarks sync`
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import requests

from app.platforms.practice import practice_platforms
from app.secret import Secret
from app.services.clock import system_clock
from app.services.connections import Application, Connections
from app.services.sync import Sync
from app.store.vault import Vault
from tests.benchmarks.measure import Measure
from tests.benchmarks.practice import Sent, practice_server, recorder, seconds_bare
from tests.services.totals import differences

FEW_DAYS = 30
ROUNDS = 3


def run() -> list[Measure]:
    """Our speed as a share of the bare speed: best of a few rounds, taken in turn."""
    wrong, unpaced = _compared(_Plan(accounts=1_000, days=FEW_DAYS), rounds=2)
    _, first_speed = _compared(_Plan(accounts=200, days=90), rounds=ROUNDS)
    _, paced = _compared(_Plan(accounts=40, days=FEW_DAYS, is_paced=True), rounds=1)
    few_kb, many_kb = _memory(100), _memory(1_000)
    return [
        Measure("sync of 200 accounts x 90 days: speed against bare requests", first_speed, 0.8, "x", at_least=True),
        Measure(
            "sync of 1,000 accounts x 30 days, no pace: speed against bare requests", unpaced, 0.3, "x", at_least=True
        ),
        Measure(
            "sync of 40 accounts x 30 days at each platform's pace: speed against bare requests",
            paced,
            0.8,
            "x",
            at_least=True,
        ),
        Measure("sync of 1,000 accounts x 30 days: accounts that differ from the practice world", wrong, 0, "accounts"),
        Measure("memory of a sync of 1,000 accounts against one of 100", many_kb / few_kb, 1.2, "x"),
    ]


class _Plan:
    def __init__(self, *, accounts: int, days: int, is_paced: bool = False) -> None:
        self.accounts, self.days, self.is_paced = accounts, days, is_paced


def _compared(plan: _Plan, *, rounds: int) -> tuple[int, float]:
    """How many accounts differ from the world's own totals, and our speed as a share of the bare one."""
    with practice_server(accounts=plan.accounts, days=plan.days) as url:
        sent = _recorded(url, plan)
        ours, bare, wrong = [], [], 0
        for _ in range(rounds):
            with _vault() as vault:
                ours.append(_seconds(vault, url, plan))
                wrong = len({one.partition(":")[0] for one in differences(vault, url, since=_first_day(plan))})
            bare.append(seconds_bare(url, sent, is_paced=plan.is_paced))
    return wrong, min(bare) / min(ours)


def _first_day(plan: _Plan) -> datetime:
    return datetime.now(UTC) - timedelta(days=plan.days + 5)


def _recorded(url: str, plan: _Plan) -> list[Sent]:
    """Every request of one sync, in the order in which they were answered."""
    with recorder(url) as (between, heard), _vault() as vault:
        connections = Connections(vault, system_clock)
        _connect(connections, url, between, keeps_pace=False)
        heard.clear()
        report = Sync(vault, connections, system_clock).run()
        assert (report.accounts, report.failures) == (plan.accounts, ()), report.failures[:3]
        return list(heard)


def _connect(connections: Connections, url: str, through: str, *, keeps_pace: bool) -> None:
    """Every practice platform at `url`, asked by way of `through`; as a practice platform it has no pace to keep."""
    for practice in practice_platforms(url):
        application = Application(
            platform=practice.platform,
            app_id=practice.app_id,
            app_secret=practice.app_secret,
            base_url=practice.base_url.replace(url, through, 1),
            is_practice=not keeps_pace,
        )
        connections.finish(connections.begin(application), practice.code, answers=practice.answers)


@contextmanager
def _vault() -> Iterator[Vault]:
    folder = Path(tempfile.mkdtemp(prefix="adtill-bench-"))
    vault, _ = Vault.create(
        folder / "bench.adtill", company="云帆传媒", person="林岚", password=Secret("practice only"), now=system_clock()
    )
    try:
        yield vault
    finally:
        vault.close()
        shutil.rmtree(folder)


def _seconds(vault: Vault, url: str, plan: _Plan) -> float:
    connections = Connections(vault, system_clock)
    _connect(connections, url, url, keeps_pace=plan.is_paced)
    begun = perf_counter()
    report = Sync(vault, connections, system_clock).run()
    elapsed = perf_counter() - begun
    assert (report.accounts, report.failures) == (plan.accounts, ()), report.failures[:3]
    return elapsed


def _memory(accounts: int) -> int:
    """The most memory in KB that a program of its own took for one sync."""
    with practice_server(accounts=accounts, days=FEW_DAYS) as url:
        asked = [sys.executable, "-m", "tests.benchmarks.bench_sync", url, str(accounts)]
        told = subprocess.run(asked, check=True, capture_output=True, text=True)
    return int(json.loads(told.stdout)["kb"])


def _sync_once(url: str, accounts: int) -> None:
    with _vault() as vault:
        _seconds(vault, url, _Plan(accounts=accounts, days=FEW_DAYS))
    requests.get(f"{url}/_sandbox/describe", timeout=60)
    print(json.dumps({"kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))


if __name__ == "__main__":
    _sync_once(sys.argv[1], int(sys.argv[2]))
