"""What the practice platforms have in common: a table of routes, a token office, an envelope."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlencode, urlsplit, urlunsplit

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Kind, Purse, What
from app.sandbox.moves import LATE, Effect, Order
from app.sandbox.plans import PLANS
from app.sandbox.tokens import Pair, TokenOffice
from app.sandbox.wire import Code, Params, Refusal, Reply, Request, to_json
from app.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """What a route is asked: the world as of an instant (a full hour, epoch seconds) and the parameters."""

    world: World
    at: int
    params: Params
    now: int
    """Practice time to the second: when what this call does happens."""
    request: Request
    """Headers and files."""
    places: Mapping[str, str] = field(default_factory=dict)
    """What stands in the path where the route has {names}."""
    fault: FaultKind | None = None

    @property
    def open_until(self) -> int:
        """Until when a platform that tells the state of a move says that this one is in progress; 0 on a good day."""
        return self.at + LATE if self.fault is FaultKind.PENDING else 0

    def move(
        self, source: Purse, target: Purse, kind: Kind, cents: int, *, what: What, key: str = "", text: str = "",
        takes_less: bool = False,
    ) -> Effect:  # fmt: skip
        """Move live money in this call, on a bad day only half of it, or late in the ledger; see World.move."""
        order = Order(
            source=source, target=target, kind=kind, cents=cents, what=what, key=key, text=text, takes_less=takes_less,
            is_halved=self.fault is FaultKind.PARTIAL, is_late=self.fault in {FaultKind.REORDER, FaultKind.PENDING},
        )  # fmt: skip
        return self.world.move(order, self.now)


Route = Callable[[Call], Any]
"""Gives the `data` of the envelope (or a whole Reply), or raises Refusal."""

Routes = Mapping[tuple[str, str], Route]
"""By method and path; a path may hold {names}, each of which stands for a part without slash and colon."""

TokenRoute = Callable[[Params, int], Any]
"""The same for calls that need no token: parameters and now."""


class Instant(NamedTuple):
    """When a request is answered, in epoch seconds: the practice time, its last full hour, and the machine's own time."""

    now: int
    hour: int
    machine: int


class Stage(ABC):
    """One practice platform."""

    name: str
    prefix: str
    """The first part of the path; stands in for the platform's hosts."""
    consent_path: str
    code_name: str
    """What the redirect calls the code."""
    redirect_name = "redirect_uri"
    """What the consent page calls the address to which it sends the browser back."""
    bad_parameter: Code
    bad_status = 200
    """The HTTP status of a bad parameter."""
    too_fast: Code
    refresh_paths: frozenset[str]
    secrets = frozenset({"access_token", "client_secret", "secret", "refresh_token", "authorization_code", "auth_code"})
    """Parameters of the query that the log does not keep."""

    def __init__(self, world: World, office: TokenOffice, routes: Routes, effects: Routes | None = None) -> None:
        """`effects` are the routes that change something; on bad days they do it twice, by half, or in secret."""
        self.world = world
        self.office = office
        self.routes: Routes = {**routes, **(effects or {})}
        self._effects = frozenset(effects or {})
        self._patterns = [(method, _pattern(path), path) for method, path in self.routes if "{" in path]
        self.token_routes: Mapping[tuple[str, str], TokenRoute] = {}
        self._requests = count(1)

    def answer(self, request: Request, instant: Instant, *, fault: FaultKind | None = None) -> Reply:
        """Do what is asked; everything that is wrong is said in the platform's own envelope."""
        try:
            if request.path == self.consent_path:
                return self._consent(request, instant)
            is_repeated = fault is FaultKind.DUPLICATE_PAGE
            params = Params(request.sent(), bad=self.bad_parameter, status=self.bad_status, repeats_page=is_repeated)
            if token_route := self.token_routes.get((request.method, request.path)):
                return self._said(token_route(params, instant.now))
            key, places = self._place(request)
            if key not in self.routes:
                raise self.no_route(request)
            self.authorise(request, instant)
            call = Call(self.world, instant.hour, params, instant.now, request, places, fault)
            if fault is FaultKind.FORGET_KEYS:
                self.world.keys.forget(self.name)
            if fault is FaultKind.DUPLICATE:
                self.routes[key](call)
            return self._said(self.routes[key](call))
        except Refusal as refusal:
            return self.refused(refusal)

    def needs_token(self, request: Request) -> bool:
        """Whether this call carries an access token."""
        return self._place(request)[0] in self.routes

    def has_effect(self, request: Request) -> bool:
        """Whether this call changes something."""
        return self._place(request)[0] in self._effects

    def is_refresh(self, request: Request) -> bool:
        """Whether this call trades a refresh token."""
        return request.path in self.refresh_paths and request.sent().get("grant_type") != "authorization_code"

    def asks_later_page(self, request: Request) -> bool:
        """Whether this call asks for another page than the first."""
        return str(request.sent().get("page", "1")) not in ("", "1")

    def limited(self) -> Refusal:
        """What a caller gets who is too fast."""
        return Refusal(self.too_fast, "Too many requests.")

    def forbidden(self) -> Refusal:
        """What a good token gets that may not do this."""
        return Refusal(self.bad_parameter, "No permission.", status=self.bad_status)

    def describe(self, base_url: str, pair: Pair, code: str) -> dict[str, Any]:
        """What a client needs to know; a platform may add what it alone needs."""
        return {
            "base_url": base_url,
            "consent_url": base_url + self.consent_path,
            "app_id": self.office.app_id,
            "app_secret": self.office.app_secret,
            "auth_code": code,
            "access_token": pair.access,
            "refresh_token": pair.refresh,
            "managers": [str(number) for number in PLANS[self.name].managers],
            "account_ids": [str(one.number) for one in self.world.accounts_on(self.name)],
            "first_day": self.world.first_day.isoformat(),
            "last_day": self.world.today.isoformat(),
        }

    def next_request_id(self) -> int:
        """A running number for the platform's trace id."""
        return next(self._requests)

    def address(self, text: str) -> SplitResult:
        """A redirect_uri in its parts; refused when it is no address of the web."""
        try:
            target = urlsplit(text)
            is_address = target.scheme in ("http", "https") and bool(target.hostname) and target.port != 0
        except ValueError:
            is_address = False
        if not is_address:
            raise Refusal(self.bad_parameter, f"{self.redirect_name}: not an address", status=self.bad_status)
        return target

    def rights_asked(self, request: Request) -> Collection[str]:  # noqa: ARG002 - for platforms whose page asks
        """Which rights the consent page is asked for; empty for all, which is what most platforms give."""
        return ()

    @abstractmethod
    def authorise(self, request: Request, instant: Instant) -> None:
        """Raise Refusal unless the call carries a good token."""

    @abstractmethod
    def say(self, data: Any) -> Reply:
        """The envelope of success."""

    @abstractmethod
    def refuse(self, refusal: Refusal) -> Reply:
        """The envelope of a refusal."""

    @abstractmethod
    def no_route(self, request: Request) -> Refusal:
        """What an unknown path gets."""

    @abstractmethod
    def expired(self) -> Refusal:
        """What an expired access token gets."""

    @abstractmethod
    def dead_refresh(self) -> Refusal:
        """What a dead refresh token gets."""

    def _place(self, request: Request) -> tuple[tuple[str, str], Mapping[str, str]]:
        """The key of the route that this call takes, and what stands where its path has names."""
        key = (request.method, request.path)
        if key not in self.routes:
            for method, pattern, path in self._patterns:
                if method == request.method and (found := pattern.fullmatch(request.path)):
                    return (method, path), found.groupdict()
        return key, {}

    def _said(self, data: Any) -> Reply:
        return data if isinstance(data, Reply) else self.say(data)

    def refused(self, refusal: Refusal) -> Reply:
        """A refusal as it is sent: in the platform's envelope, or in the one that it brings along."""
        if refusal.body is not None:
            return Reply(to_json(refusal.body), status=refusal.status, code=refusal.code)
        return self.refuse(refusal)

    def _consent(self, request: Request, instant: Instant) -> Reply:
        """The consent page of practice mode agrees at once and sends the browser back with a code."""
        target = self.address(request.query.get(self.redirect_name, ""))
        code = self.office.issue_code(instant.now, self.rights_asked(request))
        back = urlencode({self.code_name: code, "state": request.query.get("state", "")})
        query = f"{target.query}&{back}" if target.query else back
        where = urlunsplit((target.scheme, target.netloc, target.path, query, ""))
        return Reply(b"", status=302, content_type="text/plain", headers={"Location": where})


def _pattern(path: str) -> re.Pattern[str]:
    """The path with a group for each of its {names}."""
    parts = re.split(r"\{(\w+)\}", path)
    return re.compile(
        "".join(f"(?P<{part}>[^/:]+)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    )
