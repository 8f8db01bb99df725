"""Writing applications down 开户申请: past the pre-check, every change with its record in the chain."""

import secrets
from collections.abc import Callable

from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState, Way
from app.domain.chain import RecordKind
from app.domain.people import Action
from app.errors import WrongAnswer
from app.services.catalogue import CatalogueService
from app.services.clock import Clock
from app.services.documents import ISSUED_IN
from app.services.opening_facts import ENDED, Facts, facts_of
from app.services.opening_letters import travelling
from app.store.vault import Vault
from app.store.work import Work

KEY_LENGTH = 24
"""Lower-case letters and digits; within what every platform takes as a client's own number."""


class ApplicationBook:
    """What sending, following and filing by hand write in the vault."""

    def __init__(self, vault: Vault, catalogue: CatalogueService, clock: Clock) -> None:
        self.vault = vault
        self.catalogue = catalogue
        self.clock = clock

    def get(self, application_id: int) -> Application:
        """NotFound when there is none."""
        with self.vault.look() as work:
            return work.applications.get(application_id)

    def facts(self, work: Work, draft_id: int) -> Facts:
        """All that is known of an onboarding now."""
        today = self.clock().astimezone(ISSUED_IN).date()
        return facts_of(work, self.catalogue, work.drafts.get(draft_id), today)

    def checked(self, draft_id: int, platform: Platform, way: Way) -> tuple[Application, Facts]:
        """The application, made where there is none, past the pre-check, and what it rests on; WrongAnswer says what holds it."""
        at, actor = self.clock(), self.vault.person
        with self.vault.work(Action.DRAFT_OPENING, is_synced=True) as work:
            facts = self.facts(work, draft_id)
            held = _held_by(facts, platform, way)
            if held:
                raise WrongAnswer(*held)
            mine = facts.on(platform)
            application = mine.application
            if application is None or application.state in ENDED:
                application = Application(
                    platform=platform,
                    industry=facts.industry,
                    key=secrets.token_hex(KEY_LENGTH // 2),
                    draft_id=draft_id,
                    created_at=facts.draft.started_at if application is None else at,
                )
                work.applications.add(application)
            ids, kinds = travelling(facts, platform)
            application.way, application.industry = way, facts.industry
            application.connection_id = mine.route.connection_id if way is Way.INTERFACE else None
            application.paper_ids, application.papers = ids, kinds
            application.values = facts.own_values(platform)
            application.name = application.values.get("F24", "")
            application.fields = tuple(dict.fromkeys(one.ask.field for one in mine.values)) or tuple(application.values)
            if application.state is ApplicationState.DRAFT:
                application.move_to(ApplicationState.CHECKED, at=at, actor=actor)
            work.applications.keep(application)
            self.note(work, RecordKind.OPENING_MOVED, application)
        return application, facts

    def change(
        self,
        application_id: int,
        change: Callable[[Application], object],
        kind: RecordKind = RecordKind.OPENING_MOVED,
        **facts: object,
    ) -> Application:
        """Change an application and keep it, with a record of it where something is other than before."""
        with self.vault.work(Action.DRAFT_OPENING, is_synced=True) as work:
            application = work.applications.get(application_id)
            before = (application.state, application.is_in_doubt, len(application.reasons))
            change(application)
            work.applications.keep(application)
            after = (application.state, application.is_in_doubt, len(application.reasons))
            if before != after or kind is not RecordKind.OPENING_MOVED:
                self.note(work, kind, application, **facts)
        return application

    def note(self, work: Work, kind: RecordKind, application: Application, **facts: object) -> None:
        """Names of what travelled, never the values: the chain may leave the house."""
        body = {
            "application": application.id,
            "platform": application.platform,
            "key": application.key,
            "state": application.state,
            "in_doubt": application.is_in_doubt,
            "way": application.way,
            "reference": application.reference,
            "documents": list(application.paper_ids),
            **facts,
        }
        work.ledger.record(kind, body, at=self.clock(), actor=self.vault.person)


def _held_by(facts: Facts, platform: Platform, way: Way) -> tuple[str, str] | None:
    """What keeps an application from leaving: the field and the reason of a WrongAnswer, the first that holds."""
    mine = facts.on(platform)
    held = {
        ("platform", "not_ticked"): platform not in facts.draft.ticked,
        ("platform", "under_way"): mine.is_under_way,
        ("platform", mine.route.why): way is Way.INTERFACE and mine.route.way is not Way.INTERFACE,
        ("F17", "empty"): mine.check is None,
        (mine.gaps[0].ask.field if mine.gaps else "", "incomplete"): bool(mine.gaps),
        ("documents", "incomplete"): not mine.is_ready,
        ("consent", "not_given"): mine.lacks_consent,
    }
    return next((reason for reason, holds in held.items() if holds), None)
