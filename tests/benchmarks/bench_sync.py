"""A sync of two hundred accounts and ninety days, against the same requests sent bare by as many threads.

The practice platforms run in a process of their own. `python -m tests.benchmarks sync`
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import requests

from app.domain.accounts import Platform
from app.secret import Secret
from app.services.clock import system_clock
from app.services.connections import Connections
from app.services.practice import connect_practice
from app.services.sync import WORKERS, Sync
from app.store.vault import Vault
from tests.benchmarks.measure import Measure

ACCOUNTS, DAYS = 200, 90
ROUNDS = 3


def run() -> list[Measure]:
    """Our speed as a share of the bare speed: best of a few rounds, taken in turn."""
    ours, bare = [], []
    for _ in range(ROUNDS):
        with _sandbox() as url:
            ours.append(_ours(url))
            asked = requests.get(f"{url}/_sandbox/log", timeout=60).json()
            bare.append(_bare(url, [one for one in asked if one["method"] == "GET" and "token" not in one["path"]]))
    return [
        Measure("sync of 200 accounts x 90 days: speed against bare requests", min(bare) / min(ours), 0.8, "x", at_least=True)
    ]  # fmt: skip


@contextmanager
def _sandbox() -> Iterator[str]:
    code = f"from app.sandbox.describe import run; run(accounts={ACCOUNTS}, days={DAYS})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            yield str(told["tiktok"]["base_url"]).rsplit("/", 1)[0]
        finally:
            process.terminate()


def _ours(url: str) -> float:
    folder = Path(tempfile.mkdtemp(prefix="adtill-bench-"))
    vault, _ = Vault.create(
        folder / "bench.adtill", company="云帆传媒", person="林岚", password=Secret("practice only"), now=system_clock()
    )
    try:
        connections = Connections(vault, system_clock)
        connect_practice(connections, url)
        begun = perf_counter()
        report = Sync(vault, connections, system_clock).run()
        elapsed = perf_counter() - begun
        assert (report.accounts, report.failures) == (ACCOUNTS, ())
        return elapsed
    finally:
        vault.close()
        shutil.rmtree(folder)


def _bare(url: str, asked: list[dict[str, Any]]) -> float:
    """The same requests in the same order from as many threads, each with a session of its own."""
    told = requests.get(f"{url}/_sandbox/describe", timeout=60).json()
    local = threading.local()

    def send(one: dict[str, Any]) -> None:
        if not hasattr(local, "session"):
            local.session = requests.Session()
            local.session.trust_env = False
        platform = Platform(one["platform"])
        token = told[platform]["access_token"]
        query = dict(one["query"])
        if "access_token" in query:
            query["access_token"] = token
        secrets = {"secret": "app_secret", "client_secret": "app_secret", "app_id": "app_id"}
        query |= {name: str(told[platform][kept]) for name, kept in secrets.items() if name in query}
        if "nonce" in query:
            query |= {"nonce": uuid.uuid4().hex, "timestamp": str(int(time.time()))}
        reply = local.session.get(
            told[platform]["base_url"] + one["path"], params=query, headers={"Access-Token": token}, timeout=60
        )
        assert reply.json()["code"] == 0, (one["platform"], one["path"], reply.json()["code"])

    begun = perf_counter()
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(send, asked))
    return perf_counter() - begun
