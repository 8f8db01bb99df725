"""Money out of an account: some of it back 退款, all of it 清零, or to another account 转账; the order then waits for its signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desk import Desk
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel
from app.services.money_back import BackLine, drafts_to
from app.services.orders import DraftLine
from ui import figures, wording
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.recharge.dialogs import typed_amount
from ui.widgets.cards import Well, across
from ui.widgets.combo import Combo
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.page import clear
from ui.widgets.segmented import Segmented
from ui.widgets.tiles import platform_name
from ui.words import tr

SOME, ALL, ELSEWHERE = range(3)
AROUND = "around"
"""The way of two orders, where there is none straight from one account to the other."""
_LABEL = 72


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Where another page leads to: money shall come out of this account or wallet."""

    key: str


class BackDialog(AskDialog):
    """Makes the drafts of one wish; `answered` gives their numbers."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        background: Background,
        lines: Sequence[BackLine],
        *,
        key: str = "",
        what: int = SOME,
    ) -> None:
        super().__init__(
            parent,
            background,
            tr("Money out of an account"),
            tr("Back to where it came from (the agent, the wallet, or you by the platform), or on to another account. Nothing moves before others have signed."),
        )  # fmt: skip
        self._desk, self._lines = desk, {line.key: line for line in lines}
        self.what = Segmented([tr("Ask some back"), tr("Clear out"), tr("To another account")], name=tr("What shall be done"), at=what)  # fmt: skip
        self.account = Combo(tr("Account"), [(_named(line), line.key) for line in lines])
        self._facts = Well()
        self.receiver = Combo(tr("To"))
        self._to = _labelled(tr("To"), self.receiver)
        self.amount = Field(tr("Amount"), is_tall=True)
        self.way = Combo(tr("Way"))
        self.note = Label("", Style.NOTE, wrap=True)
        self.body.addLayout(across(self.what, None))
        self.body.addWidget(_labelled(tr("Account"), self.account))
        self.body.addWidget(self._facts)
        for widget in (self._to, self.amount, _labelled(tr("Way"), self.way), self.note):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.deed = self.add_deed(tr("Ask it back"), self.ask)
        self.account.choose(key)
        self.account.currentIndexChanged.connect(self._show_account)
        self.receiver.currentIndexChanged.connect(self._show_ways)
        self.way.currentIndexChanged.connect(self._show_words)
        self.what.chosen.connect(lambda _at: self._show_what())
        self.amount.submitted.connect(self.ask)
        self._show_account()
        self.amount.input.setFocus()

    @property
    def line(self) -> BackLine | None:
        """The account that is chosen; None where there is none."""
        return self._lines.get(str(self.account.value()))

    @property
    def other(self) -> BackLine | None:
        """The account that gets, when money goes to another one."""
        return self._lines.get(str(self.receiver.value())) if self.what.at == ELSEWHERE else None

    def ask(self) -> None:
        """Draft what was asked."""
        line, amount = self.line, self._amount()
        if line is None or amount is None or (self.what.at == ELSEWHERE and self.other is None):
            return
        way = self.way.value()
        if self.other is not None:
            drafts = drafts_to(line, self.other, amount, None if way == AROUND else Channel(str(way)))
        else:
            drafts = [DraftLine(account_id=line.account_id, amount=amount, channel=Channel(str(way)), kind=MoveKind.REFUND)]  # fmt: skip
        self.run(lambda: self._desk.orders.draft(drafts), self.amount)

    def _amount(self) -> Money | None:
        line = self.line
        if line is None:
            return None
        return line.takeable if self.what.at == ALL else typed_amount(self.amount, line.currency)

    def _show_account(self, *_changed: object) -> None:
        line = self.line
        clear(self._facts.body)
        if line is not None:
            now = datetime.now(UTC)
            for word, amount, is_strong in _rows(line):
                style = Style.STRONG if is_strong else Style.BODY
                shown = Label(figures.NOTHING if amount is None else figures.money(amount), style, figures=True)
                self._facts.body.addLayout(across(Label(word, style, tone="" if is_strong else "ink-2"), None, shown))
            if line.read_at is not None:
                read = tr("Read {moment}. Grants and frozen money cannot be taken.", moment=figures.stamp(line.read_at, now))  # fmt: skip
                self._facts.body.addWidget(Label(read, Style.NOTE, tone="amber" if line.is_stale else "", wrap=True))
            others = [one for one in self._lines.values() if one is not line and one.currency == line.currency]
            # Where it can go straight stands first.
            others.sort(key=lambda one: not line.ways_to(one))
            self.receiver.set_choices((_named(one), one.key) for one in others)
            self.amount.label.setText(tr("Amount in {currency}", currency=line.currency))
        self._show_what()

    def _show_what(self) -> None:
        self.amount.setVisible(self.what.at != ALL)
        self.amount.set_error("")
        self._to.setVisible(self.what.at == ELSEWHERE)
        self._show_ways()

    def _show_ways(self, *_changed: object) -> None:
        line, other = self.line, self.other
        if line is not None and other is not None:
            ways = [(wording.word(way), str(way)) for way in line.ways_to(other)]
            self.way.set_choices([*ways, (tr("Two orders: money back, then new money"), AROUND)])
        elif line is not None:
            self.way.set_choices((wording.word(way), str(way)) for way in line.ways_back)
        self._show_words()

    def _show_words(self, *_changed: object) -> None:
        words = self._words()
        self.note.setText(words)
        self.note.setVisible(bool(words))
        line, at = self.line, self.what.at
        there = line.takeable if line is not None else None
        said = {SOME: tr("Ask it back"), ALL: tr("Clear out"), ELSEWHERE: tr("Move it")}[at]
        if at == ALL and there:
            said = tr("Clear out {amount}", amount=figures.money(there))
        self.deed.setText(said)
        self.deed.setEnabled(bool(there) if at == ALL else line is not None and (at == SOME or self.other is not None))
        self.deed.updateGeometry()
        self.fit()

    def _words(self) -> str:
        line, at = self.line, self.what.at
        if line is None or at == SOME:
            return ""
        if at == ELSEWHERE:
            return self._words_elsewhere(line)
        if line.takeable is None:
            return tr("No balance is known of this account, so nobody can say what all of it is. Sync first, or ask for a sum.")  # fmt: skip
        return tr("All that was read there, less what leaves already. Stop its ads first: what is spent meanwhile does not come back. While it runs, do not recharge the account; platforms usually turn that down.")  # fmt: skip

    def _words_elsewhere(self, line: BackLine) -> str:
        other = self.other
        if other is None:
            return tr("No other account counts in {currency}.", currency=line.currency)
        around = tr("Each of the two orders is signed and sent on its own: send the second when the first has arrived.")
        why_not = line.why_not_to(other)
        if why_not is not None:
            return f"{wording.word(why_not)} {around}"
        if self.way.value() == AROUND:
            return around
        if self.way.value() == Channel.API:
            return tr("One order, sent once; it counts when the platform says that it is there.")
        return tr("By hand as far as the platform's own page lets you; if it does not, choose the two orders. It counts when both accounts show it.")  # fmt: skip


def _rows(line: BackLine) -> list[tuple[str, Money | None, bool]]:
    leaving = [(tr("Leaves already"), -line.leaving, False)] if line.leaving else []
    return [(tr("Cash"), line.cash, False), *leaving, (tr("May be taken"), line.takeable, True)]


def _named(line: BackLine) -> str:
    return f"{line.name} · {platform_name(line.account.platform)}"


def _labelled(word: str, combo: Combo) -> QWidget:
    label = Label(word, Style.NAME)
    label.setFixedWidth(_LABEL)
    row: QHBoxLayout = across(label)
    row.addWidget(combo, 1)
    holder = QWidget()
    holder.setLayout(row)
    return holder
