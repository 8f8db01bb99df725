"""The wizard 开户向导: the trail of its pages, the page where it stands, and the way on; the order is decided below the window."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.accounts import Platform
from app.domain.wizard import Page, is_done, next_page, previous_page
from app.services.consents import ConsentAsked
from app.services.onboarding import Onboarding, OnboardingView
from app.services.opening_codes import ChoiceList
from ui import wording
from ui.onboarding.checks_step import ChecksStep
from ui.onboarding.consent_step import ConsentStep
from ui.onboarding.fields_step import FieldsStep, Type
from ui.onboarding.papers_step import PapersStep
from ui.onboarding.parts import Change
from ui.onboarding.platforms_step import PlatformsStep
from ui.onboarding.questions_step import QuestionsStep
from ui.onboarding.send_step import SendStep, sendable
from ui.widgets.buttons import Button, ButtonKind, primary, secondary
from ui.widgets.cards import Line, across
from ui.widgets.labels import Elided, IconLabel, Style
from ui.widgets.page import INSET, clear
from ui.words import plural, tr


class WizardView(QWidget):
    """Shows one onboarding; every change goes through what the page hands it."""

    gone_to = Signal(object)
    """A page of the wizard that was chosen."""
    send_wanted = Signal(object)
    """The platforms to send to now."""
    left = Signal()
    """On to the board."""

    def __init__(
        self,
        onboarding: Onboarding,
        change: Change,
        *,
        type_in: Type,
        add_files: Callable[[], object],
        open_paper: Callable[[int], object],
        agree: Callable[[Sequence[ConsentAsked]], object],
        revoke: Callable[[int], object],
        package: Callable[[Platform], object],
        open_application: Callable[[int], object],
        ask_codes: Callable[[Platform], object],
    ) -> None:
        super().__init__()
        self.view: OnboardingView | None = None
        self.papers = PapersStep(onboarding, change, add_files, open_paper)
        self.fields = FieldsStep(
            onboarding, type_in, lambda codes: change(lambda draft: onboarding.confirm(draft, codes))
        )
        self.platforms = PlatformsStep(onboarding, change, ask_codes)
        self.questions = QuestionsStep(onboarding, change)
        self.checks = ChecksStep(onboarding, change)
        self.consent = ConsentStep(agree, revoke)
        self.send = SendStep(package, open_application)
        self._steps: dict[Page, QWidget] = {
            Page.PAPERS: self.papers,
            Page.FIELDS: self.fields,
            Page.PLATFORMS: self.platforms,
            Page.CIRCUMSTANCES: self.questions,
            Page.PRECHECK: self.checks,
            Page.CONSENT: self.consent,
            Page.SEND: self.send,
        }
        self._stack = QStackedWidget()
        for step in self._steps.values():
            self._stack.addWidget(step)
        self._trail = QHBoxLayout()
        self._trail.setSpacing(4)
        self._trail.setContentsMargins(INSET, 0, INSET, 8)
        self.back_button = secondary(tr("Back"), self._go_back, icon="chevron-left")
        self.next_button = primary(tr("Next"), self._go_on)
        self.note = Elided("", Style.NOTE)
        foot = across(spacing=12)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        foot.setContentsMargins(INSET, 12, INSET, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._trail)
        column.addWidget(self._stack, 1)
        column.addWidget(Line())
        column.addLayout(foot)

    @property
    def page(self) -> Page:
        """The page that is shown; following is the board's affair."""
        shown = self.view.page if self.view else Page.PAPERS
        return Page.SEND if shown is Page.FOLLOW else shown

    def show_view(
        self,
        view: OnboardingView,
        licences: Sequence[tuple[int, str]],
        asked: tuple[ConsentAsked, ...],
        lists: Mapping[Platform, Sequence[ChoiceList]],
    ) -> None:
        """Show an onboarding where it stands."""
        self.view = view
        self.papers.show_view(view, licences)
        self.fields.show_view(view)
        self.platforms.show_view(view, lists)
        self.questions.show_view(view)
        self.checks.show_view(view)
        self.consent.show_asked(asked)
        self.send.show_view(view)
        self._stack.setCurrentWidget(self._steps[self.page])
        self._show_trail(view)
        self._show_foot(view)

    def _show_trail(self, view: OnboardingView) -> None:
        clear(self._trail)
        shown = [page for page in view.pages if page is not Page.FOLLOW]
        for at, page in enumerate(shown):
            if at:
                self._trail.addWidget(IconLabel("chevron-right", tone="ink-3", size=12))
            button = Button(wording.word(page), ButtonKind.PLAIN, icon=self._mark(page, view), height=28)
            button.setCheckable(True)
            button.setChecked(page is self.page)
            button.setEnabled(page in view.reachable)
            button.clicked.connect(partial(self._choose, page))
            self._trail.addWidget(button)
        self._trail.addStretch(1)

    def _mark(self, page: Page, view: OnboardingView) -> str:
        return "check" if page is not self.page and page in view.reachable and is_done(page, view.progressed) else ""

    def _choose(self, page: Page, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a Qt slot
        self.gone_to.emit(page)

    def _show_foot(self, view: OnboardingView) -> None:
        self.back_button.setVisible(previous_page(self.page, view.progressed) is not None)
        self.note.set_text(_what_is_open(self.page, view))
        if self.page is not Page.SEND:
            self.next_button.setText(tr("Next"))
            self.next_button.setEnabled(next_page(self.page, view.progressed) is not None)
        else:
            count = len(sendable(view))
            words = plural("Send to {count} platform", "Send to {count} platforms", count=count)
            self.next_button.setText(words if count else tr("Follow the applications"))
            self.next_button.setEnabled(bool(count or view.progressed.sent))
        self.next_button.updateGeometry()

    def _go_back(self) -> None:
        if self.view is not None:
            self.gone_to.emit(previous_page(self.page, self.view.progressed))

    def _go_on(self) -> None:
        if self.view is None:
            return
        if self.page is not Page.SEND:
            self.gone_to.emit(next_page(self.page, self.view.progressed))
            return
        wanted = sendable(self.view)
        if wanted:
            self.send_wanted.emit(wanted)
        else:
            self.left.emit()


def _what_is_open(page: Page, view: OnboardingView) -> str:
    so_far = view.progressed
    said = {
        Page.PAPERS: "" if so_far.has_licence else tr("A business licence comes first."),
        Page.FIELDS: plural("{count} core field is open", "{count} core fields are open", count=so_far.open_fields) if so_far.open_fields else "",
        Page.PLATFORMS: "" if so_far.ticked else tr("Tick at least one platform."),
        Page.CIRCUMSTANCES: plural("{count} question is open", "{count} questions are open", count=so_far.undecided) if so_far.undecided else "",
        Page.PRECHECK: "" if so_far.sendable else tr("Nothing can go yet: add what is missing."),
        Page.CONSENT: tr("{given} of {needed} consents given", given=so_far.consents_given, needed=so_far.consents_needed),
    }.get(page, "")  # fmt: skip
    kept = tr("Everything is kept as you type; close the program and go on tomorrow.")
    return said or kept
