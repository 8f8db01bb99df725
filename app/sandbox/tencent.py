"""Practice Tencent Ads 腾讯广告: sign-in, envelope, account lists."""

from collections.abc import Sequence
from typing import Any

from app.sandbox.company import AGENCY
from app.sandbox.holders import Account
from app.sandbox.stage import Call, Instant, Route, Stage
from app.sandbox.tencent_funds import FUND_ROUTES, UNSTATED, chosen
from app.sandbox.tencent_moves import FundTransfers
from app.sandbox.tencent_opening import Openings
from app.sandbox.tencent_plan import TENCENT_ADS, TENCENT_AGENCY
from app.sandbox.tokens import BadToken, Lifetimes, TokenOffice, Trouble
from app.sandbox.wire import Params, Refusal, Reply, Request, page_of, to_json
from app.sandbox.world import World

_TOLERANCE = 300
"""Seconds that the caller's timestamp may be off."""

_CODE_TROUBLES = {Trouble.USED: 11013, Trouble.EXPIRED: 11009}
_REFRESH_TROUBLES = {Trouble.EXPIRED: 11012}
_ACCESS_TROUBLES = {Trouble.EMPTY: 11005, Trouble.EXPIRED: 11000}
_SCOPES = ["ads_management", "ads_insights", "account_management", "audience_management", "user_actions"]
_REPORTS = ("/v3.0/daily_reports/", "/v3.0/realtime_cost/")
_DEEPEST_PAGE = 1_000


class TencentAds(Stage):
    """Speaks as `reference/platforms/tencent_ads.md` says."""

    name = TENCENT_ADS
    prefix = "tencent"
    consent_path = "/oauth/authorize"
    code_name = "authorization_code"
    bad_parameter = UNSTATED
    too_fast = 11016
    refresh_paths = frozenset({"/oauth/token", "/oauth/refresh_token"})

    def __init__(self, world: World) -> None:
        lifetimes = Lifetimes(code=600, access=86_400, refresh=2_592_000)
        office = TokenOffice(self.name, seed=world.seed, app_id="1110000001", lifetimes=lifetimes)
        transfers, openings = FundTransfers(), Openings()
        routes = {**_ACCOUNT_ROUTES, **FUND_ROUTES, **openings.routes}
        super().__init__(world, office, routes, {**transfers.effects, **openings.effects})
        self.token_routes = {("GET", "/oauth/token"): self._token, ("GET", "/oauth/refresh_token"): self._rotate}
        self._nonces: set[tuple[str, str]] = set()

    def authorise(self, request: Request, instant: Instant) -> None:
        """Token, timestamp and nonce in the query of every call; the nonce is good once."""
        token = request.query.get("access_token", "")
        try:
            self.office.check(token, instant.now)
        except BadToken as error:
            raise Refusal(_ACCESS_TROUBLES.get(error.trouble, 11002), "access_token is not accepted") from None
        self._check_timestamp(request.query.get("timestamp", ""), instant)
        self._check_rights(token, request.path)
        nonce = request.query.get("nonce", "")
        if not 0 < len(nonce) <= 32:
            raise Refusal(UNSTATED, "nonce: must have 1 to 32 characters")
        if (token, nonce) in self._nonces:
            raise Refusal(UNSTATED, "The nonce has been used before")
        self._nonces.add((token, nonce))

    def say(self, data: Any) -> Reply:
        """Success in the envelope."""
        return Reply(to_json({"code": 0, "message": "", "message_cn": "", "data": data}))

    def refuse(self, refusal: Refusal) -> Reply:
        """The trace id stands in the message only."""
        message = f"{refusal.message} (trace id {self.next_request_id():012d})"
        return Reply(to_json({"code": refusal.code, "message": message, "message_cn": message}), code=refusal.code)

    def no_route(self, request: Request) -> Refusal:
        """The page names no code for it."""
        return Refusal(UNSTATED, f"unknown path {request.path}")

    def expired(self) -> Refusal:
        """An expired access token."""
        return Refusal(11000, "access_token is expired")

    def forbidden(self) -> Refusal:
        """A right that is missing."""
        return Refusal(11014, "The API is outside of the granted scope")

    def dead_refresh(self) -> Refusal:
        """An expired refresh token."""
        return Refusal(11012, "refresh_token is expired")

    def rights_asked(self, request: Request) -> list[str]:
        """The `scope` of the consent page; without one everything is given."""
        return [one for one in request.query.get("scope", "").replace(",", " ").split() if one in _SCOPES]

    def _check_rights(self, token: str, path: str) -> None:
        """All that is about money needs account_management; what reports need, the page does not say."""
        rights = self.office.rights(token)
        if rights is not None and "account_management" not in rights and not path.startswith(_REPORTS):
            raise self.forbidden()

    def _check_timestamp(self, sent: str, instant: Instant) -> None:
        # A client keeps the machine's time while the practice clock is ahead of it; both are right.
        near = (instant.now, instant.machine)
        if not sent.isascii() or not sent.isdigit() or all(abs(int(sent) - now) > _TOLERANCE for now in near):
            raise Refusal(UNSTATED, "timestamp: more than 300 seconds off")

    def _check_app(self, params: Params) -> None:
        if not self.office.knows_app(str(params.whole("client_id")), params.text("client_secret")):
            raise Refusal(11007, "client_id or client_secret is wrong")

    def _token(self, params: Params, now: int) -> Any:
        self._check_app(params)
        if params.choice("grant_type", ("authorization_code", "refresh_token")) == "refresh_token":
            return self._renew(params, now)
        if params.has("redirect_uri") and self.address(params.text("redirect_uri")).port is not None:
            raise Refusal(UNSTATED, "redirect_uri: a port is not allowed")
        try:
            pair = self.office.exchange(params.text("authorization_code"), now)
        except BadToken as error:
            raise Refusal(_CODE_TROUBLES.get(error.trouble, 11011), "authorization_code is not accepted") from None
        return {
            "authorizer_info": {
                "account_uin": 10001,
                "account_id": TENCENT_AGENCY,
                "scope_list": [one for one in _SCOPES if one in (self.office.rights(pair.access) or _SCOPES)],
                "account_role_type": "ACCOUNT_ROLE_TYPE_AGENCY",
            },
            "access_token": pair.access,
            "refresh_token": pair.refresh,
            "access_token_expires_in": self.office.lifetimes.access,
            "refresh_token_expires_in": self.office.lifetimes.refresh,
        }

    def _renew(self, params: Params, now: int) -> Any:
        """A new access token; the refresh token stays, and the answer does not repeat it."""
        refresh = params.text("refresh_token")
        try:
            pair = self.office.renew(refresh, now)
        except BadToken as error:
            raise self._bad_refresh(error) from None
        return {
            "access_token": pair.access,
            "access_token_expires_in": self.office.lifetimes.access,
            "refresh_token_expires_in": self.office.refresh_left(refresh, now),
        }

    def _rotate(self, params: Params, now: int) -> Any:
        """The newer way: both tokens are new, both old ones are dead."""
        self._check_app(params)
        try:
            pair = self.office.rotate(params.text("refresh_token"), now, kills_access=True)
        except BadToken as error:
            raise self._bad_refresh(error) from None
        return {
            "access_token": pair.access,
            "refresh_token": pair.refresh,
            "access_token_expires_in": self.office.lifetimes.access,
            "refresh_token_expires_in": self.office.lifetimes.refresh,
        }

    def _bad_refresh(self, error: BadToken) -> Refusal:
        return Refusal(_REFRESH_TROUBLES.get(error.trouble, 11010), "refresh_token is not accepted")


def _advertisers(call: Call) -> Any:
    params = call.params
    fields = params.items("fields")
    params.whole("agency_id", TENCENT_AGENCY)
    accounts = _asked(call)
    for wish in params.items("filtering", most=1, default=()):
        accounts = _filtered(accounts, wish, params)
    rows, info = _paged(call, accounts)
    return {"list": [chosen(_card(call, one), fields) for one in rows], **info}


def _asked(call: Call) -> Sequence[Account]:
    """All sub-clients of the agency, or the one that is named."""
    accounts = call.world.accounts_on(TENCENT_ADS)
    number = call.params.whole("account_id", TENCENT_AGENCY)
    return accounts if number == TENCENT_AGENCY else [one for one in accounts if one.number == number]


def _filtered(accounts: Sequence[Account], wish: Any, params: Params) -> Sequence[Account]:
    if not isinstance(wish, dict) or wish.get("field") != "corporation_name":
        raise params.refuse("filtering: corporation_name only")
    values = [str(value) for value in Params(wish, bad=UNSTATED).items("values", most=1)]
    if wish.get("operator") == "CONTAINS":
        return [one for one in accounts if any(value in one.company for value in values)]
    return [one for one in accounts if one.company in values]


def _paged(call: Call, accounts: Sequence[Account]) -> tuple[Sequence[Account], dict[str, Any]]:
    params = call.params
    modes = ("PAGINATION_MODE_NORMAL", "PAGINATION_MODE_CURSOR")
    if params.choice("pagination_mode", modes, "PAGINATION_MODE_NORMAL") == "PAGINATION_MODE_NORMAL":
        rows, info = page_of(accounts, params, most=100, last_page=_DEEPEST_PAGE)
        return rows, {"page_info": info}
    start = params.whole("cursor", 0, low=0)
    size = params.whole("page_size", 10, high=100)
    rows = accounts[start : start + size]
    cursor: dict[str, Any] = {
        "page_size": size,
        "total_number": len(accounts),
        "has_more": start + size < len(accounts),
        "cursor": str(start + len(rows)),
    }
    return rows, {"cursor_page_info": cursor}


def _card(call: Call, account: Account) -> dict[str, Any]:
    application = call.world.reviews.get(TENCENT_ADS, "account", account.number)
    unreadable = "营业执照不清晰" if account.status == "CUSTOMER_STATUS_DENIED" else ""
    return {
        "account_id": account.number,
        "corporation_name": account.company,
        "corporation_licence": "",
        "system_status": account.status,
        "reject_message": application.reason if application else unreadable,
        "daily_budget": 0,
        "mdm_id": 0,
        "mdm_name": account.company,
        "system_industry_id": 21474836480,
        "agency_account_id": TENCENT_AGENCY,
        "registration_type": "REGISTRATION_TYPE_CORPORATION",
        "is_adx": False,
        "business_alias": account.name,
    }


def _organisation(call: Call) -> Any:
    call.params.text("pagination_mode")
    rows, info = _paged(call, _asked(call))
    found = [
        {
            "account_id": one.number,
            "corporation_name": one.company,
            "is_bid": True,
            "is_mp": False,
            "is_adx": False,
            "comment_list": [one.name],
        }
        for one in rows
    ]
    return {"list": found, **info}


def _agencies(call: Call) -> Any:
    fields = call.params.items("fields")
    for name in ("page", "page_size"):
        call.params.text(name)
    card: dict[str, Any] = {
        "account_id": TENCENT_AGENCY,
        "corporation_name": AGENCY,
        "system_status": "CUSTOMER_STATUS_NORMAL",
        "reject_message": "",
        "parent_agency_id": 0,
        "memo": "",
    }
    rows, info = page_of([card], call.params, most=100)
    return {"list": [chosen(row, fields) for row in rows], "page_info": info}


_ACCOUNT_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/v3.0/advertiser/get"): _advertisers,
    ("GET", "/v3.0/organization_account_relation/get"): _organisation,
    ("GET", "/v3.0/agency/get"): _agencies,
}
