"""Applications 开户申请: what a person does about them: packages, filing by hand, what the page said, what was put right."""

from collections.abc import Collection
from pathlib import Path

from app.changes import Changes
from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState, Consequence, Way, where_it_applies
from app.domain.archived_papers import of_these
from app.domain.chain import RecordKind
from app.domain.openings import Review, ReviewState
from app.domain.papers import KeptPaper, current
from app.domain.people import Action
from app.errors import IllegalMove, NotFound, WrongAnswer
from app.services.application_book import ApplicationBook
from app.services.opening_facts import activate, is_at_work
from app.services.opening_kits import Kit, WrittenKit, files_of, kit_of, write
from app.store.work import Work

CHANGED = Changes.ONBOARDING | Changes.LEDGER | Changes.DOCUMENTS
"""Documents too: where they are used is shown beside them."""

BY_HAND = {
    ReviewState.IN_REVIEW: ApplicationState.UNDER_REVIEW,
    ReviewState.CHANGES_REQUESTED: ApplicationState.CHANGES_REQUESTED,
    ReviewState.APPROVED: ApplicationState.APPROVED,
    ReviewState.REFUSED: ApplicationState.REJECTED,
}


class Applications:
    """Applications by a person's hand; `OpeningPost` sends and follows by interface."""

    def __init__(self, book: ApplicationBook) -> None:
        self._book = book

    def of(self, draft_id: int) -> list[Application]:
        """The applications of one onboarding, in the order in which they were made."""
        with self._book.vault.look() as work:
            return work.applications.of(draft_id)

    def kit(self, draft_id: int, platform: Platform, language: str) -> Kit:
        """A package to look at: its values and its steps."""
        with self._book.vault.look() as work:
            return kit_of(work, self._book.facts(work, draft_id), self._book.catalogue, platform, language)

    def package(self, draft_id: int, platform: Platform, target: Path, language: str) -> WrittenKit:
        """Write a package as a folder or a `.zip`; the application is checked, and submitted once a person has filed it.

        WrongAnswer while something is missing or somebody has not agreed; BrokenFile when a picture cannot be read.
        """
        application, facts = self._book.checked(draft_id, platform, Way.PACKAGE)
        with self._book.vault.look() as work:
            files = files_of(work, facts, self._book.catalogue, platform, language)
        written = write(files, target)
        with self._book.vault.work(Action.DRAFT_OPENING) as work:
            self._book.note(work, RecordKind.OPENING_PACKAGED, application, files=list(written.files))
        return written

    def filed(self, application_id: int, reference: str = "") -> Changes:
        """A person handed it in on the platform's page; what was put right there counts as sent again."""

        def change(one: Application) -> None:
            if one.is_in_doubt:
                raise IllegalMove("in_doubt", ApplicationState.SUBMITTED)
            one.reference = reference.strip() or one.reference
            one.move_to(ApplicationState.SUBMITTED, at=self._book.clock(), actor=self._book.vault.person)

        self._book.change(application_id, change)
        return CHANGED

    def told(
        self, application_id: int, state: ReviewState, *, reason: str = "", about: str = "", account: str = ""
    ) -> Changes:
        """What a person read on the platform's page of an application that was filed, or appealed, by hand."""

        def change(one: Application) -> None:
            if BY_HAND.get(state) is None:
                raise WrongAnswer("state", "empty")
            if one.state is ApplicationState.APPEAL and state is ReviewState.REFUSED:
                one.refuse_appeal(reason, at=self._book.clock())
                return
            review = Review(
                reference=one.reference, account=account.strip(), state=state, reasons={about: reason} if reason else {}
            )
            if not one.take(review, at=self._book.clock(), abouts={about: about}, is_read=True):
                raise IllegalMove(one.state, BY_HAND[state])
            activate(one, self._book.clock())

        self._book.change(application_id, change)
        return CHANGED

    def appeal(self, application_id: int, text: str, papers: Collection[int] = ()) -> Changes:
        """A person appealed a refusal on the platform's page: what was said there, and with which documents of the archive.

        WrongAnswer without a word of it, or once another application to the platform took its place; NotFound for a
        document that does not count.
        """
        if not text.strip():
            raise WrongAnswer("text", "empty")
        with self._book.vault.look() as work:
            one = work.applications.get(application_id)
            if any(other.id != one.id and is_at_work(other) for other in _same_account(work, one)):
                raise WrongAnswer("platform", "another_took_its_place")
            kinds = {kept.id: kept.paper.type_code for kept in work.papers.all()}
        for paper in papers:
            if paper not in kinds:
                raise NotFound("document", paper)
        at, by = self._book.clock(), self._book.vault.person
        self._book.change(
            application_id,
            lambda one: one.appeal(text.strip(), at=at, by=by, papers={each: kinds[each] for each in papers}),
            RecordKind.OPENING_APPEALED,
            appeal_documents=sorted(papers),
        )
        return CHANGED

    def appeal_papers(self, application_id: int) -> list[KeptPaper]:
        """The documents that an appeal may go with: the newest versions of those that belong to the onboarding."""
        with self._book.vault.look() as work:
            one = work.applications.get(application_id)
            return current(of_these(work.papers.all(), {*work.drafts.get(one.draft_id or 0).papers, *one.paper_ids}))

    def never_arrived(self, application_id: int) -> Changes:
        """A person looked on the platform's page and it is not there: out of doubt, and may be sent again."""

        def change(one: Application) -> None:
            if not one.is_in_doubt:
                raise IllegalMove(one.state, "never_arrived")
            one.is_in_doubt = False

        self._book.change(application_id, change, RecordKind.OPENING_CORRECTED, arrived=False)
        return CHANGED

    def correct(self, application_id: int, about: str) -> tuple[Consequence, ...]:
        """A document or field that a platform named was put right; where else it applies, those to send again first.

        A reason that names nothing is known by the empty `about`, and applies nowhere else.
        """

        def change(one: Application) -> None:
            if not one.correct(about, at=self._book.clock()):
                raise WrongAnswer("reason", "not_there")

        one = self._book.change(application_id, change, RecordKind.OPENING_CORRECTED, about=about)
        with self._book.vault.look() as work:
            others = work.applications.of(one.draft_id or 0)
        return where_it_applies(about, others) if about else ()

    def withdraw(self, application_id: int) -> Changes:
        """Give an application up; IllegalMove while it is with the platform."""
        self._book.change(
            application_id,
            lambda one: one.move_to(ApplicationState.CLOSED, at=self._book.clock(), actor=self._book.vault.person),
        )
        return CHANGED


def _same_account(work: Work, one: Application) -> list[Application]:
    """All applications of an onboarding to one platform."""
    return [other for other in work.applications.of(one.draft_id or 0) if other.platform is one.platform]
