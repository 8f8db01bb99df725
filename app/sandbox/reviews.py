"""Review queues: who applies waits some practice hours, and is passed, refused, or asked for a missing document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from threading import Lock

from app.sandbox.holders import HOUR, Account


class State(StrEnum):
    """Where an application stands."""

    PENDING = "pending"
    APPROVED = "approved"
    DENIED = "denied"
    WANTS_DOCUMENT = "wants_document"


@dataclass(kw_only=True, eq=False)
class Application:
    """Something that a platform's people look at; instants are epoch seconds."""

    platform: str
    subject: str
    """What is looked at, such as "account" or "qualification"."""
    number: int
    documents: Mapping[str, str]
    """What was handed in, by the platform's word for it."""
    wanted: Sequence[str] = ()
    """Documents without which it is not passed."""
    may_want: Sequence[str] = ()
    """Documents that the reviewer asks for now and then."""
    account: Account | None = None
    """Whose status follows the verdict."""
    sent_at: int
    verdict_at: int = 0
    round: int = 1
    state: State = State.PENDING
    missing: str = ""
    """The document that is asked for."""
    reason: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    """What the platform shows again."""


class Reviews:
    """All applications of the practice world; the same seed judges the same way."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._all: dict[tuple[str, str, int], Application] = {}
        self._lock = Lock()

    def submit(self, application: Application) -> Application:
        """Take it into the queue; the same thing handed in again is looked at anew."""
        place = (application.platform, application.subject, application.number)
        with self._lock:
            before = self._all.get(place)
            application.round = before.round + 1 if before else 1
            application.verdict_at = application.sent_at + self._chance(application).randint(2, 20) * HOUR
            self._all[place] = application
        return application

    def get(self, platform: str, subject: str, number: int) -> Application | None:
        """The newest application of this kind for this account (or other thing)."""
        return self._all.get((platform, subject, number))

    def of(self, platform: str) -> list[Application]:
        """Everything that was handed in on a platform."""
        return [one for one in list(self._all.values()) if one.platform == platform]

    def advance(self, now: int) -> list[Application]:
        """Give every verdict that is due, and tell which."""
        if not any(one.state is State.PENDING and one.verdict_at <= now for one in list(self._all.values())):
            return []
        with self._lock:
            due = [one for one in self._all.values() if one.state is State.PENDING and one.verdict_at <= now]
            for one in due:
                self._judge(one)
        return due

    def decide(
        self, platform: str, subject: str, number: int, state: State, *, missing: str = "", reason: str = ""
    ) -> Application:
        """Give a verdict by hand; KeyError when nothing of the kind was handed in."""
        with self._lock:
            application = self._all[platform, subject, number]
            _give(application, state, missing=missing, reason=reason)
            return application

    def _judge(self, application: Application) -> None:
        missing = [name for name in application.wanted if not application.documents.get(name)]
        asked = [name for name in application.may_want if not application.documents.get(name)]
        chance = self._chance(application)
        chance.random()
        dice = chance.random()
        if missing:
            _give(application, State.WANTS_DOCUMENT, missing=missing[0], reason=f"缺少资料 {missing[0]}")
        elif asked and application.round == 1 and dice < 0.3:
            _give(application, State.WANTS_DOCUMENT, missing=asked[0], reason=f"请补充资料 {asked[0]}")
        elif dice > 0.95:
            _give(application, State.DENIED, reason="营业执照不清晰")
        else:
            _give(application, State.APPROVED)

    def _chance(self, application: Application) -> Random:
        told = (self._seed, application.platform, application.subject, application.number, application.round)
        return Random("/".join(map(str, told)))  # noqa: S311 - a practice reviewer, not a key


def _give(application: Application, state: State, *, missing: str = "", reason: str = "") -> None:
    application.state = state
    application.missing = missing
    application.reason = reason
