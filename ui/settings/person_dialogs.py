"""Questions about persons and payees: who comes in with which roles, and where money may go."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.domain.people import Role
from app.services.payees import PayeeDetails, PayeeLine
from app.services.people import PersonLine
from ui import wording
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.vault.new_password import NewPassword
from ui.widgets.cards import Well, across
from ui.widgets.inputs import Check, Field
from ui.widgets.labels import Elided, Label, Style
from ui.words import mark, tr

ROLE_NOTES: Mapping[Role, str] = {
    Role.OWNER: mark("Persons, roles and rules; drafts, and signs what others drafted"),
    Role.MARKETING: mark("Drafts recharges and sees spend"),
    Role.COMPLIANCE: mark("Keeps documents; may block an account"),
    Role.FINANCE_CLERK: mark("Pays what is approved and imports statements"),
    Role.FINANCE_MANAGER: mark("Signs recharges and enters payees; pays what others signed"),
    Role.EXECUTIVE: mark("Second signature on large sums, and exceptions"),
    Role.AUDITOR: mark("Sees everything, changes nothing"),
}


_BOX_WIDTH, _WIDTH = 144, 640


class RoleBoxes(QWidget):
    """One box a role, with what it means."""

    def __init__(self, chosen: frozenset[Role] = frozenset()) -> None:
        super().__init__()
        self._boxes = {role: Check(wording.word(role), on=role in chosen) for role in Role}
        column = across(spacing=0)
        well = Well()
        well.body.setSpacing(8)
        for role, box in self._boxes.items():
            box.setFixedSize(_BOX_WIDTH, 20)
            row = across(box, spacing=8)
            row.addWidget(Elided(tr(ROLE_NOTES[role]), Style.NOTE), 1)
            well.body.addLayout(row)
        column.addWidget(well, 1)
        self.setLayout(column)

    def box(self, role: Role) -> Check:
        """The box of one role."""
        return self._boxes[role]

    def roles(self) -> frozenset[Role]:
        """What is ticked."""
        return frozenset(role for role, box in self._boxes.items() if box.isChecked())


class PersonDialog(AskDialog):
    """Lets one more person in; they type the password themselves."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background) -> None:
        super().__init__(
            parent,
            background,
            tr("Add a person"),
            tr("They get a way into this vault and a signing key of their own. Let them type the password themselves: nobody else needs to know it."),
        )  # fmt: skip
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self.name = Field(tr("Name"))
        self.boxes = RoleBoxes()
        self.password = NewPassword()
        self.body.addWidget(self.name)
        self.body.addWidget(self.boxes)
        self.body.addWidget(self.password)
        self.deed = self.add_deed(tr("Add this person"), self.save, icon="user")
        self.password.submitted.connect(self.save)
        self.name.input.setFocus()

    def save(self) -> None:
        """Seal their slot and write them down."""
        name, roles = self.name.text(), self.boxes.roles()
        if not name.strip():
            self.name.set_error(wording.wrong("empty"))
        elif not roles:
            self.name.set_error(tr("Tick at least one role."))
        elif self.password.is_ready:
            secret = self.password.secret()
            self.run(lambda: self._desk.people.add(name, roles, secret), self.password.first)
        else:
            self.password.first.set_error(wording.wrong("too_short"))


class AdmitDialog(AskDialog):
    """Lets somebody in again whom only a lost key vouched for."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, one: PersonLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Let {name} in again", name=one.name),
            tr("The key that vouched for them is lost. Make sure that it is them, and that these are their roles; then let them type a new password themselves. They get a new signing key, and the old password opens nothing."),
        )  # fmt: skip
        self.setMinimumWidth(_WIDTH)
        self._desk, self._id = desk, one.id
        self.boxes = RoleBoxes(one.roles)
        self.password = NewPassword()
        self.body.addWidget(self.boxes)
        self.body.addWidget(self.password)
        self.deed = self.add_deed(tr("Vouch for {name}", name=one.name), self.save, icon="user")
        self.password.submitted.connect(self.save)
        self.password.first.input.setFocus()

    def save(self) -> None:
        """Seal a new slot and vouch for it."""
        roles = self.boxes.roles()
        if not roles:
            self.password.first.set_error(tr("Tick at least one role."))
        elif self.password.is_ready:
            secret = self.password.secret()
            self.run(lambda: self._desk.people.admit_again(self._id, roles, secret), self.password.first)
        else:
            self.password.first.set_error(wording.wrong("too_short"))


class RolesDialog(AskDialog):
    """Exactly these roles from now on."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, one: PersonLine) -> None:
        super().__init__(
            parent, background, tr("Roles of {name}", name=one.name), tr("Where one role rules something out, no other role brings it back.")
        )  # fmt: skip
        self.setMinimumWidth(_WIDTH)
        self._desk, self._id = desk, one.id
        self.boxes = RoleBoxes(one.roles)
        self.reason = Field(tr("Key of this person"), text=one.fingerprint, note=tr("Read it to each other over the telephone once."))  # fmt: skip
        self.reason.input.setReadOnly(True)
        self.body.addWidget(self.boxes)
        self.body.addWidget(self.reason)
        self.add_deed(tr("Give these roles"), self.save)

    def save(self) -> None:
        """Vouch for them anew."""
        roles = self.boxes.roles()
        self.run(lambda: self._desk.people.set_roles(self._id, roles), self.reason)


class PayeeDialog(AskDialog):
    """A bank account that money may go to, once another person has checked it and it has rested."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, one: PayeeLine | None = None) -> None:
        super().__init__(
            parent,
            background,
            tr("Change the payee") if one else tr("Enter a payee"),
            tr("Another person checks it, and it rests for a day before any money goes there."),
        )
        self._desk, self._id = desk, one.payee.id if one else None
        self.name = Field(tr("Account holder"), text=one.payee.name if one else "")
        self.account = Field(tr("Account number"), text=one.payee.account if one else "")
        self.bank = Field(tr("Bank"), text=one.payee.bank if one else "")
        self.code = Field(
            tr("BIC or clearing number, where the bank asks for it"), text=one.payee.bank_code if one else ""
        )
        for field in (self.name, self.account, self.bank, self.code):
            self.body.addWidget(field)
            field.submitted.connect(self.save)
        self.add_deed(tr("Keep this payee"), self.save)

    def save(self) -> None:
        """Keep it; it is unchecked."""
        details = PayeeDetails(
            name=self.name.text(), account=self.account.text(), bank=self.bank.text(), bank_code=self.code.text()
        )
        known = self._id
        if known is None:
            self.run(lambda: self._desk.payees.add(details), self.name)
        else:
            self.run(lambda: self._desk.payees.change(known, details), self.name)


class CheckPayeeDialog(AskDialog):
    """The second person compares the details with the contract and signs them."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, one: PayeeLine) -> None:
        super().__init__(
            parent,
            background,
            tr("Check the payee"),
            tr("Compare every figure with the contract, not with the request. Your key signs just these details."),
        )
        self._desk, self._id = desk, one.payee.id
        well = Well()
        for text in (one.payee.name, one.payee.account, f"{one.payee.bank} {one.payee.bank_code}".strip()):
            well.body.addWidget(Label(text, Style.NAME, figures=True, wrap=True))
        well.body.addWidget(Label(tr("Entered by {name}", name=one.entered_by), Style.NOTE))
        self.code = Field(tr("Six digits of your authenticator"), is_tall=True)
        self.body.addWidget(well)
        self.body.addWidget(self.code)
        self.code.submitted.connect(self.check)
        self.add_deed(tr("Sign these details"), self.check, icon="badge-check")
        self.code.input.setFocus()

    def check(self) -> None:
        """Sign them."""
        code = self.code.text()
        self.run(lambda: self._desk.payees.check(self._id, code), self.code)
