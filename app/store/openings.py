"""Onboarding in the book: drafts, applications with their steps, reasons and appeals, consents."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.domain.applications import Appeal, Application, RefusalReason, Step
from app.domain.consent import Consent
from app.domain.opening_drafts import OpeningDraft
from app.errors import NotFound
from app.store.onboarding_tables import (
    application_appeals,
    application_reasons,
    application_steps,
    applications,
    consents,
    opening_drafts,
)


class OpeningDrafts:
    """Drafts, each of one company."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, draft: OpeningDraft) -> int:
        """Keep a new draft; its id."""
        self._session.add(draft)
        self._session.flush()
        assert draft.id is not None
        return draft.id

    def get(self, draft_id: int) -> OpeningDraft:
        """NotFound when there is none."""
        found = self._session.get(OpeningDraft, draft_id)
        if found is None:
            raise NotFound("onboarding", draft_id)
        return found

    def all(self) -> list[OpeningDraft]:
        """The newest first, those that were put away too."""
        return list(self._session.scalars(select(OpeningDraft).order_by(opening_drafts.c.id.desc())))


class Applications:
    """One record for each opening on one platform, with every step, reason and appeal that there ever was."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, application: Application) -> int:
        """Keep a new application; its id."""
        self._session.add(application)
        self.keep(application)
        assert application.id is not None
        return application.id

    def keep(self, application: Application) -> None:
        """Write down the steps, reasons and appeals that came since, and what was put right."""
        self._session.flush()
        known = len(self._steps([application.id or 0])[application.id or 0])
        for step in application.steps[known:]:
            row = {"state": step.state, "at": step.at, "actor": step.actor}
            self._session.execute(insert(application_steps).values(application_id=application.id, **row))
        self._keep_reasons(application)
        made = len(self._appeals([application.id or 0])[application.id or 0])
        for one in application.appeals[made:]:
            fresh = {"text": one.text, "at": one.at, "by": one.by, "paper_ids": one.paper_ids, "answers": one.answers}
            self._session.execute(insert(application_appeals).values(application_id=application.id, **fresh))

    def get(self, application_id: int) -> Application:
        """NotFound when there is none."""
        found = self._session.get(Application, application_id)
        if found is None:
            raise NotFound("application", application_id)
        return self._whole([found])[0]

    def all(self) -> list[Application]:
        """In the order in which they were made."""
        return self._whole(list(self._session.scalars(select(Application).order_by(applications.c.id))))

    def of(self, draft_id: int) -> list[Application]:
        """Those of one onboarding."""
        wanted = select(Application).where(applications.c.draft_id == draft_id).order_by(applications.c.id)
        return self._whole(list(self._session.scalars(wanted)))

    def _keep_reasons(self, application: Application) -> None:
        wanted = select(application_reasons).where(application_reasons.c.application_id == application.id)
        rows = list(self._session.execute(wanted.order_by(application_reasons.c.id)))
        for row, reason in zip(rows, application.reasons, strict=False):
            if row.corrected_at != reason.corrected_at:
                changed = update(application_reasons).where(application_reasons.c.id == row.id)
                self._session.execute(changed.values(corrected_at=reason.corrected_at))
        for reason in application.reasons[len(rows) :]:
            fresh = {
                "about": reason.about,
                "text": reason.text,
                "at": reason.at,
                "platform_name": reason.platform_name,
                "corrected_at": reason.corrected_at,
            }
            self._session.execute(insert(application_reasons).values(application_id=application.id, **fresh))

    def _whole(self, found: list[Application]) -> list[Application]:
        ids = [one.id or 0 for one in found]
        steps, reasons, appeals = self._steps(ids), self._reasons(ids), self._appeals(ids)
        for one in found:
            number = one.id or 0
            one.steps, one.reasons, one.appeals = steps[number], reasons[number], appeals[number]
        return found

    def _steps(self, ids: Iterable[int]) -> dict[int, list[Step]]:
        table = application_steps
        some: dict[int, list[Step]] = defaultdict(list)
        for row in self._session.execute(
            select(table).where(table.c.application_id.in_(list(ids))).order_by(table.c.id)
        ):
            some[row.application_id].append(Step(state=row.state, at=row.at, actor=row.actor))
        return some

    def _reasons(self, ids: Iterable[int]) -> dict[int, list[RefusalReason]]:
        table = application_reasons
        some: dict[int, list[RefusalReason]] = defaultdict(list)
        for row in self._session.execute(
            select(table).where(table.c.application_id.in_(list(ids))).order_by(table.c.id)
        ):
            reason = RefusalReason(
                about=row.about,
                text=row.text,
                at=row.at,
                platform_name=row.platform_name,
                corrected_at=row.corrected_at,
            )
            some[row.application_id].append(reason)
        return some

    def _appeals(self, ids: Iterable[int]) -> dict[int, list[Appeal]]:
        table = application_appeals
        some: dict[int, list[Appeal]] = defaultdict(list)
        for row in self._session.execute(
            select(table).where(table.c.application_id.in_(list(ids))).order_by(table.c.id)
        ):
            appeal = Appeal(text=row.text, at=row.at, by=row.by, paper_ids=row.paper_ids, answers=row.answers)
            some[row.application_id].append(appeal)
        return some


class Consents:
    """What persons agreed to; nothing is ever deleted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, consent: Consent) -> int:
        """Keep what somebody agreed to; its id."""
        self._session.add(consent)
        self._session.flush()
        assert consent.id is not None
        return consent.id

    def get(self, consent_id: int) -> Consent:
        """NotFound when there is none."""
        found = self._session.get(Consent, consent_id)
        if found is None:
            raise NotFound("consent", consent_id)
        return found

    def of(self, draft_id: int) -> list[Consent]:
        """Those of one onboarding, the ones that were taken back too."""
        return list(
            self._session.scalars(select(Consent).where(consents.c.draft_id == draft_id).order_by(consents.c.id))
        )
