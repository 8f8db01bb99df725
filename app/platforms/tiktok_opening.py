"""Opens accounts in a TikTok Business Center: pictures, the application, its review; without a key, so it is sent once."""

from collections.abc import Iterator, Sequence

from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review, ReviewState
from app.platforms.client import PlatformClient
from app.platforms.nesting import nested, typed
from app.platforms.payload import Payload
from app.platforms.wire import Call, Param, Upload

PREFIX = "/open_api/v1.3"

NUMBERS = {"customer_info.industry"}
FLAGS = {"tied_to_billing_group"}
MANY = "qualification_info.qualification_image_ids"
"""Papers of this kind go into one list; any other kind is the name of one field (`qualification_info.license_image_id`)."""

REVIEWS = {
    "STATUS_ENABLE": ReviewState.APPROVED,
    "STATUS_PENDING_CONFIRM": ReviewState.IN_REVIEW,
    "STATUS_PENDING_VERIFIED": ReviewState.IN_REVIEW,
    "STATUS_PENDING_CONFIRM_MODIFY": ReviewState.IN_REVIEW,
    "STATUS_WAIT_FOR_BPM_AUDIT": ReviewState.IN_REVIEW,
    "STATUS_WAIT_FOR_PUBLIC_AUTH": ReviewState.IN_REVIEW,
    "STATUS_SELF_SERVICE_UNAUDITED": ReviewState.IN_REVIEW,
    "STATUS_CONTRACT_PENDING": ReviewState.IN_REVIEW,
    "STATUS_CONFIRM_FAIL": ReviewState.CHANGES_REQUESTED,
    "STATUS_CONFIRM_MODIFY_FAIL": ReviewState.CHANGES_REQUESTED,
    "STATUS_CONFIRM_FAIL_END": ReviewState.REFUSED,
    "STATUS_DISABLE": ReviewState.REFUSED,
    "STATUS_LIMIT": ReviewState.REFUSED,
}


CODE_FIELDS = ("advertiser_id", "name", "industry")


def read_codes(row: Payload) -> Iterator[CarriedCode]:
    """The industry that a row of `advertiser/info` tells; whether it may be words instead of a number is not published, words are left."""
    code = row.text("industry", "")
    if code.isdecimal():
        yield CarriedCode(choice="customer_info.industry", code=code, account=row.text("name", ""))


def upload(client: PlatformClient, paper: Paper, request: OpeningRequest) -> str:
    """The id of a picture that was sent to the Business Center: JPG or PNG of 10 MB at most."""
    picture = Upload(name=paper.name, content=paper.content, content_type=paper.content_type)
    call = Call(
        method="POST",
        path=f"{PREFIX}/bc/image/upload/",
        form={"bc_id": request.payer},
        files={"image_file": picture},
    )
    return client.read(call).text("image_id")


def open_account(client: PlatformClient, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
    """Send the application; after OutcomeUnknown look for the name among the accounts before it is sent again."""
    papers = list(zip(request.papers, uploaded, strict=True))
    pictures: dict[str, Param] = {paper.kind: image for paper, image in papers if paper.kind != MANY}
    if several := [image for paper, image in papers if paper.kind == MANY]:
        pictures[MANY] = several
    fields = typed(request.fields, numbers=NUMBERS, flags=FLAGS)
    body: dict[str, Param] = {"bc_id": request.payer, **nested({**fields, **pictures})}
    account = client.once(Call(method="POST", path=f"{PREFIX}/bc/advertiser/create/", body=body)).text("advertiser_id")
    return Review(reference=account, account=account, state=ReviewState.SUBMITTED)


def review_of(client: PlatformClient, reference: str) -> Review:
    """The new account's status, and why it was refused."""
    asked: dict[str, Param] = {
        "advertiser_ids": [reference],
        "fields": ["advertiser_id", "status", "rejection_reason"],
    }
    rows = client.get(f"{PREFIX}/advertiser/info/", asked).parts("list")
    mine = next((row for row in rows if row.text("advertiser_id") == reference), None)
    return read_review(mine, reference) if mine else Review(reference=reference, state=ReviewState.UNKNOWN)


def read_review(row: Payload, advertiser: str) -> Review:
    """A row of `advertiser/info`."""
    told, reason = row.text("status", ""), row.text("rejection_reason", "")
    return Review(
        reference=advertiser,
        account=advertiser,
        state=REVIEWS.get(told, ReviewState.UNKNOWN),
        platform_state=told,
        reasons={"": reason} if reason else {},
    )
