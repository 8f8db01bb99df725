"""Listens on this machine for the browser that comes back from a platform's consent page."""

import hmac
import os
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, urlsplit

from app.errors import WrongAnswer
from app.progress import Cancelled

PATH = "/authorised"
BROWSER_TIMEOUT_S = 10
LONGEST_STEP_S = 0.2
"""How often a wait looks whether the user has stopped it."""


class _OwnPort(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows this option would let another program listen on the same port and take the code.
    allow_reuse_address = os.name == "posix"


class LoopbackRedirect:
    """A context that owns one port of 127.0.0.1; only the redirect that brings our `state` counts, all else gets 404.

    `page` is what the browser shows afterwards (HTML in UTF-8), `code_parameter` the name under which the platform brings the code.
    OSError when the port is taken.
    """

    def __init__(self, *, state: str, code_parameter: str, page: bytes, port: int = 0) -> None:
        self._state = state
        self._code_parameter = code_parameter
        self._page = page
        self._code: str | None = None
        self._arrived = threading.Event()
        self._server = _OwnPort(("127.0.0.1", port), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def uri(self) -> str:
        """The redirect address to give to the platform."""
        return f"http://127.0.0.1:{self._server.server_port}{PATH}"

    def wait(self, timeout_s: float, is_cancelled: Callable[[], bool]) -> str:
        """The code; Cancelled when the user stops, WrongAnswer when nobody came in time."""
        deadline = time.monotonic() + timeout_s
        while not self._arrived.wait(min(LONGEST_STEP_S, max(0.0, deadline - time.monotonic()))):
            if is_cancelled():
                raise Cancelled
            if time.monotonic() >= deadline:
                raise WrongAnswer("code", "no_redirect")
        assert self._code is not None
        return self._code

    def take(self, target: str) -> bool:
        """Whether this request target is the redirect that was waited for; the first one counts."""
        address = urlsplit(target)
        query = parse_qs(address.query)
        state = query.get("state", [""])[0]
        code = query.get(self._code_parameter, [""])[0]
        if address.path != PATH or not code or not hmac.compare_digest(state.encode(), self._state.encode()):
            return False
        if self._code is None:
            self._code = code
        self._arrived.set()
        return True

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        redirect, page = self, self._page

        class Handler(BaseHTTPRequestHandler):
            timeout = BROWSER_TIMEOUT_S

            def do_GET(self) -> None:
                is_ours = redirect.take(self.path)
                body = page if is_ours else b""
                self.send_response(200 if is_ours else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "no-store")
                self.send_header("Referrer-Policy", "no-referrer")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object, **named: object) -> None:
                """Say nothing: the address holds the code."""

        return Handler
