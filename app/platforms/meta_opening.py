"""Opening ad accounts in a Meta business 开户: what is sent, and what the list of its accounts says of it afterwards."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.openings import CarriedCode, OpeningRequest, Review, ReviewState
from app.errors import WrongAnswer
from app.platforms.meta_rows import STATUS_WORDS
from app.platforms.payload import Payload
from app.platforms.wire import Param

LOOKED_UP = "account_id,name,account_status,disable_reason"

NEEDED = ("name", "currency", "timezone_id", "end_advertiser", "media_agency", "partner")
"""`timezone_id` is a number of Meta's own list; the last three are a page, an app, NONE or UNFOUND, and stay once set."""
OPTIONAL = (
    "invoice",
    "invoice_group_id",
    "invoicing_emails",
    "io",
    "po_number",
    "funding_id",
    "ad_account_created_from_bm_flag",
)

STATES = {
    "1": ReviewState.APPROVED,
    "7": ReviewState.IN_REVIEW,
    "2": ReviewState.REFUSED,
}

DISABLE_REASONS = {
    "3": "RISK_PAYMENT",
    "7": "PERMANENT_CLOSE",
    "8": "UNUSED_RESELLER_ACCOUNT",
    "15": "COMPROMISED_AD_ACCOUNT",
}


PARTIES = ("end_advertiser", "media_agency", "partner")
CODE_FIELDS = f"account_id,name,timezone_id,timezone_name,{','.join(PARTIES)}"


def read_codes(row: Payload) -> Iterator[CarriedCode]:
    """The zone that an account's row tells, and for whom the account is."""
    account = row.text("name", "")
    if code := row.text("timezone_id", ""):
        yield CarriedCode(choice="timezone_id", code=code, name=row.text("timezone_name", ""), account=account)
    for party in PARTIES:
        if code := row.text(party, ""):
            yield CarriedCode(choice=party, code=code, account=account)


def new_account(fields: Mapping[str, str]) -> dict[str, Param]:
    """The form of the call; WrongAnswer names the first field that is missing."""
    for name in NEEDED:
        if not fields.get(name, "").strip():
            raise WrongAnswer(name, "empty")
    return {name: fields[name].strip() for name in (*NEEDED, *OPTIONAL) if fields.get(name, "").strip()}


def read_opened(answer: Payload) -> Review:
    """The account exists from now on; what its status is, only a look at it tells."""
    account = answer.text("account_id") if answer.has("account_id") else answer.text("id").removeprefix("act_")
    return Review(reference=account, account=account, state=ReviewState.SUBMITTED)


def review_in(accounts: Iterable[Payload], request: OpeningRequest, reference: str = "") -> Review | None:
    """The review of the account with this number, else of the only one with the request's name.

    None where there is no such account; UNKNOWN, without a number, where several have that name.
    """
    name = request.fields.get("name", "").strip()
    found = [
        one for one in accounts if (one.text("account_id") == reference if reference else one.text("name", "") == name)
    ]
    if not found:
        return None
    return read_review(found[0]) if len(found) == 1 else Review(reference="", state=ReviewState.UNKNOWN)


def read_review(row: Payload) -> Review:
    """What the account's status says; a reason is told for disabled ones."""
    account, status = row.text("account_id"), row.text("account_status", "")
    reason = row.text("disable_reason", "0")
    return Review(
        reference=account,
        account=account,
        state=STATES.get(status, ReviewState.UNKNOWN),
        platform_state=STATUS_WORDS.get(status, status),
        reasons={"": DISABLE_REASONS.get(reason, reason)} if reason != "0" else {},
    )
