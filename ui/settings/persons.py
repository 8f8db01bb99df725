"""The sections about people and where money goes of the settings page: persons and payees."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.payees import PayeeState
from app.domain.people import Action, Denial
from app.progress import Progress
from app.services.payees import PayeeLine
from app.services.people import PersonLine
from ui import wording
from ui.ask_dialog import AskDialog, EnrolDialog
from ui.background import Background
from ui.settings.person_dialogs import AdmitDialog, CheckPayeeDialog, PayeeDialog, PersonDialog, RolesDialog
from ui.settings.sections import section
from ui.widgets.buttons import link, secondary
from ui.widgets.cards import across, down
from ui.widgets.chips import Chip
from ui.widgets.dialogs import confirm
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.live_page import LivePage
from ui.words import tr


class PeopleSections:
    """Makes the two sections and opens their dialogues."""

    def __init__(self, page: LivePage, desk: Desk, background: Background, told: Callable[[Changes], object]) -> None:
        self._page, self._desk, self._background, self._told = page, desk, background, told
        self.dialog: AskDialog | None = None

    def made(self, persons: Sequence[PersonLine], payees: Sequence[PayeeLine]) -> list[QWidget]:
        """Persons, payees."""
        people = self._desk.people
        may_manage, may_enter = people.may(Action.MANAGE_PERSONS), people.may(Action.CHANGE_PAYEES)
        return [
            self._persons(persons, may_manage),
            self._payees(payees, may_enter),
        ]

    def add_person(self) -> None:
        """Ask for a name, roles and a password."""
        self._open(PersonDialog(self._page, self._desk, self._background))

    def _persons(self, persons: Sequence[PersonLine], denial: Denial | None) -> QWidget:
        rows: list[QWidget] = [self._person(one, can_change=denial is None) for one in persons if one.is_active]
        if not rows:
            rows = [Label(wording.word(Denial.NO_KEY), Style.BODY, tone="ink-2", wrap=True)]
        tools = [secondary(tr("Add a person…"), self.add_person, icon="plus")] if denial is None else []
        note = tr("Each has a password and a signing key of their own. Whoever drafts a recharge never approves it, and whoever approves never pays.")  # fmt: skip
        return section(tr("Persons"), note, rows, tools)

    def _person(self, one: PersonLine, *, can_change: bool) -> QWidget:
        holder = QWidget()
        roles = ", ".join(wording.word(role) for role in sorted(one.roles)) or tr("no role")
        names = down(Label(one.name, Style.STRONG), Elided(roles, Style.NOTE))
        line = across(IconLabel("user", size=18), spacing=12)
        line.addLayout(names, 1)
        if not one.is_trusted:
            line.addWidget(Chip(tr("Nobody vouches for this row"), "red", icon="octagon-alert"))
        if one.has_second_factor:
            line.addWidget(Chip(tr("Authenticator"), "green", icon="shield-check"))
        if one.is_me:
            line.addWidget(Chip(tr("You")))
            if not one.has_second_factor and one.is_trusted:
                line.addWidget(secondary(tr("Set up the authenticator…"), self._enrol, icon="key-round", height=28))
        elif can_change and not one.is_trusted:
            line.addWidget(secondary(tr("Let in again…"), partial(self._admit_again, one), height=28))
            line.addWidget(link(tr("Close their access…"), partial(self._leave, one)))
        elif can_change:
            line.addWidget(secondary(tr("Roles…"), partial(self._roles, one), height=28))
            line.addWidget(link(tr("Close their access…"), partial(self._leave, one)))
        holder.setLayout(line)
        return holder

    def _payees(self, payees: Sequence[PayeeLine], denial: Denial | None) -> QWidget:
        rows: list[QWidget] = [self._payee(one, can_change=denial is None) for one in payees]
        if not rows:
            rows = [
                Label(tr("No payee yet. Bank transfers go to payees that are entered here."), Style.BODY, tone="ink-2")
            ]
        tools = [secondary(tr("Enter a payee…"), self._enter_payee, icon="plus")] if denial is None else []
        note = tr("Entered by one person, checked by another, and rested for a day after every change.")
        return section(tr("Payees"), note, rows, tools)

    def _payee(self, one: PayeeLine, *, can_change: bool) -> QWidget:
        holder = QWidget()
        payee = one.payee
        names = down(
            Label(payee.name, Style.STRONG), Elided(f"{payee.account} · {payee.bank}", Style.NOTE, figures=True)
        )
        line = across(IconLabel("landmark", size=18), spacing=12)
        line.addLayout(names, 1)
        if payee.state is not PayeeState.KNOWN:
            line.addWidget(Chip(wording.word(payee.state), "amber"))
        if "unchecked" in one.holds:
            line.addWidget(secondary(tr("Check…"), partial(self._check_payee, one), icon="badge-check", height=28))
        elif one.holds:
            line.addWidget(Chip(tr("Rests"), "amber", icon="clock-3"))
        if can_change:
            line.addWidget(link(tr("Change"), partial(self._enter_payee, one)))
        holder.setLayout(line)
        return holder

    def _enrol(self) -> None:
        self._open(EnrolDialog(self._page, self._desk, self._background))

    def _roles(self, one: PersonLine) -> None:
        self._open(RolesDialog(self._page, self._desk, self._background, one))

    def _admit_again(self, one: PersonLine) -> None:
        self._open(AdmitDialog(self._page, self._desk, self._background, one))

    def _leave(self, one: PersonLine) -> None:
        title, sentence = tr("Has {name} left?", name=one.name), tr("Their password opens nothing any more, and nothing they sign counts.")  # fmt: skip
        if confirm(self._page, title, sentence, tr("Close their way in"), tr("What they signed before stays theirs.")):

            def leave(_progress: Progress) -> Changes:
                return self._desk.people.leave(one.id)

            self._page.ask(leave, self._told)

    def _enter_payee(self, one: PayeeLine | None = None) -> None:
        self._open(PayeeDialog(self._page, self._desk, self._background, one))

    def _check_payee(self, one: PayeeLine) -> None:
        if self._desk.people.has_second_factor():
            self._open(CheckPayeeDialog(self._page, self._desk, self._background, one))
            return
        enrol = EnrolDialog(self._page, self._desk, self._background)
        enrol.accepted.connect(partial(self._check_payee, one))
        self._open(enrol)

    def _open(self, dialog: AskDialog) -> None:
        self.dialog = dialog
        dialog.answered.connect(lambda _outcome: self._told(Changes.PERSONS | Changes.ORDERS | Changes.SETTINGS))
        dialog.open()
