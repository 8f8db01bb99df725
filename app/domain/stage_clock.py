"""Where the time goes in an opening 开户时效: stages with targets, the customer's own waiting apart, and a warning before the limit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.applications import Application, ApplicationState

PREPARE_TARGET = timedelta(days=1)
PLATFORM_TARGET = timedelta(days=2)
NORMAL_REVIEW = timedelta(hours=24)
SPECIAL_REVIEW = timedelta(hours=72)
WARN_AT_PERCENT = 80


class TimeStage(StrEnum):
    """Whose time it is."""

    PREPARE = "prepare"  # 准备: from the start until the pre-check is passed
    PLATFORM = "platform"  # 平台对接: from then until the platform has it in review
    REVIEW = "review"  # 审核激活: the platform looks, until the account is active
    CUSTOMER = (
        "customer"  # 客户等待: changes were requested, or a refusal waits for an appeal; never held against anybody
    )


OF_STATE = {
    ApplicationState.DRAFT: TimeStage.PREPARE,
    ApplicationState.CHECKED: TimeStage.PLATFORM,
    ApplicationState.SUBMITTED: TimeStage.PLATFORM,
    ApplicationState.UNDER_REVIEW: TimeStage.REVIEW,
    ApplicationState.APPEAL: TimeStage.REVIEW,
    ApplicationState.APPROVED: TimeStage.REVIEW,
    ApplicationState.CHANGES_REQUESTED: TimeStage.CUSTOMER,
    ApplicationState.REJECTED: TimeStage.CUSTOMER,
}
"""Which stage each state's time belongs to; a state that is not here (active, suspended, closed) ends the opening."""


class Light(StrEnum):
    """How a stage stands against its target."""

    FINE = "fine"
    WARNING = "warning"  # 80 % of it is gone
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Interval:
    """A piece of an opening's time."""

    stage: TimeStage
    begun: datetime
    ended: datetime

    @property
    def length(self) -> timedelta:
        """How long it was."""
        return self.ended - self.begun


@dataclass(frozen=True, slots=True)
class StageTime:
    """The time spent in one stage, over all its pieces, against its target."""

    stage: TimeStage
    spent: timedelta
    target: timedelta | None
    """None for the customer's own time."""
    is_running: bool

    @property
    def light(self) -> Light:
        """Fine, close to the target, or over it."""
        return light_of(self.spent, self.target)


def light_of(spent: timedelta, target: timedelta | None) -> Light:
    """How time spent stands against a target; exactly the target is still kept."""
    if target is None or spent * 100 < target * WARN_AT_PERCENT:
        return Light.FINE
    return Light.OVER if spent > target else Light.WARNING


def review_limit(*, is_special: bool) -> timedelta:
    """How long a review may take: 24 hours, or 72 in a special industry."""
    return SPECIAL_REVIEW if is_special else NORMAL_REVIEW


def intervals(application: Application, *, created_at: datetime, now: datetime) -> tuple[Interval, ...]:
    """The pieces of time from the draft until the account is active, the application is closed, or now."""
    pieces = []
    begun, stage = created_at, OF_STATE.get(ApplicationState.DRAFT)
    for step in application.steps:
        if stage is not None and step.at > begun:
            pieces.append(Interval(stage, begun, step.at))
        begun, stage = step.at, OF_STATE.get(step.state)
        if stage is None:
            return tuple(pieces)
    if stage is not None and now > begun:
        pieces.append(Interval(stage, begun, now))
    return tuple(pieces)


def stage_times(
    application: Application, *, created_at: datetime, now: datetime, is_special: bool
) -> tuple[StageTime, ...]:
    """Every stage with the time spent in it and its target, in the order of work.

    The targets are those of the whole stage, however often it is entered: a second review does not start at zero.
    """
    pieces = intervals(application, created_at=created_at, now=now)
    running = OF_STATE.get(application.state)
    targets = {
        TimeStage.PREPARE: PREPARE_TARGET,
        TimeStage.PLATFORM: PLATFORM_TARGET,
        TimeStage.REVIEW: review_limit(is_special=is_special),
    }
    return tuple(
        StageTime(stage, _sum(pieces, stage), targets.get(stage), is_running=stage is running) for stage in TimeStage
    )


def _sum(pieces: Iterable[Interval], stage: TimeStage) -> timedelta:
    return sum((piece.length for piece in pieces if piece.stage is stage), timedelta())


def warnings(times: Iterable[StageTime]) -> tuple[StageTime, ...]:
    """The running stages that are close to their target or over it."""
    return tuple(one for one in times if one.is_running and one.light is not Light.FINE)


def opening_time(pieces: Iterable[Interval]) -> timedelta:
    """From the documents to the active account, the customer's own waiting left out."""
    return sum((piece.length for piece in pieces if piece.stage is not TimeStage.CUSTOMER), timedelta())


@dataclass(frozen=True, slots=True)
class StageAverage:
    """Where the time went on average, for the value-stream picture."""

    stage: TimeStage
    mean: timedelta
    longest: timedelta
    share_percent: int
    """Of all the time, the customer's included; rounded down."""


def averages(openings: Sequence[Sequence[Interval]]) -> tuple[StageAverage, ...]:
    """Each stage over these openings; empty without any."""
    if not openings:
        return ()
    spent = {stage: [_sum(pieces, stage) for pieces in openings] for stage in TimeStage}
    sums = {stage: sum(some, timedelta()) for stage, some in spent.items()}
    whole = sum(sums.values(), timedelta())
    return tuple(
        StageAverage(
            stage,
            mean=sums[stage] // len(openings),
            longest=max(spent[stage]),
            share_percent=sums[stage] * 100 // whole if whole else 0,
        )
        for stage in TimeStage
    )


@dataclass(frozen=True, slots=True)
class FirstPass:
    """How many of the submitted were approved without a request for changes."""

    submitted: int
    approved_at_once: int


def first_pass(applications: Iterable[Application]) -> FirstPass:
    """The count behind the first-pass rate; still open ones are counted as submitted."""
    submitted = approved = 0
    for one in applications:
        states = [step.state for step in one.steps]
        if ApplicationState.SUBMITTED in states:
            submitted += 1
            sent_back = {ApplicationState.CHANGES_REQUESTED, ApplicationState.REJECTED} & set(states)
            approved += ApplicationState.APPROVED in states and not sent_back
    return FirstPass(submitted, approved)
