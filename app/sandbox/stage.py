"""What the practice platforms have in common: a table of routes, a token office, an envelope."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlencode, urlsplit, urlunsplit

from app.sandbox.tokens import TokenOffice
from app.sandbox.wire import Params, Refusal, Reply, Request
from app.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """What a route is asked: the world as of an instant (a full hour, epoch seconds) and the parameters."""

    world: World
    at: int
    params: Params


Route = Callable[[Call], Any]
"""Gives the `data` of the envelope, or raises Refusal."""

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
    bad_parameter: int
    too_fast: int
    refresh_paths: frozenset[str]

    def __init__(self, world: World, office: TokenOffice, routes: Mapping[tuple[str, str], Route]) -> None:
        self.world = world
        self.office = office
        self.routes = routes
        self.token_routes: Mapping[tuple[str, str], TokenRoute] = {}
        self._requests = count(1)

    def answer(self, request: Request, instant: Instant, *, repeats_page: bool = False) -> Reply:
        """Do what is asked; everything that is wrong is said in the platform's own envelope."""
        try:
            if request.path == self.consent_path:
                return self._consent(request, instant)
            params = Params(request.sent(), bad=self.bad_parameter, repeats_page=repeats_page)
            key = (request.method, request.path)
            if token_route := self.token_routes.get(key):
                return self.say(token_route(params, instant.now))
            route = self.routes.get(key)
            if route is None:
                raise self.no_route(request)
            self.authorise(request, instant)
            return self.say(route(Call(self.world, instant.hour, params)))
        except Refusal as refusal:
            return self.refuse(refusal)

    def needs_token(self, request: Request) -> bool:
        """Whether this call carries an access token."""
        return (request.method, request.path) in self.routes

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
            raise Refusal(self.bad_parameter, "redirect_uri: not an address")
        return target

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

    def _consent(self, request: Request, instant: Instant) -> Reply:
        """The consent page of practice mode agrees at once and sends the browser back with a code."""
        target = self.address(request.query.get("redirect_uri", ""))
        back = urlencode({self.code_name: self.office.issue_code(instant.now), "state": request.query.get("state", "")})
        query = f"{target.query}&{back}" if target.query else back
        where = urlunsplit((target.scheme, target.netloc, target.path, query, ""))
        return Reply(b"", status=302, content_type="text/plain", headers={"Location": where})
