"""Practice Bilibili B站 三连推广: sign-in of the newer kind, cash and spend; what is not known of its wire is not served."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.sandbox.bilibili_plan import BILIBILI
from app.sandbox.holders import Account, Kind
from app.sandbox.stage import Call, Instant, Routes, Stage
from app.sandbox.tokens import BadToken, Lifetimes, Pair, TokenOffice
from app.sandbox.wire import Params, Refusal, Reply, Request, page_of, to_json, units
from app.sandbox.world import World

_API = "/takumi/api/open_api"
UNSTATED = 1
"""The page knows no code of any refusal."""

_ACCOUNT_LEVEL = "3"
_MOST_ROWS = 1_000
_REFRESH_DAYS = 20
"""What one client assumes; no answer tells it."""


class Bilibili(Stage):
    """Speaks as `reference/platforms/bilibili.md` says, of which little is sure."""

    name = BILIBILI
    prefix = "bilibili"
    consent_path = "/developer/developer-authorization"
    code_name = "code"
    bad_parameter = UNSTATED
    too_fast = UNSTATED
    refresh_paths = frozenset({f"{_API}/oauth2/token"})
    secrets = Stage.secrets | {"code"}

    def __init__(self, world: World) -> None:
        lifetimes = Lifetimes(code=600, access=86_400, refresh=_REFRESH_DAYS * 86_400)
        office = TokenOffice(self.name, seed=world.seed, app_id="practice-bilibili-app", lifetimes=lifetimes)
        super().__init__(world, office, _ROUTES)
        self.token_routes = {("POST", f"{_API}/oauth2/token"): self._token}

    def authorise(self, request: Request, instant: Instant) -> None:
        """A bearer token; nothing is signed."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        try:
            self.office.check(token if scheme == "Bearer" else "", instant.now)
        except BadToken:
            raise self.expired() from None

    def say(self, data: Any) -> Reply:
        """Success in the envelope of most calls."""
        return Reply(to_json({"code": 0, "message": "ok", "data": data}))

    def refuse(self, refusal: Refusal) -> Reply:
        """The same envelope with nothing in it."""
        body: dict[str, Any] = {"code": refusal.code, "message": refusal.message, "data": None}
        return Reply(to_json(body), status=refusal.status, code=refusal.code)

    def no_route(self, request: Request) -> Refusal:
        """Whatever the page does not know."""
        return Refusal(UNSTATED, f"unknown path {request.path}", status=404)

    def expired(self) -> Refusal:
        """The page names no code for it, so HTTP says it, as it does for bearer tokens."""
        return Refusal(UNSTATED, "access_token is invalid or expired", status=401)

    def dead_refresh(self) -> Refusal:
        """A refresh token that was traded or has ended."""
        return Refusal(UNSTATED, "refresh_token is invalid or expired")

    def limited(self) -> Refusal:
        """The page names no code for it, so HTTP says it."""
        return Refusal(UNSTATED, "too many requests", status=429)

    def describe(self, base_url: str, pair: Pair, code: str) -> dict[str, Any]:
        """Besides: the accounts, which no list of a known shape tells."""
        told = super().describe(base_url, pair, code)
        return {**told, "managers": [], "answers": {"account_id": ",".join(told["account_ids"])}}

    def _token(self, params: Params, now: int) -> Any:
        """A form; refreshing goes the same way."""
        grant = params.choice("grant_type", ("authorization_code", "refresh_token"))
        if not self.office.knows_app(params.text("client_id"), params.text("client_secret")):
            raise Refusal(UNSTATED, "client_id or client_secret is wrong")
        if grant == "refresh_token":
            try:
                return self._told(self.office.rotate(params.text("refresh_token"), now, kills_access=True))
            except BadToken:
                raise self.dead_refresh() from None
        self.address(params.text("redirect_uri"))
        try:
            return self._told(self.office.exchange(params.text("code"), now))
        except BadToken:
            raise Refusal(UNSTATED, "code is not accepted") from None

    def _told(self, pair: Pair) -> dict[str, Any]:
        return {
            "access_token": pair.access,
            "expires_in": self.office.lifetimes.access,
            "refresh_token": pair.refresh,
            "token_type": "Bearer",
        }


def _account(call: Call) -> Account:
    number = call.params.whole("account_id")
    account = call.world.account(BILIBILI, number)
    if account is None:
        raise Refusal(UNSTATED, f"account_id {number}: no permission")
    return account


def _days(params: Params) -> tuple[int, int]:
    """Two days written yyyyMMdd, in order."""
    first, last = (_day(params, name) for name in ("start_time", "end_time"))
    if first > last:
        raise params.refuse("start_time: after end_time")
    return first, last


def _day(params: Params, name: str) -> int:
    text = params.text(name)
    is_written_so = len(text) == len("20260101") and text.isascii() and text.isdigit()
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]) if is_written_so else 0).toordinal()
    except ValueError:
        raise params.refuse(f"{name}: must be yyyyMMdd") from None


def _cash(call: Call) -> Any:
    """In yuan, which is inferred: the page states no unit."""
    return {"cash": units(_account(call).balance(call.at)[Kind.CASH])}


def _report(call: Call) -> Reply:
    """A row a day with spend; its envelope is another than that of the rest, and no known field tells the day."""
    account, params = _account(call), call.params
    params.choice("time_type", (_ACCOUNT_LEVEL,))
    first, last = _days(params)
    spent = [line for line in account.lines(first, last, call.at) if line.burn.total]
    rows, _ = page_of(spent, params, most=_MOST_ROWS, default=20, names=("page", "size"))
    told: Sequence[dict[str, Any]] = [
        {"cost": units(line.burn.total), "click_count": line.burn.total // 130} for line in rows
    ]
    return Reply(to_json({"result": {"data": told}}))


def _subjects(call: Call) -> Any:
    """One for each account; what stands in them nobody has written down, so nothing does."""
    return [{} for _ in call.world.accounts_on(BILIBILI)]


_ROUTES: Routes = {
    ("GET", f"{_API}/oauth2/subjects"): _subjects,
    ("GET", f"{_API}/report/v2/cash"): _cash,
    ("GET", f"{_API}/report/v2/advertiser"): _report,
}
