"""Opening client accounts below a Google Ads manager 开户: what is sent, and what the tree of clients says of it afterwards."""

from collections.abc import Iterable, Mapping

from app.domain.openings import OpeningRequest, Review, ReviewState
from app.errors import WrongAnswer
from app.platforms.google_ads_rows import id_of
from app.platforms.payload import Payload
from app.platforms.wire import Param

FIELDS = ("descriptiveName", "currencyCode", "timeZone")
"""All required; currency and zone can never be changed."""

STATES = {"ENABLED": ReviewState.APPROVED}
"""A new account is there at once: no review is known, and any other status says that it was stopped later."""


def new_client(fields: Mapping[str, str]) -> dict[str, Param]:
    """The body of the call; WrongAnswer names the first field that is missing."""
    for name in FIELDS:
        if not fields.get(name, "").strip():
            raise WrongAnswer(name, "empty")
    return {"customerClient": {name: fields[name].strip() for name in FIELDS}, "validateOnly": False}


def read_opened(answer: Payload) -> Review:
    """The account exists from now on."""
    account = id_of(answer.text("resourceName"))
    return Review(reference=account, account=account, state=ReviewState.APPROVED)


def review_in(clients: Iterable[Payload], request: OpeningRequest, reference: str = "") -> Review | None:
    """The review of the account with this number, else of the only one with the request's name and currency.

    None where there is no such account; UNKNOWN, without a number, where several have that name.
    """
    found = [client for client in clients if _is_meant(client, request, reference)]
    if not found:
        return None
    if len(found) > 1:
        return Review(reference="", state=ReviewState.UNKNOWN)
    account, status = found[0].text("id"), found[0].text("status", "")
    return Review(
        reference=account,
        account=account,
        state=STATES.get(status, ReviewState.UNKNOWN),
        platform_state=status,
    )


def _is_meant(client: Payload, request: OpeningRequest, reference: str) -> bool:
    if reference:
        return client.text("id") == reference
    return client.text("descriptiveName", "") == request.fields.get("descriptiveName", "").strip() and client.text(
        "currencyCode", ""
    ) == request.fields.get("currencyCode", "")
