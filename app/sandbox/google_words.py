"""How practice Google Ads says no, and how it writes amounts, times and names of resources."""

from datetime import UTC, datetime, timedelta
from typing import Any

from app.sandbox.google_ads_plan import GOOGLE_ADS, GOOGLE_MANAGER
from app.sandbox.holders import Account, Life
from app.sandbox.stage import Call
from app.sandbox.wire import Code, Refusal

VERSION = "v26"
MICROS = 10_000
"""Micros of a cent."""

_STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
}
_FAILURE = f"type.googleapis.com/google.ads.googleads.{VERSION}.errors.GoogleAdsFailure"


def refusal(group: str, name: str, message: str, *, status: int = 400, **facts: Any) -> Refusal:
    """An error by its group and name, such as queryError UNRECOGNIZED_FIELD; facts: trigger, field, details."""
    return Refusal(f"{group}.{name}", message, status=status, facts=facts)


def error_body(code: Code, message: str, status: int, facts: Any, request_id: str) -> dict[str, Any]:
    """The envelope of an error with its GoogleAdsFailure."""
    group, _, name = str(code).partition(".")
    error: dict[str, Any] = {"errorCode": {group: name}, "message": message}
    if trigger := facts.get("trigger"):
        error["trigger"] = {"stringValue": trigger}
    if field := facts.get("field"):
        error["location"] = {"fieldPathElements": [{"fieldName": field}]}
    if details := facts.get("details"):
        error["details"] = details
    failure = {"@type": _FAILURE, "errors": [error], "requestId": request_id}
    word = _STATUSES.get(status, "INTERNAL")
    return {"error": {"code": status, "message": message, "status": word, "details": [failure]}}


def denied(message: str = "User doesn't have permission to access customer.") -> Refusal:
    """What a customer gets who cannot be reached; often the header login-customer-id is missing."""
    return refusal("authorizationError", "USER_PERMISSION_DENIED", message, status=403)


def missing(field: str) -> Refusal:
    """A required field that is not there."""
    return refusal("fieldError", "REQUIRED", "The required field was not present.", field=field)


def is_manager(call: Call) -> bool:
    """Whether the path names the manager; Refusal for whom the caller cannot reach."""
    number = call.places["id"]
    if number == str(GOOGLE_MANAGER):
        return True
    if not (number.isascii() and number.isdigit()) or call.world.account(GOOGLE_ADS, int(number)) is None:
        raise denied()
    return False


def client_of(call: Call) -> Account:
    """The client that the path names; Refusal for the manager, who has no billing of its own."""
    account = None if is_manager(call) else call.world.account(GOOGLE_ADS, int(call.places["id"]))
    if account is None:
        word = "CANNOT_BE_EXECUTED_BY_MANAGER_ACCOUNT"
        raise refusal("requestError", word, "The request cannot be executed by a manager account.")
    return account


def check_may_change(account: Account) -> None:
    """Accounts that were suspended or closed cannot be changed."""
    if account.status == "SUSPENDED":
        word = "ACTION_NOT_PERMITTED_FOR_SUSPENDED_ACCOUNT"
        raise refusal("authorizationError", word, "The action is not permitted for a suspended account.", status=403)
    if account.status != "ENABLED":
        word = "CUSTOMER_NOT_ENABLED"
        raise refusal("authorizationError", word, "The customer account can't be accessed.", status=403)


def micros(cents: int) -> str:
    """Cents as the text of an int64 of micros."""
    return str(cents * MICROS)


def is_open(account: Account) -> bool:
    """Whether the account ever had billing."""
    return account.life is not Life.NEVER or bool(account.limits)


def time_text(account: Account, at: int) -> str:
    """yyyy-MM-dd HH:mm:ss in the account's zone, which the text does not tell."""
    shown = datetime.fromtimestamp(at, UTC) + timedelta(hours=account.offset_hours)
    return shown.strftime("%Y-%m-%d %H:%M:%S")


def place_of(account: Account, collection: str, number: int) -> str:
    """The name of a resource below a customer, such as customers/2000000001/accountBudgets/66."""
    return f"customers/{account.number}/{collection}/{number}"
