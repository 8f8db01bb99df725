"""The practice platforms on one loopback port, each under a prefix that stands in for its host."""

import json
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from app.sandbox.clock import Clock
from app.sandbox.faults import OF_EFFECTS, Fault, FaultBook, FaultKind
from app.sandbox.loopback import Hangup, LoopbackServer
from app.sandbox.pace import Pace
from app.sandbox.reviews import State
from app.sandbox.stage import Instant, Stage
from app.sandbox.stages import stages_of
from app.sandbox.totals import effects_of, totals_of
from app.sandbox.wire import Reply, Request, to_json
from app.sandbox.world import World

_BROKEN = {
    FaultKind.HTTP_500: Reply(b"Internal Server Error", status=500, content_type="text/plain"),
    FaultKind.HTTP_429: Reply(b"Too Many Requests", status=429, content_type="text/plain"),
    FaultKind.HTML: Reply("<html><body>系统维护中</body></html>".encode(), content_type="text/html; charset=utf-8"),
}
"""Answers that no platform documents."""

_KEPT_LOG = 20_000


class Sandbox:
    """A running server over a world; use it as a context manager, or call `close`.

    `now` is where the practice clock starts (the real time when left out) and `is_frozen` keeps it there until it is pushed.
    `limits` gives calls a second by platform name; a platform that is not named takes any pace.
    OSError when the port is taken.
    """

    def __init__(
        self,
        world: World,
        port: int = 0,
        *,
        now: datetime | None = None,
        is_frozen: bool = False,
        limits: Mapping[str, int] | None = None,
    ) -> None:
        self.world = world
        self.clock = Clock(now, is_frozen=is_frozen)
        self.faults = FaultBook()
        self.stages = stages_of(world)
        self._by_prefix = {stage.prefix: stage for stage in self.stages.values()}
        self._paces = {name: Pace((limits or {}).get(name)) for name in self.stages}
        self._log: deque[dict[str, Any]] = deque(maxlen=_KEPT_LOG)
        self._closing = Event()
        self._server = LoopbackServer(port, self._answer)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def port(self) -> int:
        """The port in use."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Where the server listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def failures(self) -> list[BaseException]:
        """What broke inside the server; empty unless the sandbox has a fault that nobody asked for."""
        return self._server.failures

    def base_url(self, platform: str) -> str:
        """What takes the place of the platform's host; KeyError for a platform that is not practised."""
        return f"{self.url}/{self.stages[platform].prefix}"

    def instant(self) -> Instant:
        """When a request that came now is answered."""
        now = self.clock.now()
        return Instant(int(now.timestamp()), self.world.as_of(now), self.clock.machine())

    def description(self) -> dict[str, Any]:
        """By platform name: base_url, consent_url, app_id, app_secret, auth_code, tokens, managers, account_ids, days.

        Every call gives new codes and tokens. The secrets are practice values and open nothing.
        """
        now = self.instant().now
        return {
            name: stage.describe(self.base_url(name), stage.office.issue(now), stage.office.issue_code(now))
            for name, stage in self.stages.items()
        }

    def log(self) -> list[dict[str, Any]]:
        """The requests served, oldest first, without tokens and secrets."""
        return [{**entry, "query": _shown(entry["query"], self.stages[entry["platform"]])} for entry in list(self._log)]

    def close(self) -> None:
        """Stop serving and end every connection; closing twice does nothing."""
        if self._closing.is_set():
            return
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._server.hang_up()
        self._thread.join()

    def _answer(self, request: Request) -> Reply:
        _, prefix, path = [*request.path.split("/", 2), "", ""][:3]
        stage = self._by_prefix.get(prefix)
        if stage is None:
            return self._control(request)
        asked = request._replace(path=f"/{path}")
        fault = self.faults.take(stage.name, asked.path, lambda kind: _applies(kind, stage, asked))
        entry: dict[str, Any] = {
            "platform": stage.name,
            "method": asked.method,
            "path": asked.path,
            "query": asked.query,
            "fault": fault.kind if fault else "",
        }
        self._log.append(entry)
        reply = self._served(stage, asked, fault)
        entry |= {"status": reply.status, "code": reply.code}
        return reply

    def _served(self, stage: Stage, request: Request, fault: Fault | None) -> Reply:
        if fault is not None and (early := self._instead(stage, fault)) is not None:
            return early
        if not self._paces[stage.name].allows():
            return stage.refused(stage.limited())
        kind = fault.kind if fault else None
        reply = stage.answer(request, self.instant(), fault=kind)
        if kind is FaultKind.DROP_AFTER:
            raise Hangup
        if fault is not None and kind is FaultKind.SLOW_AFTER:
            self._closing.wait(fault.seconds)
        if kind is FaultKind.ERROR_AFTER:
            return replace(_BROKEN[FaultKind.HTTP_500])
        if kind is FaultKind.CUT_BODY:
            raise Hangup(reply)
        return reply

    def _instead(self, stage: Stage, fault: Fault) -> Reply | None:
        """What a fault answers instead of the platform; None where the platform answers after all."""
        if fault.kind is FaultKind.DROP_BEFORE:
            raise Hangup
        if fault.kind is FaultKind.SLOW:
            self._closing.wait(fault.seconds)
        if fault.kind in _BROKEN:
            headers = {"Retry-After": f"{fault.seconds:g}"} if fault.kind is FaultKind.HTTP_429 else {}
            return replace(_BROKEN[fault.kind], headers=headers)
        refusals = {
            FaultKind.RATE_LIMITED: stage.limited(),
            FaultKind.EXPIRED_TOKEN: stage.expired(),
            FaultKind.NO_RIGHT: stage.forbidden(),
            FaultKind.DEAD_REFRESH_TOKEN: stage.dead_refresh(),
        }
        refusal = refusals.get(fault.kind)
        return stage.refused(refusal) if refusal else None

    def _control(self, request: Request) -> Reply:
        """The door of tests and of practice mode, which no platform has."""
        doors: dict[tuple[str, str], Callable[[Any], Any]] = {
            ("POST", "/_sandbox/faults"): self._order,
            ("POST", "/_sandbox/reviews"): self._decide,
            ("POST", "/_sandbox/clock"): self._push,
            ("GET", "/_sandbox/describe"): lambda _: self.description(),
            ("GET", "/_sandbox/log"): lambda _: self.log(),
            ("GET", "/_sandbox/totals"): lambda _: totals_of(self.world, self.instant().hour),
            ("GET", "/_sandbox/effects"): lambda _: effects_of(self.world),
        }
        door = doors.get((request.method, request.path))
        if door is None:
            return Reply(to_json({"error": "no such place"}), status=404)
        try:
            return Reply(to_json(door(json.loads(request.body or b"{}"))))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return Reply(to_json({"error": str(error)}), status=400)

    def _order(self, asked: Any) -> Any:
        if asked.get("clear"):
            self.faults.clear()
        else:
            self.faults.add(asked)
        return {"ok": True}

    def _push(self, asked: Any) -> Any:
        return {"now": self.clock.push(float(asked["hours"])).isoformat()}

    def _decide(self, asked: Any) -> Any:
        """Give a verdict at once: platform, subject, number, state, and with it missing and reason."""
        self.world.decide(
            str(asked["platform"]),
            str(asked["subject"]),
            int(asked["number"]),
            State(asked["state"]),
            missing=str(asked.get("missing", "")),
            reason=str(asked.get("reason", "")),
        )
        return {"ok": True}


def _applies(kind: FaultKind, stage: Stage, request: Request) -> bool:
    """Whether this fault can happen on this call."""
    match kind:
        case FaultKind.DEAD_REFRESH_TOKEN:
            return stage.is_refresh(request)
        case FaultKind.EXPIRED_TOKEN | FaultKind.NO_RIGHT:
            return stage.needs_token(request)
        case FaultKind.DUPLICATE_PAGE:
            return stage.asks_later_page(request)
    return kind not in OF_EFFECTS or stage.has_effect(request)


def _shown(query: Mapping[str, str], stage: Stage) -> dict[str, str]:
    return {name: "•••" if name in stage.secrets else value for name, value in query.items()}
