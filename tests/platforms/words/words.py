"""What one platform's words are for what all of them say: the suite over all platforms speaks through these."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.accounts import AccountListing, AccountStatus, Platform
from tests.platforms.canned import Asked, Reply

APP_SECRET = "canary-app-secret-1f3a"
ACCESS = "canary-access-token-77b2"
REFRESH = "canary-refresh-token-9c01"
FRESH_ACCESS = "canary-fresh-access-41dd"
FRESH_REFRESH = "canary-fresh-refresh-0e5e"
CODE = "canary-auth-code-52aa"
CANARIES = (APP_SECRET, ACCESS, REFRESH, FRESH_ACCESS, FRESH_REFRESH, CODE)

SUBJECT = "1790000000000011"

ACCOUNT = AccountListing(
    platform_id=SUBJECT, name="A店", currency="CNY", zone="Asia/Shanghai", status=AccountStatus.ACTIVE
)


def code_success(data: object) -> Reply:
    return Reply(body=json.dumps({"code": 0, "message": "OK", "request_id": "r", "data": data}).encode())


def code_refusal(code: str, message: str) -> Reply:
    return Reply(body=json.dumps({"code": int(code), "message": message, "request_id": "r", "data": {}}).encode())


def code_success_is_told(body: object) -> bool:
    return isinstance(body, dict) and body.get("code") == 0


def numbered_page(rows: list[object], name: str, page: int, *, more: bool) -> object:
    info = {"page": page, "page_size": 100, "total_number": 10**6 if more else len(rows), "total_page": page + more}
    return {name: rows, "page_info": info}


def page_in_query(asked: Asked) -> int:
    return int(asked.query.get("page", 1))


def header_token(asked: Asked) -> str:
    return asked.query.get("access_token") or asked.headers.get("Access-Token", "")


ODD_BODIES: tuple[bytes, ...] = (
    b"<!DOCTYPE html><html><body>maintenance</body></html>",
    b'{"code":0,"message":"OK","data":{"list":[',
    b"",
    b"\xff\xfe\x00bad",
    b"[]",
    b'{"message":"OK"}',
    b'{"code":"zero"}',
    b'{"code":0,"data":NaN}',
    b'{"code":0,"message":"OK","data":null}',
    b'{"code":0,"message":"OK","data":{"list":"none","rows":7}}',
    b'{"code":0,"message":"OK","data":{"list":[null],"rows":[[]]}}',
    b"[" * 200_000,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How one platform says what all of them say. The default envelope is `{code, message, data}`."""

    platform: Platform
    read_path: str
    """Path of the small read that the suite makes: daily spend."""
    rows: str
    """Name of the list in the answer of that read."""
    row: object
    """One row of it: 12.34 in the account's currency on 1 January 2026."""
    refused: str
    too_fast: str | None
    """None where no code is published: the status 429 says it."""
    busy: str | None
    """None where no code is published: the status 503 says it."""
    expired: str | None
    """The code of an access token that has expired; None where no such code is published: the clock tells."""
    used_code: str
    token_path: str
    """Where a token is refreshed."""
    exchange_path: str = ""
    """Where a code is exchanged, if elsewhere."""
    grant_data: Mapping[str, object]
    """The token endpoint's answer to a code and to a refresh token alike."""
    not_replaced: tuple[str, ...] = ()
    """Fields of it that a refresh may leave out."""
    refreshes: bool = True
    has_pages: bool = True
    """Whether the read is paged."""
    reads: int = 1
    """How many requests the read makes; `row` is then what each of them brings, 12.34 together."""
    last_day: date = date(2026, 1, 2)
    """The read's last day; it begins on 1 January."""
    account: AccountListing = ACCOUNT
    answers: Mapping[str, str] = field(default_factory=dict)
    """What is typed besides the code."""
    success: Callable[[object], Reply] = code_success
    """The envelope of success around data."""
    token_success: Callable[[object], Reply] | None = None
    """The same for the token endpoint, where it differs."""
    refusal: Callable[[str, str], Reply] = code_refusal
    """The envelope of a refusal: code, message."""
    token_refusal: Callable[[str, str], Reply] | None = None
    is_success: Callable[[object], bool] = code_success_is_told
    """Whether a body (read as JSON) is the envelope of success."""
    page: Callable[..., object] = numbered_page
    """Data of one page: rows, their name, the page's number, whether more follow."""
    page_of: Callable[[Asked], int] = page_in_query
    """Which page a request asks for."""
    token_of: Callable[[Asked], str] = header_token
    """The access token that a request carries."""
    odd_bodies: tuple[bytes, ...] = ODD_BODIES
    """Answers with status 200 that are not as documented."""
    lacks: Mapping[str, str] = field(default_factory=dict)
    """Reading abilities that this platform lacks, each with what its reference page says."""
    carries_any_token: bool = False
    """Whether the token travels where any text may stand."""
    consent_redirect: str | None = "redirect_uri"
    """How the consent page's query calls the redirect; None where there is no consent page."""

    def spend_answer(self) -> Reply:
        return self.success(self.page([self.row], self.rows, 1, more=False))

    def told_token(self, data: object) -> Reply:
        return (self.token_success or self.success)(data)

    def told_token_refusal(self, code: str, message: str) -> Reply:
        return (self.token_refusal or self.refusal)(code, message)

    def limited(self) -> Reply:
        return self.refusal(self.too_fast, "slow down") if self.too_fast else Reply(status=429)

    def in_trouble(self) -> Reply:
        return self.refusal(self.busy, "busy") if self.busy else Reply(status=503)

    def with_row(self, row: object) -> "Words":
        return replace(self, row=row)
