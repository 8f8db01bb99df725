"""One application 开户申请 for each platform: its states as a table, what it was refused for, and what one correction mends elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.openings import Review, ReviewState
from app.errors import IllegalMove


class ApplicationState(StrEnum):
    """How far an application is; a refusal of one holds no other back."""

    DRAFT = "draft"
    CHECKED = "checked"  # the pre-check found nothing in the way
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    ACTIVE = "active"
    REJECTED = "rejected"
    APPEAL = "appeal"
    SUSPENDED = "suspended"
    CLOSED = "closed"


_S = ApplicationState

NEXT: Mapping[ApplicationState, frozenset[ApplicationState]] = {
    _S.DRAFT: frozenset({_S.CHECKED, _S.CLOSED}),
    _S.CHECKED: frozenset({_S.DRAFT, _S.SUBMITTED, _S.CLOSED}),
    _S.SUBMITTED: frozenset({_S.UNDER_REVIEW, _S.CHANGES_REQUESTED, _S.APPROVED, _S.REJECTED}),
    _S.UNDER_REVIEW: frozenset({_S.CHANGES_REQUESTED, _S.APPROVED, _S.REJECTED}),
    _S.CHANGES_REQUESTED: frozenset({_S.SUBMITTED, _S.CLOSED}),
    _S.REJECTED: frozenset({_S.APPEAL, _S.CLOSED}),
    _S.APPEAL: frozenset({_S.UNDER_REVIEW, _S.CHANGES_REQUESTED, _S.APPROVED, _S.REJECTED}),
    _S.APPROVED: frozenset({_S.ACTIVE, _S.SUSPENDED, _S.CLOSED}),
    _S.ACTIVE: frozenset({_S.SUSPENDED, _S.CLOSED}),
    _S.SUSPENDED: frozenset({_S.ACTIVE, _S.CLOSED}),
    _S.CLOSED: frozenset(),
}
"""Every step there is. A draft or a request for changes may be given up; what is with the platform may not.

A short look may answer at once, so SUBMITTED leads to every answer that UNDER_REVIEW does. An appeal may be granted at
once too, and a person may read that it was refused. A refusal that an interface tells straight after it is the old one
still, and counts only once a new look has begun; so is a request for changes that was known when the appeal was raised.
"""

OF_REVIEW = {
    ReviewState.SUBMITTED: _S.SUBMITTED,
    ReviewState.IN_REVIEW: _S.UNDER_REVIEW,
    ReviewState.CHANGES_REQUESTED: _S.CHANGES_REQUESTED,
    ReviewState.APPROVED: _S.APPROVED,
    ReviewState.REFUSED: _S.REJECTED,
}
"""What a platform's answer means here; UNKNOWN means nothing, and changes nothing."""


class Way(StrEnum):
    """How an application travels."""

    INTERFACE = "interface"
    PACKAGE = "package"  # by hand, with everything ready


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of state, kept for the clock and for whoever asks later."""

    state: ApplicationState
    at: datetime
    actor: str
    """A person's name, or the platform's where it answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalReason:
    """Why a platform was not content, kept beside the document or field that it named."""

    about: str
    """A kind of document (Q001), a field (F02), or "" where the platform named none that is known here."""
    text: str
    """The platform's own words."""
    at: datetime
    platform_name: str = ""
    """What the platform called it, where that could not be told apart."""
    corrected_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """What was said against a refusal 申诉, kept as it was made."""

    text: str
    at: datetime
    by: str
    paper_ids: tuple[int, ...]
    """The archive's documents that went with it."""
    answers: int
    """How many reasons had been given by then: it speaks against all that were still open."""


@dataclass(kw_only=True)
class Application:
    """The opening of one account on one platform, from the draft to the account's end."""

    id: int | None = None
    platform: Platform
    industry: str
    key: str = ""
    """Ours: the same for every question to the platform about it."""
    way: Way = Way.PACKAGE
    state: ApplicationState = ApplicationState.DRAFT
    papers: tuple[str, ...] = ()
    """The kinds of document that travel with it."""
    fields: tuple[str, ...] = ()
    """The fields that travel with it."""
    reference: str = ""
    """The platform's number of it."""
    account: str = ""
    """The platform's number of the account, once there is one."""
    draft_id: int | None = None
    """The onboarding that it belongs to."""
    created_at: datetime | None = None
    """When the onboarding that it belongs to was begun: the clock starts there."""
    connection_id: int | None = None
    """The connection that it was sent over."""
    payer: str = ""
    """The platform's number of the agency, manager or business centre that it was sent for."""
    name: str = ""
    """The account's name, as it was asked for."""
    paper_ids: tuple[int, ...] = ()
    """The archive's documents that travelled with it."""
    sent: Mapping[str, str] = field(default_factory=dict)
    """What the interface was sent last, by the platform's own names."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The values that it was sent with, by field (F01…): what the next application remembers."""
    is_in_doubt: bool = False
    """It was sent and no answer came: until the platform tells, nobody knows whether it has it, and it is not sent again."""
    steps: list[Step] = field(default_factory=list)
    reasons: list[RefusalReason] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)

    def move_to(self, state: ApplicationState, *, at: datetime, actor: str) -> None:
        """Go on to this state; IllegalMove where the table has no such step."""
        if state not in NEXT[self.state]:
            raise IllegalMove(self.state, state)
        self.state = state
        self.steps.append(Step(state=state, at=at, actor=actor))

    def put_in_doubt(self) -> None:
        """It is about to be sent, once; IllegalMove while an earlier sending has no answer."""
        if self.is_in_doubt:
            raise IllegalMove("in_doubt", "sent")
        if ApplicationState.SUBMITTED not in NEXT[self.state]:
            raise IllegalMove(self.state, ApplicationState.SUBMITTED)
        self.is_in_doubt = True

    def arrived(self, *, at: datetime) -> None:
        """The platform has it: out of doubt, and submitted."""
        self.is_in_doubt = False
        self.move_to(ApplicationState.SUBMITTED, at=at, actor=self.platform)

    def refuse_to_take(self, text: str, *, at: datetime) -> None:
        """The platform's interface would not take it as it is: nothing is in doubt, and it says why."""
        self.is_in_doubt = False
        self.reasons.append(RefusalReason(about="", text=text, at=at))

    def take(
        self, review: Review, *, at: datetime, abouts: Mapping[str, str] | None = None, is_read: bool = False
    ) -> bool:
        """Take what the platform said of it, and whether that changed anything.

        An answer that says the same again, says nothing, or lags behind what is known (still "in review" after the approval)
        changes nothing. `abouts` tells which document or field each of the platform's names stands for; `is_read` says that a
        person read it on the platform's page, and knows what is new there.
        """
        self.reference = review.reference or self.reference
        self.account = review.account or self.account
        wanted = OF_REVIEW.get(review.state)
        if wanted is None or wanted not in NEXT[self.state]:
            return False
        if not is_read and self._was_known(wanted, review):
            return False
        self.move_to(wanted, at=at, actor=self.platform)
        if wanted in (ApplicationState.CHANGES_REQUESTED, ApplicationState.REJECTED):
            self.reasons += [_reason(name, text, at, abouts or {}) for name, text in review.reasons.items()]
        return True

    def _was_known(self, wanted: ApplicationState, review: Review) -> bool:
        """Whether this is what the platform said before the appeal that is being looked at.

        A refusal is, until a new look has begun. A request for changes is where one was known by then and it gives no reason
        that was not.
        """
        if self.state is not ApplicationState.APPEAL:
            return False
        if wanted is ApplicationState.REJECTED:
            return True
        was_asked = any(step.state is ApplicationState.CHANGES_REQUESTED for step in self.steps)
        known = {reason.text for reason in self.reasons}
        return wanted is ApplicationState.CHANGES_REQUESTED and was_asked and known.issuperset(review.reasons.values())

    @property
    def open_reasons(self) -> tuple[RefusalReason, ...]:
        """Reasons that nothing was done about yet: neither put right nor appealed against."""
        answered = self.appeals[-1].answers if self.appeals else 0
        return tuple(reason for reason in self.reasons[answered:] if reason.corrected_at is None)

    def appeal(self, text: str, *, at: datetime, by: str, papers: Mapping[int, str]) -> None:
        """Somebody appealed a refusal on the platform's page; `papers` are the documents that went with it, with their kinds."""
        self.move_to(ApplicationState.APPEAL, at=at, actor=by)
        self.appeals.append(Appeal(text=text, at=at, by=by, paper_ids=tuple(sorted(papers)), answers=len(self.reasons)))
        self.paper_ids = tuple(sorted({*self.paper_ids, *papers}))
        self.papers = tuple(sorted({*self.papers, *papers.values()}))

    def refuse_appeal(self, text: str, *, at: datetime) -> None:
        """A person read that the appeal came to nothing, and why."""
        if self.state is not ApplicationState.APPEAL:
            raise IllegalMove(self.state, "appeal_refused")
        self.move_to(ApplicationState.REJECTED, at=at, actor=self.platform)
        self.reasons.append(RefusalReason(about="", text=text, at=at))

    def came_of(self, appeal: int) -> ApplicationState | None:
        """What an appeal led to, counted from 0: approved, refused again, sent back; None while it is being looked at."""
        begun = [place for place, step in enumerate(self.steps) if step.state is ApplicationState.APPEAL]
        answers = {ApplicationState.APPROVED, ApplicationState.REJECTED, ApplicationState.CHANGES_REQUESTED}
        return next((step.state for step in self.steps[begun[appeal] :] if step.state in answers), None)

    def correct(self, about: str, *, at: datetime) -> bool:
        """Say that this document or field was put right; whether some reason was about it."""
        is_meant = any(reason.about == about for reason in self.open_reasons)
        still_open = set(self.open_reasons)
        self.reasons = [
            _corrected(reason, at) if reason.about == about and reason in still_open else reason
            for reason in self.reasons
        ]
        return is_meant


def _reason(name: str, text: str, at: datetime, abouts: Mapping[str, str]) -> RefusalReason:
    about = abouts.get(name, "")
    return RefusalReason(about=about, text=text, at=at, platform_name="" if about else name)


def _corrected(reason: RefusalReason, at: datetime) -> RefusalReason:
    return RefusalReason(
        about=reason.about, text=reason.text, at=reason.at, platform_name=reason.platform_name, corrected_at=at
    )


class Afterwards(StrEnum):
    """What a correction means for an application that holds the same document or field."""

    RESUBMIT = "resubmit"  # it was sent back for this, or can be mended now
    CHECK_AGAIN = "check_again"  # not sent yet: it goes with the new one
    WAIT = "wait"  # with the platform: nothing can be changed there now
    UPDATE = "update"  # the account lives: the platform wants its documents kept up to date
    NONE = "none"


AFTERWARDS = {
    _S.DRAFT: Afterwards.CHECK_AGAIN,
    _S.CHECKED: Afterwards.CHECK_AGAIN,
    _S.SUBMITTED: Afterwards.WAIT,
    _S.UNDER_REVIEW: Afterwards.WAIT,
    _S.APPEAL: Afterwards.WAIT,
    _S.CHANGES_REQUESTED: Afterwards.RESUBMIT,
    _S.REJECTED: Afterwards.RESUBMIT,
    _S.APPROVED: Afterwards.UPDATE,
    _S.ACTIVE: Afterwards.UPDATE,
    _S.SUSPENDED: Afterwards.UPDATE,
    _S.CLOSED: Afterwards.NONE,
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """One application that a correction concerns, and what is to be done about it."""

    application: Application
    afterwards: Afterwards


def where_it_applies(about: str, applications: Iterable[Application]) -> tuple[Consequence, ...]:
    """Correct once: every application that this document or field travels with, those to resubmit first."""
    order = list(Afterwards)
    found = [
        Consequence(one, AFTERWARDS[one.state])
        for one in applications
        if about in (*one.papers, *one.fields) and AFTERWARDS[one.state] is not Afterwards.NONE
    ]
    return tuple(sorted(found, key=lambda one: (order.index(one.afterwards), one.application.platform)))
