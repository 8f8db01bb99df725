"""Practice TikTok for Business: new advertisers under a business centre, with the licence that a reviewer looks at."""

from hashlib import sha256
from itertools import count
from typing import Any

from app.sandbox.holders import Account, Life
from app.sandbox.plan import Place
from app.sandbox.reviews import Application, State
from app.sandbox.stage import Call, Routes
from app.sandbox.tiktok_funds import centre_of
from app.sandbox.tiktok_moves import advertiser_of
from app.sandbox.tiktok_plan import TIKTOK, Centre
from app.sandbox.wire import Params, page_of

_LONGEST_NAME, _LONGEST_TEXT = 100, 255
_LARGEST_IMAGE = 10 * 1024 * 1024
_NEED_LICENCE = frozenset({"CN", "HK"})
_AGENCIES = frozenset({"AGENCY", "SELF_SERVICE_AGENCY"})
_UNIONPAY = (
    "representative_name", "representative_document_type", "representative_id", "unionpay_account",
    "representative_phone_number",
)  # fmt: skip
_MOST = 50


class Openings:
    """The routes of openings, and the images that were handed in."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._images: set[str] = set()
        root = "/open_api/v1.3/bc"
        self.routes: Routes = {
            ("GET", f"{root}/advertiser/qualification/get/"): _qualifications,
            ("GET", f"{root}/advertiser/unionpay_info/check/"): _unionpay_check,
        }
        self.effects: Routes = {
            ("POST", f"{root}/image/upload/"): self._upload,
            ("POST", f"{root}/advertiser/create/"): self._create,
            ("POST", f"{root}/advertiser/unionpay_info/submit/"): _unionpay_submit,
        }

    def _upload(self, call: Call) -> Any:
        centre_of(call)
        file = call.request.files().get("image_file")
        if file is None or not file.content.startswith((b"\x89PNG", b"\xff\xd8")) or len(file.content) > _LARGEST_IMAGE:
            raise call.params.refuse("image_file: JPG or PNG of at most 10 MB.")
        image = f"img-{next(self._numbers)}-{sha256(file.content).hexdigest()[:12]}"
        self._images.add(image)
        return {"image_id": image, "image_url": f"https://practice.example/{image}"}

    def _create(self, call: Call) -> Any:
        """No key keeps it from happening twice: a repeated call opens a second account."""
        centre = centre_of(call)
        advertiser = call.params.group("advertiser_info", is_required=True)
        customer = call.params.group("customer_info", is_required=True)
        qualification = call.params.group("qualification_info")
        name = _short(advertiser, "name", _LONGEST_NAME)
        if advertiser.text("currency") != centre.currency:
            raise advertiser.refuse("currency: must be the business center's.")
        if advertiser.text("timezone") != centre.zone:
            raise advertiser.refuse("timezone: practice knows the business center's.")
        advertiser.choice("type", ("AUCTION", "RESERVATION"), "AUCTION")
        company = _short(customer, "company", _LONGEST_TEXT)
        customer.whole("industry")
        self._check_qualification(qualification, centre, customer.text("registered_area"))
        account = call.world.open_account(
            TIKTOK,
            name=name,
            company=company,
            now=call.now,
            place=Place(centre.number, centre.currency, centre.offset_hours, centre.zone),
        )
        _review(call, account, qualification)
        return {"advertiser_id": str(account.number)}

    def _check_qualification(self, sent: Params, centre: Centre, area: str) -> None:
        has_any = any(sent.has(name) for name in ("promotion_link", "license_no", "license_image_id"))
        if centre.kind not in _AGENCIES:
            if has_any:
                raise sent.refuse("qualification_info: not for this type of business center.")
            return
        _short(sent, "promotion_link", _LONGEST_TEXT)
        if area in _NEED_LICENCE:
            sent.text("license_no")
            sent.text("license_image_id")
        for image in (sent.text("license_image_id", ""), *map(str, sent.items("qualification_image_ids", default=()))):
            if image and image not in self._images:
                raise sent.refuse(f"image {image}: not found.")


def _short(params: Params, name: str, longest: int) -> str:
    text = params.text(name)
    if len(text) > longest:
        raise params.refuse(f"{name}: at most {longest} characters.")
    return text


def _review(call: Call, account: Account, sent: Params) -> None:
    documents = {name: sent.text(name, "") for name in ("license_no", "license_image_id")}
    call.world.review(
        Application(
            platform=TIKTOK,
            subject="account",
            number=account.number,
            documents=documents,
            account=account,
            sent_at=call.now,
        )
    )


def _qualifications(call: Call) -> Any:
    """The licences with which accounts of this centre were opened."""
    centre = centre_of(call)
    own = [
        (one, one.account)
        for one in call.world.reviews.of(TIKTOK)
        if one.account is not None and one.account.centre == centre.number and one.documents.get("license_no")
    ]
    rows, info = page_of(own, call.params, most=_MOST)
    return {"qualifications": [_qualification(one, account) for one, account in rows], "page_info": info}


def _qualification(application: Application, account: Account) -> dict[str, Any]:
    return {
        "qualification_id": str(application.number),
        "company_name": account.company,
        "status": "VERIFIED" if application.state is State.APPROVED else "UNVERIFIED",
        "owner_advertiser_id": str(account.number),
        "linked_advertiser_count": 1,
        "region_code": "CN",
    }


def _unionpay_check(call: Call) -> Any:
    """In practice licences of one kind want the check, so that both answers can be met."""
    return {"unionpay_verification_required": call.params.text("license_no").endswith(("0", "1"))}


def _unionpay_submit(call: Call) -> Any:
    centre = centre_of(call)
    account = advertiser_of(call, centre.number)
    for name in _UNIONPAY:
        call.params.text(name)
    if account.life is Life.LIVE:
        raise call.params.refuse("advertiser_id: is approved already.")
    return {}


def rejection(call: Call, account: Account) -> str:
    """Why an account was refused, as its reviewer said it; empty where nobody did."""
    application = call.world.reviews.get(TIKTOK, "account", account.number)
    return application.reason if application else ""
