"""Practice Tencent Ads: new sub-clients with their licence, and qualifications 资质, which a reviewer looks at."""

import json
from collections.abc import Callable
from hashlib import md5
from itertools import count
from typing import Any

from app.sandbox.holders import Account, Life
from app.sandbox.reviews import Application, State
from app.sandbox.stage import Call, Routes
from app.sandbox.tencent_funds import UNSTATED, advertiser, chosen
from app.sandbox.tencent_plan import TENCENT_ADS, TENCENT_AGENCY
from app.sandbox.wire import Params, Refusal, page_of

_LONGEST_NAME, _LONGEST_LICENCE = 120, 18
_MOST_IMAGES = 10
_MOST = 100
_OPENING, _QUALIFICATION = "account", "qualification"
_SPECS = {
    "INDUSTRY_QUALIFICATION": "industry_spec",
    "AD_QUALIFICATION": "ad_spec",
    "ADDITIONAL_INDUSTRY_QUALIFICATION": "additional_industry_spec",
}
_STATUSES = {
    State.PENDING: "QUALIFICATION_STATUS_PENDING",
    State.APPROVED: "QUALIFICATION_STATUS_NORMAL",
    State.DENIED: "QUALIFICATION_STATUS_DENIED",
    State.WANTS_DOCUMENT: "QUALIFICATION_STATUS_DENIED",
}


class Openings:
    """The routes of openings, and the images that were handed in."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._images: set[str] = set()
        self._deleted: set[int] = set()
        self.routes: Routes = {("GET", "/v3.0/qualifications/get"): self._qualifications}
        self.effects: Routes = {
            ("POST", "/v3.0/qualification_images/add"): self._add_image,
            ("POST", "/v3.0/advertiser/add"): lambda call: _once(call, "advertiser/add", self._add),
            ("POST", "/v3.0/advertiser/update"): self._update,
            ("POST", "/v3.0/qualifications/add"): lambda call: _once(call, "qualifications/add", self._add_one),
            ("POST", "/v3.0/qualifications/update"): self._update_one,
            ("POST", "/v3.0/qualifications/delete"): self._delete_one,
        }

    def _add_image(self, call: Call) -> Any:
        number = call.params.whole("account_id")
        if number != TENCENT_AGENCY:
            advertiser(call)
        signature = call.params.text("signature").lower()
        file = call.request.files().get("file")
        if file is None or md5(file.content, usedforsecurity=False).hexdigest() != signature:
            raise call.params.refuse("signature: is not the MD5 of the file")
        image = f"{number}:{signature}"
        self._images.add(image)
        return {"image_id": image, "image_url": f"https://practice.example/{signature}"}

    def _add(self, call: Call) -> Any:
        params = call.params
        if (number := params.whole("agency_id")) != TENCENT_AGENCY:
            raise Refusal(UNSTATED, f"agency_id {number} is not permitted")
        self._check(params)
        company = params.text("corporation_name")
        account = call.world.open_account(
            TENCENT_ADS, name=params.text("corporate_brand_name", company), company=company, now=call.now
        )
        self._review(call, account)
        return {"account_id": account.number}

    def _update(self, call: Call) -> Any:
        """What was refused is handed in again and looked at anew; what is left out stays as it was."""
        account = advertiser(call)
        self._check(call.params, is_update=True)
        account.company = call.params.text("corporation_name", account.company)
        self._review(call, account)
        return {"account_id": account.number}

    def _check(self, params: Params, *, is_update: bool = False) -> None:
        kept = "-" if is_update else None
        params.choice(
            "registration_type",
            ("REGISTRATION_TYPE_CORPORATION", "REGISTRATION_TYPE_INDIVIDUAL"),
            "REGISTRATION_TYPE_CORPORATION",
        )
        if len(params.text("corporation_name", kept).encode()) > _LONGEST_NAME:
            raise params.refuse("corporation_name: at most 120 bytes")
        if len(params.text("corporation_licence", "").encode()) > _LONGEST_LICENCE:
            raise params.refuse("corporation_licence: at most 18 bytes")
        params.whole("system_industry_id", 1 if is_update else None)
        person = params.group("individual_qualification")
        for image in (
            params.text("certification_image_id", ""),
            person.text("identification_front_image_id", ""),
            person.text("identification_back_image_id", ""),
        ):
            self._check_image(params, image)

    def _check_image(self, params: Params, image: str) -> None:
        if image and image not in self._images:
            raise params.refuse(f"image {image}: no such image")

    def _review(self, call: Call, account: Account) -> None:
        before = call.world.reviews.get(TENCENT_ADS, _OPENING, account.number)
        person = call.params.group("individual_qualification")
        sent = {
            "corporation_licence": call.params.text("corporation_licence", ""),
            "certification_image_id": call.params.text("certification_image_id", ""),
            "identification_front_image_id": person.text("identification_front_image_id", ""),
            "identification_back_image_id": person.text("identification_back_image_id", ""),
        }
        kept = dict(before.documents) if before else {}
        call.world.review(
            Application(
                platform=TENCENT_ADS,
                subject=_OPENING,
                number=account.number,
                documents=kept | {name: value for name, value in sent.items() if value},
                wanted=("certification_image_id",),
                may_want=("identification_front_image_id", "identification_back_image_id"),
                account=None if account.life is Life.LIVE else account,
                sent_at=call.now,
            )
        )

    def _add_one(self, call: Call) -> Any:
        number = 5_000_000 + next(self._numbers)
        self._submit(call, advertiser(call), number)
        return {"qualification_id": number}

    def _update_one(self, call: Call) -> Any:
        account, number = advertiser(call), call.params.whole("qualification_id")
        self._own(call, account, number)
        self._submit(call, account, number)
        return {"qualification_id": number}

    def _delete_one(self, call: Call) -> Any:
        account, number = advertiser(call), call.params.whole("qualification_id")
        self._own(call, account, number)
        self._deleted.add(number)
        return {"qualification_id": number}

    def _own(self, call: Call, account: Account, number: int) -> None:
        found = call.world.reviews.get(TENCENT_ADS, _QUALIFICATION, number)
        if found is None or found.details["of"] != account.number or number in self._deleted:
            raise call.params.refuse("qualification_id: no such qualification")

    def _submit(self, call: Call, account: Account, number: int) -> None:
        kind = call.params.choice("qualification_type", tuple(_SPECS))
        spec = call.params.group("qualification_spec", is_required=True).group(_SPECS[kind], is_required=True)
        images = [str(one) for one in spec.items("image_id_list", most=_MOST_IMAGES)]
        for image in images:
            self._check_image(spec, image)
        call.world.review(
            Application(
                platform=TENCENT_ADS,
                subject=_QUALIFICATION,
                number=number,
                documents={
                    "image_id_list": ",".join(images),
                    "qualification_code": spec.text("qualification_code", ""),
                },
                wanted=("image_id_list",),
                may_want=("qualification_code",),
                sent_at=call.now,
                details={"of": account.number, "type": kind},
            )
        )

    def _qualifications(self, call: Call) -> Any:
        account = advertiser(call)
        fields = call.params.items("fields", default=())
        own = [
            one
            for one in call.world.reviews.of(TENCENT_ADS)
            if one.subject == _QUALIFICATION and one.details["of"] == account.number and one.number not in self._deleted
        ]
        rows, info = page_of(own, call.params, most=_MOST)
        return {"list": [chosen(_row(one), fields) for one in rows], "page_info": info}


def _row(application: Application) -> dict[str, Any]:
    return {
        "qualification_id": application.number,
        "qualification_type": application.details["type"],
        "qualification_status": _STATUSES[application.state],
        "reject_message": application.reason,
    }


def _once(call: Call, scope: str, do: Callable[[Call], Any]) -> Any:
    """The same X-Request-Id with the same parameters is the same resource, never a second one."""
    request_id = call.request.headers.get("x-request-id", "")
    sent = {name: value for name, value in call.request.sent().items() if name not in call.request.query}
    key = f"{request_id}/{json.dumps(sent, sort_keys=True)}" if request_id else ""
    answer, _ = call.world.keys.once(TENCENT_ADS, scope, key, call.now, lambda: do(call))
    return answer
