"""Money out of an account: ask some of it back 退款, or clear the account out 清零; the order then waits for its signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desk import Desk
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel
from app.services.money_back import BackLine
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

SOME, ALL = range(2)
_LABEL = 72


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Where another page leads to: money shall come out of this account or wallet."""

    key: str


class BackDialog(AskDialog):
    """Makes one draft; `answered` gives its number in a list."""

    def __init__(
        self, parent: QWidget, desk: Desk, background: Background, lines: Sequence[BackLine], *, key: str = ""
    ) -> None:
        super().__init__(
            parent,
            background,
            tr("Money out of an account"),
            tr("It goes back to where it came from: the agent, the wallet, or you by the platform. Nothing moves before others have signed."),
        )  # fmt: skip
        self._desk, self._lines = desk, {line.key: line for line in lines}
        self.what = Segmented([tr("Ask some back"), tr("Clear out")], name=tr("What shall be done"))
        named = [(f"{line.name} · {platform_name(line.platform)}", line.key) for line in lines]
        self.account = Combo(tr("Account"), named)
        self._facts = Well()
        self.amount = Field(tr("Amount"), is_tall=True)
        self.way = Combo(tr("Way"))
        self.note = Label("", Style.NOTE, wrap=True)
        self.body.addLayout(across(self.what, None))
        self.body.addLayout(_named(tr("Account"), self.account))
        self.body.addWidget(self._facts)
        self.body.addWidget(self.amount)
        self.body.addLayout(_named(tr("Way"), self.way))
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.deed = self.add_deed(tr("Ask it back"), self.ask)
        self.account.choose(key)
        self.account.currentIndexChanged.connect(self._show_account)
        self.what.chosen.connect(lambda _at: self._show_what())
        self.amount.changed.connect(lambda _text: self._show_deed())
        self.amount.submitted.connect(self.ask)
        self._show_account()
        self.amount.input.setFocus()

    @property
    def line(self) -> BackLine | None:
        """The account that is chosen; None where there is none."""
        return self._lines.get(str(self.account.value()))

    def ask(self) -> None:
        """Draft what was asked."""
        line, amount = self.line, self._amount()
        if line is None or amount is None:
            return
        way = Channel(str(self.way.value()))
        draft = DraftLine(account_id=line.account_id, amount=amount, channel=way, kind=MoveKind.REFUND)
        self.run(lambda: self._desk.orders.draft([draft]), self.amount)

    def _amount(self) -> Money | None:
        line = self.line
        if line is None:
            return None
        if self.what.at == ALL:
            return line.takeable
        return typed_amount(self.amount, line.currency)

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
                read = tr(
                    "Read {moment}. Grants and frozen money cannot be taken.", moment=figures.stamp(line.read_at, now)
                )
                self._facts.body.addWidget(Label(read, Style.NOTE, tone="amber" if line.is_stale else "", wrap=True))
            self.way.set_choices((wording.word(way), way) for way in line.ways)
            self.amount.label.setText(tr("Amount in {currency}", currency=line.currency))
        self._show_what()

    def _show_what(self) -> None:
        is_all, line = self.what.at == ALL, self.line
        self.amount.setVisible(not is_all)
        self.amount.set_error("")
        words = ""
        if is_all and line is not None and line.takeable is None:
            words = tr(
                "No balance is known of this account, so nobody can say what all of it is. Sync first, or ask for a sum."
            )
        elif is_all:
            words = tr(
                "All that was read there, less what leaves already. Stop its ads first: what is spent meanwhile does not come back. While it runs, do not recharge the account; platforms usually turn that down."
            )
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self._show_deed()
        self.adjustSize()

    def _show_deed(self) -> None:
        line, is_all = self.line, self.what.at == ALL
        if is_all:
            there = line.takeable if line is not None else None
            self.deed.setText(tr("Clear out {amount}", amount=figures.money(there)) if there else tr("Clear out"))
            self.deed.setEnabled(bool(there))
        else:
            self.deed.setText(tr("Ask it back"))
            self.deed.setEnabled(line is not None)
        self.deed.updateGeometry()


def _rows(line: BackLine) -> list[tuple[str, Money | None, bool]]:
    leaving = [(tr("Leaves already"), -line.leaving, False)] if line.leaving else []
    return [(tr("Cash"), line.cash, False), *leaving, (tr("May be taken"), line.takeable, True)]


def _named(word: str, combo: Combo) -> QHBoxLayout:
    label = Label(word, Style.NAME)
    label.setFixedWidth(_LABEL)
    row = across(label)
    row.addWidget(combo, 1)
    return row
