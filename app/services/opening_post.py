"""Applications by interface 接口开户: sent once, in doubt until the platform answers, their reviews read, what was put right sent again."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from app.changes import Changes
from app.domain.accounts import Platform, RawReply
from app.domain.applications import OF_REVIEW, Application, ApplicationState, Way
from app.domain.chain import RecordKind
from app.domain.openings import OpeningRequest, Review, ReviewState
from app.errors import DeskError, IllegalMove, OutcomeUnknown, Refused, WrongAnswer
from app.platforms.abilities import OpensAccounts, ReadsAccounts
from app.platforms.client import PlatformClient
from app.platforms.opening_forms import OPENING_FORMS
from app.progress import Progress, Silent
from app.services.application_book import ApplicationBook
from app.services.connections import Connections, Sleep
from app.services.opening_facts import ENDED, UNSENT, activate
from app.services.opening_letters import (
    Letter,
    again_by_interface,
    copies_first,
    first_letter,
    next_letter,
    travelling,
)

CHANGED = Changes.ONBOARDING | Changes.LEDGER | Changes.DOCUMENTS
"""Documents too: where they are used is shown beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one application of several."""

    platform: Platform
    application_id: int | None = None
    state: ApplicationState | None = None
    is_in_doubt: bool = False
    has_changed: bool = False
    error: DeskError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What became of all of them: one that failed holds no other back."""

    each: tuple[Outcome, ...]
    changes: Changes = CHANGED

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Those that did not go."""
        return tuple(one for one in self.each if one.error is not None)


class OpeningPost:
    """The only way in which an application leaves by interface."""

    def __init__(self, book: ApplicationBook, connections: Connections, sleep: Sleep) -> None:
        self._book = book
        self._connections = connections
        self._sleep = sleep

    def send(self, draft_id: int, platforms: Collection[Platform], progress: Progress | None = None) -> Outcomes:
        """Send what can be sent by interface, each once; call it off the window's thread. Cancelled stops between two."""
        progress = progress or Silent()
        outcomes = []
        for done, platform in enumerate(platforms):
            progress.step(done, len(platforms), platform)
            outcomes.append(self._outcome(platform, lambda one=platform: self._send_one(draft_id, one)))  # type: ignore[misc]
        progress.step(len(platforms), len(platforms))
        return Outcomes(each=tuple(outcomes))

    def resubmit(self, application_id: int) -> Outcome:
        """Send what was put right by interface; WrongAnswer while a reason is open or where that is done on the page."""
        with self._book.vault.look() as work:
            application = work.applications.get(application_id)
            facts = self._book.facts(work, application.draft_id or 0)
        if application.state is not ApplicationState.CHANGES_REQUESTED:
            raise IllegalMove(application.state, ApplicationState.SUBMITTED)
        if application.open_reasons:
            raise WrongAnswer("reason", "still_open")
        if application.way is not Way.INTERFACE or not again_by_interface(application.platform):
            raise WrongAnswer("platform", "on_its_page")
        mine = facts.on(application.platform)
        if mine.gaps or mine.check is None or mine.check.in_the_way:
            raise WrongAnswer("documents", "incomplete")
        if mine.lacks_consent:
            raise WrongAnswer("consent", "not_given")
        return self._outcome(application.platform, lambda: self._deliver_next(application_id))

    def follow(self, progress: Progress | None = None) -> Outcomes:
        """Ask every platform how far its reviews are, and what became of what got no answer; sends nothing."""
        progress = progress or Silent()
        with self._book.vault.look() as work:
            waiting = [one for one in work.applications.all() if _is_waiting(one)]
        outcomes = []
        for done, one in enumerate(waiting):
            progress.step(done, len(waiting), one.platform)
            outcomes.append(self._outcome(one.platform, lambda each=one: self._follow_one(each)))  # type: ignore[misc]
        progress.step(len(waiting), len(waiting))
        return Outcomes(each=tuple(outcomes))

    def _outcome(self, platform: Platform, do: Callable[[], tuple[Application, bool]]) -> Outcome:
        try:
            application, has_changed = do()
        except DeskError as error:
            return Outcome(platform=platform, error=error)
        return Outcome(
            platform=platform,
            application_id=application.id,
            state=application.state,
            is_in_doubt=application.is_in_doubt,
            has_changed=has_changed,
        )

    def _send_one(self, draft_id: int, platform: Platform) -> tuple[Application, bool]:
        application, facts = self._book.checked(draft_id, platform, Way.INTERFACE)
        with self._book.vault.look() as work:
            letter = first_letter(work, facts, self._book.catalogue.catalogue, application)
        application = self._deliver(application, letter)
        if copies_first(platform) and application.account and not application.is_in_doubt:
            application, _ = self._deliver_papers(application.id or 0)
        return application, True

    def _deliver_next(self, application_id: int) -> tuple[Application, bool]:
        with self._book.vault.look() as work:
            application = work.applications.get(application_id)
            facts = self._book.facts(work, application.draft_id or 0)
            letter = next_letter(work, facts, self._book.catalogue.catalogue, application)
            ids, kinds = travelling(facts, application.platform)
            values = facts.own_values(application.platform)

        def renew(one: Application) -> None:
            one.paper_ids, one.papers, one.values = ids, kinds, values

        self._book.change(application_id, renew)
        return self._deliver(application, letter), True

    def _deliver(self, application: Application, letter: Letter) -> Application:
        """Pictures first, which may be repeated; then the request, once, on disk as being in doubt before the first byte leaves."""
        assert application.id is not None
        with self._client(application) as client:
            opener = _opener(client)
            uploaded = [opener.upload(paper, letter.request) for paper in letter.request.papers]
            self._book.change(application.id, lambda one: _about_to_send(one, letter.request), RecordKind.OPENING_SENT)
            try:
                review = opener.open_account(letter.request, uploaded)
            except OutcomeUnknown:
                return self._book.get(application.id)
            except DeskError as error:
                # The platform said no, or was not reached at all: it has nothing.
                text = error.message if isinstance(error, Refused) else ""
                self._book.change(application.id, lambda one: self._not_taken(one, text))
                raise
        return self._book.change(application.id, lambda one: self._take(one, review, letter))

    def _deliver_papers(self, application_id: int) -> tuple[Application, bool]:
        """The papers of an account that was just made. Without an answer its review tells whether they are there."""
        with self._book.vault.look() as work:
            application = work.applications.get(application_id)
            facts = self._book.facts(work, application.draft_id or 0)
            letter = next_letter(work, facts, self._book.catalogue.catalogue, application)
        try:
            with self._client(application) as client:
                opener = _opener(client)
                uploaded = [opener.upload(paper, letter.request) for paper in letter.request.papers]
                review = opener.open_account(letter.request, uploaded)
        except Refused as refused:
            review = Review(
                reference=application.account,
                account=application.account,
                state=ReviewState.CHANGES_REQUESTED,
                reasons={"": refused.message},
            )
        except DeskError:
            return application, True
        return self._book.change(application_id, lambda one: self._take(one, review, letter)), True

    def _take(self, one: Application, review: Review, letter: Letter) -> None:
        if review.state is ReviewState.REFUSED and not review.account:
            self._not_taken(one, next(iter(review.reasons.values()), ""))
            return
        one.reference, one.account = review.reference or one.reference, review.account or one.account
        if review.state is ReviewState.UNKNOWN or not one.reference:
            return
        if one.is_in_doubt and OF_REVIEW[review.state] is one.state:
            # The old verdict: no evidence that what was put right has arrived.
            return
        if one.is_in_doubt:
            one.arrived(at=self._book.clock())
        one.take(review, at=self._book.clock(), abouts=letter.abouts)
        activate(one, self._book.clock())

    def _not_taken(self, one: Application, text: str) -> None:
        one.is_in_doubt = False
        if text:
            one.refuse_to_take(text, at=self._book.clock())

    def _follow_one(self, application: Application) -> tuple[Application, bool]:
        assert application.id is not None
        request = OpeningRequest(key=application.key, payer=application.payer, fields=application.sent)
        with self._client(application) as client:
            review = self._looked_up(client, application, request)
        if review is None:
            return application, False
        letter = Letter(request=request, abouts=_abouts(application))
        before = (application.state, application.is_in_doubt)
        after = self._book.change(application.id, lambda one: self._take(one, review, letter))
        return after, before != (after.state, after.is_in_doubt)

    def _looked_up(self, client: PlatformClient, application: Application, request: OpeningRequest) -> Review | None:
        reference, form = application.reference or application.account, OPENING_FORMS[application.platform]
        if reference or form.is_found_by_name:
            return _opener(client).review_of(reference, request)
        if form.is_named_by_us and isinstance(client, ReadsAccounts):
            return self._by_our_name(client, application)
        return None

    def _by_our_name(self, client: ReadsAccounts, application: Application) -> Review | None:
        """The only account of our name that is no other application's."""
        with self._book.vault.look() as work:
            taken = {one.account for one in work.applications.all() if one.id != application.id}
        found = [one for one in client.accounts() if one.name == application.name and one.platform_id not in taken]
        if len(found) != 1:
            return None
        number = found[0].platform_id
        return Review(reference=number, account=number, state=ReviewState.SUBMITTED)

    def _client(self, application: Application) -> PlatformClient:
        if application.connection_id is None:
            raise WrongAnswer("platform", "not_connected")
        with self._book.vault.look() as work:
            connection = work.connections.get(application.connection_id)
        if connection.grant is None:
            raise WrongAnswer("platform", "not_connected")
        return self._connections.client(connection, sleep=self._sleep, on_reply=self._keep_reply)

    def _keep_reply(self, reply: RawReply) -> None:
        with self._book.vault.work() as work:
            work.evidence.keep_reply(reply)


def _about_to_send(one: Application, request: OpeningRequest) -> None:
    one.put_in_doubt()
    one.payer, one.sent = request.payer, dict(request.fields)


def _abouts(application: Application) -> dict[str, str]:
    """Which document a review means by each of its names."""
    return {
        name: next((kind for kind in application.papers if kind in kinds), "")
        for name, kinds in OPENING_FORMS[application.platform].review_names.items()
    }


def _is_waiting(one: Application) -> bool:
    if one.way is not Way.INTERFACE:
        return False
    return one.is_in_doubt or (one.state not in UNSENT | ENDED and one.state is not ApplicationState.ACTIVE)


def _opener(client: PlatformClient) -> OpensAccounts:
    if not isinstance(client, OpensAccounts):
        raise WrongAnswer("platform", "no_interface")
    return client
