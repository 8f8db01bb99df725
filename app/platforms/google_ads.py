"""Google Ads: managers opened up to their clients, account budgets, daily spend, invoices, budget proposals and new clients."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from app.domain.accounts import (
    AccountListing,
    AccountStatus,
    DebtReading,
    Funding,
    Grant,
    Platform,
    PlatformInvoice,
    SpendRow,
)
from app.domain.money import Money
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, Ticket
from app.domain.openings import OpeningRequest, Paper, Review, ReviewState
from app.errors import NotAuthorised, OutcomeUnknown, Refused, TooFast
from app.platforms.client import PlatformClient
from app.platforms.envelope import Refusal, Trouble, words_of
from app.platforms.google_ads_errors import TOKEN_CALL_TROUBLES, TROUBLES, first_error, retry_delay_s
from app.platforms.google_ads_moves import (
    NO_CHANGE,
    PROPOSALS,
    Proposal,
    outcome_now,
    proposal,
    read_proposal,
    ticket_of,
)
from app.platforms.google_ads_opening import new_client, read_opened, review_in
from app.platforms.google_ads_rows import (
    APPROVED,
    BUDGETS,
    CLIENTS,
    MONTHS,
    SETUPS,
    Budget,
    budget_in_force,
    id_of,
    read_budget,
    read_debt,
    read_invoice,
    read_listing,
    read_spend,
    resource_name,
)
from app.platforms.limits import in_force, settle
from app.platforms.paging import MOST_PAGES, keyed_pages
from app.platforms.payload import Payload
from app.platforms.windows import month_windows
from app.platforms.wire import Answer, Call, Param, Signature
from app.secret import Secret

log = logging.getLogger(__name__)

V = "/v26"
SCOPE = "https://www.googleapis.com/auth/adwords"

NOT_ENABLED = "authorizationError.CUSTOMER_NOT_ENABLED"
NO_INVOICES = {
    "invoiceError.YEAR_MONTH_TOO_OLD",
    "invoiceError.NOT_INVOICED_CUSTOMER",
    "invoiceError.BILLING_SETUP_NOT_APPROVED",
    "invoiceError.BILLING_SETUP_NOT_ON_MONTHLY_INVOICING",
    "invoiceError.NON_SERVING_CUSTOMER",
}
"""Ways to say that there are none, and no trouble."""


def login(manager: str) -> dict[str, str]:
    """The header that names the manager through which an account is reached; left out, not blank, without one."""
    return {"login-customer-id": manager} if manager else {}


def next_page(data: Payload, _: Sequence[Payload]) -> str | None:
    """The token of the next page, which the last page lacks."""
    return data.text("nextPageToken") if data.has("nextPageToken") else None


class GoogleAds(PlatformClient):
    """Only accounts on monthly invoicing tell figures of their money; cards and prepayment have none by interface."""

    platform = Platform.GOOGLE_ADS
    default_base_url = "https://googleads.googleapis.com"
    other_hosts: ClassVar[Mapping[str, str]] = {"/token": "https://oauth2.googleapis.com"}
    consent_url = "https://accounts.google.com/o/oauth2/v2/auth"
    code_parameter = "code"
    redirects_to_loopback = True
    errors_have_bodies = True
    # How many calls a second are let through is decided from hour to hour and not published.
    pace_per_second = 10.0
    burst = 5

    needed_rights = frozenset({SCOPE})
    harmless_rights = frozenset[str]()
    keeps_keys = False

    def sign(self, call: Call, token: Secret) -> Signature:
        """The bearer token; the developer token of former days is ignored by the platform and left out."""
        return Signature(headers={"Authorization": f"Bearer {token.reveal()}"})

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """What a code means, written `authenticationError.OAUTH_TOKEN_EXPIRED`."""
        return (TOKEN_CALL_TROUBLES if is_token_call else TROUBLES).get(code, Trouble.REFUSED)

    def open_envelope(self, status: int, envelope: Payload, *, is_token_call: bool) -> Payload | Refusal:
        """Success has no envelope; an error is an object here and a word at the token endpoint."""
        if not envelope.has("error"):
            return envelope
        word = words_of(envelope, "error")
        return Refusal(word, words_of(envelope, "error_description")) if word else first_error(envelope.part("error"))

    def asked_wait_s(self, answer: Answer) -> float | None:
        """The quota's own hint stands in the body."""
        wait_s = retry_delay_s(answer.body)
        return super().asked_wait_s(answer) if wait_s is None else wait_s

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query; only an offline grant that was asked for brings a refresh token."""
        return {
            "client_id": self.app_id,
            "redirect_uri": redirect_uri,
            "response_type": "code",
            "scope": SCOPE,
            "access_type": "offline",
            "prompt": "consent",
            "state": state,
        }

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """The code works once."""
        return self._token_call({"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri})

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call:
        """Gives a new access token; the refresh token stays."""
        return self._token_call({"grant_type": "refresh_token", "refresh_token": refresh_token.reveal()})

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """An access token lives about an hour, a refresh token until it is revoked."""
        refresh = data.text("refresh_token", "")
        scopes = tuple(data.text("scope", "").split())
        return Grant(
            access_token=Secret(data.text("access_token")),
            refresh_token=Secret(refresh) if refresh else (previous.refresh_token if previous else None),
            access_expires_at=self.now() + timedelta(seconds=data.whole("expires_in")),
            subjects=previous.subjects if previous else (),
            scopes=scopes or (previous.scopes if previous else ()),
        )

    def rights(self) -> frozenset[str] | None:
        """The scopes that came with the token."""
        return frozenset(self.grant.scopes) if self.grant and self.grant.scopes else None

    def accounts(self) -> Iterator[AccountListing]:
        """Every client below the managers that the user reaches, then the accounts that are reached directly only."""
        seen: set[str] = set()
        alone: list[Payload] = []
        reached = self.get(f"{V}/customers:listAccessibleCustomers", {})
        for name in reached.parts("resourceNames") if reached.has("resourceNames") else ():
            root = id_of(name.as_text())
            for client in self._below(root, root, seen):
                if client.text("id") == root:
                    alone.append(client)
                else:
                    yield self._listing(client, root)
        for client in alone:
            if client.text("id") not in seen:
                seen.add(client.text("id"))
                yield self._listing(client, "")

    def debts(self, accounts: Sequence[AccountListing]) -> Iterator[DebtReading]:
        """What was served of each account's budget in force."""
        for account in accounts:
            if account.funding is Funding.POSTPAID:
                budget = budget_in_force(self._budgets(account.platform_id, account.manager), self.now())
                if budget:
                    yield read_debt(budget, account.platform_id)

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day; a manager's own figures cannot be asked for, each client's can."""
        query = (
            "SELECT segments.date, metrics.cost_micros, customer.currency_code, customer.time_zone FROM customer "  # noqa: S608 - not SQL
            f"WHERE segments.date BETWEEN '{since.isoformat()}' AND '{until.isoformat()}'"
        )
        # One row a day: a list with more pages than days is none.
        most_pages = (until - since).days + 10
        try:
            for row in self._search(account.platform_id, query, account.manager, most_pages=most_pages):
                yield read_spend(row, account)
        except Refused as refused:
            if refused.code != NOT_ENABLED or account.status is AccountStatus.ACTIVE:
                raise
            log.info("%s: an account that is closed shows its days no more", self.platform)

    def invoices(self, accounts: Sequence[AccountListing], since: date, until: date) -> Iterator[PlatformInvoice]:
        """Month by month for each billing setup; one invoice may be for several accounts and comes once."""
        seen: set[str] = set()
        for account in accounts:
            for setup in self._setups(account) if account.funding is Funding.POSTPAID else ():
                for first_day, _ in month_windows(since, until):
                    for row in self._month(account, setup, first_day):
                        invoice = read_invoice(row)
                        if invoice.number not in seen and since <= invoice.issued_on <= until:
                            seen.add(invoice.number)
                            yield invoice

    def move_kinds(self) -> frozenset[MoveKind]:
        """No call adds money: a budget's total is all that can be moved."""
        return frozenset({MoveKind.LIMIT})

    def ticket(self, move: Move) -> Ticket:
        """The budget in force and its proposals; `payer` is the manager of the account. WrongAnswer when there is none."""
        budget = budget_in_force(self._budgets(move.account, move.payer), self.now())
        return ticket_of(move, budget, self._proposals(move))

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Proposes the new total: PENDING until the platform has looked at it."""
        return settle(move, lambda: self._propose(move, ticket))

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """By the budget and its proposals."""
        return outcome_now(move, ticket, self._budgets(move.account, move.payer), self._proposals(move))

    def upload(self, paper: Paper, request: OpeningRequest) -> str:
        """There is no upload of documents here: advertisers are verified elsewhere."""
        raise Refused(self.platform, "no_upload")

    def open_account(self, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
        """A client below the manager `payer`; one with that name and currency is taken for the one that was asked for before."""
        body = new_client(request.fields)
        known = self._review(request)
        if known:
            return known
        path = f"{V}/customers/{request.payer}:createCustomerClient"
        answer = self.once(Call(method="POST", path=path, body=body, headers=login(request.payer)))
        if not answer.has("resourceName"):
            raise OutcomeUnknown(self.platform, "no resourceName")
        return read_opened(answer)

    def review_of(self, reference: str, request: OpeningRequest) -> Review:
        """By number, else by name: UNKNOWN where no client, or more than one, fits."""
        return self._review(request, reference) or Review(reference=reference, state=ReviewState.UNKNOWN)

    def _token_call(self, proof: Mapping[str, Param]) -> Call:
        form = {"client_id": self.app_id, "client_secret": self.app_secret.reveal(), **proof}
        return Call(method="POST", path="/token", form=form)

    def _below(self, customer: str, root: str, seen: set[str]) -> Iterator[Payload]:
        """The clients of a manager and of the managers below it, each once; an account that is no manager is its own."""
        try:
            rows = list(self._search(customer, CLIENTS, root if customer != root else ""))
        except Refused as refused:
            if refused.code != NOT_ENABLED:
                raise
            log.info("%s: a customer that is closed, or was never set up, has nothing to list", self.platform)
            return
        for client in (row.part("customerClient") for row in rows):
            identity, is_manager = client.text("id"), client.flag("manager", default=False)
            if identity == customer:
                if customer == root and not is_manager:
                    yield client
            elif identity not in seen:
                seen.add(identity)
                if is_manager:
                    yield from self._below(identity, root, seen)
                else:
                    yield client

    def _listing(self, client: Payload, manager: str) -> AccountListing:
        try:
            has_budget = any(True for _ in self._search(client.text("id"), BUDGETS, manager))
        except (NotAuthorised, TooFast):
            raise
        except Refused as refused:
            # Whether accounts without monthly invoicing answer with nothing or with a no was not found: both are taken.
            log.info("%s: an account tells no budgets: %s", self.platform, refused.code)
            has_budget = False
        return read_listing(client, manager, Funding.POSTPAID if has_budget else Funding.UNTOLD)

    def _budgets(self, customer: str, manager: str) -> list[Budget]:
        return [read_budget(row, customer) for row in self._search(customer, BUDGETS, manager)]

    def _proposals(self, move: Move) -> list[Proposal]:
        return [read_proposal(row) for row in self._search(move.account, PROPOSALS, move.payer)]

    def _setups(self, account: AccountListing) -> list[str]:
        found = [row.part("billingSetup") for row in self._search(account.platform_id, SETUPS, account.manager)]
        return [
            resource_name(one, account.platform_id, "billingSetups") for one in found if one.says("status", APPROVED)
        ]

    def _month(self, account: AccountListing, setup: str, month: date) -> list[Payload]:
        call = Call(
            path=f"{V}/customers/{account.platform_id}/invoices",
            params={"billingSetup": setup, "issueYear": str(month.year), "issueMonth": MONTHS[month.month]},
            headers=login(account.manager),
        )
        try:
            data = self.read(call)
        except Refused as refused:
            if refused.code in NO_INVOICES:
                return []
            raise
        return data.parts("invoices") if data.has("invoices") else []

    def _propose(self, move: Move, ticket: Ticket) -> MoveOutcome:
        path = f"{V}/customers/{move.account}/accountBudgetProposals:mutate"
        call = Call(method="POST", path=path, body=proposal(move, ticket), headers=login(move.payer))
        try:
            name = self.once(call).part("result").text("resourceName")
        except Refused as refused:
            if refused.code == NO_CHANGE:
                return in_force(move)
            raise
        return MoveOutcome(state=MoveState.PENDING, moved=Money.zero(move.amount.currency), reference=name)

    def _review(self, request: OpeningRequest, reference: str = "") -> Review | None:
        rows = self._search(request.payer, CLIENTS, request.payer)
        return review_in((row.part("customerClient") for row in rows), request, reference)

    def _search(self, customer: str, query: str, manager: str, *, most_pages: int = MOST_PAGES) -> Iterator[Payload]:
        """Each row of a query; the size of a page must never be asked for."""
        path = f"{V}/customers/{customer}/googleAds:search"

        def page(token: str | None) -> Payload:
            body = {"query": query, **({"pageToken": token} if token else {})}
            return self.read(Call(method="POST", path=path, body=body, headers=login(manager)))

        return keyed_pages(page, rows="results", next_key=next_page, most_pages=most_pages)
