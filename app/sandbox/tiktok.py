"""Practice TikTok for Business: sign-in, envelope, business centres and advertisers."""

from typing import Any

from app.sandbox.company import OWNER
from app.sandbox.holders import Account, Kind, Life
from app.sandbox.stage import Call, Instant, Route, Stage
from app.sandbox.tiktok_budgets import BUDGET_EFFECTS, budget_fields
from app.sandbox.tiktok_funds import FUND_ROUTES, balance_fields, centre_of, listed, purse_of
from app.sandbox.tiktok_invoices import INVOICE_ROUTES
from app.sandbox.tiktok_moves import LEAST, MOVE_EFFECTS
from app.sandbox.tiktok_opening import Openings, rejection
from app.sandbox.tiktok_plan import CENTRES, TIKTOK, Centre
from app.sandbox.tokens import BadToken, Lifetimes, TokenOffice, Trouble
from app.sandbox.wire import Code, Params, Refusal, Reply, Request, page_of, to_json, units, utc_text
from app.sandbox.world import World

_PARAM_ERROR = 40002
_CODE_ERROR = 40110
_TOKEN_TROUBLES = {Trouble.EMPTY: 40104, Trouble.EXPIRED: 40102}
_LISTED = "/open_api/v1.3/oauth2/advertiser/get/"


class TikTok(Stage):
    """Speaks as `reference/platforms/tiktok.md` says."""

    name = TIKTOK
    prefix = "tiktok"
    consent_path = "/portal/auth"
    code_name = "auth_code"
    bad_parameter: Code = _PARAM_ERROR
    too_fast = 40100
    refresh_paths: frozenset[str] = frozenset()

    def __init__(self, world: World) -> None:
        office = TokenOffice(self.name, seed=world.seed, app_id="7001000000000000001", lifetimes=Lifetimes(3_600, None))
        openings = Openings()
        routes = {
            **_ACCOUNT_ROUTES,
            **FUND_ROUTES,
            **INVOICE_ROUTES,
            **openings.routes,
            ("GET", _LISTED): self._authorised,
        }
        super().__init__(world, office, routes, {**MOVE_EFFECTS, **BUDGET_EFFECTS, **openings.effects})
        self.token_routes = {
            ("POST", "/open_api/v1.3/oauth2/access_token/"): self._exchange,
            ("POST", "/open_api/v1.3/oauth2/revoke_token/"): self._revoke,
        }

    def authorise(self, request: Request, instant: Instant) -> None:
        """The header Access-Token; the list of authorised advertisers may come without one."""
        token = request.headers.get("access-token", "")
        if request.path == _LISTED and not token:
            return
        try:
            self.office.check(token, instant.now)
        except BadToken as error:
            raise Refusal(_TOKEN_TROUBLES.get(error.trouble, 40105), "Access token is not accepted.") from None

    def say(self, data: Any) -> Reply:
        """Success in the envelope."""
        return self._envelope(0, "OK", data)

    def refuse(self, refusal: Refusal) -> Reply:
        """HTTP 200 all the same; what is partly done tells what was."""
        return self._envelope(refusal.code, refusal.message, dict(refusal.facts))

    def no_route(self, request: Request) -> Refusal:
        """ROUTE_NOT_FOUND."""
        return Refusal(40400, f"Route {request.path} not found.")

    def expired(self) -> Refusal:
        """TOKEN_EXPIRE."""
        return Refusal(40102, "Access token is expired.")

    def forbidden(self) -> Refusal:
        """A right that is missing."""
        return Refusal(40130, "The scope is not authorized.")

    def dead_refresh(self) -> Refusal:
        """There are no refresh tokens here."""
        return Refusal(40105, "Access token is not accepted.")

    def _envelope(self, code: Code, message: str, data: Any) -> Reply:
        request_id = f"2026{self.next_request_id():020d}AB"
        return Reply(to_json({"code": code, "message": message, "request_id": request_id, "data": data}), code=code)

    def _check_app(self, params: Params) -> None:
        if not self.office.knows_app(params.text("app_id"), params.text("secret")):
            raise Refusal(_PARAM_ERROR, "app_id or secret is wrong.")

    def _exchange(self, params: Params, now: int) -> Any:
        self._check_app(params)
        try:
            pair = self.office.exchange(params.text("auth_code"), now)
        except BadToken:
            raise Refusal(_CODE_ERROR, "Auth code is used, wrong or old.") from None
        wants_ids = params.text("return_advertiser_ids", "true").lower() == "true"
        numbers = [str(one.number) for one in self.world.accounts_on(TIKTOK)] if wants_ids else []
        return {"access_token": pair.access, "advertiser_ids": numbers, "scope": [1, 2, 4]}

    def _revoke(self, params: Params, _: int) -> Any:
        self._check_app(params)
        self.office.revoke(params.text("access_token"))
        return {
            "app_id": self.office.app_id,
            "advertiser_ids": [str(one.number) for one in self.world.accounts_on(TIKTOK)],
        }

    def _authorised(self, call: Call) -> Any:
        self._check_app(call.params)
        accounts = call.world.accounts_on(TIKTOK)
        return {"list": [{"advertiser_id": str(one.number), "advertiser_name": one.name} for one in accounts]}


def _centres(call: Call) -> Any:
    wanted = call.params.whole("bc_id", 0, low=0)
    held = {one.centre for one in call.world.accounts_on(TIKTOK)}
    found = [one for one in CENTRES if one.number in held and wanted in (0, one.number)]
    rows, info = page_of(found, call.params, most=50)
    return {"list": [_centre(one) for one in rows], "page_info": info}


def _centre(centre: Centre) -> dict[str, Any]:
    return {
        "bc_info": {
            "bc_id": str(centre.number),
            "name": centre.name,
            "company": OWNER,
            "currency": centre.currency,
            "registered_area": "CN",
            "status": "ENABLE",
            "timezone": centre.zone,
            "type": centre.kind,
            "verification_status": "VERIFIED",
        },
        "user_role": "ADMIN",
        "ext_user_role": {"finance_role": "MANAGER"},
    }


def _assets(call: Call) -> Any:
    centre = centre_of(call)
    kind = call.params.text("asset_type")
    keyword = call.params.group("filtering").text("keyword", "")
    accounts = listed(call.world, centre, keyword) if kind == "ADVERTISER" else []
    rows, info = page_of(accounts, call.params, most=50)
    return {"list": [_asset(one, centre) for one in rows], "page_info": info}


def _asset(account: Account, centre: Centre) -> dict[str, Any]:
    return {
        "asset_id": str(account.number),
        "asset_name": account.name,
        "asset_type": "ADVERTISER",
        "relation_type": "OWNER_BC",
        "relation_status": "BOUND",
        "advertiser_status": account.status,
        "advertiser_account_type": "AUCTION",
        "advertiser_role": "ADMIN",
        "owner_bc_name": centre.name,
    }


def _information(call: Call) -> Any:
    accounts = []
    for number in call.params.ids("advertiser_ids", most=100):
        account = call.world.account(TIKTOK, number)
        if account is None:
            raise Refusal(40001, f"No permission to operate advertiser {number}.")
        accounts.append(account)
    fields = call.params.items("fields", default=())
    return {"list": [_chosen(_card(call, one), fields) for one in accounts]}


def _card(call: Call, account: Account) -> dict[str, Any]:
    centre = next(one for one in CENTRES if one.number == account.centre)
    cash, grant = purse_of(account, call.at)
    return {
        "advertiser_id": str(account.number),
        "name": account.name,
        "status": account.status,
        "role": "ROLE_ADVERTISER",
        "company": account.company,
        "industry": "290303",
        "country": "CN",
        "currency": account.currency,
        "timezone": centre.zone_code,
        "display_timezone": centre.zone,
        "balance": units(cash + grant),
        "create_time": account.starts_at(account.first_day),
        "owner_bc_id": str(centre.number),
        "rejection_reason": rejection(call, account)
        or ("Licence is not readable." if "_FAIL" in account.status else ""),
        "license_no": "",
        "license_url": "",
    }


def _chosen(card: dict[str, Any], fields: list[Any]) -> dict[str, Any]:
    return {name: value for name, value in card.items() if name in fields} if fields else card


def _balances(call: Call) -> Any:
    centre = centre_of(call)
    wish = call.params.group("filtering")
    statuses = wish.items("advertiser_status", default=())
    extras = call.params.items("fields", default=())
    found = [
        one
        for one in listed(call.world, centre, wish.text("keyword", ""))
        if not statuses or _shown_status(one) in statuses
    ]
    rows, info = page_of(found, call.params, most=50)
    if "min_transferable_amount" in extras and info["page_size"] != 1:
        raise call.params.refuse("fields: min_transferable_amount needs page_size 1.")
    accounts = [_balance(call, one, centre, extras) for one in rows]
    if len(accounts) == 1:
        purse = rows[0].wallet or rows[0]
        accounts[0]["transferable_amount"] = units(call.world.movable(purse, Kind.CASH, call.at))
    return {"page_info": info, "advertiser_account_list": accounts}


def _shown_status(account: Account) -> str:
    if account.life is Life.LIVE:
        return "SHOW_ACCOUNT_STATUS_APPROVED"
    if account.life is Life.STOPPED:
        return "SHOW_ACCOUNT_STATUS_PUNISHED"
    return "SHOW_ACCOUNT_STATUS_NOT_APPROVED" if "_FAIL" in account.status else "SHOW_ACCOUNT_STATUS_IN_REVIEW"


def _balance(call: Call, account: Account, centre: Centre, extras: list[Any]) -> dict[str, Any]:
    row = {
        "advertiser_id": str(account.number),
        "advertiser_name": account.name,
        "advertiser_status": _shown_status(account),
        "advertiser_type": "AUCTION",
        "timezone": centre.zone,
        "currency": account.currency,
        "account_open_days": account.day_of(call.at) - account.first_day + 1,
        "balance_reminder": False,
        "company": account.company,
        "contact_name": "Z",
        "contact_email": "z@yunfan.example",
        "create_time": utc_text(account.starts_at(account.first_day)),
        **balance_fields(account.wallet or account, call.at),
        **budget_fields(account, call.at, extras),
    }
    if "balance_info" in extras:
        held = balance_fields(account.wallet or account, call.at)
        row["balance_info"] = {
            **held,
            "frozen_cash_balance": held["frozen_balance"],
            "cash_tax": 0,
            "credit_balance": 0,
            "valid_credit_balance": 0,
            "frozen_credit_balance": 0,
        }
    if "min_transferable_amount" in extras:
        row["min_transferable_amount"] = {"cash_amount": units(LEAST)}
    return row


_ACCOUNT_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/open_api/v1.3/bc/get/"): _centres,
    ("GET", "/open_api/v1.3/bc/asset/get/"): _assets,
    ("GET", "/open_api/v1.3/advertiser/info/"): _information,
    ("GET", "/open_api/v1.3/advertiser/balance/get/"): _balances,
}
