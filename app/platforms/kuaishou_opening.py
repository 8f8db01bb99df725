"""Opens accounts under a Kuaishou 磁力引擎 agent: proof of the Kuaishou id, the account, its papers, their review."""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review, ReviewState
from app.errors import OutcomeUnknown, Refused, Unreachable
from app.platforms.client import PlatformClient
from app.platforms.envelope import words_of
from app.platforms.ids import as_number
from app.platforms.payload import Payload
from app.platforms.wire import Call, Param, Upload

PREFIX = "/rest/openapi"

CREATE_FIELDS = ("advertiser_user_id", "corporation_name", "sms_code", "uc_type", "account_name")
CERT_FIELDS = (
    "industry_id",
    "corporation_name",
    "web_site",
    "contact_name",
    "email",
    "phone",
    "product_name",
    "marketing_content_type",
    "licence_id",
    "licence_location",
)
NUMBERS = {"advertiser_user_id", "industry_id", "marketing_content_type"}
"""Fields that are numbers on the wire; a licence's number is text however it looks."""

REVIEWS = {
    "0": ReviewState.SUBMITTED,
    "1": ReviewState.IN_REVIEW,
    "2": ReviewState.APPROVED,
    "3": ReviewState.CHANGES_REQUESTED,
    "4": ReviewState.REFUSED,  # banned
}


def send_sms_code(client: PlatformClient, request: OpeningRequest) -> bool:
    """Whether a code was sent to the owner of the Kuaishou id, and must come with the application."""
    body = {**_agent(request), "advertiser_user_id": as_number(request.fields["advertiser_user_id"])}
    call = Call(method="POST", path=f"{PREFIX}/gw/agent/v1/sms_code/send", body=body)
    return client.once(call).flag("check_sms_code", default=False)


def upload(client: PlatformClient, paper: Paper, request: OpeningRequest) -> str:
    """The token of a picture that was sent: jpg, jpeg, pdf or gif under 5 MB."""
    call = Call(
        method="POST",
        path=f"{PREFIX}/v1/agent/file/upload",
        form=_agent(request),
        files={"file": Upload(name=paper.name, content=paper.content, content_type=paper.content_type)},
    )
    return client.read(call).text("file_token")


def open_account(client: PlatformClient, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
    """Create, then submit the papers; with `advertiser_id` among the fields only the papers are sent, anew.

    What becomes of the papers never hides the account that was created: its id is in the review either way.
    """
    account = request.fields.get("advertiser_id", "") or _create(client, request)
    call = Call(
        method="POST",
        path=f"{PREFIX}/v1/agent/advertiser/cert/submit",
        body={**_agent(request), "advertiser_id": as_number(account), **_papers(request, uploaded)},
    )
    try:
        is_taken = client.once(call).flag("result", default=True)
    except OutcomeUnknown as unknown:
        return _review(account, ReviewState.UNKNOWN, reasons={"": unknown.what})
    except Refused as refused:
        return _review(account, ReviewState.CHANGES_REQUESTED, refused.code, {"": refused.message})
    except Unreachable as error:
        return _review(account, ReviewState.CHANGES_REQUESTED, reasons={"": error.detail})
    return _review(account, ReviewState.SUBMITTED if is_taken else ReviewState.CHANGES_REQUESTED)


def review_of(client: PlatformClient, reference: str, request: OpeningRequest) -> Review:
    """The review of the papers of an advertiser."""
    asked = {**_agent(request), "advertiser_id": as_number(reference)}
    return read_review(client.post(f"{PREFIX}/v1/agent/advertiser/cert/get", asked), reference)


def read_review(data: Payload, advertiser: str) -> Review:
    """The answer of `cert/get`; reasons by the category of the paper they are about."""
    told = data.text("review_status", "")
    reasons = {"": detail} if (detail := words_of(data, "review_details")) else {}
    papers = data.inner("ad_bp_cert")
    for paper in papers.parts("common_cert_list") if papers.has("common_cert_list") else ():
        if detail := words_of(paper, "review_detail"):
            reasons[paper.text("cert_category", "")] = detail
    return _review(advertiser, REVIEWS.get(told, ReviewState.UNKNOWN), told, reasons)


def read_codes(data: Payload) -> Iterator[CarriedCode]:
    """What the answer of `v1/advertiser/info` tells of the platform's own numbers."""
    account = data.text("product_name", "") or data.text("user_name", "")
    industry = " · ".join(filter(None, (data.text("primary_industry_name", ""), data.text("industry_name", ""))))
    if code := data.text("industry_id", ""):
        yield CarriedCode(choice="industry_id", code=code, name=industry, account=account)
    if user := data.text("user_id", ""):
        yield CarriedCode(choice="advertiser_user_id", code=user, name=data.text("user_name", ""), account=account)


def _create(client: PlatformClient, request: OpeningRequest) -> str:
    told = _filled(request, CREATE_FIELDS)
    body = {**_agent(request), "uc_type": "DSP_MAPI", **told}
    return client.once(Call(method="POST", path=f"{PREFIX}/gw/agent/v1/advertiser/create", body=body)).text("id")


def _papers(request: OpeningRequest, uploaded: Sequence[str]) -> dict[str, Param]:
    papers: list[Param] = [
        {
            "cert_id": 0,
            "cert_category": as_number(paper.kind),
            "file_token": token,
            "expire_time": paper.expires_on,
        }
        for paper, token in zip(request.papers, uploaded, strict=True)
    ]
    return {**_filled(request, CERT_FIELDS), "cert_list": papers}


def _filled(request: OpeningRequest, names: Sequence[str]) -> dict[str, Param]:
    return {
        name: as_number(request.fields[name]) if name in NUMBERS else request.fields[name]
        for name in names
        if request.fields.get(name)
    }


def _agent(request: OpeningRequest) -> dict[str, Param]:
    return {"agent_id": as_number(request.payer)}


def _review(account: str, state: ReviewState, told: str = "", reasons: Mapping[str, str] | None = None) -> Review:
    return Review(reference=account, account=account, state=state, platform_state=told, reasons=reasons or {})
