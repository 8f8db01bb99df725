"""Practice Ocean Engine: new accounts as copies of old ones, and the qualifications 资质 that a reviewer looks at."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from app.sandbox.holders import Account, Life
from app.sandbox.ocean_accounts import NOT_PERMITTED, account_of, under
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ENGINE, OCEAN_ORGANISATION
from app.sandbox.plan import Place
from app.sandbox.reviews import Application, State
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, Refusal, local_text, page_of

_MOST = 100
_QUALIFICATION, _DELIVERY = "qualification", "delivery"
_STATUSES = {
    State.PENDING: "STATUS_PENDING_CONFIRM",
    State.APPROVED: "STATUS_CONFIRM",
    State.DENIED: "STATUS_CONFIRM_FAIL",
    State.WANTS_DOCUMENT: "STATUS_CONFIRM_FAIL",
}
_SUBJECT = (
    "company_type", "check_type", "company_name", "proprietor_name", "qualification_code", "qualification_type",
    "attachment_id", "registered_nation_name", "registered_province_name", "registered_city_name", "address",
    "has_effective_date", "effective_date", "qualification_id",
)  # fmt: skip
_ALL, _SOME, _NOTHING = 1, 2, 3
"""The copy's status: how many of its items were made."""


class Openings:
    """The routes of copies, attachments and qualifications, and the attachments that were handed in."""

    def __init__(self) -> None:
        self._numbers = count(7_200_000_000_000_000_001)
        self._attachments: set[int] = set()
        self.routes: Routes = {
            ("GET", "/open_api/v3.0/advertiser/qualification/get/"): _qualification,
            ("GET", "/open_api/v3.0/advertiser/delivery_qualification/list/"): _deliveries,
        }
        self.effects: Routes = {
            ("POST", "/open_api/2/agent/advertiser/copy/"): _copy_for_agent,
            ("POST", "/open_api/2/customer_center/advertiser/copy/"): _copy_for_organisation,
            ("POST", "/open_api/v3.0/advertiser/attachment/upload/"): self._upload,
            ("POST", "/open_api/v3.0/advertiser/qualification/submit/"): self._submit,
            ("POST", "/open_api/v3.0/advertiser/delivery_qualification/submit/"): self._submit_deliveries,
        }

    def _upload(self, call: Call) -> Any:
        """The name of the file's part is not certain, so any will do."""
        account_of(call, call.params.whole("advertiser_id"))
        call.params.choice("attachment_type", ("DELIVERY_ATTACHMENT",))
        call.params.text("filename")
        if not any(one.content for one in call.request.files().values()):
            raise call.params.refuse("image_data: missing file")
        number = next(self._numbers)
        self._attachments.add(number)
        return {"attachment_id": number}

    def _submit(self, call: Call) -> Any:
        """A full replacement; it is looked at anew, and an account that waits for it follows."""
        account = account_of(call, call.params.whole("advertiser_id"))
        subject = call.params.group("subject", is_required=True)
        subject.choice("company_type", ("COMPANY", "INDIVIDUAL"))
        subject.text("company_name")
        self._check(subject, subject.text("attachment_id", ""))
        told = {name: subject.text(name) for name in _SUBJECT if subject.has(name)}
        call.world.review(
            Application(
                platform=OCEAN_ENGINE,
                subject=_QUALIFICATION,
                number=account.number,
                documents=told,
                wanted=("qualification_code", "attachment_id"),
                may_want=("proprietor_name",),
                account=None if account.life is Life.LIVE else account,
                sent_at=call.now,
                details=told,
            )
        )
        return {}

    def _submit_deliveries(self, call: Call) -> Any:
        account = account_of(call, call.params.whole("advertiser_id"))
        asked = call.params.groups("qualifications", most=_MOST)
        return {"qualification_ids": [self._submit_delivery(call, account, one) for one in asked]}

    def _submit_delivery(self, call: Call, account: Account, asked: Params) -> int:
        images = asked.ids("attachment_ids", most=_MOST)
        for one in images:
            self._check(asked, str(one))
        number = asked.whole("qualification_id", 0, low=0) or next(self._numbers)
        call.world.review(
            Application(
                platform=OCEAN_ENGINE,
                subject=_DELIVERY,
                number=number,
                documents={"attachment_ids": str(images[0]) if images else ""},
                wanted=("attachment_ids",),
                sent_at=call.now,
                details={"of": account.number, "type": asked.text("qualification_type"), "images": images},
            )
        )
        return number

    def _check(self, params: Params, attachment: str) -> None:
        if attachment and not (attachment.isdigit() and int(attachment) in self._attachments):
            raise params.refuse("attachment_id: no such attachment")


def _copy_for_agent(call: Call) -> Any:
    if (number := call.params.whole("agent_id")) != OCEAN_AGENT:
        raise Refusal(NOT_PERMITTED, f"No permission to operate agent {number}")
    original = account_of(call, call.params.whole("advertiser_id"))
    items = [_copied(call, original, one.text("name"), OCEAN_AGENT) for one in call.params.groups("item", most=_MOST)]
    made = sum(one["success"] for one in items)
    status = _ALL if made == len(items) else _SOME if made else _NOTHING
    return {"copy_status": status, "item": items}


def _copied(call: Call, original: Account, name: str, manager: int) -> dict[str, Any]:
    if any(one.name == name for one in under(call.world, manager)):
        return {"name": name, "success": False, "error_msg": "账户名称重复"}
    return {"name": name, "advertiser_id": _opened(call, original, name, manager), "success": True, "error_msg": ""}


def _copy_for_organisation(call: Call) -> Any:
    if (number := call.params.whole("cc_account_id")) != OCEAN_ORGANISATION:
        raise Refusal(NOT_PERMITTED, f"No permission to operate cc_account_id {number}")
    original, name = account_of(call, call.params.whole("advertiser_id")), call.params.text("name")
    if any(one.name == name for one in under(call.world, OCEAN_ORGANISATION)):
        raise call.params.refuse("name: 账户名称重复")
    return {"advertiser_id": _opened(call, original, name, OCEAN_ORGANISATION)}


def _opened(call: Call, original: Account, name: str, manager: int) -> int:
    account = call.world.open_account(
        OCEAN_ENGINE, name=name, company=original.company, now=call.now, place=Place(manager)
    )
    call.world.review(
        Application(
            platform=OCEAN_ENGINE,
            subject="account",
            number=account.number,
            documents={},
            may_want=("attachment_id",),
            account=account,
            sent_at=call.now,
        )
    )
    return account.number


def _qualification(call: Call) -> Any:
    account = account_of(call, call.params.whole("advertiser_id"))
    application = call.world.reviews.get(OCEAN_ENGINE, _QUALIFICATION, account.number)
    if application is None:
        return {"status": "STATUS_NOT_SUBMIT", "reject_reason": "", "subject": None, "industries": []}
    return {
        "status": _STATUSES[application.state],
        "reject_reason": application.reason,
        "subject": dict(application.details),
        "industries": [],
    }


def _deliveries(call: Call) -> Any:
    account = account_of(call, call.params.whole("advertiser_id"))
    status = call.params.choice("status", (*set(_STATUSES.values()), ""), "")
    own: Sequence[Application] = [
        one
        for one in call.world.reviews.of(OCEAN_ENGINE)
        if one.subject == _DELIVERY and one.details["of"] == account.number
        if status in ("", _STATUSES[one.state])
    ]
    rows, info = page_of(own, call.params, most=_MOST)
    return {"list": [_delivery(account, one) for one in rows], "page_info": info}


def _delivery(account: Account, application: Application) -> dict[str, Any]:
    is_judged = application.state is not State.PENDING
    return {
        "qualification_id": application.number,
        "qualification_type": application.details["type"],
        "status": _STATUSES[application.state],
        "reject_reason": application.reason,
        "audit_time": local_text(account, application.verdict_at) if is_judged else "",
        "images": [],
    }
