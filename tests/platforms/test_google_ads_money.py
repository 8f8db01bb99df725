"""Google Ads: proposals of a new budget total, read back and never sent twice, and new clients below a manager."""

import json

import pytest

from app.domain.moves import Move, MoveKind, MoveState, OurNo, Ticket
from app.domain.openings import OpeningRequest, Paper, ReviewState
from app.errors import OutcomeUnknown, Refused, WrongAnswer
from tests.platforms.canned import Asked, Reply, Script
from tests.platforms.test_google_ads import (
    CUSTOMER,
    MANAGER,
    V,
    asked_for,
    budget_row,
    by_resource,
    client_row,
    found,
    google,
    search,
    usd,
)
from tests.platforms.words.google_ads import refusal, success

MUTATE = f"{V}/customers/{CUSTOMER}/accountBudgetProposals:mutate"
CREATE = f"{V}/customers/{MANAGER}:createCustomerClient"
BUDGET = f"customers/{CUSTOMER}/accountBudgets/66"
SETUP = f"customers/{CUSTOMER}/billingSetups/77"
PROPOSED = success({"result": {"resourceName": f"customers/{CUSTOMER}/accountBudgetProposals/88"}})

MOVE = Move(key="limit00001", kind=MoveKind.LIMIT, account=CUSTOMER, payer=MANAGER, amount=usd("7500"))
TICKET = Ticket(number=f"{BUDGET} {SETUP} ", before=usd("5000"))


def proposal(number: int, status: str, micros: str | None = "7500000000", budget: str = BUDGET) -> dict[str, object]:
    told = {
        "resourceName": f"customers/{CUSTOMER}/accountBudgetProposals/{number}",
        "id": str(number),
        "status": status,
        "accountBudget": budget,
        **({"proposedSpendingLimitMicros": micros} if micros else {}),
    }
    return {"accountBudgetProposal": told}


def account(budgets: list[object] | None = None, proposals: list[object] | None = None) -> Script:
    return by_resource(account_budget=budgets or [budget_row()], account_budget_proposal=proposals or [])


def test_only_a_limit_can_be_moved() -> None:
    with google({}) as (client, _):
        assert client.move_kinds() == {MoveKind.LIMIT}
        assert client.keeps_keys is False


def test_the_new_total_is_proposed_as_the_page_shows_it_and_waits_for_the_platform() -> None:
    with google({search(CUSTOMER): account(), MUTATE: PROPOSED}) as (client, server):
        ticket = client.ticket(MOVE)
        outcome = client.move(MOVE, ticket)
    assert ticket == TICKET
    assert (outcome.state, outcome.moved) == (MoveState.PENDING, usd("0"))
    assert outcome.reference == f"customers/{CUSTOMER}/accountBudgetProposals/88"
    [sent] = [asked for asked in server.asked if asked.path == MUTATE]
    assert sent.headers["login-customer-id"] == MANAGER
    assert sent.json() == {
        "operation": {
            "create": {
                "proposalType": "UPDATE",
                "billingSetup": SETUP,
                "accountBudget": BUDGET,
                "proposedSpendingLimitMicros": "7500000000",
            },
            "updateMask": "proposedSpendingLimit",
        }
    }


def test_without_a_budget_in_force_there_is_nothing_to_raise() -> None:
    row = budget_row(approvedStartDateTime="2026-02-01 00:00:00")
    with google({search(CUSTOMER): account([row])}) as (client, _):
        with pytest.raises(WrongAnswer) as caught:
            client.ticket(MOVE)
        assert caught.value.reason == "no_budget"


@pytest.mark.parametrize(
    ("currency", "amount", "reason"), [("CNY", "1", "another_currency"), ("USD", "1.0000001", "too_fine")]
)
def test_a_total_that_the_budget_cannot_have_is_told_before_anything_is_sent(
    currency: str, amount: str, reason: str
) -> None:
    move = Move(
        key="limit00002",
        kind=MoveKind.LIMIT,
        account=CUSTOMER,
        amount=type(MOVE.amount)(usd(amount).amount, currency),
    )
    with google({search(CUSTOMER): account()}) as (client, _):
        with pytest.raises(WrongAnswer) as caught:
            client.ticket(move)
        assert caught.value.reason == reason


@pytest.mark.parametrize("answer", [Reply(drop=True), Reply(status=500), success({}), Reply(body=b"<html>")], ids=repr)
def test_a_proposal_without_a_clear_answer_is_unknown_and_sent_once(answer: Reply) -> None:
    with google({MUTATE: answer}) as (client, server):
        outcome = client.move(MOVE, TICKET)
    assert (outcome.state, outcome.moved) == (MoveState.UNKNOWN, usd("0"))
    assert len(server.asked) == 1


def test_a_proposal_that_is_refused_moved_nothing_and_one_that_changes_nothing_is_done() -> None:
    error = "accountBudgetProposalError"
    with google({MUTATE: refusal(f"{error}.PENDING_UPDATE_PROPOSAL_EXISTS", "wait")}) as (client, _):
        outcome = client.move(MOVE, TICKET)
    assert (outcome.state, outcome.code) == (MoveState.REFUSED, f"{error}.PENDING_UPDATE_PROPOSAL_EXISTS")
    with google({MUTATE: refusal(f"{error}.UPDATE_IS_NO_OP", "same")}) as (client, _):
        outcome = client.move(MOVE, TICKET)
    assert (outcome.state, outcome.moved) == (MoveState.DONE, usd("7500"))


def test_a_proposal_that_never_left_moved_nothing() -> None:
    with google({}) as (client, _):
        pass
    outcome = client.move(MOVE, TICKET)
    assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.NOT_REACHED)


RAISED = budget_row(approvedSpendingLimitMicros="7500000000", adjustedSpendingLimitMicros="7600000000")
OLD = "customers/2000000001/accountBudgetProposals/80"


@pytest.mark.parametrize(
    ("budget", "proposals", "known", "state"),
    [
        (RAISED, [], "", MoveState.DONE),
        (budget_row(), [proposal(88, "PENDING")], "", MoveState.PENDING),
        (budget_row(), [proposal(88, "APPROVED_HELD")], "", MoveState.PENDING),
        (budget_row(), [proposal(88, "REJECTED")], "", MoveState.REFUSED),
        (budget_row(), [proposal(88, "CANCELLED")], "", MoveState.REFUSED),
        (budget_row(), [proposal(88, "APPROVED")], "", MoveState.DONE),
        (budget_row(), [], "", MoveState.UNKNOWN),
        (budget_row(), [proposal(80, "REJECTED")], OLD, MoveState.UNKNOWN),
        (budget_row(), [proposal(80, "APPROVED"), proposal(88, "REJECTED")], OLD, MoveState.REFUSED),
        (budget_row(), [proposal(88, "REJECTED", "7500000001")], "", MoveState.UNKNOWN),
        (budget_row(), [proposal(88, "REJECTED", None)], "", MoveState.UNKNOWN),
        (budget_row(), [proposal(88, "REJECTED", budget="customers/1/accountBudgets/2")], "", MoveState.UNKNOWN),
    ],
)
def test_what_became_of_a_proposal_is_read_back_from_the_budget_and_its_proposals(
    budget: object, proposals: list[object], known: str, state: MoveState
) -> None:
    with google({search(CUSTOMER): account([budget], proposals)}) as (client, server):
        outcome = client.outcome_of(MOVE, Ticket(number=f"{BUDGET} {SETUP} {known}"))
    assert outcome.state is state
    assert outcome.moved == (usd("7500") if state is MoveState.DONE else usd("0"))
    assert {asked.path for asked in server.asked} == {search(CUSTOMER)}, "reading back sends nothing"


def test_the_ticket_knows_the_equal_proposals_of_before() -> None:
    proposals = [proposal(80, "REJECTED"), proposal(81, "APPROVED", "1"), proposal(82, "CANCELLED")]
    with google({search(CUSTOMER): account(None, list(proposals))}) as (client, _):
        ticket = client.ticket(MOVE)
        assert ticket.number.split(" ")[2] == f"{OLD},customers/{CUSTOMER}/accountBudgetProposals/82"
        assert client.outcome_of(MOVE, ticket).state is MoveState.UNKNOWN


REQUEST = OpeningRequest(
    key="open000001",
    payer=MANAGER,
    fields={"descriptiveName": "Demo Ltd", "currencyCode": "USD", "timeZone": "Asia/Shanghai", "company": "unused"},
)
OPENED = success({"resourceName": "customers/2000000002", "invitationLink": ""})


def clients(*rows: object) -> Script:
    def script(asked: Asked) -> Reply:
        assert asked_for(asked) == "customer_client"
        return found(client_row(int(MANAGER), manager=True, level="0"), *rows)

    return script


def test_a_client_is_opened_below_the_manager_with_the_three_fields_that_are_asked_for() -> None:
    with google({search(MANAGER): clients(), CREATE: OPENED}) as (client, server):
        review = client.open_account(REQUEST, [])
    assert (review.reference, review.account, review.state) == ("2000000002", "2000000002", ReviewState.APPROVED)
    sent = server.asked[-1]
    assert json.loads(sent.body) == {
        "customerClient": {"descriptiveName": "Demo Ltd", "currencyCode": "USD", "timeZone": "Asia/Shanghai"},
        "validateOnly": False,
    }
    assert sent.headers["login-customer-id"] == MANAGER


def test_a_second_try_finds_the_client_by_its_name_and_opens_no_other() -> None:
    opened: list[object] = []

    def create(_: Asked) -> Reply:
        opened.append(client_row(2000000002, descriptiveName="Demo Ltd"))
        return Reply(drop=True)

    def tree(asked: Asked) -> Reply:
        return clients(*opened)(asked)

    with google({search(MANAGER): tree, CREATE: create}) as (client, _):
        with pytest.raises(OutcomeUnknown):
            client.open_account(REQUEST, [])
        assert client.review_of("", REQUEST).account == "2000000002"
        assert client.open_account(REQUEST, []).account == "2000000002"
    assert len(opened) == 1


def test_several_clients_of_one_name_are_nobodys_proof() -> None:
    rows = [client_row(one, descriptiveName="Demo Ltd") for one in (2000000002, 2000000003)]
    with google({search(MANAGER): clients(*rows)}) as (client, _):
        assert client.review_of("", REQUEST).state is ReviewState.UNKNOWN
        assert client.review_of("2000000003", REQUEST).account == "2000000003"
        assert client.open_account(REQUEST, []).state is ReviewState.UNKNOWN


def test_a_client_that_is_not_there_or_was_stopped_is_not_called_approved() -> None:
    row = client_row(2000000002, descriptiveName="Demo Ltd", status="SUSPENDED")
    with google({search(MANAGER): clients(row)}) as (client, _):
        stopped = client.review_of("2000000002", REQUEST)
        assert (stopped.state, stopped.platform_state) == (ReviewState.UNKNOWN, "SUSPENDED")
        assert client.review_of("7", REQUEST).state is ReviewState.UNKNOWN


@pytest.mark.parametrize("field", ["descriptiveName", "currencyCode", "timeZone"])
def test_a_field_that_is_missing_is_named_before_anything_is_sent(field: str) -> None:
    request = OpeningRequest(key="open000002", payer=MANAGER, fields={**REQUEST.fields, field: " "})
    with google({}) as (client, server):
        with pytest.raises(WrongAnswer) as caught:
            client.open_account(request, [])
        assert (caught.value.field, server.asked) == (field, [])


def test_there_is_no_upload_of_documents() -> None:
    paper = Paper(kind="licence", name="a.jpg", content=b"x")
    with google({}) as (client, _), pytest.raises(Refused, match="no_upload"):
        client.upload(paper, REQUEST)


def test_the_platforms_no_to_a_new_client_is_told() -> None:
    no = refusal("currencyCodeError.UNSUPPORTED", "no such currency")
    routes: dict[str, Script | Reply] = {search(MANAGER): clients(), CREATE: no}
    with google(routes) as (client, _), pytest.raises(Refused, match="UNSUPPORTED"):
        client.open_account(REQUEST, [])
