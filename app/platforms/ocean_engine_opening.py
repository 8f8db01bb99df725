"""Opens accounts on Ocean Engine 巨量引擎 as far as its interface goes: a copy of an account, then the papers of the new one.

There is no call that opens an account from nothing. So a request is one of two: with `name` among its fields it asks for a copy
of the account `advertiser_id`; without, it submits the qualification 资质 of the account `advertiser_id`.
"""

from collections.abc import Mapping, Sequence

from app.domain.openings import OpeningRequest, Paper, Review, ReviewState
from app.platforms.client import PlatformClient
from app.platforms.ids import as_number
from app.platforms.nesting import nested, typed
from app.platforms.payload import Payload
from app.platforms.wire import Call, Param, Upload

QUALIFICATIONS = "/open_api/v3.0/advertiser"
SUBJECT_PAPER = "subject.attachment_id"
"""The kind of the paper that belongs to the subject; any other kind is the type of a delivery qualification 投放资质."""

COPY_OPTIONS = {"copy_delivery", "copy_tag", "report_type"}
FLAGS = {"copy_delivery", "copy_tag", "subject.has_effective_date"}

REVIEWS = {
    "STATUS_NOT_SUBMIT": ReviewState.CHANGES_REQUESTED,
    "STATUS_PENDING_CONFIRM": ReviewState.IN_REVIEW,
    "STATUS_WAIT_CONFIRM": ReviewState.IN_REVIEW,
    "STATUS_CONFIRM": ReviewState.APPROVED,
    "STATUS_CONFIRM_FAIL": ReviewState.CHANGES_REQUESTED,
}


def upload(client: PlatformClient, paper: Paper, request: OpeningRequest) -> str:
    """The id of a picture that was sent for the account that it is about."""
    call = Call(
        method="POST",
        path=f"{QUALIFICATIONS}/attachment/upload/",
        form={
            "advertiser_id": as_number(request.fields["advertiser_id"]),
            "attachment_type": "DELIVERY_ATTACHMENT",
            "filename": paper.name,
        },
        files={"image_data": Upload(name=paper.name, content=paper.content, content_type=paper.content_type)},
    )
    return client.read(call).text("attachment_id")


def open_account(
    client: PlatformClient, request: OpeningRequest, uploaded: Sequence[str], *, is_organisation: bool
) -> Review:
    """Copy an account, or submit the papers of one."""
    if "name" in request.fields:
        return _copy_in_organisation(client, request) if is_organisation else _copy_by_agent(client, request)
    return _submit(client, request, uploaded)


def review_of(client: PlatformClient, reference: str) -> Review:
    """The review of the subject's qualification of an account."""
    return read_review(
        client.get(f"{QUALIFICATIONS}/qualification/get/", {"advertiser_id": as_number(reference)}), reference
    )


def read_review(data: Payload, advertiser: str) -> Review:
    """The answer of `qualification/get`."""
    told, reason = data.text("status", ""), data.text("reject_reason", "")
    return _review(advertiser, REVIEWS.get(told, ReviewState.UNKNOWN), told, {"": reason} if reason else {})


def _copy_by_agent(client: PlatformClient, request: OpeningRequest) -> Review:
    """The new account's id may come with the answer or not; where it does not, the agent's list has it by its name."""
    options = {name: text for name, text in request.fields.items() if name in COPY_OPTIONS}
    body: dict[str, Param] = {
        "agent_id": as_number(request.payer),
        "advertiser_id": as_number(request.fields["advertiser_id"]),
        "item": [{"name": request.fields["name"]}],
        **typed(options, flags=FLAGS),
    }
    data = client.once(Call(method="POST", path="/open_api/2/agent/advertiser/copy/", body=body))
    for rows in ("list", "item", "items", "results"):
        for item in data.parts(rows) if data.has(rows) else ():
            account = item.text("advertiser_id", "")
            if not item.flag("success", default=True):
                return _review(account, ReviewState.REFUSED, reasons={"": item.text("error_msg", "")})
            return _review(account, ReviewState.SUBMITTED)
    return _review("", ReviewState.SUBMITTED)


def _copy_in_organisation(client: PlatformClient, request: OpeningRequest) -> Review:
    body: dict[str, Param] = {
        "cc_account_id": as_number(request.payer),
        "advertiser_id": as_number(request.fields["advertiser_id"]),
        "name": request.fields["name"],
    }
    data = client.once(Call(method="POST", path="/open_api/2/customer_center/advertiser/copy/", body=body))
    return _review(data.text("advertiser_id"), ReviewState.SUBMITTED)


def _submit(client: PlatformClient, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
    """The subject's papers replace all that were there before; the others are added."""
    advertiser = request.fields["advertiser_id"]
    papers = list(zip(request.papers, uploaded, strict=True))
    subject = {name: text for name, text in request.fields.items() if name.startswith("subject.")}
    attached = {paper.kind: image for paper, image in papers if paper.kind == SUBJECT_PAPER}
    if subject or attached:
        body = {"advertiser_id": as_number(advertiser), **nested({**typed(subject, flags=FLAGS), **attached})}
        client.once(Call(method="POST", path=f"{QUALIFICATIONS}/qualification/submit/", body=body))
    delivery: list[Param] = [
        {"attachment_ids": [as_number(image)], "qualification_id": 0, "qualification_type": paper.kind}
        for paper, image in papers
        if paper.kind != SUBJECT_PAPER
    ]
    if delivery:
        body = {"advertiser_id": as_number(advertiser), "qualifications": delivery}
        client.once(Call(method="POST", path=f"{QUALIFICATIONS}/delivery_qualification/submit/", body=body))
    return _review(advertiser, ReviewState.SUBMITTED)


def _review(account: str, state: ReviewState, told: str = "", reasons: Mapping[str, str] | None = None) -> Review:
    return Review(reference=account, account=account, state=state, platform_state=told, reasons=reasons or {})
