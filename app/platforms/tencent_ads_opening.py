"""Opens accounts under a Tencent Ads 腾讯广告 agency: pictures, the application under our own number, its review."""

import hashlib
from collections.abc import Iterator, Sequence

from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review, ReviewState
from app.platforms.client import PlatformClient
from app.platforms.ids import as_number
from app.platforms.nesting import nested, typed
from app.platforms.payload import Payload
from app.platforms.wire import Call, Param, Upload

NUMBERS = {"account_id", "area_code", "system_industry_id", "daily_budget"}
FLAGS = {"is_adx"}

REVIEWS = {
    "CUSTOMER_STATUS_NORMAL": ReviewState.APPROVED,
    "CUSTOMER_STATUS_PENDING": ReviewState.IN_REVIEW,
    "CUSTOMER_STATUS_TOBE_ACCEPTED": ReviewState.IN_REVIEW,
    "CUSTOMER_STATUS_TOBE_ACTIVATED": ReviewState.IN_REVIEW,
    "CUSTOMER_STATUS_MATERIAL_PREPARED": ReviewState.SUBMITTED,
    "CUSTOMER_STATUS_UNREGISTERED": ReviewState.SUBMITTED,
    "CUSTOMER_STATUS_DENIED": ReviewState.CHANGES_REQUESTED,  # what is wrong can be mended with advertiser/update
    "CUSTOMER_STATUS_FROZEN": ReviewState.REFUSED,
    "CUSTOMER_STATUS_FROZEN_TEMPORARILY": ReviewState.REFUSED,
    "CUSTOMER_STATUS_SUSPEND": ReviewState.REFUSED,
    "CUSTOMER_STATUS_DELETED": ReviewState.REFUSED,
}


CODE_FIELDS = ("account_id", "corporation_name", "system_industry_id")


def read_codes(row: Payload) -> Iterator[CarriedCode]:
    """The industry that a row of `advertiser/get` tells; 0 is none."""
    code = row.text("system_industry_id", "0")
    if code != "0":
        yield CarriedCode(choice="system_industry_id", code=code, account=row.text("corporation_name", ""))


def upload(client: PlatformClient, paper: Paper, request: OpeningRequest) -> str:
    """The id of a picture that was sent for the agency; its MD5 proves that it came whole."""
    call = Call(
        method="POST",
        path="/v3.0/qualification_images/add",
        form={
            "account_id": as_number(request.payer),
            "signature": hashlib.md5(paper.content, usedforsecurity=False).hexdigest(),
        },
        files={"file": Upload(name=paper.name, content=paper.content, content_type=paper.content_type)},
    )
    return client.read(call).text("image_id")


def open_account(client: PlatformClient, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
    """Send the application; a picture goes where its paper's kind says (`certification_image_id`).

    The same application twice is one account: our key travels as `X-Request-Id`. With `account_id` among the fields, an account
    that exists is mended instead.
    """
    pictures = {paper.kind: image for paper, image in zip(request.papers, uploaded, strict=True)}
    body: dict[str, Param] = {"agency_id": as_number(request.payer)} if request.payer else {}
    body |= nested({**typed(request.fields, numbers=NUMBERS, flags=FLAGS), **pictures})
    action = "update" if request.fields.get("account_id") else "add"
    call = Call(method="POST", path=f"/v3.0/advertiser/{action}", body=body, headers={"X-Request-Id": request.key})
    account = client.once(call).text("account_id", request.fields.get("account_id"))
    return Review(reference=account, account=account, state=ReviewState.SUBMITTED)


def review_of(client: PlatformClient, reference: str, request: OpeningRequest) -> Review:
    """The status of the new account, and why it was denied."""
    asked: dict[str, Param] = {
        "account_id": as_number(reference),
        "fields": ["account_id", "system_status", "reject_message"],
        "pagination_mode": "PAGINATION_MODE_NORMAL",
        "page": 1,
        "page_size": 1,
    }
    if request.payer:
        asked["agency_id"] = as_number(request.payer)
    rows = client.get("/v3.0/advertiser/get", asked).parts("list")
    mine = next((row for row in rows if row.text("account_id", reference) == reference), None)
    if mine is None:
        return Review(reference=reference, account=reference, state=ReviewState.UNKNOWN)
    told, reason = mine.text("system_status", ""), mine.text("reject_message", "")
    return Review(
        reference=reference,
        account=reference,
        state=REVIEWS.get(told, ReviewState.UNKNOWN),
        platform_state=told,
        reasons={"": reason} if reason else {},
    )
