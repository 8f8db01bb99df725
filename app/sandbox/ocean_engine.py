"""Practice Ocean Engine 巨量引擎: sign-in, envelope and the table of what it serves."""

from typing import Any

from app.sandbox.ocean_accounts import ACCOUNT_ROUTES, granted
from app.sandbox.ocean_engine_plan import OCEAN_ENGINE
from app.sandbox.ocean_funds import FUND_ROUTES
from app.sandbox.ocean_moves import CgTransfers
from app.sandbox.ocean_old_moves import OldMoves
from app.sandbox.ocean_opening import Openings
from app.sandbox.ocean_wallet_moves import WalletTransfers
from app.sandbox.ocean_wallets import WALLET_ROUTES
from app.sandbox.stage import Instant, Route, Stage
from app.sandbox.tokens import BadToken, Lifetimes, Pair, TokenOffice, Trouble
from app.sandbox.wire import Code, Params, Refusal, Reply, Request, to_json
from app.sandbox.world import World

_CODE_TROUBLES = {Trouble.USED: (40115, "auth_code has been used"), Trouble.EXPIRED: (40110, "auth_code is expired")}
_TOKEN_TROUBLES = {Trouble.EMPTY: (40104, "access_token is empty")}
_INVALID = (40105, "access_token is invalid")
_LISTED = "/open_api/oauth2/advertiser/get/"


class OceanEngine(Stage):
    """Speaks as `reference/platforms/ocean_engine.md` says."""

    name = OCEAN_ENGINE
    prefix = "ocean_engine"
    consent_path = "/openapi/audit/oauth.html"
    code_name = "auth_code"
    bad_parameter = 40000
    too_fast = 40100
    refresh_paths = frozenset({"/open_api/oauth2/refresh_token/", "/open_api/oauth2/renew_token/"})

    def __init__(self, world: World) -> None:
        lifetimes = Lifetimes(code=600, access=86_399, refresh=2_591_999)
        office = TokenOffice(self.name, seed=world.seed, app_id="1700000000000001", lifetimes=lifetimes)
        moves = (CgTransfers(), WalletTransfers(), OldMoves(), Openings())
        routes = {**ACCOUNT_ROUTES, **FUND_ROUTES, **WALLET_ROUTES}
        effects: dict[tuple[str, str], Route] = {}
        for one in moves:
            routes |= one.routes
            effects |= one.effects
        super().__init__(world, office, routes, effects)
        self.token_routes = {
            ("POST", "/open_api/oauth2/access_token/"): self._exchange,
            ("POST", "/open_api/oauth2/refresh_token/"): self._refresh,
            ("POST", "/open_api/oauth2/renew_token/"): self._refresh,
            ("POST", "/open_api/oauth2/app_access_token/"): self._app_token,
        }

    def authorise(self, request: Request, instant: Instant) -> None:
        """The header Access-Token; the list of authorised accounts takes it from the query."""
        token = request.headers.get("access-token", "")
        if request.path == _LISTED:
            token = request.query.get("access_token", token)
        try:
            self.office.check(token, instant.now)
        except BadToken as error:
            raise Refusal(*_TOKEN_TROUBLES.get(error.trouble, _INVALID)) from None

    def say(self, data: Any) -> Reply:
        """Success in the envelope."""
        return self._envelope(0, "OK", data)

    def refuse(self, refusal: Refusal) -> Reply:
        """HTTP 200 all the same."""
        return self._envelope(refusal.code, refusal.message, {})

    def no_route(self, request: Request) -> Refusal:
        """The page names no code for it."""
        return Refusal(self.bad_parameter, f"unknown path {request.path}")

    def expired(self) -> Refusal:
        """An expired token is an invalid one."""
        return Refusal(*_INVALID)

    def forbidden(self) -> Refusal:
        """A right that is missing."""
        return Refusal(40002, "No permission to operate the account")

    def dead_refresh(self) -> Refusal:
        """A refresh token that has ended."""
        return Refusal(40105, "refresh_token is invalid")

    def _envelope(self, code: Code, message: str, data: Any) -> Reply:
        request_id = f"2026{self.next_request_id():020d}"
        return Reply(to_json({"code": code, "message": message, "request_id": request_id, "data": data}), code=code)

    def _check_app(self, params: Params) -> None:
        app_id = str(params.whole("app_id"))
        if not self.office.knows_app(app_id, params.text("secret")):
            raise Refusal(40000, "app_id or secret is wrong")

    def _exchange(self, params: Params, now: int) -> Any:
        self._check_app(params)
        try:
            pair = self.office.exchange(params.text("auth_code"), now)
        except BadToken as error:
            raise Refusal(*_CODE_TROUBLES.get(error.trouble, (40000, "auth_code is wrong"))) from None
        return {**self._told(pair), "advertiser_ids": [row["account_id"] for row in granted(self.world)]}

    def _refresh(self, params: Params, now: int) -> Any:
        self._check_app(params)
        try:
            return self._told(self.office.rotate(params.text("refresh_token"), now, kills_access=False))
        except BadToken:
            raise self.dead_refresh() from None

    def _app_token(self, params: Params, now: int) -> Any:
        self._check_app(params)
        return {"access_token": self.office.issue(now).access, "expires_in": self.office.lifetimes.access}

    def _told(self, pair: Pair) -> dict[str, Any]:
        return {
            "access_token": pair.access,
            "refresh_token": pair.refresh,
            "expires_in": self.office.lifetimes.access,
            "refresh_token_expires_in": self.office.lifetimes.refresh,
        }
