"""Practice Baidu Marketing 百度营销: sign-in, the token in the body's header, accounts of the customer centre 客户中心."""

import json
from typing import Any

from app.sandbox.baidu_accounts import ACCOUNT_ROUTES, UNSTATED, centre_name, named
from app.sandbox.baidu_funds import FUND_ROUTES
from app.sandbox.baidu_plan import BAIDU, BAIDU_CENTRE
from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Purse
from app.sandbox.stage import Call, Instant, Route, Routes, Stage
from app.sandbox.tokens import BadToken, Lifetimes, Pair, TokenOffice
from app.sandbox.wire import Code, Params, Refusal, Reply, Request, local_text, to_json
from app.sandbox.world import World

_OPEN_ID = "practice-open-id"
_ALL_FAILED = 2
_SUPER = 2
_MOST_SUBS = 500


class Baidu(Stage):
    """Speaks as `reference/platforms/baidu_marketing.md` says: two envelopes, and HTTP 200 whatever happens."""

    name = BAIDU
    prefix = "baidu"
    consent_path = "/oauth/page/index"
    # The page does not tell what the callback calls the code.
    code_name = "authCode"
    redirect_name = "callback"
    bad_parameter = UNSTATED
    too_fast = UNSTATED
    refresh_paths = frozenset({"/oauth/refreshToken"})
    secrets = frozenset({"accessToken", "refreshToken", "secretKey", "authCode"})

    def __init__(self, world: World) -> None:
        # The page knows no fixed lifetimes; the answers carry these.
        lifetimes = Lifetimes(code=600, access=86_400, refresh=2_592_000)
        office = TokenOffice(self.name, seed=world.seed, app_id="practice-baidu-app", lifetimes=lifetimes)
        super().__init__(world, office, _in_body({**ACCOUNT_ROUTES, **FUND_ROUTES}))
        self.token_routes = {
            ("POST", "/oauth/accessToken"): self._token,
            ("POST", "/oauth/refreshToken"): self._rotate,
            ("POST", "/oauth/getUserInfo"): self._user,
            ("POST", "/oauth/getOpenId"): self._open_id,
        }

    def answer(self, request: Request, instant: Instant, *, fault: FaultKind | None = None) -> Reply:
        """Sign-in refuses in its own envelope."""
        reply = super().answer(request, instant, fault=fault)
        told = json.loads(reply.body) if request.path.startswith("/oauth/") and reply.code else {}
        if "header" not in told:
            return reply
        return Reply(to_json(_refused(reply.code, told["header"]["failures"][0]["message"])), code=reply.code)

    def authorise(self, request: Request, instant: Instant) -> None:
        """The token and the name of the account stand in the header of the body."""
        header = Params(request.sent(), bad=UNSTATED).group("header", is_required=True)
        try:
            self.office.check(header.text("accessToken", ""), instant.now)
        except BadToken:
            raise self.expired() from None
        if holder_of(self.world, header.text("userName")) is None:
            raise header.refuse("userName: no permission")

    def say(self, data: Any) -> Reply:
        """Success in the envelope; a list is what was asked for, told as data."""
        return Reply(to_json({"header": self._header(0, "success", []), "body": {"data": data}}))

    def refuse(self, refusal: Refusal) -> Reply:
        """All failed: nothing stands in the body."""
        failure = {"code": refusal.code, "message": refusal.message, "position": "", "field": "", "id": 0}
        header = self._header(_ALL_FAILED, "failure", [failure])
        return Reply(to_json({"header": header, "body": {}}), status=refusal.status, code=refusal.code)

    def no_route(self, request: Request) -> Refusal:
        """The page names no code for it."""
        return Refusal(UNSTATED, f"unknown path {request.path}")

    def expired(self) -> Refusal:
        """The page names no code for it either; only the message tells."""
        return Refusal(UNSTATED, "accessToken is invalid or expired")

    def dead_refresh(self) -> Refusal:
        """A refresh token that was traded or has ended."""
        message = "refreshToken is invalid or expired"
        return Refusal(UNSTATED, message, body=_refused(UNSTATED, message))

    def is_refresh(self, request: Request) -> bool:
        """Its other grant has a path of its own."""
        return request.path in self.refresh_paths

    def describe(self, base_url: str, pair: Pair, code: str) -> dict[str, Any]:
        """Besides: who agrees, whom the callback names beside the code, and the names that calls go by."""
        return {
            **super().describe(base_url, pair, code),
            "answers": {"userId": str(BAIDU_CENTRE)},
            "user_id": BAIDU_CENTRE,
            "user_name": centre_name(),
            "user_names": [named(one) for one in self.world.accounts_on(BAIDU)],
        }

    def _header(self, status: int, desc: str, failures: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "status": status,
            "desc": desc,
            "succ": 0 if failures else 1,
            "oprs": 1,
            "oprtime": 0,
            "quota": 1,
            "rquota": 9_999,
            "traceid": f"{self.next_request_id():016d}",
            "failures": failures,
        }

    def _check_app(self, params: Params) -> None:
        if not self.office.knows_app(params.text("appId"), params.text("secretKey")):
            raise Refusal(UNSTATED, "appId or secretKey is wrong")
        _check_user(params)

    def _token(self, params: Params, now: int) -> Reply:
        self._check_app(params)
        params.choice("grantType", ("auth_code",))
        try:
            return self._told(self.office.exchange(params.text("authCode"), now), now)
        except BadToken:
            raise Refusal(UNSTATED, "authCode is not accepted") from None

    def _rotate(self, params: Params, now: int) -> Reply:
        self._check_app(params)
        try:
            return self._told(self.office.rotate(params.text("refreshToken"), now, kills_access=True), now)
        except BadToken:
            raise self.dead_refresh() from None

    def _told(self, pair: Pair, now: int) -> Reply:
        centre = self.world.manager(BAIDU_CENTRE)
        access, refresh = self.office.lifetimes.access, self.office.lifetimes.refresh
        assert centre is not None
        assert access is not None
        return _oauth({
            "accessToken": pair.access,
            "refreshToken": pair.refresh,
            "expiresIn": access,
            "refreshExpiresIn": refresh,
            "expiresTime": local_text(centre, now + access),
            "refreshExpiresTime": local_text(centre, now + refresh),
            "openId": _OPEN_ID,
            "userId": BAIDU_CENTRE,
        })  # fmt: skip

    def _check_access(self, params: Params, now: int) -> None:
        try:
            self.office.check(params.text("accessToken"), now)
        except BadToken:
            raise self.expired() from None
        _check_user(params)

    def _user(self, params: Params, now: int) -> Reply:
        """Who agreed, and the sub accounts from the last id on, that of the first call being 1."""
        self._check_access(params, now)
        if params.text("openId") != _OPEN_ID:
            raise params.refuse("openId: is wrong")
        data = {"masterUid": BAIDU_CENTRE, "masterName": centre_name(), "userAcctType": _SUPER}
        if params.text("needSubList", "False").lower() != "true":
            return _oauth({**data, "hasNext": False, "subUserList": []})
        size = params.whole("pageSize", 100, high=_MOST_SUBS)
        last = params.whole("lastPageMaxUcId")
        accounts = sorted(self.world.accounts_on(BAIDU), key=lambda one: one.number)
        later = [one for one in accounts if one.number > last]
        subs = [{"ucId": one.number, "ucName": named(one)} for one in later[:size]]
        return _oauth({**data, "hasNext": len(later) > size, "subUserList": subs})

    def _open_id(self, params: Params, now: int) -> Reply:
        self._check_access(params, now)
        return _oauth({"openId": _OPEN_ID})


def holder_of(world: World, name: str) -> Purse | None:
    """Whoever goes by this login name: an account, or the centre."""
    if name == centre_name():
        return world.manager(BAIDU_CENTRE)
    found: Account | None = next((one for one in world.accounts_on(BAIDU) if named(one) == name), None)
    return found


def _check_user(params: Params) -> None:
    if params.whole("userId") != BAIDU_CENTRE:
        raise params.refuse("userId: is not who agreed")


def _oauth(data: dict[str, Any]) -> Reply:
    """The envelope of sign-in."""
    return Reply(to_json({"code": 0, "message": "success", "data": data}))


def _refused(code: Code, message: str) -> dict[str, Any]:
    """The same without anything in it."""
    return {"code": code, "message": message, "data": None}


def _in_body(routes: Routes) -> Routes:
    """What is asked stands in the body's body, and the account in its header."""

    def opened(route: Route) -> Route:
        def ask(call: Call) -> Any:
            header, body = call.params.group("header"), call.params.group("body")
            holder = holder_of(call.world, header.text("userName"))
            places = {"holder": str(holder.number if holder else 0)}
            return route(Call(call.world, call.at, body, call.now, call.request, places, call.fault))

        return ask

    return {key: opened(route) for key, route in routes.items()}
