"""What a person does about one application: filed, told by the page, put right, sent again, appealed, given up; and its package to copy from."""

from collections.abc import Callable, Sequence

from app.changes import Changes
from app.desk import Desk
from app.domain.applications import ApplicationState, Way
from app.domain.openings import ReviewState
from app.domain.papers import KeptPaper
from app.services.opening_board import ApplicationLine
from app.services.opening_post import Outcomes
from ui.onboarding.detail import DetailView
from ui.onboarding.dialogs import AppealDialog, OneLine
from ui.onboarding.said import kind_name
from ui.refresh import Refresh
from ui.widgets.live_page import LivePage
from ui.widgets.tiles import platform_name
from ui.words import is_chinese, tr

BY_HAND_NOW = frozenset({ApplicationState.CHECKED, ApplicationState.CHANGES_REQUESTED})
"""While it is in the person's hands, its package is shown to copy from."""


class ApplicationDeeds:
    """Hears the detail and asks the services, by way of the page."""

    def __init__(
        self, page: LivePage, desk: Desk, refresh: Refresh, detail: DetailView, sent: Callable[[Outcomes], object]
    ) -> None:
        self._page, self._desk, self._refresh, self._sent = page, desk, refresh, sent
        self._detail = detail
        self._application = 0
        applications = desk.applications
        detail.never_arrived.connect(lambda: self._change(applications.never_arrived))
        detail.withdrawn.connect(lambda: self._change(applications.withdraw))
        detail.filed.connect(self._ask_filed)
        detail.told.connect(self._ask_told)
        detail.corrected.connect(self._correct)
        detail.resubmitted.connect(self._resubmit)
        detail.appeal_wanted.connect(self._ask_appeal)

    def show(self, line: ApplicationLine) -> None:
        """Show an application; its package too while it is to be handed in."""
        self._application = line.id or 0
        self._detail.show_line(line)
        one = line.application
        if one.way is not Way.PACKAGE or one.state not in BY_HAND_NOW:
            return
        language = "zh" if is_chinese() else "en"
        self._page.ask(
            lambda _progress: self._desk.applications.kit(line.draft_id, line.platform, language),
            lambda kit: self._detail.show_kit(kit) if self._detail.line is line else None,
        )

    def _change(self, deed: Callable[[int], Changes]) -> None:
        one = self._application
        self._page.ask(lambda _progress: deed(one), self._refresh.tell)

    def _correct(self, about: str) -> None:
        def correct(application: int) -> Changes:
            self._desk.applications.correct(application, about)
            return Changes.ONBOARDING | Changes.LEDGER

        self._change(correct)

    def _resubmit(self) -> None:
        one = self._application
        self._page.ask(
            lambda _progress: self._desk.opening_post.resubmit(one),
            lambda outcome: self._sent(Outcomes(each=(outcome,))),
        )

    def _ask_filed(self) -> None:
        filed = self._desk.applications.filed
        OneLine(
            self._page,
            tr("Handed in"),
            sentence=tr("The clock of the platform runs from now on."),
            label=tr("Application number, if the page shows one"),
            deed=tr("Mark as submitted"),
            then=lambda number: self._change(lambda one: filed(one, number)),
            is_needed=False,
        ).open()

    def _ask_told(self, state: ReviewState) -> None:
        told = self._desk.applications.told
        if state is ReviewState.APPROVED:
            OneLine(
                self._page,
                tr("The account is open"),
                label=tr("Account number"),
                deed=tr("Mark as open"),
                then=lambda number: self._change(lambda one: told(one, state, account=number)),
                is_needed=True,
            ).open()
        elif state in (ReviewState.CHANGES_REQUESTED, ReviewState.REFUSED):
            OneLine(
                self._page,
                tr("Sent back") if state is ReviewState.CHANGES_REQUESTED else tr("Refused"),
                label=tr("What the platform says"),
                deed=tr("Keep the reason"),
                then=lambda text: self._change(lambda one: told(one, state, reason=text)),
                is_needed=True,
            ).open()
        else:
            self._change(lambda one: told(one, state))

    def _ask_appeal(self) -> None:
        line = self._detail.line
        if line is None:
            return
        catalogue = self._desk.onboarding.catalogue
        appeal = self._desk.applications.appeal

        def open_dialog(papers: Sequence[KeptPaper]) -> None:
            names = [(one.id, " · ".join(filter(None, (kind_name(one.paper.type_code, catalogue), one.holder)))) for one in papers]  # fmt: skip
            AppealDialog(
                self._page,
                platform_name(line.platform),
                names,
                lambda text, chosen: self._change(lambda one: appeal(one, text, chosen)),
            ).open()

        one = self._application
        self._page.ask(lambda _progress: self._desk.applications.appeal_papers(one), open_dialog)
