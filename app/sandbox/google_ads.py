"""Practice Google Ads over REST: sign-in, the header login-customer-id, queries, and new client accounts."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.sandbox.company import OWNER
from app.sandbox.google_ads_plan import GOOGLE_ADS, GOOGLE_MANAGER
from app.sandbox.google_budgets import BUDGET_EFFECTS
from app.sandbox.google_invoices import INVOICE_ROUTES
from app.sandbox.google_query import Query
from app.sandbox.google_rows import found_rows, mask_of
from app.sandbox.google_setups import SETUP_EFFECTS, SETUP_ROUTES
from app.sandbox.google_words import denied, error_body, is_manager, missing, refusal
from app.sandbox.holders import DAY, HOUR
from app.sandbox.plan import Place
from app.sandbox.stage import Call, Instant, Routes, Stage
from app.sandbox.tokens import BadToken, Lifetimes, TokenOffice, Trouble
from app.sandbox.wire import Code, Params, Refusal, Reply, Request, to_json
from app.sandbox.world import World

_SCOPE = "https://www.googleapis.com/auth/adwords"
_TOKEN_PATH = "/token"  # noqa: S105 - a path
_LIST = "/v26/customers:listAccessibleCustomers"
_ACCESS = 3_600
_TEN_YEARS = 3_650 * DAY
_CURRENCIES = frozenset(
    [
        "AUD",
        "BRL",
        "CAD",
        "CHF",
        "CNY",
        "EUR",
        "GBP",
        "HKD",
        "IDR",
        "INR",
        "JPY",
        "KRW",
        "MXN",
        "MYR",
        "NZD",
        "PHP",
        "SGD",
        "THB",
        "TWD",
        "USD",
        "VND",
    ]
)
_ALLOWLISTED = ("emailAddress", "accessRole")
PAGE = 10_000


class GoogleAds(Stage):
    """Speaks as `reference/platforms/google_ads.md` says."""

    name = GOOGLE_ADS
    prefix = "google_ads"
    consent_path = "/o/oauth2/v2/auth"
    code_name = "code"
    bad_parameter: Code = "fieldError.INVALID_VALUE"
    bad_status = 400
    too_fast: Code = "quotaError.RESOURCE_TEMPORARILY_EXHAUSTED"
    refresh_paths = frozenset({_TOKEN_PATH})

    def __init__(self, world: World) -> None:
        lifetimes = Lifetimes(code=600, access=_ACCESS, refresh=_TEN_YEARS)
        office = TokenOffice(self.name, seed=world.seed, app_id="1000001.apps.practice.example", lifetimes=lifetimes)
        routes = {**_ROUTES, **SETUP_ROUTES, **INVOICE_ROUTES}
        super().__init__(world, office, routes, {**_EFFECTS, **SETUP_EFFECTS, **BUDGET_EFFECTS})
        self.token_routes = {("POST", _TOKEN_PATH): self._token}

    def authorise(self, request: Request, instant: Instant) -> None:
        """A bearer token; whether or not a developer token comes with it makes no difference."""
        way, _, token = request.headers.get("authorization", "").partition(" ")
        try:
            self.office.check(token if way.lower() == "bearer" else "", instant.now)
        except BadToken as error:
            if error.trouble is Trouble.EXPIRED:
                raise self.expired() from None
            raise refusal("authenticationError", "OAUTH_TOKEN_INVALID", "Invalid OAuth token.", status=401) from None
        if request.path != _LIST:
            self._check_login(request)

    def _check_login(self, request: Request) -> None:
        """The person reaches the manager only; a client is reached through it, which the header must say."""
        login = request.headers.get("login-customer-id")
        customer = request.path.split("/")[3].partition(":")[0]
        if login is not None and not (login.isascii() and login.isdigit() and len(login) == 10):
            trouble = "login-customer-id must be ten digits without dashes."
            raise refusal("headerError", "INVALID_LOGIN_CUSTOMER_ID", trouble, trigger=login)
        if login not in (None, str(GOOGLE_MANAGER)) and customer != login:
            word = "INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION"
            raise refusal("authorizationError", word, "login-customer-id does not manage the customer.", status=403)
        if (login or customer) != str(GOOGLE_MANAGER):
            raise denied("User doesn't have permission to access customer. Is login-customer-id missing?")

    def say(self, data: Any) -> Reply:
        """No envelope."""
        return Reply(to_json(data), headers={"request-id": self._request_id()})

    def refuse(self, refusal: Refusal) -> Reply:
        """The error with its HTTP status."""
        request_id = self._request_id()
        body = error_body(refusal.code, refusal.message, refusal.status, refusal.facts, request_id)
        return Reply(to_json(body), status=refusal.status, headers={"request-id": request_id}, code=refusal.code)

    def no_route(self, request: Request) -> Refusal:
        """A method or path that does not exist."""
        if request.path.startswith("/v") and not request.path.startswith("/v26/"):
            return refusal("requestError", "UNSUPPORTED_VERSION", "The version is not supported.")
        body = {"error": {"code": 404, "message": "Method not found.", "status": "NOT_FOUND"}}
        return Refusal("NOT_FOUND", "Method not found.", status=404, body=body)

    def limited(self) -> Refusal:
        """With the hint of how long to wait."""
        details = {"quotaErrorDetails": {"rateScope": "DEVELOPER", "rateName": "Practice requests", "retryDelay": "1s"}}
        return Refusal(self.too_fast, "Too many requests.", status=429, facts={"details": details})

    def expired(self) -> Refusal:
        """An expired access token."""
        return refusal("authenticationError", "OAUTH_TOKEN_EXPIRED", "The OAuth token has expired.", status=401)

    def forbidden(self) -> Refusal:
        """A project that may not touch production accounts."""
        word = "CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION"
        return refusal("authorizationError", word, "The Cloud project is only approved for test accounts.", status=403)

    def dead_refresh(self) -> Refusal:
        """A refresh token that was taken back."""
        return _token_trouble("invalid_grant", "Token has been expired or revoked.")

    def asks_later_page(self, request: Request) -> bool:
        """Pages have tokens."""
        return bool(request.sent().get("pageToken"))

    def _request_id(self) -> str:
        return f"practice{self.next_request_id():014d}"

    def _token(self, params: Params, now: int) -> Any:
        if not self.office.knows_app(params.text("client_id", ""), params.text("client_secret", "")):
            raise _token_trouble("invalid_client", "The OAuth client was not found.", status=401)
        way = params.text("grant_type", "")
        told = {"expires_in": _ACCESS - 1, "scope": _SCOPE, "token_type": "Bearer"}
        try:
            if way == "refresh_token":
                return {"access_token": self.office.renew(params.text("refresh_token", ""), now).access, **told}
            if way == "authorization_code":
                pair = self.office.exchange(params.text("code", ""), now)
                return {"access_token": pair.access, "refresh_token": pair.refresh, **told}
        except BadToken:
            raise self.dead_refresh() from None
        raise _token_trouble("unsupported_grant_type", f"Invalid grant_type: {way}")


def _token_trouble(error: str, description: str, *, status: int = 400) -> Refusal:
    body = {"error": error, "error_description": description}
    return Refusal(error, description, status=status, body=body)


def _accessible(_: Call) -> Any:
    return {"resourceNames": [f"customers/{GOOGLE_MANAGER}"]}


def _answered(call: Call) -> tuple[Query, list[dict[str, Any]]]:
    text = call.params.text("query", "")
    if not text:
        raise missing("query")
    return found_rows(call, text)


def _search(call: Call) -> Any:
    if call.params.has("pageSize"):
        raise refusal("requestError", "PAGE_SIZE_NOT_SUPPORTED", "Setting the page size is not supported.")
    query, rows = _answered(call)
    if call.params.text("validateOnly", "").lower() == "true":
        return {}
    page, token = page_after(rows, call.params.text("pageToken", ""), repeats=call.params.repeats_page)
    told: dict[str, Any] = {"results": page} if page else {}
    if token:
        told["nextPageToken"] = token
    return {**told, "fieldMask": mask_of(query), "queryResourceConsumption": str(100 + len(page))}


def page_after(rows: list[Any], token: str, *, size: int = PAGE, repeats: bool = False) -> tuple[list[Any], str]:
    """The page that a token asks for, and the token of the next; empty on the last."""
    start = 0
    if token:
        try:
            start = int(urlsafe_b64decode(token.encode()))
        except ValueError:
            raise refusal("requestError", "INVALID_PAGE_TOKEN", "Page token is not valid.", trigger=token) from None
    end = start + size
    shown = max(start - size, 0) if repeats else start
    return rows[shown : shown + size], urlsafe_b64encode(str(end).encode()).decode() if end < len(rows) else ""


def _stream(call: Call) -> Any:
    """An array of chunks, and an array for an error too."""
    try:
        query, rows = _answered(call)
    except Refusal as error:
        request_id = f"practice-stream-{call.now}"
        body = [error_body(error.code, error.message, error.status, error.facts, request_id)]
        raise Refusal(error.code, error.message, status=error.status, body=body) from None
    chunks = [rows[start : start + PAGE] for start in range(0, len(rows), PAGE)] or [[]]
    request_id = f"practice-stream-{call.now}"
    return [
        {**({"results": one} if one else {}), "fieldMask": mask_of(query), "requestId": request_id} for one in chunks
    ]


def _create_client(call: Call) -> Any:
    """No key keeps it from happening twice: a repeated call opens a second account."""
    if not is_manager(call):
        raise refusal("customerError", "CREATION_DENIED_INELIGIBLE_MCC", "Only a manager creates clients.")
    sent = call.params.group("customerClient")
    for name in ("descriptiveName", "currencyCode", "timeZone"):
        if not sent.has(name):
            raise missing(name)
    for name, holder in [(name, holder) for name in _ALLOWLISTED for holder in (sent, call.params)]:
        if holder.has(name):
            trouble = f"{name} is for allowlisted customers only."
            raise refusal("authorizationError", "ACTION_NOT_PERMITTED", trouble, status=403)
    currency, zone = sent.text("currencyCode"), sent.text("timeZone")
    if currency not in _CURRENCIES:
        raise refusal("currencyCodeError", "UNSUPPORTED", "The currency code is not supported.", trigger=currency)
    place = Place(GOOGLE_MANAGER, currency, _offset_hours(zone, call.now), zone)
    if call.params.text("validateOnly", "").lower() == "true":
        return {}
    account = call.world.open_account(
        GOOGLE_ADS, name=sent.text("descriptiveName"), company=OWNER, now=call.now, place=place
    )
    return {"resourceName": f"customers/{account.number}", "invitationLink": ""}


def _offset_hours(zone: str, now: int) -> int:
    """Practice days have the zone's whole hours of this moment all year."""
    try:
        offset = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise refusal("timeZoneError", "INVALID_TIME_ZONE", "The time zone is not valid.", trigger=zone) from None
    assert offset is not None
    return int(offset.total_seconds()) // HOUR


_ROUTES: Routes = {
    ("GET", _LIST): _accessible,
    ("POST", "/v26/customers/{id}/googleAds:search"): _search,
    ("POST", "/v26/customers/{id}/googleAds:searchStream"): _stream,
}
_EFFECTS: Routes = {("POST", "/v26/customers/{id}:createCustomerClient"): _create_client}
