"""Practice Kuaishou: the agent opens an advertiser, uploads papers and hands in the certificates 资质 that are then reviewed."""

from collections.abc import Mapping
from itertools import count
from pathlib import PurePosixPath
from typing import Any

from app.sandbox.kuaishou_accounts import advertiser, agent
from app.sandbox.kuaishou_plan import KUAISHOU
from app.sandbox.reviews import Application, State
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params

_CERTS = "cert"
_LICENCE = "1"
_CATEGORIES = ("1", "2", "3", "4")
_DELIVERY = "5"
_MOST_CERTS = 50
_LONGEST_NAME = 50
_LARGEST_FILE = 5 * 1024 * 1024
_ENDINGS = {".jpg", ".jpeg", ".pdf", ".gif"}
_REVIEWED = {State.PENDING: 1, State.APPROVED: 2, State.DENIED: 3, State.WANTS_DOCUMENT: 3}
_WAITS, _PASSED, _BANNED = 0, 2, 4
_SMS_CODE = "123456"
"""What every practice SMS says."""


class Openings:
    """The routes, and the files that were handed in."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._certs = count(880_001)
        self._asked: set[int] = set()
        self.routes: Routes = {("POST", "/v1/agent/advertiser/cert/get"): _certificates}
        self.effects: Routes = {
            ("POST", "/gw/agent/v1/sms_code/send"): self._send_code,
            ("POST", "/gw/agent/v1/advertiser/create"): self._create,
            ("POST", "/v1/agent/file/upload"): self._upload,
            ("POST", "/v1/agent/advertiser/cert/submit"): self._submit,
            ("POST", "/v1/agent/advertiser/delivery_cert/submit"): self._submit_deliveries,
        }

    def _send_code(self, call: Call) -> Any:
        """Whose Kuaishou id is odd must prove it by a code."""
        agent(call)
        user = call.params.whole("advertiser_user_id")
        if _needs_code(user):
            self._asked.add(user)
        return {"check_sms_code": _needs_code(user)}

    def _create(self, call: Call) -> Any:
        agent(call)
        params = call.params
        user, company = params.whole("advertiser_user_id"), _named(params, "corporation_name")
        params.choice("uc_type", ("DSP_MAPI", "ESP_CID"), "DSP_MAPI")
        if _needs_code(user) and (user not in self._asked or params.text("sms_code", "") != _SMS_CODE):
            raise params.refuse("sms_code: is wrong")
        name = params.text("account_name", company)
        account = call.world.open_account(KUAISHOU, name=name, company=company, now=call.now)
        account.status = str(_WAITS)
        account.kept["user_id"] = user
        return {"id": account.number}

    def _upload(self, call: Call) -> Any:
        agent(call)
        file = call.request.files().get("file")
        if file is None or not file.content:
            raise call.params.refuse("file: missing file")
        if PurePosixPath(file.filename.lower()).suffix not in _ENDINGS or len(file.content) >= _LARGEST_FILE:
            raise call.params.refuse("file: jpg, jpeg, pdf or gif under 5 MB")
        token = f"practice-file-{len(self._files) + 1:06d}"
        self._files.add(token)
        return {"file_token": token, "url": f"https://kuaishou.example/{token}"}

    def _submit(self, call: Call) -> Any:
        """The papers of an account that is not open yet go to its reviewer."""
        agent(call)
        account, params = advertiser(call), call.params
        industry = params.whole("industry_id")
        company = _named(params, "corporation_name")
        for name in ("web_site", "licence_id"):
            params.text(name)
        if params.text("licence_location").count("-") != 1:
            raise params.refuse("licence_location: must be xx省-xx市")
        params.choice("marketing_content_type", ("1", "2"))
        product = params.text("product_name")
        certs = [self._cert(one, _CATEGORIES) for one in params.groups("cert_list", most=_MOST_CERTS)]
        account.company = company
        account.kept |= {"industry_id": industry, "product_name": product}
        call.world.review(
            Application(
                platform=KUAISHOU,
                subject=_CERTS,
                number=account.number,
                documents={str(one["cert_category"]): str(one["file_token"]) for one in certs},
                wanted=(_LICENCE,),
                may_want=("2",),
                account=account,
                sent_at=call.now,
                details={"certs": certs},
            )
        )
        return {"result": True}

    def _submit_deliveries(self, call: Call) -> Any:
        """Whatever was there is replaced; no list deletes all."""
        agent(call)
        account = advertiser(call)
        if account.status != str(_PASSED):
            raise call.params.refuse("advertiser_id: must be open first")
        asked = call.params.groups("cert_list", most=_MOST_CERTS) if call.params.has("cert_list") else []
        account.kept["deliveries"] = [self._cert(one, (_DELIVERY,)) for one in asked]
        return {"result": True}

    def _cert(self, params: Params, categories: tuple[str, ...]) -> dict[str, Any]:
        token = params.text("file_token")
        if token not in self._files:
            raise params.refuse("file_token: no such file")
        if params.has("expire_time"):
            params.day("expire_time")
        return {
            "cert_id": params.whole("cert_id", 0, low=0) or next(self._certs),
            "cert_category": int(params.choice("cert_category", categories)),
            "file_token": token,
        }


def _needs_code(user: int) -> bool:
    return user % 2 == 1


def _named(params: Params, name: str) -> str:
    text = params.text(name)
    if len(text) > _LONGEST_NAME:
        raise params.refuse(f"{name}: at most {_LONGEST_NAME} characters")
    return text


def _certificates(call: Call) -> Any:
    """Where the papers stand; an account that handed in none is as the platform's list has it."""
    if call.params.has("agent_id"):
        agent(call)
    account = advertiser(call)
    application = call.world.reviews.get(KUAISHOU, _CERTS, account.number)
    status = _REVIEWED[application.state] if application else int(account.status)
    reason = application.reason if application else ""
    certs = application.details["certs"] if application else []
    assert isinstance(certs, list)
    return {
        "review_status": status,
        "review_details": reason,
        "quality_control_status": 0,
        "auth_status": 0,
        "frozen_status": 2 if status == _BANNED else 1,
        "ad_bp_cert": {"common_cert_list": [_told(one, application) for one in certs]},
    }


def _told(cert: Mapping[str, Any], application: Application | None) -> dict[str, Any]:
    assert application is not None
    is_asked_for = application.state is State.WANTS_DOCUMENT
    return {
        "cert_id": cert["cert_id"],
        "cert_category": cert["cert_category"],
        # A paper that is there is not the one that is missing.
        "review_status": _PASSED if is_asked_for else _REVIEWED[application.state],
        "review_detail": "" if is_asked_for else application.reason,
        "expire_status": 1,
    }
