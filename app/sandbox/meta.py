"""Practice Meta: sign-in, tokens and what they may do, the error envelope, and the headers that tell how near the limit is."""

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from app.sandbox.holders import DAY, HOUR
from app.sandbox.meta_accounts import ACCOUNT_EFFECTS, ACCOUNT_ROUTES, business_told
from app.sandbox.meta_money import MONEY_ROUTES
from app.sandbox.meta_plan import META, META_BUSINESS
from app.sandbox.meta_words import BAD, PREFIX, RATE, VERSION, fixed, names_of, no, picked
from app.sandbox.stage import Call, Instant, Routes, Stage
from app.sandbox.tokens import BadToken, Lifetimes, Pair, TokenOffice, Trouble
from app.sandbox.wire import Code, Params, Refusal, Reply, Request, to_json
from app.sandbox.world import World

_RIGHTS = ("ads_read", "ads_management", "business_management")
_TOKEN_PATHS = ("/v26.0/oauth/access_token", "/oauth/access_token")
_SHORT, _LONG = 2 * HOUR, 60 * DAY
_PERSON = {"id": "100000000000001", "name": "林悦"}
_CALM, _FULL = 5, 100


class Meta(Stage):
    """Speaks as `reference/platforms/meta.md` says."""

    name = META
    prefix = PREFIX
    consent_path = "/v26.0/dialog/oauth"
    code_name = "code"
    bad_parameter: Code = BAD
    bad_status = 400
    too_fast: Code = RATE[0]
    refresh_paths = frozenset(_TOKEN_PATHS)
    secrets = Stage.secrets | {"fb_exchange_token", "input_token", "appsecret_proof", "code"}

    def __init__(self, world: World) -> None:
        # What is described is the token of a system user, which never ends; those of persons are given an end below.
        office = TokenOffice(self.name, seed=world.seed, app_id="4000000000000001", lifetimes=Lifetimes(600, None))
        own: Routes = {
            ("GET", "/v26.0/me/permissions"): self._permissions,
            ("GET", "/v26.0/debug_token"): self._debug,
            ("GET", "/v26.0/me"): _me,
        }
        super().__init__(world, office, {**own, **ACCOUNT_ROUTES, **MONEY_ROUTES}, ACCOUNT_EFFECTS)
        self.token_routes = {("GET", path): self._token for path in _TOKEN_PATHS}

    def authorise(self, request: Request, instant: Instant) -> None:
        """The token in the query, in the form or as bearer; with it a proof of the app's secret, if one is sent."""
        token = _token_of(request)
        try:
            self.office.check(token, instant.now)
        except BadToken as error:
            raise (
                self.expired() if error.trouble is Trouble.EXPIRED else no(190, "Invalid OAuth access token.")
            ) from None
        proof = str(request.sent().get("appsecret_proof", ""))
        if proof and not hmac.compare_digest(proof.encode(), self._proof(token).encode()):
            raise no(BAD, "Invalid appsecret_proof provided in the API argument", kind="GraphMethodException")
        rights = self.office.rights(token)
        if rights is not None and self._wanted(request) not in (*rights, ""):
            raise self.forbidden()

    def say(self, data: Any) -> Reply:
        """No envelope, but headers that tell how much of the allowance is used."""
        return Reply(to_json(data), headers=_usage(_CALM))

    def refuse(self, refusal: Refusal) -> Reply:
        """Always HTTP 400 and an `error`."""
        error: dict[str, Any] = {
            "message": refusal.message,
            "type": refusal.facts.get("kind", "OAuthException"),
            "code": refusal.code,
            "is_transient": refusal.code == RATE[0],
            "fbtrace_id": f"A{self.next_request_id():022d}",
        }
        if refusal.facts.get("subcode"):
            error["error_subcode"] = refusal.facts["subcode"]
        if refusal.facts.get("blame"):
            error["error_data"] = {"blame_field_specs": [[refusal.facts["blame"]]]}
        headers = _usage(_FULL if refusal.code == RATE[0] else _CALM)
        return Reply(to_json({"error": error}), status=400, headers=headers, code=refusal.code)

    def no_route(self, request: Request) -> Refusal:
        """Another version, or a node or edge that does not exist."""
        if not request.path.startswith(f"/{VERSION}/"):
            return no(2635, "(#2635) You are calling a deprecated version of the Ads API.")
        return no(2500, f"Unknown path components: {request.path}")

    def limited(self) -> Refusal:
        """Too many calls for one ad account."""
        return no(RATE[0], "(#17) User request limit reached", subcode=RATE[1])

    def expired(self) -> Refusal:
        """A token that has ended."""
        return no(190, "Error validating access token: Session has expired.", subcode=463)

    def forbidden(self) -> Refusal:
        """A permission that was not given."""
        return no(200, "(#200) Requires a permission that was not granted")

    def dead_refresh(self) -> Refusal:
        """The token that should be renewed has ended."""
        return self.expired()

    def is_refresh(self, request: Request) -> bool:
        """A token is renewed with itself."""
        return request.path in _TOKEN_PATHS and "fb_exchange_token" in request.sent()

    def asks_later_page(self, request: Request) -> bool:
        """Pages have cursors."""
        return bool(request.sent().get("after"))

    def rights_asked(self, request: Request) -> list[str]:
        """The `scope` of the consent page; without one everything is given."""
        return [one for one in request.query.get("scope", "").replace(",", " ").split() if one in _RIGHTS]

    def describe(self, base_url: str, pair: Pair, code: str) -> dict[str, Any]:
        """What a person pastes here is the token of a system user; the code of the consent page is apart from it."""
        told = super().describe(base_url, pair, code)
        return {**told, "auth_code": pair.access, "code": code, "business_id": str(META_BUSINESS)}

    def _place(self, request: Request) -> tuple[tuple[str, str], Mapping[str, str]]:
        """A slash at the end makes no difference; the official library sends one."""
        return super()._place(request._replace(path=request.path.rstrip("/") or "/"))

    def _wanted(self, request: Request) -> str:
        """The permission that a call needs."""
        (method, path), _ = self._place(request)
        if path.startswith("/v26.0/{node}"):
            return "business_management"
        if method == "POST":
            return "ads_management"
        return "" if path in ("/v26.0/me", "/v26.0/me/permissions", "/v26.0/debug_token") else "ads_read"

    def _proof(self, token: str) -> str:
        return hmac.new(self.office.app_secret.encode(), token.encode(), sha256).hexdigest()

    def _token(self, params: Params, now: int) -> Any:
        """A short token for a code, or a long one for a token that is good."""
        if not self.office.knows_app(params.text("client_id"), params.text("client_secret")):
            raise no(101, "Error validating application. Invalid client_id or client_secret.")
        try:
            if params.text("grant_type", "") == "fb_exchange_token":
                pair, lasts = self.office.trade(params.text("fb_exchange_token"), now), _LONG
            else:
                pair, lasts = self.office.exchange(params.text("code"), now), _SHORT
        except BadToken as error:
            if error.trouble is Trouble.EXPIRED:
                raise self.expired() from None
            raise no(BAD, "This authorization code or token is not accepted.") from None
        self.office.end(pair.access, now + lasts)
        return {"access_token": pair.access, "token_type": "bearer", "expires_in": lasts}

    def _permissions(self, call: Call) -> Any:
        granted = self.office.rights(_token_of(call.request))
        rows = [
            {"permission": one, "status": "granted" if granted is None or one in granted else "declined"}
            for one in _RIGHTS
        ]
        return {"data": rows}

    def _debug(self, call: Call) -> Any:
        token = call.params.text("input_token")
        try:
            self.office.check(token, call.now)
        except BadToken:
            return {"data": {"app_id": self.office.app_id, "is_valid": False, "scopes": []}}
        ends = self.office.ends_at(token)
        granted = self.office.rights(token)
        told = {
            "app_id": self.office.app_id,
            "type": "SYSTEM_USER" if ends is None else "USER",
            "is_valid": True,
            "expires_at": ends or 0,
            "scopes": [one for one in _RIGHTS if granted is None or one in granted],
            "user_id": _PERSON["id"],
        }
        return {"data": told}


def _token_of(request: Request) -> str:
    way, _, bearer = request.headers.get("authorization", "").partition(" ")
    return bearer if way.lower() == "bearer" else str(request.sent().get("access_token", ""))


def _me(call: Call) -> Any:
    return picked("User", fixed(_PERSON), [*names_of(call, ("name",)), "id"])


def _usage(percent: int) -> dict[str, str]:
    """What is used, in percent; minutes to wait once all is."""
    waits = 1 if percent >= _FULL else 0
    own = {"call_count": percent, "total_cputime": percent, "total_time": percent}
    case = {"type": "ads_management", **own, "estimated_time_to_regain_access": waits}
    case["ads_api_access_tier"] = "standard_access"
    account = {"acc_id_util_pct": percent, "reset_time_duration": waits * 60, "ads_api_access_tier": "standard_access"}
    return {
        "facebook-api-version": VERSION,
        "X-Business-Use-Case-Usage": json.dumps({business_told()["id"]: [case]}),
        "X-Ad-Account-Usage": json.dumps(account),
        "X-App-Usage": json.dumps(own),
    }
