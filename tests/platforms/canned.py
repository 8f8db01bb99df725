"""A small real server on loopback that answers from a script and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

MOST_REQUESTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict[str, object]:
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What to answer; with `missing` the body stops that many bytes before its declared length."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    missing: int = 0
    drop: bool = False


def ok(data: object) -> Reply:
    return Reply(body=json.dumps({"code": 0, "message": "OK", "request_id": "r", "data": data}).encode())


def ok_text(data: str) -> Reply:
    """Success with the data as it is written on a reference page, digits untouched."""
    return Reply(body=f'{{"code":0,"message":"OK","request_id":"r","data":{data}}}'.encode())


def refusal(code: int, message: str = "no") -> Reply:
    return Reply(body=json.dumps({"code": code, "message": message, "request_id": "r", "data": {}}).encode())


Script = Callable[[Asked], Reply]


class Canned:
    """The server's address, its script (which a test may change) and its memory."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.date = "Thu, 15 Jan 2026 04:00:00 GMT"
        """What the server's clock says in the header Date: the same as the client's, unless a test sets it."""
        self.lock = threading.Lock()
        self.url = ""

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answer(self, asked: Asked) -> Reply:
        with self.lock:
            self.asked.append(asked)
            is_flood = len(self.asked) > MOST_REQUESTS
        return Reply(status=599, drop=True) if is_flood else self.script(asked)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def canned(script: Script) -> Iterator[Canned]:
    """A server that lives as long as the block."""
    memory = Canned(script)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10
        wbufsize = -1  # head and body in one piece, or each answer waits for the other side's acknowledgement

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def _serve(self) -> None:
            target = urlsplit(self.path)
            asked = Asked(
                method=self.command,
                path=target.path,
                query=dict(parse_qsl(target.query, keep_blank_values=True)),
                headers=dict(self.headers.items()),
                body=self.rfile.read(int(self.headers.get("Content-Length", 0))),
            )
            reply = memory.answer(asked)
            self.close_connection = reply.drop or bool(reply.missing)
            if reply.drop:
                return
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) - reply.missing])

        def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002 - the test's clock only
            return memory.date

        def log_message(self, *args: object, **named: object) -> None:
            """Tests ask the memory instead."""

    server = _Server(("127.0.0.1", 0), Handler)
    memory.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield memory
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def in_order(*replies: Reply) -> Script:
    """One reply after the other; the last one again and again."""
    left = list(replies)
    lock = threading.Lock()

    def script(_: Asked) -> Reply:
        with lock:
            return left.pop(0) if len(left) > 1 else left[0]

    return script


def by_path(routes: dict[str, Script | Reply]) -> Script:
    """A reply or script for each path; other paths are not found."""

    def script(asked: Asked) -> Reply:
        route = routes.get(asked.path, Reply(status=404, body=b"no such path"))
        return route if isinstance(route, Reply) else route(asked)

    return script


def pages(rows: list[object], *, name: str = "list") -> Script:
    """The rows cut into pages as the request asks."""

    def script(asked: Asked) -> Reply:
        page, size = int(asked.query["page"]), int(asked.query["page_size"])
        part = rows[(page - 1) * size : page * size]
        total = -(-len(rows) // size)
        info = {"page": page, "page_size": size, "total_number": len(rows), "total_page": total}
        return ok({name: part, "page_info": info})

    return script
