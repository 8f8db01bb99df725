"""Questions about the rules for orders: who signs up to which sum, and how much a day; an owner signs the whole set with a code."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.approvals import STANDARD, ApprovalRules, Band, Limits, Needed
from app.domain.money import Money
from app.domain.rule_sets import CURRENCY, RuleSet
from app.services.people import PersonLine
from ui import wording
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.widgets.buttons import icon_button, link
from ui.widgets.cards import across, down
from ui.widgets.combo import Combo
from ui.widgets.inputs import Check, Field
from ui.widgets.labels import Label, Style
from ui.widgets.page import clear
from ui.words import mark, tr

_N = Needed
SIGNERS: Sequence[tuple[Needed, ...]] = (
    (_N.ANY_APPROVER,),
    (_N.FINANCE_MANAGER,),
    (_N.EXECUTIVE,),
    (_N.OWNER,),
    (_N.ANY_APPROVER, _N.ANY_APPROVER),
    (_N.FINANCE_MANAGER, _N.EXECUTIVE),
    (_N.FINANCE_MANAGER, _N.OWNER),
    (_N.EXECUTIVE, _N.OWNER),
    (_N.FINANCE_MANAGER, _N.EXECUTIVE, _N.OWNER),
)
"""What is offered for a step; what is in force beside these is offered too."""

_SHORT = {
    _N.ANY_APPROVER: mark("one approver"),
    _N.FINANCE_MANAGER: mark("finance manager"),
    _N.EXECUTIVE: mark("executive"),
    _N.OWNER: mark("owner"),
}
_WIDTH = 640


def signers_words(signers: Sequence[Needed]) -> str:
    """Who signs, in short: finance manager + executive."""
    if tuple(signers) == (_N.ANY_APPROVER, _N.ANY_APPROVER):
        return tr("two approvers")
    return " + ".join(tr(_SHORT[one]) for one in signers)


class _Step(QWidget):
    """One step of the rules: up to where, who signs, whether the payee is called back."""

    def __init__(self, band: Band) -> None:
        super().__init__()
        self.up_to = Field(tr("Up to, {currency}", currency=CURRENCY), text=_text(band.up_to))
        self.up_to.setFixedWidth(160)
        self._above = Label(tr("Above that"), Style.STRONG)
        self._above.setFixedWidth(160)
        offered = [*SIGNERS, *([] if band.signers in SIGNERS else [band.signers])]
        self.signers = Combo(tr("Who signs"), [(signers_words(one), _key(one)) for one in offered])
        self.signers.choose(_key(band.signers))
        self.call_back = Check(tr("and a call back"), on=band.with_call_back)
        self.remove = icon_button("x", tr("Take this step out"))
        self._is_last = band.up_to is None
        who = down(Label(tr("Who signs"), Style.NAME), 6, self.signers, None)
        row = across(spacing=12)
        row.addWidget(self._above if self._is_last else self.up_to)
        row.addLayout(who, 1)
        row.addLayout(down(26, self.call_back, None))
        row.addLayout(down(22, self.remove, None))
        (self.up_to if self._is_last else self._above).hide()
        keeps_room = self.remove.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(keeps_room)
        self.remove.setVisible(not self._is_last)
        self.setLayout(row)

    def band(self, above: Money | None) -> Band | None:
        """What stands here; None, said below the field, where the end is no amount or not above the step before."""
        signers = tuple(Needed(one) for one in str(self.signers.value()).split("+"))
        if self._is_last:
            return Band(None, signers, with_call_back=self.call_back.isChecked())
        end = _money(self.up_to.text()) if _is_amount(self.up_to.text()) else None
        if end is None or end.amount <= 0 or (above is not None and end <= above):
            is_low = end is not None and end.amount > 0
            self.up_to.set_error(wording.wrong("not_above" if is_low else "not_a_number"))
            return None
        self.up_to.set_error("")
        return Band(end, signers, with_call_back=self.call_back.isChecked())


class RulesDialog(AskDialog):
    """The whole ladder of sums, signed with one code."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, rules: RuleSet) -> None:
        super().__init__(
            parent,
            background,
            tr("Approval rules"),
            tr("In {currency}; a sum in another currency counts at its rate, and takes the last step where there is none. Your key signs all of it under the next number, and orders that are not sent yet take the signatures of the new rules.", currency=CURRENCY),
        )  # fmt: skip
        self.setMinimumWidth(_WIDTH)
        self._desk, self._rules = desk, rules
        self.steps: list[_Step] = []
        self._ladder = QVBoxLayout()
        self._ladder.setSpacing(12)
        self.code = Field(tr("Six digits of your authenticator"), is_tall=True)
        self.body.addLayout(self._ladder)
        self.body.addLayout(across(link(tr("Add a step"), self.add_step), None, link(tr("As the program came"), lambda: self.show_rules(STANDARD))))  # fmt: skip
        self.body.addWidget(self.code)
        self.code.submitted.connect(self.save)
        self.add_deed(tr("Sign these rules"), self.save, icon="badge-check")
        self.show_rules(rules.rules)

    def show_rules(self, rules: ApprovalRules) -> None:
        """Fill in these; nothing is in force before it is signed."""
        clear(self._ladder)
        self.steps = []
        for band in rules.bands:
            self._put(len(self.steps), _Step(band))

    def add_step(self) -> None:
        """One more below the last."""
        step = _Step(Band(Money.zero(CURRENCY), (_N.ANY_APPROVER,)))
        step.up_to.set_text("")
        self._put(len(self.steps) - 1, step)
        step.up_to.input.setFocus()

    def save(self) -> None:
        """Sign them."""
        bands: list[Band] = []
        for step in self.steps:
            band = step.band(bands[-1].up_to if bands else None)
            if band is None:
                self.fit()
                return
            bands.append(band)
        rules, code = (
            ApprovalRules(bands=tuple(bands), plan_tolerance=self._rules.rules.plan_tolerance),
            self.code.text(),
        )
        self.run(lambda: self._desk.order_rules.sign(RuleSet(rules, self._rules.limits), code), self.code)

    def _put(self, at: int, step: _Step) -> None:
        self.steps.insert(at, step)
        self._ladder.insertWidget(at, step)
        step.remove.clicked.connect(lambda: self._take_out(step))
        self.fit()

    def _take_out(self, step: _Step) -> None:
        self.steps.remove(step)
        self._ladder.removeWidget(step)
        step.hide()
        step.deleteLater()
        self.fit()


class LimitsDialog(AskDialog):
    """Most money in a day: in all, by person, by account, and for single persons; an empty field is no limit."""

    def __init__(
        self, parent: QWidget, desk: Desk, background: Background, rules: RuleSet, persons: Sequence[PersonLine]
    ) -> None:
        super().__init__(
            parent,
            background,
            tr("Limits for a day"),
            tr("In {currency}; what is signed or sent on the day counts. An empty field is no limit. Your key signs them together with the approval rules.", currency=CURRENCY),
        )  # fmt: skip
        self._desk, self._rules = desk, rules
        limits = rules.limits
        self.day = Field(tr("The company in all"), text=_text(limits.day))
        self.person = Field(tr("Each person"), text=_text(limits.person))
        self.account = Field(tr("Each account"), text=_text(limits.account))
        self.own = {
            one.id: Field(tr("{name} alone", name=one.name), text=_text(limits.persons.get(one.id)))
            for one in persons
            if one.is_active
        }
        self.code = Field(tr("Six digits of your authenticator"), is_tall=True)
        for field in (self.day, self.person, self.account, *self.own.values(), self.code):
            self.body.addWidget(field)
            field.submitted.connect(self.save)
        self.add_deed(tr("Sign these limits"), self.save, icon="badge-check")

    def save(self) -> None:
        """Sign them."""
        fields = [self.day, self.person, self.account, *self.own.values()]
        wrong = [field for field in fields if not _is_amount(field.text())]
        if wrong:
            wrong[0].set_error(wording.wrong("not_a_number"))
            return
        own = {person: _money(field.text()) for person, field in self.own.items()}
        limits = Limits(
            day=_money(self.day.text()),
            person=_money(self.person.text()),
            account=_money(self.account.text()),
            persons={person: money for person, money in own.items() if money is not None},
            accounts=self._rules.limits.accounts,
        )
        rules, code = RuleSet(self._rules.rules, limits), self.code.text()
        self.run(lambda: self._desk.order_rules.sign(rules, code), self.code)


def _key(signers: Sequence[Needed]) -> str:
    # Qt gives values back as plain text.
    return "+".join(str(one) for one in signers)


def _text(limit: Money | None) -> str:
    if limit is None:
        return ""
    whole = limit.amount.to_integral_value()
    return f"{whole:,f}" if whole == limit.amount else f"{limit.rounded().amount:,f}"


def _is_amount(text: str) -> bool:
    try:
        return not text.strip() or Decimal(text.replace(",", "").strip()).is_finite()
    except InvalidOperation:
        return False


def _money(text: str) -> Money | None:
    return Money(Decimal(text.replace(",", "").strip()), CURRENCY) if text.strip() else None
