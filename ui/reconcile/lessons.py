"""The rules that matching learned 学到的规则: what each says, how often it was confirmed, and whether matching goes by it."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.lessons import ENOUGH, DelayLesson, FeeLesson, Lesson, NameLesson, Said
from ui import wording
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.refresh import Refresh
from ui.widgets.buttons import secondary
from ui.widgets.cards import across, down
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.segmented import Segmented
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import STRONG_TEXT, Chips, ChipText
from ui.widgets.table.table import Table
from ui.words import plural, tr


def says(lesson: Lesson) -> str:
    """What a rule says of the name beside it."""
    match lesson.taught:
        case NameLesson(counts_as=name):
            return tr("is {name}", name=name)
        case FeeLesson(rate=rate):
            return tr("keeps back {rate}", rate=_percent(rate))
        case DelayLesson(median=median, most=most):
            if median == most:
                return plural(
                    "usually there in {count} working day", "usually there in {count} working days", count=most
                )
            return tr("usually there in {first} to {last} working days", first=median, last=most)


def about(lesson: Lesson) -> str:
    """Whose name the rule is of."""
    match lesson.taught:
        case NameLesson(written=name) | FeeLesson(party=name) | DelayLesson(party=name):
            return name


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).normalize():f}%"


def _kind(lesson: Lesson) -> str:
    match lesson.taught:
        case NameLesson():
            return tr("Name")
        case FeeLesson():
            return tr("Fee")
        case DelayLesson():
            return tr("Delay")


def _source(lesson: Lesson) -> str:
    if lesson.is_said:
        return tr("written by hand")
    return tr("confirmed {count} times", count=lesson.confirmed)


def _standing(lesson: Lesson) -> ChipText:
    return ChipText(tr("In use"), "green", "check") if lesson.is_used else ChipText(tr("Not used"))


def _columns() -> list[Column[Lesson]]:
    return [
        Column(tr("Kind"), _kind, width=84, key="kind"),
        Column(tr("Name in the rows"), about, kind=STRONG_TEXT, width=190, stretch=True, key="about"),
        Column(tr("Rule"), says, width=240, stretch=True, key="says"),
        Column(tr("Comes from"), _source, width=142, key="source"),
        Column(tr("Matching"), _standing, kind=Chips(), width=104, key="standing"),
    ]


class LessonsDialog(Dialog):
    """All rules in a table; one is switched off, written otherwise or taken back, and each can be undone here."""

    def __init__(self, page: LivePage, desk: Desk, background: Background, refresh: Refresh) -> None:
        super().__init__(
            page,
            tr("Rules that matching learned"),
            tr("Learned only from matches that a person confirmed: three that say the same make a rule, one that says otherwise unmakes a name. The next run goes by them."),
            width=860,
        )  # fmt: skip
        self._page, self._desk, self._background, self._refresh = page, desk, background, refresh
        self.writing: WriteDialog | None = None
        self.table = Table(_columns(), name=tr("Rules"), has_totals=False)
        self.table.setMinimumHeight(300)
        self.nothing = Label(
            tr("No rule yet. Confirm {count} matches that say the same of a name, or write a rule.", count=ENOUGH),
            Style.BODY, tone="ink-2", wrap=True,
        )  # fmt: skip
        self.nothing.setMinimumHeight(120)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.switch = secondary("", self.switch_chosen)
        self.change = secondary(tr("Change…"), self.change_chosen, icon="pencil")
        self.take_back = secondary(tr("Take back"), self.take_back_chosen, icon="undo-2")
        self.write = secondary(tr("Write a rule…"), self.write_new, icon="plus")
        self.told = Label("", Style.NOTE, tone="red")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing)
        self.body.addLayout(across(self.switch, self.change, self.take_back, self.told, None))
        self.add_aside(self.write)
        self.cancel.setText(tr("Close"))
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(lambda _row: self.change_chosen())
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        space.activated.connect(self.switch_chosen)
        self._show([])
        self.reload()

    def reload(self, mark: str = "") -> None:
        """Ask for the rules; the one of this mark is chosen afterwards."""
        self._page.ask(lambda _progress: self._desk.lessons.all(), lambda found: self._show(found, mark))

    def chosen(self) -> Lesson | None:
        """The rule where the keyboard stands."""
        return next(iter(self.table.selected_rows()), None)

    def switch_chosen(self) -> None:
        """Let matching go by the rule, or no longer."""
        one = self.chosen()
        if one is not None:
            mark, is_used = one.taught.mark, not one.is_used
            self._do(lambda: self._desk.lessons.switch(mark, is_used=is_used), mark)

    def take_back_chosen(self) -> None:
        """A rule that a person wrote goes."""
        one = self.chosen()
        if one is not None and one.is_said:
            mark = one.taught.mark
            self._do(lambda: self._desk.lessons.take_back(mark), mark)

    def change_chosen(self) -> None:
        """Write the chosen rule otherwise; a delay is measured and cannot be written."""
        one = self.chosen()
        if one is not None and not isinstance(one.taught, DelayLesson):
            self._write(one.taught)

    def write_new(self) -> None:
        """Write a rule that nobody confirmed yet."""
        self._write(None)

    def _write(self, said: Said | None) -> None:
        self.writing = WriteDialog(self, self._desk, self._background, said)
        self.writing.answered.connect(self._done)
        self.writing.open()

    def _do(self, deed: Callable[[], Changes], mark: str) -> None:
        self._page.ask(lambda _progress: deed(), lambda changes: self._done(changes, mark), otherwise=self._refused)

    def _done(self, changes: Changes, mark: str = "") -> None:
        self._refresh.tell(changes)
        self.reload(mark)

    def _refused(self, error: Exception) -> None:
        self.told.setText(wording.told(error).title)
        self.reload()

    def _show(self, found: Sequence[Lesson], mark: str = "") -> None:
        self.table.set_rows(found)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found and not self.table.select(lambda one: one.taught.mark == mark):
            self.table.select_at(0)
        if found:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        one = self.chosen()
        for button in (self.switch, self.change, self.take_back):
            button.setVisible(one is not None)
        if one is None:
            return
        self.told.setText("")
        self.switch.setText(tr("Do not use") if one.is_used else tr("Use again"))
        self.change.setVisible(not isinstance(one.taught, DelayLesson))
        self.take_back.setVisible(one.is_said)


class WriteDialog(AskDialog):
    """A rule in a person's own words: of a name, or of a fee."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, said: Said | None) -> None:
        super().__init__(parent, background, tr("Change the rule") if said else tr("Write a rule"))
        self._desk = desk
        self._before = said.mark if said is not None else ""
        self.kind = Segmented([tr("Name"), tr("Fee")], name=tr("Kind"))
        self.kind.setVisible(said is None)
        self.about = Field(tr("Name as the bank writes it"))
        self.value = Field("")
        self.body.addLayout(down(across(self.kind, None), 12, self.about, 12, self.value))
        self.add_deed(tr("Save the rule"), self.save, icon="check")
        if isinstance(said, FeeLesson):
            self.kind.choose(1)
            self.about.set_text(said.party)
            self.value.set_text(_percent(said.rate).removesuffix("%"))
        elif said is not None:
            self.about.set_text(said.written)
            self.value.set_text(said.counts_as)
        self.about.setEnabled(said is None)
        self.kind.chosen.connect(lambda _at: self._name_value())
        self._name_value()
        (self.about if said is None else self.value).input.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep it; what cannot be used is said at its field."""
        if not self.about.text().strip():
            self.about.set_error(wording.wrong("empty"))
            return
        try:
            rule = self._rule()
        except InvalidOperation:
            self.value.set_error(wording.wrong("not_a_number"))
            return
        self.run(lambda: self._desk.lessons.say(rule, instead_of=self._before), self.value)

    def _rule(self) -> Said:
        if self._is_fee():
            return FeeLesson(party=self.about.text(), rate=Decimal(self.value.text().strip().removesuffix("%")) / 100)
        return NameLesson(written=self.about.text(), counts_as=self.value.text())

    def _is_fee(self) -> bool:
        return self.kind.at == 1

    def _name_value(self) -> None:
        label = tr("Keeps back of each payment, in %") if self._is_fee() else tr("Whose name it is, as the platform's rows write it")  # fmt: skip
        self.value.label.setText(label)
        self.value.input.setAccessibleName(label)
        self.value.input.setPlaceholderText("1.5" if self._is_fee() else "")
