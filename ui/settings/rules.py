"""The sections about the rules for orders of the settings page: who signs up to which sum, and limits for a day."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.money import Money
from app.domain.rule_sets import RuleSet
from app.services.order_rules import RulesView
from app.services.people import PersonLine
from ui import figures, wording
from ui.ask_dialog import AskDialog, EnrolDialog
from ui.background import Background
from ui.settings.rule_dialogs import LimitsDialog, RulesDialog, signers_words
from ui.settings.sections import row, section
from ui.widgets.buttons import secondary
from ui.widgets.cards import across
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.toast import Message, Tone
from ui.words import tr


class RulesSections:
    """Makes the two sections and opens their dialogues; whoever has no authenticator sets one up first."""

    def __init__(self, page: LivePage, desk: Desk, background: Background, told: Callable[[Changes], object]) -> None:
        self._page, self._desk, self._background, self._told = page, desk, background, told
        self.dialog: AskDialog | None = None

    def made(self, view: RulesView, persons: Sequence[PersonLine]) -> list[QWidget]:
        """The ladder of sums, the limits."""
        may_sign = view.may_sign is None
        return [self._ladder(view, may_sign=may_sign), self._limits(view, persons, may_sign=may_sign)]

    def change_rules(self, now: RuleSet, wanted: RuleSet) -> None:
        """Ask for other rules, with those that are wanted filled in."""

        def make() -> AskDialog:
            return RulesDialog(self._page, self._desk, self._background, wanted)

        self._with_code(make, now)

    def change_limits(self, now: RuleSet, persons: Sequence[PersonLine]) -> None:
        """Ask for other limits."""

        def make() -> AskDialog:
            return LimitsDialog(self._page, self._desk, self._background, now, persons)

        self._with_code(make, now)

    def _ladder(self, view: RulesView, *, may_sign: bool) -> QWidget:
        rows: list[QWidget] = [_refused(view)] if view.fault is not None else []
        if view.fault is None:
            rows.append(row(tr("Now in force"), _in_force(view)))
            before: Money | None = None
            for band in view.rules.rules.bands:
                call = tr(" + call to a known number") if band.with_call_back else ""
                rows.append(row(_span(band.up_to, before), signers_words(band.signers) + call))
                before = band.up_to
        rules = view.rules
        change = secondary(tr("Change the rules…"), partial(self.change_rules, rules, rules), icon="pencil")
        note = tr("Up to which sum who signs. An owner's key signs the whole set with its number; rules that were touched otherwise, or older ones put back, let nothing go.")  # fmt: skip
        return section(tr("Approval rules"), note, rows, [change] if may_sign else [])

    def _limits(self, view: RulesView, persons: Sequence[PersonLine], *, may_sign: bool) -> QWidget:
        names, limits, none = {one.id: one.name for one in persons}, view.rules.limits, tr("no limit")
        rows = [
            row(word, figures.money(limit, is_whole=True) if limit is not None else none)
            for word, limit in (
                (tr("The company in all"), limits.day),
                (tr("Each person"), limits.person),
                (tr("Each account"), limits.account),
            )
        ]
        rows += [row(names.get(one, "?"), figures.money(limit, is_whole=True)) for one, limit in limits.persons.items()]
        change = secondary(tr("Change the limits…"), partial(self.change_limits, view.rules, persons), icon="pencil")
        note = tr("Most money that may be signed or sent in one day; signed together with the approval rules.")
        shown = [Label(tr("No limits are in force while the rules are refused."), Style.BODY, tone="ink-2")]
        is_whole = view.fault is None
        return section(tr("Limits for a day"), note, rows if is_whole else shown, [change] if may_sign and is_whole else [])  # fmt: skip

    def _with_code(self, make: Callable[[], AskDialog], now: RuleSet) -> None:
        if self._desk.people.has_second_factor():
            dialog = make()
            dialog.answered.connect(lambda changes: self._signed(changes, now))
        else:
            dialog = EnrolDialog(self._page, self._desk, self._background)
            dialog.accepted.connect(lambda: self._with_code(make, now))
        self.dialog = dialog
        dialog.open()

    def _signed(self, changes: Changes, before: RuleSet) -> None:
        if not changes:
            return
        self._told(changes)
        text = tr("The record has them, and orders that are not sent yet follow them.")
        undo = (tr("Sign the ones before…"), lambda: self.change_rules(before, before))
        self._page.say(Message(tone=Tone.SUCCESS, title=tr("The rules are in force"), text=text, actions=[undo]))


def _refused(view: RulesView) -> QWidget:
    holder = QWidget()
    assert view.fault is not None
    sentence = tr("The rules are refused, and nothing is signed or sent until an owner signs rules anew. {why}", why=wording.word(view.fault))  # fmt: skip
    line = across(IconLabel("octagon-alert", tone="red", size=18), spacing=12)
    line.addWidget(Label(sentence, Style.BODY, tone="red", wrap=True), 1)
    holder.setLayout(line)
    return holder


def _in_force(view: RulesView) -> str:
    if view.signed_at is None:
        return tr("as the program came; nobody has changed them")
    moment = figures.stamp(view.signed_at, datetime.now(UTC))
    return tr("No. {number}, signed by {name}, {moment}", number=view.number, name=view.signed_by, moment=moment)


def _span(up_to: Money | None, before: Money | None) -> str:
    if up_to is not None:
        return tr(
            "Up to {amount}", amount=figures.money(up_to, is_whole=up_to == Money(up_to.amount // 1, up_to.currency))
        )
    return tr("Above {amount}", amount=figures.money(before, is_whole=True)) if before is not None else tr("Any sum")
