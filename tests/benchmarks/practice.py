"""Practice platforms in a process of their own for the benchmarks, and the same requests once more without our client."""

import json
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import perf_counter
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import requests

from app.domain.accounts import Platform
from app.platforms.pace import Pace
from app.platforms.registry import PLATFORMS
from app.services.sync import WORKERS

_PASSED_ON = ("access-token", "authorization", "content-type", "login-customer-id", "user-agent")
_MADE_ANEW = {"nonce": lambda: uuid.uuid4().hex, "timestamp": lambda: str(int(time.time()))}
"""What a platform takes only once, or only while it is fresh."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One request as it went over the wire."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@contextmanager
def practice_server(*, accounts: int, days: int) -> Iterator[str]:
    """The address of practice platforms that run until the end of the block."""
    code = f"from app.sandbox.describe import run; run(accounts={accounts}, days={days})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            yield str(told["tiktok"]["base_url"]).rsplit("/", 1)[0]
        finally:
            process.terminate()


@contextmanager
def recorder(url: str) -> Iterator[tuple[str, list[Sent]]]:
    """An address that passes every request on to this one, and the list of what came."""
    heard: list[Sent] = []
    lock = threading.Lock()
    local = threading.local()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def do_GET(self) -> None:
            self._pass_on()

        def do_POST(self) -> None:
            self._pass_on()

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: value for name, value in self.headers.items() if name.lower() in _PASSED_ON}
            sent = Sent(self.command, self.path, headers, body)
            reply = _send(_session(local), url, sent)
            with lock:
                heard.append(sent)
            self.send_response(reply.status_code)
            self.send_header("Content-Type", reply.headers.get("Content-Type", "application/json"))
            self.send_header("Content-Length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content)

        def log_message(self, *args: object, **named: object) -> None:
            """The list is the log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", heard
    finally:
        server.shutdown()
        server.server_close()


def seconds_bare(url: str, sent: list[Sent], *, is_paced: bool = False) -> float:
    """How long the same requests take in the same order from as many threads a platform, each with a session of its own.

    `is_paced` keeps the pace of each platform's client.
    """
    local = threading.local()
    anew = [_renewed(one) for one in sent]
    paces = {prefix: _pace_of(prefix) for prefix in {_prefix(one) for one in anew}}

    def send(one: Sent) -> None:
        if is_paced:
            prefix = _prefix(one)
            # Tencent counts each path apart.
            paces[prefix].wait(urlsplit(one.path).path if prefix == "tencent" else prefix)
        reply = _send(_session(local), url, one)
        assert reply.status_code == 200, (one.path, reply.status_code, reply.text[:200])

    begun = perf_counter()
    pools = {prefix: ThreadPoolExecutor(WORKERS) for prefix in paces}
    for future in [pools[_prefix(one)].submit(send, one) for one in anew]:
        future.result()
    elapsed = perf_counter() - begun
    for pool in pools.values():
        pool.shutdown()
    return elapsed


def _prefix(sent: Sent) -> str:
    return sent.path.split("/")[1]


def _pace_of(prefix: str) -> Pace:
    client = PLATFORMS[Platform("tencent_ads" if prefix == "tencent" else prefix)]
    return Pace(client.pace_per_second, client.burst, sleep=time.sleep, monotonic=time.monotonic)


def _session(local: threading.local) -> requests.Session:
    if not hasattr(local, "session"):
        local.session = requests.Session()
        local.session.trust_env = False
    session: requests.Session = local.session
    return session


def _send(session: requests.Session, url: str, sent: Sent) -> requests.Response:
    return session.request(
        sent.method, url + sent.path, headers=sent.headers, data=sent.body or None, timeout=60, allow_redirects=False
    )


def _renewed(sent: Sent) -> Sent:
    parts = urlsplit(sent.path)
    query = [(name, _MADE_ANEW[name]() if name in _MADE_ANEW else value) for name, value in parse_qsl(parts.query)]
    return Sent(sent.method, urlunsplit(parts._replace(query=urlencode(query))), sent.headers, sent.body)
