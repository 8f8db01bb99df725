"""The Onboarding page 开户: begin, go on with, send and follow; what each part shows is in the files beside this one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.expiry import CalendarRow
from app.domain.platform_names import names_in
from app.domain.wizard import Page
from app.progress import Progress
from app.services.consents import ConsentAsked
from app.services.documents import ImportOutcome
from app.services.onboarding import DraftLine, OnboardingView
from app.services.opening_board import BoardView
from app.services.opening_codes import ChoiceList
from app.services.opening_kits import WrittenKit
from app.services.opening_post import Outcome, Outcomes
from ui.background import Background
from ui.expiring import ExpiringLines
from ui.onboarding.board import OPEN, Board
from ui.onboarding.columns import application_columns, calendar_columns
from ui.onboarding.deeds import ApplicationDeeds
from ui.onboarding.detail import DetailView
from ui.onboarding.parts import held
from ui.onboarding.wizard import WizardView
from ui.refresh import Refresh
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import across, down
from ui.widgets.empty import EmptyPage, first_sheet
from ui.widgets.live_page import LivePage
from ui.widgets.page import PageHeader
from ui.widgets.progress import WorkCard
from ui.widgets.segmented import Segmented
from ui.widgets.table.table import Table
from ui.widgets.tiles import platform_name
from ui.widgets.toast import Message, Tone
from ui.words import is_chinese, plural, tr


@dataclass(frozen=True, slots=True)
class _Shown:
    board: BoardView
    drafts: Sequence[DraftLine]
    calendar: Sequence[CalendarRow]


@dataclass(frozen=True, slots=True)
class _Opened:
    view: OnboardingView
    licences: Sequence[tuple[int, str]]
    asked: tuple[ConsentAsked, ...]
    lists: Mapping[Platform, Sequence[ChoiceList]]


class OnboardingPage(LivePage):
    """Empty, the board, the wizard or one application."""

    def __init__(self, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(background, refresh, Changes.ONBOARDING | Changes.DOCUMENTS | Changes.CONNECTIONS)
        self._desk = desk
        self._shown: _Shown | None = None
        self._draft: int | None = None
        self._application: int | None = None
        self.back_button = secondary(tr("All applications"), self.show_board, icon="chevron-left")
        self.follow_button = secondary(tr("Ask the platforms"), self.follow, icon="refresh-cw")
        self.new_button = primary(tr("New onboarding"), self.start, icon="plus")
        self.views = Segmented([tr("Board"), tr("List"), tr("Expiry")], name=tr("What is shown"))
        actions: list[QWidget] = [self.back_button, self.views, self.follow_button, self.new_button]
        self.header = PageHeader(tr("Onboarding"), "", actions)
        self.work = WorkCard(tr("Applications"), lambda: None)
        self.board = Board(self.open_draft, self.open_application, lambda: self.views.choose(1))
        self.table = Table(application_columns(), name=tr("Applications"), key="applications", has_totals=False)
        self.calendar = Table(calendar_columns(desk.onboarding.catalogue), name=tr("Documents that run out"), key="expiry", has_totals=False)  # fmt: skip
        self.calendar.opened.connect(lambda row: self.wanted.emit("documents", int(row.paper.key)))
        self.expiring = ExpiringLines(self, desk, refresh)
        self.detail = DetailView(desk.onboarding)
        self._deeds = ApplicationDeeds(self, desk, refresh, self.detail, self._sent)
        self.wizard = WizardView(
            desk.onboarding,
            self._change,
            type_in=self._type,
            add_files=self.choose_files,
            open_paper=lambda paper: self.wanted.emit("documents", paper),
            agree=lambda asked: self._change(lambda draft: desk.consents.agree(draft, asked)),
            revoke=lambda consent: self._change(lambda _draft: desk.consents.revoke(consent)),
            package=self.write_package,
            open_application=self.open_application,
            ask_codes=self.ask_codes,
        )
        self._stack = QStackedWidget()
        self._empty = self._make_empty()
        for widget in (QWidget(), self._empty, self.board, self.table, self.calendar, self.wizard, self.detail):
            self._stack.addWidget(widget)
        self._lay_out()
        self._connect()

    def _make_empty(self) -> QWidget:
        return first_sheet(
            EmptyPage(
                ("file-badge", "user-plus", "circle-check"),
                tr("One form, ten platforms"),
                tr("Begin with the business licence: eight fields are asked, the rest is read; then tick the platforms."),
                [primary(tr("Begin an onboarding"), self.start, icon="plus")],
            ),
            tr("What it brings"),
            [
                ("file-check", tr("Known before it is sent"), tr("What each platform asks and what is missing, with its source")),
                ("shield-check", tr("Only with consent"), tr("Who agreed to what, when and in which words; taken back at any time")),
                ("clock-3", tr("Followed to the end"), tr("Each application with its clock; what was refused is put right once")),
            ],
        )  # fmt: skip

    def _lay_out(self) -> None:
        self._work_place = QWidget()
        work = down(self.work)
        work.setContentsMargins(24, 0, 24, 12)
        self._work_place.setLayout(work)
        self._work_place.hide()
        tools = across(None, self.table.filter_box, self.table.columns_button)
        tools.setContentsMargins(24, 0, 24, 8)
        self._tools = QWidget()
        self._tools.setLayout(tools)
        self.expiring_place = held(down(self.expiring))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (self.header, self._work_place, self.expiring_place, self._tools):
            outer.addWidget(part)
        outer.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _at: self._show_content())
        self.table.opened.connect(lambda line: self._open_line(line.id, line.draft_id))
        self.table.set_action(tr("Open"), lambda line: self._open_line(line.id, line.draft_id))
        wizard = self.wizard
        wizard.gone_to.connect(self._go)
        wizard.send_wanted.connect(self.send)
        wizard.left.connect(self.show_board)
        self.detail.follow_wanted.connect(self.follow)
        self.detail.wizard_wanted.connect(self.open_draft)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.show_board)

    def reload(self) -> None:
        """Ask for the board, and for what stands open."""
        desk = self._desk

        def ask(_progress: Progress) -> _Shown:
            return _Shown(desk.opening_board.view(), desk.onboarding.drafts(), desk.expiry.calendar())

        self.ask(ask, self._show)
        self.expiring.reload()
        if self._draft is not None:
            self._ask_draft(self._draft)

    def lead_to(self, what: object) -> None:
        """Open an application by its number."""
        if str(what).isdigit():
            self.open_application(int(str(what)))

    def start(self) -> None:
        """Begin with the only licence there is, or with none yet."""

        def begin(_progress: Progress) -> int:
            licences = self._desk.onboarding.licences()
            return self._desk.onboarding.start(licences[0][0] if len(licences) == 1 else None)

        def begun(draft: int) -> None:
            self._refresh.tell(Changes.ONBOARDING | Changes.LEDGER)
            self.open_draft(draft)

        self.ask(begin, begun)

    def open_draft(self, draft: int) -> None:
        """Go on with an onboarding where it stands."""
        self._draft, self._application = draft, None
        self._ask_draft(draft)

    def open_application(self, application: int) -> None:
        """Show one application."""
        self._draft, self._application = None, application
        self._show_content()

    def show_board(self) -> None:
        """Back to the board."""
        self.setFocus()  # what is being typed is kept first
        self._draft = self._application = None
        self._show_content()

    def choose_files(self) -> None:
        """Ask for documents with the system's own dialogue; they are read and belong to this onboarding."""
        kinds = tr("Documents (*.jpg *.jpeg *.png *.webp *.heic *.heif *.tif *.tiff *.pdf);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, tr("Choose documents"), "", kinds)
        self.take_files([Path(name) for name in names])

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files into the archive and add them here."""
        draft = self._draft
        if draft is None or not files:
            return
        self._begin_work(tr("Reading {file}", file=files[0].name), len(files))

        def take(progress: Progress) -> ImportOutcome:
            outcome = self._desk.documents.take_in(files, progress)
            found = [one.paper_id for one in outcome.files if one.paper_id is not None]
            self._desk.onboarding.add_papers(draft, found)
            return outcome

        def taken(outcome: ImportOutcome) -> None:
            self._work_place.hide()
            self._refresh.tell(outcome.changes | Changes.ONBOARDING)
            for one in outcome.files:
                if one.error is not None:
                    self.failed.emit(one.error)

        self.ask(take, taken, otherwise=self._work_failed, watch=self._step)

    def send(self, platforms: list[Platform]) -> None:
        """Send to these platforms, each once."""
        draft = self._draft
        if draft is None:
            return
        self._begin_work(tr("Sending"), len(platforms))
        self.ask(
            lambda progress: self._desk.opening_post.send(draft, platforms, progress),
            self._sent,
            otherwise=self._work_failed,
            watch=self._step,
        )

    def follow(self) -> None:
        """Ask all platforms how far their reviews are."""
        self._begin_work(tr("Asking the platforms"), 0)
        self.ask(self._desk.opening_post.follow, self._followed, otherwise=self._work_failed, watch=self._step)

    def write_package(self, platform: Platform) -> None:
        """Ask for a file and write the package."""
        draft = self._draft
        name = f"{platform_name(platform)}.zip"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Write the package"), name, tr("Packages (*.zip)"))
        if not chosen or draft is None:
            return
        language = "zh" if is_chinese() else "en"

        def written(kit: WrittenKit) -> None:
            self._refresh.tell(Changes.ONBOARDING | Changes.LEDGER | Changes.DOCUMENTS)
            title = tr("The package for {platform} is written", platform=platform_name(platform))
            text = plural("{count} file; hand it in on the platform's page and mark it here.", "{count} files; hand them in on the platform's page and mark it here.", count=len(kit.files))  # fmt: skip
            self.say(Message(tone=Tone.SUCCESS, title=title, text=text))

        self.ask(lambda _progress: self._desk.applications.package(draft, platform, Path(chosen), language), written)

    def ask_codes(self, platform: Platform) -> None:
        """Ask a platform which codes of its own lists the accounts there carry."""

        def told(count: int) -> None:
            title = tr("{platform} was asked", platform=platform_name(platform))
            text = plural("{count} code is known now", "{count} codes are known now", count=count)
            self.say(Message(tone=Tone.SUCCESS, title=title, text=text))
            if self._draft is not None:
                self._ask_draft(self._draft)

        self.ask(lambda progress: self._desk.opening_codes.ask(platform, progress), told)

    def _ask_draft(self, draft: int) -> None:
        language = "zh" if is_chinese() else "en"
        onboarding = self._desk.onboarding

        def ask(_progress: Progress) -> _Opened:
            asked = self._desk.consents.asked(draft, language=language, names=names_in(language))
            lists = {platform: self._desk.opening_codes.lists(platform) for platform in Platform}
            return _Opened(onboarding.view(draft), onboarding.licences(), asked, lists)

        def show(opened: _Opened) -> None:
            if self._draft == draft:
                self.wizard.show_view(opened.view, opened.licences, opened.asked, opened.lists)
                self._show_content()

        self.ask(ask, show)

    def _change(self, deed: Callable[[int], Changes], otherwise: Callable[[Exception], object] | None = None) -> None:
        draft = self._draft
        if draft is not None:
            self.ask(lambda _progress: deed(draft), self._refresh.tell, otherwise=otherwise)

    def _type(self, code: str, text: str, refused: Callable[[Exception], object]) -> None:
        self._change(lambda draft: self._desk.onboarding.type(draft, code, text), refused)

    def _go(self, page: Page) -> None:
        self._change(lambda draft: self._desk.onboarding.go(draft, page))

    def _begin_work(self, what: str, total: int) -> None:
        self._work_place.show()
        self.work.step(0, total, what)

    def _step(self, done: int, total: int, what: str) -> None:
        known = what in set(Platform)
        self.work.step(done, total, platform_name(what) if known else what)

    def _work_failed(self, error: Exception) -> None:
        self._work_place.hide()
        self.failed.emit(error)

    def _sent(self, outcomes: Outcomes) -> None:
        self._work_place.hide()
        self._refresh.tell(outcomes.changes)
        self._tell_failures(outcomes)
        arrived = [one for one in outcomes.each if one.error is None and not one.is_in_doubt]
        doubted = [one for one in outcomes.each if one.is_in_doubt]
        if arrived:
            title = plural("{count} application is with its platform", "{count} applications are with their platforms", count=len(arrived))  # fmt: skip
            self.say(Message(tone=Tone.SUCCESS, title=title, text=_names(arrived)))
        if doubted:
            title = plural("The outcome of {count} application is unknown", "The outcome of {count} applications is unknown", count=len(doubted))  # fmt: skip
            kept = tr("It is not sent again; the platform is asked instead.")
            self.say(Message(tone=Tone.ERROR, title=title, text=_names(doubted), kept=kept))

    def _followed(self, outcomes: Outcomes) -> None:
        self._work_place.hide()
        self._refresh.tell(outcomes.changes)
        self._tell_failures(outcomes)
        changed = [one for one in outcomes.each if one.has_changed]
        title = plural("{count} application has moved", "{count} applications have moved", count=len(changed)) if changed else tr("Nothing new")  # fmt: skip
        self.say(Message(tone=Tone.SUCCESS if changed else Tone.INFO, title=title, text=_names(changed)))

    def _tell_failures(self, outcomes: Outcomes) -> None:
        for one in outcomes.failures:
            self.failed.emit(one.error)

    def _open_line(self, application: int | None, draft: int) -> None:
        if application is None:
            self.open_draft(draft)
        else:
            self.open_application(application)

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self.board.show_view(shown.board, shown.drafts)
        self.table.set_rows(shown.board.lines)
        self.calendar.set_rows(shown.calendar)
        self._show_content()

    def _show_content(self) -> None:
        shown = self._shown
        if shown is None:
            return
        inner: QWidget = (self.board, self.table, self.calendar)[self.views.at]
        line = (
            next((one for one in shown.board.lines if one.id == self._application), None) if self._application else None
        )
        if self._draft is not None:
            inner = self.wizard
        elif line is not None:
            self._deeds.show(line)
            inner = self.detail
        elif not shown.drafts:
            inner = self._empty
        is_inside = inner in (self.wizard, self.detail)
        self.back_button.setVisible(is_inside)
        for part in (self.views, self.follow_button, self.new_button):
            part.setVisible(not is_inside and inner is not self._empty)
        self._tools.setVisible(inner is self.table)
        self.expiring_place.setVisible(inner in (self.board, self.calendar))
        self.header.note.set_text(self._note(shown, line.company if line else ""))
        self._stack.setCurrentWidget(inner)

    def _note(self, shown: _Shown, company: str) -> str:
        if self._draft is not None:
            view = self.wizard.view
            return (view.facts.company if view else "") or tr("New onboarding")
        if company:
            return company
        if not shown.drafts:
            return tr("No onboarding yet")
        opened = sum(one.application.state in OPEN for one in shown.board.lines)
        return tr("{under_way} under way · {opened} open", under_way=len(shown.board.under_way), opened=opened)


def _names(some: Sequence[Outcome]) -> str:
    return ", ".join(platform_name(one.platform) for one in some)
