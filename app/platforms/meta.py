"""Meta: ad accounts, what they owe against their limits, billing events, daily spend, invoices, spending limits and new accounts."""

import hmac
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from app.domain.accounts import (
    AccountListing,
    DebtReading,
    Funding,
    FundRow,
    Grant,
    Platform,
    PlatformInvoice,
    SpendRow,
)
from app.domain.moves import Move, MoveKind, MoveOutcome, Ticket
from app.domain.openings import CarriedCode, OpeningRequest, Paper, Review, ReviewState
from app.errors import NotAuthorised, OutcomeUnknown, Refused, TooFast
from app.platforms.client import PlatformClient
from app.platforms.envelope import Refusal, Trouble
from app.platforms.limits import in_force, settle
from app.platforms.meta_errors import NO_PERMISSION, TROUBLES, open_graph, regain_s
from app.platforms.meta_moves import outcome_now, ticket_of, written
from app.platforms.meta_opening import CODE_FIELDS, LOOKED_UP, new_account, read_codes, read_opened, review_in
from app.platforms.meta_rows import (
    BILLED,
    EVENTS,
    LISTED,
    OWED,
    SPENT,
    read_cap,
    read_debt,
    read_fund_rows,
    read_invoice,
    read_listing,
    read_spend,
)
from app.platforms.paging import MOST_PAGES, keyed_pages
from app.platforms.payload import Payload
from app.platforms.windows import each_once
from app.platforms.wire import Answer, Call, Param, Signature
from app.secret import Secret

log = logging.getLogger(__name__)

V = "/v26.0"
PAGE_SIZE = 100
A_DAY = timedelta(days=1)


def node(account: str) -> str:
    """The path of an ad account."""
    return f"{V}/act_{account}"


def next_cursor(data: Payload, _: Sequence[Payload]) -> str | None:
    """Where to read on; the last page has a cursor too, but no `next`."""
    data.part("data")
    paging = data.inner("paging")
    return paging.part("cursors").text("after") if paging.has("next") else None


class Meta(PlatformClient):
    """Prepaid accounts have no figure by interface; of the others, `balance` is what is owed."""

    platform = Platform.META
    default_base_url = "https://graph.facebook.com"
    consent_url = "https://business.facebook.com/settings"
    code_parameter = ""
    redirects_to_loopback = False
    pastes_token = True
    errors_have_bodies = True
    # Calls are counted by account and hour, how many depends on its ads; this only keeps a single sync from bursting.
    pace_per_second = 5.0
    burst = 5

    needed_rights = frozenset({"ads_read", "ads_management", "business_management"})
    harmless_rights = frozenset({"public_profile"})  # every token has it
    keeps_keys = False

    def pace_key(self, path: str) -> str:
        """The platform counts each ad account apart."""
        first = path.removeprefix(V).split("/")[1]
        return f"{self.platform} {self.app_id} {first if first.startswith('act_') else ''}".strip()

    def sign(self, call: Call, token: Secret) -> Signature:
        """The token, and the proof that the app's secret is known, which an app may ask for."""
        proof = hmac.new(self.app_secret.reveal().encode(), token.reveal().encode(), "sha256").hexdigest()
        return Signature(params={"access_token": token.reveal(), "appsecret_proof": proof})

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """What a code means, on token calls too."""
        return TROUBLES.get(code, Trouble.REFUSED)

    def open_envelope(self, status: int, envelope: Payload, *, is_token_call: bool) -> Payload | Refusal:
        """The body decides, not the status."""
        return open_graph(envelope)

    def asked_wait_s(self, answer: Answer) -> float | None:
        """By the platform's own headers: minutes in one, seconds in the other."""
        wait_s = regain_s(self.platform, answer.headers)
        return super().asked_wait_s(answer) if wait_s is None else wait_s

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """Nothing comes back: a system user's token is made there and pasted here."""
        return {}

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """Renews the token that was pasted, which proves that it is one of this app."""
        return Call(
            path=f"{V}/oauth/access_token",
            params={"grant_type": "fb_exchange_token"},
            secret_params={
                "client_id": self.app_id,
                "client_secret": self.app_secret.reveal(),
                "fb_exchange_token": code,
            },
        )

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """A system user's token lives until it is revoked, unless it was made to end after sixty days."""
        lives = data.has("expires_in")
        return Grant(
            access_token=Secret(data.text("access_token")),
            access_expires_at=self.now() + timedelta(seconds=data.whole("expires_in")) if lives else None,
        )

    def rights(self) -> frozenset[str] | None:
        """The permissions of the token, asked for. The call is documented, its answer is not: None without `scopes`."""
        if self.grant is None:
            return None
        try:
            answer = self.read(
                Call(path=f"{V}/debug_token", secret_params={"input_token": self.grant.access_token.reveal()})
            )
        except (NotAuthorised, TooFast):
            raise
        except Refused as refused:
            log.info("%s: the token's permissions are not told: %s", self.platform, refused.code)
            return None
        told = answer.inner("data")
        return frozenset(one.as_text() for one in told.parts("scopes")) if told.has("scopes") else None

    def accounts(self) -> Iterator[AccountListing]:
        """Every ad account that was assigned to the token's user, once."""
        seen: set[str] = set()
        for row in self._list(f"{V}/me/adaccounts", {"fields": LISTED}):
            listing = read_listing(row)
            if listing.platform_id not in seen:
                seen.add(listing.platform_id)
                yield listing

    def codes_of(self, accounts: Sequence[str]) -> Iterator[CarriedCode]:
        """The zone and the parties of every assigned account that is one of these, by Meta's own numbers."""
        wanted = set(accounts)
        for row in self._list(f"{V}/me/adaccounts", {"fields": CODE_FIELDS}):
            if row.text("account_id", "") in wanted:
                yield from read_codes(row)

    def debts(self, accounts: Sequence[AccountListing]) -> Iterator[DebtReading]:
        """What each account owes, and its spend against its cap."""
        for account in accounts:
            if account.funding is Funding.POSTPAID:
                yield read_debt(self._money(account.platform_id), account)

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """Charges, refunds and fundings; the platform forgets them within weeks, so each sync matters.

        In which zone, and how exactly, the bounds are meant is not published: a day more on either side is asked for. Nor
        is the category of charges, so none is named.
        """
        asked = {"fields": EVENTS, "since": (since - A_DAY).isoformat(), "until": (until + A_DAY).isoformat()}
        events = self._list(f"{node(account.platform_id)}/activities", asked)
        for row in each_once(read_fund_rows(events, account)):
            if since <= row.day <= until:
                yield row

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day; figures of the last four weeks may still be corrected."""
        asked: dict[str, Param] = {
            "level": "account",
            "fields": SPENT,
            "time_range": json.dumps({"since": since.isoformat(), "until": until.isoformat()}),
            "time_increment": 1,
        }
        # One row a day: a list with more pages than days is none.
        most_pages = (until - since).days + 10
        for row in self._list(f"{node(account.platform_id)}/insights", asked, most_pages=most_pages):
            yield read_spend(row, account)

    def invoices(self, accounts: Sequence[AccountListing], since: date, until: date) -> Iterator[PlatformInvoice]:
        """Of each business that the accounts belong to; there are some with monthly invoicing only."""
        asked = {
            "fields": BILLED,
            "issue_start_date": since.isoformat(),
            "issue_end_date": (until + A_DAY).isoformat(),  # the end is not included
        }
        seen: set[str] = set()
        for business in dict.fromkeys(account.manager for account in accounts if account.manager):
            for row in self._of_business(business, asked):
                invoice = read_invoice(row)
                if invoice.number not in seen:
                    seen.add(invoice.number)
                    yield invoice

    def move_kinds(self) -> frozenset[MoveKind]:
        """No call adds money to an ad account: its limit is all that can be moved."""
        return frozenset({MoveKind.LIMIT})

    def ticket(self, move: Move) -> Ticket:
        """The limit before."""
        return ticket_of(move, read_cap(self._money(move.account)))

    def move(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """Sets the new total. What was spent is never reset: a reset that is repeated would do harm."""
        call = Call(method="POST", path=node(move.account), form={"spend_cap": written(move)})

        def send() -> MoveOutcome:
            answer = self.once(call)
            if not answer.has("success"):
                raise OutcomeUnknown(self.platform, "no success")
            return in_force(move)

        return settle(move, send)

    def outcome_of(self, move: Move, ticket: Ticket) -> MoveOutcome:
        """By the limit as it is now."""
        return outcome_now(move, read_cap(self._money(move.account)))

    def upload(self, paper: Paper, request: OpeningRequest) -> str:
        """There is no upload of documents: the edge for Chinese companies has been taken away."""
        raise Refused(self.platform, "no_upload")

    def open_account(self, request: OpeningRequest, uploaded: Sequence[str]) -> Review:
        """An ad account of the business `payer`; one with that name is taken for the one that was asked for before."""
        form = new_account(request.fields)
        known = self._review(request)
        if known:
            return known
        answer = self.once(Call(method="POST", path=f"{V}/{request.payer}/adaccount", form=form))
        if not (answer.has("account_id") or answer.has("id")):
            raise OutcomeUnknown(self.platform, "no account_id")
        return read_opened(answer)

    def review_of(self, reference: str, request: OpeningRequest) -> Review:
        """By number, else by name: UNKNOWN where no account, or more than one, fits."""
        return self._review(request, reference) or Review(reference=reference, state=ReviewState.UNKNOWN)

    def _review(self, request: OpeningRequest, reference: str = "") -> Review | None:
        rows = self._list(f"{V}/{request.payer}/owned_ad_accounts", {"fields": LOOKED_UP})
        return review_in(rows, request, reference)

    def _money(self, account: str) -> Payload:
        return self.get(node(account), {"fields": OWED})

    def _of_business(self, business: str, asked: Mapping[str, Param]) -> Iterator[Payload]:
        try:
            yield from self._list(f"{V}/{business}/business_invoices", asked)
        except (NotAuthorised, TooFast):
            raise
        except Refused as refused:
            if refused.code not in NO_PERMISSION:
                raise
            # An account that another company shares with ours: its business shows its invoices to its own people only.
            log.info("%s: the invoices of a business are out of reach: %s", self.platform, refused.code)

    def _list(self, path: str, asked: Mapping[str, Param], *, most_pages: int = MOST_PAGES) -> Iterator[Payload]:
        """Each row of a list; the address in `next` is not followed, only its cursor sent."""

        def page(after: str | None) -> Payload:
            return self.get(path, {**asked, "limit": PAGE_SIZE, **({"after": after} if after else {})})

        return keyed_pages(page, rows="data", next_key=next_cursor, most_pages=most_pages)
