"""Ocean Engine's opening side: copies of accounts, and qualifications that a reviewer looks at."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.sandbox.holders import Account
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ORGANISATION
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

COPY = "/open_api/2/agent/advertiser/copy/"
SUBMIT = "/open_api/v3.0/advertiser/qualification/submit/"
GET = "/open_api/v3.0/advertiser/qualification/get/"


@pytest.fixture
def ocean() -> Iterator[Caller]:
    world = World(accounts=12, days=6, today=TODAY, platforms=FIRST_THREE)
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox, Caller(sandbox, "ocean_engine") as caller:
        yield caller
        assert sandbox.failures == []


def original(ocean: Caller) -> Account:
    return next(one for one in ocean.sandbox.world.accounts_on("ocean_engine") if one.centre == OCEAN_AGENT)


def copied(ocean: Caller, *names: str) -> Any:
    items = [{"name": name} for name in names]
    return ocean.made(COPY, agent_id=OCEAN_AGENT, advertiser_id=original(ocean).number, item=items)


def attached(ocean: Caller, number: int) -> str:
    fields = {"advertiser_id": number, "attachment_type": "DELIVERY_ATTACHMENT", "filename": "a.png"}
    told = ocean.upload("/open_api/v3.0/advertiser/attachment/upload/", {"image_data": ("a.png", b"x")}, **fields)
    assert told["code"] == 0, told
    return str(told["data"]["attachment_id"])


def status(ocean: Caller, number: int) -> str:
    return str(ocean.data("/open_api/2/advertiser/info/", advertiser_ids=[number])[0]["status"])


def test_copies_are_made_one_by_one_and_names_are_not_used_twice(ocean: Caller) -> None:
    told = copied(ocean, "云帆-新-01", original(ocean).name)
    assert told["copy_status"] == 2
    assert [one["success"] for one in told["item"]] == [True, False]
    number = told["item"][0]["advertiser_id"]
    assert status(ocean, number) == "STATUS_PENDING_CONFIRM"
    assert copied(ocean, "云帆-新-01")["copy_status"] == 3
    listed = ocean.data("/open_api/2/agent/advertiser/select/", advertiser_id=OCEAN_AGENT)["list"]
    assert number in listed


def test_an_organisation_copies_one_at_a_time(ocean: Caller) -> None:
    path = "/open_api/2/customer_center/advertiser/copy/"
    asked: dict[str, Any] = {
        "cc_account_id": OCEAN_ORGANISATION,
        "advertiser_id": original(ocean).number,
        "name": "云帆-新-02",
    }
    assert ocean.made(path, **asked)["advertiser_id"]
    assert ocean.send(path, **asked)["code"] == 40000


def test_a_qualification_goes_from_nothing_over_a_missing_document_to_confirmed(ocean: Caller) -> None:
    number = copied(ocean, "云帆-新-01")["item"][0]["advertiser_id"]
    assert ocean.data(GET, advertiser_id=number)["status"] == "STATUS_NOT_SUBMIT"
    subject = {"company_type": "COMPANY", "check_type": "COMPANY", "company_name": "云帆", "qualification_code": "9144"}
    assert ocean.send(SUBMIT, advertiser_id=number, subject={**subject, "attachment_id": "1"})["code"] == 40000
    ocean.made(SUBMIT, advertiser_id=number, subject=subject)
    assert ocean.data(GET, advertiser_id=number)["status"] == "STATUS_PENDING_CONFIRM"
    ocean.control("clock", hours=21)
    told = ocean.data(GET, advertiser_id=number)
    assert (told["status"], told["subject"]["company_name"]) == ("STATUS_CONFIRM_FAIL", "云帆")
    assert "attachment_id" in told["reject_reason"]
    ocean.made(SUBMIT, advertiser_id=number, subject={**subject, "attachment_id": attached(ocean, number)})
    verdict = {"platform": "ocean_engine", "subject": "qualification", "number": number, "state": "approved"}
    assert ocean.control("reviews", **verdict).status_code == 200
    assert ocean.data(GET, advertiser_id=number)["status"] == "STATUS_CONFIRM"
    assert status(ocean, number) == "STATUS_ENABLE"


def test_delivery_qualifications_are_listed_with_their_review(ocean: Caller) -> None:
    number = original(ocean).number
    sent = [{"attachment_ids": [int(attached(ocean, number))], "qualification_id": 0, "qualification_type": "OTHERS"}]
    path = "/open_api/v3.0/advertiser/delivery_qualification"
    made = ocean.made(f"{path}/submit/", advertiser_id=number, qualifications=sent)["qualification_ids"]
    rows = ocean.data(f"{path}/list/", advertiser_id=number)["list"]
    assert [(one["qualification_id"], one["status"]) for one in rows] == [(made[0], "STATUS_PENDING_CONFIRM")]
    ocean.control("clock", hours=21)
    assert ocean.data(f"{path}/list/", advertiser_id=number)["list"][0]["audit_time"].startswith("2026-11-1")


def test_a_verdict_on_nothing_is_an_error(ocean: Caller) -> None:
    verdict = {"platform": "ocean_engine", "subject": "account", "number": 1, "state": "approved"}
    assert ocean.control("reviews", **verdict).status_code == 400
