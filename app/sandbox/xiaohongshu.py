"""Practice Xiaohongshu Juguang 小红书聚光: sign-in, where the old token lives five minutes more, envelope, sub accounts."""

from typing import Any

from app.sandbox.company import AGENCY
from app.sandbox.holders import Account
from app.sandbox.stage import Call, Instant, Routes, Stage
from app.sandbox.tokens import BadToken, Lifetimes, Pair, TokenOffice
from app.sandbox.wire import Params, Refusal, Reply, Request, page_of, to_json
from app.sandbox.world import World
from app.sandbox.xiaohongshu_funds import FUND_ROUTES
from app.sandbox.xiaohongshu_holders import AGENT_USER, UNSTATED, agent, seller_of
from app.sandbox.xiaohongshu_moves import Transfers
from app.sandbox.xiaohongshu_plan import XIAOHONGSHU, XIAOHONGSHU_AGENT

_API = "/api/open"
_OLD_LIVES = 300
"""Seconds that an access token works on when a newer one was issued."""

_AGENT_ROLE, _AGENCY_ROLE, _JUGUANG = 601, 2, 1
_MOST_SUBS = 500


class Xiaohongshu(Stage):
    """Speaks as `reference/platforms/xiaohongshu.md` says; whoever agrees is the agent."""

    name = XIAOHONGSHU
    prefix = "xiaohongshu"
    consent_path = "/auth"
    # The page does not tell what the redirect calls the code.
    code_name = "auth_code"
    redirect_name = "redirectUri"
    bad_parameter = UNSTATED
    too_fast = UNSTATED
    refresh_paths = frozenset({f"{_API}/oauth2/refresh_token"})

    def __init__(self, world: World) -> None:
        lifetimes = Lifetimes(code=600, access=86_399, refresh=2_591_999)
        office = TokenOffice(self.name, seed=world.seed, app_id="3101", lifetimes=lifetimes)
        transfers = Transfers()
        reads = {**_ACCOUNT_ROUTES, **FUND_ROUTES, **transfers.routes}
        super().__init__(world, office, _based(reads), _based(transfers.effects))
        self.token_routes = {
            ("POST", f"{_API}/oauth2/access_token"): self._token,
            ("POST", f"{_API}/oauth2/refresh_token"): self._rotate,
        }
        self._access_of = {office.standing.refresh: office.standing.access}
        self._ends: dict[str, int] = {}
        """Until when an access token works that has a younger one beside it."""

    def authorise(self, request: Request, instant: Instant) -> None:
        """The token stands in a header; nothing is signed."""
        token = request.headers.get("access-token", "")
        try:
            self.office.check(token, instant.now)
        except BadToken:
            raise self.expired() from None
        if instant.now >= self._ends.get(token, instant.now + 1):
            raise self.expired()

    def say(self, data: Any) -> Reply:
        """Success in the envelope."""
        body = {"code": 0, "success": True, "msg": "成功", "data": data, "request_id": self._trace()}
        return Reply(to_json(body))

    def refuse(self, refusal: Refusal) -> Reply:
        """The same envelope, not successful."""
        body: dict[str, Any] = {
            "code": refusal.code,
            "success": False,
            "msg": refusal.message,
            "data": None,
            "request_id": self._trace(),
        }
        return Reply(to_json(body), status=refusal.status, code=refusal.code)

    def no_route(self, request: Request) -> Refusal:
        """The page names no code for it."""
        return Refusal(UNSTATED, f"unknown path {request.path}")

    def expired(self) -> Refusal:
        """The page names no code for it, so HTTP says it too."""
        return Refusal(UNSTATED, "access_token is invalid or expired", status=401)

    def dead_refresh(self) -> Refusal:
        """A refresh token that is not the newest, or has ended."""
        return Refusal(UNSTATED, "refresh_token is invalid or expired")

    def limited(self) -> Refusal:
        """The page names no code for it, so HTTP says it too."""
        return Refusal(UNSTATED, "too many requests", status=429)

    def describe(self, base_url: str, pair: Pair, code: str) -> dict[str, Any]:
        """Besides: the agent's user id, which its own calls go by, and the wallets' ids."""
        return {
            **super().describe(base_url, pair, code),
            "user_id": AGENT_USER,
            "virtual_seller_id": seller_of(XIAOHONGSHU_AGENT),
            "virtual_seller_ids": [seller_of(one.number) for one in self.world.accounts_on(XIAOHONGSHU)],
        }

    def _trace(self) -> str:
        return f"{self.next_request_id():024x}"

    def _check_app(self, params: Params) -> None:
        if not self.office.knows_app(str(params.whole("app_id")), params.text("secret")):
            raise Refusal(UNSTATED, "app_id or secret is wrong")

    def _token(self, params: Params, now: int) -> Any:
        self._check_app(params)
        try:
            return self._told(self.office.exchange(params.text("auth_code"), now), now)
        except BadToken:
            raise Refusal(UNSTATED, "auth_code is not accepted") from None

    def _rotate(self, params: Params, now: int) -> Any:
        """Both are new; the old access token works a little longer."""
        self._check_app(params)
        refresh = params.text("refresh_token")
        try:
            pair = self.office.rotate(refresh, now, kills_access=False)
        except BadToken:
            raise self.dead_refresh() from None
        if old := self._access_of.pop(refresh, ""):
            self._ends[old] = now + _OLD_LIVES
        return self._told(pair, now)

    def _told(self, pair: Pair, now: int) -> dict[str, Any]:
        self._access_of[pair.refresh] = pair.access
        accounts = self.world.accounts_on(XIAOHONGSHU)
        return {
            "user_id": AGENT_USER,
            "app_id": int(self.office.app_id),
            "role_type": _AGENCY_ROLE,
            "approval_role_type": _AGENT_ROLE,
            "platform_type": _JUGUANG,
            "advertiser_id": XIAOHONGSHU_AGENT,
            "approval_advertisers": [{"advertiser_id": one.number, "advertiser_name": one.name} for one in accounts],
            "access_token": pair.access,
            "access_token_expires_in": self.office.lifetimes.access,
            "refresh_token": pair.refresh,
            "refresh_token_expires_in": self.office.lifetimes.refresh,
            "scope": '["report_service","ad_query","ad_manage","account_manage"]',
            "corporation_name": AGENCY,
            "virtual_seller_id": seller_of(XIAOHONGSHU_AGENT),
            "create_time": now * 1_000,
            "update_time": now * 1_000,
        }


def _subs(call: Call) -> Any:
    """The agent's sub accounts with both of their ids."""
    agent(call)
    params = call.params
    wanted = params.text("virtual_seller_id", "")
    first = params.whole("create_time_start", 0, low=0)
    last = params.whole("create_time_end", 2**63, low=0)
    found = [
        one
        for one in call.world.accounts_on(XIAOHONGSHU)
        if wanted in ("", seller_of(one.number)) and first <= one.starts_at(one.first_day) * 1_000 <= last
    ]
    rows, info = page_of(found, params, most=_MOST_SUBS, default=20)
    return {"total": info["total_number"], "sub_accounts": [_sub(one) for one in rows]}


def _sub(account: Account) -> dict[str, Any]:
    return {
        "virtual_seller_id": seller_of(account.number),
        "virtual_seller_name": account.name,
        "virtual_seller_status": int(account.status),
        "brand_user_id": f"{account.number:024x}",
        "brand_user_name": account.name,
        "brand_type": "brand",
        "brand_status": 1,
        "company_name": account.company,
        "advertiser_id": account.number,
        "create_time": account.starts_at(account.first_day) * 1_000,
    }


def _based(routes: Routes) -> Routes:
    return {(method, _API + path): route for (method, path), route in routes.items()}


_ACCOUNT_ROUTES: Routes = {("POST", "/jg/account/sub/page"): _subs}
