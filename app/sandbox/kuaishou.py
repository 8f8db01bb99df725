"""Practice Kuaishou Magnetic Engine 快手磁力引擎: sign-in, envelope, whom a token reaches."""

from typing import Any

from app.sandbox.kuaishou_accounts import ACCOUNT_ROUTES, UNSTATED
from app.sandbox.kuaishou_funds import FUND_ROUTES
from app.sandbox.kuaishou_ledgers import LEDGER_ROUTES
from app.sandbox.kuaishou_moves import Transfers
from app.sandbox.kuaishou_opening import Openings
from app.sandbox.kuaishou_plan import KUAISHOU, KUAISHOU_AGENT
from app.sandbox.stage import Instant, Routes, Stage
from app.sandbox.tokens import BadToken, Lifetimes, Pair, TokenOffice
from app.sandbox.wire import Params, Refusal, Reply, Request, to_json
from app.sandbox.world import World

BASE = "/rest/openapi"
_OAUTH = f"{BASE}/oauth2/authorize"
_BAD_TOKEN = 402005
_MOST_APPROVED = 200


class Kuaishou(Stage):
    """Speaks as `reference/platforms/kuaishou.md` says; the person who agrees is always the agent."""

    name = KUAISHOU
    prefix = "kuaishou"
    consent_path = "/tools/authorize"
    code_name = "auth_code"
    bad_parameter = UNSTATED
    too_fast = UNSTATED
    refresh_paths = frozenset({f"{_OAUTH}/refresh_token"})

    def __init__(self, world: World) -> None:
        lifetimes = Lifetimes(code=600, access=86_400, refresh=2_592_000)
        office = TokenOffice(self.name, seed=world.seed, app_id="165000101", lifetimes=lifetimes)
        transfers, openings = Transfers(), Openings()
        reads = {**ACCOUNT_ROUTES, **FUND_ROUTES, **LEDGER_ROUTES, **transfers.routes, **openings.routes}
        super().__init__(world, office, _either_way(reads), {**_based(transfers.effects), **_based(openings.effects)})
        self.token_routes = {
            ("POST", f"{_OAUTH}/access_token"): self._token,
            ("POST", f"{_OAUTH}/refresh_token"): self._rotate,
            ("POST", f"{_OAUTH}/approval/list"): self._approved,
        }

    def authorise(self, request: Request, instant: Instant) -> None:
        """The token stands in a header; nothing is signed."""
        try:
            self.office.check(request.headers.get("access-token", ""), instant.now)
        except BadToken:
            raise self.expired() from None

    def say(self, data: Any) -> Reply:
        """Success in the envelope."""
        return Reply(to_json({"code": 0, "message": "OK", "data": data, "request_id": self._trace()}))

    def refuse(self, refusal: Refusal) -> Reply:
        """The same envelope with nothing in it."""
        body: dict[str, Any] = {
            "code": refusal.code,
            "message": refusal.message,
            "data": {},
            "request_id": self._trace(),
        }
        return Reply(to_json(body), status=refusal.status, code=refusal.code)

    def no_route(self, request: Request) -> Refusal:
        """The page names no code for it."""
        return Refusal(UNSTATED, f"unknown path {request.path}")

    def expired(self) -> Refusal:
        """The only code that anybody has seen."""
        return Refusal(_BAD_TOKEN, "access_token is invalid or expired")

    def dead_refresh(self) -> Refusal:
        """A refresh token that was traded or has ended."""
        return Refusal(_BAD_TOKEN, "refresh_token is invalid or expired")

    def limited(self) -> Refusal:
        """The page tells limits and no code for them, so HTTP says it."""
        return Refusal(UNSTATED, "too many requests", status=429)

    def describe(self, base_url: str, pair: Pair, code: str) -> dict[str, Any]:
        """Besides: the agent's id, which nothing but the token's answer tells."""
        return {**super().describe(base_url, pair, code), "answers": {"agent_id": str(KUAISHOU_AGENT)}}

    def _trace(self) -> str:
        return f"{self.next_request_id():024d}"

    def _check_app(self, params: Params) -> None:
        if not self.office.knows_app(str(params.whole("app_id")), params.text("secret")):
            raise Refusal(UNSTATED, "app_id or secret is wrong")

    def _token(self, params: Params, now: int) -> Any:
        self._check_app(params)
        try:
            return self._told(self.office.exchange(params.text("auth_code"), now))
        except BadToken:
            raise Refusal(UNSTATED, "auth_code is not accepted") from None

    def _rotate(self, params: Params, now: int) -> Any:
        """Both tokens are new, and the old pair stops working."""
        self._check_app(params)
        try:
            return self._told(self.office.rotate(params.text("refresh_token"), now, kills_access=True))
        except BadToken:
            raise self.dead_refresh() from None

    def _approved(self, params: Params, now: int) -> Any:
        """The end is told on a page past the last one."""
        self._check_app(params)
        try:
            self.office.check(params.text("access_token"), now)
        except BadToken:
            raise self.expired() from None
        page, size = params.whole("page_no", 1), params.whole("page_size", 20, high=_MOST_APPROVED)
        shown = self._numbers()[(page - 1) * size : page * size]
        return {"details": shown, "isEnd": not shown}

    def _numbers(self) -> list[int]:
        return [one.number for one in self.world.accounts_on(KUAISHOU)]

    def _told(self, pair: Pair) -> dict[str, Any]:
        """Of an agent's token the advertiser_id is the agent's own."""
        return {
            "access_token": pair.access,
            "access_token_expires_in": self.office.lifetimes.access,
            "refresh_token": pair.refresh,
            "refresh_token_expires_in": self.office.lifetimes.refresh,
            "advertiser_id": KUAISHOU_AGENT,
            "advertiser_ids": self._numbers(),
            "user_id": KUAISHOU_AGENT,
            "approval_type": 1,
        }


def _based(routes: Routes) -> Routes:
    return {(method, BASE + path): route for (method, path), route in routes.items()}


def _either_way(routes: Routes) -> Routes:
    """What only reads may be asked by GET with a query, by GET with a body and by POST, as its clients do."""
    return _based({(method, path): route for (_, path), route in routes.items() for method in ("GET", "POST")})
