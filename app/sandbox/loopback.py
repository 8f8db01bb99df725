"""As much of HTTP/1.1 as the practice platforms need: read a request, write a reply, keep the connection."""

import os
import socket
import socketserver
import sys
from collections.abc import Callable
from http import HTTPStatus
from io import BufferedIOBase
from typing import Any
from urllib.parse import parse_qsl, unquote

from app.sandbox.wire import Reply, Request

_LONGEST_LINE = 65_536
_LONGEST_BODY = 16 * 1024 * 1024


class Hangup(Exception):
    """Close the connection without an answer, or in the middle of one."""

    def __init__(self, reply: Reply | None = None) -> None:
        super().__init__()
        self.reply = reply
        """Whose first half is sent before closing."""


Answer = Callable[[Request], Reply]


def read_request(stream: BufferedIOBase) -> Request | None:
    """The next request of a connection; None when the other side has closed it or does not speak HTTP."""
    start = stream.readline(_LONGEST_LINE).decode("latin-1").split()
    if len(start) != 3:
        return None
    headers = {}
    while (line := stream.readline(_LONGEST_LINE).decode("latin-1").rstrip("\r\n")) != "":
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > _LONGEST_BODY:
        return None
    body = stream.read(int(length)) if length != "0" else b""
    path, _, query = start[1].partition("?")
    return Request(start[0], unquote(path), dict(parse_qsl(query)), headers, body)


def to_bytes(reply: Reply) -> bytes:
    """The reply with its head."""
    head = [
        f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}",
        f"Content-Type: {reply.content_type}",
        f"Content-Length: {len(reply.body)}",
        *(f"{name}: {value}" for name, value in reply.headers.items()),
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + reply.body


class Connection(socketserver.StreamRequestHandler):
    """One kept-alive connection."""

    disable_nagle_algorithm = True
    server: "LoopbackServer"

    def handle(self) -> None:
        """Answer until the other side goes, or an answer wants the connection closed."""
        while (request := self._next()) is not None:
            try:
                self.wfile.write(to_bytes(self.server.answer(request)))
            except Hangup as hangup:
                if hangup.reply is not None:
                    whole = to_bytes(hangup.reply)
                    self.wfile.write(whole[: len(whole) - len(hangup.reply.body) // 2 - 1])
                return
            except OSError:
                return
            if request.headers.get("connection", "").lower() == "close":
                return

    def _next(self) -> Request | None:
        try:
            return read_request(self.rfile)
        except OSError:
            return None

    def finish(self) -> None:
        """Forget the connection; one that the other side broke has nothing left to flush."""
        self.server.open_sockets.discard(self.request)
        try:
            super().finish()
        except OSError:
            return


class LoopbackServer(socketserver.ThreadingTCPServer):
    """A thread a connection, on 127.0.0.1 only."""

    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, answer: Answer) -> None:
        self.answer = answer
        self.open_sockets: set[socket.socket] = set()
        self.failures: list[BaseException] = []
        """What broke inside; a test looks here."""
        super().__init__(("127.0.0.1", port), Connection)

    def get_request(self) -> tuple[socket.socket, Any]:
        """Remember the connection, so that closing the server ends it."""
        connection, address = super().get_request()
        self.open_sockets.add(connection)
        return connection, address

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the library's signature
        """Keep what broke instead of printing it."""
        error = sys.exception()
        if error is not None:
            self.failures.append(error)

    def hang_up(self) -> None:
        """End every open connection."""
        for connection in list(self.open_sockets):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
