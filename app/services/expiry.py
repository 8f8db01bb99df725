"""Documents that run out 到期提醒: what is to be said today, what somebody has seen, and the calendar of days to come."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.changes import Changes
from app.domain.applications import Application
from app.domain.archived_papers import held_papers
from app.domain.chain import RecordKind
from app.domain.expiry import Alerted, CalendarRow, ExpiryAlert, OpenAccount, alerts, calendar
from app.domain.people import Action
from app.errors import IllegalMove, NotFound
from app.services.catalogue import CatalogueService
from app.services.clock import Clock
from app.services.documents import ISSUED_IN
from app.services.opening_board import LIVING
from app.store.vault import Vault
from app.store.work import Work

CHANGED = Changes.DOCUMENTS | Changes.LEDGER


class Expiry:
    """An alert stands until somebody has seen it; the next rung of the ladder speaks anew."""

    def __init__(self, vault: Vault, catalogue: CatalogueService, clock: Clock) -> None:
        self._vault = vault
        self._catalogue = catalogue
        self._clock = clock

    def standing(self) -> tuple[ExpiryAlert, ...]:
        """What nobody has seen yet, the most urgent first, with what hangs on it."""
        with self._vault.look() as work:
            return self._standing(work)

    def seen(self, mark: Alerted) -> Changes:
        """Somebody has seen it: not said again on this rung. IllegalMove when it does not stand (any more)."""
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            if mark not in {one.mark for one in self._standing(work)}:
                raise IllegalMove("not_standing", "seen")
            number = work.alerts.keep(mark, at=self._clock(), by=self._vault.person)
            self._record(work, RecordKind.EXPIRY_SEEN, mark, number)
        return CHANGED

    def unseen(self, paper_id: int) -> Changes:
        """Take back what was seen last of a document: it is said again. NotFound when nothing was."""
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            found = work.alerts.newest_of(paper_id)
            if found is None:
                raise NotFound("expiry_alert", paper_id)
            number, mark = found
            work.alerts.take_back(number, at=self._clock())
            self._record(work, RecordKind.EXPIRY_UNSEEN, mark, number)
        return CHANGED

    def calendar(self, days: int = 365) -> tuple[CalendarRow, ...]:
        """What runs out, and when to renew it, from today on."""
        with self._vault.look() as work:
            papers, applications = held_papers(work.papers.all()), work.applications.all()
        today = self._today()
        return calendar(
            self._catalogue.catalogue,
            papers,
            first=today,
            last=today + timedelta(days=days),
            applications=applications,
            accounts=_accounts(applications),
        )

    def _standing(self, work: Work) -> tuple[ExpiryAlert, ...]:
        applications = work.applications.all()
        return alerts(
            self._catalogue.catalogue,
            held_papers(work.papers.all()),
            day=self._today(),
            given=work.alerts.seen(),
            applications=applications,
            accounts=_accounts(applications),
        )

    def _today(self) -> date:
        return self._clock().astimezone(ISSUED_IN).date()

    def _record(self, work: Work, kind: RecordKind, mark: Alerted, number: int) -> None:
        # The last day stays in its own table: it stands on documents of persons too, and the chain may leave the house.
        body = {"document": int(mark.paper), "rung": mark.rung, "alert": number}
        work.ledger.record(kind, body, at=self._clock(), actor=self._vault.person)


def _accounts(applications: Sequence[Application]) -> list[OpenAccount]:
    return [
        OpenAccount(platform=one.platform, account=one.account, paper_ids=one.paper_ids)
        for one in applications
        if one.state in LIVING
    ]
