"""Every application with its clock 开户进度: in which stage, for how long, against which target, where the time went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState, RefusalReason
from app.domain.catalogue import Catalogue
from app.domain.papers import PaperUse
from app.domain.stage_clock import (
    FirstPass,
    Interval,
    Light,
    StageAverage,
    StageTime,
    averages,
    first_pass,
    intervals,
    opening_time,
    stage_times,
)
from app.services.catalogue import CatalogueService
from app.services.clock import Clock
from app.services.documents import ISSUED_IN, UsesOf
from app.services.opening_facts import UNSENT, facts_of, is_at_work
from app.services.opening_letters import again_by_interface
from app.store.vault import Vault
from app.store.work import Work

LIVING = frozenset({ApplicationState.APPROVED, ApplicationState.ACTIVE, ApplicationState.SUSPENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationLine:
    """One application, or a ticked platform for which there is none yet (`id` is None)."""

    id: int | None
    draft_id: int
    platform: Platform
    company: str
    application: Application
    times: tuple[StageTime, ...]
    pieces: tuple[Interval, ...]
    opening: timedelta
    """The time so far, the customer's own left out."""
    sends_again: bool
    """Whether what was put right goes by interface."""
    is_superseded: bool = False
    """It was refused, and another application to the platform took its place."""

    @property
    def is_over(self) -> bool:
        """Whether nobody waits for anything: the account is there, it was given up, or another one took its place."""
        return self.is_superseded or self.application.state in LIVING | {ApplicationState.CLOSED}

    @property
    def running(self) -> StageTime | None:
        """The stage that the clock runs in; None once it has ended."""
        return None if self.is_superseded else next((one for one in self.times if one.is_running), None)

    @property
    def light(self) -> Light:
        """How the running stage stands."""
        return self.running.light if self.running else Light.FINE

    @property
    def open_reasons(self) -> tuple[RefusalReason, ...]:
        """What nothing was done about yet."""
        return self.application.open_reasons

    @property
    def waits_for_us(self) -> bool:
        """Whether the next step is the company's own: a refusal waits for an appeal, a new application, or to be given up."""
        one = self.application
        if self.is_over:
            return False
        return one.is_in_doubt or one.state in UNSENT | {ApplicationState.CHANGES_REQUESTED, ApplicationState.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """All applications and what they come to."""

    lines: tuple[ApplicationLine, ...]
    averages: tuple[StageAverage, ...]
    """Over all that were sent."""
    mean_opening: timedelta | None
    """Of those that ended in an account."""
    first_pass: FirstPass
    nearest: ApplicationLine | None
    """The running stage with the least time left."""

    @property
    def under_way(self) -> tuple[ApplicationLine, ...]:
        """Those that are not at their end; what was refused is among them until something is done about it."""
        return tuple(one for one in self.lines if not one.is_over)


class OpeningBoard:
    """What the board and the detail show."""

    def __init__(self, vault: Vault, catalogue: CatalogueService, clock: Clock) -> None:
        self._vault = vault
        self._catalogue = catalogue
        self._clock = clock

    def view(self) -> BoardView:
        """Every application, the most urgent first."""
        with self._vault.look() as work:
            lines = self._lines(work)
        sent = [one for one in lines if one.application.state not in UNSENT]
        opened = [one.opening for one in lines if one.application.state is ApplicationState.ACTIVE]
        running = [one for one in lines if _left(one) is not None]
        return BoardView(
            lines=tuple(sorted(lines, key=lambda one: (_rank(one), list(Platform).index(one.platform)))),
            averages=averages([one.pieces for one in sent]),
            mean_opening=sum(opened, timedelta()) / len(opened) if opened else None,
            first_pass=first_pass([one.application for one in lines]),
            nearest=min(running, key=lambda one: _left(one) or timedelta.max, default=None),
        )

    def _lines(self, work: Work) -> list[ApplicationLine]:
        now, today = self._clock(), self._today()
        lines = []
        for draft in work.drafts.all():
            made = work.applications.of(draft.id or 0)
            company = _company(made)
            unmade = set(draft.ticked) - {one.platform for one in made}
            if draft.closed_at is None and (unmade or not company):
                facts = facts_of(work, self._catalogue, draft, today)
                company = facts.company or company
                made += [
                    Application(platform=one.platform, industry=facts.industry, created_at=draft.started_at)
                    for one in facts.platforms
                    if one.platform in draft.ticked and one.application is None
                ]
            for one in made:
                ended = _superseded_at(one, made)
                line = self._line(one, draft.id or 0, company, draft.started_at, ended or now)
                lines.append(replace(line, is_superseded=ended is not None))
        return lines

    def _line(
        self, one: Application, draft_id: int, company: str, started_at: datetime, now: datetime
    ) -> ApplicationLine:
        begun = one.created_at or started_at
        industry = self._known().industries.get(one.industry)
        is_special = industry is not None and industry.is_special
        pieces = intervals(one, created_at=begun, now=now)
        return ApplicationLine(
            id=one.id,
            draft_id=draft_id,
            platform=one.platform,
            company=company,
            application=one,
            times=stage_times(one, created_at=begun, now=now, is_special=is_special),
            pieces=pieces,
            opening=opening_time(pieces),
            sends_again=again_by_interface(one.platform) and one.connection_id is not None,
        )

    def _known(self) -> Catalogue:
        return self._catalogue.catalogue

    def _today(self) -> date:
        return self._clock().astimezone(ISSUED_IN).date()


def uses_in(vault: Vault) -> UsesOf:
    """Where a document of the archive is used: the applications that it travelled with."""

    def uses_of(paper_id: int) -> Sequence[PaperUse]:
        with vault.look() as work:
            some, kind = work.applications.all(), work.papers.get(paper_id).type_code
        return [
            PaperUse(
                kind="application",
                key=str(one.id),
                name=one.platform,
                refusals=tuple(reason.text for reason in one.open_reasons if reason.about == kind),
            )
            for one in some
            if paper_id in one.paper_ids and one.state is not ApplicationState.CLOSED
        ]

    return uses_of


def _superseded_at(one: Application, made: Sequence[Application]) -> datetime | None:
    """Since when another application stands for a refused one; None where none does."""
    if one.state is not ApplicationState.REJECTED:
        return None
    others = [other for other in made if other.platform is one.platform and other is not one]
    later = [other for other in others if (other.id or 0) > (one.id or 0)]
    stands = any(is_at_work(other) for other in others) or any(other.state is one.state for other in later)
    begun = [other.created_at for other in later if other.created_at is not None]
    return min(begun, default=one.steps[-1].at) if stands else None


def _company(made: Sequence[Application]) -> str:
    values: Mapping[str, str] = made[-1].values if made else {}
    return values.get("F02", "")


def _left(line: ApplicationLine) -> timedelta | None:
    running = line.running
    return None if running is None or running.target is None else running.target - running.spent


def _rank(line: ApplicationLine) -> tuple[int, timedelta]:
    """What is over or near its target first, then what waits for the company, then the rest, what is at its end last."""
    if line.is_over:
        return 3, timedelta()
    lights = {Light.OVER: 0, Light.WARNING: 0, Light.FINE: 1 if line.waits_for_us else 2}
    return lights[line.light], _left(line) or timedelta.max
