"""Meta: the spending limit, read in minor units and written in units, and new ad accounts of a business."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money
from app.domain.moves import Move, MoveKind, MoveState, OurNo, Ticket
from app.domain.openings import OpeningRequest, Paper, ReviewState
from app.errors import OutcomeUnknown, Refused, WrongAnswer
from app.platforms.meta_moves import written
from app.platforms.meta_rows import WHOLE, minor_unit, read_cap
from app.platforms.payload import Payload
from tests.platforms.canned import Asked, Reply, Script
from tests.platforms.test_meta import BUSINESS, IDENTITY, NODE, NODE_OF_THE_PAGE, V, listed, meta, usd
from tests.platforms.words.meta import refusal, success

CREATE = f"{V}/{BUSINESS}/adaccount"
OWNED = f"{V}/{BUSINESS}/owned_ad_accounts"


def limit(amount: str = "12000", currency: str = "USD") -> Move:
    return Move(key="limit00001", kind=MoveKind.LIMIT, account=IDENTITY, amount=Money(Decimal(amount), currency))


def capped(cap: str, currency: str = "USD") -> Reply:
    return success({**NODE_OF_THE_PAGE, "spend_cap": cap, "currency": currency})


TICKET = Ticket(before=usd("10000"))
DONE = success({"success": True})


def test_only_a_limit_can_be_moved() -> None:
    with meta({}) as (client, _):
        assert client.move_kinds() == {MoveKind.LIMIT}
        assert client.keeps_keys is False


def test_the_limit_is_written_in_units_and_reads_back_in_minor_units() -> None:
    def account(asked: Asked) -> Reply:
        return DONE if asked.method == "POST" else capped("1200000")

    with meta({NODE: account}) as (client, server):
        outcome = client.move(limit(), TICKET)
        assert (outcome.state, outcome.moved) == (MoveState.DONE, usd("12000"))
        assert client.outcome_of(limit(), TICKET).state is MoveState.DONE
        assert client.ticket(limit()) == Ticket(before=usd("12000"))
    sent = server.asked[0]
    assert (sent.method, sent.body) == ("POST", b"spend_cap=12000.00")
    assert [asked.method for asked in server.asked] == ["POST", "GET", "GET"]


@given(minor=st.integers(1, 10**11), currency=st.sampled_from(["USD", "CNY", "JOD", *sorted(WHOLE)]))
def test_what_is_written_is_what_will_be_read_back(minor: int, currency: str) -> None:
    told = read_cap(Payload("meta", {"spend_cap": str(minor), "currency": currency}))
    text = written(limit(f"{told.amount}", currency))
    assert Decimal(text) == minor * minor_unit(currency)
    assert text.isascii()
    assert "E" not in text
    assert ("." in text) == (currency not in WHOLE)


@pytest.mark.parametrize(
    ("amount", "currency", "reason"),
    [("1.001", "USD", "too_fine"), ("1.5", "TWD", "too_fine"), ("1", "CNY", "another_currency")],
)
def test_a_limit_that_the_account_cannot_have_is_told_before_anything_is_sent(
    amount: str, currency: str, reason: str
) -> None:
    held = "TWD" if currency == "TWD" else "USD"
    with meta({NODE: capped("0", held)}) as (client, _):
        with pytest.raises(WrongAnswer) as caught:
            client.ticket(limit(amount, currency))
        assert caught.value.reason == reason


def test_without_a_limit_there_is_none_before() -> None:
    with meta({NODE: capped("0")}) as (client, _):
        assert client.ticket(limit()).before is None


@pytest.mark.parametrize(
    "answer",
    [
        Reply(drop=True),
        Reply(status=500),
        success({}),
        Reply(body=b"<html>"),
        refusal("2", "busy", 500),
        refusal("98765", "?", is_transient=True),
        refusal("98765", "?", 503),
    ],
    ids=["dropped", "500", "empty", "html", "busy", "transient", "unknown in 503"],
)
def test_a_limit_without_a_clear_answer_is_unknown_and_sent_once(answer: Reply) -> None:
    with meta({NODE: answer}) as (client, server):
        outcome = client.move(limit(), TICKET)
        assert (outcome.state, outcome.moved) == (MoveState.UNKNOWN, usd("0"))
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal("100", "spend_cap is below amount_spent"), "100"),
        (refusal("17", "too often"), "17"),
        (refusal("190", "old"), "190"),
        (success({"success": False}), "success_false"),
    ],
)
def test_a_limit_that_is_refused_moved_nothing(answer: Reply, code: str) -> None:
    with meta({NODE: answer}) as (client, server):
        outcome = client.move(limit(), TICKET)
        assert (outcome.state, outcome.code) == (MoveState.REFUSED, code)
        assert len(server.asked) == 1


def test_a_limit_that_never_left_moved_nothing() -> None:
    with meta({}) as (client, _):
        pass
    outcome = client.move(limit(), TICKET)
    assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.NOT_REACHED)


@pytest.mark.parametrize("cap", ["1000000", "0", "1200001"])
def test_another_limit_proves_nothing(cap: str) -> None:
    with meta({NODE: capped(cap)}) as (client, server):
        assert client.outcome_of(limit(), TICKET).state is MoveState.UNKNOWN
        assert [asked.method for asked in server.asked] == ["GET"]


FIELDS = {
    "name": "Demo",
    "currency": "USD",
    "timezone_id": "42",
    "end_advertiser": BUSINESS,
    "media_agency": "NONE",
    "partner": "NONE",
}


def request(**fields: str) -> OpeningRequest:
    return OpeningRequest(key="open000001", payer=BUSINESS, fields={**FIELDS, **fields})


OPENED = success(
    {
        "id": "act_1000000000000003",
        "account_id": "1000000000000003",
        "business_id": BUSINESS,
        "media_agency_id": "NONE",
    }
)


def account(identity: str, name: str = "Demo", status: int = 1, **fields: object) -> Mapping[str, object]:
    return {"account_id": identity, "name": name, "account_status": status, "disable_reason": 0, **fields}


def form(asked: Asked) -> dict[str, str]:
    return dict(part.split("=") for part in asked.body.decode().split("&"))


def test_an_ad_account_is_opened_in_the_business_with_the_platforms_own_fields() -> None:
    with meta({OWNED: listed(account("7", "Another")), CREATE: OPENED}) as (client, server):
        review = client.open_account(request(po_number="PO1", company="unused"), [])
    assert (review.reference, review.account, review.state) == (
        "1000000000000003",
        "1000000000000003",
        ReviewState.SUBMITTED,
    )
    assert form(server.asked[-1]) == {**FIELDS, "po_number": "PO1"}


def test_a_second_try_finds_the_account_by_its_name_and_opens_no_other() -> None:
    opened: list[object] = []

    def create(_: Asked) -> Reply:
        opened.append(account("1000000000000003"))
        return Reply(drop=True)

    def owned(_: Asked) -> Reply:
        return listed(*opened)

    with meta({OWNED: owned, CREATE: create}) as (client, _):
        with pytest.raises(OutcomeUnknown):
            client.open_account(request(), [])
        found = client.review_of("", request())
        assert (found.account, found.state) == ("1000000000000003", ReviewState.APPROVED)
        assert client.open_account(request(), []).account == "1000000000000003"
    assert len(opened) == 1


def test_several_accounts_of_one_name_are_nobodys_proof() -> None:
    with meta({OWNED: listed(account("3"), account("4"))}) as (client, _):
        assert client.review_of("", request()).state is ReviewState.UNKNOWN
        assert client.review_of("4", request()).account == "4"


@pytest.mark.parametrize(
    ("status", "reason", "state", "word", "reasons"),
    [
        (1, 0, ReviewState.APPROVED, "ACTIVE", {}),
        (7, 0, ReviewState.IN_REVIEW, "PENDING_RISK_REVIEW", {}),
        (2, 3, ReviewState.REFUSED, "DISABLED", {"": "RISK_PAYMENT"}),
        (2, 4, ReviewState.REFUSED, "DISABLED", {"": "4"}),
        (101, 0, ReviewState.UNKNOWN, "CLOSED", {}),
    ],
)
def test_the_review_of_an_account_is_its_status(
    status: int, reason: int, state: ReviewState, word: str, reasons: dict[str, str]
) -> None:
    with meta({OWNED: listed(account("3", status=status, disable_reason=reason))}) as (client, _):
        review = client.review_of("3", request())
    assert (review.state, review.platform_state, review.reasons) == (state, word, reasons)


def test_an_account_that_is_not_there_is_unknown() -> None:
    with meta({OWNED: listed()}) as (client, _):
        assert client.review_of("3", request()).state is ReviewState.UNKNOWN


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_missing_is_named_before_anything_is_sent(field: str) -> None:
    with meta({}) as (client, server):
        with pytest.raises(WrongAnswer) as caught:
            client.open_account(request(**{field: " "}), [])
        assert (caught.value.field, server.asked) == (field, [])


def test_the_platforms_no_to_a_new_account_is_told() -> None:
    routes: dict[str, Script | Reply] = {OWNED: listed(), CREATE: refusal("3979", "too many accounts")}
    with meta(routes) as (client, _), pytest.raises(Refused, match="too many"):
        client.open_account(request(), [])


def test_there_is_no_upload_of_documents() -> None:
    with meta({}) as (client, _), pytest.raises(Refused, match="no_upload"):
        client.upload(Paper(kind="licence", name="a.jpg", content=b"x"), request())
